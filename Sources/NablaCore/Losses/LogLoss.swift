// Log loss, also where the neuron is saturated.

import CKernels

/// −(y ln a + (1 − y) ln(1 − a)), natural logarithm.
enum LogLoss: LossRule {
  static let slopeByError: Double? = nil
  static let isStraight = false
  static let abbreviation = "log loss"
  static let sign = "log"
  static let slopeReason: SlopeReason? = .logarithm
  static let partner: Activation? = .sigmoid

  static func value(output a: Double, target y: Double) -> Double {
    let hit = y == 0 ? 0 : y * naturalLogarithm(a)
    let miss = y == 1 ? 0 : (1 - y) * naturalLogarithm(1 - a)
    return -(hit + miss)
  }

  static func slope(output a: Double, target y: Double) -> Double {
    // With a target of 0 or 1 a factor cancels, which matters where a has reached 0 or 1.
    if y == 0 { return 1 / (1 - a) }
    if y == 1 { return -1 / a }
    return (a - y) / (a * (1 - a))
  }

  static func curvature(output a: Double, target y: Double) -> Double {
    (y == 0 ? 0 : y / (a * a)) + (y == 1 ? 0 : (1 - y) / ((1 - a) * (1 - a)))
  }

  static func value(sigmoidOf z: Double, target y: Double) -> Double { Loss.logLoss(weightedInput: z, target: y) }

  static func slope(sigmoidOf z: Double, target y: Double) -> Double {
    if y == 0 { return 1 + exponential(z) }
    if y == 1 { return -(1 + exponential(-z)) }
    return (logistic(z) - y) / (logistic(z) * logistic(-z))
  }

  static let kernelNumber: Int32? = Int32(KERNEL_LOG_LOSS)

  static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss {
    let value = z.map { Loss.logLoss(weightedInput: $0, target: y) } ?? value(output: a, target: y)
    if let z, let (rule, numbers) = farOut(node: node, targetName: targetName, a: a, y: y, z: z) {
      return OutputLoss(rule: rule, numbers: numbers, value: value)
    }
    let (rule, numbers) = logarithms(node: node, targetName: targetName, a: a, y: y, z: z)
    return OutputLoss(isNegative: true, rule: rule, numbers: numbers, value: value)
  }

  static func writtenSlope(
    node: String, targetName: String, a: Double, y: Double, z: Double?
  ) -> (rule: String, numbers: [Equation.Piece]) {
    if y == 1 { return ("-1/\(node)", [.text("-1/"), .enclosed(a)]) }
    let rest = rest(of: a, z)
    if y == 0 {
      let isSaturated = z != nil && abs(a) > 0.999
      let numbers: [Equation.Piece] =
        isSaturated ? [.text("1/"), .number(rest)] : [.text("1/(1 - "), .enclosed(a), .text(")")]
      return ("1/(1 - \(node))", numbers)
    }
    return (
      "(\(node) - \(targetName))/(\(node)(1 - \(node)))",
      [
        .text("("), .number(a), .text(" - "), .enclosed(y), .text(")/("), .number(a), .text(" × "), .enclosed(rest),
        .text(")"),
      ]
    )
  }

  /// −ln a and −ln(1 − a), from z.
  static func program(_ names: LossNames) -> LossProgram {
    let (a, y, z) = (names.a, names.y, names.z)
    let loss =
      names.isTorch
      ? "-\(y) * F.logsigmoid(\(z)) - (1 - \(y)) * F.logsigmoid(-\(z))"
      : "\(y) * np.logaddexp(0, -\(z)) + (1 - \(y)) * np.logaddexp(0, \(z))"
    return LossProgram(
      value: [
        PythonLine("", .sameAs("-\(y) ln(\(a)) - (1 - \(y)) ln(1 - \(a))")), PythonLine("C = " + names.mean(loss)),
      ],
      slope: [
        PythonLine(
          "\(names.inputSlope) = ((1 - \(y)) * sigmoid(\(z)) - \(y) * sigmoid(-\(z))) / \(names.count)",
          .sameAs("(\(a) - \(y)) / n"))
      ], definitions: [.sigmoid])
  }

  /// 1 − a, with all digits where a comes from z.
  private static func rest(of a: Double, _ z: Double?) -> Double { z.map { logistic(-$0) } ?? 1 - a }

  /// Where not even e^−|z| is a number, what is left of the loss is a multiple of z; nil elsewhere.
  private static func farOut(
    node: String, targetName: String, a: Double, y: Double, z: Double
  ) -> (String, [Equation.Piece])? {
    let isLow = a == 0 && y > 0
    guard isLow || logistic(-z) == 0 && y < 1, z.isFinite else { return nil }
    let sign = isLow ? "-" : ""
    if y == (isLow ? 1 : 0) {
      return ("ln(1 + e^(\(sign)z(\(node))))", [.text("ln(1 + e^"), .number(abs(z)), .text(")")])
    }
    let share = isLow ? y : 1 - y
    let name = isLow ? targetName : "(1 - \(targetName))"
    return ("\(sign)\(name)·z(\(node))", [.number(share), .text(" × "), .number(abs(z))])
  }

  /// −(y ln a + (1 − y) ln(1 − a)) without its minus, and without what is multiplied by 0.
  private static func logarithms(
    node: String, targetName t: String, a: Double, y: Double, z: Double?
  ) -> (String, [Equation.Piece]) {
    let rest = rest(of: a, z)
    // 1 − a would be written with few digits or none, though more are known.
    let isSaturated = z != nil && a > 0.999
    if y == 1 {
      let plain: [Equation.Piece] = [.text(a < 0 ? "ln" : "ln "), .enclosed(a)]
      return ("ln \(node)", isSaturated ? [.text("ln(1 - "), .number(rest), .text(")")] : plain)
    }
    if y == 0 {
      let plain: [Equation.Piece] = [.text("ln(1 - "), .enclosed(a), .text(")")]
      return ("ln(1 - \(node))", isSaturated ? [.text("ln "), .number(rest)] : plain)
    }
    return (
      "(\(t)·ln \(node) + (1 - \(t))·ln(1 - \(node)))",
      [
        .text("("), .number(y), .text("·ln "), .enclosed(a), .text(" + "), .number(1 - y), .text("·ln "),
        .enclosed(rest), .text(")"),
      ]
    )
  }
}

extension Loss {
  /// Log loss of σ(z), computed from z so that a saturated neuron costs what it should and not infinity.
  ///
  ///     ln(1 + eᶻ) − yz = max((1 − y)z, −yz) + ln(1 + e^−|z|)
  ///
  /// Both terms are at least 0, so that nothing cancels where the answer is right and the loss tiny.
  package static func logLoss(weightedInput z: Double, target y: Double) -> Double {
    straightPart(weightedInput: z, target: y) + logarithmOfOnePlus(exponential(-abs(z)))
  }

  /// max((1 − y)z, −yz), 0 on the right side also at infinity.
  @inline(__always)
  static func straightPart(weightedInput z: Double, target y: Double) -> Double {
    if z > 0 { return y == 1 ? 0 : (1 - y) * z }
    return y == 0 && !z.isNaN ? 0 : -y * z
  }
}
