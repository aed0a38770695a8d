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
    // Arrow keys move the cursor, however far the run has come.
    if pointsAtData, Self.isOfDataCursor(action) { return reasonAgainstPointing(action) }
    if pointsAtContour, action == .nextBeat || action == .previousBeat { return nil }
    if goesToMap(action) || (goesToCurves && action == .landscapeView) { return nil }
    if look.focus == .rates, arrangement.rect(of: .rates) != nil {
      switch action {
      case .zoomIn, .zoomOut, .landscapeView: return nil
      case .cursor: return reasonAgainstSweepOrigin
      default: break
      }
    }
    if action == .nextBeat || action == .previousBeat {
      let move = termMove(forward: action == .nextBeat)
      if move.isPossible { return nil }
      if let reason = move.reason { return reason }
    }
    switch action {
    case .nextStep, .tenStepsForward, .nextBeat, .playPause:
      return reasonAgainstGoingOn(action)
    case .previousBeat, .previousStep, .tenStepsBack, .firstStep:
      return workspace.cursor == .start ? .atTheStart : nil
    case .latestStep:
      return workspace.cursor.step == workspace.lastShownStep ? .atTheLatest : nil
    case .faster: return playback.speed == Playback.ladder.count - 1 ? .fastestAlready : nil
    case .slower: return playback.speed == 0 ? .slowestAlready : nil
    case .nextSample, .previousSample:
      guard let data = workspace.history.experiment.dataset else { return .noSamples }
      if data.count < 2 { return .oneSample }
      return situation.step.batch?.count == 1 ? .oneSampleInStep(sample + 1) : nil
    case .restart:
      // The values that parameters were given there stay with a restart.
      let history = workspace.history
      let isUnused = history.latestStep == 0 && history.changes.count == history.startValues.count
      return workspace.cursor.beat == 0 && isUnused ? .atTheStart : nil
    case .restartWithNewSeed, .typeSeed:
      let initialization = workspace.history.experiment.initialization
      if initialization.isRandom { return nil }
      return situation.network == nil ? .formulaStartsAsGiven : .seedNotUsed(initialization.name)
    case .rateUp:
      return settingsInForce.learningRate >= Settings.highestLearningRate ? .rateHighest : nil
    case .rateDown:
      return settingsInForce.learningRate <= LearningRateLadder.lowest ? .rateLowest : nil
    case .nextActivation, .previousActivation: return reasonAgainst(.activation)
    case .nextLayerActivation: return reasonAgainst(.layerActivation)
    case .nextOptimizer, .previousOptimizer: return reasonAgainst(.optimizer)
    case .nextBatch, .previousBatch: return reasonAgainst(.batch)
    case .nextLoss, .previousLoss: return reasonAgainst(.loss)
    case .cycleBack: return reasonAgainstCyclingBack
    case .nextScene, .previousScene, .sceneList: return catalog.isEmpty ? .noScenes : nil
    case .panLeft, .panRight, .panUp, .panDown, .zoomIn, .zoomOut:
      if wantedSlice == nil { return .contourNotShown }
      return showsSurface && !stance.canTilt(by: action) ? .tiltLimit : nil
    case .landscapeView:
      if look.axisY == nil { return .oneParameter }
      return wantedSlice == nil ? .contourNotShown : nil
    case .cursor:
      if pointsAtData || canPointAtData { return nil }
      if look.focus == .data, workspace.scene.experiment.dataset?.hasPlane == false { return .noPlaneOfSamples }
      if arrangement.kind == .card { return .contourNotShown }
      return showsSurface ? .noPointingAtSurface : nil
    case .plane:
      if names.count < 2 { return .oneParameter }
      if wantedSlice == nil { return .contourNotShown }
      // Asked at every frame, so without finding the planes themselves.
      return situation.parameters.allSatisfy { $0 == 0 } && shownPath.count < 3 ? .noOtherPlane : nil
    case .fan:
      if wantedSlice == nil { return .contourNotShown }
      return showsBasins || look.ways.fan != nil ? nil : reasonAgainstFan
    case .flow:
      if wantedSlice == nil { return .contourNotShown }
      return look.ways.showsFlow ? nil : reasonAgainstFlow
    case .addNeuron: return reasonAgainstNeurons(1)
    case .removeNeuron: return reasonAgainstNeurons(-1)
    case .holdAllButAxes: return names.count < (look.axisY == nil ? 2 : 3) ? .onlyAxes : nil
    case .axes: return names.count < 2 ? .oneParameter : nil
    case .panel(let number): return number > panels.count ? .noSuchPanel(number, last: panels.count) : nil
    case .explain:
      if pointsAtContour { return look.isGuessingPlace ? nil : reasonAgainstStart }
      let row = look.focus == .derivation ? DerivationView(model: Shown(self)).selectedRow : nil
      return row?.isFoldable == false ? .nothingToUnfold : nil
    case .terms: return nil
    case .weightLabels: return situation.network == nil ? .noNetwork : nil
    case .lesson: return LessonPages(workspace.scene).pages.isEmpty ? .noLesson : nil
    case .lessonBack:
      if LessonPages(workspace.scene).pages.isEmpty { return .noLesson }
      return arrangement.rect(of: .lesson) != nil && look.lessonPage == 0 ? .firstPage : nil
    case .guess: return reasonAgainstGuessing
    case .notes: return workspace.scene.notes.isEmpty ? .noNotes : nil
    case .glyphs:
      if !surroundings.isUnicode { return .asciiOnly }
      if surroundings.findings.isNoUnicode { return .terminalNotUnicode }
      return surroundings.glyphLevels == [look.glyphs] ? .signsTooWide : nil
    case .language:
      if !surroundings.hasHangul { return .asciiOnly }
      if surroundings.findings.isNoUnicode { return .terminalNotUnicode }
      return surroundings.canShowHangul ? nil : .hangulTooNarrow
    case .gradientCheck:
      if usesPerceptronRule { return .ruleHasNoSlope }
      return GradientCheck.effort(checkedObjective) > GradientCheck.greatestEffort ? .tooLargeToCheck : nil
    case .undo: return done.isEmpty ? .nothingToUndo : nil
    case .redo: return undone.isEmpty ? .nothingToRedo : nil
    case .nextInitialization, .previousInitialization:
      return situation.network == nil ? .formulaStartsAsGiven : nil
    case .endRace: return workspace.isRacing ? nil : .noRace
    case .zoomPanel, .overview: return look.isProjecting ? .projectorShowsOne : nil
    case .race, .holdSelected, .timeline, .palette, .search, .editValue, .projector, .focusNext, .focusPrevious,
      .selectNext,
      .selectPrevious,
      .precision, .lossScale, .nextTheme, .previousTheme, .mouse, .reload, .redraw, .help, .marks, .export, .record,
      .screenshot, .commandLine, .escape, .quit, .quitNow,
      .suspend:
      return nil
    }
  }

  private func reasonAgainstGoingOn(_ action: Action) -> Phrase? {
    guard let divergence, workspace.cursor.step >= workspace.lastShownStep else { return nil }
    if workspace.current.entry != nil, workspace.othersGoOn { return nil }
    if action == .playPause, playback.isPlaying { return nil }
    if action == .nextBeat, workspace.cursor.beat < beats.count - 1 { return nil }
    return divergence
  }

  /// What a key went through last may have nothing to go through by now, in another scene or with another optimizer.
  private var reasonAgainstCyclingBack: Phrase? {
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

  private func reasonAgainst(_ kind: Cycle) -> Phrase? {
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
