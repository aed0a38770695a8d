// A scene as a Python program: its text. That it prints nabla's numbers is tested where it is run, in NablaTests.

import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `A program` {
  private func program(
    _ name: String, steps: Int = 10, _ framework: Framework = .numpy, _ language: Language = .en,
    change: (inout Experiment) -> Void = { _ in }
  ) -> String {
    var scene = scene(name)
    change(&scene.experiment)
    return PythonProgram(scene, steps: steps, framework: framework, language: language).text
  }

  @Test func `of a network is its formulas, a line each`() {
    #expect(
      program("worked-example", steps: 3) == """
        # Backpropagation by hand (nabla worked-example)
        # Prints for each step its number, C and w1…w6 as they are before it is made. Needs NumPy.
        import numpy as np

        np.seterr(over="ignore")  # where exp overflows, 1 / inf is 0, as it should be


        def sigmoid(z):
            return 1 / (1 + np.exp(-z))


        def sigmoid_slope(z):  # = a (1 - a), with all its digits
            return sigmoid(z) * sigmoid(-z)


        # Data: a row for each sample, 1 in all
        X = np.array([[0.5, 0.3]])
        Y = np.array([[1.0]])

        # Start: W has a row for each source, a column for each unit
        W1 = np.array([[0.7, 0.3],
                       [0.4, 0.6]])
        W2 = np.array([[0.55],
                       [0.45]])
        parameters = [W1, W2]

        # Learning rate and optimizer
        eta = 1.0

        for step in range(3 + 1):
            # Forward pass
            z1 = X @ W1
            a1 = sigmoid(z1)
            z2 = a1 @ W2
            a2 = sigmoid(z2)

            # Cost: the mean of the samples' losses
            C = np.sum((Y - a2) ** 2) / len(X)
            numbers = [C] + [value for p in parameters for value in p.flat]
            print(step, *(f"{number:.17g}" for number in numbers))

            # Backward pass: from the last layer to the first; dW1 is ∂C/∂W1
            da2 = 2 * (a2 - Y) / len(X)
            dz2 = da2 * sigmoid_slope(z2)
            dW2 = a1.T @ dz2
            da1 = dz2 @ W2.T

            dz1 = da1 * sigmoid_slope(z1)
            dW1 = X.T @ dz1

            # Update
            W1 -= eta * dW1
            W2 -= eta * dW2

        """)
  }

  @Test func `of a formula has its slopes as expressions`() {
    let text = program("two-valleys", .numpy, .ko)
    #expect(text.hasPrefix("# 골짜기 둘 (nabla two-valleys)\n"))
    #expect(text.contains("    return 0.1 * (w1 ** 2 - 4) ** 2 + 0.3 * w1 + 0.5 * w2 ** 2 + 1\n"))
    #expect(text.contains("    dw1 = 0.1 * 2 * (w1 ** 2 - 4) * 2 * w1 + 0.3\n    dw2 = 0.5 * 2 * w2\n"))
    #expect(text.hasSuffix("    # 갱신\n    w -= eta * gradient(w)\n"))
  }

  @Test func `with PyTorch leaves the slopes to autograd`() {
    let text = program("hidden-layer", steps: 7, .pytorch) { $0.settings.optimizer = Optimizer(.adam) }
    #expect(text.contains("b1 = torch.tensor([0.0, 0.0]).requires_grad_()\n"))
    #expect(text.contains("optimizer = torch.optim.Adam(parameters, lr=eta, betas=(beta1, beta2), eps=epsilon)\n"))
    #expect(text.contains("for step in range(7 + 1):\n"))
    #expect(text.hasSuffix("    optimizer.zero_grad()\n    C.backward()\n    optimizer.step()\n"))
    #expect(!text.contains("np."))
  }

  /// The order is that of the run's own sampler, epoch by epoch.
  @Test(arguments: [3, 10]) func `has a short order written and a long one drawn`(size: Int) throws {
    let text = program("spiral", steps: 1) { $0.settings.batch = .size(100) }
    #expect(text.contains("order = [[") && !text.contains("xoshiro"))
    var sampler = BatchSampler(sampleCount: 200, seed: scene("spiral").experiment.initialization.seed)
    let drawn = sampler.next(.size(100), order: .shuffled)
    let first = try #require(drawn)
    let words = text.components(separatedBy: "order = [[")[1].split { ", \n".contains($0) }
    #expect(words.prefix(100).compactMap { Int($0) } == first)
    let long = program("spiral", steps: 100) { $0.settings.batch = .size(size) }
    #expect(long.contains("def order(epoch, seed=1, count=200):") && !long.contains("order = ["))
    let given = program("spiral", steps: 100) {
      $0.settings.batch = .size(size)
      $0.settings.order = .given
    }
    #expect(given.contains("first = step % \((200 + size - 1) / size) * batch_size") && !given.contains("order"))
  }

  @Test(arguments: SceneLibrary.names, Framework.allCases)
  func `of every scene has short lines, and the network above many numbers`(name: String, framework: Framework) {
    for language in Language.allCases {
      let lines = program(name, framework, language).split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines { #expect(line.count <= 125 && line.last != " ", "\(line)") }
      #expect(lines.last == "" && lines.dropLast().last != "")
      guard lines.count > 200, let data = lines.firstIndex(where: { $0.hasPrefix("X = ") }) else { continue }
      // A layer takes lines of its own.
      let layers = scene(name).experiment.settings.network?.layers.count ?? 1
      #expect(data < 60 + 6 * max(0, layers - 2) && lines[..<data].contains { $0.hasPrefix("def cost") })
    }
  }

  /// What is in a title stays in its comment.
  @Test func `begins with a title that is no code`() {
    var scene = scene("neuron")
    scene.title = LocalizedText("a\nimport os\r\u{2028}b")
    let text = PythonProgram(scene, steps: 1, framework: .numpy, language: .en).text
    #expect(text.split(separator: "\n").first?.hasPrefix("# a␊import os␍") == true)
  }

  @Test func `of the screen begins where the run began, with what acts now`() throws {
    var model = Model("hidden-layer")
    model.press("+ ] ] o ]")
    #expect(model.exportKinds.contains(.program))
    let draft = model.draft(of: .program)
    #expect(draft.ending == "py" && draft.stem == "nabla-hidden-layer")
    let settings = model.settingsInForce
    #expect(settings.optimizer.name == .momentum)
    #expect(draft.text.contains("\n# It begins at the start of this run, with the settings that act now.\n"))
    #expect(draft.text.contains("\neta = \(settings.learningRate)\nbeta = 0.9\n"))
    #expect(draft.text.contains("\nfor step in range(3 + 1):\n"))
    #expect(Model("parabola").draft(of: .program).text.contains("range(10 + 1)"))
  }

  @Test func `is not there where it would be too large`() throws {
    let layers = [
      Layer(inputs: 1_000, units: 900, activation: .tanh), Layer(inputs: 900, units: 1, activation: .sigmoid),
    ]
    let data = Dataset(inputCount: 1_000, targetCount: 1, inputs: Array(repeating: 0, count: 1_000), targets: [1])
    let experiment = Experiment(
      subject: .samples(data), initialization: Initialization(.zeros),
      settings: Settings(network: Network(inputs: 1_000, layers: layers)))
    let problem = try #require(PythonProgram.problem(with: experiment))
    #expect(problem.sentence.en.contains("902802") && problem.sentence.ko.contains("100000"))
    for name in SceneLibrary.names { #expect(PythonProgram.problem(with: scene(name).experiment) == nil, "\(name)") }
    let terms = (0..<150).map { "sin(w1*\($0))" }.joined(separator: "*")
    let formula = Experiment(
      subject: .formula(try Formula(terms)), initialization: Initialization(.zeros), settings: Settings(network: nil))
    #expect(PythonProgram.problem(with: formula)?.isFormula == true)
  }

  @Test func `has its words in both languages`() throws {
    try WordingChecks.check(
      [
        ProgramLabel.prints(names: "w1…w6", library: "NumPy"), .ofScreen, .data(4), .start, .formulaStart, .constants,
        .forward, .cost, .backward, .update, .stepRule, .batch, .drawn, .inOrder, .sameAs("a - y"), .flat, .lookAhead,
        .heldStill, .schedule, .pathsOfSoftmax,
        .overflow,
      ], file: "ProgramLabel.swift")
  }
}
