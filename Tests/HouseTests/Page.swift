// The written pages that tests read: the README and the articles, with what stands in them.

import Foundation
import Testing

/// A page of Markdown, by its path in the package.
struct Page: CustomTestStringConvertible {
  let path: String

  static let readme = Page(path: "README.md")
  /// The tables of keys, scene words and generators.
  static let reference = article("Reference")
  static let changelog = article("Changelog")
  static let firstPanel = article("FirstPanel")
  static let architecture = article("Architecture")
  static let contributing = Page(path: ".github/CONTRIBUTING.md")

  /// Every page whose links, keys and names have to be right.
  static let all = [readme, reference, changelog, firstPanel, architecture, contributing]

  /// An article in the catalog of the program.
  private static func article(_ name: String) -> Page { Page(path: "Sources/nabla/nabla.docc/\(name).md") }

  var testDescription: String { path }
  var file: URL { Readme.root.appending(path: path) }

  var text: String {
    get throws { try String(contentsOf: file, encoding: .utf8) }
  }

  /// The lines of every block of code in a language.
  func blocks(of language: String) throws -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in try text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInside, line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(String(line))
      } else if line == "```\(language)" {
        isInside = true
        blocks.append([])
      }
    }
    return blocks
  }

  /// What stands between single backticks, in order, blocks of code left out.
  var code: [String] {
    get throws {
      try text.replacing(/```[\s\S]*?\n```/, with: "").matches(of: /`([^`]+)`/).map {
        String($0.output.1).replacing("\\|", with: "|").replacing("\n", with: " ")
      }
    }
  }

  /// The names by which its headings are linked to.
  var anchors: Set<String> {
    get throws { Set(try text.matches(of: /\n#+ (.+)/).map { Self.anchor(of: String($0.output.1)) }) }
  }

  /// A heading's name as GitHub makes it: lower case, hyphens for spaces, letters of every language, no other signs.
  private static func anchor(of heading: String) -> String {
    String(
      heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.map { $0 == " " ? "-" : $0 })
  }
}
