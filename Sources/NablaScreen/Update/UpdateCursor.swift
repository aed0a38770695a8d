// Pointing at the landscape: the cursor on the contour, and the run that starts there.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// Puts the cursor where the run is, or takes it away.
  mutating func toggleCursor() {
    if pointsAtData || canPointAtData { return toggleDataCursor() }
    look.isGuessingPlace = false
    if pointsAtContour {
      look.cursor = nil
      return
    }
    focus(on: .contour)
    guard look.cursor == nil, let map = contourMap, let landscape = wantedSlice?.landscape else { return }
    let here = landscape.here
    if showsBasins, let cell = map.cell(x: here.x, y: here.y), map.plot.contains(cell) {
      // In the middle of a cell, whose start is known.
      put(map, at: cell)
    } else if isInside(here, map) {
      look.cursor = ContourCursor(x: here.x, y: here.y)
    } else {
      let plot = map.plot
      put(map, at: Point(x: plot.x + plot.width / 2, y: plot.y + plot.height / 2))
    }
  }

  private func isInside(_ place: (x: Double, y: Double), _ map: PlaneMap) -> Bool {
    guard wantedSlice?.landscape.isCurve == false else { return map.viewport.x.contains(place.x) }
    return map.cell(x: place.x, y: place.y).map(map.plot.contains) ?? false
  }

  /// Moves the cursor where an arrow key points, if it is there.
  ///
  /// - Returns: whether it is.
  mutating func performOnContour(_ action: Action) -> Bool {
    guard pointsAtContour else { return false }
    let way: (x: Int, y: Int)
    switch action {
    case .previousBeat: way = (-1, 0)
    case .nextBeat: way = (1, 0)
    case .selectPrevious where look.axisY != nil: way = (0, 1)
    case .selectNext where look.axisY != nil: way = (0, -1)
    default: return false
    }
    toast = nil
    moveCursor(x: way.x, y: way.y)
    return true
  }

  /// Moves the cursor by cells, upwards for a positive `y`; at the edge the viewport comes along.
  mutating func moveCursor(x dx: Int, y dy: Int) {
    guard let cursor = look.cursor, let landscape = wantedSlice?.landscape else { return }
    if landscape.isCurve { return moveAlongCurve(by: dx) }
    guard let map = contourMap, let cell = map.cell(x: cursor.x, y: cursor.y) else { return }
    let plot = map.plot
    let next = Point(
      x: min(max(cell.x, plot.x), plot.maxX - 1) + dx, y: min(max(cell.y, plot.y), plot.maxY - 1) - dy)
    if !plot.contains(next) {
      let moved = map.viewport.moved(x: Double(dx) / Double(plot.width), y: Double(dy) / Double(plot.height))
      guard moved.isUsable else { return show(.viewportLimit) }
      look.viewport = moved
      refreshSlice()
      guard let map = contourMap else { return }
      return put(map, at: Point(x: next.x - dx, y: next.y + dy))
    }
    put(map, at: next)
  }

  /// Puts the cursor into a cell: in its middle, at round numbers.
  private mutating func put(_ map: PlaneMap, at cell: Point) {
    let place = map.place(of: cell)
    let size = map.cellSize
    let isCurve = wantedSlice?.landscape.isCurve ?? false
    look.cursor = ContourCursor(
      x: Self.round(place.x, within: size.x), y: isCurve ? 0 : Self.round(place.y, within: size.y))
  }

  /// The nearest number with few decimals that is no farther than a quarter of `size` away.
  static func round(_ value: Double, within size: Double) -> Double {
    guard size > 0, size.isFinite, value.isFinite else { return value }
    let power = Int(clamping: decimalLogarithm(size / 2).rounded(.down))
    guard let unit = Double("1e\(power)"), unit > 0, abs(value / unit) < 1e15 else { return value }
    return Double("\(Int(clamping: (value / unit).rounded()))e\(power)") ?? value
  }

  // MARK: The curve over one parameter

  /// The cells across the curve.
  private var curveArea: Rect? {
    guard let slice, let rect = arrangement.rect(of: .contour) else { return nil }
    return CostCurveView(model: Shown(self), image: slice).area(
      in: ContourGeometry(rect: rect, of: self).plot, Pencil(self))
  }

  private mutating func moveAlongCurve(by offset: Int) {
    guard let cursor = look.cursor, let viewport = wantedSlice?.viewport else { return }
    let width = viewport.x.upperBound - viewport.x.lowerBound
    let cell = width / Double(max(1, (curveArea?.width ?? contourMap?.plot.width ?? 2) - 1))
    let column = ((min(max(cursor.x, viewport.x.lowerBound), viewport.x.upperBound) - viewport.x.lowerBound) / cell)
      .rounded()
    let next = viewport.x.lowerBound + (column + Double(offset)) * cell
    if !(viewport.x.lowerBound - cell / 2...viewport.x.upperBound + cell / 2).contains(next) {
      let moved = viewport.moved(x: Double(offset) * cell / width, y: 0)
      guard moved.isUsable else { return show(.viewportLimit) }
      look.viewport = moved
      refreshSlice()
    }
    let shown = look.viewport?.x ?? viewport.x
    let rounded = Self.round(next, within: cell)
    look.cursor = ContourCursor(x: min(max(rounded, shown.lowerBound), shown.upperBound), y: 0)
  }

  // MARK: The mouse

  /// Puts the cursor at a cell; a second click there starts a run.
  mutating func clickContour(_ point: Point) {
    guard !showsSurface, let landscape = wantedSlice?.landscape, let map = contourMap else { return }
    if landscape.isCurve {
      guard let area = curveArea, area.contains(point) else { return }
      let width = map.viewport.x.upperBound - map.viewport.x.lowerBound
      let cell = width / Double(max(1, area.width - 1))
      let column = look.cursor.map { (($0.x - map.viewport.x.lowerBound) / cell).rounded() }
      if column == Double(point.x - area.x) { return startOrSayWhyNot() }
      let place = map.viewport.x.lowerBound + Double(point.x - area.x) * cell
      look.cursor = ContourCursor(x: Self.round(place, within: cell), y: 0)
      return
    }
    guard map.plot.contains(point) else { return }
    if let cursor = look.cursor, map.cell(x: cursor.x, y: cursor.y) == point { return startOrSayWhyNot() }
    put(map, at: point)
  }

  private mutating func startOrSayWhyNot() {
    if look.isGuessingPlace { return openGuess() }
    if let reason = reasonAgainstStart { return show(reason) }
    startAtCursor()
  }

  // MARK: Starting there

  /// Starts a run at the cursor, all other parameters as the contour has them; in a race, every run of it.
  mutating func startAtCursor() {
    guard let cursor = look.cursor, let landscape = wantedSlice?.landscape else { return }
    let parameters = landscape.point(x: cursor.x, y: cursor.y)
    guard parameters.allSatisfy({ $0.isFinite && abs($0) <= 1e12 }) else { return show(.viewportLimit) }
    var initialization = workspace.history.experiment.initialization
    let weights = names.weightCount
    initialization.scheme = .given(weights: Array(parameters[..<weights]), biases: Array(parameters[weights...]))
    let place = cursorText(cursor)
    look.cursor = nil
    if workspace.current.entry != nil {
      restartRace(.raceStartedAt(place, workspace.runs.count { $0.entry != nil }), initialization)
    } else {
      restart(.startedAt(place), initialization, at: place)
    }
  }

  /// Starts every run of a comparison anew.
  private mutating func restartRace(_ phrase: Phrase, _ initialization: Initialization) {
    let card = RaceCard(workspace.runs, current: workspace.currentNumber, from: initialization)
    undoably(phrase) { $0.workspace.race(card) }
    refresh()
  }
}
