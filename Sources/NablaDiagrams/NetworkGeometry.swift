// Where nodes and edges of the network graph lie, for drawing and for clicks.

import NablaCanvas
import NablaCore

/// The places of a network's nodes in a panel.
package struct NetworkGeometry {
  package struct Node: Equatable {
    package let column: Int
    package let unit: Int
    /// The label's first cell and its width; the value stands in the row below.
    package let x: Int
    package let y: Int
    package let width: Int
    /// The cells that the label and the numbers below it may take.
    package let room: Int
  }

  /// The panel's inside.
  package let rect: Rect
  package let network: Network
  /// The nodes that have a place, column by column.
  package let columns: [[Node]]
  /// How many units of each column have none.
  package let hidden: [Int]
  /// How many rows each node of a column has for its numbers, below its name.
  package let valueRows: [Int]
  /// Whether nodes stand so close that edges have to leave beside their numbers.
  package let isTight: Bool
  /// How the nodes are named: as fully as the columns' distance allows.
  package let naming: NodeNaming
  /// The cells that a number below a node may take: 8 with its letter, 6 or 5 without, 0 where there is no room.
  package let numberWidth: Int
  /// The cells of a text below a node in any but the last column, and in the last.
  private let space: (inner: Int, last: Int)

  package init(inside rect: Rect, network: Network, selection: Int) {
    self.rect = rect
    self.network = network
    let sizes = network.sizes
    let most = max(1, rect.height)
    let largest = sizes.max() ?? 1
    let hasRows = largest * 2 <= most + 1
    let isCrowded = hasRows && largest * 3 > most
    let layout = Self.layout(network, in: rect, numberWidth: hasRows ? (isCrowded ? 6 : 8) : 0)
    naming = layout.naming
    numberWidth = layout.numberWidth
    let hasValues = layout.numberWidth > 0
    isTight = isCrowded && hasValues
    let room = hasRows ? max(1, (most + 1) / 2) : most
    let lefts = layout.lefts
    space = (
      zip(lefts, lefts.dropFirst()).map { $1 - $0 - 1 }.min() ?? 0, max(1, rect.maxX - lefts[lefts.count - 1])
    )
    let selected = network.parameter(at: selection)
    var columns: [[Node]] = []
    var hidden: [Int] = []
    var valueRows: [Int] = []
    for column in sizes.indices {
      let units = Self.shownUnits(
        count: sizes[column], room: room, keeping: Self.selectedUnit(of: selected, column: column))
      hidden.append(sizes[column] - units.count)
      let pitch = Double(rect.height - (hasRows ? 1 : 0)) / Double(units.count)
      let free = Int(clamping: pitch.rounded(.down)) - 1
      valueRows.append(hasValues ? max(1, min(3, free - 1)) : 0)
      columns.append(
        units.enumerated().map { place, unit in
          let y = rect.y + Int(clamping: (pitch * (Double(place) + 0.5) - 0.5).rounded())
          return Node(
            column: column, unit: unit, x: lefts[column], y: y,
            width: layout.naming.name(network, column: column, unit: unit).count, room: layout.widths[column])
        })
    }
    self.columns = columns
    self.hidden = hidden
    self.valueRows = valueRows
  }

  package init(rect: Rect, network: Network, selection: Int) {
    self.init(inside: rect.inset(columns: 1, rows: 1), network: network, selection: selection)
  }

  private struct Layout {
    let naming: NodeNaming
    let numberWidth: Int
    let widths: [Int]
    let lefts: [Int]
  }

  /// The fullest names and the widest numbers that the columns' distance allows.
  ///
  /// - Parameter numberWidth: of a number where columns are far apart; 0 where rows are too few for numbers.
  private static func layout(_ network: Network, in rect: Rect, numberWidth: Int) -> Layout {
    let sizes = network.sizes
    func names(_ naming: NodeNaming) -> [Int] {
      sizes.indices.map { column in
        (0..<min(sizes[column], 1_024)).reduce(0) {
          max($0, naming.name(network, column: column, unit: $1).count)
        }
      }
    }
    let full = names(.full)
    var widths = full.map { max($0, numberWidth) }
    // Targets and biases stand below the outputs, with their letters.
    if numberWidth > 0, sizes[sizes.count - 1] * 3 <= rect.height { widths[sizes.count - 1] = 8 }
    if rect.width - widths.reduce(2, +) >= 5 * (sizes.count - 1) {
      return Layout(
        naming: .full, numberWidth: numberWidth, widths: widths,
        lefts: lefts(sizes, pitches: widths, last: widths[sizes.count - 1], in: rect))
    }
    let options: [(NodeNaming, Int)] = [
      (.full, 8), (.full, 6), (.short, 6), (.short, 5), (.full, 0), (.short, 0), (.bare, 0), (.dot, 0),
    ]
    for (naming, number) in options where number <= numberWidth {
      let names = names(naming)
      var pitches = zip(names.indices, names).map { column, name in
        guard column + 1 < sizes.count else { return max(name, number) }
        // Edges that run down or up pass beside the numbers and need more room to be seen.
        let isFan = sizes[column] * sizes[column + 1] > 1
        return max(name + (naming == .dot ? 2 : isFan ? 5 : 3), number + (isFan ? 4 : 1))
      }
      guard pitches.reduce(1, +) <= rect.width || naming == .dot else { continue }
      let last = pitches.removeLast()
      return Layout(
        naming: naming, numberWidth: number, widths: names.map { max($0, number) },
        lefts: lefts(sizes, pitches: pitches, last: last, in: rect))
    }
    return Layout(naming: .dot, numberWidth: 0, widths: sizes.map { _ in 1 }, lefts: sizes.map { _ in rect.x })
  }

  /// Where each column begins: what is left over goes where there are more edges between two columns.
  private static func lefts(_ sizes: [Int], pitches: [Int], last: Int, in rect: Rect) -> [Int] {
    let gaps = sizes.indices.dropFirst().map { 1.5 + (Double(sizes[$0 - 1]) * Double(sizes[$0])).squareRoot() / 2 }
    let total = gaps.reduce(0, +)
    let used = pitches.prefix(gaps.count).reduce(0, +) + last
    let free = Double(max(0, rect.width - (rect.width - used > 1 ? 2 : 1) - used))
    var lefts = [rect.x + 1]
    var sum = 0.0
    var before = 1
    for (column, gap) in gaps.enumerated() {
      before += pitches[column]
      sum += gap
      let left = rect.x + before + Int(clamping: (free * sum / total).rounded())
      // Very many columns run out of room: the last ones share a place rather than leave the panel.
      lefts.append(min(left, max(rect.x, rect.maxX - 1)))
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

  /// The cells that a text below a node may take without coming near the next column's.
  package func space(of node: Node) -> Int { node.column == columns.count - 1 ? space.last : space.inner }

  /// Blank cells between a name and its edges.
  package var blank: Int { naming == .dot ? 0 : 1 }

  /// The cell in which the edges out of a node begin; the one before it stays blank.
  package func edgeStart(_ node: Node) -> Int { node.x + (isTight ? max(node.width, node.room) : node.width) + blank }

  /// The cell in which the edges into a node end; the one after it stays blank.
  package func edgeEnd(_ node: Node) -> Int { node.x - 1 - blank }

  /// The parameter nearest to a cell: an edge, or on a node its bias.
  package func parameter(at point: Point) -> Int? {
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

/// How the nodes of the graph are called, the fullest way first.
package enum NodeNaming {
  /// (h5.1)
  case full
  /// (h5) for the only unit of a layer.
  case short
  /// h5
  case bare
  /// A dot alone.
  case dot

  package func name(_ network: Network, column: Int, unit: Int, dot: String = "o") -> String {
    let name = network.nodeName(column: column, unit: unit)
    let isOnly = network.sizes[column] == 1 && column > 0 && column < network.layers.count
    let short = isOnly && network.layers.count > 3 ? "h\(column)" : name
    switch self {
    case .full: return "(\(name))"
    case .short: return "(\(short))"
    case .bare: return short
    case .dot: return dot
    }
  }
}
