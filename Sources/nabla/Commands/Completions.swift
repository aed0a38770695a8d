// What a shell offers for the words of a command line; `nabla --generate-completion-script zsh` prints the script.

import ArgumentParser
import NablaCore
import NablaLesson
import NablaScenes

extension CompletionKind {
  /// Scenes by name, asked of the program when the key is pressed, because folders change; and scene files.
  static var scenes: CompletionKind {
    .custom { words, _, typed in
      // A path is completed as files are, but by the program, which cannot ask the shell to.
      let files = Files.scenes(completing: typed)
      if typed.contains("/") { return files }
      // Folders are no scenes, so none is offered before its first letter is there.
      return SceneOpener(folder: CommandLineWords(words).folder).names
        + files.filter { !typed.isEmpty || !$0.hasSuffix("/") }
    }
  }

  /// The parameters of the scene that stands on the line.
  ///
  /// - Parameter others: what may stand in their place.
  static func parameters(and others: [String] = []) -> CompletionKind {
    .custom { words, _, _ in
      let line = CommandLineWords(words)
      guard let scene = try? SceneOpener(folder: line.folder).scene(line.scene ?? SceneOptions.usualScene) else {
        return others
      }
      let names = scene.experiment.names
      return others + names.order.prefix(mostParameters).map(names.name(at:))
    }
  }

  /// The most that a list can show usefully.
  private static let mostParameters = 1_000

  /// One of a closed set.
  static func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> CompletionKind
  where Word.RawValue == String { .list(Word.allCases.map(\.rawValue)) }

  /// Several of a closed set, with commas between them: the one that is being typed.
  static func listed<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> CompletionKind
  where Word.RawValue == String {
    .custom { _, _, typed in
      let chosen = typed.split(separator: ",", omittingEmptySubsequences: false).dropLast().map(String.init)
      let rest = Word.allCases.map(\.rawValue).filter { !chosen.contains($0) }
      return rest.map { (chosen + [$0]).joined(separator: ",") }
    }
  }
}

/// What stands on a line that is not finished, as far as offers depend on it.
struct CommandLineWords {
  /// The value of `--scenes`.
  private(set) var folder: String?
  /// The first word that is neither a command nor an option nor an option's value.
  private(set) var scene: String?

  /// - Parameter words: the program's name first.
  init(_ words: [String]) {
    let flags: Set = ["--paused", "--no-animation", "--cut", "--force", "--words", "--notes"]
    var rest = words.dropFirst()
    if let command = rest.first, SceneOpener.commands.contains(command) { rest = rest.dropFirst() }
    while let word = rest.popFirst() {
      if word.hasPrefix("--scenes=") {
        folder = String(word.dropFirst(9))
      } else if word.hasPrefix("--") {
        guard !word.contains("="), !flags.contains(word), let value = rest.popFirst() else { continue }
        if word == "--scenes" { folder = value }
      } else if scene == nil, !word.isEmpty {
        scene = word
      }
    }
  }
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
