// The squared error.

import CKernels

/// (y − a)².
enum SquaredError: LossRule {
  static let slopeByError: Double? = 2
  static let isStraight = false
  static let abbreviation = "MSE"
  static let sign = "e²"
  static let slopeReason: SlopeReason? = .squared

  @inline(__always)
  static func value(output a: Double, target y: Double) -> Double { (y - a) * (y - a) }

  @inline(__always)
  static func slope(output a: Double, target y: Double) -> Double { -2 * (y - a) }

  static func curvature(output a: Double, target y: Double) -> Double { 2 }

  static let kernelNumber: Int32? = Int32(KERNEL_MSE)

  static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss {
    OutputLoss(
      rule: "(\(targetName) - \(node))²", numbers: [.text("("), .number(y), .text(" - "), .enclosed(a), .text(")²")],
      value: value(output: a, target: y))
  }

  static func writtenSlope(
    node: String, targetName: String, a: Double, y: Double, z: Double?
  ) -> (rule: String, numbers: [Equation.Piece]) {
    ("-2(\(targetName) - \(node))", [.text("-2("), .number(y), .text(" - "), .enclosed(a), .text(")")])
  }

  static func program(_ names: LossNames) -> LossProgram {
    LossProgram(
      value: [PythonLine("C = " + names.mean("(\(names.y) - \(names.a)) ** 2"))],
      slope: [PythonLine("\(names.outputSlope) = 2 * \(names.error) / \(names.count)")])
  }
}
