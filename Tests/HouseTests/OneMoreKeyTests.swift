// One more key is one row, one more page or panel a type, a case and a row. What would make it more is counted here: words
// beside the row, a row in no list, and switches that a new one could fall through in silence.

import Foundation
import NablaModel
import NablaScreen
import Testing

@Suite struct OneMoreKeyTests {
  private static let sources = Readme.root.appending(path: "Sources")

  /// The text of every Swift file, by its path in `Sources`.
  private static let files: [String: String] = {
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    var files: [String: String] = [:]
    for path in paths where path.hasSuffix(".swift") {
      files[path] = try? String(contentsOf: sources.appending(path: path), encoding: .utf8)
    }
    return files
  }()

  private static let rooms = files.filter { $0.key.hasPrefix("NablaScreen/Actions/") }

  /// Other things may be said in the same English words.
  @Test func `an action's name and words stand in one file`() {
    for action in Action.table where !action.name.hasPrefix("panel-") {
      for text in ["\"\(action.name)\", keys:", "\"\(action.words.ko)\""] {
        // A short word may be that of something else too.
        guard text.count > 12 else { continue }
        let naming = Self.files.filter { $0.value.contains(text) }.keys
        #expect(naming.count == 1 && naming.allSatisfy { Self.rooms[$0] != nil }, "\(text) in \(naming)")
      }
    }
  }

  @Test func `a row that is written is in the list of its file`() throws {
    var count = 0
    for (path, text) in Self.rooms where !path.hasSuffix("ActionTable.swift") {
      let start = try #require(text.firstRange(of: /static let \w+Keys: \[Action\] =/), "\(path)")
      let list = text[start.upperBound...]
      for row in text.matches(of: /static let (\w+) = Action\(/).map(\.output.1) {
        let pattern = try Regex("\\b\(row)\\b")
        #expect(list.firstMatch(of: pattern) != nil, "\(row) in \(path)")
        count += 1
      }
    }
    #expect(count + 9 == Action.table.count)
    for (path, text) in Self.files where !Self.rooms.keys.contains(path) {
      #expect(!text.contains(/= Action\(\n/), "a row in \(path)")
    }
  }

  /// Where keys do something else than usual: what they do as long as they go to one panel or page.
  private static let branching: Set = [
    "NablaScreen/HintBar.swift", "NablaScreen/Panels/PanelTable.swift", "NablaScreen/Update/UpdateCursor.swift",
    "NablaScreen/Update/UpdateDialogs.swift", "NablaScreen/Update/UpdateMap.swift",
    "NablaScreen/Update/UpdateRates.swift", "NablaScreen/Update/UpdateSamples.swift",
  ]

  @Test func `no other file tells actions apart`() {
    let over = /switch (?:action|\([^)\n]*\baction\)|Action\(key: \w+\)) \{/
    #expect(Set(Self.files.filter { $0.value.contains(over) }.keys) == Self.branching)
  }

  // MARK: Pages

  @Test func `a page is told apart where it is remembered and where it is made`() {
    let over = /switch (?:\w+\.)*overlay\b/
    #expect(Self.files.filter { $0.value.contains(over) }.keys.sorted() == ["NablaModel/Overlay.swift"])
    // The case, what makes the page, the page, and the key that opens it.
    let naming = Self.files.filter { $0.value.contains(/[ .]notes\((?:scroll|let scroll)/) }.keys.sorted()
    #expect(
      naming == [
        "NablaModel/Overlay.swift", "NablaScreen/Actions/LookActions.swift", "NablaScreen/Overlays/NotesPage.swift",
        "NablaScreen/Overlays/Page.swift",
      ])
  }

  // MARK: Panels

  @Test func `panels are told apart where they are named and where they are shown`() {
    let over = /switch (?:\w+\.)*(?:panel|focus)\b/
    #expect(Self.files.filter { $0.value.contains(over) }.keys.sorted() == [])
    // The case, and its row; which file a view has is told by its name.
    let listing = /case (?:\.\w+, )*\.operations\b/
    #expect(
      Self.files.filter { $0.value.contains(listing) }.keys.sorted() == [
        "NablaLesson/Panel.swift", "NablaScreen/Panels/PanelTable.swift",
      ])
  }
}
