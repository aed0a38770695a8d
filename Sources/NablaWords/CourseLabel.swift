// The words of the course: the list of its scenes, the way on, and the notes for teachers.

import NablaLesson

package enum CourseLabel: Wording {
  case title(answered: Int, GuessScore)
  case footer
  /// A chapter with its number.
  case chapter(Int, LocalizedText)
  case ownScenes
  case question, answer
  /// How far a learner has come in a scene; nil: it has not been opened.
  case stage(CourseProgress.Stage?)
  case next(String)
  /// With the step that the run has come to; nil where it is another run than the one that answers.
  case answerLater(step: Int, now: Int?)
  /// With what has to be changed; empty: anything.
  case answerAfterChange(step: Int, now: Int?, wanted: [WantedChange])
  /// The step is reached, but by a run that has other settings than the scene; with what its question asks for, if it
  /// asks for a change.
  case answerElsewhere(wanted: [WantedChange]?)
  /// The runs that the scene compares are not on screen; with what brings them back.
  case answerInComparison(isRacing: Bool)
  /// The runs and numbers in the text are those of a comparison that is not on screen.
  case otherRuns
  /// The same, and what no numbers on screen bear out, where there is little room; and in a heading.
  case otherRunsShort, otherRunsHeading
  /// The numbers in the text are another run's than the one on screen.
  case otherNumbers, otherScene
  /// How many pages follow.
  case more(Int)
  case notesTitle(String)
  case notesFooter(scrolls: Bool)

  /// The chapter that a scene belongs to.
  package static func chapter(of entry: CatalogEntry) -> CourseLabel {
    entry.place.map { .chapter($0.chapter, Course.chapters[$0.chapter - 1].title) } ?? .ownScenes
  }

  package var korean: String {
    switch self {
    case .title(let answered, let score):
      let start = answered == 0 ? "과정" : "과정 · 답을 본 장면 \(answered)개"
      return score.made == 0 ? start : "\(start) · \(GuessLabel.score(score).korean)"
    case .footer: return "↑↓ 고르기 · Enter 열기 · / 찾기 · D/Esc 닫기"
    case .chapter(let number, let title): return "\(number). \(title.ko)"
    case .ownScenes: return "내 장면"
    case .question: return "질문"
    case .answer: return "답"
    case .stage(nil): return "아직 안 열어 봤어요"
    case .stage(.opened): return "열어 봤어요"
    case .stage(.answered): return "답까지 봤어요"
    case .next(let title): return "d 다음 장면: \(title)"
    case .answerLater(let step, let now):
      return "먼저 예측해 보세요. 장면의 설정 그대로 스텝 \(step)에 이르면 답이 나와요\(Self.korean(now)). 바로 보려면 H."
    case .answerAfterChange(let step, let now, let wanted):
      return "먼저 예측해 보세요. \(Self.asked(wanted, in: .ko))이 스텝 \(step)에 이르면 답이 나와요\(Self.korean(now)). 바로 보려면 H."
    case .answerElsewhere(let wanted):
      let run = wanted.map { Self.asked($0, in: .ko) } ?? "장면의 설정 그대로 한 실행"
      return "답은 \(run)에서 나와요. 지금 실행은 설정이 달라요 (r 처음부터, u 되돌리기). 바로 보려면 H."
    case .answerInComparison(let isRacing):
      let way = isRacing ? "M, m" : "m"
      return "답은 이 장면의 비교에서 나와요. 지금 화면에 있는 것은 그 비교가 아니에요 (\(way) 다시 비교, u 되돌리기). 바로 보려면 H."
    case .otherRunsShort: return "본문은 처음 설정 기준이에요."
    case .otherRunsHeading: return "본문은 처음 설정 기준"
    case .otherRuns: return "설명에 나오는 실행과 수는 이 장면이 처음에 보여 준 비교에서 나온 것이에요."
    case .otherScene: return "이 글은 장면에 원래 있던 신경망과 데이터에 대한 설명이에요."
    case .otherNumbers: return "설명에 나오는 수는 설명에 적힌 설정에서 나온 값이에요."
    case .more(let count): return "H 다음 쪽 (\(count)쪽 더 있어요)"
    case .notesTitle(let title): return "수업 노트: \(title)"
    case .notesFooter(let scrolls): return (scrolls ? "↑↓ 넘기기 · " : "") + "W/Esc 닫기"
    }
  }

  package var english: String {
    switch self {
    case .title(let answered, let score):
      let start = answered == 0 ? "The course" : "The course · \(answered) answered"
      return score.made == 0 ? start : "\(start) · \(GuessLabel.score(score).english)"
    case .footer: return "↑↓ choose · Enter open · / search · D/Esc close"
    case .chapter(let number, let title): return "\(number). \(title.en)"
    case .ownScenes: return "Scenes of your own"
    case .question: return "Question"
    case .answer: return "Answer"
    case .stage(nil): return "not opened yet"
    case .stage(.opened): return "opened"
    case .stage(.answered): return "answer seen"
    case .next(let title): return "d Next scene: \(title)"
    case .answerLater(let step, let now):
      return
        "Predict first. The answer comes at step \(step) with the scene's own settings\(Self.english(now)). At once: H."
    case .answerAfterChange(let step, let now, let wanted):
      return
        "Predict first. The answer comes when \(Self.asked(wanted, in: .en)) is at step \(step)\(Self.english(now)). "
        + "At once: H."
    case .answerElsewhere(let wanted):
      let run = wanted.map { Self.asked($0, in: .en) } ?? "a run with the scene's own settings"
      return "The answer comes from \(run). This one has other settings (r from the start, u undo). At once: H."
    case .answerInComparison(let isRacing):
      let way = isRacing ? "M, m compares again" : "m compares again"
      return "The answer comes from the scene's comparison, which is not on screen (\(way), u undo). At once: H."
    case .otherRunsShort: return "This text is about the first settings."
    case .otherRunsHeading: return "about the first settings"
    case .otherRuns: return "The runs and numbers in the text are those of the comparison that the scene opened with."
    case .otherScene: return "This text is about the scene's own network and data."
    case .otherNumbers: return "The numbers in the text are those of the settings it names."
    case .more(let count): return count == 1 ? "H Next page (one more)" : "H Next page (\(count) more)"
    case .notesTitle(let title): return "For teachers: \(title)"
    case .notesFooter(let scrolls): return (scrolls ? "↑↓ scroll · " : "") + "W/Esc close"
    }
  }

  private static func korean(_ now: Int?) -> String { now.map { " (지금은 스텝 \($0))" } ?? "" }

  private static func english(_ now: Int?) -> String { now.map { " (now \($0))" } ?? "" }

  /// The run that a question asks for.
  private static func asked(_ wanted: [WantedChange], in language: Language) -> String {
    let what = wanted.isEmpty ? "" : WantedChange.list(wanted, in: language)
    switch language {
    case .ko: return what.isEmpty ? "질문대로 바꾼 실행" : "질문이 말하는 실행(\(what), 나머지는 장면 그대로)"
    case .en:
      return what.isEmpty ? "a run as the question asks" : "the run of the question (\(what), all else as in the scene)"
    }
  }
}
