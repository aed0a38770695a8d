// The layer in which a slice's two parameters meet, ready for any point of the grid.

/// A layer some of whose weighted inputs are A(column) + B(row).
struct JointLayer: Sendable {
  private let activation: Activation
  /// The units that move.
  private let units: [Int]
  /// What the layer gives where nothing moves, unit by unit: activations, or weighted inputs if the loss wants those.
  private let fixed: [Double]
  /// For each column (row) and each of `units`: A (B), or for a separable activation its exponential.
  private let columns: [[Double]]
  private let rows: [[Double]]
  private let isSeparable: Bool
  /// Whether the result is weighted inputs, because the loss is computed from them.
  private let keepsWeightedInputs: Bool
  let rest: RemainingLayers

  /// The greatest exponent whose exponential is tabulated; a product of two such stays finite.
  private static let greatestExponent = 300.0

  init(
    activation: Activation, units: [Int], fixed: [Double], columns: [[Double]], rows: [[Double]], rest: RemainingLayers
  ) {
    self.activation = activation
    self.units = units
    self.rest = rest
    keepsWeightedInputs = rest.layer == rest.network.layers.count - 1 && rest.takesWeightedInputs
    let scale = activation == .tanh ? -2.0 : -1.0
    isSeparable =
      !keepsWeightedInputs && (activation == .tanh || activation == .sigmoid)
      && (columns + rows).allSatisfy { $0.allSatisfy { abs(scale * $0) <= Self.greatestExponent } }
    if isSeparable {
      self.columns = columns.map { $0.map { exponential(scale * $0) } }
      self.rows = rows.map { $0.map { exponential(scale * $0) } }
    } else {
      self.columns = columns
      self.rows = rows
    }
    var still = fixed
    if !keepsWeightedInputs { UnitMajor.activate(&still, activation) }
    self.fixed = still
  }

  /// The layer's activations at a point, unit by unit.
  func activations(column: Int, row: Int, into result: inout [Double]) {
    let samples = rest.samples
    if units.count * samples < fixed.count {
      result = fixed
    } else {
      UnitMajor.resize(&result, fixed.count)
    }
    let a = columns[column]
    let b = rows[row]
    result.withUnsafeMutableBufferPointer { result in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          for (place, unit) in units.enumerated() {
            let out = result.baseAddress! + unit * samples
            let first = a.baseAddress! + place * samples
            let second = b.baseAddress! + place * samples
            if !isSeparable {
              for sample in 0..<samples { out[sample] = first[sample] + second[sample] }
              if !keepsWeightedInputs {
                for sample in 0..<samples { out[sample] = activation.value(at: out[sample]) }
              }
            } else if activation == .sigmoid {
              for sample in 0..<samples { out[sample] = 1 / (1 + first[sample] * second[sample]) }
            } else {
              for sample in 0..<samples { out[sample] = 2 / (1 + first[sample] * second[sample]) - 1 }
            }
          }
        }
      }
    }
  }
}

/// A layer whose weighted inputs depend on the lower parameter alone, but for one unit into which the upper one goes.
struct ColumnLayer: Sendable {
  private let activation: Activation
  private let unit: Int
  /// z for each value of the lower parameter without the upper one's part, unit by unit.
  private let weightedInputs: [[Double]]
  /// The activations of `weightedInputs`, or those themselves if the loss wants them.
  private let activated: [[Double]]
  /// What the upper parameter is multiplied with, for each value of the lower one and each sample.
  private let factors: [[Double]]
  private let upperValues: [Double]
  private let keepsWeightedInputs: Bool
  /// Whether the lower parameter runs along the rows.
  let isTransposed: Bool
  let rest: RemainingLayers

  init(
    activation: Activation, unit: Int, weightedInputs: [[Double]], factors: [[Double]], upperValues: [Double],
    isTransposed: Bool, rest: RemainingLayers
  ) {
    self.activation = activation
    self.unit = unit
    self.weightedInputs = weightedInputs
    self.factors = factors
    self.upperValues = upperValues
    self.isTransposed = isTransposed
    self.rest = rest
    let keepsWeightedInputs = rest.layer == rest.network.layers.count - 1 && rest.takesWeightedInputs
    self.keepsWeightedInputs = keepsWeightedInputs
    activated = weightedInputs.map { z in
      var values = z
      if !keepsWeightedInputs { UnitMajor.activate(&values, activation) }
      return values
    }
  }

  /// The layer's activations at a point, unit by unit.
  func activations(lower: Int, upper: Int, into result: inout [Double]) {
    result = activated[lower]
    let samples = rest.samples
    let start = unit * samples
    let value = upperValues[upper]
    let z = weightedInputs[lower]
    let factor = factors[lower]
    for sample in 0..<samples {
      let sum = z[start + sample] + value * factor[sample]
      result[start + sample] = keepsWeightedInputs ? sum : activation.value(at: sum)
    }
  }
}
