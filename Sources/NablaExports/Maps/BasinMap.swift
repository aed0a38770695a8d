// A plane of starts, told apart by the minimum they end in.

import NablaCore

/// Where every point of a plane ends, as a start.
package struct BasinMap: Equatable, Sendable {
  package let x: String
  package let y: String
  package let xs: [Double]
  package let ys: [Double]
  package let names: ParameterNames
  /// Row by row, the row of the first y first.
  package let ends: [RunEnd]
  package let basins: Basins

  /// - Parameters:
  ///   - x: the parameter along x.
  ///   - y: the parameter along y.
  ///   - xs: its values.
  ///   - ys: the values along y.
  ///   - objective: the cost.
  ///   - frozen: the numbers of the parameters that are held still.
  ///   - ends: of all runs, row by row.
  package init(
    x: String, y: String, xs: [Double], ys: [Double], objective: Objective, frozen: [Int] = [], ends: [RunEnd]
  ) {
    precondition(ends.count == xs.count * ys.count, "one end a point")
    self.x = x
    self.y = y
    self.xs = xs
    self.ys = ys
    names = objective.names
    self.ends = ends
    basins = Basins(of: ends, objective: objective, frozen: frozen)
  }

  package var json: String {
    func rows(_ cell: (Int) -> String) -> String {
      "["
        + ys.indices.map { row in
          "[" + xs.indices.map { cell(row * xs.count + $0) }.joined(separator: ",") + "]"
        }.joined(separator: ",\n") + "]"
    }
    let minima = basins.minima.map {
      "{\"parameters\":\(JSONText.object(names, $0.parameters)),\"cost\":\(JSONText.number($0.cost))}"
    }
    return "{\"x\":\"\(x)\",\"y\":\"\(y)\",\"xs\":\(JSONText.array(xs)),\"ys\":\(JSONText.array(ys)),\n\"minima\":["
      + minima.joined(separator: ",\n") + "],\n\"basin\":\(rows { "\(basins.basin[$0])" })"
      + ",\n\"finalCost\":\(rows { SweepTable.number(ends[$0].finalCost) })}\n"
  }

  package var csv: String {
    var text = "\(x),\(y),basin,finalCost\r\n"
    for (row, valueY) in ys.enumerated() {
      for (column, valueX) in xs.enumerated() {
        let index = row * xs.count + column
        text += "\(valueX),\(valueY),\(basins.basin[index]),\(SweepTable.cell(ends[index].finalCost))\r\n"
      }
    }
    return text
  }
}
