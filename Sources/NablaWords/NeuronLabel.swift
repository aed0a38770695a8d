// The words about one neuron: where its samples lie on the activation curve, and what its bias does.

import NablaCanvas

/// A sentence of the panel of the activation curve, or a word of its marks.
package enum NeuronLabel: Wording {
  case slopeMean(Int, String)
  case saturated(Int)
  case dead(Int)
  case flat(Int, of: Int)
  case stepSlope
  case biasMoves(name: String, weight: String, shift: String)
  case biasAdds(name: String, value: String)
  case noBias
  case twins(String, stayEqual: Bool)
  // The same in a few cells
  case saturatedShort, deadShort, stepShort
  case flatShort(Int, of: Int)
  case twinsShort(String, stayEqual: Bool)
  case tangent, withoutBias, residual
  // The legend below the graph
  case equalMark, saturatedMark, deadMark, bypass

  package var korean: String {
    switch self {
    case .slopeMean(1, let mean): return "샘플 하나의 f′(z) = \(mean)"
    case .slopeMean(let count, let mean): return "샘플 \(count)개의 f′(z) 평균 = \(mean)"
    case .saturated(let count):
      let who = count == 1 ? "샘플이" : "샘플 \(count)개가 모두"
      return "포화: \(who) 평평한 곳에 있어요. 기울기가 최대의 1 %도 안 되어서 거의 배우지 못해요."
    case .dead(let count):
      let who = count == 1 ? "샘플의" : "샘플 \(count)개 모두의"
      return "죽은 뉴런: \(who) 기울기가 0이라서 더는 배우지 못해요."
    case .flat(let flat, let count):
      return "샘플 \(count)개 중 \(flat)개는 평평한 곳에 있어요(기울기가 최대의 1 % 미만)."
    case .stepSlope: return "계단 함수의 기울기는 어디서나 0이에요. 그래서 경사하강법을 쓸 수 없어요."
    case .biasMoves(let name, let weight, let shift):
      return "z = w·x + b라서, 편향은 곡선을 x 방향으로 -\(name)/\(weight) = \(shift)만큼 옮겨요."
    case .biasAdds(let name, let value):
      return "z = w·x + b: 편향 \(name) = \(value)만큼 모든 점이 z 방향으로 옮겨져요."
    case .noBias: return "편향이 없어요. 입력이 0이면 z도 늘 0이에요."
    case .twins(let names, let stayEqual):
      let rest = stayEqual ? "기울기도 같아서 앞으로도 똑같이 움직여요(대칭)." : "지금까지는 똑같아요."
      return "\(names): 들어오고 나가는 가중치와 편향이 모두 같은 뉴런들이에요. \(rest)"
    case .saturatedShort: return "포화: 모두 평평한 곳에 있어요."
    case .deadShort: return "죽은 뉴런: 기울기가 모두 0이에요."
    case .stepShort: return "계단 함수의 기울기는 늘 0이에요."
    case .flatShort(let flat, let count): return "평평한 곳: \(count)개 중 \(flat)개"
    case .twinsShort(let names, let stayEqual):
      return stayEqual ? "\(names): 늘 똑같아요(대칭)." : "\(names): 지금은 똑같아요."
    case .tangent: return "접선"
    case .withoutBias: return "b 없이"
    case .residual: return "잔차 연결: a = f(z) + 들어온 값"
    case .equalMark: return "같음"
    case .saturatedMark: return "포화"
    case .deadMark: return "죽은 뉴런"
    case .bypass: return "지름길: + 입력"
    }
  }

  package var english: String {
    switch self {
    case .slopeMean(1, let mean): return "the one sample's f′(z) = \(mean)"
    case .slopeMean(let count, let mean): return "mean f′(z) of \(count) samples = \(mean)"
    case .saturated(let count):
      let who = count == 1 ? "the sample lies" : "all \(count) samples lie"
      return "Saturated: \(who) on the flat part, slope below 1 % of the greatest. It hardly learns."
    case .dead(let count):
      let who = count == 1 ? "the sample" : "all \(count) samples"
      return "Dead: the slope is 0 for \(who), so it can learn no more."
    case .flat(let flat, let count):
      return "\(flat) of \(count) samples lie on the flat part (slope below 1 % of the greatest)."
    case .stepSlope: return "The step's slope is 0 everywhere: gradient descent has nothing to go by."
    case .biasMoves(let name, let weight, let shift):
      return "z = w·x + b, so \(name) shifts the curve over x by -\(name)/\(weight) = \(shift)."
    case .biasAdds(let name, let value):
      return "z = w·x + b: the bias \(name) = \(value) moves every point that far along z."
    case .noBias: return "No bias: where the inputs are 0, z is always 0."
    case .twins(let names, let stayEqual):
      let rest = stayEqual ? "equal slopes too, so they stay equal (symmetry)." : "equal so far."
      return "\(names): all that enters and leaves is equal; \(rest)"
    case .saturatedShort: return "Saturated: all on the flat part."
    case .deadShort: return "Dead: every slope is 0."
    case .stepShort: return "The step's slope is always 0."
    case .flatShort(let flat, let count): return "on the flat part: \(flat) of \(count)"
    case .twinsShort(let names, let stayEqual):
      return stayEqual ? "\(names), and they stay equal." : "\(names), equal so far."
    case .tangent: return "tangent"
    case .withoutBias: return "without b"
    case .residual: return "residual: a = f(z) + what came in"
    case .equalMark: return "equal"
    case .saturatedMark: return "saturated"
    case .deadMark: return "dead"
    case .bypass: return "bypass: + input"
    }
  }
}
