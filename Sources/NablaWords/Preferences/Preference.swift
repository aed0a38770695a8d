// What a learner can set once for all: the one table behind the configuration, what is remembered, and `nabla config`.

import NablaCanvas
import NablaLesson

/// One thing that the configuration file can say.
package enum Preference: String, CaseIterable, Hashable, Sendable {
  case language, theme, glyphs, signs, color, mouse, animation, guesses, introduction

  /// The words it may be set to, the default first.
  package var allowed: [String] {
    switch self {
    case .language: ["auto"] + Language.allCases.map(\.rawValue)
    case .theme: ["auto"] + Theme.allCases.map(\.rawValue)
    case .glyphs: ["auto"] + GlyphLevel.allCases.map(\.rawValue)
    case .signs: ["auto"] + SignSet.allCases.map(\.rawValue)
    case .color: ["auto", "never", "8", "256"]
    case .mouse, .animation, .guesses, .introduction: ["true", "false"]
    }
  }

  package var fallback: String { allowed[0] }

  /// Whether what is chosen by key holds at the next start too.
  package var isRemembered: Bool {
    switch self {
    case .language, .theme, .glyphs, .signs, .introduction: true
    case .color, .mouse, .animation, .guesses: false
    }
  }
}

/// Words for preferences; a missing one leaves the choice to the next source.
package struct Preferences: Equatable, Sendable {
  package private(set) var words: [Preference: String] = [:]

  package init() {}

  /// - Parameter words: by name; unknown names, unknown words and `auto` say nothing.
  package init(_ words: [String: String]) {
    for (name, word) in words {
      guard let preference = Preference(rawValue: name), preference.allowed.contains(word), word != "auto" else {
        continue
      }
      self.words[preference] = word
    }
  }

  package subscript(_ preference: Preference) -> String? {
    get { words[preference] }
    set { words[preference] = newValue }
  }

  package var language: Language? { words[.language].flatMap(Language.init(rawValue:)) }
  package var theme: Theme? { words[.theme].flatMap(Theme.init(rawValue:)) }
  package var glyphs: GlyphLevel? { words[.glyphs].flatMap(GlyphLevel.init(rawValue:)) }
  package var signs: SignSet? { words[.signs].flatMap(SignSet.init(rawValue:)) }
  /// Whether the first picture comes with a hint at what to do if it looks wrong.
  package var isIntroduced: Bool { words[.introduction] != "false" }
  /// The colours asked for; nil leaves it to the environment and the terminal.
  package var depth: ColourDepth? { words[.color].flatMap(Self.depth(named:)) }
  package var isMouseOn: Bool { words[.mouse] != "false" }
  package var isAnimated: Bool { words[.animation] != "false" }
  /// Whether predictions can be put down.
  package var takesGuesses: Bool { words[.guesses] != "false" }

  /// `never`, `8` or `256`; nil for everything else.
  package static func depth(named word: String) -> ColourDepth? {
    word == "never" ? .mono : word == "8" ? .eight : word == "256" ? .twoHundredFiftySix : nil
  }

  /// These words, and where they say nothing those of another.
  package func filled(from other: Preferences) -> Preferences {
    var result = self
    result.words.merge(other.words) { mine, _ in mine }
    return result
  }

  /// Those of them that a key can choose for the next start.
  package var onlyRemembered: Preferences {
    var result = self
    result.words = words.filter { $0.key.isRemembered }
    return result
  }

  package var isEmpty: Bool { words.isEmpty }
}
