// λ, the largest curvature, from step to step, beside the edge of stability: a line for each run.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct SharpnessView: PanelView {
  package static let name = LocalizedText(ko: "안정의 경계", en: "Edge of stability")

  @Shown var model: Model

  package init(model: Shown) {
    _model = model
  }

  private var workspace: Workspace { model.workspace }
  private var history: History { workspace.history }
  private var edge: SharpnessLabel.Edge? { model.situation.settings.optimizer.name.edge }

  /// Which steps are looked at, and how much is known yet.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    guard model.hasSharpness else { return "" }
    let stride = model.sharpnessStride(of: workspace.current)
    let count = workspace.runs.reduce(0) { $0 + $1.shownStep(workspace) / model.sharpnessStride(of: $1) + 1 }
    return pencil.words(
      SharpnessLabel.heading(stride: stride, known: count - min(count, model.wantedSharpness.count), of: count))
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "비용이 가장 많이 휜 방향의 휘어짐 λ를, η에서 정해지는 안정의 경계와 견줘 보여 줘요.",
      en: "λ, how sharply the cost bends where it bends most, beside the edge that η sets.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 12, rect.height > 1 else { return }
    let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    let here = model.sharpness(of: workspace.current)
    guard model.hasSharpness, let last = here.last else {
      let reason: SharpnessLabel =
        model.hasSharpness ? .reckoning : (model.usesPerceptronRule ? .perceptron : .tooLarge)
      frame.put(
        pencil.words(reason).wrapped(to: inner.width).prefix(rect.height).map { ($0, Style(.dim)) }, x: inner.x,
        y: inner.y)
      return
    }
    let key = RunKey(_model, pencil)
    let keyRows = key.height(in: rect)
    let plotRows = max(3, rect.height * 3 / 5)
    let lines = notes(at: last, pencil).lines(width: inner.width, height: max(0, rect.height - keyRows - plotRows))
    let plotRect = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - keyRows - lines.count)
    plot(pencil).draw(in: plotRect, of: &frame, symbols: pencil.symbols, level: pencil.level, isBold: pencil.isBold)
    frame.put(lines, x: inner.x, y: plotRect.maxY)
    key.draw(in: rect, of: &frame)
  }

  // MARK: Words

  private func notes(at last: (step: Int, value: Double), _ pencil: Pencil) -> [Note] {
    var notes: [Note] = []
    let settings = history.settings(at: last.step).atStep(last.step)
    let dash = pencil.symbols.isASCII ? ("--", "- -") : ("──", "╌╌")
    var key = "\(dash.0) \(pencil.words(SharpnessLabel.curvature))"
    if let edge { key += "  \(dash.1) \(pencil.words(SharpnessLabel.edge(edge)))" }
    let short = "\(dash.0) λ" + (edge.map { "  \(dash.1) \($0.text)" } ?? "")
    notes.append(Note(key, short: pencil.words(short), Style(.dim), rank: 2))
    guard let edge, let value = StabilityEdge.value(of: settings) else {
      notes.append(Note(pencil.words(SharpnessLabel.hereAlone(last.value)), Style(.accent, .bold), rank: 0))
      notes.append(Note(pencil.words(SharpnessLabel.noEdge), rank: 1))
      return notes
    }
    notes.append(
      Note(pencil.words(SharpnessLabel.here(last.value, edge, value)), Style(.accent, .bold), rank: 0))
    if let story = model.sharpnessStory {
      let isEvery = model.sharpnessStride(of: workspace.current) == 1 && model.wantedSharpness.isEmpty
      if let first = story.firstAbove, let shares = story.sharesSince {
        let words = SharpnessLabel.since(
          edge, step: first.step, low: shares.lowerBound, high: shares.upperBound, crossings: story.crossings,
          isEvery: isEvery)
        let short = SharpnessLabel.sinceShort(
          edge, step: first.step, low: shares.lowerBound, high: shares.upperBound)
        notes.append(Note(pencil.words(words), short: pencil.words(short), Style(.warning), rank: 1))
      } else {
        notes.append(
          Note(pencil.words(SharpnessLabel.neverAbove(edge, count: story.count, isEvery: isEvery)), rank: 1))
      }
      if story.greatest.step > story.first.step {
        let words = SharpnessLabel.greatest(
          story.greatest.value, step: story.greatest.step, start: story.first.value, isEvery: isEvery)
        notes.append(Note(pencil.words(words), rank: 4))
      }
    }
    if model.situation.step.batch != nil {
      notes.append(Note(pencil.words(SharpnessLabel.someSamples), Style(.warning), rank: 2))
    } else if edge == .descent {
      notes.append(
        Note(pencil.words(SharpnessLabel.factor(1 - settings.learningRate * last.value)), rank: 3))
    }
    return notes
  }

  // MARK: The picture

  private func plot(_ pencil: Pencil) -> CurvePlot {
    let runs = workspace.runsInDrawingOrder
    // Many edges over each other say nothing any more.
    let edges = runs.filter { runs.count <= 5 || $0.number == workspace.currentNumber }.flatMap(edgeLine)
    let curves = runs.map { run in
      let isCurrent = run.number == workspace.currentNumber
      return CurvePlot.Series(
        samples: model.sharpness(of: run).map { Self.sample($0.step, $0.value) },
        role: run.role(isCurrent: isCurrent), mark: runs.count > 1 ? run.letter : nil)
    }
    let longest = max(1, runs.map { $0.shownStep(workspace) }.max() ?? 1)
    // What a run that leaves comes to would press the others flat; its line leaves the picture.
    let staying = zip(runs, curves).filter { $0.0.history.divergedAt == nil }.map(\.1)
    return CurvePlot(
      edges + curves, scaling: .automatic, xRange: 0...Double(longest),
      valueRange: Self.range(of: staying.isEmpty ? edges + curves : edges + staying),
      xLabel: pencil.words(.step), cursor: Double(workspace.cursor.step), repeatsMarks: !pencil.hasColour)
  }

  /// The edge of a run at the steps that are shown: dashed, in the colour of its run where there are several.
  private func edgeLine(of run: Run) -> [CurvePlot.Series] {
    let history = run.history
    let last = run.shownStep(workspace)
    let stride = model.sharpnessStride(of: run)
    var samples: [CurvePlot.Sample] = []
    for step in Array(Swift.stride(from: 0, to: last, by: stride)) + [last] {
      guard let edge = StabilityEdge.value(of: history.settings(at: step).atStep(step)) else { continue }
      samples.append(Self.sample(step, edge))
    }
    guard !samples.isEmpty else { return [] }
    let isAlone = workspace.runs.count == 1
    return [
      CurvePlot.Series(
        samples: samples, role: isAlone ? .warning : run.role(isCurrent: run.number == workspace.currentNumber),
        pattern: .dashed)
    ]
  }

  private static func sample(_ step: Int, _ value: Double) -> CurvePlot.Sample {
    CurvePlot.Sample(x: Double(step), low: value, high: value)
  }

  /// From 0, where that is not far, to a little above the largest; nil where the values span so much that their logarithms
  /// are drawn.
  private static func range(of series: [CurvePlot.Series]) -> ClosedRange<Double>? {
    let values = series.flatMap { $0.samples.map(\.low) }.filter(\.isFinite)
    guard let low = values.min(), let high = values.max(), low < high else { return nil }
    if low > 0, high / low > 50 { return nil }
    let room = 0.06 * (high - low)
    return (low >= 0 && low < high * 0.5 ? 0 : low - room)...(high + room)
  }
}
