// The absolute error.

import CKernels

/// |y − a|.
enum AbsoluteError: LossRule {
  static let slopeByError: Double? = nil
  static let isStraight = true
  static let abbreviation = "MAE"
  static let sign = "|e|"
  static let slopeReason: SlopeReason? = .absolute

  @inline(__always)
  static func value(output a: Double, target y: Double) -> Double { abs(y - a) }

  /// 0 at the kink.
  @inline(__always)
  static func slope(output a: Double, target y: Double) -> Double { a > y ? 1 : (a < y ? -1 : (a.isNaN ? a : 0)) }

  static func curvature(output a: Double, target y: Double) -> Double { a.isNaN ? a : 0 }

  static let kernelNumber: Int32? = Int32(KERNEL_MAE)

  static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss {
    OutputLoss(
      rule: "|\(targetName) - \(node)|", numbers: [.text("|"), .number(y), .text(" - "), .enclosed(a), .text("|")],
      value: value(output: a, target: y))
  }

  static func writtenSlope(
    node: String, targetName: String, a: Double, y: Double, z: Double?
  ) -> (rule: String, numbers: [Equation.Piece]) {
    ("sgn(\(node) - \(targetName))", [.text("sgn("), .number(a), .text(" - "), .enclosed(y), .text(")")])
  }

  static func program(_ names: LossNames) -> LossProgram {
    LossProgram(
      value: [PythonLine("C = " + names.mean("\(names.prefix).abs(\(names.y) - \(names.a))"))],
      slope: [PythonLine("\(names.outputSlope) = np.sign\(names.error) / \(names.count)")])
  }
}
