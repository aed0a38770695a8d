import NablaCore
import NablaScenes
import Testing

@Suite struct `Weights as books print them` {
  private static let shape = "network: { inputs: 2, layers: [{ units: 2 }, { units: 2 }] }\n"
  private static let data = "data: { samples: [{ input: [0.05, 0.1], target: [0.01, 0.99] }] }\n"

  /// Mazur's 2-2-2 network, by its matrices and as a list in parameter order.
  @Test func `are the same as the list source by source`() throws {
    let book = try readScene(
      Self.shape + Self.data
        + "initialization: { weights: [[[.15, .20], [.25, .30]], [[.40, .45], [.50, .55]]], biases: [[.35, .35], [.60, .60]] }"
    )
    let list = try readScene(
      Self.shape + Self.data
        + "initialization: { scheme: given, weights: [0.15, 0.25, 0.2, 0.3, 0.4, 0.5, 0.45, 0.55], biases: [0.35, 0.35, 0.6, 0.6] }"
    )
    #expect(book == list)
    expectRoundTrip(book)
  }

  /// z = W x + b of every layer, with W written row by row from the very matrices.
  @Test(arguments: 0..<40) func `multiply as matrices do, whatever the network`(seed: UInt64) throws {
    var random = RandomSource(seed: seed, stream: 9)
    func count() -> Int { 1 + Int(random.uniform(0, 4)) }
    let sizes = (0...(1 + Int(seed % 3))).map { _ in count() }
    var matrices: [[[Double]]] = []
    var biases: [[Double]] = []
    for (inputs, units) in zip(sizes, sizes.dropFirst()) {
      matrices.append((0..<units).map { _ in (0..<inputs).map { _ in random.uniform(-2, 2) } })
      biases.append((0..<units).map { _ in random.uniform(-2, 2) })
    }
    let input = (0..<sizes[0]).map { _ in random.uniform(-1, 1) }
    let hasBias = seed % 4 != 1
    let layers = sizes.dropFirst().map { "{ units: \($0), activation: identity, bias: \(hasBias) }" }
    let scene = try readScene(
      """
      network: { inputs: \(sizes[0]), layers: [\(layers.joined(separator: ", "))] }
      data: { samples: [{ input: \(input), target: \([Double](repeating: 0, count: sizes.last!)) }] }
      initialization: { weights: \(matrices)\(hasBias ? ", biases: \(biases)" : "") }
      """)
    var values = input
    for (matrix, bias) in zip(matrices, biases) {
      values = zip(matrix, bias).map { row, b in zip(row, values).reduce(hasBias ? b : 0) { $0 + $1.0 * $1.1 } }
    }
    let pass = ForwardPass(
      of: scene.experiment.settings.network!, at: scene.experiment.firstParameters, inputs: input)
    for (one, other) in zip(pass.outputs, values) { #expect(abs(one - other) < 1e-9) }
    expectRoundTrip(scene)
  }

  @Test func `of the wrong shape are told with their place`() {
    func start(_ text: String) -> String { Self.shape + Self.data + "initialization: { weights: \(text) }" }
    expectProblems(start("1️⃣[[[1, 2], [3, 4]]]"), "expected 2 matrices, one for each layer, got 1")
    expectProblems(
      start("[1️⃣[[1, 2], [3, 4], [5, 6]], [[1, 2], 2️⃣[3]]]"),
      "the matrix of layer 1 must have 2 rows, one for each unit that receives, not 3",
      "the row of o2 must have 2 weights, one from each of what it receives, not 1")
    expectProblems(
      start("[[[1, 1️⃣x], [3, 4]], [[1, 2], 2️⃣5]]"), "a row of weights must be a number, not 'x'",
      "a row of weights must be a list, as the others beside it are, not '5'")
    expectProblems(
      start("1️⃣[[1, 2], [3, 4]]"),
      "weights must be a list of numbers, or of matrices, one a layer, a row for each unit that receives, not rows "
        + "without a matrix around them; the weights of one layer stand in one more pair of brackets: "
        + "[[[0.15, 0.2], [0.25, 0.3]]]")
    expectProblems(
      "network: { inputs: 3, layers: [{ units: 2 }] }\ndata: { samples: [{ input: [1, 2, 3], target: [1, 0] }] }\n"
        + "initialization: { weights: [1️⃣[[1, 2], [3, 4], [5, 6]]], biases: [2️⃣[1]] }",
      "the matrix of layer 1 must have 2 rows, one for each unit that receives, not 3; rows and columns seem to be swapped",
      "expected 2 biases, got 1")
    expectProblems(
      "cost: w1 + w2\ninitialization: { weights: 1️⃣[[[1, 2]]] }",
      "a formula has no layers; its weights are one list: w1, w2, …")
  }

  @Test func `may leave out the layers without biases, or give them none`() throws {
    let shape = "network: { inputs: 1, layers: [{ units: 2, bias: false }, { units: 1 }] }\n"
    let data = "data: { generator: not }\n"
    for biases in ["[[], [0.5]]", "[[0.5]]", "[0.5]"] {
      let scene = try readScene(
        shape + data + "initialization: { weights: [[[1], [2]], [[3, 4]]], biases: \(biases) }")
      #expect(scene.experiment.firstParameters == [1, 2, 3, 4, 0.5])
    }
  }
}
