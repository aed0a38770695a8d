// The layers of a network as they are typed.

import NablaCore

/// The layers of a network, inputs first: `2-4-3-1`, or with what they are beside their units
/// `2-4:tanh-3:relu:no-bias-1`. What a layer says nothing of it has from the network that it is put into.
package struct LayerSizes: Equatable, Sendable {
  /// What a text says of one layer.
  package struct Wish: Equatable, Sendable {
    package var units: Int
    /// nil: as it is.
    package var activation: Activation?
    package var hasBias: Bool?
    package var isResidual: Bool?

    package init(_ units: Int) { self.units = units }

    fileprivate var text: String {
      var words = ["\(units)"]
      if let activation { words.append(activation.rawValue) }
      if let hasBias { words.append(hasBias ? LayerSizes.bias : LayerSizes.no + LayerSizes.bias) }
      if let isResidual { words.append(isResidual ? LayerSizes.bypass : LayerSizes.no + LayerSizes.bypass) }
      return words.joined(separator: ":")
    }
  }

  /// Inputs first.
  package let layers: [Wish]

  fileprivate static let bias = "bias"
  fileprivate static let bypass = "bypass"
  fileprivate static let no = "no-"

  package init(_ sizes: [Int]) { layers = sizes.map(Wish.init) }

  /// - Parameter text: layers with spaces, hyphens or commas between them, each a whole number above 0, behind which an
  ///   activation, `bias` or `no-bias`, `bypass` or `no-bypass` follow after colons; nil for anything else, or for fewer
  ///   than two.
  package init?(_ text: String) {
    // A hyphen before a letter belongs to a word: leaky-relu, no-bias.
    var plain: [Character] = []
    let signs = Array(text)
    for (place, sign) in signs.enumerated() {
      let isInWord = place + 1 < signs.count && signs[place + 1].isLetter
      plain.append(sign == "-" && !isInWord ? " " : sign)
    }
    let words = String(plain).split { " ,".contains($0) }
    let layers = words.enumerated().compactMap { Self.wish(String($1), isInput: $0 == 0) }
    guard layers.count == words.count, layers.count >= 2 else { return nil }
    self.layers = layers
  }

  private static func wish(_ text: String, isInput: Bool) -> Wish? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let units = Int(parts[0]), units > 0, !isInput || parts.count == 1 else { return nil }
    var wish = Wish(units)
    for part in parts.dropFirst() {
      let isOff = part.hasPrefix(no)
      switch isOff ? String(part.dropFirst(no.count)) : part {
      case bias where wish.hasBias == nil: wish.hasBias = !isOff
      case bypass where wish.isResidual == nil, "residual" where wish.isResidual == nil: wish.isResidual = !isOff
      default:
        guard wish.activation == nil, let activation = Activation(rawValue: part) else { return nil }
        wish.activation = activation
      }
    }
    return wish
  }

  /// What makes one network of another, saying no more than has to be said.
  ///
  /// - Parameters:
  ///   - old: the network that there is.
  ///   - new: with as many inputs and outputs.
  package init(from old: Network, to new: Network) {
    let plain = old.resized(to: new.sizes) ?? old
    layers =
      [Wish(new.inputs)]
      + new.layers.enumerated().map { number, layer in
        var wish = Wish(layer.units)
        guard plain.layers.indices.contains(number) else { return wish }
        let own = plain.layers[number]
        if layer.activation != own.activation { wish.activation = layer.activation }
        if layer.hasBias != own.hasBias { wish.hasBias = layer.hasBias }
        if layer.isResidual != own.isResidual { wish.isResidual = layer.isResidual }
        return wish
      }
  }

  package var sizes: [Int] { layers.map(\.units) }

  package var text: String { layers.map(\.text).joined(separator: "-") }

  /// The network that it makes of another one.
  ///
  /// - Parameter old: the network that there is.
  /// - Returns: nil where inputs or outputs are other than the network's, where it would be too large, and where a bypass
  ///   is wanted around a layer of another size than what goes into it.
  package func network(from old: Network) -> Network? {
    guard let plain = old.resized(to: sizes) else { return nil }
    let wishes = layers.dropFirst()
    let all = zip(wishes, plain.layers).map { wish, own -> Layer? in
      let isResidual = wish.isResidual ?? own.isResidual
      guard !isResidual || own.inputs == own.units else { return nil }
      return Layer(
        inputs: own.inputs, units: own.units, activation: wish.activation ?? own.activation,
        hasBias: wish.hasBias ?? own.hasBias, isResidual: isResidual)
    }
    let found = all.compactMap(\.self)
    return found.count == all.count ? Network(inputs: old.inputs, layers: found, numbering: old.numbering) : nil
  }
}
