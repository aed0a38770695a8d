// The words of the contour: what its picture is a slice of, and what the lines on it are.

import NablaCanvas
import NablaDiagrams

package enum ContourLabel: Wording {
  // The slice, with how far the other parameters have moved since the run's start
  case sliceMoved(step: Int, Double)
  case sliceMovedShort(step: Int, Double)
  case sliceMovedShortest(step: Int, Double)
  case slice(step: Int)
  case sliceShort(step: Int)
  // Planes
  case randomPlane(seed: UInt64)
  case randomPlaneShort
  /// With the shares of the path's variance along both directions.
  case pathPlane(first: Double, second: Double)
  case pathPlaneShort(Double)
  // Lines
  /// With its length.
  case arrow(Arrow, Double)
  /// The same where it is too short to be drawn to scale.
  case shortArrow(Arrow, Double)
  case realStep
  case projected
  case bend(Double, share: Double)
  case tangent
  // What is not there
  /// C has one value all over the picture.
  case same(Double)
  /// C differs too little, or in too few places, for lines.
  case range(Double, Double)
  /// C has no value anywhere on the picture.
  case nowhere
  /// The run on screen is beside the picture, at this place.
  case away(String)
  /// Runs with other parameters.
  case notHere(String)
  // Pointing
  case startsHere
  /// The same for a prediction.
  case guessHere
  case backToRun

  /// What the arrow at the run is.
  package enum Arrow: Equatable, Sendable {
    /// −η∇C, which is the step.
    case descent
    /// −η∇C, while the optimizer steps elsewhere.
    case slope
    /// −η times the gradient of a mini-batch, whether it is the step or not.
    case ofBatch
    /// The step, which is not −η∇C.
    case step
  }

  package var korean: String {
    switch self {
    case .sliceMoved(let step, let distance): return "\(step)스텝의 단면 · 나머지는 출발 뒤 \(Self.text(distance)) 이동"
    case .sliceMovedShort(let step, let distance): return "\(step)스텝의 단면 · 나머지 \(Self.text(distance)) 이동"
    case .sliceMovedShortest(let step, let distance): return "\(step)스텝 · 나머지 \(Self.text(distance))"
    case .slice(let step): return "\(step)스텝의 단면"
    case .sliceShort(let step): return "\(step)스텝"
    case .randomPlane(let seed): return "무작위 방향 둘의 평면 · 시드 \(seed)"
    case .randomPlaneShort: return "무작위 평면"
    case .pathPlane(let first, let second):
      return "경로의 주성분 평면 · 퍼짐의 \(Self.percent(first)) + \(Self.percent(second))"
    case .pathPlaneShort(let share): return "주성분 \(Self.percent(share))"
    case .arrow(let arrow, let length): return "─ \(Self.sign(arrow, "걸음", "배치")) \(Self.text(length))"
    case .shortArrow(let arrow, let length): return "\(Self.sign(arrow, "걸음", "배치")) \(Self.text(length)): 방향만"
    case .realStep: return "╌ 옵티마이저의 걸음 Δ"
    case .projected: return "• 지나온 길을 이 면에 비춘 것"
    case .bend(let value, let share): return "╌ 가장 급하게 휜 방향 λ \(Self.text(value)) (이 면에 \(Self.percent(share)))"
    case .tangent: return "· 접선과 −∇C 방향"
    case .same(let cost): return "여기서는 어디서나 C가 \(Particle.attach(Self.cost(cost), .direction)) 같아요."
    case .range(let low, let high):
      let ends = NumbersApart.texts([low, high], digits: 3)
      return "여기서 C는 \(Particle.attach(ends[0], .and)) \(ends[1]) 사이예요."
    case .nowhere: return "여기서는 어디서도 C를 계산할 수 없어요."
    case .away(let place): return "지금 \(place) (그림 밖)"
    case .notHere(let names): return "\(names): 매개변수가 달라 이 그림에 없음"
    case .startsHere: return "Enter 여기서 출발"
    case .guessHere: return "Enter 예측"
    case .backToRun: return "Esc 원래 보기"
    }
  }

  package var english: String {
    switch self {
    case .sliceMoved(let step, let distance):
      return "slice through step \(step) · the others moved \(Self.text(distance)) since the start"
    case .sliceMovedShort(let step, let distance):
      return "slice through step \(step) · others moved \(Self.text(distance))"
    case .sliceMovedShortest(let step, let distance): return "step \(step) · others \(Self.text(distance))"
    case .slice(let step): return "slice through step \(step)"
    case .sliceShort(let step): return "step \(step)"
    case .randomPlane(let seed): return "plane of two random directions · seed \(seed)"
    case .randomPlaneShort: return "random plane"
    case .pathPlane(let first, let second):
      return "the path's own plane · \(Self.percent(first)) + \(Self.percent(second)) of its spread"
    case .pathPlaneShort(let share): return "path \(Self.percent(share))"
    case .arrow(let arrow, let length): return "─ \(Self.sign(arrow, "step", "batch")) \(Self.text(length))"
    case .shortArrow(let arrow, let length):
      return "\(Self.sign(arrow, "step", "batch")) \(Self.text(length)): direction only"
    case .realStep: return "╌ the optimizer's step Δ"
    case .projected: return "• path projected onto this plane"
    case .bend(let value, let share): return "╌ sharpest direction λ \(Self.text(value)) (\(Self.percent(share)))"
    case .tangent: return "· tangent and −∇C"
    case .same(let cost): return "C is \(Self.cost(cost)) everywhere here."
    case .range(let low, let high):
      return "C lies between \(NumbersApart.texts([low, high], digits: 3).joined(separator: " and ")) here."
    case .nowhere: return "C has no value anywhere here."
    case .away(let place): return "now at \(place), off the picture"
    case .notHere(let names): return "\(names): other parameters, not in this picture"
    case .startsHere: return "Enter starts here"
    case .guessHere: return "Enter guesses"
    case .backToRun: return "Esc to the run"
    }
  }

  private static func sign(_ arrow: Arrow, _ step: String, _ batch: String) -> String {
    switch arrow {
    case .descent: "\(step) −η∇C"
    case .slope: "−η∇C"
    case .ofBatch: "−η∇C(\(batch))"
    case .step: "\(step) Δ"
    }
  }

  package static func text(_ value: Double) -> String { Numeral.significant(value, digits: 3).trimmedZeros }

  private static func cost(_ value: Double) -> String { Numeral.significant(value, digits: 6).trimmedZeros }

  static func percent(_ share: Double) -> String {
    Numeral.fixed(100 * share, decimals: 1).trimmedZeros + "%"
  }
}
