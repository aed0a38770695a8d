// The rows of `faults.md` beside this file.

import Foundation

/// One thing that is thrown at the program.
package struct Fault: Sendable {
  /// `C1`, `S12`, …
  package let name: String
  package let thrown: String
  package let mustComeBack: String

  package static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// Every row, in the order of the file.
  package static let all: [Fault] = {
    let text = (try? String(contentsOf: folder.appending(path: "faults.md"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].wholeMatch(of: /[A-Z][0-9]+/) != nil else { return nil }
      return Fault(name: cells[0], thrown: cells[1], mustComeBack: cells[2])
    }
  }()
}
