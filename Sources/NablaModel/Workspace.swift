// What undo brings back: the scene, its runs, and where in time the learner is.

import NablaCore
import NablaLesson

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
  /// Oldest first; never empty, at most `mostRuns`.
  package internal(set) var runs: [Run]
  /// The number of the run the learner is on.
  package private(set) var currentNumber: Int
  package var cursor: Cursor
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
    let meaningful = Panel.available.filter { scene.experiment.dataset != nil || !$0.needsNetwork }
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
    runs = card.entries.enumerated().map { index, item in
      var entry = item.entry
      entry.initialization = item.experiment.initialization
      entry.startValues = card.startValues
      return Run(
        number: index, history: History(item.experiment, startValues: card.startValues), isPinned: true, entry: entry)
    }
    currentNumber = card.current
    nextNumber = runs.count
    cursor = .start
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
