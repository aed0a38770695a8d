// Reads the list of scenes beside the loop: reading them all takes longer than a key may wait.

import Dispatch
import NablaTerminal
import NablaWords
import Synchronization

/// The list of scenes, once it is read.
final class CatalogReading: Sendable {
  private let opener: SceneOpener
  private let entries = Mutex<[CatalogEntry]?>(nil)

  init(_ opener: SceneOpener) { self.opener = opener }

  /// Begins to read, and wakes the terminal when it is done.
  func begin() {
    DispatchQueue.global().async { [self] in
      let read = opener.catalog()
      entries.withLock { $0 = read }
      Terminal.wake()
    }
  }

  /// The list, once.
  func take() -> [CatalogEntry]? {
    entries.withLock { entries in
      defer { entries = nil }
      return entries
    }
  }
}
