// The sigmoid, also where it is saturated.

import CKernels

/// σ(z) = 1 ∕ (1 + e⁻ᶻ).
enum Sigmoid: ActivationRule {
  static let symbol = "σ"
  static let shape = ActivationShape.curved
  static let bounds: ClosedRange<Double>? = 0...1
  static let greatestSlope = 0.25
  static let flatEnd: NeuronReport.Condition? = .saturated
  static let slopeForm = SlopeForm.logistic
  static let kernelNumber: Int32? = Int32(KERNEL_SIGMOID)

  @inline(__always)
  static func value(at z: Double) -> Double { logistic(z) }

  @inline(__always)
  static func slope(at z: Double) -> Double { logisticSlope(z) }

  static func slope(at z: Double, written value: Double) -> Double { value * (1 - value) }

  /// f′(1 − 2a), and 1 − 2a = −tanh(z ∕ 2).
  static func curvature(at z: Double) -> Double { -logisticSlope(z) * hyperbolicTangent(z / 2) }

  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) {
    let f = place.value
    let numbers: [Equation.Piece] =
      place.isSaturated
      ? Equation.product([f, logistic(-place.z)]) : [.enclosed(f), .text("(1 - "), .enclosed(f), .text(")")]
    return ("\(place.name)(1 - \(place.name))", numbers)
  }

  static let numpy = NumPyActivation(
    name: "sigmoid", slope: .function("sigmoid_slope"),
    definitions: [.sigmoid, PythonDefinition("sigmoid_slope", "sigmoid(z) * sigmoid(-z)", sameAs: "a (1 - a)")])
  static let torch = TorchActivation(name: "torch.sigmoid")
}

extension PythonDefinition {
  /// σ, which others are made of too.
  package static let sigmoid = PythonDefinition("sigmoid", "1 / (1 + np.exp(-z))")
}

/// σ(z) = 1 ∕ (1 + e⁻ᶻ), without overflow at either end.
@inline(__always)
package func logistic(_ z: Double) -> Double {
  if z >= 0 { return 1 / (1 + exponential(-z)) }
  let e = exponential(z)
  return e / (1 + e)
}

/// σ′(z) = e^−|z| ∕ (1 + e^−|z|)², exact to a few roundings also where σ(z)(1 − σ(z)) would lose all its digits.
@inline(__always)
package func logisticSlope(_ z: Double) -> Double {
  let e = exponential(-abs(z))
  return e / ((1 + e) * (1 + e))
}
