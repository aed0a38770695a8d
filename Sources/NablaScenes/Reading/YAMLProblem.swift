// The YAML parser's complaints as sentences for people who do not write YAML every day.

import Yams

enum YAMLProblem {
  static func sentence(for error: any Error) -> (message: String, position: TextPosition) {
    guard let error = error as? YamlError else { return ("not valid YAML", .start) }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      var message = "not valid YAML: \(problem)"
      if let context { message += " \(context.text) that begins in line \(context.mark.line)" }
      if let hint = hint(problem) { message += " (\(hint))" }
      return (message, TextPosition(line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, let yaml):
      return ("not valid YAML: \(problem)", position(offset ?? 0, in: yaml))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map(quoted).joined(separator: ", ")
      return ("key \(keys) is here twice", TextPosition(line: max(1, context.mark.line), column: context.mark.column))
    default:
      return ("not valid YAML", .start)
    }
  }

  private static func hint(_ problem: String) -> String? {
    if problem.contains("mapping values are not allowed") {
      return "is a key above indented differently, or a text with ': ' not in quotes?"
    }
    if problem.contains("expected ',' or ']'") { return "is a bracket ] missing?" }
    if problem.contains("expected ',' or '}'") { return "is a brace } missing, or a text not in quotes?" }
    if problem.contains("expected key") || problem.contains("could not find expected ':'") {
      return "a key is followed by a colon and a space"
    }
    if problem.contains("unexpected end of stream") { return "is a closing quote missing?" }
    if problem.contains("cannot start any token") { return "a text that begins with this sign goes in quotes" }
    return nil
  }

  private static func position(_ offset: Int, in text: String) -> TextPosition {
    var line = 1
    var column = 1
    for character in text.prefix(offset) {
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += character.unicodeScalars.count
      }
    }
    return TextPosition(line: line, column: column)
  }
}
