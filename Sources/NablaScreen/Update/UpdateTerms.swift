// Going term by term: the keys for beats add one term to a sum or a product, or take one away.

import NablaCanvas
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// Makes the keys for beats go by terms, from the first one on, or by beats again.
  mutating func toggleTerms() {
    guard look.terms == nil else {
      look.terms = nil
      return show(.terms(.off))
    }
    setPlaying(false)
    look.terms = TermLook()
    if !walksDerivation { bringUpStep() }
    take(to: 0)
    show(.terms(.on))
  }

  /// Whether a key for beats has another term to go to here, and why not where the terms are all there is.
  func termMove(forward: Bool) -> (isPossible: Bool, reason: Phrase?) {
    guard let stop = termStop else { return (false, nil) }
    if forward ? !stop.isLast : stop.position > 0 { return (true, nil) }
    return (false, walksDerivation ? .terms(forward ? .whole : .first) : nil)
  }

  /// Adds the next term, or takes the last one away.
  ///
  /// - Returns: whether there was one.
  mutating func moveTerm(forward: Bool) -> Bool {
    guard termMove(forward: forward).isPossible, let stop = termStop else { return false }
    if !walksDerivation { bringUpStep() }
    take(to: stop.position + (forward ? 1 : -1))
    return true
  }

  /// Goes to a term; in the derivation the cursor comes along, so that its sentence is on the factor that came last.
  private mutating func take(to position: Int) {
    look.terms = TermLook(at: termPlace, position: position)
    if let row = growingRow { look.derivation.row = row }
  }

  /// Coming from the beat after it, all terms of a beat are there.
  mutating func endTerms() {
    guard look.terms != nil else { return }
    look.terms = TermLook(at: termPlace, position: .max)
  }
}
