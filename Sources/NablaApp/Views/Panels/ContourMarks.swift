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
  /// Where the arrows at the point end.
  let tips: [ContourMark]

  /// The signs along the path, the most important last.
  var all: [ContourMark] {
    let model = paths.model
    let here = paths.here
    let plot = paths.map.plot
    func cell(_ x: Double, _ y: Double) -> Point? { paths.map.cell(x: x, y: y) }
    var marks: [ContourMark] = []
    let path = paths.points(of: model.workspace.history, to: model.workspace.cursor.step)
    var previous = path.first.flatMap { cell($0.x, $0.y) }
    for point in path.dropFirst() {
      guard let place = cell(point.x, point.y) else { continue }
      // A mark for each step that is far enough from the last mark to be told apart.
      if let last = previous, abs(last.x - place.x) < 3, abs(last.y - place.y) < 2 { continue }
      if plot.contains(place) { marks.append(ContourMark(kind: .step, cell: place)) }
      previous = place
    }
    if let first = path.first, let place = cell(first.x, first.y), plot.contains(place) {
      marks.append(ContourMark(kind: .start, cell: place))
    }
    for run in model.workspace.runs where run.entry != nil && run.number != model.workspace.currentNumber {
      guard run.history.experiment.names == model.names,
        let point = paths.points(of: run.history, to: min(run.history.latestStep, model.workspace.cursor.step)).last,
        let place = cell(point.x, point.y), plot.contains(place), let letter = run.name.unicodeScalars.first
      else { continue }
      marks.append(ContourMark(kind: .rival(letter, .series(run.entry!.place)), cell: place))
    }
    marks += tips
    guard let now = cell(here.x, here.y) else { return marks }
    if plot.contains(now) {
      marks.append(ContourMark(kind: .now, cell: now))
    } else {
      // Outside: an arrow at the edge says where.
      let x = min(max(now.x, plot.x), plot.maxX - 1)
      let y = min(max(now.y, plot.y), plot.maxY - 1)
      let away = ContourMark.Kind.outside(dx: Double(now.x) - Double(x), dy: Double(now.y) - Double(y))
      marks.append(ContourMark(kind: away, cell: Point(x: x, y: y)))
    }
    if let cursor = model.look.cursor, let place = cell(cursor.x, cursor.y), plot.contains(place) {
      marks.append(ContourMark(kind: .cursor, cell: place))
    }
    return marks
  }
}
