// Which layer of a network is meant, and what about it is changed, as it is typed.

import NablaCore

/// A layer as it is typed: `2` for the second one with weights, W⁽²⁾ on screen, or `output`.
package enum LayerPlace: Hashable, Sendable {
  /// All that the command is about: of activations the hidden ones, or the only one.
  case all
  /// From 0, the first layer with weights.
  case layer(Int)
  case output

  /// - Parameter word: a whole number from 1, or a word for the output layer; nil for anything else.
  package init?(_ word: String) {
    if let number = Int(word), number > 0 {
      self = .layer(number - 1)
    } else if ["output", "출력", "출력층"].contains(word) {
      self = .output
    } else {
      return nil
    }
  }

  /// As it is typed; empty for all.
  package var word: String {
    switch self {
    case .all: ""
    case .layer(let layer): "\(layer + 1)"
    case .output: "output"
    }
  }

  /// The layer's number in a network, from 0; nil for all, and where the network has no such layer.
  package func number(in network: Network) -> Int? {
    switch self {
    case .all: nil
    case .layer(let layer): network.layers.indices.contains(layer) ? layer : nil
    case .output: network.layers.count - 1
    }
  }
}

/// Another activation: `tanh` of the hidden layers, `2 tanh` of the second layer, `output softmax`.
package struct ActivationChange: Equatable, Sendable {
  package let place: LayerPlace
  package let activation: Activation

  package init(_ place: LayerPlace, _ activation: Activation) {
    self.place = place
    self.activation = activation
  }

  /// - Parameter text: an activation, before it perhaps a layer, with a space or a colon between them; nil for anything
  ///   else.
  package init?(_ text: String) {
    let words = text.split { $0 == " " || $0 == ":" }.map(String.init)
    guard let last = words.last, let activation = Activation(rawValue: last), words.count <= 2 else { return nil }
    if words.count == 1 {
      self.init(.all, activation)
    } else {
      guard let place = LayerPlace(words[0]) else { return nil }
      self.init(place, activation)
    }
  }

  /// As it stands in a flag: `tanh`, `2:tanh`.
  package var text: String { place == .all ? activation.rawValue : "\(place.word):\(activation.rawValue)" }

  /// A network with the change made; nil where it has no such layer.
  package func network(from old: Network) -> Network? {
    if place == .all { return old.withLearnerActivation(activation) }
    return place.number(in: old).map { old.withActivation(activation, ofLayer: $0) }
  }

  /// What makes the activations of one network of another's with as many layers: as few changes as there can be.
  package static func changes(from old: Network, to new: Network) -> [ActivationChange] {
    let last = old.layers.count - 1
    guard new.layers.count - 1 == last else {
      return old.learnerActivation == new.learnerActivation ? [] : [ActivationChange(.all, new.learnerActivation)]
    }
    let changed = old.layers.indices.filter { old.layers[$0].activation != new.layers[$0].activation }
    let learners = old.layers.indices.filter { last == 0 || $0 < last }
    let isUniform = learners.allSatisfy { new.layers[$0].activation == new.learnerActivation }
    var changes: [ActivationChange] = []
    if isUniform, changed.contains(where: learners.contains) {
      changes.append(ActivationChange(.all, new.learnerActivation))
    }
    for layer in changed where !isUniform || !learners.contains(layer) {
      changes.append(ActivationChange(layer == last ? .output : .layer(layer), new.layers[layer].activation))
    }
    return changes
  }
}

extension Network {
  /// The activations in one word: the hidden layers' where they are all alike and the output is as usual, else those of
  /// all layers, `tanh·relu·sigmoid`.
  ///
  /// - Parameter usual: the output layer's that need not be told.
  package func activationText(usual: Activation) -> String {
    let hidden = layers.count == 1 ? layers[...] : layers.dropLast()
    if hidden.allSatisfy({ $0.activation == learnerActivation }), layers.count == 1 || outputActivation == usual {
      return learnerActivation.rawValue
    }
    var words: [(word: String, count: Int)] = []
    for layer in layers {
      if words.last?.word == layer.activation.rawValue {
        words[words.count - 1].count += 1
      } else {
        words.append((layer.activation.rawValue, 1))
      }
    }
    return words.map { $0.count > 1 ? "\($0.word)×\($0.count)" : $0.word }.joined(separator: "·")
  }
}

/// Biases or bypasses of one layer or all of them: `2 off`, `output on`, `off`.
package struct LayerSwitch: Equatable, Sendable {
  package let place: LayerPlace
  package let isOn: Bool

  /// - Parameter text: `on` or `off`, before it perhaps a layer; nil for anything else.
  package init?(_ text: String) {
    let words = text.split { $0 == " " || $0 == ":" }.map(String.init)
    guard let last = words.last, words.count <= 2, let isOn = ["on": true, "off": false, "켜기": true, "끄기": false][last]
    else { return nil }
    var place = LayerPlace.all
    if words.count == 2 {
      guard let named = LayerPlace(words[0]) else { return nil }
      place = named
    }
    self.place = place
    self.isOn = isOn
  }
}
