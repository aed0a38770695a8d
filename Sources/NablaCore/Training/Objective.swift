// The cost as a function of the parameters, whatever it is made of.

/// C(θ) and ∇C(θ) under some settings.
package struct Objective: Equatable, Sendable {
  package let subject: Subject
  package let network: Network?
  package let loss: Loss

  package init(_ subject: Subject, settings: Settings) {
    self.subject = subject
    network = settings.network
    loss = settings.loss
  }

  package init(_ experiment: Experiment) { self.init(experiment.subject, settings: experiment.settings) }

  package var parameterCount: Int {
    switch subject {
    case .samples: return network!.parameterCount
    case .formula(let formula): return formula.parameterCount
    }
  }

  /// C over all samples.
  package func cost(at parameters: [Double]) -> Double {
    if case .samples(let data) = subject, let lanes = data.lanes, let pass = kernelPass(most: data.count) {
      return pass.cost(lanes, at: parameters)
    }
    return referenceCost(at: parameters)
  }

  /// C and ∇C over all samples, or over those with the numbers `samples`.
  package func costAndGradient(
    at parameters: [Double], over samples: [Int]? = nil
  ) -> (cost: Double, gradient: [Double]) {
    if case .samples(let data) = subject, let all = data.lanes,
      let pass = kernelPass(most: samples?.count ?? data.count)
    {
      let lanes = samples.map { SampleLanes(data, selecting: $0, width: pass.kernel.width) } ?? all
      return pass.costAndGradient(lanes, at: parameters)
    }
    return referenceCostAndGradient(at: parameters, over: samples)
  }

  /// A kernel for this network and loss; nil where the plain implementation is wanted or the only one.
  func kernelPass(most: Int) -> KernelPass? {
    guard let kernel = Kernel.current, let network else { return nil }
    return KernelPass(kernel, network: network, loss: loss, most: most)
  }

  /// C by the plain implementation, which every faster one is tested against.
  package func referenceCost(at parameters: [Double]) -> Double {
    switch subject {
    case .samples(let data):
      let pass = ForwardPass(of: network!, at: parameters, inputs: data.inputs)
      return pass.cost(of: network!, targets: data.targets, loss: loss)
    case .formula(let formula):
      return formula.value(at: parameters)
    }
  }

  /// C and ∇C by the plain implementation.
  package func referenceCostAndGradient(
    at parameters: [Double], over samples: [Int]? = nil
  ) -> (cost: Double, gradient: [Double]) {
    switch subject {
    case .samples(let data):
      let chosen = samples.map { data.selecting($0) } ?? data
      let pass = ForwardPass(of: network!, at: parameters, inputs: chosen.inputs)
      let back = Backpropagation(
        through: pass, of: network!, at: parameters, inputs: chosen.inputs, targets: chosen.targets, loss: loss)
      return (pass.cost(of: network!, targets: chosen.targets, loss: loss), back.gradient)
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
