// Korean particles, which depend on whether the word before them ends in a consonant.

/// A particle with two forms.
package enum Particle: CaseIterable, Hashable, Sendable {
  /// 은 / 는
  case topic
  /// 이 / 가
  case subject
  /// 을 / 를
  case object
  /// 으로 / 로; after ㄹ as after a vowel
  case direction
  /// 과 / 와
  case and
  /// 이에요 / 예요
  case copula
  /// 이어야 / 여야
  case obligation

  /// The word with its particle; where the reading is not certain, with both: `은(는)`.
  ///
  ///     Particle.attach("학습률", .topic)  // "학습률은"
  package static func attach(_ word: String, _ particle: Particle) -> String {
    word + particle.form(after: ending(of: word))
  }

  /// How a word sounds at its end.
  enum Ending: Hashable {
    case vowel, consonant, rieul, unknown
  }

  private func form(after ending: Ending) -> String {
    let (consonant, vowel, both): (String, String, String)
    switch self {
    case .topic: (consonant, vowel, both) = ("은", "는", "은(는)")
    case .subject: (consonant, vowel, both) = ("이", "가", "이(가)")
    case .object: (consonant, vowel, both) = ("을", "를", "을(를)")
    case .direction: (consonant, vowel, both) = ("으로", "로", "(으)로")
    case .and: (consonant, vowel, both) = ("과", "와", "과(와)")
    case .copula: (consonant, vowel, both) = ("이에요", "예요", "예요")
    case .obligation: (consonant, vowel, both) = ("이어야", "여야", "(이)어야")
    }
    switch ending {
    case .vowel: return vowel
    case .consonant: return consonant
    case .rieul: return self == .direction ? vowel : consonant
    case .unknown: return both
    }
  }

  static func ending(of word: String) -> Ending {
    let spoken = word.unicodeScalars.filter { !silent.contains($0) }
    guard let last = spoken.last else { return .unknown }
    if let final = Hangul.finalConsonant(last) { return final == 0 ? .vowel : final == 8 ? .rieul : .consonant }
    if let known = readings[last] { return known }
    guard last.isASCII, last.properties.isAlphabetic else { return .unknown }
    let letters = spoken.reversed().prefix { $0.isASCII && $0.properties.isAlphabetic }
    let isSpelled = letters.count == 1 || last.properties.isUppercase
    return isSpelled ? letterEnding(last) : wordEnding(Array(letters))
  }

  /// Letters read one by one: 엘, 엠, 엔 and 알 end in consonants, the others in vowels.
  private static func letterEnding(_ letter: Unicode.Scalar) -> Ending {
    switch letter {
    case "L", "l", "R", "r": .rieul
    case "M", "m", "N", "n": .consonant
    default: .vowel
    }
  }

  /// English words as Koreans read them, as far as their spelling tells; `reversed` begins with the last letter.
  private static func wordEnding(_ reversed: [Unicode.Scalar]) -> Ending {
    let word = String(String.UnicodeScalarView(reversed.reversed())).lowercased()
    if closed.contains(word) { return .consonant }
    let isAfterVowel = ["a", "e", "i", "o", "u"].contains(reversed[1])
    switch reversed[0] {
    // 코스트, 네트워크, 헬프; after a vowel 스텝 closes, and 인풋 and 세트 differ.
    case "t" where !isAfterVowel, "k" where !isAfterVowel, "p" where !isAfterVowel: return .vowel
    case "p" where isAfterVowel: return .consonant
    case "e" where ["c", "k"].contains(reversed[1]): return .vowel
    default: break
    }
    switch reversed[0] {
    case "l": return .rieul
    case "m", "n": return .consonant
    case "a", "i", "o", "u", "y", "r", "s", "f", "v", "w", "x", "z", "d": return .vowel
    case "h": return reversed[1] == "n" || reversed.starts(with: ["h", "c", "t"]) ? .vowel : .unknown
    case "e" where reversed[1] == "l": return .rieul
    case "e": return ["m", "n", "p"].contains(reversed[1]) ? .unknown : .vowel
    case "g": return reversed[1] == "n" ? .consonant : .unknown
    default: return .unknown
    }
  }

  /// Words that close where their spelling does not tell: 인풋, 라인, 스킴.
  private static let closed: Set<String> = [
    "input", "output", "target", "format", "layout", "line", "sine", "cosine", "scheme", "name", "time", "type", "not",
  ]

  /// What is not read aloud at the end of a word.
  private static let silent: Set<Unicode.Scalar> = [
    " ", ")", "]", "}", "\"", "'", "’", "”", "」", "』", "〉", "》", ".",
  ]

  /// Digits, Greek and signs as they are read in Korean: 0 영, 1 일, ε 엡실론, ∇ 나블라.
  private static let readings: [Unicode.Scalar: Ending] = [
    "0": .consonant, "1": .rieul, "2": .vowel, "3": .consonant, "4": .vowel, "5": .vowel, "6": .consonant,
    "7": .rieul, "8": .rieul, "9": .vowel, "₀": .consonant, "₁": .rieul, "₂": .vowel, "₃": .consonant, "₄": .vowel,
    "₅": .vowel, "₆": .consonant, "₇": .rieul, "₈": .rieul, "₉": .vowel, "α": .vowel, "β": .vowel, "γ": .vowel,
    "δ": .vowel, "Δ": .vowel, "ε": .consonant, "η": .vowel, "θ": .vowel, "λ": .vowel, "μ": .vowel, "π": .vowel,
    "ρ": .vowel, "σ": .vowel, "Σ": .vowel, "τ": .vowel, "φ": .vowel, "ω": .vowel, "∇": .vowel, "∞": .vowel,
    "%": .vowel, "′": .consonant, "²": .consonant, "³": .consonant,
  ]
}
