// Why a key can't act now, in a sentence.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaScenes
import NablaWords

extension Model {
  /// The reason an action does nothing now; nil where it does something.
  package func reason(against action: Action) -> Phrase? {
    look.focus.part.reason(action, self) ?? action.reason(self)
  }

  /// Why no step can be made: the run on screen has diverged, and no other goes on.
  var reasonAgainstGoingOn: Phrase? {
    guard let divergence, workspace.cursor.step >= workspace.lastShownStep else { return nil }
    return workspace.current.entry != nil && workspace.othersGoOn ? nil : divergence
  }

  var reasonAgainstGoingBack: Phrase? { workspace.cursor == .start ? .atTheStart : nil }

  func reasonAgainstBeat(forward: Bool) -> Phrase? {
    let move = termMove(forward: forward)
    if move.isPossible { return nil }
    if let reason = move.reason { return reason }
    if !forward { return reasonAgainstGoingBack }
    return workspace.cursor.beat < beats.count - 1 ? nil : reasonAgainstGoingOn
  }

  var reasonAgainstSamples: Phrase? {
    guard let data = workspace.history.experiment.dataset else { return .noSamples }
    if data.count < 2 { return .oneSample }
    return situation.step.batch?.count == 1 ? .oneSampleInStep(sample + 1) : nil
  }

  /// The values that parameters were given at the start stay with a restart.
  var reasonAgainstRestart: Phrase? {
    let history = workspace.history
    let isUnused = history.latestStep == 0 && history.changes.count == history.startValues.count
    return workspace.cursor.beat == 0 && isUnused ? .atTheStart : nil
  }

  var reasonAgainstSeed: Phrase? {
    let initialization = workspace.history.experiment.initialization
    if initialization.isRandom { return nil }
    return reasonAgainstInitializations ?? .seedNotUsed(initialization.name)
  }

  var reasonAgainstInitializations: Phrase? { situation.network == nil ? .formulaStartsAsGiven : nil }

  var reasonAgainstScenes: Phrase? { catalog.isEmpty ? .noScenes : nil }

  /// Why the contour or the surface cannot be moved.
  ///
  /// - Parameter tilt: so many steps upwards, on a surface.
  func reasonAgainstView(tilt: Int = 0) -> Phrase? {
    if wantedSlice == nil { return .contourNotShown }
    return showsSurface && tilt != 0 && stance.moved(x: 0, y: tilt) == stance ? .tiltLimit : nil
  }

  var reasonAgainstCursor: Phrase? {
    if pointsAtData || canPointAtData { return nil }
    if look.focus == .data, workspace.scene.experiment.dataset?.hasPlane == false { return .noPlaneOfSamples }
    if arrangement.kind == .card { return .contourNotShown }
    return showsSurface ? .noPointingAtSurface : nil
  }

  /// Asked at every frame, so without finding the planes themselves.
  var reasonAgainstPlanes: Phrase? {
    if names.count < 2 { return .oneParameter }
    if wantedSlice == nil { return .contourNotShown }
    return situation.parameters.allSatisfy { $0 == 0 } && shownPath.count < 3 ? .noOtherPlane : nil
  }

  var reasonAgainstExplaining: Phrase? {
    if pointsAtContour { return look.isGuessingPlace ? nil : reasonAgainstStart }
    let row = look.focus == .derivation ? DerivationView(model: Shown(self)).selectedRow : nil
    return row?.isFoldable == false ? .nothingToUnfold : nil
  }

  /// What a key went through last may have nothing to go through by now, in another scene or with another optimizer.
  var reasonAgainstCyclingBack: Phrase? {
    switch lastCycle?.kind {
    case nil: return .nothingCycled
    case .activation: return reason(against: .nextActivation)
    case .layerActivation: return reason(against: .nextLayerActivation)
    case .optimizer: return reason(against: .nextOptimizer)
    case .batch: return reason(against: .nextBatch)
    case .loss: return reason(against: .nextLoss)
    case .initialization: return reason(against: .nextInitialization)
    case .learningRate: return reason(against: lastCycle!.direction > 0 ? .rateDown : .rateUp)
    }
  }

  func reasonAgainst(_ kind: Cycle) -> Phrase? {
    if kind != .optimizer, situation.network == nil { return .noNetwork }
    guard alternatives(of: kind).count < 2 else { return nil }
    switch kind {
    case .batch: return .oneSample
    case .activation, .layerActivation:
      return settingsInForce.optimizer.name == .perceptron
        ? .perceptronNeedsStep : .activationFixedByLoss(settingsInForce.loss)
    default: return .noAlternative
    }
  }
}
