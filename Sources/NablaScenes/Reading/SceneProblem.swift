// What is wrong with a scene or its data, each with its place.

import NablaLesson

/// A place in a text file; both count from 1, columns in Unicode scalars as editors show them.
package struct TextPosition: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = TextPosition(line: 1, column: 1)

  package static func < (one: TextPosition, other: TextPosition) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

/// One mistake.
package struct SceneProblem: Equatable, Sendable {
  /// The file it is in: the scene's, or that of its data.
  package let path: String
  package let position: TextPosition
  /// What is wrong and what is allowed, in one line.
  package let message: LocalizedText

  package init(path: String, position: TextPosition, message: LocalizedText) {
    self.path = path
    self.position = position
    self.message = message
  }

  /// As compilers write it, in every language: `Scenes/xor.yaml:7:22: error: …`.
  package var line: LocalizedText {
    LocalizedText("\(shownPath(path)):\(position.line):\(position.column): error: ") + message
  }
}

/// Every mistake of a scene, in file order.
package struct SceneProblems: Error, Equatable, Sendable {
  /// At least one, at most `limit`.
  package let problems: [SceneProblem]
  /// How many more there are.
  package let hiddenCount: Int

  package static let limit = 100

  package init(_ all: [SceneProblem]) {
    problems = Array(all.prefix(Self.limit))
    hiddenCount = max(0, all.count - Self.limit)
  }

  /// One line a problem, ready to be printed.
  package var lines: [LocalizedText] {
    let lines = problems.map(\.line)
    guard hiddenCount > 0 else { return lines }
    let more = LocalizedText(ko: "그 밖에 \(hiddenCount)개 더 있어요", en: "and \(hiddenCount) more")
    return lines + [LocalizedText("\(shownPath(problems[0].path)): error: ") + more]
  }

  /// One line a problem in one language.
  package func lines(in language: Language) -> [String] { lines.map { $0[language] } }
}

/// Why a data file cannot be read, as the reader of files says it.
package struct DataFileProblem: Error, Equatable, Sendable {
  /// Such as `no such file`, fit to stand after the file's name and a colon.
  package let reason: LocalizedText

  package init(_ reason: LocalizedText) { self.reason = reason }
}
