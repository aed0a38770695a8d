// Computes the contour between two frames: as fine as time allows while a run plays, to the end while it is paused.

import Dispatch
import NablaCore
import NablaDiagrams
import NablaModel
import NablaSystem

/// Decides how fine a slice is computed, from how long the last ones took.
struct SliceWorker {
  /// Seconds that the strides took the last time.
  private var measured: [Int: Double] = [:]
  /// What those are known of: how many samples and which axes.
  private var knownFor: Signature?

  private struct Signature: Equatable {
    let columns: Int
    let rows: Int
    let axes: Axes
    let parameters: Int
  }

  /// What a sample's price depends on.
  private enum Axes: Equatable {
    case parameters(Int, Int?)
    case plane

    init(_ landscape: Landscape) {
      switch landscape {
      case .parameters(let slice): self = .parameters(slice.x, slice.y)
      case .plane: self = .plane
      }
    }
  }

  /// As long may a frame take while a run plays, if the slice is to become finer.
  private static let mostSecondsWhilePlaying = 0.1

  /// Computes what cannot be had between two frames.
  private let background = BackgroundSlice()

  /// Whether a picture is on its way that no key has to wait for.
  var isWorking: Bool { background.isWorking }

  static let spread: @Sendable (Int, @Sendable (Int) -> Void) -> Void = { jobs, job in
    if jobs == 1 { return job(0) }
    DispatchQueue.concurrentPerform(iterations: jobs) { job($0) }
  }

  /// All jobs one after the other.
  static let alone: @Sendable (Int, @Sendable (Int) -> Void) -> Void = { jobs, job in
    for number in 0..<jobs { job(number) }
  }

  /// The next image to show for what the model wants; nil where it has the finest already.
  ///
  /// - Parameters:
  ///   - model: says which slice it wants, and has the last image.
  ///   - budget: seconds there are; nil where only a key may interrupt.
  mutating func next(for model: Model, budget: Double?) -> SliceImage? {
    guard let wanted = model.wantedSlice, wanted.isQuick else {
      background.want(model.wantedSlice)
      return background.take()
    }
    background.want(nil)
    let signature = Signature(
      columns: wanted.columns, rows: wanted.rows, axes: Axes(wanted.landscape),
      parameters: wanted.landscape.origin.count)
    if signature != knownFor {
      knownFor = signature
      measured = [:]
    }
    let have = model.slice.flatMap { $0.request == wanted ? $0.stride : nil }
    guard have != 1 else { return nil }
    let start = Clock.seconds()
    let isPaused = budget == nil
    var image: SliceImage?
    var reached = have ?? Int.max
    while let next = SliceRequest.strides.first(where: { $0 < reached }) {
      let limit = (budget ?? 0.03) - (Clock.seconds() - start)
      // Straight to the finest grid that fits, instead of through all coarser ones.
      let fitting = SliceRequest.strides.last { $0 < reached && isWorthTrying($0, wanted, limit: limit) }
      if fitting == nil, image != nil { break }
      // The beats of one step share a slice: it becomes finer while they go by, though each frame takes a little longer.
      if fitting == nil, have != nil, !isPaused, seconds(next, wanted) ?? 0 > Self.mostSecondsWhilePlaying { break }
      let stride = fitting ?? next
      let begin = Clock.seconds()
      let deadline = begin + 0.25
      let finer = SliceImage(wanted, stride: stride, spread: Self.spread) {
        // Paused, even the coarsest grid of a large network may take its time: given up, it would be begun for ever.
        isPaused ? Clock.hasInput : Clock.seconds() > deadline
      }
      guard let finer else { break }
      measured[stride] = Clock.seconds() - begin
      image = finer
      reached = stride
    }
    return image
  }

  /// Whether a stride takes no longer than `limit` as far as is known; a guess from a coarser one is too high.
  private func isWorthTrying(_ stride: Int, _ wanted: SliceRequest, limit: Double) -> Bool {
    guard let seconds = seconds(stride, wanted) else { return false }
    return seconds <= (measured[stride] == nil ? limit * 3 : limit)
  }

  /// How long a stride takes: measured, or guessed from the nearest coarser one that was.
  private func seconds(_ stride: Int, _ wanted: SliceRequest) -> Double? {
    if let known = measured[stride] { return known }
    guard let nearest = measured.keys.filter({ $0 > stride }).min() else { return nil }
    let ratio = Double(nearest) / Double(stride)
    return measured[nearest]! * (wanted.rows > 1 ? ratio * ratio : ratio)
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
