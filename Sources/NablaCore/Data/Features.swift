// What a network is fed in place of a sample's own inputs: formulas of them.

/// Features, one formula each of the inputs x1, x2, … that a sample has by itself.
package struct Features: Equatable, Sendable {
  package let formulas: [Formula]
  /// How many inputs a sample has by itself; at least as many as the formulas name.
  package let inputCount: Int

  package init(_ formulas: [Formula], inputCount: Int) {
    precondition(!formulas.isEmpty && formulas.allSatisfy { $0.parameterCount <= inputCount }, "inputs for each x")
    self.formulas = formulas
    self.inputCount = inputCount
  }

  package var count: Int { formulas.count }

  /// The features as they were typed.
  package var names: [String] { formulas.map(\.source) }

  /// The features of some samples, sample by sample.
  ///
  /// - Parameter inputs: the samples' own, sample by sample.
  package func values(of inputs: [Double]) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(inputs.count / inputCount * count)
    for first in stride(from: 0, to: inputs.count, by: inputCount) {
      let sample = Array(inputs[first..<first + inputCount])
      for formula in formulas { values.append(formula.value(at: sample)) }
    }
    return values
  }
}

extension Dataset {
  /// The same samples, of which a network sees these features and nothing else.
  package func fed(through features: Features) -> Dataset {
    precondition(self.features == nil && features.inputCount == inputCount, "features of these inputs")
    return Dataset(
      inputCount: features.count, targetCount: targetCount, inputs: features.values(of: inputs), targets: targets,
      raw: RawInputs(features: features, values: inputs))
  }

  /// The same samples, held-out ones too, of which a network sees these features in place of those that it saw.
  ///
  /// - Parameter formulas: of the samples' own inputs; nil: the network sees these themselves.
  package func refed(through formulas: [Formula]?) -> Dataset {
    let own = Dataset(inputCount: rawInputCount, targetCount: targetCount, inputs: rawInputs, targets: targets)
    var fed = formulas.map { own.fed(through: Features($0, inputCount: rawInputCount)) } ?? own
    fed.heldOut = heldOut.map { HeldOut($0.data.refed(through: formulas), $0.choice) }
    return fed
  }

  /// What each number is that a network is fed: a feature as it was typed, else x1, x2, …
  package var inputNames: [String] { features?.names ?? (1...inputCount).map { "x\($0)" } }

  /// What is made of a sample's own inputs before a network sees them; nil where it sees them as they are.
  package var features: Features? { raw?.features }

  /// How many inputs a sample has by itself, before features are made of them.
  package var rawInputCount: Int { raw?.features.inputCount ?? inputCount }

  /// The samples' own inputs, sample by sample.
  package var rawInputs: [Double] { raw?.values ?? inputs }

  /// A sample's own inputs.
  package func rawInput(_ sample: Int) -> ArraySlice<Double> {
    rawInputs[sample * rawInputCount..<(sample + 1) * rawInputCount]
  }

  /// What a network is fed at other places than the samples'.
  ///
  /// - Parameter inputs: as samples have them by themselves, one place after the other.
  package func fed(_ inputs: [Double]) -> [Double] { features?.values(of: inputs) ?? inputs }
}
