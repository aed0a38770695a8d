// The words of a scene file, section by section. A new one is a row here and a field in its draft.

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
    SceneKey("version", \.version, .integer(1...999_999), fallback: "1", "The format's version; there is one so far."),
    SceneKey("title", \.title, .localized, fallback: "the file's name", "What the scene is called."),
    SceneKey(
      "lesson", \.lesson, .list(of: .localized, LocalizedText(ko: "글 목록", en: "a list of texts")),
      "Shown one after the other."),
    SceneKey("question", \.question, .localized, "To predict before stepping."),
    SceneKey("answer", \.answer, .localized, "Shown once the run has come far enough."),
    SceneKey(
      "reveal", \.reveal, .reveal, fallback: "1",
      "The step at which the run shows the answer; `change 30`: with something changed; `change activation=tanh 30`: "
        + "with just that changed from the start (`learning-rate>2`, `w1=5`, `b1` for any other value, several at once)."
    ),
    SceneKey(
    SceneKey(
      "guess", \.guess,
      .text(
        LocalizedText(
          ko: "cost, place, winner, rate, w5 같은 매개변수, 또는 그 앞에 slope나 sign",
          en: "cost, place, winner, rate, a parameter such as w5, or slope or sign before one")),
      "What the question asks to predict: `;` offers it first."),
      "notes", \.notes, .list(of: .localized, LocalizedText(ko: "글 목록", en: "a list of texts")),
      "For teachers, point by point."),
    SceneKey(
      "adapted", \.adapted, .word("change"),
      "What was changed since the texts were written, `settings` or the `network` or its data: the lesson says so."),
    SceneKey(
      "network", \.network, .section("network", { network }, empty: { NetworkDraft() }),
      "The layers; needs `data` beside it."),
    SceneKey(
      "numbering", \.numbering, .word("numbering"), fallback: "by-source",
      "What the weights' names go by: x1 to h1, x1 to h2, then x2 …, or by-target, as most books: x1 to h1, x2 to h1, "
        + "then h2 …"),
    SceneKey(
      "initialization", \.initialization, .initialization, fallback: "{ scheme: xavier, seed: 1 }",
      "Where the parameters start."),
    SceneKey(
      "loss", \.loss, .word("loss"), fallback: "mse",
      "How wrong an output is: mse (y-a)^2, half-mse half of it, cross-entropy -y ln a of a softmax. C is summed over "
        + "outputs, then the mean over samples."),
    SceneKey("data", \.data, .section("data", { data }, empty: { DataDraft() }), "What to learn from."),
    SceneKey(
      "cost", \.cost, .text(LocalizedText(ko: "따옴표 안에 쓴 w1…w9의 식", en: "a formula of w1…w9, in quotes")),
      "A cost to go down without network, loss and data."),
    SceneKey("training", \.training, .section("training", { training }, empty: { TrainingDraft() }), "How to learn."),
    SceneKey(
      "contour", \.contour, .section("contour", { contour }, empty: { ContourDraft() }),
      fallback: "found by itself", "Which slice of the cost is shown."),
    SceneKey(
      "panels", \.panels,
      .list(of: .word("panel"), LocalizedText(ko: "패널(\(everyPanel)) 목록", en: "a list of panels (\(everyPanel))")),
      fallback: "the program's choice", "What the lesson needs first."),
    SceneKey(
      "runs", \.runs,
      .list(
        of: .section("run", { run }, empty: { RunDraft() }),
        LocalizedText(ko: "키 묶음의 목록", en: "a list of groups of keys")),
      "What to compare; only the differences."),
  ]

  static let network: [SceneKey<NetworkDraft>] = [
    SceneKey(
      "inputs", \.inputs, .integer(1...mostParameters), isRequired: true,
      "How many numbers go in: as many as a sample has, or as there are features."),
    SceneKey(
      "layers", \.layers,
      .list(
        of: .section("layer", { layer }, empty: { LayerDraft() }),
        LocalizedText(ko: "층 1개에서 \(mostLayers)개까지의 목록", en: "a list of 1 to \(mostLayers) layers")),
      isRequired: true, "From the first one with weights to the output."),
  ]

  static let layer: [SceneKey<LayerDraft>] = [
    SceneKey("units", \.units, .integer(1...mostUnits), isRequired: true, "How many neurons."),
    SceneKey("activation", \.activation, .word("activation"), fallback: "sigmoid", "What a neuron does to z."),
    SceneKey("bias", \.bias, .toggle, fallback: "true", "Whether its neurons have biases."),
    SceneKey("residual", \.residual, .toggle, fallback: "false", "a = f(z) + the layer's input, equal sizes."),
  ]

  static let initialization: [SceneKey<InitializationDraft>] = [
    SceneKey(
      "scheme", \.scheme, .word("scheme"), fallback: "given with `weights`, else xavier", "How the values are found."),
    SceneKey(
      "weights", \.weights, .weights,
      "Of `given`: w1, w2, … (by source x1 to h1, x1 to h2, then x2 …), or a book's matrices."),
    SceneKey("biases", \.biases, .biases, fallback: "all 0", "Values for `given`; true: drawn like the weights."),
    SceneKey("value", \.value, .number, fallback: "0.5", "Every weight of `constant`."),
    SceneKey(
      "scale", \.scale, .number(LocalizedText(ko: "0보다 큰 수", en: "a number above 0")) { $0 > 0 }, fallback: "1",
      "The s of `uniform` and `normal`."),
    SceneKey("seed", \.seed, .seed, fallback: "1", "Of the random values and of the samples' order."),
  ]

  static let data: [SceneKey<DataDraft>] = [
    SceneKey("samples", \.samples, .samples, "The samples, or how many to generate."),
    SceneKey("generator", \.generator, .word("generator"), "Samples made by a formula."),
    SceneKey(
      "function", \.function,
      .formulas(
        LocalizedText(
          ko: "따옴표 안에 쓴 x1, x2, …의 식, 또는 목표마다 하나씩 쓴 식의 목록",
          en: "a formula of x1, x2, … in quotes, or a list of them, one for each target")),
      "Samples made by a formula of your own, such as \"sin(3*x1)\", written like a `cost`."),
    SceneKey(
      "range", \.range, .range, fallback: "[-1, 1]",
      "Of a function: a single input goes over it evenly, both ends included; several are drawn from it."),
    SceneKey(
      "noise", \.noise,
      .number(LocalizedText(ko: "0부터 1000000까지의 수", en: "a number from 0 to 1000000")) { $0 >= 0 && $0 <= 1e6 },
      fallback: "0",
      "The standard deviation of what a generator or a function adds."),
    SceneKey("seed", \.seed, .seed, fallback: "1", "Of noise, random places, and what a share for `test` is."),
    SceneKey(
      "file", \.file, .text(LocalizedText(ko: "장면 옆에 있는 CSV 파일의 이름", en: "the name of a CSV file beside the scene")),
      "Samples from a CSV file."),
    SceneKey(
      "inputs", \.inputs, .integer(1...mostParameters), fallback: "the network's inputs, or the last x of a feature",
      "How many columns of the file are inputs, from the first."),
    SceneKey(
      "targets", \.targets, .integer(1...mostUnits), fallback: "the network's outputs",
      "How many columns behind them are targets."),
    SceneKey(
      "classes", \.classes, .integer(2...mostUnits),
      "The last column holds one of so many classes, as 0, 1, … or words."),
    SceneKey(
      "features", \.features,
      .formulas(LocalizedText(ko: "따옴표 안에 쓴 x1, x2, …의 식 목록", en: "a list of formulas of x1, x2, … in quotes")),
      fallback: "the inputs themselves",
      "What the network is fed, made of a sample's own inputs: [\"x1\", \"x2\", \"x1*x2\"]; its inputs count these."),
    SceneKey(
      "test", \.test, .test,
      "Samples that are never trained on, their C told beside the other: a share of the data, drawn by `seed`, or others."
    ),
  ]

  static let test: [SceneKey<HeldOutDraft>] = [
    SceneKey(
      "samples", \.samples, .listedSamples, isRequired: true, "As in data, with as many inputs and targets.")
  ]

  static let sample: [SceneKey<SampleDraft>] = [
    SceneKey("input", \.input, .numbers(.numberList), isRequired: true, "x1, x2, …"),
    SceneKey("target", \.target, .numbers(.numberList), isRequired: true, "y1, y2, …"),
  ]

  static let training: [SceneKey<TrainingDraft>] = [
    SceneKey("optimizer", \.optimizer, .word("optimizer"), fallback: "gradient-descent", "The rule of a step."),
    SceneKey("learning-rate", \.learningRate, .learningRate, fallback: "0.1", "η, the size of a step."),
    SceneKey("batch", \.batch, .batch, fallback: "all", "Samples per step."),
    SceneKey("order", \.order, .word("order"), fallback: "shuffled", "In which order an epoch takes them."),
    SceneKey("target-cost", \.targetCost, .number, "The cost at which a run has converged."),
    SceneKey(
      "patience", \.patience, .integer(1...StepSetting.longestPatience),
      "Playing stops after so many steps without a lower test C."),
    SceneKey("beta", \.constants[.beta], .decay, fallback: "0.9", "β of momentum and nesterov."),
    SceneKey("rho", \.constants[.rho], .decay, fallback: "0.9", "ρ of rmsprop."),
    SceneKey("beta1", \.constants[.beta1], .decay, fallback: "0.9", "β₁ of adam."),
    SceneKey("beta2", \.constants[.beta2], .decay, fallback: "0.999", "β₂ of adam."),
    SceneKey(
      "epsilon", \.constants[.epsilon],
      .number(
        LocalizedText(ko: "0보다 크고 1 이하인 수", en: "a number above 0, at most 1"), where: OptimizerConstant.epsilon.allows),
      fallback: "1e-8",
      "ε of adagrad, rmsprop and adam."),
    SceneKey("regularization", \.regularization, .regularization, "What C adds so that weights stay small."),
    SceneKey("schedule", \.schedule, .schedule, "How η moves from step to step."),
    SceneKey(
      "frozen", \.frozen, .parameterNames, "Parameters that keep their value: names, `weights`, `biases`."),
  ]

  static let regularization: [SceneKey<RegularizationDraft>] = [
    SceneKey("l1", \.l1, .penalty, fallback: "0", "C has l1·Σ|w| more, over the weights."),
    SceneKey("l2", \.l2, .penalty, fallback: "0", "C has ½·l2·Σw² more, over the weights."),
  ]

  static let schedule: [SceneKey<ScheduleDraft>] = [
    SceneKey("kind", \.kind, .word("schedule"), fallback: "constant", "The rule; t counts the steps from 0."),
    SceneKey("every", \.every, .integer(1...1_000_000_000), "The k of `step`: η·f^⌊t/k⌋."),
    SceneKey("factor", \.factor, .scheduleFactor, "The f of `step`, and of `exponential`: η·f^t."),
    SceneKey("decay", \.decay, .penalty, "The d of `inverse`: η/(1 + d·t)."),
    SceneKey(
      "steps", \.steps, .integer(1...1_000_000_000), "The T of `cosine`: down to the floor along half a wave."),
    SceneKey(
      "floor", \.floor, .number(LocalizedText(ko: "0부터 1까지의 수", en: "a number from 0 to 1")) { $0 >= 0 && $0 <= 1 },
      fallback: "0",
      "The part of η at which `cosine` ends."),
    SceneKey(
      "warm-up", \.warmUp, .integer(0...1_000_000_000), fallback: "0",
      "Over how many steps η rises to its value, with any kind."),
  ]

  static let contour: [SceneKey<ContourDraft>] = [
    SceneKey("x", \.x, .parameter, "The parameter to the right."),
    SceneKey("y", \.y, .parameter, "The parameter upwards."),
    SceneKey("x-range", \.xRange, .range, "From left to right."),
    SceneKey("y-range", \.yRange, .range, "From bottom to top."),
    SceneKey(
      "same-scale", \.sameScale, .toggle, fallback: "false",
      "true: a distance is as long on screen both ways, which widens one range."),
    SceneKey("view", \.view, .word("view"), fallback: "lines", "How the cost is drawn first; v changes it."),
  ]

  static let run: [SceneKey<RunDraft>] = [
    SceneKey("label", \.label, .localized, fallback: "the differences", "What the run is called."),
    SceneKey("learning-rate", \.learningRate, .learningRate, "As in training."),
    SceneKey("optimizer", \.optimizer, .word("optimizer"), "As in training."),
    SceneKey("batch", \.batch, .batch, "As in training."),
    SceneKey("order", \.order, .word("order"), "As in training."),
    SceneKey("loss", \.loss, .word("loss"), "As in the scene."),
    SceneKey(
      "activation", \.activation, .word("activation"), "Of the hidden layers, or of the output where there are none."),
    SceneKey("biases", \.biases, .off, "false: a network without biases."),
    SceneKey("initialization", \.initialization, .initialization, "As in the scene."),
    SceneKey("regularization", \.regularization, .regularization, "As in training."),
    SceneKey("schedule", \.schedule, .schedule, "As in training."),
    SceneKey("frozen", \.frozen, .parameterNames, "As in training."),
  ]
}

extension Form where Value == InitializationDraft {
  static var initialization: Form {
    .section("initialization", { SceneTables.initialization }, empty: { InitializationDraft() })
  }
}
