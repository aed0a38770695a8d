import FaultTable
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Going through time` {
  @Test(.fault("R8"), arguments: ["worked-example", "perceptron", "spiral"])
  func `back to the start and forward again is the same, frame by frame`(name: String) {
    var model = Model(name, columns: 80, rows: 24)
    var seen: [(Situation, String)] = []
    for _ in 0..<6 {
      seen.append((model.situation, model.picture().text))
      model.press("]")
    }
    model.press("Home")
    #expect(model.cursor == .start)
    for (situation, text) in seen {
      #expect(model.situation == situation)
      #expect(withoutLongestRun(model.picture().text) == withoutLongestRun(text))
      model.press("]")
    }
  }

  /// The cost curve's axis grows with the run, so the first time through its picture differs; all else may not.
  private func withoutLongestRun(_ text: String) -> [String] {
    text.split(separator: "\n").prefix(12).map(String.init)
  }

  @Test func `a second time forward the whole picture is the same`() {
    var model = Model("worked-example")
    model.press("} Home")
    var first: [Frame] = []
    for _ in 0..<10 {
      first.append(model.picture())
      model.press("]")
    }
    for frame in first.reversed() {
      model.press("[")
      #expect(model.picture().text == frame.text)
    }
  }

  @Test func `beats forward and back show the same from both sides`() {
    var model = Model("worked-example")
    model.press("} Home")
    var pictures: [Cursor: String] = [:]
    for _ in 0..<30 {
      pictures[model.cursor] = model.picture().text
      model.press("Right")
    }
    #expect(pictures.count == 30)
    #expect(model.cursor == Cursor(step: 3, beat: 3))
    for _ in 0..<30 {
      model.press("Left")
      #expect(model.picture().text == pictures[model.cursor], "at \(model.cursor)")
    }
    #expect(model.cursor == .start)
  }

  @Test func `a step of a two-layer network has nine beats, in the order of the arithmetic`() {
    var model = Model("worked-example")
    var beats: [Beat] = []
    repeat {
      beats.append(model.litBeat!)
      model.press("Right")
    } while model.cursor.beat > 0
    #expect(
      beats == [
        .weightedInputs(layer: 0), .activations(layer: 0), .weightedInputs(layer: 1), .activations(layer: 1), .cost,
        .deltas(layer: 1), .deltas(layer: 0), .gradient, .update,
      ])
    #expect(model.cursor == Cursor(step: 1, beat: 0))
  }

  @Test func `the steps are those of the run alone`() {
    var model = Model("spiral")
    var history = History(scene("spiral").experiment)
    model.press("] ] }")
    for _ in 0..<12 { history.advance() }
    #expect(model.cursor.step == 12)
    #expect(model.situation.step == history.latest)
    #expect(model.history == history)
    model.press("{ ]")
    #expect(model.situation.step == history.step(at: 3))
  }

  @Test func `step keys land where they say`() {
    var model = Model("neuron")
    model.press("} } Right Right [")
    #expect(model.cursor == Cursor(step: 20, beat: 0), "first back to the beginning of the step")
    model.press("[")
    #expect(model.cursor.step == 19)
    model.press("Home")
    #expect(model.cursor == .start)
    model.press("{")
    #expect(model.toast?.phrase == .atTheStart)
    model.press("End")
    #expect(model.cursor.step == 20)
    model.press("End")
    #expect(model.toast?.phrase == .atTheLatest)
    model.press("{ { {")
    #expect(model.cursor == .start)
  }

  @Test func `typing a number goes to that step`() {
    var model = Model("neuron", isPlaying: true)
    model.press(":")
    model.type("120")
    model.press("Enter")
    #expect(model.overlay == nil)
    #expect(model.cursor == Cursor(step: 120, beat: 0))
    #expect(!model.playback.isPlaying)
    model.press(": 7 Enter")
    #expect(model.cursor.step == 7)
    #expect(model.history.latestStep == 120)
  }

  @Test(arguments: ["-1", "1.5", "1000001", "99999999999999999999", "１２"])
  func `what is no step is refused and can be corrected`(text: String) {
    var model = Model("neuron")
    model.press("]")
    model.press(":")
    model.type(text)
    model.press("Enter")
    #expect(model.cursor.step == 1)
    #expect(model.overlay != nil)
    #expect(model.draw().text.contains("“\(text)” does not fit; it takes 0…\(Model.farthestGoTo)"))
    model.press("C-u 3 Enter")
    #expect(model.cursor.step == 3)
  }

  @Test func `a step far ahead is reached bit by bit, and any key or click stops on the way`() {
    for message in [Message.key(Key(.escape)), .key(Key("z")), .clicked(Point(x: 3, y: 3))] {
      var model = Model("neuron")
      model.press(":")
      model.type("5000")
      model.press("Enter")
      _ = model.update(.ticked(seconds: 0.1, allowance: 300))
      #expect(model.cursor.step == 300)
      #expect(model.toast?.phrase == .travelling(step: 300, to: 5_000))
      #expect(model.isAnimating)
      _ = model.update(message)
      #expect(!model.isAnimating)
      _ = model.update(.ticked(seconds: 0.1, allowance: 300))
      #expect(model.cursor.step == 300)
    }
    var model = Model("neuron")
    model.press(": 5 0 0 Enter")
    for _ in 0..<9 where model.isAnimating { _ = model.update(.ticked(seconds: 0.1, allowance: 90)) }
    #expect(model.cursor == Cursor(step: 500, beat: 0))
    #expect(model.toast == nil)
  }

  @Test func `a scene opened by a click on the way stays at its start`() {
    var model = Model("bias-reach", columns: 220, rows: 40)
    model.press(": 5 0 0 0 Enter")
    let item = HintBar(model, width: 220).items.first { $0.action == .nextScene }!
    _ = model.take(.clicked(Point(x: item.x, y: 39)))
    #expect(model.workspace.scene.name == "perceptron")
    model.press("Space")
    _ = model.update(.ticked(seconds: 0.1, allowance: 1_000))
    #expect(model.cursor == .start)
  }

  @Test func `stepping by hand stops the play`() {
    for key in ["Right", "Left", "]", "[", "}", "{", "Home"] {
      var model = Model("neuron", isPlaying: true)
      model.wait(2)
      model.press(key)
      #expect(!model.playback.isPlaying, "\(key)")
    }
  }
}

@Suite struct `Playing` {
  @Test func `it opens playing and goes on by itself`() {
    var model = Model("worked-example", isPlaying: true)
    #expect(model.isAnimating)
    let first = model.picture().text
    model.wait(1.1)
    #expect(model.cursor == Cursor(step: 0, beat: 1), "a beat a second at first")
    #expect(model.picture().text != first)
    model.wait(20)
    #expect((3...30).contains(model.cursor.step), "a step or two a second, to be read")
    model.wait(60)
    #expect(model.cursor.step > 200)
  }

  /// Six beats that neither the contour nor the costs nor the runs show.
  @Test func `beats that no panel shows take no time`() {
    var model = Model("learning-rates", columns: 80, rows: 24, isPlaying: true)
    model.wait(3.5)
    #expect((2...5).contains(model.cursor.step), "\(model.cursor)")
    // Where the step's panel shows every beat, each has its time.
    var zoomed = Model("learning-rates", columns: 80, rows: 24, isPlaying: true)
    zoomed.press("5 z")
    zoomed.wait(3.5)
    #expect(zoomed.cursor == Cursor(step: 0, beat: 3), "\(zoomed.cursor)")
  }

  @Test(arguments: ["worked-example", "learning-rates", "neuron", "perceptron"])
  func `no title moves while it plays`(name: String) {
    for (columns, rows) in [(80, 24), (130, 30)] {
      for language in Language.allCases {
        var model = Model(name, columns: columns, rows: rows, language: language, isPlaying: true)
        func places() -> [Int] {
          let frame = model.draw()
          return (0..<columns).filter { "│▶".unicodeScalars.contains(frame[$0, 0].glyph) }
        }
        let before = places()
        var isSteady = true
        for _ in 0..<60 where isSteady && model.playback.isPlaying {
          _ = model.update(.ticked(seconds: 0.25, allowance: .max))
          isSteady = !model.playback.isPlaying || places() == before
        }
        #expect(isSteady, "\(columns)x\(rows) \(language): \(model.draw().text.prefix { $0 != "\n" })")
      }
    }
  }

  @Test func `space stops it and lets it go on from there`() {
    var model = Model("worked-example", isPlaying: true)
    model.wait(3)
    model.press("Space")
    let place = model.cursor
    model.wait(5)
    #expect(model.cursor == place)
    #expect(!model.isAnimating)
    model.press("Space")
    model.wait(1.2)
    #expect(model.cursor != place)
  }

  @Test func `the frame rate decides nothing`() {
    var coarse = Model("hidden-layer", isPlaying: true)
    coarse.playback.speed = Playback.ladder.firstIndex(of: .steps(perSecond: 30))
    var fine = coarse
    for _ in 0..<16 { _ = coarse.update(.ticked(seconds: 0.25, allowance: .max)) }
    for _ in 0..<256 { _ = fine.update(.ticked(seconds: 0.25 / 16, allowance: .max)) }
    #expect(coarse.cursor.step == 120)
    #expect(fine.workspace == coarse.workspace)
    #expect(fine.situation == coarse.situation)
  }

  @Test(.fault("G9"), arguments: [28_800.0, 1e300, .infinity])
  func `a laptop's sleep is no burst of steps`(seconds: Double) {
    var model = Model("hidden-layer", isPlaying: true)
    model.playback.speed = Playback.ladder.firstIndex(of: .steps(perSecond: 1_000))
    _ = model.update(.ticked(seconds: seconds, allowance: .max))
    #expect(model.cursor.step == 250, "a quarter of a second at the most")
    #expect(model.playback.credit <= 1)
  }

  @Test(.fault("G9"), arguments: [-5.0, 0, .nan, -.infinity])
  func `a clock set back does nothing`(seconds: Double) {
    var model = Model("neuron", isPlaying: true)
    model.wait(1)
    let place = model.cursor
    _ = model.update(.ticked(seconds: seconds, allowance: .max))
    #expect(model.cursor == place)
    model.wait(1)
    #expect(model.cursor != place)
  }

  @Test func `slow steps are not made up for`() {
    var model = Model("neuron", isPlaying: true)
    model.press("> > > > > > > > > > > > > > > > > >")
    for _ in 0..<30 { _ = model.update(.ticked(seconds: 1.0 / 30, allowance: 2)) }
    #expect(model.cursor.step <= 60)
    #expect(model.playback.credit <= 1)
  }

  @Test func `speed goes up and down a ladder with ends`() {
    var model = Model("neuron", isPlaying: true)
    var seen: [Pace] = []
    for _ in 0..<40 where model.reason(against: .slower) == nil { model.press(",") }
    #expect(Playback.ladder[model.playback.speed!] == .beats(perSecond: 1))
    model.press(",")
    #expect(model.toast?.phrase == .slowestAlready)
    seen.append(Playback.ladder[model.playback.speed!])
    while model.reason(against: .faster) == nil {
      model.press(".")
      seen.append(Playback.ladder[model.playback.speed!])
      #expect(model.toast?.phrase == .speedSet(seen.last!))
    }
    #expect(seen == Playback.ladder)
    model.press(">")
    #expect(model.toast?.phrase == .fastestAlready)
  }

  @Test func `by itself it is slow at first and never slower later`() {
    let playback = Playback(isPlaying: true)
    #expect(playback.pace(at: 0, beats: 9) == .beats(perSecond: 1))
    #expect(playback.pace(at: 0, beats: 30) == .beats(perSecond: 2))
    var last = 0.0
    for step in 2..<1_000 {
      let pace = playback.pace(at: step, beats: 9)
      #expect(!pace.showsBeats)
      #expect(pace.perSecond >= last)
      last = pace.perSecond
    }
  }

  @Test func `time stands still under help and under a field`() {
    for opening in ["?", ":", "D"] {
      var model = Model("neuron", isPlaying: true)
      model.wait(1)
      model.press(opening)
      let place = model.cursor
      model.wait(3)
      #expect(model.cursor == place)
      #expect(!model.isAnimating)
      model.press("Esc")
      model.wait(1)
      #expect(model.cursor != place)
    }
  }

  @Test func `a toast goes by itself`() {
    var model = Model("neuron")
    model.press("y")
    #expect(model.toast != nil)
    model.wait(4.9)
    #expect(model.toast != nil)
    model.wait(0.3)
    #expect(model.toast == nil)
  }
}
