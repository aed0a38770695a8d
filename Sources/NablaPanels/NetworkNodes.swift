// The nodes of the network graph: their names with the numbers below.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct NetworkNodes {
  @Shown var model: Model
  let passes: NetworkPasses
  let geometry: NetworkGeometry
  /// How far a sum or product has grown.
  let stop: TermStop?

  /// The rows of texts of a node, from its name down.
  func rows(of node: NetworkGeometry.Node, _ pencil: Pencil) -> [(String, Style)] {
    let network = geometry.network
    var style = Style(.text, .bold)
    if isYetToCome(column: node.column) { style = Style(.dim) }
    if let role = litRole(of: node) { style = Style(role, [.bold, .reverse]) }
    let bias = node.column > 0 ? network.index(of: .bias(layer: node.column - 1, of: node.unit)) : nil
    let isSelected = bias != nil && bias == model.look.selection
    if isSelected { style.attributes.formUnion([.bold, .underline]) }
    let dot = pencil.symbols.isASCII ? "o" : "●"
    var rows = [(geometry.naming.name(network, column: node.column, unit: node.unit, dot: dot), style)]
    let room = geometry.valueRows[node.column]
    guard room > 0 else { return rows }
    let (text, role) = value(of: node, pencil)
    rows.append((text, Style(role)))
    if node.column == geometry.columns.count - 1 {
      let text = "y " + pencil.number(passes.target(unit: node.unit, sample: model.sample), decimals: 3)
      rows.append((text, Style(.dim)))
    }
    if let bias {
      let text = "b " + pencil.number(passes.parameters[bias], decimals: 3, sign: .always)
      rows.append((text, isSelected ? Style(.accent, .reverse) : Style(.dim)))
    }
    let space = geometry.space(of: node)
    rows = rows.prefix(1) + rows.dropFirst().filter { TextWidth.of($0.0) <= space }
    // A selected bias is never the row that has to go.
    while rows.count > room + 1 { rows.remove(at: isSelected ? max(1, rows.count - 2) : rows.count - 1) }
    return rows
  }

  /// Takes away what lies under the texts of a node.
  func clear(around node: NetworkGeometry.Node, _ rows: [(String, Style)], of frame: inout Frame) {
    for (offset, row) in rows.enumerated() {
      let width = TextWidth.of(row.0)
      let x = left(of: node, width: width)
      // Dots stand so close that lines have to touch them.
      let blank = geometry.blank
      frame.fill(Rect(x: x - blank, y: node.y + offset, width: width + 2 * blank, height: 1))
    }
  }

  func draw(_ node: NetworkGeometry.Node, _ rows: [(String, Style)], of frame: inout Frame) {
    for (offset, row) in rows.enumerated() {
      frame.put(row.0, row.1, x: left(of: node, width: TextWidth.of(row.0)), y: node.y + offset)
    }
  }

  /// Where a text of a node begins: the last column's may not run out of the panel.
  func left(of node: NetworkGeometry.Node, width: Int) -> Int {
    max(geometry.rect.x, min(node.x, geometry.rect.maxX - width))
  }

  /// The colour of a node that the term under way is of, or whose column the beat computes; nil for the others.
  private func litRole(of node: NetworkGeometry.Node) -> Role? {
    let column = node.column
    if let stop {
      guard stop.lit.nodes.contains(NodePlace(layer: column - 1, unit: node.unit)) else { return nil }
      if model.walksDerivation { return .backward }
      return model.litBeat?.phase == .forward ? .forward : .backward
    }
    switch model.litBeat {
    case .weightedInputs(let layer), .activations(let layer): return layer + 1 == column ? .forward : nil
    case .cost: return column == passes.network.layers.count ? .warning : nil
    case .deltas(let layer): return layer + 1 == column ? .backward : nil
    case .gradient, .update, nil: return nil
    }
  }

  /// Whether the forward pass has not come to a column yet.
  private func isYetToCome(column: Int) -> Bool {
    switch model.litBeat {
    case .weightedInputs(let layer), .activations(let layer): return column > layer + 1
    case .cost, .deltas, .gradient, .update, nil: return false
    }
  }

  /// The number below a node: what the beat under way gives it, else its activation.
  private func value(of node: NetworkGeometry.Node, _ pencil: Pencil) -> (text: String, role: Role) {
    let sample = model.sample
    func number(_ value: Double, _ name: String, decimals: Int = 3) -> String {
      let isWide = geometry.numberWidth >= 8
      let short = pencil.number(value, width: min(geometry.numberWidth, 8), decimals: isWide ? decimals : 3).trimmedLeft
      let named = name + " " + pencil.number(value, decimals: decimals)
      return name.isEmpty || !isWide || TextWidth.of(named) > geometry.space(of: node) ? short : named
    }
    if node.column == 0 {
      return (number(passes.source(layer: 0, unit: node.unit, sample: sample), ""), .dim)
    }
    let layer = node.column - 1
    switch model.litBeat {
    case .weightedInputs(layer):
      let z = passes.weightedInput(layer: layer, unit: node.unit, sample: sample)
      return (grown(node, whole: z).map { number($0, "z") } ?? "", .forward)
    case .deltas(layer) where model.usesPerceptronRule:
      let error =
        passes.target(unit: node.unit, sample: sample)
        - passes.activation(layer: layer, unit: node.unit, sample: sample)
      return (number(error, "y-a"), .backward)
    case .deltas(layer):
      let name = pencil.symbols.isASCII ? "d" : "δ"
      let delta = passes.delta(layer: layer, unit: node.unit, sample: sample)
      return (grown(node, whole: delta).map { number($0, name) } ?? "", .backward)
    default:
      let isLit = model.litBeat == .activations(layer: layer)
      let value = passes.activation(layer: layer, unit: node.unit, sample: sample)
      let role: Role = isYetToCome(column: node.column) ? .ghost : .text
      return (number(value, "", decimals: 4), isLit ? .forward : role)
    }
  }
}

extension NetworkNodes {
  /// What a node's number has come to where it grows term by term at this beat; nil where it has not begun.
  private func grown(_ node: NetworkGeometry.Node, whole: Double) -> Double? {
    guard let stop, !model.walksDerivation else { return whole }
    return stop.value(of: NodePlace(layer: node.column - 1, unit: node.unit), whole: whole)
  }
}

extension String {
  /// The text without blanks at its beginning.
  fileprivate var trimmedLeft: String { String(drop { $0 == " " }) }
}
