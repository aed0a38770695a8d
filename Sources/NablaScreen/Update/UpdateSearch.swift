// Searching in help and lists: typing leaves the rows that have all the words.

import NablaCanvas
import NablaModel

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
  /// - Parameters:
  ///   - key: the one that was pressed.
  ///   - page: the list.
  /// - Returns: whether the key is for the search line, and not for the list under it.
  mutating func handleInSearch(_ key: Key, _ page: any Page) -> Bool {
    guard var look = overlay?.list, var field = look.search else { return false }
    switch (key.code, key.control) {
    case (.enter, _): return false
    case (.escape, _): return endSearch(page)
    case (.backspace, _) where field.characters.isEmpty: return endSearch(page)
    case (.up, _), (.character("p"), true): page.scroll(by: -1, in: &self)
    case (.down, _), (.character("n"), true): page.scroll(by: 1, in: &self)
    case (.pageUp, _): page.scroll(by: -pageLength, in: &self)
    case (.pageDown, _): page.scroll(by: pageLength, in: &self)
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
  private mutating func endSearch(_ page: any Page) -> Bool {
    guard var look = overlay?.list else { return false }
    look.place = page.entry(look.place) ?? 0
    look.search = nil
    overlay?.list = look
    return true
  }

  /// Goes on in a list or a page that can be searched.
  ///
  /// - Parameters:
  ///   - offset: so many places.
  ///   - count: how many places there are.
  mutating func moveInList(by offset: Int, of count: Int) {
    guard var look = overlay?.list else { return }
    look.place = min(max(look.place + offset, 0), max(0, count - 1))
    overlay?.list = look
  }
}
