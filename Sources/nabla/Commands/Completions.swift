// What a shell offers for the words of a command line; `nabla --generate-completion-script zsh` prints the script.

import ArgumentParser
import NablaScenes

extension CompletionKind {
  /// Scenes by name, asked of the program when the key is pressed, because folders change; and scene files.
  static var scenes: CompletionKind {
    .custom { _, _, typed in
      // A path is completed as files are, but by the program, which cannot ask the shell to.
      SceneSearch.isPath(typed) ? Files.scenes(completing: typed) : SceneOpener(folder: nil).names
    }
  }

  /// One of a closed set.
  static func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> CompletionKind
  where Word.RawValue == String { .list(Word.allCases.map(\.rawValue)) }
}

extension Files {
  /// The scene files and folders that a path begins.
  static func scenes(completing path: String) -> [String] {
    let folder = folder(of: path)
    return (names(in: folder.isEmpty ? "." : folder) ?? []).sorted().compactMap { name in
      guard !name.hasPrefix("."), (folder + name).hasPrefix(path) else { return nil }
      if names(in: folder + name) != nil { return folder + name + "/" }
      return SceneSearch.isPath(name) ? folder + name : nil
    }
  }
}
