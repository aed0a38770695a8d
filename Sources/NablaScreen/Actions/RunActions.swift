// The keys of time: playing, beats, steps, samples, starting anew.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Action {
  static let playPause = Action(
    "play", keys: "Space", .run, ko: "재생, 멈춤", en: "play, pause",
    hint: ("재생", "Play"),
    search: "start stop run pause animate 시작 멈추기 정지 실행 재생",
    against: { $0.playback.isPlaying ? nil : $0.reasonAgainstGoingOn },
    does: { $0.setPlaying(!$0.playback.isPlaying) })

  static let nextBeat = Action(
    "next-beat", keys: "Right l PgDn", .run, ko: "스텝 안의 다음 세부 단계", en: "next beat of the step",
    hint: ("세부 단계", "Beat"),
    search: "forward on continue 다음 앞으로",
    against: { $0.reasonAgainstBeat(forward: true) },
    does: { $0.goToBeat(forward: true) })

  static let previousBeat = Action(
    "previous-beat", keys: "Left h PgUp", .run, ko: "이전 세부 단계", en: "previous beat",
    search: "backward rewind 이전 뒤로",
    against: { $0.reasonAgainstBeat(forward: false) },
    does: { $0.goToBeat(forward: false) })

  /// Makes the keys for beats go by terms, or by beats again.
  static let terms = Action(
    "term-by-term", keys: "#", .run, ko: "세부 단계를 한 항씩: 합과 곱이 자라요", en: "beats term by term: sums and products grow",
    search: "sum product grow factor 합 곱 한항씩 항별",
    does: { $0.toggleTerms() })

  static let nextStep = Action(
    "next-step", keys: "]", .run, ko: "다음 스텝", en: "next step",
    hint: ("스텝", "Step"),
    search: "forward on continue 다음 앞으로",
    against: { $0.reasonAgainstGoingOn },
    does: { $0.stopping { $0.go(to: $0.workspace.cursor.step + 1) } })

  static let previousStep = Action(
    "previous-step", keys: "[", .run, ko: "이전 스텝", en: "previous step",
    hint: ("뒤로", "Back"),
    search: "backward rewind 이전 뒤로",
    against: { $0.reasonAgainstGoingBack },
    does: { model in
      let cursor = model.workspace.cursor
      model.stopping { $0.go(to: cursor.beat > 0 ? cursor.step : cursor.step - 1) }
    })

  static let tenStepsForward = Action(
    "ten-steps-on", keys: "}", .run, ko: "열 스텝 앞으로", en: "ten steps on",
    against: { $0.reasonAgainstGoingOn },
    does: { $0.stopping { $0.travel(to: $0.workspace.cursor.step + 10) } })

  static let tenStepsBack = Action(
    "ten-steps-back", keys: "{", .run, ko: "열 스텝 뒤로", en: "ten steps back",
    against: { $0.reasonAgainstGoingBack },
    does: { $0.stopping { $0.go(to: $0.workspace.cursor.step - 10) } })

  static let firstStep = Action(
    "first-step", keys: "Home", .run, ko: "처음으로", en: "to the start",
    search: "begin start 처음",
    against: { $0.reasonAgainstGoingBack },
    does: { $0.stopping { $0.go(to: 0) } })

  static let latestStep = Action(
    "latest-step", keys: "End", .run, ko: "가장 나중 스텝으로", en: "to the latest step",
    search: "finish last 끝 마지막",
    against: { $0.workspace.cursor.step == $0.workspace.lastShownStep ? .atTheLatest : nil },
    does: { $0.stopping { $0.go(to: $0.workspace.lastShownStep) } })

  static let timeline = Action(
    "timeline", keys: "G C-t", .run, ko: "시간표: 바꾼 일들과 그 스텝으로 가기", en: "timeline: every change, to go to its step",
    search: "history changes log 기록",
    does: { model in
      let step = model.workspace.cursor.step
      model.overlay = .timeline(ListLook(place: Timeline(model).entries.lastIndex { $0.step <= step } ?? 0))
    })

  static let faster = Action(
    "faster", keys: "> .", .run, ko: "빠르게", en: "faster",
    hint: ("빠르게", "Faster"),
    search: "speed pace 속도 빠르게 느리게",
    against: { $0.playback.speed == Playback.ladder.count - 1 ? .fastestAlready : nil },
    does: { $0.changeSpeed(by: 1) })

  static let slower = Action(
    "slower", keys: "< ,", .run, ko: "느리게", en: "slower",
    search: "speed pace 속도 빠르게 느리게",
    against: { $0.playback.speed == 0 ? .slowestAlready : nil },
    does: { $0.changeSpeed(by: -1) })

  static let nextSample = Action(
    "next-sample", keys: "n", .run, ko: "다음 샘플", en: "next sample",
    hint: ("다음 샘플", "Sample"),
    search: "data dataset example point row 데이터 자료 샘플",
    against: { $0.reasonAgainstSamples },
    does: { $0.goToSample(by: 1) })

  static let previousSample = Action(
    "previous-sample", keys: "N", .run, ko: "이전 샘플", en: "previous sample",
    search: "data dataset example point row 데이터 자료 샘플",
    against: { $0.reasonAgainstSamples },
    does: { $0.goToSample(by: -1) })

  static let restart = Action(
    "restart", keys: "r", .run, ko: "같은 가중치로 다시 시작", en: "restart from the same weights",
    hint: ("처음부터", "Restart"),
    search: "reset again zero 리셋 처음부터",
    against: { $0.reasonAgainstRestart },
    does: { $0.restart() })

  static let restartWithNewSeed = Action(
    "new-seed", keys: "R", .run, ko: "새 시드로 다시 시작", en: "restart with a new seed",
    search: "random randomize weights 무작위 난수",
    against: { $0.reasonAgainstSeed },
    does: { $0.restartWithNewSeed() })

  static let typeSeed = Action(
    "type-seed", keys: "s", .run, ko: "시드 입력", en: "type a seed",
    search: "random randomize weights 무작위 난수",
    against: { $0.reasonAgainstSeed },
    does: { $0.overlay = .input(TextField(), for: .seed) })

  /// Puts down what the learner expects, or at the contour's cursor where the run will be.
  static let guess = Action(
    "make-a-guess", keys: ";", .run, ko: "예측 적기, 커서가 있으면 그 자리 예측",
    en: "guess what comes, or at the cursor where ◉ will be",
    hint: ("예측", "Guess"),
    search: "predict prediction expect 예상 추측 맞히기",
    against: { $0.reasonAgainstGuessing },
    does: { $0.openGuess() })

  static let runKeys: [Action] = [
    playPause, nextBeat, previousBeat, terms, nextStep, previousStep, tenStepsForward, tenStepsBack, firstStep,
    latestStep, timeline, faster, slower, nextSample, previousSample, restart, restartWithNewSeed, typeSeed, guess,
  ]
}
