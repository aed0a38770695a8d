// Momentum: gradient descent that keeps some of its previous step.
// Source: Polyak (1964), doi:10.1016/0041-5553(64)90137-5.

import CKernels

/// Moves along a running sum of past gradients, so that zigzags cancel.
///
///     v ← βv + ∇C
///     θ ← θ − ηv
package struct Momentum: UpdateRule {
  /// How much of the past stays, 0 ..< 1.
  package internal(set) var beta: Double
  /// v; empty before the first step.
  package internal(set) var velocity: [Double] = []

  package init(beta: Double) { self.beta = beta }

  package init() { self.init(beta: 0.9) }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if velocity.count != gradient.count { velocity = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices { velocity[index] = beta * velocity[index] + gradient[index] }
    return velocity.map { -learningRate * $0 }
  }
}

extension Momentum {
  static let name = Optimizer.Name.momentum
  static let title = OptimizerTitle.momentum
  static let movement = Movement.byVelocity
  static let formulas = ["v ← β·v + ∂C/∂w", "w ← w - η·v"]
  static let edge: EdgeFormula? = .momentum
  static let program = UpdateProgram(
    memory: [UpdateProgram.Memory(list: "velocity", item: "v")], lines: ["v[:] = beta * v + dp", "p -= eta * v"],
    torch: UpdateProgram.Torch(name: "SGD", arguments: "momentum=beta"))

  static var constants: [(name: OptimizerConstant, place: WritableKeyPath<Momentum, Double>)] { [(.beta, \.beta)] }
  static var memory: [WritableKeyPath<Momentum, [Double]>] { [\.velocity] }

  var optimizer: Optimizer { .momentum(self) }
  var kernelRule: KernelRule? { KernelRule(Int32(KERNEL_MOMENTUM), beta: beta) }

  func largestStableLearningRate(sharpness: Double) -> Double? { 2 * (1 + beta) / sharpness }

  func equations(after: Momentum, _ worker: UpdateWorker) -> [Equation] {
    worker.momentum(
      beta: beta, before: worker.entry(velocity), after: worker.entry(after.velocity), slopeSymbol: worker.slope,
      slope: worker.gradient)
  }
}

extension EdgeFormula {
  package static let momentum = EdgeFormula("2(1+β)/η")
}
