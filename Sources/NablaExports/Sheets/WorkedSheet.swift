// The derivation of one parameter, or of a whole step, as a sheet.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaWords

/// What a sheet is about, and how its numbers are worked.
package struct WorkedSheet {
  let scene: Scene
  let step: TrainingStep
  let settings: Settings
  let language: Language
  let precision: Precision
  let number: SheetNumber
  /// For what is not shortened, with as many digits as what stands beside it.
  private let exactNumber: SheetNumber
  private let names: ParameterNames

  /// - Parameters:
  ///   - scene: what is learned, and from which data.
  ///   - step: the step whose numbers are worked, made with `settings`.
  ///   - settings: what the step was made with.
  ///   - precision: how the numbers are rounded as they are used.
  ///   - language: of the sheet's words.
  package init(
    _ scene: Scene, step: TrainingStep, settings: Settings, precision: Precision = .exact, language: Language
  ) {
    self.scene = scene
    self.step = step
    self.settings = settings
    self.precision = precision
    self.language = language
    number = SheetNumber(precision)
    var exact = SheetNumber(.exact)
    exact.digits = max(exact.digits, min(17, (precision.decimals ?? 0) + 1))
    exactNumber = exact
    // A run may have left out biases that its scene has.
    names = settings.network?.names ?? scene.experiment.names
  }

  private func words(_ label: SheetLabel) -> String { label.text(in: language) }

  private func prose(_ label: SheetLabel, _ formulas: String...) -> Prose { Prose(words(label), formulas: formulas) }

  // MARK: One parameter

  /// Where ∂C/∂p comes from, for one sample's own cost.
  ///
  /// - Parameters:
  ///   - parameter: p, by its index.
  ///   - cost: what C is of.
  ///   - number: from 0.
  ///   - assuming: values put in place of the computed ones; the rest follows from them.
  package func sheet(
    of parameter: Int, in cost: NetworkCost, sample number: Int, assuming: [Quantity: Double] = [:]
  ) -> Sheet {
    let data = cost.data
    let worked = worked(number, of: cost, assuming: assuming)
    let exact = self.worked(number, of: cost, precision: .exact)
    let chain = ChainRule(of: parameter, in: worked)
    var sheet = opening(whereFrom(parameter))
    sheet.blocks += sampleLines(number, of: data)
    sheet.blocks += notes(assumed(assuming, worked.network))
    sheet.blocks.append(.heading(prose(.chainRule), level: 2))
    let gradient = worked.equation(of: .gradient(parameter: parameter))
    sheet.blocks.append(.chain(chainLines(gradient, product: chain.product)))
    if worked != exact {
      let value = ChainRule(of: parameter, in: exact).value
      sheet.blocks.append(.paragraph(labelled(.exact, Words.short(value))))
    }
    sheet.blocks += jointNotes(in: worked)
    sheet.blocks.append(.heading(prose(.factors), level: 2))
    sheet.blocks.append(table(chain.factors.map(\.quantity), worked, exact))
    for factor in chain.factors where !factor.terms.isEmpty {
      let symbol = worked.network.symbol(of: factor.quantity)
      sheet.blocks.append(.paragraph(prose(.paths(symbol, factor.terms.count), symbol)))
      sheet.blocks.append(
        .table(
          headings: [words(.quantity), words(.numbers), words(.value)],
          rows: factor.terms.map { worked.equation(of: $0) }.map {
            formulas([$0.symbol, $0.text(self.number.text)]) + [.answer(self.number.text($0.value), .backward)]
          }))
    }
    sheet.blocks.append(.heading(prose(.forward), level: 2))
    sheet.blocks.append(table(forwardQuantities(worked.network) + [.cost], worked, exact))
    // With several samples the update takes their mean, which was not worked by hand.
    let isByHand = worked != exact && data.count == 1
    sheet.blocks += update([parameter], isByHand ? [(parameter, chain.value)] : [])
    return sheet
  }

  /// ∂C/∂p of every sample and the mean, a sheet for each parameter; every sample is worked once for all of them.
  ///
  /// - Parameters:
  ///   - parameters: their numbers.
  ///   - cost: what C is of.
  ///   - isDone: called after each.
  package func meanSheets(of parameters: [Int], in cost: NetworkCost, each isDone: () -> Void = {}) -> [Sheet] {
    let samples = (0..<cost.data.count).map { worked($0, of: cost) }
    return parameters.map { parameter in
      defer { isDone() }
      return meanSheet(of: parameter, samples)
    }
  }

  private func meanSheet(of parameter: Int, _ samples: [WorkedSample]) -> Sheet {
    var sheet = opening(whereFrom(parameter))
    sheet.blocks += notes([])
    sheet.blocks.append(.heading(prose(.meanOfSamples(samples.count)), level: 2))
    var sum = 0.0
    var rows: [[Prose]] = []
    for (sample, worked) in samples.enumerated() {
      let equation = worked.equation(of: .gradient(parameter: parameter))
      sum += equation.value
      if sample == 0 { sheet.blocks.append(.paragraph(.formula(equation.symbol + " = " + equation.rule))) }
      rows.append([Prose("\(sample + 1)")] + formulas([equation.text(number.text), number.text(equation.value)]))
    }
    let mean = precision.applied(to: sum / Double(samples.count))
    rows.append([Prose(words(.mean)), Prose("")] + formulas([number.text(mean)]))
    sheet.blocks.append(
      .table(headings: [words(.sampleHeading), words(.numbers), words(.value)], rows: rows))
    sheet.blocks += update([parameter])
    return sheet
  }

  // MARK: The whole step

  /// Every number of the step: forward pass, cost, backward pass and update.
  ///
  /// - Parameters:
  ///   - cost: what C is of.
  ///   - number: which sample, from 0.
  ///   - assuming: values put in place of the computed ones; the rest follows from them.
  package func wholeSheet(of cost: NetworkCost, sample number: Int, assuming: [Quantity: Double] = [:]) -> Sheet {
    let data = cost.data
    let worked = worked(number, of: cost, assuming: assuming)
    let exact = self.worked(number, of: cost, precision: .exact)
    let network = worked.network
    var sheet = opening(prose(.wholeStep(step.state.step)))
    sheet.blocks += notes(assumed(assuming, network))
    sheet.blocks.append(.heading(prose(.given), level: 2))
    sheet.blocks += sampleLines(number, of: data)
    sheet.blocks.append(parameterTable())
    for layer in network.layers.indices {
      sheet.blocks.append(.heading(prose(.forwardLayer(layer + 1)), level: 2))
      sheet.blocks.append(table(forwardQuantities(network, layers: layer..<(layer + 1)), worked, exact))
    }
    sheet.blocks.append(.heading(prose(.cost), level: 2))
    sheet.blocks.append(table([.cost], worked, exact))
    for layer in network.layers.indices.reversed() {
      sheet.blocks.append(.heading(prose(.backwardLayer(layer + 1)), level: 2))
      let quantities = (0..<network.layers[layer].units).flatMap { unit -> [Quantity] in
        let isShare = network.layers[layer].activation == .softmax
        let own: [Quantity] =
          isShare
          ? (0..<network.outputs).map { .shareSlope(of: $0, by: unit) } : [.activationSlope(layer: layer, unit: unit)]
        let slopes = [.costSlope(layer: layer, unit: unit)] + own
        return (worked.isJoint(layer: layer, unit: unit) ? [] : slopes) + [.delta(layer: layer, unit: unit)]
      }
      sheet.blocks.append(table(quantities, worked, exact))
      if layer == network.layers.count - 1 { sheet.blocks += jointNotes(in: worked) }
    }
    sheet.blocks.append(.heading(prose(.gradient), level: 2))
    sheet.blocks.append(table(names.order.map { .gradient(parameter: $0) }, worked, exact))
    let looksAhead = settings.optimizer.looksAhead
    sheet.blocks.append(.paragraph(prose(looksAhead ? .weightsAhead : .oldWeights)))
    if data.count > 1 {
      sheet.blocks.append(.paragraph(prose(.updateUsesMean(step.batch?.count ?? data.count))))
    }
    let isByHand = worked != exact && data.count == 1
    let gradients = isByHand ? names.order.map { ($0, worked.value(of: .gradient(parameter: $0))) } : []
    sheet.blocks += update(Array(names.order), gradients)
    return sheet
  }

  // MARK: A formula

  /// Where ∂C/∂w comes from where the cost is a formula; of all w where `parameters` has several.
  package func formulaSheet(of parameters: [Int], _ derivation: FormulaDerivation) -> Sheet {
    let title =
      parameters.count == 1
      ? whereFrom(parameters[0]) : prose(.wholeStep(step.state.step))
    var sheet = opening(title)
    let list = derivation.assumptions.sorted { $0.key < $1.key }.map { "\($0.key) = \(Words.short($0.value))" }
    sheet.blocks += notes(list)
    sheet.blocks.append(.heading(prose(.formula), level: 2))
    sheet.blocks.append(.paragraph(.formula("C = \(derivation.formula.source)")))
    sheet.blocks.append(parameterTable())
    sheet.blocks.append(table(derivation.steps, .forward))
    for parameter in parameters {
      let name = names.name(at: parameter)
      let chain = derivation.chain(of: parameter)
      sheet.blocks.append(.heading(labelled(.chainRule, "∂C/∂\(name)"), level: 2))
      sheet.blocks.append(.chain(chainLines(derivation.gradient(of: parameter), product: chain.product)))
      sheet.blocks.append(table(chain.factors.flatMap { [$0.equation] + $0.terms }, .backward))
    }
    sheet.blocks += update(parameters)
    return sheet
  }

  // MARK: Parts

  private func worked(
    _ sample: Int, of cost: NetworkCost, precision: Precision? = nil, assuming: [Quantity: Double] = [:]
  ) -> WorkedSample {
    WorkedSample(
      of: cost.network, at: step.state.parameters, sample: sample, in: cost.data, loss: cost.loss,
      precision: precision ?? self.precision, assuming: assuming)
  }

  /// Cells of numbers and symbols.
  private func formulas(_ texts: [String]) -> [Prose] { texts.map { Prose.formula($0) } }

  private func labelled(_ label: SheetLabel, _ formula: String) -> Prose {
    Prose("\(words(label)): \(formula)", formulas: [formula])
  }

  private func whereFrom(_ parameter: Int) -> Prose {
    let symbol = "∂C/∂\(names.name(at: parameter))"
    return prose(.whereFrom(symbol), symbol)
  }

  private func opening(_ title: Prose) -> Sheet {
    var sheet = Sheet()
    let scene = "\(scene.title[language].sanitized(limit: 200)): "
    sheet.blocks.append(.heading(Prose(scene) + title, level: 1))
    sheet.blocks.append(.paragraph(prose(.situation(step: step.state.step))))
    return sheet
  }

  private func notes(_ assumptions: [String]) -> [Sheet.Block] {
    var notes: [Sheet.Block] = []
    switch precision {
    case .exact: break
    case .rounded(let decimals): notes.append(.paragraph(prose(.rounded(decimals))))
    case .cut(let decimals): notes.append(.paragraph(prose(.cut(decimals))))
    }
    if !assumptions.isEmpty {
      let list = words(.assumed(assumptions.joined(separator: ", ")))
      notes.append(.paragraph(Prose(list, formulas: assumptions)))
    }
    if settings.optimizer.name == .perceptron { notes.append(.paragraph(prose(.perceptronRule, "y − a"))) }
    return notes
  }

  /// Why the first two factors of some outputs are told as one.
  private func jointNotes(in worked: WorkedSample) -> [Sheet.Block] {
    let network = worked.network
    let last = network.layers.count - 1
    return (0..<network.outputs).filter { worked.isJoint(layer: last, unit: $0) }.map { unit in
      let symbols = [Quantity.costSlope(layer: last, unit: unit), .activationSlope(layer: last, unit: unit)].map {
        network.symbol(of: $0)
      }
      let equation = worked.equation(of: .delta(layer: last, unit: unit))
      let node = network.nodeName(column: last + 1, unit: unit)
      let label = SheetLabel.joint(symbols[0], symbols[1], node: node, "\(equation.symbol) = ∂C/∂z = \(equation.rule)")
      return .paragraph(
        Prose(
          words(label), formulas: [symbols[0], symbols[1], node, "\(equation.symbol) = ∂C/∂z = \(equation.rule)"]))
    }
  }

  private func assumed(_ assumptions: [Quantity: Double], _ network: Network) -> [String] {
    assumptions.map { "\(network.symbol(of: $0.key)) = \(Words.short($0.value))" }.sorted()
  }

  private func sampleLines(_ sample: Int, of data: Dataset) -> [Sheet.Block] {
    func list(_ values: ArraySlice<Double>) -> String { values.map(Words.short).joined(separator: ", ") }
    let input = list(data.input(sample))
    let targets = list(data.target(sample))
    let target = data.targetCount == 1 ? targets : "(\(targets))"
    let line = prose(
      .sample(sample + 1, of: data.count, input: input, target: target), "x = (\(input))", "y = \(target)")
    let features = DataLabel(featuresOf: data).map { [Sheet.Block.paragraph(Prose($0.text(in: language)))] }
    return [.paragraph(line)] + (features ?? [])
  }

  private func forwardQuantities(_ network: Network, layers: Range<Int>? = nil) -> [Quantity] {
    (layers ?? network.layers.indices).flatMap { layer in
      (0..<network.layers[layer].units).flatMap { unit -> [Quantity] in
        [.weightedInput(layer: layer, unit: unit), .activation(layer: layer, unit: unit)]
      }
    }
  }

  /// The chain rule in steps: factors, numbers, their product, and what is written down of it.
  private func chainLines(_ equation: Equation, product: Double) -> [String] {
    var lines = [equation.symbol, equation.rule]
    if !equation.numbers.isEmpty { lines.append(equation.text(number.text)) }
    if precision == .exact {
      lines.append(Words.short(equation.value))
    } else {
      // What the factors give, and what is written down of it.
      let product = Words.short(Precision.withoutNoise(product))
      let value = number.text(equation.value)
      lines.append(Double(product) == equation.value ? value : "\(product) ≈ \(value)")
    }
    return lines.filter { !$0.isEmpty }
  }

  /// Quantities with their equations; with what is exact beside what was worked by hand.
  private func table(_ quantities: [Quantity], _ worked: WorkedSample, _ exact: WorkedSample) -> Sheet.Block {
    let isShortened = worked != exact
    var headings = [words(.quantity), words(.rule), words(.numbers), words(isShortened ? .byHand : .value)]
    if isShortened { headings.append(words(.exact)) }
    return .table(
      headings: headings,
      rows: quantities.map { quantity in
        let equation = worked.equation(of: quantity)
        let row =
          formulas([equation.symbol, equation.rule, equation.text(number.text)])
          + [.answer(number.text(equation.value), Self.part(of: quantity))]
        return isShortened ? row + formulas([exactNumber.text(exact.value(of: quantity))]) : row
      })
  }

  private func table(_ equations: [Equation], _ part: Prose.Part) -> Sheet.Block {
    .table(
      headings: [words(.quantity), words(.rule), words(.numbers), words(.value)],
      rows: equations.map {
        formulas([$0.symbol, $0.rule, $0.text(number.text)]) + [.answer(number.text($0.value), part)]
      })
  }

  /// In which part of the step a quantity is reckoned.
  private static func part(of quantity: Quantity) -> Prose.Part {
    switch quantity {
    case .weightedInput, .activation, .cost: .forward
    case .gradient: .result
    default: .backward
    }
  }

  private func parameterTable() -> Sheet.Block {
    .table(
      headings: [words(.parameter), words(.value)],
      rows: names.order.map {
        formulas([names.name(at: $0), SheetNumber(.exact).text(step.state.parameters[$0])])
      }
    )
  }

  /// The run's own update, which is never shortened.
  ///
  /// - Parameter handGradients: the gradients that were worked by hand, to be put in as well.
  private func update(_ parameters: [Int], _ handGradients: [(Int, Double)] = []) -> [Sheet.Block] {
    let exact = exactNumber
    let rate = "η = \(Words.short(step.settings.learningRate))"
    let heading = "\(words(.update)): \(settings.optimizer.name.text(in: language)), \(rate)"
    var blocks: [Sheet.Block] = [.heading(Prose(heading, formulas: [rate]), level: 2)]
    let rows = parameters.flatMap { parameter -> [[Prose]] in
      UpdateDerivation(of: parameter, in: step, names: names).equations.map {
        formulas(["\($0.symbol) ←", $0.rule, $0.text(exact.text)]) + [.answer(exact.text($0.value), .result)]
      }
    }
    blocks.append(
      .table(headings: [words(.quantity), words(.rule), words(.numbers), words(.newValue)], rows: rows))
    if precision != .exact { blocks.append(.paragraph(prose(.updateExact))) }
    let byHand = handGradients.compactMap { parameter, gradient in
      UpdateDerivation.byHand(
        of: parameter, gradient: gradient, old: step.state.parameters[parameter], settings: step.settings, names: names,
        precision: precision)
    }
    if !byHand.isEmpty {
      blocks.append(
        .table(
          headings: [words(.byHand), words(.rule), words(.numbers), words(.newValue)],
          rows: byHand.map { formulas(["\($0.symbol) ←", $0.rule, $0.text(number.text), number.text($0.value)]) }))
    }
    return blocks
  }
}
