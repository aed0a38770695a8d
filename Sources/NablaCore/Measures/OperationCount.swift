// What learning costs: multiplications of a forward pass, of backpropagation, and of perturbing each parameter.

/// How many multiplications one gradient over all samples takes, each way.
///
/// Only multiplications by a weight, and of δ by what came in through a weight, are counted: they are as many as there
/// are weights, and outnumber everything else. Biases are added, not multiplied; activation functions, their slopes
/// and the loss are a few operations a unit and are left out of both ways alike.
///
///     let lecture = OperationCount(sizes: [784, 100, 10], parameters: 79_400, samples: 60_000)
///     lecture.forward     // 4,764,000,000
///     lecture.perturbing  // 378,261,600,000,000
package struct OperationCount: Hashable, Sendable {
  /// Units of each layer, the inputs first.
  package let sizes: [Int]
  /// Weights and biases.
  package let parameters: Int
  package let samples: Int

  /// - Parameters:
  ///   - sizes: at least two numbers above 0.
  ///   - parameters: as many forward passes does it take to perturb each once.
  ///   - samples: at least 1.
  package init(sizes: [Int], parameters: Int, samples: Int) {
    precondition(sizes.count > 1, "a network has inputs and at least one layer")
    self.sizes = sizes
    self.parameters = parameters
    self.samples = samples
  }

  package init(_ network: Network, samples: Int) {
    self.init(sizes: network.sizes, parameters: network.parameterCount, samples: samples)
  }

  /// The lecture's network for handwritten digits, without biases, and its 60,000 images.
  package static let lecture = OperationCount(sizes: [784, 100, 10], parameters: 79_400, samples: 60_000)

  package var layers: Int { sizes.count - 1 }

  /// One forward pass of one sample: inputs × units, summed over the layers.
  package var forwardOfOne: Int { Self.products(of: sizes) }

  /// Going back through one sample: a multiplication a weight for ∂C/∂w = δ·source, and W·δ for each layer but the
  /// first, which passes no δ on.
  package var backwardOfOne: Int { forwardOfOne.plus(Self.products(of: Array(sizes.dropFirst()))) }

  /// One forward pass of all samples.
  package var forward: Int { forwardOfOne.times(samples) }

  /// Going back through all samples.
  package var backward: Int { backwardOfOne.times(samples) }

  /// The gradient by backpropagation: forward and back.
  package var backpropagation: Int { forward.plus(backward) }

  /// The gradient by nudging each parameter once: a forward pass of all samples for each.
  package var perturbing: Int { parameters.times(forward) }

  /// How many forward passes backpropagation is worth.
  package var passes: Double { Double(forwardOfOne.plus(backwardOfOne)) / Double(forwardOfOne) }

  /// What part of perturbing backpropagation takes, where 1 is all of it.
  package var share: Double { passes / Double(parameters) }

  /// How many factors the δ of all layers take where each is multiplied out from the output anew: L(L − 1)∕2.
  package var chainFactorsAnew: Int { Self.chainFactorsAnew(layers: layers) }

  /// The same where each δ is made from the one behind it: L − 1.
  package var chainFactorsReused: Int { layers - 1 }

  /// - Parameter layers: L, at least 1.
  package static func chainFactorsAnew(layers: Int) -> Int { layers.times(layers - 1) / 2 }

  private static func products(of sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0.plus($1.0.times($1.1)) }
  }
}

extension Int {
  /// The product, or the greatest Int where it is beyond.
  fileprivate func times(_ other: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }

  /// The sum, or the greatest Int where it is beyond.
  fileprivate func plus(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
