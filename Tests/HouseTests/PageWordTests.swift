// What a page names is there: files and headings it links to, keys, and names from the sources.

import Foundation
import NablaCanvas
import NablaModel
import NablaScreen
import NablaWords
import Testing

@Suite struct PageWordTests {
  @Test(arguments: Page.all) func `whatever a page links to is there`(page: Page) throws {
    let folder = page.file.deletingLastPathComponent()
    for link in try page.text.matches(of: /\]\(([^)]+)\)/).map({ String($0.output.1) }) {
      if link.hasPrefix("https://") {
        #expect(URL(string: link)?.host() != nil, "\(link)")
        continue
      }
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let file = parts[0].isEmpty ? page.file : folder.appending(path: parts[0]).standardizedFileURL
      #expect(FileManager.default.fileExists(atPath: file.path), "no \(link)")
      guard parts.count == 2 else { continue }
      let target = Page(path: String(file.path.dropFirst(Readme.root.path.count + 1)))
      #expect(try target.anchors.contains(parts[1]), "no heading for \(link)")
    }
    // Paths that are only named.
    for code in try page.code where code.wholeMatch(of: /(\.ci|\.github|Sources|Tests|Scenes)\/[^ *]*/) != nil {
      #expect(FileManager.default.fileExists(atPath: Readme.root.appending(path: code).path), "no \(code)")
    }
  }

  @Test func `the README links to headings of its own and of the reference`() throws {
    let text = try Page.readme.text
    for link in ["](#", "](\(Page.reference.path)#"] { #expect(text.contains(link)) }
  }

  @Test(arguments: Page.all) func `every key that a page names is bound`(page: Page) throws {
    var keys = Set(Action.table.flatMap(\.keys).map(\.name))
    keys.formUnion(["↑", "↓", "←", "→"].filter { keys.contains(Self.arrows[$0]!) })
    let signs = Set(MarkLabel.allCases.flatMap { $0.sign(.unicode).split(separator: " ").map(String.init) })
    var found = 0
    for code in try page.code {
      let isNamed = code.wholeMatch(of: /(?:[CS]-)+\S+|F\d+/) != nil
      guard code.count == 1 || isNamed || Key(name: code) != nil else { continue }
      found += 1
      if keys.contains(code) || signs.contains(code) { continue }
      if let scalar = code.unicodeScalars.first, let typed = TwoSetKeyboard.keys(for: scalar) {
        #expect(typed.allSatisfy { keys.contains($0.name) }, "\(code) types \(typed.map(\.name)), not all bound")
        continue
      }
      #expect(Self.noKeys.contains(code), "no key and no mark: \(code)")
    }
    #expect(page.path != Page.reference.path || found > Action.table.count)
    #expect(page.path != Page.readme.path || found > 30)
  }

  private static let arrows = ["↑": "Up", "↓": "Down", "←": "Left", "→": "Right"]
  /// The program's sign.
  private static let noKeys: Set = ["∇"]

  /// A misspelt `Entr` would be no key at all, and so is nothing else that begins like one.
  @Test(arguments: Page.all)
  func `a name that begins with a capital is a key's or stands in the sources`(page: Page) throws {
    let keys = Set(Action.table.flatMap(\.keys).map(\.name))
    for code in try page.code where code.wholeMatch(of: /[A-Z][A-Za-z_]+(=\w+)?/) != nil {
      let name = code.prefix { $0 != "=" }
      #expect(keys.contains(code) || Self.words.contains(name), "\(code) is nowhere")
    }
  }

  /// Every word of the sources, and every name of a file or folder.
  private static let words: Set<Substring> = {
    var words: Set<Substring> = []
    for folder in ["Sources", "Tests", ".ci"] {
      let files = FileManager.default.enumerator(atPath: Readme.root.appending(path: folder).path)
      while let file = files?.nextObject() as? String {
        guard !file.hasSuffix(".txt"), !file.hasSuffix(".md") else { continue }
        words.formUnion(file.split { "/.".contains($0) })
        guard let text = try? String(contentsOf: Readme.root.appending(path: "\(folder)/\(file)"), encoding: .utf8)
        else { continue }
        words.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
      }
    }
    return words
  }()
}
