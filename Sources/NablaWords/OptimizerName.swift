// What the optimizers are called where a page speaks of them; scenes and command lines have their own words for them.

import NablaCore

extension Optimizer.Name: Wording {
  package var korean: String {
    switch title {
    case .proper(let name): return name
    case .gradientDescent: return "경사하강법"
    case .momentum: return "모멘텀"
    case .nesterovMomentum: return "네스테로프 모멘텀"
    case .perceptronRule: return "퍼셉트론 규칙"
    }
  }

  package var english: String {
    switch title {
    case .proper(let name): return name
    case .gradientDescent: return "gradient descent"
    case .momentum: return "momentum"
    case .nesterovMomentum: return "Nesterov momentum"
    case .perceptronRule: return "the perceptron rule"
    }
  }
}
