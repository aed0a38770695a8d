// A command that is told to end takes the file it was making with it.

import NablaSystem

/// Knows the file in the making, for the moment a signal ends the process.
enum Abandonment {
  /// Read by a signal's handler, so only whole pointers are put here.
  private nonisolated(unsafe) static var path: UnsafeMutablePointer<CChar>?
  private nonisolated(unsafe) static var isArmed = false

  /// From now on HUP, INT and TERM remove the file in the making and then end the process as ever. For commands without
  /// a screen: with one, the loop hears of signals and closes its files itself.
  static func arm() {
    isArmed = true
    for number in [SIGHUP, SIGINT, SIGTERM] {
      // What a shell has switched off for a job in the background stays off.
      let former = signal(number) { number in
        if let path = Abandonment.path { unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
      if Int(bitPattern: unsafeBitCast(former, to: UnsafeRawPointer?.self)) == 1 { signal(number, SIG_IGN) }
    }
  }

  static func watch(_ name: String) {
    guard isArmed else { return }
    path = strdup(name)
  }

  static func forget() { path = nil }
}
