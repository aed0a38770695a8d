// What xterm sends for a key; but an Esc as kitty's protocol has it, because an ESC and the next key are that key with Alt.

enum KeyBytes {
  private static let named: [String: String] = [
    "Enter": "\r", "Esc": "\u{1b}[27u", "Tab": "\t", "S-Tab": "\u{1b}[Z", "Backspace": "\u{7f}", "Space": " ",
    "Del": "\u{1b}[3~", "PgUp": "\u{1b}[5~", "PgDn": "\u{1b}[6~", "Home": "\u{1b}OH", "End": "\u{1b}OF",
    "Up": "\u{1b}OA", "Down": "\u{1b}OB", "Right": "\u{1b}OC", "Left": "\u{1b}OD",
    "S-Up": "\u{1b}[1;2A", "S-Down": "\u{1b}[1;2B", "S-Right": "\u{1b}[1;2C", "S-Left": "\u{1b}[1;2D",
    "F1": "\u{1b}OP", "F2": "\u{1b}OQ", "F3": "\u{1b}OR", "F4": "\u{1b}OS", "F5": "\u{1b}[15~", "F6": "\u{1b}[17~",
    "F7": "\u{1b}[18~", "F8": "\u{1b}[19~", "F9": "\u{1b}[20~", "F10": "\u{1b}[21~", "F11": "\u{1b}[23~",
    "F12": "\u{1b}[24~",
  ]

  /// The bytes of a key by its name; a name nobody knows is typed as it is.
  static func of(_ name: String) -> [UInt8] {
    if let bytes = named[name] { return Array(bytes.utf8) }
    if name.count == 3, name.hasPrefix("C-"), let letter = name.utf8.last { return [letter & 0x1F] }
    return Array(name.utf8)
  }
}
