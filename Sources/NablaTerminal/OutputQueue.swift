// Bytes on their way to a terminal that may be slow or stuck. Writing never blocks.

import NablaSystem

nonisolated struct OutputQueue {
  let descriptor: Int32
  /// Whether the terminal refused a write for good.
  private(set) var isBroken = false
  private var bytes: [UInt8] = []
  private var sent = 0

  init(descriptor: Int32) { self.descriptor = descriptor }

  var isEmpty: Bool { sent == bytes.count }

  mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  /// Sends what the terminal takes at once.
  mutating func flush() {
    guard !isEmpty, !isBroken else { return }
    // The descriptor is shared with the shell, so it is non-blocking only as long as it takes.
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    defer { _ = fcntl(descriptor, F_SETFL, flags) }
    while !isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + sent, $0.count - sent) }
      if count > 0 {
        sent += count
      } else if count == 0 || errno == EAGAIN {
        return
      } else if errno != EINTR {
        isBroken = true
        break
      }
    }
    discard()
  }

  /// Forgets what has not been sent.
  mutating func discard() {
    bytes.removeAll(keepingCapacity: true)
    sent = 0
  }

  /// Sends everything, giving up on a terminal that is stuck for so long.
  mutating func flush(patienceMilliseconds: Int) {
    let end = Clock.milliseconds() + patienceMilliseconds
    flush()
    while !isEmpty, !isBroken, Clock.milliseconds() < end {
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&wait, 1, 50)
      flush()
    }
  }
}

nonisolated enum Clock {
  /// The time since some moment in the past; neither a set clock nor a time zone moves it.
  static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
