// Errors between targets and outputs: as areas or bars, and what each loss makes of the same error.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct ErrorsView: PanelView {
  package static let name = LocalizedText(ko: "오차", en: "Errors")

  @Shown var model: Model
  private let passes: NetworkPasses

  /// nil where the cost is a formula.
  package init?(model: Shown) {
    guard let passes = model.wrappedValue.situation.passes else { return nil }
    _model = model
    self.passes = passes
  }

  private var data: Dataset { passes.data }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    guard data.count > 1 else { return "" }
    let sample = Label.sampleOf(model.sample + 1, of: data.count).text(in: pencil.language)
    return TextWidth.of(pencil.words(sample)) + 24 <= rect.width ? sample : ""
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "출력이 목표에서 얼마나 떨어져 있는지 보여 줘요.",
      en: "How far each output is from its target.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 4 else { return }
    let isCurve = data.rawInputCount == 1 && data.targetCount == 1
    let picture = ErrorCurve(model: _model, passes: passes)
    let bars = ErrorBars(model: _model, passes: passes)
    let table = ErrorTable(model: _model, passes: passes)
    // Table and words take what they need, and leave the picture at least half of the panel, or four rows.
    let notes = table.notes(width: rect.width - 2, pencil) + words(isCurve ? picture : nil, table, pencil)
    let least = rect.height < 14 ? min(4, rect.height / 2) : rect.height / 2
    let lines = notes.lines(width: rect.width - 2, height: rect.height - least)
    var area = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - lines.count)
    // Few bars need no more than their rows.
    if !isCurve { area.height = min(area.height, data.count * data.targetCount + 2) }
    frame.put(lines, x: rect.x + 1, y: area.maxY)
    guard !area.isEmpty else { return }
    guard isCurve else { return bars.draw(in: area, of: &frame, pencil) }
    // A wide panel has the samples one by one as well.
    guard area.width >= 96 else { return picture.draw(in: area, of: &frame, pencil) }
    let left = area.width - 48
    picture.draw(in: Rect(x: area.x, y: area.y, width: left, height: area.height), of: &frame, pencil)
    bars.draw(in: Rect(x: area.x + left + 1, y: area.y, width: 47, height: area.height), of: &frame, pencil)
  }

  private func words(_ picture: ErrorCurve?, _ table: ErrorTable, _ pencil: Pencil) -> [Note] {
    var notes: [Note] = []
    if let picture {
      let sum = zip(data.targets, passes.forward.outputs).reduce(0) { $0 + abs($1.0 - $1.1) }
      let area = ErrorLabel.area(sum: pencil.number(sum))
      let squares: ErrorLabel = picture.hasManySamples ? .squareBars : .squares
      notes.append(
        Note(
          pencil.words(area) + " " + pencil.words(squares), short: pencil.words(ErrorLabel.areaShort),
          Style(.text),
          rank: 5))
    } else {
      notes.append(
        Note(pencil.words(ErrorLabel.bars), short: pencil.words(ErrorLabel.barsShort), Style(.text), rank: 5))
    }
    notes.append(
      Note(pencil.words(ErrorLabel.slopes), short: pencil.words(ErrorLabel.slopesShort), Style(.text), rank: 4))
    if table.hasLogLoss { notes.append(Note(pencil.words(ErrorLabel.logSlope), Style(.text), rank: 6)) }
    return notes
  }
}
