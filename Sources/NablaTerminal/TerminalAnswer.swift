// What terminals answer when they are asked something. Source: xterm's ctlseqs; XParseColor(3) for colours.

import NablaCanvas

nonisolated enum TerminalAnswer: Equatable {
  /// OSC 11: the colour of the background.
  case background(RGB)
  /// CPR or DECXCPR: the column the cursor is in, from 1.
  case cursor(column: Int)
  /// DA1: what the terminal can do. Every terminal answers it, and in the order of the questions it answers itself: one
  /// that runs inside another hands some on.
  case attributes

  /// Reads the string between ESC ] and its end.
  init?(string: ArraySlice<UInt8>) {
    let text = String(decoding: string, as: UTF8.self)
    guard text.hasPrefix("11;"), let colour = RGB(named: text.dropFirst(3)) else { return nil }
    self = .background(colour)
  }

  /// Reads the parameters between ESC [ and the last byte.
  init?(parameters: ArraySlice<UInt8>, last: UInt8) {
    guard parameters.first == UInt8(ascii: "?") else { return nil }
    let numbers = String(decoding: parameters.dropFirst(), as: UTF8.self).split(separator: ";").map { Int($0) }
    switch last {
    case UInt8(ascii: "c"): self = .attributes
    case UInt8(ascii: "R"):
      // A third number is the page.
      guard (2...3).contains(numbers.count), let column = numbers[1] else { return nil }
      self = .cursor(column: column)
    default: return nil
    }
  }
}

nonisolated extension RGB {
  /// A colour as terminals write it: `rgb:ffff/0/80`, with one to four digits each, `rgba:` and four parts, or `#ff0080`
  /// with one to four digits each.
  init?(named text: some StringProtocol) {
    var parts: [Substring]
    let text = Substring(text)
    if text.hasPrefix("rgb:") || text.hasPrefix("rgba:") {
      parts = text[text.firstIndex(of: ":")!...].dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == (text.hasPrefix("rgba:") ? 4 : 3) else { return nil }
    } else if text.hasPrefix("#"), (text.count - 1) % 3 == 0 {
      let digits = (text.count - 1) / 3
      parts = (0..<3).map { text.dropFirst(1 + $0 * digits).prefix(digits) }
    } else {
      return nil
    }
    let levels = parts.compactMap { part -> UInt8? in
      guard (1...4).contains(part.count), part.allSatisfy({ $0.isASCII && $0.isHexDigit }),
        let value = Int(part, radix: 16)
      else { return nil }
      let most = (1 << (4 * part.count)) - 1
      return UInt8((value * 255 + most / 2) / most)
    }
    guard levels.count == parts.count else { return nil }
    self.init(levels[0], levels[1], levels[2])
  }
}
