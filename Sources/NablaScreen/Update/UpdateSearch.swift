// Searching in help and lists: typing leaves the rows that have all the words.

import NablaCanvas
import NablaModel
import NablaPanels

extension Model {
  /// Opens the search line of the list that takes the keys; without one, help's.
  mutating func search() {
    var look = overlay?.list ?? ListLook()
    look.place = 0
    look.search = TextField()
    if overlay?.list == nil { overlay = .help(look) } else { overlay?.list = look }
  }

  /// Handles a key while something is searched for.
  ///
  /// - Returns: whether the key is for the search line, and not for the list under it.
  mutating func handleInSearch(_ key: Key) -> Bool {
    guard var look = overlay?.list, var field = look.search else { return false }
    switch (key.code, key.control) {
    case (.enter, _): return false
    case (.escape, _): return endSearch()
    case (.backspace, _) where field.characters.isEmpty: return endSearch()
    case (.up, _), (.character("p"), true): moveInList(by: -1)
    case (.down, _), (.character("n"), true): moveInList(by: 1)
    case (.pageUp, _): moveInList(by: -listPage)
    case (.pageDown, _): moveInList(by: listPage)
    default:
      let before = field.characters
      guard field.edit(with: key) else { return true }
      look.search = field
      if field.characters != before { look.place = 0 }
      overlay?.list = look
    }
    return true
  }

  /// Shows all rows again, with the same one chosen.
  private mutating func endSearch() -> Bool {
    guard var look = overlay?.list else { return false }
    look.place = foundList?.entry(look.place) ?? 0
    look.search = nil
    overlay?.list = look
    return true
  }

  mutating func moveInList(by offset: Int) {
    guard var look = overlay?.list else { return }
    look.place = min(max(look.place + offset, 0), max(0, listCount - 1))
    overlay?.list = look
  }

  /// How many places the open list has.
  private var listCount: Int {
    switch overlay {
    case .help(let look): HelpPage(Shown(self), look).lastScroll + 1
    case .scenes, .timeline, .exports, .input, .gradientCheck, .palette, .notes, .command, nil: foundList?.count ?? 0
    }
  }

  private var listPage: Int { HelpPage.pageLength(size) }
}
