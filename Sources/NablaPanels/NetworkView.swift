// The network graph: nodes with their numbers, edges as thick as their weights, and the beat that is under way lit.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

package struct NetworkView: PanelView {
  package static let name = LocalizedText(ko: "신경망", en: "Network")

  @Shown var model: Model

  /// The four phases with the one under way in brackets, if there is room; else only that one.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    guard let lit = model.litBeat?.phase else { return "" }
    let all = Self.phases(lit, pencil).joined(separator: Self.phaseSeparator)
    let title = Self.name[pencil.language]
    if TextWidth.of(pencil.words(all)) + TextWidth.of(title) + 10 <= rect.width { return all }
    return "▸ " + Label.phase(lit).text(in: pencil.language)
  }

  private static let phaseSeparator = " ▸ "

  private static func phases(_ lit: Beat.Phase, _ pencil: Pencil) -> [String] {
    Beat.Phase.allCases.map { phase in
      let word = Label.phase(phase).text(in: pencil.language)
      return phase == lit ? "[\(word)]" : word
    }
  }

  /// The phases in the panel's heading, where all of them stand there, and what stands in its lower border.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  package func controls(in rect: Rect, _ pencil: Pencil) -> [Control] {
    phases(in: rect, pencil) + NetworkSizing(model, in: rect, pencil).controls
  }

  /// What a click adds to the network or takes away, in the panel's lower border.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - frame: gets it.
  ///   - pencil: knows how things are shown.
  package func drawBorder(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    NetworkSizing(model, in: rect, pencil).draw(of: &frame)
  }

  private func phases(in rect: Rect, _ pencil: Pencil) -> [Control] {
    guard let lit = model.litBeat?.phase else { return [] }
    let words = Self.phases(lit, pencil).map { pencil.words($0) }
    let separator = pencil.words(Self.phaseSeparator)
    let all = words.joined(separator: separator)
    guard pencil.words(trailing(in: rect, pencil)) == all else { return [] }
    var x = rect.maxX - 2 - TextWidth.of(all)
    return zip(Beat.Phase.allCases, words).map { phase, word in
      let control = Control(.phase(phase), x: x, y: rect.y, width: TextWidth.of(word))
      x += TextWidth.of(word) + TextWidth.of(separator)
      return control
    }
  }

  /// Below the graph, the term that is lit there.
  package func sentence(_ pencil: Pencil) -> String? {
    model.termStop.map { pencil.words(TermLines(stop: $0, pencil: pencil).sentence) }
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let passes = model.situation.passes else {
      return FormulaView(model: _model).draw(in: rect, of: &frame, pencil)
    }
    let geometry = NetworkGeometry(inside: rect, network: passes.network, selection: model.look.selection)
    let stop = model.termStop
    let edges = NetworkEdges(model: _model, geometry: geometry, term: stop?.lit)
    edges.drawLines(of: &frame, pencil)
    // Blanks first, so that no line touches a name or a number; then the texts.
    let nodes = NetworkNodes(model: _model, passes: passes, geometry: geometry, stop: stop)
    let texts = geometry.columns.map { $0.map { nodes.rows(of: $0, pencil) } }
    for (column, texts) in zip(geometry.columns, texts) {
      for (node, rows) in zip(column, texts) { nodes.clear(around: node, rows, of: &frame) }
    }
    edges.drawArrows(of: &frame, pencil)
    for (number, column) in geometry.columns.enumerated() {
      for (node, rows) in zip(column, texts[number]) { nodes.draw(node, rows, of: &frame) }
      if geometry.hidden[number] > 0, let last = column.last {
        // How many units have no place: below the last one, or beside it where no row is left.
        let text = "+\(geometry.hidden[number])"
        let isBelow = last.y + 1 < rect.maxY
        let x = isBelow ? last.x + 1 : min(last.x + last.width + 1, rect.maxX - text.count)
        frame.put(text, Style(.dim), x: x, y: isBelow ? last.y + 1 : last.y)
      }
    }
    let responses = NetworkResponses(passes, geometry: geometry, rows: texts.map { $0.map(\.count) }, pencil)
    responses.draw(of: &frame, pencil)
    let bypasses = NetworkBypasses(geometry: geometry)
    bypasses.draw(of: &frame, pencil)
    NetworkLabels(
      model: _model, geometry: geometry, edges: edges, taken: bypasses.places + responses.rects,
      lit: stop?.lit.parameters
    )
    .draw(of: &frame, pencil)
    let marks = NetworkMarks(passes, change: model.situation.step.change, geometry: geometry)
    marks.draw(of: &frame, pencil)
    NetworkKey(
      edges: edges, marks: marks, bypasses: bypasses, geometry: geometry, hasPictures: !responses.rects.isEmpty
    )
    .draw(of: &frame, pencil)
  }

  package init(model: Shown) {
    _model = model
  }
}
