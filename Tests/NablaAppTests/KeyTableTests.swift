import NablaCanvas
import NablaLesson
import NablaScenes
import NablaWords
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `The key table` {
  @Test func `no key stands in it twice`() {
    var seen: [Key: Action] = [:]
    for action in Action.table {
      #expect(!action.keys.isEmpty)
      for key in action.keys {
        #expect(seen[key] == nil, "\(key.name): \(action) and \(seen[key]!)")
        seen[key] = action
        #expect(Action(key: key) == action)
        #expect(Key(name: key.name) == key, "\(key.name) is not read back")
      }
    }
  }

  @Test func `every name stands in it once`() {
    #expect(Set(Action.table.map(\.name)).count == Action.table.count)
    for action in Action.table { #expect(action.name.contains(/^[a-z]+(-[a-z0-9]+)*$/), "\(action)") }
    for number in 1...9 { #expect(Action.panel(number).keys.map(\.name) == ["\(number)"]) }
  }

  @Test(arguments: Language.allCases)
  func `every row says what it does`(language: Language) {
    var seen: [String: Action] = [:]
    for action in Action.table {
      let text = action.words[language]
      #expect(!text.isEmpty)
      #expect(seen[text] == nil, "“\(text)” is \(action) and \(seen[text]!)")
      seen[text] = action
      if let hint = action.hint {
        #expect(!hint[language].isEmpty)
        #expect(TextWidth.of(hint[language]) <= 10, "a hint is a word or two")
      }
    }
  }

  @Test func `its words hold in both languages`() {
    // What a language calls itself is written in it.
    let texts = Action.table.filter { $0 != .language }.flatMap { [$0.words] + ($0.hint.map { [$0] } ?? []) }
    let words = texts.map { PaletteLabel.named($0) }
    for language in Language.allCases { WordingChecks.checkTexts(words, in: language) }
    WordingChecks.checkKorean(words, same: [])
    for word in words {
      #expect(!word.english.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(word.english)")
      #expect(Symbols.ascii.spell(word.english).unicodeScalars.allSatisfy { $0.isASCII }, "\(word.english)")
    }
  }

  @Test func `every group has keys`() {
    for group in KeyGroup.allCases { #expect(Action.table.contains { $0.group == group }) }
  }

  /// terminal.md: shift is lost under the Hangul layout except for Q W E R T O P, so other capitals have a twin.
  @Test func `a capital that the Hangul layout loses has another way`() {
    let kept = Set("QWERTOP".unicodeScalars.map { Key($0) })
    // These go one back through a setting, which Backspace does for all of them; N is n often enough.
    let backwards: Set<Action> = [
      .previousActivation, .previousInitialization, .previousBatch, .previousLoss, .previousSample,
    ]
    for action in Action.table {
      for key in action.keys {
        guard case .character(let scalar) = key.code, ("A"..."Z").contains(scalar), !kept.contains(key) else {
          continue
        }
        #expect(action.keys.count > 1 || backwards.contains(action), "\(action) has \(key.name) only")
      }
    }
  }

  /// terminal.md: nothing on Alt, Ctrl-S/Q/H/I/M/J.
  @Test func `keys that terminals keep for themselves are free`() {
    for name in ["C-s", "C-q", "C-h", "C-i", "C-m", "C-j"] { #expect(Action(key: Key(name: name)!) == nil) }
  }

  @Test(arguments: [
    ("Space", Action.playPause), ("Right", .nextBeat), ("l", .nextBeat), ("PgDn", .nextBeat), ("Left", .previousBeat),
    ("h", .previousBeat), ("PgUp", .previousBeat), ("]", .nextStep), ("[", .previousStep), ("}", .tenStepsForward),
    ("{", .tenStepsBack), ("Home", .firstStep), ("End", .latestStep), (">", .faster), (".", .faster), ("<", .slower),
    (",", .slower), ("n", .nextSample), ("N", .previousSample), ("r", .restart), ("R", .restartWithNewSeed),
    ("s", .typeSeed), (":", .palette), ("C-p", .palette), ("/", .search), ("+", .rateUp), ("=", .rateUp),
    ("-", .rateDown),
    ("_", .rateDown),
    ("a", .nextActivation), ("i", .nextInitialization), ("o", .nextOptimizer), ("b", .nextBatch), ("f", .nextLoss),
    ("e", .editValue), ("d", .nextScene), ("D", .sceneList), ("Backspace", .cycleBack), ("c", .axes), ("@", .cursor),
    ("V", .plane), ("C-n", .plane), ("v", .landscapeView), ("|", .fan), ("~", .flow),
    ("z", .zoomPanel), ("y", .lossScale), ("w", .weightLabels), ("C", .gradientCheck), ("C-g", .gradientCheck),
    ("p", .projector), ("F5", .projector), ("g", .glyphs),
    ("t", .nextTheme), ("L", .language),
    ("F3", .language), ("F2", .mouse), ("C-l", .redraw), ("C-o", .reload), ("?", .help), ("'", .marks), ("F1", .help),
    ("u", .undo),
    ("U", .redo),
    ("C-r", .redo), ("Esc", .escape), ("q", .quit), ("Q", .quitNow), ("C-c", .quitNow), ("C-z", .suspend),
    ("0", .overview), ("Tab", .focusNext), ("S-Tab", .focusPrevious), ("j", .selectNext), ("k", .selectPrevious),
    ("x", .export), ("F7", .export), ("X", .record), ("F8", .record), ("S", .screenshot), ("F9", .screenshot),
    ("S-Left", .panLeft), ("S-Up", .panUp), ("(", .zoomIn), (")", .zoomOut), ("H", .lesson), ("F6", .lesson),
  ])
  func `keys do what the page of keys says`(name: String, action: Action) {
    #expect(Action(key: Key(name: name)!) == action)
  }
}

@Suite struct `The hint bar` {
  @Test(arguments: Language.allCases, [GlyphLevel.braille, .ascii])
  func `whole items only, and help and quit always`(language: Language, glyphs: GlyphLevel) {
    for (name, isPlaying, keys) in [
      ("worked-example", true, ""), ("spiral", false, ""), ("cost-surface", false, "2 @"), ("valley", false, "v v v"),
      ("worked-example", false, "+ Enter"), ("parabola", false, "2 ("),
    ] {
      var model = Model(name, columns: 160, rows: 45, language: language, glyphs: glyphs, isPlaying: isPlaying)
      model.press(keys)
      for width in 20...300 { check(HintBar(model, width: width), width, model) }
    }
  }

  private func check(_ bar: HintBar, _ width: Int, _ model: Model) {
    #expect(bar.items.suffix(2).map(\.action) == [.help, .quit], "at \(width)")
    var end = -2
    for item in bar.items {
      #expect(item.x == end + 2)
      end = item.x + item.width
    }
    #expect(end <= width, "\(end) cells of \(width)")
    var frame = Frame(Size(columns: width, rows: 1))
    bar.draw(in: Rect(x: 0, y: 0, width: width, height: 1), of: &frame, Pencil(model))
    let words = bar.items.map { "\($0.key) \($0.word)" }.joined(separator: "  ")
    #expect(frame.text == words)
  }

  @Test func `a wider bar never shows less`() {
    let model = Model("hidden-layer")
    var last = 0
    for width in 20...240 {
      let count = HintBar(model, width: width).items.count
      #expect(count >= last)
      last = count
    }
    #expect(last > 12)
  }

  @Test func `it offers nothing that would be refused`() {
    var model = Model("worked-example")
    #expect(!HintBar(model, width: 240).items.contains { $0.action == .undo })
    model.press("+")
    #expect(HintBar(model, width: 240).items.contains { $0.action == .undo })
  }

  @Test func `space reads pause while it plays`() {
    #expect(HintBar(Model("neuron", isPlaying: true), width: 80).items[0].word == "Pause")
    #expect(HintBar(Model("neuron"), width: 80).items[0].word == "Play")
  }
}
