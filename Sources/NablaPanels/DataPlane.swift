// Cells of the picture of the samples and the places they stand for: what a cursor and a click on it mean.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// The plane of two inputs, or of one input and one target, in cells.
package struct DataPlane {
  /// The cells of the picture.
  package let rect: Rect
  private let across: ClosedRange<Double>
  private let up: ClosedRange<Double>
  /// Dots a cell has where the picture is made of curves, whose ends lie on the first and the last dot.
  private let dots: Size?

  init(_ rect: Rect, _ across: ClosedRange<Double>, _ up: ClosedRange<Double>, dots: Size? = nil) {
    self.rect = rect
    self.across = across
    self.up = up
    self.dots = dots
  }

  /// How far it is from one cell to the next.
  package var cellSize: (x: Double, y: Double) {
    (
      (across.upperBound - across.lowerBound) / Double(max(1, rect.width)),
      (up.upperBound - up.lowerBound) / Double(max(1, rect.height))
    )
  }

  /// The cell of a place; nil outside the picture.
  package func cell(_ x: Double, _ y: Double) -> Point? {
    func index(_ share: Double, _ cells: Int, _ dots: Int?) -> Int {
      guard let dots else { return Int(clamping: (share * Double(cells)).rounded(.down)) }
      return Int(clamping: (share * Double(max(1, cells * dots - 1)) / Double(dots)).rounded(.down))
    }
    let shareX = (x - across.lowerBound) / (across.upperBound - across.lowerBound)
    let shareY = (up.upperBound - y) / (up.upperBound - up.lowerBound)
    guard abs(shareX) < 1e6, abs(shareY) < 1e6 else { return nil }
    let point = Point(
      x: rect.x + index(shareX, rect.width, dots?.columns), y: rect.y + index(shareY, rect.height, dots?.rows))
    return rect.contains(point) ? point : nil
  }

  /// The place in the middle of a cell.
  package func place(of cell: Point) -> (x: Double, y: Double) {
    func share(_ index: Int, _ cells: Int, _ dots: Int?) -> Double {
      guard let dots else { return (Double(index) + 0.5) / Double(max(1, cells)) }
      let middle = (Double(index) + 0.5) * Double(dots) - 0.5
      return min(max(middle / Double(max(1, cells * dots - 1)), 0), 1)
    }
    let shareX = share(cell.x - rect.x, rect.width, dots?.columns)
    let shareY = share(cell.y - rect.y, rect.height, dots?.rows)
    return (
      across.lowerBound + (across.upperBound - across.lowerBound) * shareX,
      up.upperBound - (up.upperBound - up.lowerBound) * shareY
    )
  }
}

extension DataView {
  /// What the cells of the panel stand for; nil where it shows no plane that one can point at.
  ///
  /// - Parameters:
  ///   - rect: the panel's inside.
  ///   - pencil: what it is drawn with.
  package func plane(in rect: Rect, _ pencil: Pencil) -> DataPlane? {
    guard let passes = model.situation.passes, rect.width > 0, rect.height > 0 else { return nil }
    let data = passes.data
    switch data.shape {
    case .boundary:
      let plane = InputPlane(of: data)
      return DataPlane(split(rect).plot, plane.across, plane.up)
    case .classes:
      let plane = InputPlane(of: data)
      return DataPlane(ClassPicture(passes, sample: model.sample).layout(in: rect).plane, plane.across, plane.up)
    case .fit:
      let plot = split(rect).plot
      let fit = fit(passes, in: plot)
      return DataPlane(plot, fit.across, fit.up, dots: pencil.grid(plot).dotsPerCell)
    case .closedCurve, .table: return nil
    }
  }

  /// The sample that is drawn in a cell; nil where none is.
  package func sample(at cell: Point, on plane: DataPlane) -> PointEdit.Place? {
    guard let data = model.situation.passes?.data else { return nil }
    func isThere(_ place: PointEdit.Place) -> Bool {
      guard let row = data.row(at: place) else { return false }
      let values = row.inputs + row.targets
      return plane.cell(values[0], values[1]) == cell
    }
    // As they lie above each other: the chosen one, the others, those held out.
    if isThere(.training(model.sample)) { return .training(model.sample) }
    if let index = (0..<data.count).last(where: { isThere(.training($0)) }) { return .training(index) }
    return (0..<(data.test?.count ?? 0)).last { isThere(.heldOut($0)) }.map { .heldOut($0) }
  }

  /// The cursor, and below the picture what is there and what Enter does.
  func drawPointing(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard model.pointsAtData, let cursor = model.look.dataCursor, let plane = plane(in: rect, pencil),
      let data = model.situation.passes?.data
    else { return }
    let cell = plane.cell(cursor.x, cursor.y)
    let found = cell.flatMap { sample(at: $0, on: plane) }
    if let cell {
      let sign = cursor.carried == nil && found == nil ? pencil.symbols.joint([.up, .right, .down, .left]) : nil
      let style = Style(.focus, [.bold, .reverse])
      frame.set(sign ?? frame[cell.x, cell.y].glyph, style, x: cell.x, y: cell.y)
    }
    guard rect.height >= 7 else { return }
    let y = rect.maxY - 1
    frame.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1))
    let names = data.isPlaneOfInputs ? ("x1", "x2") : ("x1", "y")
    let place = "\(names.0) \(Words.coordinate(cursor.x)), \(names.1) \(Words.coordinate(cursor.y))"
    let deed: PointingLabel
    if let carried = cursor.carried {
      deed = .putsDown(carried)
    } else if let found {
      deed = .picksUp(found)
    } else {
      deed = data.isPlaneOfInputs ? .putsClass(cursor.classInHand) : .puts
    }
    var x = rect.x + 1
    for (text, style) in [(place, Style(.focus, .bold)), (pencil.words(deed), Style(.text))] {
      guard x + TextWidth.of(text) <= rect.maxX else { break }
      x = frame.put(pencil.words(text), style, x: x, y: y) + 2
    }
  }
}
