import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Without animation` {
  private func still(_ name: String = "neuron", isPlaying: Bool = true) -> Model {
    Model(
      scene(name), size: Size(columns: 100, rows: 30), isPlaying: isPlaying, isAnimated: false, catalog: sceneCatalog)
  }

  @Test func `it starts paused, and so does every scene that is opened`() {
    var model = still()
    #expect(!model.playback.isPlaying)
    #expect(!model.isAnimating)
    _ = model.take(.sceneOpened(scene("spiral")))
    #expect(!model.playback.isPlaying)
    model.press("d")
    #expect(!model.playback.isPlaying)
  }

  @Test(arguments: ["", "> >", "> > > > >", "< <"])
  func `playing shows whole steps, a new picture every half second at most`(speed: String) {
    var model = still()
    model.press(speed)
    model.press("Space")
    var changes: [Int] = []
    var last = model.draw().text
    for tick in 0..<600 {
      _ = model.update(.ticked(seconds: 1.0 / 60, allowance: .max))
      #expect(model.cursor.beat == 0)
      model.toast = nil
      let text = model.draw().text
      if text != last { changes.append(tick) }
      last = text
    }
    #expect(!changes.isEmpty)
    for (one, next) in zip(changes, changes.dropFirst()) { #expect(next - one >= 30, "\(changes)") }
  }

  @Test func `it gets as far as with animation`() {
    for place in Playback.ladder.indices where !Playback.ladder[place].showsBeats {
      var still = still()
      var moving = Model("neuron")
      for index in 0...1 {
        var model = index == 0 ? still : moving
        model.playback.speed = place
        model.press("Space")
        model.wait(2)
        if index == 0 { still = model } else { moving = model }
      }
      let rate = Playback.ladder[place].perSecond
      #expect(abs(still.cursor.step - moving.cursor.step) <= Int(rate * 0.55) + 1, "\(rate)")
      #expect(still.cursor.step > 0)
    }
  }

  @Test func `beats go by key alone, one at each press`() {
    var model = still()
    model.press("Right")
    #expect(model.cursor == Cursor(step: 0, beat: 1))
    model.wait(3)
    #expect(model.cursor == Cursor(step: 0, beat: 1))
    model.press("Space")
    // Half a step a second: the slowest pace, made of whole steps where nothing moves.
    model.wait(20)
    #expect(model.cursor.beat == 0 && model.cursor.step > 0)
    #expect(model.litBeat == nil)
  }

  @Test func `a long way is shown at its end only`() {
    var model = still()
    model.press(": 9 0 0 Enter")
    for _ in 0..<8 {
      _ = model.update(.ticked(seconds: 0.1, allowance: 100))
      #expect(model.cursor == .start)
      #expect(model.destination != nil)
    }
    _ = model.update(.ticked(seconds: 0.1, allowance: 100))
    #expect(model.cursor == Cursor(step: 900, beat: 0))
    #expect(model.destination == nil)
  }

  @Test func `a contour appears when it is whole`() {
    for isAnimated in [true, false] {
      var model = Model(scene("cost-surface"), size: Size(columns: 120, rows: 40), isAnimated: isAnimated)
      let coarse = SliceImage(model.wantedSlice!, stride: 4) { jobs, job in (0..<jobs).forEach(job) }!
      #expect(!coarse.isFinest)
      _ = model.update(.sliceComputed(coarse))
      #expect((model.slice != nil) == isAnimated)
      model.computeSlice()
      #expect(model.slice?.isFinest == true)
    }
  }

  @Test func `the palette turns it off and on`() {
    var model = Model("neuron", isPlaying: true)
    model.press(":")
    model.type("animation off")
    model.press("Enter")
    #expect(!model.playback.isAnimated)
    #expect(model.toast?.phrase == .animationSet(false))
    #expect(model.playback.isPlaying, "what plays goes on")
    model.press(":")
    model.type("animation on")
    model.press("Enter")
    #expect(model.playback.isAnimated)
  }

  @Test func `speeds are told in steps`() {
    var model = still()
    for _ in 0..<20 {
      let pace = model.playback.pace(at: 0, beats: 9)
      model.press("<")
      let slower = model.playback.pace(at: 0, beats: 9)
      #expect(!slower.showsBeats)
      #expect(slower.perSecond <= pace.perSecond)
    }
    #expect(model.toast?.phrase == .slowestAlready)
  }
}
