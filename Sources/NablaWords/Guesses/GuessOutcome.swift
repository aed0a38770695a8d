// A prediction beside what came: by how much they differ, and what that says.

import NablaCanvas
import NablaCore

/// A prediction and the truth.
package struct GuessOutcome: Equatable, Sendable {
  /// What the run has shown.
  package enum Truth: Equatable, Sendable {
    /// A number at the step that was on screen, and where it is told.
    case number(before: Double, after: Double)
    /// The run's place along the contour's axes at the same two.
    case place(before: [Double], after: [Double])
    /// The run with the lowest C, with that C and the C of the run that was named; nil: it has diverged.
    case winner(Int, name: String, cost: Double, named: Double?)
    /// All of the runs have diverged.
    case noWinner
    /// The lowest learning rate of the curve that fails; nil: none does.
    case rate(Double?)
    /// The run ended before it could be told.
    case diverged(step: Int)
  }

  /// What the two say together.
  package enum Verdict: Equatable, Sendable {
    case exact
    /// Off by so much of what is counted in: the change, or for a slope and a learning rate the number itself.
    case near(Double)
    /// As close as one can point in the picture.
    case sameCell
    /// The place was said to stay, and moved.
    case saidStill
    /// A slope was said to be 0, and is not.
    case saidZero
    case right, wrong
    /// The change went the other way; with whether it went up.
    case wrongWay(rises: Bool)
    /// Right direction, but the change so many times too large, or only so much of it.
    case tooFar(Double)
    case tooShort(Double)
    /// No change was said, and there was one; with whether it went up.
    case saidUnchanged(rises: Bool)
    /// There was no change.
    case unchanged
    case wrongSign
    /// A number without a before: so many times as large, or only so much of it.
    case tooLarge(Double)
    case tooSmall(Double)
    /// So many degrees beside the direction of the run.
    case aside(Double)
    case noneFails
    case diverged
  }

  package let guess: Guess
  package let truth: Truth

  package init(_ guess: Guess, _ truth: Truth) {
    self.guess = guess
    self.truth = truth
  }

  /// A prediction is near up to this part of what it is measured by.
  package static let nearShare = 0.25

  /// Whether it is near: the right sign, direction or run; for a number within a quarter of the change, for a slope or a
  /// learning rate within a quarter of it.
  package var isNear: Bool {
    switch verdict {
    case .exact, .near, .sameCell, .right: true
    default: false
    }
  }

  /// Whether it goes into the score: not where the answer had been on screen, or never came.
  package var isCounted: Bool { !guess.isSeen && verdict != .diverged }

  package var verdict: Verdict {
    switch (guess.said, truth) {
    case (_, .diverged): return .diverged
    case (.cost(let said), .number(let before, let after)), (.value(_, let said), .number(let before, let after)):
      return Self.verdict(said, before: before, after: after)
    case (.costRises(let said), .number(let before, let after)),
      (.valueRises(_, let said), .number(let before, let after)):
      if before == after { return .unchanged }
      return said == (after > before) ? .right : .wrong
    case (.slope(_, let said), .number(_, let after)): return Self.verdict(said, truth: after)
    case (.slopeSign(_, let said), .number(_, let after)):
      return said == (after > 0 ? 1 : after < 0 ? -1 : 0) ? .right : .wrong
    case (.place(_, let said, let reach), .place(let before, let after)):
      return Self.verdict(said, before: before, after: after, reach: reach)
    case (.winner(let number, _), .winner(let best, _, let cost, let named)):
      return number == best || named == cost ? .right : .wrong
    case (.winner, .noWinner): return .wrong
    case (.firstFailing(let said, _), .rate(let rate)):
      return rate.map { Self.verdict(said, truth: $0) } ?? .noneFails
    default: return .wrong
    }
  }

  /// How far apart the two are; nil where that is no number.
  package var distance: Double? {
    switch (guess.said, truth) {
    case (.cost(let said), .number(_, let after)), (.value(_, let said), .number(_, let after)),
      (.slope(_, let said), .number(_, let after)):
      return abs(said - after)
    case (.place(_, let said, _), .place(_, let after)): return Self.length(said, after)
    case (.firstFailing(let said, _), .rate(let rate?)): return abs(said - rate)
    default: return nil
    }
  }

  // MARK: Measuring

  /// A number that steps change: what counts is the change.
  private static func verdict(_ said: Double, before: Double, after: Double) -> Verdict {
    if said == after { return .exact }
    let change = after - before
    let wanted = said - before
    if change == 0 { return .unchanged }
    if means(said, before) { return .saidUnchanged(rises: change > 0) }
    if (wanted > 0) != (change > 0) { return .wrongWay(rises: change > 0) }
    let ratio = wanted / change
    if abs(ratio - 1) <= nearShare { return .near(abs(ratio - 1)) }
    return ratio > 1 ? .tooFar(ratio) : .tooShort(ratio)
  }

  /// A number by itself.
  private static func verdict(_ said: Double, truth: Double) -> Verdict {
    if said == truth { return .exact }
    guard truth != 0 else { return .unchanged }
    if said == 0 { return .saidZero }
    guard (said > 0) == (truth > 0) else { return .wrongSign }
    let ratio = said / truth
    if abs(ratio - 1) <= nearShare { return .near(abs(ratio - 1)) }
    return ratio > 1 ? .tooLarge(ratio) : .tooSmall(ratio)
  }

  /// A place that steps move: how far it lies from the truth, against how far the run goes.
  private static func verdict(_ said: [Double], before: [Double], after: [Double], reach: Double) -> Verdict {
    let off = length(said, after)
    if off == 0 { return .exact }
    let way = length(before, after)
    // Typed, a place is meant as it is read on screen.
    let stays = reach == 0 && zip(said, before).allSatisfy { means($0.0, $0.1) }
    let wanted = stays ? 0 : length(before, said)
    // Which number rises or falls is told where there is one; in the plane no change is no direction.
    if wanted == 0, way > 0 {
      return said.count == 1 ? .saidUnchanged(rises: after[0] > before[0]) : .saidStill
    }
    if way > 0, off / way <= nearShare { return .near(off / way) }
    if off <= reach { return .sameCell }
    if way == 0 { return .unchanged }
    let along = zip(before, zip(said, after)).reduce(0) { $0 + ($1.1.0 - $1.0) * ($1.1.1 - $1.0) }
    let cosine = min(1, max(-1, along / way / wanted))
    if said.count == 1, cosine < 0 { return .wrongWay(rises: after[0] > before[0]) }
    let degrees = arcCosineOf(cosine) * 180 / .pi
    if degrees > 15 { return .aside(degrees) }
    return wanted > way ? .tooFar(wanted / way) : .tooShort(wanted / way)
  }

  /// Whether a number that was said is the one on screen, which has few of its digits.
  private static func means(_ said: Double, _ shown: Double) -> Bool {
    if said == shown { return true }
    guard said != 0 else { return false }
    return (4...6).contains { Double(Numeral.fixed(shown, decimals: $0)) == said }
      || (4...8).contains { Double(Numeral.significant(shown, digits: $0)) == said }
  }

  private static func length(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}
