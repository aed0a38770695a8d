// What the README names is there: files and headings it links to, keys, and names from the sources.

import Foundation
import NablaCanvas
import NablaModel
import NablaScreen
import NablaWords
import Testing

@Suite struct ReadmeWordTests {
  @Test func `whatever the README links to is there`() throws {
    let text = try Readme.text
    let links = text.matches(of: /\]\(([^)]+)\)/).map { String($0.output.1) }
    #expect(links.contains { $0.hasPrefix("#") } && links.contains { !$0.contains("#") && !$0.contains(":") })
    let headings = Set(text.matches(of: /\n#+ (.+)/).map { Self.anchor(of: String($0.output.1)) })
    for link in links {
      if link.hasPrefix("https://") {
        #expect(URL(string: link)?.host() != nil, "\(link)")
      } else if link.hasPrefix("#") {
        #expect(headings.contains(String(link.dropFirst())), "no heading for \(link)")
      } else {
        #expect(FileManager.default.fileExists(atPath: Readme.root.appending(path: link).path), "no \(link)")
      }
    }
    // Paths that are only named.
    for code in try Readme.code where code.wholeMatch(of: /(\.ci|Sources|Tests|Scenes)\/[^ *]*/) != nil {
      #expect(FileManager.default.fileExists(atPath: Readme.root.appending(path: code).path), "no \(code)")
    }
  }

  /// A heading's name as GitHub makes it: lower case, hyphens for spaces, letters of every language, no other signs.
  private static func anchor(of heading: String) -> String {
    String(
      heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.map { $0 == " " ? "-" : $0 })
  }

  @Test func `every key that the README names is bound`() throws {
    var keys = Set(KeyBinding.table.flatMap(\.keys).map(\.name))
    keys.formUnion(["↑", "↓", "←", "→"].filter { keys.contains(Self.arrows[$0]!) })
    let signs = Set(MarkLabel.allCases.flatMap { $0.sign(.unicode).split(separator: " ").map(String.init) })
    var found = 0
    for code in try Readme.code {
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
    #expect(found > KeyBinding.table.count)
  }

  private static let arrows = ["↑": "Up", "↓": "Down", "←": "Left", "→": "Right"]
  /// The program's sign.
  private static let noKeys: Set = ["∇"]

  /// A misspelt `Entr` would be no key at all, and so is nothing else that begins like one.
  @Test func `a name in the README that begins with a capital is a key's or stands in the sources`() throws {
    let keys = Set(KeyBinding.table.flatMap(\.keys).map(\.name))
    var words: Set<Substring> = []
    for folder in ["Sources", "Tests", ".ci"] {
      let files = try #require(FileManager.default.enumerator(atPath: Readme.root.appending(path: folder).path))
      for case let file as String in files where !file.hasSuffix(".txt") && !file.hasSuffix(".md") {
        words.formUnion(file.split { "/.".contains($0) })
        guard let text = try? String(contentsOf: Readme.root.appending(path: "\(folder)/\(file)"), encoding: .utf8)
        else { continue }
        words.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
      }
    }
    for code in try Readme.code where code.wholeMatch(of: /[A-Z][A-Za-z_]+(=\w+)?/) != nil {
      let name = code.prefix { $0 != "=" }
      #expect(keys.contains(code) || words.contains(name), "\(code) is nowhere")
    }
  }
}
