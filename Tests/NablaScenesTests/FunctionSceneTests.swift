import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A scene with data by a formula` {
  private func scene(_ data: String, inputs: Int = 1, outputs: Int = 1) -> String {
    "network: { inputs: \(inputs), layers: [{ units: \(outputs), activation: identity }] }\ndata: { \(data) }"
  }

  @Test func `reads it with its range, count, noise and seed`() throws {
    let text = scene("function: \"sin(3*x1)\", range: [-2, 2], samples: 9, noise: 0.1, seed: 7")
    let scene = try readScene(text)
    let made = FunctionData(
      [try Formula("sin(3*x1)", of: .inputs)], inputCount: 1, range: -2...2, samples: 9, noise: 0.1, seed: 7)
    #expect(scene.dataSource == .function(made))
    #expect(scene.experiment.dataset == made.dataset)
    #expect(made.dataset.inputs.first == -2 && made.dataset.inputs.last == 2)
    expectRoundTrip(scene)
  }

  @Test func `has defaults for all but the formula`() throws {
    let scene = try readScene(scene("function: x1^2"))
    let data = try #require(scene.experiment.dataset)
    #expect(data.count == 40 && data.inputs.first == -1 && data.inputs.last == 1)
    // x1 is ±(2i − 39)/39.
    for sample in 0..<40 {
      let x = Double(2 * sample - 39) / 39
      #expect(abs(data.inputs[sample] - x) < 1e-15 && abs(data.targets[sample] - x * x) < 1e-15)
    }
  }

  @Test func `takes a list for several targets, of several inputs`() throws {
    let scene = try readScene(scene("function: [\"x1 + x2\", \"x1*x2\"], samples: 3", inputs: 2, outputs: 2))
    let data = try #require(scene.experiment.dataset)
    for sample in 0..<3 {
      let (x1, x2) = (data.inputs[2 * sample], data.inputs[2 * sample + 1])
      #expect(Array(data.target(sample)) == [x1 + x2, x1 * x2])
    }
    expectRoundTrip(scene)
  }

  @Test(arguments: [
    (
      "1️⃣\"sin(3*x1\"", "a parenthesis is missing at character 9 of the formula; a function is written sin(x1)"
    ),
    ("1️⃣\"x1 + 2 +\"", "the formula ends where a number, an input or a function should follow"),
    (
      "1️⃣\"3 $ x1\"",
      "'$' at character 3 of the formula is not allowed there (allowed: + - * / ^ ( ) numbers, x1, pi, e)"
    ),
    ("1️⃣\"sni(x1)\"", "unknown name 'sni' at character 1 of the formula (did you mean 'sin'?)"),
    (
      "1️⃣\"2*w1\"",
      "unknown name 'w1' at character 3 of the formula (allowed: x1, pi, e, sin cos tan exp ln sqrt abs tanh sigmoid)"
    ),
    ("1️⃣\"x1*x3\"", "the formula has x3, but the network takes 1 input"),
    (
      "1️⃣[\"x1\", \"x1^2\"]", "2 functions make as many targets, but the network has 1 output"
    ),
    ("1️⃣\"ln(x1 + 0.5)\"", "'ln(x1 + 0.5)' is no finite number at x1 = -1, which is sample 1"),
    ("1️⃣\"1/x1\", samples: 3", "'1/x1' is no finite number at x1 = 0, which is sample 2"),
    (
      "1️⃣{ a: 1 }",
      "function must be a formula of x1, x2, … in quotes, or a list of them, one for each target, "
        + "not a group of keys"
    ),
    ("x1, range: 1️⃣[1, 1]", "range must be two numbers in brackets, the smaller first, such as [-4, 4], not [1, 1]"),
    ("x1, classes: 1️⃣2", "'classes' belongs to data with a 'file', not with 'function'"),
    ("x1, 1️⃣rang: [0, 1]", "unknown key 'rang' (did you mean 'range'?)"),
  ]) func `tells each mistake with its place`(_ data: String, _ message: String) {
    expectProblems(scene("function: \(data)"), message)
  }

  @Test func `tells each of several formulas`() {
    expectProblems(
      scene("function: [1️⃣\"x1 +\", \"x1\", 2️⃣\"cosine(x1)\"]", outputs: 3),
      "the formula ends where a number, an input or a function should follow",
      "unknown name 'cosine' at character 1 of the formula (allowed: x1, pi, e, sin cos tan exp ln sqrt abs tanh "
        + "sigmoid)")
  }

  @Test func `has one kind of data only`() {
    expectProblems(
      "network: { inputs: 1, layers: [{ units: 1 }] }\ndata: { generator: sine, function: 1️⃣x1, range: 2️⃣[0, 1] }",
      "data has either 'samples' or 'generator' or 'function' or 'file', not both 'generator' and 'function'",
      "'range' belongs to data with a 'function', not with 'generator'")
  }

  @Test func `takes no formula beside a cost`() {
    expectProblems(
      "cost: \"w1^2\"\n1️⃣data: { function: x1 }",
      "'data' cannot stand beside 'cost', which is a formula without network and samples")
  }
}
