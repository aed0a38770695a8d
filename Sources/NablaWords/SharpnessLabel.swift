// The words of the panel that draws λ beside the edge of stability.

import NablaCanvas
import NablaCore

package enum SharpnessLabel: Wording {
  /// What the edge is called under an optimizer.
  package typealias Edge = EdgeFormula

  /// Beside the panel's name: which steps are looked at, and how many of them are known.
  case heading(stride: Int, known: Int, of: Int)
  /// What the lines are.
  case curvature
  case edge(Edge)
  /// λ here, beside the edge.
  case here(Double, Edge, Double)
  /// λ here where there is no edge.
  case hereAlone(Double)
  /// What one step does to what is off in the steepest direction: times 1 − ηλ.
  case factor(Double)
  /// At no step so far did λ lie above the edge.
  case neverAbove(Edge, count: Int, isEvery: Bool)
  /// Since it first lay above, λ has been between these parts of the edge, and changed sides so often.
  case since(Edge, step: Int, low: Double, high: Double, crossings: Int, isEvery: Bool)
  /// The same in fewer words.
  case sinceShort(Edge, step: Int, low: Double, high: Double)
  /// Where λ was largest, and what it was at the start.
  case greatest(Double, step: Int, start: Double, isEvery: Bool)
  /// Why there is no edge.
  case noEdge
  case someSamples
  /// Why there is nothing to see.
  case perceptron, tooLarge, reckoning

  package var korean: String {
    switch self {
    case .heading(let stride, let known, let count):
      let share = known < count ? " · \(100 * known / max(1, count))%" : ""
      return (stride > 1 ? "\(stride)스텝마다" : "모든 스텝") + share
    case .curvature: return "λ 가장 많이 휜 방향의 휘어짐"
    case .edge(let edge): return "\(edge.text) 안정의 경계"
    case .here(let value, let edge, let limit):
      return "지금 λ \(Self.number(value)) \(Self.sign(value, limit)) \(edge.text) \(Self.number(limit))"
    case .hereAlone(let value): return "지금 λ \(Self.number(value))"
    case .factor(let factor):
      return "이 방향으로 어긋난 만큼은 한 스텝에 1-ηλ = \(Numeral.fixed(factor, decimals: 2))배가 돼요(2차 어림)."
    case .neverAbove(let edge, let count, let isEvery):
      return (isEvery ? "지금까지" : "살펴본 \(count)스텝 동안") + " λ가 \(edge.text)보다 커진 적이 없어요."
    case .since(let edge, let step, let low, let high, let crossings, let isEvery):
      let isOne = Self.share(low) == Self.share(high)
      let range = "\(edge.text)의 " + Self.shares(low, high) + (isOne ? "배" : "배 사이")
      let sides =
        crossings == 0
        ? "예요." : (crossings == 1 ? "이고, 경계를 한 번 다시 넘었어요." : "이고, 경계를 \(crossings)번 넘나들었어요.")
      let looked = isEvery ? "" : "살펴본 스텝만 보면 "
      let start = step == 0 ? "처음부터" : "\(step)스텝에서 처음"
      let above = step == 0 ? "컸어요" : "커졌어요"
      if isOne, crossings == 0 { return "\(looked)λ는 \(start) \(edge.text)보다 \(above). \(range)예요." }
      return "\(looked)λ는 \(start) \(edge.text)보다 \(above). 그때부터 \(range)\(sides)"
    case .sinceShort(let edge, let step, let low, let high):
      return "\(step)스텝부터 \(edge.text)의 \(Self.shares(low, high))배"
    case .greatest(let value, let step, let start, let isEvery):
      let most = Particle.attach(Self.number(value), .subject)
      let looked = isEvery ? "" : "살펴본 스텝 가운데 "
      return "λ는 \(Self.number(start))에서 시작했고, \(looked)\(step)스텝의 \(most) 가장 커요."
    case .noEdge: return "이 방법은 걸음이 기울기에 비례하지 않아서 η만으로 정해지는 경계가 없어요."
    case .someSamples: return "λ는 모든 샘플의 것인데, 한 스텝은 그중 몇 개만 봐요."
    case .perceptron: return "퍼셉트론 규칙에는 기울기도 휘어짐도 없어요."
    case .tooLarge: return "매개변수나 샘플이 너무 많아서 λ를 구하지 않아요."
    case .reckoning: return "λ를 구하고 있어요."
    }
  }

  package var english: String {
    switch self {
    case .heading(let stride, let known, let count):
      let share = known < count ? " · \(100 * known / max(1, count)) %" : ""
      return (stride > 1 ? "every \(Self.ordinal(stride)) step" : "every step") + share
    case .curvature: return "λ the largest curvature"
    case .edge(let edge): return "\(edge.text) the edge of stability"
    case .here(let value, let edge, let limit):
      return "now λ \(Self.number(value)) \(Self.sign(value, limit)) \(edge.text) \(Self.number(limit))"
    case .hereAlone(let value): return "now λ \(Self.number(value))"
    case .factor(let factor):
      return
        "What is off in this direction is multiplied by 1-ηλ = \(Numeral.fixed(factor, decimals: 2)) a step (to second order)."
    case .neverAbove(let edge, let count, let isEvery):
      return (isEvery ? "So far" : "At the \(count) steps looked at,") + " λ has never been above \(edge.text)."
    case .since(let edge, let step, let low, let high, let crossings, let isEvery):
      let range =
        Self.share(low) == Self.share(high)
        ? "\(Self.share(low)) of it" : "between \(Self.share(low)) and \(Self.share(high)) of it"
      let times = crossings == 1 ? "once" : (crossings == 2 ? "twice" : "\(crossings) times")
      let sides = crossings > 0 ? ", and has crossed it \(times)." : "."
      let looked = isEvery ? "" : "At the steps looked at, "
      return step == 0
        ? "\(looked)λ was above \(edge.text) from the start; since then it has been \(range)\(sides)"
        : "\(looked)λ first rose above \(edge.text) at step \(step); since then it has been \(range)\(sides)"
    case .sinceShort(let edge, let step, let low, let high):
      return "since step \(step): \(Self.shares(low, high)) of \(edge.text)"
    case .greatest(let value, let step, let start, let isEvery):
      let looked = isEvery ? "it was largest" : "of the steps looked at it was largest"
      return "λ began at \(Self.number(start)); \(looked) at step \(step): \(Self.number(value))."
    case .noEdge: return "Its steps are not proportional to the slope, so η alone sets no edge."
    case .someSamples: return "λ is that of all samples; a step sees only some of them."
    case .perceptron: return "The perceptron rule knows neither slope nor curvature."
    case .tooLarge: return "Too many parameters or samples: λ is not reckoned."
    case .reckoning: return "Reckoning λ."
    }
  }

  package static func number(_ value: Double) -> String { Numeral.significant(value, digits: 4).trimmedZeros }

  /// Two decimals: parts of the edge.
  private static func share(_ value: Double) -> String { Numeral.fixed(value, decimals: 2) }

  private static func shares(_ low: Double, _ high: Double) -> String {
    share(low) == share(high) ? share(low) : "\(share(low))~\(share(high))"
  }

  private static func sign(_ value: Double, _ limit: Double) -> String {
    number(value) == number(limit) ? "≈" : (value > limit ? ">" : "<")
  }

  private static func ordinal(_ number: Int) -> String {
    let ending = number % 100 / 10 == 1 ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(number)\(ending)"
  }
}
