// The step of the first neurons, through which no gradient comes.
// Source: McCulloch, Pitts (1943), doi:10.1007/BF02478259.

import CKernels

/// 1 from z = 0 on, and 0 below.
enum StepFunction: ActivationRule {
  static let symbol = "step"
  static let shape = ActivationShape.stepped
  static let bounds: ClosedRange<Double>? = 0...1
  static let greatestSlope = 0.0
  static let flatEnd: NeuronReport.Condition? = nil
  static let slopeForm = SlopeForm.zero
  static let kernelNumber: Int32? = Int32(KERNEL_STEP)

  @inline(__always)
  static func value(at z: Double) -> Double { z >= 0 ? 1 : (z.isNaN ? z : 0) }

  @inline(__always)
  static func slope(at z: Double) -> Double { 0 }

  static func curvature(at z: Double) -> Double { z.isNaN ? z : 0 }

  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) { ("step′(z)", []) }

  static let numpy = NumPyActivation(
    name: "step_function", slope: .zero, definitions: [PythonDefinition("step_function", "np.heaviside(z, 1.0)")])
  /// Autograd has to find a way, and a slope of 0 on it.
  static let torch = TorchActivation(
    name: "step_function", definitions: [PythonDefinition("step_function", "(z >= 0).double() + 0 * z")])
}
