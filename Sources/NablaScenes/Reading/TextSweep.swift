// A cursor over the bytes of a YAML text that knows its line and column.

/// Moves forward only; columns count Unicode scalars.
struct TextSweep {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private(set) var position = TextPosition.start

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  var isAtEnd: Bool { place >= bytes.endIndex }
  var byte: UInt8? { isAtEnd ? nil : bytes[place] }
  var next: UInt8? { place + 1 < bytes.endIndex ? bytes[place + 1] : nil }

  /// Whether a line break or the end stands here.
  var isAtLineEnd: Bool { isAtEnd || breakLength(at: place) > 0 }

  var isFollowedByBlank: Bool {
    guard let next else { return true }
    return next == 32 || next == 9 || breakLength(at: place + 1) > 0
  }

  /// Whether a line of `---` or `...` begins here.
  var isAtDocumentMark: Bool {
    guard position.column == 1, let byte, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return false }
    guard bytes.endIndex - place >= 3, bytes[place + 1] == byte, bytes[place + 2] == byte else { return false }
    return place + 3 == bytes.endIndex || bytes[place + 3] == 32 || bytes[place + 3] == 9
      || breakLength(at: place + 3) > 0
  }

  /// How many bytes the line break at a place has; 0: there is none. YAML 1.1 knows three beyond ASCII.
  private func breakLength(at place: Int) -> Int {
    switch bytes[place] {
    case 10: return 1
    case 13: return place + 1 < bytes.endIndex && bytes[place + 1] == 10 ? 2 : 1
    case 0xC2: return place + 1 < bytes.endIndex && bytes[place + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard place + 2 < bytes.endIndex, bytes[place + 1] == 0x80 else { return 0 }
      return bytes[place + 2] == 0xA8 || bytes[place + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  mutating func advance() {
    guard !isAtEnd else { return }
    let length = breakLength(at: place)
    if length > 0 {
      place += length
      position = TextPosition(line: position.line + 1, column: 1)
      return
    }
    place += 1
    while place < bytes.endIndex, bytes[place] & 0xC0 == 0x80 { place += 1 }
    position = TextPosition(line: position.line, column: position.column + 1)
  }

  mutating func advance(_ count: Int) {
    for _ in 0..<count { advance() }
  }

  mutating func skipSpaces() {
    while byte == 32 { advance() }
  }

  mutating func skipBlanks() {
    while byte == 32 || byte == 9 { advance() }
  }

  /// To the line's end, the break excluded.
  mutating func skipLine() {
    while !isAtLineEnd { advance() }
  }

  mutating func skipWord() {
    while !isAtLineEnd, byte != 32, byte != 9 { advance() }
  }

  /// The lines of a block text: those that are empty or indented beyond the column. Ends before the first other one's
  /// line break, so that the caller sees a line end.
  mutating func skipBlock(deeperThan column: Int) {
    while !isAtEnd {
      var ahead = self
      ahead.advance()
      ahead.skipSpaces()
      if ahead.isAtEnd {
        self = ahead
        return
      }
      guard ahead.isAtLineEnd || ahead.position.column > column else { return }
      ahead.skipLine()
      self = ahead
    }
  }

  /// What stands between the quotes, over several lines if need be; ends behind the closing one or at the end.
  mutating func quoted() -> ArraySlice<UInt8> {
    let mark = byte
    advance()
    let start = place
    while !isAtEnd, byte != mark || (mark == UInt8(ascii: "'") && next == mark) {
      if byte == mark || (mark == UInt8(ascii: "\"") && byte == UInt8(ascii: "\\")) { advance() }
      advance()
    }
    let content = bytes[start..<min(place, bytes.endIndex)]
    advance()
    return content
  }

  /// An unquoted text up to the line's end, a comment, or `: `; inside brackets also up to one of `,[]{}`.
  mutating func plain(inFlow: Bool) -> ArraySlice<UInt8> {
    let start = place
    var end = place
    while !isAtLineEnd {
      if byte == UInt8(ascii: ":"), place > start {
        if isFollowedByBlank || (inFlow && next.map { ",[]{}".utf8.contains($0) } == true) { break }
      }
      if inFlow, byte.map({ ",[]{}".utf8.contains($0) }) == true { break }
      if byte == UInt8(ascii: "#"), place > start, bytes[place - 1] == 32 || bytes[place - 1] == 9 { break }
      let isBlank = byte == 32 || byte == 9
      advance()
      if !isBlank { end = place }
    }
    return bytes[start..<end]
  }
}
