// The cost as a function of the parameters, whatever it is made of: the one place where networks and formulas part.

/// What a network's C is of: the mean loss over the samples, and what is added for its weights.
package struct NetworkCost: Equatable, Sendable {
  package let network: Network
  package let data: Dataset
  package let loss: Loss
  package let regularization: Regularization

  package init(_ network: Network, _ data: Dataset, _ loss: Loss, _ regularization: Regularization = .none) {
    self.network = network
    self.data = data
    self.loss = loss
    self.regularization = regularization
  }

  /// What is added for the weights.
  package func penalty(at parameters: [Double]) -> Double {
    guard !regularization.isNone else { return 0 }
    return parameters.withUnsafeBufferPointer { regularization.value(of: weights(of: $0)) }
  }

  /// Adds the slopes of that to those of the data.
  func addPenaltySlopes(to gradient: inout [Double], at parameters: [Double]) {
    guard !regularization.isNone else { return }
    gradient.withUnsafeMutableBufferPointer { gradient in
      parameters.withUnsafeBufferPointer {
        regularization.addSlopes(to: gradient.baseAddress!, at: weights(of: $0))
      }
    }
  }

  /// C and ∇C of the whole from those of the data.
  fileprivate func withPenalty(
    _ ofData: (cost: Double, gradient: [Double]), at parameters: [Double]
  ) -> (cost: Double, gradient: [Double]) {
    guard !regularization.isNone else { return ofData }
    var gradient = ofData.gradient
    addPenaltySlopes(to: &gradient, at: parameters)
    return (ofData.cost + penalty(at: parameters), gradient)
  }

  private func weights(of parameters: UnsafeBufferPointer<Double>) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: parameters[0..<network.weightCount])
  }
}

/// C(θ) and ∇C(θ) under some settings.
package enum Objective: Equatable, Sendable {
  case network(NetworkCost)
  case formula(Formula)

  /// - Parameters:
  ///   - subject: what C is of besides the settings.
  ///   - settings: with a network where the subject is samples.
  package init(_ subject: Subject, settings: Settings) {
    switch subject {
    case .samples(let data):
      guard let network = settings.network else { preconditionFailure("samples are learned by a network") }
      self = .network(NetworkCost(network, data, settings.loss, settings.regularization))
    case .formula(let formula): self = .formula(formula)
    }
  }

  package init(_ experiment: Experiment) { self.init(experiment.subject, settings: experiment.settings) }

  package var parameterCount: Int {
    switch self {
    case .network(let cost): return cost.network.parameterCount
    case .formula(let formula): return formula.parameterCount
    }
  }

  package var names: ParameterNames {
    switch self {
    case .network(let cost): return cost.network.names
    case .formula(let formula): return ParameterNames(weightCount: formula.parameterCount, biasCount: 0)
    }
  }

  /// C over all samples.
  package func cost(at parameters: [Double]) -> Double {
    if case .network(let cost) = self, let lanes = cost.data.lanes, let pass = kernelPass(most: cost.data.count) {
      return pass.cost(lanes, at: parameters) + cost.penalty(at: parameters)
    }
    return referenceCost(at: parameters)
  }

  /// C and ∇C over all samples, or over those with the numbers `samples`.
  package func costAndGradient(
    at parameters: [Double], over samples: [Int]? = nil
  ) -> (cost: Double, gradient: [Double]) {
    if case .network(let cost) = self, let all = cost.data.lanes,
      let pass = kernelPass(most: samples?.count ?? cost.data.count)
    {
      let lanes = samples.map { SampleLanes(cost.data, selecting: $0, width: pass.kernel.width) } ?? all
      return cost.withPenalty(pass.costAndGradient(lanes, at: parameters), at: parameters)
    }
    return referenceCostAndGradient(at: parameters, over: samples)
  }

  /// A kernel for this network and loss; nil where the plain implementation is wanted or the only one.
  func kernelPass(most: Int) -> KernelPass? {
    guard let kernel = Kernel.current, case .network(let cost) = self else { return nil }
    return KernelPass(kernel, network: cost.network, loss: cost.loss, most: most)
  }

  /// C by the plain implementation, which every faster one is tested against.
  package func referenceCost(at parameters: [Double]) -> Double {
    switch self {
    case .network(let cost):
      let pass = ForwardPass(of: cost.network, at: parameters, inputs: cost.data.inputs)
      return pass.cost(of: cost.network, targets: cost.data.targets, loss: cost.loss) + cost.penalty(at: parameters)
    case .formula(let formula):
      return formula.value(at: parameters)
    }
  }

  /// C and ∇C by the plain implementation.
  package func referenceCostAndGradient(
    at parameters: [Double], over samples: [Int]? = nil
  ) -> (cost: Double, gradient: [Double]) {
    switch self {
    case .network(let cost):
      let (network, loss) = (cost.network, cost.loss)
      let chosen = samples.map { cost.data.selecting($0) } ?? cost.data
      let pass = ForwardPass(of: network, at: parameters, inputs: chosen.inputs)
      let back = Backpropagation(
        through: pass, of: network, at: parameters, inputs: chosen.inputs, targets: chosen.targets, loss: loss)
      let ofData = (pass.cost(of: network, targets: chosen.targets, loss: loss), back.gradient)
      return cost.withPenalty(ofData, at: parameters)
    case .formula(let formula):
      let (value, gradient) = formula.valueAndGradient(at: parameters)
      return (value, gradient)
    }
  }

  /// ∂C/∂θᵢ by central differences, (C(θ + h) − C(θ − h)) ∕ 2h: an independent check of the gradient.
  ///
  /// - Parameters:
  ///   - parameters: θ, in parameter order.
  ///   - index: i, from 0.
  ///   - width: h, relative to the parameter's size where that is above 1.
  package func centralDifference(at parameters: [Double], parameter index: Int, width: Double = 1e-5) -> Double {
    var moved = parameters
    let h = width * max(1, abs(parameters[index]))
    moved[index] = parameters[index] + h
    let above = cost(at: moved)
    let high = moved[index]
    moved[index] = parameters[index] - h
    let below = cost(at: moved)
    return (above - below) / (high - moved[index])
  }

  /// Both values of ∂C/∂θ for every parameter.
  package func gradientCheck(at parameters: [Double]) -> [(exact: Double, difference: Double)] {
    let (_, gradient) = costAndGradient(at: parameters)
    return parameters.indices.map { (gradient[$0], centralDifference(at: parameters, parameter: $0)) }
  }
}
