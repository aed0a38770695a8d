// Passes over samples by a kernel.

import CKernels

/// A network and samples, ready for any number of passes. Its memory is its own: one thread at a time.
struct KernelPass {
  let kernel: Kernel
  private let layers: [KernelLayer]
  private let parameterCount: Int
  private let loss: Int32
  private let workspace: NumberBlock

  /// - Parameters:
  ///   - kernel: does the passes.
  ///   - network: what is gone through.
  ///   - loss: how wrong an output is.
  ///   - most: the most samples a pass will see.
  /// - Returns: nil where the kernel has no such loss or activation.
  init?(_ kernel: Kernel, network: Network, loss: Loss, most: Int) {
    guard let number = loss.kernelNumber(for: network), let layers = network.kernelLayers else { return nil }
    self.kernel = kernel
    self.layers = layers
    parameterCount = network.parameterCount
    self.loss = number
    let stride = (most + kernel.width - 1) / kernel.width * kernel.width
    let count = layers.withUnsafeBufferPointer { layers in
      var task = KernelTask(
        layers: layers.baseAddress, layerCount: layers.count, samples: most, stride: stride, inputs: nil, targets: nil,
        loss: number)
      return kernel.table.workspace(&task)
    }
    workspace = NumberBlock(count: count)
  }

  private func withTask<Result>(_ lanes: SampleLanes, _ body: (UnsafePointer<KernelTask>) -> Result) -> Result {
    layers.withUnsafeBufferPointer { layers in
      var task = KernelTask(
        layers: layers.baseAddress, layerCount: layers.count, samples: lanes.count, stride: lanes.stride,
        inputs: lanes.inputs.start, targets: lanes.targets.start, loss: loss)
      return body(&task)
    }
  }

  /// C over the samples.
  func cost(_ lanes: SampleLanes, at parameters: [Double]) -> Double {
    precondition(parameters.count == parameterCount, "one value a parameter")
    return withTask(lanes) { kernel.table.lossSum($0, parameters, workspace.start) } / Double(lanes.count)
  }

  /// C and ∇C over the samples.
  func costAndGradient(_ lanes: SampleLanes, at parameters: [Double]) -> (cost: Double, gradient: [Double]) {
    precondition(parameters.count == parameterCount, "one value a parameter")
    var cost = 0.0
    let gradient = [Double](unsafeUninitializedCapacity: parameterCount) { buffer, initialized in
      let slopes = buffer.baseAddress!
      cost = withTask(lanes) { kernel.table.gradient($0, parameters, workspace.start, slopes) } / Double(lanes.count)
      initialized = parameterCount
    }
    return (cost, gradient)
  }

  /// C over the samples, with ∇C put into memory that is used again; the same numbers as without.
  func cost(
    _ lanes: SampleLanes, at parameters: NumberBlock, gradient: NumberBlock
  ) -> Double {
    precondition(parameters.count >= parameterCount && gradient.count >= parameterCount, "one value a parameter")
    return withTask(lanes) { kernel.table.gradient($0, parameters.start, workspace.start, gradient.start) }
      / Double(lanes.count)
  }

  /// The same, with only those slopes that belong to the last layer.
  func cost(
    _ lanes: SampleLanes, at parameters: NumberBlock, lastSlopes: NumberBlock
  ) -> Double {
    precondition(parameters.count >= parameterCount && lastSlopes.count >= parameterCount, "one value a parameter")
    return withTask(lanes) { kernel.table.lastSlopes($0, parameters.start, workspace.start, lastSlopes.start) }
      / Double(lanes.count)
  }

  /// Steps of plain descent over the same samples, each as a step of its own would be, to the bit.
  ///
  /// - Parameters:
  ///   - lanes: the samples.
  ///   - parameters: flat, in parameter order; where the last step ends, afterwards.
  ///   - gradient: memory for one gradient; holds the last one afterwards.
  ///   - learningRate: η.
  ///   - steps: how many.
  func descend(
    _ lanes: SampleLanes, from parameters: inout [Double], gradient: NumberBlock, learningRate: Double, steps: Int
  ) {
    precondition(parameters.count == parameterCount && gradient.count >= parameterCount, "one value a parameter")
    parameters.withUnsafeMutableBufferPointer { parameters in
      withTask(lanes) {
        kernel.table.descend($0, parameters.baseAddress, workspace.start, gradient.start, learningRate, steps)
      }
    }
  }

  /// How many doubles as many runs as the kernel has lanes need besides.
  func runWorkspace(_ lanes: SampleLanes) -> Int { withTask(lanes) { kernel.table.runWorkspace($0) } }

  /// C of as many runs as the kernel has lanes, whose parameters stand run beside run.
  func runCosts(_ lanes: SampleLanes, parameters: NumberBlock, workspace: NumberBlock, costs: NumberBlock) {
    withTask(lanes) { kernel.table.runCosts($0, parameters.start, workspace.start, costs.start) }
  }

  /// Steps of as many runs; see `RunLanes`.
  ///
  /// - Returns: of how many steps there are costs.
  func runSteps(
    _ lanes: SampleLanes, rule: inout KernelRule, rates: NumberBlock, parameters: NumberBlock, first: NumberBlock,
    second: NumberBlock, workspace: NumberBlock, greatest: Double, steps: Int, costs: NumberBlock,
    still: [Int]
  ) -> Int {
    withTask(lanes) {
      kernel.table.runSteps(
        $0, &rule, rates.start, parameters.start, first.start, second.start, workspace.start, greatest, steps,
        costs.start, still, still.count)
    }
  }
}
