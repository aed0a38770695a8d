// Files that the learner takes away, as texts: the world outside only has to write them.

import NablaCanvas
import NablaScenes

/// A kind of file that the learner can take away.
package enum ExportKind: CaseIterable, Hashable, Sendable {
  case picture, run, scene, sheet

  /// How such files end.
  package var ending: String {
    switch self {
    case .picture: "svg"
    case .run: "csv"
    case .scene: "yaml"
    case .sheet: "md"
    }
  }
}

/// A file to write under a name that nobody has.
package struct Draft: Equatable, Sendable {
  /// The name, without its number and its ending.
  package let stem: String
  package let ending: String
  package let text: String
  /// Of so many steps the file holds one.
  package var stride = 1
}

extension Model {
  /// The kinds of files that there are of this scene.
  package var exportKinds: [ExportKind] {
    ExportKind.allCases.filter { $0 != .sheet || situation.network != nil && !usesPerceptronRule }
  }

  /// What a kind of file holds now.
  package func draft(of kind: ExportKind) -> Draft {
    switch kind {
    case .picture: return draft(kind, picture(of: draw()))
    case .run:
      let table = RunTable(workspace.history)
      var draft = draft(kind, table.text)
      draft.stride = table.stride
      return draft
    case .scene: return draft(kind, SceneWriter.write(exportedScene))
    case .sheet:
      let sheet = WorkedSheet(
        workspace.scene, step: situation.step, settings: situation.settings, precision: look.derivation.precision,
        language: language)
      return draft(kind, sheet.wholeSheet(sample: sample).markdown)
    }
  }

  private func draft(_ kind: ExportKind, _ text: String) -> Draft {
    Draft(stem: fileStem, ending: kind.ending, text: text)
  }

  /// How files of this scene are called: `nabla-` and the scene's name, without what a shell or a folder takes for its
  /// own.
  package var fileStem: String {
    let name = workspace.scene.name.prefix(60).map { character -> Character in
      let isPlain = character.isLetter || character.isNumber || character == "-" || character == "_"
      return isPlain && character.unicodeScalars.count == 1 ? character : "-"
    }
    return "nabla-" + (name.isEmpty ? "scene" : String(name))
  }
}
