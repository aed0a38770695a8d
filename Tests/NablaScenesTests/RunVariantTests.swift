import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A run that differs from its scene` {
  private func base() throws -> Experiment {
    try readScene(
      """
      network: { inputs: 2, layers: [{ units: 2, activation: tanh }, { units: 1 }] }
      initialization: { weights: [1, 2, 3, 4, 5, 6], biases: [7, 8, 9] }
      data: { generator: and }
      training: { optimizer: momentum, beta: 0.5, learning-rate: 0.25 }
      """
    ).experiment
  }

  @Test func `without differences is the scene itself`() throws {
    #expect(try RunVariant().experiment(from: base()) == base())
  }

  @Test func `changes what it names and nothing else`() throws {
    var expected = try base()
    expected.settings.learningRate = 2
    expected.settings.batch = .size(1)
    expected.settings.order = .given
    expected.settings.loss = .mae
    expected.initialization = Initialization(.zeros)
    let run = RunVariant(
      learningRate: 2, batch: .size(1), order: .given, loss: .mae, initialization: Initialization(.zeros))
    #expect(try run.experiment(from: base()) == expected)
  }

  @Test func `keeps the constants of the scene's optimizer, and takes the default ones of another`() throws {
    let same = try RunVariant(optimizer: .momentum).experiment(from: base())
    #expect(same.settings.optimizer == .momentum(Momentum(beta: 0.5)))
    let other = try RunVariant(optimizer: .nesterov).experiment(from: base())
    #expect(other.settings.optimizer == .nesterov(Nesterov(beta: 0.9)))
  }

  @Test func `changes the hidden layers' activation`() throws {
    let network = try RunVariant(activation: .elu).experiment(from: base()).settings.network
    #expect(network?.layers.map(\.activation) == [.elu, .sigmoid])
  }

  @Test func `without biases starts at the same weights`() throws {
    let experiment = try RunVariant(removesBiases: true).experiment(from: base())
    #expect(experiment.settings.network?.biasCount == 0)
    #expect(experiment.firstParameters == [1, 2, 3, 4, 5, 6])
  }

  @Test func `of a formula changes its start and its rule`() throws {
    let base = try readScene("cost: w1^2 + w2^2\ninitialization: { weights: [1, 2] }").experiment
    let run = RunVariant(optimizer: .adam, initialization: Initialization(.given(weights: [3, 4], biases: [])))
    #expect(run.experiment(from: base).firstParameters == [3, 4])
    #expect(run.experiment(from: base).settings.optimizer == .adam(Adam()))
  }
}

@Suite struct `The reference of all keys` {
  @Test func `says something about every key, each once`() {
    let rows = SceneReference.rows
    #expect(Set(rows.map { "\($0.section)/\($0.key)" }).count == rows.count)
    for row in rows {
      #expect(!row.form.en.isEmpty && (row.doc.en.hasSuffix(".") || row.doc.en.hasSuffix("…")), "\(row.key)")
      // The same in Korean; what has no words, such as x1, x2, …, is the same.
      #expect(row.form.ko.contains(/[가-힣]/) && row.doc.ko.last == row.doc.en.last, "\(row.key)")
      #expect(row.doc.ko.contains(/[가-힣]/) || row.doc.ko == row.doc.en, "\(row.key)")
    }
    var sections: [String] = []
    for row in rows where !sections.contains(row.section) { sections.append(row.section) }
    #expect(
      sections == [
        "scene", "network", "layer", "initialization", "data", "sample", "test", "training", "regularization",
        "schedule",
        "contour", "run",
      ])
    // Those of the contract's example and its notes.
    for key in ["title", "residual", "scheme", "classes", "target-cost", "order", "x-range", "cost", "label", "beta2"] {
      #expect(rows.contains { $0.key == key })
    }
  }
}
