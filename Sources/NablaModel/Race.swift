// Several runs from one start, side by side and in step.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaWords

/// What a compared run is known by.
package struct RaceEntry: Equatable, Sendable {
  /// Its place in the comparison, from 0: its colour and its pattern.
  package internal(set) var place: Int
  /// What the scene calls it.
  package let label: LocalizedText?
  /// What sets it apart from the run that the comparison started from.
  package let differences: [RaceLabel]
  /// The largest η that is stable at its start; nil where there is none or it is not known.
  package var limit: Double?
  /// What the comparison started it with.
  package let settings: Settings
  /// Where the comparison started it; nil until it has.
  var initialization: Initialization?
  /// The values that a learner had given to parameters there, by their numbers.
  var startValues: [Int: Double] = [:]

  /// Its name: what the scene calls it, after its learning rate where that sets it apart; else what sets it apart.
  package func name(in language: Language) -> String {
    guard let label else { return shortName(in: language) }
    let rates = differences.filter { if case .rate = $0 { return true } else { return false } }
    return (rates.map { $0.text(in: language) } + [label[language].sanitized(limit: 60)]).joined(separator: " ")
  }

  /// What sets it apart, in as few words as possible: as the scene calls it, unless that is longer.
  package func shortName(in language: Language) -> String {
    let words = differences.map { $0.text(in: language) }.joined(separator: " ")
    guard let called = label?[language].sanitized(limit: 60) else {
      return words.isEmpty ? RaceLabel.asItIs.text(in: language) : words
    }
    return words.isEmpty || TextWidth.of(called) <= TextWidth.of(words) ? called : words
  }

  /// The name of a run in its place, which a learner may have started with something else since, or elsewhere.
  func name(of history: History, in language: Language, isShort: Bool) -> String {
    let own = isShort ? shortName(in: language) : name(in: language)
    let moved = history.startValueWords(beyond: startValues, in: language)
    var changes = RaceLabel.changes(from: settings, to: history.settings(at: 0))
    if let initialization, initialization != history.experiment.initialization {
      changes.append(.start(history.experiment.initialization, from: initialization))
    }
    guard !changes.isEmpty else { return ([own] + moved).joined(separator: " ") }
    let added = changes.filter { change in !differences.contains { $0.isOfKind(change) } }
    // What the scene calls it tells of where it starts, and of what sets it apart.
    let isAsCalled = label != nil && added == changes && !added.contains { $0.isOfKind(.seed(0)) }
    let kept = differences.map { own in changes.first { own.isOfKind($0) } ?? own }
    let all = isAsCalled ? added : kept + added
    let rates = all.filter { $0.isOfKind(.rate(0)) }.map { $0.text(in: language) }
    let others = all.filter { !$0.isOfKind(.rate(0)) }.map { $0.text(in: language) }
    return (rates + (isAsCalled ? [own] : []) + others + moved).joined(separator: " ")
  }
}

extension RaceCard {
  /// One of the runs, with a history that is its own.
  func run(_ index: Int, number: Int, _ history: History) -> Run {
    var entry = entries[index].entry
    entry.initialization = entries[index].experiment.initialization
    entry.startValues = startValues
    return Run(number: number, history: history, isPinned: true, entry: entry)
  }

  /// What all runs had up to where they part, of the settings in which they differ.
  func shared(from start: Settings) -> [RaceLabel] {
    for item in entries {
      let labels = RaceLabel.changes(from: item.experiment.settings, to: start)
      if !labels.isEmpty { return labels }
    }
    return []
  }
}

extension Workspace {
  package var isRacing: Bool { runs.contains { $0.entry != nil } }

  /// Whether the compared runs' costs measure different things, so that none is higher or lower than another.
  package var hasUnlikeCosts: Bool {
    let losses = Set(runs.filter { $0.entry != nil }.map { $0.history.settings(at: cursor.step).loss })
    return losses.count > 1
  }

  /// Whether a compared run other than the current one can still go on.
  package var othersGoOn: Bool {
    runs.contains { $0.entry != nil && $0.number != currentNumber && $0.history.divergedAt == nil }
  }

  /// Lets every compared run get as far as the cursor; one that has diverged stays where it is.
  package mutating func keepPace() {
    guard isRacing else { return }
    for index in runs.indices where runs[index].entry != nil {
      runs[index].advance(to: cursor.step)
    }
  }
}

extension Run {
  /// Its name in a comparison at a step, with what a learner has changed since the start: η 0.01 → η 0.2.
  package func comparedName(
    in language: Language, at step: Int, editsThrough lastEdit: Int? = nil, isShort: Bool = false
  )
    -> String
  {
    guard let entry = entry ?? formerEntry else { return name }
    return
      ([entry.name(of: history, in: language, isShort: isShort)]
      + history.changeWords(through: step, editsThrough: max(step, lastEdit ?? 0), in: language))
      .joined(separator: " ")
  }

  /// Finds the limit of its learning rate anew, where a learner has changed where or with what it starts.
  package mutating func renewLimit() {
    guard entry != nil else { return }
    var experiment = history.experiment
    experiment.settings = history.settings(at: 0)
    entry?.limit = Curvatures.limit(of: experiment, startValues: history.startValues)
  }

  /// Makes the steps up to one that it has not made yet.
  mutating func advance(to step: Int) {
    guard history.divergedAt == nil else { return }
    history.advance(by: step - history.latestStep)
  }

  /// The mean of |y − a| over samples and outputs at a step; nil for a formula.
  package func meanError(at step: Int) -> Double? {
    meanError(of: history.state(at: step).parameters, at: step)
  }

  /// The same along the run, at a few hundred steps at most; empty where that would take too long for a frame.
  package func meanErrors(through last: Int) -> [(step: Int, error: Double)] {
    let path = history.path
    let points = path.points.prefix(last / path.spacing + 1)
    guard let data = history.experiment.dataset, data.count * history.experiment.names.count <= 4_000 else { return [] }
    let stride = max(1, points.count / 200)
    return Swift.stride(from: 0, to: points.count, by: stride).compactMap { index in
      meanError(of: points[index], at: index * path.spacing).map { (index * path.spacing, $0) }
    }
  }

  private func meanError(of parameters: [Double], at step: Int) -> Double? {
    guard let data = history.experiment.dataset, let network = history.settings(at: step).network else { return nil }
    let pass = ForwardPass(of: network, at: parameters, inputs: data.inputs)
    return zip(pass.outputs, data.targets).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(data.targets.count)
  }
}

/// The runs that a comparison starts with.
package struct RaceCard {
  package let entries: [(experiment: Experiment, entry: RaceEntry)]
  /// Which of them is the run that it started from.
  let current: Int
  /// The values that a learner gave to parameters at the start, by their numbers; the same for all.
  package let startValues: [Int: Double]
  /// Whether they are learning rates around the one in force, and not what the scene compares.
  var isOfRates = false

  /// Whether all of them start at one place.
  package var sharesStart: Bool {
    entries.allSatisfy { $0.experiment.initialization == entries[0].experiment.initialization }
  }

  /// What the scene wants compared, and its own settings where they are not among it.
  package init(
    _ variants: [RunVariant], of base: Experiment, startValues: [Int: Double] = [:], findsLimits: Bool = true
  ) {
    func limit(of experiment: Experiment) -> Double? {
      findsLimits ? Curvatures.limit(of: experiment, startValues: startValues) : nil
    }
    self.startValues = startValues
    var entries: [(experiment: Experiment, entry: RaceEntry)] = []
    let isListed = variants.contains { $0.experiment(from: base) == base }
    if !isListed {
      entries.append(
        (
          base,
          RaceEntry(
            place: 0, label: nil, differences: [], limit: limit(of: base), settings: base.settings)
        ))
    }
    let differences = Self.differences(of: variants, from: base)
    for (number, variant) in variants.prefix(Workspace.mostRuns - entries.count).enumerated() {
      let experiment = variant.experiment(from: base)
      guard experiment.settings.conflict(with: experiment.subject) == nil else { continue }
      let entry = RaceEntry(
        place: entries.count, label: variant.label, differences: differences[number],
        limit: limit(of: experiment), settings: experiment.settings)
      entries.append((experiment, entry))
    }
    self.entries = entries
    current = entries.firstIndex { $0.experiment == base } ?? 0
  }

  /// What sets each of some runs apart. Beside other schemes of starting, the one that the scene has as well is called by its
  /// name, too, and not by its seed.
  private static func differences(of variants: [RunVariant], from base: Experiment) -> [[RaceLabel]] {
    let hasSchemes = Set(variants.compactMap { $0.initialization?.name }).count > 1
    return variants.map { variant in
      RaceLabel.differences(of: variant, from: base).map { label in
        guard hasSchemes, case .seed = label, let initialization = variant.initialization else { return label }
        return .start(initialization.name)
      }
    }
  }

  /// The runs that were asked for, and no other.
  package init(exactly variants: [RunVariant], of base: Experiment, startValues: [Int: Double]) {
    let moves = variants.contains { $0.initialization != nil }
    let differences = Self.differences(of: variants, from: base)
    self.startValues = moves ? [:] : startValues
    entries = variants.enumerated().map { place, variant in
      let experiment = variant.experiment(from: base)
      return (
        experiment,
        RaceEntry(
          place: place, label: nil, differences: differences[place],
          limit: Curvatures.limit(of: experiment, startValues: moves ? [:] : startValues), settings: experiment.settings
        )
      )
    }
    current = entries.firstIndex { $0.experiment == base } ?? 0
  }

  /// The runs of a comparison again, all from another start.
  package init(_ runs: [Run], current number: Int, from initialization: Initialization) {
    let compared = runs.filter { $0.entry != nil }
    entries = compared.map { run in
      var experiment = run.history.experiment
      experiment.initialization = initialization
      let entry = run.entry!
      return (
        experiment,
        RaceEntry(
          place: entry.place, label: entry.label, differences: entry.differences,
          limit: Curvatures.limit(of: experiment), settings: entry.settings)
      )
    }
    current = compared.firstIndex { $0.number == number } ?? 0
    startValues = [:]
  }

  /// Learning rates that straddle the limit at the start, with the one in force.
  package init(ladderAround base: Experiment, startValues: [Int: Double] = [:], findsLimits: Bool = true) {
    isOfRates = true
    self.startValues = startValues
    let rate = base.settings.learningRate
    // The start is the same for all, and so is the limit.
    let limit = findsLimits ? Curvatures.limit(of: base, startValues: startValues) : nil
    var start = base.firstParameters
    for (index, value) in startValues { start[index] = value }
    let rates = findsLimits ? RateLadder(base, from: start, limit: limit).rates : [rate]
    entries = rates.enumerated().map { place, rate in
      var experiment = base
      experiment.settings.learningRate = rate
      return (
        experiment,
        RaceEntry(
          place: place, label: nil, differences: [.rate(rate)], limit: limit, settings: experiment.settings)
      )
    }
    current = rates.firstIndex(of: rate) ?? 0
  }
}
