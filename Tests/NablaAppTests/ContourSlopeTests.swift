import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `The arrows on the contour` {
  /// C = w1² + 4 w2² + w3²: ∇C = (2 w1, 8 w2, 2 w3).
  private func bowl(_ extra: String = "", rate: Double = 0.05, optimizer: String = "gradient-descent") -> String {
    """
    cost: "w1^2 + 4*w2^2 + w3^2"
    initialization: { scheme: given, weights: [3, 1, 2] }
    training: { optimizer: \(optimizer), learning-rate: \(rate) }
    contour: { x: w1, y: w2, x-range: [-4, 4], y-range: [-2, 2]\(extra) }
    """
  }

  private func slope(_ model: Model) -> ContourSlope {
    ContourSlope(model, model.wantedSlice!.landscape, model.contourMap!, showsTangent: true, showsBend: true)
  }

  @Test func `the arrow is as long as the plain step is in the plane`() throws {
    var model = try Model(yaml: bowl(), panel: .contour)
    for _ in 0..<4 {
      let before = model.situation.parameters
      let arrow = slope(model)
      let map = model.contourMap!
      let text = model.saying()
      model.press("]")
      let after = model.situation.parameters
      let x = after[0] - before[0]
      let y = after[1] - before[1]
      #expect(abs(arrow.length - (x * x + y * y).squareRoot()) < 1e-12)
      let z = after[2] - before[2]
      #expect(abs(arrow.wholeLength - (x * x + y * y + z * z).squareRoot()) < 1e-12)
      let end = map.dot(x: after[0], y: after[1])
      #expect(abs(arrow.arrow.to.x - end.x) < 1e-9 && abs(arrow.arrow.to.y - end.y) < 1e-9)
      #expect(text.contains("−η∇C \(Numeral.significant(arrow.length, digits: 3).trimmedZeros)"), "\(text)")
    }
  }

  @Test(arguments: [GlyphLevel.braille, .blocks, .ascii], [(80, 24), (100, 30), (200, 60), (60, 40)])
  func `with the same scale both ways it stands perpendicular on the line through the point`(
    level: GlyphLevel, size: (Int, Int)
  ) throws {
    let model = try Model(
      yaml: bowl(", same-scale: true"), panel: .contour, columns: size.0, rows: size.1, glyphs: level)
    let slope = slope(model)
    let tangent = try #require(slope.tangent)
    // How long a dot is down, as a part of a cell's width; half as much across for a braille dot.
    let cell = DotGrid.dotsPerCell(level)
    let (wide, high) = (1 / Double(cell.columns), 2 / Double(cell.rows))
    func vector(_ line: (from: DotPoint, to: DotPoint)) -> (x: Double, y: Double) {
      ((line.to.x - line.from.x) * wide, (line.to.y - line.from.y) * high)
    }
    let (a, t) = (vector(slope.arrow), vector(tangent))
    let cosine = (a.x * t.x + a.y * t.y) / ((a.x * a.x + a.y * a.y) * (t.x * t.x + t.y * t.y)).squareRoot()
    #expect(abs(cosine) < 1e-9, "\(cosine)")
    // Without, it does not: the ranges are 8 and 4 wide, the plot is not.
    if level == .braille, size == (200, 60) {
      let plain = try Model(yaml: bowl(), panel: .contour, columns: 200, rows: 60)
      let (a, t) = (vector(self.slope(plain).arrow), vector(self.slope(plain).tangent!))
      #expect(abs(a.x * t.x + a.y * t.y) > 1)
    }
  }

  @Test func `a braille dot and a half block are square: perpendicular in dots`() throws {
    for level in [GlyphLevel.braille, .blocks] {
      let model = try Model(yaml: bowl(", same-scale: true"), panel: .contour, glyphs: level)
      let slope = slope(model)
      let (arrow, tangent) = (slope.arrow, slope.tangent!)
      let product =
        (arrow.to.x - arrow.from.x) * (tangent.to.x - tangent.from.x)
        + (arrow.to.y - arrow.from.y) * (tangent.to.y - tangent.from.y)
      #expect(abs(product) < 1e-6)
    }
  }

  @Test func `a range is only ever widened, around its own middle`() throws {
    for (columns, rows) in [(80, 24), (200, 60), (60, 40), (41, 11)] {
      let model = try Model(yaml: bowl(", same-scale: true"), panel: .contour, columns: columns, rows: rows)
      let viewport = model.wantedSlice!.viewport
      #expect(viewport.x.lowerBound <= -4 && viewport.x.upperBound >= 4)
      #expect(viewport.y.lowerBound <= -2 && viewport.y.upperBound >= 2)
      #expect(viewport.x == -4...4 || viewport.y == -2...2)
      #expect(abs(viewport.x.lowerBound + viewport.x.upperBound) < 1e-9)
    }
  }

  @Test func `the tangent runs along the drawn line`() throws {
    var model = try Model(yaml: bowl(), panel: .contour, columns: 160, rows: 50)
    model.press("]")
    model.computeSlice()
    let image = model.slice!
    let map = model.contourMap!
    let tangent = try #require(slope(model).tangent)
    // The isoline of C itself goes through the point: the piece of it next to the point.
    let here = map.dot(x: model.situation.parameters[0], y: model.situation.parameters[1])
    let pieces = Isolines.segments(of: image.costs, columns: image.xs.count, level: model.cost).map {
      (map.dot($0.x1, $0.y1, of: image), map.dot($0.x2, $0.y2, of: image))
    }
    let nearest = try #require(
      pieces.min { abs($0.0.x - here.x) + abs($0.0.y - here.y) < abs($1.0.x - here.x) + abs($1.0.y - here.y) })
    #expect(abs(nearest.0.x - here.x) < 4 && abs(nearest.0.y - here.y) < 4)
    let (x1, y1) = (nearest.1.x - nearest.0.x, nearest.1.y - nearest.0.y)
    let (x2, y2) = (tangent.to.x - tangent.from.x, tangent.to.y - tangent.from.y)
    let sine = (x1 * y2 - x2 * y1) / ((x1 * x1 + y1 * y1) * (x2 * x2 + y2 * y2)).squareRoot()
    #expect(abs(sine) < 0.05, "\(sine)")
  }

  @Test func `where it is longer than the plot its end is marked at the edge`() throws {
    var model = try Model(yaml: bowl(rate: 5), panel: .contour)
    let plot = model.contourMap!.plot
    let mark = try #require(places(of: "»", in: model.picture()).first { plot.contains($0) })
    #expect(mark.x == plot.x || mark.x == plot.maxX - 1 || mark.y == plot.y || mark.y == plot.maxY - 1)
    let legend = model.saying()
    #expect(legend.contains("−η∇C 50"), "\(legend)")
  }

  @Test func `where it is too short to be seen a tip beside the point tells its direction`() throws {
    var model = try Model(yaml: bowl(rate: 0.0001), panel: .contour)
    #expect(slope(model).isTooShort)
    // Down and to the left, where the minimum is.
    let point = try #require(places(of: "◉", in: model.picture()).first)
    let frame = model.picture()
    let tip = try #require(
      (-1...1).flatMap { dx in (-1...1).map { Point(x: point.x + dx, y: point.y + $0) } }
        .first { "↙←↓".unicodeScalars.contains(frame[$0.x, $0.y].glyph) })
    #expect(tip.x <= point.x && tip.y >= point.y)
    #expect(model.saying().contains(": direction only"))
  }

  @Test func `another optimizer's own step is drawn beside it`() throws {
    var model = try Model(yaml: bowl(optimizer: "momentum"), panel: .contour)
    model.press("] ]")
    let slope = slope(model)
    #expect(slope.change == model.situation.step.change)
    #expect(slope.descent == model.situation.step.gradient.map { -0.05 * $0 })
    #expect(slope.change! != slope.descent)
    #expect(model.saying().contains("the optimizer's step Δ"))
    let plain = try Model(yaml: bowl(), panel: .contour)
    #expect(self.slope(plain).change == nil)
  }

  @Test func `over one parameter it lies level with the point`() throws {
    var model = Model("parabola", columns: 100, rows: 30)
    model.begin(at: 0, panel: .contour)
    let frame = model.picture()
    let area = try #require(
      CostCurveView(model: Shown(model), image: model.slice!).area(in: model.contourMap!.plot, Pencil(model)))
    let point = try #require(places(of: "◉", in: frame).first { area.contains($0) })
    let tip = try #require(places(of: "→", in: frame).first { area.contains($0) })
    #expect(tip.y == point.y)
    let viewport = model.wantedSlice!.viewport.x
    let perCell = (viewport.upperBound - viewport.lowerBound) / Double(area.width - 1)
    let before = model.situation.parameters[0]
    model.press("]")
    #expect(abs(Double(tip.x - point.x) - (model.situation.parameters[0] - before) / perCell) <= 0.5)
  }

  @Test func `the sharpest direction is drawn where it lies in the plane, with its share`() throws {
    // λ = 8 along w2, which is on the contour.
    var model = try Model(yaml: bowl(), panel: .contour)
    var text = model.saying()
    #expect(text.contains("sharpest direction λ 8 (100%)"), "\(text)")
    let line = try #require(slope(model).bendLine)
    #expect(abs(line.from.x - line.to.x) < 1e-6 && abs(line.from.y - line.to.y) > 3)
    // Over w1 and w3 it stands straight out of the picture.
    model = try Model(yaml: bowl().replacing("y: w2", with: "y: w3"), panel: .contour)
    text = model.saying()
    #expect(slope(model).bend == nil && !text.contains("sharpest direction"))
  }

  @Test func `the slice says how far the others have moved`() throws {
    var model = try Model(yaml: bowl(), panel: .contour)
    #expect(model.saying().contains("slice through step 0"))
    #expect(!model.saying().contains("projected"))
    model.press("}")
    // w3 ← w3 (1 − 2η): 2 · 0.9¹⁰.
    var third = 2.0
    for _ in 0..<10 { third *= 0.9 }
    let moved = Numeral.significant(2 - third, digits: 3).trimmedZeros
    let text = model.saying()
    #expect(text.contains("slice through step 10 · the others moved \(moved) since the start"), "\(text)")
    #expect(text.contains("path projected onto this plane"))
  }

  @Test func `two parameters are the whole landscape: nothing has moved beside it`() throws {
    var model = Model("cost-surface", columns: 120, rows: 40)
    model.press("} }")
    let text = model.saying()
    #expect(!text.contains("slice through") && !text.contains("projected"))
  }

  @Test func `frames are sound with slopes that are nothing, huge or no number`() throws {
    let scene = bowl(", same-scale: true")
    for start in ["[0, 0, 0]", "[1e200, 1, 1]", "[1e-200, 0, 0]", "[1e60, -1e60, 2]"] {
      try expectSoundFrames(scene.replacing("[3, 1, 2]", with: start), panel: .contour, keys: "]")
    }
    try expectSoundFrames(scene.replacing("w3^2", with: "ln(w3 - 2)"), panel: .contour)
    try expectSoundFrames(bowl(rate: 1e6), panel: .contour, keys: "]")
    try expectSoundFrames(bowl(optimizer: "adam"), panel: .contour, keys: "] ]")
  }
}
