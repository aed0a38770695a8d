// The changes that a command line asks for: those of one step are judged together, because they act together.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// Makes the changes that are asked for at one step.
  ///
  /// - Parameters:
  ///   - changes: in any order, all of the same step.
  ///   - stepMade: called after each step on the way there.
  mutating func make(_ changes: [Staging.Change], _ stepMade: () -> Void) throws(StagingProblem) {
    guard let step = changes.first?.step else { return }
    // Up to the step before: what it leads to may be healed by a change made ahead of it, or only then go wrong.
    while workspace.history.latestStep < step - 1, !workspace.hasDiverged {
      workspace.history.advance()
      stepMade()
    }
    if let end = workspace.history.divergedAt, end < step {
      throw StagingProblem(
        flag: "change", ko: "실행이 \(step)스텝이 되기 전에 \(workspace.lastShownStep)스텝에서 끝나요",
        en: "the run ends at step \(workspace.lastShownStep), before step \(step)")
    }
    let history = workspace.history
    var settings = history.settings(at: step)
    var values: [Change.Kind] = []
    // An optimizer comes before its constants.
    let isConstant = { (change: Staging.Change) in OptimizerConstant(rawValue: change.name) != nil }
    for change in changes.filter({ !isConstant($0) }) + changes.filter(isConstant) {
      if let index = names.index(of: change.name) {
        guard let value = Self.value(change.value) else {
          throw StagingProblem(
            flag: "change", ko: "\(change.name)에 '\(Particle.attach(change.value + "'", .topic)) 쓸 수 없어요",
            en: "'\(change.value)' is no value for \(change.name)")
        }
        values.append(.parameter(index, value))
      } else {
        settings = try edited(settings, by: change)
      }
    }
    if let conflict = settings.conflict(with: history.experiment.subject) {
      let sentence = settings.sentence(for: conflict, history.experiment.subject)
      throw StagingProblem(flag: "change", ko: "\(step)스텝에서는 \(sentence.ko)", en: "at step \(step) \(sentence.en)")
    }
    workspace.history.change(.settings(settings), at: step)
    for value in values { workspace.history.change(value, at: step) }
    if step == 0 { workspace.current.renewLimit() }
  }

  private func edited(_ settings: Settings, by change: Staging.Change) throws(StagingProblem) -> Settings {
    guard let command = Staging.settings.first(where: { $0.rawValue == change.name }) else {
      let words = Staging.settings.map(\.rawValue)
      let hint = LocalizedText.didYouMean(nearest(to: change.name, among: words))
      let all = words.joined(separator: ", ")
      throw StagingProblem(
        flag: "change",
        ko:
          "'\(Particle.attach(change.name + "'", .topic)) 매개변수(\(names.summary))도 아니고 바꿀 수 있는 설정(\(all))도 아니에요\(hint.ko)",
        en: "'\(change.name)' is neither a parameter (\(names.summary)) nor one of \(all)\(hint.en)")
    }
    if let constant = command.constant, settings.optimizer[constant] == nil {
      let reason = Phrase.noConstant(constant, settings.optimizer.name)
      throw StagingProblem(
        flag: "change", ko: "\(change.step)스텝에서는 \(reason.korean)", en: "at step \(change.step) \(reason.english)")
    }
    guard let edited = edited(settings, command, change.value) else {
      let isTold = command.constant != nil || command.stepSetting != nil || command == .activation
      let allowed =
        isTold ? LocalizedText(ko: ". 쓸 수 있는 것: \(takes(command))", en: "; it takes \(takes(command))") : .nothing
      throw StagingProblem(
        flag: "change",
        ko: "\(change.step)스텝에서 \(change.name)에 '\(Particle.attach(change.value + "'", .topic)) 쓸 수 없어요\(allowed.ko)",
        en: "\(change.name) cannot be '\(change.value)' at step \(change.step)\(allowed.en)")
    }
    return edited
  }

  /// Settings with one of them as it is typed; nil where that is no value of it here. Whether they then go together is
  /// for `Settings.conflict(with:)` to say.
  func edited(_ settings: Settings, _ command: ValueCommand, _ text: String) -> Settings? {
    var result = settings
    switch command {
    case .learningRate:
      guard let rate = Self.value(text), rate > 0, rate <= Settings.highestLearningRate else { return nil }
      result.learningRate = rate
    case .optimizer:
      guard let name = Optimizer.Name(rawValue: text) else { return nil }
      if name != settings.optimizer.name { result.optimizer = workspace.optimizer(name) }
    case .beta, .beta1, .beta2, .rho, .epsilon:
      guard let constant = command.constant, settings.optimizer[constant] != nil, let value = Self.value(text),
        constant.allows(value)
      else { return nil }
      result.optimizer = settings.optimizer.with(constant, value)
    case .l1, .l2, .schedule, .frozen, .patience:
      guard let edited = command.stepSetting!.settings(text, in: settings, names: names) else { return nil }
      result = edited
    case .activation:
      guard let network = settings.network, let changed = ActivationChange(text)?.network(from: network) else {
        return nil
      }
      result.network = changed
    case .loss:
      guard settings.network != nil, let loss = Loss(rawValue: text) else { return nil }
      result.loss = loss
    case .batch:
      guard let count = workspace.history.experiment.dataset?.count else { return nil }
      if text == Self.wholeBatch {
        result.batch = .all
      } else if let size = Int(text), (1...count).contains(size) {
        result.batch = .size(size)
      } else {
        return nil
      }
    default: return nil
    }
    return result
  }
}
