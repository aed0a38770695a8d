// Splits a table into records and cells.
// Source: RFC 4180; line breaks may also be a lone LF or CR. Hand-written: it needs places, and no more than this page.

import NablaLesson

/// One cell with its place.
struct CSVCell: Equatable {
  let bytes: ArraySlice<UInt8>
  let position: TextPosition
  let wasQuoted: Bool

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The cell without blanks around it.
  var trimmed: String {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }) else { return "" }
    let last = bytes.lastIndex { !isBlank($0) } ?? first
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

/// Gives the records of a table one after the other.
struct CSVRecords {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var line = 1
  private var column = 1

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// The next record that has something in a cell; nil at the end.
  ///
  /// - Throws: a quote that is never closed, at the place where it was opened, or that is followed by more text.
  mutating func next() throws(PlainText.Problem) -> [CSVCell]? {
    while place < bytes.endIndex {
      var cells: [CSVCell] = []
      repeat { cells.append(try cell()) } while takeComma()
      takeLineBreak()
      // Spreadsheets end a table with rows of commas.
      if cells.contains(where: { $0.wasQuoted || !$0.trimmed.isEmpty }) { return cells }
    }
    return nil
  }

  private var byte: UInt8? { place < bytes.endIndex ? bytes[place] : nil }
  private var isAtCellEnd: Bool { byte == nil || byte == UInt8(ascii: ",") || byte == 10 || byte == 13 }

  private mutating func cell() throws(PlainText.Problem) -> CSVCell {
    let position = TextPosition(line: line, column: column)
    guard byte == UInt8(ascii: "\"") else {
      let start = place
      while !isAtCellEnd { advance() }
      return CSVCell(bytes: bytes[start..<place], position: position, wasQuoted: false)
    }
    advance()
    var content: [UInt8] = []
    while true {
      guard let byte else {
        throw PlainText.Problem(
          position: position,
          message: LocalizedText(ko: "여기서 연 따옴표가 닫히지 않았어요", en: "the quote that opens here is never closed"))
      }
      if byte == UInt8(ascii: "\"") {
        advance()
        guard self.byte == UInt8(ascii: "\"") else { break }
      }
      if byte == 10 || byte == 13 {
        content.append(10)
        takeLineBreak()
      } else {
        repeat {
          content.append(bytes[place])
          advance()
        } while place < bytes.endIndex && bytes[place] & 0xC0 == 0x80
      }
    }
    guard isAtCellEnd else {
      throw PlainText.Problem(
        position: TextPosition(line: line, column: column),
        message: LocalizedText(
          ko: "닫는 따옴표 뒤에 글이 있어요. 따옴표 안의 따옴표는 두 번 써요",
          en: "text behind a closing quote; a quote inside a quoted cell is written twice"))
    }
    return CSVCell(bytes: content[...], position: position, wasQuoted: true)
  }

  private mutating func takeComma() -> Bool {
    guard byte == UInt8(ascii: ",") else { return false }
    advance()
    return true
  }

  private mutating func takeLineBreak() {
    guard let first = byte, first == 10 || first == 13 else { return }
    place += 1
    if first == 13, byte == 10 { place += 1 }
    line += 1
    column = 1
  }

  private mutating func advance() {
    if bytes[place] & 0xC0 != 0x80 { column += 1 }
    place += 1
  }
}
