// The numbers in a key's sequence: which key, with which modifiers, pressed or let go.
// Source: sw.kovidgoyal.net/kitty/keyboard-protocol, whose mode a program that died may have left on; xterm's ctlseqs.

import NablaCanvas

/// What stands between ESC [ and the last byte: numbers with semicolons between them, each with further ones behind
/// colons.
nonisolated struct KeyReport {
  private let fields: [[Int?]]

  /// A number that is out of all range stops growing.
  init(_ body: ArraySlice<UInt8>) {
    fields = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { digits in
        digits.isEmpty ? nil : digits.reduce(0) { min(1_000_000, $0 * 10 + Int($1 & 0x0F)) }
      }
    }
  }

  var count: Int { fields.count }
  /// The first number; a missing one is 1.
  var first: Int { number(0) ?? 1 }
  var second: Int { number(1) ?? 1 }

  private func number(_ field: Int, _ part: Int = 0) -> Int? {
    guard fields.indices.contains(field), fields[field].indices.contains(part) else { return nil }
    return fields[field][part]
  }

  private var modifiers: Int { max(0, second - 1) }
  private var isShifted: Bool { modifiers & 1 != 0 }
  private var isControlled: Bool { modifiers & 4 != 0 }
  private var isCapital: Bool { modifiers & 64 != 0 }
  /// Nothing is bound to Alt, and Alt with a key must not act as the key alone; the locks (64, 128) are no modifiers.
  private var isBound: Bool { modifiers & ~(1 | 4 | 64 | 128) == 0 && !isReleased }
  private var isReleased: Bool { number(1, 1) == 3 }

  /// A key that is known by its last byte or by a number before a tilde.
  func key(_ code: Key.Code) -> Key? {
    guard count <= 2, isBound else { return nil }
    return Key(code, shift: isShifted, control: isControlled)
  }

  /// A key that is known by its character: `ESC[99;5u`.
  var unicodeKey: Key? { isBound ? key(number(0), shifted: number(0, 1), text: number(2)) : nil }

  /// The same as xterm sends it where it is told to: `ESC[27;5;99~`.
  var otherKey: Key? { count == 3 && isBound ? key(number(2), shifted: nil, text: nil) : nil }

  private func key(_ code: Int?, shifted: Int?, text: Int?) -> Key? {
    guard let code else { return nil }
    if let named = Self.named[code] {
      // Terminals have always sent these alike with and without modifiers.
      let isPlain = [.escape, .enter, .backspace].contains(named)
      return Key(named, shift: isShifted && !isPlain, control: isControlled && !isPlain)
    }
    let base = Self.numberPad[code].map(Unicode.Scalar.init) ?? scalar(code)
    guard let base else { return nil }
    if isControlled {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(UInt8(truncatingIfNeeded: base.value))
      return base.isASCII && isLetter ? Key(.character(base), control: true) : nil
    }
    if let typed = text.flatMap(scalar) ?? (isShifted ? shifted.flatMap(scalar) : nil) { return Key(typed) }
    let hasCapital = Self.capital(base) != base
    return Key((hasCapital ? isShifted != isCapital : isShifted) ? Self.shifted(base) : base)
  }

  /// A character that can be typed; the private ones stand for keys without any.
  private func scalar(_ number: Int) -> Unicode.Scalar? {
    guard number >= 0x20, !(0x7F..<0xA0).contains(number), !(0xE000..<0xF900).contains(number), number < 0xE0000 else {
      return nil
    }
    return Unicode.Scalar(UInt32(number))
  }

  private static func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapped = scalar.properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first! : scalar
  }

  /// What Shift makes of a key; signs as on a US keyboard, where the terminal does not tell.
  private static func shifted(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let place = unshiftedSigns.firstIndex(of: scalar) { return shiftedSigns[place] }
    return capital(scalar)
  }

  private static let unshiftedSigns = Array("`1234567890-=[]\\;',./".unicodeScalars)
  private static let shiftedSigns = Array("~!@#$%^&*()_+{}|:\"<>?".unicodeScalars)

  private static let named: [Int: Key.Code] = [
    8: .backspace, 9: .tab, 13: .enter, 27: .escape, 127: .backspace, 57414: .enter, 57417: .left, 57418: .right,
    57419: .up, 57420: .down, 57421: .pageUp, 57422: .pageDown, 57423: .home, 57424: .end, 57426: .delete,
  ]

  private static let numberPad: [Int: UInt8] = [
    57399: UInt8(ascii: "0"), 57400: UInt8(ascii: "1"), 57401: UInt8(ascii: "2"), 57402: UInt8(ascii: "3"),
    57403: UInt8(ascii: "4"), 57404: UInt8(ascii: "5"), 57405: UInt8(ascii: "6"), 57406: UInt8(ascii: "7"),
    57407: UInt8(ascii: "8"), 57408: UInt8(ascii: "9"), 57409: UInt8(ascii: "."), 57410: UInt8(ascii: "/"),
    57411: UInt8(ascii: "*"), 57412: UInt8(ascii: "-"), 57413: UInt8(ascii: "+"), 57415: UInt8(ascii: "="),
  ]
}
