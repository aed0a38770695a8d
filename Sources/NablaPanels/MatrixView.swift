// A layer as a matrix product with its numbers and shapes, for the shown sample and for all of them.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct MatrixView: PanelView {
  package static let name = LocalizedText(ko: "행렬", en: "Matrix")

  @Shown var model: Model
  private let passes: NetworkPasses

  /// nil where the cost is a formula.
  package init?(model: Shown) {
    guard let passes = model.wrappedValue.situation.passes else { return nil }
    _model = model
    self.passes = passes
  }

  private var network: Network { passes.network }

  /// The layer that the selected parameter belongs to.
  private var layer: Int { network.parameter(at: model.look.selection).layer }

  package func heading(in rect: Rect, _ pencil: Pencil) -> (title: String, trailing: String) {
    let panel = Self.name[pencil.language]
    let shape = network.layers[layer]
    let number = MatrixLabel.layer(layer + 1).text(in: pencil.language)
    let title = "\(panel) · \(number) \(shape.inputs)→\(shape.units)"
    let sample = Label.sampleOf(model.sample + 1, of: passes.data.count).text(in: pencil.language)
    let fits = passes.data.count > 1 && TextWidth.of(pencil.words(title + sample)) + 11 <= rect.width
    return (title, fits ? sample : "")
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "같은 계산을 행렬의 곱으로 쓴 거예요.",
      en: "The same numbers, worked with matrices.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 4 else { return }
    let equations = MatrixEquations(model: _model, passes: passes, layer: layer)
    let width = rect.width - 2
    let shapes = equations.shapes(width: width, pencil)
    let notes = notes(equations, width: width, pencil)
    // One sample's numbers come first; sentences take what is left; a batch's numbers come last.
    let fixed = shapes.one.count + shapes.all.count + (notes.first?.rank == 0 ? 1 : 0)
    let one = equations.oneSample(
      width: width, height: min(rect.height - fixed, max(5, rect.height / 2)), pencil)
    var free = rect.height - shapes.one.count - one.count - shapes.all.count
    let lines = notes.lines(width: width, height: max(0, free))
    free -= lines.count
    let batch = free >= 4 ? equations.batch(width: width, rows: free - 1, pencil) : []
    free -= batch.count
    func blank() -> [(text: String, style: Style)] {
      guard free > 0 else { return [] }
      free -= 1
      return [("", Style(.text))]
    }
    func styled(_ lines: [String], _ style: Style) -> [(text: String, style: Style)] { lines.map { ($0, style) } }
    var all = styled(shapes.one, Style(.title, .bold)) + styled(one, Style(.text)) + blank()
    all += styled(shapes.all, Style(.title, .bold)) + styled(batch, Style(.text)) + blank() + lines
    frame.put(all.prefix(rect.height).map { $0 }, x: rect.x + 1, y: rect.y)
  }

  private func notes(_ equations: MatrixEquations, width: Int, _ pencil: Pencil) -> [Note] {
    func sentence(_ label: MatrixLabel, short: MatrixLabel? = nil, rank: Int) -> Note {
      Note(pencil.words(label), short: short.map { pencil.words($0) }, rank: rank)
    }
    var notes: [Note] = []
    if let one = CollapsedLayers(of: network, at: passes.parameters) {
      let texts = [4, 2].map { equations.collapsed(one, decimals: $0, pencil) }
      notes.append(Note(texts[0], short: texts[1], Style(.accent, .bold), rank: 0))
      notes.append(sentence(.noHiddenLayer, short: .noHiddenShort, rank: 1))
    }
    let source = equations.source
    let bias = network.layers[layer].hasBias
    let identity = bias ? "(W·\(source)ᵀ + bᵀ)ᵀ = \(source)·Wᵀ + b" : "(W·\(source)ᵀ)ᵀ = \(source)·Wᵀ"
    notes.append(Note(pencil.words(identity), Style(.accent), rank: 2))
    notes.append(sentence(.whyTransposed, short: .whyShort, rank: 3))
    notes.append(sentence(.rowsAndColumns, rank: 4))
    if bias { notes.append(sentence(.everyRow, rank: 5)) }
    return notes
  }
}
