// What `--help` prints: what the parser makes of the definitions, with the examples first and named so.

enum HelpPage {
  /// Puts the examples, which the parser takes for the usage, behind the first sentence; other texts stay as they are.
  static func examplesFirst(_ text: String) -> String {
    let opening = "OVERVIEW: "
    let usage = "\n\nUSAGE: "
    guard text.hasPrefix(opening), let place = text.firstRange(of: usage) else { return text }
    let head = text[..<place.lowerBound].dropFirst(opening.count)
    let rest = text[place.upperBound...]
    let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
    // The lines below the first are indented to stand below it.
    let examples = rest[..<end].split(separator: "\n").map { line in
      "  " + (line.hasPrefix("       ") ? line.dropFirst(7) : line)
    }
    let gap = head.firstRange(of: "\n\n")
    let sentence = head[..<(gap?.lowerBound ?? head.endIndex)]
    let others = gap.map { "\n\n" + head[$0.upperBound...] } ?? ""
    return "\(sentence)\n\nEXAMPLES:\n\(examples.joined(separator: "\n"))\(others)\(rest[end...])"
  }
}
