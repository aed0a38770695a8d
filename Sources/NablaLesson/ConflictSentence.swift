// Why settings cannot stand together, for people who write scenes or command lines.

import NablaCore

extension Settings {
  /// The conflict for people: what is needed, and what there is.
  ///
  /// - Parameters:
  ///   - conflict: one that these settings have.
  ///   - subject: what is learned; nil where that is not known.
  package func sentence(for conflict: Conflict, _ subject: Subject?) -> LocalizedText {
    let output = network.map { $0.outputActivation.rawValue } ?? "none"
    switch conflict {
    case .logLossNeedsSigmoid:
      if network?.outputActivation == .sigmoid {
        return LocalizedText(
          ko: "\(loss.rawValue)에는 residual이 아닌 sigmoid 출력이 필요해요. mse나 mae를 쓰세요",
          en: "\(loss.rawValue) needs plain sigmoid outputs, and the last layer is residual; use mse or mae")
      }
      return LocalizedText(
        ko: "\(loss.rawValue)에는 sigmoid 출력이 필요해요(지금 마지막 층: \(output)). 마지막 층을 sigmoid로 바꾸거나, mse나 mae를 쓰세요",
        en: "\(loss.rawValue) needs sigmoid outputs, and the last layer is \(output); use sigmoid there, or mse or mae")
    case .logLossNeedsUnitTargets:
      guard case .samples(let data) = subject, let bad = data.firstTarget(where: { !Loss.isUnit($0) }) else {
        return loss.unitTargetsSentence(instead: nil)
      }
      return loss.unitTargetsSentence(instead: bad)
    case .softmaxNeedsOutputLayer:
      return LocalizedText(
        ko: "softmax는 출력층에만 써요. 은닉층에는 다른 활성화 함수를 쓰세요",
        en: "softmax is for the output layer; a hidden layer needs another activation")
    case .softmaxNeedsSeveralUnits:
      return LocalizedText(
        ko: "유닛이 하나인 softmax는 늘 1이에요. sigmoid를 쓰거나 유닛을 둘 이상으로 하세요",
        en: "softmax of a single unit is always 1; take sigmoid, or two units or more")
    case .softmaxNeedsPlainLayer:
      return LocalizedText(ko: "softmax 층에는 residual을 쓸 수 없어요", en: "softmax needs a layer without residual")
    case .crossEntropyNeedsSoftmax:
      return LocalizedText(
        ko: "\(loss.rawValue)에는 softmax 출력이 필요해요(지금 마지막 층: \(output)). 마지막 층을 softmax로 바꾸거나, log-loss나 mse를 쓰세요",
        en:
          "\(loss.rawValue) needs softmax outputs, and the last layer is \(output); use softmax there, or log-loss or mse"
      )
    case .crossEntropyNeedsShares:
      guard case .samples(let data) = subject, let bad = data.firstWithoutShares else {
        return loss.sharesSentence(sample: nil)
      }
      return loss.sharesSentence(sample: (bad + 1, Array(data.target(bad))))
    case .perceptronNeedsOneStepLayer:
      let layers = network?.layers.count ?? 0
      if layers != 1 {
        return LocalizedText(
          ko: "perceptron에는 활성화 함수가 step인 한 층짜리 신경망이 필요한데, 이 신경망은 \(layers)층이에요",
          en: "perceptron needs a network of one layer with activation step, and this has \(layers)")
      }
      if network?.layers[0].isResidual == true {
        return LocalizedText(
          ko: "perceptron에는 residual이 아닌 층이 필요해요", en: "perceptron needs a layer without residual")
      }
      return LocalizedText(
        ko: "perceptron에는 활성화 함수 step이 필요해요(지금 층: \(output))",
        en: "perceptron needs activation step, and the layer has \(output)")
    case .perceptronNeedsNetwork:
      return LocalizedText(
        ko: "perceptron에는 신경망이 필요한데, 'cost'를 쓴 장면에는 신경망이 없어요",
        en: "perceptron needs a network, and a scene with 'cost' has none")
    case .perceptronHasNoCost:
      return LocalizedText(
        ko: "perceptron은 비용을 따라 내려가지 않으므로 regularization을 더할 곳이 없어요. 다른 optimizer를 쓰세요",
        en: "perceptron goes down no cost, so that regularization has nothing to be added to; use another optimizer")
    case .regularizationNeedsNetwork:
      return LocalizedText(
        ko: "regularization에는 신경망이 필요해요. 더할 것을 'cost'의 식에 직접 쓰세요: + 0.01*w1^2",
        en: "regularization needs a network; write what is added into the formula of 'cost', such as + 0.01*w1^2")
    }
  }
}

extension Loss {
  /// Whether a loss of plain sigmoids can take a target.
  package static func isUnit(_ target: Double) -> Bool { target >= 0 && target <= 1 }

  /// What a loss of plain sigmoids needs of its targets.
  ///
  /// - Parameter target: one that it cannot take.
  package func unitTargetsSentence(instead target: Double?) -> LocalizedText {
    let number = target.map(NumberWord.shortest)
    return LocalizedText(
      ko: "\(rawValue)에는 0부터 1까지의 목표가 필요해요\(number.map { "(지금: \($0))" } ?? ""). 다른 목표에는 mse나 mae를 쓰세요",
      en: "\(rawValue) needs targets from 0 to 1\(number.map { ", not \($0)" } ?? ""); use mse or mae for others")
  }

  /// What a loss of a softmax needs of its targets.
  ///
  /// - Parameter sample: the number, from 1, of one that it cannot take, and its targets.
  package func sharesSentence(sample: (number: Int, targets: [Double])?) -> LocalizedText {
    let list = sample?.targets.map(NumberWord.shortest).joined(separator: ", ") ?? ""
    let english = sample.map { ", and those of sample \($0.number) are \(list)" } ?? ""
    let korean = sample.map { "(지금 샘플 \($0.number): \(list))" } ?? ""
    return LocalizedText(
      ko: "\(rawValue)에는 0 이상이고 더하면 1인 목표가 필요해요\(korean). 다른 목표에는 mse를 쓰세요",
      en: "\(rawValue) needs targets from 0 on that sum to 1\(english); use mse for others")
  }
}
