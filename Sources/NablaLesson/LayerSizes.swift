// The layers of a network as they are typed.

/// Units of each layer, inputs first: `2-4-3-1`.
package struct LayerSizes: Equatable, Sendable {
  package let sizes: [Int]

  package init(_ sizes: [Int]) { self.sizes = sizes }

  /// - Parameter text: whole numbers above 0 with spaces, hyphens or commas between them; nil for anything else, or for
  ///   fewer than two.
  package init?(_ text: String) {
    let words = text.split { " -,".contains($0) }
    let sizes = words.compactMap { Int($0) }
    guard sizes.count == words.count, sizes.count >= 2, sizes.allSatisfy({ $0 > 0 }) else { return nil }
    self.sizes = sizes
  }

  package var text: String { sizes.map(String.init).joined(separator: "-") }
}
