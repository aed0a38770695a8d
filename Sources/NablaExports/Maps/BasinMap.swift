// A plane of starts, told apart by the minimum they end in.

import NablaCore

/// Where every point of a plane ends, as a start.
package struct BasinMap: Equatable, Sendable {
  package let x: String
  package let y: String
  package let xs: [Double]
  package let ys: [Double]
  package let names: ParameterNames
  /// C at the end of each run, row by row, the row of the first y first; nil where it was never finite.
  package let finalCosts: [Double?]
  package let minima: [Basins.Minimum]
  /// For each run the number of its minimum, or `Basins.diverged` or `Basins.onTheWay`.
  package let basin: [Int]
  /// For each minimum the number of the first one on the same floor; its own where it is a point.
  package let floors: [Int]

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
    let basins = Basins(of: ends, objective: objective, frozen: frozen)
    self.x = x
    self.y = y
    self.xs = xs
    self.ys = ys
    names = objective.names
    finalCosts = ends.map(\.finalCost)
    minima = basins.minima
    basin = basins.basin
    floors = basins.floors
  }

  /// What a screen has found: the minima get the numbers that they would have had row by row.
  ///
  /// - Parameters:
  ///   - x: the parameter along x.
  ///   - y: the parameter along y.
  ///   - xs: its values.
  ///   - ys: the values along y.
  ///   - names: of all parameters.
  ///   - minima: in whatever order.
  ///   - floors: for each of them the number of the first one on the same floor.
  ///   - basin: for each run the number of its minimum, or `Basins.diverged` or `Basins.onTheWay`.
  ///   - finalCosts: C at the end of each run.
  package init(
    x: String, y: String, xs: [Double], ys: [Double], names: ParameterNames, minima: [Basins.Minimum],
    floors: [Int], basin: [Int], finalCosts: [Double?]
  ) {
    precondition(basin.count == xs.count * ys.count && finalCosts.count == basin.count, "one end a point")
    self.x = x
    self.y = y
    self.xs = xs
    self.ys = ys
    self.names = names
    self.finalCosts = finalCosts
    var numbers: [Int: Int] = [:]
    for number in basin where number >= 0 && numbers[number] == nil { numbers[number] = numbers.count }
    self.basin = basin.map { $0 >= 0 ? numbers[$0]! : $0 }
    let order = numbers.sorted { $0.value < $1.value }.map(\.key)
    self.minima = order.map { minima[$0] }
    self.floors = order.map { number in numbers[order.first { floors[$0] == floors[number] }!]! }
  }

  /// For each minimum the place of its letter, which all on one floor share.
  package var letters: [Int] {
    var places: [Int: Int] = [:]
    for floor in floors where places[floor] == nil { places[floor] = places.count }
    return floors.map { places[$0]! }
  }

  package var json: String {
    func rows(_ cell: (Int) -> String) -> String {
      "["
        + ys.indices.map { row in
          "[" + xs.indices.map { cell(row * xs.count + $0) }.joined(separator: ",") + "]"
        }.joined(separator: ",\n") + "]"
    }
    let texts = minima.map {
      "{\"parameters\":\(JSONText.object(names, $0.parameters)),\"cost\":\(JSONText.number($0.cost))}"
    }
    return "{\"x\":\"\(x)\",\"y\":\"\(y)\",\"xs\":\(JSONText.array(xs)),\"ys\":\(JSONText.array(ys)),\n\"minima\":["
      + texts.joined(separator: ",\n") + "],\n\"basin\":\(rows { "\(basin[$0])" })"
      + ",\n\"finalCost\":\(rows { SweepTable.number(finalCosts[$0]) })}\n"
  }

  package var csv: String {
    var text = "\(x),\(y),basin,finalCost\r\n"
    for (row, valueY) in ys.enumerated() {
      for (column, valueX) in xs.enumerated() {
        let index = row * xs.count + column
        text += "\(valueX),\(valueY),\(basin[index]),\(SweepTable.cell(finalCosts[index]))\r\n"
      }
    }
    return text
  }
}
