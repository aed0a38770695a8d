// The identity, which passes on what comes in.

import CKernels

/// z.
enum IdentityFunction: ActivationRule {
  static let symbol = "identity"
  static let shape = ActivationShape.straight
  static let bounds: ClosedRange<Double>? = nil
  static let greatestSlope = 1.0
  static let flatEnd: NeuronReport.Condition? = nil
  static let slopeForm = SlopeForm.one
  static let kernelNumber: Int32? = Int32(KERNEL_IDENTITY)

  @inline(__always)
  static func value(at z: Double) -> Double { z }

  @inline(__always)
  static func slope(at z: Double) -> Double { 1 }

  static func curvature(at z: Double) -> Double { z.isNaN ? z : 0 }

  static func apply(to values: inout [Double]) {}

  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) { ("(z)′", []) }

  static let numpy = NumPyActivation(name: nil, slope: .one)
  static let torch = TorchActivation(name: nil)
}
