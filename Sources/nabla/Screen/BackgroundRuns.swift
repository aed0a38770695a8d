// Pictures of many runs, computed away from the loop: no key waits for them.

import Dispatch
import NablaModel
import Synchronization

/// Computes one picture at a time, from coarse to fine: the curve of learning rates, or a map.
final class BackgroundRuns<Image: RefinedImage>: Sendable {
  private struct State {
    /// What is wanted; nil: nothing.
    var wanted: Image.Request?
    /// What is known of it, until it is taken.
    var image: Image?
    var isWorking = false
    var isFinished = false
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "runs", qos: .utility)

  /// Whether there is something to wait for.
  var isWorking: Bool { state.withLock { $0.isWorking || $0.image != nil } }

  /// Asks for a picture, or for none; what is computed for another one is left off.
  func want(_ request: Image.Request?) {
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

  /// The newest picture, if more is known than the last time.
  func take() -> Image? {
    state.withLock { state in
      defer { state.image = nil }
      return state.image
    }
  }

  private func work() {
    while let request = state.withLock({ $0.isFinished ? nil : $0.wanted }) {
      var image = Image(request)
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

  private func isOther(_ request: Image.Request) -> Bool { state.withLock { $0.wanted != request } }
}
