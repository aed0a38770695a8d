// The squared error, whole and halved.

import CKernels

/// (y − a)².
enum SquaredError: LossRule {
  static let slopeByError: Double? = 2
  static let isStraight = false
  static let abbreviation = "MSE"

  @inline(__always)
  static func value(output a: Double, target y: Double) -> Double { (y - a) * (y - a) }

  @inline(__always)
  static func slope(output a: Double, target y: Double) -> Double { -2 * (y - a) }

  static func curvature(output a: Double, target y: Double) -> Double { 2 }

  static func kernelNumber(hasPlainSigmoidOutput: Bool) -> Int32? { Int32(KERNEL_MSE) }

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
}

/// ½(y − a)²: the factor cancels the 2 of the slope.
enum HalfSquaredError: LossRule {
  static let slopeByError: Double? = 1
  static let isStraight = false
  static let abbreviation = "½MSE"

  @inline(__always)
  static func value(output a: Double, target y: Double) -> Double { 0.5 * ((y - a) * (y - a)) }

  @inline(__always)
  static func slope(output a: Double, target y: Double) -> Double { -(y - a) }

  static func curvature(output a: Double, target y: Double) -> Double { 1 }

  static func kernelNumber(hasPlainSigmoidOutput: Bool) -> Int32? { Int32(KERNEL_HALF_MSE) }

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
}
