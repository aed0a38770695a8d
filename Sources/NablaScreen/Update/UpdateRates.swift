// The panel of learning rates: going along the curve, taking a rate, and how many steps it looks at.

import NablaCore
import NablaModel
import NablaWords

extension Model {
  /// Does what keys do while they go to the panel of rates.
  ///
  /// - Returns: whether the action was one of its own.
  mutating func performOnRates(_ action: Action) -> Bool {
    guard arrangement.rect(of: .rates) != nil else { return false }
    switch action {
    // As long as no curve is there, they do what they do elsewhere.
    case .selectNext where shownSweep != nil: moveRate(by: 1)
    case .selectPrevious where shownSweep != nil: moveRate(by: -1)
    case .panDown where shownSweep != nil: moveRate(by: 10)
    case .panUp where shownSweep != nil: moveRate(by: -10)
    case .zoomIn: changeSweepSteps(by: -1)
    case .zoomOut: changeSweepSteps(by: 1)
    case .cursor where reasonAgainstSweepOrigin == nil: toggleSweepOrigin()
    case .landscapeView: look.rates.showsValues.toggle()
    case .explain:
      guard let sweep = shownSweep, let place = look.rates.cursor else { return false }
      look.rates.cursor = nil
      setRate(sweep.rates[min(max(place, 0), sweep.rates.count - 1)])
    case .escape:
      guard look.rates.cursor != nil else { return false }
      look.rates.cursor = nil
    default: return false
    }
    return true
  }

  /// Why an action does nothing on the panel of rates; nil where it is the same as elsewhere.
  func reasonOnRates(_ action: Action) -> Phrase?? {
    guard arrangement.rect(of: .rates) != nil else { return nil }
    switch action {
    case .zoomIn, .zoomOut, .landscapeView: return .some(nil)
    case .cursor: return .some(reasonAgainstSweepOrigin)
    default: return nil
    }
  }

  mutating func moveRate(by offset: Int) {
    guard let sweep = shownSweep, let place = pointedRate else { return }
    look.rates.cursor = min(max(place + offset, 0), sweep.rates.count - 1)
  }

  /// All rates from the step on screen, or from the start again.
  private mutating func toggleSweepOrigin() {
    look.rates.origin = look.rates.origin == nil ? workspace.cursor.step : nil
    look.rates.cursor = nil
    refreshSweep()
  }

  /// Why the rates cannot go on from the step on screen; nil where they can, or where they do already.
  var reasonAgainstSweepOrigin: Phrase? {
    if look.rates.origin != nil { return nil }
    if !settingsInForce.schedule.isConstant { return .sweepHereNeedsSteadyRate }
    return workspace.cursor.step == 0 ? .sweepIsFromHere : nil
  }

  private mutating func changeSweepSteps(by offset: Int) {
    let choices = RatesLook.stepChoices
    let place = choices.firstIndex { $0 >= look.rates.steps } ?? choices.count - 1
    look.rates.steps = choices[(place + offset + choices.count) % choices.count]
    refreshSweep()
  }

  /// Takes in what is known of the curve.
  mutating func show(_ image: SweepImage) {
    guard image.request == wantedSweep else { return }
    sweep = image
    refreshRivals()
    tellGuess()
  }
}
