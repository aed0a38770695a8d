// The YAML parser's complaints as sentences for people who do not write YAML every day.

import NablaLesson

enum YAMLProblem {
  static func sentence(for error: any Error) -> (message: LocalizedText, position: TextPosition) {
    guard let error = error as? YAMLError else {
      return (LocalizedText(ko: "올바른 YAML이 아니에요", en: "not valid YAML"), .start)
    }
    var message = LocalizedText(
      ko: "올바른 YAML이 아니에요: \(error.problem.ko)", en: "not valid YAML: \(error.problem.en)")
    if let context = error.context {
      message =
        message
        + LocalizedText(
          ko: " (\(context.line)번째 줄에서 시작한 것을 읽던 중이에요)", en: " \(context.text) that begins in line \(context.line)")
    }
    return (message + .bracketed(hint(error.problem.en)), error.position)
  }

  /// libyaml's own sentence in Korean: the usual ones, and for all others that this is not understood.
  static func korean(_ problem: String) -> String {
    let known = [
      ("mapping values are not allowed", "여기에는 쌍점(:)과 값이 올 수 없어요"),
      ("did not find expected ',' or ']'", "','나 ']'가 있어야 해요"),
      ("did not find expected ',' or '}'", "','나 '}'가 있어야 해요"),
      ("did not find expected key", "키가 있어야 해요"),
      ("did not find expected '-' indicator", "'-'가 있어야 해요"),
      ("could not find expected ':'", "쌍점(:)이 있어야 해요"),
      ("unexpected end of stream", "글이 도중에 끝났어요"),
      ("unexpected document indicator", "글이 도중에 끊겼어요"),
      ("cannot start any token", "이 기호로 시작할 수 없어요"),
      ("block sequence entries are not allowed", "여기에는 '- '로 시작하는 목록이 올 수 없어요"),
      ("incompatible YAML document", "이 버전의 YAML은 읽을 수 없어요"),
      ("undefined tag handle", "모르는 태그예요"),
      ("unknown escape character", "모르는 역슬래시(\\) 표시예요"),
      ("found a tab character", "여기에는 탭이 올 수 없어요"),
      ("control characters are not allowed", "제어 문자는 쓸 수 없어요"),
    ]
    return known.first { problem.contains($0.0) }?.1 ?? "여기를 읽을 수 없어요"
  }

  private static func hint(_ problem: String) -> LocalizedText? {
    if problem.contains("mapping values are not allowed") {
      return LocalizedText(
        ko: "위에 있는 키와 들여쓰기가 다른가요? 또는 ': '가 든 글에 따옴표가 없나요?",
        en: "is a key above indented differently, or a text with ': ' not in quotes?")
    }
    if problem.contains("expected ',' or ']'") {
      return LocalizedText(ko: "닫는 괄호 ]가 빠졌나요?", en: "is a bracket ] missing?")
    }
    if problem.contains("expected ',' or '}'") {
      return LocalizedText(
        ko: "닫는 괄호 }가 빠졌나요? 또는 글에 따옴표가 없나요?", en: "is a brace } missing, or a text not in quotes?")
    }
    if problem.contains("expected key") || problem.contains("could not find expected ':'") {
      return LocalizedText(ko: "키 뒤에는 쌍점과 빈칸을 써요", en: "a key is followed by a colon and a space")
    }
    if problem.contains("unexpected end of stream") {
      return LocalizedText(ko: "닫는 따옴표가 빠졌나요?", en: "is a closing quote missing?")
    }
    if problem.contains("cannot start any token") {
      return LocalizedText(
        ko: "이 기호로 시작하는 글은 따옴표 안에 써요", en: "a text that begins with this sign goes in quotes")
    }
    return nil
  }
}
