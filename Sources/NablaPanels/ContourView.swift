// Lines of equal cost over two parameters, with the run's path running down them.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

package struct ContourView: PanelView {
  package static let name = LocalizedText(ko: "등고선", en: "Contour")

  @Shown var model: Model

  package func heading(in rect: Rect, _ pencil: Pencil) -> (title: String, trailing: String) {
    let axes = model.axisNames
    let name = model.showsSurface ? Label.surface.text(in: pencil.language) : Self.name[pencil.language]
    guard let y = axes.y else { return ("\(name) C(\(axes.x))", "") }
    let title = "\(name) C(\(axes.x), \(y))"
    // The number of the panel, the borders and the blanks between take 11 cells.
    let room = rect.width - TextWidth.of(title) - 11
    let texts =
      model.showsBasins
      ? BasinLegend(model: _model).headings.map { $0.text(in: pencil.language) }
      : notes.map { $0.text(in: pencil.language) }
    let note = texts.first { TextWidth.of(pencil.words($0)) <= room }
    return (title, note ?? "")
  }

  /// What the picture is a slice of, the most telling words first.
  private var notes: [ContourLabel] {
    switch model.wantedSlice?.landscape {
    case .plane(let plane):
      switch plane.kind {
      case .random(let seed): return [.randomPlane(seed: seed), .randomPlaneShort]
      case .principal(let first, let second):
        return [.pathPlane(first: first, second: second), .pathPlaneShort(first + second)]
      }
    case .parameters(let slice):
      guard model.names.count > 2 else { return [] }
      let step = model.situation.step.state.step
      let distance = model.startDistance(from: .parameters(slice)).distance
      guard distance > 0, distance.isFinite else { return [.slice(step: step), .sliceShort(step: step)] }
      return [
        .sliceMoved(step: step, distance), .sliceMovedShort(step: step, distance),
        .sliceMovedShortest(step: step, distance), .slice(step: step), .sliceShort(step: step),
      ]
    case nil: return []
    }
  }

  package func sentence(_ pencil: Pencil) -> String? {
    if model.look.axisY == nil {
      let name = model.axisNames.x
      return pencil.words(
        ko: "\(name) 값마다 비용 C가 얼마인지 그린 곡선이에요. 접선의 기울기가 dC/d\(name)이에요.",
        en: "The curve is the cost C at every value of \(name). Its tangent has the slope dC/d\(name).")
    }
    if model.workspace.runs.count > 1 {
      return pencil.words(
        ko: "글자 하나가 실행 하나예요. 길은 그 실행이 스텝마다 어디로 옮겨 갔는지 보여 줘요.",
        en: "Each letter is a run, and its path shows where every step led.")
    }
    return pencil.words(
      ko: "점 하나가 두 매개변수의 값 한 쌍이에요. 길은 스텝마다 어디로 옮겨 갔는지 보여 줘요.",
      en: "Each point is a pair of values for two parameters. The path shows where every step led.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let image = model.slice, let wanted = model.wantedSlice, image.request.columns == wanted.columns,
      image.request.rows == wanted.rows, image.request.landscape.hasSameAxes(as: wanted.landscape)
    else {
      let isGivenUp = model.wantedSlice.map { $0.finestStride == nil } ?? false
      let lines = pencil.words(isGivenUp ? .contourTooLarge : .computing).wrapped(to: max(1, rect.width - 2))
      for (line, y) in zip(lines, rect.y..<rect.maxY) { frame.put(line, Style(.dim), x: rect.x + 1, y: y) }
      return
    }
    let geometry = ContourGeometry(inside: rect, of: model)
    let plot = geometry.plot
    let map = PlaneMap(image.request.viewport, on: plot, level: pencil.level)
    // With two scales the tangent and −∇C would not look perpendicular, which they are.
    let hasOneScale = model.workspace.scene.contour?.sameScale == true
    let isLookedAt = model.look.focus == .contour && plot.width >= 40 && plot.height >= 10
    let slope = ContourSlope(
      model, wanted.landscape, map, showsTangent: hasOneScale, showsBend: hasOneScale || isLookedAt)
    let signs =
      wanted.landscape.isCurve
      ? CostCurveView(model: _model, image: image).draw(in: plot, of: &frame, pencil)
      : drawLandscape(image, map, slope, of: &frame, pencil)
    ContourLegend(
      model: _model, landscape: wanted.landscape, slope: slope, image: image, signs: signs,
      wayRows: geometry.wayRows
    )
    .draw(in: geometry.legend, of: &frame, pencil)
    RunKey(_model, pencil).draw(in: rect, of: &frame) { $0.history.experiment.names == model.names }
  }

  /// What a plot without a line says instead.
  private func drawWords(_ image: SliceImage, in plot: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let finite = image.costs.filter(\.isFinite)
    let label: ContourLabel
    if let low = finite.min(), let high = finite.max() {
      label = high - low > 1e-9 * max(abs(low), abs(high)) ? .range(low, high) : .same(low)
    } else {
      label = .nowhere
    }
    let lines = pencil.words(label).wrapped(to: max(1, plot.width - 2)).prefix(plot.height)
    // Below the middle, where the run most often is.
    let top = min(plot.y + plot.height * 2 / 3, plot.maxY - lines.count)
    for (row, line) in lines.enumerated() {
      let x = plot.x + max(1, (plot.width - TextWidth.of(line)) / 2)
      frame.put(line, Style(.text), x: x, y: top + row)
    }
  }

  // MARK: Lines

  private func drawLandscape(
    _ image: SliceImage, _ map: PlaneMap, _ slope: ContourSlope, of frame: inout Frame, _ pencil: Pencil
  ) -> Set<ContourSign> {
    let plot = map.plot
    switch model.look.landscape {
    case .basins where model.showsBasins:
      if let basins = model.shownBasins { BasinPlane(image: basins).draw(in: plot, of: &frame, pencil) }
      // The slope is that of the run, which is no longer where it started.
      let signs = drawLines(image, [], map, slope, showsSlope: false, of: &frame, pencil)
      ShadedSlice.settle(plot, of: &frame)
      return signs
    case .lines, .basins:
      let levels = ContourLevels.levels(of: image.costs, atMost: max(5, min(12, plot.height * 2 / 3)))
      if levels.isEmpty { drawWords(image, in: plot, of: &frame, pencil) }
      return drawLines(image, levels, map, slope, of: &frame, pencil)
    case .shaded, .both:
      let tints = CostTints(image)
      ShadedSlice(image: image, tints: tints).draw(in: plot, of: &frame, pencil)
      let levels = model.look.landscape == .both ? tints.bounds : []
      let signs = drawLines(image, levels, map, slope, of: &frame, pencil)
      ShadedSlice.settle(plot, of: &frame)
      if tints.ends == nil { drawWords(image, in: plot, of: &frame, pencil) }
      return signs
    case .surface:
      let paths = ContourPaths(model: _model, landscape: slope.landscape)
      let signs = SurfaceView(paths: paths, image: image).draw(in: plot, of: &frame, pencil.forAreas)
      if CostSpread(image.costs) == nil { drawWords(image, in: plot, of: &frame, pencil) }
      return signs
    }
  }

  private func drawLines(
    _ image: SliceImage, _ levels: [Double], _ map: PlaneMap, _ slope: ContourSlope, showsSlope: Bool = true,
    of frame: inout Frame, _ pencil: Pencil
  ) -> Set<ContourSign> {
    let plot = map.plot
    // Beside the paths of several runs, which are told apart by colour, lines have none.
    let isPlain = model.workspace.runs.count > 1
    let texts = ContourLevels.texts(levels)
    let isShaded = model.look.landscape != .lines && pencil.hasColour
    var lines = pencil.grid(plot)
    var isolines: [(level: Double, role: Role, segments: [IsolineSegment])] = []
    let all = Isolines.segments(of: image.costs, columns: image.xs.count, levels: levels)
    for (number, (level, segments)) in zip(levels, all).enumerated() {
      let height = levels.count > 1 ? 2 + number * (Role.rampLevels - 3) / (levels.count - 1) : 4
      let role = isPlain && !isShaded ? Role.isoline : .ramp(height)
      map.draw(segments, of: image, on: &lines, Pen(isShaded ? .text : role, priority: 1))
      isolines.append((level, role, segments))
    }
    var path = pencil.grid(plot)
    let paths = ContourPaths(model: _model, landscape: slope.landscape)
    ContourWays(model: _model, landscape: slope.landscape).draw(on: &path, map)
    paths.draw(on: &path, map)
    if showsSlope { slope.draw(on: &path) }
    let marks = ContourMarks(paths: paths, map: map, tips: showsSlope ? slope.tips : []).all
    // What lies along a way lies on the plane's shade, and never on the half blocks of a line.
    let shades = marks.map { frame[$0.cell.x, $0.cell.y].style.background }
    lines.draw(into: &frame)
    var labels = ContourLabels(plot: plot, path: path, marks: marks.map(\.cell))
    for (number, line) in isolines.enumerated() {
      labels.add(
        texts[number], to: line.segments, number: number, of: isolines.count, on: map, image, lines)
    }
    for label in labels.placed {
      let width = TextWidth.of(label.text)
      // Over shades the number stands on a tab of its own.
      let role = isolines[label.number].role
      let style = isShaded ? Style(.text, on: role) : Style(role == .isoline ? .dim : role)
      frame.fill(
        Rect(x: label.x - 1, y: label.y, width: width + 2, height: 1), " ", Style(.standard, on: style.background))
      frame.put(label.text, style, x: label.x, y: label.y)
    }
    path.draw(into: &frame)
    for (mark, shade) in zip(marks, shades) {
      var style = mark.style
      // What matters more has a cell of its own.
      switch mark.kind {
      case .step, .tip, .leaves, .outside, .fan, .flow: style.background = shade
      default: break
      }
      frame.set(mark.glyph(pencil.symbols), style, x: mark.cell.x, y: mark.cell.y)
    }
    return ContourMarks.signs(of: marks, pencil.symbols)
  }

  package init(model: Shown) {
    _model = model
  }
}
