// The signs on a contour: where the run started, its steps, where it is, and where other runs are.

import NablaCanvas
import NablaCore

/// A sign in a cell of the plot.
struct ContourMark {
  enum Kind {
    case step, start, now
    /// Where the learner points.
    case cursor
    /// The tip of an arrow in this direction on screen.
    case tip(dx: Double, dy: Double, Role)
    /// An arrow goes on beyond the edge here.
    case leaves(Role)
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
    case .cursor: return Style(.focus, [.bold, .reverse])
    case .tip(_, _, let role), .leaves(let role): return Style(role, .bold)
    }
  }

  func glyph(_ symbols: Symbols) -> Unicode.Scalar {
    switch kind {
    case .step: return symbols.path
    case .rival(let letter, _): return letter
    case .start: return symbols.start
    case .now: return symbols.now
    case .cursor: return symbols.joint([.up, .right, .down, .left])
    case .tip(let dx, let dy, _): return symbols.arrow(dx: dx, dy: dy) ?? symbols.path
    case .leaves: return symbols.leaves
    case .outside(let dx, let dy): return symbols.arrow(dx: dx, dy: dy) ?? symbols.leaves
    }
  }
}

struct ContourMarks {
  let paths: ContourPaths
  let map: PlaneMap
  /// Where the arrows at the point end.
  let tips: [ContourMark]

  /// The signs along the path, the most important last.
  var all: [ContourMark] {
    let plot = map.plot
    func cell(_ place: (x: Double, y: Double)) -> Point? { map.cell(x: place.x, y: place.y) }
    /// The sign, where its place is on the plot.
    func mark(_ kind: ContourMark.Kind, at place: (x: Double, y: Double)?) -> [ContourMark] {
      guard let place, let cell = cell(place), plot.contains(cell) else { return [] }
      return [ContourMark(kind: kind, cell: cell)]
    }
    let path = paths.ownPath
    var marks: [ContourMark] = []
    var previous = path.first.flatMap(cell)
    for point in path.dropFirst().dropLast() {
      guard let place = cell(point) else { continue }
      // A mark for each step that is far enough from the last mark to be told apart.
      if let last = previous, abs(last.x - place.x) < 3, abs(last.y - place.y) < 2 { continue }
      marks += mark(.step, at: point)
      previous = place
    }
    if path.count > 1 { marks += mark(.start, at: path.first) }
    for rival in paths.rivals { marks += mark(.rival(rival.letter, rival.role), at: rival.point) }
    marks += tips
    if let now = cell(paths.here) {
      // Outside, an arrow at the edge says where.
      let x = min(max(now.x, plot.x), plot.maxX - 1)
      let y = min(max(now.y, plot.y), plot.maxY - 1)
      let away = ContourMark.Kind.outside(dx: Double(now.x) - Double(x), dy: Double(now.y) - Double(y))
      marks.append(ContourMark(kind: plot.contains(now) ? .now : away, cell: Point(x: x, y: y)))
    }
    return marks + mark(.cursor, at: paths.model.look.cursor.map { ($0.x, $0.y) })
  }
}
