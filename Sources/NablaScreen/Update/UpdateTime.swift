// Playing, stepping and going anywhere in time.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  mutating func setPlaying(_ isPlaying: Bool) {
    playback.isPlaying = isPlaying
    playback.firstStep = workspace.cursor.step
    playback.isOpening = false
    playback.credit = 0
    playback.calm = 0
  }

  /// Goes to a step that may be far ahead: then the steps are made bit by bit, and any key stops.
  mutating func travel(to step: Int) {
    // In a comparison the last of its runs says how far it is.
    let compared = workspace.runs.filter { $0.entry != nil && $0.history.divergedAt == nil }.map(\.history.latestStep)
    let latest = min(workspace.history.latestStep, compared.min() ?? .max)
    guard step > latest + longestLeap, !workspace.hasDiverged else { return go(to: step) }
    destination = step
  }

  /// How many new steps are made at once: 200, and fewer where they would take longer than a key may wait.
  private var longestLeap: Int {
    let experiment = workspace.history.experiment
    let runs = max(1, workspace.runs.count { $0.entry != nil })
    // A step goes forward and back through the network for all samples, for its numbers and for the screen's.
    let effort = 6 * Double(experiment.names.count) * Double(experiment.dataset?.count ?? 1) * Double(runs)
    return Int(clamping: min(200, max(1, 1e9 / effort)))
  }

  /// Makes the next steps on the way to a destination.
  private mutating func travelOn(to target: Int, allowance: Int) {
    let next = min(target, workspace.history.latestStep + max(1, min(allowance, 100_000)))
    if playback.isAnimated || next == target {
      go(to: next)
    } else {
      workspace.history.advance(by: next - workspace.history.latestStep)
      if workspace.hasDiverged { go(to: next) }
    }
    if workspace.history.latestStep >= target || workspace.hasDiverged {
      destination = nil
      if !workspace.hasDiverged { toast = nil }
    } else {
      show(.travelling(step: workspace.history.latestStep, to: target))
    }
    refresh()
  }

  mutating func stopping(_ move: (inout Model) -> Void) {
    setPlaying(false)
    move(&self)
    refresh()
  }

  /// Of how many steps in one go it is still heard that each was made.
  private static let stepsAtOnce = 64

  /// Goes to the first beat of a step, making the steps that nobody has made yet.
  mutating func go(to step: Int, each stepMade: () -> Void = {}) {
    let target = max(0, step)
    while workspace.history.latestStep < target, !workspace.hasDiverged {
      let before = workspace.history.latestStep
      workspace.history.advance(by: min(target - before, Self.stepsAtOnce))
      for _ in before..<workspace.history.latestStep { stepMade() }
    }
    if target > workspace.lastShownStep, handOver() { return go(to: target, each: stepMade) }
    workspace.cursor = Cursor(step: min(target, workspace.lastShownStep), beat: 0)
    if target > workspace.lastShownStep { showDivergence() }
  }

  /// Pauses and goes to a beat of the same step.
  mutating func go(toBeat beat: Int) {
    stopping { $0.workspace.cursor.beat = beat }
  }

  private mutating func moveBeat(forward: Bool) {
    let last = beats.count - 1
    if forward {
      if workspace.cursor.beat < last {
        workspace.cursor.beat += 1
      } else {
        go(to: workspace.cursor.step + 1)
      }
    } else if workspace.cursor.beat > 0 {
      workspace.cursor.beat -= 1
    } else if workspace.cursor.step > 0 {
      workspace.cursor = Cursor(step: workspace.cursor.step - 1, beat: last)
    }
  }

  /// Goes to the next or the previous beat, or term of one; where the panels leave the step out, it comes up, because a
  /// beat without its words says little.
  mutating func goToBeat(forward: Bool) {
    if moveTerm(forward: forward) { return }
    bringUpStep()
    stopping { $0.moveBeat(forward: forward) }
    if !forward { endTerms() }
  }

  /// Shows the step's panel where the panels leave it out.
  mutating func bringUpStep() {
    let arrangement = arrangement
    if arrangement.kind == .grid, arrangement.rect(of: .step) == nil { look.focus = .step }
  }

  mutating func changeSpeed(by offset: Int) {
    let place = playback.speed ?? Playback.place(of: pace)
    let next = min(max(place + offset, 0), Playback.ladder.count - 1)
    playback.speed = next
    playback.credit = 0
    show(.speedSet(playback.pace(atPlace: next)))
  }

  /// Turns movement between two pictures on or off.
  package mutating func setAnimated(_ isAnimated: Bool) {
    playback.isAnimated = isAnimated
    playback.calm = 0
    show(.animationSet(isAnimated))
  }

  /// Lets time go by.
  mutating func tick(seconds: Double, allowance: Int) {
    let elapsed = seconds > 0 ? min(seconds, 0.25) : 0
    if var toast {
      toast.secondsLeft -= seconds > 0 ? seconds : 0
      self.toast = toast.secondsLeft > 0 ? toast : nil
    }
    if let destination { return travelOn(to: destination, allowance: allowance) }
    if case .gradientCheck(let check) = overlay, !check.isFinished { return showCheck(check, scroll: check.scroll) }
    guard playback.isPlaying, overlay == nil else { return }
    let pace = pace
    playback.credit += elapsed * pace.perSecond
    if !playback.isAnimated {
      playback.calm += elapsed
      if playback.calm < Playback.calmSeconds { return }
    }
    let units = Int(clamping: min(playback.credit, 1e6))
    guard units > 0 else { return }
    playback.calm = 0
    playback.credit = min(playback.credit - Double(units), 1)
    if pace.showsBeats {
      for _ in 0..<min(units, beats.count) { playBeat() }
    } else {
      // Not past an answer that someone waits for.
      let most = min(max(1, allowance), stepsToAnswer ?? .max)
      playSteps(min(units, most))
    }
    refresh()
    pauseOpening()
  }

  /// Goes on to the next beat that shows in any panel on screen; those that show nothing take no time.
  private mutating func playBeat() {
    guard playback.isPlaying else { return }
    let before = draw()
    repeat {
      guard workspace.cursor.beat < beats.count - 1 else { return playStep() }
      if isAboutToAnswer, beats[workspace.cursor.beat + 1] == .update { return stopBeforeAnswer() }
      workspace.cursor.beat += 1
    } while draw() == before
  }

  /// Steps forward while playing, up to one that answers or where playing pauses.
  private mutating func playSteps(_ count: Int) {
    var left = count
    while playback.isPlaying, left > 0 {
      if isAboutToAnswer { return stopBeforeAnswer() }
      // The step before an answer is looked at by itself.
      let ahead = stepsToAnswer.map { max(1, $0 - 1) } ?? .max
      let before = workspace.cursor.step
      playStep(atOnce: min(left, ahead))
      left -= max(1, workspace.cursor.step - before)
    }
  }

  /// A step forward while playing, or several where nobody has made them yet; pauses where the run first converges, and
  /// where it diverges.
  private mutating func playStep(atOnce most: Int = 1) {
    let isNew = workspace.cursor.step >= workspace.history.latestStep
    guard isNew else {
      workspace.cursor = Cursor(step: min(workspace.cursor.step + 1, workspace.lastShownStep), beat: 0)
      if workspace.hasDiverged, workspace.cursor.step == workspace.lastShownStep {
        if !handOver() { pauseDiverged() }
      } else if !workspace.isRacing {
        pauseWherePatienceEnds()
      }
      return
    }
    guard !workspace.hasDiverged else {
      if handOver() { return }
      return pauseDiverged()
    }
    // Compared runs go step by step, because the last of them says where to pause.
    let isRacing = workspace.isRacing
    let hasConverged = workspace.history.advance(
      by: isRacing ? 1 : min(most, max(1, patienceLeft?.steps ?? .max)), pausesWhereConverged: !isRacing)
    workspace.cursor = Cursor(step: workspace.lastShownStep, beat: 0)
    if workspace.hasDiverged {
      if handOver() { return }
      return pauseDiverged()
    }
    if isRacing { return pauseWhereRaceIsOver() }
    if hasConverged {
      setPlaying(false)
      show(convergedPhrase, seconds: 60)
    } else {
      pauseWherePatienceEnds()
    }
  }

  /// How long one may go on from the step on screen without a lower test cost.
  private var patienceLeft: (steps: Int, best: Int)? {
    workspace.history.patienceLeft(at: workspace.cursor.step, since: playback.firstStep)
  }

  private mutating func pauseWherePatienceEnds() {
    guard let left = patienceLeft, left.steps <= 0 else { return }
    setPlaying(false)
    let patience = workspace.history.settings(at: workspace.cursor.step).patience
    show(.testStopped(patience: patience, best: left.best), seconds: 60)
  }

  private var convergedPhrase: Phrase {
    let step = workspace.history.latestStep
    if let target = workspace.history.experiment.targetCost { return .targetReached(step: step, target) }
    if case .perceptron = workspace.history.latest.state.optimizer { return .perceptronSettled(step: step) }
    let history = workspace.history
    return .slopeIsFlat(
      step: step, flatPlace(of: history.record(through: step), in: history),
      ofMoving: !history.settings(at: step).frozen.isEmpty)
  }

  private mutating func pauseDiverged() {
    setPlaying(false)
    showDivergence()
  }

  mutating func showDivergence() {
    guard let divergence else { return }
    show(divergence, seconds: 60)
  }
}
