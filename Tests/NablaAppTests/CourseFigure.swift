// A figure of the course: where it has to stand on screen, and which setting of the scene makes it what it is.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

/// Figures that one panel of one scene claims.
struct CourseFigure: Sendable, CustomTestStringConvertible {
  /// Where the figures are to be read.
  enum Place: Sendable, Equatable {
    /// In this panel, shown alone.
    case panel(Panel)
    /// In the list that compares backpropagation with central differences.
    case gradientCheck
    /// On the worked sheet of a parameter, or of the whole step.
    case sheet(String, Precision = .exact)
  }

  /// What the figures follow from: where it changes, they have to go.
  enum Origin: Sendable, Equatable {
    /// The weights and biases at the start.
    case weights
    case learningRate
    case samples
    /// One weight or bias at the start, by its number.
    case weightOf(Int)
    /// How many inputs there are.
    case shape
    /// Nothing in the scene, for this reason.
    case nothing(String)
  }

  /// The row of the course's table.
  let row: Int
  let scene: String
  let place: Place
  let figures: [String]
  /// One of the runs that the scene compares; nil: the scene's own settings.
  var run: Int?
  var step = 0
  var keys = ""
  var origin = Origin.weights

  init(
    _ row: Int, _ scene: String, _ place: Place, _ figures: String..., run: Int? = nil, step: Int = 0,
    keys: String = "", from origin: Origin = .weights
  ) {
    self.row = row
    self.scene = scene
    self.place = place
    self.figures = figures
    self.run = run
    self.step = step
    self.keys = keys
    self.origin = origin
  }

  var testDescription: String { "row \(row), \(scene), \(place), step \(step), \(keys), \(figures)" }

  /// The scene with its settings, or with those of the run.
  var opened: Scene {
    var opened = library.first { $0.name == scene }!
    if let run { opened.experiment = opened.runs[run].experiment(from: opened.experiment) }
    return opened
  }

  /// Whether anything in the scene makes the figures what they are.
  var followsFromScene: Bool { if case .nothing = origin { false } else { true } }

  /// The scene with the setting changed that the figures follow from; nil where nothing in it does.
  var changed: Scene? {
    var scene = opened
    switch origin {
    case .weights: scene.experiment.initialization = Self.moved(scene.experiment)
    case .weightOf(let index): scene.experiment.initialization = Self.moved(scene.experiment, only: index)
    case .learningRate: scene.experiment.settings.learningRate *= 1.07
    case .samples: scene.experiment.subject = .samples(Self.moved(scene.experiment.dataset!))
    case .shape: scene.experiment = Self.widened(scene.experiment)
    case .nothing: return nil
    }
    return scene
  }

  /// Weights and biases larger by 7 % and a bit, so that none stays what it was.
  private static func moved(_ experiment: Experiment, only index: Int? = nil) -> Initialization {
    let names = experiment.names
    let values = experiment.firstParameters.enumerated().map { number, value in
      index == nil || index == number ? value * 1.07 + 0.013 : value
    }
    return Initialization(
      .given(weights: Array(values.prefix(names.weightCount)), biases: Array(values.dropFirst(names.weightCount))))
  }

  private static func moved(_ data: Dataset) -> Dataset {
    Dataset(
      inputCount: data.inputCount, targetCount: data.targetCount, inputs: data.inputs.map { $0 * 1.07 + 0.013 },
      targets: data.targets.map { $0 * 1.07 + 0.013 })
  }

  /// One input more.
  private static func widened(_ experiment: Experiment) -> Experiment {
    let network = experiment.settings.network!
    let data = experiment.dataset!
    var layers = network.layers
    let first = layers[0]
    layers[0] = Layer(
      inputs: first.inputs + 1, units: first.units, activation: first.activation, hasBias: first.hasBias,
      isResidual: first.isResidual)
    var settings = experiment.settings
    settings.network = Network(inputs: network.inputs + 1, layers: layers)
    let inputs = (0..<data.count).flatMap { Array(data.input($0)) + [0.5] }
    let wider = Dataset(
      inputCount: data.inputCount + 1, targetCount: data.targetCount, inputs: inputs, targets: data.targets)
    return Experiment(
      subject: .samples(wider), initialization: Initialization(.constant(0.4)), settings: settings,
      targetCost: experiment.targetCost)
  }

  /// What a scene shows in the figures' place: its words and numbers with one space between.
  func text(of scene: Scene, size: Size, language: Language) -> String {
    switch place {
    case .panel(let panel):
      var model = model(scene, size: size, language: language, panel: panel)
      let frame = model.picture()
      guard let rect = model.arrangement.rect(of: panel) else { return "" }
      return Self.words(in: rect, of: frame)
    case .gradientCheck:
      var model = model(scene, size: size, language: language, panel: nil)
      model.press("C")
      model.wait(1)
      guard case .gradientCheck = model.overlay else { return "" }
      // Everything but the header and the two lines below, which name the same numbers.
      let body = Rect(x: 0, y: 1, width: size.columns, height: size.rows - 3)
      return Self.words(in: body, of: model.picture())
    case .sheet(let parameter, let precision):
      let model = model(scene, size: size, language: language, panel: nil)
      let sheet = WorkedSheet(
        scene, step: model.situation.step, settings: model.situation.settings, precision: precision,
        language: language)
      let cost = model.situation.passes!.cost
      let page =
        parameter == "all"
        ? sheet.wholeSheet(of: cost, sample: 0)
        : sheet.sheet(of: model.names.index(of: parameter)!, in: cost, sample: 0)
      return page.text.split(whereSeparator: { " \n".contains($0) }).joined(separator: " ")
    }
  }

  private func model(_ scene: Scene, size: Size, language: Language, panel: Panel?) -> Model {
    // One run alone: the changed scene need not suit the runs that the scene compares.
    var alone = scene
    alone.runs = []
    var model = Model(alone, size: size, language: language, isPlaying: false)
    model.begin(at: step, panel: panel)
    model.press(keys)
    return model
  }

  private static func words(in rect: Rect, of frame: Frame) -> String {
    let lines = (rect.y..<rect.y + rect.height).map { y in
      String(String.UnicodeScalarView((rect.x..<rect.x + rect.width).map { frame[$0, y].glyph }))
    }
    return lines.joined(separator: " ").split(whereSeparator: { " │".contains($0) }).joined(separator: " ")
  }

  /// Whether a text says a figure: 0.125 is not said by 0.1255 or 10.125. A figure may leave its last digits out with ….
  static func says(_ text: String, _ figure: String) -> Bool {
    let isBeginning = figure.hasSuffix("…")
    let sought = isBeginning ? String(figure.dropLast()) : figure
    var rest = text[...]
    while let range = rest.firstRange(of: sought) {
      let before = text[..<range.lowerBound].last
      let after = text[range.upperBound...].prefix(2)
      let isJoined = after.count == 2 && ".,e".contains(after.first!) && (after.last!.isNumber || after.last == "-")
      let startsWhole = !sought.first!.isNumber || !(before.map { $0.isNumber || ".,".contains($0) } ?? false)
      let endsWhole = isBeginning || !sought.last!.isNumber || !(after.first?.isNumber ?? false) && !isJoined
      if startsWhole, endsWhole { return true }
      rest = text[text.index(after: range.lowerBound)...]
    }
    return false
  }
}
