// Pictures made of many runs: asked for by the model, computed away from the loop, from coarse to fine.

/// What is known so far of a picture that takes long.
///
/// One worker computes any of them: it asks for more until there is no more, or until something else is wanted.
package protocol RefinedImage: Sendable {
  associatedtype Request: Equatable & Sendable

  /// What it is a picture of.
  var request: Request { get }

  /// Whether there is no more to be known.
  var isFinished: Bool { get }

  /// A picture of which nothing is known yet.
  init(_ request: Request)

  /// Computes more of it.
  ///
  /// - Parameters:
  ///   - spread: does so many jobs, maybe several at a time.
  ///   - isCancelled: asked now and then; once it says yes, nothing has changed.
  /// - Returns: whether there is more to see than before.
  mutating func refine(
    spread: (Int, @Sendable (Int) -> Void) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool
}

extension RefinedImage {
  /// Some work on parts of a list, put together again; nil where a part gives nothing.
  ///
  /// - Parameters:
  ///   - items: the list.
  ///   - size: how many of them make a part.
  ///   - spread: does so many jobs, maybe several at a time.
  ///   - work: what is done with a part.
  static func spread<Item: Sendable, Result: Sendable>(
    _ items: [Item], by size: Int, _ spread: (Int, @Sendable (Int) -> Void) -> Void,
    _ work: @escaping @Sendable ([Item]) -> [Result]?
  ) -> [Result]? {
    let parts = (items.count + size - 1) / size
    var results = [[Result]?](repeating: nil, count: parts)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let results = buffer.baseAddress!
      spread(parts) { part in
        results[part] = work(Array(items[part * size..<min((part + 1) * size, items.count)]))
      }
    }
    return results.contains { $0 == nil } ? nil : results.flatMap { $0! }
  }
}
