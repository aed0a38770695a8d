// What is said where a search finds nothing.

package enum SearchLabel: Wording {
  /// Nothing has the typed words.
  case nothing(String)
  /// How to go on.
  case advice

  package var korean: String {
    switch self {
    case .nothing(let text): "‘\(text)’: 여기에는 없어요."
    case .advice: "더 짧은 말이나 키 이름(Shift, Ctrl)으로 찾아보세요. Esc를 누르면 모두 보여요. 명령과 값은 : 에서 찾아요."
    }
  }

  package var english: String {
    switch self {
    case .nothing(let text): "Nothing here has “\(text)”."
    case .advice:
      "Try a shorter word, or a key's name (Shift, Ctrl). Esc lists everything again. Commands and values are found with :"
    }
  }
}
