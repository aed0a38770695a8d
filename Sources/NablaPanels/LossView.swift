// The cost from step to step: the current run with its held-out samples, and behind it the others.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// Which scale the cost axis has.
enum CostScale {
  /// Whether the costs of some runs span so much that a logarithmic axis shows more.
  static func isLogarithmic(_ runs: [ArraySlice<CostTrace.Bin>]) -> Bool {
    var low = Double.infinity
    var high = 0.0
    for bins in runs {
      for bin in bins where bin.least > 0 && bin.greatest.isFinite {
        low = min(low, bin.least)
        high = max(high, bin.greatest)
      }
    }
    return high / low > 50
  }
}

package struct LossView: PanelView {
  package static let name = LocalizedText(ko: "비용 C", en: "Cost C")

  @Shown var model: Model

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let isLogarithmic = Self.isLogarithmic(model)
    let scale = (isLogarithmic ? Label.logarithmic : .linear).text(in: pencil.language)
    let runs = model.workspace.runs.count
    if showsErrors { return pencil.words(RaceLabel.headError) }
    return runs > 1 ? "\(model.workspace.current.name) · \(scale)" : scale
  }

  package func sentence(_ pencil: Pencil) -> String? {
    if model.workspace.runs.count > 1 {
      return pencil.words(
        ko: "글자 하나가 실행 하나예요. 스텝을 거치며 저마다 어떻게 달라졌는지 보여 줘요.",
        en: "Each letter is a run, and its line shows how it has changed from step to step.")
    }
    return pencil.words(
      ko: "스텝을 거치며 비용 C가 어떻게 달라졌는지 보여 줘요.",
      en: "How the cost C has changed from step to step.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let key = RunKey(_model, pencil)
    let inner = plotRect(in: rect, key)
    plot(pencil, labelWidth: labelWidth(in: rect)).draw(
      in: inner, of: &frame, symbols: pencil.symbols, level: pencil.level)
    key.draw(in: rect, of: &frame)
    drawTest(in: rect, y: inner.maxY, of: &frame, pencil)
    let strip = strip
    let rows = strip.height(of: rect.height)
    if rows > 0 {
      let y = inner.maxY + (hasTestRow(in: rect) ? 1 : 0)
      strip.draw(
        in: Rect(x: rect.x, y: y, width: rect.width, height: rows), longest: longest, labelWidth: labelWidth(in: rect),
        of: &frame, pencil)
    }
  }

  private var strip: RateStrip { RateStrip(model: _model) }

  /// Two plots above each other have one axis.
  private func labelWidth(in rect: Rect) -> Int {
    strip.height(of: rect.height) > 1 ? CurvePlot.leastLabelWidth + 3 : CurvePlot.leastLabelWidth
  }

  /// What remains above η, the key, and the row on held-out samples.
  private func plotRect(in rect: Rect, _ key: RunKey) -> Rect {
    let rows = key.height(in: rect) + (hasTestRow(in: rect) ? 1 : 0) + strip.height(of: rect.height)
    return Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - rows)
  }

  // MARK: Held-out samples

  /// Their line's mark, and its colour.
  private static let testMark: Unicode.Scalar = "t"
  private static let testRole = Role.series(1)

  private func hasTestRow(in rect: Rect) -> Bool {
    !showsErrors && rect.height >= 6 && model.workspace.history.testCosts != nil
  }

  /// C over the held-out samples where the cursor is, and where it was lowest.
  private func drawTest(in rect: Rect, y: Int, of frame: inout Frame, _ pencil: Pencil) {
    let history = model.workspace.history
    guard hasTestRow(in: rect), let cost = history.testCost(at: model.workspace.cursor.step) else { return }
    let dash = pencil.symbols.isASCII ? "- -" : "╌╌"
    let name = "\(Self.testMark) \(dash) "
    // Above it C has a penalty, which is none of the held-out samples'.
    let isPlain = history.settings(at: model.workspace.cursor.step).regularization.isNone
    let number = pencil.number(cost)
    let here = pencil.words(isPlain ? DataLabel.testCost(number) : .testCostWithoutPenalty(number))
    var texts = [name + here]
    if let best = history.bestTest(through: model.workspace.lastDrawnStep) {
      let number = pencil.number(best.cost)
      let sign = String(Character(pencil.symbols.best))
      for label in [DataLabel.lowestTestShort(number, step: best.step), .lowestTest(number, step: best.step)] {
        texts.append(name + here + "  " + sign + " " + pencil.words(label))
      }
    }
    let text = texts.last { TextWidth.of($0) <= rect.width - 2 } ?? here.truncated(to: max(0, rect.width - 2))
    frame.put(text, Style(Self.testRole), x: rect.x + 1, y: y)
  }

  /// The line of the held-out samples, and where it is lowest; none where there are none.
  private func testSeries(_ pencil: Pencil) -> [CurvePlot.Series] {
    let history = model.workspace.history
    guard !showsErrors, let costs = history.testCosts else { return [] }
    let last = model.workspace.lastDrawnStep
    var series = [
      CurvePlot.Series(
        samples: Self.samples(of: costs, through: last), role: Self.testRole, pattern: .dashed, mark: Self.testMark)
    ]
    if let best = history.bestTest(through: last) {
      let place = CurvePlot.Sample(x: Double(best.step), low: best.cost, high: best.cost)
      series.append(
        CurvePlot.Series(samples: [place], role: Self.testRole, mark: pencil.symbols.best))
    }
    return series
  }

  private static func samples(of costs: CostTrace, through last: Int) -> [CurvePlot.Sample] {
    costs.bins(through: last).enumerated().map { index, bin in
      let x = Double(index * costs.width)
      return CurvePlot.Sample(x: x, low: bin.hasNaN ? .nan : bin.least, high: bin.hasNaN ? .nan : bin.greatest)
    }
  }

  /// The step whose cost is drawn in the column of a cell; nil beside the curves.
  package func step(at point: Point, in rect: Rect, _ pencil: Pencil) -> Int? {
    let inner = plotRect(in: rect, RunKey(_model, pencil))
    let area = plot(pencil, labelWidth: labelWidth(in: rect)).area(
      in: inner, symbols: pencil.symbols, level: pencil.level)
    guard area.contains(point), area.width > 1 else { return nil }
    let share = Double(point.x - area.x) / Double(area.width - 1)
    return Int(clamping: (share * Double(longest)).rounded())
  }

  /// Whether the curves are mean errors |y − a|, because the compared runs' costs measure different things.
  private var showsErrors: Bool {
    model.workspace.hasUnlikeCosts
      && model.workspace.runs.allSatisfy { !$0.meanErrors(through: 0).isEmpty }
  }

  /// Whether the cost axis is logarithmic: as the learner wants, else as the costs so far suggest, of all compared runs.
  package static func isLogarithmic(_ model: Model) -> Bool {
    if let wanted = model.look.isLossLogarithmic { return wanted }
    let workspace = model.workspace
    let others = workspace.runs.filter { $0.entry != nil && $0.number != workspace.currentNumber }
    return CostScale.isLogarithmic(
      [workspace.history.costs, workspace.history.testCosts].compactMap { $0?.bins(through: workspace.lastDrawnStep) }
        + others.map { $0.history.costs.bins(through: workspace.cursor.step) })
  }

  /// The last step of the longest curve.
  private var longest: Int {
    let others = model.workspace.runs.filter { $0.number != model.workspace.currentNumber }
    let ends = others.map {
      $0.entry == nil ? $0.history.latestStep : min($0.history.latestStep, model.workspace.cursor.step)
    }
    return max(1, model.workspace.lastDrawnStep, ends.max() ?? 1)
  }

  private func plot(_ pencil: Pencil, labelWidth: Int) -> CurvePlot {
    let workspace = model.workspace
    var series: [CurvePlot.Series] = []
    for run in workspace.runs where run.number != workspace.currentNumber {
      // Compared runs have whole lines, which are easier to follow: colours or letters tell them apart.
      series.append(line(of: run, pattern: run.entry == nil ? .dotted : .solid))
    }
    series += testSeries(pencil)
    series.append(line(of: workspace.current, pattern: .solid))
    let isLogarithmic = !showsErrors && Self.isLogarithmic(model)
    return CurvePlot(
      series, scaling: isLogarithmic ? .logarithmic : .linear, xRange: 0...Double(longest),
      valueRange: isLogarithmic ? nil : Self.range(of: series), xLabel: pencil.words(.step),
      cursor: Double(workspace.cursor.step), target: showsErrors ? nil : workspace.history.experiment.targetCost,
      targetLabel: pencil.words(.target), marks: marks, repeatsMarks: !pencil.hasColour,
      labelWidth: labelWidth)
  }

  /// The steps up to here at which something was changed.
  private var marks: [Double] {
    let last = model.workspace.lastDrawnStep
    return Timeline.changedSteps(model.workspace.history).filter { $0 <= last }.map(Double.init)
  }

  /// The costs of all runs with a little room around them, from 0 where that is not far; nil where there is only one.
  private static func range(of series: [CurvePlot.Series]) -> ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for line in series {
      for sample in line.samples where sample.low.isFinite && sample.high.isFinite {
        low = min(low, sample.low)
        high = max(high, sample.high)
      }
    }
    guard low < high, high - low < .greatestFiniteMagnitude / 4 else { return nil }
    let room = (high - low) * 0.05
    return (low >= 0 && low < high * 0.3 ? 0 : low - room)...(high + room)
  }

  private func line(of run: Run, pattern: LinePattern) -> CurvePlot.Series {
    let costs = run.history.costs
    let isCurrent = run.number == model.workspace.currentNumber
    let role = run.role(isCurrent: isCurrent)
    let cursor = model.workspace.cursor.step
    // Compared runs are as far as the cursor is; one that has diverged keeps its end.
    let others =
      run.entry != nil && run.history.divergedAt == nil ? min(cursor, run.history.latestStep) : run.history.latestStep
    let last = isCurrent ? model.workspace.lastDrawnStep : others
    // The current run's letter stands beside the sign of the cursor.
    let mark = model.workspace.runs.count > 1 ? run.letter : nil
    if showsErrors {
      let samples = run.meanErrors(through: last).map {
        CurvePlot.Sample(x: Double($0.step), low: $0.error, high: $0.error)
      }
      return CurvePlot.Series(samples: samples, role: role, pattern: pattern, mark: mark)
    }
    return CurvePlot.Series(
      samples: Self.samples(of: costs, through: last), role: role, pattern: pattern, mark: mark)
  }

  package init(model: Shown) {
    _model = model
  }
}
