// A terminal of the benchmark's own: frames go through a pseudo-terminal to a reader that takes everything at once.

import Dispatch
import NablaCanvas
import NablaLesson
import NablaSystem
import Synchronization

/// The far end of a pseudo-terminal, read as fast as it comes.
final class BenchScreen: Sendable {
  let near: Int32
  private let far: Int32
  private let taken = Mutex(0)

  /// - Throws: `Failure` 69 where the system has no pseudo-terminal to give.
  init(_ size: Size) throws(Failure) {
    var near: Int32 = -1
    var far: Int32 = -1
    var window = winsize(
      ws_row: UInt16(clamping: size.rows), ws_col: UInt16(clamping: size.columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&far, &near, nil, nil, &window) == 0 else {
      throw Failure(
        .noTerminal,
        LocalizedText(ko: "error: 가상 터미널을 열 수 없어요: ", en: "error: no pseudo-terminal: ") + SystemError.reason(errno))
    }
    self.near = near
    self.far = far
    setenv("TERM", "xterm-256color", 1)
    DispatchQueue.global().async { [self] in
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(self.far, &bytes, bytes.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        taken.withLock { $0 += count }
      }
    }
  }

  /// How many bytes have arrived, once none has for a while.
  func bytes() -> Int {
    var seen = -1
    while true {
      let now = taken.withLock { $0 }
      if now == seen { return now }
      seen = now
      usleep(20_000)
    }
  }

  func close() {
    NablaSystem.close(near)
    NablaSystem.close(far)
  }
}
