// The words of what is drawn on the contour besides the runs: the fan of all rates and the path of η → 0.

import NablaCanvas
import NablaCore

package enum WaysLabel: Wording {
  /// The line of all rates, with the step that it sets out from: as a run plays, it may be an earlier one than that on
  /// screen.
  case fan(steps: Int, from: Int)
  case shortFan(steps: Int, from: Int)
  /// Where η in force leads.
  case rate(Double)
  /// That place is not in the picture.
  case rateOutside(Double)
  /// The run of η in force diverges before it has made all steps.
  case rateLeaves(Double)
  /// The line is a projection: so far the run of η in force leads away from the plane.
  case projected(Double)
  case shortProjected(Double)
  case computing
  /// Why there is none.
  case noFan
  /// The path of η → 0; under mini-batches it is that of the whole C.
  case flow(overAll: Bool)
  case shortFlow
  /// How far the run is from it after as much time.
  case apart(Double, time: Double)
  case shortApart(Double)
  /// The steps of this optimizer keep another time.
  case otherTime(Optimizer.Name)
  case shortOtherTime(Optimizer.Name)
  /// It can be followed up to this time only.
  case cutOff(at: Double)

  package var korean: String {
    switch self {
    case .fan(let steps, let from): return "╌ 모든 η가 \(from)스텝에서 \(steps)스텝 뒤에 닿는 곳"
    case .shortFan(let steps, let from): return "╌ 모든 η, \(from) → \(from + steps)스텝"
    case .rate(let rate): return "η \(ContourLabel.text(rate))"
    case .rateOutside(let rate): return "η \(ContourLabel.text(rate)): 그림 밖"
    case .rateLeaves(let rate): return "η \(ContourLabel.text(rate)): 그 전에 발산"
    case .projected(let distance): return "이 면에 비춘 것: 나머지가 \(ContourLabel.text(distance)) 움직임"
    case .shortProjected(let distance): return "비춘 것, 나머지 \(ContourLabel.text(distance))"
    case .computing: return "계산 중"
    case .noFan: return "η가 스텝마다 달라 부채꼴 없음"
    case .flow(let overAll): return "η → 0의 길\(overAll ? ", 샘플 모두" : "") (t는 η의 합)"
    case .shortFlow: return "η → 0"
    case .apart(let distance, let time):
      return "t \(ContourLabel.text(time))에 실행과의 거리 \(ContourLabel.text(distance))"
    case .shortApart(let distance): return "거리 \(ContourLabel.text(distance))"
    case .otherTime(let name): return "거리 없음: \(Particle.attach(name.text(in: .ko), .topic)) 시간이 달리 흐름"
    case .shortOtherTime: return "시간이 달라 거리 없음"
    case .cutOff(let time): return "t \(ContourLabel.text(time)) 뒤로는 따라갈 수 없음"
    }
  }

  package var english: String {
    switch self {
    case .fan(let steps, let from): return "╌ every η after \(Self.count(steps)) from step \(from)"
    case .shortFan(let steps, let from): return "╌ every η, step \(from) → \(from + steps)"
    case .rate(let rate): return "η \(ContourLabel.text(rate))"
    case .rateOutside(let rate): return "η \(ContourLabel.text(rate)): outside"
    case .rateLeaves(let rate): return "η \(ContourLabel.text(rate)) diverges before"
    case .projected(let distance): return "projected: the others move \(ContourLabel.text(distance))"
    case .shortProjected(let distance): return "others move \(ContourLabel.text(distance))"
    case .computing: return "computing"
    case .noFan: return "no fan: η moves from step to step"
    case .flow(let overAll): return "path of η → 0\(overAll ? " over all samples" : "") (t: sum of η)"
    case .shortFlow: return "η → 0"
    case .apart(let distance, let time):
      return "\(ContourLabel.text(distance)) from the run at t \(ContourLabel.text(time))"
    case .shortApart(let distance): return "\(ContourLabel.text(distance)) from the run"
    case .otherTime(let name): return "no distance: \(name.text(in: .en)) keeps another time"
    case .shortOtherTime(let name): return "\(name.text(in: .en)): no distance"
    case .cutOff(let time): return "cannot be followed beyond t \(ContourLabel.text(time))"
    }
  }

  private static func count(_ steps: Int) -> String { "\(steps) step\(steps == 1 ? "" : "s")" }
}
