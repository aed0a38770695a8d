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
      return "\(run.name) \(run.comparedName(in: language, at: last, isShort: isShort))"
    }
    let start = history.settings(at: 0)
    let changes = RaceLabel.changes(from: start, to: history.settings(at: last)).map { $0.text(in: language) }
    return ([run.name] + words(for: run, from: start, in: language) + (changes.isEmpty ? [] : ["→"] + changes))
      .joined(separator: " ")
  }

  private func words(for run: Run, from start: Settings, in language: Language) -> [String] {
    let differences = RaceLabel.changes(from: scene.experiment.settings, to: start).map { $0.text(in: language) }
    let rate = RaceLabel.rate(start.learningRate).text(in: language)
    if let place = run.place { return [place] + differences }
    return (differences.contains(rate) ? [] : [rate]) + differences + startWords(for: run, in: language)
  }

  /// Where it starts, unless that is where the scene does.
  private func startWords(for run: Run, in language: Language) -> [String] {
    let isOther = run.history.experiment.initialization != scene.experiment.initialization
    let own = RaceLabel.start(run.history.experiment.initialization, from: scene.experiment.initialization)
    if run.history.startValues.count > 2 { return run.history.startValueWords(in: language) }
    return (isOther ? [own.text(in: language)] : []) + run.history.startValueWords(in: language)
  }
}

extension History {
  /// The values that a learner gave to parameters at the start, beyond some that are the same for all runs.
  func startValueWords(beyond others: [Int: Double] = [:], in language: Language) -> [String] {
    let values = startValues.filter { others[$0.key] != $0.value }.sorted { $0.key < $1.key }
    if values.count > 2 { return [RaceLabel.start(.given).text(in: language)] }
    return values.map { "\(experiment.names.name(at: $0.key)) = \(Words.coordinate($0.value))" }
  }
}
