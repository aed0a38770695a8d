// The terminal driver: raw input, and how large the screen is.

import NablaCanvas
import NablaSystem

nonisolated struct TerminalModes {
  let input: Int32
  let found: termios

  /// Every byte comes as it is, Ctrl-C and Ctrl-Z too, and nothing is added to what goes out.
  ///
  /// - Returns: false where the terminal is gone.
  func setRaw() -> Bool {
    var raw = found
    cfmakeraw(&raw)
    return tcsetattr(input, TCSANOW, &raw) == 0
  }

  /// The cells of the terminal: 80 × 24 where it does not say, and no more than 1000 × 500.
  static func size(of output: Int32) -> Size {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return Size(columns: 80, rows: 24)
    }
    return Size(columns: min(Int(window.ws_col), 1000), rows: min(Int(window.ws_row), 500))
  }
}
