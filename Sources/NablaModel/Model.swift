// The whole state of the program as one value.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaWords

/// How things are shown, none of which changes a number.
package struct Look: Equatable, Sendable {
  package var language: Language
  package var theme: Theme
  /// The theme to go back to after projector mode; nil: it is off.
  package var themeBeforeProjector: Theme?
  package var glyphs: GlyphLevel
  /// Which signs text and marks are made of.
  package var signs: SignSet = .usual
  /// The panel that keys and the wheel go to.
  package var focus: Panel
  package var isZoomed = false
  /// A parameter's number.
  package var selection = 0
  /// Whether the curves of a parameter are those of all parameters of its layer.
  package var showsLayerCurves = false
  /// A sample's number, from 0.
  package var sample = 0
  /// The contour's parameters; `axisY` is nil where there is only one.
  package var axisX = 0
  package var axisY: Int?
  /// The plane that the contour should show.
  package var plane = ContourPlane.parameters
  /// Where the learner points in the contour; nil: nowhere.
  package var cursor: ContourCursor?
  /// Where the learner points at the samples; nil: nowhere.
  package var dataCursor: DataCursor?
  /// The learner's own viewport; nil: found by itself.
  package var viewport: Viewport?
  /// How many samples the contour takes across and down; nil: as many as its panel shows.
  package var contourSamples: Size?
  /// How the contour draws the cost over two parameters.
  package var landscape = LandscapeView.lines
  /// From where its surface is seen; nil: found by itself when it is first seen.
  package var stance: SurfaceStance?
  /// How high costs stand on it; nil: found by itself when it is first seen.
  package var heights: CostHeights?
  /// nil: chosen from the costs.
  package var isLossLogarithmic: Bool?
  package var showsWeightLabels = true
  package var lessonPage = 0
  /// Whether the answer to the scene's question may be read: the run has shown it, or the learner has asked twice.
  package var isAnswerOpen = false
  /// Whether the run has shown the answer and nobody has read it.
  package var isAnswerNew = false
  /// Whether the learner was asked to predict before the run goes on.
  package var isPredicting = false
  /// Whether the run was stopped ahead of an answer whose question had not been on screen.
  package var isHeldBack = false
  /// Whether the scene's question has been on screen, so that its answer may follow.
  package var isQuestionSeen = false
  package var isMouseOn = true
  /// Whether the learner may put down predictions.
  package var takesGuesses = true
  /// Whether the contour's cursor looks for where the run will be, so that nothing there gives it away.
  package var isGuessingPlace = false
  /// What nobody has chosen yet, so that the terminal's answers may.
  package var automatic: Set<AutomaticChoice> = []
  package var derivation = DerivationLook()
  /// How far a sum or a product has grown; nil: the keys for beats go by beats.
  package var terms: TermLook?
  package var rates = RatesLook()
  package var ways = WaysLook()
  package var map = MapLook()
  /// Where keys went before the derivation was opened.
  package var focusBefore: FocusBefore?

  package init(language: Language, theme: Theme, glyphs: GlyphLevel, focus: Panel) {
    self.language = language
    self.theme = theme
    self.glyphs = glyphs
    self.focus = focus
  }
}

/// What was shown before the derivation was opened.
package struct FocusBefore: Hashable, Sendable {
  package let panel: Panel
  package let isZoomed: Bool

  package init(panel: Panel, isZoomed: Bool) {
    self.panel = panel
    self.isZoomed = isZoomed
  }
}

/// A sentence that appears for a while.
package struct Toast: Equatable, Sendable {
  package let phrase: Phrase
  package var secondsLeft: Double

  package init(phrase: Phrase, secondsLeft: Double) {
    self.phrase = phrase
    self.secondsLeft = secondsLeft
  }
}

/// Something undo can take back.
package struct Deed: Equatable, Sendable {
  package let phrase: Phrase
  package let before: Workspace
  package var after: Workspace?
  /// What was looked at before and after, where the deed is another network and the numbers of parameters mean others.
  package var lookBefore: ParameterLook?
  package var lookAfter: ParameterLook?

  package init(
    phrase: Phrase, before: Workspace, after: Workspace? = nil, lookBefore: ParameterLook? = nil,
    lookAfter: ParameterLook? = nil
  ) {
    self.phrase = phrase
    self.before = before
    self.after = after
    self.lookBefore = lookBefore
    self.lookAfter = lookAfter
  }
}

/// The part of the look that is of one network's parameters.
package struct ParameterLook: Equatable, Sendable {
  let selection: Int
  let axisX: Int
  let axisY: Int?
  let viewport: Viewport?
  let stance: SurfaceStance?
  let heights: CostHeights?
}

extension Look {
  /// What is looked at of the network's parameters.
  package var ofParameters: ParameterLook {
    get {
      ParameterLook(
        selection: selection, axisX: axisX, axisY: axisY, viewport: viewport, stance: stance, heights: heights)
    }
    set {
      selection = newValue.selection
      axisX = newValue.axisX
      axisY = newValue.axisY
      viewport = newValue.viewport
      stance = newValue.stance
      heights = newValue.heights
    }
  }
}

/// The program's state. Only `update` changes it, which lives in NablaScreen and no compiler can hold the others to; `draw`
/// depends on nothing else.
package struct Model: Equatable, Sendable {
  package var size: Size
  @Boxed package var surroundings: Surroundings
  package var workspace: Workspace
  @Boxed package var situation: Situation
  package var playback: Playback
  @Boxed package var look: Look
  /// The step that the run is on its way to, where that takes a while.
  package var destination: Int?
  @Boxed package var overlay: Overlay? = nil
  package var toast: Toast?
  /// Whether what is shown is recorded.
  package var isRecording = false
  /// What was done last, for the status line.
  package var lastDeed: Phrase?
  /// The setting that a key went through last.
  package var lastCycle: LastCycle?
  package var done: [Deed] = []
  package var undone: [Deed] = []
  /// The predictions that were made and told.
  package var guesses = GuessLog()
  /// The slice that the contour should show; nil where no contour is on screen.
  @Boxed package var wantedSlice: SliceRequest? = nil
  /// How far the run's start lies from that slice.
  package var knownStartDistance: StartDistance?
  /// The slice that it can show.
  @Boxed package var slice: SliceImage? = nil
  /// The point whose largest curvature is wanted; nil where nothing on screen needs it.
  @Boxed package var wantedCurvature: CurvatureRequest? = nil
  /// The largest curvature that is known.
  @Boxed package var curvature: KnownCurvature? = nil
  /// The curve of learning rates that a panel should show; nil where none does.
  @Boxed package var wantedSweep: SweepRequest? = nil
  /// What is known of one.
  @Boxed package var sweep: SweepImage? = nil
  /// The steps at which λ is wanted and not known, for the panel that draws it.
  package var wantedSharpness: [SharpnessPoint] = []
  /// λ from step to step, as far as it is known.
  package var sharpness = SharpnessTrail()
  /// The steps at which the selected parameter is wanted and not known, for the panel that draws its curves.
  @Boxed package var wantedCurve: CurveRequest? = nil
  /// What is known of it, by the numbers of the runs.
  var curveLines: [Int: CurveLines] = [:]
  /// The curves of other compared runs that stand beside it, and what is known of them.
  package var wantedRivals: [RivalSweep] = []
  package var rivals: [SweepImage] = []
  /// The plane of starts that the contour should tell of; nil where it shows something else.
  @Boxed package var wantedBasins: BasinRequest? = nil
  /// What is known of one.
  @Boxed package var basins: BasinImage? = nil
  /// The fan of all rates that the contour should draw; nil where it draws none.
  @Boxed package var wantedFan: FanRequest? = nil
  /// What is known of one.
  @Boxed package var fan: FanImage? = nil
  /// The path of η → 0 that the contour should draw; nil where it draws none.
  @Boxed package var wantedFlow: FlowRequest? = nil
  /// What is known of one.
  @Boxed package var flow: FlowImage? = nil
  /// The map of rates and starts that a panel should show; nil where none does.
  @Boxed package var wantedMap: MapRequest? = nil
  /// What is known of one.
  @Boxed package var map: MapImage? = nil
  package var catalog: [CatalogEntry]
  /// How far the learner has come in the course.
  package var progress = CourseProgress()
  /// Whether the scene that comes is the one on screen, read again.
  package var isReloading = false

  /// Undo remembers so many deeds.
  package static let mostDeeds = 100

  /// A model before it has taken up its scene.
  package init(bare scene: Scene, size: Size, surroundings: Surroundings, look: Look, catalog: [CatalogEntry]) {
    self.size = size
    self.surroundings = surroundings
    self.catalog = catalog
    self.look = look
    workspace = Workspace(scene)
    playback = Playback(isPlaying: false)
    situation = Self.situation(of: workspace)
  }

  package static func situation(of workspace: Workspace) -> Situation {
    Situation(workspace.history.step(at: workspace.cursor.step), experiment: workspace.history.experiment)
  }

  /// The panels in the order of their numbers: the scene's own first, then the others.
  package var panels: [Panel] { workspace.panels }

  /// The beats of a step of this scene.
  package var beats: Beats { Beat.all(layers: situation.network?.layers.count ?? 0) }

  /// How fast time goes by where the cursor is.
  package var pace: Pace { playback.pace(at: workspace.cursor.step, beats: beats.count) }

  /// The beat under the cursor; nil while whole steps go by.
  package var litBeat: Beat? {
    if playback.isPlaying, !pace.showsBeats { return nil }
    return beats[min(workspace.cursor.beat, beats.count - 1)]
  }

  /// The settings that a change made now would change: those of the step that it would act from.
  package var settingsInForce: Settings { workspace.history.settings(at: workspace.changeStep) }

  /// The settings of the step on screen, with the learning rate that a schedule begins from.
  package var settingsHere: Settings { workspace.history.settings(at: workspace.cursor.step) }

  /// The sample that the views go through, from 0: the chosen one, or where the step sees only some, one of those.
  package var sample: Int {
    guard let batch = situation.step.batch, !batch.contains(look.sample) else { return look.sample }
    return batch.first ?? look.sample
  }

  /// Whether the perceptron rule makes the steps, which knows an error but no slope.
  package var usesPerceptronRule: Bool { situation.settings.optimizer.name == .perceptron }

  /// The names of the parameters.
  package var names: ParameterNames { situation.names }

  package var language: Language { look.language }
}
