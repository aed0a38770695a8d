// Computes the contour between two frames: as fine as time allows while a run plays, to the end while it is paused.

import Dispatch
import Glibc
import NablaApp

/// Decides how fine a slice is computed, from how long the last ones took.
struct SliceWorker {
  /// Seconds that the finest grid would take, as far as is known.
  private var finestSeconds: Double?
  /// What that is known of: how many samples and which axes.
  private var knownFor: Signature?

  private struct Signature: Equatable {
    let columns: Int
    let rows: Int
    let x: Int
    let y: Int?
    let parameters: Int
  }

  static let spread: @Sendable (Int, @Sendable (Int) -> Void) -> Void = { jobs, job in
    if jobs == 1 { return job(0) }
    DispatchQueue.concurrentPerform(iterations: jobs) { job($0) }
  }

  /// The next image to show for what the model wants; nil where it has the finest already.
  ///
  /// - Parameters:
  ///   - budget: seconds there are; nil where only a key may interrupt.
  mutating func next(for model: Model, budget: Double?) -> SliceImage? {
    guard let wanted = model.wantedSlice else { return nil }
    let signature = Signature(
      columns: wanted.columns, rows: wanted.rows, x: wanted.slice.x, y: wanted.slice.y,
      parameters: wanted.slice.parameters.count)
    if signature != knownFor {
      knownFor = signature
      finestSeconds = nil
    }
    let have = model.slice.flatMap { $0.request == wanted ? $0.stride : nil }
    guard have != 1 else { return nil }
    var stride = SliceRequest.strides.first { $0 < have ?? Int.max }!
    // Straight to the finest grid that fits, instead of through all coarser ones.
    if let finestSeconds {
      let limit = budget ?? 0.03
      stride = SliceRequest.strides.last { finestSeconds / Double($0 * $0) <= limit && $0 < have ?? Int.max } ?? stride
    }
    if budget != nil, have != nil { return nil }
    let start = Clock.seconds()
    let deadline = start + 0.25
    let isPaused = budget == nil
    let image = SliceImage(wanted, stride: stride, spread: Self.spread) {
      // Paused, even the coarsest grid of a large network may take its time: given up, it would be begun for ever.
      isPaused ? Clock.hasInput : Clock.seconds() > deadline
    }
    let taken = Clock.seconds() - start
    if image != nil { finestSeconds = taken * Double(stride * stride) }
    return image
  }
}

enum Clock {
  /// Seconds of a clock that never jumps.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Whether a key waits to be read.
  static var hasInput: Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }
}
