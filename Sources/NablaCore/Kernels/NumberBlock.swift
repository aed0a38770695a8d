// Memory for vectors: aligned to a cache line, freed with its owner.

/// Doubles at an address that any vector may be read from quickly. Written by one owner before others read it.
final class NumberBlock: @unchecked Sendable {
  package let start: UnsafeMutablePointer<Double>
  let count: Int

  /// - Parameter count: how many; what they are is undefined.
  init(count: Int) {
    self.count = count
    start = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * 8, alignment: 64)
      .bindMemory(to: Double.self, capacity: max(1, count))
  }

  convenience init(_ values: some Collection<Double>) {
    self.init(count: values.count)
    var place = 0
    for value in values {
      start[place] = value
      place += 1
    }
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }
}
