// A sum or a product as it grows: its terms one after the other, each with what all so far come to.

import NablaCore

/// What grows term by term: the sums of a layer's units, one unit after the other, or a single product.
package struct TermWalk: Equatable {
  /// One term of a sum or one factor of a product, or several terms at once where there are many.
  package struct Term: Equatable {
    /// How it goes on from what is there before it.
    package enum Sign: Equatable {
      case plus, times, over
    }

    package let sign: Sign
    /// Its name: w1·x1, ∂o1/∂z.
    package let symbol: String
    /// What it is the product of; empty where it has no more to tell than its value.
    package var numbers: [Double] = []
    package let value: Double
    /// How many terms of the sum it stands for.
    package var count = 1
    /// The weights and biases that are lit in the graph.
    package var parameters: Set<Int> = []
    /// The nodes that are lit there.
    var nodes: Set<NodePlace> = []

    /// A value with this term.
    func applied(to value: Double) -> Double {
      switch sign {
      case .plus: value + self.value
      case .times: value * self.value
      case .over: value / self.value
      }
    }
  }

  /// One sum or product.
  package struct Part: Equatable {
    /// What comes out: z(h1), ∂C/∂w5.
    package let symbol: String
    /// The unit whose number comes out; nil where it is a parameter's.
    let node: NodePlace?
    package let terms: [Term]
    /// What it comes to, as all panels tell it.
    package let value: Double

    /// What the terms up to one of them come to.
    ///
    /// - Parameter index: the last one that is there; with the last of all it is the value as all panels tell it.
    package func running(through index: Int) -> Double {
      if index >= terms.count - 1 { return value }
      return terms.prefix(index + 1).dropFirst().reduce(terms.first?.value ?? 0) { $1.applied(to: $0) }
    }
  }

  package let parts: [Part]

  /// How many terms there are to go through.
  package var count: Int { parts.reduce(0) { $0 + $1.terms.count } }

  /// A walk that has come to one of its terms.
  package func stop(at position: Int) -> TermStop? {
    let position = min(max(0, position), count - 1)
    var before = 0
    for (number, part) in parts.enumerated() {
      if position < before + part.terms.count {
        return TermStop(walk: self, position: position, part: number, term: position - before)
      }
      before += part.terms.count
    }
    return nil
  }
}

/// A place on the way.
package struct TermStop: Equatable {
  package let walk: TermWalk
  /// Counted over all parts.
  package let position: Int
  let part: Int
  let term: Int

  /// The sum or product that is growing.
  package var growing: TermWalk.Part { walk.parts[part] }
  package var lit: TermWalk.Term { growing.terms[term] }
  /// What has been added up or multiplied so far.
  package var running: Double { growing.running(through: term) }
  /// Whether the growing sum or product has all its terms.
  package var isGrown: Bool { term == growing.terms.count - 1 }
  /// Whether all of them have.
  package var isLast: Bool { position == walk.count - 1 }

  /// What is known of a unit's number by now; nil where nothing is.
  func value(of node: NodePlace, whole: Double) -> Double? {
    if isLast { return whole }
    guard let place = walk.parts.firstIndex(where: { $0.node == node }), place <= part else { return nil }
    return place < part ? whole : running
  }
}

extension TermWalk.Part {
  /// Terms one by one, or where there are many, several at once: pictures go by their rows.
  ///
  /// - Parameters:
  ///   - terms: those of a sum.
  ///   - last: what comes after them by itself.
  /// - Returns: at most `mostTerms` and the last.
  static func grouped(_ terms: [TermWalk.Term], then last: [TermWalk.Term] = []) -> [TermWalk.Term] {
    guard terms.count > mostTerms else { return terms + last }
    let side = Int(clamping: Double(terms.count).squareRoot().rounded())
    let size = side * side == terms.count && side <= mostTerms ? side : (terms.count + 7) / 8
    let groups = stride(from: 0, to: terms.count, by: size).map { start -> TermWalk.Term in
      let group = terms[start..<min(start + size, terms.count)]
      guard let first = group.first, let end = group.last, group.count > 1 else { return terms[start] }
      return TermWalk.Term(
        sign: .plus, symbol: "\(first.symbol) + … + \(end.symbol)", value: group.reduce(0) { $0 + $1.value },
        count: group.count, parameters: group.reduce(into: []) { $0.formUnion($1.parameters) },
        nodes: group.reduce(into: []) { $0.formUnion($1.nodes) })
    }
    return groups + last
  }

  /// More terms than this are not gone through one by one.
  static let mostTerms = 16
}
