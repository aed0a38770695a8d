// Breaking text into lines by cells, by the habits of Korean and English typesetting.

extension String {
  /// The text in lines of at most `cells` cells: broken at blanks, or else beside a wide character, or else anywhere.
  ///
  /// No line begins with closing punctuation and none ends with an opening bracket, where the width allows it.
  /// A line's own indentation stays; "\n" always breaks. Below one cell there are no lines.
  package func wrapped(to cells: Int) -> [String] {
    guard cells > 0 else { return [] }
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      Self.wrap(Array(paragraph), cells, into: &lines)
    }
    return lines
  }

  private static func wrap(_ text: [Character], _ cells: Int, into lines: inout [String]) {
    var start = 0
    repeat {
      let end = lineEnd(text, from: start, cells)
      lines.append(String(text[start..<end]).trimmedRight)
      start = end
      while start < text.count, text[start] == " " { start += 1 }
    } while start < text.count
  }

  /// Where the line that begins at `start` ends: the last fitting break of the best kind.
  private static func lineEnd(_ text: [Character], from start: Int, _ cells: Int) -> Int {
    var width = 0
    var end = start
    while end < text.count {
      width += TextWidth.of(text[end].unicodeScalars.first!)
      if width > cells { break }
      end += 1
    }
    // Blanks beyond the edge do no harm.
    if end == text.count || text[end...].allSatisfy({ $0 == " " }) { return text.count }
    let indent = text[start...].prefix { $0 == " " }.count
    let earliest = Swift.min(start + indent + 1, text.count)
    var atSyllable = 0
    var anywhere = 0
    var index = end
    while index >= earliest {
      if text[index] == " " || text[index - 1] == " " {
        let next = text[index...].first { $0 != " " }
        if next.map({ !closing.contains($0) }) ?? true { return index }
      } else if !closing.contains(text[index]), !opening.contains(text[index - 1]) {
        anywhere = Swift.max(anywhere, index)
        if isWide(text[index]) || isWide(text[index - 1]) { atSyllable = Swift.max(atSyllable, index) }
      }
      index -= 1
    }
    if atSyllable > 0 { return atSyllable }
    if anywhere > 0 { return anywhere }
    return Swift.max(end, start + 1)
  }

  private static func isWide(_ character: Character) -> Bool { TextWidth.of(character.unicodeScalars.first!) == 2 }

  private static let closing: Set<Character> = [
    ")", "]", "}", ",", ".", "%", "?", "!", ":", ";", "’", "”", "»", "…", "、", "。", "」", "』", "〉", "》", "】",
    "！", "？", "）", "，", "．", "：", "；", "·",
  ]
  private static let opening: Set<Character> = ["(", "[", "{", "‘", "“", "«", "「", "『", "〈", "《", "【", "（"]
}
