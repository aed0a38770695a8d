// What `nabla explain` prints, once it is clear what is asked for.

import NablaCore
import NablaExports
import NablaLesson

struct ExplainRequest {
  let scene: Scene
  let step: TrainingStep
  let parameters: [Int]
  /// Whether the sheet of the whole step is wanted.
  let isWhole: Bool
  let precision: Precision
  let language: Language

  private var names: ParameterNames { scene.experiment.names }
  private var settings: Settings { scene.experiment.settings }

  private var sheet: WorkedSheet {
    WorkedSheet(scene, step: step, settings: settings, precision: precision, language: language)
  }

  // MARK: One sample

  func one(of cost: NetworkCost, sample: Int, assuming: [Quantity: Double], _ format: Explain.Format) -> String {
    let page: Sheet
    switch format {
    case .json: return json(of: cost, sample: sample, assuming: assuming) + "\n"
    case .text, .markdown:
      page =
        isWhole
        ? sheet.wholeSheet(of: cost, sample: sample, assuming: assuming)
        : sheet.sheet(of: parameters[0], in: cost, sample: sample, assuming: assuming)
    }
    return format == .text ? page.text : page.markdown
  }

  private func json(of cost: NetworkCost, sample: Int, assuming: [Quantity: Double]) -> String {
    let worked = worked(sample, of: cost, precision, assuming)
    let exact = self.worked(sample, of: cost, .exact, [:])
    let isShortened = worked != exact
    let progress = Progress(.told(ko: "매개변수", en: "parameter"), total: parameters.count, isAlone: true)
    let objects = parameters.map { parameter -> String in
      defer { progress.advance() }
      return
        "{\"parameter\":\"\(names.name(at: parameter))\",\(fields(of: parameter, worked, exact, isShortened)),\(update(parameter))}"
    }
    progress.end()
    guard isWhole else { return objects[0] }
    let forward = worked.network.everyQuantity.filter {
      switch $0 {
      case .gradient, .sourceSlope, .weightSlope, .passageSlope: return false
      default: return true
      }
    }
    let quantities = forward.map {
      value(worked.network.symbol(of: $0), worked.value(of: $0), exact.value(of: $0), isShortened)
    }
    return """
      {"step":\(step.state.step),"sample":\(sample + 1),"cost":\(JSONText.number(worked.value(of: .cost))),\
      "quantities":[\(quantities.joined(separator: ","))],"parameters":[\(objects.joined(separator: ","))]}
      """
  }

  private func worked(
    _ sample: Int, of cost: NetworkCost, _ precision: Precision, _ assuming: [Quantity: Double]
  ) -> WorkedSample {
    WorkedSample(
      of: cost.network, at: step.state.parameters, sample: sample, in: cost.data, loss: cost.loss,
      precision: precision, assuming: assuming)
  }

  /// `"value":…,"factors":[…]`, with the exact value beside each that was shortened.
  private func fields(
    of parameter: Int, _ worked: WorkedSample, _ exact: WorkedSample, _ isShortened: Bool
  ) -> String {
    let chain = ChainRule(of: parameter, in: worked)
    func told(_ quantity: Quantity) -> [String] {
      guard case .delta(let layer, let unit) = quantity, worked.isJoint(layer: layer, unit: unit) else {
        return [
          value(worked.network.symbol(of: quantity), worked.value(of: quantity), exact.value(of: quantity), isShortened)
        ]
      }
      return joint(layer, unit, worked, exact, isShortened)
    }
    let factors = chain.factors.flatMap { factor -> [String] in
      if factor.terms.isEmpty { return told(factor.quantity) }
      var text =
        "{"
        + body(worked.network.symbol(of: factor.quantity), factor.value, exact.value(of: factor.quantity), isShortened)
      let terms = factor.terms.map { term -> String in
        let list = term.factors.flatMap(told)
        let symbol = worked.equation(of: term).symbol
        return
          "{\"symbol\":\(JSONText.string(symbol)),\"value\":\(JSONText.number(term.value)),\"factors\":[\(list.joined(separator: ","))]}"
      }
      text += ",\"terms\":[\(terms.joined(separator: ","))]"
      return [text + "}"]
    }
    var result = "\"value\":\(JSONText.number(chain.value))"
    if isShortened {
      result += ",\"exact\":\(JSONText.number(ChainRule(of: parameter, in: exact).value))"
      result += ",\"product\":\(JSONText.number(chain.product))"
      if let note { result += ",\(note)" }
    }
    return result + ",\"factors\":[\(factors.joined(separator: ","))]"
  }

  /// ∂C/∂a and ∂a/∂z where they cannot be told one by one: both as null, and then δ, which they make together.
  private func joint(
    _ layer: Int, _ unit: Int, _ worked: WorkedSample, _ exact: WorkedSample, _ isShortened: Bool
  ) -> [String] {
    let pair: [Quantity] = [.costSlope(layer: layer, unit: unit), .activationSlope(layer: layer, unit: unit)]
    let delta = Quantity.delta(layer: layer, unit: unit)
    let symbols = pair.map { worked.network.symbol(of: $0) }
    let own = zip(pair, symbols).map { value($1, .nan, exact.value(of: $0), isShortened) }
    let whole = body(worked.network.symbol(of: delta), worked.value(of: delta), exact.value(of: delta), isShortened)
    return own + ["{\(whole),\"joint\":[\(symbols.map(JSONText.string).joined(separator: ","))]}"]
  }

  /// Which rounding was used.
  private var note: String? {
    switch precision {
    case .exact: return nil
    case .rounded(let decimals): return "\"decimals\":\(decimals),\"rounding\":\"half away from zero\""
    case .cut(let decimals): return "\"decimals\":\(decimals),\"rounding\":\"cut\""
    }
  }

  private func body(_ symbol: String, _ value: Double, _ exact: Double, _ isShortened: Bool) -> String {
    let rest = isShortened ? ",\"exact\":\(JSONText.number(exact))" : ""
    return "\"symbol\":\(JSONText.string(symbol)),\"value\":\(JSONText.number(value))\(rest)"
  }

  private func value(_ symbol: String, _ value: Double, _ exact: Double, _ isShortened: Bool) -> String {
    "{\(body(symbol, value, exact, isShortened))}"
  }

  private func update(_ parameter: Int) -> String {
    let old = JSONText.number(step.state.parameters[parameter])
    let new = JSONText.number(step.next.parameters[parameter])
    let added = settings.regularization
    // What the run's own step adds to the mean of the samples' slopes.
    let penalty =
      added.isNone
      ? ""
      : "\"penaltySlope\":\(JSONText.number(parameter < names.weightCount ? added.slope(at: step.state.parameters[parameter]) : 0)),"
    return penalty + "\"update\":{\"old\":\(old),\"new\":\(new)}"
  }

  // MARK: All samples

  func mean(of cost: NetworkCost, _ format: Explain.Format) -> String {
    let progress = Progress(.told(ko: "매개변수", en: "parameter"), total: parameters.count, isAlone: true)
    defer { progress.end() }
    switch format {
    case .json:
      // Every sample is worked once, for however many parameters.
      let count = cost.data.count
      let progressOfSamples = Progress(.told(ko: "샘플", en: "sample"), total: count, isAlone: true)
      let samples = (0..<count).map { number -> (worked: WorkedSample, exact: WorkedSample) in
        defer { progressOfSamples.advance() }
        let worked = worked(number, of: cost, precision, [:])
        return (worked, precision == .exact ? worked : self.worked(number, of: cost, .exact, [:]))
      }
      progressOfSamples.end()
      let objects = parameters.map { parameter in
        defer { progress.advance() }
        return meanJSON(parameter, samples)
      }
      return (isWhole ? "{\"step\":\(step.state.step),\"parameters\":[\(objects.joined(separator: ","))]}" : objects[0])
        + "\n"
    case .text:
      return sheet.meanSheets(of: parameters, in: cost) { progress.advance() }.map(\.text).joined(separator: "\n")
    case .markdown:
      return sheet.meanSheets(of: parameters, in: cost) { progress.advance() }.map(\.markdown).joined(separator: "\n")
    }
  }

  private func meanJSON(_ parameter: Int, _ samples: [(worked: WorkedSample, exact: WorkedSample)]) -> String {
    let count = samples.count
    var sum = 0.0
    var exactSum = 0.0
    var items: [String] = []
    for (sample, (worked, exact)) in samples.enumerated() {
      sum += ChainRule(of: parameter, in: worked).value
      exactSum += ChainRule(of: parameter, in: exact).value
      items.append("{\"sample\":\(sample + 1),\(fields(of: parameter, worked, exact, worked != exact))}")
    }
    let value = precision.applied(to: sum / Double(count))
    let exact = precision == .exact ? "" : ",\"exact\":\(JSONText.number(exactSum / Double(count)))"
    return """
      {"parameter":"\(names.name(at: parameter))","value":\(JSONText.number(value))\(exact),\
      "samples":[\(items.joined(separator: ","))],\(update(parameter))}
      """
  }

  // MARK: A formula

  func formula(_ formula: Formula, assuming: [String: Double], _ format: Explain.Format) -> String {
    let derivation = FormulaDerivation(
      of: formula, at: step.state.parameters, precision: precision, assuming: assuming)
    switch format {
    case .text: return sheet.formulaSheet(of: parameters, derivation).text
    case .markdown: return sheet.formulaSheet(of: parameters, derivation).markdown
    case .json:
      let exact = FormulaDerivation(of: formula, at: step.state.parameters)
      let isShortened = derivation != exact
      let objects = parameters.map { parameter -> String in
        let chain = derivation.chain(of: parameter)
        let exactChain = exact.chain(of: parameter)
        let factors = zip(chain.factors, exactChain.factors).map { factor, exact -> String in
          var text = "{" + body(factor.equation.symbol, factor.equation.value, exact.equation.value, isShortened)
          if !factor.terms.isEmpty {
            let terms = zip(factor.terms, exact.terms).map { value($0.symbol, $0.value, $1.value, isShortened) }
            text += ",\"terms\":[\(terms.joined(separator: ","))]"
          }
          return text + "}"
        }
        let rest =
          isShortened
          ? ",\"exact\":\(JSONText.number(exactChain.value)),\"product\":\(JSONText.number(chain.product))"
            + (note.map { ",\($0)" } ?? "") : ""
        return """
          {"parameter":"\(names.name(at: parameter))","value":\(JSONText.number(chain.value))\(rest),\
          "factors":[\(factors.joined(separator: ","))],\(update(parameter))}
          """
      }
      guard isWhole else { return objects[0] + "\n" }
      let steps = derivation.steps.map {
        "{\"symbol\":\(JSONText.string($0.symbol)),\"value\":\(JSONText.number($0.value))}"
      }
      return """
        {"step":\(step.state.step),"cost":\(JSONText.number(derivation.cost)),"quantities":[\(steps.joined(separator: ","))],\
        "parameters":[\(objects.joined(separator: ","))]}

        """
    }
  }
}
