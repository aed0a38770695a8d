// What lies over the panels: which page, and what it has to remember. `Page` in NablaScreen says what each shows and does.

import NablaWords

/// What lies over the panels and takes the keys.
package enum Overlay: Equatable, Sendable {
  case help(ListLook)
  case scenes(ListLook)
  case input(TextField, for: InputPurpose)
  case gradientCheck(GradientCheck)
  case timeline(ListLook)
  case exports(ListLook)
  case palette(CommandPalette)
  /// The notes for teachers, scrolled so far.
  case notes(scroll: Int)
  /// The command line of the screen as it was when this was opened.
  case command(ReproducingCommand)
}

extension Overlay {
  /// The list's look; nil for what is no list that can be searched.
  package var list: ListLook? {
    get {
      switch self {
      case .help(let look), .scenes(let look), .timeline(let look), .exports(let look): look
      case .input, .gradientCheck, .palette, .notes, .command: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .help: self = .help(newValue)
      case .scenes: self = .scenes(newValue)
      case .timeline: self = .timeline(newValue)
      case .exports: self = .exports(newValue)
      case .input, .gradientCheck, .palette, .notes, .command: break
      }
    }
  }
}

extension Model {
  /// Whether characters are text and not keys, Hangul too.
  package var takesText: Bool {
    switch overlay {
    case .input, .palette: true
    case .help, .scenes, .timeline, .exports, .gradientCheck, .notes, .command, nil: overlay?.list?.search != nil
    }
  }
}
