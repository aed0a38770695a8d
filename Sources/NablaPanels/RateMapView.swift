// Learning rates by sizes of the start, a run a cell: where both fit, and where one of them is too small or too large.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// Where the parts of the panel stand.
package struct RateMapGeometry {
  /// A cell for each pixel.
  package let plot: Rect
  /// The row of numbers of η.
  let numbers: Rect
  let words: Rect

  /// - Parameter rect: the panel without its border.
  init(inside rect: Rect) {
    let labels = rect.width >= 30 ? 7 : 0
    let rows = rect.height < 6 ? 0 : rect.height < 9 ? 2 : rect.height < 14 ? 3 : rect.height < 20 ? 4 : 5
    plot = Rect(
      x: rect.x + labels, y: rect.y, width: max(0, rect.width - labels), height: max(0, rect.height - rows - 1))
    numbers = Rect(x: plot.x, y: plot.maxY, width: plot.width, height: 1)
    words = Rect(x: rect.x, y: numbers.maxY, width: rect.width, height: rows)
  }

  /// - Parameter rect: the panel with its border.
  package init(rect: Rect) { self.init(inside: rect.inset(columns: 1, rows: 1)) }

  /// The cell of a pixel.
  func cell(_ place: MapPlace) -> Point { Point(x: plot.x + place.column, y: plot.maxY - 1 - place.row) }

  /// The pixel of a cell; nil beside the map.
  package func place(at point: Point) -> MapPlace? {
    plot.contains(point) ? MapPlace(column: point.x - plot.x, row: plot.maxY - 1 - point.y) : nil
  }
}

/// The map with its axes, its marks, and what it says of the run that is pointed at.
package struct RateMapView: PanelView {
  package static let name = LocalizedText(ko: "학습률 지도", en: "Rate map")

  @Shown var model: Model

  package init(model: Shown) {
    _model = model
  }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let map = model.shownMap
    let known = map?.knownCount ?? 0
    let count = map?.ends.count ?? model.wantedMap.map { $0.columns * $0.rows } ?? 0
    let steps = model.look.map.steps
    let name = TextWidth.of(Self.name[pencil.language])
    var words: [RateMapLabel] = [
      .heading(steps: steps, known: known, of: count), .shortHeading(steps: steps, known: known, of: count),
    ]
    if known < count { words.append(.progress(known: known, of: count)) }
    // The number of the panel, the borders and the blanks between take 11 cells.
    return words.map { pencil.words($0) }.first { TextWidth.of($0) + name + 11 <= rect.width } ?? ""
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "점 하나가 학습 한 번이에요. 가로는 학습률, 세로는 시작값에 곱한 수예요.",
      en: "Each dot is a training: learning rates across, and up how many times the start.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 12, rect.height > 3 else { return }
    guard let map = model.shownMap, map.knownCount > 0 else {
      let lines = pencil.words(RateMapLabel.reckoning).wrapped(to: rect.width)
      for (row, line) in lines.prefix(rect.height).enumerated() {
        frame.put(line, Style(.dim), x: rect.x, y: rect.y + row)
      }
      return
    }
    let geometry = RateMapGeometry(inside: rect)
    let tints = MapTints(map)
    drawPixels(map, tints, geometry, of: &frame, pencil)
    drawFactors(map, geometry, of: &frame, pencil)
    let limit = zip(map.factors, map.limits).first { $0.0 == 1 }?.1
    RateAxis(rates: map.rates, now: model.settingsInForce.learningRate, limit: limit)
      .draw(in: geometry.numbers, of: &frame, pencil) { geometry.plot.x + map.column(of: $0) }
    drawWords(map, tints, geometry, of: &frame, pencil)
  }

  // MARK: The picture

  private func drawPixels(
    _ map: MapImage, _ tints: MapTints, _ geometry: RateMapGeometry, of frame: inout Frame, _ pencil: Pencil
  ) {
    let rows = map.factors.indices.reversed()
    let places = rows.flatMap { row in map.rates.indices.map { MapPlace(column: $0, row: row) } }
    let ends = places.map(map.shownEnd)
    tints.heat(ends, columns: map.rates.count).draw(
      in: geometry.plot, of: &frame, level: pencil.areaLevel, hasColour: pencil.hasColour, splitsCells: false)
    for (place, end) in zip(places, ends) {
      let cell = geometry.cell(place)
      switch end?.status {
      case .diverged: frame.put(pencil.words("×"), Style(.negative), x: cell.x, y: cell.y)
      case .oscillating: put(pencil.words("~"), at: cell, pencil, in: &frame)
      case .converged, .descending: break
      case nil: frame.put(" ", Style(.dim), x: cell.x, y: cell.y)
      }
    }
    let bar = pencil.words("┊")
    for (row, limit) in map.limits.enumerated() {
      guard let limit, limit >= map.rates[0], limit <= map.rates[map.rates.count - 1] else { continue }
      put(bar, at: geometry.cell(MapPlace(column: map.column(of: limit), row: row)), pencil, in: &frame)
    }
    if let here = model.mapHere {
      let cell = geometry.cell(here)
      frame.put(pencil.words("◉"), Style(.warning, .bold), x: cell.x, y: cell.y)
    }
    if let pointed = model.pointedPixel {
      let cell = geometry.cell(pointed)
      frame.set(
        pencil.symbols.joint([.up, .right, .down, .left]), Style(.focus, [.bold, .reverse]), x: cell.x, y: cell.y)
    }
  }

  /// A mark on the shade of its pixel, in a colour that can be read on it.
  private func put(_ mark: String, at cell: Point, _ pencil: Pencil, in frame: inout Frame) {
    let shade = frame[cell.x, cell.y].style.background
    let style = shade.isRamp ? Style(.text, on: shade, .bold) : Style(.warning, .bold)
    frame.put(mark, style, x: cell.x, y: cell.y)
  }

  /// The factors to the left of the map: the one that is 1 first, then both ends, then some between.
  private func drawFactors(
    _ map: MapImage, _ geometry: RateMapGeometry, of frame: inout Frame, _ pencil: Pencil
  ) {
    let width = geometry.plot.x - geometry.words.x
    guard width > 0 else { return }
    let one = map.factors.firstIndex(of: 1) ?? 0
    var taken: [Int] = []
    let count = map.factors.count
    // A few rows are all labelled; more of them have some air between.
    let wanted = count <= 6 ? Array(0..<count) : [one, 0, count - 1, one / 2, (one + count - 1) / 2]
    for row in wanted where count <= 6 || !taken.contains(where: { abs($0 - row) < 2 }) {
      taken.append(row)
      let text = pencil.words("×" + Numeral.significant(map.factors[row], digits: 2).trimmedZeros)
      let cell = geometry.cell(MapPlace(column: 0, row: row))
      frame.put(
        text.padded(to: width - 1, .right), row == one ? Style(.accent, .bold) : Style(.dim), x: geometry.words.x,
        y: cell.y)
    }
  }

  // MARK: Words

  private func drawWords(
    _ map: MapImage, _ tints: MapTints, _ geometry: RateMapGeometry, of frame: inout Frame, _ pencil: Pencil
  ) {
    let area = geometry.words
    var y = area.y
    func add(_ label: RateMapLabel, _ style: Style) {
      let lines = pencil.words(label).wrapped(to: area.width)
      // A sentence that does not find room is left out whole.
      guard y + lines.count <= area.maxY else { return }
      for line in lines {
        frame.put(line, style, x: area.x, y: y)
        y += 1
      }
    }
    if let place = model.pointedPixel {
      add(
        .reading(
          factor: map.factors[place.row], rate: map.rates[place.column], map.end(at: place)),
        Style(.accent, .bold))
    }
    if y < area.maxY, tints.bar(of: area.width, pencil).draw(x: area.x, y: y, of: &frame, pencil) { y += 1 }
    let marks = RateMapLabel.marks(hasLimit: map.limits.contains { $0 != nil })
    add(
      TextWidth.of(pencil.words(marks)) <= area.width ? marks : .marks(hasLimit: false), Style(.dim))
    if let lowest = map.lowest {
      add(
        .lowest(
          factor: map.factors[lowest.place.row], rate: map.rates[lowest.place.column], cost: lowest.cost), Style(.text))
    } else {
      add(.allDiverged, Style(.text))
    }
    if model.look.focus == .map { add(.keys, Style(.dim)) }
  }
}
