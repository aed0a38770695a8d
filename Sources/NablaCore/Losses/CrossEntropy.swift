// Cross-entropy: how surprised a softmax is by the target's shares.

import CKernels

/// −y ln a of one output, natural logarithm; an output whose share should be 0 adds nothing.
enum CrossEntropy: LossRule {
  static let slopeByError: Double? = nil
  static let isStraight = false
  static let abbreviation = "cross-entropy"
  static let sign = "CE"
  static let slopeReason: SlopeReason? = .share
  static let partner: Activation? = .softmax

  static func value(output a: Double, target y: Double) -> Double { y == 0 ? 0 : -y * naturalLogarithm(a) }

  static func slope(output a: Double, target y: Double) -> Double { y == 0 ? 0 : -y / a }

  static func curvature(output a: Double, target y: Double) -> Double { y == 0 ? 0 : y / (a * a) }

  /// From −ln a as the z of a softmax give it, so that a share that is 0 to all digits costs what it should and not
  /// infinity.
  static func value(surprise: Double, target y: Double) -> Double { y == 0 && !surprise.isNaN ? 0 : y * surprise }

  static let kernelNumber: Int32? = Int32(KERNEL_CROSS_ENTROPY)

  static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss {
    if y == 0 {
      return OutputLoss(
        isNegative: true, rule: "\(targetName)·ln \(node)", numbers: [.number(0), .text("·ln "), .enclosed(a)], value: 0
      )
    }
    let value = value(output: a, target: y)
    if y == 1 {
      return OutputLoss(
        isNegative: true, rule: "ln \(node)", numbers: [.text(a < 0 ? "ln" : "ln "), .enclosed(a)], value: value)
    }
    return OutputLoss(
      isNegative: true, rule: "\(targetName)·ln \(node)", numbers: [.number(y), .text("·ln "), .enclosed(a)],
      value: value)
  }

  static func writtenSlope(
    node: String, targetName: String, a: Double, y: Double, z: Double?
  ) -> (rule: String, numbers: [Equation.Piece]) {
    ("-\(targetName)/\(node)", [.text("-"), .enclosed(y), .text("/"), .enclosed(a)])
  }

  /// −ln a, from z.
  static func program(_ names: LossNames) -> LossProgram {
    let remark = PythonLine.Remark.sameAs("ln(\(names.a))")
    let shares =
      names.isTorch
      ? [PythonLine("log_a = F.log_softmax(\(names.z), dim=1)", remark)]
      : [
        PythonLine("shifted = \(names.z) - \(names.z).max(axis=1, keepdims=True)"),
        PythonLine("log_a = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))", remark),
      ]
    return LossProgram(
      value: shares + [PythonLine("C = -" + names.mean("\(names.y) * log_a"))],
      slope: [PythonLine("\(names.inputSlope) = \(names.error) / \(names.count)", .pathsOfSoftmax)])
  }
}
