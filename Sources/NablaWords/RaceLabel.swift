// The words of comparisons: what sets a run apart, and the heads of the table.

import NablaCore
import NablaLesson

package enum RaceLabel: Wording {
  // What sets a run apart
  case asItIs
  case rate(Double)
  case optimizer(Optimizer.Name)
  case constant(OptimizerConstant, Double)
  case activation(Activation)
  case layerActivation(LayerPlace, Activation)
  case loss(Loss)
  case batch(Batch)
  case order(SampleOrder)
  case noBiases
  case seed(UInt64)
  /// With its value as it would be typed; nil where it is as at rest.
  case setting(StepSetting, String?)
  case start(Initialization.Name)

  // The table
  case headRun, headCost, headError, headTarget, headSwings, headStatus, headLimit, headWhy
  /// What the key for comparing starts: learning rates, or what the scene compares, by their letters and names.
  case startsRates
  case startsScene([LocalizedText])
  /// What the table's place says after a comparison, with the letter of the run that goes on.
  case ended(String)
  case unlike
  case footer

  package var korean: String {
    switch self {
    case .asItIs: return "그대로"
    case .rate(let rate): return "η \(Words.short(rate))"
    case .optimizer(let name): return name.rawValue
    case .constant(let constant, let value): return "\(constant.symbol) \(Words.short(value))"
    case .activation(let activation): return activation.rawValue
    case .layerActivation(let place, let activation):
      let number = place.word == LayerPlace.output.word ? "출력" : "\(place.word)층"
      return "\(number) \(activation.rawValue)"
    case .loss(let loss): return loss == .logLoss ? "로그 손실" : loss == .crossEntropy ? "교차 엔트로피" : loss.abbreviation
    case .batch(.all): return "배치 전체"
    case .batch(.size(let size)): return "배치 \(size)"
    case .order(.given): return "주어진 순서"
    case .order(.shuffled): return "섞은 순서"
    case .noBiases: return "편향 없음"
    case .seed(let seed): return "시드 \(seed)"
    case .setting(.l1, let text), .setting(.l2, let text): return "규제 " + settingWord + " " + (text ?? "0")
    case .setting(.schedule, let text): return text ?? "η 그대로"
    case .setting(.patience, let text): return "조기 종료 " + (text ?? "0")
    case .setting(.frozen, let text): return text.map { "고정 \($0)" } ?? "고정 없음"
    case .start(.given): return "다른 시작값"
    case .start(let name): return name.rawValue

    case .headRun: return "실행"
    case .headCost: return "C"
    case .headError: return "평균 |y−a|"
    case .headTarget: return "도달"
    case .headSwings: return "되돌아섬"
    case .headStatus: return "상태"
    case .headLimit: return "출발점 한계"
    case .headWhy: return "왜"
    case .startsRates: return "m을 누르면 같은 출발점에서 여러 학습률로 나란히 달려요."
    case .startsScene(let names):
      return "m을 누르면 이 장면의 비교를 시작해요: \(names.map { $0[.ko] }.joined(separator: ", "))."
    case .ended(let run): return "비교를 끝냈어요. 이제 실행 \(run)만 계속해요."
    case .unlike: return "손실 함수가 달라서 C는 서로 비교할 수 없어요. |y−a|로 비교해요."
    case .footer: return "↑↓ 실행 고르기  Enter 이 실행으로 계속  M 비교 끝내기"
    }
  }

  package var english: String {
    switch self {
    case .asItIs: return "as it is"
    case .rate(let rate): return "η \(Words.short(rate))"
    case .optimizer(let name): return name.rawValue
    case .constant(let constant, let value): return "\(constant.symbol) \(Words.short(value))"
    case .activation(let activation): return activation.rawValue
    case .layerActivation(.output, let activation): return "output \(activation.rawValue)"
    case .layerActivation(let place, let activation): return "layer \(place.word) \(activation.rawValue)"
    case .loss(let loss): return loss.abbreviation
    case .batch(.all): return "batch all"
    case .batch(.size(let size)): return "batch \(size)"
    case .order(.given): return "given order"
    case .order(.shuffled): return "shuffled"
    case .noBiases: return "no biases"
    case .seed(let seed): return "seed \(seed)"
    case .setting(.l1, let text), .setting(.l2, let text): return settingWord + " " + (text ?? "0")
    case .setting(.schedule, let text): return text ?? "steady η"
    case .setting(.patience, let text): return "patience " + (text ?? "0")
    case .setting(.frozen, let text): return text.map { "frozen \($0)" } ?? "none frozen"
    case .start(.given): return "other start"
    case .start(let name): return name.rawValue

    case .headRun: return "run"
    case .headCost: return "C"
    case .headError: return "mean |y−a|"
    case .headTarget: return "target at"
    case .headSwings: return "swings"
    case .headStatus: return "status"
    case .headLimit: return "limit at start"
    case .headWhy: return "why"
    case .startsRates: return "Press m to race several learning rates from the same start."
    case .startsScene(let names):
      return "Press m to start this scene's comparison: \(names.map { $0[.en] }.joined(separator: ", "))."
    case .ended(let run): return "The comparison has ended: run \(run) goes on alone."
    case .unlike: return "The losses differ, so C cannot be compared: look at |y−a|."
    case .footer: return "↑↓ choose a run  Enter go on with it  M end the comparison"
    }
  }

  private var settingWord: String {
    if case .setting(let setting, _) = self { setting.rawValue } else { "" }
  }

  /// A setting as some settings have it.
  private static func told(_ setting: StepSetting, _ settings: Settings) -> RaceLabel {
    .setting(setting, setting.isInUse(in: settings) ? setting.text(of: settings) : nil)
  }

  /// What sets a scene's run apart from the scene's own settings, and from nothing else.
  package static func differences(of variant: RunVariant, from base: Experiment) -> [RaceLabel] {
    var labels: [RaceLabel] = []
    if let rate = variant.learningRate { labels.append(.rate(rate)) }
    if let optimizer = variant.optimizer { labels.append(.optimizer(optimizer)) }
    if let activation = variant.activation { labels.append(.activation(activation)) }
    if let loss = variant.loss { labels.append(.loss(loss)) }
    if let batch = variant.batch { labels.append(.batch(batch)) }
    if let order = variant.order { labels.append(.order(order)) }
    if variant.removesBiases { labels.append(.noBiases) }
    let own = variant.experiment(from: base).settings
    for setting in StepSetting.changed(from: base.settings, to: own) where variant.sets(setting) {
      labels.append(told(setting, own))
    }
    if let initialization = variant.initialization, variant.label == nil {
      labels.append(start(initialization, from: base.initialization))
    }
    return labels
  }

  /// What sets a start apart from another one.
  package static func start(_ own: Initialization, from base: Initialization) -> RaceLabel {
    own.name == base.name && own.isRandom ? .seed(own.seed) : .start(own.name)
  }

  /// Whether another one is about the same setting, or also about where a run starts.
  package func isOfKind(_ other: RaceLabel) -> Bool {
    switch (self, other) {
    case (.constant(let one, _), .constant(let other, _)): one == other
    case (.setting(let one, _), .setting(let other, _)): one == other
    case (.layerActivation(let one, _), .layerActivation(let other, _)): one == other
    case (.rate, .rate), (.optimizer, .optimizer), (.activation, .activation), (.loss, .loss), (.batch, .batch),
      (.order, .order), (.seed, .seed), (.seed, .start), (.start, .seed), (.start, .start):
      true
    default: false
    }
  }

  /// What a learner has changed since a run's start.
  package static func changes(from start: Settings, to now: Settings) -> [RaceLabel] {
    var labels: [RaceLabel] = []
    if now.learningRate != start.learningRate { labels.append(.rate(now.learningRate)) }
    let isOther = now.optimizer.name != start.optimizer.name
    if isOther { labels.append(.optimizer(now.optimizer.name)) }
    for constant in now.optimizer.constants(unlike: isOther ? Optimizer(now.optimizer.name) : start.optimizer) {
      labels.append(.constant(constant, now.optimizer[constant]!))
    }
    if let old = start.network, let new = now.network {
      labels += ActivationChange.changes(from: old, to: new).map { change in
        change.place == .all ? .activation(change.activation) : .layerActivation(change.place, change.activation)
      }
    }
    if now.loss != start.loss { labels.append(.loss(now.loss)) }
    if now.batch != start.batch { labels.append(.batch(now.batch)) }
    if now.order != start.order { labels.append(.order(now.order)) }
    labels += StepSetting.changed(from: start, to: now).map { told($0, now) }
    return labels
  }
}
