// The command line that opens a screen again.

import NablaCanvas
import NablaCore
import NablaScenes

/// Words for a shell, and what they do not bring back.
package struct ReproducingCommand: Equatable, Sendable {
  /// Something on screen that no command line can ask for.
  package enum Missing: CaseIterable, Hashable, Sendable {
    /// Runs from before a change.
    case earlierRuns
    /// A comparison that is none of the scene's and no ladder of learning rates.
    case comparison
    /// More parameters than a line can name start elsewhere.
    case start
    /// The run itself comes out differently.
    case run
    /// Values that the learner put into the derivation.
    case ownValues
    case pointer
    /// Something else of how it is looked at.
    case look
  }

  /// The scene and its flags, without the program's name.
  package let words: [String]
  package let missing: [Missing]

  /// A line for a shell.
  ///
  /// - Parameters:
  ///   - command: `nabla`, or `nabla snapshot`.
  ///   - more: flags behind all others.
  package func line(after command: String, _ more: [String] = []) -> String {
    shellWords(after: command, more).joined(separator: " ")
  }

  /// The words of that line, each as a shell takes it.
  func shellWords(after command: String, _ more: [String] = []) -> [String] {
    [command] + (words + more).map(Self.quoted)
  }

  /// A word as a shell takes it.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_./:=,+@%".unicodeScalars.contains(scalar)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// More `--set` than this make no line that anyone reads.
  static let mostStarts = 24
}

extension Model {
  /// The command line that opens this screen again.
  package var reproducingCommand: ReproducingCommand {
    let origin =
      workspace.scene.origin
      ?? SceneOrigin(word: workspace.scene.name, folder: nil, written: workspace.scene.experiment)
    let attempts = plans(origin).lazy.map { Attempt($0, of: self, origin) }
    // The first that brings back the run and its comparison, else the one that misses least.
    var best: Attempt?
    for attempt in attempts {
      if attempt.isWhole {
        best = attempt
        break
      }
      if attempt.missing.count < best?.missing.count ?? .max { best = attempt }
    }
    return best!.command(of: self, origin)
  }

  /// What could have led here, the likeliest first.
  private func plans(_ origin: SceneOrigin) -> [Plan] {
    let own = workspace.history.experiment
    guard workspace.isRacing else {
      let isRacingAtFirst = workspace.scene.panels.contains(.runs) && workspace.scene.runs.count > 1
      return [Plan(base: own, keys: isRacingAtFirst ? ["M"] : []), Plan(base: own, keys: [])]
    }
    var bases = [workspace.scene.experiment]
    for run in workspace.runs where run.entry != nil && !bases.contains(run.history.experiment) {
      bases.append(run.history.experiment)
    }
    return [[], ["m"], ["m", "m"]].flatMap { keys in bases.map { Plan(base: $0, keys: keys) } }
  }
}

/// A guess at how a screen came about.
private struct Plan {
  /// The experiment that the command line's flags make.
  let base: Experiment
  /// Pressed for the comparison.
  let keys: [String]
}

/// A guess carried out.
private struct Attempt {
  private let overrides: SceneOverrides
  private var staging = Staging()
  private var keys: [String]
  private(set) var missing: [ReproducingCommand.Missing] = []
  private var model: Model
  /// Whether the run was made again, and not only read.
  private var isReplayed = true

  /// Whether the run and its comparison came out as they are.
  var isWhole: Bool { missing.isEmpty }

  init(_ plan: Plan, of wanted: Model, _ origin: SceneOrigin) {
    var overrides = SceneOverrides(from: origin.written, to: plan.base)
    if overrides.starts.count > ReproducingCommand.mostStarts {
      overrides.starts = []
      missing.append(.start)
    }
    self.overrides = overrides
    keys = plan.keys
    var scene = wanted.workspace.scene
    scene.experiment = (try? overrides.applied(to: origin.written)) ?? origin.written
    model = Model(scene, wanted)
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
      for key in keys { model.press(key) }
      goToRun(of: wanted)
      judge(wanted)
    } else {
      takeOnTrust(wanted)
    }
  }

  /// Trying a guess makes the whole run again; a longer one than this is not tried but read.
  private static let greatestEffort = 30_000_000

  /// Multiplications, more or less.
  private static func effort(of model: Model) -> Int {
    let experiment = model.workspace.history.experiment
    let samples = min(10_000, experiment.dataset?.count ?? 1)
    let runs = model.workspace.runs.count { $0.entry != nil } + 1
    return min(1_000_000, model.workspace.cursor.step) * samples * experiment.names.count * runs
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
        return Staging.settings.compactMap { command in
          let value = word(command, next)
          return value == word(command, settings)
            ? nil : Staging.Change(step: change.step, name: command.rawValue, value: value)
        }
      }
    }
  }

  private static func word(_ command: ValueCommand, _ settings: Settings) -> String {
    switch command {
    case .activation: settings.network?.learnerActivation.rawValue ?? ""
    case .optimizer: settings.optimizer.name.rawValue
    case .batch: Words.batch(settings.batch) ?? Model.wholeBatch
    case .loss: settings.loss.rawValue
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

  private mutating func press(_ names: [String]) {
    for name in names { model.press(name) }
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
    if !isSameRace { missing.append(.comparison) }
    if wanted.workspace.runs.count { $0.entry == nil } > model.workspace.runs.count(where: { $0.entry == nil }) {
      missing.append(.earlierRuns)
    }
  }

  // MARK: How it is looked at

  func command(of wanted: Model, _ origin: SceneOrigin) -> ReproducingCommand {
    var copy = self
    copy.chooseLook(of: wanted)
    copy.judgeLook(wanted)
    return ReproducingCommand(words: copy.words(wanted, origin), missing: copy.missing)
  }

  /// What flags can say is said by flags, the rest by keys.
  private mutating func chooseLook(of wanted: Model) {
    let look = wanted.look
    let first = Model(model.workspace.scene, wanted).look
    if look.plane == .parameters {
      if look.axisX != first.axisX || look.axisY != first.axisY {
        staging.x = wanted.names.name(at: look.axisX)
        staging.y = look.axisY.map(wanted.names.name(at:))
      }
      if let viewport = look.viewport {
        staging.xRange = viewport.x
        staging.yRange = look.axisY == nil ? nil : viewport.y
      }
    }
    if look.landscape != first.landscape { staging.view = look.landscape }
    let shown = look.derivation
    if look.isZoomed {
      staging.panel = look.focus
    } else if look.focus != first.focus || !keys.isEmpty {
      staging.focus = look.focus
    }
    if look.selection != first.selection {
      staging.selection = wanted.names.name(at: min(look.selection, wanted.names.count - 1))
    }
    if look.sample != first.sample { staging.sample = look.sample + 1 }
    if shown.precision != first.derivation.precision { staging.precision = shown.precision }
    let pages = LessonPages(wanted.workspace.scene)
    if look.lessonPage != first.lessonPage, !pages.isAnswer(look.lessonPage) || look.isAnswerOpen {
      staging.page = look.lessonPage + 1
    }
    // Once more from the start, as the command line will do it.
    model = Model(model.workspace.scene, wanted)
    if isReplayed { try? model.stage(staging) } else { try? model.stage(staging, runOf: wanted) }
    // Those for the comparison come before everything that is looked at.
    for key in keys { model.press(key) }
    if !keys.isEmpty { bringBackFocus(wanted) }
    pressForLook(of: wanted)
  }

  private mutating func bringBackFocus(_ wanted: Model) {
    if model.look.focus != wanted.look.focus { press(model.keys(toFocus: wanted.look.focus)) }
    if model.look.isZoomed != wanted.look.isZoomed { press(["z"]) }
  }

  private mutating func pressForLook(of wanted: Model) {
    func repeated(_ key: String, most: Int, until isThere: (Look) -> Bool) {
      for _ in 0..<most where !isThere(model.look) { press([key]) }
    }
    let look = wanted.look
    // An answer that somebody asked for twice is asked for again.
    if look.isAnswerOpen != model.look.isAnswerOpen {
      let most = 2 * LessonPages(wanted.workspace.scene).count
      repeated("H", most: most) { $0.isAnswerOpen == look.isAnswerOpen && $0.lessonPage == look.lessonPage }
      bringBackFocus(wanted)
    }
    repeated("w", most: 1) { $0.showsWeightLabels == look.showsWeightLabels }
    if LossView.isLogarithmic(model) != LossView.isLogarithmic(wanted) { press(["y"]) }
    repeated("V", most: 3) { $0.plane == look.plane }
    if look.isProjecting { press(["p"]) }
    if wanted.showsSurface, let stance = look.stance, let own = model.look.stance {
      let turns = (stance.turn - own.turn) / SurfaceStance.turnStep
      let whole = 360 / SurfaceStance.turnStep
      let right = ((turns % whole) + whole) % whole
      press(Array(repeating: right <= whole / 2 ? "S-Right" : "S-Left", count: min(right, whole - right)))
      let tilts = (stance.tilt - own.tilt) / SurfaceStance.tiltStep
      press(Array(repeating: tilts > 0 ? "S-Up" : "S-Down", count: abs(tilts)))
    }
    if look.focus == .derivation { unfold(look.derivation) }
    // Keys leave words on the status line; this one takes them away.
    if model.toast != nil { press(["C-l"]) }
  }

  /// Unfolds the same rows, from the top down, and goes to the same one.
  private mutating func unfold(_ shown: DerivationLook) {
    func go(to row: Int) {
      let way = row - model.look.derivation.row
      press(Array(repeating: way > 0 ? "Down" : "Up", count: abs(way)))
    }
    var row = 0
    while row < DerivationView(model: model).rowCount, row < 400 {
      let path = DerivationView(model: model).path(ofRow: row)
      if shown.unfolded.contains(path), !model.look.derivation.unfolded.contains(path) {
        go(to: row)
        press(["Enter"])
      }
      row += 1
    }
    go(to: min(shown.row, max(0, DerivationView(model: model).rowCount - 1)))
  }

  private mutating func judgeLook(_ wanted: Model) {
    if wanted.look.cursor != nil { missing.append(.pointer) }
    if !wanted.look.derivation.assumptions.isEmpty { missing.append(.ownValues) }
    func essence(_ model: Model) -> Look {
      var look = model.look
      look.cursor = nil
      look.automatic = []
      look.isMouseOn = true
      look.isAnswerNew = false
      look.isPredicting = false
      look.focusBefore = nil
      look.heights = nil
      look.contourSamples = nil
      look.isLossLogarithmic = LossView.isLogarithmic(model)
      look.derivation.assumptions = [:]
      look.derivation.assumedAt = nil
      if !look.isProjecting { look.themeBeforeProjector = nil }
      return look
    }
    if essence(model) != essence(wanted), !missing.contains(.run) { missing.append(.look) }
  }

  // MARK: Words

  private func words(_ wanted: Model, _ origin: SceneOrigin) -> [String] {
    var words = [origin.word]
    func add(_ flag: String, _ value: String?) {
      guard let value else { return }
      // A value that begins like a flag is joined to its own.
      if value.hasPrefix("-") { words.append("--\(flag)=\(value)") } else { words += ["--" + flag, value] }
    }
    add("scenes", origin.folder)
    add("learning-rate", overrides.learningRate.map(Self.plain))
    add("activation", overrides.activation?.rawValue)
    add("initialization", overrides.initialization?.rawValue)
    add("seed", overrides.seed.map(String.init))
    add("loss", overrides.loss?.rawValue)
    add("optimizer", overrides.optimizer?.rawValue)
    add("batch", overrides.batch.map { Words.batch($0) ?? Model.wholeBatch })
    for start in overrides.starts { add("set", "\(start.name)=\(Self.plain(start.value))") }
    for change in staging.changes { add("change", change.text) }
    add("goto", "\(staging.step)")
    if staging.beat != 1 { add("beat", "\(staging.beat)") }
    add("x", staging.x)
    add("y", staging.y)
    func range(_ range: ClosedRange<Double>) -> String {
      "\(Self.plain(range.lowerBound)):\(Self.plain(range.upperBound))"
    }
    add("x-range", staging.xRange.map(range))
    add("y-range", staging.yRange.map(range))
    add("view", staging.view?.rawValue)
    add("panel", staging.panel?.rawValue)
    add("focus", staging.focus?.rawValue)
    add("select", staging.selection)
    add("sample", staging.sample.map(String.init))
    add("precision", staging.precision.map(Model.word))
    add("page", staging.page.map(String.init))
    if !keys.isEmpty { add("keys", Self.shortened(keys)) }
    add("lang", wanted.look.language.rawValue)
    let theme = wanted.look.themeBeforeProjector ?? wanted.look.theme
    if theme != .dark, !wanted.look.automatic.contains(.theme) { add("theme", theme.rawValue) }
    if wanted.look.glyphs != .braille, !wanted.look.automatic.contains(.glyphs) {
      add("glyphs", wanted.look.glyphs.rawValue)
    }
    return words
  }

  private static func shortened(_ keys: [String]) -> String { keys.joined(separator: " ") }
}

extension Model {
  /// The scene at its beginning, in this one's surroundings.
  fileprivate init(_ scene: Scene, _ other: Model) {
    let look = other.look
    self.init(
      scene, size: other.size, surroundings: other.surroundings, language: look.language,
      theme: look.themeBeforeProjector ?? look.theme, glyphs: look.glyphs, isPlaying: false,
      isAnimated: other.playback.isAnimated, isMouseOn: look.isMouseOn, catalog: other.catalog)
  }

  fileprivate mutating func press(_ name: String) {
    if let key = Key(name: name) { _ = update(.key(key)) }
  }

  /// The keys that give a panel the focus.
  fileprivate func keys(toFocus panel: Panel) -> [String] {
    guard let place = panels.firstIndex(of: panel) else { return [] }
    return place < 9 ? ["\(place + 1)"] : ["9"] + Array(repeating: "Tab", count: place - 8)
  }
}
