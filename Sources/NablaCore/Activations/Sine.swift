// The sine, which comes back again and again.

import CKernels

/// sin z.
enum Sine: ActivationRule {
  static let symbol = "sin"
  static let shape = ActivationShape.curved
  static let bounds: ClosedRange<Double>? = -1...1
  static let greatestSlope = 1.0
  static let flatEnd: NeuronReport.Condition? = nil
  static let slopeForm = SlopeForm.ofInput
  static let kernelNumber: Int32? = Int32(KERNEL_SINE)

  @inline(__always)
  static func value(at z: Double) -> Double { sineOf(z) }

  @inline(__always)
  static func slope(at z: Double) -> Double { cosineOf(z) }

  static func curvature(at z: Double) -> Double { -sineOf(z) }

  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) {
    ("cos z", [.text("cos("), .number(place.z), .text(")")])
  }

  static let numpy = NumPyActivation(name: "np.sin", slope: .function("np.cos"))
  static let torch = TorchActivation(name: "torch.sin")
}
