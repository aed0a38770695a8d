// The keys that change a run: its settings, its network, its values, its scene.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Action {
  static let rateUp = Action(
    "learning-rate-up", keys: "+ =", .parameters, ko: "학습률 올리기", en: "learning rate up",
    hint: ("학습률", "Rate"),
    search: "lr eta η alpha step size 학습률 학습율 에타",
    against: { $0.settingsInForce.learningRate >= Settings.highestLearningRate ? .rateHighest : nil },
    does: { $0.cycle(.learningRate, by: 1) })

  static let rateDown = Action(
    "learning-rate-down", keys: "- _", .parameters, ko: "학습률 내리기", en: "learning rate down",
    search: "lr eta η alpha step size 학습률 학습율 에타",
    against: { $0.settingsInForce.learningRate <= LearningRateLadder.lowest ? .rateLowest : nil },
    does: { $0.cycle(.learningRate, by: -1) })

  static let nextActivation = Action(
    "next-activation", keys: "a", .parameters, ko: "다음 활성화 함수", en: "next activation",
    hint: ("활성화", "Activation"),
    search: "sigmoid tanh relu nonlinearity 활성화 시그모이드",
    against: { $0.reasonAgainst(.activation) },
    does: { $0.cycle(.activation, by: 1) })

  static let previousActivation = Action(
    "previous-activation", keys: "A", .parameters, ko: "이전 활성화 함수", en: "previous activation",
    search: "sigmoid tanh relu nonlinearity 활성화 시그모이드",
    against: { $0.reasonAgainst(.activation) },
    does: { $0.cycle(.activation, by: -1) })

  static let nextInitialization = Action(
    "next-initialization", keys: "i", .parameters, ko: "다음 초기화 방법", en: "next initialization",
    hint: ("초기화", "Init"),
    search: "xavier he weights start 초깃값 가중치",
    against: { $0.reasonAgainstInitializations },
    does: { $0.cycle(.initialization, by: 1) })

  static let previousInitialization = Action(
    "previous-initialization", keys: "I", .parameters, ko: "이전 초기화 방법", en: "previous initialization",
    search: "xavier he weights start 초깃값 가중치",
    against: { $0.reasonAgainstInitializations },
    does: { $0.cycle(.initialization, by: -1) })

  static let nextOptimizer = Action(
    "next-optimizer", keys: "o", .parameters, ko: "다음 옵티마이저", en: "next optimizer",
    hint: ("옵티마이저", "Optimizer"),
    search: "adam momentum sgd rmsprop 옵티마이저 모멘텀",
    against: { $0.reasonAgainst(.optimizer) },
    does: { $0.cycle(.optimizer, by: 1) })

  static let previousOptimizer = Action(
    "previous-optimizer", keys: "O", .parameters, ko: "이전 옵티마이저", en: "previous optimizer",
    search: "adam momentum sgd rmsprop 옵티마이저 모멘텀",
    against: { $0.reasonAgainst(.optimizer) },
    does: { $0.cycle(.optimizer, by: -1) })

  static let nextBatch = Action(
    "next-batch", keys: "b", .parameters, ko: "다음 배치 크기", en: "next batch size",
    search: "minibatch stochastic sgd 미니배치",
    against: { $0.reasonAgainst(.batch) },
    does: { $0.cycle(.batch, by: 1) })

  static let previousBatch = Action(
    "previous-batch", keys: "B", .parameters, ko: "이전 배치 크기", en: "previous batch size",
    search: "minibatch stochastic sgd 미니배치",
    against: { $0.reasonAgainst(.batch) },
    does: { $0.cycle(.batch, by: -1) })

  static let nextLoss = Action(
    "next-loss", keys: "f", .parameters, ko: "다음 손실 함수", en: "next loss",
    search: "cross-entropy mse mae error cost 손실 오차 교차엔트로피",
    against: { $0.reasonAgainst(.loss) },
    does: { $0.cycle(.loss, by: 1) })

  static let previousLoss = Action(
    "previous-loss", keys: "F", .parameters, ko: "이전 손실 함수", en: "previous loss",
    search: "cross-entropy mse mae error cost 손실 오차 교차엔트로피",
    against: { $0.reasonAgainst(.loss) },
    does: { $0.cycle(.loss, by: -1) })

  /// Of the layer that the selected parameter enters.
  static let nextLayerActivation = Action(
    "next-layer-activation", keys: "&", .parameters, ko: "고른 매개변수가 들어가는 층의 다음 활성화 함수",
    en: "next activation of the selected parameter's layer",
    search: "sigmoid tanh relu nonlinearity 활성화 시그모이드",
    against: { $0.reasonAgainst(.layerActivation) },
    does: { $0.cycle(.layerActivation, by: 1) })

  /// One hidden neuron more.
  static let addNeuron = Action(
    "add-neuron", keys: "*", .parameters, ko: "고른 층에 뉴런 하나 더하기", en: "one neuron more in the selected layer",
    search: "layer layers unit hidden network size 층 뉴런 은닉",
    against: { $0.reasonAgainstNeurons(1) },
    does: { $0.changeNeurons(by: 1) })

  /// One hidden neuron fewer.
  static let removeNeuron = Action(
    "remove-neuron", keys: "^", .parameters, ko: "고른 층에서 뉴런 하나 빼기", en: "one neuron fewer in the selected layer",
    search: "layer layers unit hidden network size 층 뉴런 은닉",
    against: { $0.reasonAgainstNeurons(-1) },
    does: { $0.changeNeurons(by: -1) })

  /// Holds the selected parameter still, or lets it go.
  static let holdSelected = Action(
    "hold-parameter", keys: "K C-k", .parameters, ko: "고른 매개변수 고정하기, 풀기",
    en: "hold the selected parameter still, or let it go",
    search: "freeze frozen lock fix parameter 고정 얼리기",
    does: { $0.holdSelected() })

  /// All but the contour's axes.
  static let holdAllButAxes = Action(
    "hold-all-but-axes", keys: "J C-f", .parameters, ko: "등고선의 축만 남기고 모두 고정하기, 풀기",
    en: "hold all but the contour's axes still, or let them go",
    search: "freeze frozen lock fix parameter 고정 얼리기",
    against: { $0.names.count < ($0.look.axisY == nil ? 2 : 3) ? .onlyAxes : nil },
    does: { $0.holdAllButAxes() })

  static let cycleBack = Action(
    "previous-setting", keys: "Backspace", .parameters, ko: "방금 바꾼 설정을 이전 값으로", en: "one back in the last of these",
    against: { $0.reasonAgainstCyclingBack },
    does: { $0.pointsAtData ? $0.removeSample() : $0.cycleBack() })

  static let editValue = Action(
    "edit-value", keys: "e", .parameters, ko: "고른 매개변수의 값 입력", en: "type the selected parameter's value",
    hint: ("값 입력", "Edit"),
    search: "set type weight bias number 가중치 편향 값 입력",
    does: { $0.openValue() })

  static let nextScene = Action(
    "next-scene", keys: "d", .parameters, ko: "과정의 다음 장면", en: "next scene of the course",
    hint: ("장면", "Scene"),
    search: "data dataset lesson example course open 데이터 자료 장면 예제 열기",
    against: { $0.reasonAgainstScenes },
    asks: { $0.openScene(by: 1) })

  static let previousScene = Action(
    "previous-scene", keys: "P", .parameters, ko: "이전 장면", en: "previous scene",
    search: "data dataset lesson example course open 데이터 자료 장면 예제 열기",
    against: { $0.reasonAgainstScenes },
    asks: { $0.openScene(by: -1) })

  static let sceneList = Action(
    "scenes", keys: "D F4", .parameters, ko: "과정: 모든 장면과 내 진도", en: "the course: all scenes, and how far you are",
    hint: ("과정", "Course"),
    search: "data dataset lesson example course open 데이터 자료 장면 예제 열기",
    against: { $0.reasonAgainstScenes },
    does: { model in
      let place = model.catalog.firstIndex { $0.name == model.workspace.scene.name } ?? 0
      model.overlay = .scenes(ListLook(place: place))
    })

  static let reload = Action(
    "reload", keys: "C-o", .parameters, ko: "장면 파일을 다시 읽기", en: "read the scene again, as its file is now",
    search: "refresh reread reload file scene yaml 파일 장면 새로고침",
    asks: {
      $0.isReloading = true
      return [.reopenScene]
    })

  static let parameterKeys: [Action] = [
    rateUp, rateDown, nextActivation, previousActivation, nextInitialization, previousInitialization, nextOptimizer,
    previousOptimizer, nextBatch, previousBatch, nextLoss, previousLoss, nextLayerActivation, addNeuron, removeNeuron,
    holdSelected, holdAllButAxes, cycleBack, editValue, nextScene, previousScene, sceneList, reload,
  ]
}
