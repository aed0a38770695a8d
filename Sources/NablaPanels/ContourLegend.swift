// The lines below a contour: its axes and signs, or what lies under the cursor.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

struct ContourLegend {
  @Shown var model: Model
  let landscape: Landscape
  let slope: ContourSlope
  let image: SliceImage
  /// The signs that are seen on the picture; no other ones are named.
  let signs: Set<ContourSign>
  /// The lowest rows, which tell of the fan and the path of η → 0.
  let wayRows: Int

  private var viewport: Viewport { image.request.viewport }

  private typealias Part = (text: String, role: Role)

  /// - Parameters:
  ///   - whole: a row, or two, or none, and those for the fan and the path of η → 0.
  ///   - frame: what is drawn into.
  ///   - pencil: knows how things are shown.
  package func draw(in whole: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let rect = Rect(x: whole.x, y: whole.y, width: whole.width, height: whole.height - wayRows)
    let ways = ContourWays(model: _model, landscape: landscape).rows(width: rect.width, pencil)
    for (number, row) in ways.prefix(wayRows).enumerated() {
      BasinLegend.draw(row, in: Rect(x: rect.x, y: rect.maxY + number, width: rect.width, height: 1), of: &frame)
    }
    if model.showsBasins { return drawBasins(in: rect, of: &frame, pencil) }
    let bar = bar(pencil)
    var rows = [pointed(pencil) ?? signs(bar, pencil)]
    let directions = directions(pencil)
    if rect.height > 1 { rows.append(directions) } else { rows[0] += directions }
    for (row, parts) in rows.enumerated() where row < rect.height {
      var x = rect.x + 1
      // Whole parts; the first one that does not fit and all after it go.
      for (text, role) in parts {
        guard x + TextWidth.of(text) <= rect.maxX else { break }
        let start = x
        x = frame.put(text, Style(role), x: x, y: rect.y + row) + 2
        if let bar, bar.text == text { bar.draw(x: start, y: rect.y + row, of: &frame, pencil) }
      }
    }
  }

  /// The minima that starts end in, the axes and the signs; with a cursor, where a run from there ends.
  private func drawBasins(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let basins = BasinLegend(model: _model)
    var rows = rect
    if let pointed = pointed(pencil), rect.height > 0 {
      let told = basins.pointed.map { [(pencil.words($0), Role.accent)] } ?? []
      let first = Rect(x: rect.x, y: rect.y, width: rect.width, height: 1)
      BasinLegend.draw(Array(pointed.prefix(1)) + told + Array(pointed.dropFirst()), in: first, of: &frame)
      rows = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    }
    BasinLegend.draw(basins.parts(of: rect.width, pencil) + signs(nil, pencil), in: rows, of: &frame)
  }

  /// What lies under the cursor; nil without one.
  private func pointed(_ pencil: Pencil) -> [Part]? {
    guard let cursor = model.look.cursor else { return nil }
    let cost = landscape.cost(x: cursor.x, y: cursor.y)
    let sign = String(Character(pencil.symbols.joint([.up, .right, .down, .left])))
    var parts: [Part] = [
      (pencil.words("\(sign) \(model.cursorText(cursor))"), .focus),
      ("C \(Numeral.significant(cost, digits: 6, infinity: pencil.symbols.infinity))", .text),
    ]
    if model.look.isGuessingPlace {
      parts.append((pencil.words(ContourLabel.guessHere), .dim))
    } else if model.pointsAtContour, model.reasonAgainstStart == nil {
      parts.append((pencil.words(ContourLabel.startsHere), .dim))
    }
    return parts
  }

  /// The shades and the costs they stand for; nil where there are none.
  private func bar(_ pencil: Pencil) -> CostTints.Bar? {
    guard model.look.landscape != .lines, model.look.landscape != .basins, !landscape.isCurve else { return nil }
    let heights = CostHeights(image.costs, keeping: model.look.heights)
    let isLogarithmic = model.showsSurface && heights.isLogarithmic
    // The run may stand between samples, lower than any of them.
    let own = signs.contains(.now) ? [model.situation.step.cost] : []
    return CostTints.Bar(CostTints(image, and: own), note: isLogarithmic ? " " + pencil.words(.logarithmic) : "")
  }

  private func signs(_ bar: CostTints.Bar?, _ pencil: Pencil) -> [Part] {
    let axes = model.axisNames
    let dots = pencil.symbols.isASCII ? ".." : "…"
    func ends(_ range: ClosedRange<Double>) -> String {
      NumbersApart.texts([range.lowerBound, range.upperBound], digits: 4).joined(separator: dots)
    }
    // On a surface no axis runs to the right or up.
    let (across, up) = model.showsSurface ? ("", "") : ("→ ", "↑ ")
    var parts: [Part] = [(pencil.words("\(across)\(axes.x) \(ends(viewport.x))"), .dim)]
    guard let y = axes.y else { return parts + wayBack(pencil) + away(pencil) }
    parts.append((pencil.words("\(up)\(y) \(ends(viewport.y))"), .dim))
    parts += wayBack(pencil) + away(pencil)
    if let bar { parts.append((bar.text, .dim)) }
    if signs.contains(.now) {
      let runs = model.workspace.runs.count
      let name = runs > 1 ? "\(model.workspace.current.letter) " : ""
      parts.append(("\(pencil.symbols.now) \(name)\(pencil.words(.now))", .warning))
    }
    if model.guessedPlace != nil { parts.append(("? \(pencil.words(.guess))", .focus)) }
    if signs.contains(.start) { parts.append(("\(pencil.symbols.start) \(pencil.words(.start))", .accent)) }
    if model.situation.step.cost.isFinite, !model.showsBasins {
      parts.append(("C \(pencil.number(model.situation.step.cost, decimals: 4))", .dim))
    }
    return parts
  }

  /// Where the run is, where that is beside the picture.
  private func away(_ pencil: Pencil) -> [Part] {
    for case .away(let arrow) in signs {
      let place = landscape.place(of: model.situation.parameters)
      let axes = model.axisNames
      let up = axes.y.map { ", \($0) \(ContourLabel.text(place.y))" } ?? ""
      let text = "\(axes.x) \(ContourLabel.text(place.x))\(up)"
      return [("\(arrow) " + pencil.words(ContourLabel.away(text)), .warning)]
    }
    return []
  }

  private func wayBack(_ pencil: Pencil) -> [Part] {
    model.look.viewport == nil ? [] : [(pencil.words(ContourLabel.backToRun), .focus)]
  }

  /// What the arrows and lines at the point are.
  private func directions(_ pencil: Pencil) -> [Part] {
    // A surface has no arrows.
    guard !model.showsSurface, !model.hidesStep, away(pencil).isEmpty else { return [] }
    var parts: [Part] = []
    let (arrow, length) = arrow
    if length.isFinite, length > 0 {
      let isShort = !landscape.isCurve && slope.isTooShort
      parts.append((pencil.words(isShort ? ContourLabel.shortArrow(arrow, length) : .arrow(arrow, length)), .warning))
    }
    if slope.change != nil, !landscape.isCurve { parts.append((pencil.words(ContourLabel.realStep), slope.changeRole)) }
    if signs.contains(.step), !model.isPathOnLandscape(landscape) {
      parts.append((pencil.words(ContourLabel.projected), model.workspace.current.role(isCurrent: true)))
    }
    if let bend = slope.bend, !landscape.isCurve {
      parts.append(
        (pencil.words(ContourLabel.bend(bend.value, share: landscape.share(of: bend.direction))), slope.bendRole))
    }
    if slope.tangent != nil { parts.append((pencil.words(ContourLabel.tangent), .dim)) }
    return parts
  }
}

extension ContourLegend {
  /// What the arrow is, and how long. Over one parameter it is the optimizer's own step.
  private var arrow: (ContourLabel.Arrow, length: Double) {
    let isOfBatch = model.situation.step.batch != nil
    guard let change = slope.change else {
      return (model.usesPerceptronRule ? .step : isOfBatch ? .ofBatch : .descent, slope.length)
    }
    return landscape.isCurve
      ? (.step, abs(change[model.look.axisX])) : (isOfBatch ? .ofBatch : .slope, slope.length)
  }
}

extension Model {
  /// Whether the run's whole path lies on the landscape, or only its shadow.
  func isPathOnLandscape(_ landscape: Landscape) -> Bool {
    let start = startDistance(from: landscape)
    return !(start.distance > 1e-9 * start.size)
  }
}
