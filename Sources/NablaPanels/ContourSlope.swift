// What the slope does at the point: the step −η∇C to scale, the step that the optimizer really makes, the contour line's
// tangent, and the direction in which the cost bends most.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct ContourSlope {
  let landscape: Landscape
  let map: PlaneMap
  private let gradient: [Double]
  private let rate: Double
  /// What remains of −η∇C in the plane.
  private let shadow: (x: Double, y: Double)
  /// How long that is, in the parameters' units.
  let length: Double
  /// The Δ that the step makes where that is another.
  let change: [Double]?
  /// ∇C over all samples along the two axes; nil where no tangent is wanted.
  let slopes: (x: Double, y: Double)?
  /// The direction of the largest curvature, of length 1; nil where it is not known or not wanted.
  let bend: PrincipalCurvature?
  /// What the optimizer's step and the sharpest direction are drawn in: beside several runs, in none of their colours.
  let changeRole: Role
  let bendRole: Role
  /// Whether the arrows of the step are left out, because where it leads is being predicted.
  let hidesStep: Bool

  /// How far a line that shows only a direction reaches, in cells across.
  private static let reach = 7.0
  /// A direction is drawn where at least this part of it lies in the plane.
  static let leastShare = 0.5

  /// - Parameters:
  ///   - model: whose step is shown.
  ///   - landscape: the cost over the two axes.
  ///   - map: where a point of the plane is on the screen.
  ///   - showsTangent: whether the contour line's tangent is drawn, and the direction of −∇C beyond the arrow.
  ///   - showsBend: whether the direction of the largest curvature is drawn.
  init(_ model: Model, _ landscape: Landscape, _ map: PlaneMap, showsTangent: Bool, showsBend: Bool) {
    let step = model.situation.step
    let settings = model.situation.settings
    self.landscape = landscape
    self.map = map
    let hasRivals = model.workspace.runs.count > 1
    changeRole = hasRivals ? .warning : .series(1)
    hidesStep = model.hidesStep
    bendRole = hasRivals ? .text : .series(2)
    var moving = step.gradient
    // Where the next step goes: along nothing that is held still.
    for index in settings.frozen { moving[index] = 0 }
    gradient = moving
    rate = settings.learningRate
    switch landscape {
    case .parameters:
      // Two parameters of perhaps a million, at every frame.
      let slope = landscape.shadow(of: gradient)
      shadow = (-rate * slope.x, landscape.isCurve ? 0 : -rate * slope.y)
      length = (shadow.x * shadow.x + shadow.y * shadow.y).squareRoot()
    case .plane:
      let descent = gradient.map { -settings.learningRate * $0 }
      shadow = landscape.shadow(of: descent)
      length = Self.norm(landscape.flattened(descent))
    }
    change = settings.optimizer.isPlain ? nil : step.change
    if showsTangent, !landscape.isCurve {
      let isWhole = step.batch == nil && settings.optimizer.name != .perceptron
      let gradient =
        isWhole ? step.gradient : landscape.objective.costAndGradient(at: model.situation.parameters).gradient
      slopes = landscape.slopes(gradient)
    } else {
      slopes = nil
    }
    let known = showsBend ? model.principalCurvature : nil
    bend = known.flatMap { $0.value > 0 && landscape.share(of: $0.direction) >= Self.leastShare ? $0 : nil }
  }

  // MARK: Lengths

  /// −η∇C of the step, in parameter order; for the perceptron rule its Δ.
  var descent: [Double] { gradient.map { -rate * $0 } }
  /// How long it is altogether.
  var wholeLength: Double { Self.norm(descent) }

  private static func norm(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  // MARK: Lines

  private var here: DotPoint { dot(landscape.here) }

  private func dot(_ place: (x: Double, y: Double)) -> DotPoint { map.dot(x: place.x, y: place.y) }

  /// From the point to where a vector leads, in dots.
  private func way(along vector: [Double]) -> (from: DotPoint, to: DotPoint) { way(landscape.shadow(of: vector)) }

  private func way(_ shadow: (x: Double, y: Double)) -> (from: DotPoint, to: DotPoint) {
    let start = landscape.here
    return (dot(start), dot((start.x + shadow.x, start.y + shadow.y)))
  }

  /// −η∇C to scale, in dots.
  var arrow: (from: DotPoint, to: DotPoint) { way(shadow) }

  /// Whether the arrow's tip lies so near that only its direction can be seen.
  var isTooShort: Bool { Self.isTooShort(arrow, map) }

  private static func isTooShort(_ way: (from: DotPoint, to: DotPoint), _ map: PlaneMap) -> Bool {
    guard let from = map.cell(of: way.from), let to = map.cell(of: way.to) else { return true }
    return abs(from.x - to.x) <= 1 && abs(from.y - to.y) <= 1
  }

  /// The tangent of the contour line through the point, in dots; nil where there is no slope.
  var tangent: (from: DotPoint, to: DotPoint)? {
    guard let slopes else { return nil }
    let scale = map.dotsPerUnit
    // Along the line C stays the same: the slope along (−∂C/∂y, ∂C/∂x) is 0.
    return line(across: -slopes.y * scale.x, down: slopes.x * scale.y, isBothWays: true)
  }

  /// The direction of −∇C from the point on, in dots; nil where there is no slope.
  var steepest: (from: DotPoint, to: DotPoint)? {
    guard slopes != nil else { return nil }
    let scale = map.dotsPerUnit
    return line(across: shadow.x * scale.x, down: shadow.y * scale.y, isBothWays: false)
  }

  /// The direction of the largest curvature, in dots.
  var bendLine: (from: DotPoint, to: DotPoint)? {
    guard let bend else { return nil }
    let shadow = landscape.shadow(of: bend.direction)
    let scale = map.dotsPerUnit
    return line(across: shadow.x * scale.x, down: shadow.y * scale.y, isBothWays: true)
  }

  /// A line through the point, as long on screen in whatever direction it runs.
  private func line(across: Double, down: Double, isBothWays: Bool) -> (from: DotPoint, to: DotPoint)? {
    let aspect = map.dotAspect
    let largest = max(abs(across), abs(down) * aspect)
    guard largest > 0, largest.isFinite else { return nil }
    let (dx, dy) = (across / largest, down / largest)
    let reach = Self.reach * Double(map.dotsPerCell.columns) / (dx * dx + dy * dy * aspect * aspect).squareRoot()
    let middle = here
    let end = DotPoint(x: middle.x + dx * reach, y: middle.y + dy * reach)
    return (isBothWays ? DotPoint(x: middle.x - dx * reach, y: middle.y - dy * reach) : middle, end)
  }

  /// Draws the lines.
  package func draw(on grid: inout DotGrid) {
    guard let cell = map.cell(of: here), map.plot.contains(cell) else { return }
    if let bendLine { grid.dashedLine(from: bendLine.from, to: bendLine.to, Pen(bendRole, priority: 3), .dashed) }
    if let tangent { grid.dashedLine(from: tangent.from, to: tangent.to, Pen(.text, priority: 4), .dotted) }
    if let steepest, !hidesStep {
      grid.dashedLine(from: steepest.from, to: steepest.to, Pen(.text, priority: 4), .dotted)
    }
    if hidesStep { return }
    if let change {
      let way = way(along: change)
      grid.dashedLine(from: way.from, to: way.to, Pen(changeRole, priority: 6), .dashed)
    }
    grid.line(from: arrow.from, to: arrow.to, Pen(.warning, .bold, priority: 7))
  }

  /// The arrows' tips, or where they leave the plot.
  var tips: [ContourMark] {
    guard !hidesStep, let cell = map.cell(of: here), map.plot.contains(cell) else { return [] }
    var tips: [ContourMark] = []
    if let change, let tip = tip(of: way(along: change), from: cell, changeRole) { tips.append(tip) }
    if let tip = tip(of: arrow, from: cell, .warning) { tips.append(tip) }
    return tips
  }

  private func tip(of way: (from: DotPoint, to: DotPoint), from cell: Point, _ role: Role) -> ContourMark? {
    let dx = (way.to.x - way.from.x) / Double(map.dotsPerCell.columns)
    // In cells' widths: a cell is twice as tall.
    let dy = 2 * (way.to.y - way.from.y) / Double(map.dotsPerCell.rows)
    guard dx.isFinite, dy.isFinite, dx != 0 || dy != 0 else { return nil }
    guard !Self.isTooShort(way, map), let end = map.cell(of: way.to) else {
      // Beside the point, in the nearest of eight directions.
      let largest = max(abs(dx), abs(dy))
      let side = Point(
        x: cell.x + Int(clamping: (dx / largest * 1.2).rounded()),
        y: cell.y + Int(clamping: (dy / largest * 1.2).rounded()))
      return map.plot.contains(side) ? ContourMark(kind: .tip(dx: dx, dy: dy, role), cell: side) : nil
    }
    if map.plot.contains(end) { return ContourMark(kind: .tip(dx: dx, dy: dy, role), cell: end) }
    // The last cell before the edge.
    var share = 1.0
    let width = Double(map.plot.width * map.dotsPerCell.columns) - 1
    let height = Double(map.plot.height * map.dotsPerCell.rows) - 1
    for (from, to, last) in [(way.from.x, way.to.x, width), (way.from.y, way.to.y, height)] {
      if to > last { share = min(share, (last - from) / (to - from)) }
      if to < 0 { share = min(share, from / (from - to)) }
    }
    let edge = DotPoint(
      x: way.from.x + share * (way.to.x - way.from.x), y: way.from.y + share * (way.to.y - way.from.y))
    guard let last = map.cell(of: edge) else { return nil }
    let inside = Point(
      x: min(max(last.x, map.plot.x), map.plot.maxX - 1), y: min(max(last.y, map.plot.y), map.plot.maxY - 1))
    return ContourMark(kind: .leaves(role), cell: inside)
  }
}
