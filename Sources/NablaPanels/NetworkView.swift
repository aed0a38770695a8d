// The network graph: nodes with their numbers, edges as thick as their weights, and the beat that is under way lit.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

package struct NetworkView {
  @Shown var model: Model

  private var situation: Situation { model.situation }

  /// The four phases with the one under way in brackets, if there is room; else only that one.
  package func trailing(width: Int, _ pencil: Pencil) -> String {
    guard let lit = model.litBeat?.phase else { return "" }
    let all = Self.phases(lit, pencil).joined(separator: Self.phaseSeparator)
    let title = Label.panel(.network).text(in: pencil.language)
    if TextWidth.of(pencil.words(all)) + TextWidth.of(title) + 10 <= width { return all }
    return "▸ " + Label.phase(lit).text(in: pencil.language)
  }

  private static let phaseSeparator = " ▸ "

  private static func phases(_ lit: Beat.Phase, _ pencil: Pencil) -> [String] {
    Beat.Phase.allCases.map { phase in
      let word = Label.phase(phase).text(in: pencil.language)
      return phase == lit ? "[\(word)]" : word
    }
  }

  /// The phases in the panel's heading, where all of them stand there.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  package func controls(in rect: Rect, _ pencil: Pencil) -> [Control] {
    guard let lit = model.litBeat?.phase else { return [] }
    let words = Self.phases(lit, pencil).map { pencil.words($0) }
    let separator = pencil.words(Self.phaseSeparator)
    let all = words.joined(separator: separator)
    guard pencil.words(trailing(width: rect.width, pencil)) == all else { return [] }
    var x = rect.maxX - 2 - TextWidth.of(all)
    return zip(Beat.Phase.allCases, words).map { phase, word in
      let control = Control(.phase(phase), x: x, y: rect.y, width: TextWidth.of(word))
      x += TextWidth.of(word) + TextWidth.of(separator)
      return control
    }
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let network = situation.network else {
      return FormulaView(model: _model).draw(in: rect, of: &frame, pencil)
    }
    let geometry = NetworkGeometry(inside: rect, network: network, selection: model.look.selection)
    let edges = NetworkEdges(model: _model, geometry: geometry)
    edges.drawLines(of: &frame, pencil)
    // Blanks first, so that no line touches a name or a number; then the texts.
    let texts = geometry.columns.map { nodes in nodes.map { rows(of: $0, geometry, pencil) } }
    for (nodes, texts) in zip(geometry.columns, texts) {
      for (node, rows) in zip(nodes, texts) { clear(around: node, rows, geometry, of: &frame) }
    }
    edges.drawArrows(of: &frame, pencil)
    for (column, nodes) in geometry.columns.enumerated() {
      for (node, rows) in zip(nodes, texts[column]) { draw(node, rows, geometry, of: &frame) }
      if geometry.hidden[column] > 0, let last = nodes.last {
        // How many units have no place: below the last one, or beside it where no row is left.
        let text = "+\(geometry.hidden[column])"
        let isBelow = last.y + 1 < rect.maxY
        let x = isBelow ? last.x + 1 : min(last.x + last.width + 1, rect.maxX - text.count)
        frame.put(text, Style(.dim), x: x, y: isBelow ? last.y + 1 : last.y)
      }
    }
    let bypasses = NetworkBypasses(geometry: geometry)
    bypasses.draw(of: &frame, pencil)
    NetworkLabels(model: _model, geometry: geometry, edges: edges, taken: bypasses.places).draw(of: &frame, pencil)
    let marks = NetworkMarks(model: model, geometry: geometry)
    marks.draw(of: &frame, pencil)
    NetworkKey(edges: edges, marks: marks, bypasses: bypasses, geometry: geometry).draw(of: &frame, pencil)
  }

  // MARK: Nodes

  /// The rows of texts of a node, from its name down.
  package func rows(of node: NetworkGeometry.Node, _ geometry: NetworkGeometry, _ pencil: Pencil) -> [(String, Style)] {
    let network = geometry.network
    var style = Style(.text, .bold)
    if let role = litRole(column: node.column) { style = Style(role, [.bold, .reverse]) }
    if isYetToCome(column: node.column) { style = Style(.dim) }
    let bias = node.column > 0 ? network.index(of: .bias(layer: node.column - 1, of: node.unit)) : nil
    let isSelected = bias != nil && bias == model.look.selection
    if isSelected { style.attributes.formUnion([.bold, .underline]) }
    let dot = pencil.symbols.isASCII ? "o" : "●"
    var rows = [(geometry.naming.name(network, column: node.column, unit: node.unit, dot: dot), style)]
    let room = geometry.valueRows[node.column]
    guard room > 0 else { return rows }
    let (text, role) = value(of: node, geometry, pencil)
    rows.append((text, Style(role)))
    if node.column == geometry.columns.count - 1 {
      let target = model.workspace.scene.experiment.dataset!.target(model.sample)
      let text = "y " + pencil.number(target[target.startIndex + node.unit], decimals: 3)
      rows.append((text, Style(.dim)))
    }
    if let bias {
      let text = "b " + pencil.number(situation.parameters[bias], decimals: 3, sign: .always)
      rows.append((text, isSelected ? Style(.accent, .reverse) : Style(.dim)))
    }
    let space = geometry.space(of: node)
    rows = rows.prefix(1) + rows.dropFirst().filter { TextWidth.of($0.0) <= space }
    // A selected bias is never the row that has to go.
    while rows.count > room + 1 { rows.remove(at: isSelected ? max(1, rows.count - 2) : rows.count - 1) }
    return rows
  }

  private func clear(
    around node: NetworkGeometry.Node, _ rows: [(String, Style)], _ geometry: NetworkGeometry, of frame: inout Frame
  ) {
    for (offset, row) in rows.enumerated() {
      let width = TextWidth.of(row.0)
      let x = left(of: node, width: width, geometry)
      // Dots stand so close that lines have to touch them.
      let blank = geometry.blank
      frame.fill(Rect(x: x - blank, y: node.y + offset, width: width + 2 * blank, height: 1))
    }
  }

  private func draw(
    _ node: NetworkGeometry.Node, _ rows: [(String, Style)], _ geometry: NetworkGeometry, of frame: inout Frame
  ) {
    for (offset, row) in rows.enumerated() {
      frame.put(row.0, row.1, x: left(of: node, width: TextWidth.of(row.0), geometry), y: node.y + offset)
    }
  }

  /// Where a text of a node begins: the last column's may not run out of the panel.
  func left(of node: NetworkGeometry.Node, width: Int, _ geometry: NetworkGeometry) -> Int {
    max(geometry.rect.x, min(node.x, geometry.rect.maxX - width))
  }

  /// The colour of a column that the beat under way computes; nil for the others.
  private func litRole(column: Int) -> Role? {
    switch model.litBeat {
    case .weightedInputs(let layer), .activations(let layer): return layer + 1 == column ? .forward : nil
    case .cost: return column == situation.network!.layers.count ? .warning : nil
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
  private func value(
    of node: NetworkGeometry.Node, _ geometry: NetworkGeometry, _ pencil: Pencil
  ) -> (text: String, role: Role) {
    let sample = model.sample
    func number(_ value: Double, _ name: String, decimals: Int = 3) -> String {
      let isWide = geometry.numberWidth >= 8
      let short = pencil.number(value, width: min(geometry.numberWidth, 8), decimals: isWide ? decimals : 3).trimmedLeft
      let named = name + " " + pencil.number(value, decimals: decimals)
      return name.isEmpty || !isWide || TextWidth.of(named) > geometry.space(of: node) ? short : named
    }
    if node.column == 0 {
      let input = model.workspace.scene.experiment.dataset!.input(sample)
      return (number(input[input.startIndex + node.unit], ""), .dim)
    }
    let layer = node.column - 1
    switch model.litBeat {
    case .weightedInputs(layer):
      return (number(situation.weightedInput(layer: layer, unit: node.unit, sample: sample), "z"), .forward)
    case .deltas(layer) where model.usesPerceptronRule:
      let target = model.workspace.scene.experiment.dataset!.target(sample)
      let error =
        target[target.startIndex + node.unit] - situation.activation(layer: layer, unit: node.unit, sample: sample)
      return (number(error, "y-a"), .backward)
    case .deltas(layer):
      let name = pencil.symbols.isASCII ? "d" : "δ"
      return (number(situation.delta(layer: layer, unit: node.unit, sample: sample), name), .backward)
    default:
      let isLit = model.litBeat == .activations(layer: layer)
      let value = situation.activation(layer: layer, unit: node.unit, sample: sample)
      let role: Role = isYetToCome(column: node.column) ? .ghost : .text
      return (number(value, "", decimals: 4), isLit ? .forward : role)
    }
  }

  package init(model: Shown) {
    _model = model
  }
}

extension String {
  /// The text without blanks at its beginning.
  fileprivate var trimmedLeft: String { String(drop { $0 == " " }) }
}
