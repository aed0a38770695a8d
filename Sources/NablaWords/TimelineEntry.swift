// A place of a run that is worth going to.

/// The start of a run, a change that was made to it, where one is, or its end.
package struct TimelineEntry: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case start
    case change(Phrase)
    case here
    case diverged
    case latest
  }

  package let step: Int
  package let kind: Kind
  /// C at the step; nil where it is no longer kept exactly.
  package let cost: Double?

  package init(step: Int, kind: Kind, cost: Double?) {
    self.step = step
    self.kind = kind
    self.cost = cost
  }
}
