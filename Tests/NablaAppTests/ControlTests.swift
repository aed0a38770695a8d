import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `What can be clicked` {
  /// The first cell of a text on screen; wide characters take two.
  private func place(of text: String, _ model: Model) -> Point? {
    let rows = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
    for (y, row) in rows.enumerated() {
      if let range = row.firstRange(of: text) {
        return Point(x: TextWidth.of(String(row[..<range.lowerBound])), y: y)
      }
    }
    return nil
  }

  private func clicked(_ text: String, _ model: Model, dx: Int = 0) throws -> Model {
    let point = try #require(place(of: text, model), "no \(text)\n\(model.draw().text)")
    var copy = model
    _ = copy.take(.clicked(Point(x: point.x + dx, y: point.y)))
    return copy
  }

  private func pressed(_ keys: String, _ model: Model) -> Model {
    var copy = model
    copy.press(keys)
    return copy
  }

  @Test(arguments: Language.allCases)
  func `the parts of the header`(language: Language) throws {
    let model = Model("hidden-layer", columns: 160, rows: 45, language: language)
    let title = scene("hidden-layer").title[language]
    #expect(try clicked(title, model).overlay == pressed("D", model).overlay)
    #expect(try clicked("■", model) == pressed("Space", model))
    for (text, command) in [
      ("η", ValueCommand.learningRate), ("tanh", .activation), ("given", .initialization), ("log-loss", .loss),
      (Label.step.text(in: language) + " 0", .goto),
    ] {
      var typed = model
      typed.press(":")
      typed.type(command.rawValue + " ")
      #expect(try clicked(text, model).overlay == typed.overlay, "\(command)")
    }
    let y = model.arrangement.header.y
    var copy = model
    _ = copy.update(.clicked(Point(x: model.arrangement.header.maxX - 2, y: y)))
    #expect(copy.look.focus == .loss)
  }

  @Test func `a setting that cannot be changed says why`() throws {
    let model = Model("perceptron", columns: 200, rows: 45)
    let copy = try clicked("step │", model)
    #expect(copy.toast?.phrase == .perceptronNeedsStep)
    #expect(copy.overlay == nil)
  }

  @Test(arguments: Language.allCases, [(80, 24), (60, 12), (160, 45)])
  func `u in the status line`(language: Language, size: (Int, Int)) throws {
    var model = Model("hidden-layer", columns: size.0, rows: size.1, language: language)
    model.press("+")
    let undo = Label.undoHint.text(in: language)
    #expect(try clicked(undo, model).workspace == Model("hidden-layer").workspace)
    model.press("]")
    model.wait(6)
    if size.1 >= 14 { #expect(try clicked(undo, model).done.isEmpty) }
  }

  @Test func `each of two keys in one hint`() {
    let model = pressed("] ] Right", Model("hidden-layer", columns: 200, rows: 45))
    let hints = model.arrangement.hints
    for (action, first, second) in [
      (Action.nextBeat, "Left", "Right"), (.selectNext, "Up", "Down"), (.nextStep, "[", "]"), (.rateUp, "+", "-"),
    ] {
      let item = HintBar(model, width: hints.width).items.first { $0.action == action }!
      for (offset, key) in [(0, first), (1, second)] {
        var copy = model
        _ = copy.update(.clicked(Point(x: hints.x + item.x + offset, y: hints.y)))
        #expect(copy == pressed(key, model), "\(action) \(key)")
      }
    }
  }

  @Test func `in ASCII the halves of an arrow hint are its two keys`() {
    let model = pressed("] ] Right", Model("hidden-layer", columns: 200, rows: 45, glyphs: .ascii))
    let hints = model.arrangement.hints
    let item = HintBar(model, width: hints.width).items.first { $0.action == .nextBeat }!
    #expect(item.key == "<-/->")
    for (offset, key) in [(0, "Left"), (1, "Left"), (3, "Right"), (4, "Right"), (7, "Right")] {
      var copy = model
      _ = copy.update(.clicked(Point(x: hints.x + item.x + offset, y: hints.y)))
      #expect(copy == pressed(key, model), "\(offset)")
    }
  }

  @Test func `a title gives its panel all the room, and takes it back`() {
    var model = Model("worked-example", columns: 120, rows: 40)
    let rect = model.arrangement.rect(of: .loss)!
    _ = model.update(.clicked(Point(x: rect.x + 4, y: rect.y)))
    #expect(model.look.focus == .loss)
    #expect(!model.look.isZoomed)
    _ = model.update(.clicked(Point(x: rect.x + 4, y: rect.y)))
    #expect(model.look.isZoomed)
    _ = model.update(.clicked(Point(x: 4, y: model.arrangement.rect(of: .loss)!.y)))
    #expect(!model.look.isZoomed)
  }

  @Test(arguments: Language.allCases)
  func `the phases of a step`(language: Language) throws {
    let model = Model("hidden-layer", columns: 160, rows: 45, language: language)
    for phase in Beat.Phase.allCases {
      var copy = model
      // Somewhere else first, so that the phase under the cursor is another one.
      copy.press(phase == .forward ? "Right Right Right Right Right" : "")
      copy = try clicked(Label.phase(phase).text(in: language), copy)
      #expect(copy.beats[copy.cursor.beat].phase == phase)
      #expect(copy.beats.firstIndex { $0.phase == phase } == copy.cursor.beat)
      #expect(copy.cursor.step == 0)
    }
  }

  @Test func `a lesson turns its page when it has the keys already`() {
    var model = Model("worked-example", columns: 200, rows: 60)
    let rect = model.arrangement.rect(of: .lesson)!
    let inside = Point(x: rect.x + 3, y: rect.y + 2)
    _ = model.update(.clicked(inside))
    #expect(model.look.focus == .lesson)
    #expect(model.look.lessonPage == 0)
    _ = model.update(.clicked(inside))
    #expect(model.look.lessonPage > 0)
  }

  @Test(arguments: Language.allCases)
  func `the words at the foot of what lies over the panels`(language: Language) throws {
    for keys in ["?", "D", "G", "C", ":", "s", "e"] {
      let model = pressed("] + \(keys)", Model("spiral", columns: 100, rows: 30, language: language))
      #expect(model.overlay != nil, "\(keys)")
      #expect(try clicked("Esc ", model).overlay == nil, "\(keys)")
      if ["?", "D", "G"].contains(keys) {
        let word = language == .ko ? "/ 찾기" : "/ search"
        #expect(try clicked(word, model) == pressed("/", model), "\(keys)")
      }
    }
    let list = pressed("D Down", Model("spiral", columns: 100, rows: 30, language: language))
    #expect(try clicked("Enter ", list).workspace.scene.name == pressed("Enter", list).workspace.scene.name)
  }

  @Test func `a click beside a list closes it, and beside a field changes nothing`() {
    for keys in ["?", "D", "G", "C"] {
      var model = pressed("] + \(keys)", Model("neuron", columns: 300, rows: 100))
      _ = model.update(.clicked(Point(x: 0, y: 99)))
      #expect(model.overlay == nil, "\(keys)")
    }
    for keys in [": a b", "e 1 2"] {
      var model = pressed(keys, Model("neuron", columns: 300, rows: 100))
      let before = model
      _ = model.update(.clicked(Point(x: 0, y: 99)))
      #expect(model == before)
    }
  }

  @Test func `a hint bar that a toast hides takes no clicks`() {
    var model = Model("neuron", columns: 60, rows: 12)
    model.press("]")
    model.show(.atTheStart)
    let before = model
    for x in 0..<60 {
      var copy = model
      _ = copy.update(.clicked(Point(x: x, y: 11)))
      #expect(copy == before)
    }
  }
}
