// What happened when: the places of a run that are worth going to.

import NablaCore
import NablaLesson
import NablaWords

/// The start of a run, every change that was made to it, where one is, and its end.
package struct Timeline {
  package typealias Entry = TimelineEntry

  package let entries: [Entry]

  package init(_ model: Model) {
    let workspace = model.workspace
    let history = workspace.history
    func entry(_ step: Int, _ kind: Entry.Kind) -> Entry {
      let costs = history.costs
      return Entry(
        step: step, kind: kind, cost: costs.width == 1 && step < costs.count ? costs.bins[step].greatest : nil)
    }
    var entries = [entry(0, .start)]
    var settings = history.experiment.settings
    for change in history.changes {
      switch change.kind {
      case .parameter(let index, let value):
        entries.append(entry(change.step, .change(.valueSet(model.names.name(at: index), value))))
      case .settings(let next):
        let usual = workspace.optimizer(next.optimizer.name)
        entries += Self.phrases(from: settings, to: next, usual).map { entry(change.step, .change($0)) }
        settings = next
      }
    }
    if let step = history.divergedAt {
      entries.append(entry(step, .diverged))
    } else if history.latestStep > 0 {
      entries.append(entry(history.latestStep, .latest))
    }
    let step = workspace.cursor.step
    if !entries.contains(where: { $0.step == step }) { entries.append(entry(step, .here)) }
    // A change may be made ahead of the end so far.
    self.entries = entries.sorted { $0.step < $1.step }
  }

  /// The steps at which something was changed, ascending.
  package static func changedSteps(_ history: History) -> [Int] { history.changes.map(\.step) }

  /// What differs between two settings, one phrase each.
  ///
  /// - Parameters:
  ///   - old: the settings before.
  ///   - new: the settings from there on.
  ///   - usual: the new optimizer as it is chosen by its name alone.
  private static func phrases(from old: Settings, to new: Settings, _ usual: Optimizer) -> [Phrase] {
    var phrases: [Phrase] = []
    if old.learningRate != new.learningRate { phrases.append(.rateSet(new.learningRate)) }
    if let before = old.network, let after = new.network {
      phrases += ActivationChange.changes(from: before, to: after).map(Phrase.init)
    }
    let isOther = old.optimizer.name != new.optimizer.name
    if isOther { phrases.append(.optimizerSet(new.optimizer.name)) }
    for constant in new.optimizer.constants(unlike: isOther ? usual : old.optimizer) {
      phrases.append(.constantSet(constant, new.optimizer[constant]!))
    }
    if old.batch != new.batch { phrases.append(.batchSet(new.batch)) }
    if old.loss != new.loss { phrases.append(.lossSet(new.loss)) }
    for setting in StepSetting.changed(from: old, to: new) {
      phrases.append(.settingSet(setting, setting.text(of: new), isInUse: setting.isInUse(in: new)))
    }
    return phrases
  }
}
