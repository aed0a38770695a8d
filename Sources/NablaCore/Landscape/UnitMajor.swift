// Loops over samples laid out unit by unit, which the compiler turns into vector instructions.

enum UnitMajor {
  /// Makes an array at least so long; what it holds does not matter.
  static func resize(_ array: inout [Double], _ count: Int) {
    if array.count != count { array = [Double](repeating: 0, count: count) }
  }

  /// a = f(z) in place, for a layer whose activations are summed up before anyone sees them: tanh comes from one
  /// exponential, exact to 2⁻⁵² of 1 though not of a small result.
  static func activate(_ values: inout [Double], _ activation: Activation) {
    guard activation == .tanh else { return activation.apply(to: &values) }
    values.withUnsafeMutableBufferPointer { values in
      for index in values.indices { values[index] = 2 / (1 + exponential(-2 * values[index])) - 1 }
    }
  }

  /// Samples × units to units × samples.
  static func transposed(_ values: [Double], units: Int) -> [Double] {
    guard units > 1 else { return values }
    let samples = values.count / units
    return [Double](unsafeUninitializedCapacity: values.count) { buffer, initialized in
      for unit in 0..<units {
        for sample in 0..<samples { buffer[unit * samples + sample] = values[sample * units + unit] }
      }
      initialized = values.count
    }
  }

  /// Σ ln(1 + eᶻ) − yz. One logarithm serves a block of samples: the sum of logarithms is that of the product, and
  /// each factor is at most 2. The product is kept as 1 + `excess`, so that factors close to 1 are not lost.
  static func logLoss(weightedInputs z: [Double], targets: [Double]) -> Double {
    var sum = 0.0
    var excess = 0.0
    var factors = 0
    for index in targets.indices {
      let value = z[index]
      sum += Loss.straightPart(weightedInput: value, target: targets[index])
      let e = exponential(-abs(value))
      excess += e * (1 + excess)
      factors += 1
      if factors == 512 {
        sum += logarithmOfOnePlus(excess)
        excess = 0
        factors = 0
      }
    }
    return sum + logarithmOfOnePlus(excess)
  }
}
