// The keys that choose what is looked at: panels, parameters, explanations, comparisons, the lesson.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Action {
  /// Gives a panel the keys.
  ///
  /// - Parameter number: the panel's, from 1.
  static func panel(_ number: Int) -> Action {
    Action(
      "panel-\(number)", keys: "\(number)", .look, ko: "\(number)번 패널", en: "panel \(number)",
      against: { number > $0.panels.count ? .noSuchPanel(number, last: $0.panels.count) : nil },
      does: { $0.focus(on: $0.panels[number - 1]) })
  }

  /// The keys of the panels, which help shows in one line.
  static let panels = (1...9).map(panel)

  /// What that line says.
  static let panelsByNumber = LocalizedText(ko: "번호로 패널 고르기", en: "panel by number")

  static let overview = Action(
    "overview", keys: "0", .look, ko: "전체 보기", en: "all panels",
    search: "all panels everything 전체",
    against: { $0.look.isProjecting ? .projectorShowsOne : nil },
    does: { $0.setZoomed(false) })

  static let focusNext = Action(
    "next-panel", keys: "Tab", .look, ko: "다음 패널", en: "next panel",
    hint: ("패널", "Panel"),
    does: { $0.moveFocus(by: 1) })

  static let focusPrevious = Action(
    "previous-panel", keys: "S-Tab", .look, ko: "이전 패널", en: "previous panel",
    does: { $0.moveFocus(by: -1) })

  static let selectNext = Action(
    "next-parameter", keys: "Down j", .look, ko: "다음 매개변수", en: "next parameter",
    hint: ("고르기", "Select"),
    does: { $0.moveSelection(by: 1) })

  static let selectPrevious = Action(
    "previous-parameter", keys: "Up k", .look, ko: "이전 매개변수", en: "previous parameter",
    does: { $0.moveSelection(by: -1) })

  static let explain = Action(
    "explain", keys: "Enter", .look, ko: "이 값은 어디서 왔을까: 연쇄법칙, 줄 펼치기",
    en: "where does this number come from: chain rule; unfold a row",
    hint: ("왜?", "Why?"),
    search: "why derivation chain rule backpropagation 왜 유도 연쇄법칙 역전파",
    against: { $0.reasonAgainstExplaining },
    does: { $0.explainSelected() })

  static let precision = Action(
    "next-precision", keys: "%", .look, ko: "연쇄법칙의 정밀도: 정확히, 반올림, 버림",
    en: "precision of the derivation: exact, rounded, cut",
    hint: ("반올림", "Rounding"),
    search: "decimals digits rounding 소수 자리 반올림",
    does: { $0.cyclePrecision() })

  static let zoomPanel = Action(
    "zoom-panel", keys: "z", .look, ko: "이 패널만 크게, 다시 원래대로", en: "this panel alone, and back",
    hint: ("확대", "Zoom"),
    search: "full screen larger maximize enlarge big 전체화면 크게",
    against: { $0.look.isProjecting ? .projectorShowsOne : nil },
    does: { $0.setZoomed(!$0.look.isZoomed) })

  static let lossScale = Action(
    "cost-scale", keys: "y", .look, ko: "비용 축: 로그 또는 선형", en: "cost axis: log or linear",
    search: "log logarithm scale 로그",
    does: { $0.toggleLossScale() })

  static let race = Action(
    "start-race", keys: "m", .look, ko: "여러 학습률을 같은 출발점에서 나란히, 또는 장면의 비교",
    en: "race learning rates from one start, or the scene's runs",
    hint: ("비교", "Race"),
    search: "compare comparison runs learning rates 비교 견주기",
    does: { $0.startRace() })

  static let endRace = Action(
    "end-race", keys: "M F10", .look, ko: "비교 끝내기", en: "end the comparison",
    search: "compare comparison runs learning rates 비교 견주기",
    against: { $0.workspace.isRacing ? nil : .noRace },
    does: { $0.endRace() })

  static let weightLabels = Action(
    "weight-labels", keys: "w", .look, ko: "그래프에 가중치 표시", en: "weights on the graph",
    against: { $0.situation.network == nil ? .noNetwork : nil },
    does: { $0.look.showsWeightLabels.toggle() })

  static let gradientCheck = Action(
    "gradient-check", keys: "C C-g", .look, ko: "기울기 검사: 역전파와 중앙 차분",
    en: "gradient check: backpropagation against central differences",
    search: "numerical finite difference test 수치미분 검사",
    against: {
      if $0.usesPerceptronRule { return .ruleHasNoSlope }
      return GradientCheck.effort($0.checkedObjective) > GradientCheck.greatestEffort ? .tooLargeToCheck : nil
    },
    does: { $0.openGradientCheck() })

  static let lesson = Action(
    "lesson", keys: "H F6", .look, ko: "설명, 다음 쪽", en: "lesson, next page",
    hint: ("설명", "Lesson"),
    search: "text page explanation question answer help 설명 질문 답",
    against: { LessonPages($0.workspace.scene).pages.isEmpty ? .noLesson : nil },
    does: { $0.turnLesson() })

  static let lessonBack = Action(
    "previous-page", keys: "E", .look, ko: "설명, 이전 쪽", en: "lesson, page before",
    hint: ("이전 쪽", "Page back"),
    against: {
      if LessonPages($0.workspace.scene).pages.isEmpty { return .noLesson }
      return $0.arrangement.rect(of: .lesson) != nil && $0.look.lessonPage == 0 ? .firstPage : nil
    },
    does: { $0.turnLessonBack() })

  static let notes = Action(
    "notes", keys: "W", .look, ko: "이 장면의 수업 노트 (교사용)", en: "notes for teachers on this scene",
    search: "teacher lecture 선생님 수업 메모",
    against: { $0.workspace.scene.notes.isEmpty ? .noNotes : nil },
    does: { $0.overlay = .notes(scroll: 0) })

  static let lookKeys: [Action] =
    panels + [
      overview, focusNext, focusPrevious, selectNext, selectPrevious, explain, precision, zoomPanel, lossScale, race,
      endRace, weightLabels, gradientCheck, lesson, lessonBack, notes,
    ]
}
