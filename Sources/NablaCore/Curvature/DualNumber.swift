// Numbers that carry their derivative along one direction.
// Source: Clifford (1873); Griewank, Walther, Evaluating Derivatives (2008), chapter 2.

/// A value with its derivative along a direction: a + bε with ε² = 0.
struct DualNumber: Equatable, Sendable {
  var value: Double
  var slope: Double

  init(_ value: Double, slope: Double = 0) {
    self.value = value
    self.slope = slope
  }

  static let zero = DualNumber(0)

  var isZero: Bool { value == 0 && slope == 0 }

  static prefix func - (a: DualNumber) -> DualNumber { DualNumber(-a.value, slope: -a.slope) }

  static func + (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value + b.value, slope: a.slope + b.slope)
  }

  static func - (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value - b.value, slope: a.slope - b.slope)
  }

  static func * (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
  }

  static func / (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value / b.value, slope: a.slope / b.value - a.value / b.value * b.slope / b.value)
  }

  static func += (a: inout DualNumber, b: DualNumber) { a = a + b }
  static func -= (a: inout DualNumber, b: DualNumber) { a = a - b }

  /// aᵇ. A part that does not change takes no part, so that a constant exponent needs no ln a; the tip of a root has slope 0.
  static func power(_ a: DualNumber, _ b: DualNumber) -> DualNumber {
    let value = NablaCore.power(a.value, b.value)
    var slope = 0.0
    if a.slope != 0 { slope += Formula.powerSlope(a.value, b.value) * a.slope }
    if b.slope != 0, value != 0 { slope += value * naturalLogarithm(a.value) * b.slope }
    return DualNumber(value, slope: slope)
  }

  var naturalLogarithmOf: DualNumber { DualNumber(naturalLogarithm(value), slope: slope / value) }
}
