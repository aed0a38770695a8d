// Checks a draft as a whole, key against key, and builds the scene.

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
        "patience waits for a lower test C, but data holds nothing out; give it a 'test'", at: patience.position)
    }
    let contour = readContour(names: names)
    checkReveal(names: names)
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
          "a scene needs 'network' and 'data', such as \(SceneReader.smallestScene), or 'cost'", at: .start)
      case (let place?, nil):
        problems.add("a scene with 'network' needs 'data' too: samples, a generator or a file", at: place)
      case (nil, let place?):
        problems.add("a scene with 'data' needs 'network' too: inputs and layers", at: place)
      default: break
      }
      return
    }
    for key in ["network", "numbering", "loss", "data"] {
      if let place = present[key] {
        problems.add("'\(key)' cannot stand beside 'cost', which is a formula without network and samples", at: place)
      }
    }
    if let batch = draft.training?.value.batch, batch.value != .all { refuseSamples("batch", at: batch.position) }
    if let order = draft.training?.value.order { refuseSamples("order", at: order.position) }
  }

  private mutating func refuseSamples(_ key: String, at position: TextPosition) {
    problems.add("\(key) needs samples, and a scene with 'cost' has none", at: position)
  }

  private mutating func checkReveal(names: ParameterNames?) {
    guard let names, let reveal = draft.reveal, case .change(_, let wanted) = reveal.value else { return }
    for change in wanted where change.setting == nil && names.index(of: change.name) == nil {
      problems.add(
        "reveal must name parameters of this scene (\(names.summary)), not \(quoted(change.name))", at: reveal.position)
    }
  }

  private mutating func readPanels() -> [Panel] {
    var panels: [Panel] = []
    for panel in draft.panels?.value ?? [] {
      if panels.contains(panel.value) {
        problems.add("panel '\(panel.value.rawValue)' is listed twice", at: panel.position)
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
          "contour \(axis) must be a parameter of this scene (\(names.summary)), not \(quoted(name.value))",
          at: name.position)
      } else if !ParameterNames.isName(name.value) {
        problems.add(
          "contour \(axis) must be a parameter such as w1 or b1, not \(quoted(name.value))", at: name.position)
      }
    }
    if let x = contour.x, let y = contour.y, x.value == y.value {
      problems.add("contour x and y are both '\(x.value)'; they must differ", at: y.position)
    }
    return SceneContour(
      x: contour.x?.value, y: contour.y?.value, xRange: contour.xRange?.value, yRange: contour.yRange?.value,
      sameScale: contour.sameScale?.value ?? false, view: contour.view?.value)
  }
}
