// AdaGrad: a step size of its own for every parameter, shrinking with all slopes seen so far.
// Source: Duchi, Hazan, Singer (2011), JMLR 12.

import CKernels

/// Divides each slope by the root of the sum of its squares.
///
///     s ← s + g²
///     θ ← θ − ηg ∕ (√s + ε)
package struct AdaGrad: UpdateRule {
  /// ε, above 0 and at most 1.
  package internal(set) var epsilon: Double
  /// s; empty before the first step.
  package internal(set) var squares: [Double] = []

  package init(epsilon: Double) { self.epsilon = epsilon }

  package init() { self.init(epsilon: Optimizer.epsilon) }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if squares.count != gradient.count { squares = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices { squares[index] += gradient[index] * gradient[index] }
    return gradient.indices.map { -learningRate * gradient[$0] / (squares[$0].squareRoot() + epsilon) }
  }
}

extension AdaGrad {
  static let name = Optimizer.Name.adagrad
  static let title = OptimizerTitle.proper("AdaGrad")
  static let movement = Movement.overRoot
  static let formulas = ["s ← s + g²", "w ← w - η·g / (√s + ε)"]
  static let program = UpdateProgram(
    memory: [UpdateProgram.Memory(list: "squares", item: "s")],
    lines: ["s += dp ** 2", "p -= eta * dp / (np.sqrt(s) + epsilon)"],
    torch: UpdateProgram.Torch(name: "Adagrad", arguments: "eps=epsilon"))

  static var constants: [(name: OptimizerConstant, place: WritableKeyPath<AdaGrad, Double>)] { [(.epsilon, \.epsilon)] }
  static var memory: [WritableKeyPath<AdaGrad, [Double]>] { [\.squares] }

  var optimizer: Optimizer { .adagrad(self) }
  var kernelRule: KernelRule? { KernelRule(Int32(KERNEL_ADAGRAD), epsilon: epsilon) }

  func equations(after: AdaGrad, _ worker: UpdateWorker) -> [Equation] {
    let root = worker.entry(after.squares)
    let sum = Equation(
      "s", "s + (\(worker.slope))²",
      [.number(worker.entry(squares)), .text(" + "), .number(worker.gradient * worker.gradient)], value: root)
    return [sum] + worker.scaled(root: root, epsilon: after.epsilon)
  }
}
