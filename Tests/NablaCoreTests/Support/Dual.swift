// Dual numbers a + bε with ε² = 0: they carry a derivative forward, which is not how nabla differentiates.
// Source: Clifford (1873); Griewank, Walther, Evaluating Derivatives (2008), chapter 2.

import NablaCore

/// A value with its derivative by one chosen parameter.
struct Dual {
  let value: Double
  let slope: Double

  init(_ value: Double, slope: Double = 0) {
    self.value = value
    self.slope = slope
  }

  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, slope: a.slope + b.slope) }
  static func - (a: Dual, b: Dual) -> Dual { Dual(a.value - b.value, slope: a.slope - b.slope) }
  static func * (a: Dual, b: Dual) -> Dual { Dual(a.value * b.value, slope: a.slope * b.value + a.value * b.slope) }
  static func / (a: Dual, b: Dual) -> Dual {
    Dual(a.value / b.value, slope: (a.slope * b.value - a.value * b.slope) / (b.value * b.value))
  }

  var exp: Dual {
    let e = exponential(value)
    return Dual(e, slope: e * slope)
  }

  var ln: Dual { Dual(naturalLogarithm(value), slope: slope / value) }
  var sine: Dual { Dual(sineOf(value), slope: cosineOf(value) * slope) }

  /// |x|, with slope 0 at the kink.
  var magnitude: Dual { Dual(abs(value), slope: value > 0 ? slope : (value < 0 ? -slope : 0)) }
}

extension Activation {
  /// f(z) from the function's textbook definition.
  func textbook(_ z: Dual) -> Dual {
    let one = Dual(1)
    switch self {
    case .sigmoid: return one / (one + (Dual(0) - z).exp)
    case .tanh: return (z.exp - (Dual(0) - z).exp) / (z.exp + (Dual(0) - z).exp)
    case .relu: return z.value > 0 ? z : Dual(0)
    case .leakyRelu: return z.value > 0 ? z : Dual(0.01) * z
    case .elu: return z.value > 0 ? z : z.exp - one
    case .softplus: return (one + z.exp).ln
    case .sine: return z.sine
    case .identity: return z
    case .step: return Dual(z.value < 0 ? 0 : 1)
    case .softmax: preconditionFailure("no function of one z")
    }
  }
}

extension Loss {
  /// The loss of one output from its textbook definition.
  func textbook(_ a: Dual, target: Double) -> Dual {
    let y = Dual(target)
    switch self {
    case .mse: return (y - a) * (y - a)
    case .mae: return (y - a).magnitude
    case .halfMse: return Dual(0.5) * (y - a) * (y - a)
    case .logLoss: return Dual(0) - (y * a.ln + (Dual(1) - y) * (Dual(1) - a).ln)
    case .crossEntropy: return target == 0 ? Dual(0) : Dual(0) - y * a.ln
    }
  }
}
