// Which samples each step sees: a value, so that keeping it keeps the rest of the epoch.

/// Goes through the samples epoch by epoch.
package struct BatchSampler: Equatable, Sendable {
  package let sampleCount: Int
  package let seed: UInt64
  /// The epoch under way, from 0.
  package private(set) var epoch = 0
  /// How many samples of the epoch have been seen.
  package private(set) var position = 0
  /// The epoch's shuffled order; empty while none was needed.
  private var order: [Int32] = []
  /// Which epoch `order` was drawn for; −1 for none.
  private var orderedEpoch = -1

  package init(sampleCount: Int, seed: UInt64) {
    self.sampleCount = sampleCount
    self.seed = seed
  }

  /// Whether the last batch ended an epoch.
  package var isAtEpochStart: Bool { position == 0 }

  /// The next batch's samples in order, nil for all of them; the last batch of an epoch may be smaller.
  package mutating func next(_ batch: Batch, order sampleOrder: SampleOrder) -> [Int]? {
    guard case .size(let size) = batch, size < sampleCount || position > 0 else {
      epoch += 1
      position = 0
      return nil
    }
    let end = min(position + size, sampleCount)
    let chosen: [Int]
    if sampleOrder == .given {
      chosen = Array(position..<end)
    } else {
      drawOrder()
      chosen = order[position..<end].map(Int.init)
    }
    position = end
    if position == sampleCount {
      position = 0
      epoch += 1
    }
    return chosen
  }

  /// The same sampler without the order drawn for the epoch, which it draws again when it is needed: what to keep.
  package var withoutOrder: BatchSampler {
    var copy = self
    copy.order = []
    copy.orderedEpoch = -1
    return copy
  }

  /// Whether both go on alike; a drawn order follows from seed and epoch and does not count.
  package static func == (a: BatchSampler, b: BatchSampler) -> Bool {
    a.sampleCount == b.sampleCount && a.seed == b.seed && a.epoch == b.epoch && a.position == b.position
  }

  private mutating func drawOrder() {
    guard orderedEpoch != epoch else { return }
    var random = RandomSource(seed: seed, stream: 16 + UInt64(epoch))
    order = random.permutation(of: sampleCount)
    orderedEpoch = epoch
  }
}
