// Cutting and padding texts by cells, not by characters.

/// Where a text stands in a field wider than itself.
package enum Alignment: Hashable, Sendable {
  case left, center, right
}

extension String {
  /// The longest beginning that takes at most `cells` cells.
  package func prefix(cells: Int) -> Substring {
    var width = 0
    var end = startIndex
    for index in indices {
      width += TextWidth.of(self[index].unicodeScalars.first!)
      if width > cells { return self[..<end] }
      end = self.index(after: index)
    }
    return self[...]
  }

  /// The text in at most `cells` cells; where something had to go, `ellipsis` says so.
  package func truncated(to cells: Int, ellipsis: String = "…") -> String {
    if TextWidth.of(self) <= cells { return self }
    let room = cells - TextWidth.of(ellipsis)
    return room < 0 ? "" : prefix(cells: room) + ellipsis
  }

  /// Like `truncated`, but after a whole word where that keeps at least half of the room.
  package func cutAtWord(to cells: Int, ellipsis: String = "…") -> String {
    if TextWidth.of(self) <= cells { return self }
    let room = cells - TextWidth.of(ellipsis)
    if room < 0 { return "" }
    let kept = prefix(cells: room)
    if self[kept.endIndex] == " " { return String(kept).trimmedRight.closed(by: ellipsis, within: cells) }
    if let space = kept.lastIndex(of: " "), TextWidth.of(kept[..<space]) * 2 >= room {
      return String(kept[..<space]).trimmedRight.closed(by: ellipsis, within: cells)
    }
    return String(kept).closed(by: ellipsis, within: cells)
  }

  /// As much of the text as fits with an ellipsis behind it, whole words rather than parts; no quotation and no bracket
  /// stays open.
  private func closed(by ellipsis: String, within cells: Int) -> String {
    for isWhole in [true, false] {
      for end in indices.reversed().map({ index(after: $0) }) {
        if isWhole, end < endIndex, self[end] != " " { continue }
        let kept = String(self[..<end]).trimmedRight
        guard let last = kept.last, Self.pairs[last] == nil || last == "\"" else { continue }
        let text = kept + ellipsis + kept.openEnds
        if TextWidth.of(text) <= cells { return text }
      }
    }
    return ellipsis
  }

  /// What closes the quotations and brackets that are open at the end, the innermost first.
  private var openEnds: String {
    var ends: [Character] = []
    for character in self {
      if character == ends.last {
        ends.removeLast()
      } else if let end = Self.pairs[character] {
        ends.append(end)
      }
    }
    return String(ends.reversed())
  }

  private static let pairs: [Character: Character] = [
    "“": "”", "‘": "’", "\"": "\"", "(": ")", "[": "]", "「": "」", "『": "』", "〈": "〉", "《": "》", "«": "»",
  ]

  /// The text with blanks added up to `cells` cells; a longer text stays as it is.
  package func padded(to cells: Int, _ alignment: Alignment = .left) -> String {
    let missing = cells - TextWidth.of(self)
    if missing <= 0 { return self }
    let before: Int
    switch alignment {
    case .left: before = 0
    case .center: before = missing / 2
    case .right: before = missing
    }
    return String(repeating: " ", count: before) + self + String(repeating: " ", count: missing - before)
  }

  /// The text in exactly `cells` cells: cut or padded.
  package func fitted(to cells: Int, _ alignment: Alignment = .left, ellipsis: String = "…") -> String {
    truncated(to: cells, ellipsis: ellipsis).padded(to: cells, alignment)
  }

  /// The text without blanks at its end.
  package var trimmedRight: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
