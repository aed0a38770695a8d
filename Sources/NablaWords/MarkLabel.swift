// The marks and letters of the screen, each with what it says: the second part of the help page.

import NablaCanvas

/// One mark, or a few that belong together.
package enum MarkLabel: CaseIterable, Wording {
  case learningRate, limit, cost, parameters, neurons, target, weightedInput, activation, delta, slope, gradient, change
  case curvature, layers, beat, runs
  case positive, negative, held, colours, passes, phase, dead, unseen
  case levels, now, start, path, arrow, leaves, bend, fan, flow, others, slice, planes
  case axisMarks, dotted, above, below, swings, samples, verdicts
  case focus, selected, playing

  /// The mark as it is drawn.
  package func sign(_ symbols: Symbols) -> String {
    func text(_ scalars: Unicode.Scalar...) -> String { scalars.map { String(Character($0)) }.joined(separator: " ") }
    let isASCII = symbols.isASCII
    switch self {
    case .learningRate: return symbols.spell("η")
    case .limit: return symbols.spell("η 1 < 18.2")
    case .cost: return "C"
    case .parameters: return "w1 b1"
    case .neurons: return "x1 h1 g1 o1"
    case .target: return "y"
    case .weightedInput: return "z"
    case .activation: return symbols.spell("a  σ  f")
    case .delta: return symbols.spell("δ")
    case .slope: return symbols.spell("∂C/∂w")
    case .gradient: return symbols.spell("∇C")
    case .change: return symbols.spell("Δw")
    case .curvature: return symbols.spell("λ")
    case .layers: return symbols.spell("W⁽²⁾")
    case .beat: return "1/9"
    case .runs: return "A B C"
    case .positive: return (isASCII ? "---" : "──") + " +"
    case .negative: return (isASCII ? "- -" : "╌╌") + " -"
    case .held: return "w1=0.5"
    case .colours: return "+ -"
    case .passes: return isASCII ? "> < (h1)" : "▶ ◀ (h1)"
    case .phase: return "[ ] \(text(symbols.selected))"
    case .dead: return text(symbols.cross)
    case .unseen: return "+55"
    case .levels: return "0.02"
    case .now: return text(symbols.now)
    case .start: return text(symbols.start)
    case .path: return text(symbols.path)
    case .arrow: return text(symbols.arrow(dx: 1, dy: 0) ?? symbols.path, symbols.arrow(dx: 1, dy: -1) ?? symbols.path)
    case .leaves: return text(symbols.leaves)
    case .bend: return isASCII ? "- - lambda" : "╌╌ λ"
    case .fan: return text(symbols.fan)
    case .flow: return text(symbols.flow)
    case .others: return symbols.ellipsis
    case .slice: return "C(w1, w2)"
    case .planes: return symbols.spell("C(α, β)")
    case .axisMarks: return isASCII ? "+ ^" : "┴ ▲"
    case .dotted: return isASCII ? ". . ." : "· · ·"
    case .above: return "^"
    case .below: return "v"
    case .swings: return "n"
    case .samples: return "x  o"
    case .verdicts: return text(symbols.check, symbols.cross)
    case .focus: return text(symbols.focus)
    case .selected: return text(symbols.selected)
    case .playing: return isASCII ? "= >" : "■ ▶"
    }
  }

  package var english: String {
    switch self {
    case .learningRate: "the learning rate: how large a step is"
    case .limit: "the learning rate and its limit: where C is a bowl, steps beyond it grow larger and larger"
    case .cost:
      "the cost, how wrong it is now: the losses of all outputs added up, then the mean over all samples; mse is (y−a)², half-mse ½(y−a)²"
    case .parameters: "a weight, a bias: what learning changes"
    case .neurons: "an input, neurons of the hidden layers, an output"
    case .target: "the target: what the output should be"
    case .weightedInput: "what comes into a neuron: weights times inputs, plus the bias"
    case .activation: "what goes out of it: a = f(z), f being its activation (σ: sigmoid)"
    case .delta: "∂C/∂z: how much C changes when z grows a little"
    case .slope: "the slope: how much C changes when w grows a little"
    case .gradient: "the gradient: all slopes together"
    case .change: "how much this step changes w"
    case .curvature: "how sharply C bends here; for plain descent the limit of η is 2/λ"
    case .layers: "the number up there is the layer"
    case .beat: "which beat of the step this is, of how many"
    case .runs: "the runs that are compared, or kept from before a change"
    case .positive: "a positive weight: a whole line; the thicker, the larger |w|"
    case .negative: "a negative weight: a dashed line"
    case .held: "a parameter that is held still; K holds the selected one, or lets it go"
    case .colours:
      "what is positive is orange, what is negative blue: lines, numbers, slopes; the selected one is blue too"
    case .passes: "lit while it is computed: forward in one colour, backward in another"
    case .phase: "forward, cost, back, update: the one in brackets is now"
    case .unseen: "neurons, pixels or lines that have no place in the picture"
    case .dead: "in the network: this neuron has no slope for any sample: it no longer learns"
    case .levels: "everywhere on such a line C has this value; blue lines lie low, yellow and red ones high"
    case .now: "where the run is now"
    case .start: "where it started"
    case .path: "where it was after each step"
    case .arrow:
      "the next step: −η∇C, or what the optimizer makes of it, Δ; “direction only”: it is too short or too long to draw to scale"
    case .leaves: "the path leaves the picture here"
    case .bend: "the direction in which C bends most, and how much of it lies in this picture (%)"
    case .fan: "where the learning rate in force leads; the dashed line through it: where all others do (|)"
    case .flow: "where the path of η → 0, dotted, is after as much time as the run (~)"
    case .others: "“others 0.05”: how far all other parameters have moved since the start"
    case .slice: "the cost over two parameters; the others are as they are at this step"
    case .planes: "the same over two directions in which all parameters change (V)"
    case .axisMarks: "under the cost curve: the step on screen (┴), a step at which something was changed (▲)"
    case .dotted: "an earlier run, from before a change; in data: the target"
    case .above: "the value lies above the picture, or is infinite"
    case .below: "the value is 0, which has no place on a logarithmic axis, or lies below the picture"
    case .swings: "in a race, “swings”: how many steps went against the one before, across the valley"
    case .samples:
      "in data: samples of class 1 and of class 0; behind them orange, or dark, is what the network calls 1"
    case .verdicts: "in data: answered rightly, answered wrongly"
    case .focus: "the panel that keys go to"
    case .selected: "the row, or the parameter, that is selected"
    case .playing: "paused, playing"
    }
  }

  package var korean: String {
    switch self {
    case .learningRate: "학습률: 한 걸음의 크기"
    case .limit: "학습률과 그 한계: C가 그릇 모양인 곳에서 한계를 넘으면 걸음이 점점 커져요"
    case .cost: "비용, 지금 틀린 정도: 손실을 출력끼리 더한 뒤 샘플 전체로 평균 낸 값, mse는 (y−a)², half-mse는 ½(y−a)²"
    case .parameters: "가중치와 편향: 학습하면서 바뀌는 값"
    case .neurons: "입력, 은닉층의 뉴런, 출력"
    case .target: "목표: 출력이 되어야 할 값"
    case .weightedInput: "뉴런에 들어오는 값: 가중치 × 입력을 모두 더하고 편향을 더한 것"
    case .activation: "뉴런에서 나가는 값 a = f(z), f는 활성화 함수 (σ는 시그모이드)"
    case .delta: "∂C/∂z: z가 조금 커질 때 C가 변하는 정도"
    case .slope: "기울기: w가 조금 커질 때 C가 변하는 정도"
    case .gradient: "모든 기울기를 모은 것"
    case .change: "이번 스텝에 w가 바뀌는 양"
    case .curvature: "지금 자리에서 C가 휜 정도: 경사하강법에서 η의 한계는 2/λ"
    case .layers: "위에 붙은 수는 층 번호"
    case .beat: "스텝을 이루는 세부 단계 가운데 몇 번째인지"
    case .runs: "비교하는 실행, 또는 바꾸기 전의 실행"
    case .positive: "양수인 가중치는 실선, |w|가 클수록 굵어요"
    case .negative: "음수인 가중치는 점선"
    case .held: "고정한 매개변수. K로 고른 것을 고정하거나 풀어요"
    case .colours: "양수는 주황, 음수는 파랑: 선, 수, 기울기 모두 같아요. 고른 것도 파랗게 보여요"
    case .passes: "지금 계산하는 곳이 빛나요: 순전파와 역전파는 색이 달라요"
    case .phase: "순전파, 비용, 역전파, 갱신: 괄호 안이 지금"
    case .unseen: "자리가 모자라 그리지 못한 뉴런, 픽셀, 선의 수"
    case .dead: "신경망 그림에서, 어느 샘플에서도 기울기가 없어 더는 배우지 못하는 뉴런"
    case .levels: "이 선 위에서는 어디서나 C가 이 값, 파란 선은 낮고 노랗거나 붉은 선은 높아요"
    case .now: "지금 있는 곳"
    case .start: "출발한 곳"
    case .path: "스텝마다 지나온 곳"
    case .arrow: "다음 걸음: −η∇C, 또는 옵티마이저가 정한 Δ. ‘방향만’은 너무 짧거나 길어서 방향만 그렸다는 뜻"
    case .leaves: "길이 여기서 그림 밖으로 나가요"
    case .bend: "C가 가장 급하게 휜 방향, %는 그 가운데 이 그림에 보이는 몫"
    case .fan: "지금 η로 닿는 곳, 이곳을 지나는 점선은 다른 모든 η로 닿는 곳 (|)"
    case .flow: "η → 0의 길(점선)이 실행과 같은 시간 뒤에 있는 곳 (~)"
    case .others: "‘나머지 0.05 이동’: 두 축이 아닌 매개변수들이 출발한 뒤 움직인 거리"
    case .slice: "두 매개변수에 따른 비용: 나머지는 이 스텝의 값 그대로"
    case .planes: "모든 매개변수가 함께 바뀌는 두 방향에 따른 비용 (V)"
    case .axisMarks: "비용 곡선 아래에서 지금 보는 스텝(┴), 무언가를 바꾼 스텝(▲)"
    case .dotted: "바꾸기 전의 실행, 데이터에서는 목표"
    case .above: "값이 그림보다 크거나 무한대"
    case .below: "값이 0이라 로그 축에 자리가 없거나, 그림보다 작음"
    case .swings: "비교에서 ‘되돌아섬’: 직전 걸음과 반대쪽으로 간 스텝의 수"
    case .samples: "데이터에서 1인 샘플과 0인 샘플, 바탕이 주황이거나 진한 곳은 신경망이 1이라고 답하는 곳"
    case .verdicts: "데이터에서 맞게 답한 것, 틀리게 답한 것"
    case .focus: "누르는 키를 받는 패널"
    case .selected: "고른 줄이나 매개변수"
    case .playing: "멈춤, 재생 중"
    }
  }
}
