// What a kernel's structures point to, kept as long as they are.

import CKernels

final class KernelMemory: @unchecked Sendable {
  private var blocks: [NumberBlock] = []
  private var layers: [UnsafeMutablePointer<KernelLayer>] = []

  /// A copy of numbers that lives as long as this memory.
  func keep(_ values: [Double]) -> UnsafePointer<Double> {
    let block = NumberBlock(values)
    blocks.append(block)
    return UnsafePointer(block.start)
  }

  /// A copy of layers that lives as long as this memory.
  func keep(_ values: [KernelLayer]) -> UnsafePointer<KernelLayer> {
    let copy = UnsafeMutablePointer<KernelLayer>.allocate(capacity: max(1, values.count))
    copy.initialize(from: values, count: values.count)
    layers.append(copy)
    return UnsafePointer(copy)
  }

  /// An axis as a kernel reads it; nil where the kernels do not know its activation.
  func axis(_ axis: SliceLayers.Axis) -> KernelAxis? {
    guard let inner = axis.inner.kernelNumber else { return nil }
    return KernelAxis(
      inner: inner, offset: keep(axis.offset), factor: keep(axis.factor), weight: keep(axis.weight))
  }

  deinit { for copy in layers { copy.deallocate() } }
}
