// The YAML parser's complaints as sentences for people who do not write YAML every day.

enum YAMLProblem {
  static func sentence(for error: any Error) -> (message: String, position: TextPosition) {
    guard let error = error as? YAMLError else { return ("not valid YAML", .start) }
    var message = "not valid YAML: \(error.problem)"
    if let context = error.context { message += " \(context.text) that begins in line \(context.line)" }
    if let hint = hint(error.problem) { message += " (\(hint))" }
    return (message, error.position)
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
}
