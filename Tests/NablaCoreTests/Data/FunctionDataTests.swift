import Foundation
import NablaCore
import Testing

@Suite struct `Data by a formula` {
  @Test func `goes evenly over the range where there is one input`() throws {
    let data = FunctionData([try Formula("2*x1 + 1", of: .inputs)], inputCount: 1, range: -1...1, samples: 5).dataset
    #expect(data.inputs == [-1, -0.5, 0, 0.5, 1])
    #expect(data.targets == [-1, 0, 1, 2, 3])
    let one = FunctionData([try Formula("2*x1 + 1", of: .inputs)], inputCount: 1, range: 3...4, samples: 1).dataset
    #expect(one.inputs == [3] && one.targets == [7])
  }

  @Test func `draws several inputs sample by sample from the seed`() throws {
    let formulas = [try Formula("x1*x2", of: .inputs), try Formula("x1 - x2", of: .inputs)]
    let data = FunctionData(formulas, inputCount: 2, range: 2...6, samples: 7, seed: 9).dataset
    var random = RandomSource(seed: 9, stream: 2)
    for sample in 0..<7 {
      let x1 = random.uniform(2, 6)
      let x2 = random.uniform(2, 6)
      #expect(Array(data.input(sample)) == [x1, x2])
      #expect(Array(data.target(sample)) == [x1 * x2, x1 - x2])
    }
    #expect(Set(data.inputs).count == 14 && data.inputs.allSatisfy { (2...6).contains($0) })
  }

  /// A twin without noise has the same inputs; what is left has the wanted spread.
  @Test func `adds noise to targets and to nothing else`() throws {
    let formula = try Formula("sin(3*x1)", of: .inputs)
    let noisy = FunctionData([formula], inputCount: 1, samples: 4_000, noise: 0.1, seed: 2).dataset
    let plain = FunctionData([formula], inputCount: 1, samples: 4_000, seed: 2).dataset
    #expect(noisy.inputs == plain.inputs)
    let rests = zip(noisy.targets, plain.targets).map { $0 - $1 }
    let mean = rests.reduce(0, +) / 4_000
    let spread = (rests.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 3_999).squareRoot()
    #expect(abs(mean) < 0.006 && abs(spread - 0.1) < 0.005)
    // The C library's sine.
    #expect(zip(plain.inputs, plain.targets).allSatisfy { abs(Foundation.sin(3 * $0) - $1) < 1e-14 })
  }

  @Test func `has the inputs that a formula does not name too`() throws {
    let constant = FunctionData([try Formula("0.5", of: .inputs)], inputCount: 3, samples: 2).dataset
    #expect(constant.inputCount == 3 && constant.targets == [0.5, 0.5])
  }
}

@Suite struct `A formula of inputs` {
  @Test(arguments: [("x1 + x12", 12, 15.0), ("3", 0, 3), ("x1*x2 - x10", 10, -7), ("sqrt(x2)^2", 2, 2)])
  func `has x1 and all behind it`(_ text: String, _ count: Int, _ value: Double) throws {
    let formula = try Formula(text, of: .inputs)
    #expect(formula.parameterCount == count)
    let inputs = [3.0, 2, 0, 0, 0, 0, 0, 0, 0, 13, 0, 12]
    #expect(abs(formula.value(at: inputs) - value) < 1e-12)
  }

  @Test(arguments: ["w1", "x", "x0", "x01", "X1", "x1x2", "x10000000", "xx1"])
  func `has nothing else`(_ text: String) {
    #expect(throws: FormulaProblem.self) { try Formula(text, of: .inputs) }
  }

  @Test func `is no cost`() {
    #expect(throws: FormulaProblem.self) { try Formula("x1^2") }
  }
}
