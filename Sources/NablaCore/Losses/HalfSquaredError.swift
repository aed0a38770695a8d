// Half of the squared error, as most books print it.

import CKernels

/// ½(y − a)²: the factor cancels the 2 of the slope.
enum HalfSquaredError: LossRule {
  static let slopeByError: Double? = 1
  static let isStraight = false
  static let abbreviation = "½MSE"
  static let sign = "e²/2"
  static let slopeReason: SlopeReason? = .halfSquared
  /// It is the squared error at half of η.
  static let multipleOf: Loss? = .mse

  @inline(__always)
  static func value(output a: Double, target y: Double) -> Double { 0.5 * ((y - a) * (y - a)) }

  @inline(__always)
  static func slope(output a: Double, target y: Double) -> Double { -(y - a) }

  static func curvature(output a: Double, target y: Double) -> Double { 1 }

  static let kernelNumber: Int32? = Int32(KERNEL_HALF_MSE)

  static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss {
    OutputLoss(
      rule: "(\(targetName) - \(node))²/2",
      numbers: [.text("("), .number(y), .text(" - "), .enclosed(a), .text(")²/2")],
      value: value(output: a, target: y))
  }

  static func writtenSlope(
    node: String, targetName: String, a: Double, y: Double, z: Double?
  ) -> (rule: String, numbers: [Equation.Piece]) {
    ("-(\(targetName) - \(node))", [.text("-("), .number(y), .text(" - "), .enclosed(a), .text(")")])
  }

  static func program(_ names: LossNames) -> LossProgram {
    LossProgram(
      value: [PythonLine("C = " + names.mean("(\(names.y) - \(names.a)) ** 2 / 2"))],
      slope: [PythonLine("\(names.outputSlope) = \(names.error) / \(names.count)")])
  }
}
