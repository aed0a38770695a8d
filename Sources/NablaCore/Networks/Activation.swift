// What a neuron does to its weighted input z, each function beside its derivative.

/// An activation function a = f(z).
package enum Activation: String, CaseIterable, Hashable, Sendable {
  case sigmoid
  case tanh
  case relu
  case leakyRelu = "leaky-relu"
  case elu
  case softplus
  case sine
  case identity
  case step
  /// Shares of all units of an output layer, each of which depends on every z; see `Softmax`.
  case softmax

  /// Those that are functions of one z: all but softmax.
  package static let elementwise = allCases.filter { $0 != .softmax }

  /// f(z); no number for softmax, which is no function of one z.
  @inline(__always)
  package func value(at z: Double) -> Double {
    switch self {
    case .sigmoid: return logistic(z)
    case .tanh: return hyperbolicTangent(z)
    case .relu: return z > 0 ? z : (z.isNaN ? z : 0)
    case .leakyRelu: return z > 0 ? z : 0.01 * z
    case .elu: return z > 0 ? z : exponentialMinusOne(z)
    case .softplus: return softplusOf(z)
    case .sine: return sineOf(z)
    case .identity: return z
    case .step: return z >= 0 ? 1 : (z.isNaN ? z : 0)
    case .softmax: return .nan
    }
  }

  /// f′(z); at a kink the value from the left (ReLU 0, leaky ReLU 0.01), and 0 everywhere for the step.
  ///
  /// Exact to a few roundings also where the neuron is saturated, and a(1 − a) would lose all its digits.
  @inline(__always)
  package func slope(at z: Double) -> Double {
    switch self {
    case .sigmoid: return logisticSlope(z)
    case .tanh: return 4 * logisticSlope(2 * z)
    case .relu: return z > 0 ? 1 : 0
    case .leakyRelu: return z > 0 ? 1 : 0.01
    case .elu: return z > 0 ? 1 : exponential(z)
    case .softplus: return logistic(z)
    case .sine: return cosineOf(z)
    case .identity: return 1
    case .step: return 0
    case .softmax: return .nan
    }
  }

  /// f′ as worked out by hand: a sigmoid's and a tanh's from the f(z) that is written down, the others' from z.
  package func slope(at z: Double, written value: Double) -> Double {
    switch self {
    case .sigmoid, .softmax: return value * (1 - value)
    case .tanh: return 1 - value * value
    case .relu, .leakyRelu, .elu, .softplus, .sine, .identity, .step: return slope(at: z)
    }
  }

  /// f″(z); at a kink the value from the left, and 0 everywhere for the step.
  ///
  /// Exact to a few roundings also where the neuron is saturated.
  package func curvature(at z: Double) -> Double {
    switch self {
    case .sigmoid:
      // f′(1 − 2a), and 1 − 2a = −tanh(z ∕ 2).
      return -logisticSlope(z) * hyperbolicTangent(z / 2)
    case .tanh: return -8 * logisticSlope(2 * z) * hyperbolicTangent(z)
    case .elu: return z > 0 ? 0 : exponential(z)
    case .softplus: return logisticSlope(z)
    case .sine: return -sineOf(z)
    case .relu, .leakyRelu, .identity, .step: return z.isNaN ? z : 0
    case .softmax: return .nan
    }
  }
}

extension Activation {
  /// a = f(z) for many z in place, each to the bit as `value(at:)` gives it. Asking which function once for all of
  /// them, and not for each, lets the compiler keep the loop tight.
  package func apply(to values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { values in
      switch self {
      case .sigmoid: for index in values.indices { values[index] = logistic(values[index]) }
      case .tanh: for index in values.indices { values[index] = hyperbolicTangent(values[index]) }
      case .identity: break
      case .relu, .leakyRelu, .elu, .softplus, .sine, .step, .softmax:
        for index in values.indices { values[index] = value(at: values[index]) }
      }
    }
  }
}

/// σ(z) = 1 ∕ (1 + e⁻ᶻ), without overflow at either end.
@inline(__always)
package func logistic(_ z: Double) -> Double {
  if z >= 0 { return 1 / (1 + exponential(-z)) }
  let e = exponential(z)
  return e / (1 + e)
}

/// σ′(z) = e^−|z| ∕ (1 + e^−|z|)², exact to a few roundings also where σ(z)(1 − σ(z)) would lose all its digits.
@inline(__always)
package func logisticSlope(_ z: Double) -> Double {
  let e = exponential(-abs(z))
  return e / ((1 + e) * (1 + e))
}

/// ln(1 + eᶻ), without overflow.
@inline(__always)
package func softplusOf(_ z: Double) -> Double {
  max(z, 0) + logarithmOfOnePlus(exponential(-abs(z)))
}
