// What the optimizers are called where a page speaks of them; scenes and command lines have their own words for them.

import NablaCore

extension Optimizer.Name: Wording {
  package var korean: String {
    switch self {
    case .gradientDescent: return "경사하강법"
    case .momentum: return "모멘텀"
    case .nesterov: return "네스테로프 모멘텀"
    case .adagrad: return "AdaGrad"
    case .rmsprop: return "RMSProp"
    case .adam: return "Adam"
    case .perceptron: return "퍼셉트론 규칙"
    }
  }

  package var english: String {
    switch self {
    case .gradientDescent: return "gradient descent"
    case .momentum: return "momentum"
    case .nesterov: return "Nesterov momentum"
    case .adagrad: return "AdaGrad"
    case .rmsprop: return "RMSProp"
    case .adam: return "Adam"
    case .perceptron: return "the perceptron rule"
    }
  }
}
