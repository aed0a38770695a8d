// The hyperbolic tangent, which is a sigmoid from −1 to 1.

import CKernels

/// tanh z = 2σ(2z) − 1.
enum HyperbolicTangent: ActivationRule {
  static let symbol = "tanh"
  static let shape = ActivationShape.curved
  static let bounds: ClosedRange<Double>? = -1...1
  static let greatestSlope = 1.0
  static let flatEnd: NeuronReport.Condition? = .saturated
  static let slopeForm = SlopeForm.tangent
  static let kernelNumber: Int32? = Int32(KERNEL_TANH)

  @inline(__always)
  static func value(at z: Double) -> Double { hyperbolicTangent(z) }

  @inline(__always)
  static func slope(at z: Double) -> Double { 4 * logisticSlope(2 * z) }

  static func slope(at z: Double, written value: Double) -> Double { 1 - value * value }

  static func curvature(at z: Double) -> Double { -8 * logisticSlope(2 * z) * hyperbolicTangent(z) }

  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) {
    let f = place.value
    guard place.isSaturated else { return ("1 - \(place.name)²", [.text("1 - "), .enclosed(f), .text("²")]) }
    // 1 − |tanh z| = 2σ(−2|z|).
    let rule = f < 0 ? "(1 + \(place.name))(1 - \(place.name))" : "(1 - \(place.name))(1 + \(place.name))"
    return (rule, Equation.product([2 * logistic(-2 * abs(place.z)), 1 + abs(f)]))
  }

  static let numpy = NumPyActivation(
    name: "np.tanh", slope: .function("tanh_slope"),
    definitions: [PythonDefinition("tanh_slope", "1 / np.cosh(z) ** 2", sameAs: "1 - a ** 2")])
  static let torch = TorchActivation(name: "torch.tanh")
}
