// C after some steps against every learning rate: where learning is quickest, and where it breaks.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct RatesView: PanelView {
  package static let name = LocalizedText(ko: "학습률 곡선", en: "Learning rates")

  @Shown var model: Model

  package init(model: Shown) {
    _model = model
  }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let sweep = model.shownSweep
    let look = model.look.rates
    if look.showsValues {
      return pencil.words(RatesLabel.valuesHeading(name, steps: look.steps, from: look.origin))
    }
    return pencil.words(
      RatesLabel.heading(
        steps: look.steps, from: look.origin, known: sweep?.knownCount ?? 0, of: sweep?.rates.count ?? SweepImage.count
      ))
  }

  private var isFull: Bool { model.look.rates.showsValues || !model.shownRivals.isEmpty }

  /// The selected parameter's.
  private var name: String { model.names.name(at: model.look.selection) }

  /// The last values of the selected parameter at a rate; none where the run has diverged.
  private func values(at place: Int, _ sweep: SweepImage) -> [Double] {
    guard sweep.places.indices.contains(place) else { return [] }
    // The place before the window is the first; of a short run that is its start.
    return sweep.places[place].suffix(RunEnd.lateWindow).map { $0[model.look.selection] }
  }

  /// Where the parts of the panel stand.
  private struct Layout {
    let plot: Rect
    /// The row of marks, and the one of numbers of η.
    let marksY: Int
    let numbersY: Int
    let words: Rect

    /// - Parameters:
    ///   - rect: the panel.
    ///   - wordRows: the rows that its sentences would take.
    ///   - isFull: whether the picture has so much in it that it needs room of its own.
    init(_ rect: Rect, wordRows: Int, isFull: Bool) {
      let labels = rect.width >= 30 ? 9 : 0
      let rows = min(wordRows, max(0, rect.height - (isFull ? max(6, rect.height / 2) : 6)))
      plot = Rect(
        x: rect.x + labels, y: rect.y, width: max(0, rect.width - labels), height: max(0, rect.height - rows - 2))
      marksY = plot.maxY
      numbersY = plot.maxY + 1
      words = Rect(x: rect.x, y: numbersY + 1, width: rect.width, height: rows)
    }

    func column(_ place: Int, of count: Int) -> Int {
      plot.x + (count > 1 ? place * (plot.width - 1) / (count - 1) : 0)
    }
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "학습률마다 처음부터 다시 학습했을 때 C가 어디까지 내려가는지 보여 줘요.",
      en: "Where C ends from the same start, for every learning rate.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 12, rect.height > 3 else { return }
    guard let sweep = model.shownSweep, sweep.knownCount > 0 else {
      pencil.put(pencil.words(RatesLabel.reckoning), Style(.dim), x: rect.x, y: rect.y, width: rect.width, in: &frame)
      return
    }
    let sentences = sentences(sweep, pencil, width: rect.width)
    let layout = Layout(rect, wordRows: sentences.reduce(0) { $0 + $1.lines.count }, isFull: isFull)
    if model.look.rates.showsValues {
      drawValues(sweep, layout, of: &frame, pencil)
    } else {
      drawCurve(sweep, layout, of: &frame, pencil)
    }
    drawMarks(sweep, layout, of: &frame, pencil)
    RateAxis(rates: sweep.rates, now: model.settingsInForce.learningRate, limit: sweep.limit)
      .draw(
        in: Rect(x: layout.plot.x, y: layout.numbersY, width: layout.plot.width, height: 1), of: &frame, pencil,
        column: { layout.column(sweep.place(of: $0), of: sweep.rates.count) })
    // A sentence that does not find room is left out whole.
    var row = 0
    for sentence in sentences where row + sentence.lines.count <= layout.words.height {
      for line in sentence.lines {
        pencil.put(
          line, sentence.style, x: layout.words.x, y: layout.words.y + row, width: layout.words.width, in: &frame)
        row += 1
      }
    }
  }

  /// The place of the rate that stands in a column; nil beside the curve.
  package func place(at point: Point, in rect: Rect, _ pencil: Pencil) -> Int? {
    guard let sweep = model.shownSweep else { return nil }
    let layout = Layout(
      rect, wordRows: sentences(sweep, pencil, width: rect.width).reduce(0) { $0 + $1.lines.count }, isFull: isFull)
    guard layout.plot.width > 1, point.x >= layout.plot.x, point.x < layout.plot.maxX, point.y <= layout.numbersY else {
      return nil
    }
    let share = Double(point.x - layout.plot.x) / Double(layout.plot.width - 1)
    return Int(clamping: (share * Double(sweep.rates.count - 1)).rounded())
  }

  // MARK: Words

  private func sentences(_ sweep: SweepImage, _ pencil: Pencil, width: Int) -> [(lines: [String], style: Style)] {
    var result: [([String], Style)] = []
    func add(_ label: RatesLabel, _ style: Style) {
      result.append((pencil.words(label).wrapped(to: width), style))
    }
    if let place = model.pointedRate, let end = sweep.ends[place] {
      add(
        .reading(rate: sweep.rates[place], end: end, steps: sweep.request.steps, sweep.phases[place]),
        Style(.accent, .bold))
    }
    if model.look.rates.showsValues {
      addValues(sweep, pencil, add)
      if model.look.focus == .rates { add(.keys, Style(.dim)) }
      return result
    }
    for (run, image) in model.shownRivals {
      let title = model.workspace.title(of: run, in: pencil.language, isShort: true)
      let best = image.curve.fastest
      add(
        best.map { .rival(title, rate: $0.learningRate, cost: $0.end.finalCost) } ?? .rivalFails(title),
        Style(run.role(isCurrent: false)))
    }
    let curve = sweep.curve
    add(.fastest(curve.fastest, steps: sweep.request.steps), Style(.text))
    add(.firstFailing(curve.firstFailing, limit: sweep.limit), Style(.text))
    add(.marks, Style(.dim))
    if model.look.focus == .rates { add(.keys, Style(.dim)) }
    return result
  }

  private func addValues(_ sweep: SweepImage, _ pencil: Pencil, _ add: (RatesLabel, Style) -> Void) {
    guard !sweep.places.isEmpty else {
      if sweep.isFinished { add(.noValues, Style(.dim)) }
      return
    }
    guard let place = model.pointedRate else { return }
    let values = values(at: place, sweep)
    if let low = values.min(), let high = values.max() {
      add(
        .values(name, rate: sweep.rates[place], low: pencil.number(low), high: pencil.number(high)), Style(.text))
    }
  }

  // MARK: The picture

  /// The last values of the selected parameter, a dot each, over every rate: one point, two, a cloud.
  private func drawValues(_ sweep: SweepImage, _ layout: Layout, of frame: inout Frame, _ pencil: Pencil) {
    let all = sweep.rates.indices.map { values(at: $0, sweep).filter(\.isFinite) }
    guard let low = all.joined().min(), let high = all.joined().max(), layout.plot.height > 0 else { return }
    let plot = layout.plot
    let span = max(high - low, 1e-9 * max(1, abs(high)))
    drawLine(at: sweep.limit, pencil.words("┊"), Style(.warning), sweep, layout, of: &frame)
    drawLine(at: model.settingsInForce.learningRate, pencil.words("│"), Style(.accent), sweep, layout, of: &frame)
    var grid = pencil.grid(plot)
    for (place, values) in all.enumerated() {
      let x = Double(place) / Double(sweep.rates.count - 1) * Double(grid.columns - 1)
      for value in values {
        let y = (high - value) / span * Double(grid.rows - 1)
        grid.line(from: DotPoint(x: x, y: y), to: DotPoint(x: x, y: y), Pen(.series(0), .bold))
      }
    }
    grid.draw(into: &frame)
    guard plot.x > 0, layout.words.width > 30 else { return }
    for (row, value) in [(0, high), (plot.height - 1, low)] where plot.height > 1 || row == 0 {
      frame.put(RatesLabel.number(value).padded(to: 8, .right), Style(.dim), x: plot.x - 9, y: plot.y + row)
    }
  }

  /// The costs in sight, from the lowest that is not as good as 0 to a little above the start's.
  private func scale(_ sweep: SweepImage) -> (low: Double, high: Double)? {
    let costs = (sweep.ends + model.shownRivals.flatMap(\.image.ends)).compactMap { end -> Double? in
      guard let end, end.status != .diverged, let cost = end.finalCost, cost.isFinite, cost > 0 else { return nil }
      return max(cost, 1e-30)
    }
    guard let low = costs.min(), let most = costs.max() else { return nil }
    let start = sweep.firstCost.isFinite && sweep.firstCost > 0 ? sweep.firstCost : most
    let high = max(min(most, 100 * start), start)
    return (naturalLogarithm(max(low, high * 1e-12)), naturalLogarithm(high))
  }

  private func drawCurve(_ sweep: SweepImage, _ layout: Layout, of frame: inout Frame, _ pencil: Pencil) {
    guard let scale = scale(sweep), layout.plot.height > 0 else { return }
    let plot = layout.plot
    let span = max(scale.high - scale.low, 1e-9)
    func height(_ cost: Double) -> Double {
      min(1, max(0, (naturalLogarithm(max(cost, 1e-300)) - scale.low) / span))
    }
    drawLine(at: sweep.limit, pencil.words("┊"), Style(.warning), sweep, layout, of: &frame)
    drawLine(at: model.settingsInForce.learningRate, pencil.words("│"), Style(.accent), sweep, layout, of: &frame)
    var grid = pencil.grid(plot)
    func line(_ image: SweepImage, _ pen: Pen) -> DotPoint? {
      var last: DotPoint?
      var end: DotPoint?
      for (place, run) in image.ends.enumerated() {
        guard let run else { continue }
        guard run.status != .diverged, let cost = run.finalCost else {
          last = nil
          continue
        }
        let x = Double(place) / Double(image.rates.count - 1) * Double(grid.columns - 1)
        let y = (1 - height(cost)) * Double(grid.rows - 1)
        let point = DotPoint(x: x, y: y)
        grid.line(from: last ?? point, to: point, pen)
        last = point
        end = point
      }
      return end
    }
    let rivals = model.shownRivals
    // Each curve has its run's letter at its end, so that it is known without its colour.
    var letters: [(sign: Unicode.Scalar, role: Role, end: DotPoint)] = []
    for (run, image) in rivals {
      let role = run.role(isCurrent: false)
      if let end = line(image, Pen(role)) { letters.append((run.letter, role, end)) }
    }
    let own = rivals.isEmpty ? Role.series(0) : model.workspace.current.role(isCurrent: true)
    if let end = line(sweep, Pen(own, .bold)), !rivals.isEmpty {
      letters.append((model.workspace.current.letter, own, end))
    }
    grid.draw(into: &frame)
    var taken: Set<Point> = []
    for letter in letters {
      let x = plot.x + Int(clamping: letter.end.x / Double(max(1, grid.columns)) * Double(plot.width))
      let y = plot.y + Int(clamping: letter.end.y / Double(max(1, grid.rows)) * Double(plot.height))
      var cell = Point(x: min(x, plot.maxX - 1), y: min(y, plot.maxY - 1))
      while taken.contains(cell), cell.x > plot.x { cell = Point(x: cell.x - 1, y: cell.y) }
      taken.insert(cell)
      frame.set(letter.sign, Style(letter.role, .bold), x: cell.x, y: cell.y)
    }
    if let place = model.pointedRate, let end = sweep.ends[place], end.status != .diverged, let cost = end.finalCost {
      let y = plot.y + Int(clamping: ((1 - height(cost)) * Double(plot.height - 1)).rounded())
      frame.put(pencil.words("◉"), Style(.accent, .bold), x: layout.column(place, of: sweep.rates.count), y: y)
    }
    guard plot.x > 0, layout.words.width > 30 else { return }
    for (row, share) in [(0, 1.0), (plot.height / 2, 0.5), (plot.height - 1, 0.0)] where plot.height > 2 || row == 0 {
      let cost = exponential(scale.low + share * span)
      let text = RatesLabel.number(cost).padded(to: 8, .right)
      frame.put(text, Style(.dim), x: plot.x - 9, y: plot.y + row)
    }
  }

  private func drawLine(
    at rate: Double?, _ sign: String, _ style: Style, _ sweep: SweepImage, _ layout: Layout, of frame: inout Frame
  ) {
    guard let rate, rate >= sweep.rates[0], rate <= sweep.rates[sweep.rates.count - 1] else { return }
    let x = layout.column(sweep.place(of: rate), of: sweep.rates.count)
    for y in layout.plot.y..<layout.plot.maxY { frame.put(sign, style, x: x, y: y) }
  }

  /// How each run came out, a sign a column: told without colour.
  private func drawMarks(_ sweep: SweepImage, _ layout: Layout, of frame: inout Frame, _ pencil: Pencil) {
    guard layout.plot.width > 1 else { return }
    for x in 0..<layout.plot.width {
      let place = Int(
        clamping: (Double(x) / Double(layout.plot.width - 1) * Double(sweep.rates.count - 1)).rounded())
      guard let end = sweep.ends[place] else { continue }
      let (sign, style): (String, Style)
      switch end.status {
      case .diverged: (sign, style) = ("×", Style(.negative, .bold))
      case .oscillating: (sign, style) = ("~", Style(.warning, .bold))
      case .converged, .descending: (sign, style) = ("·", Style(.positive))
      }
      frame.put(pencil.words(sign), style, x: layout.plot.x + x, y: layout.marksY)
    }
  }
}
