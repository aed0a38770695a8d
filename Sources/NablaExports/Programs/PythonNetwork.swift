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

  init(_ cost: NetworkCost, settings: Settings, _ framework: Framework, _ comment: @escaping (ProgramLabel) -> String) {
    self.cost = cost
    self.framework = framework
    self.comment = comment
    activations = cost.network.layers.map { PythonActivation($0.activation, framework, comment) }
    isPerceptron = settings.optimizer.name == .perceptron
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
    if framework == .numpy, cost.loss == .logLoss { all.append(PythonActivation.sigmoid) }
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
    var array = PythonArray(framework: framework)
    array.isLearned = !isPerceptron
    let network = cost.network
    let weights = layers.indices.flatMap { number -> [String] in
      let offset = network.weightOffsets[number]
      return array.matrix(
        "W\(number + 1)", parameters[offset..<offset + layers[number].weightCount], columns: layers[number].units)
    }
    let biases = layers.indices.filter { layers[$0].hasBias }.flatMap { number -> [String] in
      let offset = network.biasOffsets[number]
      return array.vector("b\(number + 1)", parameters[offset..<offset + layers[number].units])
    }
    return weights + biases
  }

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
    guard layer.activation == .step else {
      return "z\(own) = \(from) @ W\(own)" + (layer.hasBias ? " + b\(own)" : "")
    }
    let start = layer.hasBias ? "b\(own)" : "0"
    return "z\(own) = sum((\(from)[:, [i]] * W\(own)[i] for i in range(\(layer.inputs))), \(start))"
      + "  # \(comment(.inOrder))"
  }

  /// - Parameters:
  ///   - x: the name of the inputs.
  ///   - y: the name of the targets.
  func loss(_ x: String, _ y: String) -> [String] {
    let a = "a\(last)"
    let count = "len(\(x))"
    func sum(_ text: String) -> String { framework == .numpy ? "np.sum(\(text))" : "torch.sum(\(text))" }
    switch cost.loss {
    case .mse: return ["C = \(sum("(\(y) - \(a)) ** 2")) / \(count)"]
    case .halfMse: return ["C = \(sum("(\(y) - \(a)) ** 2 / 2")) / \(count)"]
    case .mae: return ["C = \(sum("\(framework.prefix).abs(\(y) - \(a))")) / \(count)"]
    case .logLoss:
      // −ln a and −ln(1 − a), from z.
      let z = "z\(last)"
      let loss =
        framework == .numpy
        ? "\(y) * np.logaddexp(0, -\(z)) + (1 - \(y)) * np.logaddexp(0, \(z))"
        : "-\(y) * F.logsigmoid(\(z)) - (1 - \(y)) * F.logsigmoid(-\(z))"
      return [
        "# \(comment(.sameAs("-\(y) ln(\(a)) - (1 - \(y)) ln(1 - \(a))")))", "C = \(sum(loss)) / \(count)",
      ]
    }
  }

  /// The slopes, for NumPy.
  func backward(_ x: String, _ y: String) -> [String] {
    if isPerceptron { return perceptron(x, y) }
    var lines: [String] = []
    for own in (1...last).reversed() {
      let layer = layers[own - 1]
      if own == last { lines += outputSlopes(x, y) }
      if own < last || cost.loss != .logLoss { lines.append("dz\(own) = " + inputSlope(own)) }
      lines.append("dW\(own) = \(source(own, x)).T @ dz\(own)")
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
    let a = "a\(last)"
    let error = "(\(a) - \(y))"
    switch cost.loss {
    case .mse: return ["da\(last) = 2 * \(error) / len(\(x))"]
    case .halfMse: return ["da\(last) = \(error) / len(\(x))"]
    case .mae: return ["da\(last) = np.sign\(error) / len(\(x))"]
    case .logLoss:
      let z = "z\(last)"
      return [
        "dz\(last) = ((1 - \(y)) * sigmoid(\(z)) - \(y) * sigmoid(-\(z))) / len(\(x))"
          + "  # \(comment(.sameAs("(\(a) - \(y)) / n")))"
      ]
    }
  }

  private func inputSlope(_ own: Int) -> String {
    if let slope = activations[own - 1].slope { return "da\(own) * \(slope)(z\(own))" }
    return layers[own - 1].activation == .step ? "0 * da\(own)  # \(comment(.flat))" : "da\(own)"
  }

  /// What stands in the place of slopes: one layer, the mean over the samples.
  private func perceptron(_ x: String, _ y: String) -> [String] {
    let bias = layers[0].hasBias ? ["db1 = -error.sum(axis=0) / len(\(x))"] : []
    return ["error = \(y) - a1", "dW1 = -\(x).T @ error / len(\(x))"] + bias
  }
}
