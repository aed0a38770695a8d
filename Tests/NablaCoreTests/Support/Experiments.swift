// Experiments in a few words.

import NablaCore

/// A network of layers that all have a bias or none.
func network(
  _ sizes: [Int], _ activations: [Activation], bias: Bool = true, residual: Set<Int> = []
) -> Network {
  Network(
    inputs: sizes[0],
    layers: activations.indices.map {
      Layer(
        inputs: sizes[$0], units: sizes[$0 + 1], activation: activations[$0], hasBias: bias,
        isResidual: residual.contains($0))
    })
}

/// Samples of one output each.
func samples(_ pairs: [([Double], Double)]) -> Dataset {
  Dataset(
    inputCount: pairs[0].0.count, targetCount: 1, inputs: pairs.flatMap(\.0), targets: pairs.map(\.1))
}

func experiment(
  _ network: Network, _ data: Dataset, weights: [Double], biases: [Double] = [], loss: Loss = .mse,
  optimizer: Optimizer.Name = .gradientDescent, rate: Double, batch: Batch = .all, order: SampleOrder = .given,
  targetCost: Double? = nil
) -> Experiment {
  Experiment(
    subject: .samples(data), initialization: Initialization(.given(weights: weights, biases: biases)),
    settings: Settings(
      network: network, loss: loss, optimizer: Optimizer(optimizer), learningRate: rate, batch: batch, order: order),
    targetCost: targetCost)
}

func experiment(
  _ formula: String, start: [Double], optimizer: Optimizer.Name = .gradientDescent, rate: Double,
  targetCost: Double? = nil
) throws -> Experiment {
  Experiment(
    subject: .formula(try Formula(formula)), initialization: Initialization(.given(weights: start, biases: [])),
    settings: Settings(network: nil, optimizer: Optimizer(optimizer), learningRate: rate), targetCost: targetCost)
}

/// All situations of a run, from step 0 to `steps`.
func situations(of experiment: Experiment, steps: Int) -> [TrainingStep] {
  var step = TrainingStep(from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
  var result = [step]
  for _ in 0..<steps {
    step = TrainingStep(from: step.next, subject: experiment.subject, settings: experiment.settings)
    result.append(step)
  }
  return result
}

/// A network of a random shape with parameters, data that suit its loss, and one of everything else.
struct RandomExperiment {
  let experiment: Experiment
  let parameters: [Double]
  let data: Dataset

  var network: Network { experiment.settings.network! }

  init(
    seed: UInt64, loss: Loss, optimizer: Optimizer.Name = .gradientDescent, layers fixedLayers: Int? = nil,
    activations: [Activation] = Activation.elementwise.filter { $0 != .step }
  ) {
    var random = RandomSource(seed: seed, stream: 99)
    func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let isPerceptron = optimizer == .perceptron
    let layerCount = isPerceptron ? 1 : fixedLayers ?? 1 + below(4)
    let inputs = 1 + below(6)
    var width = inputs
    var layers: [Layer] = []
    for index in 0..<layerCount {
      let isLast = index == layerCount - 1
      var activation = activations[below(activations.count)]
      if isPerceptron { activation = .step }
      if isLast && loss == .logLoss && !isPerceptron { activation = .sigmoid }
      let isShare = isLast && loss == .crossEntropy && !isPerceptron
      if isShare { activation = .softmax }
      let isResidual = !isPerceptron && !(isLast && loss == .logLoss) && below(3) == 0 && !isShare
      let units = isResidual ? width : (isShare ? 2 : 1) + below(6)
      layers.append(
        Layer(inputs: width, units: units, activation: activation, hasBias: below(2) == 0, isResidual: isResidual))
      width = units
    }
    let network = Network(inputs: inputs, layers: layers)
    let count = 3 + below(4)
    let isUnit = loss == .logLoss || loss == .crossEntropy || isPerceptron
    let values = (0..<count * inputs).map { _ in random.uniform(-1, 1) }
    var targets = (0..<count * width).map { _ in
      isPerceptron ? Double(below(2)) : (isUnit ? random.unit() : random.uniform(-1, 1))
    }
    if loss == .crossEntropy, !isPerceptron {
      // Shares: of the first sample one class, of the others parts of 1.
      for sample in 0..<count {
        let row = sample * width..<(sample + 1) * width
        let sum = targets[row].reduce(0, +)
        for place in row { targets[place] = sample == 0 ? (place == row.lowerBound ? 1 : 0) : targets[place] / sum }
      }
    }
    data = Dataset(inputCount: inputs, targetCount: width, inputs: values, targets: targets)
    parameters = (0..<network.parameterCount).map { _ in random.uniform(-0.8, 0.8) }
    let batch = [Batch.all, .size(1), .size(2), .size(count), .size(count + 3)][below(5)]
    experiment = Experiment(
      subject: .samples(data),
      initialization: Initialization(
        .given(
          weights: Array(parameters.prefix(network.weightCount)),
          biases: Array(parameters.suffix(network.biasCount)))),
      settings: Settings(
        network: network, loss: loss, optimizer: Optimizer(optimizer), learningRate: 0.05, batch: batch, order: .given))
  }
}
