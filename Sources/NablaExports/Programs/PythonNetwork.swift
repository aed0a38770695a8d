// A network in Python: its data and start, the way forward, the cost and the way back.

import NablaCore
import NablaWords

/// The blocks of a program about a network, each a few lines.
struct PythonNetwork {
  let cost: NetworkCost
  let framework: Framework
  let comment: (ProgramLabel) -> String
  private let activations: [PythonActivation]
  private let isPerceptron: Bool
  /// The numbers of the parameters that are held still.
  private let frozen: Set<Int>

  init(_ cost: NetworkCost, settings: Settings, _ framework: Framework, _ comment: @escaping (ProgramLabel) -> String) {
    self.cost = cost
    self.framework = framework
    self.comment = comment
    activations = cost.network.layers.map { PythonActivation($0.activation, framework, comment) }
    isPerceptron = settings.optimizer.name == .perceptron
    frozen = Set(settings.frozen)
  }

  private var layers: [Layer] { cost.network.layers }
  private var last: Int { layers.count }

  /// W1, W2, …, b1, …: in parameter order.
  var names: [String] {
    (1...last).map { "W\($0)" } + (1...last).filter { layers[$0 - 1].hasBias }.map { "b\($0)" }
  }

  /// Whether its numbers fill more than a page.
  var isLarge: Bool { cost.network.parameterCount + cost.data.inputs.count + cost.data.targets.count > 400 }

  // MARK: What there is at the start

  /// Functions that the passes call.
  var functions: [[String]] {
    var all = activations.flatMap(\.functions)
    if framework == .numpy { all += program("X", "Y").definitions.map { $0.lines(comment) } }
    var known: Set<String> = []
    return all.filter { known.insert($0[0]).inserted }
  }

  var data: [String] {
    let array = PythonArray(framework: framework)
    let data = cost.data
    let inputs = array.matrix("X", data.inputs, columns: data.inputCount)
    return inputs
      + (classes.map { array.oneHot("Y", $0, columns: data.targetCount) }
        ?? array.matrix("Y", data.targets, columns: data.targetCount))
  }

  /// Which of several targets is 1, where the others are 0 in each sample.
  private var classes: [Int]? {
    guard cost.data.targetCount > 2 else { return nil }
    var places: [Int] = []
    for sample in 0..<cost.data.count {
      let target = cost.data.target(sample)
      guard let place = target.firstIndex(of: 1), target.count(where: { $0 == 0 }) == target.count - 1 else {
        return nil
      }
      places.append(place - target.startIndex)
    }
    return places
  }

  func start(_ parameters: [Double]) -> [String] {
    arrays(parameters, named: "", isLearned: !isPerceptron) { _ in true }
  }

  /// The names of the arrays of which something is held still, each with the numbers of its parameters.
  private var held: [(name: String, range: Range<Int>)] {
    let network = cost.network
    let weights = layers.indices.map { number in
      let offset = network.weightOffsets[number]
      return (name: "W\(number + 1)", range: offset..<offset + layers[number].weightCount)
    }
    let biases = layers.indices.filter { layers[$0].hasBias }.map { number in
      let offset = network.biasOffsets[number]
      return (name: "b\(number + 1)", range: offset..<offset + layers[number].units)
    }
    return (weights + biases).filter { $0.range.contains(where: frozen.contains) }
  }

  /// The names of the arrays of which something is held still.
  var heldNames: [String] { held.map(\.name) }

  /// 1 for what moves and 0 for what is held still, an array for each of those of which something is.
  var masks: [String] {
    let ones = (0..<cost.network.parameterCount).map { frozen.contains($0) ? 0.0 : 1 }
    let names = Set(heldNames)
    return arrays(ones, named: "free_", isLearned: false, names.contains)
  }

  /// Arrays of all parameters, or of some of them.
  private func arrays(
    _ parameters: [Double], named prefix: String, isLearned: Bool, _ isWanted: (String) -> Bool
  ) -> [String] {
    var array = PythonArray(framework: framework)
    array.isLearned = isLearned
    let network = cost.network
    let weights = layers.indices.filter { isWanted("W\($0 + 1)") }.flatMap { number -> [String] in
      let offset = network.weightOffsets[number]
      return array.matrix(
        "\(prefix)W\(number + 1)", parameters[offset..<offset + layers[number].weightCount],
        columns: layers[number].units)
    }
    let biased = layers.indices.filter { layers[$0].hasBias && isWanted("b\($0 + 1)") }
    let biases = biased.flatMap { number -> [String] in
      let offset = network.biasOffsets[number]
      return array.vector("\(prefix)b\(number + 1)", parameters[offset..<offset + layers[number].units])
    }
    return weights + biases
  }

  /// What calls functions of the library's beside our own.
  var calls: [String] { activations.compactMap(\.name) + samplesLoss("X", "Y") }

  // MARK: The passes

  /// The names of a layer's source.
  private func source(_ layer: Int, _ inputs: String) -> String { layer == 1 ? inputs : "a\(layer - 1)" }

  /// - Parameter x: the name of the inputs.
  func forward(_ x: String) -> [String] {
    layers.indices.flatMap { number -> [String] in
      let layer = layers[number]
      let own = number + 1
      let from = source(own, x)
      let passing = layer.isResidual ? " + \(from)" : ""
      return [weightedInput(own, from), "a\(own) = \(activations[number].value("z\(own)"))\(passing)"]
    }
  }

  private func weightedInput(_ own: Int, _ from: String) -> String {
    let layer = layers[own - 1]
    // A jump asks for the very last digit.
    guard layer.activation.shape == .stepped else {
      return "z\(own) = \(from) @ W\(own)" + (layer.hasBias ? " + b\(own)" : "")
    }
    let start = layer.hasBias ? "b\(own)" : "0"
    return "z\(own) = sum((\(from)[:, [i]] * W\(own)[i] for i in range(\(layer.inputs))), \(start))"
      + "  # \(comment(.inOrder))"
  }

  /// C of some samples, with what is added for the weights.
  ///
  /// - Parameters:
  ///   - x: the name of the inputs.
  ///   - y: the name of the targets.
  func loss(_ x: String, _ y: String) -> [String] { samplesLoss(x, y) + penalty }

  /// What is added for the weights.
  private var penalty: [String] {
    let weights = names.filter { $0.hasPrefix("W") }
    let list = weights.count == 1 ? "(\(weights[0]),)" : "(\(weights.joined(separator: ", ")))"
    let prefix = framework.prefix
    let added = cost.regularization
    var lines: [String] = []
    if added.l1 != 0 { lines.append("C = C + l1 * sum(\(prefix).sum(\(prefix).abs(W)) for W in \(list))") }
    if added.l2 != 0 { lines.append("C = C + l2 / 2 * sum(\(prefix).sum(W ** 2) for W in \(list))") }
    return lines
  }

  /// The factors of what is added.
  var penaltyConstants: [String] {
    let added = cost.regularization
    return (added.l1 == 0 ? [] : ["l1 = \(PythonArray.number(added.l1))"])
      + (added.l2 == 0 ? [] : ["l2 = \(PythonArray.number(added.l2))"])
  }

  private func samplesLoss(_ x: String, _ y: String) -> [String] {
    program(x, y).value.map { $0.written(comment) }
  }

  /// The slopes, for NumPy.
  func backward(_ x: String, _ y: String) -> [String] {
    (isPerceptron ? perceptron(x, y) : samplesBackward(x, y)) + heldNames.map { "d\($0) *= free_\($0)" }
  }

  /// The slope of what is added for a weight, behind that of the samples.
  private func penaltySlope(_ own: Int) -> String {
    let added = cost.regularization
    return (added.l1 == 0 ? "" : " + l1 * np.sign(W\(own))") + (added.l2 == 0 ? "" : " + l2 * W\(own)")
  }

  private func samplesBackward(_ x: String, _ y: String) -> [String] {
    var lines: [String] = []
    for own in (1...last).reversed() {
      let layer = layers[own - 1]
      if own == last { lines += outputSlopes(x, y) }
      if own < last || cost.loss.partner == nil { lines.append("dz\(own) = " + inputSlope(own)) }
      lines.append("dW\(own) = \(source(own, x)).T @ dz\(own)" + penaltySlope(own))
      if layer.hasBias { lines.append("db\(own) = dz\(own).sum(axis=0)") }
      if own > 1 {
        let passing = layer.isResidual ? " + da\(own)" : ""
        lines.append("da\(own - 1) = dz\(own) @ W\(own).T\(passing)")
      }
      if own > 1 { lines.append("") }
    }
    return lines
  }

  private func outputSlopes(_ x: String, _ y: String) -> [String] {
    program(x, y).slope.map { $0.written(comment) }
  }

  private func program(_ x: String, _ y: String) -> LossProgram {
    cost.loss.program(LossNames(isTorch: framework == .pytorch, layer: last, x: x, y: y))
  }

  private func inputSlope(_ own: Int) -> String {
    switch activations[own - 1].slope {
    case .shares: return "a\(own) * (da\(own) - (da\(own) * a\(own)).sum(axis=1, keepdims=True))"
    case .function(let slope): return "da\(own) * \(slope)(z\(own))"
    case .one: return "da\(own)"
    case .zero: return "0 * da\(own)  # \(comment(.flat))"
    }
  }

  /// What stands in the place of slopes: one layer, the mean over the samples.
  private func perceptron(_ x: String, _ y: String) -> [String] {
    let bias = layers[0].hasBias ? ["db1 = -error.sum(axis=0) / len(\(x))"] : []
    return ["error = \(y) - a1", "dW1 = -\(x).T @ error / len(\(x))"] + bias
  }
}

extension PythonLine {
  /// The line as it stands in a program.
  fileprivate func written(_ comment: (ProgramLabel) -> String) -> String {
    let words = remark.map { "# " + comment($0.label) } ?? ""
    return text.isEmpty ? words : text + (words.isEmpty ? "" : "  " + words)
  }
}

extension PythonLine.Remark {
  fileprivate var label: ProgramLabel {
    switch self {
    case .sameAs(let text): .sameAs(text)
    case .pathsOfSoftmax: .pathsOfSoftmax
    }
  }
}
