// The words of the palette.

import NablaCanvas
import NablaCore
import NablaLesson

package enum PaletteLabel: Wording {
  case title, placeholder
  /// Which keys do what.
  case footer
  /// What a command with a value does.
  case form(ValueCommand)
  /// What a key does, or what a value is called.
  case named(LocalizedText)
  /// Something to predict.
  case asks(GuessOffer)
  case goesTo(Int)
  case selects(String)
  /// A parameter and its value.
  case isNow(String, String)
  case now
  /// What a value may be, and what it is.
  case takes(String, now: String)
  case refused(String, takes: String)
  /// A value that could be one, and why it is none here.
  case because(Phrase)
  /// With the nearest word there is.
  case unknown(String, nearest: String)
  case noCommand(String)
  // What can be typed instead
  case tryTitle, tryDeed, trySetting, tryName, tryNumber

  package var korean: String {
    switch self {
    case .title: return "명령"
    case .placeholder: return "할 일, 스텝 번호, 매개변수 이름"
    case .footer: return "↑↓ 고르기 · Tab 채우기 · Enter 실행 · Esc 닫기"
    case .form(let command): return Self.korean(command)
    case .asks(let offer): return GuessLabel.offer(offer).korean
    case .named(let name): return name.ko.sanitized(limit: 200)
    case .goesTo(let step): return "\(step)스텝으로"
    case .selects(let name): return "매개변수 \(name) 고르기"
    case .isNow(let name, let value): return "\(name): 지금 \(value)"
    case .now: return "현재"
    case .takes(let values, let now): return "값: \(values)" + (now.isEmpty ? "" : " · 지금 \(now)")
    case .because(let reason): return reason.korean
    case .refused(let text, let values): return "‘\(text)’ 값은 쓸 수 없어요. 쓸 수 있는 값: \(values)"
    case .unknown(let text, let nearest): return "‘\(text)’: 없는 말이에요. 혹시 \(nearest)?"
    case .noCommand(let text): return "‘\(text)’: 이런 명령은 없어요"
    case .tryTitle: return "이렇게 찾아보세요"
    case .tryDeed: return "· 하고 싶은 일: 재생, 비교, 저장, 크게"
    case .trySetting: return "· 정할 것과 값: 학습률 0.3, 옵티마이저 adam, 값 w1 0.5"
    case .tryName: return "· 패널이나 장면의 이름: 등고선, spiral"
    case .tryNumber: return "· 스텝 번호 120, 매개변수 w1. 글자를 지우면 모두 보여요"
    }
  }

  package var english: String {
    switch self {
    case .title: return "Commands"
    case .placeholder: return "what to do, a step's number, a parameter's name"
    case .footer: return "↑↓ choose · Tab complete · Enter do · Esc close"
    case .form(let command): return Self.english(command)
    case .asks(let offer): return GuessLabel.offer(offer).english
    case .named(let name): return name.en.sanitized(limit: 200)
    case .goesTo(let step): return "go to step \(step)"
    case .selects(let name): return "select \(name)"
    case .isNow(let name, let value): return "\(name): now \(value)"
    case .now: return "now"
    case .takes(let values, let now): return "takes \(values)" + (now.isEmpty ? "" : " · now \(now)")
    case .because(let reason): return reason.english
    case .refused(let text, let values): return "“\(text)” does not fit; it takes \(values)"
    case .unknown(let text, let nearest): return "nothing is called “\(text)”; did you mean \(nearest)?"
    case .noCommand(let text): return "no command “\(text)”"
    case .tryTitle: return "What can be typed:"
    case .tryDeed: return "· something to do: play, compare, save, larger"
    case .trySetting: return "· a setting and its value: learning-rate 0.3, optimizer adam, set w1 0.5"
    case .tryName: return "· the name of a panel or a scene: contour, spiral"
    case .tryNumber: return "· a step's number 120, a parameter w1. Without letters, everything is listed"
    }
  }

  private static func korean(_ command: ValueCommand) -> String {
    switch command {
    case .goto: "스텝 번호로 가기"
    case .speed: "재생 속도 정하기"
    case .sample: "샘플 번호 고르기"
    case .seed: "시드 정하고 다시 시작"
    case .guess: "다음에 나올 것을 예측하기"
    case .learningRate: "학습률 정하기"
    case .activation: "활성화 함수 정하기 (한 층만: 2 tanh)"
    case .initialization: "초기화 방법 정하기"
    case .optimizer: "옵티마이저 정하기"
    case .beta: "모멘텀의 β 정하기"
    case .beta1: "Adam의 β₁ 정하기"
    case .beta2: "Adam의 β₂ 정하기"
    case .rho: "RMSProp의 ρ 정하기"
    case .epsilon: "분모에 더하는 ε 정하기"
    case .batch: "배치 크기 정하기"
    case .l1: "가중치 크기에 매기는 규제 l1 정하기"
    case .l2: "가중치 제곱에 매기는 규제 l2 정하기"
    case .schedule: "학습률이 바뀌는 일정 정하기"
    case .frozen: "고정할 매개변수 정하기"
    case .patience: "시험 비용이 안 내려갈 때 몇 스텝 기다릴지 정하기"
    case .loss: "손실 함수 정하기"
    case .set: "매개변수의 값 정하기"
    case .scene: "장면 열기"
    case .layers: "은닉층과 뉴런 수 정하고 다시 시작"
    case .bias: "층의 편향을 켜거나 끄고 다시 시작"
    case .bypass: "층의 지름길을 켜거나 끄고 다시 시작"
    case .race: "여러 설정으로 나란히 달려 비교하기"
    case .data: "다른 데이터로 바꾸기"
    case .function: "데이터를 만들 식 정하기"
    case .features: "입력으로 만든 특성을 신경망에 넣기"
    case .samples: "만들 샘플 수 정하기"
    case .noise: "데이터의 잡음 정하기"
    case .test: "시험용으로 남길 비율 정하기"
    case .points: "샘플을 하나씩 넣고, 옮기고, 지우기"
    case .axes: "등고선의 두 축 정하기"
    case .fan: "모든 η의 부채꼴이 몇 스텝 앞을 볼지 정하기"
    case .panel: "패널을 이름으로 고르기"
    case .select: "매개변수를 이름으로 고르기"
    case .precision: "연쇄법칙의 정밀도 정하기"
    case .theme: "테마 정하기"
    case .glyphs: "그리는 글자 정하기"
    case .signs: "기호의 폭 정하기"
    case .language: "화면 언어 정하기"
    case .animation: "움직임 켜기, 끄기"
    }
  }

  private static func english(_ command: ValueCommand) -> String {
    switch command {
    case .goto: "go to a step by number"
    case .speed: "set the playing speed"
    case .sample: "choose a sample by number"
    case .seed: "restart with a seed of your own"
    case .guess: "guess what the run will show"
    case .learningRate: "set the learning rate"
    case .activation: "set the activation (of one layer: 2 tanh)"
    case .initialization: "set the initialization"
    case .optimizer: "set the optimizer"
    case .beta: "set the β of momentum"
    case .beta1: "set the β₁ of Adam"
    case .beta2: "set the β₂ of Adam"
    case .rho: "set the ρ of RMSProp"
    case .epsilon: "set the ε added to the root"
    case .batch: "set the batch size"
    case .l1: "set the penalty on the size of weights, l1"
    case .l2: "set the penalty on squared weights, l2"
    case .schedule: "set how the learning rate moves"
    case .frozen: "set which parameters are held still"
    case .patience: "stop after so many steps without a lower test C"
    case .loss: "set the loss"
    case .set: "set a parameter's value"
    case .scene: "open a scene by name"
    case .layers: "restart with other hidden layers"
    case .bias: "restart with or without a layer's biases"
    case .bypass: "restart with or without a layer's bypass"
    case .race: "race several settings side by side"
    case .data: "choose other data"
    case .function: "make data by a formula"
    case .features: "feed the network features made of the inputs"
    case .samples: "set how many samples are made"
    case .noise: "set the noise of the data"
    case .test: "hold out a share of the samples"
    case .points: "put in, move and delete single samples"
    case .axes: "set both axes of the contour"
    case .fan: "set how many steps ahead the fan of all η looks"
    case .panel: "go to a panel by name"
    case .select: "select a parameter by name"
    case .precision: "set the derivation's precision"
    case .theme: "set the theme"
    case .glyphs: "set what is drawn with"
    case .signs: "set how wide signs are"
    case .language: "set the screen's language"
    case .animation: "turn movement on or off"
    }
  }
}
