// The only way to change the model.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// Takes one message in.
  ///
  /// - Returns: what the world outside has to do, in this order.
  package mutating func update(_ message: Message) -> [Command] {
    defer { noteQuestion() }
    switch message {
    case .key(let key):
      return handle(takesText ? [key] : key.withoutInputMethod)
    case .clicked(let point):
      return click(point)
    case .scrolled(let point, let steps):
      scroll(point, steps: steps)
    case .pasted(let text):
      paste(text)
    case .resized(let size):
      self.size = size
      refreshSlice()
    case .ticked(let seconds, let allowance):
      tick(seconds: seconds, allowance: allowance)
    case .sliceComputed(let image):
      // Without animation a contour appears at once, and not as it gets finer.
      if isWanted(image), playback.isAnimated || image.isFinest { show(image) }
    case .curvatureComputed(let known):
      if known.request == wantedCurvature { curvature = known }
    case .sweepComputed(let image): show(image)
    case .rivalComputed(let image): takeRival(image)
    case .sharpnessComputed(let answers):
      for answer in answers { sharpness.add(answer) }
      refreshSharpness()
    case .mapComputed(let image): if image.request == wantedMap { map = image }
    case .basinsComputed(let image): if image.request == wantedBasins { basins = image }
    case .fanComputed(let image): show(image)
    case .flowComputed(let image): show(image)
    case .curveComputed(let image): take(image)
    case .noticed(let phrase):
      show(phrase, seconds: phrase == .firstLook ? Self.introductionSeconds : 5)
    case .terminalTold(let findings):
      adopt(findings)
    case .exported(let notice):
      note(notice)
    case .catalogRead(let entries):
      catalog = entries
    case .progressRead(let known):
      progress = progress.joined(with: known)
      progress.reach(.opened, of: workspace.scene.name)
    case .sceneOpened(let scene):
      open(scene)
    case .sceneFailed(let lines):
      isReloading = false
      show(.sceneFailed(lines.first ?? LocalizedText(""), more: max(0, lines.count - 1)))
    case .tableRead(let path, let table): take(.table(path, table), tellsWhyNot: true)
    case .tableFailed(let lines):
      show(.sceneFailed(lines.first ?? LocalizedText(""), more: max(0, lines.count - 1)), seconds: 12)
    }
    return []
  }

  /// Whether a picture of the contour is of use: it is the one that is wanted, or while a run plays at least of a step
  /// not so long ago as the last.
  private func isWanted(_ image: SliceImage) -> Bool {
    guard let wanted = wantedSlice else { return false }
    if image.request == wanted { return true }
    return playback.isPlaying && slice?.request != wanted && image.request.columns == wanted.columns
      && image.request.rows == wanted.rows && image.request.viewport == wanted.viewport
      && image.request.landscape.hasSameAxes(as: wanted.landscape)
  }

  /// Whether the picture changes from frame to frame.
  package var isAnimating: Bool { (playback.isPlaying && overlay == nil) || destination != nil || isChecking }

  /// Takes keys in one after the other; the world's part in one of them comes before the next.
  private mutating func handle(_ keys: [Key]) -> [Command] {
    for (index, key) in keys.enumerated() {
      let commands = handle(key)
      if commands.isEmpty { continue }
      let rest = Array(keys[(index + 1)...])
      return rest.isEmpty ? commands : commands + [.press(rest)]
    }
    return []
  }

  private mutating func handle(_ key: Key) -> [Command] {
    if key == Key(.character("c"), control: true) { return [.quit(130)] }
    if destination != nil {
      // Any key stops a long way where it is; Esc does nothing else.
      destination = nil
      toast = nil
      if key == Key(.escape) { return [] }
    }
    if let commands = performOverEverything(key) { return commands }
    if overlay != nil { return handleInOverlay(key) }
    guard let action = Action(key: key) else { return [] }
    return perform(action)
  }

  /// Does what a key or a click asks for, or says why it can't.
  mutating func perform(_ action: Action) -> [Command] {
    if look.focus.part.perform(action, &self) { return [] }
    if let reason = reason(against: action) {
      show(reason)
      return []
    }
    toast = nil
    return action.act(&self)
  }

  mutating func show(_ phrase: Phrase, seconds: Double = 5) {
    toast = Toast(phrase: phrase, secondsLeft: seconds)
  }

  /// Does something that undo can take back, and says so: in its own words, or where it is `told` otherwise, in those.
  mutating func undoably(
    _ phrase: Phrase, told: Phrase? = nil, look: ParameterLook? = nil, _ change: (inout Model) -> Void
  ) {
    let before = workspace
    change(&self)
    guard workspace != before else { return }
    done.append(Deed(phrase: phrase, before: before, lookBefore: look))
    if done.count > Self.mostDeeds { done.removeFirst() }
    if !undone.isEmpty { guesses.remember(undone.compactMap(\.after)) }
    undone.removeAll()
    lastDeed = phrase
    show(told ?? phrase)
  }

  /// A run without biases has fewer parameters than the one before it.
  private mutating func keepAxesInside() {
    let count = situation.names.count
    if look.axisX >= count { look.axisX = 0 }
    let other = situation.names.first(except: look.axisX)
    look.axisY = look.axisY.flatMap { $0 < count && $0 != look.axisX ? $0 : nil } ?? other
  }

  /// Brings situation and slice up to date after the run or the cursor changed.
  mutating func refresh() {
    workspace.keepPace()
    situation = Self.situation(of: workspace)
    look.selection = min(look.selection, situation.names.count - 1)
    keepAxesInside()
    if let data = workspace.scene.experiment.dataset { look.sample = min(look.sample, data.count - 1) }
    endAssumptionsElsewhere()
    revealAnswer()
    tellGuess()
    refreshCurvature()
    refreshSlice()
  }
}
