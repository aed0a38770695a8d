// The words of comparisons: what sets a run apart, how it stands, and why.

import NablaCore
import NablaScenes

package enum RaceLabel: Wording {
  // What sets a run apart
  case asItIs
  case rate(Double)
  case optimizer(Optimizer.Name)
  case activation(Activation)
  case loss(Loss)
  case batch(Batch)
  case order(SampleOrder)
  case noBiases
  case seed(UInt64)
  case start(Initialization.Name)

  // The table
  case headRun, headCost, headError, headTarget, headSwings, headStatus, headLimit, headWhy
  case status(RunStatus)
  /// It has not made a step yet.
  case waiting
  /// Its cost is above that of its start, though it has not risen often enough to be called swinging.
  case aboveStart
  /// It swings, and each swing is larger than the last.
  case growing
  case noRace
  case unlike
  case footer

  // Why
  case whyAtStart
  case whyDiverged(Int)
  case whySwingsGrow(first: Int, stretch: String)
  case whySwingsShrink(first: Int, stretch: String)
  case whySwings(first: Int)
  case whyReached(Int)
  case whyFlat
  case whyUpAndDown
  case whyCrawls
  case whyDescends
  /// C is what it was 20 steps before, or hardly less.
  case whyStands, whyCreeps
  case standing
  case whyAboveStart

  package var korean: String {
    switch self {
    case .asItIs: return "그대로"
    case .rate(let rate): return "η \(Words.short(rate))"
    case .optimizer(let name): return name.rawValue
    case .activation(let activation): return activation.rawValue
    case .loss(let loss): return loss.rawValue
    case .batch(.all): return "배치 전체"
    case .batch(.size(let size)): return "배치 \(size)"
    case .order(.given): return "주어진 순서"
    case .order(.shuffled): return "섞은 순서"
    case .noBiases: return "편향 없음"
    case .seed(let seed): return "시드 \(seed)"
    case .start(.given): return "다른 시작값"
    case .start(let name): return name.rawValue

    case .headRun: return "실행"
    case .headCost: return "C"
    case .headError: return "평균 |y−a|"
    case .headTarget: return "도달"
    case .headSwings: return "되돌아섬"
    case .headStatus: return "상태"
    case .headLimit: return "η의 한계"
    case .headWhy: return "왜"
    case .status(.diverged): return "발산"
    case .status(.converged): return "기울기 ≈ 0"
    case .status(.oscillating): return "진동"
    case .status(.descending): return "내려가는 중"
    case .waiting: return "시작 전"
    case .aboveStart: return "출발보다 높음"
    case .growing: return "커지며 진동"
    case .noRace: return "m을 누르면 같은 출발점에서 여러 학습률을 나란히 달려요."
    case .unlike: return "손실 함수가 달라서 C는 서로 비교할 수 없어요. |y−a|로 비교해요."
    case .footer: return "↑↓ 실행 고르기  Enter 이 실행으로 계속  M 비교 끝내기"

    case .whyAtStart: return "출발점에 있어요"
    case .whyDiverged(let step): return "스텝 \(step)에서 발산했어요"
    case .whySwingsGrow(let first, let stretch): return "스텝 \(first)에서 바닥을 넘었고, 걸음이 직전의 \(stretch)배로 커졌어요"
    case .whySwingsShrink(let first, let stretch): return "스텝 \(first)에서 바닥을 넘었지만, 걸음이 직전의 \(stretch)배로 줄었어요"
    case .whySwings(let first): return "스텝 \(first)에서 바닥을 넘어 오락가락해요"
    case .whyReached(let step): return "스텝 \(step)에 목표 비용에 닿았어요"
    case .whyFlat: return "기울기가 거의 0이에요"
    case .whyUpAndDown: return "C가 오르락내리락해요"
    case .whyCrawls: return "걸음이 너무 작아서 거의 그대로예요"
    case .whyDescends: return "꾸준히 내려가요"
    case .whyStands: return "C가 그대로예요"
    case .whyCreeps: return "거의 평평해서 아주 조금씩만 내려가요"
    case .standing: return "제자리"
    case .whyAboveStart: return "출발할 때보다 C가 커졌어요"
    }
  }

  package var english: String {
    switch self {
    case .asItIs: return "as it is"
    case .rate(let rate): return "η \(Words.short(rate))"
    case .optimizer(let name): return name.rawValue
    case .activation(let activation): return activation.rawValue
    case .loss(let loss): return loss.rawValue
    case .batch(.all): return "batch all"
    case .batch(.size(let size)): return "batch \(size)"
    case .order(.given): return "given order"
    case .order(.shuffled): return "shuffled"
    case .noBiases: return "no biases"
    case .seed(let seed): return "seed \(seed)"
    case .start(.given): return "other start"
    case .start(let name): return name.rawValue

    case .headRun: return "run"
    case .headCost: return "C"
    case .headError: return "mean |y−a|"
    case .headTarget: return "target at"
    case .headSwings: return "swings"
    case .headStatus: return "status"
    case .headLimit: return "η limit"
    case .headWhy: return "why"
    case .status(.diverged): return "diverged"
    case .status(.converged): return "slope ≈ 0"
    case .status(.oscillating): return "oscillating"
    case .status(.descending): return "descending"
    case .waiting: return "not begun"
    case .aboveStart: return "above its start"
    case .growing: return "swings grow"
    case .noRace: return "Press m to race several learning rates from the same start."
    case .unlike: return "The losses differ, so C cannot be compared: look at |y−a|."
    case .footer: return "↑↓ choose a run  Enter go on with it  M end the comparison"

    case .whyAtStart: return "at the start"
    case .whyDiverged(let step): return "diverged at step \(step)"
    case .whySwingsGrow(let first, let stretch):
      return "passed the minimum at step \(first); last move \(stretch) × the previous"
    case .whySwingsShrink(let first, let stretch):
      return "passed the minimum at step \(first); last move only \(stretch) × the previous"
    case .whySwings(let first): return "passed the minimum at step \(first) and swings"
    case .whyReached(let step): return "reached the target cost at step \(step)"
    case .whyFlat: return "its slope is as good as 0"
    case .whyUpAndDown: return "its C goes up and down"
    case .whyCrawls: return "its steps are too small to get anywhere"
    case .whyDescends: return "goes down steadily"
    case .whyStands: return "C stays as it is"
    case .whyCreeps: return "almost flat: goes down very slowly"
    case .standing: return "standing still"
    case .whyAboveStart: return "C is above where it started"
    }
  }

  /// What sets a scene's run apart from the scene's own settings, and from nothing else.
  static func differences(of variant: RunVariant, from base: Experiment) -> [RaceLabel] {
    var labels: [RaceLabel] = []
    if let rate = variant.learningRate { labels.append(.rate(rate)) }
    if let optimizer = variant.optimizer { labels.append(.optimizer(optimizer)) }
    if let activation = variant.activation { labels.append(.activation(activation)) }
    if let loss = variant.loss { labels.append(.loss(loss)) }
    if let batch = variant.batch { labels.append(.batch(batch)) }
    if let order = variant.order { labels.append(.order(order)) }
    if variant.removesBiases { labels.append(.noBiases) }
    if let initialization = variant.initialization, variant.label == nil {
      let sameScheme = initialization.name == base.initialization.name
      labels.append(sameScheme && initialization.isRandom ? .seed(initialization.seed) : .start(initialization.name))
    }
    return labels
  }

  /// What a learner has changed since a run's start.
  static func changes(from start: Settings, to now: Settings) -> [RaceLabel] {
    var labels: [RaceLabel] = []
    if now.learningRate != start.learningRate { labels.append(.rate(now.learningRate)) }
    if now.optimizer.name != start.optimizer.name { labels.append(.optimizer(now.optimizer.name)) }
    if let network = now.network, network.learnerActivation != start.network?.learnerActivation {
      labels.append(.activation(network.learnerActivation))
    }
    if now.loss != start.loss { labels.append(.loss(now.loss)) }
    if now.batch != start.batch { labels.append(.batch(now.batch)) }
    if now.order != start.order { labels.append(.order(now.order)) }
    return labels
  }

  /// How a run stands, in one or two words.
  static func status(of standing: RunStanding) -> RaceLabel {
    if standing.status == .oscillating, case .whySwingsGrow = why(standing) { return .growing }
    guard standing.status == .descending else { return .status(standing.status) }
    if standing.step == 0 { return .waiting }
    if standing.cost > standing.firstCost { return .aboveStart }
    return isStill(standing) ? .standing : .status(.descending)
  }

  /// In a sentence, why a run stands as it does.
  static func why(_ standing: RunStanding) -> RaceLabel {
    if case .diverged(let step, _) = standing.status {
      if let first = standing.firstSwing, let stretch = standing.stretch, stretch > 1.005 {
        return .whySwingsGrow(first: first, stretch: Self.text(stretch))
      }
      return .whyDiverged(step)
    }
    if standing.step == 0 { return .whyAtStart }
    if let step = standing.targetStep { return .whyReached(step) }
    if standing.status == .converged { return .whyFlat }
    if let swings = standing.swings, let first = standing.firstSwing, swings >= 2 {
      guard let stretch = standing.stretch, swings * 2 > standing.step - first else { return .whySwings(first: first) }
      if stretch > 1.005 { return .whySwingsGrow(first: first, stretch: Self.text(stretch)) }
      if stretch < 0.995 { return .whySwingsShrink(first: first, stretch: Self.text(stretch)) }
      return .whySwings(first: first)
    }
    if standing.status == .oscillating { return .whyUpAndDown }
    if standing.cost > standing.firstCost { return .whyAboveStart }
    if isStill(standing) { return .whyStands }
    if standing.step >= 5, standing.cost > standing.firstCost * 0.9 { return .whyCrawls }
    if standing.step >= 20, standing.cost > standing.earlierCost * 0.99 { return .whyCreeps }
    return .whyDescends
  }

  /// Whether C is what it was, to rounding.
  private static func isStill(_ standing: RunStanding) -> Bool {
    abs(standing.cost - standing.earlierCost) <= 1e-9 * abs(standing.earlierCost)
  }

  private static func text(_ stretch: Double) -> String { Words.short((stretch * 100).rounded() / 100) }
}
