// Every key that a lesson or a teacher's note names is a key of the program, under the name that `nabla keys` lists.

import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

@Suite struct `The keys named in the scenes` {
  @Test(arguments: SceneLibrary.names) func `stand in the key table`(_ name: String) throws {
    let scene = try #require(try SceneLibrary.scene(named: name))
    for text in scene.lesson + [scene.question, scene.answer].compactMap({ $0 }) + scene.notes {
      for language in Language.allCases {
        for key in keys(in: text[language]) {
          let action = Key(name: key).flatMap { Action(key: $0) }
          #expect(action != nil, "\(key) in: \(text[language])")
        }
      }
    }
  }

  /// A note that says the way through a scene names keys; where it does not, the words below do not find them.
  @Test(arguments: SceneLibrary.names) func `lead through the scene`(_ name: String) throws {
    let scene = try #require(try SceneLibrary.scene(named: name))
    for language in Language.allCases {
      #expect(scene.notes.contains { !keys(in: $0[language]).isEmpty }, "no note with keys in \(language)")
    }
  }

  /// "A three times" is typed as a a a, which goes the other way through the activations.
  @Test(arguments: SceneLibrary.names) func `are named as they are typed`(_ name: String) throws {
    let scene = try #require(try SceneLibrary.scene(named: name))
    for text in scene.lesson + [scene.question, scene.answer].compactMap({ $0 }) + scene.notes {
      for language in Language.allCases {
        // Runs are called A to F.
        let bare = text[language].firstMatch(of: /(^|[^+A-Za-z0-9])[GHMNPQRU]($|[^A-Za-z0-9])/)
        #expect(bare == nil, "\(text[language])")
        let counted = text[language].firstMatch(
          of: /(^|[^+A-Za-z])[A-Z](를|을)? (키|한 번|두 번|세 번|once|twice|three times)|[Kk]ey [A-Z]/)
        #expect(counted == nil, "\(text[language])")
        #expect(!text[language].contains("S-"), "\(text[language])")
      }
    }
  }

  /// The other way to a value, for whoever types it: `:activation identity`.
  @Test(arguments: SceneLibrary.names) func `have values that the command line takes`(_ name: String) throws {
    let scene = try #require(try SceneLibrary.scene(named: name))
    for text in scene.lesson + [scene.question, scene.answer].compactMap({ $0 }) + scene.notes {
      for language in Language.allCases {
        for match in text[language].matches(of: /:([a-z-]+) ([a-z0-9.-]*[a-z0-9])/) {
          var model = Model(name)
          model.press(":")
          model.type("\(match.1) \(match.2)")
          model.press("Enter")
          #expect(model.overlay == nil && !model.done.isEmpty, "\(match.0)")
        }
      }
    }
  }

  @Test func `are found as they are written in both languages`() {
    #expect(keys(in: "순서: Space로 멈추고 r을 눌러요. K를 두 번, S-Left, C-o.") == ["Space", "r", "K", "S-Left", "C-o"])
    #expect(keys(in: "Then Esc; K twice, ] once, F5. Return.") == ["Esc", "K", "]", "F5", "Return"])
    #expect(keys(in: "Shift+A를 세 번, Shift+← and Shift+C.") == ["A", "S-Left", "C"])
    #expect(keys(in: "w1 = 2, C(w1) and a(1 − a) → σ(z)") == ["Right"])
  }

  /// Read once: there are many words.
  nonisolated(unsafe) private static let namedKey = /(?:[CS]-)?(?:[A-Z][a-z]+)|C-[a-z]|F[0-9]+/

  /// What stands alone as a key would: one Latin letter or sign, a named key, an arrow.
  private func keys(in text: String) -> [String] {
    let arrows = ["→": "Right", "←": "Left", "↑": "Up", "↓": "Down"]
    return text.split(separator: " ").compactMap { word in
      var word = String(word)
      while let last = word.last, word.count > 1, isHangul(last) || ".,;:?!".contains(last) { word.removeLast() }
      if let arrow = arrows[word] { return arrow }
      // A capital is named as it is typed.
      if word.hasPrefix("Shift+") {
        let key = String(word.dropFirst(6))
        return arrows[key].map { "S-\($0)" } ?? key
      }
      if word.wholeMatch(of: Self.namedKey) != nil {
        return Self.names.contains(word) || word.contains("-") || word.hasPrefix("F") && word.last!.isNumber
          ? word : nil
      }
      guard word.count == 1, let scalar = word.unicodeScalars.first, scalar.isASCII, !("0"..."9").contains(scalar)
      else {
        return nil
      }
      return Self.symbols.contains(word) ? nil : word
    }
  }

  private func isHangul(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
  }

  /// Words that keyboards carry, whether or not the table knows them.
  private static let names: Set<String> = [
    "Space", "Enter", "Return", "Esc", "Escape", "Tab", "Home", "End", "Backspace", "Delete", "Insert", "Shift", "Ctrl",
    "Alt", "Up", "Down", "Left", "Right",
  ]

  /// Signs and letters of formulas, runs and sentences.
  private static let symbols: Set<String> = ["=", "+", "-", "|", "W", "Z", "A", "B", "C", "D", "E", "F", "I", "a"]
}
