// Each target's article shows its rooms: all folders that there are, and none that there is not. `.ci/docs` checks the
// links.

import Foundation
import Testing

@Suite struct ArticleTests {
  private static let sources = Readme.root.appending(path: "Sources")

  /// The targets that are Swift and part of the program.
  static let targets = [
    "NablaSystem", "NablaCore", "NablaLesson", "NablaScenes", "NablaCanvas", "NablaDiagrams", "NablaWords",
    "NablaModel", "NablaPanels", "NablaExports", "NablaScreen", "NablaTerminal", "nabla",
  ]

  private static func files(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test(arguments: targets) func `an article names every room of its target, and no other`(target: String) throws {
    let folder = Self.sources.appending(path: target)
    let article = try String(contentsOf: folder.appending(path: "\(target).docc/\(target).md"), encoding: .utf8)
    let cells = article.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.split(separator: "|")[0] }
    let named = cells.flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.output.1) } }
    let all = try Self.files(in: folder)
    let rooms = all.filter { !$0.hasSuffix(".swift") && !$0.hasSuffix(".docc") }
    // A target without rooms names its files.
    let there = rooms.isEmpty ? all.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) } : rooms
    #expect(named.sorted() == there.sorted())
    // Every other path that it names is there as well; links to symbols are for `.ci/docs` to check.
    let plain = article.replacing(/``[^`]+``/, with: "")
    for path in plain.matches(of: /`([A-Z]\w+(?:\/\w+)+(?:\.swift)?|\w+\.swift)`/).map({ String($0.output.1) }) {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: path).path), "no \(path)")
    }
  }

  @Test func `every target of the program has an article`() throws {
    let folders = try Self.files(in: Self.sources).filter { target in
      let files = FileManager.default.enumerator(atPath: Self.sources.appending(path: target).path)
      let isSwift = files?.contains { ($0 as? String)?.hasSuffix(".swift") == true } ?? false
      // What runs while the package is built is no part of it.
      return isSwift && !target.hasPrefix("EmbedScenes")
    }
    #expect(folders == Self.targets.sorted())
  }
}
