// What is wrong with a scene or its data, each with its place.

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
package struct SceneProblem: Equatable, Sendable, CustomStringConvertible {
  /// The file it is in: the scene's, or that of its data.
  package let path: String
  package let position: TextPosition
  /// What is wrong and what is allowed, in one line.
  package let message: String

  package init(path: String, position: TextPosition, message: String) {
    self.path = path
    self.position = position
    self.message = message
  }

  /// As compilers write it: `Scenes/xor.yaml:7:22: error: …`.
  package var description: String {
    "\(shownPath(path)):\(position.line):\(position.column): error: \(message)"
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
  package var lines: [String] {
    let lines = problems.map(\.description)
    return hiddenCount == 0 ? lines : lines + ["\(shownPath(problems[0].path)): error: and \(hiddenCount) more"]
  }
}

/// Why a data file cannot be read, as the reader of files says it.
package struct DataFileProblem: Error, Equatable, Sendable {
  /// Such as `no such file`, fit to stand after the file's name and a colon.
  package let reason: String

  package init(_ reason: String) { self.reason = reason }
}
