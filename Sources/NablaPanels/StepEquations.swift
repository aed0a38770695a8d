// The numbers that a beat has just produced, each equation with all that goes into it.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

struct StepEquations {
  @Shown var model: Model
  let pencil: Pencil
  /// What only a network has; nil where the cost is a formula.
  let network: NetworkEquations?
  /// What the perceptron rule puts in place of slopes; nil under all others.
  private let perceptron: PerceptronEquations?

  init(_ model: Shown, _ pencil: Pencil) {
    _model = model
    self.pencil = pencil
    let passes = model.wrappedValue.situation.passes
    network = passes.map { NetworkEquations(model, $0, pencil) }
    perceptron = model.wrappedValue.usesPerceptronRule ? passes.map { PerceptronEquations(model, $0) } : nil
  }

  private var situation: Situation { model.situation }

  /// The equations of a beat; nil is a step that goes by whole.
  func lines(of beat: Beat?) -> [String] {
    switch beat {
    case .weightedInputs(let layer): return network?.weightedInputs(layer) ?? []
    case .activations(let layer): return network?.activations(layer) ?? []
    case .cost: return network?.cost() ?? cost()
    case .deltas(let layer): return perceptron?.error(pencil) ?? network?.deltas(layer) ?? []
    case .gradient: return perceptron?.share(pencil) ?? network?.gradient() ?? gradient()
    case .update, nil: return perceptron?.update(pencil) ?? update()
    }
  }

  // MARK: A formula

  private func cost() -> [String] { ["C = \(pencil.number(situation.step.cost, decimals: 6))"] }

  private func gradient() -> [String] {
    situation.parameters.indices.prefix(6).map {
      "∂C/∂\(model.names.name(at: $0)) = \(pencil.signed(situation.step.gradient[$0]))"
    }
  }

  // MARK: Update

  private func update() -> [String] {
    let index = model.look.selection
    let name = model.names.name(at: index)
    let step = situation.step
    let change = pencil.signed(step.change[index])
    let value = pencil.number(step.state.parameters[index])
    if situation.settings.frozen.contains(index) {
      return ["\(name): \(value) (\(Label.heldStill.text(in: pencil.language)))"]
    }
    var lines = situation.settings.optimizer.name.formulas
    if situation.settings.optimizer.name == .gradientDescent {
      let rate = Words.coordinate(situation.settings.learningRate)
      lines.append("Δ\(name) = -η · ∂C/∂\(name) = -\(rate) × (\(pencil.number(step.gradient[index]))) = \(change)")
    } else {
      let optimizer = situation.settings.optimizer
      let constants = optimizer.constants.map { "\($0.symbol) = \(Words.short(optimizer[$0]!))" }
      if !constants.isEmpty { lines.append(constants.joined(separator: ", ")) }
      lines.append("Δ\(name) = \(change)")
    }
    lines.append(
      "\(name): \(value) → \(pencil.number(step.next.parameters[index]))")
    return lines
  }
}
