// The network or the formula of a scene, and where its parameters start.

import NablaCanvas
import NablaCore
import NablaLesson

extension SceneCheck {
  /// The network's shape; an activation that could not be read counts as the default.
  mutating func readNetwork() -> Network? {
    guard let network = draft.network?.value, let inputs = network.inputs, let layers = network.layers else {
      return nil
    }
    if layers.value.count > SceneTables.mostLayers {
      problems.add(
        ko: "layers는 층 1개에서 \(SceneTables.mostLayers)개까지의 목록이어야 해요. 지금은 \(layers.value.count)개예요",
        en: "layers must be a list of 1 to \(SceneTables.mostLayers) layers, not of \(layers.value.count)",
        at: layers.position)
      return nil
    }
    var result: [Layer] = []
    var width = inputs.value
    var parameters = 0
    for layer in layers.value {
      guard let units = layer.value.units?.value else { return nil }
      var isResidual = layer.value.residual?.value ?? false
      if isResidual, units != width {
        problems.add(
          ko: "residual 층은 입력을 더하므로 크기가 같아야 해요. 이 층의 유닛은 \(units)개, 입력은 \(width)개예요",
          en: "a residual layer adds its input, so both must have one size; it has \(units) units and takes \(width)",
          at: layer.value.residual?.position ?? layer.position)
        isResidual = false
      }
      let hasBias = layer.value.bias?.value ?? true
      parameters += width * units + (hasBias ? units : 0)
      result.append(
        Layer(
          inputs: width, units: units, activation: layer.value.activation?.value ?? .sigmoid, hasBias: hasBias,
          isResidual: isResidual))
      width = units
    }
    guard parameters <= SceneTables.mostParameters else {
      problems.add(
        ko: "신경망의 매개변수는 \(SceneTables.mostParameters)개까지인데, 이 신경망은 \(parameters)개예요",
        en: "a network may have at most \(SceneTables.mostParameters) parameters, and this one has \(parameters)",
        at: layers.position)
      return nil
    }
    return Network(inputs: inputs.value, layers: result, numbering: draft.numbering?.value ?? .bySource)
  }

  mutating func readFormula() -> Formula? {
    guard let cost = draft.cost else { return nil }
    do throws(FormulaProblem) {
      return try Formula(cost.value)
    } catch {
      for problem in Formula.problems(in: cost.value) {
        problems.add(problem.sentence(variables: "w1…w9"), at: cost.position)
      }
      return nil
    }
  }

  /// The start of a scene or of one of its runs.
  mutating func readInitialization(
    _ placed: Placed<InitializationDraft>?, network: Network?, formula: Formula?
  ) -> Initialization? {
    guard let placed else { return Initialization(.xavier) }
    let draft = placed.value
    // A value that could not be read has been reported; which scheme it meant is unknown.
    if draft.scheme == nil, draft.weights == nil, placed.isFlawed { return nil }
    let name = draft.scheme?.value ?? (draft.weights == nil ? .xavier : .given)
    refuseForeignKeys(of: draft, scheme: name)
    let seed = draft.seed?.value ?? 1
    var drawsBiases = false
    if case .drawn(let isDrawn) = draft.biases?.value { drawsBiases = isDrawn }
    guard name == .given else {
      var initialization = Initialization(Initialization.scheme(named: name)!, seed: seed, drawsBiases: drawsBiases)
      switch name {
      case .constant: initialization.scheme = .constant(draft.value?.value ?? 0.5)
      case .uniform: initialization.scheme = .uniform(scale: draft.scale?.value ?? 1)
      case .normal: initialization.scheme = .normal(scale: draft.scale?.value ?? 1)
      default: break
      }
      return initialization
    }
    guard let weights = draft.weights else {
      // A list that could not be read has been reported already.
      if draft.scheme != nil, !placed.isFlawed {
        problems.add(
          ko: "scheme given에는 'weights'가 있어야 해요: 매개변수 차례로 쓴 수 목록",
          en: "scheme given needs 'weights': a list of numbers in parameter order", at: placed.position)
      }
      return nil
    }
    let wanted = network?.names ?? formula.map { ParameterNames(weightCount: $0.parameterCount, biasCount: 0) }
    guard let wanted else { return nil }
    let values = flatWeights(weights, network: network, names: wanted)
    let biases = flatBiases(draft.biases, network: network, names: wanted)
    guard let values, let biases else { return nil }
    return Initialization(.given(weights: values, biases: biases), seed: seed)
  }

  /// Keys that mean nothing to the scheme would be a silent mistake.
  private mutating func refuseForeignKeys(of draft: InitializationDraft, scheme: Initialization.Name) {
    func refuse(_ key: String, _ position: TextPosition?, _ owners: String, _ list: inout ProblemList) {
      guard let position else { return }
      list.add(
        ko: "'\(Particle.attach(key + "'", .topic)) scheme: \(owners.replacing(" or ", with: ", "))에 쓰는 키예요. "
          + "\(scheme.rawValue)에는 쓸 수 없어요",
        en: "'\(key)' belongs to scheme \(owners), not to \(scheme.rawValue)", at: position)
    }
    if scheme != .given { refuse("weights", draft.weights?.position, "given", &problems) }
    if scheme != .constant { refuse("value", draft.value?.position, "constant", &problems) }
    if scheme != .uniform && scheme != .normal {
      refuse("scale", draft.scale?.position, "uniform or normal", &problems)
    }
    switch draft.biases?.value {
    case .given where scheme != .given, .layers where scheme != .given:
      refuse("biases: […]", draft.biases?.position, "given", &problems)
    case .drawn(true) where [.given, .zeros, .constant].contains(scheme):
      refuse("biases: true", draft.biases?.position, "uniform, normal, xavier, he or lecun", &problems)
    default: break
    }
  }
}

extension FormulaProblem {
  /// The problem for people who typed the formula.
  ///
  /// - Parameter variables: those it may have, such as `w1…w9`.
  func sentence(variables: String) -> LocalizedText {
    let first = String(variables.prefix(2))
    let place = "at character \(offset + 1) of the formula"
    let korean = "식의 \(offset + 1)번째 글자"
    let functions = Formula.Function.allCases.map(\.rawValue).joined(separator: " ")
    switch kind {
    case .unexpectedEnd:
      let noun =
        first == "w1" ? LocalizedText(ko: "매개변수", en: "a parameter") : LocalizedText(ko: "입력", en: "an input")
      return LocalizedText(
        ko: "식이 도중에 끝났어요. 수나 \(noun.ko), 함수가 이어져야 해요",
        en: "the formula ends where a number, \(noun.en) or a function should follow")
    case .unexpectedCharacter(let character):
      let sign = String(character)
      return LocalizedText(
        ko: "\(korean) \(quoted(sign, .topic)) 거기에 올 수 없어요 (쓸 수 있는 것: + - * / ^ ( ) 수, \(variables), pi, e)",
        en: "\(quoted(sign)) \(place) is not allowed there (allowed: + - * / ^ ( ) numbers, \(variables), pi, e)")
    case .unknownName(let name):
      let unknown = LocalizedText(
        ko: "\(korean)부터 모르는 이름이에요: \(quoted(name))", en: "unknown name \(quoted(name)) \(place)")
      if let near = nearest(to: name, among: Formula.names) { return unknown + .didYouMean(near) }
      return unknown
        + LocalizedText(
          ko: " (쓸 수 있는 것: \(variables), pi, e, \(functions))", en: " (allowed: \(variables), pi, e, \(functions))")
    case .missingParenthesis:
      return LocalizedText(
        ko: "\(korean)에 괄호가 빠졌어요. 함수는 sin(\(first))처럼 써요",
        en: "a parenthesis is missing \(place); a function is written sin(\(first))")
    case .badNumber(let text):
      return LocalizedText(
        ko: "\(korean)부터 쓴 \(quoted(text, .topic)) 수가 아니에요", en: "\(quoted(text)) \(place) is not a number")
    case .tooDeep:
      return LocalizedText(ko: "\(korean)에서 괄호가 너무 깊어요", en: "the formula is nested too deeply \(place)")
    case .tooLong:
      return LocalizedText(ko: "식이 4000자보다 길어요", en: "the formula is longer than 4000 characters")
    case .noParameter:
      return LocalizedText(
        ko: "식에 매개변수가 없어요. 적어도 w1이 있어야 해요", en: "the formula has no parameter: it needs at least w1")
    }
  }
}
