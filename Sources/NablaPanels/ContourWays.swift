// The fan of all learning rates and the path of η → 0 on a contour, and what is said of them below it.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

struct ContourWays {
  @Shown var model: Model
  let landscape: Landscape

  private var hasRivals: Bool { model.workspace.runs.count > 1 }
  /// What they are drawn in: beside several runs, in none of their colours.
  var fanRole: Role { hasRivals ? .warning : .series(3) }
  var flowRole: Role { hasRivals ? .text : .series(4) }

  /// Draws the lines below the runs' own paths.
  func draw(on grid: inout DotGrid, _ map: PlaneMap) {
    grid.polyline(flowPath(map).map { map.dot(x: $0.x, y: $0.y) }, Pen(flowRole, priority: 3), .dotted)
    for line in model.shownFan?.lines ?? [] {
      grid.polyline(line.map { map.dot(x: $0.x, y: $0.y) }, Pen(fanRole, priority: 4), .dashed)
    }
  }

  /// The signs where the rate in force leads and where the path of η → 0 is now.
  func marks(on map: PlaneMap) -> [ContourMark] {
    func mark(_ kind: ContourMark.Kind, _ place: (x: Double, y: Double)?) -> [ContourMark] {
      guard let place, let cell = map.cell(x: place.x, y: place.y), map.plot.contains(cell) else { return [] }
      return [ContourMark(kind: kind, cell: cell)]
    }
    return mark(.flow(flowRole), model.flowPlace.map(landscape.place)) + mark(.fan(fanRole), ownPlace)
  }

  private var ownPlace: (x: Double, y: Double)? { model.shownFan?.own.map { ($0.x, $0.y) } }

  /// The path of η → 0, seen from straight above, with points near enough to one another to look smooth.
  func flowPath(_ map: PlaneMap?) -> [(x: Double, y: Double)] {
    guard let flow = model.shownFlow else { return [] }
    let points = flow.points
    var result: [(x: Double, y: Double)] = []
    let stride = max(1, points.count / 2_000)
    for index in Swift.stride(from: 0, to: points.count, by: stride) {
      let place = landscape.place(of: points[index].parameters)
      if let map, stride == 1, index > 0, let last = result.last {
        let from = map.dot(x: last.x, y: last.y)
        let to = map.dot(x: place.x, y: place.y)
        let way = abs(to.x - from.x) + abs(to.y - from.y)
        let parts = min(16, max(1, Int(clamping: (way / 4).rounded(.up))))
        let times = (points[index - 1].time, points[index].time)
        for part in 1..<max(1, parts) where times.1 > times.0 {
          let time = times.0 + (times.1 - times.0) * Double(part) / Double(parts)
          if let between = flow.place(at: time) { result.append(landscape.place(of: between)) }
        }
      }
      result.append(place)
    }
    return result
  }

  // MARK: Words

  typealias Part = (text: String, role: Role)

  /// A row for each of them, with the longest words that fit.
  func rows(width: Int, _ pencil: Pencil) -> [[Part]] {
    var rows: [[Part]] = []
    func choose(_ choices: [[Part]]) {
      let fitting = choices.first { parts in
        parts.reduce(-1) { $0 + TextWidth.of($1.text) + 2 } <= width - 1
      }
      rows.append(fitting ?? choices.last ?? [])
    }
    if model.showsFan { choose(fanChoices(pencil)) }
    if model.showsFlow { choose(flowChoices(pencil)) }
    return rows
  }

  private func fanChoices(_ pencil: Pencil) -> [[Part]] {
    func part(_ label: WaysLabel, _ role: Role) -> Part { (pencil.words(label), role) }
    guard let steps = model.look.ways.fan, model.reasonAgainstFan == nil else { return [[part(.noFan, .dim)]] }
    guard let fan = model.shownFan else {
      return [
        [part(.fan(steps: steps, from: model.workspace.cursor.step), fanRole), part(.computing, .dim)],
        [part(.computing, .dim)],
      ]
    }
    let from = fan.request.origin.step
    let line = part(.fan(steps: steps, from: from), fanRole)
    let shortLine = part(.shortFan(steps: steps, from: from), fanRole)
    var here: [Part] = []
    var (away, shortAway): ([Part], [Part]) = ([], [])
    if let own = fan.own {
      let sign = String(Character(pencil.symbols.fan))
      let viewport = model.wantedSlice?.viewport ?? fan.request.viewport
      let isInside = viewport.x.contains(own.x) && viewport.y.contains(own.y)
      let label = isInside ? WaysLabel.rate(fan.request.rate) : .rateOutside(fan.request.rate)
      here = [("\(sign) \(pencil.words(label))", fanRole)]
      if own.away > 0 {
        away = [part(.projected(own.away), .dim)]
        shortAway = [part(.shortProjected(own.away), .dim)]
      }
    } else if fan.isFinished {
      here = [part(.rateLeaves(fan.request.rate), .negative)]
    } else {
      here = [part(.computing, .dim)]
    }
    return [
      [line] + here + away, [line] + here + shortAway, [shortLine] + here + shortAway, [shortLine] + here,
      [shortLine],
    ]
  }

  private func flowChoices(_ pencil: Pencil) -> [[Part]] {
    func part(_ label: WaysLabel, _ role: Role) -> Part { (pencil.words(label), role) }
    let dots = pencil.symbols.isASCII ? ". . " : "· · "
    let isOfBatch = model.situation.step.batch != nil
    let line = (dots + pencil.words(WaysLabel.flow(overAll: isOfBatch)), flowRole)
    let shortLine = (dots + pencil.words(WaysLabel.shortFlow), flowRole)
    func choices(_ label: WaysLabel, _ short: WaysLabel, _ role: Role) -> [[Part]] {
      [[line, part(label, role)], [shortLine, part(label, role)], [shortLine, part(short, role)], [shortLine]]
    }
    switch model.flowStanding {
    case .apart(let distance, let time):
      let sign = String(Character(pencil.symbols.flow)) + " "
      let long = (sign + pencil.words(WaysLabel.apart(distance, time: time)), flowRole)
      let short = (sign + pencil.words(WaysLabel.shortApart(distance)), flowRole)
      return [[line, long], [shortLine, long], [shortLine, short], [short]]
    case .otherTime(let name): return choices(.otherTime(name), .shortOtherTime(name), .warning)
    case .cutOff(let time): return choices(.cutOff(at: time), .cutOff(at: time), .warning)
    case .unknown, nil: return choices(.computing, .computing, .dim)
    }
  }
}
