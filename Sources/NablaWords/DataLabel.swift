// Words on data: what features are made of.

import NablaCanvas
import NablaCore

/// A note beside samples.
package enum DataLabel: Wording {
  /// Which input of the network is which feature of a sample; at least one.
  case features([Feature])

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
    }
  }

  package var english: String {
    switch self {
    case .features(let features):
      let list = features.prefix(Self.mostFeatures).map { "\($0.input) is the sample's \($0.formula)" }
      return "network inputs: " + list.joined(separator: ", ")
        + (features.count > Self.mostFeatures ? ", …" : "")
    }
  }
}
