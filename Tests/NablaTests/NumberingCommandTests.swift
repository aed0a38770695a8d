// Commands on a network whose weights are numbered by target: the same numbers under other names.

import Foundation
import NablaCore
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `Commands by target` {
  /// One network in two files, by matrices, numbered in two ways; and what each weight by target is called by source.
  private struct Twins {
    let byTarget: String
    let bySource: String
    /// w2 by target is w3 by source.
    var names: [String: String] = [:]
    private let folder: Folder

    init(_ sizes: [Int]) throws {
      folder = try Folder()
      var random = RandomSource(seed: UInt64(sizes.reduce(7) { 10 * $0 + $1 }), stream: 3)
      func values(_ count: Int) -> [Double] { (0..<count).map { _ in random.uniform(-1, 1) } }
      var first = 0
      var matrices: [[[Double]]] = []
      for (inputs, units) in zip(sizes, sizes.dropFirst()) {
        matrices.append((0..<units).map { _ in values(inputs) })
        for to in 0..<units {
          for from in 0..<inputs {
            names["w\(first + to * inputs + from + 1)"] = "w\(first + from * units + to + 1)"
          }
        }
        first += inputs * units
      }
      for number in 1...sizes.dropFirst().reduce(0, +) { names["b\(number)"] = "b\(number)" }
      let samples = (0..<3).map { _ in "{ input: \(values(sizes[0])), target: \(values(sizes.last!)) }" }
      let layers = sizes.dropFirst().map { "{ units: \($0), activation: tanh }" }
      let text = """
        network: { inputs: \(sizes[0]), layers: [\(layers.joined(separator: ", "))] }
        initialization: { weights: \(matrices), biases: \(sizes.dropFirst().map { values($0) }) }
        data: { samples: [\(samples.joined(separator: ", "))] }
        training: { optimizer: adam, learning-rate: 0.05, batch: 2 }
        """
      byTarget = try folder.write("target.yaml", "numbering: by-target\n" + text)
      bySource = try folder.write("source.yaml", text)
    }
  }

  private func text(_ arguments: String...) throws -> String {
    let result = try run(nabla, arguments)
    #expect(result.status == .code(0), "\(result.errorText)")
    return result.outputText
  }

  private static let shapes = [[2, 2, 2], [3, 2], [2, 3, 1], [1, 4, 2, 3]]

  @Test(arguments: shapes) func `train tells the same under other names, in the order of the names`(sizes: [Int]) throws
  {
    let twins = try Twins(sizes)
    let one = try lines(text("train", twins.byTarget, "--steps", "5"))
    let other = try lines(text("train", twins.bySource, "--steps", "5")).map(object)
    try #require(one.count == 6 && other.count == 6)
    let weights = twins.names.keys.filter { $0.hasPrefix("w") }.count
    let order = (1...weights).map { "w\($0)" } + (1...twins.names.count - weights).map { "b\($0)" }
    for (line, source) in zip(one, other) {
      let target = try object(line)
      #expect(target["cost"] as? Double == source["cost"] as? Double)
      for group in ["parameters", "gradient"] {
        let mine = try #require(target[group] as? [String: Double])
        let theirs = try #require(source[group] as? [String: Double])
        #expect(mine.count == twins.names.count)
        for (name, value) in mine { #expect(try value == theirs[#require(twins.names[name])], "\(name)") }
        let start = try #require(line.firstRange(of: "\"\(group)\":{"))
        let list = line[start.upperBound...].prefix { $0 != "}" }.split(separator: ",")
        #expect(list.map { String($0.split(separator: "\"")[0]) } == order)
      }
    }
    let table = try text("train", twins.byTarget, "--steps", "0", "--format", "csv")
    let heading = try #require(table.split(whereSeparator: \.isNewline).first)
    #expect(
      heading == (["step", "cost"] + order + order.map { "gradient.\($0)" }).joined(separator: ","))
  }

  @Test(arguments: shapes) func `explain and contour do too`(sizes: [Int]) throws {
    let twins = try Twins(sizes)
    for (name, source) in twins.names {
      let mine = try object(text("explain", twins.byTarget, name, "--step", "2", "--format", "json"))
      let theirs = try object(text("explain", twins.bySource, source, "--step", "2", "--format", "json"))
      #expect(mine["parameter"] as? String == name)
      #expect(mine["value"] as? Double == theirs["value"] as? Double)
      #expect(mine["update"] as? [String: Double] == theirs["update"] as? [String: Double])
      let symbol = try #require((mine["factors"] as? [[String: Any]])?.last?["symbol"] as? String)
      #expect(symbol == "∂z/∂\(name)")
    }
    // Without a word about axes they are w1 and w2.
    let grid = ["--grid", "7x5", "--step", "1", "--x-range=-2:2", "--y-range=-1:3"]
    let own = try run(nabla, ["contour", twins.byTarget] + grid)
    let axes = ["--x", twins.names["w1"]!, "--y", twins.names["w2"]!]
    let other = try run(nabla, ["contour", twins.bySource] + axes + grid)
    let (mine, theirs) = try (object(own.outputText), object(other.outputText))
    #expect(mine["x"] as? String == "w1" && mine["y"] as? String == "w2")
    #expect(mine["cost"] as? [[Double]] == theirs["cost"] as? [[Double]])
    #expect((mine["cost"] as? [[Double]])?.count == 5)
  }

  @Test(arguments: shapes) func `compare has the same table, and a seed draws along the names`(sizes: [Int]) throws {
    let twins = try Twins(sizes)
    let settings = ["--learning-rates", "0.01,0.1,1", "--steps", "20", "--format", "json"]
    let mine = try run(nabla, ["compare", twins.byTarget] + settings)
    let theirs = try run(nabla, ["compare", twins.bySource] + settings)
    #expect(mine.status == .code(0) && mine.outputText == theirs.outputText)
    func start(_ file: String) throws -> [String: Double]? {
      try object(text("train", file, "--steps", "0", "--initialization", "he", "--seed", "4"))["parameters"]
        as? [String: Double]
    }
    let drawn = try #require(try start(twins.byTarget))
    #expect(try drawn == start(twins.bySource))
    #expect(Set(drawn.values).count > sizes[0] * sizes[1])
  }

  /// Mazur's example: ∂C/∂w5 = 0.74136507 · 0.186815602 · 0.593269992 = 0.082167041, and w5⁺ = 0.35891648.
  @Test func `explain has the factors of the book's example`() throws {
    let folder = try Folder()
    let file = try folder.write(
      "book.yaml",
      """
      numbering: by-target
      network: { inputs: 2, layers: [{ units: 2 }, { units: 2 }] }
      initialization: { weights: [.15, .20, .25, .30, .40, .45, .50, .55], biases: [.35, .35, .60, .60] }
      loss: half-mse
      data: { samples: [{ input: [0.05, 0.10], target: [0.01, 0.99] }] }
      training: { learning-rate: 0.5 }
      """)
    let answer = try object(text("explain", file, "w5", "--format", "json"))
    let factors = try #require(answer["factors"] as? [[String: Any]]).map { $0["value"] as? Double ?? .nan }
    for (one, other) in zip(factors, [0.74136507, 0.186815602, 0.593269992]) { #expect(abs(one - other) < 6e-9) }
    #expect(factors.count == 3)
    #expect(abs((answer["value"] as? Double ?? .nan) - 0.082167041) < 6e-10)
    #expect(abs(((answer["update"] as? [String: Double])?["new"] ?? .nan) - 0.35891648) < 5e-9)
    let sheet = try text("explain", file, "all")
    let places = try (1...8).map { try #require(sheet.firstRange(of: "w\($0)")).lowerBound }
    #expect(places == places.sorted())
    let check = try text("check", file)
    #expect(check.contains("target by target: w1 = 0.15 x1→h1, w2 = 0.2 x2→h1, w3 = 0.25 x1→h2"), "\(check)")
  }
}
