// Words that stay words in Markdown, whatever is in them.

enum MarkdownEscaping {
  /// What would begin emphasis, code, a link, a tag, a character's name, a formula, a cell or a heading's end.
  private static let signs: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "|", "$", "&", "~", "#"]

  /// The words in one line, with what Markdown would take for its own escaped.
  static func inLine(_ words: String) -> String {
    var result = ""
    for character in words {
      if signs.contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }

  /// An escaped line that begins a block, and is no list, no rule and no underline of a heading.
  static func atStart(_ line: String) -> String {
    let line = String(line.drop { $0 == " " || $0 == "\t" })
    guard let first = line.first else { return line }
    if "-+=".contains(first) { return "\\" + line }
    // 1. and 1) begin a list.
    let rest = line.drop { $0.isASCII && $0.isNumber }
    guard rest.startIndex > line.startIndex, let sign = rest.first, sign == "." || sign == ")" else { return line }
    return line[..<rest.startIndex] + "\\" + rest
  }
}
