// The kernels of another processor: compiled for arm64, run under emulation, and compared with this machine's levels and
// with plain passes. `.ci/arm64` says what that takes; without it only this machine's own levels go through the same.

import Foundation
import TerminalSupport
import Testing

@testable import NablaCore

/// All that kernels do, for a level of this width.
private func orders(width: Int) throws -> KernelOrders {
  var orders = KernelOrders(width: width)
  for loss in Loss.allCases {
    for seed in 0..<30 {
      let random = RandomExperiment(seed: UInt64(4100 + seed), loss: loss)
      try orders.pass(random.network, loss, random.data, at: random.parameters)
      if seed < 4 {
        try orders.descent(random.network, loss, random.data, from: random.parameters, rate: 0.05, steps: 7)
      }
    }
  }
  var random = RandomSource(seed: 64)
  for activation in Activation.elementwise {
    let net = network([3, 5, 4, 2], [activation, .tanh, .sigmoid])
    let data = Dataset(
      inputCount: 3, targetCount: 2, inputs: (0..<21).map { _ in random.uniform(-1, 1) },
      targets: (0..<14).map { _ in random.unit() })
    let parameters = (0..<net.parameterCount).map { _ in random.uniform(-0.8, 0.8) }
    for optimizer in Optimizer.Name.allCases where optimizer != .perceptron {
      try orders.runs(net, .mse, data, optimizer, from: parameters, steps: 6)
    }
    let ends = net.weightOffsets + net.biasOffsets
    for (x, y) in [
      (0, 1), (0, 5), (1, net.parameterCount - 1), (ends[1], ends[1] + 5), (ends[2], ends[2] + 1), (2, ends[1] + 8),
      (ends[2] + 3, 4), (ends[1] + 2, ends[2] + 5), (ends[3] + 1, ends[4] + 2), (ends[1], 0),
    ] {
      for loss in [Loss.mse, .mae, .logLoss] {
        orders.slice(
          net, loss, data, through: parameters, x: x, y: y, xs: (0..<11).map { Double($0) * 0.7 - 3 },
          ys: (0..<7).map { Double($0) * 0.9 - 2 })
      }
    }
  }
  return orders
}

/// What a program that is a `KernelProbe` makes of orders.
private func results(_ program: [String], level: Int, of orders: KernelOrders) throws -> [Double] {
  let run = try TerminalSupport.run(
    program[0], program.dropFirst() + ["\(level)"], input: orders.text, timeout: 120)
  try #require(run.status == .code(0), "\(run.status): \(run.errorText)")
  let lines = run.outputText.split(separator: "\n")
  #expect(lines[0].hasSuffix(" \(orders.width)"))
  return try lines.dropFirst().map { Double(bitPattern: try #require(UInt64($0, radix: 16))) }
}

/// Whether numbers are as expected, to 10⁻¹² of those above 1; names the first that are not.
private func expectAlike(
  _ found: [Double], _ expected: [Double], _ orders: KernelOrders, location: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: location)
  var wrong: [String] = []
  for (name, (number, wanted)) in zip(orders.names, zip(found, expected))
  where !(abs(number - wanted) <= 1e-12 * max(1, abs(wanted))) {
    wrong.append("\(name): \(number), not \(wanted)")
  }
  #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))", sourceLocation: location)
}

@Test(.startsPrograms, arguments: Kernel.available.indices)
func `a program apart gets the plain numbers from each level of this machine`(level: Int) throws {
  let orders = try orders(width: Kernel.available[level].width)
  let found = try results([builtProduct("KernelProbe")], level: level, of: orders)
  expectAlike(found, orders.expected, orders)
}

/// What compiles for arm64 and runs it here.
enum Arm64 {
  private static func tool(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static let compiler = tool("clang")
  static let emulator = tool("qemu-aarch64")
  static let isHere =
    compiler != nil && emulator != nil
    && ["/usr/aarch64-linux-gnu/lib/libc.a", "/usr/lib/gcc-cross/aarch64-linux-gnu"]
      .allSatisfy(FileManager.default.fileExists)
}

@Test(.startsPrograms, .enabled(if: Arm64.isHere, "needs what .ci/arm64 names"))
func `arm64 gets the numbers of this machine and of plain passes`() throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let kernels = root.appending(path: "Sources/CKernels")
  let sources = try FileManager.default.contentsOfDirectory(atPath: kernels.path).filter { $0.hasSuffix(".c") }
  let folder = FileManager.default.temporaryDirectory.appending(path: "nabla-arm64-\(getpid())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let program = folder.appending(path: "KernelProbe").path
  let compilation = try TerminalSupport.run(
    Arm64.compiler!,
    [
      "--target=aarch64-linux-gnu", "-O2", "-Wall", "-Werror", "-static", "-fuse-ld=lld",
      "-I\(kernels.path)/include", root.appending(path: "Tests/KernelProbe/main.c").path,
    ] + sources.map { "\(kernels.path)/\($0)" } + ["-lm", "-o", program], timeout: 300)
  try #require(compilation.status == .code(0), "\(compilation.errorText)")

  // NEON is part of every arm64, and there is no other level.
  let second = try TerminalSupport.run(Arm64.emulator!, [program, "1"])
  #expect(second.outputText == "none\n")
  let orders = try orders(width: 2)
  let found = try results([Arm64.emulator!, program], level: 0, of: orders)
  expectAlike(found, orders.expected, orders)
  let here = try results([builtProduct("KernelProbe")], level: 0, of: orders)
  expectAlike(found, here, orders)
}
