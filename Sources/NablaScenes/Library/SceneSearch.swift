// Where a scene is looked for: the folders a learner names, then the library. It only decides; others list and read.

import NablaLesson

/// What a learner typed for a scene, and where that is.
package enum SceneLocation: Equatable, Sendable {
  /// A file, by its path.
  case file(String)
  /// A scene inside the program, by its name.
  case library(String)
}

/// Nothing of that name.
package struct SceneNotFound: Error, Equatable, Sendable {
  package let name: String
  /// The nearest names there are, the nearest first; may be empty.
  package let nearest: [String]

  package init(name: String, nearest: [String]) {
    self.name = name
    self.nearest = nearest
  }
}

package struct SceneSearch: Equatable, Sendable {
  /// The folders in which scenes are looked for, in that order, before the library.
  package let folders: [String]

  /// - Parameters:
  ///   - option: the value of `--scenes`.
  ///   - environment: the process's; `NABLA_SCENES`, `XDG_DATA_HOME` and `HOME` matter.
  package init(option: String?, environment: [String: String]) {
    var folders: [String] = []
    func add(_ folder: String?) {
      if let folder, !folder.isEmpty, !folders.contains(folder) { folders.append(folder) }
    }
    add(option)
    add(environment["NABLA_SCENES"])
    // The standard has relative values ignored, and names what holds without one.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      add(data + "/nabla/scenes")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      add(home + "/.local/share/nabla/scenes")
    }
    self.folders = folders
  }

  /// Whether the word is a path and not a name: it has a `/` or ends like a scene file.
  package static func isPath(_ word: String) -> Bool {
    let lower = word.lowercased()
    return word.contains("/") || lower.hasSuffix(".yaml") || lower.hasSuffix(".yml")
  }

  /// Where the scene is.
  ///
  /// - Parameters:
  ///   - word: a path, which is taken as it is, or a name.
  ///   - list: the names of the files in a folder; nil where it cannot be listed.
  ///   - otherNames: what else could have been meant, such as commands, for the hints.
  package func location(
    of word: String, list: (String) -> [String]?, otherNames: [String] = []
  ) throws(SceneNotFound) -> SceneLocation {
    if Self.isPath(word) { return .file(word) }
    for folder in folders {
      // By the listing's own spelling: `==` also finds names that are composed differently.
      if let file = sceneFiles(in: folder, list: list).first(where: { SceneReader.name(of: $0) == word }) {
        return .file(Self.join(folder, file))
      }
    }
    if let name = SceneLibrary.names.first(where: { $0 == word }) { return .library(name) }
    let known = names(list: list).map(\.name) + otherNames
    throw SceneNotFound(name: word, nearest: nearestWords(to: word, among: known))
  }

  /// Every scene with its place, the first of each name: those of the folders by alphabet, then the library's.
  package func names(list: (String) -> [String]?) -> [(name: String, location: SceneLocation)] {
    var seen: Set<String> = []
    var result: [(name: String, location: SceneLocation)] = []
    for folder in folders {
      for file in sceneFiles(in: folder, list: list) where seen.insert(SceneReader.name(of: file)).inserted {
        result.append((SceneReader.name(of: file), .file(Self.join(folder, file))))
      }
    }
    for name in SceneLibrary.names where seen.insert(name).inserted { result.append((name, .library(name))) }
    return result
  }

  private func sceneFiles(in folder: String, list: (String) -> [String]?) -> [String] {
    (list(folder) ?? []).filter {
      let lower = $0.lowercased()
      return !$0.hasPrefix(".") && (lower.hasSuffix(".yaml") || lower.hasSuffix(".yml"))
    }.sorted()
  }

  private static func join(_ folder: String, _ file: String) -> String {
    folder.hasSuffix("/") ? folder + file : folder + "/" + file
  }
}
