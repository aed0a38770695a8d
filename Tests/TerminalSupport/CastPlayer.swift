// A recording played to a virtual terminal, strictly by the rules of its format.

import Foundation

/// An asciicast, version 2, as a player sees it.
package final class CastPlayer {
  package struct Event: Equatable {
    package let seconds: Double
    package let kind: String
    package let text: String
  }

  package let header: [String: Any]
  package let events: [Event]
  /// What is wrong with the file; empty for a good one.
  package private(set) var problems: [String] = []
  private var screen: VirtualScreen
  package private(set) var columns: Int
  package private(set) var rows: Int

  package init(_ bytes: [UInt8]) {
    if String(validating: bytes, as: UTF8.self) == nil { problems.append("no UTF-8") }
    if bytes.last != 0x0A { problems.append("the last line is not whole") }
    let lines = bytes.split(separator: 0x0A).map { Data($0) }
    func json(_ line: Data) -> Any? { try? JSONSerialization.jsonObject(with: line) }
    header = lines.first.flatMap { json($0) as? [String: Any] } ?? [:]
    columns = header["width"] as? Int ?? 2
    rows = header["height"] as? Int ?? 1
    if header["version"] as? Int != 2 { problems.append("the header is not of version 2") }
    var events: [Event] = []
    for (number, line) in lines.enumerated().dropFirst() {
      guard let parts = json(line) as? [Any], parts.count == 3, let seconds = parts[0] as? Double,
        let kind = parts[1] as? String, let text = parts[2] as? String, ["o", "m", "r"].contains(kind)
      else {
        problems.append("line \(number + 1) is no event: \(String(decoding: line.prefix(80), as: UTF8.self))")
        continue
      }
      if let last = events.last, last.seconds > seconds { problems.append("time goes back in line \(number + 1)") }
      if line.contains(where: { $0 < 0x20 }) { problems.append("a control character in line \(number + 1)") }
      events.append(Event(seconds: seconds, kind: kind, text: text))
    }
    self.events = events
    screen = VirtualScreen(columns: columns, rows: rows)
  }

  /// Plays what happened up to a time.
  package func play(to seconds: Double = .infinity) {
    screen = VirtualScreen(columns: columns, rows: rows)
    for event in events where event.seconds <= seconds {
      switch event.kind {
      case "o": screen.write(Array(event.text.utf8)[...])
      case "r":
        let size = event.text.split(separator: "x").map { Int($0)! }
        columns = size[0]
        rows = size[1]
        screen.resize(columns: columns, rows: rows)
      default: break
      }
    }
  }

  package func cell(_ x: Int, _ y: Int) -> ShownCell { screen.cell(x, y) }

  /// The rows without the blanks at their ends.
  package var text: String {
    (0..<rows).map { y in
      var row = screen.line(y)
      while row.last == " " { row.removeLast() }
      return row
    }.joined(separator: "\n")
  }
}

/// A text with escapes as a terminal shows it.
package final class PlayedText {
  private let screen: VirtualScreen
  package init(_ text: String, columns: Int, rows: Int) {
    screen = VirtualScreen(columns: columns, rows: rows)
    screen.write(Array(text.utf8)[...])
  }
  package func cell(_ x: Int, _ y: Int) -> ShownCell { screen.cell(x, y) }
}

extension ShownCell {
  /// Whether two cells look the same: a blank has no ink, and a right half looks as its left one.
  package func looksLike(_ other: ShownCell) -> Bool {
    if text.isEmpty { return other.text.isEmpty }
    guard text == other.text, background == other.background, isReversed == other.isReversed,
      isUnderlined == other.isUnderlined
    else { return false }
    if text == " ", !isReversed, !isUnderlined { return true }
    return foreground == other.foreground && isBold == other.isBold
  }
}
