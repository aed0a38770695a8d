// How a model begins, and what a scene decides of it.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// - Parameters:
  ///   - scene: what is taught; its first run starts at step 0.
  ///   - size: the screen, in cells.
  ///   - surroundings: what the terminal can show, as far as it is known.
  ///   - language: of every word on the screen, where the locale has its letters.
  ///   - theme: which table of colours.
  ///   - glyphs: what curves are drawn with.
  ///   - signs: what text and marks are made of.
  ///   - isPlaying: whether steps are made as time goes by.
  ///   - isAnimated: without, nothing plays until it is asked to, and nothing moves in between two pictures.
  ///   - isMouseOn: whether clicks count.
  ///   - catalog: the scenes that can be opened from here.
  package init(
    _ scene: Scene, size: Size, surroundings: Surroundings = Surroundings(), language: Language = .en,
    theme: Theme = .dark, glyphs: GlyphLevel = .braille, signs: SignSet = .usual, isPlaying: Bool = true,
    isAnimated: Bool = true,
    isMouseOn: Bool = true,
    catalog: [CatalogEntry] = []
  ) {
    var look = Look(
      language: surroundings.hasHangul ? language : .en, theme: theme,
      glyphs: surroundings.isUnicode ? glyphs : .ascii, focus: .network)
    look.signs = signs
    look.isMouseOn = isMouseOn
    self.init(bare: scene, size: size, surroundings: surroundings, look: look, catalog: catalog)
    playback = Playback(isPlaying: isPlaying && isAnimated)
    playback.isAnimated = isAnimated
    adopt(scene)
    startScenesRace()
  }

  /// Shows a slice of its own at a resolution of its own, as a benchmark needs it.
  package mutating func showSlice(x: Int, y: Int?, _ viewport: Viewport, samples: Size) {
    look.axisX = x
    look.axisY = y
    look.viewport = viewport
    look.contourSamples = samples
    refreshSlice()
  }

  /// Sets what a scene decides: its panels, axes and ranges.
  mutating func adopt(_ scene: Scene) {
    look.focus = panels[0]
    look.isZoomed = false
    look.selection = 0
    look.sample = Self.tellingSample(of: scene.experiment.dataset)
    look.lessonPage = 0
    look.isAnswerOpen = false
    look.isAnswerNew = false
    look.isPredicting = false
    look.isHeldBack = false
    look.isQuestionSeen = scene.question == nil
    look.derivation = DerivationLook()
    look.focusBefore = nil
    look.viewport = nil
    look.plane = .parameters
    look.cursor = nil
    look.dataCursor = nil
    look.landscape = scene.contour?.view ?? .lines
    forgetStance()
    look.isLossLogarithmic = nil
    let names = situation.names
    let first = scene.contour?.x.flatMap { names.index(of: $0) } ?? 0
    let second = scene.contour?.y.flatMap { names.index(of: $0) }
    look.axisX = first
    look.axisY = second ?? names.first(except: first)
    look.selection = first
    refreshCurvature()
    refreshSlice()
    noteQuestion()
  }

  /// The first sample none of whose inputs is 0, so that every product on screen says something; else the first one.
  private static func tellingSample(of data: Dataset?) -> Int {
    guard let data else { return 0 }
    return (0..<min(data.count, 1_000)).first { data.input($0).allSatisfy { $0 != 0 } } ?? 0
  }
}
