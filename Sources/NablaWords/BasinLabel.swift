// The words of the contour as a plane of starts: which minimum each ends in.

import NablaCanvas

package enum BasinLabel: Wording {
  /// Beside the panel's name: the rate in force, and how much is known.
  case heading(rate: Double, steps: Int, known: Int, of: Int)
  case shortHeading(rate: Double, known: Int, of: Int)
  /// How much is known, and nothing else.
  case progress(known: Int, of: Int)
  /// A minimum by its letter, with where it is.
  case minimum(Unicode.Scalar, cost: Double, x: Double, y: Double)
  /// The same in a small panel.
  case shortMinimum(Unicode.Scalar, cost: Double)
  /// A level floor, of which every start finds another place: with the range of those along both axes.
  case floor(Unicode.Scalar, cost: Double, x: ClosedRange<Double>, y: ClosedRange<Double>, isCurve: Bool)
  /// The same in a small panel.
  case shortFloor(Unicode.Scalar, cost: Double, isCurve: Bool)
  /// What that means.
  case floorNote(isCurve: Bool)
  case moreMinima(Int)
  /// Minima known before that no start comes to now.
  case lost([Unicode.Scalar])
  case noMinimum
  /// What marks mean that are seen.
  case diverged
  case onTheWay(steps: Int)
  /// What lighter and darker means.
  case settling(ClosedRange<Int>)
  // Where a run from the cursor ends
  case endsIn(Unicode.Scalar, after: Int)
  case endsDiverged
  case endsOnTheWay(steps: Int)
  case unknown

  package var korean: String {
    switch self {
    case .heading(let rate, let steps, let known, let count):
      return "η \(ContourLabel.text(rate))로 \(steps)스텝: 출발점마다 닿는 극솟값" + Self.part(known, count)
    case .shortHeading(let rate, let known, let count):
      return "η \(ContourLabel.text(rate))의 극솟값" + Self.part(known, count)
    case .progress(let known, let count): return "\(known)/\(count) 계산"
    case .minimum(let letter, let cost, let x, let y): return Self.minimum(letter, cost, x, y)
    case .shortMinimum(let letter, let cost): return "\(letter) \(ContourLabel.text(cost))"
    case .floor(let letter, let cost, let x, let y, let isCurve):
      return "\(letter) C \(ContourLabel.text(cost))인 \(isCurve ? "곡선 바닥" : "평평한 바닥") \(Self.ranges(x, y))"
    case .shortFloor(let letter, let cost, let isCurve):
      return "\(letter) \(ContourLabel.text(cost)) \(isCurve ? "곡선" : "바닥")"
    case .floorNote(let isCurve):
      return isCurve ? "바닥이 점이 아니라 곡선: 출발점마다 그 위의 다른 곳에서 멈춤" : "바닥이 점이 아니라 평평한 곳: 출발점마다 다른 곳에서 멈춤"
    case .moreMinima(let count): return "… 그 밖에 \(count)곳"
    case .lost(let letters): return "닿는 출발점 없음: \(Self.list(letters))"
    case .noMinimum: return "극솟값에 닿은 출발점이 없어요"
    case .diverged: return "× 발산"
    case .onTheWay(let steps): return "· \(steps)스텝 뒤에도 가는 중"
    case .settling(let range): return "옅을수록 C가 빨리 자리잡음 (\(range.lowerBound)…\(range.upperBound)스텝)"
    case .endsIn(let letter, let steps): return "\(letter)에서 끝남, C는 \(steps)스텝 뒤 자리잡음"
    case .endsDiverged: return "여기서 출발하면 발산"
    case .endsOnTheWay(let steps): return "\(steps)스텝 뒤에도 가는 중"
    case .unknown: return "아직 계산 중"
    }
  }

  package var english: String {
    switch self {
    case .heading(let rate, let steps, let known, let count):
      return "where each start ends, η \(ContourLabel.text(rate)), \(steps) steps" + Self.part(known, count)
    case .shortHeading(let rate, let known, let count):
      return "ends with η \(ContourLabel.text(rate))" + Self.part(known, count)
    case .progress(let known, let count): return "\(known)/\(count) known"
    case .minimum(let letter, let cost, let x, let y): return Self.minimum(letter, cost, x, y)
    case .shortMinimum(let letter, let cost): return "\(letter) \(ContourLabel.text(cost))"
    case .floor(let letter, let cost, let x, let y, let isCurve):
      return "\(letter) C \(ContourLabel.text(cost)) along a \(isCurve ? "curve" : "floor") \(Self.ranges(x, y))"
    case .shortFloor(let letter, let cost, let isCurve):
      return "\(letter) \(ContourLabel.text(cost)) \(isCurve ? "curve" : "floor")"
    case .floorNote(let isCurve):
      return isCurve
        ? "the floor is a curve, not a point: each start rests at its own place on it"
        : "the floor is level, not a point: each start rests at its own place on it"
    case .moreMinima(let count): return "… and \(count) more"
    case .lost(let letters): return "from no start: \(Self.list(letters))"
    case .noMinimum: return "no start has come to a minimum"
    case .diverged: return "× diverges"
    case .onTheWay(let steps): return "· not there after \(steps) steps"
    case .settling(let range): return "lighter: C settles sooner (\(range.lowerBound)…\(range.upperBound) steps)"
    case .endsIn(let letter, let steps): return "ends in \(letter), C settled after \(steps) steps"
    case .endsDiverged: return "a run from here diverges"
    case .endsOnTheWay(let steps): return "not there after \(steps) steps"
    case .unknown: return "not computed yet"
    }
  }

  private static func part(_ known: Int, _ count: Int) -> String { known < count ? " · \(known)/\(count)" : "" }

  private static func list(_ letters: [Unicode.Scalar]) -> String {
    letters.map { String(Character($0)) }.joined(separator: " ")
  }

  private static func ranges(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> String {
    func text(_ range: ClosedRange<Double>) -> String {
      "\(ContourLabel.text(range.lowerBound))…\(ContourLabel.text(range.upperBound))"
    }
    return "(\(text(x)), \(text(y)))"
  }

  /// A coordinate of a place that is known to a thousandth: what is a billionth beside 0 is 0.
  private static func place(_ value: Double) -> String { ContourLabel.text(abs(value) < 1e-9 ? 0 : value) }

  private static func minimum(_ letter: Unicode.Scalar, _ cost: Double, _ x: Double, _ y: Double) -> String {
    "\(letter) C \(ContourLabel.text(cost)) (\(Self.place(x)), \(Self.place(y)))"
  }
}
