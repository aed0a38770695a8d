// The derivation of the selected parameter as rows that fold and unfold.

import NablaCore
import NablaModel

/// One row of the derivation.
package struct DerivationRow: Equatable {
  /// What the row is about, for the sentence that explains it.
  enum Kind: Equatable {
    case chain
    case quantity(Quantity)
    case formulaFactor
    case formulaStep
    case path
    case bypass
    case sharedDelta(others: [String])
    case mean(count: Int)
    case sample(Int)
    case update(isLast: Bool)
    /// The slope of the data and of what is added to C.
    case withPenalty
    /// A parameter that the step leaves as it is.
    case heldStill
    /// The update with the gradient as it was worked by hand.
    case updateByHand
  }

  package let path: DerivationPath
  let kind: Kind
  package var equation: Equation
  /// The value without anything shortened or assumed; nil where it is the row's own.
  var exact: Double?
  package var isFoldable = false
  var isUnfolded = false
  /// What one's own value would be put in for; nil where that makes no sense.
  package var key: DerivationKey?
  var isAssumed = false
  /// The unit that a path runs through, the first after the parameter's chain.
  var through: NodePlace?

  var depth: Int { path.count - 1 }
}

/// A unit of a layer.
struct NodePlace: Hashable {
  let layer: Int
  let unit: Int
}

struct DerivationOutline {
  package let rows: [DerivationRow]
  /// ∂C/∂p as a product: names, numbers, value.
  let chain: Equation
  /// The factors of that product, one by one.
  let factors: [TermWalk.Term]
  /// The sample whose numbers the rows have; nil where the cost is a formula.
  let sample: WorkedSample?
  /// The product of the shortened factors before it is written down.
  let product: Double
  /// ∂C/∂p with nothing shortened or assumed.
  let exact: Double

  /// The weights that the selected parameter acts through on its way to the cost, itself included; along the path under
  /// the cursor only, where there is one.
  static func litParameters(_ model: Model) -> Set<Int> {
    guard let network = model.situation.network else { return [] }
    // Paths are rows only where something is unfolded.
    let rows = model.look.derivation.unfolded.isEmpty ? [] : DerivationOutline(model).rows
    let row = rows.isEmpty ? nil : rows[min(max(0, model.look.derivation.row), rows.count - 1)]
    // The row may be a factor of a path: its path is the row that it was unfolded from.
    let through = row.flatMap { row in rows.last { $0.through != nil && row.path.starts(with: $0.path) } }?.through
    let start = network.parameter(at: model.look.selection)
    var lit: Set<Int> = [model.look.selection]
    var units = [start.unit]
    for layer in network.layers.indices.dropFirst(start.layer + 1) {
      let targets = through.map { $0.layer == layer ? [$0.unit] : nil } ?? nil
      let next = targets ?? Array(0..<network.layers[layer].units)
      for unit in units {
        for target in next { lit.insert(network.index(of: .weight(layer: layer, to: target, from: unit))!) }
      }
      units = next
    }
    return lit
  }

  /// More samples than this are not listed one by one.
  private static let mostSamples = 256

  init(_ model: Model) {
    switch model.situation.source {
    case .network(let passes): self.init(passes, model)
    case .formula(let formula): self.init(formula, model)
    }
  }

  private init(_ passes: NetworkPasses, _ model: Model) {
    let (network, data) = (passes.network, passes.data)
    let look = model.look.derivation
    let parameter = model.look.selection
    func worked(_ precision: Precision, _ assumptions: [Quantity: Double]) -> WorkedSample {
      WorkedSample(
        of: network, at: passes.parameters, sample: model.sample, in: data, loss: passes.cost.loss,
        precision: precision, assuming: assumptions)
    }
    let sample = worked(look.precision, look.quantities)
    let plain = look.precision == .exact && look.assumptions.isEmpty ? sample : worked(.exact, [:])
    let builder = Builder(sample: sample, plain: plain, unfolded: look.unfolded)
    let rule = ChainRule(of: parameter, in: sample)
    var rows = rule.factors.enumerated().flatMap { builder.rows(of: $1.quantity, at: [$0]) }
    let place = network.parameter(at: parameter)
    if case .weight = place, !model.usesPerceptronRule {
      rows.append(
        contentsOf: builder.sharedDelta(layer: place.layer, unit: place.unit, except: parameter, at: [100]))
    }
    if data.count > 1 { rows += Self.meanRows(passes, model, parameter, unfolded: look.unfolded) }
    rows += Self.updateRows(model, parameter)
    // With several samples the update takes their mean, which was not worked by hand.
    if data.count == 1, sample != plain { rows += Self.byHandRows(model, parameter, rule.value) }
    self.rows = rows
    chain = sample.equation(of: .gradient(parameter: parameter))
    factors = rule.factors.enumerated().map { Self.term($1, isFirst: $0 == 0, network) }
    self.sample = sample
    product = rule.product
    exact = plain == sample ? rule.value : ChainRule(of: parameter, in: plain).value
  }

  private init(_ formula: Formula, _ model: Model) {
    let look = model.look.derivation
    let parameters = model.situation.parameters
    let parameter = model.look.selection
    let derivation = FormulaDerivation(
      of: formula, at: parameters, precision: look.precision, assuming: look.symbols)
    let plain = FormulaDerivation(of: formula, at: parameters)
    let chain = derivation.chain(of: parameter)
    let plainChain = plain.chain(of: parameter)
    let isShortened = derivation != plain
    var rows: [DerivationRow] = []
    for (index, factor) in chain.factors.enumerated() {
      let path = [index]
      let isUnfolded = look.unfolded.contains(path)
      rows.append(
        DerivationRow(
          path: path, kind: .formulaFactor, equation: factor.equation,
          exact: isShortened ? plainChain.factors[index].equation.value : nil, isFoldable: !factor.terms.isEmpty,
          isUnfolded: isUnfolded, key: .symbol(factor.equation.symbol),
          isAssumed: look.symbols[factor.equation.symbol] != nil))
      guard isUnfolded else { continue }
      rows += factor.terms.enumerated().map {
        DerivationRow(path: path + [$0], kind: .path, equation: $1)
      }
    }
    rows += zip(derivation.steps, plain.steps).enumerated().map { index, steps in
      DerivationRow(
        path: [50 + index], kind: .formulaStep, equation: steps.0, exact: isShortened ? steps.1.value : nil,
        key: steps.0.symbol == "C" ? nil : .symbol(steps.0.symbol), isAssumed: look.symbols[steps.0.symbol] != nil)
    }
    rows += Self.updateRows(model, parameter)
    if isShortened { rows += Self.byHandRows(model, parameter, chain.value) }
    self.rows = rows
    self.chain = derivation.gradient(of: parameter)
    factors = chain.factors.enumerated().map { number, factor in
      TermWalk.Term(
        sign: number == 0 ? .plus : .times, symbol: factor.equation.symbol, value: factor.equation.value,
        parameters: [parameter])
    }
    sample = nil
    product = chain.product
    exact = plainChain.value
  }

  /// The mean over the step's samples, which the step uses, and each sample's own slope.
  private static func meanRows(
    _ passes: NetworkPasses, _ model: Model, _ parameter: Int, unfolded: Set<DerivationPath>
  ) -> [DerivationRow] {
    let step = model.situation.step
    let batch = step.batch ?? Array(0..<passes.data.count)
    let name = model.names.name(at: parameter)
    let path = [200]
    let isUnfolded = unfolded.contains(path)
    guard !model.usesPerceptronRule else { return [] }
    let isListed = batch.count <= mostSamples
    // What is added to C is no mean over the samples, and is told in the update.
    let added =
      parameter < passes.network.weightCount
      ? step.settings.regularization.slope(at: step.state.parameters[parameter]) : 0
    let dataSlope = step.gradient[parameter] - added
    var rows = [
      DerivationRow(
        path: path, kind: .mean(count: batch.count),
        equation: Equation(added == 0 ? "∂C/∂\(name)" : "∂D/∂\(name)", "", value: dataSlope),
        isFoldable: isListed, isUnfolded: isUnfolded && isListed)
    ]
    guard isUnfolded, isListed else { return rows }
    let place = passes.network.parameter(at: parameter)
    rows += batch.enumerated().map { index, sample in
      let delta = passes.delta(layer: place.layer, unit: place.unit, sample: sample)
      var source = 1.0
      if case .weight(let layer, _, let from) = place {
        source = passes.source(layer: layer, unit: from, sample: sample)
      }
      return DerivationRow(
        path: path + [index], kind: .sample(sample),
        equation: Equation("", "", [.number(delta), .text(" × "), .enclosed(source)], value: delta * source))
    }
    return rows
  }

  private static func byHandRows(_ model: Model, _ parameter: Int, _ gradient: Double) -> [DerivationRow] {
    let old = model.situation.parameters[parameter]
    let equation = UpdateDerivation.byHand(
      of: parameter, gradient: gradient, old: old, settings: model.situation.settings, names: model.names,
      precision: model.look.derivation.precision)
    return equation.map { [DerivationRow(path: [400], kind: .updateByHand, equation: $0)] } ?? []
  }

  private static func updateRows(_ model: Model, _ parameter: Int) -> [DerivationRow] {
    let update = UpdateDerivation(
      of: parameter, in: model.situation.step, names: model.names)
    return update.equations.enumerated().map { index, equation in
      let isLast = index == update.equations.count - 1
      let isSum = equation.symbol.hasPrefix("∂C/∂")
      let kind: DerivationRow.Kind =
        isSum ? .withPenalty : (update.isHeldStill ? .heldStill : .update(isLast: isLast))
      return DerivationRow(path: [300 + index], kind: kind, equation: equation)
    }
  }
}

/// Makes the rows of a worked sample's quantities.
private struct Builder {
  let sample: WorkedSample
  let plain: WorkedSample
  let unfolded: Set<DerivationPath>

  private var isShortened: Bool { sample != plain }

  /// A quantity's row, and below it, where it is unfolded, what it is made from.
  package func rows(of quantity: Quantity, at path: DerivationPath) -> [DerivationRow] {
    let terms = sample.terms(of: quantity)
    let parts = sample.parts(of: quantity)
    let isUnfolded = unfolded.contains(path)
    var row = DerivationRow(path: path, kind: .quantity(quantity), equation: sample.equation(of: quantity))
    row.exact = isShortened ? plain.value(of: quantity) : nil
    row.isFoldable = !terms.isEmpty || !parts.isEmpty
    row.isUnfolded = isUnfolded && row.isFoldable
    row.key = .quantity(quantity)
    row.isAssumed = sample.assumptions[quantity] != nil
    guard row.isUnfolded else { return [row] }
    if !terms.isEmpty {
      return [row] + terms.enumerated().flatMap { rows(of: $1, at: path + [$0]) }
    }
    return [row] + parts.enumerated().flatMap { rows(of: $1, at: path + [$0]) }
  }

  /// One of the paths that join in a factor.
  private func rows(of term: Term, at path: DerivationPath) -> [DerivationRow] {
    let isUnfolded = unfolded.contains(path)
    var row = DerivationRow(
      path: path, kind: term.factors.count < 2 ? .bypass : .path, equation: sample.equation(of: term))
    row.isFoldable = !term.factors.isEmpty
    for case .weightSlope(let layer, let to, _) in term.factors { row.through = NodePlace(layer: layer, unit: to) }
    row.isUnfolded = isUnfolded && row.isFoldable
    guard row.isUnfolded else { return [row] }
    return [row] + term.factors.enumerated().flatMap { rows(of: $1, at: path + [$0]) }
  }

  /// δ of the parameter's unit, and which other parameters use the same.
  func sharedDelta(layer: Int, unit: Int, except parameter: Int, at path: DerivationPath) -> [DerivationRow] {
    let network = sample.network
    let shape = network.layers[layer]
    var others = (0..<shape.inputs).map { network.index(of: .weight(layer: layer, to: unit, from: $0))! }
    if let bias = network.index(of: .bias(layer: layer, of: unit)) { others.append(bias) }
    let names = others.filter { $0 != parameter }.map { network.names.name(at: $0) }
    let quantity = Quantity.delta(layer: layer, unit: unit)
    var row = DerivationRow(
      path: path, kind: .sharedDelta(others: names), equation: sample.equation(of: quantity))
    row.exact = isShortened ? plain.value(of: quantity) : nil
    return [row]
  }
}
