// Nesterov's method: momentum that looks at the slope where it is about to be.
// Source: Nesterov (1983), in the form of Sutskever et al. (2013).

import CKernels

/// Momentum with the gradient taken a step ahead.
///
///     v ← βv + ∇C(θ − ηβv)
///     θ ← θ − ηv
package struct Nesterov: UpdateRule {
  /// How much of the past stays, 0 ..< 1.
  package internal(set) var beta: Double
  /// v; empty before the first step.
  package internal(set) var velocity: [Double] = []

  package init(beta: Double) { self.beta = beta }

  package init() { self.init(beta: 0.9) }

  package func gradientPoint(from parameters: [Double], learningRate: Double) -> [Double]? {
    guard velocity.count == parameters.count else { return parameters }
    return parameters.indices.map { parameters[$0] - learningRate * beta * velocity[$0] }
  }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if velocity.count != gradient.count { velocity = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices { velocity[index] = beta * velocity[index] + gradient[index] }
    return velocity.map { -learningRate * $0 }
  }
}

extension Nesterov {
  static let name = Optimizer.Name.nesterov
  static let title = OptimizerTitle.nesterovMomentum
  static let movement = Movement.byVelocityAhead
  static let formulas = ["v ← β·v + ∂C/∂w (w - η·β·v)", "w ← w - η·v"]
  static let edge: EdgeFormula? = .nesterov
  /// PyTorch's own takes another step.
  static let program = UpdateProgram(
    memory: [UpdateProgram.Memory(list: "velocity", item: "v")], lines: ["v[:] = beta * v + dp", "p -= eta * v"],
    torch: nil, ahead: "eta * beta")

  static var constants: [(name: OptimizerConstant, place: WritableKeyPath<Nesterov, Double>)] { [(.beta, \.beta)] }
  static var memory: [WritableKeyPath<Nesterov, [Double]>] { [\.velocity] }

  var optimizer: Optimizer { .nesterov(self) }
  var kernelRule: KernelRule? { KernelRule(Int32(KERNEL_NESTEROV), beta: beta) }

  func largestStableLearningRate(sharpness: Double) -> Double? { (2 + 2 * beta) / ((1 + 2 * beta) * sharpness) }

  /// The slope is taken a step ahead, at w − ηβv; what it is there follows from the v that came out.
  func equations(after: Nesterov, _ worker: UpdateWorker) -> [Equation] {
    let before = worker.entry(velocity)
    let velocity = worker.entry(after.velocity)
    let ahead = Equation(
      "\(worker.name)′", "\(worker.name) - η·β·v",
      [
        .number(worker.old), .text(" - "), .number(worker.rate), .text(" × "), .number(beta), .text(" × "),
        .enclosed(before),
      ], value: worker.old - worker.rate * beta * before)
    return [ahead]
      + worker.momentum(
        beta: beta, before: before, after: velocity, slopeSymbol: "∂C/∂\(worker.name)′",
        slope: velocity - beta * before)
  }
}

extension EdgeFormula {
  package static let nesterov = EdgeFormula("(2+2β)/((1+2β)η)")
}
