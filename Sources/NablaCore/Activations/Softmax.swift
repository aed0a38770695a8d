// The one activation whose outputs depend on each other: shares that are positive and sum to 1.
// Source: Bridle (1990), doi:10.1007/978-3-642-76153-9_28.

import CKernels

/// aₖ = e^zₖ ∕ Σⱼ e^zⱼ of one layer's z.
enum Softmax {
  /// From z to a, in place, sample by sample.
  ///
  /// - Parameters:
  ///   - values: z, samples × units.
  ///   - units: how many units the layer has.
  static func apply(to values: inout [Double], units: Int) {
    values.withUnsafeMutableBufferPointer { values in
      for first in stride(from: 0, to: values.count, by: units) {
        var greatest = -Double.infinity
        for unit in first..<first + units where values[unit] > greatest { greatest = values[unit] }
        var sum = 0.0
        for unit in first..<first + units {
          values[unit] = exponential(values[unit] - greatest)
          sum += values[unit]
        }
        for unit in first..<first + units { values[unit] /= sum }
      }
    }
  }

  /// ln Σ e^z of some z, without overflow.
  static func logOfSum(_ z: ArraySlice<Double>) -> Double {
    let greatest = z.max() ?? 0
    guard greatest.isFinite else { return z.reduce(0, +) }
    return greatest + naturalLogarithm(z.reduce(0) { $0 + exponential($1 - greatest) })
  }

  /// −ln a of each of some z: (max − z) + ln(1 + what the others add), with its digits also where a is nearly 1.
  static func surprises(_ z: ArraySlice<Double>) -> [Double] {
    guard let greatest = z.max(), greatest.isFinite, z.allSatisfy({ !$0.isNaN }) else { return z.map { _ in .nan } }
    var rest = -1.0
    for value in z where value == greatest { rest += 1 }
    for value in z where value != greatest { rest += exponential(value - greatest) }
    let excess = logarithmOfOnePlus(rest)
    return z.map { (greatest - $0) + excess }
  }

  /// ∂L/∂z from ∂L/∂a: δⱼ = Σₖ ∂L/∂aₖ · aₖ(1 if k = j else 0 − aⱼ) = aⱼ(gⱼ − Σₖ gₖaₖ).
  ///
  /// - Parameters:
  ///   - slopes: ∂L/∂a, samples × units.
  ///   - activations: a, likewise.
  ///   - units: how many units the layer has.
  static func deltas(_ slopes: [Double], at activations: [Double], units: Int) -> [Double] {
    var deltas = slopes
    for first in stride(from: 0, to: slopes.count, by: units) {
      var mean = 0.0
      for unit in first..<first + units where activations[unit] != 0 { mean += slopes[unit] * activations[unit] }
      for unit in first..<first + units {
        deltas[unit] = activations[unit] == 0 ? 0 : activations[unit] * (slopes[unit] - mean)
      }
    }
    return deltas
  }

  /// a − y, which keeps its digits where y is 1 and a is nearly 1: 1 − a is what the others share.
  static func errors(_ activations: [Double], targets: [Double], units: Int) -> [Double] {
    var errors = [Double](repeating: 0, count: activations.count)
    for first in stride(from: 0, to: activations.count, by: units) {
      for unit in first..<first + units {
        guard targets[unit] == 1 else {
          errors[unit] = activations[unit] - targets[unit]
          continue
        }
        for other in first..<first + units where other != unit { errors[unit] -= activations[other] }
      }
    }
    return errors
  }
}

extension Softmax: ActivationRule {
  static let symbol = "softmax"
  static let shape = ActivationShape.curved
  static let bounds: ClosedRange<Double>? = 0...1
  static let greatestSlope = 0.25
  static let flatEnd: NeuronReport.Condition? = .saturated
  static let slopeForm = SlopeForm.share
  static let kernelNumber: Int32? = Int32(KERNEL_SOFTMAX)

  // No function of one z.

  @inline(__always)
  static func value(at z: Double) -> Double { .nan }

  @inline(__always)
  static func slope(at z: Double) -> Double { .nan }

  static func curvature(at z: Double) -> Double { .nan }

  static func slope(at z: Double, written value: Double) -> Double { value * (1 - value) }

  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) {
    let f = place.value
    return ("\(place.name)(1 - \(place.name))", [.enclosed(f), .text("(1 - "), .enclosed(f), .text(")")])
  }

  static let numpy = NumPyActivation(
    name: "softmax", slope: .shares,
    definitions: [
      PythonDefinition(
        "softmax", body: ["e = np.exp(z - z.max(axis=1, keepdims=True))", "return e / e.sum(axis=1, keepdims=True)"])
    ])
  static let torch = TorchActivation(
    name: "softmax", definitions: [PythonDefinition("softmax", "torch.softmax(z, dim=1)")])
}

extension Network {
  /// Whether the outputs are shares that depend on each other.
  package var hasSoftmaxOutput: Bool { outputActivation == .softmax }
}

extension ForwardPass {
  /// ∂a/∂z of each unit by its own z, samples × units; of a softmax a(1 − a), its other z held still.
  ///
  /// - Parameters:
  ///   - index: which layer.
  ///   - activation: that layer's.
  package func ownSlopes(of index: Int, _ activation: Activation) -> [Double] {
    guard activation == .softmax else { return weightedInputs[index].map { activation.slope(at: $0) } }
    return activations[index].map { $0 * (1 - $0) }
  }

  /// ln Σ e^z of all units of a layer but one, for one sample: a softmax is σ(z − this).
  package func logOfOthers(layer: Int, unit: Int, sample: Int) -> Double {
    let units = weightedInputs[layer].count / max(1, count)
    var z = Array(weightedInputs[layer][sample * units..<(sample + 1) * units])
    z.remove(at: unit)
    return Softmax.logOfSum(z[...])
  }
}
