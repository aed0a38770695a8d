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
    /// The cells that the label and the numbers below it may take.
    let room: Int
  }

  /// The panel's inside.
  let rect: Rect
  let network: Network
  /// The nodes that have a place, column by column.
  let columns: [[Node]]
  /// How many units of each column have none.
  let hidden: [Int]
  /// How many rows each node of a column has for its numbers, below its name.
  let valueRows: [Int]
  /// Whether nodes stand so close that edges have to leave beside their numbers.
  let isTight: Bool

  /// The widest number below a node: "z -0.123", or without its letter where nodes stand close.
  private static func valueWidth(isTight: Bool) -> Int { isTight ? 6 : 8 }

  init(inside rect: Rect, network: Network, selection: Int) {
    self.rect = rect
    self.network = network
    let sizes = network.sizes
    let most = max(1, rect.height)
    let largest = sizes.max() ?? 1
    let hasValues = largest * 2 <= most + 1
    let isTight = hasValues && largest * 3 > most
    self.isTight = isTight
    let room = hasValues ? max(1, (most + 1) / 2) : most
    let names = sizes.indices.map { column in
      (0..<min(sizes[column], 1_024)).map { "(\(network.nodeName(column: column, unit: $0)))" }
    }
    let nameWidths = names.map { $0.map(\.count).max() ?? 0 }
    var widths = nameWidths.map { hasValues ? max($0, Self.valueWidth(isTight: isTight)) : $0 }
    // Targets and biases stand below the outputs, with their letters.
    if hasValues, sizes[sizes.count - 1] * 3 <= most { widths[sizes.count - 1] = Self.valueWidth(isTight: false) }
    if rect.width - widths.reduce(2, +) < 5 * (sizes.count - 1) { widths = nameWidths }
    let lefts = Self.lefts(sizes, widths: widths, in: rect)
    let selected = network.parameter(at: selection)
    var columns: [[Node]] = []
    var hidden: [Int] = []
    var valueRows: [Int] = []
    for column in sizes.indices {
      let units = Self.shownUnits(
        count: sizes[column], room: room, keeping: Self.selectedUnit(of: selected, column: column))
      hidden.append(sizes[column] - units.count)
      let pitch = Double(rect.height - (hasValues ? 1 : 0)) / Double(units.count)
      let free = Int(clamping: pitch.rounded(.down)) - 1
      valueRows.append(hasValues ? max(1, min(3, free - 1)) : 0)
      columns.append(
        units.enumerated().map { place, unit in
          let y = rect.y + Int(clamping: (pitch * (Double(place) + 0.5) - 0.5).rounded())
          return Node(
            column: column, unit: unit, x: lefts[column], y: y, width: names[column][unit].count,
            room: widths[column])
        })
    }
    self.columns = columns
    self.hidden = hidden
    self.valueRows = valueRows
  }

  init(rect: Rect, network: Network, selection: Int) {
    self.init(inside: rect.inset(columns: 1, rows: 1), network: network, selection: selection)
  }

  /// Where each column begins: the more edges between two columns, the wider the gap.
  private static func lefts(_ sizes: [Int], widths: [Int], in rect: Rect) -> [Int] {
    let gaps = sizes.indices.dropFirst().map { 1.5 + (Double(sizes[$0 - 1]) * Double(sizes[$0])).squareRoot() / 2 }
    let total = gaps.reduce(0, +)
    let free = Double(max(0, rect.width - 2 - widths.reduce(0, +)))
    var lefts = [rect.x + 1]
    var used = 1
    var sum = 0.0
    for (column, gap) in gaps.enumerated() {
      used += widths[column]
      sum += gap
      lefts.append(rect.x + used + Int(clamping: (free * sum / total).rounded()))
    }
    return lefts
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

  /// The cell in which the edges out of a node begin; the one before it stays blank.
  func edgeStart(_ node: Node) -> Int { node.x + (isTight ? max(node.width, node.room) : node.width) + 1 }

  /// The cell in which the edges into a node end; the one after it stays blank.
  func edgeEnd(_ node: Node) -> Int { node.x - 2 }

  /// The parameter nearest to a cell: an edge, or on a node its bias.
  func parameter(at point: Point) -> Int? {
    for column in columns {
      for node in column
      where (node.y...node.y + valueRows[node.column]).contains(point.y)
        && (node.x..<node.x + max(node.width, node.room)).contains(point.x)
      {
        guard node.column > 0 else { return nil }
        return network.index(of: .bias(layer: node.column - 1, of: node.unit))
      }
    }
    var best: (distance: Double, index: Int)?
    for column in columns.indices.dropFirst() {
      for source in columns[column - 1] {
        for target in columns[column] {
          let distance = Self.distance(
            of: point, fromX: edgeStart(source), y: source.y, toX: edgeEnd(target), y: target.y)
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
