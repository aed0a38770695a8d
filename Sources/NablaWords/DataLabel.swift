// Words on data: what features are made of, and how the samples fare that are held out.

import NablaCanvas
import NablaCore

/// A note beside samples.
package enum DataLabel: Wording {
  /// Which input of the network is which feature of a sample; at least one.
  case features([Feature])
  /// C over the held-out samples, as numbers are shown.
  case testCost(String)
  /// The same beside a C that has a penalty in it.
  case testCostWithoutPenalty(String)
  /// Where it was lowest.
  case lowestTest(String, step: Int)
  /// The same in a few cells.
  case lowestTestShort(String, step: Int)
  /// How many of the held-out samples are answered rightly.
  case testCorrect(Int, of: Int)
  /// What a mark beside held-out samples says.
  case testSamples

  /// An input that is called otherwise than it is made.
  package struct Feature: Equatable, Sendable {
    /// What the network calls it, such as `x2`.
    package let input: String
    /// What it is made of, such as `x1^2`.
    package let formula: String
  }

  /// What has to be said of the features of some data; nil where each input is what it is called.
  package init?(featuresOf data: Dataset) {
    let all = (data.features?.names ?? []).enumerated().map { Feature(input: "x\($0 + 1)", formula: $1) }
    let some = all.filter { $0.input != $0.formula }
    guard !some.isEmpty else { return nil }
    self = .features(some)
  }

  /// More are not listed.
  private static let mostFeatures = 6

  package var korean: String {
    switch self {
    case .features(let features):
      let list = features.prefix(Self.mostFeatures).map { "\(Particle.attach($0.input, .topic)) 샘플의 \($0.formula)" }
      return "신경망 입력: " + list.joined(separator: ", ")
        + (features.count > Self.mostFeatures ? ", …" : "")
    case .testCost(let cost): return "시험 비용 \(cost)"
    case .testCostWithoutPenalty(let cost): return "시험 비용(벌점 없이) \(cost)"
    case .lowestTest(let cost, let step): return "가장 낮을 때 \(cost) (스텝 \(step))"
    case .lowestTestShort(let cost, let step): return "최저 \(cost) (\(step))"
    case .testCorrect(let right, let count): return "시험 \(right)/\(count)"
    case .testSamples: return "시험"
    }
  }

  package var english: String {
    switch self {
    case .features(let features):
      let list = features.prefix(Self.mostFeatures).map { "\($0.input) is the sample's \($0.formula)" }
      return "network inputs: " + list.joined(separator: ", ")
        + (features.count > Self.mostFeatures ? ", …" : "")
    case .testCost(let cost): return "test C \(cost)"
    case .testCostWithoutPenalty(let cost): return "test C (no penalty) \(cost)"
    case .lowestTest(let cost, let step): return "lowest \(cost) at step \(step)"
    case .lowestTestShort(let cost, let step): return "least \(cost) at \(step)"
    case .testCorrect(let right, let count): return "test \(right)/\(count)"
    case .testSamples: return "test"
    }
  }
}
