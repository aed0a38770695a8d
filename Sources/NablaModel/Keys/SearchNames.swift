// What people call a thing when they look for it, beside its own words.

import NablaCanvas
import NablaLesson
import NablaWords

extension Key {
  /// Everything the key may be called in a search.
  package var searchNames: [String] {
    var names = [name, title(), title(isASCII: true)]
    if control { names += ["control", "컨트롤"] }
    if shift { names += ["시프트"] }
    switch code {
    case .left, .right, .up, .down: names += ["arrow", "화살표"]
    case .pageUp, .pageDown: names += ["page", "clicker", "리모컨"]
    case .enter: names += ["return", "엔터"]
    case .escape: names += ["escape"]
    case .character(" "): names += ["스페이스"]
    default: break
    }
    return names
  }
}

extension ValueCommand {
  /// Words that are typed for it and stand neither in its name nor in its sentence.
  package var searchNames: [String] {
    let own: [String] =
      switch self {
      case .goto: ["jump"]
      case .guess: ["predict", "prediction", "예상", "추측"]
      case .speed: ["pace", "fast", "slow"]
      case .scene: ["data", "dataset", "lesson", "course", "데이터", "자료", "예제"]
      case .panel: ["view", "window", "show", "창", "보기"]
      case .set: ["weight", "bias", "parameter", "가중치", "편향"]
      case .theme: ["colour", "color", "색"]
      case .language: ["korean", "english", "한국어", "영어"]
      case .race: ["compare", "side by side", "비교", "나란히"]
      case .layers: ["network", "neurons", "units", "hidden", "신경망", "뉴런", "은닉층"]
      case .bias: ["biases", "offset"]
      case .bypass: ["residual", "skip", "shortcut", "우회", "잔차"]
      case .l1: ["lasso", "regularization", "penalty", "규제", "정규화"]
      case .l2: ["ridge", "weight decay", "regularization", "penalty", "규제", "정규화", "가중치 감쇠"]
      case .data: ["csv", "file", "table", "파일", "표"]
      case .points: ["sample", "add", "own", "delete", "샘플", "추가", "삭제", "찍기"]
      case .test: ["hold out", "validation", "split", "검증", "나누기", "떼어 두기", "시험"]
      case .schedule: ["decay", "warm-up", "annealing", "cosine", "스케줄", "감쇠"]
      case .patience: ["early stopping", "stop", "조기 종료", "조기 중단", "멈춤"]
      case .frozen: ["freeze", "hold", "lock", "fixed", "얼리기", "고정"]
      case .fan: ["ahead", "every learning rate", "steps", "앞으로", "모든 학습률"]
      case .precision: ["decimals", "rounding", "반올림"]
      default: []
      }
    return own + Synonyms.others(of: rawValue) + [koreanName]
  }

  /// Whether its values are things that one looks for by their own names.
  package var hasNamedValues: Bool {
    switch self {
    case .activation, .initialization, .optimizer, .loss, .scene, .panel, .theme, .language: true
    case .goto, .speed, .sample, .seed, .guess, .learningRate, .beta, .beta1, .beta2, .rho, .epsilon, .batch, .set,
      .axes, .fan,
      .select, .precision, .glyphs, .l1, .l2, .schedule, .frozen, .patience, .signs, .animation, .race, .layers, .bias,
      .bypass, .data, .function, .features, .samples, .noise, .test, .points:
      false
    }
  }
}
