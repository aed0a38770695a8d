// A grid whose two parameters meet in one layer, computed by a kernel.

import CKernels

/// The tables of such a grid. Once made, nothing in it changes.
final class SumSlice: @unchecked Sendable {
  private let kernel: Kernel
  private let memory = KernelMemory()
  let sums: KernelSums
  let xs: [Double]
  let ys: [Double]
  private let raw: NumberBlock
  private let exponentials: NumberBlock
  private let largestExponent: Double

  /// nil where the kernels do not know an activation.
  init?(
    _ kernel: Kernel, _ meeting: SliceLayers.Meeting, _ layers: SliceLayers, loss: Loss, number: Int32, xs: [Double],
    ys: [Double]
  ) {
    self.kernel = kernel
    self.xs = xs
    self.ys = ys
    let network = layers.network
    let data = layers.data
    let layer = network.layers[meeting.layer]
    let isOutput = meeting.layer == network.layers.count - 1
    guard let column = memory.axis(meeting.first), let row = memory.axis(meeting.second),
      let activation = layer.activation.kernelNumber, let kernelLayers = network.kernelLayers
    else { return nil }
    var sums = KernelSums()
    sums.samples = data.count
    sums.moving = meeting.moving.count
    sums.column = column
    sums.row = row
    sums.base = memory.keep(meeting.base)
    sums.activation = activation
    sums.loss = number
    sums.parameters = memory.keep(layers.parameters)
    if isOutput {
      let width = layer.units
      let targets = data.targets
      sums.targets = memory.keep(
        (0..<data.count).flatMap { (sample: Int) -> [Double] in
          meeting.moving.map { (unit: Int) -> Double in targets[sample * width + unit] }
        })
      sums.fixedLoss = Self.lossOfTheOthers(meeting, layers, loss: loss)
    } else {
      let next = network.layers[meeting.layer + 1]
      var activations = meeting.still
      layer.activation.apply(to: &activations)
      sums.above = memory.keep(
        layers.weightedInputs(of: meeting.layer + 1, leavingOut: meeting.moving, from: activations))
      let weights = network.weightOffsets[meeting.layer + 1]
      sums.aboveWeights = memory.keep(
        meeting.moving.flatMap { (unit: Int) -> ArraySlice<Double> in
          let start = weights + unit * next.units
          return layers.parameters[start..<start + next.units]
        })
      let above = Array(kernelLayers[(meeting.layer + 1)...])
      sums.layers = memory.keep(above)
      sums.layerCount = above.count
      sums.targets = memory.keep(data.targets)
    }
    self.sums = sums
    let numbers = ys.count * data.count * meeting.moving.count
    raw = NumberBlock(count: numbers)
    exponentials = NumberBlock(count: numbers)
    largestExponent = kernel.table.sumRows(&sums, ys, ys.count, raw.start, exponentials.start)
  }

  var partCount: Int { (xs.count + kernel.width - 1) / kernel.width }

  /// The columns of a part.
  func places(of part: Int) -> Range<Int> {
    part * kernel.width..<min((part + 1) * kernel.width, xs.count)
  }

  func fill(_ part: Int, of costs: UnsafeMutablePointer<Double>) {
    var sums = sums
    let workspace = NumberBlock(count: kernel.table.sumWorkspace(&sums))
    let first = part * kernel.width
    xs.withUnsafeBufferPointer { xs in
      kernel.table.sumColumns(
        &sums, xs.baseAddress! + first, min(kernel.width, xs.count - first), raw.start, exponentials.start,
        largestExponent, ys.count, workspace.start, costs + first, xs.count, 1)
    }
  }

  /// The losses of outputs that do not move, added up.
  private static func lossOfTheOthers(_ meeting: SliceLayers.Meeting, _ layers: SliceLayers, loss: Loss) -> Double {
    let layer = layers.network.layers[meeting.layer]
    var sum = 0.0
    for unit in 0..<layer.units where !meeting.moving.contains(unit) {
      for sample in 0..<layers.data.count {
        let place = sample * layer.units + unit
        let z = meeting.still[place]
        let target = layers.data.targets[place]
        sum += loss.value(output: layer.activation.value(at: z), of: z, target: target)
      }
    }
    return sum
  }
}
