// ReLU: z where it is above 0.

import CKernels

/// max(z, 0).
enum RectifiedLinear: ActivationRule {
  static let symbol = "relu"
  static let shape = ActivationShape.kinked
  static let bounds: ClosedRange<Double>? = nil
  static let greatestSlope = 1.0
  /// Not only small but 0: nothing comes through any more.
  static let flatEnd: NeuronReport.Condition? = .dead
  static let slopeForm = SlopeForm.ofInput
  static let kernelNumber: Int32? = Int32(KERNEL_RELU)

  @inline(__always)
  static func value(at z: Double) -> Double { z > 0 ? z : (z.isNaN ? z : 0) }

  @inline(__always)
  static func slope(at z: Double) -> Double { z > 0 ? 1 : 0 }

  static func curvature(at z: Double) -> Double { z.isNaN ? z : 0 }

  static let numpy = NumPyActivation(
    name: "relu", slope: .function("relu_slope"),
    definitions: [
      PythonDefinition("relu", "np.maximum(z, 0)"), PythonDefinition("relu_slope", "np.where(z > 0, 1.0, 0.0)"),
    ])
  static let torch = TorchActivation(name: "torch.relu")
}
