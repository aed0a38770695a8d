// What all pages over the panels have in common, and the one place that makes them.

import NablaCanvas
import NablaModel
import NablaPanels

/// A page, a list or a field that lies over the panels and takes the keys. It is made anew of what the model remembers of
/// it, for each frame and for each key.
protocol Page {
  /// The cells that it covers.
  var box: Rect { get }
  /// Whether a click outside closes it: not where what is being typed would be lost.
  var closesByClick: Bool { get }
  /// What closes it beside Esc: the keys that open it.
  var closing: [Action] { get }
  /// How many lines go by at a time; nil: one, because it is a list to choose from.
  var pageLength: Int? { get }

  /// What can be clicked in its last line.
  func controls(_ pencil: Pencil) -> [Control]
  func draw(of frame: inout Frame, _ pencil: Pencil)
  /// Does what a key does on this page only; nil: what it does on every page.
  func handle(_ key: Key, in model: inout Model) -> [Command]?
  /// Does what a click on a line does; nil: nothing there can be clicked.
  func click(_ point: Point, in model: inout Model) -> [Command]?
  /// Goes on by so many lines, as far as there are any.
  func scroll(by lines: Int, in model: inout Model)
  /// Takes in a text that was pasted.
  ///
  /// - Returns: whether there is a place for it.
  func paste(_ text: String, in model: inout Model) -> Bool
  /// The entry that stands in a row of a list; nil where there is none.
  func entry(_ row: Int) -> Int?
}

extension Page {
  var closesByClick: Bool { true }
  var closing: [Action] { [] }
  var pageLength: Int? { nil }

  func handle(_ key: Key, in model: inout Model) -> [Command]? { nil }
  func click(_ point: Point, in model: inout Model) -> [Command]? { nil }
  func scroll(by lines: Int, in model: inout Model) {}
  func paste(_ text: String, in model: inout Model) -> Bool { false }
  func entry(_ row: Int) -> Int? { nil }
}

extension Overlay {
  /// The page as it is shown.
  func page(_ model: Shown) -> any Page {
    switch self {
    case .help(let look): HelpPage(model, look)
    case .scenes(let look): FoundList.scenes(model.wrappedValue, look)
    case .timeline(let look): FoundList.timeline(model.wrappedValue, look)
    case .exports(let look): FoundList.exports(model.wrappedValue, look)
    case .gradientCheck(let check): GradientCheckPage(model, check)
    case .input(let field, let purpose): InputBox(model: model, field: field, purpose: purpose)
    case .palette(let palette): PalettePage(model, palette)
    case .notes(let scroll): NotesPage(model.wrappedValue, scroll: scroll)
    case .command(let command): CommandPage(model.wrappedValue, command)
    }
  }
}

extension Model {
  /// The page over the panels; nil where there is none.
  var page: (any Page)? { overlay?.page(Shown(self)) }

  /// How many lines go by at a time in what fills the screen.
  var pageLength: Int { max(1, size.rows - 4) }
}
