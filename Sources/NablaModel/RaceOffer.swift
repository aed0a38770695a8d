// The comparison that a key would start.

import NablaCore
import NablaLesson
import NablaWords

extension Model {
  /// The runs that a race would start with: the scene's, or learning rates around the one in force.
  ///
  /// - Parameter findsLimits: whether the largest stable η of each is wanted, which takes a while.
  package func raceCard(findsLimits: Bool = true) -> RaceCard {
    let own = workspace.history.experiment
    let startValues = workspace.history.startValues
    let variants = workspace.scene.runs
    // Pressed again, the key compares learning rates even where the scene has runs of its own.
    if !variants.isEmpty, !workspace.isRacing {
      var base = workspace.scene.experiment
      // The learner's start, unless where they start is what the scene compares.
      let keepsStart = own.names == base.names && !variants.contains { $0.initialization != nil }
      if keepsStart { base.initialization = own.initialization }
      let card = RaceCard(
        variants, of: base, startValues: keepsStart ? startValues : [:], findsLimits: findsLimits)
      if card.entries.count > 1 { return card }
    }
    var base = own
    base.settings = settingsInForce
    return RaceCard(ladderAround: base, startValues: startValues, findsLimits: findsLimits)
  }

  /// What the key for a race would do now.
  package var raceOffer: RaceLabel {
    let card = raceCard(findsLimits: false)
    guard !card.isOfRates else { return .startsRates }
    return .startsScene(
      card.entries.enumerated().map { place, item in
        let letter = Character(Unicode.Scalar(UInt8(65 + place)))
        return LocalizedText(
          ko: "\(letter) \(item.entry.name(in: .ko))", en: "\(letter) \(item.entry.name(in: .en))")
      })
  }
}
