import Foundation
import NablaCanvas
import NablaCore
import TerminalSupport
import Testing

private let keys = [
  "stepsPerSecond", "playedStepsPerSecond", "contourMilliseconds", "isolinesMilliseconds",
  "hessianVectorMicroseconds", "frameMilliseconds", "frameBytes", "runStepsPerSecond", "peakMegabytes",
]

@Suite(.startsPrograms) struct `nabla bench` {
  @Test func `figures of every scene come in the order asked for`() throws {
    let result = try runNabla(
      "bench", "worked-example", "parabola", "--size", "60x20", "--grid", "9x5", "--threads", "1", "--format", "json")
    #expect(result.status == .code(0) && result.errorText.isEmpty)
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(result.outputText.utf8)) as? [[String: Any]])
    #expect(list.map { $0["scene"] as? String } == ["worked-example", "parabola"])
    for run in list {
      #expect(Set(run.keys) == Set(keys + ["scene"]))
      for key in keys where !(key == "isolinesMilliseconds" && run["scene"] as? String == "parabola") {
        #expect((run[key] as? Double ?? 0) > 0, "\(key)")
      }
    }
    // A curve has no lines of equal cost.
    #expect(list[1]["isolinesMilliseconds"] is NSNull)
    let places = keys.map { result.outputText.range(of: "\"\($0)\"")!.lowerBound }
    #expect(places == places.sorted())
  }

  @Test func `the table names the kernel in use`() throws {
    for name in [Kernel.available[0].name, Kernel.referenceName] {
      let result = try runNabla(
        "bench", "neuron", "--size", "20x6", "--grid", "3x3", environment: ["NABLA_KERNEL": name])
      #expect(result.status == .code(0))
      #expect(result.outputText.hasPrefix("kernel: \(name)\n"))
      #expect(result.outputText.split(separator: "\n").last?.hasPrefix("neuron") == true)
    }
    let korean = try run(nabla, ["bench", "neuron", "--size", "20x6", "--grid", "3x3", "--lang", "ko"])
    let rows = korean.outputText.split(separator: "\n")
    #expect(rows[0] == "커널: \(try #require(Kernel.available.last).name)")
    #expect(rows[1].hasPrefix("장면") && rows[1].hasSuffix(" 최대 MB"))
    #expect(Set(rows.dropFirst().map { TextWidth.of(String($0)) }).count == 1)
  }

  @Test(arguments: [
    (["bench", "--size", "0x3"], "--size"), (["bench", "--threads", "0"], "--threads"),
    (["bench", "--grid", "1x9"], "--grid"), (["bench", "neuron", "--x", "w9"], "--x"),
  ])
  func `what cannot be measured is wrong usage`(arguments: [String], flag: String) throws {
    expectFailure(try run(nabla, arguments), 64, saying: [flag])
  }

  @Test func `a wrong name is told before anything is measured`() throws {
    expectFailure(try runNabla("bench", "neuron", "spirall"), 66, saying: ["'spiral'"])
  }
}

@Suite(.startsPrograms) struct `NABLA_KERNEL` {
  @Test func `every level trains alike, and the plain implementation too`() throws {
    func train(_ kernel: String) throws -> [Double] {
      try numbers(runNabla("train", "spiral", "--steps", "1", environment: ["NABLA_KERNEL": kernel]).outputText)
    }
    let plain = try train("reference")
    #expect(plain.count > 300)
    for kernel in Kernel.available {
      let found = try train(kernel.name)
      #expect(found.count == plain.count)
      #expect(zip(found, plain).allSatisfy { abs($0 - $1) <= 1e-12 })
    }
  }

  @Test func `a level the machine does not have is an error, not another level`() throws {
    let result = try runNabla("train", "neuron", environment: ["NABLA_KERNEL": "avx1024"])
    expectFailure(result, 64, saying: ["avx1024", "baseline"])
  }

  private func numbers(_ text: String) -> [Double] {
    text.split { !"0123456789.-e".contains($0) }.compactMap { Double($0) }
  }
}
