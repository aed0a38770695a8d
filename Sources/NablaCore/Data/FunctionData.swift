// Data made by formulas that somebody types: targets as functions of x1, x2, ….

/// How samples are made of formulas of their inputs.
///
/// One input goes evenly over the range, both ends included; several are drawn from it, sample by sample. Noise is the
/// standard deviation of a normal number added to each target.
package struct FunctionData: Equatable, Sendable {
  /// One a target.
  package var functions: [Formula]
  /// How many inputs a sample has; at least as many as the functions name.
  package var inputCount: Int
  package var range: ClosedRange<Double>
  /// How many samples, at least 1.
  package var samples: Int
  /// A standard deviation, 0 or more.
  package var noise: Double
  /// Of the noise and of drawn inputs.
  package var seed: UInt64

  package static let defaultRange = -1.0...1.0
  package static let defaultSamples = 40

  package init(
    _ functions: [Formula], inputCount: Int, range: ClosedRange<Double> = defaultRange, samples: Int = defaultSamples,
    noise: Double = 0, seed: UInt64 = 1
  ) {
    precondition(!functions.isEmpty && functions.allSatisfy { $0.parameterCount <= inputCount }, "inputs for each x")
    self.functions = functions
    self.inputCount = inputCount
    self.range = range
    self.samples = samples
    self.noise = noise
    self.seed = seed
  }

  /// The data set; a target may be no finite number, as ln(x1) at −1 is.
  package var dataset: Dataset {
    var random = RandomSource(seed: seed, stream: 2)
    let evenly = inputCount == 1 ? CostSlice.spread(range, count: samples) : []
    var inputs: [Double] = []
    var targets: [Double] = []
    for sample in 0..<samples {
      let input =
        inputCount == 1
        ? [evenly[sample]] : (0..<inputCount).map { _ in random.uniform(range.lowerBound, range.upperBound) }
      inputs += input
      for function in functions {
        let exact = Generator.settled(function.value(at: input))
        targets.append(noise == 0 ? exact : exact + noise * random.normal())
      }
    }
    return Dataset(inputCount: inputCount, targetCount: functions.count, inputs: inputs, targets: targets)
  }
}
