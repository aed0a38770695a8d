// The run of the scene of handwritten digits, made once, and its answers counted in the plainest way.

import NablaCore
import NablaScenes
import Testing

enum Digits {
  /// The situations that the lesson speaks of.
  static let situations: [Int: TrainingStep] = {
    guard let scene = try? SceneLibrary.scene(named: "digits") else { return [:] }
    let wanted: Set<Int> = [0, 10, 20, 60, 100, 200, 300]
    let steps = SceneRun(scene).steps(to: 300)
    return Dictionary(uniqueKeysWithValues: steps.filter { wanted.contains($0.state.step) }.map { ($0.state.step, $0) })
  }()

  private static let data: Dataset = {
    guard let data = try? SceneLibrary.scene(named: "digits")?.experiment.dataset else {
      preconditionFailure("the scene has samples")
    }
    return data
  }()

  /// How often one digit is taken for another.
  struct Answers {
    var pairs: [(digit: Int, answer: Int)]

    var right: Int { pairs.count { $0.digit == $0.answer } }

    func mixed(_ first: Int, _ second: Int) -> Int {
      pairs.count { ($0.digit, $0.answer) == (first, second) || ($0.digit, $0.answer) == (second, first) }
    }
  }

  /// The answers at a step, worked out from the weights as course.md numbers them: source by source, then target.
  static func answers(_ step: Int) -> Answers {
    let p = situations[step]!.state.parameters
    let pairs = (0..<data.count).map { sample -> (digit: Int, answer: Int) in
      let input = Array(data.input(sample))
      let hidden = (0..<16).map { unit in
        Activation.tanh.value(at: input.indices.reduce(p[1_184 + unit]) { $0 + p[$1 * 16 + unit] * input[$1] })
      }
      let sums = (0..<10).map { unit in
        hidden.indices.reduce(p[1_200 + unit]) { $0 + p[1_024 + $1 * 10 + unit] * hidden[$1] }
      }
      let target = data.targets[sample * 10..<sample * 10 + 10].firstIndex(of: 1)! - sample * 10
      return (target, sums.firstIndex(of: sums.max()!)!)
    }
    return Answers(pairs: pairs)
  }

  static func weight(_ number: Int, at step: Int) -> Double { situations[step]!.state.parameters[number - 1] }
}
