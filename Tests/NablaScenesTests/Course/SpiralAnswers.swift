// How the spiral's samples are answered at a step, by how far from the middle they lie.

import NablaCore

struct SpiralAnswers {
  private(set) var right = 0
  /// Mistakes in the inner, the middle and the outer third of the radius.
  private(set) var wrongByRing = [0, 0, 0]

  init(_ run: SceneRun, step number: Int) {
    guard let network = run.experiment.settings.network, let data = run.experiment.dataset else { return }
    let parameters = run.step(number).state.parameters
    func radius(_ sample: Int) -> Double {
      data.input(sample).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let farthest = (0..<data.count).map(radius).max() ?? 1
    for sample in 0..<data.count {
      let answer = ForwardPass(of: network, at: parameters, inputs: Array(data.input(sample))).outputs[0]
      if (answer >= 0.5) == (data.targets[sample] == 1) {
        right += 1
      } else {
        wrongByRing[min(2, Int(3 * radius(sample) / farthest))] += 1
      }
    }
  }
}
