// What terminfo knows of the terminal, asked before anything is written to it.

import CNcurses
import NablaCanvas
import NablaSystem

/// A kind of terminal that can show a full screen.
nonisolated package struct TerminalType: Equatable, Sendable {
  package let name: String
  /// How many colours it has: 0 for none, 2²⁴ where colours are direct.
  package let colours: Int
  /// Whether it knows the private modes of xterm: an alternate screen, mouse reports, bracketed paste.
  package let isLikeXterm: Bool
  /// Whether it can be asked where its cursor is: more kinds of terminals answer that, those with an older alternate screen
  /// and the one inside Emacs, which has none.
  let isAsked: Bool
  /// Takes back everything that the program turns on.
  let leaveSequence: [UInt8]

  /// Finds the type that TERM names.
  package init(descriptor: Int32 = STDOUT_FILENO) throws(TerminalError) {
    guard let variable = getenv("TERM"), variable.pointee != 0 else { throw .typeMissing }
    name = String(cString: variable)
    var status: Int32 = 0
    guard setupterm(variable, descriptor, &status) == OK else {
      throw name == "dumb" ? .typeTooSimple(name) : .typeUnknown(name)
    }
    defer { if let mine = set_curterm(nil) { del_curterm(mine) } }
    guard Self.string("cup") != nil else { throw .typeTooSimple(name) }
    colours = max(0, Int(tigetnum("colors")))
    let start = Self.string("smcup") ?? ""
    isLikeXterm = start.contains("?1049h")
    isAsked = isLikeXterm || start.contains("?47h") || name.hasPrefix("eterm")
    var leave = Self.cancel + (isLikeXterm ? Self.modesOff : "")
    leave += Self.string("sgr0") ?? ""
    leave += Self.string("rmkx") ?? ""
    leave += Self.string("cnorm") ?? ""
    if let main = Self.string("rmcup") { leave += main + "\r" } else { leave += "\u{1b}[999;1H\r\n" }
    // The main screen of some terminals has a mode of its own.
    if isLikeXterm { leave += Self.plainKeys }
    leaveSequence = Array(leave.utf8)
  }

  /// Ends a sequence that was cut off: the bytes behind it are read by themselves.
  private static let cancel = "\u{18}"
  /// Keys as terminals have always sent them, where a program before this one has left kitty's keyboard mode on.
  static let plainKeys = "\u{1b}[=0u"
  /// Whether the program runs inside GNU screen.
  package static func isInsideScreen(_ environment: (String) -> String?) -> Bool {
    environment("STY").map { !$0.isEmpty } ?? false && environment("TMUX") == nil
  }

  /// What its characters can be drawn with as far as its name tells: terminals from before Unicode have no dots.
  package var usualGlyphs: GlyphLevel {
    if name == "linux" { return .blocks }
    return name.hasPrefix("vt") && name.dropFirst(2).first?.isNumber == true ? .ascii : .braille
  }

  /// The theme for the background that it has, if all of its kind have one.
  package var usualTheme: Theme? { name == "linux" ? .dark : nil }

  /// Whether a type is known to draw signs of doubtful width two cells wide in this environment, even where it does not
  /// say.
  ///
  /// GNU screen and Emacs do in East Asian locales.
  static func drawsSignsWideUnasked(_ name: String, environment: (String) -> String?) -> Bool {
    guard isInsideScreen(environment) || name.hasPrefix("eterm") else { return false }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment).first { !$0.isEmpty } ?? ""
    return ["ko", "ja", "zh"].contains { locale.hasPrefix($0) }
  }

  /// Mouse reports with wide coordinates.
  static let mouseOn = "\u{1b}[?1000h\u{1b}[?1006h"
  static let mouseOff = "\u{1b}[?1006l\u{1b}[?1000l"
  static let pasteOn = "\u{1b}[?2004h"
  /// The marks around a frame that is to be shown at once.
  static let frameBegin = "\u{1b}[?2026h"
  static let frameEnd = "\u{1b}[?2026l"
  private static let modesOff =
    frameEnd + mouseOff + "\u{1b}[?1003l\u{1b}[?1002l\u{1b}[?2004l\u{1b}[?1004l\u{1b}[?7h" + plainKeys

  /// A capability's text without the pauses that only printing terminals needed.
  private static func string(_ capability: String) -> String? {
    guard let text = tigetstr(capability), Int(bitPattern: text) != -1 else { return nil }
    var rest = String(cString: text)[...]
    var kept = ""
    while let pause = rest.firstRange(of: "$<"), let end = rest[pause.upperBound...].firstIndex(of: ">") {
      kept += rest[..<pause.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return kept + rest
  }
}
