// A cost typed as a formula of w1 … w9, with its exact gradient by reverse accumulation; data and features are formulas
// of x1, x2, ….
// Source of the method: Griewank, Walther, Evaluating Derivatives (2008), chapter 3.

/// A formula such as `w1^2 + 10*w2^2`, ready to be evaluated.
package struct Formula: Equatable, Sendable {
  /// The functions a formula may call.
  package enum Function: String, CaseIterable, Hashable, Sendable {
    case sin, cos, tan, exp, ln, sqrt, abs, tanh, sigmoid
  }

  /// One operation on the results of earlier ones.
  package enum Operation: Equatable, Sendable {
    case constant(Double)
    case parameter(Int)
    case negate(Int)
    case add(Int, Int)
    case subtract(Int, Int)
    case multiply(Int, Int)
    case divide(Int, Int)
    case power(Int, Int)
    case function(Function, Int)
  }

  /// The text the formula was read from.
  package let source: String
  /// The highest w that a formula may have.
  package static let mostParameters = 9
  /// The highest w in the formula, at least 1 and at most 9; of a formula of inputs the highest x, from 0.
  package let parameterCount: Int
  /// In the order in which they are worked out; the last one is the whole formula.
  package let operations: [Operation]

  /// The formula's value at `parameters`, one number a w or x; more than it names do no harm.
  package func value(at parameters: [Double]) -> Double {
    var values: [Double] = []
    evaluate(at: parameters, into: &values)
    return values[values.count - 1]
  }

  /// The formula's value and its gradient at `parameters`.
  package func valueAndGradient(at parameters: [Double]) -> (value: Double, gradient: [Double]) {
    var values: [Double] = []
    evaluate(at: parameters, into: &values)
    var slopes = [Double](repeating: 0, count: operations.count)
    var gradient = [Double](repeating: 0, count: parameterCount)
    slopes[operations.count - 1] = 1
    for index in stride(from: operations.count - 1, through: 0, by: -1) {
      let slope = slopes[index]
      switch operations[index] {
      case .constant: break
      case .parameter(let number): gradient[number] += slope
      case .negate(let a): slopes[a] -= slope
      case .add(let a, let b):
        slopes[a] += slope
        slopes[b] += slope
      case .subtract(let a, let b):
        slopes[a] += slope
        slopes[b] -= slope
      case .multiply(let a, let b):
        slopes[a] += slope * values[b]
        slopes[b] += slope * values[a]
      case .divide(let a, let b):
        slopes[a] += slope / values[b]
        slopes[b] -= slope * values[a] / (values[b] * values[b])
      case .power(let a, let b):
        slopes[a] += slope * Self.powerSlope(values[a], values[b])
        // A constant exponent has no use for ln a, which a negative base does not have.
        if case .constant = operations[b] { break }
        if values[index] != 0 { slopes[b] += slope * values[index] * naturalLogarithm(values[a]) }
      case .function(let function, let a):
        slopes[a] += slope * function.slope(at: values[a], value: values[index])
      }
    }
    return (values[values.count - 1], gradient)
  }

  /// ∂(aᵇ)∕∂a; 0 where aᵇ is constant, and at the tip of a root, as at the kink of |a|.
  static func powerSlope(_ a: Double, _ b: Double) -> Double {
    b == 0 || isTip(a, b) ? 0 : b * power(a, b - 1)
  }

  /// Whether aᵇ is a root at 0, upright there: no slope but 0 goes with its minimum.
  static func isTip(_ a: Double, _ b: Double) -> Bool { a == 0 && b > 0 && b < 1 }

  private func evaluate(at parameters: [Double], into values: inout [Double]) {
    values.reserveCapacity(operations.count)
    for operation in operations { values.append(value(of: operation, values: values, parameters: parameters)) }
  }

  /// The result of one operation on the results `values` of earlier ones.
  @inline(__always)
  package func value(of operation: Operation, values: [Double], parameters: [Double]) -> Double {
    switch operation {
    case .constant(let number): return number
    case .parameter(let number): return parameters[number]
    case .negate(let a): return -values[a]
    case .add(let a, let b): return values[a] + values[b]
    case .subtract(let a, let b): return values[a] - values[b]
    case .multiply(let a, let b): return values[a] * values[b]
    case .divide(let a, let b): return values[a] / values[b]
    case .power(let a, let b): return power(values[a], values[b])
    case .function(let function, let a): return function.value(at: values[a])
    }
  }
}

extension Formula.Operation {
  /// The numbers of the operations whose results it takes.
  package var operands: [Int] {
    switch self {
    case .constant, .parameter: return []
    case .negate(let a), .function(_, let a): return [a]
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b), .divide(let a, let b),
      .power(let a, let b):
      return [a, b]
    }
  }
}

extension Formula.Function {
  func value(at x: Double) -> Double {
    switch self {
    case .sin: return sineOf(x)
    case .cos: return cosineOf(x)
    case .tan: return tangentOf(x)
    case .exp: return exponential(x)
    case .ln: return naturalLogarithm(x)
    case .sqrt: return x.squareRoot()
    case .abs: return Swift.abs(x)
    case .tanh: return hyperbolicTangent(x)
    case .sigmoid: return logistic(x)
    }
  }

  /// The derivative at `x`, where the function's `value` is already known; 0 at the kink of abs and at the tip of sqrt.
  func slope(at x: Double, value: Double) -> Double {
    switch self {
    case .sin: return cosineOf(x)
    case .cos: return -sineOf(x)
    case .tan: return 1 + value * value
    case .exp: return value
    case .ln: return 1 / x
    case .sqrt: return x == 0 ? 0 : 0.5 / value
    case .abs: return x > 0 ? 1 : (x < 0 ? -1 : 0)
    case .tanh: return Activation.tanh.slope(at: x)
    case .sigmoid: return Activation.sigmoid.slope(at: x)
    }
  }

  /// The second derivative at `x`, where the function's `value` is already known.
  func curvature(at x: Double, value: Double) -> Double {
    switch self {
    case .sin, .cos: return -value
    case .tan: return 2 * value * (1 + value * value)
    case .exp: return value
    case .ln: return -1 / (x * x)
    case .sqrt: return x == 0 ? 0 : -0.25 / (value * value * value)
    case .abs: return 0
    case .tanh: return Activation.tanh.curvature(at: x)
    case .sigmoid: return Activation.sigmoid.curvature(at: x)
    }
  }
}
