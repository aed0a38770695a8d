// Where everything stands: one pure function of size, panel order, focus and zoom.

import NablaCanvas
import NablaLesson

/// The rectangles of one screen. Neighbouring panels share one border.
package struct Arrangement: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Too small for anything but a card.
    case card
    /// One panel at a time.
    case single
    case grid
  }

  package struct Place: Equatable, Sendable {
    package let panel: Panel
    package let rect: Rect
  }

  package let kind: Kind
  /// One row at the top; empty on a card.
  package let header: Rect
  package let places: [Place]
  /// One row above the hints; empty where there is no room.
  package let status: Rect
  package let hints: Rect
  /// Where projector mode has its large numbers; else empty.
  package let banner: Rect

  /// Screens larger than this are filled only so far, in the middle.
  static let largest = Size(columns: 240, rows: 80)
  package static let smallest = Size(columns: 40, rows: 10)

  /// - Parameters:
  ///   - size: the whole screen, in cells.
  ///   - panels: all panels in the order of their numbers.
  ///   - focus: shown in any case: where it has no place of its own, it takes the last one.
  ///   - isZoomed: whether the panel in focus has the screen to itself.
  ///   - bannerHeight: the rows of projector mode's numbers; nil: no projector mode.
  package init(_ size: Size, panels: [Panel], focus: Panel, isZoomed: Bool, bannerHeight: Int? = nil) {
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
      kind = .card
      header = .zero
      places = []
      status = .zero
      hints = .zero
      banner = .zero
      return
    }
    let columns = min(size.columns, Self.largest.columns)
    let rows = min(size.rows, Self.largest.rows)
    let left = (size.columns - columns) / 2
    let top = (size.rows - rows) / 2
    let hasStatus = rows >= 14
    header = Rect(x: left, y: top, width: columns, height: 1)
    hints = Rect(x: left, y: top + rows - 1, width: columns, height: 1)
    if let bannerHeight {
      // A sentence may take two lines, and with room to spare a blank one keeps it apart from the keys.
      let sentence = hasStatus ? (rows >= 16 ? 2 : 1) : 0
      let height = rows - 2 - bannerHeight - sentence - (rows >= 30 ? 1 : 0)
      let panel = Rect(x: left, y: top + 1 + bannerHeight, width: columns, height: height)
      kind = .single
      banner = Rect(x: left, y: top + 1, width: columns, height: bannerHeight)
      places = [Place(panel: focus, rect: panel)]
      status = hasStatus ? Rect(x: left, y: panel.maxY, width: columns, height: sentence) : .zero
      return
    }
    banner = .zero
    status = hasStatus ? Rect(x: left, y: top + rows - 2, width: columns, height: 1) : .zero
    let body = Rect(x: left, y: top + 1, width: columns, height: rows - (hasStatus ? 3 : 2))
    if isZoomed {
      kind = .single
      places = [Place(panel: focus, rect: body)]
      return
    }
    var slots = Self.slots(in: body)
    kind = slots.count == 1 ? .single : .grid
    // A derivation is long: it takes a column of its own, beside the network.
    let isDeriving = slots.count > 1 && (focus == .derivation || panels.prefix(slots.count).contains(.derivation))
    if isDeriving { slots = Self.slots(in: body, mergesSecond: true) }
    var shown = Array(panels.prefix(slots.count))
    if isDeriving {
      shown = Array(panels.filter { $0 != .derivation }.prefix(slots.count - 1))
      if !shown.contains(focus), focus != .derivation { shown[shown.count - 1] = focus }
      shown.insert(.derivation, at: min(1, shown.count))
    }
    if !shown.contains(focus) { shown[shown.count - 1] = focus }
    // The lesson has the last place: the smallest of five, as a page has only a few lines; of seven, where there is
    // room to read, the top of the last column.
    if slots.count > 4, let place = shown.firstIndex(of: .lesson) { shown.append(shown.remove(at: place)) }
    places = zip(shown, slots).map { Place(panel: $0, rect: $1) }
  }

  package func rect(of panel: Panel) -> Rect? { places.first { $0.panel == panel }?.rect }

  /// The panel at a cell; on a shared border the first one.
  package func panel(at point: Point) -> Panel? { places.first { $0.rect.contains(point) }?.panel }

  /// The places of a body, the most important first.
  ///
  /// - Parameter mergesSecond: whether the second place gets its whole column.
  private static func slots(in body: Rect, mergesSecond: Bool = false) -> [Rect] {
    if body.width <= 84, body.height >= 43 {
      let count = min(5, body.height / 12)
      return split(body, isVertical: true, shares: Array(repeating: 1, count: count))
    }
    // 23 rows are what a multiplexer leaves of 24.
    if body.width < 80 || body.height < 20 { return [body] }
    if body.width >= 180, body.height >= 47 {
      let columns = split(body, isVertical: false, shares: [40, 35, 25])
      let first = split(columns[0], isVertical: true, shares: [58, 42])
      let second = split(columns[1], isVertical: true, shares: [58, 42])
      let third = split(columns[2], isVertical: true, shares: [40, 34, 26])
      if mergesSecond { return [first[0], columns[1], first[1], third[1], third[2], third[0]] }
      return [first[0], second[0], first[1], second[1], third[1], third[2], third[0]]
    }
    if body.width >= 110, body.height >= 33 {
      let columns = split(body, isVertical: false, shares: [54, 46])
      let first = split(columns[0], isVertical: true, shares: [50, 27, 23])
      let second = split(columns[1], isVertical: true, shares: [54, 46])
      if mergesSecond { return [first[0], columns[1], first[1], first[2]] }
      return [first[0], second[0], first[1], second[1], first[2]]
    }
    let columns = split(body, isVertical: false, shares: [1, 1])
    let first = split(columns[0], isVertical: true, shares: [1, 1])
    let second = split(columns[1], isVertical: true, shares: [1, 1])
    if mergesSecond { return [first[0], columns[1], first[1]] }
    return [first[0], second[0], first[1], second[1]]
  }

  /// Parts of a rectangle that share their borders, sized by their shares.
  private static func split(_ rect: Rect, isVertical: Bool, shares: [Int]) -> [Rect] {
    let length = (isVertical ? rect.height : rect.width) - 1
    let total = shares.reduce(0, +)
    var result: [Rect] = []
    var sum = 0
    var start = 0
    for share in shares {
      sum += share
      let end = (length * sum + total / 2) / total
      if isVertical {
        result.append(Rect(x: rect.x, y: rect.y + start, width: rect.width, height: end - start + 1))
      } else {
        result.append(Rect(x: rect.x + start, y: rect.y, width: end - start + 1, height: rect.height))
      }
      start = end
    }
    return result
  }
}

extension Model {
  /// Where everything stands now.
  package var arrangement: Arrangement {
    Arrangement(
      size, panels: panelsInPlace, focus: look.focus, isZoomed: look.isZoomed,
      bannerHeight: look.isProjecting ? bannerHeight : nil)
  }

  /// The panels in the order of their places: that of their numbers, but where a comparison has begun that the scene did
  /// not think of, the costs and the table of the runs come first, and the lesson stays.
  private var panelsInPlace: [Panel] {
    let panels = panels
    guard workspace.isRacing, !workspace.scene.panels.contains(.runs) else { return panels }
    let picture = panels.first { ![.loss, .runs, .lesson, .derivation].contains($0) } ?? .contour
    var first: [Panel] = [picture, .loss, .runs]
    if !workspace.scene.lesson.isEmpty { first.append(.lesson) }
    return first + panels.filter { !first.contains($0) && $0 != .derivation } + [.derivation]
  }
}
