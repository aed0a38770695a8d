// RMSProp: AdaGrad that forgets old slopes.
// Source: Hinton, Neural Networks for Machine Learning, lecture 6 (2012).

import CKernels

/// Divides each slope by the root of a running mean of its squares.
///
///     s ← ρs + (1 − ρ)g²
///     θ ← θ − ηg ∕ (√s + ε)
package struct RMSProp: UpdateRule {
  /// How much of the past stays, 0 ..< 1.
  package internal(set) var rho: Double
  /// ε, above 0 and at most 1.
  package internal(set) var epsilon: Double
  /// s; empty before the first step.
  package internal(set) var squares: [Double] = []

  package init(rho: Double, epsilon: Double = Optimizer.epsilon) {
    self.rho = rho
    self.epsilon = epsilon
  }

  package init() { self.init(rho: 0.9) }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if squares.count != gradient.count { squares = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices {
      squares[index] = rho * squares[index] + (1 - rho) * gradient[index] * gradient[index]
    }
    return gradient.indices.map { -learningRate * gradient[$0] / (squares[$0].squareRoot() + epsilon) }
  }
}

extension RMSProp {
  static let name = Optimizer.Name.rmsprop
  static let title = OptimizerTitle.proper("RMSProp")
  static let movement = Movement.overRoot
  static let formulas = ["s ← ρ·s + (1-ρ)·g²", "w ← w - η·g / (√s + ε)"]
  static let program = UpdateProgram(
    memory: [UpdateProgram.Memory(list: "squares", item: "s")],
    lines: ["s[:] = rho * s + (1 - rho) * dp ** 2", "p -= eta * dp / (np.sqrt(s) + epsilon)"],
    torch: UpdateProgram.Torch(name: "RMSprop", arguments: "alpha=rho, eps=epsilon"))

  static var constants: [(name: OptimizerConstant, place: WritableKeyPath<RMSProp, Double>)] {
    [(.rho, \.rho), (.epsilon, \.epsilon)]
  }
  static var memory: [WritableKeyPath<RMSProp, [Double]>] { [\.squares] }

  var optimizer: Optimizer { .rmsprop(self) }
  var kernelRule: KernelRule? { KernelRule(Int32(KERNEL_RMSPROP), beta: rho, epsilon: epsilon) }

  func equations(after: RMSProp, _ worker: UpdateWorker) -> [Equation] {
    let root = worker.entry(after.squares)
    let mean = worker.mean(
      "s", "ρ", rho, worker.entry(squares), "(\(worker.slope))²", worker.gradient * worker.gradient, root)
    return [mean] + worker.scaled(root: root, epsilon: after.epsilon)
  }
}
