// Where a step saw some of the samples: its slopes are not called those of C over all of them.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Names of a mini-batch's slopes` {
  /// Those whose samples a step can see in part, but the largest.
  private static let names = SceneLibrary.names.filter {
    let experiment = scene($0).experiment
    return (experiment.dataset?.count ?? 0) > 1 && experiment.names.count < 100
  }

  @Test(arguments: names, Language.allCases) func `tell them from those of all samples`(
    name: String, language: Language
  ) throws {
    var scene = scene(name)
    let count = try #require(scene.experiment.dataset).count
    let word = language == .ko ? "배치" : "batch"
    for (size, isPart) in [(1, true), (count, false)] {
      scene.experiment.settings.batch = .size(size)
      guard scene.experiment.settings.conflict(with: scene.experiment.subject) == nil else { continue }
      var model = Model(scene, size: Size(columns: 120, rows: 40), language: language, isPlaying: false)
      model.press("M C-[")
      for _ in 0..<3 {
        model.press("]")
        guard !model.usesPerceptronRule else { continue }
        model.toast = nil
        let text = model.saying()
        let selected = model.names.name(at: model.look.selection)
        #expect(text.contains("∂C/∂\(selected) (\(word))") == isPart, "\(name)\n\(text)")
        // The arrow's length is that of the gradient it is named after.
        for match in text.matches(of: /−η∇C(\([^)]*\))? ([0-9.e-]+)/) {
          #expect((match.1 != nil) == isPart, "\(name)\n\(text)")
          let objective = Objective(model.history.experiment.subject, settings: model.situation.settings)
          let parameters = model.situation.parameters
          let whole = objective.costAndGradient(at: parameters).gradient
          let gradient = isPart ? model.situation.step.gradient : whole
          let axes = [model.look.axisX] + (model.look.axisY.map { [$0] } ?? [])
          let length = model.rate * axes.reduce(0) { $0 + gradient[$1] * gradient[$1] }.squareRoot()
          guard let said = Double(match.2) else { continue }
          #expect(abs(said - length) <= 0.006 * length, "\(name): \(said) \(length)")
        }
      }
    }
  }
}
