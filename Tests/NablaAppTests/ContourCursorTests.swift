import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The cursor on the contour` {
  /// C = w1² + 10 w2² + w3², with a third parameter that the contour does not show.
  private let bowl = """
    cost: "w1^2 + 10*w2^2 + w3^2"
    initialization: { scheme: given, weights: [3, -1, 2] }
    training: { optimizer: gradient-descent, learning-rate: 0.02 }
    contour: { x: w1, y: w2, x-range: [-4, 4], y-range: [-2, 2] }
    """

  private func plot(_ model: Model) -> Rect {
    ContourGeometry(rect: model.arrangement.rect(of: .contour)!, of: model).plot
  }

  @Test func `it begins where the run is, with C as the header has it`() throws {
    var model = try Model(yaml: bowl, panel: .contour)
    model.press("] ] ] @")
    let cursor = try #require(model.look.cursor)
    #expect(cursor.x == model.situation.parameters[0] && cursor.y == model.situation.parameters[1])
    let text = model.saying()
    #expect(text.contains("C \(Numeral.significant(model.cost, digits: 6)) Enter starts here"), "\(text)")
  }

  @Test func `the C under it is the formula's own value there`() throws {
    var model = try Model(yaml: bowl, panel: .contour)
    model.press("] ] @")
    for keys in ["Right", "Up Up", "Left Left Left", "Down", "l", "k", "S-Left", "( Right", ") ) Down"] {
      model.press(keys)
      let cursor = try #require(model.look.cursor)
      let third = model.situation.parameters[2]
      let cost = cursor.x * cursor.x + 10 * cursor.y * cursor.y + third * third
      let shown =
        "w1 = \(Words.coordinate(cursor.x)), w2 = \(Words.coordinate(cursor.y)) C \(Numeral.significant(cost, digits: 6))"
      #expect(model.saying().contains(shown), "\(keys): \(shown)")
    }
  }

  @Test func `with a network too, by the sums of a pupil`() throws {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("] ] 2 @ Right Right Up")
    let cursor = try #require(model.look.cursor)
    var parameters = model.situation.parameters
    parameters[model.look.axisX] = cursor.x
    parameters[model.look.axisY!] = cursor.y
    let cost = plainCost(model.history.experiment, model.situation.settings, at: parameters)
    #expect(model.saying().contains("C \(Numeral.significant(cost, digits: 6))"))
  }

  @Test func `an arrow moves it by one cell, to round numbers`() throws {
    var model = try Model(yaml: bowl, panel: .contour)
    model.press("@ z z")
    for (key, dx, dy) in [("Right", 1, 0), ("Up", 0, -1), ("Left", -1, 0), ("Down", 0, 1)] {
      for _ in 0..<5 {
        let before = try #require(places(of: "┼", in: model.picture()).first { plot(model).contains($0) })
        model.press(key)
        let after = try #require(places(of: "┼", in: model.picture()).first { plot(model).contains($0) })
        #expect(after == Point(x: before.x + dx, y: before.y + dy), "\(key)")
        #expect(Words.short(model.look.cursor!.x).count <= 6 || key == "Up" || key == "Down")
      }
    }
    #expect(model.cursor == .start, "the run stays where it is")
  }

  @Test(arguments: [0.16, 0.05, 1, 0.1, 3e-7, 12_345])
  func `a rounded place stays in its cell`(size: Double) {
    for value in [0.0, 1.2345678, -77.1234, 5e-8, 1e6] {
      let rounded = Model.round(value, within: size)
      #expect(abs(rounded - value) <= size / 4 * (1 + 1e-6) + abs(value) * 1e-15, "\(value) \(rounded)")
    }
  }

  @Test func `at the edge the picture comes along`() throws {
    var model = try Model(yaml: bowl, panel: .contour, columns: 60, rows: 20)
    model.press("@")
    for _ in 0..<80 { model.press("Right") }
    for _ in 0..<40 { model.press("Up") }
    #expect(model.look.viewport != nil)
    let viewport = model.wantedSlice!.viewport
    #expect(viewport.x.contains(model.look.cursor!.x) && viewport.y.contains(model.look.cursor!.y))
    #expect(viewport.x.upperBound > 5 && viewport.y.upperBound > 3)
    model.press("Esc")
    #expect(model.look.cursor == nil && model.look.viewport != nil)
    #expect(model.saying().contains("Esc to the run"))
    model.press("Esc")
    #expect(model.look.viewport == nil && model.look.isZoomed)
    #expect(!model.saying().contains("Esc to the run"))
  }

  @Test func `Enter starts a run there, the other parameters as on the slice, and undo takes it back`() throws {
    var model = try Model(yaml: bowl, panel: .contour)
    model.press("] ] ] @ Left Left Up")
    let cursor = try #require(model.look.cursor)
    let third = model.situation.parameters[2]
    let cost = model.wantedSlice!.landscape.cost(x: cursor.x, y: cursor.y)
    let old = model.workspace
    model.press("Enter")
    #expect(model.situation.parameters == [cursor.x, cursor.y, third])
    #expect(model.cost == cost)
    #expect(model.cursor == .start && model.workspace.runs.count == 2 && model.look.cursor == nil)
    #expect(model.workspace.runs[0].history == old.history)
    #expect(model.toast?.phrase == .startedAt("w1 = \(Words.coordinate(cursor.x)), w2 = \(Words.coordinate(cursor.y))"))
    model.press("u")
    #expect(model.workspace == old)
    model.press("U")
    #expect(model.situation.parameters == [cursor.x, cursor.y, third])
    model.press("] ] r")
    #expect(model.situation.parameters == [cursor.x, cursor.y, third], "r starts from there again")
  }

  @Test func `a network's biases go along`() throws {
    var model = Model("neuron", columns: 120, rows: 40)
    model.press("} \(model.panels.firstIndex(of: .contour)! + 1) @ Left Left Left")
    var expected = model.situation.parameters
    expected[model.look.axisX] = model.look.cursor!.x
    expected[model.look.axisY!] = model.look.cursor!.y
    model.press("Enter")
    #expect(model.situation.parameters == expected)
  }

  @Test func `in a race every run starts there`() throws {
    var model = Model("learning-rates", columns: 120, rows: 40)
    model.press("m ] ] 1 @ Right Right Right")
    let cursor = try #require(model.look.cursor)
    let names = model.workspace.runs.map(\.name)
    let count = model.workspace.runs.count
    model.press("Enter")
    #expect(
      model.workspace.isRacing && model.workspace.runs.count == count && model.workspace.runs.map(\.name) == names)
    for run in model.workspace.runs { #expect(run.history.step(at: 0).state.parameters == [cursor.x, cursor.y]) }
    #expect(Set(model.workspace.runs.map { $0.history.experiment.settings.learningRate }).count == count)
    model.press("u")
    #expect(model.cursor.step == 2 && model.workspace.isRacing)
  }

  @Test func `runs that differ in their starts say why they cannot`() throws {
    var model = try Model(
      yaml: bowl + "\nruns:\n  - { initialization: { scheme: given, weights: [1, 1, 1] } }\n", panel: .contour)
    model.press("m 2 @ Enter")
    #expect(model.look.focus == .contour)
    #expect(model.toast?.phrase == .raceHasOwnStarts && model.workspace.isRacing)
  }

  @Test func `a click puts it there, a second one on the same cell starts`() throws {
    var model = try Model(yaml: bowl, panel: .contour)
    let point = Point(x: plot(model).x + 20, y: plot(model).y + 7)
    _ = model.update(.clicked(point))
    let cursor = try #require(model.look.cursor)
    #expect(places(of: "┼", in: model.picture()).contains(point))
    _ = model.update(.clicked(Point(x: point.x + 4, y: point.y)))
    #expect(model.look.cursor != cursor && model.workspace.runs[0].history.experiment.firstParameters == [3, -1, 2])
    _ = model.update(.clicked(point))
    #expect(model.look.cursor == cursor)
    _ = model.update(.clicked(point))
    #expect(model.situation.parameters == [cursor.x, cursor.y, 2])
  }

  @Test func `over one parameter it runs along the curve`() throws {
    var model = try Model(
      yaml: """
        cost: "(w1 - 2)^2"
        initialization: { scheme: given, weights: [-1] }
        training: { optimizer: gradient-descent, learning-rate: 0.1 }
        """, panel: .contour)
    _ = model.picture()
    model.press("@")
    #expect(model.look.cursor == ContourCursor(x: -1, y: 0))
    var last = -1.0
    var column = try #require(places(of: "┼", in: model.picture()).first).x
    for _ in 0..<10 {
      model.press("Right")
      let x = model.look.cursor!.x
      #expect(x > last)
      last = x
      let shown = "w1 = \(Words.coordinate(x)) C \(Numeral.significant((x - 2) * (x - 2), digits: 6))"
      #expect(model.saying().contains(shown), "\(shown)")
      let next = try #require(places(of: "┼", in: model.picture()).first).x
      #expect(next == column + 1)
      column = next
    }
    model.press("Enter")
    #expect(model.situation.parameters == [last])
    for _ in 0..<100 {
      _ = model.picture()
      model.press(model.look.cursor == nil ? "@" : "Left")
    }
    #expect(model.look.viewport != nil && model.wantedSlice!.viewport.x.contains(model.look.cursor!.x))
  }

  @Test func `a click on the curve does the same`() throws {
    var model = Model("parabola", columns: 100, rows: 30)
    model.begin(at: 0, panel: .contour)
    _ = model.picture()
    let area = try #require(
      CostCurveView(model: Shown(model), image: model.slice!).area(in: plot(model), Pencil(model)))
    let point = Point(x: area.x + area.width / 2, y: area.y + 3)
    _ = model.update(.clicked(point))
    let x = try #require(model.look.cursor).x
    #expect(places(of: "┼", in: model.picture()).contains { $0.x == point.x })
    _ = model.update(.clicked(point))
    #expect(model.situation.parameters == [x] && model.look.cursor == nil)
  }

  @Test func `other panels keep their keys, and another scene has no cursor`() throws {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("2 @ 1 Right")
    #expect(model.cursor.beat == 1 && model.look.cursor != nil)
    model.press("2 PgDn")
    #expect(model.cursor.beat == 1)
    model.press("c")
    #expect(model.look.cursor == nil)
    model.press("@ d")
    #expect(model.look.cursor == nil)
  }

  @Test func `it lies on the shades too, but on no surface`() throws {
    var model = try Model(yaml: bowl, panel: .contour)
    model.press("v v @ Right")
    #expect(model.look.landscape == .both)
    #expect(places(of: "┼", in: model.picture()).contains { plot(model).contains($0) })
    model.press("v")
    #expect(model.showsSurface && model.look.cursor == nil)
    model.press("@")
    #expect(model.toast?.phrase == .noPointingAtSurface && model.look.cursor == nil)
    _ = model.picture()
    _ = model.update(.clicked(Point(x: plot(model).x + 20, y: plot(model).y + 7)))
    #expect(model.look.cursor == nil)
    model.press("v @")
    #expect(model.look.cursor != nil)
  }

  @Test func `frames with a cursor are sound at all sizes`() throws {
    try expectSoundFrames(bowl, panel: .contour, keys: "] @ Right Up")
    try expectSoundFrames(bowl, panel: .contour, keys: "] @ z Right Up ( ( Left S-Up")
    try expectSoundFrames(bowl.replacing("[3, -1, 2]", with: "[1e60, -1e60, 2]"), panel: .contour, keys: "@ Right Up")
    try expectSoundFrames(bowl.replacing("w3^2", with: "ln(w3)"), panel: .contour, keys: "@ Right Enter ] @ Up")
  }
}
