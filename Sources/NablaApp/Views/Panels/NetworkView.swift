// The network graph: nodes with their numbers, edges as thick as their weights, and the beat that is under way lit.

import NablaCanvas
import NablaCore

struct NetworkView {
  let model: Model

  private var situation: Situation { model.situation }

  /// The four phases with the one under way in brackets, if there is room; else only that one.
  func trailing(width: Int, _ pencil: Pencil) -> String {
    guard let lit = model.litBeat?.phase else { return "" }
    let all = Beat.Phase.allCases.map { phase in
      let word = Label.phase(phase).text(in: pencil.language)
      return phase == lit ? "[\(word)]" : word
    }.joined(separator: " ▸ ")
    let title = Label.panel(.network).text(in: pencil.language)
    if TextWidth.of(pencil.words(all)) + TextWidth.of(title) + 10 <= width { return all }
    return "▸ " + Label.phase(lit).text(in: pencil.language)
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let network = situation.network else {
      return FormulaView(model: model).draw(in: rect, of: &frame, pencil)
    }
    let geometry = NetworkGeometry(inside: rect, network: network, selection: model.look.selection)
    drawEdges(geometry, of: &frame, pencil)
    for (column, nodes) in geometry.columns.enumerated() {
      for node in nodes { draw(node, geometry, of: &frame, pencil) }
      if geometry.hidden[column] > 0, let last = nodes.last {
        frame.put("+\(geometry.hidden[column])", Style(.dim), x: last.x, y: min(last.y + 1, rect.maxY - 1))
      }
    }
    drawEdgeLabels(geometry, of: &frame, pencil)
  }

  // MARK: Nodes

  private func draw(_ node: NetworkGeometry.Node, _ geometry: NetworkGeometry, of frame: inout Frame, _ pencil: Pencil)
  {
    let isSelected =
      geometry.network.index(
        of: .bias(layer: node.column - 1, of: node.unit)) == model.look.selection && node.column > 0
    var style = Style(.text, .bold)
    if let role = litRole(column: node.column) { style = Style(role, .bold) }
    if isSelected { style.attributes.insert(.reverse) }
    let name = "(\(geometry.network.nodeName(column: node.column, unit: node.unit)))"
    frame.put(name, style, x: node.x, y: node.y)
    guard geometry.hasValueRow else { return }
    let (text, role) = value(of: node, network: geometry.network, pencil)
    let isLast = node.column == geometry.columns.count - 1
    let width = TextWidth.of(text)
    let x = isLast ? min(node.x, geometry.rect.maxX - width) : node.x
    frame.put(text, Style(role), x: x, y: node.y + 1)
    if isLast, node.y + 2 < geometry.rect.maxY, geometry.rect.height >= 4 * geometry.columns[node.column].count {
      let target = model.workspace.scene.experiment.dataset!.target(sample)
      let text = "y " + pencil.number(target[target.startIndex + node.unit], decimals: 3)
      frame.put(text, Style(.dim), x: min(node.x, geometry.rect.maxX - TextWidth.of(text)), y: node.y + 2)
    }
  }

  private var sample: Int { model.look.sample }

  /// The colour of a column that the beat under way computes; nil for the others.
  private func litRole(column: Int) -> Role? {
    switch model.litBeat {
    case .weightedInputs(let layer), .activations(let layer): return layer + 1 == column ? .forward : nil
    case .cost: return column == situation.network!.layers.count ? .warning : nil
    case .deltas(let layer): return layer + 1 == column ? .backward : nil
    case .gradient, .update, nil: return nil
    }
  }

  /// The number below a node: what the beat under way gives it, else its activation.
  private func value(of node: NetworkGeometry.Node, network: Network, _ pencil: Pencil) -> (text: String, role: Role) {
    if node.column == 0 {
      let input = model.workspace.scene.experiment.dataset!.input(sample)
      return (pencil.number(input[input.startIndex + node.unit], decimals: 3), .dim)
    }
    let layer = node.column - 1
    switch model.litBeat {
    case .weightedInputs(layer):
      let z = situation.weightedInput(layer: layer, unit: node.unit, sample: sample)
      return ("z " + pencil.number(z, decimals: 3), .forward)
    case .deltas(layer):
      let delta = situation.delta(layer: layer, unit: node.unit, sample: sample)
      return (pencil.words("δ ") + pencil.number(delta, decimals: 3), .backward)
    case .activations(layer):
      return (pencil.number(situation.activation(layer: layer, unit: node.unit, sample: sample), decimals: 4), .forward)
    default:
      return (pencil.number(situation.activation(layer: layer, unit: node.unit, sample: sample), decimals: 4), .text)
    }
  }

  // MARK: Edges

  private struct Edge {
    let source: NetworkGeometry.Node
    let target: NetworkGeometry.Node
    let index: Int
    let weight: Double
  }

  /// The edges to draw, weakest first; of very many only the strongest and the selected one.
  private func edges(_ geometry: NetworkGeometry) -> [Edge] {
    var edges: [Edge] = []
    for column in geometry.columns.indices.dropFirst() {
      for source in geometry.columns[column - 1] {
        for target in geometry.columns[column] {
          let index = geometry.network.index(of: .weight(layer: column - 1, to: target.unit, from: source.unit))!
          edges.append(Edge(source: source, target: target, index: index, weight: situation.parameters[index]))
        }
      }
    }
    func strength(_ edge: Edge) -> Double { edge.weight.isFinite ? abs(edge.weight) : .infinity }
    edges.sort { strength($0) < strength($1) }
    let selected = model.look.selection
    let most = 160
    if edges.count > most {
      edges = edges.enumerated().filter { $0.offset >= edges.count - most || $0.element.index == selected }.map(
        \.element)
    }
    return edges
  }

  private func drawEdges(_ geometry: NetworkGeometry, of frame: inout Frame, _ pencil: Pencil) {
    var grid = DotGrid(geometry.rect, level: pencil.level)
    let edges = edges(geometry)
    let strongest = edges.reduce(1e-12) { $1.weight.isFinite ? max($0, abs($1.weight)) : $0 }
    let isCrowded = edges.count > 40
    for (order, edge) in edges.enumerated() {
      let isSelected = edge.index == model.look.selection
      let isLit = isLit(edge)
      var role: Role = edge.weight < 0 ? .negative : .positive
      if isLit { role = model.litBeat?.phase == .forward ? .forward : .backward }
      if isSelected { role = .accent }
      let priority = UInt8(min(order / 2, 100)) + (isLit ? 60 : 0) + (isSelected ? 120 : 0)
      let share = edge.weight.isFinite ? abs(edge.weight) / strongest : 1
      let weight = isCrowded || pencil.level != .braille ? 1 : (share > 0.66 ? 3 : (share > 0.33 ? 2 : 1))
      grid.thickLine(
        from: place(of: edge.source, isSource: true, geometry, grid),
        to: place(of: edge.target, isSource: false, geometry, grid), weight: isSelected ? max(weight, 2) : weight,
        Pen(role, isSelected ? .bold : [], priority: priority), edge.weight < 0 ? .dashed : .solid)
    }
    grid.draw(into: &frame)
  }

  /// The end of an edge, in dots.
  private func place(
    of node: NetworkGeometry.Node, isSource: Bool, _ geometry: NetworkGeometry, _ grid: DotGrid
  ) -> DotPoint {
    let x = isSource ? node.x + node.width : node.x - 1
    return DotPoint(
      x: (Double(x - geometry.rect.x) + 0.5) * Double(grid.dotsPerCell.columns),
      y: (Double(node.y - geometry.rect.y) + 0.5) * Double(grid.dotsPerCell.rows))
  }

  private func isLit(_ edge: Edge) -> Bool {
    switch model.litBeat {
    case .weightedInputs(let layer): return edge.target.column == layer + 1
    case .deltas(let layer): return edge.source.column == layer + 1
    case .gradient, .update: return true
    case .activations, .cost, nil: return false
    }
  }

  /// What stands on an edge: its weight, and in the beats that make them its slope or its change.
  private func label(of index: Int, _ pencil: Pencil) -> (text: String, role: Role) {
    let value: Double
    switch model.litBeat {
    case .gradient: value = situation.step.gradient[index]
    case .update: value = situation.step.change[index]
    default: value = situation.parameters[index]
    }
    let mark: String
    switch model.litBeat {
    case .gradient: mark = "∂ "
    case .update: mark = "Δ "
    default: mark = ""
    }
    return (pencil.words(mark) + pencil.number(value, decimals: 3, sign: .always), value < 0 ? .negative : .positive)
  }

  private func drawEdgeLabels(_ geometry: NetworkGeometry, of frame: inout Frame, _ pencil: Pencil) {
    let edges = edges(geometry)
    let isWide = geometry.rect.width >= 12 * geometry.columns.count
    let showsAll = model.look.showsWeightLabels && edges.count <= 24 && isWide
    var taken: Set<Int> = []
    func cells(_ x: Int, _ y: Int, _ width: Int) -> [Int] { (x - 1..<x + width + 1).map { y * 10_000 + $0 } }
    for nodes in geometry.columns {
      for node in nodes {
        taken.formUnion(cells(node.x, node.y, node.width))
        taken.formUnion(cells(node.x, node.y + 1, 8))
      }
    }
    for edge in edges.reversed() where showsAll || edge.index == model.look.selection {
      let isSelected = edge.index == model.look.selection
      let (text, role) = label(of: edge.index, pencil)
      let width = TextWidth.of(text)
      let x1 = Double(edge.source.x + edge.source.width)
      let x2 = Double(edge.target.x - 1)
      for share in [0.5, 0.32, 0.68, 0.2, 0.8] {
        let x = Int(clamping: (x1 + share * (x2 - x1) - Double(width) / 2).rounded())
        let y = Int(clamping: (Double(edge.source.y) + share * Double(edge.target.y - edge.source.y)).rounded())
        let wanted = cells(x, y, width)
        guard geometry.rect.contains(Rect(x: x, y: y, width: width, height: 1)), taken.isDisjoint(with: wanted) else {
          continue
        }
        taken.formUnion(wanted)
        frame.put(text, Style(isSelected ? .accent : role, isSelected ? .reverse : []), x: x, y: y)
        break
      }
    }
  }
}
