import FaultTable
import Foundation
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

/// A bowl that is 0 at (1, −1), a formula that can be checked by head.
private let bowl = """
  cost: "(w1 - 1)^2 + (w2 + 1)^2"
  initialization: { weights: [-3, 3] }
  training: { learning-rate: 0.1 }
  contour: { x: w1, y: w2, x-range: [-4, 4], y-range: [-4, 4] }
  """

@Suite struct `The views of the landscape` {
  private func model(_ name: String = "two-valleys", columns: Int = 100, rows: Int = 30) -> Model {
    var model = Model(name, columns: columns, rows: rows)
    model.begin(at: 5, panel: .contour)
    return model
  }

  @Test func `v goes through all of them and says which one it is`() {
    var model = model()
    var frames = [model.picture().text]
    for view in [LandscapeView.shaded, .both, .surface, .basins, .lines] {
      model.press("v")
      #expect(model.look.landscape == view)
      #expect(model.toast?.phrase == .landscapeSet(view))
      model.toast = nil
      frames.append(model.picture().text)
    }
    #expect(frames.first == frames.last)
    #expect(Set(frames).count == 5)
  }

  @Test func `where there is one parameter, or no contour, v says why not`() {
    var curve = Model("parabola")
    #expect(curve.names.count == 1)
    curve.press("v")
    #expect(curve.toast?.phrase == .oneParameter && curve.look.landscape == .lines)
    var hidden = Model("worked-example", columns: 50, rows: 15)
    hidden.press("3")
    #expect(hidden.wantedSlice == nil)
    hidden.press("v")
    #expect(hidden.toast?.phrase == .contourNotShown && hidden.look.landscape == .lines)
  }

  @Test func `a scene opens with the view it asks for, and the next one with its own`() throws {
    for view in LandscapeView.allCases {
      let text = bowl.replacing("[-4, 4] }", with: "[-4, 4], view: \(view.rawValue) }")
      #expect(try Model(yaml: text, panel: .contour).look.landscape == view)
    }
    var model = Model("cost-surface")
    #expect(model.look.landscape == .surface)
    _ = model.take(.sceneOpened(scene("two-valleys")))
    #expect(model.look.landscape == .lines)
  }

  // MARK: Shades

  @Test(arguments: [GlyphLevel.braille, .blocks])
  func `each half of a cell has the shade of its cost`(glyphs: GlyphLevel) throws {
    var model = try Model(yaml: bowl, panel: .contour, columns: 70, rows: 24, glyphs: glyphs)
    model.press("v")
    let frame = model.picture()
    let image = try #require(model.slice)
    let tints = CostTints(image)
    #expect(tints.bounds.count >= 4)
    let plot = ContourGeometry(rect: model.arrangement.rect(of: .contour)!, of: model).plot
    var checked = 0
    for y in plot.y..<plot.maxY {
      for x in plot.x..<plot.maxX {
        let style = frame[x, y].style
        // A half block in the colour of text belongs to a line.
        guard frame[x, y].glyph == " " || (frame[x, y].glyph == "▀" && style.foreground != .text) else { continue }
        for half in 0..<2 {
          // The dots' middle: the first dot lies on one edge of the viewport, the last on the other.
          let dots = DotGrid.dotsPerCell(glyphs)
          let across =
            (Double((x - plot.x) * dots.columns) + Double(dots.columns - 1) / 2)
            / Double(plot.width * dots.columns - 1)
          let rows = Double(dots.rows) / 2
          let down = ((Double(2 * (y - plot.y) + half) + 0.5) * rows - 0.5) / Double(plot.height * dots.rows - 1)
          let w1 = -4 + 8 * across
          let w2 = 4 - 8 * down
          let cost = (w1 - 1) * (w1 - 1) + (w2 + 1) * (w2 + 1)
          // Between samples the cost is a mean of its neighbours.
          guard tints.bounds.allSatisfy({ abs($0 - cost) > 0.15 }) else { continue }
          let band = tints.bounds.count { $0 <= cost }
          let expected = Role.ramp(band * (Role.rampLevels - 1) / tints.bounds.count)
          let isUpper = half == 0 && frame[x, y].glyph == "▀"
          #expect((isUpper ? style.foreground : style.background) == expected, "(\(x), \(y)), half \(half)")
          checked += 1
        }
      }
    }
    #expect(checked > 500)
  }

  @Test func `without colours the shades are characters`() throws {
    for (theme, glyphs, signs) in [(Theme.mono, GlyphLevel.braille, "░▒▓█"), (.mono, .ascii, ".:-=+*#")] {
      let scene = try SceneReader.read(bowl, path: "test.yaml")
      var model = Model(
        scene, size: Size(columns: 80, rows: 24), theme: theme, glyphs: glyphs, isPlaying: false)
      model.begin(at: 0, panel: .contour)
      model.press("v")
      let text = model.picture().text
      for sign in signs { #expect(text.contains(sign), "\(sign) in\n\(text)") }
    }
  }

  @Test(arguments: ["v", "v v", "v v v"])
  func `the bar stands between the lowest and the highest cost`(keys: String) throws {
    for (name, step) in [("two-valleys", 0), ("cost-surface", 3), ("hidden-layer", 7)] {
      var model = Model(name, columns: 100, rows: 30)
      model.begin(at: step, panel: .contour)
      model.look.landscape = .lines
      model.press(keys)
      let text = model.picture().text
      let wanted = model.wantedSlice!
      let costs = wanted.slice.referenceGrid(
        xs: CostSlice.spread(wanted.viewport.x, count: wanted.columns),
        ys: CostSlice.spread(wanted.viewport.y, count: wanted.rows))
      let match = try #require(text.firstMatch(of: /C ([0-9.e+-]+) +([0-9.e+-]+)/), "\(text)")
      let low = Double(match.1)!
      let high = Double(match.2)!
      #expect(abs(low - costs.min()!) <= 0.051 * costs.min()!, "\(name): \(low) for \(costs.min()!)")
      #expect(abs(high - costs.max()!) <= 0.051 * costs.max()!, "\(name): \(high) for \(costs.max()!)")
    }
  }

  @Test func `lines and numbers over the shades can be read`() {
    var model = model()
    model.press("v v")
    model.toast = nil
    let frame = model.picture()
    let plot = ContourGeometry(rect: model.arrangement.rect(of: .contour)!, of: model).plot
    var lines = 0
    for y in plot.y..<plot.maxY {
      for x in plot.x..<plot.maxX {
        let cell = frame[x, y]
        guard (0x2801...0x28FF).contains(cell.glyph.value) || cell.glyph.properties.numericType != nil else { continue }
        #expect(cell.style.background.isRamp && cell.style.foreground == .text, "\(cell) at \(x), \(y)")
        lines += 1
      }
    }
    #expect(lines > 100)
  }

  @Test(.fault("N8"), arguments: ["v", "v v", "v v v"])
  func `sound frames at every size, for costs that are no numbers too`(keys: String) throws {
    for cost in ["ln(w1) * w2", "exp(exp(w1)) + w2^2", "sqrt(w1) / w2", "w1 * 0 + w2 * 0 + 3", "(w1 - 1)^2 + w2^2"] {
      let text = "cost: \"\(cost)\"\ninitialization: { weights: [1, 0.5] }\ncontour: { x: w1, y: w2 }"
      try expectSoundFrames(text, panel: .contour, keys: keys)
    }
  }
}

@Suite struct `A surface of the cost` {
  private func surface(_ text: String = bowl, columns: Int = 100, rows: Int = 30, step: Int = 0) throws -> Model {
    var model = try Model(yaml: text, panel: .contour, columns: columns, rows: rows)
    model.begin(at: step)
    model.press("v v v")
    model.toast = nil
    return model
  }

  @Test func `a whole turn of Shift+right ends where it began`() throws {
    var model = try surface()
    let before = model.picture()
    var frames: [String] = []
    for _ in 0..<36 {
      frames.append(model.picture().text)
      model.press("S-Right")
    }
    #expect(model.picture() == before)
    #expect(Set(frames).count == 36)
    model.press("S-Right S-Left")
    #expect(model.picture() == before)
  }

  @Test func `it tilts so far and no farther, and says so`() throws {
    for key in ["S-Up", "S-Down"] {
      var model = try surface()
      var count = 0
      while model.toast?.phrase != .tiltLimit, count < 20 {
        let before = model.stance
        model.press(key)
        #expect((model.stance == before) == (model.toast?.phrase == .tiltLimit))
        count += 1
      }
      #expect((2..<12).contains(count))
      #expect(SurfaceStance.tilts.contains(model.stance.tilt))
    }
  }

  @Test func `Esc goes back to the view that is found by itself`() throws {
    var model = try surface(columns: 120, rows: 40)
    model.look.isZoomed = false
    model.refreshSlice()
    let before = model.picture()
    model.press("S-Left S-Up ( (")
    #expect(model.picture() != before)
    model.press("Esc")
    #expect(model.picture() == before)
  }

  @Test func `brackets zoom as in the contour, and the arrows do not move it`() throws {
    var model = try surface()
    let wide = model.wantedSlice!.viewport
    model.press("(")
    let near = model.wantedSlice!.viewport
    #expect(abs((near.x.upperBound - near.x.lowerBound) / (wide.x.upperBound - wide.x.lowerBound) - 0.8) < 1e-9)
    model.press("S-Left S-Right S-Up S-Down")
    #expect(model.wantedSlice!.viewport == near)
  }

  @Test func `only keys turn it while a run plays`() throws {
    for name in ["cost-surface", "worked-example", "vanishing"] {
      var model = Model(name, columns: 80, rows: 24)
      model.look.landscape = .surface
      model.focus(on: .contour)
      model.press("S-Right S-Right")
      model.computeSlice()
      let stance = model.stance
      let isLogarithmic = model.look.heights?.isLogarithmic
      #expect(isLogarithmic != nil)
      model.press("> > > > > Space")
      for _ in 0..<20 {
        model.wait(0.3)
        model.computeSlice()
        #expect(model.stance == stance && model.look.heights?.isLogarithmic == isLogarithmic)
      }
      #expect(model.cursor.step > 2)
    }
  }

  @Test func `the lowest corner is in front`() throws {
    // The bowl's bottom is at (1, −1): the corner (4, −4) is the lowest one.
    let projection = SurfaceProjection(try surface().stance, columns: 100, rows: 100, dotAspect: 1)
    let distances = [(1.0, -1.0), (-1, -1), (1, 1), (-1, 1)].map {
      projection.place(x: $0.0, y: $0.1, height: 0).distance
    }
    #expect(distances.min() == distances[0])
  }

  /// Where a point is on the screen, worked out anew: turned, tilted, and as high as its cost among the ends of the axis.
  private func cell(
    _ w1: Double, _ w2: Double, highest: Double, in model: Model, _ block: SurfaceView.Block
  ) -> (x: Double, y: Double) {
    let turn = Double(model.stance.turn) * .pi / 180
    let tilt = Double(model.stance.tilt) * .pi / 180
    let (x, y) = (w1 / 4, w2 / 4)
    let height = ((w1 - 1) * (w1 - 1) + (w2 + 1) * (w2 + 1)) / highest
    let across = x * cos(turn) - y * sin(turn)
    let up = 0.95 * height * cos(tilt) + (x * sin(turn) + y * cos(turn)) * sin(tilt)
    // How large the block is drawn is read off three points.
    let origin = block.projection.place(x: 0, y: 0, height: 0).dot
    let right = block.projection.place(x: cos(turn), y: -sin(turn), height: 0).dot.x - origin.x
    let above = origin.y - block.projection.place(x: 0, y: 0, height: 1).dot.y
    let dotX = origin.x + across * right
    let dotY = origin.y - up * above / (0.95 * cos(tilt))
    return (Double(block.rect.x) + dotX / 2, Double(block.rect.y) + dotY / 4)
  }

  @Test(arguments: [0, 1, 4, 30]) func `the run lies on it`(step: Int) throws {
    for keys in ["", "S-Right S-Right S-Up", "S-Left S-Left S-Left"] {
      var model = try surface(columns: 120, rows: 40, step: step)
      model.press(keys)
      let frame = model.picture()
      let plot = ContourGeometry(rect: model.arrangement.rect(of: .contour)!, of: model).plot
      let block = SurfaceView.Block(model.slice!, in: plot, of: model, level: .braille)
      // The highest corner is (−4, 4): 25 + 25; the axis ends at a round number above it.
      #expect(block.scale.scale.low == 0 && block.scale.scale.high == 50 && !block.scale.isLogarithmic)
      let now = try #require(
        places(of: "◉", in: frame).first { block.rect.contains($0) }, "\(frame.text)")
      // Gradient descent with η 0.1 on a bowl: the distance to the bottom shrinks to 0.8 with each step.
      let share = pow(0.8, Double(step))
      let expected = cell(1 - 4 * share, -1 + 4 * share, highest: 50, in: model, block)
      #expect(
        abs(Double(now.x) + 0.5 - expected.x) < 1 && abs(Double(now.y) + 0.5 - expected.y) < 1, "\(now) \(expected)")
    }
  }

  @Test func `axes have their names and ends`() throws {
    var model = try surface(columns: 120, rows: 40)
    let text = model.picture().text
    #expect(text.contains("w1 4") && text.contains("w2 4") && text.contains("C 50"))
    #expect(text.contains("w1 -4…4  w2 -4…4"))
    #expect(text.contains("Surface C(w1, w2)"))
    #expect(!text.contains(" log"))
  }

  @Test func `heights are logarithms where most of the plane spans powers of ten`() throws {
    let steep = """
      cost: "exp(2 * w1) + 0.001 * w2^2 + 0.001"
      initialization: { weights: [2, 1] }
      training: { learning-rate: 0.0001 }
      contour: { x: w1, y: w2, x-range: [-4, 4], y-range: [-4, 4] }
      """
    var model = try surface(steep, columns: 120, rows: 40)
    let text = model.picture().text
    #expect(text.contains(/C [0-9.e+-]+ +[0-9.e+-]+ log/), "\(text)")
    let heights = CostHeights(model.slice!.costs)
    #expect(heights.isLogarithmic)
    // Half way up is the geometric mean of the axis' ends.
    let (low, high) = (heights.scale.low, heights.scale.high)
    #expect(abs(heights.height(of: (low * high).squareRoot()) - 0.5) < 1e-12)
    #expect(heights.height(of: 0) == 0 && heights.height(of: .infinity).isNaN && heights.height(of: .nan).isNaN)
    // The plane's own heights are the same numbers, computed faster.
    let plane = heights.heights(of: model.slice!)
    for (index, cost) in model.slice!.costs.enumerated() where index % 97 == 0 {
      #expect(abs(plane.values[index] - heights.height(of: cost)) < 1e-12)
    }
  }

  @Test func `heights stay while they do, and change when they must`() throws {
    var model = try surface()
    model.computeSlice()
    let first = try #require(model.look.heights)
    #expect(first.scale.low == 0 && first.scale.high == 50)
    func heights(_ costs: [Double]) -> CostHeights { CostHeights(costs, keeping: first) }
    #expect(heights([0, 30]) == first && heights([5, 50]) == first)
    #expect(heights([0, 20]).scale.high == 20 && heights([0, 51]).scale.high == 60)
    #expect(heights([-1, 40]).scale.low < -0.9)
    #expect(heights([7, 7]) == first && heights([]) == first)
  }

  @Test func `what is no number is a hole`() throws {
    var whole = try surface("cost: \"w1^2 + w2^2\"\ncontour: { x: w1, y: w2, x-range: [-4, 4], y-range: [-4, 4] }")
    var cut = try surface(
      "cost: \"w1^2 + w2^2 + 0*ln(w1)\"\ninitialization: { weights: [1, 1] }\n"
        + "contour: { x: w1, y: w2, x-range: [-4, 4], y-range: [-4, 4] }")
    cut.look.stance = whole.stance
    func shaded(_ frame: Frame) -> Int { frame.cells.count { $0.style.background.isRamp } }
    let (all, half) = (shaded(whole.picture()), shaded(cut.picture()))
    #expect(half > all / 4 && half < all * 3 / 4, "\(half) of \(all)")
  }

  @Test func `in a race every run's letter is on it`() {
    var model = Model("two-valleys", columns: 120, rows: 40)
    model.begin(at: 8, panel: .contour)
    model.press("v v v")
    let frame = model.picture()
    let rivals = model.workspace.runs.filter { $0.entry != nil && $0.number != model.workspace.currentNumber }
    #expect(!rivals.isEmpty)
    let plot = ContourGeometry(rect: model.arrangement.rect(of: .contour)!, of: model).plot
    for rival in rivals {
      let letter = rival.name.unicodeScalars.first!
      #expect(
        places(of: letter, in: frame).contains {
          plot.contains($0) && frame[$0.x, $0.y].style.attributes.contains(.bold)
        })
    }
  }
}
