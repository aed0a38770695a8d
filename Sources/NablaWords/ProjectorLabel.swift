// The one sentence of projector mode: what the panel on screen shows.

package enum ProjectorLabel: Wording {
  case contour
  case contourOfRuns
  case curve(String)
  case loss
  case lossOfRuns
  case weights
  case data
  case derivation(String)
  case activation
  case gradients
  case errors
  case matrix
  case operations
  case taylor
  case runs, rates, map, neurons, spread, sharpness, curves

  package var korean: String {
    switch self {
    case .contour: return "점 하나가 두 매개변수의 값 한 쌍이에요. 길은 스텝마다 어디로 옮겨 갔는지 보여 줘요."
    case .contourOfRuns: return "글자 하나가 실행 하나예요. 길은 그 실행이 스텝마다 어디로 옮겨 갔는지 보여 줘요."
    case .curve(let name): return "\(name) 값마다 비용 C가 얼마인지 그린 곡선이에요. 접선의 기울기가 dC/d\(name)이에요."
    case .loss: return "스텝을 거치며 비용 C가 어떻게 달라졌는지 보여 줘요."
    case .lossOfRuns: return "글자 하나가 실행 하나예요. 스텝을 거치며 저마다 어떻게 달라졌는지 보여 줘요."
    case .weights: return "매개변수마다 지금의 값과 기울기를 보여 줘요."
    case .data: return "샘플과, 샘플마다 신경망이 내놓은 출력이에요."
    case .derivation(let name): return "∂C/∂\(name)의 값이 어떤 계산으로 나오는지 보여 줘요."
    case .activation: return "활성화 함수와, 뉴런이 지금 그 위의 어디에 있는지 보여 줘요."
    case .gradients: return "층마다 기울기가 얼마나 큰지 보여 줘요."
    case .errors: return "출력이 목표에서 얼마나 떨어져 있는지 보여 줘요."
    case .matrix: return "같은 계산을 행렬의 곱으로 쓴 거예요."
    case .operations: return "순전파와 역전파에 연산이 얼마나 드는지 세어 봤어요."
    case .taylor: return "기울기로 어림한 C의 변화를 실제 변화와 견줘 봐요."
    case .rates: return "학습률마다 처음부터 다시 학습했을 때 C가 어디까지 내려가는지 보여 줘요."
    case .map: return "점 하나가 학습 한 번이에요. 가로는 학습률, 세로는 시작값에 곱한 수예요."
    case .neurons: return "입력에 따라 뉴런마다 a가 얼마인지, 곧 무엇을 배웠는지 보여 줘요."
    case .sharpness: return "비용이 가장 많이 휜 방향의 휘어짐 λ를, η에서 정해지는 안정의 경계와 견줘 보여 줘요."
    case .curves: return "고른 매개변수와 그 기울기, 걸음이 스텝을 거치며 어떻게 달라졌는지 보여 줘요."
    case .spread: return "층마다 z와 a가 얼마나 퍼져 있는지, δ가 얼마나 큰지 보여 줘요."
    case .runs: return "비교하는 실행들이 이 스텝에서 어떤지 나란히 보여 줘요."
    }
  }

  package var english: String {
    switch self {
    case .contour: return "Each point is a pair of values for two parameters. The path shows where every step led."
    case .contourOfRuns: return "Each letter is a run, and its path shows where every step led."
    case .curve(let name):
      return "The curve is the cost C at every value of \(name). Its tangent has the slope dC/d\(name)."
    case .loss: return "How the cost C has changed from step to step."
    case .lossOfRuns: return "Each letter is a run, and its line shows how it has changed from step to step."
    case .weights: return "Every parameter with its value and its slope now."
    case .data: return "The samples, and what the network makes of each."
    case .derivation(let name): return "How the value of ∂C/∂\(name) comes about."
    case .activation: return "The activation function, and where the neurons stand on it now."
    case .gradients: return "How large the slopes are in each layer."
    case .errors: return "How far each output is from its target."
    case .matrix: return "The same numbers, worked with matrices."
    case .operations: return "How many operations a forward and a backward pass take."
    case .taylor: return "The change of C as the slope foretells it, beside the real one."
    case .rates: return "Where C ends from the same start, for every learning rate."
    case .map: return "Each dot is a training: learning rates across, and up how many times the start."
    case .neurons: return "What each neuron gives over the inputs: what it has learnt."
    case .sharpness: return "λ, how sharply the cost bends where it bends most, beside the edge that η sets."
    case .curves: return "The selected parameter, its slope and its step, from step to step."
    case .spread: return "How widely z and a are spread in each layer, and how large δ is."
    case .runs: return "How the compared runs stand at this step, side by side."
    }
  }
}
