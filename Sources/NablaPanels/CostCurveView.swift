// The cost over a single parameter: a curve between axes, the point on it and its tangent.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

package struct CostCurveView {
  @Shown var model: Model
  let image: SliceImage

  /// The curve with its axes, and what is said below it.
  private struct Layout {
    let rect: Rect
    let notes: [(text: String, style: Style)]
    let plot: CurvePlot
    let values: ClosedRange<Double>
  }

  private func layout(in whole: Rect, _ pencil: Pencil) -> Layout? {
    let name = model.names.name(at: model.look.axisX)
    let secants = secants
    // One row of words below a small picture, three below a large one.
    let notes = secants.notes(name, width: whole.width - 2, pencil)
    let lines = notes.lines(width: whole.width - 2, height: whole.height >= 14 ? 3 : (whole.height >= 8 ? 1 : 0))
    let rect = Rect(x: whole.x, y: whole.y, width: whole.width, height: whole.height - lines.count)
    let finite = image.costs.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    // Room below, so that the lowest point does not lie on the axis.
    let room = max((high - low) * 0.08, abs(high) * 1e-9)
    let values = min(low, max(low - room, low >= 0 ? 0 : low - room))...(high + room)
    let range = image.request.viewport.x
    let x = model.situation.parameters[model.look.axisX]
    let cost = model.situation.step.cost
    let slope = model.situation.step.gradient[model.look.axisX]
    // Beside several runs, which have colours of their own, the curve and its secant have none.
    let hasRivals = model.workspace.runs.count > 1
    let curve = CurvePlot.Series(
      samples: samples(zip(image.xs, image.costs)), role: hasRivals ? .isoline : .series(0))
    var lower = [
      CurvePlot.Series(
        samples: samples(line(x: x, cost: cost, slope: slope, in: range, values)), role: .warning, pattern: .dashed,
        label: pencil.words(CurveLabel.tangent))
    ]
    if let number = shownSecant {
      let label = CurveLabel.secant(h: Words.short(CostSecants.widths[number]))
      lower.append(
        CurvePlot.Series(
          samples: samples(line(x: x, cost: cost, slope: secants.slopes[number], in: range, values)),
          role: hasRivals ? .text : .series(1), label: pencil.words(label)))
    }
    let plot = CurvePlot(
      lower + [curve], scaling: .linear, xRange: range, valueRange: values, xLabel: name,
      showsLegend: rect.height >= 10)
    return Layout(rect: rect, notes: lines, plot: plot, values: values)
  }

  /// The cells between the axes: the first column shows the viewport's one end, the last its other.
  package func area(in whole: Rect, _ pencil: Pencil) -> Rect? {
    layout(in: whole, pencil).map { $0.plot.area(in: $0.rect, symbols: pencil.symbols, level: pencil.level) }
  }

  /// - Returns: the signs that are seen.
  package func draw(in whole: Rect, of frame: inout Frame, _ pencil: Pencil) -> Set<ContourSign> {
    guard let layout = layout(in: whole, pencil) else {
      let words = pencil.words(ContourLabel.nowhere).wrapped(to: max(1, whole.width - 2)).prefix(whole.height)
      frame.put(words.map { ($0, Style(.text)) }, x: whole.x + 1, y: whole.y + (whole.height - words.count) / 2)
      return []
    }
    frame.put(layout.notes, x: whole.x + 1, y: layout.rect.maxY)
    layout.plot.draw(
      in: layout.rect, of: &frame, symbols: pencil.symbols, level: pencil.level, isBold: pencil.isBold)
    let area = layout.plot.area(in: layout.rect, symbols: pencil.symbols, level: pencil.level)
    let field = Field(area: area, range: image.request.viewport.x, values: layout.values)
    for run in model.workspace.runsInDrawingOrder where isDrawn(run) { drawPath(of: run, field, &frame, pencil) }
    let here = field.cell(model.situation.parameters[model.look.axisX], model.situation.step.cost)
    if let here, area.contains(here), !model.hidesStep {
      drawStep(from: here, cellsPerUnit: field.cellsPerUnit, area, &frame, pencil)
    }
    for mark in marks(here, field) {
      frame.set(mark.glyph(pencil.symbols), mark.style, x: mark.cell.x, y: mark.cell.y)
    }
    return ContourMarks.signs(of: marks(here, field), pencil.symbols)
  }

  /// From a parameter and its cost to a cell, perhaps beside the picture.
  private struct Field {
    let area: Rect
    let range: ClosedRange<Double>
    let values: ClosedRange<Double>

    var cellsPerUnit: Double { Double(area.width - 1) / (range.upperBound - range.lowerBound) }

    func cell(_ x: Double, _ cost: Double) -> Point? {
      guard x.isFinite, !cost.isNaN else { return nil }
      let across = (x - range.lowerBound) / (range.upperBound - range.lowerBound)
      let down = (values.upperBound - cost) / (values.upperBound - values.lowerBound)
      func place(_ share: Double, _ count: Int) -> Int {
        Int(clamping: (min(max(share, -1e6), 1e6) * Double(count - 1)).rounded())
      }
      return Point(x: area.x + place(across, area.width), y: area.y + place(down, area.height))
    }
  }

  /// Whether a run has the parameter that the curve is over, and only that.
  private func isDrawn(_ run: Run) -> Bool { run.history.experiment.names == model.names }

  /// The steps of a run on the curve, as far as they are on the picture.
  private func drawPath(of run: Run, _ field: Field, _ frame: inout Frame, _ pencil: Pencil) {
    let objective = model.wantedSlice!.landscape.objective
    let role = run.role(isCurrent: run.number == model.workspace.currentNumber)
    let path = run.history.path
    for point in path.points.prefix(run.shownStep(model.workspace) / path.spacing + 1).suffix(200) {
      guard let place = field.cell(point[model.look.axisX], objective.cost(at: point)), field.area.contains(place)
      else { continue }
      frame.set(pencil.symbols.path, Style(role, .bold), x: place.x, y: place.y)
    }
  }

  /// Where the runs are, each with its letter where there are several, and where one points.
  private func marks(_ here: Point?, _ field: Field) -> [ContourMark] {
    let area = field.area
    guard !area.isEmpty else { return [] }
    var marks: [ContourMark] = []
    let workspace = model.workspace
    var own: [RunLetters.Place] = []
    if let place = model.flowPlace, let objective = model.wantedSlice?.landscape.objective,
      let cell = field.cell(place[model.look.axisX], objective.cost(at: place)), area.contains(cell)
    {
      marks.append(ContourMark(kind: .flow(.text), cell: cell))
    }
    if let here {
      let edge = Point(x: min(max(here.x, area.x), area.maxX - 1), y: min(max(here.y, area.y), area.maxY - 1))
      let (dx, dy) = (Double(here.x - edge.x), 2 * Double(here.y - edge.y))
      marks.append(ContourMark(kind: edge == here ? .now : .outside(dx: dx, dy: dy, .warning), cell: edge))
      let role = workspace.current.role(isCurrent: true)
      // The step goes to the other side.
      let side = model.situation.step.change[model.look.axisX] > 0 ? -1 : 1
      own = [RunLetters.Place(letter: workspace.current.letter, role: role, cell: here, isMarked: true, side: side)]
    }
    if workspace.runs.count > 1 {
      let objective = model.wantedSlice!.landscape.objective
      var letters = RunLetters(in: area, taken: Set(marks.map(\.cell)))
      let others = workspace.runs.filter { $0.number != workspace.currentNumber && isDrawn($0) }
      let rivals = others.compactMap { run -> RunLetters.Place? in
        let parameters = run.history.state(at: run.shownStep(workspace)).parameters
        return field.cell(parameters[model.look.axisX], objective.cost(at: parameters)).map {
          RunLetters.Place(letter: run.letter, role: run.role(isCurrent: false), cell: $0)
        }
      }
      for place in own + rivals { letters.add(place) }
      marks += letters.marks
    }
    if let guess = model.guessedPlace, guess.count == 1,
      let place = field.cell(guess[0], model.wantedSlice!.landscape.cost(x: guess[0], y: 0)), area.contains(place)
    {
      marks.append(ContourMark(kind: .guess, cell: place))
    }
    if let cursor = model.look.cursor,
      let place = field.cell(cursor.x, model.wantedSlice!.landscape.cost(x: cursor.x, y: cursor.y)),
      area.contains(place)
    {
      marks.append(ContourMark(kind: .cursor, cell: place))
    }
    return marks
  }

  /// The step to scale, level with the point: how far it goes along the axis.
  private func drawStep(
    from now: Point, cellsPerUnit: Double, _ area: Rect, _ frame: inout Frame, _ pencil: Pencil
  ) {
    let way = model.situation.step.change[model.look.axisX]
    guard way.isFinite, way != 0, let tip = pencil.symbols.arrow(dx: way, dy: 0) else { return }
    let sign = way > 0 ? 1 : -1
    let length = max(1, Int(clamping: abs(way * cellsPerUnit).rounded()))
    let room = way > 0 ? area.maxX - 1 - now.x : now.x - area.x
    guard room > 0 else { return }
    for offset in 1...min(length, room) {
      let isEnd = offset == min(length, room)
      let glyph = isEnd ? (length > room ? pencil.symbols.leaves : tip) : pencil.symbols.horizontal
      frame.set(glyph, Style(.warning, .bold), x: now.x + sign * offset, y: now.y)
    }
  }

  /// The secants at the point under way.
  private var secants: CostSecants {
    let axis = model.look.axisX
    let parameters = model.situation.parameters
    let objective = model.wantedSlice?.landscape.objective
    let step = model.situation.step
    let isPlain = model.situation.settings.optimizer.isPlain
    return CostSecants(
      x: parameters[axis], cost: step.cost, slope: step.gradient[axis], move: isPlain ? nil : step.change[axis]
    ) {
      var moved = parameters
      moved[axis] = $0
      return objective?.cost(at: moved) ?? .nan
    }
  }

  /// The secant that this beat shows: h shrinks from 1 to 0.1, and the step's last beat has the tangent alone.
  private var shownSecant: Int? {
    guard model.litBeat != nil else { return nil }
    switch model.beats.count - 1 - model.workspace.cursor.beat {
    case 0: return nil
    case 1: return 1
    default: return 0
    }
  }

  private func samples(_ points: some Sequence<(Double, Double)>) -> [CurvePlot.Sample] {
    points.map { CurvePlot.Sample(x: $0.0, low: $0.1, high: $0.1) }
  }

  /// The piece of a straight line through the point that stays inside the picture.
  private func line(
    x: Double, cost: Double, slope: Double, in range: ClosedRange<Double>, _ values: ClosedRange<Double>
  ) -> [(Double, Double)] {
    let width = range.upperBound - range.lowerBound
    return (0...80).map { range.lowerBound + width * Double($0) / 80 }.compactMap { place in
      let height = cost + slope * (place - x)
      guard abs(place - x) <= width / 4, values.contains(height) else { return nil }
      return (place, height)
    }
  }

  package init(model: Shown, image: SliceImage) {
    _model = model
    self.image = image
  }
}
