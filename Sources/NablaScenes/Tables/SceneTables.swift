// The words of a scene file, section by section. A new one is a row here and a field in its draft.

import NablaCanvas
import NablaCore
import NablaLesson

/// The tables of keys.
enum SceneTables {
  static let version = 1
  static let mostLayers = Network.mostLayers
  static let mostUnits = Network.mostUnits
  static let mostParameters = Network.mostParameters

  private static let everyPanel = Panel.allCases.map(\.rawValue).joined(separator: ", ")

  static let scene: [SceneKey<SceneDraft>] = [
    SceneKey(
      "version", \.version, .integer(1...999_999), fallback: LocalizedText("1"),
      LocalizedText(ko: "형식의 버전. 아직 하나뿐이에요.", en: "The format's version; there is one so far.")),
    SceneKey(
      "title", \.title, .localized, fallback: LocalizedText(ko: "파일 이름", en: "the file's name"),
      LocalizedText(ko: "장면의 제목.", en: "What the scene is called.")),
    SceneKey(
      "lesson", \.lesson, .list(of: .localized, LocalizedText(ko: "글 목록", en: "a list of texts")),
      LocalizedText(ko: "하나씩 차례로 보여요.", en: "Shown one after the other.")),
    SceneKey(
      "question", \.question, .localized, LocalizedText(ko: "스텝을 밟기 전에 예측해 볼 물음.", en: "To predict before stepping.")),
    SceneKey(
      "answer", \.answer, .localized,
      LocalizedText(ko: "실행이 충분히 나아가면 보여요.", en: "Shown once the run has come far enough.")),
    SceneKey(
      "reveal", \.reveal, .reveal, fallback: LocalizedText("1"),
      LocalizedText(
        ko: "답을 보여 줄 스텝. `change 30`이면 무언가 바꾼 뒤, `change activation=tanh 30`이면 처음부터 바로 그것을 바꾼 뒤"
          + "(`learning-rate>2`, `w1=5`, 다른 아무 값이면 `b1`, 여럿도 돼요).",
        en: "The step at which the run shows the answer; `change 30`: with something changed; `change activation=tanh "
          + "30`: with just that changed from the start (`learning-rate>2`, `w1=5`, `b1` for any other value, several "
          + "at once).")
    ),
    SceneKey(
      "guess", \.guess,
      .text(
        LocalizedText(
          ko: "cost, place, winner, rate, w5 같은 매개변수, 또는 그 앞에 slope나 sign",
          en: "cost, place, winner, rate, a parameter such as w5, or slope or sign before one")),
      LocalizedText(
        ko: "질문이 예측하라는 것: `;`를 누르면 먼저 나와요.", en: "What the question asks to predict: `;` offers it first.")),
    SceneKey(
      "notes", \.notes, .list(of: .localized, LocalizedText(ko: "글 목록", en: "a list of texts")),
      LocalizedText(ko: "가르치는 분을 위한 메모.", en: "For teachers, point by point.")),
    SceneKey(
      "adapted", \.adapted, .word("change"),
      LocalizedText(
        ko: "글을 쓴 뒤에 바뀐 것: `settings`(설정) 또는 `network`(신경망이나 데이터). 설명 옆에 그렇다고 나와요.",
        en: "What was changed since the texts were written, `settings` or the `network` or its data: the lesson "
          + "says so.")),
    SceneKey(
      "network", \.network, .section("network", { network }, empty: { NetworkDraft() }),
      LocalizedText(ko: "층. `data`도 함께 있어야 해요.", en: "The layers; needs `data` beside it.")),
    SceneKey(
      "numbering", \.numbering, .word("numbering"), fallback: LocalizedText("by-source"),
      LocalizedText(
        ko: "가중치 이름의 차례: x1→h1, x1→h2, 그다음 x2 …. by-target이면 책에서처럼 x1→h1, x2→h1, 그다음 h2 …",
        en:
          "What the weights' names go by: x1 to h1, x1 to h2, then x2 …, or by-target, as most books: x1 to h1, x2 to "
          + "h1, then h2 …")),
    SceneKey(
      "initialization", \.initialization, .initialization, fallback: LocalizedText("{ scheme: xavier, seed: 1 }"),
      LocalizedText(ko: "매개변수의 출발점.", en: "Where the parameters start.")),
    SceneKey(
      "loss", \.loss, .word("loss"), fallback: LocalizedText("mse"),
      LocalizedText(
        ko: "출력이 얼마나 틀렸는지: mse (y-a)^2, half-mse는 그 절반, cross-entropy는 softmax의 -y ln a. C는 출력끼리 더하고 샘플로 평균 낸 값이에요.",
        en: "How wrong an output is: mse (y-a)^2, half-mse half of it, cross-entropy -y ln a of a softmax. C is summed "
          + "over outputs, then the mean over samples.")),
    SceneKey(
      "data", \.data, .section("data", { data }, empty: { DataDraft() }),
      LocalizedText(ko: "무엇을 보고 배우는지.", en: "What to learn from.")),
    SceneKey(
      "cost", \.cost, .text(LocalizedText(ko: "따옴표 안에 쓴 w1…w9의 식", en: "a formula of w1…w9, in quotes")),
      LocalizedText(ko: "신경망, 손실, 데이터 없이 내려갈 비용.", en: "A cost to go down without network, loss and data.")),
    SceneKey(
      "training", \.training, .section("training", { training }, empty: { TrainingDraft() }),
      LocalizedText(ko: "어떻게 배우는지.", en: "How to learn.")),
    SceneKey(
      "contour", \.contour, .section("contour", { contour }, empty: { ContourDraft() }),
      fallback: LocalizedText(ko: "저절로 찾아요", en: "found by itself"),
      LocalizedText(ko: "비용의 지형에서 보일 단면.", en: "Which slice of the cost is shown.")),
    SceneKey(
      "panels", \.panels,
      .list(of: .word("panel"), LocalizedText(ko: "패널(\(everyPanel)) 목록", en: "a list of panels (\(everyPanel))")),
      fallback: LocalizedText(ko: "프로그램이 골라요", en: "the program's choice"),
      LocalizedText(ko: "처음에 보일 패널.", en: "What the lesson needs first.")),
    SceneKey(
      "runs", \.runs,
      .list(
        of: .section("run", { run }, empty: { RunDraft() }),
        LocalizedText(ko: "키 묶음의 목록", en: "a list of groups of keys")),
      LocalizedText(ko: "비교할 것. 다른 점만 써요.", en: "What to compare; only the differences.")),
  ]

  static let network: [SceneKey<NetworkDraft>] = [
    SceneKey(
      "inputs", \.inputs, .integer(1...mostParameters), isRequired: true,
      LocalizedText(
        ko: "들어가는 수의 개수. 샘플의 입력이나 features의 개수와 같아요.",
        en: "How many numbers go in: as many as a sample has, or as there are features.")),
    SceneKey(
      "layers", \.layers,
      .list(
        of: .section("layer", { layer }, empty: { LayerDraft() }),
        LocalizedText(ko: "층 1개에서 \(mostLayers)개까지의 목록", en: "a list of 1 to \(mostLayers) layers")),
      isRequired: true, LocalizedText(ko: "가중치가 있는 첫 층부터 출력층까지.", en: "From the first one with weights to the output.")),
  ]

  static let layer: [SceneKey<LayerDraft>] = [
    SceneKey(
      "units", \.units, .integer(1...mostUnits), isRequired: true, LocalizedText(ko: "뉴런의 개수.", en: "How many neurons.")
    ),
    SceneKey(
      "activation", \.activation, .word("activation"), fallback: LocalizedText("sigmoid"),
      LocalizedText(ko: "뉴런이 z에 하는 일.", en: "What a neuron does to z.")),
    SceneKey(
      "bias", \.bias, .toggle, fallback: LocalizedText("true"),
      LocalizedText(ko: "뉴런에 편향이 있는지.", en: "Whether its neurons have biases.")),
    SceneKey(
      "residual", \.residual, .toggle, fallback: LocalizedText("false"),
      LocalizedText(ko: "a = f(z) + 층의 입력. 크기가 같아야 해요.", en: "a = f(z) + the layer's input, equal sizes.")),
  ]

  static let initialization: [SceneKey<InitializationDraft>] = [
    SceneKey(
      "scheme", \.scheme, .word("scheme"),
      fallback: LocalizedText(ko: "`weights`가 있으면 given, 없으면 xavier", en: "given with `weights`, else xavier"),
      LocalizedText(ko: "값을 정하는 방법.", en: "How the values are found.")),
    SceneKey(
      "weights", \.weights, .weights,
      LocalizedText(
        ko: "`given`의 값: w1, w2, … (나가는 쪽 차례로 x1→h1, x1→h2, 그다음 x2 …) 또는 책에 적힌 행렬.",
        en: "Of `given`: w1, w2, … (by source x1 to h1, x1 to h2, then x2 …), or a book's matrices.")),
    SceneKey(
      "biases", \.biases, .biases, fallback: LocalizedText(ko: "모두 0", en: "all 0"),
      LocalizedText(ko: "`given`의 값. true면 가중치처럼 뽑아요.", en: "Values for `given`; true: drawn like the weights.")),
    SceneKey(
      "value", \.value, .number, fallback: LocalizedText("0.5"),
      LocalizedText(ko: "`constant`의 모든 가중치.", en: "Every weight of `constant`.")),
    SceneKey(
      "scale", \.scale, .number(LocalizedText(ko: "0보다 큰 수", en: "a number above 0")) { $0 > 0 },
      fallback: LocalizedText("1"),
      LocalizedText(ko: "`uniform`과 `normal`의 s.", en: "The s of `uniform` and `normal`.")),
    SceneKey(
      "seed", \.seed, .seed, fallback: LocalizedText("1"),
      LocalizedText(ko: "무작위 값과 샘플 차례의 시드.", en: "Of the random values and of the samples' order.")),
  ]

  static let data: [SceneKey<DataDraft>] = [
    SceneKey(
      "samples", \.samples, .samples, LocalizedText(ko: "샘플들, 또는 만들 개수.", en: "The samples, or how many to generate.")),
    SceneKey(
      "generator", \.generator, .word("generator"), LocalizedText(ko: "공식으로 만든 샘플.", en: "Samples made by a formula.")),
    SceneKey(
      "function", \.function,
      .formulas(
        LocalizedText(
          ko: "따옴표 안에 쓴 x1, x2, …의 식, 또는 목표마다 하나씩 쓴 식의 목록",
          en: "a formula of x1, x2, … in quotes, or a list of them, one for each target")),
      LocalizedText(
        ko: "\"sin(3*x1)\"처럼 스스로 쓴 식으로 만든 샘플. `cost`처럼 써요.",
        en: "Samples made by a formula of your own, such as \"sin(3*x1)\", written like a `cost`.")),
    SceneKey(
      "range", \.range, .range, fallback: LocalizedText("[-1, 1]"),
      LocalizedText(
        ko: "함수의 범위. 입력이 하나면 양 끝까지 고르게 나누고, 여럿이면 그 안에서 뽑아요.",
        en: "Of a function: a single input goes over it evenly, both ends included; several are drawn from it.")),
    SceneKey(
      "noise", \.noise,
      .number(LocalizedText(ko: "0부터 1000000까지의 수", en: "a number from 0 to 1000000")) { $0 >= 0 && $0 <= 1e6 },
      fallback: LocalizedText("0"),
      LocalizedText(
        ko: "generator나 함수가 더하는 잡음의 표준편차.", en: "The standard deviation of what a generator or a function adds.")),
    SceneKey(
      "seed", \.seed, .seed, fallback: LocalizedText("1"),
      LocalizedText(
        ko: "잡음, 무작위 자리, `test`로 남길 샘플의 시드.", en: "Of noise, random places, and what a share for `test` is.")),
    SceneKey(
      "file", \.file, .text(LocalizedText(ko: "장면 옆에 있는 CSV 파일의 이름", en: "the name of a CSV file beside the scene")),
      LocalizedText(ko: "CSV 파일에서 읽은 샘플.", en: "Samples from a CSV file.")),
    SceneKey(
      "inputs", \.inputs, .integer(1...mostParameters),
      fallback: LocalizedText(
        ko: "신경망의 입력 수, 또는 features의 마지막 x", en: "the network's inputs, or the last x of a feature"),
      LocalizedText(ko: "파일의 첫 열부터 입력인 열의 개수.", en: "How many columns of the file are inputs, from the first.")),
    SceneKey(
      "targets", \.targets, .integer(1...mostUnits),
      fallback: LocalizedText(ko: "신경망의 출력 수", en: "the network's outputs"),
      LocalizedText(ko: "그 뒤에서 목표인 열의 개수.", en: "How many columns behind them are targets.")),
    SceneKey(
      "classes", \.classes, .integer(2...mostUnits),
      LocalizedText(
        ko: "마지막 열에 든 클래스의 개수. 0, 1, … 또는 낱말로 적혀 있어요.",
        en: "The last column holds one of so many classes, as 0, 1, … or words.")),
    SceneKey(
      "features", \.features,
      .formulas(LocalizedText(ko: "따옴표 안에 쓴 x1, x2, …의 식 목록", en: "a list of formulas of x1, x2, … in quotes")),
      fallback: LocalizedText(ko: "입력 그대로", en: "the inputs themselves"),
      LocalizedText(
        ko: "샘플의 입력으로 만들어 신경망에 넣을 값: [\"x1\", \"x2\", \"x1*x2\"]. inputs는 이 개수예요.",
        en:
          "What the network is fed, made of a sample's own inputs: [\"x1\", \"x2\", \"x1*x2\"]; its inputs count these."
      )),
    SceneKey(
      "test", \.test, .test,
      LocalizedText(
        ko: "배우지 않고 C만 따로 알려 줄 샘플. `seed`로 뽑을 데이터의 비율, 또는 다른 샘플.",
        en:
          "Samples that are never trained on, their C told beside the other: a share of the data, drawn by `seed`, or others."
      )
    ),
  ]

  static let test: [SceneKey<HeldOutDraft>] = [
    SceneKey(
      "samples", \.samples, .listedSamples, isRequired: true,
      LocalizedText(ko: "data에서처럼 써요. 입력과 목표의 개수가 같아야 해요.", en: "As in data, with as many inputs and targets."))
  ]

  static let sample: [SceneKey<SampleDraft>] = [
    SceneKey(
      "input", \.input, .numbers(.numberList), isRequired: true, LocalizedText(ko: "x1, x2, …", en: "x1, x2, …")),
    SceneKey(
      "target", \.target, .numbers(.numberList), isRequired: true, LocalizedText(ko: "y1, y2, …", en: "y1, y2, …")),
  ]

  /// Whose number a constant is.
  private static func sentence(on constant: OptimizerConstant) -> LocalizedText {
    let names = constant.owners.map(\.rawValue)
    let list = names.joined(separator: ", ")
    guard names.count > 1, let last = names.last else {
      return LocalizedText(ko: "\(list)의 \(constant.symbol).", en: "\(constant.symbol) of \(list).")
    }
    let korean = names.count == 2 ? "\(Particle.attach(names[0], .and)) \(last)" : list
    let english = names.dropLast().joined(separator: ", ") + " and " + last
    return LocalizedText(ko: "\(korean)의 \(constant.symbol).", en: "\(constant.symbol) of \(english).")
  }

  static let training: [SceneKey<TrainingDraft>] = [
    SceneKey(
      "optimizer", \.optimizer, .word("optimizer"), fallback: LocalizedText("gradient-descent"),
      LocalizedText(ko: "한 스텝의 규칙.", en: "The rule of a step.")),
    SceneKey(
      "learning-rate", \.learningRate, .learningRate, fallback: LocalizedText("0.1"),
      LocalizedText(ko: "η, 스텝의 크기.", en: "η, the size of a step.")),
    SceneKey(
      "batch", \.batch, .batch, fallback: LocalizedText("all"),
      LocalizedText(ko: "한 스텝에 쓰는 샘플의 수.", en: "Samples per step.")),
    SceneKey(
      "order", \.order, .word("order"), fallback: LocalizedText("shuffled"),
      LocalizedText(ko: "한 에폭에서 샘플을 쓰는 차례.", en: "In which order an epoch takes them.")),
    SceneKey(
      "target-cost", \.targetCost, .number,
      LocalizedText(ko: "수렴했다고 볼 비용.", en: "The cost at which a run has converged.")),
    SceneKey(
      "patience", \.patience, .integer(1...StepSetting.longestPatience),
      LocalizedText(
        ko: "시험 C가 이만큼의 스텝 동안 더 낮아지지 않으면 재생을 멈춰요.", en: "Playing stops after so many steps without a lower test C.")),
    SceneKey(
      "beta", \.constants[.beta], .decay, fallback: LocalizedText("0.9"),
      sentence(on: .beta)),
    SceneKey(
      "rho", \.constants[.rho], .decay, fallback: LocalizedText("0.9"),
      sentence(on: .rho)),
    SceneKey(
      "beta1", \.constants[.beta1], .decay, fallback: LocalizedText("0.9"),
      sentence(on: .beta1)),
    SceneKey(
      "beta2", \.constants[.beta2], .decay, fallback: LocalizedText("0.999"),
      sentence(on: .beta2)),
    SceneKey(
      "epsilon", \.constants[.epsilon],
      .number(
        LocalizedText(ko: "0보다 크고 1 이하인 수", en: "a number above 0, at most 1"), where: OptimizerConstant.epsilon.allows),
      fallback: LocalizedText("1e-8"),
      sentence(on: .epsilon)),
    SceneKey(
      "regularization", \.regularization, .regularization,
      LocalizedText(ko: "가중치가 작게 남도록 C에 더하는 것.", en: "What C adds so that weights stay small.")),
    SceneKey(
      "schedule", \.schedule, .schedule, LocalizedText(ko: "η가 스텝마다 바뀌는 방식.", en: "How η moves from step to step.")),
    SceneKey(
      "frozen", \.frozen, .parameterNames,
      LocalizedText(
        ko: "값을 그대로 두는 매개변수: 이름, `weights`, `biases`.",
        en: "Parameters that keep their value: names, `weights`, `biases`.")),
  ]

  static let regularization: [SceneKey<RegularizationDraft>] = [
    SceneKey(
      "l1", \.l1, .penalty, fallback: LocalizedText("0"),
      LocalizedText(ko: "C에 가중치의 l1·Σ|w|를 더해요.", en: "C has l1·Σ|w| more, over the weights.")),
    SceneKey(
      "l2", \.l2, .penalty, fallback: LocalizedText("0"),
      LocalizedText(ko: "C에 가중치의 ½·l2·Σw²을 더해요.", en: "C has ½·l2·Σw² more, over the weights.")),
  ]

  static let schedule: [SceneKey<ScheduleDraft>] = [
    SceneKey(
      "kind", \.kind, .word("schedule"), fallback: LocalizedText("constant"),
      LocalizedText(ko: "규칙. t는 0부터 센 스텝이에요.", en: "The rule; t counts the steps from 0.")),
    SceneKey(
      "every", \.every, .integer(1...1_000_000_000),
      LocalizedText(ko: "`step`의 k: η·f^⌊t/k⌋.", en: "The k of `step`: η·f^⌊t/k⌋.")),
    SceneKey(
      "factor", \.factor, .scheduleFactor,
      LocalizedText(ko: "`step`과 `exponential`의 f: η·f^t.", en: "The f of `step`, and of `exponential`: η·f^t.")),
    SceneKey(
      "decay", \.decay, .penalty,
      LocalizedText(ko: "`inverse`의 d: η/(1 + d·t).", en: "The d of `inverse`: η/(1 + d·t).")),
    SceneKey(
      "steps", \.steps, .integer(1...1_000_000_000),
      LocalizedText(
        ko: "`cosine`의 T: 반 파장을 따라 바닥까지 내려가요.", en: "The T of `cosine`: down to the floor along half a wave.")),
    SceneKey(
      "floor", \.floor, .number(LocalizedText(ko: "0부터 1까지의 수", en: "a number from 0 to 1")) { $0 >= 0 && $0 <= 1 },
      fallback: LocalizedText("0"),
      LocalizedText(ko: "`cosine`이 끝날 때 η의 비율.", en: "The part of η at which `cosine` ends.")),
    SceneKey(
      "warm-up", \.warmUp, .integer(0...1_000_000_000), fallback: LocalizedText("0"),
      LocalizedText(
        ko: "η가 제 값까지 올라가는 스텝 수. 어떤 kind와도 함께 써요.", en: "Over how many steps η rises to its value, with any kind.")),
  ]

  static let contour: [SceneKey<ContourDraft>] = [
    SceneKey("x", \.x, .parameter, LocalizedText(ko: "오른쪽으로 놓을 매개변수.", en: "The parameter to the right.")),
    SceneKey("y", \.y, .parameter, LocalizedText(ko: "위쪽으로 놓을 매개변수.", en: "The parameter upwards.")),
    SceneKey("x-range", \.xRange, .range, LocalizedText(ko: "왼쪽부터 오른쪽까지.", en: "From left to right.")),
    SceneKey("y-range", \.yRange, .range, LocalizedText(ko: "아래부터 위까지.", en: "From bottom to top.")),
    SceneKey(
      "same-scale", \.sameScale, .toggle, fallback: LocalizedText("false"),
      LocalizedText(
        ko: "true면 같은 거리가 가로세로 같은 길이로 보여요. 한쪽 범위가 넓어져요.",
        en: "true: a distance is as long on screen both ways, which widens one range.")),
    SceneKey(
      "view", \.view, .word("view"), fallback: LocalizedText("lines"),
      LocalizedText(ko: "비용을 처음에 그리는 방식. v로 바꿔요.", en: "How the cost is drawn first; v changes it.")),
  ]

  static let run: [SceneKey<RunDraft>] = [
    SceneKey(
      "label", \.label, .localized, fallback: LocalizedText(ko: "다른 점", en: "the differences"),
      LocalizedText(ko: "실행의 이름.", en: "What the run is called.")),
    SceneKey(
      "learning-rate", \.learningRate, .learningRate, LocalizedText(ko: "training에서처럼 써요.", en: "As in training.")),
    SceneKey(
      "optimizer", \.optimizer, .word("optimizer"), LocalizedText(ko: "training에서처럼 써요.", en: "As in training.")),
    SceneKey("batch", \.batch, .batch, LocalizedText(ko: "training에서처럼 써요.", en: "As in training.")),
    SceneKey("order", \.order, .word("order"), LocalizedText(ko: "training에서처럼 써요.", en: "As in training.")),
    SceneKey("loss", \.loss, .word("loss"), LocalizedText(ko: "장면에서처럼 써요.", en: "As in the scene.")),
    SceneKey(
      "activation", \.activation, .word("activation"),
      LocalizedText(
        ko: "은닉층의 활성화 함수. 은닉층이 없으면 출력층의 것.", en: "Of the hidden layers, or of the output where there are none.")),
    SceneKey("biases", \.biases, .off, LocalizedText(ko: "false면 편향 없는 신경망.", en: "false: a network without biases.")),
    SceneKey(
      "initialization", \.initialization, .initialization, LocalizedText(ko: "장면에서처럼 써요.", en: "As in the scene.")),
    SceneKey(
      "regularization", \.regularization, .regularization, LocalizedText(ko: "training에서처럼 써요.", en: "As in training.")),
    SceneKey("schedule", \.schedule, .schedule, LocalizedText(ko: "training에서처럼 써요.", en: "As in training.")),
    SceneKey("frozen", \.frozen, .parameterNames, LocalizedText(ko: "training에서처럼 써요.", en: "As in training.")),
  ]
}

extension Form where Value == InitializationDraft {
  static var initialization: Form {
    .section("initialization", { SceneTables.initialization }, empty: { InitializationDraft() })
  }
}
