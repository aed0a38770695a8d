// ELU: a ReLU that bends smoothly towards −1.
// Source: Clevert, Unterthiner, Hochreiter (2015), arXiv:1511.07289.

import CKernels

/// z above 0 and eᶻ − 1 below.
enum ExponentialLinear: ActivationRule {
  static let symbol = "elu"
  static let shape = ActivationShape.curved
  static let bounds: ClosedRange<Double>? = nil
  static let greatestSlope = 1.0
  static let flatEnd: NeuronReport.Condition? = .saturated
  static let slopeForm = SlopeForm.ofInput
  static let kernelNumber: Int32? = Int32(KERNEL_ELU)

  @inline(__always)
  static func value(at z: Double) -> Double { z > 0 ? z : exponentialMinusOne(z) }

  @inline(__always)
  static func slope(at z: Double) -> Double { z > 0 ? 1 : exponential(z) }

  static func curvature(at z: Double) -> Double { z > 0 ? 0 : exponential(z) }

  static let numpy = NumPyActivation(
    name: "elu", slope: .function("elu_slope"),
    definitions: [
      PythonDefinition("elu", "np.where(z > 0, z, np.expm1(np.minimum(z, 0)))"),
      PythonDefinition("elu_slope", "np.exp(np.minimum(z, 0))"),
    ])
  static let torch = TorchActivation(name: "F.elu")
}
