// The cost over a single parameter: a curve between axes, the point on it and its tangent.

import NablaCanvas
import NablaCore

struct CostCurveView {
  let model: Model
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
    let curve = CurvePlot.Series(samples: samples(zip(image.xs, image.costs)), role: .series(0))
    var lower = [
      CurvePlot.Series(
        samples: samples(line(x: x, cost: cost, slope: slope, in: range, values)), role: .warning, pattern: .dashed,
        label: pencil.words(CurveLabel.tangent))
    ]
    if let number = shownSecant {
      let label = CurveLabel.secant(h: Words.short(CostSecants.widths[number]))
      lower.append(
        CurvePlot.Series(
          samples: samples(line(x: x, cost: cost, slope: secants.slopes[number], in: range, values)), role: .series(1),
          label: pencil.words(label)))
    }
    let plot = CurvePlot(
      lower + [curve], scaling: .linear, xRange: range, valueRange: values, xLabel: name,
      showsLegend: rect.height >= 10)
    return Layout(rect: rect, notes: lines, plot: plot, values: values)
  }

  /// The cells between the axes: the first column shows the viewport's one end, the last its other.
  func area(in whole: Rect, _ pencil: Pencil) -> Rect? {
    layout(in: whole, pencil).map { $0.plot.area(in: $0.rect, symbols: pencil.symbols, level: pencil.level) }
  }

  func draw(in whole: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let layout = layout(in: whole, pencil) else { return }
    frame.put(layout.notes, x: whole.x + 1, y: layout.rect.maxY)
    layout.plot.draw(
      in: layout.rect, of: &frame, symbols: pencil.symbols, level: pencil.level, isBold: pencil.isBold)
    let area = layout.plot.area(in: layout.rect, symbols: pencil.symbols, level: pencil.level)
    let range = image.request.viewport.x
    let values = layout.values
    func cell(_ x: Double, _ cost: Double) -> Point? {
      let across = (x - range.lowerBound) / (range.upperBound - range.lowerBound)
      let down = (values.upperBound - cost) / (values.upperBound - values.lowerBound)
      guard abs(across) <= 2, abs(down) <= 2 else { return nil }
      let place = Point(
        x: area.x + Int(clamping: (across * Double(area.width - 1)).rounded()),
        y: area.y + Int(clamping: (down * Double(area.height - 1)).rounded()))
      return area.contains(place) ? place : nil
    }
    let objective = model.wantedSlice!.landscape.objective
    let path = model.workspace.history.path
    for point in path.points.prefix(model.workspace.cursor.step / path.spacing + 1).suffix(200) {
      guard let place = cell(point[model.look.axisX], objective.cost(at: point)) else { continue }
      frame.set(pencil.symbols.path, Style(.accent, .bold), x: place.x, y: place.y)
    }
    let x = model.situation.parameters[model.look.axisX]
    if let now = cell(x, model.situation.step.cost) {
      drawStep(
        from: now, cellsPerUnit: Double(area.width - 1) / (range.upperBound - range.lowerBound), area, &frame, pencil)
      frame.set(pencil.symbols.now, Style(.warning, .bold), x: now.x, y: now.y)
    }
    if let cursor = model.look.cursor,
      let place = cell(cursor.x, model.wantedSlice!.landscape.cost(x: cursor.x, y: cursor.y))
    {
      let mark = ContourMark(kind: .cursor, cell: place)
      frame.set(mark.glyph(pencil.symbols), mark.style, x: place.x, y: place.y)
    }
  }

  /// −η dC/dw to scale, level with the point: how far the next step goes along the axis.
  private func drawStep(
    from now: Point, cellsPerUnit: Double, _ area: Rect, _ frame: inout Frame, _ pencil: Pencil
  ) {
    let axis = model.look.axisX
    let way = -model.situation.settings.learningRate * model.situation.step.gradient[axis]
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
    return CostSecants(x: parameters[axis], cost: model.situation.step.cost, slope: model.situation.step.gradient[axis])
    {
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
}
