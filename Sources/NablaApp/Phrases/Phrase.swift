// Everything the program says, without its words: each language has one exhaustive switch.

import NablaCanvas
import NablaCore
import NablaScenes

/// A sentence or a label, with what has to be put into it.
package indirect enum Phrase: Equatable, Sendable {
  // What happened
  case sceneOpened(LocalizedText), sceneFailed(String, more: Int)
  case mouseOn, mouseOff
  case speedSet(Pace)
  case targetReached(step: Int, Double), perceptronSettled(step: Int), slopeIsFlat(step: Int), diverged(step: Int)
  case valueSet(String, Double), rateSet(Double), activationSet(Activation), optimizerSet(Optimizer.Name)
  case batchSet(Batch), lossSet(Loss), initializationSet(Initialization.Name), seedSet(UInt64)
  case restarted, runDropped(String)
  case undone(Phrase), redone(Phrase)
  case sampleChosen(Int, of: Int)
  case lossScaleSet(isLogarithmic: Bool), languageSet, glyphsSet(GlyphLevel), themeSet(Theme), axesSet(String, String)

  // Why something can't be done
  case viewportLimit, pasteIgnored
  case notAStep(String, last: Int), notASeed(String), notAValue(String)
  case atTheStart, atTheLatest, fastestAlready, slowestAlready
  case noSamples, oneSample, seedNotUsed(Initialization.Name), rateHighest, rateLowest, nothingCycled, noScenes
  case contourNotShown, oneParameter, noSuchPanel(Int, last: Int), noNetwork, noLesson, asciiOnly
  case nothingToUndo, nothingToRedo, formulaStartsAsGiven, perceptronNeedsStep, activationFixedByLoss, noAlternative

  // What the keys do
  case keyPlayPause, keyNextBeat, keyPreviousBeat, keyNextStep, keyPreviousStep, keyTenForward, keyTenBack
  case keyFirstStep, keyLatestStep, keyGoToStep, keyFaster, keySlower, keyNextSample, keyPreviousSample
  case keyRestart, keyNewSeed, keyTypeSeed
  case keyRateUp, keyRateDown, keyActivation, keyActivationBack, keyInitialization, keyInitializationBack
  case keyOptimizer, keyOptimizerBack, keyBatch, keyBatchBack, keyLoss, keyLossBack, keyCycleBack, keyEdit
  case keyNextScene, keySceneList
  case keyPanLeft, keyPanRight, keyPanUp, keyPanDown, keyZoomIn, keyZoomOut, keyAxes
  case keyPanel(Int), keyPanels, keyOverview, keyFocusNext, keyFocusPrevious, keySelectNext, keySelectPrevious, keyZoomPanel
  case keyLossScale, keyWeightLabels, keyLesson, keyGlyphs, keyTheme, keyThemeBack, keyLanguage, keyMouse, keyRedraw
  case keyHelp, keyUndo, keyRedo, keyEscape, keyQuit, keyQuitNow, keySuspend

  /// The phrase's words.
  package func text(in language: Language) -> String {
    switch language {
    case .ko: return korean
    case .en: return english
    }
  }
}
