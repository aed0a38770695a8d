// Finding Hangul while it is still being typed: a syllable without its last consonant, or initials alone.

extension Hangul {
  /// The initial consonants as they are typed, in the order of the syllables.
  private static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)

  /// Whether a typed word stands somewhere in a text; both composed and in lower case.
  ///
  ///     Hangul.contains(typed: "되도", in: "되돌리기")  // true: 도 may still become 돌
  ///     Hangul.contains(typed: "ㄷㄷ", in: "되돌리기")  // true: initials alone
  package static func contains(typed: String, in text: String) -> Bool { place(of: typed, in: text) != nil }

  /// Before which character of the text the typed word stands; nil where it does not.
  package static func place(of typed: String, in text: String) -> Int? {
    let wanted = Array(typed.unicodeScalars)
    let scalars = Array(text.unicodeScalars)
    guard wanted.count <= scalars.count else { return nil }
    return (0...scalars.count - wanted.count).first { start in
      wanted.indices.allSatisfy { stands(wanted[$0], for: scalars[start + $0], isLast: $0 == wanted.count - 1) }
    }
  }

  private static func stands(_ typed: Unicode.Scalar, for scalar: Unicode.Scalar, isLast: Bool) -> Bool {
    if typed == scalar { return true }
    guard let final = finalConsonant(scalar) else { return false }
    if isLast, final > 0, typed.value == scalar.value - UInt32(final) { return true }
    return initials[Int(scalar.value - 0xAC00) / 588] == typed
  }
}
