// Escape sequences that keys, the mouse and pastes send.

import NablaCanvas

/// What a run of bytes that begins with ESC is, and how many of them belong to it.
nonisolated enum EscapeSequence {
  case key(count: Int, Key)
  case event(count: Int, Event)
  case answer(count: Int, TerminalAnswer)
  case pasteBegins(count: Int)
  case noise(count: Int)
  /// ESC and an ordinary key: that key with Alt.
  case alternate
  case unfinished

  /// The longest sequence that is waited for.
  private static let limit = 4096

  static func read(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
    let start = bytes.startIndex
    guard bytes.count > 1 else { return .unfinished }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return control(bytes)
    case UInt8(ascii: "O"): return single(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      return string(bytes)
    case UInt8(ascii: "\\"): return .noise(count: 2)
    case Byte.escape: return twice(bytes)
    default: return .alternate
    }
  }

  /// ESC twice: the key twice, or the sequence of a key with Alt, as rxvt sends it.
  private static func twice(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
    guard bytes.count > 2 else { return .unfinished }
    guard [UInt8(ascii: "["), UInt8(ascii: "O")].contains(bytes[bytes.startIndex + 2]) else {
      return .key(count: 1, Key(.escape))
    }
    switch read(bytes.dropFirst()) {
    case .unfinished: return .unfinished
    case .key(let count, _): return .noise(count: count + 1)
    default: return .key(count: 1, Key(.escape))
    }
  }

  /// ESC O and one byte: keys in application mode, the number pad among them.
  private static func single(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
    guard bytes.count > 2 else { return .unfinished }
    let last = bytes[bytes.startIndex + 2]
    guard last >= 0x20, last < 0x7F else { return .noise(count: 2) }
    if let code = finals[last] { return .key(count: 3, Key(code)) }
    switch last {
    case UInt8(ascii: "M"): return .key(count: 3, Key(.enter))
    case UInt8(ascii: "X"): return .key(count: 3, Key("="))
    case UInt8(ascii: "j")...UInt8(ascii: "y"): return .key(count: 3, Key(Unicode.Scalar(last - 0x40)))
    default: return .noise(count: 3)
    }
  }

  /// ESC and a string up to BEL or ESC \: answers of the terminal.
  private static func string(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
    for index in bytes.indices.dropFirst(2) {
      if bytes[index] == Byte.bell { return answer(bytes, upTo: index, count: index + 1 - bytes.startIndex) }
      guard bytes[index] == Byte.escape else { continue }
      guard index + 1 < bytes.endIndex else { return .unfinished }
      let isEnd = bytes[index + 1] == UInt8(ascii: "\\")
      let count = index + (isEnd ? 2 : 0) - bytes.startIndex
      return isEnd ? answer(bytes, upTo: index, count: count) : .noise(count: count)
    }
    return bytes.count > limit ? .noise(count: bytes.count) : .unfinished
  }

  private static func answer(_ bytes: ArraySlice<UInt8>, upTo end: Int, count: Int) -> EscapeSequence {
    let kind = bytes.startIndex + 1
    guard bytes[kind] == UInt8(ascii: "]"), let answer = TerminalAnswer(string: bytes[(kind + 1)..<end]) else {
      return .noise(count: count)
    }
    return .answer(count: count, answer)
  }

  /// ESC [, parameters, and a last byte that says what they are for.
  private static func control(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
    var index = bytes.startIndex + 2
    while index < bytes.endIndex, (0x20...0x3F).contains(bytes[index]) { index += 1 }
    let body = bytes[(bytes.startIndex + 2)..<index]
    guard index < bytes.endIndex else { return bytes.count > limit ? .noise(count: bytes.count) : .unfinished }
    let last = bytes[index]
    let count = index + 1 - bytes.startIndex
    // A control byte or another ESC breaks the sequence off; it is read by itself.
    guard (0x40...0x7E).contains(last) else { return .noise(count: count - 1) }
    if body.isEmpty, last == UInt8(ascii: "M") { return oldMouse(bytes) }
    if body.isEmpty, last == UInt8(ascii: "[") { return console(bytes) }
    if body.first == UInt8(ascii: "<"), last == UInt8(ascii: "M") || last == UInt8(ascii: "m") {
      return mouse(numbers(body.dropFirst()), isPress: last == UInt8(ascii: "M"), count: count)
    }
    let isPlain = body.allSatisfy { (0x30...0x3B).contains($0) }
    guard isPlain else {
      return TerminalAnswer(parameters: body, last: last).map { .answer(count: count, $0) } ?? .noise(count: count)
    }
    return key(KeyReport(body), body, last, count)
  }

  private static func key(
    _ report: KeyReport, _ body: ArraySlice<UInt8>, _ last: UInt8, _ count: Int
  ) -> EscapeSequence {
    let first = report.first
    var key: Key?
    switch last {
    case UInt8(ascii: "~") where first == 200: return .pasteBegins(count: count)
    case UInt8(ascii: "~") where first == 27: key = report.otherKey
    case UInt8(ascii: "~"): key = body.isEmpty ? nil : tildes[first].flatMap(report.key)
    case UInt8(ascii: "u"): key = report.unicodeKey
    case UInt8(ascii: "Z"): key = Key(.tab, shift: true)
    // F3 with a modifier says that it is in the first row, so the cursor is never asked for there.
    case UInt8(ascii: "R") where first > 1:
      return report.count == 2 ? .answer(count: count, .cursor(column: report.second)) : .noise(count: count)
    // st's Delete; the key that others send so, F1, comes with a number or behind ESC O.
    case UInt8(ascii: "P") where body.isEmpty: key = Key(.delete)
    // rxvt marks a shifted arrow by a small letter.
    case UInt8(ascii: "a")...UInt8(ascii: "d") where body.isEmpty:
      key = finals[last - 0x20].map { Key($0, shift: true) }
    default:
      if report.count < 2 || first == 1 { key = finals[last].flatMap(report.key) }
    }
    return key.map { .key(count: count, $0) } ?? .noise(count: count)
  }

  /// The function keys F1 to F5 of the Linux console.
  private static func console(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
    guard bytes.count > 3 else { return .unfinished }
    let letter = bytes[bytes.startIndex + 3]
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else { return .noise(count: 3) }
    return .key(count: 4, Key(.function(Int(letter) - 0x40)))
  }

  /// The first kind of mouse reports: three bytes, each 32 more than what it says.
  private static func oldMouse(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
    guard bytes.count >= 6 else { return .unfinished }
    let report = bytes.dropFirst(3).prefix(3).map { Int($0) - 32 }
    return mouse(report, isPress: true, count: 6)
  }

  private static func mouse(_ report: [Int], isPress: Bool, count: Int) -> EscapeSequence {
    guard report.count == 3, isPress, report[0] >= 0 else { return .noise(count: count) }
    let place = Point(x: max(0, report[1] - 1), y: max(0, report[2] - 1))
    // Shift, Alt and Control are bits 4, 8 and 16, a motion 32, the wheel 64.
    switch report[0] & ~0x1C {
    case 0: return .event(count: count, .clicked(place))
    case 64: return .event(count: count, .scrolled(place, steps: -1))
    case 65: return .event(count: count, .scrolled(place, steps: 1))
    default: return .noise(count: count)
    }
  }

  /// The numbers between semicolons; a missing one is 1, and one out of all range stops growing.
  private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
    body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.isEmpty ? 1 : digits.reduce(0) { min(1_000_000, $0 * 10 + Int($1 & 0x0F)) }
    }
  }

  /// Keys by their last byte, after ESC [ and ESC O alike.
  private static let finals: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
  ]

  /// Keys by their number before a tilde.
  private static let tildes: [Int: Key.Code] = [
    1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
    29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
  ]
}
