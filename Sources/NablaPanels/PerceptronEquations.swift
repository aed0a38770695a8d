// The perceptron rule with its numbers: an error and what came in, no slope.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

struct PerceptronEquations {
  @Shown private var model: Model
  private let passes: NetworkPasses
  private let unit: Int
  private let parameter: Parameter

  init(_ model: Shown, _ passes: NetworkPasses) {
    _model = model
    self.passes = passes
    parameter = passes.network.parameter(at: model.wrappedValue.look.selection)
    unit = parameter.unit
  }

  private var target: Double { passes.target(unit: unit, sample: model.sample) }

  private var output: Double { passes.activation(layer: 0, unit: unit, sample: model.sample) }

  /// What the selected parameter is multiplied with: an input, or 1 for a bias.
  private var input: (name: String, value: Double) {
    guard case .weight(_, _, let from) = parameter else { return ("1", 1) }
    return ("x\(from + 1)", passes.source(layer: 0, unit: from, sample: model.sample))
  }

  func error(_ pencil: Pencil) -> [String] {
    let node = passes.network.nodeName(column: 1, unit: unit)
    return ["y - \(node) = \(Words.short(target)) - \(Words.short(output)) = \(signed(target - output))"]
  }

  func share(_ pencil: Pencil) -> [String] {
    let product = signed(input.value * (target - output))
    return ["\(input.name)·(y - a) = \(Words.short(input.value)) × (\(signed(target - output))) = \(product)"]
  }

  func update(_ pencil: Pencil) -> [String] {
    let index = model.look.selection
    let name = model.names.name(at: index)
    let step = model.situation.step
    let change = pencil.number(step.change[index], sign: .always)
    var lines = ["w ← w + η · x · (y - a)"]
    let count = step.batch?.count ?? passes.data.count
    if count == 1 {
      let rate = Words.coordinate(model.situation.settings.learningRate)
      let product = signed(input.value * (target - output))
      lines.append("Δ\(name) = η · \(input.name)·(y - a) = \(rate) × (\(product)) = \(change)")
    } else {
      lines.append("Δ\(name) = η · (\(Label.meanOver(count).text(in: pencil.language))) = \(change)")
    }
    let old = pencil.number(step.state.parameters[index])
    return lines + ["\(name): \(old) → \(pencil.number(step.next.parameters[index]))"]
  }

  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + Words.short(value) }
}
