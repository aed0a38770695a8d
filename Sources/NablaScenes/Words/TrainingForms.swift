// The forms of what training may have besides optimizer and learning rate: schedules, and parameters held still.

import NablaCanvas
import NablaCore
import NablaLesson

extension Form where Value == ScheduleDraft {
  static var schedule: Form { .section("schedule", { SceneTables.schedule }, empty: { ScheduleDraft() }) }
}

extension Form where Value == RegularizationDraft {
  static var regularization: Form {
    .section("regularization", { SceneTables.regularization }, empty: { RegularizationDraft() })
  }
}

extension Form where Value == Double {
  /// A factor of what is added to the cost.
  static var penalty: Form {
    number(LocalizedText(ko: "0부터 1000000까지의 수", en: "a number from 0 to 1000000"), where: Regularization.allows)
  }

  /// What a schedule multiplies by.
  static var scheduleFactor: Form {
    number(LocalizedText(ko: "0보다 크고 10 이하인 수", en: "a number above 0, at most 10")) { $0 > 0 && $0 <= 10 }
  }
}

extension Form where Value == [Placed<String>] {
  /// Names of parameters; a single one may stand without brackets.
  static var parameterNames: Form {
    let name = Form<String>.text(
      LocalizedText(
        ko: "weights, biases 또는 w1이나 b1 같은 매개변수", en: "a parameter such as w1 or b1, weights or biases"))
    let expected = LocalizedText(
      ko: "weights, biases 또는 [w1, b2] 같은 매개변수 목록",
      en: "a list of parameters such as [w1, b2], weights, or biases")
    return Form(
      expected: expected,
      read: { node, key, problems in
        if case .scalar = node, !node.isNothing {
          return name.read(node, key, &problems).map { [Placed($0, at: node.position)] }
        }
        // An empty list holds nothing still.
        guard case .sequence(let items) = node else {
          problems.add(.mustBe(key, expected, not: node.shown), at: node.position)
          return nil
        }
        let values = items.compactMap { item in
          name.read(item, key, &problems).map { Placed($0, at: item.position) }
        }
        return values.count == items.count ? values : nil
      },
      write: { names in
        // All biases, or all weights, by their one word.
        names.count == 1 ? .plain(names[0].value) : .list(names.map { .plain($0.value) })
      })
  }
}

extension SceneCheck {
  /// The schedule of a draft; constant where there is none, or where it could not be read.
  mutating func readSchedule(_ placed: Placed<ScheduleDraft>?) -> Schedule {
    guard let placed else { return .constant }
    let draft = placed.value
    guard !placed.isFlawed || draft.kind != nil else { return .constant }
    let name = draft.kind?.value ?? .constant
    let belongs: [(key: String, place: TextPosition?, kinds: [Schedule.Kind.Name])] = [
      ("every", draft.every?.position, [.step]), ("factor", draft.factor?.position, [.step, .exponential]),
      ("decay", draft.decay?.position, [.inverse]), ("steps", draft.steps?.position, [.cosine]),
      ("floor", draft.floor?.position, [.cosine]),
    ]
    for (key, place, kinds) in belongs {
      if let place, !kinds.contains(name) {
        problems.add(
          .foreign("'\(key)'", to: "schedule", kinds.map(\.rawValue), not: name.rawValue), at: place)
      } else if place == nil, kinds.contains(name), key != "floor", !placed.isFlawed {
        problems.add(
          ko: "schedule \(name.rawValue)에는 '\(key)' 키가 있어야 해요", en: "schedule \(name.rawValue) needs '\(key)'",
          at: placed.position)
      }
    }
    let kind: Schedule.Kind
    switch name {
    case .constant: kind = .constant
    case .step: kind = .step(every: draft.every?.value ?? 1, factor: draft.factor?.value ?? 1)
    case .exponential: kind = .exponential(factor: draft.factor?.value ?? 1)
    case .inverse: kind = .inverse(decay: draft.decay?.value ?? 0)
    case .cosine: kind = .cosine(steps: draft.steps?.value ?? 1, floor: draft.floor?.value ?? 0)
    }
    return Schedule(kind, warmUp: draft.warmUp?.value ?? 0)
  }

  /// The numbers of the parameters that a list names, ascending; those it could not find are noted.
  ///
  /// - Parameters:
  ///   - placed: the list.
  ///   - names: those there are; nil where the network could not be read, so that only what is never one is noted.
  mutating func readFrozen(_ placed: Placed<[Placed<String>]>?, names: ParameterNames?) -> [Int] {
    guard let placed else { return [] }
    guard let names else {
      let words = ["weights", "biases"]
      for name in placed.value where !ParameterNames.isName(name.value) && !words.contains(name.value) {
        problems.add(
          ko: "frozen에는 weights, biases, 또는 w1이나 b1 같은 매개변수 이름을 써야 해요. 지금은 \(quoted(name.value, .copula))",
          en: "frozen must name parameters such as w1 or b1, weights or biases, not \(quoted(name.value))",
          at: name.position)
      }
      return []
    }
    var result: Set<Int> = []
    for name in placed.value {
      guard let indices = names.indices(frozenBy: name.value) else {
        problems.add(
          ko: "frozen에는 weights, biases, 또는 이 장면의 매개변수(\(names.summary)) 이름을 써야 해요. 지금은 "
            + quoted(name.value, .copula),
          en:
            "frozen must name parameters of this scene (\(names.summary)), weights or biases, not \(quoted(name.value))",
          at: name.position)
        continue
      }
      if indices.isEmpty {
        let noun = name.value == "biases" ? "편향" : "가중치"
        problems.add(
          ko: "frozen: 여기에는 \(Particle.attach(noun, .subject)) 없어요", en: "frozen: there are no \(name.value) here",
          at: name.position)
      }
      result.formUnion(indices)
    }
    return result.sorted()
  }
}

extension ScheduleDraft {
  /// nil for a learning rate that stays as it is.
  init?(_ schedule: Schedule) {
    guard !schedule.isConstant else { return nil }
    kind = Placed(schedule.kind.name)
    switch schedule.kind {
    case .constant: break
    case .step(let steps, let times):
      every = Placed(steps)
      factor = Placed(times)
    case .exponential(let times): factor = Placed(times)
    case .inverse(let rate): decay = Placed(rate)
    case .cosine(let end, let least):
      steps = Placed(end)
      if least != 0 { floor = Placed(least) }
    }
    if schedule.warmUp > 0 { warmUp = Placed(schedule.warmUp) }
  }
}

extension RegularizationDraft {
  /// nil where nothing is added.
  init?(_ added: Regularization) {
    guard !added.isNone else { return nil }
    if added.l1 != 0 { l1 = Placed(added.l1) }
    if added.l2 != 0 { l2 = Placed(added.l2) }
  }
}

extension Regularization {
  /// nil without a draft.
  init?(_ draft: RegularizationDraft?) {
    guard let draft else { return nil }
    self.init(l1: draft.l1?.value ?? 0, l2: draft.l2?.value ?? 0)
  }
}
