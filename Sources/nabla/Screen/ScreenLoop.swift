// The loop of the full-screen program: events in, one frame out, and nothing at all while nothing happens.

import NablaCanvas
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaScreen
import NablaSystem
import NablaTerminal
import NablaWords

/// Runs the program on a terminal until it ends.
@MainActor
final class ScreenLoop {
  private let terminal: Terminal
  private let opener: SceneOpener
  /// Whether the terminal is asked how wide it draws signs, once the first picture shows.
  private let asksWidths: Bool
  /// The scene that is shown, as it is now.
  private var reopen: () throws -> Scene
  private var model: Model
  private var worker = SliceWorker()
  private let sweeper = BackgroundRuns<SweepImage>()
  private let rivaller = BackgroundRuns<SweepImage>()
  private let sharpener = BackgroundSharpness()
  private let mapper = BackgroundRuns<MapImage>()
  private let starter = BackgroundRuns<BasinImage>()
  private let fanner = BackgroundRuns<FanImage>()
  private let flower = BackgroundRuns<FlowImage>()
  private let curver = BackgroundRuns<CurveImage>()
  private var shownColours: ShownColours?
  /// Seconds that one step takes, its share of everything that is computed for it.
  private var stepSeconds = 0.001
  private var exitCode: Int32?
  /// Whether the hint of the first start has been there.
  private var isIntroduced = false
  private var canRemember = true
  /// What of the course's progress is in its file.
  private var keptProgress = CourseProgress()
  private var recorder: SessionRecorder?
  /// What has come and has not been taken in yet.
  private var waiting: ArraySlice<Event> = []
  private let catalog: CatalogReading

  /// What the palette of the terminal is made of.
  private struct ShownColours: Equatable {
    let theme: Theme
    let ground: Ground
  }

  private static let frameSeconds = 1.0 / 30
  /// How much of a frame steps, and the contour, may take.
  private static let stepBudget = 0.012
  private static let travelBudget = 0.025
  private static let sliceBudget = 0.015
  /// How much of a frame events may take; what is left of them waits for the next.
  private static let eventBudget = 0.02
  /// No more is read from the terminal while this many events wait.
  private static let mostWaiting = 100_000

  /// - Parameters:
  ///   - terminal: shows frames and tells of events.
  ///   - opener: where other scenes are found.
  ///   - asksWidths: whether the terminal is asked how wide it draws signs once the first picture shows.
  ///   - model: what the first picture shows.
  ///   - reopen: reads the scene that is shown again, with what the command line changed in it.
  init(
    terminal: Terminal, opener: SceneOpener, asksWidths: Bool, model: Model,
    reopen: @escaping () throws -> Scene
  ) {
    self.asksWidths = asksWidths
    self.terminal = terminal
    self.opener = opener
    self.reopen = reopen
    self.model = model
    catalog = CatalogReading(opener)
  }

  /// - Returns: the exit code; the process may also end by the signal that asked it to.
  func run() -> Int32 {
    // What the terminal has said already, while the scene was read.
    waiting = terminal.events(timeoutMilliseconds: 0)[...]
    _ = hearFindings()
    computeSlice()
    show()
    // Only now: the picture waits for no answer, and for no list of scenes.
    terminal.ask(TerminalQuestions(background: false, widths: asksWidths))
    catalog.begin()
    _ = model.update(.progressRead(ProgressFile.progress))
    // Opening the program writes no file; what it opened goes with the next thing that is worth one.
    keptProgress = model.progress
    var last = Clock.seconds()
    var next = last + Self.frameSeconds
    var needsPaint = true
    while exitCode == nil {
      if needsPaint {
        computeSlice()
        show()
        needsPaint = false
      }
      let isBusy = takeEvents(next: next)
      if isBusy { needsPaint = true }
      if hearFindings() || hearCatalog() || hearRuns() || hearSharpness() { needsPaint = true }
      keepProgress()
      let after = Clock.seconds()
      if model.isAnimating {
        guard after >= next else { continue }
        tick(seconds: after - last)
        last = after
        // A late frame is not made up for.
        next = max(next + Self.frameSeconds, after + 0.002)
        needsPaint = true
      } else {
        if model.toast != nil {
          let before = model.toast
          _ = model.update(.ticked(seconds: after - last, allowance: 0))
          if model.toast == nil, before != nil { needsPaint = true }
          if model.toast == nil, before?.phrase == .firstLook { rememberIntroduction() }
        }
        last = after
        next = after + Self.frameSeconds
        if !needsPaint, !isBusy, refine() { needsPaint = true }
      }
    }
    let recorded = endRecording()
    terminal.close()
    if let recorded { Failure.note(recorded.text(in: model.language)) }
    return exitCode!
  }

  /// Takes in what has come, but no longer than a part of a frame: keys that come faster wait, pictures and signals don't.
  ///
  /// - Returns: whether anything was taken in.
  private func takeEvents(next: Double) -> Bool {
    let isReading = waiting.count < Self.mostWaiting
    if waiting.isEmpty {
      waiting = terminal.events(timeoutMilliseconds: wait(now: Clock.seconds(), next: next))[...]
    } else {
      let more = isReading ? terminal.events(timeoutMilliseconds: 0) : terminal.requests()
      // Who asks the program to end does not wait for keys, and a picture has the size of the screen.
      for event in more where event.isRequest { handle(event) }
      waiting += more.filter { !$0.isRequest }
    }
    // Neither does Ctrl-C.
    if let place = waiting.lastIndex(of: Self.interrupt) { waiting.removeSubrange(..<place) }
    let end = Clock.seconds() + Self.eventBudget
    var hasTaken = false
    while exitCode == nil, !hasTaken || Clock.seconds() < end, let event = waiting.popFirst() {
      handle(event)
      hasTaken = true
    }
    return hasTaken
  }

  private static let interrupt = Event.key(Key(.character("c"), control: true))

  /// How long the loop may sleep; nil: until something happens.
  private func wait(now: Double, next: Double) -> Int? {
    if model.isAnimating { return max(0, Int(clamping: ((next - now) * 1000).rounded(.up))) }
    let isRunning =
      sweeper.isWorking || mapper.isWorking || starter.isWorking || rivaller.isWorking || fanner.isWorking
      || flower.isWorking || curver.isWorking
    if worker.isWorking || isRunning || sharpener.isWorking { return 20 }
    if isUnfinished { return 0 }
    return model.toast.map { max(1, Int(clamping: (min($0.secondsLeft, 3600) * 1000).rounded(.up))) }
  }

  private var isUnfinished: Bool {
    isSliceUnfinished || model.unknownCurvature != nil
  }

  private var isSliceUnfinished: Bool {
    guard let wanted = model.wantedSlice, wanted.finestStride != nil else { return false }
    return model.slice?.request != wanted || model.slice?.isFinest != true
  }

  private func tick(seconds: Double) {
    let budget = model.destination == nil ? Self.stepBudget : Self.travelBudget
    let allowance = max(1, Int(clamping: min(1e6, budget / max(stepSeconds, 1e-9))))
    let before = model.workspace.cursor.step
    let start = Clock.seconds()
    perform(model.update(.ticked(seconds: seconds, allowance: allowance)))
    let made = model.workspace.cursor.step - before
    if made > 0 { stepSeconds += (max((Clock.seconds() - start) / Double(made), 1e-7) - stepSeconds) * 0.3 }
  }

  /// A picture of the slice for this very frame, as fine as there is time for.
  private func computeSlice() {
    if let image = worker.next(for: model, budget: Self.sliceBudget) { _ = model.update(.sliceComputed(image)) }
    _ = hearRuns()
    _ = hearSharpness()
  }

  /// - Returns: whether more is known of a picture of many runs.
  private func hearRuns() -> Bool {
    sweeper.want(model.wantedSweep)
    mapper.want(model.wantedMap)
    starter.want(model.wantedBasins)
    rivaller.want(model.unknownRival)
    fanner.want(model.hasWholeFan ? nil : model.wantedFan)
    flower.want(model.wantedFlow)
    curver.want(model.wantedCurve)
    let news = [
      sweeper.take().map(Message.sweepComputed), rivaller.take().map(Message.rivalComputed),
      mapper.take().map(Message.mapComputed), starter.take().map(Message.basinsComputed),
      fanner.take().map(Message.fanComputed), flower.take().map(Message.flowComputed),
      curver.take().map(Message.curveComputed),
    ].compactMap(\.self)
    for message in news { _ = model.update(message) }
    return !news.isEmpty
  }

  /// - Returns: whether λ is known at more steps.
  private func hearSharpness() -> Bool {
    let answers = sharpener.take()
    if !answers.isEmpty { _ = model.update(.sharpnessComputed(answers)) }
    sharpener.want(model.wantedSharpness)
    return !answers.isEmpty
  }

  /// A finer picture of the slice while nothing else happens, and then the curvature of large networks.
  private func refine() -> Bool {
    if isSliceUnfinished {
      guard let image = worker.next(for: model, budget: nil) else { return false }
      _ = model.update(.sliceComputed(image))
      return true
    }
    guard let wanted = model.unknownCurvature else { return false }
    // A key comes first; the search then begins anew.
    guard let known = KnownCurvature(wanted, shouldStop: { Clock.hasInput }) else { return false }
    _ = model.update(.curvatureComputed(known))
    return true
  }

  /// - Returns: whether the terminal has told something of itself.
  private func hearFindings() -> Bool {
    guard let findings = terminal.takeFindings() else { return false }
    perform(model.update(.terminalTold(findings)))
    return true
  }

  /// - Returns: whether the list of scenes has come.
  private func hearCatalog() -> Bool {
    guard let entries = catalog.take() else { return false }
    perform(model.update(.catalogRead(entries)))
    return true
  }

  private func show() {
    let colours = ShownColours(theme: model.look.theme, ground: model.ground)
    if shownColours != colours {
      shownColours = colours
      let depth = model.surroundings.colours
      terminal.palette = { colours.theme.appearance(of: $0, depth: depth, on: colours.ground) }
    }
    let frame = model.draw()
    terminal.show(frame)
    if let notice = recorder?.take(frame, of: model) {
      recorder = nil
      _ = model.update(.exported(notice))
      terminal.show(model.draw())
    }
  }

  /// - Returns: what became of the recording, where there is one.
  private func endRecording() -> ExportNotice? {
    defer { recorder = nil }
    return recorder?.end()
  }

  private func handle(_ event: Event) {
    let before = model.look
    let wasIntroducing = model.isIntroducing
    defer { if wasIntroducing, !model.isIntroducing { rememberIntroduction() } }
    switch event {
    case .key(let key):
      Terminal.note("key \(key.name)")
      perform(model.update(.key(key)))
      remember(Preferences(changedFrom: before, to: model.look))
    case .clicked(let point):
      Terminal.note("click \(point.x),\(point.y)")
      perform(model.update(.clicked(point)))
      remember(Preferences(changedFrom: before, to: model.look))
    case .scrolled(let point, let steps): perform(model.update(.scrolled(point, steps: steps)))
    case .pasted(let text): perform(model.update(.pasted(text)))
    case .resized(let size):
      Terminal.note("size \(size.columns)x\(size.rows)")
      perform(model.update(.resized(size)))
    case .resumed: terminal.redraw()
    case .ended(let signal):
      _ = endRecording()
      terminal.close()
      Terminal.endProcess(by: signal == 0 ? SIGHUP : signal)
    }
  }

  /// The hint of the first start has been there until a key came: the next start goes without.
  private func rememberIntroduction() {
    isIntroduced = true
    remember(Preferences([Preference.introduction.rawValue: "false"]))
  }

  /// Keeps what the learner chose for the next start; says so once where that fails.
  private func remember(_ choices: Preferences) {
    guard !choices.isEmpty else { return }
    var choices = choices
    // Another program that wrote at the same time may not have known of it.
    if isIntroduced { choices[.introduction] = "false" }
    let kept = choices
    remembering { () throws(Failure) in try Memory.keep(kept) }
  }

  private func keepProgress() {
    guard model.progress != keptProgress else { return }
    let known = keptProgress
    keptProgress = model.progress
    remembering { () throws(Failure) in try ProgressFile.keep(model.progress, beyond: known) }
  }

  private func remembering(_ keep: () throws(Failure) -> Void) {
    guard canRemember else { return }
    do {
      try keep()
    } catch {
      canRemember = false
      _ = model.update(.noticed(.notRemembered(error.reason)))
    }
  }

  private func perform(_ commands: [Command]) {
    for command in commands {
      switch command {
      case .quit(let code): exitCode = code
      case .suspend: for event in terminal.suspend() { handle(event) }
      case .redraw: terminal.redraw()
      case .useMouse(let isOn): terminal.isMouseEnabled = isOn
      case .openScene(let name):
        Terminal.note("scene \(name)")
        let opener = self.opener
        let message = Self.opened { try opener.scene(name) }
        if case .sceneOpened = message { reopen = { try opener.scene(name) } }
        perform(model.update(message))
      case .reopenScene: perform(model.update(Self.opened(reopen)))
      case .readTable(let path, let inputs, let targets):
        perform(model.update(TableOpener.message(path, inputs: inputs, outputs: targets)))
      case .press(let keys): for key in keys where exitCode == nil { perform(model.update(.key(key))) }
      case .write(let draft): perform(model.update(.exported(Exports.write(draft))))
      case .startRecording(let stem):
        do {
          recorder = try SessionRecorder(stem: stem, of: model)
          perform(model.update(.exported(.recordingStarted)))
        } catch {
          perform(model.update(.exported(.notSaved(error.reason))))
        }
      case .stopRecording:
        if let notice = endRecording() { perform(model.update(.exported(notice))) }
      }
    }
  }

  /// What comes of opening a scene.
  nonisolated static func opened(_ open: () throws -> Scene) -> Message {
    do {
      return .sceneOpened(try open())
    } catch let failure as Failure {
      return .sceneFailed(failure.lines)
    } catch {
      return .sceneFailed([LocalizedText("\(error)")])
    }
  }
}

extension Event {
  /// Whether the system asks for something, and no key.
  fileprivate var isRequest: Bool {
    switch self {
    case .ended, .resized, .resumed: true
    case .key, .clicked, .scrolled, .pasted: false
    }
  }
}
