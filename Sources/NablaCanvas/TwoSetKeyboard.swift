// The keys behind Hangul: with the Korean input method switched on, `q` arrives as ㅂ and a few quick keys as 값.
// Source: KS X 5002, the two-set layout that every Korean keyboard has printed on it.

/// The Korean layout of letters: consonants left, vowels right.
package enum TwoSetKeyboard {
  /// The keys that type a Hangul character, in their order; nil for anything that this layout does not type.
  ///
  ///     TwoSetKeyboard.keys(for: "값")  // r k q t
  ///     TwoSetKeyboard.keys(for: "ㅘ")  // h k
  ///     TwoSetKeyboard.keys(for: "ㅃ")  // Q, with Shift
  ///
  /// - Parameter scalar: a syllable, a letter by itself (U+3131…3163) or a conjoining one, as decomposed text has them.
  package static func keys(for scalar: Unicode.Scalar) -> [Key]? {
    let value = Int(scalar.value)
    let text: String
    switch value {
    case 0x3131...0x3163: text = letters[value - 0x3131]
    case 0x1100...0x1112: text = initials[value - 0x1100]
    case 0x1161...0x1175: text = vowels[value - 0x1161]
    case 0x11A8...0x11C2: text = finals[value - 0x11A7]
    case 0xAC00...0xD7A3:
      let syllable = value - 0xAC00
      text = initials[syllable / 588] + vowels[syllable / 28 % 21] + finals[syllable % 28]
    default: return nil
    }
    return text.unicodeScalars.map { Key($0) }
  }

  /// ㄱ ㄲ ㄳ … ㅎ and ㅏ … ㅣ, in the order of U+3131…3163.
  private static let letters =
    ["r", "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "Q"]
    + ["qt", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"] + vowels

  /// The nineteen consonants that begin a syllable.
  private static let initials = [
    "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
  ]

  private static let vowels = [
    "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l",
  ]

  /// What may end a syllable, none at first.
  private static let finals = [
    "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t", "T",
    "d", "w", "c", "z", "x", "v", "g",
  ]
}

extension Key {
  /// The keys that were pressed where the Korean input method made this one of them; else the key itself.
  package var withoutInputMethod: [Key] {
    guard case .character(let scalar) = code, !control else { return [self] }
    return TwoSetKeyboard.keys(for: scalar) ?? [self]
  }
}
