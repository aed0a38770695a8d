// The way of all parameters through a run, thinned so that it stays small: any two of them can be drawn as a path.

/// Parameters at every `spacing`-th step.
package struct PathTrace: Equatable, Sendable {
  /// The parameters at steps 0, `spacing`, 2 `spacing`, ….
  package private(set) var points: [[Double]] = []
  /// A power of two.
  package private(set) var spacing = 1
  private let capacity: Int

  /// - Parameter parameterCount: decides how many points fit: at most 2,048 and about 2 MB, or up to 8 MB where fewer
  ///   than 64 would remain; at least 2.
  package init(parameterCount: Int) {
    let size = max(1, parameterCount)
    capacity = min(2_048, max(2, min(64, 1_048_576 / size), 262_144 / size))
  }

  /// Whether a step would be kept; one that would not need not be noted.
  func keeps(step: Int) -> Bool { step & (spacing - 1) == 0 }

  /// Takes note of a step; steps come in order, without gaps but for those that would not be kept.
  package mutating func append(_ parameters: [Double], step: Int) {
    guard keeps(step: step) else { return }
    if points.count == capacity {
      points = stride(from: 0, to: points.count, by: 2).map { points[$0] }
      spacing *= 2
      guard keeps(step: step) else { return }
    }
    points.append(parameters)
  }

  /// Takes the steps from `length` on away.
  package mutating func truncate(to length: Int) {
    let kept = (length + spacing - 1) / spacing
    if kept < points.count { points.removeLast(points.count - kept) }
  }
}
