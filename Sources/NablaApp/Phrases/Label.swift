// The short words on screen: titles, headings, captions, hints. Each language has one exhaustive switch.

import NablaCanvas
import NablaCore
import NablaScenes

/// A word or a caption, with what has to be put into it.
package enum Label: Equatable, Sendable {
  // One or two words for the hint bar
  case hintPlay, hintPause, hintBeat, hintStep, hintStepBack, hintFaster, hintRestart, hintRate, hintActivation
  case hintInitialization, hintOptimizer, hintEdit, hintScene, hintAxes, hintPanel, hintSelect, hintZoom, hintLesson
  case hintLanguage, hintHelp, hintUndo, hintQuit

  // Groups of keys and panels
  case group(KeyBinding.Group)
  case panel(Panel)
  case phase(Beat.Phase)

  // Words in the panels
  case step, epoch, seed, cost, paused, playing, automaticPace, pace(Pace), batch, all, given
  case beatTitle(Beat, layers: Int), caption(Beat, layers: Int), wholeStepCaption, sampleOf(Int, of: Int), meanOver(Int)
  case target, prediction, error, value, slope, change, now, start, other(Int), parameters(Int), slice(step: Int), outside
  case noData, moreSamples(Int), classOf(Int), current, ghosts, lessonPage(Int, of: Int), question, answer, noPage
  case selected(String, path: String), lastDeed(Phrase), undoHint, tooSmall(Size), tooSmallNow(Size), tooSmallKeys
  case helpTitle, helpFooter, scenesTitle, scenesFooter
  case askStep, askSeed, askValue(String), inputFooter, computing, logarithmic, linear, converged, nothingShown
  case pending(step: Int), weightedSum, correct(Int, of: Int), bias

  /// The label's words.
  package func text(in language: Language) -> String {
    switch language {
    case .ko: return korean
    case .en: return english
    }
  }
}
