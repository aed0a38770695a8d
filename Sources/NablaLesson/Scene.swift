// A scene as a value: what to train, what to say about it and what to show first.

import NablaCore

/// A lesson with its experiment.
package struct Scene: Equatable, Sendable {
  /// The file's name without folder and ending: what a learner types.
  package var name: String
  package var title: LocalizedText
  /// Shown one after the other; may be empty.
  package var lesson: [LocalizedText]
  /// To predict before stepping.
  package var question: LocalizedText?
  package var answer: LocalizedText?
  /// When the run has shown the answer; nil: as soon as it has made a step.
  package var reveal: Reveal?
  /// What the question asks to predict; nil: nothing in particular.
  package var guess: SceneGuess?
  /// What a teacher should know, point by point; may be empty.
  package var notes: [LocalizedText]
  package var experiment: Experiment
  /// What draws the parameters that another network brings beside those that have stayed, whose values are given now.
  package var drawing = Initialization(.xavier)
  /// Where the samples come from; nil where the cost is a formula.
  package var dataSource: DataSource?
  /// What a learner has changed about the data since the scene was opened, in this order.
  package var dataChanges: [DataChange] = []
  package var contour: SceneContour?
  /// What the lesson needs first; empty: the model decides.
  package var panels: [Panel]
  /// What to compare; may be empty.
  package var runs: [RunVariant]
  /// What is odd about the data, though no mistake.
  package var notices: [SceneNotice]
  /// What was changed since its texts were written; nil where they are about it.
  package var adapted: Adaptation?
  /// How it was opened; nil where that is unknown.
  package var origin: SceneOrigin?

  package init(
    name: String, title: LocalizedText, lesson: [LocalizedText] = [], question: LocalizedText? = nil,
    answer: LocalizedText? = nil, reveal: Reveal? = nil, notes: [LocalizedText] = [], experiment: Experiment,
    dataSource: DataSource? = nil,
    contour: SceneContour? = nil, panels: [Panel] = [], runs: [RunVariant] = [], notices: [SceneNotice] = []
  ) {
    self.name = name
    self.title = title
    self.lesson = lesson
    self.question = question
    self.answer = answer
    self.reveal = reveal
    self.notes = notes
    self.experiment = experiment
    self.dataSource = dataSource ?? (experiment.dataset == nil ? nil : .samples)
    self.contour = contour
    self.panels = panels
    self.runs = runs
    self.notices = notices
  }

  /// The step at which the answer can be there at the earliest.
  package var revealStep: Int {
    switch reveal {
    case .step(let number), .change(let number, _): number
    case nil: 1
    }
  }

  /// The same scene with its samples written out, so that it needs no file beside it.
  package var selfContained: Scene {
    var copy = self
    if case .file = dataSource { copy.dataSource = .samples }
    copy.dataChanges = []
    copy.notices = []
    copy.origin = nil
    return copy
  }
}

/// What of a scene was changed since its texts were written, so that they are about another.
package enum Adaptation: String, CaseIterable, Sendable {
  /// Settings or the start: the numbers that the texts quote are others.
  case settings
  /// The network or the data.
  case network
}

/// What has to happen before the answer to a scene's question is there.
package enum Reveal: Equatable, Sendable {
  /// The run is at this step, at least 1.
  case step(Int)
  /// The learner has changed something, and the run is at this step with it, at least 1. Where the change is named, the
  /// run has it from its start, and no other.
  case change(Int, wanted: [WantedChange] = [])
}

/// Where a scene's samples come from.
package enum DataSource: Equatable, Sendable {
  /// They stand in the scene.
  case samples
  case generator(Generator, samples: Int, noise: Double, seed: UInt64)
  /// Formulas of the inputs.
  case function(FunctionData)
  /// A CSV file beside the scene.
  case file(String, FileTargets)

  /// What the last columns of a CSV file hold.
  package enum FileTargets: Equatable, Sendable {
    /// This many numbers.
    case columns(Int)
    /// One column with a class, of this many classes.
    case classes(Int)
  }
}

/// What a contour shows; nil: the model finds it by itself.
package struct SceneContour: Equatable, Sendable {
  /// Names of parameters such as `w5`.
  package var x: String?
  package var y: String?
  package var xRange: ClosedRange<Double>?
  package var yRange: ClosedRange<Double>?
  /// Whether a distance is as long on screen along both axes; one range is then wider than given.
  package var sameScale: Bool
  package var view: LandscapeView?

  package init(
    x: String? = nil, y: String? = nil, xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil,
    sameScale: Bool = false, view: LandscapeView? = nil
  ) {
    self.x = x
    self.y = y
    self.xRange = xRange
    self.yRange = yRange
    self.sameScale = sameScale
    self.view = view
  }
}
