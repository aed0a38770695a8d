// Sentences beside a picture: the most important stay where there is not room for all of them.

import NablaCanvas

/// A sentence or a row of numbers, and how soon it goes: the highest rank first.
struct Note {
  package let text: String
  /// What stands in its place where the whole does not fit.
  let short: String?
  let style: Style
  let rank: Int

  init(_ text: String, short: String? = nil, _ style: Style = Style(.text), rank: Int) {
    self.text = text
    self.short = short
    self.style = style
    self.rank = rank
  }
}

extension [Note] {
  /// The lines of those that fit whole, or else of their short forms, in their own order.
  func lines(width: Int, height: Int) -> [(text: String, style: Style)] {
    var kept: [Int: [String]] = [:]
    // Every note has its short form before one has its long one.
    for usesShort in [true, false] {
      var free = height - kept.values.reduce(0) { $0 + $1.count }
      for index in indices.sorted(by: { (self[$0].rank, $0) < (self[$1].rank, $1) }) {
        let note = self[index]
        let old = kept[index]?.count ?? 0
        if !usesShort, old > 0, note.short == nil { continue }
        let lines = (usesShort ? note.short ?? note.text : note.text).wrapped(to: width)
        guard !lines.isEmpty, lines.count - old <= free else { continue }
        kept[index] = lines
        free -= lines.count - old
      }
    }
    return indices.flatMap { index in (kept[index] ?? []).map { ($0, self[index].style) } }
  }
}

extension Frame {
  /// Writes lines one below the other, and says where the next one would stand.
  @discardableResult
  mutating func put(_ lines: [(text: String, style: Style)], x: Int, y: Int) -> Int {
    for (offset, line) in lines.enumerated() { put(line.text, line.style, x: x, y: y + offset) }
    return y + lines.count
  }
}
