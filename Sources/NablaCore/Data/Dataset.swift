// Samples to learn from, flat and in order.

/// Inputs and targets of *n* samples.
package struct Dataset: Equatable, Sendable {
  package let inputCount: Int
  package let targetCount: Int
  /// Sample by sample, `count` × `inputCount`: what a network is fed.
  package let inputs: [Double]
  /// Sample by sample, `count` × `targetCount`.
  package let targets: [Double]
  /// The samples' own inputs where a network is fed features of them.
  let raw: RawInputs?
  /// Samples that are never trained on; nil where there are none. A selection of samples has none.
  package internal(set) var heldOut: HeldOut?
  /// The same as vectors read them; nil without a kernel.
  private(set) var lanes: SampleLanes?

  /// Inputs that features were made of.
  struct RawInputs: Equatable, Sendable {
    let features: Features
    /// Sample by sample.
    let values: [Double]
  }

  package init(inputCount: Int, targetCount: Int, inputs: [Double], targets: [Double]) {
    self.init(inputCount: inputCount, targetCount: targetCount, inputs: inputs, targets: targets, raw: nil)
  }

  init(inputCount: Int, targetCount: Int, inputs: [Double], targets: [Double], raw: RawInputs?) {
    precondition(inputCount > 0 && targetCount > 0, "samples have inputs and targets")
    precondition(inputs.count % inputCount == 0 && targets.count % targetCount == 0, "whole samples only")
    precondition(inputs.count / inputCount == targets.count / targetCount, "as many targets as inputs")
    self.inputCount = inputCount
    self.targetCount = targetCount
    self.inputs = inputs
    self.targets = targets
    self.raw = raw
    heldOut = nil
    lanes = nil
    lanes = Kernel.current.map { SampleLanes(self, width: $0.width) }
  }

  /// Whether both hold the same samples, and hold out the same ones.
  package static func == (a: Dataset, b: Dataset) -> Bool {
    a.inputCount == b.inputCount && a.targetCount == b.targetCount && a.inputs == b.inputs && a.targets == b.targets
      && a.raw == b.raw && a.heldOut == b.heldOut
  }

  package var count: Int { inputs.count / inputCount }

  package func input(_ sample: Int) -> ArraySlice<Double> {
    inputs[sample * inputCount..<(sample + 1) * inputCount]
  }

  package func target(_ sample: Int) -> ArraySlice<Double> {
    targets[sample * targetCount..<(sample + 1) * targetCount]
  }

  /// The samples with these numbers, in this order.
  package func selecting(_ samples: some Sequence<Int>) -> Dataset {
    var chosenInputs: [Double] = []
    var chosenTargets: [Double] = []
    var chosenRaw: [Double] = []
    for sample in samples {
      chosenInputs += input(sample)
      chosenTargets += target(sample)
      if raw != nil { chosenRaw += rawInput(sample) }
    }
    return Dataset(
      inputCount: inputCount, targetCount: targetCount, inputs: chosenInputs, targets: chosenTargets,
      raw: raw.map { RawInputs(features: $0.features, values: chosenRaw) })
  }
}

extension Dataset {
  /// How far from 1 the sum of targets that are shares may be.
  package static let shareTolerance = 1e-9

  /// The number of the first sample whose targets are no shares, 0 or above and 1 together; nil where all are.
  package var firstWithoutShares: Int? {
    (0..<count).first { !Self.areShares(target($0)) }
  }

  /// Whether targets are 0 or above, and 1 together.
  package static func areShares(_ targets: some Collection<Double>) -> Bool {
    targets.allSatisfy { $0 >= 0 } && abs(targets.reduce(0, +) - 1) <= shareTolerance
  }
}
