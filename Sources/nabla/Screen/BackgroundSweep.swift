// The curve of learning rates, computed away from the loop: no key waits for it.

import Dispatch
import NablaModel
import Synchronization

/// Computes one curve at a time, from coarse to fine.
final class BackgroundSweep: Sendable {
  private struct State {
    /// What is wanted; nil: nothing.
    var wanted: SweepRequest?
    /// What is known of it, until it is taken.
    var image: SweepImage?
    var isWorking = false
    var isFinished = false
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "rates", qos: .utility)

  /// Whether there is something to wait for.
  var isWorking: Bool { state.withLock { $0.isWorking || $0.image != nil } }

  /// Asks for a curve, or for none; what is computed for another one is left off.
  func want(_ request: SweepRequest?) {
    let begins = state.withLock { state in
      if state.wanted != request {
        state.wanted = request
        state.image = nil
        state.isFinished = false
      }
      guard request != nil, !state.isWorking, !state.isFinished else { return false }
      state.isWorking = true
      return true
    }
    if begins { queue.async { self.work() } }
  }

  /// The newest curve, if more is known than the last time.
  func take() -> SweepImage? {
    state.withLock { state in
      defer { state.image = nil }
      return state.image
    }
  }

  private func work() {
    while let request = state.withLock({ $0.isFinished ? nil : $0.wanted }) {
      var image = SweepImage(request)
      var isCurrent = true
      while isCurrent, image.refine(spread: SliceWorker.spread, isCancelled: { self.isOther(request) }) {
        let known = image
        isCurrent = state.withLock { state in
          guard state.wanted == request else { return false }
          state.image = known
          return true
        }
      }
      state.withLock { if $0.wanted == request { $0.isFinished = true } }
    }
    state.withLock { $0.isWorking = false }
  }

  private func isOther(_ request: SweepRequest) -> Bool { state.withLock { $0.wanted != request } }
}
