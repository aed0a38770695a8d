// The optimizer's constants on the command line and in scenes: every number once more by a loop of its own.

import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `Constants of the optimizer on the command line` {
  private func places(_ text: String, _ arguments: String...) throws -> [Double] {
    let folder = try Folder()
    let file = try folder.write("scene.yaml", text)
    let result = try run(nabla, ["train", file, "--steps", "8"] + arguments)
    #expect(result.status == .code(0), "\(result.errorText)")
    return try lines(result.outputText).map {
      try #require((object($0)["parameters"] as? [String: Double])?["w1"])
    }
  }

  private func scene(_ training: String) -> String {
    "cost: \"w1^2\"\ninitialization: { weights: [2] }\ntraining: { \(training), learning-rate: 0.1 }\n"
  }

  /// In whatever order the flags stand.
  @Test(arguments: [["3:beta=0.5", "6:beta=0"], ["6:beta=0", "3:beta=0.5"]])
  func `a change of β acts from its step on`(changes: [String]) throws {
    let places = try places(scene("optimizer: momentum"), "--change", changes[0], "--change", changes[1])
    var (w, v) = (2.0, 0.0)
    for step in 0...8 {
      #expect(abs(places[step] - w) < 1e-12, "step \(step)")
      v = (step < 3 ? 0.9 : step < 6 ? 0.5 : 0) * v + 2 * w
      w -= 0.1 * v
    }
  }

  @Test(arguments: [["2:rho=0.5", "2:optimizer=rmsprop"], ["2:optimizer=rmsprop", "2:rho=0.5"]])
  func `an optimizer comes before its constants`(changes: [String]) throws {
    let places = try places(scene("batch: all"), "--change", changes[0], "--change", changes[1])
    var (w, s) = (2.0, 0.0)
    for step in 0...8 {
      #expect(abs(places[step] - w) < 1e-12, "step \(step)")
      let g = 2 * w
      if step < 2 {
        w -= 0.1 * g
      } else {
        s = 0.5 * s + 0.5 * g * g
        w -= 0.1 * g / (s.squareRoot() + 1e-8)
      }
    }
  }

  @Test func `ε is read in scenes`() throws {
    let adagrad = try places(scene("optimizer: adagrad, epsilon: 0.5"))
    let adam = try places(scene("optimizer: adam, epsilon: 0.25, beta1: 0.5"))
    var (w, s) = (2.0, 0.0)
    var (u, m, v) = (2.0, 0.0, 0.0)
    for step in 0...8 {
      #expect(abs(adagrad[step] - w) < 1e-12 && abs(adam[step] - u) < 1e-12, "step \(step)")
      s += 4 * w * w
      w -= 0.1 * 2 * w / (s.squareRoot() + 0.5)
      m = 0.5 * m + 0.5 * 2 * u
      v = 0.999 * v + 0.001 * 4 * u * u
      let time = Double(step + 1)
      u -= 0.1 * (m / (1 - pow(0.5, time))) / ((v / (1 - pow(0.999, time))).squareRoot() + 0.25)
    }
  }

  /// A command line that begins again with a constant of the learner's.
  @Test func `a screen opens with a constant of one's own`() throws {
    let folder = try Folder()
    let file = try folder.write("scene.yaml", scene("optimizer: momentum"))
    let text = try run(nabla, ["snapshot", file, "--set", "beta=0.5", "--size", "150x40", "--steps", "1"]).outputText
    #expect(text.split(separator: "\n")[0].contains("momentum │ β 0.5"), "\(text)")
  }
}
