// The derivation as it grows: the chain rule factor by factor, or the sum in the row under the cursor term by term.

import NablaCore
import NablaModel

extension DerivationOutline {
  /// What grows, with the row of each part; nil where that is the product of the chain.
  struct Walk {
    let walk: TermWalk
    let rows: [Int?]
  }

  /// The z in the row under the cursor; where it is none, the factors of the chain that are sums, then their product.
  func walk(_ model: Model) -> Walk? {
    if let row = summedRow(model), let sum = sum(row) { return Walk(walk: TermWalk(parts: [sum]), rows: [row]) }
    let sums = factors.indices.compactMap { factor -> (row: Int, sum: TermWalk.Part)? in
      guard let row = rows.firstIndex(where: { $0.path == [factor] }), let sum = sum(row) else { return nil }
      return (row, sum)
    }
    let product = TermWalk.Part(symbol: chain.symbol, node: nil, terms: factors, value: chain.value)
    let walk = TermWalk(parts: sums.map(\.sum) + [product])
    return walk.count > 1 ? Walk(walk: walk, rows: sums.map(\.row) + [nil]) : nil
  }

  /// How far it has grown, with the row of the sum or of the factor that came last.
  func stop(_ model: Model) -> (stop: TermStop, sum: Int?, row: Int?)? {
    guard let walk = walk(model), let position = model.termPosition(row: summedRow(model)),
      let stop = walk.walk.stop(at: position)
    else { return nil }
    let sum = walk.rows[stop.part]
    return (stop, sum, sum ?? rows.firstIndex { $0.path == [stop.term] })
  }

  /// The row under the cursor, if it is a z, which grows by itself.
  func summedRow(_ model: Model) -> Int? {
    guard !rows.isEmpty else { return nil }
    let row = min(max(0, model.look.derivation.row), rows.count - 1)
    guard case .quantity(.weightedInput) = rows[row].kind else { return nil }
    return terms(of: rows[row]) == nil ? nil : row
  }

  private func sum(_ row: Int) -> TermWalk.Part? {
    terms(of: rows[row]).map { terms in
      TermWalk.Part(
        symbol: rows[row].equation.symbol, node: nil, terms: TermWalk.Part.grouped(terms),
        value: rows[row].equation.value)
    }
  }

  /// The terms of a row's sum: of z its weights times what comes in, of a joint factor its paths; nil where it is none.
  private func terms(of row: DerivationRow) -> [TermWalk.Term]? {
    guard let sample, case .quantity(let quantity) = row.kind, !row.isAssumed else { return nil }
    let network = sample.network
    if case .weightedInput(let layer, let unit) = quantity {
      var terms = (0..<network.layers[layer].inputs).map { input -> TermWalk.Term in
        let index = network.index(of: .weight(layer: layer, to: unit, from: input))!
        let pair = [sample.parameters[index], sample.source(layer: layer, unit: input)]
        return TermWalk.Term(
          sign: .plus, symbol: "\(network.names.name(at: index))·\(network.nodeName(column: layer, unit: input))",
          numbers: pair, value: pair[0] * pair[1], parameters: [index],
          nodes: [NodePlace(layer: layer - 1, unit: input), NodePlace(layer: layer, unit: unit)])
      }
      if let index = network.index(of: .bias(layer: layer, of: unit)) {
        terms.append(
          TermWalk.Term(
            sign: .plus, symbol: network.names.name(at: index), value: sample.parameters[index], parameters: [index],
            nodes: [NodePlace(layer: layer, unit: unit)]))
      }
      return terms.count > 1 ? terms : nil
    }
    let paths = sample.terms(of: quantity)
    guard paths.count > 1 else { return nil }
    return paths.map { path in
      let lit = path.factors.map { Self.lit($0, network) }
      return TermWalk.Term(
        sign: .plus, symbol: path.factors.isEmpty ? "1" : path.factors.map(network.symbol).joined(separator: "·"),
        numbers: path.factors.map { sample.value(of: $0) }, value: path.value,
        parameters: lit.reduce(into: []) { $0.formUnion($1.parameters) },
        nodes: lit.reduce(into: []) { $0.formUnion($1.nodes) })
    }
  }

  /// A factor of the chain as a term of its product.
  static func term(_ factor: Factor, isFirst: Bool, _ network: Network) -> TermWalk.Term {
    let lit = lit(factor.quantity, network)
    return TermWalk.Term(
      sign: isFirst ? .plus : .times, symbol: network.symbol(of: factor.quantity), value: factor.value,
      parameters: lit.parameters, nodes: lit.nodes)
  }

  /// What a quantity is of in the graph: nodes, and the connections between them.
  private static func lit(_ quantity: Quantity, _ network: Network) -> (parameters: Set<Int>, nodes: Set<NodePlace>) {
    switch quantity {
    case .weightedInput(let layer, let unit), .activation(let layer, let unit), .costSlope(let layer, let unit),
      .activationSlope(let layer, let unit), .delta(let layer, let unit):
      return ([], [NodePlace(layer: layer, unit: unit)])
    case .cost: return ([], [])
    case .shareSlope(let output, let by):
      let last = network.layers.count - 1
      return ([], [NodePlace(layer: last, unit: output), NodePlace(layer: last, unit: by)])
    case .weightSlope(let layer, let to, let from):
      return (
        [network.index(of: .weight(layer: layer, to: to, from: from))!],
        [NodePlace(layer: layer, unit: to), NodePlace(layer: layer - 1, unit: from)]
      )
    case .passageSlope(let layer, let unit):
      return (
        [network.index(of: .weight(layer: layer, to: unit, from: unit))!],
        [NodePlace(layer: layer, unit: unit), NodePlace(layer: layer - 1, unit: unit)]
      )
    case .sourceSlope(let parameter), .gradient(let parameter):
      let place = network.parameter(at: parameter)
      var nodes: Set<NodePlace> = [NodePlace(layer: place.layer, unit: place.unit)]
      if case .weight(let layer, _, let from) = place { nodes.insert(NodePlace(layer: layer - 1, unit: from)) }
      return ([parameter], nodes)
    }
  }

  // MARK: What there is so far

  /// The chain rule up to a factor: ∂C/∂o1 · ∂o1/∂z = -0.7086 × 0.2288.
  func grown(_ stop: TermStop) -> Equation {
    let terms = stop.growing.terms.prefix(stop.term + 1)
    let signs = terms.dropFirst().map { $0.sign == .times ? (" · ", " × ") : (" + ", " + ") }
    var rule = terms.first?.symbol ?? ""
    var numbers: [Equation.Piece] = [.number(terms.first?.value ?? 0)]
    for (term, sign) in zip(terms.dropFirst(), signs) {
      rule += sign.0 + term.symbol
      numbers += [.text(sign.1), .enclosed(term.value)]
    }
    return Equation("", rule, numbers, value: stop.running)
  }
}
