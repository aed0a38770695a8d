// The program without a terminal: keys from a script, time that is counted and not waited for.

import ArgumentParser
import NablaCanvas
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaScreen

/// Plays the world outside for a model that has no terminal.
struct Stage {
  let opener: SceneOpener
  /// Reads the scene that is shown again.
  private let reopen: () throws -> Scene

  init(_ opener: SceneOpener, reopen: @escaping () throws -> Scene) {
    self.opener = opener
    self.reopen = reopen
  }

  /// Lets one frame's time go by.
  func tick(_ model: inout Model) {
    _ = model.update(.ticked(seconds: 1 / KeyScript.ticksPerSecond, allowance: .max))
  }

  /// Does what the model asks for; files are not written.
  ///
  /// - Returns: whether the program goes on.
  func perform(_ commands: [Command], on model: inout Model) -> Bool {
    for command in commands {
      switch command {
      case .quit: return false
      case .openScene(let name):
        guard perform(model.update(ScreenLoop.opened { try opener.scene(name) }), on: &model) else { return false }
      case .reopenScene:
        guard perform(model.update(ScreenLoop.opened(reopen)), on: &model) else { return false }
      case .readTable(let path, let inputs, let targets):
        let message = TableOpener.message(path, inputs: inputs, outputs: targets)
        guard perform(model.update(message), on: &model) else { return false }
      case .press(let keys):
        for key in keys where !perform(model.update(.key(key)), on: &model) { return false }
      case .suspend, .redraw, .useMouse, .write, .startRecording, .stopRecording: break
      }
    }
    return true
  }

  /// Computes what keys go along where they go now: the curve of learning rates, or a map.
  static func computeRuns(_ model: inout Model, atFocusOnly: Bool = true) {
    if !atFocusOnly || model.look.focus == .rates,
      let image = finished(model.wantedSweep, known: model.sweep)
    {
      _ = model.update(.sweepComputed(image))
    }
    while !atFocusOnly, let wanted = model.unknownRival, let image: SweepImage = finished(wanted, known: nil),
      image.isFinished
    {
      _ = model.update(.rivalComputed(image))
    }
    if !atFocusOnly || model.look.focus == .map, let image = finished(model.wantedMap, known: model.map) {
      _ = model.update(.mapComputed(image))
    }
    if !atFocusOnly, let image = finished(model.wantedFan, known: model.fan) { _ = model.update(.fanComputed(image)) }
    if !atFocusOnly, let image = finished(model.wantedFlow, known: model.flow) {
      _ = model.update(.flowComputed(image))
    }
    while !atFocusOnly, let image: CurveImage = finished(model.wantedCurve, known: nil) {
      _ = model.update(.curveComputed(image))
    }
    if !atFocusOnly, let image = finished(model.wantedBasins, known: model.basins) {
      _ = model.update(.basinsComputed(image))
    }
  }

  /// A picture of many runs to the end; nil where there is none to be made.
  private static func finished<Image: RefinedImage>(_ wanted: Image.Request?, known: Image?) -> Image? {
    guard let wanted, known?.request != wanted || known?.isFinished != true else { return nil }
    var image = Image(wanted)
    while image.refine(spread: SliceWorker.spread, isCancelled: { false }) {}
    return image
  }

  /// Computes what a frame wants, to the end.
  static func compute(_ model: inout Model) {
    if let wanted = model.wantedSlice, model.slice?.request != wanted || model.slice?.isFinest != true,
      let stride = wanted.finestStride, let image = SliceImage(wanted, stride: stride, spread: SliceWorker.spread)
    {
      _ = model.update(.sliceComputed(image))
    }
    computeRuns(&model, atFocusOnly: false)
    if !model.wantedSharpness.isEmpty {
      _ = model.update(.sharpnessComputed(model.wantedSharpness.compactMap { KnownSharpness($0) }))
    }
    if let wanted = model.unknownCurvature, let known = KnownCurvature(wanted) {
      _ = model.update(.curvatureComputed(known))
    }
  }
}

/// Keys to press and seconds to wait, as `--keys` takes them.
struct KeyScript {
  enum Item {
    case key(Key)
    case wait(Double)
  }

  let items: [Item]

  /// Nothing at all.
  init() { items = [] }

  /// Time on a stage goes by in pieces as long as a frame of the screen, whatever is seen of it.
  static let ticksPerSecond = 30.0

  static func ticks(in seconds: Double) -> Int { Int(clamping: (seconds * ticksPerSecond).rounded()) }

  /// - Throws: `ValidationError` for a word that is neither.
  init(_ text: String) throws {
    items = try text.split(separator: " ").map { word in
      if word.hasPrefix("wait:") {
        guard let seconds = NumberWord.value(String(word.dropFirst(5))), (0...3_600).contains(seconds) else {
          throw ValidationError(
            ko: "--keys: '\(String(word).sanitizedPath)': wait에는 0부터 3600까지의 초를 써요",
            en: "--keys: '\(String(word).sanitizedPath)': wait takes seconds from 0 to 3600")
        }
        return .wait(seconds)
      }
      guard let key = Key(name: String(word)) else {
        throw ValidationError(
          ko: "--keys: '\(Particle.attach(String(word).sanitizedPath + "'", .topic)) 키 이름이 아니에요. 이름은 'nabla keys'에 있어요",
          en: "--keys: '\(String(word).sanitizedPath)' is no key; 'nabla keys' lists their names")
      }
      return .key(key)
    }
  }

  /// How many ticks all waits take.
  var ticks: Int {
    items.reduce(0) { sum, item in
      if case .wait(let seconds) = item { sum + Self.ticks(in: seconds) } else { sum }
    }
  }
}
