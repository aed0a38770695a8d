// Adam: momentum and RMSProp together, both corrected for starting at zero.
// Source: Kingma, Ba (2015), arXiv:1412.6980, algorithm 1.

import CKernels

/// Moves along a running mean of slopes, divided by the root of a running mean of their squares.
///
///     m ← β₁m + (1 − β₁)g        m̂ = m ∕ (1 − β₁ᵗ)
///     v ← β₂v + (1 − β₂)g²       v̂ = v ∕ (1 − β₂ᵗ)
///     θ ← θ − ηm̂ ∕ (√v̂ + ε)
package struct Adam: UpdateRule {
  package internal(set) var beta1: Double
  package internal(set) var beta2: Double
  /// ε, above 0 and at most 1.
  package internal(set) var epsilon: Double
  /// m; empty before the first step.
  package internal(set) var mean: [Double] = []
  /// v; empty before the first step.
  package internal(set) var squares: [Double] = []
  /// β₁ᵗ and β₂ᵗ; where they changed on the way, the product of what they were in each step.
  package private(set) var beta1Power = 1.0
  package private(set) var beta2Power = 1.0

  package init(beta1: Double, beta2: Double = 0.999, epsilon: Double = Optimizer.epsilon) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  package init() { self.init(beta1: 0.9) }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if mean.count != gradient.count {
      mean = Array(repeating: 0, count: gradient.count)
      squares = mean
      beta1Power = 1
      beta2Power = 1
    }
    beta1Power *= beta1
    beta2Power *= beta2
    return gradient.indices.map { index in
      let slope = gradient[index]
      mean[index] = beta1 * mean[index] + (1 - beta1) * slope
      squares[index] = beta2 * squares[index] + (1 - beta2) * slope * slope
      let correctedMean = mean[index] / (1 - beta1Power)
      let correctedSquares = squares[index] / (1 - beta2Power)
      return -learningRate * correctedMean / (correctedSquares.squareRoot() + epsilon)
    }
  }
}

extension Adam {
  static let name = Optimizer.Name.adam
  static let title = OptimizerTitle.proper("Adam")
  static let movement = Movement.byMeans
  static let formulas = ["m ← β1·m + (1-β1)·g", "v ← β2·v + (1-β2)·g²", "w ← w - η·m′ / (√v′ + ε)"]
  static let program = UpdateProgram(
    memory: [UpdateProgram.Memory(list: "means", item: "m"), UpdateProgram.Memory(list: "squares", item: "s")],
    lines: [
      "m[:] = beta1 * m + (1 - beta1) * dp", "s[:] = beta2 * s + (1 - beta2) * dp ** 2",
      "m_hat = m / (1 - beta1 ** (step + 1))", "s_hat = s / (1 - beta2 ** (step + 1))",
      "p -= eta * m_hat / (np.sqrt(s_hat) + epsilon)",
    ],
    torch: UpdateProgram.Torch(name: "Adam", arguments: "betas=(beta1, beta2), eps=epsilon"))

  static var constants: [(name: OptimizerConstant, place: WritableKeyPath<Adam, Double>)] {
    [(.beta1, \.beta1), (.beta2, \.beta2), (.epsilon, \.epsilon)]
  }
  static var memory: [WritableKeyPath<Adam, [Double]>] { [\.mean, \.squares] }

  var optimizer: Optimizer { .adam(self) }
  var kernelRule: KernelRule? {
    KernelRule(
      Int32(KERNEL_ADAM), beta: beta1, beta2: beta2, epsilon: epsilon, power: beta1Power, power2: beta2Power)
  }

  func equations(after: Adam, _ worker: UpdateWorker) -> [Equation] {
    let m = worker.entry(after.mean)
    let v = worker.entry(after.squares)
    let corrected = m / (1 - after.beta1Power)
    let correctedSquares = v / (1 - after.beta2Power)
    return [
      worker.mean("m", "β₁", beta1, worker.entry(mean), worker.slope, worker.gradient, m),
      worker.mean(
        "v", "β₂", beta2, worker.entry(squares), "(\(worker.slope))²", worker.gradient * worker.gradient, v),
      Equation("m′", "m/(1 - β₁^t)", [.number(m), .text("/"), .number(1 - after.beta1Power)], value: corrected),
      Equation("v′", "v/(1 - β₂^t)", [.number(v), .text("/"), .number(1 - after.beta2Power)], value: correctedSquares),
      Equation(
        worker.name, "\(worker.name) - η · m′/(√v′ + ε)",
        [
          .number(worker.old), .text(" - "), .number(worker.rate), .text(" × "), .enclosed(corrected), .text("/"),
          .number(correctedSquares.squareRoot() + after.epsilon),
        ], value: worker.new),
    ]
  }
}
