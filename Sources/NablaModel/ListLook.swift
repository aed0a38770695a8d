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
