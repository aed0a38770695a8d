// The costs of a run of any length in bounded memory: exact step by step, then as least and greatest of each bin.

/// What is kept of the costs of a run.
package struct CostTrace: Equatable, Sendable {
  /// The least and the greatest cost of `width` steps, and whether one of them was no number.
  package struct Bin: Equatable, Sendable {
    package var least: Double
    package var greatest: Double
    package var hasNaN: Bool

    init(_ cost: Double) {
      least = cost
      greatest = cost
      hasNaN = cost.isNaN
    }

    mutating func take(_ other: Bin) {
      if !other.least.isNaN { least = least.isNaN ? other.least : min(least, other.least) }
      if !other.greatest.isNaN { greatest = greatest.isNaN ? other.greatest : max(greatest, other.greatest) }
      hasNaN = hasNaN || other.hasNaN
    }
  }

  /// How many bins are kept before two are made one.
  package static let capacity = 16_384
  /// How many of the last costs are kept exactly: what a status looks at.
  package static let tailLength = RunStatus.swingWindow + 1

  package private(set) var bins: [Bin] = []
  /// How many steps a bin holds; a power of two.
  package private(set) var width = 1
  /// How many costs there were.
  package private(set) var count = 0
  /// The last costs, oldest first.
  package private(set) var tail: [Double] = []
  /// The last bin without the last cost; nil where it holds nothing else.
  private var binBeforeLast: Bin?

  package init() {}

  package mutating func append(_ cost: Double) {
    bin(cost)
    tail.append(cost)
    if tail.count > Self.tailLength { tail.removeFirst() }
  }

  /// Takes note of the costs of several steps in a row.
  package mutating func append(contentsOf costs: [Double]) {
    for cost in costs { bin(cost) }
    tail = Array((tail + costs.suffix(Self.tailLength)).suffix(Self.tailLength))
  }

  private mutating func bin(_ cost: Double) {
    if count & (width - 1) == 0 {
      if bins.count == Self.capacity { halve() }
      if count & (width - 1) == 0 {
        binBeforeLast = nil
        bins.append(Bin(cost))
        count += 1
        return
      }
    }
    binBeforeLast = bins[bins.count - 1]
    bins[bins.count - 1].take(Bin(cost))
    count += 1
  }

  /// The bins up to and with the one that holds a step; as long as a bin is one step, exactly the costs up to there.
  package func bins(through step: Int) -> ArraySlice<Bin> { bins.prefix(max(0, step) / width + 1) }

  /// Puts another cost in the place of the last one.
  package mutating func replaceLast(_ cost: Double) {
    precondition(count > 0, "there is a last cost")
    var bin = binBeforeLast ?? Bin(cost)
    bin.take(Bin(cost))
    bins[bins.count - 1] = bin
    tail[tail.count - 1] = cost
  }

  /// Takes the costs from step `length` on away.
  ///
  /// - Parameters:
  ///   - length: how many costs stay.
  ///   - replay: gives the cost of a step; asked only for the last bin and the tail.
  package mutating func truncate(to length: Int, replay: (Int) -> Double) {
    guard length < count else { return }
    // The last bin is filled anew even where it stays whole, because what it was before its last cost is needed too.
    let whole = max(0, length - 1) / width
    bins.removeLast(bins.count - whole)
    count = whole * width
    let tailStart = max(0, length - Self.tailLength)
    var costs: [Double] = []
    for step in min(count, tailStart)..<length {
      let cost = replay(step)
      if step >= count { costs.append(cost) }
      if step == tailStart { tail.removeAll() }
      if step >= tailStart { tail.append(cost) }
    }
    let kept = tail
    for cost in costs { append(cost) }
    tail = length == 0 ? [] : kept
  }

  private mutating func halve() {
    var merged: [Bin] = []
    merged.reserveCapacity(Self.capacity)
    for index in stride(from: 0, to: bins.count, by: 2) {
      var bin = bins[index]
      if index + 1 < bins.count { bin.take(bins[index + 1]) }
      merged.append(bin)
    }
    bins = merged
    width *= 2
  }
}
