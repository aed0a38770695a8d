// The one page on writing a scene, and the list of all words.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes

/// What `nabla guide` prints.
enum SceneGuide {
  /// Enough to be opened.
  static let smallestScene = """
    network:
      inputs: 2
      layers:
        - { units: 1, activation: sigmoid }
    data: { generator: and }
    """

  /// The page: at most 60 lines of 80 columns.
  static func page(in language: Language) -> String {
    let scene = smallestScene.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    switch language {
    case .en: return english(scene)
    case .ko: return korean(scene)
    }
  }

  /// Every word a scene may use, section by section, each with what it takes; then every generator.
  static func words(in language: Language) -> String {
    let width = SceneReference.rows.map { $0.key.count }.max() ?? 0
    let blocks = sections.map { section, rows in
      let lines = rows.flatMap { row in
        let usual: String =
          switch language {
          case .en: row.isRequired ? " (required)" : row.fallback.map { " (unless given: \($0.en))" } ?? ""
          case .ko: row.isRequired ? " (꼭 있어야 해요)" : row.fallback.map { " (안 쓰면: \($0.ko))" } ?? ""
          }
        return ((row.form[language] + usual).wrapped(to: 76 - width) + row.doc[language].wrapped(to: 76 - width))
          .enumerated().map {
            "  \(($0 == 0 ? row.key : "").padded(to: width))  \($1)"
          }
      }
      return ([title(ofSection: section, in: language)] + lines).joined(separator: "\n")
    }
    return (blocks + [generators(in: language, width: width)]).joined(separator: "\n\n") + "\n"
  }

  /// Every generator with the size of its samples, how many there are unless the scene says, and its formula.
  private static func generators(in language: Language, width: Int) -> String {
    let lines = Generator.allCases.flatMap { generator in
      let shape = "\(generator.inputCount) → \(generator.targetCount)"
      let count: String =
        switch language {
        case .en: "\(generator.defaultSamples) samples"
        case .ko: "샘플 \(generator.defaultSamples)개"
        }
      return "\(shape), \(count): \(generator.text[language])".wrapped(to: 76 - width).enumerated().map {
        "  \(($0 == 0 ? generator.rawValue : "").padded(to: width))  \($1)"
      }
    }
    return ([generatorTitle(in: language)] + lines).joined(separator: "\n")
  }

  /// What stands above the generators.
  static func generatorTitle(in language: Language) -> String {
    switch language {
    case .en: "Generators of data, inputs → targets"
    case .ko: "데이터를 만드는 generator, 입력 → 목표"
    }
  }

  /// The words, each section in one piece.
  static var sections: [(name: String, rows: [SceneReference.Row])] {
    var names: [String] = []
    for row in SceneReference.rows where !names.contains(row.section) { names.append(row.section) }
    return names.map { name in (name, SceneReference.rows.filter { $0.section == name }) }
  }

  /// Where the words of a section stand.
  static func title(ofSection name: String, in language: Language) -> String {
    switch language {
    case .en: name == "scene" ? "At the left edge" : "In \(name)"
    case .ko: name == "scene" ? "맨 왼쪽에 쓰는 말" : "\(name) 안에 쓰는 말"
    }
  }

  /// The last line of `nabla check` where something is wrong.
  static let pointer = LocalizedText(
    ko: "장면 쓰는 법은 nabla guide, 쓸 수 있는 말은 nabla guide --words에 있어요",
    en: "how a scene is written: nabla guide; every word: nabla guide --words")
}
