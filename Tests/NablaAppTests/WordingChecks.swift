// What must hold for every enum of words, whichever panel it belongs to.

import Foundation
import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

enum WordingChecks {
  /// The names of an enum's cases, read from its source file among the words.
  static func caseNames(_ file: String) throws -> Set<String> {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("Sources/NablaWords/\(file)"), encoding: .utf8)
    var names: Set<String> = []
    for line in text.split(separator: "\n") where line.hasPrefix("  case ") && !line.hasPrefix("  case .") {
      // Commas inside parentheses separate no cases.
      let plain = line.dropFirst(7).replacing(/\([^()]*\)/, with: "")
      for name in plain.split(separator: ",") { names.insert(name.trimmingCharacters(in: .whitespaces)) }
    }
    return names
  }

  static func caseName(_ value: Any) -> String { String(String(describing: value).prefix { $0 != "(" }) }

  /// Everything at once: the list has every case of the file, and all texts hold in both languages.
  ///
  /// - Parameter same: the names of cases that are written alike in both languages.
  static func check<Words: Wording>(_ words: [Words], file: String, same: Set<String> = []) throws {
    let missing = try caseNames(file).subtracting(words.map(caseName))
    #expect(missing.isEmpty, "\(missing)")
    for language in Language.allCases { checkTexts(words, in: language) }
    checkKorean(words, same: same)
    for word in words {
      let text = word.text(in: .en)
      #expect(!text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(text)")
      #expect(Symbols.ascii.spell(text).unicodeScalars.allSatisfy { $0.isASCII }, "\(Symbols.ascii.spell(text))")
    }
  }

  static func checkTexts(_ words: [some Wording], in language: Language) {
    for text in words.map({ $0.text(in: language) }) {
      #expect(!text.isEmpty)
      #expect(text == text.trimmingCharacters(in: .whitespaces))
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 }, "\(text.debugDescription)")
      #expect(!text.contains("Optional("), "\(text)")
      #expect(text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(text.unicodeScalars), "\(text)")
    }
  }

  static func checkKorean(_ words: [some Wording], same: Set<String>) {
    for word in words where !same.contains(caseName(word)) {
      let text = word.text(in: .ko)
      #expect(text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(caseName(word)): \(text)")
      #expect(
        text.firstMatch(of: /[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}/) == nil, "\(caseName(word)): \(text)")
    }
  }
}
