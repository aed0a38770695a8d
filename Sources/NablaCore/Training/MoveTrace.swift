// How long each step of a run was and whether it turned back, in bounded memory.

/// The lengths of a run's steps and the number of those that pointed against the one before (Δw · Δw′ < 0).
///
/// Step *k* is the change that leads from step *k* to step *k* + 1. The last few thousand are kept one by one; of all
/// before, how many turned back in each bin of `width` steps.
package struct MoveTrace: Equatable, Sendable {
  /// How many steps are kept one by one at the least.
  package static let recentCount = 4_096
  /// How many bins are kept before two are made one.
  package static let capacity = 16_384

  /// How many steps there were.
  package private(set) var count = 0
  /// ‖Δw‖ of the last steps, oldest first; with a minus sign where the step pointed against the one before.
  package private(set) var recent: [Double] = []
  /// How many of the steps before 0, `width`, 2 `width`, … turned back.
  private var turnsBefore: [Int] = [0]
  /// A power of two.
  private var width = 1
  private var turns = 0
  /// The first step that turned back.
  package private(set) var firstTurn: Int?

  package init() {}

  /// A step's length, with a minus sign where it points against the one before.
  ///
  /// - Parameters:
  ///   - change: Δw.
  ///   - before: Δw′ of the step before; nil at the first.
  package static func signedLength(of change: [Double], after before: [Double]?) -> Double {
    change.withUnsafeBufferPointer { change in
      let size = VectorLength.norm(of: change)
      guard let before else { return size }
      return before.withUnsafeBufferPointer { before in
        signed(size, of: change, after: before, VectorLength.norm(of: before))
      }
    }
  }

  /// The same, of a step whose length and that of the one before are known.
  static func signed(
    _ size: Double, of change: UnsafeBufferPointer<Double>, after before: UnsafeBufferPointer<Double>,
    _ sizeBefore: Double
  ) -> Double {
    guard size > 0, size.isFinite, sizeBefore > 0, sizeBefore.isFinite else { return size }
    return VectorLength.areOpposed(change, size, before, sizeBefore) ? -size : size
  }

  /// Takes note of a step.
  ///
  /// - Parameter length: as `signedLength` gives it.
  package mutating func append(_ length: Double) {
    recent.append(length)
    if recent.count > 2 * Self.recentCount { recent.removeFirst(Self.recentCount) }
    if length < 0 {
      turns += 1
      if firstTurn == nil { firstTurn = count }
    }
    count += 1
    guard count & (width - 1) == 0 else { return }
    if turnsBefore.count == Self.capacity {
      turnsBefore = stride(from: 0, to: turnsBefore.count, by: 2).map { turnsBefore[$0] }
      width *= 2
    }
    if count & (width - 1) == 0 { turnsBefore.append(turns) }
  }

  /// The lengths of the steps in a range; nil where some are not kept one by one any more.
  package func lengths(_ range: Range<Int>) -> ArraySlice<Double>? {
    let start = count - recent.count
    guard range.lowerBound >= start, range.upperBound <= count else { return nil }
    return recent[(range.lowerBound - start)..<(range.upperBound - start)]
  }

  /// How many of the first steps turned back, as far as it is known without a replay, and from which step on to count.
  package func turns(before step: Int) -> (count: Int, from: Int) {
    let bin = min(step, count) / width
    return (turnsBefore[bin], bin * width)
  }

  /// Takes the steps from `length` on away.
  ///
  /// - Parameters:
  ///   - length: how many steps stay.
  ///   - replay: gives the signed lengths of the steps in a range; asked for as few as can be.
  package mutating func truncate(to length: Int, replay: (Range<Int>) -> [Double]) {
    guard length < count else { return }
    let known = turns(before: length)
    let start = count - recent.count
    let needed = max(0, min(known.from, length - RunStatus.swingWindow - 1))
    // What is needed again: the steps that count since the last bin, and those that a verdict looks at.
    let kept =
      needed >= start
      ? Array(recent[..<(length - start)]) : replay(needed..<length)
    turnsBefore.removeLast(turnsBefore.count - 1 - known.from / width)
    recent = kept
    turns = known.count + kept.suffix(length - known.from).count { $0 < 0 }
    count = length
    if let firstTurn, firstTurn >= length { self.firstTurn = nil }
  }
}
