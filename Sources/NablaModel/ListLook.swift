// Where one is in a list that lies over the panels, and what is searched for in it.

import NablaCanvas

package struct ListLook: Equatable, Sendable {
  /// The chosen row, or how far a page is scrolled, among the rows that are found.
  package var place: Int
  /// What is searched for; nil: nothing.
  package var search: TextField?

  package init(place: Int = 0, search: TextField? = nil) {
    self.place = place
    self.search = search
  }

  /// The words that a row has to have.
  package var words: SearchWords { SearchWords(search?.text ?? "") }
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
