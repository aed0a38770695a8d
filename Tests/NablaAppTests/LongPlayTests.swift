// Hours of play, with simulated time: what the program keeps does not grow for ever.

import FaultTable
import Foundation
import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Playing for hours` {
  /// What the process has in memory, in bytes.
  private func residentBytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 4_096 } ?? 0
  }

  @Test(.fault("R2", "N9")) func `memory does not grow from the first hours to the last`() {
    var model = Model("parabola", columns: 80, rows: 24, isPlaying: true)
    // 120 steps a second, of a run that neither ends nor converges: it hops from one side of the valley to the other.
    model.press("Space")
    _ = model.update(.sceneOpened(hopping))
    model.playback.speed = Playback.ladder.firstIndex { $0.perSecond == 120 }
    model.playback.isPlaying = true
    let ticks = Soak.amount(1, all: 8 * 60) * 60 * 30
    var halfway = 0
    for tick in 0..<ticks {
      _ = model.update(.ticked(seconds: 1.0 / 30, allowance: .max))
      if tick % 1_000 == 0 { _ = model.draw() }
      if tick == ticks / 2 { halfway = residentBytes() }
    }
    #expect(model.playback.isPlaying)
    #expect(model.cursor.step > ticks / 30 * 100)
    // Only the long play is measured: beside other tests of the same process a short one's share cannot be told.
    let grown = residentBytes() - halfway
    #expect(!Soak.isOn || grown < 48_000_000, "\(grown) bytes more")
  }

  /// |w1| goes from one side to the other and back.
  private var hopping: Scene {
    try! SceneReader.read(
      "cost: \"abs(w1)\"\ninitialization: { scheme: given, weights: [0.3] }\ntraining: { learning-rate: 0.5 }",
      path: "hopping.yaml")
  }
}
