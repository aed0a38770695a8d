// What every neuron of a network gives over a grid of places, from one forward pass through all of them.

import NablaCore

/// z and a of all neurons at the places of a grid.
package struct PlaneResponse: Sendable {
  private let network: Network
  private let pass: ForwardPass
  package let columns: Int
  package let rows: Int

  /// - Parameters:
  ///   - pass: of all places, row by row from the top.
  ///   - network: that the pass went through.
  ///   - columns: how many places there are in a row.
  package init(_ pass: ForwardPass, of network: Network, columns: Int) {
    precondition(columns > 0 && pass.count % columns == 0, "whole rows only")
    self.pass = pass
    self.network = network
    self.columns = columns
    rows = pass.count / columns
  }

  /// a of one neuron, place by place.
  ///
  /// - Parameters:
  ///   - layer: from 0.
  ///   - unit: from 0, within the layer.
  package func activations(layer: Int, unit: Int) -> [Double] {
    values(pass.activations[layer], of: network.layers[layer].units, unit)
  }

  /// z of one neuron, place by place.
  ///
  /// - Parameters:
  ///   - layer: from 0.
  ///   - unit: from 0, within the layer.
  package func weightedInputs(layer: Int, unit: Int) -> [Double] {
    values(pass.weightedInputs[layer], of: network.layers[layer].units, unit)
  }

  private func values(_ all: [Double], of units: Int, _ unit: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: pass.count) { buffer, initialized in
      for place in 0..<pass.count { buffer[place] = all[place * units + unit] }
      initialized = pass.count
    }
  }

  /// Where z of one neuron is 0, in columns and rows from the middle of the first place.
  ///
  /// - Parameters:
  ///   - layer: from 0.
  ///   - unit: from 0, within the layer.
  package func zeroLine(layer: Int, unit: Int) -> [IsolineSegment] {
    Isolines.segments(of: weightedInputs(layer: layer, unit: unit), columns: columns, level: 0)
  }

  /// The places of a single row between which z of one neuron changes its sign, in columns from the first place.
  ///
  /// - Parameters:
  ///   - layer: from 0.
  ///   - unit: from 0, within the layer.
  package func zeros(layer: Int, unit: Int) -> [Double] {
    let z = weightedInputs(layer: layer, unit: unit)
    return z.indices.dropLast().compactMap { place in
      let (before, after) = (z[place], z[place + 1])
      guard before.isFinite, after.isFinite, (before < 0) != (after < 0) else { return nil }
      return Double(place) + before / (before - after)
    }
  }
}
