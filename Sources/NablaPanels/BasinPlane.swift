// The plane of starts: a field for each minimum, with its letter, lighter where C is sooner at rest.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

struct BasinPlane {
  let image: BasinImage

  /// Fills the plot, a cell for each start.
  func draw(in plot: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let settling = image.settling
    for row in image.request.ys.indices {
      for column in image.request.xs.indices {
        let cell = Point(x: plot.x + column, y: plot.maxY - 1 - row)
        guard plot.contains(cell) else { continue }
        switch image.shownEnd(column: column, row: row) {
        case .minimum(let minimum, let steps):
          let letter = image.letter(of: minimum)
          if pencil.hasColour {
            // Letters lie on the field like a pattern, close enough for the smallest bay to have one.
            let isMarked = (column + 3 * (row % 2)) % 6 == 2
            let field = Role.basin(image.ranks[minimum], level: Self.level(of: steps, in: settling))
            frame.set(isMarked ? letter : " ", Style(.text, on: field), x: cell.x, y: cell.y)
          } else {
            frame.set(letter, Style(.dim), x: cell.x, y: cell.y)
          }
        case .diverged: frame.put(pencil.words("×"), Style(.negative), x: cell.x, y: cell.y)
        case .onTheWay: frame.put(pencil.symbols.isASCII ? "." : "·", Style(.dim), x: cell.x, y: cell.y)
        case nil: frame.set(" ", .plain, x: cell.x, y: cell.y)
        }
      }
    }
  }

  /// How dark the field of a run is: thirds of the steps it may take, on a logarithmic scale.
  static func level(of steps: Int, in settling: ClosedRange<Int>?) -> Int {
    guard let settling, settling.upperBound > settling.lowerBound else { return 0 }
    let low = naturalLogarithm(Double(settling.lowerBound + 1))
    let high = naturalLogarithm(Double(settling.upperBound + 1))
    let share = (naturalLogarithm(Double(steps + 1)) - low) / (high - low)
    return min(Role.basinLevels - 1, max(0, Int(clamping: (share * Double(Role.basinLevels)).rounded(.down))))
  }
}

/// What is said below the plane of starts.
struct BasinLegend {
  @Shown var model: Model

  /// Beside the panel's name, the most telling words first.
  var headings: [BasinLabel] {
    let request = model.wantedBasins
    let count = request.map { $0.xs.count * $0.ys.count } ?? 0
    let known = model.shownBasins?.knownCount ?? 0
    let rate = model.settingsInForce.learningRate
    let steps = request?.steps ?? model.look.ways.basinSteps
    return [
      .heading(rate: rate, steps: steps, known: known, of: count), .shortHeading(rate: rate, known: known, of: count),
    ] + (known < count ? [.progress(known: known, of: count)] : [])
  }

  /// The minima and the marks that are seen, in the order of their worth.
  func parts(of width: Int, _ pencil: Pencil) -> [(text: String, role: Role)] {
    guard let image = model.shownBasins else { return [] }
    var parts: [(text: String, role: Role)] = []
    func add(_ label: BasinLabel, _ role: Role) { parts.append((pencil.words(label), role)) }
    // One for each letter, the places of a floor together.
    let order = image.minima.indices.filter { image.floors[$0] == $0 }.sorted { image.ranks[$0] < image.ranks[$1] }
    let reached = order.filter(image.isReached)
    let isShort = width < 60
    if isShort, !reached.isEmpty { parts.append(("C:", .dim)) }
    let isCurve = image.request.start.count - image.request.experiment.settings.frozen.count == 2
    for minimum in reached.prefix(8) { add(label(of: minimum, in: image, isShort: isShort, isCurve: isCurve), .text) }
    if reached.count > 8 { add(.moreMinima(reached.count - 8), .dim) }
    if !isShort, reached.contains(where: image.isFloor) { add(.floorNote(isCurve: isCurve), .accent) }
    if image.isFinished {
      let lost = order.filter { !reached.contains($0) }
      if !lost.isEmpty { add(.lost(lost.prefix(8).map { image.letter(of: $0) }), .warning) }
      if order.isEmpty { add(.noMinimum, .text) }
    }
    if image.ends.contains(.diverged) { add(.diverged, .negative) }
    if image.ends.contains(.onTheWay) { add(.onTheWay(steps: image.request.steps), .dim) }
    if pencil.hasColour, let settling = image.settling { add(.settling(settling), .dim) }
    return parts
  }

  private func label(of minimum: Int, in image: BasinImage, isShort: Bool, isCurve: Bool) -> BasinLabel {
    let place = image.minima[minimum]
    let letter = image.letter(of: minimum)
    let (x, y) = (image.request.x, image.request.y)
    guard image.isFloor(minimum) else {
      return isShort
        ? .shortMinimum(letter, cost: place.cost)
        : .minimum(letter, cost: place.cost, x: place.parameters[x], y: place.parameters[y])
    }
    let floor = image.floor(of: minimum)
    // What counts as one level: the lowest place tells it, and less than rounding is 0.
    let cost = floor.map(\.cost).min() ?? place.cost
    let level = abs(cost) < Basins.costTolerance ? 0 : cost
    if isShort { return .shortFloor(letter, cost: level, isCurve: isCurve) }
    func range(_ index: Int) -> ClosedRange<Double> {
      let values = floor.map { $0.parameters[index] }
      return (values.min() ?? 0)...(values.max() ?? 0)
    }
    return .floor(letter, cost: level, x: range(x), y: range(y), isCurve: isCurve)
  }

  /// Where a run from the cursor ends; nil without a cursor on the plane.
  var pointed: BasinLabel? {
    guard let cursor = model.look.cursor, let wanted = model.wantedBasins else { return nil }
    guard let column = wanted.xs.firstIndex(of: cursor.x), let row = wanted.ys.firstIndex(of: cursor.y) else {
      return nil
    }
    switch model.shownBasins?.end(column: column, row: row) {
    case .minimum(let minimum, let steps): return .endsIn(model.shownBasins!.letter(of: minimum), after: steps)
    case .diverged: return .endsDiverged
    case .onTheWay: return .endsOnTheWay(steps: wanted.steps)
    case nil: return .unknown
    }
  }

  /// Puts parts into rows, whole ones only.
  static func draw(
    _ parts: [(text: String, role: Role)], in rect: Rect, of frame: inout Frame
  ) {
    var (x, y) = (rect.x + 1, rect.y)
    for (text, role) in parts {
      let width = TextWidth.of(text)
      if x + width > rect.maxX, x > rect.x + 1 { (x, y) = (rect.x + 1, y + 1) }
      guard y < rect.maxY else { return }
      guard x + width <= rect.maxX else { continue }
      x = frame.put(text, Style(role), x: x, y: y) + 2
    }
  }
}
