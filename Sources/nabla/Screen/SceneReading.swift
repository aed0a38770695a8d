// Reads the first scene beside the terminal's own preparations: each takes about a tenth of the time to the first picture.

import Dispatch
import NablaLesson
import Synchronization

/// The scene that is opened, once it is read.
final class SceneReading: Sendable {
  private let outcome = Mutex<Result<Scene, any Error>>(.failure(CancellationError()))
  private let isDone = DispatchGroup()

  /// Begins to read.
  init(_ open: @escaping @Sendable () throws -> Scene) {
    isDone.enter()
    DispatchQueue.global(qos: .userInteractive).async { [self] in
      let read = Result { try open() }
      outcome.withLock { $0 = read }
      isDone.leave()
    }
  }

  /// The scene; waits for it.
  ///
  /// - Throws: what reading it threw.
  func scene() throws -> Scene {
    isDone.wait()
    return try outcome.withLock(\.self).get()
  }
}
