import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

/// Every action there is. A new one is missing from the switch below, which then does not compile.
private let everyAction: [Action] = [
  .terms,
  .playPause, .nextBeat, .previousBeat, .nextStep, .previousStep, .tenStepsForward, .tenStepsBack, .firstStep,
  .latestStep, .faster, .slower, .nextSample, .previousSample, .restart, .restartWithNewSeed, .typeSeed,
  .rateUp, .rateDown, .nextActivation, .previousActivation, .nextInitialization, .previousInitialization,
  .nextOptimizer, .previousOptimizer, .nextBatch, .previousBatch, .nextLoss, .previousLoss, .holdSelected,
  .holdAllButAxes, .nextLayerActivation, .addNeuron, .removeNeuron, .cycleBack, .editValue,
  .nextScene, .previousScene, .sceneList, .panLeft, .panRight, .panUp, .panDown, .zoomIn, .zoomOut, .cursor, .plane,
  .fan, .flow,
  .landscapeView,
  .overview,
  .focusNext,
  .focusPrevious, .selectNext, .selectPrevious, .zoomPanel, .axes, .lossScale, .weightLabels, .lesson, .lessonBack,
  .guess,
  .notes, .explain,
  .gradientCheck, .timeline, .race, .endRace,
  .precision, .projector, .glyphs,
  .nextTheme, .previousTheme, .language, .mouse, .redraw, .reload, .palette, .search, .help, .marks, .undo, .redo,
  .export,
  .record, .screenshot, .commandLine, .escape,
  .quit,
  .quitNow,
  .suspend,
]

/// Whether an action has to be in the list above; the numbered panels are checked by number.
private func isListed(_ action: Action) -> Bool {
  switch action {
  case .panel: return false
  case .terms,
    .playPause, .nextBeat, .previousBeat, .nextStep, .previousStep, .tenStepsForward, .tenStepsBack, .firstStep,
    .latestStep, .faster, .slower, .nextSample, .previousSample, .restart, .restartWithNewSeed, .typeSeed,
    .rateUp, .rateDown, .nextActivation, .previousActivation, .nextInitialization, .previousInitialization,
    .nextOptimizer, .previousOptimizer, .nextBatch, .previousBatch, .nextLoss, .previousLoss, .holdSelected,
    .holdAllButAxes, .nextLayerActivation, .addNeuron, .removeNeuron, .cycleBack, .editValue,
    .nextScene, .previousScene, .sceneList, .panLeft, .panRight, .panUp, .panDown, .zoomIn, .zoomOut, .cursor, .plane,
    .fan, .flow,
    .landscapeView,
    .overview,
    .focusNext,
    .focusPrevious, .selectNext, .selectPrevious, .zoomPanel, .axes, .lossScale, .weightLabels, .lesson, .lessonBack,
    .guess,
    .notes,
    .explain,
    .gradientCheck, .timeline, .race, .endRace,
    .precision, .projector, .glyphs,
    .nextTheme, .previousTheme, .language, .mouse, .redraw, .reload, .palette, .search, .help, .marks, .undo, .redo,
    .export,
    .record, .screenshot, .commandLine, .escape,
    .quit,
    .quitNow,
    .suspend:
    return true
  }
}

@Suite struct `The key table` {
  @Test func `no key stands in it twice`() {
    var seen: [Key: Action] = [:]
    for binding in KeyBinding.table {
      #expect(!binding.keys.isEmpty)
      for key in binding.keys {
        #expect(seen[key] == nil, "\(key.name): \(binding.action) and \(seen[key]!)")
        seen[key] = binding.action
        #expect(KeyBinding.action(for: key) == binding.action)
        #expect(Key(name: key.name) == key, "\(key.name) is not read back")
      }
    }
  }

  @Test func `every action has one row`() {
    for action in everyAction {
      #expect(isListed(action))
      #expect(KeyBinding.table.count { $0.action == action } == 1, "\(action)")
    }
    for number in 1...9 { #expect(KeyBinding.binding(of: .panel(number)).keys.map(\.name) == ["\(number)"]) }
    #expect(KeyBinding.table.count == everyAction.count + 9)
  }

  @Test(arguments: Language.allCases)
  func `every row says what it does`(language: Language) {
    var seen: [String: Action] = [:]
    for binding in KeyBinding.table {
      let text = binding.phrase.text(in: language)
      #expect(!text.isEmpty)
      #expect(seen[text] == nil, "“\(text)” is \(binding.action) and \(seen[text]!)")
      seen[text] = binding.action
      if let hint = binding.hint {
        #expect(!hint.text(in: language).isEmpty)
        #expect(TextWidth.of(hint.text(in: language)) <= 10, "a hint is a word or two")
      }
    }
  }

  @Test func `every group has keys`() {
    for group in KeyBinding.Group.allCases { #expect(KeyBinding.table.contains { $0.group == group }) }
  }

  /// terminal.md: shift is lost under the Hangul layout except for Q W E R T O P, so other capitals have a twin.
  @Test func `a capital that the Hangul layout loses has another way`() {
    let kept = Set("QWERTOP".unicodeScalars.map { Key($0) })
    // These go one back through a setting, which Backspace does for all of them; N is n often enough.
    let backwards: Set<Action> = [
      .previousActivation, .previousInitialization, .previousBatch, .previousLoss, .previousSample,
    ]
    for binding in KeyBinding.table {
      for key in binding.keys {
        guard case .character(let scalar) = key.code, ("A"..."Z").contains(scalar), !kept.contains(key) else {
          continue
        }
        #expect(binding.keys.count > 1 || backwards.contains(binding.action), "\(binding.action) has \(key.name) only")
      }
    }
  }

  /// terminal.md: nothing on Alt, Ctrl-S/Q/H/I/M/J.
  @Test func `keys that terminals keep for themselves are free`() {
    for name in ["C-s", "C-q", "C-h", "C-i", "C-m", "C-j"] { #expect(KeyBinding.action(for: Key(name: name)!) == nil) }
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
    #expect(KeyBinding.action(for: Key(name: name)!) == action)
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
