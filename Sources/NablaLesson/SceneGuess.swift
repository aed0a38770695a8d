// What a scene's question asks to predict, so that the page of predictions begins with it.

import NablaCore

/// Something to predict, as it is typed: `cost`, `winner`, `w5`, `slope w5`.
package struct SceneGuess: Equatable, Sendable {
  package enum Topic: String, CaseIterable, Sendable {
    case cost, place, winner, rate
    /// Of a parameter.
    case value, slope, sign
  }

  package let topic: Topic
  /// The parameter's name, where it is of one.
  package let parameter: String?

  /// - Parameter text: `cost`, `place`, `winner`, `rate`, a parameter's name, or `slope` or `sign` before one; nil where it
  ///   is none of them.
  package init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    let topic = Topic(rawValue: first)
    switch (topic, words.count) {
    case (.cost?, 1), (.place?, 1), (.winner?, 1), (.rate?, 1):
      self.topic = topic!
      parameter = nil
    case (.slope?, 2), (.sign?, 2):
      self.topic = topic!
      parameter = words[1]
    case (nil, 1):
      self.topic = .value
      parameter = first
    default: return nil
    }
  }

  /// As it is typed.
  package var text: String {
    switch topic {
    case .value: parameter ?? ""
    case .slope, .sign: "\(topic.rawValue) \(parameter ?? "")"
    case .cost, .place, .winner, .rate: topic.rawValue
    }
  }
}
