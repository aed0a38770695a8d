// The three matrix products that passes through a layer are made of, sample by sample.

/// One layer's share of a flat array in parameter order: where its weights and biases stand, and its shape.
struct LayerPlace {
  let inputs: Int
  let units: Int
  let weights: Int
  /// Nil where the layer has no bias.
  let biases: Int?

  init(_ network: Network, _ index: Int) {
    let layer = network.layers[index]
    inputs = layer.inputs
    units = layer.units
    weights = network.weightOffsets[index]
    biases = layer.hasBias ? network.biasOffsets[index] : nil
  }

  /// Adds x·W + b to `sums`.
  ///
  /// - Parameters:
  ///   - sources: x, samples × `inputs`.
  ///   - parameters: W and b, flat in parameter order.
  ///   - sums: samples × `units`.
  ///   - addsBias: whether b counts.
  func add(_ sources: [Double], times parameters: [Double], to sums: inout [Double], addsBias: Bool) {
    let count = sums.count / units
    sums.withUnsafeMutableBufferPointer { sums in
      sources.withUnsafeBufferPointer { sources in
        parameters.withUnsafeBufferPointer { parameters in
          let w = parameters.baseAddress! + weights
          for sample in 0..<count {
            let row = sums.baseAddress! + sample * units
            if addsBias, let biases {
              let b = parameters.baseAddress! + biases
              for unit in 0..<units { row[unit] += b[unit] }
            }
            let x = sources.baseAddress! + sample * inputs
            for source in 0..<inputs {
              let value = x[source]
              if value == 0 { continue }
              let column = w + source * units
              for unit in 0..<units { row[unit] += value * column[unit] }
            }
          }
        }
      }
    }
  }

  /// Adds W·δ to `sums`: what goes back to the layer's sources.
  ///
  /// - Parameters:
  ///   - deltas: δ, samples × `units`.
  ///   - parameters: flat, in parameter order; W is a part of it.
  ///   - sums: samples × `inputs`.
  func addBack(_ deltas: [Double], times parameters: [Double], to sums: inout [Double]) {
    let count = sums.count / inputs
    sums.withUnsafeMutableBufferPointer { sums in
      deltas.withUnsafeBufferPointer { deltas in
        parameters.withUnsafeBufferPointer { parameters in
          let w = parameters.baseAddress! + weights
          for sample in 0..<count {
            let d = deltas.baseAddress! + sample * units
            for source in 0..<inputs {
              let row = w + source * units
              var sum = 0.0
              for unit in 0..<units { sum += row[unit] * d[unit] }
              sums[sample * inputs + source] += sum
            }
          }
        }
      }
    }
  }

  /// Adds xᵀδ to the weights' places of `total`, and the sum of δ to the biases' where `addsBias`.
  func addOuter(_ sources: [Double], _ deltas: [Double], to total: inout [Double], addsBias: Bool) {
    let count = deltas.count / units
    total.withUnsafeMutableBufferPointer { total in
      sources.withUnsafeBufferPointer { sources in
        deltas.withUnsafeBufferPointer { deltas in
          let w = total.baseAddress! + weights
          for sample in 0..<count {
            let d = deltas.baseAddress! + sample * units
            let x = sources.baseAddress! + sample * inputs
            for source in 0..<inputs {
              let value = x[source]
              if value == 0 { continue }
              let row = w + source * units
              for unit in 0..<units { row[unit] += value * d[unit] }
            }
            guard addsBias, let biases else { continue }
            let b = total.baseAddress! + biases
            for unit in 0..<units { b[unit] += d[unit] }
          }
        }
      }
    }
  }
}
