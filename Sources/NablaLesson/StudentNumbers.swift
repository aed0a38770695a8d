// Numbers of one's own for each student: the same lesson, and nobody can copy from the neighbour.

import NablaCore

extension Scene {
  /// The scene with weights, biases and inputs that follow from a student's name and the scene's shape alone.
  ///
  /// They have two decimals, inputs one where there are enough of them. No z of a sigmoid's or a tanh's is so large that
  /// its slope would be near 0. Targets stay, and so do inputs that a generator or a table made, or of which there
  /// are more than four, or features made of them, or others held out: a table of XOR with other inputs is none.
  ///
  /// - Parameter student: a name or a number; the same text gives the same numbers on every machine.
  package func withNumbers(of student: String) -> Scene {
    var scene = self
    var random = RandomSource(seed: Self.seed(of: student), stream: 6)
    switch experiment.subject {
    case .samples(let data):
      let isPlain = data.features == nil && data.heldOut == nil
      let ownsInputs = dataSource == .samples && data.count <= 4 && isPlain
      scene.experiment = StudentDraw(experiment, data, ownsInputs: ownsInputs).experiment(&random)
    case .formula(let formula):
      scene.experiment.initialization.scheme = .given(
        weights: StudentDraw.start(of: formula, near: experiment.firstParameters, &random), biases: [])
    }
    scene.origin = origin.map { origin in
      SceneOrigin(word: origin.word, folder: origin.folder, student: student, of: scene)
    }
    return scene
  }

  /// FNV-1a, 64 bits. Source: draft-eastlake-fnv.
  private static func seed(of student: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in student.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

/// Draws numbers for a network until they make a good exercise.
private struct StudentDraw {
  private let written: Experiment
  private let data: Dataset
  private let ownsInputs: Bool
  private let network: Network

  /// The largest |z| of a sigmoid or a tanh: slopes there are 0.12 and 0.10.
  private static let largest = 1.8
  private static let mostTries = 40

  init(_ written: Experiment, _ data: Dataset, ownsInputs: Bool) {
    guard let network = written.settings.network else { preconditionFailure("samples are learned by a network") }
    self.written = written
    self.data = data
    self.ownsInputs = ownsInputs
    self.network = network
  }

  func experiment(_ random: inout RandomSource) -> Experiment {
    var result = written
    for _ in 0..<Self.mostTries {
      let inputs = ownsInputs ? self.inputs(&random) : data.inputs
      let (weights, biases) = parameters(over: inputs, &random)
      result.initialization.scheme = .given(weights: weights, biases: biases)
      if ownsInputs {
        result.subject = .samples(
          Dataset(
            inputCount: data.inputCount, targetCount: data.targetCount, inputs: inputs, targets: data.targets))
      }
      if written.settings.optimizer.name == .perceptron || hasSlope(result) { break }
    }
    return result
  }

  /// Whether there is something to reckon: some slope of the first sample is not 0.
  private func hasSlope(_ experiment: Experiment) -> Bool {
    let objective = Objective(experiment.subject, settings: experiment.settings)
    return objective.costAndGradient(at: experiment.firstParameters, over: [0]).gradient.contains { $0 != 0 }
  }

  /// Where there are only few numbers, two decimals keep students apart.
  private var isSmall: Bool { network.parameterCount + data.inputs.count < 6 }

  private func inputs(_ random: inout RandomSource) -> [Double] {
    let hasNegative = data.inputs.contains { $0 < 0 }
    return data.inputs.map { _ in
      let size = isSmall ? Self.decimal(10, 95, of: 100, &random) : Self.decimal(1, 9, of: 10, &random)
      return hasNegative && random.next() % 2 == 1 ? -size : size
    }
  }

  /// A fraction with whole numbers, so that it is the decimal that it looks like.
  private static func decimal(_ low: Int, _ high: Int, of whole: Int, _ random: inout RandomSource) -> Double {
    Double(low + Int(random.next() % UInt64(high - low + 1))) / Double(whole)
  }

  /// Weights and biases layer by layer, each layer small enough for its z.
  private func parameters(over inputs: [Double], _ random: inout RandomSource) -> ([Double], [Double]) {
    var weights: [Double] = []
    var biases: [Double] = []
    var sources = inputs
    for layer in network.layers {
      let single = Network(inputs: layer.inputs, layers: [layer])
      var most = 95
      var own: [Double] = []
      var pass: ForwardPass
      repeat {
        var tries = 8
        repeat {
          own = (0..<single.parameterCount).map { _ in
            let size = Self.decimal(min(most, 10), most, of: 100, &random)
            return random.next() % 3 == 0 ? -size : size
          }
          pass = ForwardPass(of: single, at: own, inputs: sources)
          tries -= 1
        } while tries > 0 && !isOpen(pass, layer)
        most = most * 3 / 4
      } while most > 0 && !isOpen(pass, layer)
      weights += own.prefix(layer.weightCount)
      biases += own.dropFirst(layer.weightCount)
      sources = pass.outputs
    }
    return (weights, biases)
  }

  private func isOpen(_ pass: ForwardPass, _ layer: Layer) -> Bool {
    // Flat on both sides: a sigmoid, a tanh.
    let isClosing = layer.activation.hasFlatEnds && layer.activation.bounds != nil && layer.activation != .softmax
    return !isClosing || pass.weightedInputs[0].allSatisfy { abs($0) <= Self.largest }
  }

  /// A start of a formula near its own, with two decimals, where C and its slopes are numbers.
  static func start(of formula: Formula, near written: [Double], _ random: inout RandomSource) -> [Double] {
    for _ in 0..<mostTries {
      let start = written.map { value -> Double in
        let reach = max(1, min(abs(value) / 2, 1e3))
        return ((value + random.uniform(-reach, reach)) * 100).rounded() / 100
      }
      let (cost, gradient) = formula.valueAndGradient(at: start)
      if cost.isFinite, gradient.allSatisfy(\.isFinite), gradient.contains(where: { $0 != 0 }) { return start }
    }
    return written
  }
}
