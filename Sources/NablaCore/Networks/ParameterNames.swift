// The names of parameters and the order that goes by them, which need not be the order in which values are kept.

/// How the weights of a layer are numbered.
package enum Numbering: String, CaseIterable, Hashable, Sendable {
  /// All weights out of the first source first.
  case bySource = "by-source"
  /// All weights into the first unit first, as most books number them.
  case byTarget = "by-target"
}

/// The names w1, w2, …, b1, b2, … of parameters, and parameter order: all weights, then all biases, by their names.
///
/// An index is a parameter's place in the flat array that passes take, source by source whatever the numbering; a place
/// is its place in parameter order. By source, and in a formula, the two are the same. A network with two inputs and two
/// units, numbered by target, keeps w1, w3, w2, w4.
package struct ParameterNames: Hashable, Sendable {
  /// The weights of a layer that is numbered target by target.
  private struct Block: Hashable, Sendable {
    let first: Int
    let inputs: Int
    let units: Int
  }

  package let weightCount: Int
  package let biasCount: Int
  /// Empty where indices and places are the same.
  private let blocks: [Block]

  package init(weightCount: Int, biasCount: Int) {
    self.weightCount = weightCount
    self.biasCount = biasCount
    blocks = []
  }

  /// - Parameters:
  ///   - layers: of a network.
  ///   - numbering: of the weights in each of them.
  init(_ layers: [Layer], _ numbering: Numbering) {
    var blocks: [Block] = []
    var weights = 0
    for layer in layers {
      blocks.append(Block(first: weights, inputs: layer.inputs, units: layer.units))
      weights += layer.weightCount
    }
    weightCount = weights
    biasCount = layers.reduce(0) { $0 + ($1.hasBias ? $1.units : 0) }
    self.blocks = numbering == .byTarget ? blocks : []
  }

  package var count: Int { weightCount + biasCount }

  /// The name of the parameter at `index`, 0 ..< `count`.
  package func name(at index: Int) -> String {
    let place = place(of: index)
    return place < weightCount ? "w\(place + 1)" : "b\(place - weightCount + 1)"
  }

  /// The index of a name such as `w5` or `b2`; nil where there is no such parameter.
  package func index(of name: String) -> Int? {
    guard let kind = name.first, kind == "w" || kind == "b" else { return nil }
    let digits = name.dropFirst()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.first != "0",
      let number = Int(digits)
    else { return nil }
    if kind == "w" { return number <= weightCount ? index(at: number - 1) : nil }
    return number <= biasCount ? weightCount + number - 1 : nil
  }

  // MARK: Parameter order

  /// The index of the parameter at a place in parameter order, 0 ..< `count`.
  package func index(at place: Int) -> Int {
    guard let block = block(of: place) else { return place }
    let (unit, source) = (place - block.first).quotientAndRemainder(dividingBy: block.inputs)
    return block.first + source * block.units + unit
  }

  /// The place in parameter order of the parameter at `index`, 0 ..< `count`.
  package func place(of index: Int) -> Int {
    guard let block = block(of: index) else { return index }
    let (source, unit) = (index - block.first).quotientAndRemainder(dividingBy: block.units)
    return block.first + unit * block.inputs + source
  }

  /// A layer keeps its weights together in either order.
  private func block(of place: Int) -> Block? {
    place < weightCount ? blocks.last { $0.first <= place } : nil
  }

  /// The indices of all parameters, in parameter order.
  package var order: LazyMapCollection<Range<Int>, Int> { (0..<count).lazy.map { index(at: $0) } }

  /// The first parameter in parameter order that is another one; nil where there is only one.
  package func first(except index: Int) -> Int? { order.prefix(2).first { $0 != index } }

  /// Values in the order of indices, from values in parameter order: one a parameter, or the weights' alone.
  package func kept(_ ordered: [Double]) -> [Double] {
    blocks.isEmpty ? ordered : ordered.indices.map { ordered[place(of: $0)] }
  }

  /// Values in parameter order, from values in the order of indices: one a parameter, or the weights' alone.
  package func ordered(_ kept: [Double]) -> [Double] {
    blocks.isEmpty ? kept : kept.indices.map { kept[index(at: $0)] }
  }
}
