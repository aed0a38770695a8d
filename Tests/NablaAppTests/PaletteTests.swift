import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

extension Model {
  /// The palette that takes the keys; nil where there is none.
  fileprivate var palette: CommandPalette? {
    if case .palette(let palette) = overlay { return palette }
    return nil
  }

  fileprivate var paletteRows: [PaletteRow] { palette.map { rows(of: $0) } ?? [] }

  /// Opens the palette, types a text, and presses Enter.
  @discardableResult
  fileprivate mutating func command(_ text: String) -> [Command] {
    press(":")
    type(text)
    return press("Enter")
  }

  fileprivate func rows(typing text: String) -> [PaletteRow] {
    var model = self
    model.press(":")
    model.type(text)
    return model.paletteRows
  }
}

@Suite struct `Names of commands` {
  @Test func `no two commands have one name, and all are kebab-case`() {
    let names = Action.table.map(\.name) + ValueCommand.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z]+[0-9]?(-[a-z0-9]+)*/) != nil, "\(name)") }
  }

  @Test(arguments: Language.allCases)
  func `every command with a value says what it does`(language: Language) {
    let texts = ValueCommand.allCases.map { PaletteLabel.form($0).text(in: language) }
    #expect(Set(texts).count == texts.count)
  }

  @Test func `the palette has words for everything`() throws {
    let words: [PaletteLabel] =
      [
        .title, .placeholder, .footer, .form(.theme), .named(LocalizedText(ko: "제목", en: "title")),
        .asks(.cost(step: 1, now: 0.25)), .goesTo(3), .selects("w1"), .isNow("w1", "0.5"), .now,
        .takes("1…4", now: "2"), .takes("1…4", now: ""),
        .refused("x", takes: "1…4"), .because(.targetsNoShares), .unknown("x", nearest: "y"), .noCommand("x"),
        .tryTitle, .tryDeed, .trySetting, .tryName, .tryNumber,
      ] + ValueCommand.allCases.map { .form($0) }
    try WordingChecks.check(words, file: "PaletteLabel.swift")
  }
}

@Suite struct `The command palette` {
  @Test(arguments: [":", "C-p"])
  func `two keys open it, with every action and every command in it`(key: String) {
    var model = Model("worked-example")
    model.press(key)
    let deeds = model.paletteRows.map(\.deed)
    for action in Action.table { #expect(deeds.contains(.action(action))) }
    for command in ValueCommand.allCases { #expect(deeds.contains(.form(command))) }
    #expect(deeds.count == Action.table.count + ValueCommand.allCases.count)
    model.press("Esc")
    #expect(model.overlay == nil)
  }

  @Test(arguments: SceneLibrary.names)
  func `a row's reason is the key's own`(name: String) {
    var model = Model(name)
    model.press("] ] :")
    for row in model.paletteRows {
      guard case .action(let action) = row.deed else { continue }
      #expect(row.reason == model.reason(against: action), "\(row.command)")
    }
  }

  @Test(arguments: [
    ("restart", "restart"), ("새 시드", "new-seed"), ("되돌린 것", "redo"), ("한국어", "other-language"),
    ("  HELP ", "help"), ("comparison end", "end-race"), ("비교 끝", "end-race"), ("이 도우", "help"),
    ("ㄷㅇ ㅈㅁ", "next-scene"), (":::quit", "quit"), ("\u{1103}\u{116E}\u{11BC}\u{1100}\u{1169}\u{11AB}", "axes w5 w6"),
  ])
  func `words in either language find a command`(text: String, command: String) {
    guard text.first?.unicodeScalars.first?.value != 0x1103 else {
      // Decomposed 둥곤: nothing is called so.
      #expect(Model("worked-example").rows(typing: text).isEmpty)
      return
    }
    for language in Language.allCases {
      let rows = Model("worked-example", language: language).rows(typing: text)
      #expect(rows.contains { $0.command == command }, "\(rows.map(\.command))")
    }
  }

  /// What people type, and what it has to lead to.
  @Test(arguments: [
    ("data", "panel data"), ("데이터", "panel data"), ("shift", "pan-left"), ("시프트", "pan-left"), ("ctrl", "reload"),
    ("S-Left", "pan-left"), ("shift+left", "pan-left"), ("c-o", "reload"), ("adam", "optimizer adam"),
    ("sgd", "optimizer gradient-descent"), ("linear", "activation identity"), ("cross-entropy", "loss log-loss"),
    ("교차엔트로피", "next-loss"), ("lr", "learning-rate-up"), ("save", "export"), ("저장", "export"), ("gif", "record"),
    ("비교", "start-race"), ("spiral", "scene spiral"), ("등고선", "panel contour"), ("reset", "restart"),
    ("dark", "theme dark"),
    ("colour", "next-theme"), ("why", "explain"),
  ])
  func `things are found by what people call them`(typed: String, command: String) {
    for language in Language.allCases {
      let model = Model("hidden-layer", language: language)
      let rows = model.rows(typing: typed).map(\.command)
      #expect(rows.contains(command), "\(rows)")
    }
  }

  @Test(arguments: Language.allCases, [(80, 24), (60, 20), (200, 60)])
  func `an empty list says what to type, and what it says works`(language: Language, size: (Int, Int)) {
    var model = Model("hidden-layer", columns: size.0, rows: size.1, language: language)
    _ = model.update(.catalogRead(sceneCatalog))
    model.press(":")
    model.type("xyzzy")
    #expect(model.paletteRows.isEmpty)
    let text = model.draw().text
    #expect(text.contains("xyzzy") && text.contains("120"))
    // Every example that it gives is found.
    let advice: [PaletteLabel] = [.tryDeed, .trySetting, .tryName]
    for label in advice {
      let examples = label.text(in: language).split(separator: ":", maxSplits: 1)[1].split(separator: ",")
      let other = Model("hidden-layer", language: language)
      for example in examples { #expect(!other.rows(typing: String(example)).isEmpty, "\(example)") }
    }
  }

  @Test func `keys are written as people write them`() {
    #expect(Key(name: "S-Left")!.title() == "Shift+←" && Key(name: "S-Left")!.title(isASCII: true) == "Shift+Left")
    #expect(Key(name: "C-o")!.title() == "Ctrl+O" && Key(name: "o")!.title() == "o")
    for (level, arrow) in [(GlyphLevel.braille, "Shift+←"), (.ascii, "Shift+Left")] {
      var model = Model("cost-surface", columns: 80, rows: 100, glyphs: level)
      model.press("?")
      let text = model.draw().text
      #expect(text.contains(arrow) && text.contains("Ctrl+O"))
      #expect(text.firstMatch(of: /\b[CS]-[A-Za-z]/) == nil)
      model.press("Esc :")
      model.type("ctrl")
      #expect(model.draw().text.contains("Ctrl+O"))
    }
  }

  @Test func `decomposed Hangul finds what composed Hangul finds`() {
    let model = Model("worked-example", language: .ko)
    let composed = model.rows(typing: "학습률").map(\.command)
    #expect(composed.contains("learning-rate-up"))
    var other = model
    other.press(":")
    _ = other.update(.pasted("\u{1112}\u{1161}\u{11A8}\u{1109}\u{1173}\u{11B8}\u{1105}\u{1172}\u{11AF}"))
    #expect(other.paletteRows.map(\.command) == composed)
  }

  @Test func `every typed word has to occur`() {
    let model = Model("worked-example")
    let both = model.rows(typing: "next panel").map(\.command)
    #expect(both == ["next-panel"])
    #expect(model.rows(typing: "next").count > 5)
    #expect(model.rows(typing: "next nowhere").isEmpty)
  }

  @Test func `what begins with the text comes first, the exact name before all`() {
    let model = Model("worked-example")
    #expect(model.rows(typing: "theme")[0].deed == .form(.theme))
    #expect(model.rows(typing: "undo")[0].deed == .action(.undo))
    #expect(model.rows(typing: "play")[0].deed == .action(.playPause))
  }

  @Test func `Enter does what the chosen row's key does`() {
    for action in Action.table where action != .palette {
      var pressed = Model("hidden-layer")
      pressed.press("] ] + Right")
      var chosen = pressed
      guard pressed.reason(against: action) == nil else { continue }
      let asked = pressed.update(.key(action.keys[0]))
      chosen.press(":")
      chosen.type(action.name)
      #expect(chosen.press("Enter") == asked || asked != [], "\(action)")
      if asked.isEmpty { #expect(chosen == pressed, "\(action)") }
    }
  }

  @Test func `a row that would do nothing says why and stays`() {
    var model = Model("worked-example")
    model.command("undo")
    #expect(model.toast?.phrase == .nothingToUndo)
    #expect(model.palette?.text == "undo")
    #expect(model.draw().text.contains("nothing to undo"))
    model.press("Esc")
    #expect(model.overlay == nil)
  }

  @Test func `arrows move through the rows and stop at the ends`() {
    var model = Model("worked-example")
    model.press(": Down Down")
    #expect(model.chosenRow(of: model.palette!) == 2)
    model.press("Up Up Up Up")
    #expect(model.chosenRow(of: model.palette!) == 0)
    for _ in 0..<40 { model.press("PgDn") }
    #expect(model.chosenRow(of: model.palette!) == model.paletteRows.count - 1)
    model.press("C-p C-p C-n")
    #expect(model.chosenRow(of: model.palette!) == model.paletteRows.count - 2)
    model.press("q")
    #expect(model.chosenRow(of: model.palette!) == 0)
  }

  @Test func `it opens empty, whatever was typed the last time`() {
    var model = Model("worked-example")
    model.press(": q u Down Esc :")
    #expect(model.palette == CommandPalette())
    model.press(": : x")
    #expect(model.palette?.text == "x")
  }

  @Test func `Tab writes the chosen command out`() {
    var model = Model("worked-example")
    model.press(":")
    model.type("learning-ra")
    model.press("Tab")
    #expect(model.palette?.text == "learning-rate ")
    model.type("0.03")
    model.press("Enter")
    #expect(model.rate == 0.03)
    model.press(":")
    model.type("set w")
    model.press("Down Down Tab")
    #expect(model.palette?.text == "set w3 ")
  }

  @Test func `a click does a row, the wheel goes through them`() {
    var model = Model("worked-example", columns: 80, rows: 24)
    model.press(":")
    let rows = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
    let y = rows.firstIndex { $0.contains("next-step") }!
    _ = model.update(.clicked(Point(x: 30, y: y)))
    #expect(model.overlay == nil)
    #expect(model.cursor.step == 1)
    model.press(":")
    _ = model.update(.scrolled(Point(x: 3, y: 5), steps: 3))
    #expect(model.chosenRow(of: model.palette!) == 3)
    _ = model.update(.scrolled(Point(x: 3, y: 5), steps: -9))
    #expect(model.chosenRow(of: model.palette!) == 0)
  }

  @Test(arguments: Language.allCases)
  func `it fits from 20x6 upwards`(language: Language) {
    for (columns, rows) in [(20, 6), (21, 7), (40, 10), (40, 13), (60, 14), (80, 24), (96, 30), (200, 60), (300, 120)] {
      for text in ["", "theme ", "learning-rate x", "nothing at all", "scene ", "axes w1 "] {
        var model = Model("worked-example", columns: columns, rows: rows, language: language)
        model.press(":")
        model.type(text)
        let frame = model.draw()
        #expect(fault(in: frame, of: model) == nil)
        #expect(frame.cursor != nil)
        let shown = PalettePage(Shown(model), model.palette!).visible
        #expect(shown >= 2)
        model.press("Enter")
        #expect(fault(in: model.draw(), of: model) == nil)
      }
    }
  }
}

@Suite struct `Commands with a value` {
  @Test func `they set what they name`() {
    var model = Model("hidden-layer")
    model.command("learning-rate 0.03")
    #expect(model.rate == 0.03)
    model.command("activation relu")
    #expect(model.settingsInForce.network?.learnerActivation == .relu)
    model.command("optimizer adam")
    #expect(model.settingsInForce.optimizer.name == .adam)
    model.command("batch 2")
    #expect(model.settingsInForce.batch == .size(2))
    model.command("batch all")
    #expect(model.settingsInForce.batch == .all)
    model.command("loss mae")
    #expect(model.settingsInForce.loss == .mae)
    model.command("initialization he")
    #expect(model.history.experiment.initialization.name == .he)
    model.command("seed 77")
    #expect(model.history.experiment.initialization.seed == 77)
    model.command("goto 12")
    #expect(model.cursor == Cursor(step: 12, beat: 0))
    model.command("set w3 -0.5")
    #expect(model.situation.parameters[2] == -0.5)
    #expect(model.done.count == 9)
    for _ in 0..<9 { model.press("u") }
    #expect(model.workspace == Model("hidden-layer").workspace)
  }

  @Test func `they choose what is shown`() {
    var model = Model("hidden-layer")
    model.command("select w4")
    #expect(model.look.selection == 3)
    model.command("axes w2 w5")
    #expect([model.look.axisX, model.look.axisY] == [1, 4])
    model.command("panel weights")
    #expect(model.look.focus == .weights)
    model.command("sample 3")
    #expect(model.look.sample == 2)
    model.command("precision cut 4")
    #expect(model.look.derivation.precision == .cut(4))
    model.command("precision 3")
    #expect(model.look.derivation.precision == .rounded(3))
    model.command("theme light")
    #expect(model.look.theme == .light)
    model.command("glyphs blocks")
    #expect(model.look.glyphs == .blocks)
    model.command("language ko")
    #expect(model.language == .ko)
    model.command("speed beats 4")
    #expect(model.playback.speed.map { Playback.ladder[$0] } == .beats(perSecond: 4))
    model.command("speed 300")
    #expect(model.playback.speed.map { Playback.ladder[$0] } == .steps(perSecond: 300))
    model.command("speed auto")
    #expect(model.playback.speed == nil)
    #expect(model.command("scene spiral") == [])
    #expect(model.workspace.scene.name == "spiral")
  }

  @Test func `a bare number is a step, a parameter's name selects it`() {
    var model = Model("hidden-layer")
    model.command("7")
    #expect(model.cursor.step == 7)
    model.command("w5")
    #expect(model.look.selection == 4)
    model.press(": : 3 Enter")
    #expect(model.cursor.step == 3)
  }

  @Test(arguments: [
    ("learning-rate 0", "0 < η ≤ 1000000"), ("learning-rate x", "0 < η ≤ 1000000"), ("learning-rate nan", "1000000"),
    ("learning-rate 1e7", "1000000"), ("goto -1", "0…1000000"), ("goto 1.5", "0…1000000"), ("batch 0", "all, 1…4"),
    ("batch 5", "all, 1…4"), ("sample 5", "1…4"), ("sample 0", "1…4"), ("set w3", "set w5 0.5"),
    ("set w3 inf", "set w5 0.5"), ("set w99 1", "w1…w6"), ("axes w1 w1", "w1…w6"),
    ("activation sigmiod", "sigmoid"), ("theme lihgt", "light"),
    ("loss lgo-loss", "log-loss"), ("panel contuor", "contour"), ("scene sprial", "spiral"), ("theme x", "dark, light"),
    ("select w99", "w1…w6"), ("speed 31", "auto, beats 1"), ("lerning-rate 1", "learning-rate"), ("w99", "w1…w6"),
    ("qiut", "quit"), ("99999999999", "0…1000000"), ("precision 9", "exact, 3"),
  ])
  func `what does not fit says what does, and nothing is lost`(text: String, told: String) {
    var model = Model("hidden-layer", columns: 200, rows: 60)
    let before = model
    model.command(text)
    let problem = model.palette?.problem?.english
    // Half a word may still choose the row that begins so.
    #expect(problem?.contains(told) == true, "\(text): \(problem ?? "nothing"), \(model.palette?.text ?? "closed")")
    #expect(model.palette?.text == text)
    #expect(model.workspace == before.workspace)
    #expect(model.look == before.look)
    model.press("Esc")
    #expect(model.overlay == nil)
    #expect(model == before)
  }

  @Test func `Enter on a bare command leaves what is there as it is`() {
    for command in ValueCommand.allCases where command != .set && command != .scene {
      var model = Model("hidden-layer")
      model.press("]")
      let before = model
      model.press(":")
      model.type(command.rawValue + " ")
      model.press("Enter")
      #expect(model.history.settings(at: 1) == before.history.settings(at: 1), "\(command)")
      if command != .initialization, command != .seed { #expect(model.workspace == before.workspace, "\(command)") }
    }
  }

  @Test func `the form is shown with what is allowed and what is there`() {
    var model = Model("hidden-layer", columns: 80, rows: 24)
    model.press(":")
    model.type("learning-rate ")
    let rate = Words.short(model.rate)
    #expect(model.draw().text.contains("takes 0 < η ≤ 1000000 · now \(rate)"))
    model.press("C-u")
    model.type("optimizer ")
    #expect(model.draw().text.contains("▸optimizer gradient-descent"))
  }

  @Test func `a value that the other settings forbid says why`() {
    var model = Model("perceptron")
    model.command("activation tanh")
    #expect(model.toast?.phrase == .perceptronNeedsStep)
    #expect(model.palette?.text == "activation tanh")
    model.press("Esc")
    model.command("loss log-loss")
    #expect(model.toast?.phrase == .doesNotFit("log-loss"))
    model.press("Esc")
    model.command("seed 9")
    #expect(model.toast?.phrase == .seedNotUsed(model.history.experiment.initialization.name))
    var formula = Model("parabola")
    formula.command("activation tanh")
    #expect(formula.toast?.phrase == .noNetwork)
  }

  @Test func `a large network's names are found without listing them all`() {
    let model = Model("digits")
    #expect(model.rows(typing: "select ").count == Model.mostOffered)
    #expect(model.rows(typing: "select w6").first?.command == "select w6")
    #expect(model.rows(typing: "w123").first?.command == "select w123")
  }

  @Test func `it opens at any moment of any kind of scene`() {
    for name in ["worked-example", "parabola", "perceptron", "spiral"] {
      var model = Model(name, columns: 80, rows: 24)
      for command in ValueCommand.allCases {
        model.press(":")
        model.type(command.rawValue + " ")
        #expect(!model.takes(command).isEmpty, "\(name) \(command)")
        #expect(fault(in: model.draw(), of: model) == nil)
        model.press("Esc")
      }
    }
  }
}
