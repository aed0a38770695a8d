// The contour of a large network, computed away from the loop: no key waits for it.

import Dispatch
import NablaDiagrams
import Synchronization

/// Computes pictures of one slice at a time, from coarse to fine.
final class BackgroundSlice: Sendable {
  private struct State {
    /// What is wanted; nil: nothing.
    var wanted: SliceRequest?
    /// The finest stride there is of it.
    var reached = Int.max
    /// The newest picture, until it is taken.
    var image: SliceImage?
    var isWorking = false
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "contour", qos: .utility)

  /// Whether there is something to wait for.
  var isWorking: Bool { state.withLock { $0.isWorking || $0.image != nil } }

  /// Asks for a slice, or for none; what is computed for another one is left off once it has a picture to show.
  func want(_ request: SliceRequest?) {
    let begins = state.withLock { state in
      if state.wanted != request {
        state.wanted = request
        state.reached = .max
        if request == nil { state.image = nil }
      }
      guard request != nil, !state.isWorking, state.reached > request?.finestStride ?? .max else { return false }
      state.isWorking = true
      return true
    }
    if begins { queue.async { self.work() } }
  }

  /// The newest picture, if one has come since the last time.
  func take() -> SliceImage? {
    state.withLock { state in
      defer { state.image = nil }
      return state.image
    }
  }

  private func work() {
    while let (request, stride) = next() {
      let isCoarsest = stride == SliceRequest.strides[0]
      let image = SliceImage(request, stride: stride, spread: SliceWorker.spread) {
        // The coarsest one is finished whatever comes: else a run that plays would have none.
        self.state.withLock { $0.wanted == nil || !isCoarsest && $0.wanted != request }
      }
      state.withLock { state in
        guard let image, state.wanted != nil else { return }
        state.image = image
        if state.wanted == request { state.reached = stride }
      }
    }
  }

  /// What to compute next; nil where there is nothing.
  private func next() -> (SliceRequest, Int)? {
    state.withLock { state in
      guard let request = state.wanted, let finest = request.finestStride,
        let stride = SliceRequest.strides.first(where: { $0 < state.reached && $0 >= finest })
      else {
        state.isWorking = false
        return nil
      }
      return (request, stride)
    }
  }
}
