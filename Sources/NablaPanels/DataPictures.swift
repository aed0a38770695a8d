// Samples as pictures: the boundary between two classes, a fitted curve, a closed curve.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

extension DataView {
  /// One item of a legend.
  typealias Key = (text: String, role: Role)

  /// The picture's cells, and below it a row for the legend, if the panel is high enough for one.
  func split(_ rect: Rect) -> (plot: Rect, legend: Int?) {
    guard rect.height >= 7 else { return (rect, nil) }
    return (Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - 1), rect.maxY - 1)
  }

  /// Writes the items that fit, whole.
  func draw(_ legend: [Key], y: Int?, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let y else { return }
    var x = rect.x + 1
    for item in legend {
      let text = pencil.words(item.text)
      guard x + TextWidth.of(text) < rect.maxX else { break }
      x = frame.put(text, Style(item.role), x: x, y: y) + 2
    }
  }

  func sampleKey(_ pencil: Pencil, of data: Dataset) -> String {
    Label.sampleOf(model.sample + 1, of: data.count).text(in: pencil.language)
  }

  /// What the marks of held-out samples are; nothing where there are none.
  func testKey(_ marks: String, of data: Dataset, _ role: Role, _ pencil: Pencil) -> [Key] {
    data.test == nil ? [] : [("\(marks) \(DataLabel.testSamples.text(in: pencil.language))", role)]
  }

  func ends(_ range: ClosedRange<Double>, _ pencil: Pencil) -> String {
    [range.lowerBound, range.upperBound].map { Numeral.significant($0, digits: 2).trimmedZeros }
      .joined(separator: pencil.symbols.isASCII ? ".." : "…")
  }

  // MARK: Two inputs, one output

  func drawBoundary(_ passes: NetworkPasses, in panel: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let data = passes.data
    let (rect, legend) = split(panel)
    let plane = InputPlane(of: data)
    let grid = InputPlane.resolution(
      atMost: HeatMap.resolution(in: rect, level: pencil.areaLevel, hasColour: pencil.hasColour))
    let inputs = plane.grid(grid)
    let isUnit = data.targets.allSatisfy { $0 >= 0 && $0 <= 1 }
    HeatMap(
      passes.outputs(atPlaces: inputs), rows: grid.rows, columns: grid.columns, ramp: isUnit ? .boundary : .sequential
    )
    .draw(in: rect, of: &frame, level: pencil.areaLevel, hasColour: pencil.hasColour)
    let chosen = min(model.sample, data.count - 1)
    let testCells = data.test.map { plane.cells(of: $0, in: rect) } ?? []
    let cells = plane.cells(of: data, in: rect)
    if !pencil.hasColour {
      // Among shading characters a letter needs blanks around it.
      for place in testCells + cells { frame.fill(Rect(x: place.x - 1, y: place.y, width: 3, height: 1)) }
    }
    /// The shade behind a letter. The cell may be split between two shades; the letter needs one.
    func background(_ place: Point) -> Role {
      let cell = frame[place.x, place.y]
      return cell.glyph == "▀" && cell.style.foreground.isRamp ? cell.style.foreground : cell.style.background
    }
    // Below those that are trained on.
    for (place, target) in zip(testCells, data.test?.targets ?? []) {
      frame.set(target >= 0.5 ? "+" : "-", Style(.text, on: background(place), .bold), x: place.x, y: place.y)
    }
    for sample in Array(0..<data.count).filter({ $0 != chosen }) + [chosen] {
      let (x, y) = (cells[sample].x, cells[sample].y)
      let background = background(cells[sample])
      let glyph: Unicode.Scalar = data.targets[sample] >= 0.5 ? "x" : "o"
      if sample == chosen, data.count > 1 {
        frame.set("[", Style(.text, on: background, .bold), x: x - 1, y: y)
        frame.set("]", Style(.text, on: background, .bold), x: x + 1, y: y)
        frame.set(glyph, Style(.text, on: background, [.bold, .reverse]), x: x, y: y)
      } else {
        frame.set(glyph, Style(.text, on: background, .bold), x: x, y: y)
      }
    }
    draw(
      [
        (data.targets.allSatisfy { $0 == 0 || $0 == 1 } ? "o 0  x 1" : "o <0.5  x ≥0.5", .text)
      ] + testKey("- +", of: data, .text, pencil) + [
        ("[ ] " + sampleKey(pencil, of: data), .dim),
        ("→ x1 \(ends(plane.across, pencil))  ↑ x2 \(ends(plane.up, pencil))", .dim),
      ], y: legend, in: panel, of: &frame, pencil)
  }

  // MARK: One input

  func drawFit(_ passes: NetworkPasses, in panel: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let data = passes.data
    let (rect, legend) = split(panel)
    let places = data.rawInputs
    let test = data.test
    let (across, up, inputs, fitted) = fit(passes, in: rect)
    var grid = pencil.grid(rect)
    let map = UnitMap(across, up, grid)
    grid.polyline(zip(inputs, fitted).map { map.dot($0, $1) }, Pen(.series(0), .bold, priority: 2))
    grid.draw(into: &frame)
    for (x, y) in zip(test?.rawInputs ?? [], test?.targets ?? []) {
      if let place = map.cell(x, y, grid) { frame.set("+", Style(.positive, .bold), x: place.x, y: place.y) }
    }
    for sample in 0..<data.count {
      let place = map.cell(places[sample], data.targets[sample], grid)
      let style = Style(.warning, sample == model.sample ? [.bold, .reverse] : .bold)
      if let place { frame.set(pencil.symbols.path, style, x: place.x, y: place.y) }
    }
    draw(
      [
        ("\(pencil.symbols.path) \(Label.target.text(in: pencil.language))", .warning)
      ] + testKey("+", of: data, .positive, pencil) + [
        ("── \(Label.prediction.text(in: pencil.language))", .series(0)),
        ("→ x1 \(ends(across, pencil))  ↑ \(ends(up, pencil))", .dim),
        (sampleKey(pencil, of: data), .dim),
      ], y: legend, in: panel, of: &frame, pencil)
  }

  /// The fitted curve and the ranges of the picture: of samples and curve, each with a margin.
  func fit(
    _ passes: NetworkPasses, in rect: Rect
  ) -> (across: ClosedRange<Double>, up: ClosedRange<Double>, inputs: [Double], fitted: [Double]) {
    let data = passes.data
    let across = InputPlane.range(data.rawInputs + (data.test?.rawInputs ?? []), margin: 0.06)
    let inputs = CostSlice.spread(across, count: max(2, 2 * rect.width))
    let fitted = passes.outputs(atPlaces: inputs)
    let up = InputPlane.range(
      data.targets + (data.test?.targets ?? []) + fitted.filter(\.isFinite).filter { abs($0) < 1e6 }, margin: 0.1)
    return (across, up, inputs, fitted)
  }

  func drawClosedCurve(_ passes: NetworkPasses, in panel: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let data = passes.data
    func points(_ values: [Double]) -> [(Double, Double)] {
      stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) }
    }
    let (rect, legend) = split(panel)
    let targets = points(data.targets)
    let tests = points(data.test?.targets ?? [])
    var grid = pencil.grid(rect)
    let map = UnitMap(
      InputPlane.range((targets + tests).map(\.0), margin: 0.1),
      InputPlane.range((targets + tests).map(\.1), margin: 0.08), grid,
      keepsAspect: true)
    let places = data.rawInputs
    let dense = (0...240).map { places[0] + (places[data.count - 1] - places[0]) * Double($0) / 240 }
    let ghosts = ghosts
    for ghost in ghosts {
      grid.polyline(
        points(passes.outputs(atPlaces: dense, at: ghost)).map { map.dot($0.0, $0.1) }, Pen(.ghost, priority: 1),
        .dotted)
    }
    grid.polyline((targets + targets.prefix(1)).map { map.dot($0.0, $0.1) }, Pen(.warning, priority: 2), .dotted)
    grid.polyline(
      points(passes.outputs(atPlaces: dense)).map { map.dot($0.0, $0.1) }, Pen(.series(0), .bold, priority: 3))
    grid.draw(into: &frame)
    for (x, y) in tests {
      if let place = map.cell(x, y, grid) { frame.set("+", Style(.positive, .bold), x: place.x, y: place.y) }
    }
    let sample = min(model.sample, data.count - 1)
    if let place = map.cell(targets[sample].0, targets[sample].1, grid) {
      frame.set("x", Style(.warning, .bold), x: place.x, y: place.y)
    }
    let output = points(passes.outputs(Array(data.input(sample))))[0]
    if let place = map.cell(output.0, output.1, grid) {
      frame.set(pencil.symbols.now, Style(.accent, .bold), x: place.x, y: place.y)
    }
    let dots = pencil.symbols.isASCII ? ".. " : "·· "
    var items: [Key] = [
      (dots, .warning), ("── ", .series(0)), (dots, .ghost),
    ]
    for (index, label) in [Label.target, .current, .ghosts].enumerated() {
      items[index].text += label.text(in: pencil.language)
    }
    if ghosts.isEmpty { items.removeLast() }
    items += testKey("+", of: data, .positive, pencil)
    items.append(("x → \(pencil.symbols.now) \(sampleKey(pencil, of: data))", .dim))
    draw(items, y: legend, in: panel, of: &frame, pencil)
  }

  /// The parameters some while ago: at a half and a quarter of the way here.
  private var ghosts: [[Double]] {
    let path = model.workspace.history.path
    let step = model.workspace.cursor.step
    return [step / 4, step / 2].filter { $0 > 0 && $0 < step }.compactMap { wanted in
      let index = wanted / path.spacing
      return path.points.indices.contains(index) ? path.points[index] : nil
    }
  }
}
