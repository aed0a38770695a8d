// The words of the timeline.

package enum TimelineLabel: Wording {
  case title(run: String)
  case footer
  case start, here, diverged, latest
  case change(Phrase)

  package init(_ kind: TimelineEntry.Kind) {
    switch kind {
    case .start: self = .start
    case .here: self = .here
    case .diverged: self = .diverged
    case .latest: self = .latest
    case .change(let phrase): self = .change(phrase)
    }
  }

  package var korean: String {
    switch self {
    case .title(let run): return "실행 \(run)의 시간표"
    case .footer: return "↑↓ 고르기 · Enter 가기 (거기서 바꾸면 새 실행) · / 찾기 · Esc 닫기"
    case .start: return "시작"
    case .here: return "지금 여기"
    case .diverged: return "발산"
    case .latest: return "지금까지의 끝"
    case .change(let phrase): return phrase.korean
    }
  }

  package var english: String {
    switch self {
    case .title(let run): return "Timeline of run \(run)"
    case .footer: return "↑↓ choose · Enter go (a change starts a new run) · / search · Esc close"
    case .start: return "start"
    case .here: return "you are here"
    case .diverged: return "diverged"
    case .latest: return "the end so far"
    case .change(let phrase): return phrase.english
    }
  }
}
