// Words typed to find something: all of them have to occur.

import NablaCanvas

/// What somebody typed into a search line, taken apart.
package struct SearchWords {
  private let words: [String]

  package init(_ text: String) {
    words = Self.plain(text).split(separator: " ").map(String.init)
  }

  package var isEmpty: Bool { words.isEmpty }

  /// Whether every word occurs in one of the texts.
  package func occur(in texts: [String]) -> Bool {
    if words.isEmpty { return true }
    let plain = texts.map(Self.plain)
    return words.allSatisfy { word in plain.contains { Hangul.contains(typed: word, in: $0) } }
  }

  /// Whether every word begins a word of the text.
  package func begin(wordsOf text: String) -> Bool {
    let parts = Self.plain(text).split { " -,:()·/".contains($0) }.map(String.init)
    return words.allSatisfy { word in parts.contains { Hangul.place(of: word, in: $0) == 0 } }
  }

  package static func plain(_ text: String) -> String { Hangul.composed(text.lowercased()) }
}
