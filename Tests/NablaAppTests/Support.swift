// Models to press keys on, the way a person does.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaPanels
import NablaScenes
import NablaScreen
import NablaWords
import Testing

/// The library's scenes, read once.
let library: [Scene] = SceneLibrary.names.map { try! SceneLibrary.scene(named: $0)! }

/// What the scene list shows.
let sceneCatalog = library.map { CatalogEntry($0) }

func scene(_ name: String) -> Scene { library.first { $0.name == name }! }

extension SliceRequest {
  /// The slice over parameters that is asked for; a plane askew among them is none.
  var slice: CostSlice {
    guard case .parameters(let slice) = landscape else { fatalError("a plane that nobody asked for") }
    return slice
  }
}

extension Model {
  /// The program with a scene of the library open.
  init(
    _ name: String, columns: Int = 100, rows: Int = 30, surroundings: Surroundings = Surroundings(),
    language: Language = .en, glyphs: GlyphLevel = .braille, isPlaying: Bool = false
  ) {
    self.init(
      scene(name), size: Size(columns: columns, rows: rows), surroundings: surroundings, language: language,
      glyphs: glyphs, isPlaying: isPlaying, catalog: sceneCatalog)
  }

  /// Goes to the first beat of a step, with a panel alone.
  mutating func begin(at step: Int, panel: Panel? = nil) {
    var staging = Staging()
    staging.step = step
    staging.panel = panel
    try! stage(staging)
  }

  /// Presses keys by their names, separated by spaces, and opens the scenes that they ask for.
  ///
  /// - Returns: what else was asked of the world.
  @discardableResult
  mutating func press(_ keys: String) -> [Command] {
    keys.split(separator: " ").flatMap { name -> [Command] in
      take(.key(Key(name: String(name))!))
    }
  }

  /// Types a text into a field.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { _ = take(.key(Key(scalar))) }
  }

  /// Takes a message in as the program's loop does: scenes are opened, everything else is handed back.
  mutating func take(_ message: Message) -> [Command] {
    var rest: [Command] = []
    for command in update(message) {
      if case .openScene(let name) = command {
        rest += take(.sceneOpened(scene(name)))
      } else if case .press(let keys) = command {
        rest += keys.flatMap { take(.key($0)) }
      } else {
        rest.append(command)
      }
    }
    return rest
  }

  /// Lets playing time go by in frames of a 30th of a second.
  mutating func wait(_ seconds: Double) {
    for _ in 0..<Int((seconds * 30).rounded()) { _ = update(.ticked(seconds: 1.0 / 30, allowance: .max)) }
  }

  /// The picture with everything computed that it asks for.
  ///
  /// - Parameter hasWholeMaps: whether maps are computed to the end, or as coarse as they come first: where one looks at
  ///   all scenes, those of large networks take longer than all the rest.
  mutating func picture(hasWholeMaps: Bool = true) -> Frame {
    computeSlice()
    computeSweep()
    computeSharpness()
    computeMap(toTheEnd: hasWholeMaps)
    computeBasins(toTheEnd: hasWholeMaps)
    computeWays()
    computeCurves()
    return draw()
  }

  /// Gives the contour what it asks for, at full resolution.
  mutating func computeSlice() {
    guard let wantedSlice, slice?.request != wantedSlice || slice?.isFinest != true else { return }
    _ = update(.sliceComputed(.finest(wantedSlice)))
  }

  /// Gives the panel of rates its curve, to the end.
  mutating func computeSweep() {
    if let wantedSweep, sweep?.request != wantedSweep || sweep?.isFinished != true {
      _ = update(.sweepComputed(.finished(wantedSweep)))
    }
    while let wanted = unknownRival { _ = update(.rivalComputed(.finished(wanted))) }
  }

  /// Gives the panel of curvatures every λ that it asks for.
  mutating func computeSharpness() {
    guard !wantedSharpness.isEmpty else { return }
    _ = update(.sharpnessComputed(wantedSharpness.compactMap { KnownSharpness($0) }))
  }

  /// Gives the panel of the map what it asks for, to the end.
  mutating func computeMap(toTheEnd isWhole: Bool = true) {
    guard let wantedMap, map?.request != wantedMap || map?.isFinished != true else { return }
    _ = update(.mapComputed(isWhole ? .finished(wantedMap) : .first(wantedMap)))
  }

  /// Gives the contour the plane of starts that it asks for, to the end.
  mutating func computeBasins(toTheEnd isWhole: Bool = true) {
    guard let wantedBasins, basins?.request != wantedBasins || basins?.isFinished != true else { return }
    _ = update(.basinsComputed(isWhole ? .finished(wantedBasins) : .first(wantedBasins)))
  }

  /// Gives the contour the fan of all rates and the path of η → 0 that it asks for, to the end.
  mutating func computeWays() {
    if let wantedFan, fan?.request != wantedFan || fan?.isFinished != true {
      var image = FanImage(wantedFan)
      while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {}
      _ = update(.fanComputed(image))
    }
    if let wantedFlow, flow?.request != wantedFlow || flow?.isFinished != true {
      var image = FlowImage(wantedFlow)
      while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {}
      _ = update(.flowComputed(image))
    }
  }

  /// Gives the panel of curves every step that it asks for.
  mutating func computeCurves() {
    while let wantedCurve {
      var image = CurveImage(wantedCurve)
      while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {}
      _ = update(.curveComputed(image))
    }
  }

  var cursor: Cursor { workspace.cursor }
  var history: History { workspace.history }
  var cost: Double { situation.step.cost }
  var rate: Double { settingsInForce.learningRate }
}

extension Model {
  /// Types a command into the palette, and has it done.
  mutating func order(_ text: String) {
    press(":")
    type(text)
    press("Enter")
  }
}
