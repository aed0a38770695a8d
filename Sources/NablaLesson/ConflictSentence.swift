// Why settings cannot stand together, for people who write scenes or command lines.

import NablaCore

extension Settings {
  /// The conflict for people: what is needed, and what there is.
  package func sentence(for conflict: Conflict, _ subject: Subject) -> String {
    let output = network.map { $0.outputActivation.rawValue } ?? "none"
    switch conflict {
    case .logLossNeedsSigmoid:
      if network?.outputActivation == .sigmoid {
        return "log-loss needs plain sigmoid outputs, and the last layer is residual; use mse or mae"
      }
      return "log-loss needs sigmoid outputs, and the last layer is \(output); use sigmoid there, or mse or mae"
    case .logLossNeedsUnitTargets:
      var shown = ""
      if case .samples(let data) = subject, let bad = data.firstTarget(where: { !($0 >= 0 && $0 <= 1) }) {
        shown = ", not \(NumberWord.shortest(bad))"
      }
      return "log-loss needs targets from 0 to 1\(shown); use mse or mae for others"
    case .softmaxNeedsOutputLayer:
      return "softmax is for the output layer; a hidden layer needs another activation"
    case .softmaxNeedsSeveralUnits:
      return "softmax of a single unit is always 1; take sigmoid, or two units or more"
    case .softmaxNeedsPlainLayer: return "softmax needs a layer without residual"
    case .crossEntropyNeedsSoftmax:
      return
        "cross-entropy needs softmax outputs, and the last layer is \(output); use softmax there, or log-loss or mse"
    case .crossEntropyNeedsShares:
      var shown = ""
      if case .samples(let data) = subject, let bad = data.firstWithoutShares {
        let list = data.target(bad).map(NumberWord.shortest).joined(separator: ", ")
        shown = ", and those of sample \(bad + 1) are \(list)"
      }
      return "cross-entropy needs targets from 0 on that sum to 1\(shown); use mse for others"
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
