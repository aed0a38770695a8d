// From bytes to text: UTF-8 and nothing else, with the place and the likely cause where it is not.

import NablaCanvas
import NablaLesson

/// Text of a scene or a table, checked.
enum PlainText {
  /// What is wrong with the bytes.
  struct Problem: Error, Equatable {
    let position: TextPosition
    let message: LocalizedText
  }

  /// The bytes without a byte order mark.
  ///
  /// - Throws: the first problem, whether it is the size, the encoding or a control character.
  static func checked(_ bytes: [UInt8], megabytes: Int) throws(Problem) -> ArraySlice<UInt8> {
    guard bytes.count <= megabytes << 20 else {
      throw Problem(
        position: .start,
        message: LocalizedText(
          ko: "\(megabytes) MB보다 커요. 그보다 큰 파일은 읽지 않아요", en: "larger than \(megabytes) MB, the most that is read"))
    }
    if isUTF16(bytes) {
      throw Problem(
        position: .start,
        message: LocalizedText(
          ko: "UTF-8이 아니라 UTF-16이에요. UTF-8로 저장해 주세요", en: "not UTF-8 but UTF-16; save the file as UTF-8"))
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let bad = firstInvalidByte(text) {
      let isBinary = bytes.prefix(4096).contains { $0 < 9 }
      let likely =
        isBinary
        ? LocalizedText(ko: "글이 아닌 파일 같아요", en: "it looks like a binary file") : likelyEncoding(bytes[bad...])
      throw Problem(
        position: position(of: bad, in: text),
        message: LocalizedText(
          ko: "UTF-8이 아니에요(\(bad)번 바이트 0x\(hexadecimal(bytes[bad]))). \(likely.ko)",
          en: "not UTF-8 (byte 0x\(hexadecimal(bytes[bad])) at \(bad)); \(likely.en)"))
    }
    if let control = text.firstIndex(where: { ($0 < 32 && $0 != 9 && $0 != 10 && $0 != 13) || $0 == 127 }) {
      let code = "0x\(hexadecimal(bytes[control]))"
      let name = bytes[control] == 0 ? "NUL byte" : "control character \(code)"
      let korean = bytes[control] == 0 ? "NUL 바이트" : "제어 문자 \(code)"
      throw Problem(
        position: position(of: control, in: text),
        message: LocalizedText(
          ko: "\(control)번 바이트에 \(Particle.attach(korean, .subject)) 있어요. 글로 된 파일이 아니에요",
          en: "a \(name) at \(control): this is no plain text"))
    }
    return text
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  /// By its mark, or by every second byte of ASCII being zero.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let head = bytes.prefix(64)
    guard head.count >= 4 else { return false }
    let zeros = head.indices.filter { bytes[$0] == 0 }
    return zeros.count * 3 >= head.count && (zeros.allSatisfy { $0 % 2 == 0 } || zeros.allSatisfy { $0 % 2 == 1 })
  }

  /// Where the first byte stands that no UTF-8 text has there.
  private static func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int? {
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let lead = bytes[place]
      if lead < 0x80 {
        place += 1
        continue
      }
      let (length, low, high): (Int, UInt8, UInt8)
      switch lead {
      case 0xC2...0xDF: (length, low, high) = (2, 0x80, 0xBF)
      case 0xE0: (length, low, high) = (3, 0xA0, 0xBF)
      case 0xED: (length, low, high) = (3, 0x80, 0x9F)
      case 0xE1...0xEF: (length, low, high) = (3, 0x80, 0xBF)
      case 0xF0: (length, low, high) = (4, 0x90, 0xBF)
      case 0xF1...0xF3: (length, low, high) = (4, 0x80, 0xBF)
      case 0xF4: (length, low, high) = (4, 0x80, 0x8F)
      default: return place
      }
      guard place + length <= bytes.endIndex, (low...high).contains(bytes[place + 1]),
        bytes[(place + 2)..<(place + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return place }
      place += length
    }
    return nil
  }

  /// Korean in CP949 comes in pairs of high bytes; a lone high byte among letters is rather Latin-1.
  private static func likelyEncoding(_ bytes: ArraySlice<UInt8>) -> LocalizedText {
    var pairs = 0
    var lone = 0
    var place = bytes.startIndex
    let end = min(bytes.endIndex, place + 4096)
    while place < end {
      if bytes[place] < 0x80 {
        place += 1
      } else if place + 1 < end, bytes[place] >= 0xA1, bytes[place + 1] >= 0xA1 {
        pairs += 1
        place += 2
      } else if place + 1 < end, (0x81...0xC6).contains(bytes[place]), bytes[place + 1] >= 0x41 {
        // The syllables that CP949 added to EUC-KR.
        pairs += 1
        place += 2
      } else {
        lone += 1
        place += 1
      }
    }

    let name = pairs > lone ? "CP949 (EUC-KR)" : "Latin-1 (Windows-1252)"
    return LocalizedText(
      ko: "\(Particle.attach(name, .direction)) 저장된 것 같아요. UTF-8로 저장해 주세요",
      en: "it looks like \(name): save the file as UTF-8")
  }

  private static func position(of offset: Int, in text: ArraySlice<UInt8>) -> TextPosition {
    var line = 1
    var column = 1
    var place = text.startIndex
    while place < offset {
      let byte = text[place]
      if byte == 10 || (byte == 13 && !(place + 1 < text.endIndex && text[place + 1] == 10)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      place += 1
    }
    return TextPosition(line: line, column: column)
  }
}
