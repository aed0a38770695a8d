import Foundation
import NablaCanvas
import Testing

/// A Korean input method as it works on one syllable: keys become the letters printed on them, letters that may stand
/// together become one, and Foundation puts the syllable together.
private enum InputMethod {
  /// What is printed on the keys, row by row, and what Shift makes of the seven that it changes.
  static let printed: [Character: Character] = {
    var letters: [Character: Character] = [:]
    for (keys, row) in [
      ("qwertyuiop", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ"), ("asdfghjkl", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ"), ("zxcvbnm", "ㅋㅌㅊㅍㅠㅜㅡ"),
      ("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ"),
    ] { for (key, letter) in zip(keys, row) { letters[key] = letter } }
    return letters
  }()

  static let pairs: [String: Character] = [
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ", "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ",
    "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
  ]

  /// The letters with those that stand together as one: a vowel pair, a pair at the end.
  static func letters(_ keys: String) -> [Character] {
    var result: [Character] = []
    for key in keys {
      guard let letter = printed[key] else { return [] }
      // The consonant that begins a syllable stays alone.
      if let last = result.last, result.count > 1 || isVowel(last), let one = pairs["\(last)\(letter)"] {
        result[result.count - 1] = one
      } else {
        result.append(letter)
      }
    }
    return result
  }

  static func isVowel(_ letter: Character) -> Bool { ("ㅏ"..."ㅣ").contains(letter) }

  static func compose(_ keys: String) -> String {
    let letters = letters(keys)
    guard (2...3).contains(letters.count) else { return "" }
    let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
    let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
    let vowels = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
    var jamo = String.UnicodeScalarView()
    func append(_ base: Int, _ place: Int?) { if let place { jamo.append(Unicode.Scalar(UInt32(base + place))!) } }
    append(0x1100, initials.firstIndex(of: letters[0]))
    append(0x1161, vowels.firstIndex(of: letters[1]))
    if letters.count == 3 { append(0x11A8, finals.firstIndex(of: letters[2])) }
    return String(jamo).precomposedStringWithCanonicalMapping
  }
}

private func typed(_ scalar: Unicode.Scalar) -> String? {
  TwoSetKeyboard.keys(for: scalar)?.map(\.name).joined()
}

@Suite struct `The keys behind Hangul` {
  @Test func `typing them makes each of the 11,172 syllables again`() {
    let syllables = (UInt32(0xAC00)...0xD7A3).map { Unicode.Scalar($0)! }
    #expect(syllables.count == 11_172)
    let wrong = syllables.filter { InputMethod.compose(typed($0) ?? "") != String(Character($0)) }
    #expect(wrong.isEmpty, "\(wrong.count), first \(wrong.first.map { "\($0) \(typed($0) ?? "")" } ?? "")")
  }

  // Source: the table of the two-set layout in any Korean keyboard's manual.
  @Test(
    arguments: [
      ("가", "rk"), ("쌀", "Tkf"), ("값", "rkqt"), ("ㅂ", "q"), ("ㅃ", "Q"), ("ㄺ", "fr"), ("ㅘ", "hk"), ("ㅢ", "ml"),
      ("ㅖ", "P"),
      ("뷁", "qnpfr"), ("힣", "glg"),
    ] as [(Unicode.Scalar, String)])
  func `they are those printed on the keyboard`(scalar: Unicode.Scalar, keys: String) {
    #expect(typed(scalar) == keys)
  }

  @Test func `a letter by itself is one key, or the two that make it`() {
    for value in UInt32(0x3131)...0x3163 {
      let letter = Character(Unicode.Scalar(value)!)
      let back = typed(Unicode.Scalar(value)!).map { keys in keys.compactMap { InputMethod.printed[$0] } } ?? []
      #expect(back == [letter] || InputMethod.pairs[String(back)] == letter, "\(letter) as \(back)")
    }
  }

  @Test func `decomposed syllables are the same keys`() {
    for value in UInt32(0xAC00)...0xD7A3 {
      let syllable = Unicode.Scalar(value)!
      let jamo = String(Character(syllable)).decomposedStringWithCanonicalMapping.unicodeScalars
      let keys = jamo.flatMap { Key($0).withoutInputMethod }
      if keys != TwoSetKeyboard.keys(for: syllable) {
        Issue.record("\(syllable)")
        return
      }
    }
  }

  @Test func `every other character is itself, and so is a key with Control`() {
    for scalar in ["a", "Q", "é", "∇", "\u{1113}", "\u{1160}", "\u{11A7}", "\u{11C3}", "ㅤ", "字", "\u{D7A4}"]
      as [Unicode.Scalar]
    {
      #expect(Key(scalar).withoutInputMethod == [Key(scalar)])
    }
    let held = Key(.character("ㅂ"), control: true)
    #expect(held.withoutInputMethod == [held] && Key(.enter).withoutInputMethod == [Key(.enter)])
  }
}
