// Checks a draft as a whole, key against key, and builds the scene.

import NablaCanvas
import NablaCore
import NablaLesson

/// The parts of a scene that later checks depend on: nil where they could not be read.
struct SceneCheck {
  let draft: SceneDraft
  /// Every key at the top, whether its value could be read or not.
  let present: [String: TextPosition]
  var problems: ProblemList
  var notices: [SceneNotice] = []

  init(draft: SceneDraft, present: [String: TextPosition], problems: ProblemList) {
    self.draft = draft
    self.present = present
    self.problems = problems
  }

  /// The scene, to be used only where no problem was found.
  mutating func scene(named name: String, file: SceneReader.FileReader) -> Scene? {
    checkKinds()
    let formula = readFormula()
    let network = present["cost"] == nil ? readNetwork() : nil
    let names = network?.names ?? formula.map { ParameterNames(weightCount: $0.parameterCount, biasCount: 0) }
    let source = network.flatMap { readData(for: $0, file: file) }
    if network == nil { checkDataAlone() }
    let initialization = readInitialization(draft.initialization, network: network, formula: formula)
    let settings = readSettings(network: network, names: names)
    let subject = source.map { Subject.samples($0.table.dataset) } ?? formula.map { Subject.formula($0) }
    if subject != nil || network != nil { checkConflict(settings, subject: subject, table: source?.table) }
    if let patience = draft.training?.value.patience, let source, source.table.dataset.test == nil {
      problems.add(
        ko: "patience는 시험 C가 더 낮아지기를 기다리는데, data에 시험할 샘플이 없어요. 'test'를 써 주세요",
        en: "patience waits for a lower test C, but data holds nothing out; give it a 'test'", at: patience.position)
    }
    let contour = readContour(names: names)
    checkReveal(names: names)
    let guess = readGuess(names: names)
    let panels = readPanels()
    let base = subject.map {
      Experiment(
        subject: $0, initialization: initialization ?? Initialization(.zeros), settings: settings,
        targetCost: draft.training?.value.targetCost?.value)
    }
    let runs = readRuns(base: base, network: network, formula: formula, names: names)
    guard problems.isEmpty, let base else { return nil }
    var scene = Scene(
      name: name, title: draft.title?.value ?? LocalizedText(name), lesson: draft.lesson?.value.map(\.value) ?? [],
      question: draft.question?.value, answer: draft.answer?.value, reveal: draft.reveal?.value,
      notes: draft.notes?.value.map(\.value) ?? [], experiment: base, dataSource: source?.origin, contour: contour,
      panels: panels, runs: runs, notices: notices)
    scene.adapted = draft.adapted?.value
    scene.guess = guess
    return scene
  }

  /// A scene is about a network or about a formula.
  private mutating func checkKinds() {
    let network = present["network"]
    let data = present["data"]
    guard present["cost"] != nil else {
      switch (network, data) {
      case (nil, nil):
        problems.add(
          ko: "장면에는 'network'와 'data'가 있어야 해요: \(SceneReader.smallestScene). 또는 'cost'를 써요",
          en: "a scene needs 'network' and 'data', such as \(SceneReader.smallestScene), or 'cost'", at: .start)
      case (let place?, nil):
        problems.add(
          ko: "'network'가 있으면 'data'도 있어야 해요: 샘플, generator, 파일 가운데 하나",
          en: "a scene with 'network' needs 'data' too: samples, a generator or a file", at: place)
      case (nil, let place?):
        problems.add(
          ko: "'data'가 있으면 'network'도 있어야 해요: inputs와 layers",
          en: "a scene with 'data' needs 'network' too: inputs and layers", at: place)
      default: break
      }
      return
    }
    for key in ["network", "numbering", "loss", "data"] {
      if let place = present[key] {
        problems.add(
          ko: "'\(Particle.attach(key + "'", .topic)) 'cost'와 함께 쓸 수 없어요. 'cost'는 신경망과 샘플이 없는 식이에요",
          en: "'\(key)' cannot stand beside 'cost', which is a formula without network and samples", at: place)
      }
    }
    if let batch = draft.training?.value.batch, batch.value != .all { refuseSamples("batch", at: batch.position) }
    if let order = draft.training?.value.order { refuseSamples("order", at: order.position) }
  }

  private mutating func refuseSamples(_ key: String, at position: TextPosition) {
    problems.add(
      ko: "\(key)에는 샘플이 필요한데, 'cost'를 쓴 장면에는 샘플이 없어요",
      en: "\(key) needs samples, and a scene with 'cost' has none", at: position)
  }

  private mutating func checkReveal(names: ParameterNames?) {
    guard let names, let reveal = draft.reveal, case .change(_, let wanted) = reveal.value else { return }
    for change in wanted where change.setting == nil && names.index(of: change.name) == nil {
      problems.add(
        ko: "reveal에는 이 장면의 매개변수(\(names.summary))를 써야 해요. 지금은 \(quoted(change.name, .copula))",
        en: "reveal must name parameters of this scene (\(names.summary)), not \(quoted(change.name))",
        at: reveal.position)
    }
  }

  private mutating func readGuess(names: ParameterNames?) -> SceneGuess? {
    guard let text = draft.guess else { return nil }
    let guess = SceneGuess(text.value)
    let isKnown = guess?.parameter.map { name in names.map { $0.index(of: name) != nil } ?? true } ?? true
    if let guess, isKnown { return guess }
    let parameters = names.map { " (\($0.summary))" } ?? ""
    problems.add(
      ko: "guess에는 cost, place, winner, rate, 이 장면의 매개변수\(parameters), 또는 그 앞에 slope나 sign을 써야 해요. 지금은 "
        + quoted(text.value, .copula),
      en:
        "guess must be cost, place, winner, rate, a parameter of this scene\(parameters), or slope or sign before one, "
        + "not \(quoted(text.value))", at: text.position)
    return nil
  }

  private mutating func readPanels() -> [Panel] {
    var panels: [Panel] = []
    for panel in draft.panels?.value ?? [] {
      if panels.contains(panel.value) {
        problems.add(
          ko: "패널 \(quoted(panel.value.rawValue, .subject)) 두 번 나와요",
          en: "panel '\(panel.value.rawValue)' is listed twice", at: panel.position)
      }
      panels.append(panel.value)
    }
    return panels
  }

  private mutating func readContour(names: ParameterNames?) -> SceneContour? {
    guard let contour = draft.contour?.value else { return nil }
    for (axis, name) in [("x", contour.x), ("y", contour.y)] {
      guard let name else { continue }
      if let names {
        guard names.index(of: name.value) == nil else { continue }
        problems.add(
          ko: "contour \(axis)에는 이 장면의 매개변수(\(names.summary))를 써야 해요. 지금은 \(quoted(name.value, .copula))",
          en: "contour \(axis) must be a parameter of this scene (\(names.summary)), not \(quoted(name.value))",
          at: name.position)
      } else if !ParameterNames.isName(name.value) {
        problems.add(
          ko: "contour \(axis)에는 w1이나 b1 같은 매개변수를 써야 해요. 지금은 \(quoted(name.value, .copula))",
          en: "contour \(axis) must be a parameter such as w1 or b1, not \(quoted(name.value))", at: name.position)
      }
    }
    if let x = contour.x, let y = contour.y, x.value == y.value {
      problems.add(
        ko: "contour x와 y가 모두 \(quoted(x.value, .copula)). 서로 달라야 해요",
        en: "contour x and y are both '\(x.value)'; they must differ", at: y.position)
    }
    return SceneContour(
      x: contour.x?.value, y: contour.y?.value, xRange: contour.xRange?.value, yRange: contour.yRange?.value,
      sameScale: contour.sameScale?.value ?? false, view: contour.view?.value)
  }
}
