// What the stream paints is what the frame says: the program's own bytes, played through a terminal, cell for cell.

import FaultTable
import NablaCanvas
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaScenes
import NablaScreen
import NablaWords
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `What the stream paints` {
  /// One way to show a scene.
  struct Showing: CustomTestStringConvertible, Sendable {
    let scene: String
    let columns: Int
    let rows: Int
    let glyphs: GlyphLevel
    let language: Language
    let theme: Theme

    var testDescription: String { "\(scene) \(columns)x\(rows) \(glyphs) \(language) \(theme)" }
  }

  private static let sizes = [(80, 24), (120, 40), (200, 60), (60, 20), (20, 6)]

  /// Every combination, or so many that every scene, and every pair of sizes, glyphs, languages and themes is there.
  private static let showings: [Showing] = {
    func showing(_ scene: Int, _ size: Int, _ glyphs: Int, _ language: Int, _ theme: Int) -> Showing {
      Showing(
        scene: SceneLibrary.names[scene % SceneLibrary.names.count], columns: sizes[size].0, rows: sizes[size].1,
        glyphs: GlyphLevel.allCases[glyphs], language: Language.allCases[language], theme: Theme.allCases[theme])
    }
    let themes = Theme.allCases.count
    if Soak.isOn {
      return SceneLibrary.names.indices.flatMap { scene in
        sizes.indices.flatMap { size in
          (0..<3).flatMap { glyphs in
            (0..<2).flatMap { language in (0..<themes).map { showing(scene, size, glyphs, language, $0) } }
          }
        }
      }
    }
    // Going through sizes and themes, the others take turns at paces that meet in every pair.
    var result: [Showing] = []
    for size in sizes.indices {
      for theme in 0..<themes {
        let number = result.count
        result.append(showing(number, size, (size + theme) % 3, (size + theme / 3 + number / 2) % 2, theme))
      }
    }
    for scene in result.count..<max(result.count, SceneLibrary.names.count) {
      result.append(showing(scene, scene % sizes.count, scene % 3, scene / 2 % 2, scene % themes))
    }
    return result
  }()

  @Test(.fault("T1", "T2", "T3"), arguments: showings)
  func `is what the frame says, cell for cell`(showing: Showing) throws {
    let opened = try SceneLibrary.scene(named: showing.scene)
    let scene = try #require(opened)
    var model = Model(
      scene, size: Size(columns: showing.columns, rows: showing.rows), language: showing.language,
      theme: showing.theme, glyphs: showing.glyphs, isPlaying: false,
      catalog: SceneLibrary.names.map { CatalogEntry(name: $0, title: scene.title) })
    // As the program does: pictures of many runs, what the contour asks for, then the curvature.
    func finished<Image: RefinedImage>(_ wanted: Image.Request?) -> Image? {
      guard let wanted else { return nil }
      var image = Image(wanted)
      while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {}
      return image
    }
    if let image: SweepImage = finished(model.wantedSweep) { _ = model.update(.sweepComputed(image)) }
    if let image: SweepImage = finished(model.unknownRival) { _ = model.update(.rivalComputed(image)) }
    if let image: MapImage = finished(model.wantedMap) { _ = model.update(.mapComputed(image)) }
    while let image: CurveImage = finished(model.wantedCurve) { _ = model.update(.curveComputed(image)) }
    if let image: BasinImage = finished(model.wantedBasins) { _ = model.update(.basinsComputed(image)) }
    _ = model.update(.sharpnessComputed(model.wantedSharpness.compactMap { KnownSharpness($0) }))
    while let wanted = model.wantedSlice, model.slice?.request != wanted || model.slice?.isFinest != true {
      let image = try #require(SliceImage(wanted, stride: 1) { jobs, job in (0..<jobs).forEach(job) })
      _ = model.update(.sliceComputed(image))
    }
    if let wanted = model.unknownCurvature, let known = KnownCurvature(wanted) {
      _ = model.update(.curvatureComputed(known))
    }
    model.ask()
    let frame = model.draw()

    let session = try TerminalSession(
      nabla,
      [
        showing.scene, "--paused", "--lang", showing.language.rawValue, "--theme", showing.theme.rawValue, "--glyphs",
        showing.glyphs.rawValue,
      ], columns: showing.columns, rows: showing.rows)
    func differences() -> [String] {
      var found: [String] = []
      for y in 0..<showing.rows {
        for x in 0..<showing.columns {
          let expected = Self.expected(frame[x, y], model)
          let shown = Self.seen(session.cell(x, y))
          if shown != expected { found.append("\(x),\(y): \(shown) instead of \(expected)") }
        }
      }
      return found
    }
    // Basins of a formula take long where machines are slow.
    let isSame = session.until(150) { differences().isEmpty }
    #expect(isSame, "\(differences().count), first \(differences().first ?? "")\n\(frame.text)\n\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
  }

  /// What can be seen of a cell.
  private struct Look: Equatable {
    var text: String
    var foreground: Int
    var background: Int
    var isBold: Bool
    var isUnderlined: Bool
    var isReversed: Bool
  }

  private static func expected(_ cell: Cell, _ model: Model) -> Look {
    let appearance = model.look.theme.appearance(of: cell.style, depth: .twoHundredFiftySix).drawing(cell.glyph)
    let isRight = cell.glyph == Cell.rightHalf
    return visible(
      Look(
        text: isRight ? "" : String(Character(cell.glyph)), foreground: appearance.foreground,
        background: appearance.background, isBold: appearance.attributes.contains(.bold),
        isUnderlined: appearance.attributes.contains(.underline),
        isReversed: appearance.attributes.contains(.reverse)))
  }

  private static func seen(_ cell: ShownCell) -> Look {
    visible(
      Look(
        text: cell.text, foreground: cell.foreground, background: cell.background, isBold: cell.isBold,
        isUnderlined: cell.isUnderlined, isReversed: cell.isReversed))
  }

  /// A blank has no letter to be coloured, and the right half of a wide character looks like its left half.
  private static func visible(_ look: Look) -> Look {
    var look = look
    if look.text == "" {
      return Look(text: "", foreground: -1, background: 0, isBold: false, isUnderlined: false, isReversed: false)
    }
    if look.text == " ", !look.isReversed, !look.isUnderlined { look.foreground = -1 }
    if look.text == " " { look.isBold = false }
    return look
  }
}
