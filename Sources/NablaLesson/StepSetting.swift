// Settings of a run that are read and told as text, each in one place: what commands, palette, header, timeline and
// comparisons know of them.

import NablaCore

/// A setting that acts from the next step on, as it is typed: `l2 0.01`, `schedule cosine 500`, `frozen b1 w3`.
///
/// One more is a case here: its words, how it is read and how it is told.
package enum StepSetting: String, CaseIterable, Hashable, Sendable {
  case l1, l2, schedule, frozen, patience

  /// What it is called where Korean is typed; one word.
  package var koreanName: String {
    switch self {
    case .l1: "규제1"
    case .l2: "규제2"
    case .schedule: "일정"
    case .frozen: "고정"
    case .patience: "조기종료"
    }
  }

  /// What a value looks like.
  package var example: String {
    switch self {
    case .l1: "0.001"
    case .l2: "0.01"
    case .schedule: "cosine 500"
    case .frozen: "biases"
    case .patience: "50"
    }
  }

  /// What it takes, in a few signs that need no language.
  package var takes: String {
    switch self {
    case .l1, .l2: "0 ≤ \(rawValue) ≤ 1000000"
    case .schedule:
      "constant · step 100 0.5 · exponential 0.99 · inverse 0.01 · cosine 500 · cosine 500 0.1 · … warm-up 20"
    case .patience: "0…\(Self.longestPatience)"
    case .frozen: "w1 w3 … · weights · biases · \(Self.rest) w1 w2 · \(Self.nothing)"
    }
  }

  /// As many steps as anybody may wait.
  package static let longestPatience = 1_000_000_000

  /// What is typed for nothing held still.
  private static let nothing = "none"
  /// What is typed before the only parameters that move.
  private static let rest = "all-but"
  private static let rise = "warm-up"

  /// The setting as it would be typed.
  package func text(of settings: Settings) -> String {
    switch self {
    case .l1: return NumberWord.shortest(settings.regularization.l1)
    case .l2: return NumberWord.shortest(settings.regularization.l2)
    case .schedule: return Self.text(of: settings.schedule)
    case .patience: return "\(settings.patience)"
    case .frozen:
      guard !settings.frozen.isEmpty else { return Self.nothing }
      let names = settings.network?.names ?? ParameterNames(weightCount: Formula.mostParameters, biasCount: 0)
      let count = settings.network?.parameterCount ?? 0
      // What moves, where that is little and the rest is much.
      if settings.frozen.count > 4, (1...4).contains(count - settings.frozen.count) {
        let frozen = Set(settings.frozen)
        let moving = names.order.filter { !frozen.contains($0) }.map(names.name)
        return ([Self.rest] + moving).joined(separator: " ")
      }
      return names.words(freezing: settings.frozen).joined(separator: " ")
    }
  }

  /// Settings with this one as it is typed.
  ///
  /// - Parameters:
  ///   - text: what is typed.
  ///   - settings: that it is put into.
  ///   - names: of the parameters there are.
  /// - Returns: nil where the text is no value of it.
  package func settings(_ text: String, in settings: Settings, names: ParameterNames) -> Settings? {
    var result = settings
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    switch self {
    case .l1, .l2:
      guard words.count == 1, let value = NumberWord.value(words[0]), Regularization.allows(value) else { return nil }
      if self == .l1 { result.regularization.l1 = value } else { result.regularization.l2 = value }
    case .schedule:
      guard let schedule = Self.schedule(words) else { return nil }
      result.schedule = schedule
    case .patience:
      guard words.count == 1, let steps = Int(words[0]), (0...Self.longestPatience).contains(steps) else { return nil }
      result.patience = steps
    case .frozen:
      guard !words.isEmpty else { return nil }
      if words == [Self.nothing] {
        result.frozen = []
        break
      }
      var frozen: Set<Int> = []
      let isRest = words[0] == Self.rest
      for word in isRest ? words[1...] : words[...] {
        guard let indices = names.indices(frozenBy: word), !indices.isEmpty else { return nil }
        frozen.formUnion(indices)
      }
      guard !frozen.isEmpty else { return nil }
      result.frozen = isRest ? names.order.filter { !frozen.contains($0) }.sorted() : frozen.sorted()
    }
    return result
  }

  // MARK: A schedule

  private static func text(of schedule: Schedule) -> String {
    let number = NumberWord.shortest
    var words = [schedule.kind.name.rawValue]
    switch schedule.kind {
    case .constant: break
    case .step(let every, let factor): words += ["\(every)", number(factor)]
    case .exponential(let factor): words.append(number(factor))
    case .inverse(let decay): words.append(number(decay))
    case .cosine(let steps, let floor): words += ["\(steps)"] + (floor == 0 ? [] : [number(floor)])
    }
    if schedule.warmUp > 0 { words += [rise, "\(schedule.warmUp)"] }
    return words.joined(separator: " ")
  }

  private static func schedule(_ words: [String]) -> Schedule? {
    var words = words
    var warmUp = 0
    if words.count >= 2, words[words.count - 2] == rise {
      guard let steps = Int(words[words.count - 1]), (0...1_000_000_000).contains(steps) else { return nil }
      warmUp = steps
      words.removeLast(2)
      // A rise alone goes with a rate that stays.
      if words.isEmpty { words = [Schedule.Kind.Name.constant.rawValue] }
    }
    guard let first = words.first, let name = Schedule.Kind.Name(rawValue: first) else { return nil }
    let values = words.dropFirst().map(NumberWord.value)
    let numbers = values.compactMap { $0 }
    guard numbers.count == values.count else { return nil }
    func count(_ value: Double) -> Int? {
      guard let whole = Int(exactly: value), (1...1_000_000_000).contains(whole) else { return nil }
      return whole
    }
    func isFactor(_ value: Double) -> Bool { value > 0 && value <= 10 }
    let kind: Schedule.Kind
    switch (name, numbers.count) {
    case (.constant, 0): kind = .constant
    case (.step, 2):
      guard let every = count(numbers[0]), isFactor(numbers[1]) else { return nil }
      kind = .step(every: every, factor: numbers[1])
    case (.exponential, 1):
      guard isFactor(numbers[0]) else { return nil }
      kind = .exponential(factor: numbers[0])
    case (.inverse, 1):
      guard Regularization.allows(numbers[0]) else { return nil }
      kind = .inverse(decay: numbers[0])
    case (.cosine, 1), (.cosine, 2):
      let floor = numbers.count == 2 ? numbers[1] : 0
      guard let steps = count(numbers[0]), floor >= 0, floor <= 1 else { return nil }
      kind = .cosine(steps: steps, floor: floor)
    default: return nil
    }
    return Schedule(kind, warmUp: warmUp)
  }
}

extension StepSetting {
  /// Those in which some settings differ from others.
  package static func changed(from old: Settings, to new: Settings) -> [StepSetting] {
    allCases.filter { setting in
      switch setting {
      case .l1: old.regularization.l1 != new.regularization.l1
      case .l2: old.regularization.l2 != new.regularization.l2
      case .schedule: old.schedule != new.schedule
      case .frozen: old.frozen != new.frozen
      case .patience: old.patience != new.patience
      }
    }
  }

  /// Whether settings have it other than at rest: something added, a rate that moves, something held still.
  package func isInUse(in settings: Settings) -> Bool {
    switch self {
    case .l1: settings.regularization.l1 != 0
    case .l2: settings.regularization.l2 != 0
    case .schedule: !settings.schedule.isConstant
    case .frozen: !settings.frozen.isEmpty
    case .patience: settings.patience > 0
    }
  }
}
