// λ at many steps, computed away from the loop: no key waits for it.

import Dispatch
import NablaModel
import Synchronization

/// Computes λ at one step after the other.
final class BackgroundSharpness: Sendable {
  private struct State {
    /// What is wanted and not begun, in this order.
    var wanted: [SharpnessPoint] = []
    /// What is under way.
    var current: SharpnessPoint?
    var found: [KnownSharpness] = []
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "sharpness", qos: .utility)

  /// Whether there is something to wait for.
  var isWorking: Bool { state.withLock { $0.current != nil || !$0.found.isEmpty } }

  /// Asks for λ at some steps, and no longer at others.
  func want(_ points: [SharpnessPoint]) {
    let begins = state.withLock { state in
      state.wanted = points.filter { $0 != state.current }
      if let current = state.current {
        // What is under way and not wanted any more is left off.
        if !points.contains(current) { state.current = nil }
        return false
      }
      return next(&state)
    }
    if begins { queue.async { self.work() } }
  }

  /// What has been found since the last time.
  func take() -> [KnownSharpness] {
    state.withLock { state in
      defer { state.found = [] }
      return state.found
    }
  }

  /// Takes up the next step.
  ///
  /// - Returns: whether there is one.
  private func next(_ state: inout State) -> Bool {
    guard !state.wanted.isEmpty else { return false }
    state.current = state.wanted.removeFirst()
    return true
  }

  private func work() {
    while let point = state.withLock({ $0.current }) {
      let known = KnownSharpness(point) { self.state.withLock { $0.current != point } }
      let goesOn = state.withLock { state in
        if let known, state.current == point { state.found.append(known) }
        state.current = nil
        return next(&state)
      }
      if !goesOn { return }
    }
  }
}
