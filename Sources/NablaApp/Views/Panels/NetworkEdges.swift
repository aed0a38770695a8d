// The edges of the network graph and the numbers on them.

import NablaCanvas
import NablaCore

/// The lines between the nodes: solid above 0 and dashed below, the stronger the thicker.
struct NetworkEdges {
  private struct Edge {
    let source: NetworkGeometry.Node
    let target: NetworkGeometry.Node
    let index: Int
    let weight: Double

    var strength: Double { weight.isFinite ? abs(weight) : .infinity }
  }

  private let model: Model
  private let geometry: NetworkGeometry
  /// Weakest first, the selected one last.
  private let edges: [Edge]
  let allCount: Int
  /// The weights of the derivation's paths, while it has the keys.
  private let derivation: Set<Int>
  var shownCount: Int { edges.count }
  /// Whether weak edges were left out so that the others can be told apart.
  var isThinned: Bool { edges.count < allCount }

  init(model: Model, geometry: NetworkGeometry) {
    self.model = model
    self.geometry = geometry
    let parameters = model.situation.parameters
    let selected = model.look.selection
    derivation = model.look.focus == .derivation ? DerivationOutline.litParameters(model) : []
    var kept: [Edge] = []
    var count = 0
    for column in geometry.columns.indices.dropFirst() {
      var edges: [Edge] = []
      for source in geometry.columns[column - 1] {
        for target in geometry.columns[column] {
          let index = geometry.network.index(of: .weight(layer: column - 1, to: target.unit, from: source.unit))!
          edges.append(Edge(source: source, target: target, index: index, weight: parameters[index]))
        }
      }
      count += edges.count
      kept += Self.thinned(edges, to: max(8, min(geometry.rect.height, 24)), keeping: selected)
    }
    kept.sort { first, second in
      if (first.index == selected) != (second.index == selected) { return second.index == selected }
      return first.strength < second.strength
    }
    edges = kept
    allCount = count
  }

  /// The strongest edges between two columns: the strongest into each node, then of the rest; all if they are few.
  private static func thinned(_ edges: [Edge], to most: Int, keeping selected: Int) -> [Edge] {
    guard edges.count > most + most / 2 else { return edges }
    let sorted = edges.sorted { $0.strength > $1.strength }
    var kept: [Edge] = []
    var rest: [Edge] = []
    var targets: Set<Int> = []
    for edge in sorted {
      if targets.insert(edge.target.unit).inserted || edge.index == selected {
        kept.append(edge)
      } else {
        rest.append(edge)
      }
    }
    return kept + rest.prefix(max(0, most - kept.count))
  }

  // MARK: Lines

  func drawLines(of frame: inout Frame, _ pencil: Pencil) {
    var grid = DotGrid(geometry.rect, level: pencil.level)
    let strongest = edges.reduce(1e-12) { max($0, $1.weight.isFinite ? $1.strength : 0) }
    let isCrowded = edges.count > 24
    let hasLit = edges.contains { isLit($0) } && !edges.allSatisfy { isLit($0) }
    for (order, edge) in edges.enumerated() {
      let isSelected = edge.index == model.look.selection
      let isLit = isLit(edge)
      var role: Role = edge.weight < 0 ? .negative : .positive
      if hasLit, !isLit { role = .ghost }
      if isSelected { role = .accent }
      let priority = UInt8(min(order / 2, 100)) + (isLit ? 60 : 0) + (isSelected ? 90 : 0)
      let share = edge.weight.isFinite ? edge.strength / strongest : 1
      var weight = isCrowded || pencil.level != .braille ? 1 : (share > 0.66 ? 3 : (share > 0.33 ? 2 : 1))
      if isSelected { weight = max(weight, pencil.level == .braille ? 2 : 1) }
      let pen = Pen(role, isSelected || (isLit && hasLit) ? .bold : [], priority: priority)
      let pattern: LinePattern = edge.weight < 0 ? .dashed : .solid
      let start = dot(x: geometry.edgeStart(edge.source), y: edge.source.y, grid)
      let end = dot(x: geometry.edgeEnd(edge.target), y: edge.target.y, grid)
      if geometry.isTight {
        // A level piece beside the name, so that the line keeps clear of the number below it.
        let name = dot(x: edge.source.x + edge.source.width + 1, y: edge.source.y, grid)
        grid.thickLine(from: name, to: start, weight: 1, pen, pattern)
      }
      grid.thickLine(from: start, to: end, weight: weight, pen, pattern)
    }
    grid.draw(into: &frame)
  }

  private func dot(x: Int, y: Int, _ grid: DotGrid) -> DotPoint {
    DotPoint(
      x: (Double(x - geometry.rect.x) + 0.5) * Double(grid.dotsPerCell.columns) - 0.5,
      y: (Double(y - geometry.rect.y) + 0.5) * Double(grid.dotsPerCell.rows) - 0.5)
  }

  private func isLit(_ edge: Edge) -> Bool {
    if !derivation.isEmpty { return derivation.contains(edge.index) }
    switch model.litBeat {
    case .weightedInputs(let layer): return edge.target.column == layer + 1
    case .deltas(let layer): return edge.source.column == layer + 1
    case .gradient, .update: return true
    case .activations, .cost, nil: return false
    }
  }

  /// Arrow heads at the nodes that the beat under way computes: forward at their left, backward at their right.
  func drawArrows(of frame: inout Frame, _ pencil: Pencil) {
    switch model.litBeat {
    case .weightedInputs(let layer):
      for node in geometry.columns[layer + 1] {
        frame.put(pencil.words("▶"), Style(.forward, .bold), x: geometry.edgeEnd(node), y: node.y)
      }
    case .deltas(let layer) where layer + 2 < geometry.columns.count:
      for node in geometry.columns[layer + 1] {
        frame.put(pencil.words("◀"), Style(.backward, .bold), x: node.x + node.width + 1, y: node.y)
      }
    default: break
    }
  }

  // MARK: Numbers

  /// What stands on an edge: its weight, and in the beats that make them its slope or its change.
  private func label(of index: Int, _ pencil: Pencil) -> (text: String, role: Role) {
    let situation = model.situation
    let value: Double
    var mark = ""
    switch model.litBeat {
    case .gradient:
      // For the perceptron rule what moves the weight: x · (y − a).
      value = model.usesPerceptronRule ? -situation.step.gradient[index] : situation.step.gradient[index]
      mark = model.usesPerceptronRule ? "" : (pencil.symbols.isASCII ? "d" : "∂")
    case .update:
      value = situation.step.change[index]
      mark = pencil.symbols.isASCII ? "D" : "Δ"
    default: value = situation.parameters[index]
    }
    return (mark + pencil.number(value, decimals: 3, sign: .always), value < 0 ? .negative : .positive)
  }

  /// The cells that names and numbers of nodes take.
  private func nodeCells() -> Set<Int> {
    var taken: Set<Int> = []
    for nodes in geometry.columns {
      for node in nodes {
        // The two cells behind a hidden node's name are kept for the arrow that says where δ arrives.
        let arrow = node.column > 0 && node.column < geometry.columns.count - 1 ? 2 : 0
        taken.formUnion(Self.cells(node.x, node.y, node.width + arrow))
        let numberWidth = geometry.isTight ? 6 : 8
        for row in 0..<min(geometry.valueRows[node.column], numberRows(of: node)) {
          taken.formUnion(Self.cells(node.x, node.y + 1 + row, row == 0 ? min(numberWidth, 7) : numberWidth))
        }
      }
    }
    return taken
  }

  /// How many rows of numbers stand below a node's name: an input's value; z or a, and a bias; for outputs a target too.
  private func numberRows(of node: NetworkGeometry.Node) -> Int {
    guard node.column > 0 else { return 1 }
    let biases = geometry.network.layers[node.column - 1].hasBias ? 1 : 0
    return node.column == geometry.columns.count - 1 ? 2 + biases : 1 + biases
  }

  private static func cells(_ x: Int, _ y: Int, _ width: Int) -> [Int] { (x..<x + width).map { y * 10_000 + $0 } }

  /// A number on each edge where it hides nothing else; the selected one's may stand a little beside it.
  func drawLabels(of frame: inout Frame, _ pencil: Pencil) {
    let isWide = geometry.rect.width >= 11 * geometry.columns.count
    let showsAll = model.look.showsWeightLabels && allCount <= 24 && isWide
    var taken = nodeCells()
    let crossings = showsAll ? crossings() : [:]
    for edge in edges.reversed() {
      let isSelected = edge.index == model.look.selection
      guard isSelected || showsAll else { continue }
      let (number, role) = label(of: edge.index, pencil)
      let texts = isSelected ? [model.names.name(at: edge.index) + " " + number, number] : [number]
      let found = texts.lazy.compactMap { text in
        self.place(of: edge, width: TextWidth.of(text), isSelected, taken, crossings).map { (text, $0) }
      }.first
      guard let (text, place) = found else { continue }
      let width = TextWidth.of(text)
      taken.formUnion(Self.cells(place.x - 1, place.y, width + 2))
      frame.fill(Rect(x: place.x - 1, y: place.y, width: width + 2, height: 1).intersection(geometry.rect))
      frame.put(text, Style(isSelected ? .accent : role, isSelected ? [.reverse, .bold] : []), x: place.x, y: place.y)
    }
  }

  /// How many edges run through each cell.
  private func crossings() -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for edge in edges {
      let first = geometry.edgeStart(edge.source)
      let last = geometry.edgeEnd(edge.target)
      for x in first..<max(first, last + 1) { counts[y(of: edge, at: x) * 10_000 + x, default: 0] += 1 }
    }
    return counts
  }

  /// The row of an edge in a column of cells.
  private func y(of edge: Edge, at x: Int) -> Int {
    let first = geometry.edgeStart(edge.source)
    let length = Double(max(1, geometry.edgeEnd(edge.target) - first))
    let share = min(max(Double(x - first) / length, 0), 1)
    return Int(clamping: (Double(edge.source.y) + share * Double(edge.target.y - edge.source.y)).rounded())
  }

  /// The best free place along an edge: few other edges beneath, near the middle; nil where there is none.
  ///
  /// - Parameter mayMove: whether a place beside the line will do, if there is none on it.
  private func place(
    of edge: Edge, width: Int, _ mayMove: Bool, _ taken: Set<Int>, _ crossings: [Int: Int]
  ) -> Point? {
    let first = geometry.edgeStart(edge.source)
    let last = geometry.edgeEnd(edge.target)
    // A label that may move may also stand above or below the ends of its edge.
    let left = mayMove ? edge.source.x : first
    let right = mayMove ? edge.target.x + edge.target.room : last
    var best: (score: Double, place: Point)?
    for centre in stride(from: left + width / 2, through: right - (width - 1) / 2, by: 1) {
      for shift in mayMove ? [0, -1, 1, -2, 2, -3, 3] : [0, -1, 1] {
        let place = Point(x: centre - width / 2, y: y(of: edge, at: centre) + shift)
        guard geometry.rect.contains(Rect(x: place.x, y: place.y, width: width, height: 1)),
          taken.isDisjoint(with: Self.cells(place.x - 1, place.y, width + 2))
        else { continue }
        let others = (place.x..<place.x + width).reduce(0) { sum, x in
          let own = y(of: edge, at: x) == place.y ? 1 : 0
          return sum + max(0, (crossings[place.y * 10_000 + x] ?? 0) - own)
        }
        let distance = abs(Double(2 * centre - first - last)) / Double(max(1, last - first))
        let score = Double(others) + distance * 4 + Double(abs(shift)) * 6
        if score < best?.score ?? .infinity { best = (score, place) }
      }
    }
    return best?.place
  }
}
