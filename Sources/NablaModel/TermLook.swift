// The finest grain of time: within a beat a sum or a product grows term by term.

import NablaCore

/// How far a sum or a product has grown, while the keys for beats go by terms.
package struct TermLook: Equatable, Sendable {
  /// What is gone through: whatever changes one of these begins with the first term again.
  package struct Place: Equatable, Sendable {
    let run: Int
    let cursor: Cursor
    let sample: Int
    let selection: Int
    let isDerivation: Bool
    /// The row of the derivation whose own sum grows; nil where that is the chain, or the beat.
    let row: Int?
  }

  /// Where the terms are counted.
  package let place: Place?
  /// The number of the last term that is there, from 0; any number beyond the last one means the last.
  package let position: Int

  package init(at place: Place? = nil, position: Int = 0) {
    self.place = place
    self.position = position
  }
}

extension Model {
  /// Whether the terms are those of the derivation, which has the keys, and not those of the beat.
  package var walksDerivation: Bool {
    look.terms != nil && look.focus == .derivation && arrangement.rect(of: .derivation) != nil
  }

  /// Whether sums and products grow now: the keys go by terms, and the run stands still.
  package var growsByTerms: Bool { look.terms != nil && !playback.isPlaying && destination == nil }

  /// What is gone through now.
  ///
  /// - Parameter row: the row of the derivation whose own sum grows.
  package func termPlace(row: Int?) -> TermLook.Place {
    TermLook.Place(
      run: workspace.currentNumber, cursor: workspace.cursor, sample: sample, selection: look.selection,
      isDerivation: walksDerivation, row: row)
  }

  /// The term that is reached; nil where sums and products are shown whole.
  ///
  /// - Parameter row: the row of the derivation whose own sum grows.
  package func termPosition(row: Int?) -> Int? {
    guard growsByTerms, let terms = look.terms else { return nil }
    return terms.place == termPlace(row: row) ? terms.position : 0
  }
}
