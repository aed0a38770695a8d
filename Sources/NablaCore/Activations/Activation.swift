// Which activations there are. What each of them is stands in a file of its own beside this one.

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

  /// What the function is.
  var rule: any ActivationRule.Type {
    switch self {
    case .sigmoid: return Sigmoid.self
    case .tanh: return HyperbolicTangent.self
    case .relu: return RectifiedLinear.self
    case .leakyRelu: return LeakyRectifiedLinear.self
    case .elu: return ExponentialLinear.self
    case .softplus: return Softplus.self
    case .sine: return Sine.self
    case .identity: return IdentityFunction.self
    case .step: return StepFunction.self
    case .softmax: return Softmax.self
    }
  }

  // These two are asked for each unit of each sample. Through `rule` the compiler could not put the function in place.

  /// f(z); no number for softmax, which is no function of one z.
  @inline(__always)
  package func value(at z: Double) -> Double {
    switch self {
    case .sigmoid: return Sigmoid.value(at: z)
    case .tanh: return HyperbolicTangent.value(at: z)
    case .relu: return RectifiedLinear.value(at: z)
    case .leakyRelu: return LeakyRectifiedLinear.value(at: z)
    case .elu: return ExponentialLinear.value(at: z)
    case .softplus: return Softplus.value(at: z)
    case .sine: return Sine.value(at: z)
    case .identity: return IdentityFunction.value(at: z)
    case .step: return StepFunction.value(at: z)
    case .softmax: return Softmax.value(at: z)
    }
  }

  /// f′(z); at a kink the value from the left (ReLU 0, leaky ReLU 0.01), and 0 everywhere for the step.
  ///
  /// Exact to a few roundings also where the neuron is saturated, and a(1 − a) would lose all its digits.
  @inline(__always)
  package func slope(at z: Double) -> Double {
    switch self {
    case .sigmoid: return Sigmoid.slope(at: z)
    case .tanh: return HyperbolicTangent.slope(at: z)
    case .relu: return RectifiedLinear.slope(at: z)
    case .leakyRelu: return LeakyRectifiedLinear.slope(at: z)
    case .elu: return ExponentialLinear.slope(at: z)
    case .softplus: return Softplus.slope(at: z)
    case .sine: return Sine.slope(at: z)
    case .identity: return IdentityFunction.slope(at: z)
    case .step: return StepFunction.slope(at: z)
    case .softmax: return Softmax.slope(at: z)
    }
  }
}

extension Activation {
  /// f′ as worked out by hand: a sigmoid's and a tanh's from the f(z) that is written down, the others' from z.
  package func slope(at z: Double, written value: Double) -> Double { rule.slope(at: z, written: value) }

  /// f″(z); at a kink the value from the left, and 0 everywhere for the step.
  ///
  /// Exact to a few roundings also where the neuron is saturated.
  package func curvature(at z: Double) -> Double { rule.curvature(at: z) }

  /// a = f(z) for many z in place, each to the bit as `value(at:)` gives it. Asking which function once for all of
  /// them, and not for each, lets the compiler keep the loop tight.
  package func apply(to values: inout [Double]) { rule.apply(to: &values) }

  /// The function's name in a formula.
  package var symbol: String { rule.symbol }

  /// How its graph runs.
  package var shape: ActivationShape { rule.shape }

  /// The least and the greatest value it comes near to; nil where it has none on one side.
  package var bounds: ClosedRange<Double>? { rule.bounds }

  /// The greatest f′ there is; 0 for the step.
  package var greatestSlope: Double { rule.greatestSlope }

  /// Whether f′ goes to 0 for large |z| on one side at least, so that a neuron can be stuck there.
  package var hasFlatEnds: Bool { rule.flatEnd != nil }

  /// What its slope is made of.
  package var slopeForm: SlopeForm { rule.slopeForm }

  /// The function and its slope for NumPy.
  package var numpy: NumPyActivation { rule.numpy }

  /// The function for PyTorch.
  package var torch: TorchActivation { rule.torch }
}
