// The article on architecture says which targets there are, what they import, and which files a new thing goes to.

import Foundation
import Testing

@Suite struct ArchitectureTests {
  private static let sources = Readme.root.appending(path: "Sources")
  /// Modules of the platform and of tools, of which the article does not speak.
  private static let outside: Set = [
    "ArgumentParser", "Dispatch", "Foundation", "Glibc", "Musl", "Darwin", "Synchronization",
  ]

  @Test func `the table of imports is what a target may import`() throws {
    let rows = try Page.architecture.text.matches(of: /\n\| `(\w+)` \| ([^|]+) \|(?=\n)/).map { $0.output }
    #expect(rows.count > 5)
    for (_, target, cell) in rows where target != "nabla" && !target.hasPrefix("C") {
      let imports = Set(cell.matches(of: /`(\w+)`/).map { String($0.output.1) })
      let allowed = try #require(ImportTests.allowed[String(target)], "\(target) is no target")
      #expect(imports == allowed.subtracting(Self.outside), "\(target)")
    }
    let named = Set(rows.map { String($0.1) })
    #expect(named.isSuperset(of: ArticleTests.targets), "no row for \(Set(ArticleTests.targets).subtracting(named))")
  }

  @Test func `every target has a paragraph, and every paragraph a target`() throws {
    let headings = try Page.architecture.text.matches(of: /\n### (\w+)\n/).map { String($0.output.1) }
    #expect(Set(headings) == Set(ArticleTests.targets + ["CKernels"]))
  }

  @Test func `a file that a new thing goes to is there, in its target`() throws {
    let text = try Page.architecture.text
    let files = try #require(FileManager.default.enumerator(atPath: Self.sources.path)).compactMap { $0 as? String }
    for name in text.matches(of: /`(\w+\.(?:swift|h))`/).map({ String($0.output.1) }) {
      let isAtTop = FileManager.default.fileExists(atPath: Readme.root.appending(path: name).path)
      #expect(isAtTop || files.contains { $0.hasSuffix("/" + name) }, "no \(name)")
    }
    for match in text.matches(of: /`(\w+\.(?:swift|h))` in `(\w+)`/).map({ $0.output }) {
      #expect(files.contains { $0.hasPrefix(match.2 + "/") && $0.hasSuffix("/" + match.1) }, "\(match.0)")
    }
  }
}
