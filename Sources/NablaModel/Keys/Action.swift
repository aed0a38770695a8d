// Everything a key can do.

/// What a learner asks for. Each has one row in `KeyBinding.table`.
package enum Action: Hashable, Sendable {
  case playPause
  case nextBeat, previousBeat
  /// Makes the keys for beats go by terms, or by beats again.
  case terms
  case nextStep, previousStep
  case tenStepsForward, tenStepsBack
  case firstStep, latestStep
  case faster, slower
  case nextSample, previousSample
  case restart, restartWithNewSeed, typeSeed

  case rateUp, rateDown
  case nextActivation, previousActivation
  /// Of the layer that the selected parameter enters.
  case nextLayerActivation
  case nextInitialization, previousInitialization
  case nextOptimizer, previousOptimizer
  case nextBatch, previousBatch
  case nextLoss, previousLoss
  /// Holds the selected parameter still, or lets it go; and all but the contour's axes.
  case holdSelected, holdAllButAxes
  /// One hidden neuron more, or fewer.
  case addNeuron, removeNeuron
  case cycleBack
  case editValue
  case nextScene, previousScene, sceneList, reload

  case panLeft, panRight, panUp, panDown
  case zoomIn, zoomOut
  case cursor, plane
  /// Where every learning rate leads from here, after one number of steps or another; the path of η → 0.
  case fan, flow
  case landscapeView

  case panel(Int)
  case overview
  case focusNext, focusPrevious
  case selectNext, selectPrevious
  case zoomPanel
  case axes
  case lossScale
  case weightLabels
  case lesson, lessonBack, notes
  case explain, precision
  case gradientCheck
  case timeline
  case race, endRace

  case projector
  case glyphs
  case nextTheme, previousTheme
  case language
  case mouse
  case redraw

  /// Puts down what the learner expects, or at the contour's cursor where the run will be.
  case guess
  case palette, search, help, marks
  case undo, redo
  case export, record, screenshot, commandLine
  case escape
  case quit, quitNow, suspend
}
