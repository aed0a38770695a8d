// The signs on a contour: where the run started, its steps, where it is, and where other runs are.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

/// A sign in a cell of the plot.
struct ContourMark {
  enum Kind {
    case step(Role)
    case start, now
    /// Where the learner points.
    case cursor
    /// Where the learner expects the run.
    case guess
    /// The tip of an arrow in this direction on screen.
    case tip(dx: Double, dy: Double, Role)
    /// An arrow goes on beyond the edge here.
    case leaves(Role)
    /// The letter of a run.
    case run(Unicode.Scalar, Role)
    /// Where the learning rate in force leads; where the path of η → 0 is.
    case fan(Role)
    case flow(Role)
    /// A run stands outside, in this direction.
    case outside(dx: Double, dy: Double, Role)
  }

  let kind: Kind
  let cell: Point

  var style: Style {
    switch kind {
    case .step(let role): return Style(role)
    case .run(_, let role): return Style(role, [.bold, .reverse])
    case .start: return Style(.accent, .bold)
    case .now: return Style(.warning, .bold)
    case .cursor, .guess: return Style(.focus, [.bold, .reverse])
    case .tip(_, _, let role), .leaves(let role), .outside(_, _, let role), .fan(let role), .flow(let role):
      return Style(role, .bold)
    }
  }

  func glyph(_ symbols: Symbols) -> Unicode.Scalar {
    switch kind {
    case .step: return symbols.path
    case .run(let letter, _): return letter
    case .start: return symbols.start
    case .now: return symbols.now
    case .cursor: return symbols.joint([.up, .right, .down, .left])
    case .guess: return "?"
    case .fan: return symbols.fan
    case .flow: return symbols.flow
    case .tip(let dx, let dy, _): return symbols.arrow(dx: dx, dy: dy) ?? symbols.path
    case .leaves: return symbols.leaves
    case .outside(let dx, let dy, _): return symbols.arrow(dx: dx, dy: dy) ?? symbols.leaves
    }
  }
}

/// What a legend has to name: the signs that are seen.
package enum ContourSign: Hashable {
  case step, start, now
  /// The run is beside the picture, where this arrow points.
  case away(Unicode.Scalar)
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
      marks += mark(.step(paths.ownRole), at: point)
      previous = place
    }
    if path.count > 1 { marks += mark(.start, at: path.first) }
    marks += tips + ContourWays(model: Shown(paths.model), landscape: paths.landscape).marks(on: map)
    var signs = tips.map(\.cell)
    if let now = cell(paths.here) {
      // Outside, an arrow at the edge says where.
      let x = min(max(now.x, plot.x), plot.maxX - 1)
      let y = min(max(now.y, plot.y), plot.maxY - 1)
      let away = ContourMark.Kind.outside(dx: Double(now.x - x), dy: 2 * Double(now.y - y), .warning)
      marks.append(ContourMark(kind: plot.contains(now) ? .now : away, cell: Point(x: x, y: y)))
      signs.append(Point(x: x, y: y))
    }
    let guess = paths.model.guessedPlace.map { ($0[0], $0.count > 1 ? $0[1] : 0) }
    return marks + letters(around: signs) + mark(.guess, at: guess)
      + mark(.cursor, at: paths.model.look.cursor.map { ($0.x, $0.y) })
  }

  /// The letters of all runs, where there are several.
  private func letters(around signs: [Point]) -> [ContourMark] {
    guard paths.model.workspace.runs.count > 1 else { return [] }
    var letters = RunLetters(in: map.plot, taken: Set(signs))
    let own = paths.model.workspace.current
    if let now = map.cell(x: paths.here.x, y: paths.here.y) {
      let isArrowRight = tips.contains { $0.cell.x > now.x }
      letters.add(
        RunLetters.Place(
          letter: own.letter, role: paths.ownRole, cell: now, isMarked: true, side: isArrowRight ? -1 : 1))
    }
    for rival in paths.rivals {
      guard let cell = map.cell(x: rival.point.x, y: rival.point.y) else { continue }
      letters.add(RunLetters.Place(letter: rival.letter, role: rival.role, cell: cell))
    }
    return letters.marks
  }

  /// Those of the signs that no other one lies on.
  static func signs(of marks: [ContourMark], _ symbols: Symbols) -> Set<ContourSign> {
    var last: [Point: ContourMark] = [:]
    for mark in marks { last[mark.cell] = mark }
    return Set(
      last.values.compactMap { mark in
        switch mark.kind {
        case .step: return .step
        case .start: return .start
        case .now: return .now
        case .outside(_, _, .warning): return .away(mark.glyph(symbols))
        case .outside, .cursor, .guess, .tip, .leaves, .run, .fan, .flow: return nil
        }
      })
  }
}
