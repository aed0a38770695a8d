// The Hessian of a formula times a vector: the reverse sweep of its gradient, made with numbers that carry a derivative.
// Source: Griewank, Walther, Evaluating Derivatives (2008), chapter 5 (forward over reverse).

extension Formula {
  /// H v at `parameters`, exactly; where a kink has no second derivative, that of its smooth sides.
  ///
  /// - Parameters:
  ///   - parameters: one number a w.
  ///   - direction: v, likewise.
  /// - Complexity: that of about three gradients.
  package func hessianProduct(at parameters: [Double], with direction: [Double]) -> [Double] {
    var values: [DualNumber] = []
    values.reserveCapacity(operations.count)
    for operation in operations {
      values.append(dual(of: operation, values: values, parameters: parameters, direction: direction))
    }
    var slopes = [DualNumber](repeating: .zero, count: operations.count)
    var gradient = [DualNumber](repeating: .zero, count: parameterCount)
    slopes[operations.count - 1] = DualNumber(1)
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
        slopes[b] -= slope * (values[a] / values[b]) / values[b]
      case .power(let a, let b):
        // a⁰ is constant, and 0ᵇ too: there 0 · ∞ would be no number.
        if !values[b].isZero, !Formula.isTip(values[a].value, values[b].value) {
          slopes[a] += slope * values[b] * DualNumber.power(values[a], values[b] - DualNumber(1))
        }
        if case .constant = operations[b] { break }
        if values[index].value != 0 { slopes[b] += slope * values[index] * values[a].naturalLogarithmOf }
      case .function(let function, let a):
        let x = values[a].value
        let value = values[index].value
        let bend = function.curvature(at: x, value: value) * values[a].slope
        slopes[a] += slope * DualNumber(function.slope(at: x, value: value), slope: bend)
      }
    }
    return gradient.map(\.slope)
  }

  /// The result of one operation with its derivative along the direction.
  private func dual(
    of operation: Operation, values: [DualNumber], parameters: [Double], direction: [Double]
  ) -> DualNumber {
    switch operation {
    case .constant(let number): return DualNumber(number)
    case .parameter(let number): return DualNumber(parameters[number], slope: direction[number])
    case .negate(let a): return -values[a]
    case .add(let a, let b): return values[a] + values[b]
    case .subtract(let a, let b): return values[a] - values[b]
    case .multiply(let a, let b): return values[a] * values[b]
    case .divide(let a, let b): return values[a] / values[b]
    case .power(let a, let b): return DualNumber.power(values[a], values[b])
    case .function(let function, let a):
      let value = function.value(at: values[a].value)
      return DualNumber(value, slope: function.slope(at: values[a].value, value: value) * values[a].slope)
    }
  }
}
