// Leaky ReLU: a ReLU that lets something through below 0 too.

import CKernels

/// z above 0 and 0.01z below.
enum LeakyRectifiedLinear: ActivationRule {
  static let symbol = "leaky-relu"
  static let shape = ActivationShape.kinked
  static let bounds: ClosedRange<Double>? = nil
  static let greatestSlope = 1.0
  static let flatEnd: NeuronReport.Condition? = nil
  static let slopeForm = SlopeForm.ofInput
  static let kernelNumber: Int32? = Int32(KERNEL_LEAKY_RELU)

  @inline(__always)
  static func value(at z: Double) -> Double { z > 0 ? z : 0.01 * z }

  @inline(__always)
  static func slope(at z: Double) -> Double { z > 0 ? 1 : 0.01 }

  static func curvature(at z: Double) -> Double { z.isNaN ? z : 0 }

  static let numpy = NumPyActivation(
    name: "leaky_relu", slope: .function("leaky_relu_slope"),
    definitions: [
      PythonDefinition("leaky_relu", "np.where(z > 0, z, 0.01 * z)"),
      PythonDefinition("leaky_relu_slope", "np.where(z > 0, 1.0, 0.01)"),
    ])
  static let torch = TorchActivation(name: "F.leaky_relu")
}
