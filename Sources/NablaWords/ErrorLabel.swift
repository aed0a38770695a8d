// The words about errors: what areas, squares and slopes stand for.

import NablaCanvas

/// A heading or a sentence of the panel of errors.
package enum ErrorLabel: Wording {
  case meanHeading(outputs: Int)
  case area(sum: String)
  case squares
  case squareBars
  case bars
  case slopes
  case logSlope
  // The same in a few cells
  case areaShort, slopesShort, barsShort

  package var korean: String {
    switch self {
    case .meanHeading(let outputs): return outputs == 1 ? "평균" : "합의 평균"
    case .area(let sum):
      return "Σ|e| = \(sum): 세로 길이 |e|를 모두 더했어요. 샘플이 촘촘할수록 빗금 친 넓이는 Σ|e| × 간격에 가까워요."
    case .squares: return "정사각형의 한 변이 |e|, 넓이가 e²이에요."
    case .squareBars: return "아래 막대는 샘플마다의 e²이에요."
    case .bars:
      return "막대는 |e|와 e²을 같은 눈금으로 그렸어요. 제곱하면 1보다 작은 오차는 더 작아지고, 1보다 큰 오차는 더 커져요."
    case .slopes: return "e²의 기울기 -2e는 오차와 함께 줄어들지만, |e|의 기울기는 e가 0이 되기 전까지 늘 ±1이에요."
    case .logSlope: return "z에 대한 기울기: 로그 손실은 a - y, MSE는 거기에 2f′(z)를 곱한 값이에요."
    case .areaShort: return "Σ|e| = 세로 길이 |e|의 합"
    case .slopesShort: return "기울기: e²은 -2e, |e|>0이면 ±1"
    case .barsShort: return "|e|와 e²의 막대는 눈금이 같아요."
    }
  }

  package var english: String {
    switch self {
    case .meanHeading(let outputs): return outputs == 1 ? "mean" : "mean sum"
    case .area(let sum):
      return
        "Σ|e| = \(sum) adds the vertical lengths |e|. The denser the samples, the closer the area is to Σ|e| × spacing."
    case .squares: return "The squares have the side |e| and the area e²."
    case .squareBars: return "The bars below are each sample's e²."
    case .bars:
      return "Bars of |e| and e² have one scale. Squaring makes errors below 1 smaller and those above 1 larger."
    case .slopes: return "The slope of e², -2e, shrinks with the error; that of |e| stays ±1 until e is 0."
    case .logSlope: return "Slope by z: a - y for log loss; for MSE that times 2f′(z)."
    case .areaShort: return "Σ|e| = sum of vertical lengths"
    case .slopesShort: return "slopes: -2e for e², ±1 for |e|>0"
    case .barsShort: return "|e| and e² have one scale."
    }
  }
}
