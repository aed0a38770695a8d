// What people call a thing when they look for it, beside its own words.

import NablaCanvas
import NablaLesson
import NablaWords

extension Key {
  /// Everything the key may be called in a search.
  package var searchNames: [String] {
    var names = [name, title(), title(isASCII: true)]
    if control { names += ["control", "컨트롤"] }
    if shift { names += ["시프트"] }
    switch code {
    case .left, .right, .up, .down: names += ["arrow", "화살표"]
    case .pageUp, .pageDown: names += ["page", "clicker", "리모컨"]
    case .enter: names += ["return", "엔터"]
    case .escape: names += ["escape"]
    case .character(" "): names += ["스페이스"]
    default: break
    }
    return names
  }
}

extension Action {
  /// Words that are typed for it and stand neither in its name nor in its sentence.
  package var searchNames: String {
    switch self {
    case .playPause: "start stop run pause animate 시작 멈추기 정지 실행 재생"
    case .nextBeat, .nextStep: "forward on continue 다음 앞으로"
    case .previousBeat, .previousStep: "backward rewind 이전 뒤로"
    case .firstStep: "begin start 처음"
    case .latestStep: "finish last 끝 마지막"
    case .faster, .slower: "speed pace 속도 빠르게 느리게"
    case .nextSample, .previousSample: "data dataset example point row 데이터 자료 샘플"
    case .restart: "reset again zero 리셋 처음부터"
    case .restartWithNewSeed, .typeSeed: "random randomize weights 무작위 난수"
    case .rateUp, .rateDown: "lr eta η alpha step size 학습률 학습율 에타"
    case .nextActivation, .previousActivation, .nextLayerActivation: "sigmoid tanh relu nonlinearity 활성화 시그모이드"
    case .nextInitialization, .previousInitialization: "xavier he weights start 초깃값 가중치"
    case .nextOptimizer, .previousOptimizer: "adam momentum sgd rmsprop 옵티마이저 모멘텀"
    case .nextBatch, .previousBatch: "minibatch stochastic sgd 미니배치"
    case .addNeuron, .removeNeuron: "layer layers unit hidden network size 층 뉴런 은닉"
    case .holdSelected, .holdAllButAxes: "freeze frozen lock fix parameter 고정 얼리기"
    case .nextLoss, .previousLoss: "cross-entropy mse mae error cost 손실 오차 교차엔트로피"
    case .editValue: "set type weight bias number 가중치 편향 값 입력"
    case .nextScene, .previousScene, .sceneList: "data dataset lesson example course open 데이터 자료 장면 예제 열기"
    case .reload: "refresh reread reload file scene yaml 파일 장면 새로고침"
    case .panLeft, .panRight, .panUp, .panDown: "move scroll rotate 3d 이동 회전"
    case .zoomIn, .zoomOut: "range scale 범위 확대 축소"
    case .cursor: "point start pick mouse 점 찍기 출발점"
    case .fan: "every learning rate ahead 모든 학습률 앞으로 부채꼴"
    case .flow: "gradient continuous infinitesimal path 그래디언트 흐름 경로"
    case .plane: "random principal direction 방향 평면"
    case .landscapeView: "surface 3d heat map contour shaded 곡면 등고선"
    case .overview: "all panels everything 전체"
    case .zoomPanel: "full screen larger maximize enlarge big 전체화면 크게"
    case .axes: "parameters x y weights 매개변수 가중치"
    case .lossScale: "log logarithm scale 로그"
    case .lesson: "text page explanation question answer help 설명 질문 답"
    case .notes: "teacher lecture 선생님 수업 메모"
    case .explain: "why derivation chain rule backpropagation 왜 유도 연쇄법칙 역전파"
    case .precision: "decimals digits rounding 소수 자리 반올림"
    case .gradientCheck: "numerical finite difference test 수치미분 검사"
    case .timeline: "history changes log 기록"
    case .race, .endRace: "compare comparison runs learning rates 비교 견주기"
    case .projector: "beamer presentation large larger big font size lecture 발표 크게 글자"
    case .glyphs: "braille blocks ascii characters font 점자 글자 네모"
    case .nextTheme, .previousTheme: "colour color dark light black white 색 어둡게 밝게"
    case .language: "korean english 한국어 영어"
    case .mouse: "select text copy paste 복사 마우스"
    case .redraw: "refresh clear broken 깨진"
    case .guess: "predict prediction expect 예상 추측 맞히기"
    case .terms: "sum product grow factor 합 곱 한항씩 항별"
    case .help: "keys shortcuts keyboard manual 단축키 도움말"
    case .marks: "legend symbols signs meaning 기호 범례 뜻"
    case .undo: "back revert 취소"
    case .export: "save csv json data file download table 저장 데이터 자료 표 엑셀"
    case .record: "video gif movie cast asciinema 동영상 영상"
    case .screenshot: "image picture png svg photo print 그림 사진 캡처"
    case .commandLine: "shell cli share reproduce link 공유 재현 터미널"
    case .quit, .quitNow: "exit close leave 종료 나가기"
    default: ""
    }
  }

  /// All panels in both languages: one key of nine leads to each.
  package static var panelNames: String {
    Panel.allCases.map { panel in
      let label = Label.panel(panel)
      return ([panel.rawValue, label.korean, label.english]).joined(separator: " ")
    }.joined(separator: " ") + " view window 창 보기 자료"
  }
}

extension ValueCommand {
  /// Words that are typed for it and stand neither in its name nor in its sentence.
  package var searchNames: [String] {
    let own: [String] =
      switch self {
      case .goto: ["jump"]
      case .guess: ["predict", "prediction", "예상", "추측"]
      case .speed: ["pace", "fast", "slow"]
      case .scene: ["data", "dataset", "lesson", "course", "데이터", "자료", "예제"]
      case .panel: ["view", "window", "show", "창", "보기"]
      case .set: ["weight", "bias", "parameter", "가중치", "편향"]
      case .theme: ["colour", "color", "색"]
      case .language: ["korean", "english", "한국어", "영어"]
      case .race: ["compare", "side by side", "비교", "나란히"]
      case .layers: ["network", "neurons", "units", "hidden", "신경망", "뉴런", "은닉층"]
      case .bias: ["biases", "offset"]
      case .bypass: ["residual", "skip", "shortcut", "우회", "잔차"]
      case .l1: ["lasso", "regularization", "penalty", "규제", "정규화"]
      case .l2: ["ridge", "weight decay", "regularization", "penalty", "규제", "정규화", "가중치 감쇠"]
      case .data: ["csv", "file", "table", "파일", "표"]
      case .points: ["sample", "add", "own", "delete", "샘플", "추가", "삭제", "찍기"]
      case .test: ["hold out", "validation", "split", "검증", "나누기", "떼어 두기", "시험"]
      case .schedule: ["decay", "warm-up", "annealing", "cosine", "스케줄", "감쇠"]
      case .patience: ["early stopping", "stop", "조기 종료", "조기 중단", "멈춤"]
      case .frozen: ["freeze", "hold", "lock", "fixed", "얼리기", "고정"]
      case .fan: ["ahead", "every learning rate", "steps", "앞으로", "모든 학습률"]
      case .precision: ["decimals", "rounding", "반올림"]
      default: []
      }
    return own + Synonyms.others(of: rawValue) + [koreanName]
  }

  /// Whether its values are things that one looks for by their own names.
  package var hasNamedValues: Bool {
    switch self {
    case .activation, .initialization, .optimizer, .loss, .scene, .panel, .theme, .language: true
    case .goto, .speed, .sample, .seed, .guess, .learningRate, .beta, .beta1, .beta2, .rho, .epsilon, .batch, .set,
      .axes, .fan,
      .select, .precision, .glyphs, .l1, .l2, .schedule, .frozen, .patience, .signs, .animation, .race, .layers, .bias,
      .bypass, .data, .function, .features, .samples, .noise, .test, .points:
      false
    }
  }
}
