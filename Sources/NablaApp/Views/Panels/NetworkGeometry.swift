// Where nodes and edges of the network graph lie, for drawing and for clicks.

import NablaCanvas
import NablaCore

/// The places of a network's nodes in a panel.
struct NetworkGeometry {
  struct Node: Equatable {
    let column: Int
    let unit: Int
    /// The label's first cell and its width; the value stands in the row below.
    let x: Int
    let y: Int
    let width: Int
  }

  /// The panel's inside.
  let rect: Rect
  let network: Network
  /// The nodes that have a place, column by column.
  let columns: [[Node]]
  /// How many units of each column have none.
  let hidden: [Int]
  /// Whether each node has a row for its value below its name.
  let hasValueRow: Bool

  init(inside rect: Rect, network: Network, selection: Int) {
    self.rect = rect
    self.network = network
    let sizes = network.sizes
    let most = max(1, rect.height)
    hasValueRow = (sizes.max() ?? 1) * 2 <= most + 1
    let room = hasValueRow ? max(1, (most + 1) / 2) : most
    let names = sizes.indices.map { column in
      (0..<min(sizes[column], 1_024)).map { "(\(network.nodeName(column: column, unit: $0)))" }
    }
    let widest = names.map { $0.map(\.count).max() ?? 0 }
    let selected = network.parameter(at: selection)
    var columns: [[Node]] = []
    var hidden: [Int] = []
    let inner = max(0, rect.width - 2 - (widest.last ?? 0) - 1)
    for column in sizes.indices {
      let x = rect.x + 1 + (sizes.count > 1 ? inner * column / (sizes.count - 1) : 0)
      let units = Self.shownUnits(
        count: sizes[column], room: room, keeping: Self.selectedUnit(of: selected, column: column))
      hidden.append(sizes[column] - units.count)
      let pitch = Double(rect.height - (hasValueRow ? 1 : 0)) / Double(units.count)
      columns.append(
        units.enumerated().map { place, unit in
          let y = rect.y + Int(clamping: (pitch * (Double(place) + 0.5) - 0.5).rounded())
          return Node(column: column, unit: unit, x: x, y: y, width: names[column][unit].count)
        })
    }
    self.columns = columns
    self.hidden = hidden
  }

  init(rect: Rect, network: Network, selection: Int) {
    self.init(inside: rect.inset(columns: 1, rows: 1), network: network, selection: selection)
  }

  /// The unit of a column that the selected parameter touches.
  private static func selectedUnit(of parameter: Parameter, column: Int) -> Int? {
    switch parameter {
    case .weight(let layer, let to, let from):
      if column == layer { return from }
      return column == layer + 1 ? to : nil
    case .bias(let layer, let unit):
      return column == layer + 1 ? unit : nil
    }
  }

  /// The first units that fit, and in place of the last of them one that has to be seen.
  private static func shownUnits(count: Int, room: Int, keeping unit: Int?) -> [Int] {
    guard count > room else { return Array(0..<count) }
    var shown = Array(0..<max(1, room))
    if let unit, !shown.contains(unit) { shown[shown.count - 1] = unit }
    return shown
  }

  /// The parameter nearest to a cell: an edge, or on a node its bias.
  func parameter(at point: Point) -> Int? {
    for column in columns {
      for node in column
      where (node.y...node.y + 1).contains(point.y) && (node.x..<node.x + node.width).contains(point.x) {
        guard node.column > 0 else { return nil }
        return network.index(of: .bias(layer: node.column - 1, of: node.unit))
      }
    }
    var best: (distance: Double, index: Int)?
    for column in columns.indices.dropFirst() {
      for source in columns[column - 1] {
        for target in columns[column] {
          let distance = Self.distance(
            of: point, fromX: source.x + source.width, y: source.y, toX: target.x - 1, y: target.y)
          if distance < best?.distance ?? 1.5 {
            best = (distance, network.index(of: .weight(layer: column - 1, to: target.unit, from: source.unit))!)
          }
        }
      }
    }
    return best?.index
  }

  /// How far a cell lies above or below a line, in rows.
  private static func distance(of point: Point, fromX x1: Int, y y1: Int, toX x2: Int, y y2: Int) -> Double {
    guard point.x >= x1, point.x <= x2, x2 > x1 else { return .infinity }
    let share = Double(point.x - x1) / Double(x2 - x1)
    return abs(Double(y1) + share * Double(y2 - y1) - Double(point.y))
  }
}
