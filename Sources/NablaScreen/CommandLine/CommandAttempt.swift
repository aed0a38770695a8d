// A guess at the command line of a screen, carried out on a model of its own and compared.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// A guess at how a screen came about.
struct CommandPlan {
  /// The experiment that the command line's flags make.
  let base: Experiment
  /// Pressed for the comparison.
  let keys: [String]
}

/// A guess carried out.
struct CommandAttempt {
  let overrides: SceneOverrides
  var staging = Staging()
  var keys: [String]
  var missing: [ReproducingCommand.Missing]
  var model: Model
  /// Whether the run was made again, and not only read.
  var isReplayed = true

  /// Whether the run and its comparison came out as they are.
  var isWhole: Bool { missing.isEmpty }

  init(_ plan: CommandPlan, of wanted: Model, _ origin: SceneOrigin) {
    let written = origin.written(wanted.workspace.scene)
    var missing: [ReproducingCommand.Missing] = []
    // Without a file to begin from the scene is what it has become.
    var changes = wanted.workspace.scene.origin == nil ? [] : wanted.workspace.scene.dataChanges
    if changes.contains(where: { $0.isLongerThanALine }) {
      changes = []
      missing.append(.data)
    }
    var scene = written
    for change in changes { scene = (try? scene.with(change)) ?? scene }
    var overrides = SceneOverrides(from: scene.experiment, to: plan.base)
    overrides.data = changes
    if overrides.starts.count > ReproducingCommand.mostStarts {
      overrides.starts = []
      missing.append(.start)
    }
    self.overrides = overrides
    self.missing = missing
    keys = plan.keys
    model = Model((try? overrides.applied(to: written)) ?? written, like: wanted)
    staging.changes = Self.changes(of: wanted)
    // A run that shows its last finite step has tried the one after it.
    let workspace = wanted.workspace
    let isAtEnd = workspace.hasDiverged && workspace.cursor.step == workspace.lastShownStep
    staging.step = isAtEnd ? workspace.history.divergedAt! : workspace.cursor.step
    staging.beat = wanted.workspace.cursor.beat + 1
    if Self.effort(of: wanted) <= Self.greatestEffort {
      do throws(StagingProblem) {
        try model.stage(staging)
      } catch {
        missing.append(.run)
      }
      for key in keys { model.pressKey(key) }
      goToRun(of: wanted)
      judge(wanted)
    } else {
      takeOnTrust(wanted)
    }
  }

  /// Trying a guess makes the whole run again; a longer one than this, about a tenth of a second, is not tried but read.
  static let greatestEffort = 2e8

  /// Multiplications, more or less. A step takes the time of some even where it needs few, fewer where steps are made in
  /// one go.
  static func effort(of model: Model) -> Double {
    let experiment = model.workspace.history.experiment
    let runs = model.workspace.runs.count { $0.entry != nil } + 1
    let isQuick = experiment.dataset != nil && experiment.settings.optimizer == .gradientDescent
    let step = Double(experiment.names.count) * Double(experiment.dataset?.count ?? 1)
    return Double(model.workspace.cursor.step) * max(step, isQuick ? 400 : 4_000) * Double(runs)
  }

  /// The run is what its start and its changes make it, so that they need only be the same.
  private mutating func takeOnTrust(_ wanted: Model) {
    isReplayed = false
    func compared(_ model: Model) -> [Experiment] {
      model.workspace.runs.filter { $0.entry != nil }.map(\.history.experiment)
    }
    if model.workspace.history.experiment != wanted.workspace.history.experiment { missing.append(.run) }
    if compared(model) != compared(wanted) || !keys.isEmpty { missing.append(.comparison) }
    if wanted.workspace.runs.contains(where: { $0.entry == nil && $0.number != wanted.workspace.current.number }) {
      missing.append(.earlierRuns)
    }
    try? model.stage(staging, runOf: wanted)
  }

  /// The changes made up to the step on screen, one setting each.
  private static func changes(of model: Model) -> [Staging.Change] {
    let history = model.workspace.history
    var settings = history.experiment.settings
    return history.changes.filter { $0.step <= model.workspace.cursor.step + 1 }.flatMap { change -> [Staging.Change] in
      switch change.kind {
      case .parameter(let index, let value):
        return [Staging.Change(step: change.step, name: model.names.name(at: index), value: plain(value))]
      case .settings(let next):
        defer { settings = next }
        // A new optimizer brings its constants along.
        var before = settings
        let name = next.optimizer.name
        if name != before.optimizer.name { before.optimizer = model.workspace.optimizer(name) }
        return Staging.settings.flatMap { command -> [Staging.Change] in
          if command == .activation {
            guard let old = settings.network, let new = next.network else { return [] }
            return ActivationChange.changes(from: old, to: new).map {
              Staging.Change(step: change.step, name: command.rawValue, value: $0.text)
            }
          }
          let value = word(command, next)
          return value == word(command, command.constant == nil ? settings : before)
            ? [] : [Staging.Change(step: change.step, name: command.rawValue, value: value)]
        }
      }
    }
  }

  private static func word(_ command: ValueCommand, _ settings: Settings) -> String {
    switch command {
    case .optimizer: settings.optimizer.name.rawValue
    case .batch: Words.batch(settings.batch) ?? Model.wholeBatch
    case .loss: settings.loss.rawValue
    case .beta, .beta1, .beta2, .rho, .epsilon: settings.optimizer[command.constant!].map(plain) ?? ""
    case .l1, .l2, .schedule, .frozen, .patience: command.stepSetting!.text(of: settings)
    default: plain(settings.learningRate)
    }
  }

  /// The shortest digits that read back as the same number.
  static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Goes to the run of the comparison that is on screen.
  private mutating func goToRun(of wanted: Model) {
    let entries = model.workspace.runs.filter { $0.entry != nil }.map(\.number)
    guard let here = entries.firstIndex(of: model.workspace.current.number),
      let there = entries.firstIndex(of: wanted.workspace.current.number), here != there
    else { return }
    press(model.keys(toFocus: .runs))
    press(Array(repeating: here < there ? "Down" : "Up", count: abs(there - here)))
  }

  mutating func press(_ names: [String]) {
    for name in names { model.pressKey(name) }
    keys += names
  }

  private mutating func judge(_ wanted: Model) {
    let run = model.workspace.history
    let goal = wanted.workspace.history
    let step = wanted.workspace.cursor.step
    let isSame =
      run.experiment == goal.experiment && model.situation == wanted.situation
      && run.changes == goal.changes.filter { $0.step <= step + 1 }
    if !isSame, !missing.contains(.start), !missing.contains(.run) { missing.append(.run) }
    func compared(_ model: Model) -> [History] { model.workspace.runs.filter { $0.entry != nil }.map(\.history) }
    let isSameRace = compared(model).elementsEqual(compared(wanted)) { one, other in
      one.experiment == other.experiment && one.changes == other.changes.filter { $0.step <= step + 1 }
    }
    // A scene that opens with a comparison does so again, where another network or other data have put it away.
    func hasEnded(_ model: Model) -> Bool { model.workspace.current.formerEntry != nil }
    if !isSameRace || hasEnded(model) != hasEnded(wanted) { missing.append(.comparison) }
    if wanted.workspace.runs.count { $0.entry == nil } > model.workspace.runs.count(where: { $0.entry == nil }) {
      missing.append(.earlierRuns)
    }
  }
}

extension Model {
  /// The scene at its beginning, in this one's surroundings.
  init(_ scene: Scene, like other: Model) {
    let look = other.look
    self.init(
      scene, size: other.size, surroundings: other.surroundings, language: look.language,
      theme: look.themeBeforeProjector ?? look.theme, glyphs: look.glyphs, signs: look.signs, isPlaying: false,
      isAnimated: other.playback.isAnimated, isMouseOn: look.isMouseOn, catalog: other.catalog)
  }

  /// Makes all steps to where a key has sent the run, without a picture in between.
  package mutating func arrive() {
    while destination != nil { _ = update(.ticked(seconds: 0, allowance: 1_000)) }
  }

  mutating func pressKey(_ name: String) {
    if let key = Key(name: name) { _ = update(.key(key)) }
    arrive()
  }

  /// The keys that give a panel the focus.
  func keys(toFocus panel: Panel) -> [String] {
    guard let place = panels.firstIndex(of: panel) else { return [] }
    return place < 9 ? ["\(place + 1)"] : ["9"] + Array(repeating: "Tab", count: place - 8)
  }
}

extension DataChange {
  /// Whether there are more samples in it than anybody would copy.
  fileprivate var isLongerThanALine: Bool {
    if case .points(let edits) = self { return edits.count > ReproducingCommand.mostPoints }
    return false
  }
}
