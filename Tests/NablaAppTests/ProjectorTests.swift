import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Projector mode` {
  /// The rows of a large text.
  private func rows(_ text: String, _ scale: BigText.Scale, _ level: GlyphLevel) -> [String] {
    let big = BigText(text, scale: scale, level: level)!
    var frame = Frame(Size(columns: big.width, rows: BigText.height(scale, level: level)))
    big.draw(.plain, x: 0, y: 0, into: &frame)
    return frame.text.split(separator: "\n").map(String.init)
  }

  private func shows(_ text: String, _ scale: BigText.Scale, _ model: Model) -> Bool {
    let screen = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = rows(text, scale, model.look.glyphs)
    return wanted.indices.allSatisfy { screen[2 + $0].contains(wanted[$0].trimmedRight) }
  }

  @Test(arguments: ["p", "F5"])
  func `a key brings it and takes it away, and everything is as before`(key: String) {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("] ]")
    let before = model
    model.press(key)
    #expect(model.look.isProjecting)
    #expect(model.arrangement.places.count == 1)
    model.press(key)
    #expect(model == before)
    model.press("\(key) Esc")
    #expect(model == before, "Esc leaves it too")
  }

  @Test(arguments: [(80, 24, BigText.Scale.single), (120, 40, .double), (200, 60, .double)], GlyphLevel.allCases)
  func `cost and learning rate are large`(size: (Int, Int, BigText.Scale), glyphs: GlyphLevel) {
    var model = Model("worked-example", columns: size.0, rows: size.1, glyphs: glyphs)
    model.press("] p")
    // By hand: C = (1 - 0.6662)^2 at step 1, printed with four decimals.
    let cost = model.cost
    let digits = String((cost * 1e4).rounded() / 1e4)
    #expect(shows("C \(digits)", size.2, model), "\(digits)\n\(model.draw().text)")
    #expect(shows("η 1", size.2, model))
    model.press("+")
    #expect(shows("η 2", size.2, model))
  }

  @Test(arguments: Language.allCases)
  func `one sentence says what happens at the beat`(language: Language) {
    var model = Model("worked-example", columns: 120, rows: 40, language: language)
    model.press("p")
    for beat in model.beats {
      let sentence = Label.caption(beat, layers: 2, by: .gradientDescent).text(in: language)
      #expect(model.draw().text.contains(sentence), "\(sentence)")
      // A presenter's remote.
      model.press("PgDn")
    }
    #expect(model.cursor == Cursor(step: 1, beat: 0))
    model.press("PgUp")
    #expect(model.cursor == Cursor(step: 0, beat: model.beats.count - 1))
  }

  @Test func `panels change by number and with Tab, and each has all the room`() {
    var model = Model("worked-example", columns: 80, rows: 24)
    model.press("p")
    for number in 1...9 {
      model.press("\(number)")
      #expect(model.arrangement.places.map(\.panel) == [model.panels[number - 1]])
    }
    model.press("1 Tab")
    #expect(model.arrangement.places.map(\.panel) == [model.panels[1]])
    model.press("z")
    #expect(model.toast?.phrase == .projectorShowsOne)
    model.press("0")
    #expect(model.toast?.phrase == .projectorShowsOne)
  }

  @Test func `the theme comes back unless another one was chosen`() {
    var model = Model("worked-example")
    let theme = model.look.theme
    model.press("p")
    #expect(model.look.theme == theme.projectorVariant)
    #expect(model.look.chosenTheme == theme, "what the next start would find")
    model.press("p")
    #expect(model.look.theme == theme)
    model.press("p t")
    let chosen = model.look.theme
    model.press("p")
    #expect(model.look.theme == chosen)
  }

  @Test func `every key does there what it does elsewhere`() {
    // A picture, and the command line that brings it back, are of what is shown, which is the difference.
    let skipped: Set<Action> = [
      .projector, .zoomPanel, .overview, .escape, .nextTheme, .previousTheme, .screenshot, .commandLine,
    ]
    for action in Action.table where !skipped.contains(action) {
      var usual = Model("hidden-layer", columns: 80, rows: 24)
      usual.press("] ] + Right z")
      var large = Model("hidden-layer", columns: 80, rows: 24)
      large.press("] ] + Right p")
      let commands = usual.update(.key(action.keys[0]))
      #expect(large.update(.key(action.keys[0])) == commands)
      #expect(large.workspace == usual.workspace, "\(action)")
      #expect(large.overlay == usual.overlay, "\(action)")
      #expect(large.playback == usual.playback, "\(action)")
    }
  }

  @Test(arguments: 1...3)
  func `at every size all is inside and nothing lies over anything else`(third: Int) {
    for columns in (third - 1) * 100 + 1...third * 100 {
      for rows in 1...120 {
        for banner in [0, 5, 7] where banner == 0 || rows >= 20 {
          let size = Size(columns: columns, rows: rows)
          let arrangement = Arrangement(
            size, panels: Panel.allCases, focus: .loss, isZoomed: false, bannerHeight: banner)
          if arrangement.kind == .card { continue }
          let rects = [
            arrangement.header, arrangement.banner, arrangement.places[0].rect, arrangement.status, arrangement.hints,
          ].filter { !$0.isEmpty }
          for (index, rect) in rects.enumerated() {
            guard Rect(size).contains(rect), rects.dropFirst(index + 1).allSatisfy({ $0.intersection(rect).isEmpty })
            else {
              Issue.record("\(columns)x\(rows), \(banner): \(rect)")
              return
            }
          }
          #expect(arrangement.places[0].rect.height >= 7)
        }
      }
    }
  }

  @Test(arguments: ["worked-example", "learning-rates", "parabola", "digits", "perceptron"])
  func `frames of all sizes and panels hold`(name: String) {
    var model = Model(name, language: .ko)
    model.press("] ] p")
    for (columns, rows) in [
      (1, 1), (20, 6), (40, 10), (40, 14), (59, 20), (60, 20), (79, 23), (80, 24), (99, 31), (100, 32), (300, 120),
    ] {
      _ = model.update(.resized(Size(columns: columns, rows: rows)))
      for _ in model.panels {
        model.press("Tab")
        for keys in ["", "g", "g", "g", ": Esc", "?", "Esc", "D", "Esc"] {
          if keys.isEmpty == false, columns != 80 { continue }
          model.press(keys)
          if let fault = fault(in: model.draw(), of: model) { Issue.record("\(columns)x\(rows) \(keys): \(fault)") }
        }
      }
    }
  }

  @Test(arguments: [1e-6, 0.000123, 1e6, 123456.789, 3e-5])
  func `long numbers are drawn as they are, smaller where they have to be`(rate: Double) {
    for (columns, rows) in [(80, 24), (100, 32), (120, 40), (200, 60)] {
      var model = Model("worked-example", columns: columns, rows: rows)
      model.press("p")
      model.setRate(rate)
      model.toast = nil
      let text = "η \(Words.short(rate))"
      #expect(shows(text, .single, model) || shows(text, .double, model), "\(columns): \(text)\n\(model.draw().text)")
    }
  }

  @Test(arguments: Language.allCases)
  func `a diverged run says so, and its last cost is large`(language: Language) {
    var model = Model("parabola", columns: 120, rows: 40, language: language)
    model.press("p")
    model.setRate(1e6)
    for _ in 0..<9 { model.press("}") }
    #expect(model.workspace.hasDiverged)
    model.toast = nil
    let sentence = try! #require(model.divergence).text(in: language)
    #expect(model.draw().text.contains(sentence))
    #expect(fault(in: model.draw(), of: model) == nil)
    let cost = Numeral.fixed(model.cost, decimals: 4, width: 8).filter { $0 != " " }
    #expect(shows("C \(cost)", .double, model) || shows("C \(cost)", .single, model), "\(cost)")
  }

  @Test func `recorded frames`() {
    var text = ""
    for (columns, rows, language, keys) in [
      (80, 24, Language.ko, "2 p"), (80, 24, .en, "3 p Right"), (120, 40, .ko, "1 F5"), (200, 60, .en, "2 p PgDn"),
      (60, 18, .ko, "p"), (40, 10, .en, "p"),
    ] {
      var model = Model("worked-example", columns: columns, rows: rows, language: language)
      model.begin(at: 3)
      model.press(keys)
      text += "== \(columns)x\(rows) \(language.rawValue), \(keys)\n" + model.picture().text + "\n"
    }
    var plain = Model(
      "worked-example", columns: 80, rows: 24, surroundings: Surroundings(colours: .mono, isUnicode: false))
    plain.press("] 3 p")
    text += "== ASCII 80x24\n" + plain.picture().text + "\n"
    expectGolden(text, "projector")
  }
}
