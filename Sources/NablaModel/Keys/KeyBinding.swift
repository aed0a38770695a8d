// The one table of keys: dispatch, hint bar, help, `nabla keys` and the reference all come from it.

import NablaCanvas
import NablaWords

/// One thing that keys do.
package struct KeyBinding: Sendable {
  package typealias Group = KeyGroup

  package let keys: [Key]
  package let action: Action
  package let group: Group
  /// What it does, in a few words.
  package let phrase: Phrase
  /// One or two words for the hint bar; nil: not in the bar.
  package let hint: Label?

  private init(_ names: String, _ action: Action, _ group: Group, _ phrase: Phrase, hint: Label? = nil) {
    keys = names.split(separator: " ").map { Key(name: String($0))! }
    self.action = action
    self.group = group
    self.phrase = phrase
    self.hint = hint
  }

  package static let table: [KeyBinding] = runKeys + parameterKeys + contourKeys + lookKeys + displayKeys + appKeys

  private static let runKeys = [
    KeyBinding("Space", .playPause, .run, .keyPlayPause, hint: .hintPlay),
    KeyBinding("Right l PgDn", .nextBeat, .run, .keyNextBeat, hint: .hintBeat),
    KeyBinding("Left h PgUp", .previousBeat, .run, .keyPreviousBeat),
    KeyBinding("#", .terms, .run, .keyTerms),
    KeyBinding("]", .nextStep, .run, .keyNextStep, hint: .hintStep),
    KeyBinding("[", .previousStep, .run, .keyPreviousStep, hint: .hintStepBack),
    KeyBinding("}", .tenStepsForward, .run, .keyTenForward),
    KeyBinding("{", .tenStepsBack, .run, .keyTenBack),
    KeyBinding("Home", .firstStep, .run, .keyFirstStep),
    KeyBinding("End", .latestStep, .run, .keyLatestStep),
    KeyBinding("G C-t", .timeline, .run, .keyTimeline),
    KeyBinding("> .", .faster, .run, .keyFaster, hint: .hintFaster),
    KeyBinding("< ,", .slower, .run, .keySlower),
    KeyBinding("n", .nextSample, .run, .keyNextSample, hint: .hintSample),
    KeyBinding("N", .previousSample, .run, .keyPreviousSample),
    KeyBinding("r", .restart, .run, .keyRestart, hint: .hintRestart),
    KeyBinding("R", .restartWithNewSeed, .run, .keyNewSeed),
    KeyBinding("s", .typeSeed, .run, .keyTypeSeed),
    KeyBinding(";", .guess, .run, .keyGuess, hint: .hintGuess),
  ]

  private static let parameterKeys = [
    KeyBinding("+ =", .rateUp, .parameters, .keyRateUp, hint: .hintRate),
    KeyBinding("- _", .rateDown, .parameters, .keyRateDown),
    KeyBinding("a", .nextActivation, .parameters, .keyActivation, hint: .hintActivation),
    KeyBinding("A", .previousActivation, .parameters, .keyActivationBack),
    KeyBinding("i", .nextInitialization, .parameters, .keyInitialization, hint: .hintInitialization),
    KeyBinding("I", .previousInitialization, .parameters, .keyInitializationBack),
    KeyBinding("o", .nextOptimizer, .parameters, .keyOptimizer, hint: .hintOptimizer),
    KeyBinding("O", .previousOptimizer, .parameters, .keyOptimizerBack),
    KeyBinding("b", .nextBatch, .parameters, .keyBatch),
    KeyBinding("B", .previousBatch, .parameters, .keyBatchBack),
    KeyBinding("f", .nextLoss, .parameters, .keyLoss),
    KeyBinding("F", .previousLoss, .parameters, .keyLossBack),
    KeyBinding("&", .nextLayerActivation, .parameters, .keyLayerActivation),
    KeyBinding("*", .addNeuron, .parameters, .keyAddNeuron),
    KeyBinding("^", .removeNeuron, .parameters, .keyRemoveNeuron),
    KeyBinding("K C-k", .holdSelected, .parameters, .keyHold),
    KeyBinding("J C-f", .holdAllButAxes, .parameters, .keyHoldOthers),
    KeyBinding("Backspace", .cycleBack, .parameters, .keyCycleBack),
    KeyBinding("e", .editValue, .parameters, .keyEdit, hint: .hintEdit),
    KeyBinding("d", .nextScene, .parameters, .keyNextScene, hint: .hintScene),
    KeyBinding("P", .previousScene, .parameters, .keyPreviousScene),
    KeyBinding("D F4", .sceneList, .parameters, .keySceneList, hint: .hintCourse),
    KeyBinding("C-o", .reload, .parameters, .keyReload),
  ]

  private static let contourKeys = [
    KeyBinding("S-Left", .panLeft, .contour, .keyPanLeft),
    KeyBinding("S-Right", .panRight, .contour, .keyPanRight),
    KeyBinding("S-Up", .panUp, .contour, .keyPanUp),
    KeyBinding("S-Down", .panDown, .contour, .keyPanDown),
    KeyBinding("(", .zoomIn, .contour, .keyZoomIn),
    KeyBinding(")", .zoomOut, .contour, .keyZoomOut),
    KeyBinding("@", .cursor, .contour, .keyCursor, hint: .hintCursor),
    KeyBinding("v", .landscapeView, .contour, .keyLandscapeView, hint: .hintView),
    KeyBinding("c", .axes, .contour, .keyAxes, hint: .hintAxes),
    KeyBinding("V C-n", .plane, .contour, .keyPlane, hint: .hintPlane),
    KeyBinding("|", .fan, .contour, .keyFan),
    KeyBinding("~", .flow, .contour, .keyFlow),
  ]

  private static let lookKeys =
    (1...9).map { KeyBinding("\($0)", .panel($0), .look, .keyPanel($0)) } + [
      KeyBinding("0", .overview, .look, .keyOverview),
      KeyBinding("Tab", .focusNext, .look, .keyFocusNext, hint: .hintPanel),
      KeyBinding("S-Tab", .focusPrevious, .look, .keyFocusPrevious),
      KeyBinding("Down j", .selectNext, .look, .keySelectNext, hint: .hintSelect),
      KeyBinding("Up k", .selectPrevious, .look, .keySelectPrevious),
      KeyBinding("Enter", .explain, .look, .keyExplain, hint: .hintExplain),
      KeyBinding("%", .precision, .look, .keyPrecision, hint: .hintPrecision),
      KeyBinding("z", .zoomPanel, .look, .keyZoomPanel, hint: .hintZoom),
      KeyBinding("y", .lossScale, .look, .keyLossScale),
      KeyBinding("m", .race, .look, .keyRace, hint: .hintRace),
      KeyBinding("M F10", .endRace, .look, .keyEndRace),
      KeyBinding("w", .weightLabels, .look, .keyWeightLabels),
      KeyBinding("C C-g", .gradientCheck, .look, .keyGradientCheck),
      KeyBinding("H F6", .lesson, .look, .keyLesson, hint: .hintLesson),
      KeyBinding("E", .lessonBack, .look, .keyLessonBack, hint: .hintPageBack),
      KeyBinding("W", .notes, .look, .keyNotes),
    ]

  private static let displayKeys = [
    KeyBinding("p F5", .projector, .display, .keyProjector, hint: .hintProjector),
    KeyBinding("g", .glyphs, .display, .keyGlyphs),
    KeyBinding("t", .nextTheme, .display, .keyTheme),
    KeyBinding("T", .previousTheme, .display, .keyThemeBack),
    KeyBinding("L F3", .language, .display, .keyLanguage, hint: .hintLanguage),
    KeyBinding("F2", .mouse, .display, .keyMouse),
    KeyBinding("C-l", .redraw, .display, .keyRedraw),
  ]

  private static let appKeys = [
    KeyBinding(": C-p", .palette, .app, .keyPalette, hint: .hintPalette),
    KeyBinding("/", .search, .app, .keySearch),
    KeyBinding("? F1", .help, .app, .keyHelp, hint: .hintHelp),
    KeyBinding("'", .marks, .app, .keyMarks),
    KeyBinding("u", .undo, .app, .keyUndo, hint: .hintUndo),
    KeyBinding("U C-r", .redo, .app, .keyRedo),
    KeyBinding("x F7", .export, .app, .keyExport),
    KeyBinding("X F8", .record, .app, .keyRecord),
    KeyBinding("S F9", .screenshot, .app, .keyScreenshot),
    KeyBinding("!", .commandLine, .app, .keyCommandLine),
    KeyBinding("Esc", .escape, .app, .keyEscape, hint: .hintClose),
    KeyBinding("q", .quit, .app, .keyQuit, hint: .hintQuit),
    KeyBinding("Q C-c", .quitNow, .app, .keyQuitNow),
    KeyBinding("C-z", .suspend, .app, .keySuspend),
  ]

  private static let byKey: [Key: Action] = {
    var actions: [Key: Action] = [:]
    for binding in table {
      for key in binding.keys { actions[key] = binding.action }
    }
    return actions
  }()

  /// What a key does; nil where it does nothing.
  package static func action(for key: Key) -> Action? { byKey[key] }

  /// The binding of an action.
  package static func binding(of action: Action) -> KeyBinding { table.first { $0.action == action }! }
}
