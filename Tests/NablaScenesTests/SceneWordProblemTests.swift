import FaultTable
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A word or number that is wrong` {
  @Test func `the contract's own example, to the letter`() {
    let text = """
      network:
        inputs: 2
        layers:
          - { units: 2, activation: sigmoid }
          - { units: 2, activation: tanh }
          - { units: 2, activation: tanh }
          - { units: 1, activation: sigmiod }
      data: { generator: xor }
      """
    let lines = problemLines(Array(text.utf8))
    #expect(
      lines == ["Scenes/test.yaml:7:31: error: unknown activation 'sigmiod' (did you mean 'sigmoid'?)"])
  }

  @Test(.fault("S9"), arguments: ["no", "relu6", "maxout"])
  func `an unknown activation that is no slip is answered with all of them`(_ word: String) {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1, activation: 1️⃣\(word) }] }\ndata: { generator: and }",
      "unknown activation '\(word)' (allowed: sigmoid, tanh, relu, leaky-relu, elu, softplus, sine, identity, step, "
        + "softmax)")
  }

  @Test(.fault("S9")) func `a list is no activation`() {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1, activation: 1️⃣[tanh] }] }\ndata: { generator: and }",
      "activation must be one of sigmoid, tanh, relu, leaky-relu, elu, softplus, sine, identity, step, softmax, "
        + "not a list")
  }

  @Test(.fault("S7")) func `an unknown key, with the nearest one or with all`() {
    expectProblems(
      goodNetwork + "training: { 1️⃣learning-rat: 1, 2️⃣speed: 3 }\n3️⃣learning-rate: 4\n4️⃣lesons: []",
      "unknown key 'learning-rat' (did you mean 'learning-rate'?)",
      "unknown key 'speed' in training (allowed: optimizer, learning-rate, batch, order, target-cost, patience, beta, rho, "
        + "beta1, beta2, epsilon, regularization, schedule, frozen)",
      "unknown key 'learning-rate' in a scene (it belongs in training; allowed here: version, title, lesson, "
        + "question, answer, reveal, guess, notes, adapted, network, numbering, initialization, loss, data, cost, training, contour, "
        + "panels, runs)",
      "unknown key 'lesons' (did you mean 'lesson'?)")
  }

  @Test(
    .fault("S8"),
    arguments: [
      (".nan", "'.nan' (it must be finite)"), (".inf", "'.inf' (it must be finite)"),
      ("-.INF", "'-.INF' (it must be finite)"), ("-0.1", "'-0.1'"), ("0", "'0'"), ("1000001", "'1000001'"),
      ("1e400", "'1e400' (too large: at most about 1.8e308)"), ("fast", "'fast'"),
      ("1:30", "'1:30' (no clock times: write plain digits)"), ("010", "'010' (no leading zero: write 10)"),
      ("-00.5", "'-00.5' (no leading zero: write -0.5)"), ("1_000", "'1_000' (no underscores: write 1000)"),
      ("0x10", "'0x10' (write it in decimal)"), ("\"0,1\"", "the text '0,1' (no commas: write 0.1)"),
      ("\"1,000\"", "the text '1,000' (no commas: write 1000)"), ("０.５", "'０.５' (full-width digits: write 0.5)"),
      ("\"0.1\"", "the text '0.1' (without quotes)"), ("[1]", "a list"), ("{ a: 1 }", "a group of keys"),
      ("1e", "'1e'"), ("--1", "'--1'"), ("1.2.3", "'1.2.3'"), (".", "'.'"), ("yes", "'yes'"),
    ]) func `a learning rate is a plain number above 0`(_ text: String, _ shown: String)
  {
    expectProblems(
      goodNetwork + "training:\n  learning-rate: 1️⃣\(text)",
      "learning-rate must be a number above 0, at most 1000000, not \(shown)")
  }

  @Test func `an empty value is told what it must be`() {
    expectProblems(
      goodNetwork + "loss: 1️⃣~\ntraining: { batch: 2️⃣null }",
      "loss is empty; it must be one of mse, mae, log-loss, half-mse, cross-entropy",
      "batch is empty; it must be 'all' or a whole number from 1"
    )
  }

  @Test(.fault("S10"), arguments: ["0", "-1", "2.5", "1e3", "1000000", "many"])
  func `units are a whole number up to 1024`(_ text: String) {
    let hint = ["2.5", "1e3"].contains(text) ? " (write it without point or exponent)" : ""
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1️⃣\(text) }] }\ndata: { generator: and }",
      "units must be a whole number from 1 to 1024, not '\(text)'\(hint)")
  }

  @Test(arguments: ["-1", "9223372036854775808", "99999999999999999999"])
  func `a seed is a whole number`(_ text: String) {
    let hint = text == "-1" ? "" : " (too large)"
    expectProblems(
      goodNetwork + "initialization: { seed: 1️⃣\(text) }",
      "seed must be a whole number from 0 to 9223372036854775807, not '\(text)'\(hint)")
  }

  @Test func `switches are true or false`() {
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1, bias: 1️⃣no }] }\ndata: { generator: and }\nruns: [{ biases: 2️⃣true }]",
      "bias must be true or false, not 'no'", "biases must be false (which leaves out all biases), not 'true'")
  }

  @Test(arguments: ["0", "-3", "some", "2.5"])
  func `a batch is all or a count`(_ text: String) {
    let hint = text == "2.5" ? " (write it without point or exponent)" : ""
    expectProblems(
      goodNetwork + "training: { batch: 1️⃣\(text) }",
      "batch must be 'all' or a whole number from 1, not '\(text)'\(hint)")
  }

  /// As every scene has them that is written as JSON.
  @Test func `a word in quotes is the same word`() throws {
    let scene = try readScene(
      goodNetwork + """
        numbering: "by-target"
        initialization: { "scheme": "given", "weights": [1, 2], "biases": [3] }
        loss: 'log-loss'
        training: { optimizer: "adam", batch: "all", order: "given", frozen: ["w1", 'b1'],
          schedule: { kind: "step", every: 5, factor: 0.5 } }
        contour: { x: "w1", y: "w2", view: "shaded" }
        reveal: "change 30"
        panels: ["network"]
        runs: [{ batch: 'all', optimizer: "momentum", frozen: "weights" }]
        """)
    #expect(scene.experiment.settings.batch == .all && scene.experiment.settings.order == .given)
    #expect(scene.experiment.settings.frozen == [0, 2] && scene.experiment.settings.loss == .logLoss)
    #expect(scene.runs[0].batch == .all && scene.runs[0].frozen == [0, 1])
    expectProblems(
      goodNetwork + "training: { batch: 1️⃣\"2\" }",
      "batch must be 'all' or a whole number from 1, not the text '2' (without quotes)")
  }

  @Test func `a constant of an optimizer lies below 1`() {
    expectProblems(
      goodNetwork + "training: { optimizer: adam, beta1: 1️⃣1, beta2: 2️⃣-0.5 }",
      "beta1 must be a number from 0 to below 1, not '1'", "beta2 must be a number from 0 to below 1, not '-0.5'")
    for epsilon in ["0", "1.5", "-1e-8", "small"] {
      expectProblems(
        goodNetwork + "training: { optimizer: adam, epsilon: 1️⃣\(epsilon) }",
        "epsilon must be a number above 0, at most 1, not '\(epsilon)'")
    }
    expectProblems(
      goodNetwork + "training: { optimizer: momentum, epsilon: 1️⃣1e-6 }",
      "'epsilon' belongs to optimizer adagrad or rmsprop or adam, not to momentum")
  }

  @Test func `ranges are two numbers, the smaller first`() {
    let form = "must be two numbers in brackets, the smaller first, such as [-4, 4], not"
    expectProblems(
      goodNetwork + "contour: { x-range: 1️⃣[4, -4], y-range: 2️⃣[1, 1] }",
      "x-range \(form) [4, -4]", "y-range \(form) [1, 1]")
    expectProblems(
      goodNetwork + "contour: { x-range: 1️⃣[4], y-range: [1, 2️⃣.inf] }",
      "x-range \(form) a list of 1", "y-range must be a number, not '.inf' (it must be finite)")
    expectProblems(
      goodNetwork + "contour: { x-range: 1️⃣-4:4, y-range: 2️⃣[-1e308, 1e308] }",
      "x-range \(form) '-4:4'", "y-range \(form) [-1.0e+308, 1.0e+308]")
  }

  @Test func `a contour is drawn in one of four ways`() {
    expectProblems(
      goodNetwork + "contour: { view: 1️⃣surfce }", "unknown view 'surfce' (did you mean 'surface'?)")
    expectProblems(
      goodNetwork + "contour: { view: 1️⃣3d }", "unknown view '3d' (allowed: lines, shaded, both, surface, basins)")
    expectProblems(
      goodNetwork + "contour: { view: 1️⃣[lines] }",
      "view must be one of lines, shaded, both, surface, basins, not a list")
  }

  @Test func `texts are texts in known languages`() {
    expectProblems(
      "title: 1️⃣[a]\nlesson: [{ 2️⃣de: Hallo, en: Hello }]\nquestion: 3️⃣{}\nanswer: { ko: 4️⃣[b] }\n" + goodNetwork,
      "title must be a text, or { ko: …, en: … }, not a list",
      "unknown language 'de' in lesson (allowed: ko, en)",
      "question must be a text, or { ko: …, en: … }, not an empty group", "answer ko must be a text, not a list")
  }

  @Test func `a word is shown short and with nothing to steer a terminal`() {
    let long = String(repeating: "x", count: 5_000)
    expectProblems(
      goodNetwork + "loss: 1️⃣\"\\e[31m\"\npanels: [2️⃣\(long), 3️⃣\"\u{202E}\"]",
      "unknown loss '\\u{1B}[31m' (allowed: mse, mae, log-loss, half-mse, cross-entropy)",
      "unknown panel '\(long.prefix(40))…' (allowed: network, contour, loss, step, weights, data, lesson, derivation, "
        + "activation, gradients, errors, matrix, operations, taylor, runs, rates, map, neurons, spread, sharpness, curves)",
      "unknown panel '\\u{202E}' (allowed: network, contour, loss, step, weights, data, lesson, derivation, "
        + "activation, gradients, errors, matrix, operations, taylor, runs, rates, map, neurons, spread, sharpness, curves)"
    )
  }

  @Test func `what was meant is written out where a value stands alone`() {
    expectProblems(
      "network: { inputs: 2, layers: [1️⃣3, { units: 1 }] }\ndata: { generator: and }",
      "layer must be a group of keys (units, activation, bias, residual), not '3'; write { units: 3 }")
    expectProblems(
      "network: { inputs: 2, layers: [{ units: 1 }] }\ndata: 1️⃣moons",
      "data must be a group of keys (samples, generator, function, range, noise, seed, file, inputs, targets, classes, "
        + "features, test), not 'moons'; write { generator: moons }")
    expectProblems(
      goodNetwork + "training: 1️⃣adam",
      "training must be a group of keys (optimizer, learning-rate, batch, order, target-cost, patience, beta, rho, beta1, beta2, epsilon, "
        + "regularization, schedule, frozen), "
        + "not 'adam'; write { optimizer: adam }")
    expectProblems(
      "network: 1️⃣[{ units: 1 }]\ndata: { generator: and }",
      "network must be a group of keys (inputs, layers), not a list; a list stands behind 'layers:'")
  }

  @Test func `a misspelt word is not missing too`() {
    expectProblems(
      "network: { 1️⃣input: 2, layers: [{ units: 1 }] }\ndata: { generator: and }",
      "unknown key 'input' (did you mean 'inputs'?)")
  }

  @Test func `sections and lists are told from single values`() {
    expectProblems(
      "network: 1️⃣2-2-1\ndata: 2️⃣[1]\npanels: 3️⃣loss\nruns: 4️⃣[]\nlesson: 5️⃣{}",
      "network must be a group of keys (inputs, layers), not '2-2-1'",
      "data must be a group of keys (samples, generator, function, range, noise, seed, file, inputs, targets, classes, "
        + "features, test), not a list; a list stands behind 'samples:'",
      "panels must be a list of panels (network, contour, loss, step, weights, data, lesson, derivation, activation, "
        + "gradients, errors, matrix, operations, taylor, runs, rates, map, neurons, spread, sharpness, curves), not 'loss'; each item begins with '- '",
      "runs must be a list of groups of keys, not an empty list",
      "lesson must be a list of texts, not a group of keys; each item begins with '- '")
  }
}

@Suite struct `What a question asks to predict` {
  @Test func `is a word, a parameter, or its slope or sign`() throws {
    for text in ["cost", "place", "winner", "rate", "w1", "slope w1", "sign w1"] {
      let scene = try readScene("cost: \"w1^2\"\nguess: \(text)\n")
      #expect(scene.guess?.text == text && SceneWriter.write(scene).contains("guess: \"\(text)\"\n"))
    }
    for wrong in ["w2", "slope", "slope w2", "cost w1", "sign w1 w1", "nonsense"] {
      #expect(throws: SceneProblems.self, "\(wrong)") { try readScene("cost: \"w1^2\"\nguess: \(wrong)\n") }
    }
  }
}

@Suite struct `When an answer shows` {
  private func reveal(_ text: String) throws -> Reveal? {
    try readScene("cost: \"w1^2\"\nreveal: \(text)\n").reveal
  }

  @Test func `is a step, a change, or both`() throws {
    #expect(try reveal("30") == .step(30) && reveal("change") == .change(1) && reveal("change 12") == .change(12))
    #expect(
      try reveal("change w1>0.1 w1<0.3 40")
        == .change(40, wanted: [WantedChange("w1", .above(0.1)), WantedChange("w1", .below(0.3))]))
    #expect(try reveal("change learning-rate=0.5") == .change(1, wanted: [WantedChange("learning-rate", .number(0.5))]))
    #expect(try reveal("change w1 optimizer=adam").map { "\($0)" }?.contains("adam") == true)
    for wrong in [
      "change lerning-rate=1", "change activation=tnah 3", "change w1=x", "change w2=1", "change activation>tanh",
      "change loss=3", "change seed=1",
    ] {
      #expect(throws: SceneProblems.self) { try reveal(wrong) }
    }
    for wrong in ["0", "chnage", "change 0", "change x", "30 change", "[30]", "change 1 2", "1000000"] {
      #expect(throws: SceneProblems.self) { try reveal(wrong) }
    }
  }
}
