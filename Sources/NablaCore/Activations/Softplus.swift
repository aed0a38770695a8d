// Softplus: a ReLU without a kink, whose slope is the sigmoid.

import CKernels

/// ln(1 + eᶻ).
enum Softplus: ActivationRule {
  static let symbol = "softplus"
  static let shape = ActivationShape.curved
  static let bounds: ClosedRange<Double>? = nil
  static let greatestSlope = 1.0
  static let flatEnd: NeuronReport.Condition? = .saturated
  static let slopeForm = SlopeForm.ofInput
  static let kernelNumber: Int32? = Int32(KERNEL_SOFTPLUS)

  @inline(__always)
  static func value(at z: Double) -> Double { softplusOf(z) }

  @inline(__always)
  static func slope(at z: Double) -> Double { logistic(z) }

  static func curvature(at z: Double) -> Double { logisticSlope(z) }

  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) {
    ("σ(z)", [.text("σ("), .number(place.z), .text(")")])
  }

  static let numpy = NumPyActivation(
    name: "softplus", slope: .function("sigmoid"),
    definitions: [
      PythonDefinition("softplus", "np.logaddexp(0, z)", sameAs: "ln(1 + exp(z))"), .sigmoid,
    ])
  /// Its own goes straight from z = 20 on.
  static let torch = TorchActivation(
    name: "softplus", definitions: [PythonDefinition("softplus", "F.softplus(z, threshold=50)")])
}

/// ln(1 + eᶻ), without overflow.
@inline(__always)
package func softplusOf(_ z: Double) -> Double {
  max(z, 0) + logarithmOfOnePlus(exponential(-abs(z)))
}
