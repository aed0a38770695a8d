// The short words on screen: titles, headings, captions, hints. Each language has one exhaustive switch.

import NablaCanvas
import NablaCore
import NablaLesson

/// A word or a caption, with what has to be put into it.
package enum Label: Wording {
  // What keys do where they do something else than usual, in one or two words for the hint bar
  case hintPause, hintTerm, hintAnswer, hintNormal, hintMove, hintStart, hintPoint, hintDrop, hintClass, hintDelete
  case hintToRun, hintTurn, hintGoOn, hintTakeRate, hintUnfold, hintRow, hintOwnValue
  case guess

  // Groups of keys
  case group(KeyGroup)
  case phase(Beat.Phase)

  // Words in the panels
  case step, epoch, seed, cost, paused, automaticPace
  case pace(Pace)
  case batch, all, given
  case beatTitle(Beat, layers: Int)
  /// What happens at a beat of a step by an optimizer.
  case caption(Beat, layers: Int, by: Optimizer.Name)
  case wholeStepCaption
  case sampleOf(Int, of: Int)
  case meanOver(Int)
  /// Of a parameter that keeps its value.
  case heldStill
  /// What the update does where something is held still.
  case heldCaption
  case target, prediction, error, value, slope, change, now, start
  case other(Int)
  case parameters(Int)
  case surface
  case strongestEdges(Int, of: Int)
  case thicknessKey
  /// What a click adds to the network.
  case addLayer
  case outside
  case noData
  case current, ghosts
  case lessonPage(Int, of: Int)
  case question, answer, noPage
  case selected(String, path: String)
  case lastDeed(Phrase)
  case undoHint
  case tooSmall(Size)
  case tooSmallNow(Size)
  case tooSmallKeys
  /// Stands in the restored terminal after a crash, before the signal and the name of the file that tells of it.
  case crashed
  case helpTitle, marksTitle, helpFooter, nothingFound
  case askSeed
  case askValue(String)
  case inputFooter, computing, contourTooLarge, logarithmic, linear, converged
  case correct(Int, of: Int)
  case bias
  case bannerCost, bannerRate

  case sampleNumber(Int)
  /// What the gradient's column is called: for the perceptron rule it is no slope.
  case slopeHeading(isRule: Bool)
  case perceptronRule
  case perceptronError
  case perceptronShare
}
