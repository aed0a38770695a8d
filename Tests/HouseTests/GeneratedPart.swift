// The parts of the README and of the reference that the program makes itself.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaScenes
import NablaScreen
import NablaWords
import Testing

/// What stands between two markers of a page.
enum GeneratedPart: String, CaseIterable {
  case keys
  case scenes
  case generators
  case sceneKeys = "scene-keys"

  /// Where it stands.
  var page: Page { self == .scenes ? .readme : .reference }

  var text: String {
    get throws {
      switch self {
      case .keys: return Self.keysText
      case .scenes: return try Self.scenesText
      case .generators: return Self.generatorsText
      case .sceneKeys: return Self.sceneKeysText
      }
    }
  }

  private static var keysText: String {
    var lines: [String] = []
    for group in KeyGroup.allCases {
      lines.append("| \(Label.group(group).text(in: .en)) · \(Label.group(group).text(in: .ko)) | | | |")
      if lines.count == 1 { lines.append("|---|---|---|---|") }
      for action in Action.table where action.group == group {
        // A bar would end the cell, between back quotes too.
        let keys = action.keys.map { "`\($0.name.replacing("|", with: "\\|"))`" }.joined(separator: " ")
        let command = action.name
        lines.append("| \(keys) | \(action.words.en) | \(action.words.ko) | `\(command)` |")
      }
      for command in ValueCommand.allCases where command.group == group {
        let phrase = PaletteLabel.form(command)
        lines.append("| `:` | \(phrase.english) | \(phrase.korean) | `\(command.rawValue) \(command.example)` |")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static var scenesText: String {
    get throws {
      var lines = ["| | scene | shows | 보여 주는 것 |", "|---|---|---|---|"]
      for (number, chapter) in Course.chapters.enumerated() {
        lines.append("| **\(number + 1)** | | **\(chapter.title.en)** | **\(chapter.title.ko)** |")
        for name in chapter.scenes {
          let scene = try #require(try SceneLibrary.scene(named: name))
          lines.append("| \(Course.place(of: name)!.text) | `\(name)` | \(scene.title.en) | \(scene.title.ko) |")
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  private static var generatorsText: String {
    var lines = ["| generator | inputs → targets | samples | formula |", "|---|---|---|---|"]
    for generator in Generator.allCases {
      let shape = "\(generator.inputCount) → \(generator.targetCount)"
      lines.append("| `\(generator.rawValue)` | \(shape) | \(generator.defaultSamples) | \(generator.formula) |")
    }
    return lines.joined(separator: "\n")
  }

  private static var sceneKeysText: String {
    var lines = ["| in | word | takes | unless given | means |", "|---|---|---|---|---|"]
    for row in SceneReference.rows {
      let fallback = row.isRequired ? "(required)" : row.fallback?.en ?? ""
      let cells = [row.form.en, fallback, row.doc.en].map { $0.replacing("|", with: "\\|") }
      lines.append("| \(row.section) | `\(row.key)` | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }
}
