// A map of learning rates and starts: one training a pixel.

import NablaCore

/// A grid of runs: a learning rate a column, a factor on the start a row.
package struct RateStartMap: Equatable, Sendable {
  package let learningRates: [Double]
  package let scales: [Double]
  /// Row by row, the row of the first scale first.
  package let ends: [RunEnd]

  package init(learningRates: [Double], scales: [Double], ends: [RunEnd]) {
    precondition(ends.count == learningRates.count * scales.count, "one end a pixel")
    self.learningRates = learningRates
    self.scales = scales
    self.ends = ends
  }

  package func row(_ row: Int) -> ArraySlice<RunEnd> {
    ends[row * learningRates.count..<(row + 1) * learningRates.count]
  }

  package var json: String {
    let costs = scales.indices.map { row in
      "[" + self.row(row).map { SweepTable.number($0.finalCost) }.joined(separator: ",") + "]"
    }
    let statuses = scales.indices.map { row in
      "[" + self.row(row).map { "\"\($0.status.rawValue)\"" }.joined(separator: ",") + "]"
    }
    return "{\"learningRates\":\(JSONText.array(learningRates)),\"scales\":\(JSONText.array(scales)),\n\"finalCost\":["
      + costs.joined(separator: ",\n") + "],\n\"status\":[" + statuses.joined(separator: ",\n") + "]}\n"
  }

  package var csv: String {
    var text = "learningRate,scale,finalCost,status,divergedAt\r\n"
    for (row, scale) in scales.enumerated() {
      for (rate, end) in zip(learningRates, self.row(row)) {
        text +=
          "\(rate),\(scale),\(SweepTable.cell(end.finalCost)),\(end.status.rawValue),"
          + "\(end.divergedAt.map(String.init) ?? "")\r\n"
      }
    }
    return text
  }
}
