// What undo brings back: the scene, its runs, and where in time the learner is.

import NablaCore
import NablaLesson
import NablaWords

/// One run and its name on screen.
package struct Run: Equatable, Sendable {
  /// Counts up over the life of a workspace; a comparison begins again with A.
  package let number: Int
  package var history: History
  /// A pinned run is never dropped to make room.
  package var isPinned: Bool
  /// Its part in a comparison; nil where it is in none.
  package var entry: RaceEntry?
  /// Its part in a comparison that has ended.
  package var formerEntry: RaceEntry?
  /// The place in the contour where the learner started it, in words; nil where nobody has pointed at one.
  package var place: String?

  /// A letter: A for the first run, and so on.
  package var name: String {
    String(Character(Unicode.Scalar(UInt8(65 + number % 26)))) + (number >= 26 ? "\(number / 26)" : "")
  }
}

/// A place in time: a step and one of its beats.
package struct Cursor: Hashable, Sendable {
  package var step: Int
  package var beat: Int

  package static let start = Cursor(step: 0, beat: 0)

  package init(step: Int, beat: Int) {
    self.step = step
    self.beat = beat
  }
}

/// The scene and its runs.
package struct Workspace: Equatable, Sendable {
  @Boxed package private(set) var scene: Scene
  /// The panels in the order of their numbers: the scene's own first, then the others.
  package let panels: [Panel]
  /// What was typed for the comparison; nil where a key started it, or it has been changed since.
  package var raceText: String?
  /// Oldest first; never empty, at most `mostRuns`.
  package internal(set) var runs: [Run]
  /// The number of the run the learner is on.
  package private(set) var currentNumber: Int
  package var cursor: Cursor
  /// What the learner has predicted, until it is told.
  package var guess: Guess?
  private var nextNumber: Int

  package static let mostRuns = RunLimits.mostKept

  package init(_ scene: Scene) {
    self.scene = scene
    panels = Self.panels(of: scene)
    runs = [Run(number: 0, history: History(scene.experiment), isPinned: false)]
    currentNumber = 0
    nextNumber = 1
    cursor = .start
  }

  private static func panels(of scene: Scene) -> [Panel] {
    let meaningful = Panel.allCases.filter { scene.experiment.dataset != nil || !$0.needsNetwork }
    let wanted = scene.panels.filter(meaningful.contains)
    // Where the scene has no wish, several samples are worth seeing before the numbers of one.
    let hasSamples = scene.experiment.dataset.map { $0.count > 1 } ?? false
    var order = wanted.isEmpty && hasSamples ? [.network, .contour, .loss, .data] : wanted
    for panel in meaningful where !order.contains(panel) { order.append(panel) }
    return order
  }

  package var current: Run {
    get { runs[currentIndex] }
    set { runs[currentIndex] = newValue }
  }

  private var currentIndex: Int { runs.firstIndex { $0.number == currentNumber }! }

  package var history: History {
    get { runs[currentIndex].history }
    _modify { yield &runs[currentIndex].history }
  }

  /// Puts a run beside the others and moves to it.
  ///
  /// - Parameters:
  ///   - history: the run, as far as it has gone.
  ///   - cursor: the step and beat to show of it.
  ///   - place: the place in the contour where the learner started it.
  ///   - replaces: whether the current run, which nobody has used yet, gives way.
  ///   - succeeds: whether it takes the current run's part in a comparison.
  /// - Returns: the run that had to go because there were too many.
  @discardableResult
  package mutating func open(
    _ history: History, at cursor: Cursor, startedAt place: String? = nil, replaces: Bool = false,
    succeeds: Bool = false
  ) -> Run? {
    guess = nil
    if replaces {
      runs[currentIndex].history = history
      runs[currentIndex].formerEntry = nil
      runs[currentIndex].place = place
      runs[currentIndex].renewLimit()
      self.cursor = cursor
      return nil
    }
    var run = Run(number: nextNumber, history: history, isPinned: false, place: place)
    if succeeds, let entry = current.entry {
      run.entry = entry
      run.isPinned = true
      run.renewLimit()
      current.formerEntry = entry
      current.entry = nil
      current.isPinned = false
      // The compared runs stay in their order.
      runs.insert(run, at: currentIndex + 1)
    } else {
      runs.append(run)
    }
    currentNumber = nextNumber
    nextNumber += 1
    self.cursor = cursor
    guard runs.count > Self.mostRuns, let index = runs.firstIndex(where: { !$0.isPinned && $0.number != currentNumber })
    else { return nil }
    return runs.remove(at: index)
  }

  /// Puts the runs of a comparison in the place of all others, at their start.
  package mutating func race(_ card: RaceCard) {
    raceText = nil
    guess = nil
    runs = card.entries.indices.map {
      card.run($0, number: $0, History(card.entries[$0].experiment, startValues: card.startValues))
    }
    currentNumber = card.current
    nextNumber = runs.count
    cursor = .start
  }

  /// Puts runs in the place of all others that are the current one up to a step, and go on from there with their own
  /// settings.
  package mutating func race(_ card: RaceCard, from step: Int) {
    guess = nil
    let past = history.truncated(to: step)
    let start = past.settings(at: 0)
    runs = card.entries.indices.map { index in
      let settings = card.entries[index].experiment.settings
      var own = past
      if settings != past.settings(at: step) { own.change(.settings(settings), at: step) }
      var run = card.run(index, number: index, own)
      run.entry = RaceEntry(
        place: index, label: nil,
        differences: step == 0 ? card.entries[index].entry.differences : card.shared(from: start),
        limit: card.entries[index].entry.limit, settings: step == 0 ? settings : start)
      run.entry?.initialization = own.experiment.initialization
      run.entry?.startValues = own.startValues
      return run
    }
    currentNumber = card.current
    nextNumber = runs.count
  }

  /// Puts more runs beside those that are compared; they catch up.
  package mutating func add(_ card: RaceCard) {
    for index in card.entries.indices {
      var run = card.run(
        index, number: nextNumber, History(card.entries[index].experiment, startValues: card.startValues))
      // The colour of none of the others.
      run.entry?.place = (0..<Self.mostRuns).first { place in !runs.contains { $0.entry?.place == place } } ?? 0
      runs.append(run)
      nextNumber += 1
    }
    keepPace()
  }

  /// Takes one of several compared runs away; not the current one.
  package mutating func drop(_ number: Int) {
    guard number != currentNumber else { return }
    runs.removeAll { $0.number == number && $0.entry != nil }
  }

  /// Ends a comparison: the current run stays, the others too where they are wanted as they are.
  package mutating func endRace(keepingOthers: Bool = false) {
    if !keepingOthers { runs.removeAll { $0.number != currentNumber && $0.entry != nil } }
    for index in runs.indices {
      if let entry = runs[index].entry { runs[index].formerEntry = entry }
      runs[index].entry = nil
      runs[index].isPinned = false
    }
  }

  /// Moves to another run, to the step nearest to where the cursor was.
  package mutating func move(to number: Int) {
    guard runs.contains(where: { $0.number == number }) else { return }
    let step = cursor.step
    currentNumber = number
    cursor = Cursor(step: min(step, lastShownStep), beat: 0)
  }

  /// The last step that can be shown: a diverged run ends with its last finite step.
  package var lastShownStep: Int {
    guard let diverged = history.divergedAt else { return history.latestStep }
    return max(0, min(history.latestStep, diverged - 1))
  }

  /// The last step whose cost is drawn. A rewound run shows its past only, so that a step looks the same from wherever
  /// one comes; where it diverged, the end belongs to its last step.
  package var lastDrawnStep: Int {
    hasDiverged && cursor.step == lastShownStep ? history.latestStep : min(cursor.step, history.latestStep)
  }

  /// The step that a change made now acts from: in the middle of a step the next one. A diverged run has nothing to go on
  /// with after its last finite step.
  package var changeStep: Int {
    let isLast = hasDiverged && cursor.step >= lastShownStep
    return cursor.beat == 0 || isLast ? cursor.step : cursor.step + 1
  }

  /// Whether the run can go no further.
  package var hasDiverged: Bool { history.divergedAt != nil }
}
