// Everything the program says, without its words: each language has one exhaustive switch.

import NablaCanvas
import NablaCore
import NablaLesson

/// A sentence or a label, with what has to be put into it.
package indirect enum Phrase: Wording {
  // What happened
  case sceneOpened(LocalizedText)
  /// A scene was opened whose question comes before its first step.
  case predictFirst(isQuestionShown: Bool)
  /// The same where the question asks to change something.
  case predictAndChange(isQuestionShown: Bool)
  /// A scene was opened by its name and plays; it has a question.
  case questionAhead
  /// The run is where the answer shows, and the question has not been on screen.
  case questionFirst
  /// The run has answered a question that has not been on screen.
  case questionBehind
  case answerShown
  case sceneFailed(LocalizedText, more: Int)
  case mouseOn, mouseOff
  case speedSet(Pace)
  case speedAutomatic
  case animationSet(Bool)
  case targetReached(step: Int, Double)
  /// So many steps have brought no lower cost of the held-out samples than one of them had.
  case testStopped(patience: Int, best: Int)
  /// All rates from here: not where a schedule counts the steps, and at step 0 they are.
  case sweepHereNeedsSteadyRate, sweepIsFromHere
  case fanNeedsPlane, noFanOnSurface
  case tooLargeForFlow(Int)
  /// What needs held-out samples has none.
  case nothingHeldOut
  /// No class can be changed where a sample's height is its target.
  case heightIsTarget
  /// A sample goes along with the cursor.
  case putDownFirst
  /// The samples lie in no plane that a cursor could move in.
  case noPlaneOfSamples
  /// The share of samples that is held out from here on; nil: none is.
  case testSet(Double?, held: Int, of: Int)
  /// No sample lies under the cursor.
  case noSampleHere
  case perceptronSettled(step: Int)
  /// With what the curvature makes of the place, where that is known.
  case slopeIsFlat(step: Int, FlatPlace?, ofMoving: Bool = false)
  case diverged(DivergenceLabel)
  case valueSet(String, Double)
  case rateSet(Double)
  case activationSet(Activation)
  /// Of one layer.
  case layerActivationSet(LayerPlace, Activation)
  case optimizerSet(Optimizer.Name)
  case constantSet(OptimizerConstant, Double)
  /// With its value as it would be typed, and whether that is other than at rest.
  case settingSet(StepSetting, String, isInUse: Bool)
  case batchSet(Batch)
  case lossSet(Loss)
  case initializationSet(Initialization.Name)
  case seedSet(UInt64)
  /// Other data, in the word that was typed for it: `moons`, `noise 0.1`.
  case dataSet(String)
  /// What the network is fed from now on; empty: the inputs themselves.
  case featuresSet([String])
  /// Samples that were put in, changed or taken away; a sample has so many inputs.
  case pointsEdited([PointEdit], inputs: Int)
  /// Why data cannot be changed so.
  case dataRefused(DataRefusal)
  case restarted
  case runDropped(String)
  case runTakenOut(String)
  case undone(Phrase)
  case redone(Phrase)
  case sampleChosen(Int, of: Int)
  case fromStep(Phrase, Int)
  case travelling(step: Int, to: Int)
  case localeMissing(String)
  /// The configuration has mistakes: the first, and how many more there are.
  case settingsWrong(LocalizedText, more: Int)
  /// A choice could not be kept for the next start.
  case notRemembered(LocalizedText)
  case exported(ExportNotice)
  case lossScaleSet(isLogarithmic: Bool)
  case languageSet
  case glyphsSet(GlyphLevel)
  case signsSet(SignSet)
  /// The first start: what only a person can see, and what helps.
  case firstLook
  case themeSet(Theme)
  case axesSet(String, String)
  case planeRandom(ofNeurons: Bool)
  case planePrincipal
  /// A run that starts where the learner pointed, in words: w1 = 0.5, w2 = -1.
  case startedAt(String)
  /// A run from the map, with the factor on its start.
  case startedOnMap(factor: Double, rate: Double)
  /// The same of several runs, with their number.
  case raceStartedAt(String, Int)
  /// The learning rate beside the largest one that is stable, which lies between two rungs of the ladder.
  case rateAgainstLimit(Double, limit: Double, below: Double, above: Double)
  case landscapeSet(LandscapeView)
  case fanSet(Int)
  case fanOff
  case flowSet(Bool)
  case basinStepsSet(Int)
  case parameterSelected(String)
  /// So many runs, none of which has these settings of the learner's.
  case raceStarted(Int, sharesStart: Bool, dropped: [RaceLabel])
  case raceEnded
  /// Every run of a race has come to one of these ends.
  case raceOver(step: Int, [Verdict.Standing])
  case goesOn(String)
  case handedOver(String, to: String)
  case noRace
  case precisionSet(Precision)
  case valueAssumed(String, Double)
  case assumptionTaken(String)
  case assumptionsEnded
  /// What is said of a prediction.
  case guess(GuessLabel)
  case terms(TermLabel)

  // Why something can't be done
  case viewportLimit, tiltLimit, pasteIgnored
  case notASeed(String)
  case notAValue(String)
  case atTheStart, atTheLatest, fastestAlready, slowestAlready
  case noSamples, oneSample
  case oneSampleInStep(Int)
  case seedNotUsed(Initialization.Name)
  case rateHighest, rateLowest, nothingCycled, noScenes
  case nothingToUnfold
  case contourNotShown, oneParameter, noOtherPlane, pathTooShort, raceHasOwnStarts, noPointingAtSurface
  case noSuchPanel(Int, last: Int)
  case noNetwork, noLesson, firstPage, noNotes, asciiOnly, signsTooWide, hangulTooNarrow, terminalNotUnicode
  case nothingToUndo, nothingToRedo, formulaStartsAsGiven, perceptronNeedsStep, noAlternative
  case activationFixedByLoss(Loss)
  case ruleHasNoSlope, tooLargeToCheck
  /// A value that does not go with the rest of the settings.
  case doesNotFit(String)
  /// Log loss cannot take data one of whose targets is this.
  case targetsOutsideUnit(Double)
  /// Cross-entropy cannot take data whose targets are no shares.
  case targetsNoShares
  /// Nothing makes the samples: they are listed.
  case dataNotMade
  /// The optimizer in force has no such constant.
  case noConstant(OptimizerConstant, Optimizer.Name)
  /// With the sizes: 2-4-1.
  case layersSet(String)
  /// The same with the values of a step.
  case layersSetHere(String, step: Int)
  case largestNetwork, noHiddenNeuron
  /// Other inputs or outputs than the scene's are asked for.
  case layersKeepEnds(inputs: Int, outputs: Int)
  case noLayer(Int, last: Int)
  /// A layer, from 1, that is of another size than what goes into it.
  case bypassNeedsEqualSizes(layer: Int, inputs: Int, units: Int)
  case noLayerForBypass
  case softmaxOnlyAtOutput, softmaxNeedsSeveral, softmaxNeedsNoBypass
  case penaltyNeedsNetwork, perceptronHasNoCost, onlyAxes
  case projectorShowsOne
}

extension Phrase {
  /// That an activation was chosen.
  package init(_ change: ActivationChange) {
    self =
      change.place == .all
      ? .activationSet(change.activation) : .layerActivationSet(change.place, change.activation)
  }
}
