// `nabla [SCENE]`: the full-screen program.

import ArgumentParser
import NablaCanvas
import NablaLesson
import NablaModel
import NablaScreen
import NablaSystem
import NablaTerminal
import NablaWords

struct Open: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: .told(
      ko: "장면을 전체 화면으로 열어요(명령을 안 쓰면 하는 일).",
      en: "Open a scene in the full-screen program (what happens without a command)."),
    usage: """
      nabla open spiral
      nabla open my.yaml --paused --theme light --lang ko
      """)

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption
  @OptionGroup var look: LookOptions
  @OptionGroup var staging: StagingOptions

  @Flag(help: ArgumentHelp(ko: "스텝 0에서 멈춘 채로 시작해요.", en: "Start paused at step 0."))
  var paused = false

  @Flag(
    help: ArgumentHelp(
      ko: "멈춘 채로 시작하고 한 스텝씩 재생해요. 그 사이의 움직임은 보여 주지 않아요.",
      en: "Start paused and play in whole steps; nothing moves in between."))
  var noAnimation = false

  func run() throws {
    let opener = SceneOpener(folder: options.overrides.scenes)
    var flags = look.preferences
    flags[.language] = options.language.language
    if noAnimation { flags[.animation] = "false" }
    let starts = try staging.startValues()
    let opening = Opening(
      flags: flags, isPlaying: !paused, staging: try staging.isEmpty() ? nil : try staging.staging(),
      keys: try KeyScript(staging.keys))
    try opening.show(opener) { [options] in try options.open(starts: starts) }
  }
}

/// How a scene is opened on the terminal.
struct Opening {
  /// What the command line asks for.
  var flags = Preferences()
  var isPlaying = true
  /// How far the run is and how it is looked at, paused; nil: from the start.
  var staging: Staging?
  /// Pressed before the first picture.
  var keys = KeyScript()

  /// Opens `nabla` and `nabla SCENE`, paused or not, the ways it is started most, without the parser of arguments, which
  /// takes as long as the first picture.
  ///
  /// - Returns: whether the arguments were no more than that.
  static func atOnce(_ arguments: [String], commands: [String]) throws -> Bool {
    let words = arguments.filter { $0 != "--paused" }
    let word = words.first ?? SceneOptions.usualScene
    guard words.count <= 1, !word.isEmpty, !word.hasPrefix("-"), !commands.contains(word) else { return false }
    let opener = SceneOpener(folder: nil)
    let isPlaying = words.count == arguments.count
    try Opening(isPlaying: isPlaying).show(opener) { try opener.scene(word) }
    return true
  }

  /// Shows a scene until the program is left; a code other than 0 ends the process.
  ///
  /// - Parameters:
  ///   - opener: where other scenes are found.
  ///   - open: reads the scene; asked again when the learner wants it as it is by then.
  func show(_ opener: SceneOpener, _ open: @escaping @Sendable () throws -> Scene) throws {
    let reading = SceneReading(open)
    let code = try MainActor.assumeIsolated {
      do {
        return try run(reading, opener, ResolvedPreferences(flags: flags), open)
      } catch {
        // What is wrong with the scene is told before anything else.
        _ = try reading.scene()
        throw error
      }
    }
    if code != 0 { NablaSystem.exit(code) }
  }

  /// - Returns: the exit code.
  @MainActor private func run(
    _ reading: SceneReading, _ opener: SceneOpener, _ settings: ResolvedPreferences,
    _ open: @escaping @Sendable () throws -> Scene
  ) throws -> Int32 {
    let language = settings.language
    let wishes = settings.wishes
    // A long way is gone before the screen is taken, with its progress told.
    var rehearsal: Model?
    if let staging {
      var model = Model(try reading.scene(), size: Size(columns: 80, rows: 24), isPlaying: false)
      try Stage.prepare(&model, staging)
      rehearsal = model
    }
    let terminal: Terminal
    do {
      terminal = try Terminal(depth: settings.depth, isMouseEnabled: wishes.isMouseOn, isTaken: false)
    } catch {
      throw Failure(
        .noTerminal,
        [
          LocalizedText("error: ") + error.text,
          LocalizedText(
            ko: "터미널이 없어도 'nabla train'은 수를, 'nabla snapshot'은 화면을 보여 줘요",
            en: "without a terminal, 'nabla train' prints numbers and 'nabla snapshot' prints the screen"),
        ])
    }
    let scene: Scene
    do {
      scene = try reading.scene()
    } catch {
      terminal.close()
      throw error
    }
    Terminal.prepareCrash(
      path: UserFolders.crashFile ?? "", head: "\(Nabla.title), opened with \(scene.name.sanitizedPath)",
      sentence: Label.crashed.text(in: language))
    terminal.take()
    // Before anything is computed, so that the answer may be there with the first picture. A chosen theme is asked
    // for too: what it has to stand on depends on the terminal's.
    terminal.ask(TerminalQuestions(background: terminal.colourDepth != .mono, widths: false))
    let isUnicode = terminal.charset == .utf8
    let hint =
      Environment.variable("COLORFGBG").flatMap { Theme(colourVariable: $0) } ?? terminal.type.usualTheme
    let surroundings = Surroundings(
      colours: terminal.colourDepth, isUnicode: isUnicode, hasHangul: terminal.charset != .ascii, hint: hint)
    let isThemeOpen = wishes.theme == nil && terminal.colourDepth != .mono
    var model = Model(
      scene, size: terminal.size, surroundings: surroundings, language: language,
      theme: terminal.colourDepth == .mono ? .mono : wishes.theme ?? hint ?? .dark,
      glyphs: wishes.glyphs ?? terminal.type.usualGlyphs,
      signs: wishes.signs ?? .usual,
      isPlaying: isPlaying, isAnimated: wishes.isAnimated, isMouseOn: wishes.isMouseOn,
      // Their names are known at once; what they show is read when the first picture stands.
      catalog: opener.names.map { CatalogEntry(name: $0, title: LocalizedText($0)) })
    model.look.takesGuesses = wishes.takesGuesses
    model.ask()
    if isThemeOpen { model.leave(.theme) }
    if wishes.glyphs == nil { model.leave(.glyphs) }
    if wishes.isIntroduced, staging == nil, isUnicode, model.look.glyphs == .braille,
      model.look.signs == .usual
    {
      _ = model.update(.noticed(.firstLook))
    }
    if let problem = settings.problems.first {
      _ = model.update(.noticed(.settingsWrong(problem, more: settings.problems.count - 1)))
    }
    if let locale = terminal.missingLocale { _ = model.update(.noticed(.localeMissing(locale.sanitizedPath))) }
    if let staging, let rehearsal {
      do {
        try Stage.prepare(&model, staging, runOf: rehearsal)
      } catch {
        terminal.close()
        throw error
      }
      if !keys.items.isEmpty {
        _ = model.update(.catalogRead(opener.catalog()))
        guard Stage(opener, reopen: open).press(keys, on: &model, isTold: false) else {
          terminal.close()
          return 0
        }
      }
    }
    return ScreenLoop(terminal: terminal, opener: opener, asksWidths: isUnicode, model: model, reopen: open).run()
  }
}

/// How things are shown.
struct LookOptions: ParsableArguments {
  @Option(
    name: .customLong("theme"),
    help: ArgumentHelp(
      ko: "색: auto, dark, light, projector-light, projector-dark, mono 가운데 하나.",
      en: "The colours: auto, dark, light, projector-light, projector-dark or mono."),
    completion: .list(Preference.theme.allowed))
  var themeName: String?

  @Option(
    name: .customLong("glyphs"),
    help: ArgumentHelp(
      ko: "곡선을 그리는 글자: auto, braille, blocks, ascii 가운데 하나.",
      en: "What curves are drawn with: auto, braille, blocks or ascii."),
    completion: .list(Preference.glyphs.allowed))
  var glyphsName: String?

  @Option(
    name: .customLong("signs"),
    help: ArgumentHelp(
      ko: "화살표와 수학 기호를 쓰는 방법: auto, usual, narrow 가운데 하나. 글꼴이 기호를 너무 넓게 그리면 narrow를 써요.",
      en: "What arrows and mathematical signs are drawn with: auto, usual or narrow, where fonts draw them too wide."),
    completion: .list(Preference.signs.allowed))
  var signsName: String?

  @Option(
    name: .customLong("color"),
    help: ArgumentHelp(ko: "색의 수: auto, never, 8, 256 가운데 하나.", en: "How many colours: auto, never, 8 or 256."),
    completion: .list(Preference.color.allowed))
  var colorName: String?

  func validate() throws {
    try check(themeName, "--theme", ["auto"] + Theme.allCases.map(\.rawValue))
    try check(glyphsName, "--glyphs", ["auto"] + GlyphLevel.allCases.map(\.rawValue))
    try check(signsName, "--signs", Preference.signs.allowed)
    try check(colorName, "--color", ["auto", "never", "8", "256"])
  }

  private func check(_ value: String?, _ flag: String, _ allowed: [String]) throws {
    guard let value, !allowed.contains(value) else { return }
    throw ValidationError(.unknownValue(value.sanitizedPath, of: flag, allowed))
  }

  /// What the flags ask for.
  var preferences: Preferences {
    Preferences(
      ["theme": themeName, "glyphs": glyphsName, "signs": signsName, "color": colorName].compactMapValues(\.self))
  }
}
