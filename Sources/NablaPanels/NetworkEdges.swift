// The edges of the network graph.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

/// The lines between the nodes: solid above 0 and dashed below, the stronger the thicker.
struct NetworkEdges {
  typealias Edge = NetworkEdge

  @Shown private var model: Model
  private let geometry: NetworkGeometry
  /// Weakest first, the selected one last.
  let edges: [Edge]
  let allCount: Int
  /// The weights of the derivation's paths, while it has the keys.
  private let derivation: Set<Int>
  /// The term that a growing sum or product has come to.
  private let term: TermWalk.Term?
  var shownCount: Int { edges.count }
  /// Whether weak edges were left out so that the others can be told apart.
  var isThinned: Bool { edges.count < allCount }

  init(model: Shown, geometry: NetworkGeometry, term: TermWalk.Term? = nil) {
    _model = model
    self.geometry = geometry
    self.term = term
    let parameters = model.wrappedValue.situation.parameters
    let selected = model.wrappedValue.look.selection
    derivation = model.wrappedValue.look.focus == .derivation ? DerivationOutline.litParameters(model.wrappedValue) : []
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
      kept += Self.thinned(
        edges, to: max(8, min(geometry.rect.height, 24)), keeping: (term?.parameters ?? []).union([selected]))
    }
    kept.sort { first, second in
      if (first.index == selected) != (second.index == selected) { return second.index == selected }
      return first.strength < second.strength
    }
    edges = kept
    allCount = count
  }

  /// The strongest edges between two columns: the strongest into each node, then of the rest; all if they are few.
  private static func thinned(_ edges: [Edge], to most: Int, keeping chosen: Set<Int>) -> [Edge] {
    guard edges.count > most + most / 2 else { return edges }
    let sorted = edges.sorted { $0.strength > $1.strength }
    var kept: [Edge] = []
    var rest: [Edge] = []
    var targets: Set<Int> = []
    for edge in sorted {
      if targets.insert(edge.target.unit).inserted || chosen.contains(edge.index) {
        kept.append(edge)
      } else {
        rest.append(edge)
      }
    }
    return kept + rest.prefix(max(0, most - kept.count))
  }

  // MARK: Lines

  func drawLines(of frame: inout Frame, _ pencil: Pencil) {
    var grid = pencil.grid(geometry.rect)
    let strongest = edges.reduce(1e-12) { max($0, $1.weight.isFinite ? $1.strength : 0) }
    let isCrowded = edges.count > 24
    let hasLit = term != nil || edges.contains { isLit($0) } && !edges.allSatisfy { isLit($0) }
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
        let name = dot(x: edge.source.x + edge.source.width + geometry.blank, y: edge.source.y, grid)
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
    if let term { return term.parameters.contains(edge.index) }
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
        frame.put(pencil.words("◀"), Style(.backward, .bold), x: node.x + node.width + geometry.blank, y: node.y)
      }
    default: break
    }
  }
}
