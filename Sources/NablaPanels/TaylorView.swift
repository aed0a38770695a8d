// ΔC as the gradient predicts it and as it comes, for this step, for other directions, and for the steps before.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct TaylorView: PanelView {
  package static let name = LocalizedText(ko: "테일러", en: "Taylor")

  @Shown var model: Model

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let text = pencil.words("∇C·Δw ≈ ΔC")
    return TextWidth.of(text) + 20 <= rect.width ? text : ""
  }

  private static let mostPast = 10

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "기울기로 어림한 C의 변화를 실제 변화와 견줘 봐요.",
      en: "The change of C as the slope foretells it, beside the real one.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 2, rect.height > 0 else { return }
    let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    let isTall = inner.height >= 10
    let isWide = inner.width >= 96
    let numbers = TaylorNumbers(model, pastCount: isTall ? Self.mostPast : 0)
    guard isTall else {
      var page = TaylorPage(inner)
      drawSummary(numbers, on: &page, of: &frame, pencil)
      let verdict = pencil.words(verdict(numbers)).wrapped(to: inner.width)
      if page.free - verdict.count >= directionRows(numbers).count + 1 || numbers.choices.isEmpty {
        page.write(verdict, Style(.text), in: &frame)
      }
      drawDirections(numbers, on: &page, of: &frame, pencil)
      return
    }
    var page = TaylorPage(
      isWide ? Rect(x: inner.x, y: inner.y, width: inner.width * 3 / 5 - 2, height: inner.height) : inner)
    drawFigures(numbers, on: &page, of: &frame, pencil)
    page.paragraph(pencil.words(verdict(numbers)), Style(.title, .bold), in: &frame)
    if !numbers.choices.isEmpty, page.free > directionRows(numbers).count + 1 {
      page.blank()
      drawDirections(numbers, on: &page, of: &frame, pencil)
    }
    if let verdict = numbers.directionVerdict {
      page.paragraph(pencil.words(verdict), Style(.text), in: &frame)
    }
    if isWide {
      page = TaylorPage(
        Rect(
          x: inner.x + inner.width * 3 / 5 + 1, y: inner.y, width: inner.width * 2 / 5 - 1, height: inner.height))
    }
    if let batch = model.situation.step.batch?.count {
      page.paragraph(pencil.words(TaylorLabel.wholeCost(batch: batch)), Style(.text), in: &frame)
    }
    page.paragraph(pencil.words(TaylorLabel.legend), Style(.dim), in: &frame)
    drawPast(numbers, on: &page, of: &frame, pencil)
  }

  private func verdict(_ numbers: TaylorNumbers) -> TaylorLabel {
    numbers.verdict(
      hasSteps: model.situation.network?.layers.contains { $0.activation.shape == .stepped } ?? false,
      shape: CostShape(of: model.workspace.history.experiment.subject, model.situation.settings),
      isOfBatch: model.situation.step.batch != nil)
  }

  /// A change of C in a column; what is not finite is said in a word.
  package func text(_ value: Double, width: Int, _ pencil: Pencil) -> String {
    guard value.isFinite else { return pencil.words(TaylorLabel.beyond).fitted(to: width, .right) }
    return pencil.number(value, width: width, decimals: width >= 10 ? 6 : 4, sign: .always)
  }

  private func ratio(_ outcome: TaylorPrediction, width: Int, _ pencil: Pencil) -> String {
    outcome.ratio.map { pencil.number($0, width: width, decimals: 3) } ?? "-".padded(to: width, .right)
  }

  func style(_ value: Double) -> Style {
    value.isFinite ? Style(value < 0 ? .negative : .positive, .bold) : Style(.warning, .bold)
  }

  /// The three numbers in one line.
  private func drawSummary(
    _ numbers: TaylorNumbers, on page: inout TaylorPage, of frame: inout Frame, _ pencil: Pencil
  ) {
    let outcome = numbers.outcome
    let width = page.rect.width
    let parts = [
      (pencil.words(TaylorLabel.predictedShort), text(outcome.predicted, width: 8, pencil), style(outcome.predicted)),
      (pencil.words(TaylorLabel.actualShort), text(outcome.actual, width: 8, pencil), style(outcome.actual)),
      (pencil.words(TaylorLabel.ratioShort), ratio(outcome, width: 7, pencil), Style(.accent, .bold)),
    ]
    let labels = parts.reduce(0) { $0 + TextWidth.of($1.0) }
    // Without most labels where there is no room: the panel's heading says what is ≈ what.
    let hasLabels = labels + 22 + 5 <= width
    var x = page.rect.x
    for (index, part) in parts.enumerated() {
      if hasLabels {
        x = frame.put(part.0, Style(.dim), x: x, y: page.y)
      } else if index == 1 {
        x = frame.put(pencil.words("≈"), Style(.dim), x: x, y: page.y) + 1
      } else if index == 2, x + TextWidth.of(part.0) + 6 <= page.rect.maxX {
        x = frame.put(part.0, Style(.dim), x: x, y: page.y)
      }
      x = frame.put(part.1, part.2, x: x, y: page.y) + 1
    }
    page.y += 1
  }

  /// The three numbers one below the other, with bars of one scale.
  private func drawFigures(
    _ numbers: TaylorNumbers, on page: inout TaylorPage, of frame: inout Frame, _ pencil: Pencil
  ) {
    let outcome = numbers.outcome
    let labels = [TaylorLabel.predicted, .actual, .ratio].map { pencil.words($0) }
    let labelWidth = labels.reduce(0) { max($0, TextWidth.of($1)) } + 1
    let values = [outcome.predicted, outcome.actual]
    let largest = values.filter(\.isFinite).reduce(0) { max($0, abs($1)) }
    let barX = page.rect.x + labelWidth + 14
    let room = page.rect.maxX - barX
    for (index, value) in values.enumerated() {
      frame.put(labels[index], Style(.dim), x: page.rect.x, y: page.y)
      frame.put(text(value, width: 12, pencil), style(value), x: page.rect.x + labelWidth, y: page.y)
      if room >= 8, value.isFinite, largest > 0 {
        let bar = pencil.symbols.bar(abs(value) / largest, width: min(30, room))
        frame.put(bar, Style(value < 0 ? .negative : .positive), x: barX, y: page.y)
      }
      page.y += 1
    }
    frame.put(labels[2], Style(.dim), x: page.rect.x, y: page.y)
    frame.put(
      ratio(outcome, width: 12, pencil), Style(.accent, .bold), x: page.rect.x + labelWidth, y: page.y)
    page.y += 1
  }

  // MARK: The steps before

  private func drawPast(
    _ numbers: TaylorNumbers, on page: inout TaylorPage, of frame: inout Frame, _ pencil: Pencil
  ) {
    let room = page.free - 3
    guard !numbers.past.isEmpty, room > 0 else { return }
    let isWide = page.rect.width >= 44
    let numberWidth = isWide ? 12 : 9
    let stepWidth = max(7, "\(numbers.past[numbers.past.count - 1].step + 1)".count + 2)
    guard stepWidth + 3 * (numberWidth + 1) <= page.rect.width || stepWidth + 2 * 10 + 8 <= page.rect.width else {
      return
    }
    page.blank()
    pencil.put(
      pencil.words(TaylorLabel.recent), Style(.title, .bold), x: page.rect.x, y: page.y, width: page.rect.width,
      in: &frame)
    page.y += 1
    func put(_ texts: [(String, Style)]) {
      var x = page.rect.x
      for (text, style) in texts {
        frame.put(text, style, x: x, y: page.y)
        x += TextWidth.of(text) + 1
      }
      page.y += 1
    }
    put(
      [
        (TaylorLabel.step, stepWidth - 1), (.predictedShort, numberWidth), (.actualShort, numberWidth),
        (.ratioShort, 8),
      ]
      .map { (pencil.words($0.0).padded(to: $0.1, .right), Style(.dim)) })
    let current = TaylorNumbers.Past(step: model.situation.step.state.step, outcome: numbers.outcome)
    for past in (numbers.past + [current]).suffix(room) {
      let isNow = past.step == current.step
      put([
        ("\(past.step)".padded(to: stepWidth - 1, .right), Style(isNow ? .accent : .text, isNow ? .bold : [])),
        (text(past.outcome.predicted, width: numberWidth, pencil), Style(.dim)),
        (text(past.outcome.actual, width: numberWidth, pencil), style(past.outcome.actual)),
        (ratio(past.outcome, width: 8, pencil), Style(.accent)),
      ])
    }
  }

  package init(model: Shown) {
    _model = model
  }
}
