// Playing fast makes many steps between two pictures: it ends up where playing slowly does.

import NablaCore
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Many steps in a frame` {
  @Test(arguments: [
    "worked-example", "hidden-layer", "parabola", "perceptron", "learning-rates", "valley", "momentum", "neuron",
    "vanishing", "by-hand", "bias", "zig-zag",
  ]) func `playing fast and playing step by step are the same`(name: String) {
    var fast = Model(name, columns: 80, rows: 24, isPlaying: true)
    fast.playback.speed = Playback.ladder.count - 1
    var slow = fast
    for _ in 0..<4 { _ = fast.update(.ticked(seconds: 0.25, allowance: 40)) }
    for _ in 0..<160 { _ = slow.update(.ticked(seconds: 0.25, allowance: 1)) }
    #expect(fast.cursor == slow.cursor && fast.playback.isPlaying == slow.playback.isPlaying)
    #expect(fast.toast?.phrase == slow.toast?.phrase)
    let isSame = fast.workspace.runs == slow.workspace.runs
    #expect(isSame, "\(fast.workspace.history.latestStep) and \(slow.workspace.history.latestStep)")
  }

  @Test(arguments: ["parabola", "valley"])
  func `playing fast pauses where the run first converges`(name: String) throws {
    var model = Model(name, columns: 80, rows: 24, isPlaying: true)
    model.playback.isOpening = false
    model.playback.speed = Playback.ladder.count - 1
    var alone = model.workspace.history
    while alone.latestStep < 3_000, !alone.hasConverged { alone.advance() }
    try #require(alone.hasConverged)
    for _ in 0..<100 where model.playback.isPlaying { _ = model.update(.ticked(seconds: 0.25, allowance: 500)) }
    #expect(model.cursor.step == alone.latestStep && !model.playback.isPlaying)
  }
}
