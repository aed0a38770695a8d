// Which of the machine's ways to do the inner loops is used: chosen once, at start.

import CKernels
import NablaSystem

/// The inner loops for one level of the processor. All levels agree to about 10⁻¹² a step, each with itself to the bit.
package struct Kernel: @unchecked Sendable {
  let table: KernelTable

  private init(_ table: KernelTable) { self.table = table }

  /// How the level is called: `baseline`, `avx2`, `avx512`.
  package var name: String { String(cString: table.name) }

  /// Doubles in a vector.
  var width: Int { table.width }

  /// The word that asks for the plain implementation instead of any kernel.
  package static let referenceName = "reference"

  /// The levels this machine can run, the plainest first.
  package static let available: [Kernel] = (0..<3).compactMap { kernelLevel(Int32($0)).map { Kernel($0.pointee) } }

  /// What `NABLA_KERNEL` may say on this machine.
  package static var names: [String] { [referenceName] + available.map(\.name) }

  /// The level in use: what `NABLA_KERNEL` names, else the widest; nil for the plain implementation.
  package static let current: Kernel? = {
    guard let wanted = Environment.variable("NABLA_KERNEL") else { return available.last }
    if wanted == referenceName { return nil }
    return available.first { $0.name == wanted } ?? available.last
  }()
}

extension Activation {
  /// The kernel's activation; nil where the kernels do not know it.
  var kernelNumber: Int32? { rule.kernelNumber }
}

extension Loss {
  /// The kernel's loss for a network; nil where the kernels do not know the loss, or not of such outputs: a log loss of
  /// anything but plain sigmoids.
  func kernelNumber(for network: Network) -> Int32? {
    // What cannot be trained is not asked of them either.
    guard !network.layers.dropLast().contains(where: { $0.activation == .softmax }) else { return nil }
    if network.hasSoftmaxOutput, network.layers[network.layers.count - 1].isResidual { return nil }
    return partner == nil || cancels(in: network) ? rule.kernelNumber : nil
  }
}

extension Network {
  /// The layers as a kernel reads them; nil where the kernels do not know an activation, and only the plain passes can
  /// go through them.
  var kernelLayers: [KernelLayer]? {
    var result: [KernelLayer] = []
    result.reserveCapacity(layers.count)
    for (index, layer) in layers.enumerated() {
      guard let activation = layer.activation.kernelNumber else { return nil }
      result.append(
        KernelLayer(
          inputs: layer.inputs, units: layer.units, activation: activation, hasBias: layer.hasBias ? 1 : 0,
          isResidual: layer.isResidual ? 1 : 0, weights: weightOffsets[index], biases: biasOffsets[index]))
    }
    return result
  }
}
