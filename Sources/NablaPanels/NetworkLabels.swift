// The numbers on the edges of the network graph: each stands nearer to its own edge than to any other.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct NetworkLabels {
  struct Placed: Equatable {
    let index: Int
    let text: String
    let role: Role
    let place: Point
  }

  /// Cells kept for an edge's label: the widest text that any beat gives it.
  private struct Box: Equatable {
    let index: Int
    let x: Int
    let y: Int
    let width: Int

    /// With a blank cell on either side.
    var rect: Rect { Rect(x: x - 1, y: y, width: width + 2, height: 1) }
    var centre: Double { Double(x) + Double(width - 1) / 2 }
  }

  private let model: Model
  private let geometry: NetworkGeometry
  /// In the order of their parameters, so that no selection and no beat changes what follows.
  private let edges: [NetworkEdges.Edge]
  private let showsAll: Bool
  private let isDense: Bool
  /// The cells of nodes' names and numbers, column by column, and of anything else that must stay readable.
  private let nodes: [[Rect]]
  private let taken: [Rect]

  init(model: Model, geometry: NetworkGeometry, edges: NetworkEdges, taken: [Rect] = []) {
    self.model = model
    self.geometry = geometry
    self.edges = edges.edges.sorted { $0.index < $1.index }
    self.taken = taken
    let isWide = geometry.rect.width >= 11 * geometry.columns.count
    showsAll = model.look.showsWeightLabels && edges.allCount <= 24 && isWide
    isDense = edges.edges.count > 24
    let inputWidth = Self.inputWidth(model)
    nodes = geometry.columns.map { nodes in nodes.flatMap { Self.cells(of: $0, geometry, inputWidth: inputWidth) } }
  }

  /// The cells that the widest input of any sample takes; where they are many, those of any number.
  private static func inputWidth(_ model: Model) -> Int {
    guard let inputs = model.workspace.scene.experiment.dataset?.inputs, inputs.count <= 2_000 else { return 7 }
    return min(7, inputs.map { Numeral.fixed($0, decimals: 3).utf8.count }.max() ?? 7)
  }

  /// The cells that a node's name and numbers take.
  private static func cells(
    of node: NetworkGeometry.Node, _ geometry: NetworkGeometry, inputWidth: Int
  ) -> [Rect] {
    // The cells beside a hidden node's name are kept for the arrow that says where δ arrives.
    let arrow = node.column > 0 && node.column < geometry.columns.count - 1 ? 1 + geometry.blank : 0
    var rects = [Rect(x: node.x, y: node.y, width: node.width + arrow, height: 1)]
    let width = min(geometry.numberWidth, geometry.space(of: node))
    let biases = node.column > 0 && geometry.network.layers[node.column - 1].hasBias ? 1 : 0
    let wanted = node.column == 0 ? 1 : (node.column == geometry.columns.count - 1 ? 2 : 1) + biases
    for row in 0..<min(geometry.valueRows[node.column], wanted) {
      // The letters of biases and targets need their room where the number above them does without.
      let first = node.column == 0 ? inputWidth : 7
      let own = row == 0 ? min(width, first) : min(8, geometry.space(of: node))
      rects.append(Rect(x: node.x, y: node.y + 1 + row, width: own, height: 1))
    }
    return rects
  }

  package func draw(of frame: inout Frame, _ pencil: Pencil) {
    for label in placed(pencil) {
      let width = TextWidth.of(label.text)
      let isSelected = label.index == model.look.selection
      frame.fill(Rect(x: label.place.x - 1, y: label.place.y, width: width + 2, height: 1).intersection(geometry.rect))
      let style = Style(isSelected ? .accent : label.role, isSelected ? [.reverse, .bold] : [])
      frame.put(label.text, style, x: label.place.x, y: label.place.y)
    }
  }

  /// The labels with their places; the selected edge's carries its name even where the others have none.
  func placed(_ pencil: Pencil) -> [Placed] {
    let selected = model.look.selection
    var boxes: [Box] = []
    var areNamed = false
    if showsAll {
      if edges.count <= 12 {
        boxes = self.boxes(isNamed: true, pencil)
        areNamed = boxes.count == edges.count
      }
      if !areNamed { boxes = self.boxes(isNamed: false, pencil) }
    }
    var selectedIsNamed = areNamed
    if !areNamed, let edge = edges.first(where: { $0.index == selected }) {
      let others = boxes.filter { $0.index != selected }
      let own = boxes.first { $0.index == selected }
      let named = candidates(edge, isNamed: true, reach: 3, pencil)
      let short = candidates(edge, isNamed: false, reach: 3, pencil)
      if let box = named.first(where: { fits($0, others) }) {
        boxes = others + [box]
        selectedIsNamed = true
      } else if own == nil, let box = short.first(where: { fits($0, others) }) {
        boxes = others + [box]
      } else if own == nil, let box = named.first ?? short.first {
        // The selected one comes first: others make room.
        boxes = others.filter { fits(box, [$0]) } + [box]
        selectedIsNamed = !named.isEmpty
      }
    }
    return boxes.map { box in
      let isNamed = box.index == selected ? selectedIsNamed : areNamed
      let (text, role) = text(of: box.index, isNamed: isNamed, pencil)
      // Numbers end in one column, whatever stands before them.
      return Placed(
        index: box.index, text: text, role: role, place: Point(x: box.x + box.width - TextWidth.of(text), y: box.y))
    }
  }

  // MARK: Texts

  private enum Kind: CaseIterable {
    case weight, slope, change
  }

  /// What the beat under way puts on an edge: its weight, and in the beats that make them its slope or its change.
  private func text(of index: Int, isNamed: Bool, _ pencil: Pencil) -> (text: String, role: Role) {
    switch model.litBeat {
    case .gradient: return text(of: index, .slope, isNamed: isNamed, pencil)
    case .update: return text(of: index, .change, isNamed: isNamed, pencil)
    default: return text(of: index, .weight, isNamed: isNamed, pencil)
    }
  }

  private func text(of index: Int, _ kind: Kind, isNamed: Bool, _ pencil: Pencil) -> (text: String, role: Role) {
    let situation = model.situation
    let value: Double
    var mark = ""
    switch kind {
    case .slope:
      // For the perceptron rule what moves the weight: x · (y − a).
      value = model.usesPerceptronRule ? -situation.step.gradient[index] : situation.step.gradient[index]
      mark = model.usesPerceptronRule ? "" : (pencil.symbols.isASCII ? "d" : "∂")
    case .change:
      value = situation.step.change[index]
      mark = pencil.symbols.isASCII ? "D" : "Δ"
    case .weight: value = situation.parameters[index]
    }
    let name = isNamed ? model.names.name(at: index) + " " : ""
    return (name + mark + pencil.number(value, decimals: 3, sign: .always), value < 0 ? .negative : .positive)
  }

  // MARK: Places

  /// A box for each edge that finds one; edges that found none get the first choice in the next attempt.
  private func boxes(isNamed: Bool, _ pencil: Pencil) -> [Box] {
    var order = edges.map { ($0.index, candidates($0, isNamed: isNamed, reach: 1, pencil)) }
    order = order.enumerated().sorted { ($0.element.1.count, $0.offset) < ($1.element.1.count, $1.offset) }
      .map(\.element)
    var best: [Box] = []
    for _ in 0..<4 {
      var boxes: [Box] = []
      var failed: [(Int, [Box])] = []
      var found: [(Int, [Box])] = []
      for (index, candidates) in order {
        if let box = candidates.first(where: { fits($0, boxes) }) {
          boxes.append(box)
          found.append((index, candidates))
        } else {
          failed.append((index, candidates))
        }
      }
      if boxes.count > best.count { best = boxes }
      if failed.isEmpty { break }
      order = failed + found
    }
    return best.sorted { $0.index < $1.index }
  }

  /// Whether a box keeps clear of others, and stands above or below them as its edge does.
  private func fits(_ box: Box, _ others: [Box]) -> Bool {
    others.allSatisfy { other in
      guard box.rect.intersection(Rect(x: other.x, y: other.y, width: other.width, height: 1)).isEmpty else {
        return false
      }
      guard box.x < other.x + other.width, other.x < box.x + box.width, let first = edge(box.index),
        let second = edge(other.index), first.source.column == second.source.column
      else { return true }
      return [box.centre, other.centre].allSatisfy { x in
        (row(of: first, at: x) < row(of: second, at: x)) == (box.y < other.y)
      }
    }
  }

  private func edge(_ index: Int) -> NetworkEdges.Edge? { edges.first { $0.index == index } }

  /// The row of an edge in a column of cells, with a fraction.
  private func row(of edge: NetworkEdges.Edge, at x: Double) -> Double {
    let first = Double(geometry.edgeStart(edge.source))
    let length = max(1, Double(geometry.edgeEnd(edge.target)) - first)
    let share = min(max((x - first) / length, 0), 1)
    return Double(edge.source.y) + share * Double(edge.target.y - edge.source.y)
  }

  /// All places for an edge's label that keep clear of nodes and are nearest to that edge, the best first.
  ///
  /// - Parameter reach: how many rows above or below its edge it may stand.
  private func candidates(_ edge: NetworkEdges.Edge, isNamed: Bool, reach: Int, _ pencil: Pencil) -> [Box] {
    let widths = Kind.allCases.map { TextWidth.of(text(of: edge.index, $0, isNamed: isNamed, pencil).text) }
    let width = widths.max() ?? 0
    let least = widths.min() ?? 0
    let first = geometry.edgeStart(edge.source)
    let last = geometry.edgeEnd(edge.target)
    let rivals = edges.filter { $0.source.column == edge.source.column && $0.index != edge.index }
    let blocked = nodes[edge.source.column] + nodes[edge.target.column] + taken
    let right = edge.target.x + max(edge.target.width, edge.target.room)
    guard last >= first, right - width >= edge.source.x else { return [] }
    var found: [(score: Double, box: Box)] = []
    for x in edge.source.x...right - width {
      let centre = Double(x) + Double(width - 1) / 2
      guard centre >= Double(first), centre <= Double(last) else { continue }
      let own = row(of: edge, at: centre)
      let near = Int(clamping: own.rounded())
      for y in near - reach...near + reach {
        let box = Box(index: edge.index, x: x, y: y, width: width)
        guard geometry.rect.contains(Rect(x: x, y: y, width: width, height: 1)),
          blocked.allSatisfy({ $0.intersection(box.rect).isEmpty })
        else { continue }
        // Shorter texts end in the same cell: their middle lies further right.
        var lead = Double.infinity
        for middle in [centre, Double(x + width) - Double(least + 1) / 2] {
          let distance = abs(row(of: edge, at: middle) - Double(y))
          for rival in rivals { lead = min(lead, abs(row(of: rival, at: middle) - Double(y)) - distance) }
        }
        let distance = abs(own - Double(y))
        guard lead >= 0.25 || (isDense && distance <= 0.5) else { continue }
        var covered = 0
        for rival in rivals {
          for cell in x..<x + width where abs(row(of: rival, at: Double(cell)) - Double(y)) <= 0.5 { covered += 1 }
        }
        let outside = max(0, first - x) + max(0, x + width - 1 - last)
        let offset = abs(2 * centre - Double(first + last)) / Double(max(1, last - first))
        var score: Double = distance * 5 + Double(covered)
        score += offset * 3 + Double(outside) * 0.5
        score -= min(lead, 1.5) * 3
        // A line that runs into either end of a label is read as its line, above all at the end one reads first.
        for (end, weight) in [(Double(x + width - least), 6.0), (Double(x + width - 1), 3.0)] {
          let ownDistance = abs(row(of: edge, at: end) - Double(y))
          if rivals.contains(where: { abs(row(of: $0, at: end) - Double(y)) < ownDistance }) { score += weight }
        }
        found.append((score, box))
      }
    }
    return found.sorted { ($0.score, $0.box.x, $0.box.y) < ($1.score, $1.box.x, $1.box.y) }.map(\.box)
  }
}
