// η from step to step under the cost, where it moves: by a schedule, or because a learner has changed it.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

struct RateStrip {
  @Shown var model: Model

  /// Whether η is not the same at all steps so far.
  private var moves: Bool {
    let history = model.workspace.history
    let first = history.experiment.settings
    if !first.schedule.isConstant { return true }
    let last = model.workspace.lastDrawnStep
    return history.changes.contains { change in
      guard change.step <= last, case .settings(let settings) = change.kind else { return false }
      return settings.learningRate != first.learningRate || !settings.schedule.isConstant
    }
  }

  /// How many rows it takes of a panel: a curve where there is room, else a line of text, else nothing.
  func height(of rows: Int) -> Int {
    guard moves else { return 0 }
    return rows >= 14 ? 6 : (rows >= 9 ? 1 : 0)
  }

  /// The η that a step is made with.
  private func rate(at step: Int) -> Double {
    model.workspace.history.settings(at: step).atStep(step).learningRate
  }

  /// - Parameters:
  ///   - rect: as many rows as it takes.
  ///   - longest: the last step of the cost's axis.
  ///   - labelWidth: the cells that numbers beside the axis have in any case.
  ///   - frame: what is drawn into.
  ///   - pencil: what is drawn with.
  func draw(in rect: Rect, longest: Int, labelWidth: Int, of frame: inout Frame, _ pencil: Pencil) {
    let here = model.situation.settings.learningRate
    let limit = model.rateLimit
    let text =
      limit.map { pencil.words(LimitLabel.beside(here, $0, isShort: false)) }
      ?? pencil.words("η ") + Words.coordinate(here)
    pencil.put(text, Style(Self.role), x: rect.x + 1, y: rect.y, width: rect.width - 2, in: &frame)
    guard rect.height > 2 else { return }
    let area = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    let line = CurvePlot.Series(samples: samples(columns: 2 * area.width), role: Self.role)
    let values = line.samples.flatMap { [$0.low, $0.high] }
    // A limit that is far off would press the curve flat; the text says it.
    let shown = limit.flatMap { limit in
      limit <= 20 * (values.max() ?? 0) && limit >= (values.min() ?? 0) / 20 ? limit : nil
    }
    let all = values + (shown.map { [$0] } ?? [])
    let range = Self.range(all)
    CurvePlot(
      [line], scaling: range.isLogarithmic ? .logarithmic : .linear, xRange: 0...Double(longest),
      valueRange: range.isLogarithmic ? nil : range.values, xLabel: pencil.words(.step),
      cursor: Double(model.workspace.cursor.step), target: shown, targetLabel: pencil.words(RatesLabel.limit),
      labelWidth: labelWidth
    ).draw(in: area, of: &frame, symbols: pencil.symbols, level: pencil.level)
  }

  static let role = Role.series(2)

  /// η at the steps so far, some in one sample where there are more than columns.
  func samples(columns: Int) -> [CurvePlot.Sample] {
    let last = model.workspace.lastDrawnStep
    let width = max(1, (last + columns) / max(1, columns))
    return stride(from: 0, through: last, by: width).map { first in
      // A schedule moves one way between its corners, so that few steps show what lies between.
      let end = min(last, first + width - 1)
      let some = Set([first, first + (end - first) / 3, first + 2 * (end - first) / 3, end]).map(rate)
      return CurvePlot.Sample(x: Double(first), low: some.min()!, high: some.max()!)
    }
  }

  /// A range with room around the values, from 0 where that is not far, and whether they span more than one sees.
  private static func range(_ values: [Double]) -> (values: ClosedRange<Double>?, isLogarithmic: Bool) {
    guard let low = values.min(), let high = values.max(), high > low else { return (nil, false) }
    if low > 0, high / low > 50 { return (nil, true) }
    return ((low < high * 0.3 ? 0 : low - (high - low) * 0.1)...(high + (high - low) * 0.1), false)
  }
}
