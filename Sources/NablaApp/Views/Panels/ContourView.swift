// Lines of equal cost over two parameters, with the run's path running down them.

import NablaCanvas
import NablaCore

/// Where the contour's plot lies in its panel, for drawing and for computing.
struct ContourGeometry {
  /// The cells of the plot, inside the panel's border and above its legend.
  let plot: Rect

  init(inside rect: Rect) {
    plot = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - (rect.height > 4 ? 1 : 0))
  }

  init(rect: Rect) { self.init(inside: rect.inset(columns: 1, rows: 1)) }
}

struct ContourView {
  let model: Model

  func heading(width: Int, _ pencil: Pencil) -> (title: String, trailing: String) {
    let names = model.names
    let x = names.name(at: model.look.axisX)
    let name = (model.showsSurface ? Label.surface : .panel(.contour)).text(in: pencil.language)
    guard let y = model.look.axisY else { return ("\(name) C(\(x))", "") }
    let title = "\(name) C(\(x), \(names.name(at: y)))"
    guard names.count > 2 else { return (title, "") }
    // The number of the panel, the borders and the blanks between take 11 cells.
    let room = width - TextWidth.of(title) - 11
    let step = model.situation.step.state.step
    let note = [Label.slice(step: step), .sliceShort(step: step)].map { $0.text(in: pencil.language) }
      .first { TextWidth.of(pencil.words($0)) <= room }
    return (title, note ?? "")
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let image = model.slice, let wanted = model.wantedSlice, image.request.columns == wanted.columns,
      image.request.rows == wanted.rows, image.request.slice.y == wanted.slice.y
    else {
      frame.put(pencil.words(.computing), Style(.dim), x: rect.x + 1, y: rect.y)
      return
    }
    let plot = ContourGeometry(inside: rect).plot
    if model.look.axisY == nil {
      CostCurveView(model: model, image: image).draw(in: plot, of: &frame, pencil)
    } else {
      drawLandscape(image, in: plot, of: &frame, pencil)
    }
    if rect.height > plot.height { drawLegend(image, in: rect, of: &frame, pencil) }
  }

  // MARK: Lines

  private func drawLandscape(_ image: SliceImage, in plot: Rect, of frame: inout Frame, _ pencil: Pencil) {
    switch model.look.landscape {
    case .lines:
      let levels = ContourLevels.levels(of: image.costs, atMost: max(5, min(12, plot.height * 2 / 3)))
      drawLines(image, levels, in: plot, of: &frame, pencil)
    case .shaded, .both:
      let tints = CostTints(image)
      ShadedSlice(image: image, tints: tints).draw(in: plot, of: &frame, pencil)
      drawLines(image, model.look.landscape == .both ? tints.bounds : [], in: plot, of: &frame, pencil)
      ShadedSlice.settle(plot, of: &frame)
    case .surface: SurfaceView(contour: self, image: image).draw(in: plot, of: &frame, pencil)
    }
  }

  private func drawLines(
    _ image: SliceImage, _ levels: [Double], in plot: Rect, of frame: inout Frame, _ pencil: Pencil
  ) {
    let isShaded = model.look.landscape != .lines && pencil.hasColour
    var lines = DotGrid(plot, level: pencil.level)
    let map = PlaneMap(image: image, grid: lines)
    var isolines: [(level: Double, role: Role, segments: [IsolineSegment])] = []
    for (number, level) in levels.enumerated() {
      let role = Role.ramp(levels.count > 1 ? 2 + number * (Role.rampLevels - 3) / (levels.count - 1) : 4)
      let segments = Isolines.segments(of: image.costs, columns: image.xs.count, level: level)
      for segment in segments {
        let pen = Pen(isShaded ? .text : role, priority: 1)
        lines.line(from: map.dot(segment.x1, segment.y1), to: map.dot(segment.x2, segment.y2), pen)
      }
      isolines.append((level, role, segments))
    }
    lines.draw(into: &frame)
    var path = DotGrid(plot, level: pencil.level)
    drawOtherRuns(map, &path)
    drawPath(map, &path)
    var labels = ContourLabels(plot: plot, path: path, marks: marks(map, path, in: plot).map(\.cell))
    for (number, line) in isolines.enumerated() {
      let text = ContourLevels.text(line.level)
      labels.add(text, to: line.segments, number: number, of: isolines.count, map, lines)
    }
    for label in labels.placed {
      let width = TextWidth.of(label.text)
      // Over shades the number stands on a tab of its own.
      let role = isolines[label.number].role
      let style = isShaded ? Style(.text, on: role) : Style(role)
      frame.fill(
        Rect(x: label.x - 1, y: label.y, width: width + 2, height: 1), " ", Style(.standard, on: style.background))
      frame.put(label.text, style, x: label.x, y: label.y)
    }
    path.draw(into: &frame)
    for mark in marks(map, path, in: plot) {
      var style = mark.style
      // A step lies on its shade, what matters more has a cell of its own.
      if case .step = mark.kind { style.background = frame[mark.cell.x, mark.cell.y].style.background }
      frame.set(mark.glyph(pencil.symbols), style, x: mark.cell.x, y: mark.cell.y)
    }
  }

  // MARK: Paths

  func points(of history: History, to step: Int) -> [(x: Double, y: Double)] {
    guard let y = model.look.axisY else { return [] }
    let shown = history.path.points.prefix(step / history.path.spacing + 1)
    return shown.map { ($0[model.look.axisX], $0[y]) }
  }

  private func drawOtherRuns(_ map: PlaneMap, _ grid: inout DotGrid) {
    for run in otherRuns { grid.polyline(run.points.map { map.dot(x: $0.x, y: $0.y) }, run.pen, run.pattern) }
  }

  private func drawPath(_ map: PlaneMap, _ grid: inout DotGrid) {
    grid.polyline(ownPath.map { map.dot(x: $0.x, y: $0.y) }, Pen(.accent, .bold, priority: 5))
  }

  var here: (x: Double, y: Double) {
    (model.situation.parameters[model.look.axisX], model.situation.parameters[model.look.axisY!])
  }

  // MARK: Marks

  /// A sign in a cell of the plot.
  private struct Mark {
    enum Kind {
      case step, start, now
      /// Where another run of a comparison is: its letter.
      case rival(Unicode.Scalar, Role)
      /// The run stands outside, in this direction.
      case outside(dx: Double, dy: Double)
    }

    let kind: Kind
    let cell: Point

    var style: Style {
      switch kind {
      case .step: return Style(.accent)
      case .rival(_, let role): return Style(role, [.bold, .reverse])
      case .start: return Style(.accent, .bold)
      case .now, .outside: return Style(.warning, .bold)
      }
    }

    func glyph(_ symbols: Symbols) -> Unicode.Scalar {
      switch kind {
      case .step: return symbols.path
      case .rival(let letter, _): return letter
      case .start: return symbols.start
      case .now: return symbols.now
      case .outside(let dx, let dy): return symbols.arrow(dx: dx, dy: dy) ?? symbols.leaves
      }
    }
  }

  /// The signs along the path, the most important last.
  private func marks(_ map: PlaneMap, _ grid: DotGrid, in plot: Rect) -> [Mark] {
    func cell(_ x: Double, _ y: Double) -> Point? {
      let dot = map.dot(x: x, y: y)
      guard dot.x.isFinite, dot.y.isFinite else { return nil }
      // However far away, a cell still has neighbours to be counted to.
      let (x, y) = (min(max(dot.x, -1e9), 1e9), min(max(dot.y, -1e9), 1e9))
      return Point(
        // Rounded to a dot first, as lines are: marks and lines share their cells.
        x: plot.x + Int(clamping: (x.rounded() / Double(grid.dotsPerCell.columns)).rounded(.down)),
        y: plot.y + Int(clamping: (y.rounded() / Double(grid.dotsPerCell.rows)).rounded(.down)))
    }
    var marks: [Mark] = []
    let path = points(of: model.workspace.history, to: model.workspace.cursor.step)
    var previous = path.first.flatMap { cell($0.x, $0.y) }
    for point in path.dropFirst() {
      guard let place = cell(point.x, point.y) else { continue }
      // A mark for each step that is far enough from the last mark to be told apart.
      if let last = previous, abs(last.x - place.x) < 3, abs(last.y - place.y) < 2 { continue }
      if plot.contains(place) { marks.append(Mark(kind: .step, cell: place)) }
      previous = place
    }
    if let first = path.first, let place = cell(first.x, first.y), plot.contains(place) {
      marks.append(Mark(kind: .start, cell: place))
    }
    for rival in rivals {
      guard let place = cell(rival.point.x, rival.point.y), plot.contains(place) else { continue }
      marks.append(Mark(kind: .rival(rival.letter, rival.role), cell: place))
    }
    guard let now = cell(here.x, here.y) else { return marks }
    if plot.contains(now) {
      marks.append(Mark(kind: .now, cell: now))
    } else {
      // Outside: an arrow at the edge says where.
      let x = min(max(now.x, plot.x), plot.maxX - 1)
      let y = min(max(now.y, plot.y), plot.maxY - 1)
      let away = Mark.Kind.outside(dx: Double(now.x) - Double(x), dy: Double(now.y) - Double(y))
      marks.append(Mark(kind: away, cell: Point(x: x, y: y)))
    }
    return marks
  }

  // MARK: Legend

  private func drawLegend(_ image: SliceImage, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let names = model.names
    let dots = pencil.symbols.isASCII ? ".." : "…"
    func ends(_ range: ClosedRange<Double>) -> String {
      [range.lowerBound, range.upperBound].map { Numeral.significant($0, digits: 4).trimmedZeros }
        .joined(separator: dots)
    }
    let heights = CostHeights(image.costs, keeping: model.look.heights)
    let isLogarithmic = model.showsSurface && heights.isLogarithmic
    let note = isLogarithmic ? " " + pencil.words(.logarithmic) : ""
    let bar = model.look.landscape == .lines ? nil : CostTints.Bar(CostTints(image), note: note)
    // The ranges stay; the rest goes whole, the last first.
    var parts = [
      ("\(pencil.words("→")) \(names.name(at: model.look.axisX)) \(ends(image.request.viewport.x))", Role.dim)
    ]
    if let y = model.look.axisY {
      parts.append(("\(pencil.words("↑")) \(names.name(at: y)) \(ends(image.request.viewport.y))", .dim))
      if model.showsSurface {
        parts = parts.map { ($0.0.split(separator: " ").dropFirst().joined(separator: " "), .dim) }
      }
      if let bar { parts.append((bar.text, .dim)) }
      parts.append(("\(pencil.symbols.now) \(pencil.words(.now))", .warning))
      parts.append(("\(pencil.symbols.start) \(pencil.words(.start))", .accent))
      if model.situation.step.cost.isFinite {
        parts.append(("C \(pencil.number(model.situation.step.cost, decimals: 4))", .dim))
      }
    }
    var x = rect.x + 1
    for (text, role) in parts {
      guard x + TextWidth.of(text) <= rect.maxX else { break }
      let start = x
      x = frame.put(text, Style(role), x: x, y: rect.maxY - 1) + 2
      if let bar, bar.text == text { bar.draw(x: start, y: rect.maxY - 1, of: &frame, pencil) }
    }
  }
}

/// From places in a plane to dots.
struct PlaneMap {
  private let viewport: Viewport
  private let columns: Double
  private let rows: Double
  private let xs: [Double]
  private let ys: [Double]

  init(image: SliceImage, grid: DotGrid) {
    viewport = image.request.viewport
    columns = Double(max(1, grid.columns - 1))
    rows = Double(max(1, grid.rows - 1))
    xs = image.xs
    ys = image.ys
  }

  /// The dot of a point of the plane.
  func dot(x: Double, y: Double) -> DotPoint {
    DotPoint(
      x: (x - viewport.x.lowerBound) / (viewport.x.upperBound - viewport.x.lowerBound) * columns,
      y: (1 - (y - viewport.y.lowerBound) / (viewport.y.upperBound - viewport.y.lowerBound)) * rows)
  }

  /// The dot of a place in the grid: column and row with fractions.
  func dot(_ column: Double, _ row: Double) -> DotPoint {
    dot(x: Self.value(xs, column), y: Self.value(ys, row))
  }

  private static func value(_ values: [Double], _ place: Double) -> Double {
    let index = min(max(Int(clamping: place.rounded(.down)), 0), values.count - 1)
    let next = min(index + 1, values.count - 1)
    return values[index] + (values[next] - values[index]) * (place - Double(index))
  }
}
