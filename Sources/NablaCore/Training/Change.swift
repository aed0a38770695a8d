// What a learner changes in a run, in the order in which it acts: the one place that says what a step is made with.

/// Something a learner changed at a step. It acts from that step on.
package struct Change: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case settings(Settings)
    /// A parameter's number and its new value.
    case parameter(Int, Double)
  }

  package let step: Int
  package let kind: Kind

  /// Where it stands among the changes of its step: the settings first, then the parameters by number.
  private var place: Int {
    switch kind {
    case .settings: return -1
    case .parameter(let index, _): return index
    }
  }

  /// Whether the other one changes the same thing before the same step, so that only one of them ever acts.
  fileprivate func isReplaced(by other: Change) -> Bool { step == other.step && place == other.place }

  fileprivate func comes(before other: Change) -> Bool { (step, place) < (other.step, other.place) }
}

extension [Change] {
  /// The settings that a step is made with.
  ///
  /// - Parameters:
  ///   - step: the step's number.
  ///   - start: the settings at step 0, before any change.
  func settings(at step: Int, from start: Settings) -> Settings {
    for change in reversed() where change.step <= step {
      if case .settings(let settings) = change.kind { return settings }
    }
    return start
  }

  /// Puts a change among the others, in the order in which they act.
  ///
  /// It takes the place of one before the same step that changes the same. Settings that were changed for later steps
  /// already keep what they changed, and follow in everything else. Settings that change nothing are no change.
  ///
  /// - Parameters:
  ///   - change: what is changed, and from which step on.
  ///   - start: the settings at step 0, before any change.
  ///   - subject: what is learned, which not all settings go with.
  mutating func put(_ change: Change, from start: Settings, for subject: Subject) {
    let replaced = settings(at: change.step, from: start)
    removeAll { $0.isReplaced(by: change) }
    insert(change, at: firstIndex { change.comes(before: $0) } ?? count)
    guard case .settings = change.kind else { return }
    // The settings in force before each change, as they were before this one and as they are with it.
    var was = start
    var now = start
    self = compactMap { other in
      guard case .settings(let settings) = other.kind else { return other }
      var next = settings
      if other.step > change.step {
        let rebased = settings.rebased(from: was, onto: now)
        if rebased.conflict(with: subject) == nil { next = rebased }
      }
      was = other.step == change.step ? replaced : settings
      if next == now { return nil }
      now = next
      return Change(step: other.step, kind: .settings(next))
    }
  }
}

extension History {
  /// The values that a learner gave to parameters at the start, by the parameters' numbers.
  package var startValues: [Int: Double] {
    var values: [Int: Double] = [:]
    for change in changes where change.step == 0 {
      if case .parameter(let index, let value) = change.kind { values[index] = value }
    }
    return values
  }

  /// A run at its start, where a learner has given values to parameters; those that it has not are left out.
  package init(_ experiment: Experiment, startValues: [Int: Double]) {
    self.init(experiment)
    let count = latest.state.parameters.count
    for (index, value) in startValues.sorted(by: { $0.key < $1.key }) where index < count {
      change(.parameter(index, value))
    }
  }
}

extension Settings {
  /// What these settings change in some others, changed in others still.
  fileprivate func rebased(from old: Settings, onto new: Settings) -> Settings {
    var result = new
    if network != old.network { result.network = network }
    if loss != old.loss { result.loss = loss }
    if optimizer.name == old.optimizer.name, optimizer.name == new.optimizer.name {
      // Each constant is a setting of its own.
      for constant in optimizer.constants(unlike: old.optimizer) {
        result.optimizer = result.optimizer.with(constant, optimizer[constant]!)
      }
    } else if optimizer != old.optimizer {
      result.optimizer = optimizer
    }
    if learningRate != old.learningRate { result.learningRate = learningRate }
    if batch != old.batch { result.batch = batch }
    if order != old.order { result.order = order }
    if schedule != old.schedule { result.schedule = schedule }
    if patience != old.patience { result.patience = patience }
    if regularization.l1 != old.regularization.l1 { result.regularization.l1 = regularization.l1 }
    if regularization.l2 != old.regularization.l2 { result.regularization.l2 = regularization.l2 }
    if frozen != old.frozen {
      // Each parameter is held or let go by itself.
      let held = Set(frozen).subtracting(old.frozen)
      let freed = Set(old.frozen).subtracting(frozen)
      result.frozen = Set(new.frozen).union(held).subtracting(freed).sorted()
    }
    return result
  }
}
