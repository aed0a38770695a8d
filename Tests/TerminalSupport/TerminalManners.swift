// What a terminal answers when a program asks it something: played, so that every kind of terminal can be had.

import Foundation

/// How a terminal answers questions.
package struct TerminalManners: Sendable {
  /// The answer to OSC 11; empty: none.
  package var background = ""
  /// How many cells a character takes; characters that are not here take one.
  package var cells: [Character: Int] = ["한": 2]
  /// Whether it knows `ESC[6n` and `ESC[c`.
  package var knowsCursor = true
  package var knowsAttributes = true
  /// Seconds until it answers.
  package var delay = 0.0
  /// Seconds until it answers about its background, where that takes longer than the rest.
  package var backgroundDelay: Double?
  /// What it answers to each question in place of anything sensible; nil: something sensible.
  package var garbage: String?

  package init() {}

  /// An xterm with narrow signs and this answer about its background.
  package static func narrow(background: String = "") -> TerminalManners {
    var manners = TerminalManners()
    manners.background = background
    return manners
  }

  /// One whose fonts or settings make signs two cells wide.
  package static func wide(_ signs: String = "∇─") -> TerminalManners {
    var manners = TerminalManners()
    for sign in signs { manners.cells[sign] = 2 }
    return manners
  }
}

/// Finds questions in what a program writes.
struct QuestionReader {
  private var unread = ""

  /// The answers to the questions in some bytes, which may be cut anywhere.
  ///
  /// - Returns: the answers that are not empty, each with the seconds until it comes.
  mutating func answers(to bytes: ArraySlice<UInt8>, _ manners: TerminalManners) -> [(text: String, delay: Double)] {
    unread += String(decoding: bytes, as: UTF8.self)
    var answers: [(text: String, delay: Double)] = []
    // A sign, where the cursor is then; the background; the attributes.
    while let match = unread.firstMatch(of: /(?<sign>.)\u{1b}\[6n|\u{1b}\]11;\?\u{1b}\\|\u{1b}\[c/) {
      var answer = ""
      var delay = manners.delay
      if let sign = match.output.sign?.first {
        answer = manners.knowsCursor ? "\u{1b}[2;\(1 + (manners.cells[sign] ?? 1))R" : ""
      } else if match.output.0.hasSuffix("c") {
        answer = manners.knowsAttributes ? "\u{1b}[?62;22c" : ""
      } else {
        answer = manners.background
        delay = manners.backgroundDelay ?? delay
      }
      answers.append((manners.garbage ?? answer, delay))
      unread.removeSubrange(..<match.range.upperBound)
    }
    // The beginning of a question may be there.
    if unread.count > 20 { unread.removeFirst(unread.count - 20) }
    return answers.filter { !$0.text.isEmpty }
  }
}
