// Commands that take a value, as the palette reads them. Words and values are those of scene files and flags.

import NablaCore
import NablaLesson

/// A command with a value behind it, such as `learning-rate 0.03`.
package enum ValueCommand: String, CaseIterable, Hashable, Sendable {
  case goto, speed, sample, seed, guess
  case learningRate = "learning-rate"
  case activation, initialization, optimizer
  case beta, beta1, beta2, rho, epsilon
  case batch, loss
  case l1, l2, schedule, frozen, patience
  case set, scene, race
  case layers, bias, bypass
  case data, function, features, samples, noise, test, points
  case axes, fan
  case panel, select, precision
  case theme, glyphs, signs, language, animation

  /// What it is called where Korean is typed; one word, because the value follows behind a space.
  package var koreanName: String {
    switch self {
    case .goto: "스텝"
    case .speed: "속도"
    case .sample: "샘플"
    case .seed: "시드"
    case .guess: "예측"
    case .learningRate: "학습률"
    case .activation: "활성화"
    case .initialization: "초기화"
    case .optimizer: "옵티마이저"
    case .beta: "베타"
    case .beta1: "베타1"
    case .beta2: "베타2"
    case .rho: "로"
    case .epsilon: "엡실론"
    case .batch: "배치"
    case .l1, .l2, .schedule, .frozen, .patience: stepSetting!.koreanName
    case .loss: "손실"
    case .set: "값"
    case .scene: "장면"
    case .race: "경주"
    case .layers: "층"
    case .bias: "편향"
    case .bypass: "지름길"
    case .data: "데이터"
    case .function: "함수"
    case .features: "특성"
    case .samples: "샘플수"
    case .noise: "잡음"
    case .test: "시험"
    case .points: "점"
    case .axes: "축"
    case .fan: "부채꼴"
    case .panel: "패널"
    case .select: "고르기"
    case .precision: "정밀도"
    case .theme: "테마"
    case .glyphs: "그리기"
    case .signs: "기호"
    case .language: "언어"
    case .animation: "움직임"
    }
  }

  /// The command of that name, in either language, or by the sign that formulas have for it.
  package init?(typed name: String) {
    if ["η", "eta", "lr", "alpha", "α"].contains(name) {
      self = .learningRate
      return
    }
    if ["우회", "잔차", "residual"].contains(name) {
      self = .bypass
      return
    }
    if name == "predict" {
      self = .guess
      return
    }
    let named = Self.allCases.first { [$0.rawValue, $0.koreanName, $0.constant?.symbol].contains(name) }
    guard let named else { return nil }
    self = named
  }

  /// Whether it makes other data.
  package var isOfData: Bool { dataName != nil }

  /// What it changes about the data; nil where it changes something else.
  package var dataName: DataChange.Name? { DataChange.Name(rawValue: rawValue) }

  /// The optimizer's constant that it sets; nil where it sets something else.
  package var constant: OptimizerConstant? { OptimizerConstant(rawValue: rawValue) }

  /// What it sets, where that is a setting that is read and told as text.
  package var stepSetting: StepSetting? { StepSetting(rawValue: rawValue) }

  /// The command that sets such a setting.
  package init(_ setting: StepSetting) { self = ValueCommand(rawValue: setting.rawValue)! }

  /// With which keys it belongs.
  package var group: KeyGroup {
    switch self {
    case .goto, .speed, .sample, .seed, .guess: .run
    case .learningRate, .activation, .initialization, .optimizer, .batch, .loss, .set, .scene, .beta, .beta1, .beta2,
      .rho, .epsilon, .l1, .l2, .schedule, .frozen, .patience, .layers, .bias, .bypass, .data, .function, .features,
      .samples, .noise, .test, .points:
      .parameters
    case .race: .look
    case .axes, .fan: .contour
    case .panel, .select, .precision: .look
    case .theme, .glyphs, .signs, .language, .animation: .display
    }
  }

  /// What a value looks like.
  package var example: String {
    switch self {
    case .goto: "120"
    case .speed: "30"
    case .sample: "3"
    case .seed: "7"
    case .guess: "cost 0.21"
    case .learningRate: "0.03"
    case .activation: "tanh"
    case .initialization: "he"
    case .optimizer: "adam"
    case .beta: "0.5"
    case .beta1: "0.8"
    case .beta2: "0.99"
    case .rho: "0.95"
    case .epsilon: "1e-6"
    case .batch: "4"
    case .l1, .l2, .schedule, .frozen, .patience: stepSetting!.example
    case .loss: "log-loss"
    case .set: "w3 0.5"
    case .scene: "spiral"
    case .race: "0.1 0.5 2"
    case .layers: "2 4 1"
    case .bias, .bypass: "2 off"
    case .data: "moons"
    case .function: "sin(3*x1)"
    case .features: "x1, x2, x1*x2"
    case .samples: "200"
    case .noise: "0.1"
    case .test: "0.3"
    case .points: "+0.5,0.3,1"
    case .axes: "w1 w2"
    case .fan: "5"
    case .panel: "contour"
    case .select: "w3"
    case .precision: "4"
    case .theme: "light"
    case .glyphs: "ascii"
    case .signs: "narrow"
    case .language: "ko"
    case .animation: "off"
    }
  }
}
