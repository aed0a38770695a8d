// What a run is called beside others: by what its steps are made with, and by where it starts.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaWords

extension Workspace {
  /// A run's letter, and what it is: its place in a comparison, or else its learning rate and whatever sets it apart from
  /// the scene; after an arrow what was changed on its way.
  package func title(of run: Run, in language: Language, isShort: Bool = false) -> String {
    let history = run.history
    // A run that nobody goes on with is what its steps were made with, whatever was changed after the last of them.
    let goesOn = run.entry != nil || run.number == currentNumber
    let last = goesOn ? cursor.step : max(0, history.latestStep - 1)
    if run.entry != nil || run.formerEntry != nil {
      return
        "\(run.name) \(run.comparedName(in: language, at: last, editsThrough: goesOn ? last : history.latestStep, isShort: isShort))"
    }
    let start = history.settings(at: 0)
    return
      ([run.name] + words(for: run, from: start, in: language)
      + history.changeWords(through: last, editsThrough: goesOn ? last : history.latestStep, in: language))
      .joined(separator: " ")
  }

  private func words(for run: Run, from start: Settings, in language: Language) -> [String] {
    let differences = RaceLabel.changes(from: scene.experiment.settings, to: start).map { $0.text(in: language) }
    let rate = RaceLabel.rate(start.learningRate).text(in: language)
    if let place = run.place { return [place] + differences }
    return (differences.contains(rate) ? [] : [rate]) + differences + startWords(for: run, in: language)
  }

  /// That it has none of the scene's biases, and where it starts, unless that is where the scene does.
  private func startWords(for run: Run, in language: Language) -> [String] {
    let own = run.history.experiment.initialization
    var scenes = scene.experiment.initialization
    var words: [RaceLabel] = []
    if let network = scene.experiment.settings.network, network.biasCount > 0,
      let kept = run.history.experiment.settings.network, kept.biasCount == 0, kept.sizes == network.sizes
    {
      words.append(.noBiases)
      // Values for biases that it has not set it apart from nothing.
      if case .given(let weights, _) = scenes.scheme { scenes.scheme = .given(weights: weights, biases: []) }
    }
    let values = run.history.startValueWords(in: language)
    if own != scenes, run.history.startValues.count <= 2 { words.append(RaceLabel.start(own, from: scenes)) }
    return words.map { $0.text(in: language) } + values
  }
}

extension History {
  /// What a learner has changed on the way to a step, each after an arrow: → η 0.2, → w1 = 5 (8) with its step.
  ///
  /// - Parameters:
  ///   - last: the last step whose settings count.
  ///   - lastEdit: the last step whose edits do: where a run stands shows them, made with a step or not.
  ///   - language: of the words.
  func changeWords(through last: Int, editsThrough lastEdit: Int, in language: Language) -> [String] {
    func words(from old: Settings, to new: Settings) -> [String] {
      let words = RaceLabel.changes(from: old, to: new).map { $0.text(in: language) }
      return words.isEmpty ? [] : ["→"] + words
    }
    let start = settings(at: 0)
    let now = settings(at: last)
    let onTheWay = changes.filter { $0.step > 0 && $0.step <= lastEdit }
    // What was changed and changed back leaves its trace.
    let detour = onTheWay.first { if case .settings = $0.kind { return $0.step <= last } else { return false } }
    let between = detour.map { settings(at: $0.step) }
    let settingWords =
      between.map { now == start ? words(from: start, to: $0) + words(from: $0, to: now) : words(from: start, to: now) }
      ?? []
    let edits = onTheWay.compactMap { change -> String? in
      guard case .parameter(let index, let value) = change.kind else { return nil }
      return "\(experiment.names.name(at: index)) = \(Words.coordinate(value)) (\(change.step))"
    }
    // The last ones tell enough.
    let shown = edits.count > 2 ? ["…"] + edits.suffix(2) : edits
    return settingWords + (shown.isEmpty ? [] : ["→"] + shown)
  }

  /// The values that a learner gave to parameters at the start, beyond some that are the same for all runs.
  func startValueWords(beyond others: [Int: Double] = [:], in language: Language) -> [String] {
    let names = experiment.names
    let values = startValues.filter { others[$0.key] != $0.value }
      .sorted { names.place(of: $0.key) < names.place(of: $1.key) }
    if values.count > 2 { return [RaceLabel.start(.given).text(in: language)] }
    return values.map { "\(names.name(at: $0.key)) = \(Words.coordinate($0.value))" }
  }
}
