// The selected parameter, its slope and its step over time: three curves above one another, a line for each run, or one for
// each parameter of its layer.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct CurvesView: PanelView {
  package static let name = LocalizedText(ko: "매개변수의 곡선", en: "Curves of a parameter")

  @Shown var model: Model

  package init(model: Shown) {
    _model = model
  }

  /// Cells for the numbers beside all axes, so that the steps stand above one another.
  private static let labelWidth = 8

  /// What is drawn against the steps.
  private enum Kind: CaseIterable {
    case value, slope, change

    func number(of value: CurveValue) -> Double {
      switch self {
      case .value: return value.value
      case .slope: return value.slope
      case .change: return value.change
      }
    }

    func label(_ name: String, isRule: Bool) -> CurvesLabel {
      switch self {
      case .value: return .value(name)
      case .slope: return isRule ? .error(name) : .slope(name)
      case .change: return .change(name)
      }
    }

    /// Where there is one line, each has its own colour.
    var role: Role {
      switch self {
      case .value: return .series(0)
      case .slope: return .series(1)
      case .change: return .series(2)
      }
    }
  }

  /// Which parameter, and how much is known.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let stride = model.curveStride(of: model.workspace.current)
    let progress = model.curveProgress
    let name = model.names.name(at: model.look.selection)
    return pencil.words(
      CurvesLabel.heading(name, extent, stride: stride, known: progress.known, of: progress.count))
  }

  private var extent: CurvesLabel.Extent {
    guard model.look.showsLayerCurves else { return .one }
    let drawn = model.curveParameters.count
    return model.situation.network == nil ? .formula(drawn) : .layer(drawn: drawn, of: model.layerOfSelection.count)
  }

  /// Whether there is one line that matters: that of the selected parameter in the only run.
  private var isAlone: Bool { model.workspace.runs.count == 1 || model.look.showsLayerCurves }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "고른 매개변수와 그 기울기, 걸음이 스텝을 거치며 어떻게 달라졌는지 보여 줘요.",
      en: "The selected parameter, its slope and its step, from step to step.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 12, rect.height > 1 else { return }
    let key = RunKey(_model, pencil)
    let keyRows = model.look.showsLayerCurves ? 0 : key.height(in: rect)
    let rows = rect.height - keyRows
    // A row of words and a picture for each; in small panels for the first ones only, and below them words alone.
    let pictures = max(1, min(3, rows / 5))
    let words = min(Kind.allCases.count - pictures, max(0, rows - 4 * pictures))
    let heights = Self.parts(of: rows - words, pictures)
    let lines = lines
    var y = rect.y
    for (kind, height) in zip(Kind.allCases, heights) {
      put(kind, in: Rect(x: rect.x + 1, y: y, width: rect.width - 2, height: 1), of: &frame, pencil)
      let area = Rect(x: rect.x, y: y + 1, width: rect.width, height: height - 1)
      plot(kind, lines, pencil).draw(
        in: area, of: &frame, symbols: pencil.symbols, level: pencil.level, isBold: pencil.isBold)
      y += height
    }
    for kind in Kind.allCases.dropFirst(pictures).prefix(words) {
      put(kind, in: Rect(x: rect.x + 1, y: y, width: rect.width - 2, height: 1), of: &frame, pencil)
      y += 1
    }
    if keyRows > 0 { key.draw(in: rect, of: &frame) { $0.history.experiment.names == model.names } }
  }

  private static func parts(of rows: Int, _ count: Int) -> [Int] {
    (0..<count).map { rows * ($0 + 1) / count - rows * $0 / count }
  }

  /// What a curve is of, and its number at the step on screen.
  private func put(_ kind: Kind, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let here = CurveValue(model.situation.step, parameter: model.look.selection)
    let label = kind.label(model.names.name(at: model.look.selection), isRule: model.usesPerceptronRule)
    let text = "\(pencil.words(label)) \(pencil.number(kind.number(of: here), decimals: 4))"
    pencil.put(text, Style(role(kind), .bold), x: rect.x, y: rect.y, width: rect.width, in: &frame)
  }

  private func role(_ kind: Kind) -> Role {
    isAlone ? kind.role : model.workspace.current.role(isCurrent: true)
  }

  // MARK: The pictures

  /// One parameter in one run.
  private struct Line {
    let run: Run
    let isSelected: Bool
    let values: [CurveValue]
  }

  /// All that is drawn, the selected parameter last and on top: looked up once for the three pictures.
  private var lines: [Line] {
    let selected = model.look.selection
    let parameters = model.curveParameters.filter { $0 != selected } + [selected]
    return model.curveRuns.flatMap { run in
      parameters.map {
        Line(run: run, isSelected: $0 == selected, values: model.curve(of: run, parameter: $0))
      }
    }
  }

  private func plot(_ kind: Kind, _ lines: [Line], _ pencil: Pencil) -> CurvePlot {
    let curves = lines.map { line in
      let samples = line.values.map { value in
        let number = kind.number(of: value)
        return CurvePlot.Sample(x: Double(value.step), low: number, high: number)
      }
      guard line.isSelected else { return CurvePlot.Series(samples: samples, role: .ghost) }
      let isCurrent = line.run.number == model.workspace.currentNumber
      return CurvePlot.Series(
        samples: samples, role: isAlone ? kind.role : line.run.role(isCurrent: isCurrent),
        mark: isAlone ? nil : line.run.letter)
    }
    let longest = max(1, lines.map { $0.run.shownStep(model.workspace) }.max() ?? 1)
    return CurvePlot(
      curves, scaling: .linear, xRange: 0...Double(longest), valueRange: range(kind, lines),
      xLabel: pencil.words(.step), cursor: Double(model.workspace.cursor.step), repeatsMarks: !pencil.hasColour,
      labelWidth: Self.labelWidth)
  }

  /// Around all values of runs that stay: what a run that leaves comes to would press the others flat.
  private func range(_ kind: Kind, _ lines: [Line]) -> ClosedRange<Double>? {
    let staying = lines.filter { $0.run.history.divergedAt == nil }
    let values = (staying.isEmpty ? lines : staying).flatMap { $0.values.map { kind.number(of: $0) } }
      .filter(\.isFinite)
    guard let low = values.min(), let high = values.max(), low < high else { return nil }
    let room = 0.06 * (high - low)
    return (low - room)...(high + room)
  }
}
