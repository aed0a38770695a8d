// Standard output through write(2), because a full disk has to be an error and a closed pipe a quiet end.

import NablaLesson
import NablaSystem

enum Output {
  /// Commands run on the main thread only.
  private nonisolated(unsafe) static var buffer: [UInt8] = []

  static func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 16 { flush() }
  }

  /// Writes out what waits; ends the program with 74 where that fails. SIGPIPE ends it as it ends every filter.
  static func flush() {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes {
        NablaSystem.write(STDOUT_FILENO, $0.baseAddress! + done, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        buffer.removeAll()
        Failure.exit(
          for: Failure(
            .writeFailed,
            LocalizedText(ko: "error: 쓰지 못했어요: ", en: "error: writing failed: ") + SystemError.reason(errno)))
      }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
