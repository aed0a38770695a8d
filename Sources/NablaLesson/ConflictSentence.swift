// Why settings cannot stand together, for people who write scenes or command lines.

import NablaCore

extension Settings {
  /// The conflict for people: what is needed, and what there is.
  ///
  /// - Parameters:
  ///   - conflict: one that these settings have.
  ///   - subject: what is learned; nil where that is not known.
  package func sentence(for conflict: Conflict, _ subject: Subject?) -> String {
    let output = network.map { $0.outputActivation.rawValue } ?? "none"
    switch conflict {
    case .logLossNeedsSigmoid:
      if network?.outputActivation == .sigmoid {
        return "log-loss needs plain sigmoid outputs, and the last layer is residual; use mse or mae"
      }
      return "log-loss needs sigmoid outputs, and the last layer is \(output); use sigmoid there, or mse or mae"
    case .logLossNeedsUnitTargets:
      guard case .samples(let data) = subject, let bad = data.firstTarget(where: { !Loss.isUnit($0) }) else {
        return Loss.unitTargetsSentence(instead: nil)
      }
      return Loss.unitTargetsSentence(instead: bad)
    case .softmaxNeedsOutputLayer:
      return "softmax is for the output layer; a hidden layer needs another activation"
    case .softmaxNeedsSeveralUnits:
      return "softmax of a single unit is always 1; take sigmoid, or two units or more"
    case .softmaxNeedsPlainLayer: return "softmax needs a layer without residual"
    case .crossEntropyNeedsSoftmax:
      return
        "cross-entropy needs softmax outputs, and the last layer is \(output); use softmax there, or log-loss or mse"
    case .crossEntropyNeedsShares:
      guard case .samples(let data) = subject, let bad = data.firstWithoutShares else {
        return Loss.sharesSentence(sample: nil)
      }
      return Loss.sharesSentence(sample: (bad + 1, Array(data.target(bad))))
    case .perceptronNeedsOneStepLayer:
      let layers = network?.layers.count ?? 0
      if layers != 1 { return "perceptron needs a network of one layer with activation step, and this has \(layers)" }
      if network?.layers[0].isResidual == true { return "perceptron needs a layer without residual" }
      return "perceptron needs activation step, and the layer has \(output)"
    case .perceptronNeedsNetwork: return "perceptron needs a network, and a scene with 'cost' has none"
    case .perceptronHasNoCost:
      return "perceptron goes down no cost, so that regularization has nothing to be added to; use another optimizer"
    case .regularizationNeedsNetwork:
      return "regularization needs a network; write what is added into the formula of 'cost', such as + 0.01*w1^2"
    }
  }
}

extension Loss {
  /// Whether log-loss can take a target.
  package static func isUnit(_ target: Double) -> Bool { target >= 0 && target <= 1 }

  /// What log-loss needs.
  ///
  /// - Parameter target: one that it cannot take.
  package static func unitTargetsSentence(instead target: Double?) -> String {
    let shown = target.map { ", not \(NumberWord.shortest($0))" } ?? ""
    return "log-loss needs targets from 0 to 1\(shown); use mse or mae for others"
  }

  /// What cross-entropy needs.
  ///
  /// - Parameter sample: the number, from 1, of one that it cannot take, and its targets.
  package static func sharesSentence(sample: (number: Int, targets: [Double])?) -> String {
    let shown = sample.map { number, targets in
      ", and those of sample \(number) are \(targets.map(NumberWord.shortest).joined(separator: ", "))"
    }
    return "cross-entropy needs targets from 0 on that sum to 1\(shown ?? ""); use mse for others"
  }
}
