// A grid whose two parameters lie in different layers, computed by a kernel.

import CKernels

/// The tables of such a grid. Once made, nothing in it changes.
final class StackSlice: @unchecked Sendable {
  private let kernel: Kernel
  private let memory = KernelMemory()
  let stack: KernelStack
  let lowerValues: [Double]
  let upperValues: [Double]
  /// Whether the lower parameter runs along the rows.
  let isTransposed: Bool

  /// nil where the kernels do not know an activation.
  init?(
    _ kernel: Kernel, _ layers: SliceLayers, lower: Parameter, upper: Parameter, loss: Int32, lowerValues: [Double],
    upperValues: [Double], isTransposed: Bool
  ) {
    self.kernel = kernel
    self.lowerValues = lowerValues
    self.upperValues = upperValues
    self.isTransposed = isTransposed
    let network = layers.network
    let data = layers.data
    let bottom = lower.layer
    let layer = network.layers[bottom]
    guard let activation = layer.activation.kernelNumber, let kernelLayers = network.kernelLayers else { return nil }
    let parameters = layers.without(lower, upper)
    let still = SliceLayers(network: network, parameters: parameters, data: data)
    let z = still.weightedInputs(of: bottom, parameters, from: still.sources(of: bottom))
    var activations = z
    layer.activation.apply(to: &activations)
    let next = network.layers[bottom + 1]
    let weights = network.weightOffsets[bottom + 1] + lower.unit * next.units
    let above = Array(kernelLayers[(bottom + 1)...])
    var stack = KernelStack()
    stack.samples = data.count
    stack.offset = memory.keep((0..<data.count).map { z[$0 * layer.units + lower.unit] })
    stack.factor = memory.keep(still.factor(of: lower))
    stack.lowerActivation = activation
    stack.above = memory.keep(still.weightedInputs(of: bottom + 1, leavingOut: [lower.unit], from: activations))
    stack.aboveWeights = memory.keep(Array(parameters[weights..<weights + next.units]))
    stack.layers = memory.keep(above)
    stack.layerCount = above.count
    stack.upper = upper.layer - bottom - 1
    stack.parameters = memory.keep(parameters)
    stack.upperUnit = upper.unit
    stack.targets = memory.keep(data.targets)
    stack.loss = loss
    switch upper {
    case .bias:
      stack.fixedFactor = memory.keep([Double](repeating: 1, count: data.count))
    case .weight(_, _, let from):
      stack.upperSource = from
      if stack.upper == 0, from != lower.unit {
        stack.fixedFactor = memory.keep((0..<data.count).map { activations[$0 * layer.units + from] })
      }
    }
    self.stack = stack
  }

  var partCount: Int { (lowerValues.count + kernel.width - 1) / kernel.width }

  /// The columns of a part; its rows where the slice is transposed.
  func places(of part: Int) -> Range<Int> {
    part * kernel.width..<min((part + 1) * kernel.width, lowerValues.count)
  }

  func fill(_ part: Int, of costs: UnsafeMutablePointer<Double>) {
    var stack = stack
    let workspace = NumberBlock(count: kernel.table.stackWorkspace(&stack))
    let first = part * kernel.width
    // Along the rows of the kernel go the upper parameter's values: those of the grid, or its columns.
    let width = isTransposed ? upperValues.count : lowerValues.count
    lowerValues.withUnsafeBufferPointer { values in
      kernel.table.stackColumns(
        &stack, values.baseAddress! + first, min(kernel.width, values.count - first), upperValues, upperValues.count,
        workspace.start, costs + (isTransposed ? first * width : first), isTransposed ? 1 : width,
        isTransposed ? width : 1)
    }
  }
}
