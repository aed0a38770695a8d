// Comparing runs: starting and ending a race, and going from one of its runs to another.

import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// What the learner has set that no run of a race has.
  private func dropped(by card: RaceCard) -> [RaceLabel] {
    let own = settingsInForce
    let changed = RaceLabel.changes(from: workspace.scene.experiment.settings, to: own)
    var dropped = changed.filter { change in
      card.entries.allSatisfy { RaceLabel.changes(from: $0.experiment.settings, to: own).contains(change) }
    }
    let history = workspace.history
    if let first = card.entries.first?.experiment.initialization, first != history.experiment.initialization,
      card.entries.allSatisfy({ $0.experiment.initialization != history.experiment.initialization })
    {
      dropped.append(.start(history.experiment.initialization, from: first))
    } else if history.startValues != card.startValues {
      dropped.append(.start(.given))
    }
    return dropped
  }

  mutating func startRace() { start(raceCard(), typed: nil) }

  /// Starts a comparison at step 0 and goes on to the step on screen.
  ///
  /// - Parameters:
  ///   - card: its runs.
  ///   - text: what was typed for it; nil where a key was pressed.
  mutating func start(_ card: RaceCard, typed text: String?) {
    let step = workspace.cursor.step
    undoably(.raceStarted(card.entries.count, sharesStart: card.sharesStart, dropped: dropped(by: card))) { model in
      model.workspace.race(card)
      model.workspace.raceText = text
      model.travel(to: step)
    }
    showRace()
  }

  mutating func showRace() {
    if !workspace.scene.panels.contains(.runs) || arrangement.rect(of: .runs) == nil { focus(on: .runs) }
    refresh()
  }

  /// Starts the comparison that a scene opens with: one whose panels name `runs`.
  mutating func startScenesRace() {
    guard workspace.scene.panels.contains(.runs) else { return }
    let card = RaceCard(workspace.scene.runs, of: workspace.scene.experiment)
    guard card.entries.count > 1 else { return }
    workspace.race(card)
    refresh()
  }

  /// Ends the comparison; the current run goes on alone.
  mutating func endRace() {
    undoably(.raceEnded) { $0.workspace.endRace() }
    if look.focus == .runs { look.focus = panels[0] }
    refresh()
  }

  /// Goes on with the current run of a race; the others stay behind it as they are.
  mutating func goOnAlone() {
    let name = workspace.current.name
    undoably(.goesOn(name)) { $0.workspace.endRace(keepingOthers: true) }
    if look.focus == .runs { look.focus = panels[0] }
    refresh()
  }

  /// Moves to the next or the previous run of a race.
  mutating func moveRun(by offset: Int) {
    let entries = workspace.runs.filter { $0.entry != nil }
    guard !entries.isEmpty else { return }
    let place = entries.firstIndex { $0.number == workspace.currentNumber } ?? 0
    let next = entries[min(max(place + offset, 0), entries.count - 1)]
    moveTo(run: next.number)
  }

  mutating func moveTo(run number: Int) {
    guard number != workspace.currentNumber else { return }
    workspace.move(to: number)
    look.selection = min(look.selection, names.count - 1)
    refresh()
  }

  /// A race plays on as long as one of its runs has somewhere to go.
  mutating func pauseWhereRaceIsOver() {
    workspace.keepPace()
    let racing = workspace.runs.filter { $0.entry != nil }
    guard racing.allSatisfy({ $0.history.divergedAt != nil || $0.history.hasConverged }) else { return }
    setPlaying(false)
    var ends: [Verdict.Standing] = []
    for run in racing {
      let record = run.history.record(through: run.history.latestStep)
      let end = Verdict(of: record).standing
      if !ends.contains(end) { ends.append(end) }
    }
    show(.raceOver(step: workspace.cursor.step, ends), seconds: 60)
  }

  /// Where the current run of a race has diverged, another one takes over, so that the race goes on.
  ///
  /// - Returns: whether there was one.
  mutating func handOver() -> Bool {
    guard workspace.current.entry != nil, workspace.hasDiverged, workspace.othersGoOn else { return false }
    let diverged = workspace.current.name
    let next = workspace.runs.first { $0.entry != nil && $0.history.divergedAt == nil }!
    let step = workspace.cursor.step
    workspace.move(to: next.number)
    workspace.cursor = Cursor(step: step, beat: 0)
    show(.handedOver(diverged, to: next.name))
    return true
  }
}
