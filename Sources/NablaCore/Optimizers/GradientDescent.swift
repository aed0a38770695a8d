// Gradient descent, plain.
// Source: Cauchy (1847), Comptes rendus 25.

import CKernels

/// Moves against the gradient, and remembers nothing.
///
///     θ ← θ − η∇C
struct GradientDescent: UpdateRule {
  static let name = Optimizer.Name.gradientDescent
  static let isPlain = true
  static let title = OptimizerTitle.gradientDescent
  static let movement = Movement.againstSlope
  static let formulas = ["w ← w - η · ∂C/∂w"]
  static let edge: EdgeFormula? = .descent
  static let program = UpdateProgram(lines: ["p -= eta * dp"], torch: UpdateProgram.Torch(name: "SGD"))

  var optimizer: Optimizer { .gradientDescent }
  var kernelRule: KernelRule? { KernelRule(Int32(KERNEL_DESCENT)) }

  mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    gradient.map { -learningRate * $0 }
  }

  func largestStableLearningRate(sharpness: Double) -> Double? { 2 / sharpness }

  func equations(after: Self, _ worker: UpdateWorker) -> [Equation] {
    worker.plain(symbol: worker.slope, value: worker.gradient)
  }
}

extension EdgeFormula {
  package static let descent = EdgeFormula("2/η")
}
