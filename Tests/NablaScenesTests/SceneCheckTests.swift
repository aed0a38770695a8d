import FaultTable
import NablaCore
import NablaScenes
import Testing

@Suite struct `Keys that do not go together` {
  @Test func `network and data, or a cost`() {
    expectProblems(
      "1️⃣title: a", "a scene needs 'network' and 'data', such as \(SceneReader.smallestScene), or 'cost'")
    expectProblems(
      "title: a\n1️⃣network: { inputs: 1, layers: [{ units: 1 }] }",
      "a scene with 'network' needs 'data' too: samples, a generator or a file")
    expectProblems(
      "1️⃣data: { generator: not }", "a scene with 'data' needs 'network' too: inputs and layers")
    expectProblems(
      "cost: w1^2\n1️⃣loss: mse\ntraining: { batch: 2️⃣4, order: 3️⃣given, optimizer: 4️⃣perceptron }",
      "'loss' cannot stand beside 'cost', which is a formula without network and samples",
      "batch needs samples, and a scene with 'cost' has none", "order needs samples, and a scene with 'cost' has none",
      "perceptron needs a network, and a scene with 'cost' has none")
  }

  @Test(.fault("S10")) func `a network has 1 to 32 layers, 1 to 1024 units and a million parameters`() {
    expectProblems(
      "network: 1️⃣{ inputs: 2 }\ndata: { generator: and }",
      "network needs 'layers': a list of 1 to 32 layers")
    expectProblems(
      "network: { inputs: 2, layers: 1️⃣[] }\ndata: { generator: and }",
      "layers must be a list of 1 to 32 layers, not an empty list")
    expectProblems(
      "network: { inputs: 2, layers: 1️⃣[\(String(repeating: "{ units: 1 }, ", count: 100))] }\ndata: { generator: and }",
      "layers must be a list of 1 to 32 layers, not of 100")
    expectProblems(
      "network: { inputs: 1️⃣0, layers: [2️⃣{ activation: tanh }, { units: 3️⃣1025 }] }\ndata: { generator: and }",
      "inputs must be a whole number from 1 to 1000000, not '0'",
      "layer needs 'units': a whole number from 1 to 1024", "units must be a whole number from 1 to 1024, not '1025'")
    expectProblems(
      "network: { inputs: 1000, layers: 1️⃣[{ units: 999 }, { units: 1 }] }\ndata: { generator: and }",
      "a network may have at most 1000000 parameters, and this one has 1000999")
  }

  @Test func `a residual layer keeps its size`() {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 3, residual: 1️⃣true }, { units: 1 }] }\ndata: { generator: and }",
      "a residual layer adds its input, so both must have one size; it has 3 units and takes 2")
  }

  @Test(.fault("S11")) func `as many weights and biases as the network has`() {
    let network =
      "network: { inputs: 2, layers: [{ units: 2, bias: false }, { units: 1 }] }\ndata: { generator: and }\n"
    expectProblems(network + "initialization: { weights: 1️⃣[1, 2, 3, 4, 5] }", "expected 6 weights, got 5")
    expectProblems(
      network + "initialization: { scheme: given, weights: 1️⃣[1, 2, 3, 4, 5, 6, 7], biases: 2️⃣[1, 2] }",
      "expected 6 weights, got 7", "expected 1 bias, got 2")
    expectProblems(
      network + "initialization: { weights: [1, 2, 3, 1️⃣.nan, 5, 2️⃣six] }",
      "weights must be a number, not '.nan' (it must be finite)", "weights must be a number, not 'six'")
    expectProblems(
      "cost: w1 + w3\ninitialization: { weights: 1️⃣[1, 2] }", "expected 3 weights, got 2")
    expectProblems(
      network + "initialization: 1️⃣{ scheme: given }",
      "scheme given needs 'weights': a list of numbers in parameter order")
  }

  @Test func `keys that mean nothing to the scheme`() {
    expectProblems(
      goodNetwork + "initialization: { scheme: he, value: 1️⃣1, scale: 2️⃣2, weights: 3️⃣[1, 2], biases: 4️⃣[1] }",
      "'value' belongs to scheme constant, not to he", "'scale' belongs to scheme uniform or normal, not to he",
      "'weights' belongs to scheme given, not to he", "'biases: […]' belongs to scheme given, not to he")
    expectProblems(
      goodNetwork + "initialization: { scheme: zeros, biases: 1️⃣true }",
      "'biases: true' belongs to scheme uniform, normal, xavier, he or lecun, not to zeros")
  }

  @Test(.fault("S12")) func `samples have the network's sizes`() {
    expectProblems(
      """
      network: { inputs: 2, layers: [{ units: 1 }] }
      data:
        samples:
          - { input: [0, 1], target: [0] }
          - { input: 1️⃣[0, 1, 2], target: 2️⃣[0, 1] }
          - { input: 3️⃣5, target: 1 }
          - 4️⃣{ input: [1, 2] }
          - { input: [1, 5️⃣x], target: [1] }
      """,
      "this input has 3 numbers, but the network takes 2", "this target has 2 numbers, but the network has 1 output",
      "this input has 1 number, but the network takes 2", "sample needs 'target': a list of numbers",
      "input must be a number, not 'x'")
  }

  @Test func `a generator has the network's sizes`() {
    expectProblems(
      "network: { inputs: 3, layers: [{ units: 2 }] }\ndata: { generator: 1️⃣spiral }",
      "generator 'spiral' makes samples of size 2 → 1, but the network is 3 → 2")
  }

  @Test func `samples, generator and file exclude each other`() {
    let network = "network: { inputs: 1, layers: [{ units: 1 }] }\n"
    expectProblems(
      network + "data: { samples: [{ input: 1, target: 1 }], generator: 1️⃣not, noise: 2️⃣1, file: 3️⃣a.csv }",
      "data has either 'samples' or 'generator' or 'function' or 'file', not both 'samples' and 'generator'",
      "'noise' belongs to data with a 'generator' or 'function', not with 'samples'",
      "data has either 'samples' or 'generator' or 'function' or 'file', not both 'samples' and 'file'")
    expectProblems(
      network + "data: { generator: not, classes: 1️⃣2 }",
      "'classes' belongs to data with a 'file', not with 'generator'")
    expectProblems(
      network + "data: 1️⃣{ samples: 5 }",
      "data needs 'samples' (a list of { input: […], target: […] }), 'generator', 'function' or 'file'")
    expectProblems(
      network + "data: { generator: not, samples: 1️⃣0, noise: 2️⃣-1 }",
      "samples must be a whole number from 1 to 100000, not '0'", "noise must be a number from 0 to 1000000, not '-1'")
  }

  @Test func `what is wrong with the network and with a sample is told together`() {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1 }] }\nloss: 1️⃣cross-entropy\ndata:\n  samples:\n"
        + "  - { input: 2️⃣[1], target: 1 }",
      "cross-entropy needs softmax outputs, and the last layer is sigmoid; use softmax there, or log-loss or mse",
      "this input has 1 number, but the network takes 2")
  }

  @Test func `cross-entropy tells every sample whose targets are no shares`() {
    let network = "network: { inputs: 1, layers: [{ units: 2, activation: softmax }] }\nloss: cross-entropy\n"
    let samples = ["1️⃣[1, 1]", "[0.5, 0.5]", "2️⃣[0, 0]"].map { "{ input: 1, target: \($0) }" }
    expectProblems(
      network + "data: { samples: [\(samples.joined(separator: ", "))] }",
      "cross-entropy needs targets from 0 on that sum to 1, and those of sample 1 are 1, 1; use mse for others",
      "cross-entropy needs targets from 0 on that sum to 1, and those of sample 3 are 0, 0; use mse for others")
    let many = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣6️⃣", "", "", ""].map { "{ input: 1, target: \($0)[2, 0] }" }
    let told = (1...5).map {
      "cross-entropy needs targets from 0 on that sum to 1, and those of sample \($0) are 2, 0; use mse for others"
    }
    expectProblems(
      network + "data: { samples: [\(many.joined(separator: ", "))] }", told[0], told[1], told[2], told[3], told[4],
      "and 3 more samples like these")
  }

  @Test func `what needs no network is told beside a network that cannot be read`() {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1️⃣0 }] }\n"
        + "data: { samples: [{ input: 2️⃣[1, 2, 3], target: 1 }], noise: 3️⃣1 }\n"
        + "training: { frozen: [w9999, 4️⃣foo, biases] }\ncontour: { x: w7, y: 5️⃣bar }",
      "units must be a whole number from 1 to 1024, not '0'", "this input has 3 numbers, but the network takes 2",
      "'noise' belongs to data with a 'generator' or 'function', not with 'samples'",
      "frozen must name parameters such as w1 or b1, weights or biases, not 'foo'",
      "contour y must be a parameter such as w1 or b1, not 'bar'")
    expectProblems(
      "network: { inputs: 1️⃣x, layers: [{ units: 2 }] }\ndata: { samples: [{ input: 1, target: 2️⃣[1] }] }",
      "inputs must be a whole number from 1 to 1000000, not 'x'",
      "this target has 1 number, but the network has 2 outputs")
  }

  @Test(.fault("D11")) func `log loss needs sigmoid outputs and targets from 0 to 1`() {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1, activation: tanh }] }\nloss: 1️⃣log-loss\ndata: { generator: and }",
      "log-loss needs sigmoid outputs, and the last layer is tanh; use sigmoid there, or mse or mae")
    expectProblems(
      "network: { inputs: 1, layers: [{ units: 1, residual: true }] }\nloss: 1️⃣log-loss\ndata: { generator: not }",
      "log-loss needs plain sigmoid outputs, and the last layer is residual; use mse or mae")
    expectProblems(
      "network: { inputs: 1, layers: [{ units: 1 }] }\nloss: log-loss\ndata:\n  samples:\n"
        + "  - { input: 1, target: 0.5 }\n  - { input: 1, target: 1️⃣[2] }",
      "log-loss needs targets from 0 to 1, not 2; use mse or mae for others")
    expectProblems(
      "network: { inputs: 1, layers: [{ units: 1 }] }\nloss: log-loss\ndata: { generator: 1️⃣sine }",
      "log-loss needs targets from 0 to 1, not -0.16041128085776052; use mse or mae for others")
  }

  @Test func `the perceptron rule needs one step layer`() {
    expectProblems(
      goodNetwork + "training: { optimizer: 1️⃣perceptron }",
      "perceptron needs activation step, and the layer has sigmoid")
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1 }, { units: 1, activation: step }] }\n"
        + "training: { optimizer: 1️⃣perceptron }\ndata: { generator: and }",
      "perceptron needs a network of one layer with activation step, and this has 2")
  }

  @Test func `constants belong to their optimizer`() {
    expectProblems(
      goodNetwork + "training: { optimizer: rmsprop, beta: 1️⃣0.5, rho: 0.5, beta1: 2️⃣0.5 }",
      "'beta' belongs to optimizer momentum or nesterov, not to rmsprop",
      "'beta1' belongs to optimizer adam, not to rmsprop")
  }

  @Test func `the contour's axes are two parameters of the scene`() {
    expectProblems(
      goodNetwork + "contour: { x: 1️⃣w3, y: 2️⃣b0 }",
      "contour x must be a parameter of this scene (w1…w2, b1), not 'w3'",
      "contour y must be a parameter of this scene (w1…w2, b1), not 'b0'")
    expectProblems(
      "cost: w1^2\ncontour: { x: w1, y: 1️⃣w1 }", "contour x and y are both 'w1'; they must differ")
  }

  @Test func `panels are listed once`() {
    expectProblems(goodNetwork + "panels: [loss, data, 1️⃣loss]", "panel 'loss' is listed twice")
  }

  @Test func `a run's differences must fit the scene`() {
    expectProblems(
      """
      network: { inputs: 2, layers: [{ units: 1, activation: sigmoid }] }
      loss: log-loss
      data: { generator: and }
      runs:
        - { activation: 1️⃣tanh }
        - { optimizer: 2️⃣perceptron }
        - { initialization: { weights: 3️⃣[1] } }
        - { biases: false, initialization: { weights: [1, 2], biases: 4️⃣[1] } }
        - { activation: tanh, loss: mse }
        - { learning-rate: 5️⃣0 }
      """,
      "log-loss needs sigmoid outputs, and the last layer is tanh; use sigmoid there, or mse or mae",
      "perceptron needs activation step, and the layer has sigmoid", "expected 2 weights, got 1",
      "expected 0 biases, got 1", "learning-rate must be a number above 0, at most 1000000, not '0'")
    expectProblems(
      "cost: w1^2\nruns: [{ loss: 1️⃣mae, activation: 2️⃣tanh, biases: 3️⃣false, batch: 4️⃣3, order: 5️⃣given }]",
      "loss needs a network, and a scene with 'cost' has none",
      "activation needs a network, and a scene with 'cost' has none",
      "biases needs a network, and a scene with 'cost' has none",
      "batch needs a network, and a scene with 'cost' has none",
      "order needs a network, and a scene with 'cost' has none")
  }

  @Test func `problems of all kinds come together in file order`() {
    expectProblems(
      """
      title: [1️⃣
      """.replacing("[1️⃣", with: "1️⃣[]") + """

        network:
          inputs: 2
          layers:
            - { units: 2, activation: 2️⃣sigmiod }
            - { units: 1 }
        initialization: { scheme: given, weights: 3️⃣[1, 2, 3] }
        loss: 4️⃣mes
        data:
          samples:
            - { input: 5️⃣[0.5], target: [1] }
        training: { learning-rate: 6️⃣-1 }
        contour: { x: 7️⃣w7 }
        panels: [8️⃣los]
        runs: [{ optimizer: 9️⃣Adam }]
        """,
      "title must be a text, or { ko: …, en: … }, not a list",
      "unknown activation 'sigmiod' (did you mean 'sigmoid'?)", "expected 6 weights, got 3",
      "unknown loss 'mes' (did you mean 'mse'?)", "this input has 1 number, but the network takes 2",
      "learning-rate must be a number above 0, at most 1000000, not '-1'",
      "contour x must be a parameter of this scene (w1…w6, b1…b3), not 'w7'",
      "unknown panel 'los' (did you mean 'loss'?)", "unknown optimizer 'Adam' (did you mean 'adam'?)")
  }

  @Test func `formulas say what is wrong with them`() {
    expectProblems("cost: 1️⃣\"w1 +\"", "the formula ends where a number, a parameter or a function should follow")
    expectProblems(
      "cost: 1️⃣\"w1 + sen(w2)\"", "unknown name 'sen' at character 6 of the formula (did you mean 'sin'?)")
    let allowed = "(allowed: w1…w9, pi, e, sin cos tan exp ln sqrt abs tanh sigmoid)"
    expectProblems(
      "cost: 1️⃣2️⃣3️⃣4️⃣\"foo(w1 + sen(w2) + 1.2.3\"", "unknown name 'foo' at character 1 of the formula \(allowed)",
      "unknown name 'sen' at character 10 of the formula (did you mean 'sin'?)",
      "'1.2.3' at character 20 of the formula is not a number",
      "a parenthesis is missing at character 25 of the formula; a function is written sin(w1)")
    expectProblems(
      "cost: 1️⃣\"sen w1\"", "unknown name 'sen' at character 1 of the formula (did you mean 'sin'?)")
    expectProblems("cost: 1️⃣\"1 + 2\"", "the formula has no parameter: it needs at least w1")
    expectProblems(
      "cost: 1️⃣\"w1 $ 2\"",
      "'$' at character 4 of the formula is not allowed there (allowed: + - * / ^ ( ) numbers, w1…w9, pi, e)")
  }
}
