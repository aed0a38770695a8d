// Help, scene list and text fields: what lies over the panels takes the keys.

import NablaCanvas
import NablaCore
import NablaScenes

extension Model {
  mutating func openOverlay(for action: Action) {
    switch action {
    case .help: overlay = .help(scroll: 0)
    case .sceneList:
      overlay = .scenes(selected: catalog.firstIndex { $0.name == workspace.scene.name } ?? 0)
    case .palette: overlay = .palette(CommandPalette())
    case .typeSeed: overlay = .input(TextField(), for: .seed)
    case .editValue:
      if let row = assumableRow {
        overlay = .input(TextField(), for: .assumption(row.key, symbol: row.symbol))
      } else {
        overlay = .input(TextField(), for: .value(parameter: look.selection))
      }
    case .gradientCheck: openGradientCheck()
    case .timeline:
      let step = workspace.cursor.step
      overlay = .timeline(selected: Timeline(self).entries.lastIndex { $0.step <= step } ?? 0)
    default: break
    }
  }

  /// Esc closes exactly one level; quitting works from everywhere but a text field.
  mutating func handleInOverlay(_ key: Key) -> [Command] {
    toast = nil
    if key == Key(.escape) {
      overlay = nil
      return []
    }
    switch overlay {
    case .help(let scroll): return handleInHelp(key, scroll: scroll)
    case .scenes(let selected): return handleInScenes(key, selected: selected)
    case .gradientCheck(let check): return handleInCheck(key, check)
    case .timeline(let selected): return handleInTimeline(key, selected: selected)
    case .palette(let palette): return handleInPalette(key, palette)
    case .input(let field, let purpose):
      handleInField(key, field, for: purpose)
      return []
    case nil: return []
    }
  }

  private mutating func handleInHelp(_ key: Key, scroll: Int) -> [Command] {
    let last = HelpPage(self).lastScroll
    switch KeyBinding.action(for: key) {
    case .quit, .quitNow: return [.quit(0)]
    case .suspend: return [.suspend]
    case .language:
      _ = perform(.language)
    case .help: overlay = nil
    case .selectNext: overlay = .help(scroll: min(scroll + 1, last))
    case .selectPrevious: overlay = .help(scroll: max(scroll - 1, 0))
    case .nextBeat, .playPause: overlay = .help(scroll: min(scroll + HelpPage.pageLength(size), last))
    case .previousBeat: overlay = .help(scroll: max(scroll - HelpPage.pageLength(size), 0))
    case .firstStep: overlay = .help(scroll: 0)
    case .latestStep: overlay = .help(scroll: last)
    default: break
    }
    return []
  }

  private mutating func handleInScenes(_ key: Key, selected: Int) -> [Command] {
    if key.code == .enter {
      overlay = nil
      return catalog.indices.contains(selected) ? [.openScene(catalog[selected].name)] : []
    }
    return handleInList(key, closing: .sceneList, selected: selected, count: catalog.count) { .scenes(selected: $0) }
  }

  private mutating func handleInTimeline(_ key: Key, selected: Int) -> [Command] {
    let entries = Timeline(self).entries
    if key.code == .enter {
      overlay = nil
      if entries.indices.contains(selected) { leap(to: entries[selected].step) }
      return []
    }
    return handleInList(key, closing: .timeline, selected: selected, count: entries.count) { .timeline(selected: $0) }
  }

  /// Pauses and goes to a step of the run.
  mutating func leap(to step: Int) {
    setPlaying(false)
    go(to: min(step, workspace.lastShownStep))
    refresh()
  }

  /// The keys that lists have in common.
  private mutating func handleInList(
    _ key: Key, closing: Action, selected: Int, count: Int, _ overlay: (Int) -> Overlay
  ) -> [Command] {
    let last = max(0, count - 1)
    switch KeyBinding.action(for: key) {
    case .quit, .quitNow: return [.quit(0)]
    case .suspend: return [.suspend]
    case closing: self.overlay = nil
    case .selectNext, .nextBeat: self.overlay = overlay(min(selected + 1, last))
    case .selectPrevious, .previousBeat: self.overlay = overlay(max(selected - 1, 0))
    case .firstStep: self.overlay = overlay(0)
    case .latestStep: self.overlay = overlay(last)
    case .language: _ = perform(.language)
    default: break
    }
    return []
  }

  private mutating func handleInCheck(_ key: Key, _ check: GradientCheck) -> [Command] {
    let page = GradientCheckPage(self, check)
    switch KeyBinding.action(for: key) {
    case .quit, .quitNow: return [.quit(0)]
    case .suspend: return [.suspend]
    case .language: _ = perform(.language)
    case .gradientCheck: overlay = nil
    case .selectNext: showCheck(check, scroll: check.scroll + 1)
    case .selectPrevious: showCheck(check, scroll: check.scroll - 1)
    case .nextBeat, .playPause: showCheck(check, scroll: check.scroll + page.rows)
    case .previousBeat: showCheck(check, scroll: check.scroll - page.rows)
    case .firstStep: showCheck(check, scroll: 0)
    case .latestStep: showCheck(check, scroll: check.count)
    default: break
    }
    return []
  }

  private mutating func handleInField(_ key: Key, _ field: TextField, for purpose: InputPurpose) {
    if key.code == .enter { return submit(field, for: purpose) }
    var field = field
    if field.edit(with: key) { overlay = .input(field, for: purpose) }
  }

  mutating func paste(_ text: String) {
    let text = String(text.prefix(4 * TextField.mostCharacters))
    switch overlay {
    case .input(var field, let purpose):
      field.insert(text)
      overlay = .input(field, for: purpose)
    case .palette(var palette):
      palette.paste(text)
      overlay = .palette(palette)
    default: show(.pasteIgnored)
    }
  }

  private mutating func submit(_ field: TextField, for purpose: InputPurpose) {
    let text = field.text.trimmingSpaces
    if text.isEmpty {
      overlay = nil
      if case .assumption(let key, let symbol) = purpose, look.derivation.assumptions[key] != nil {
        assume(key, symbol: symbol, nil)
      }
      return
    }
    switch purpose {
    case .seed:
      guard let seed = UInt64(text), seed < UInt64(1) << 63 else { return show(.notASeed(text)) }
      overlay = nil
      setSeed(seed)
    case .value(let parameter):
      guard let value = Self.value(text) else { return show(.notAValue(text)) }
      overlay = nil
      setParameter(parameter, to: value)
    case .assumption(let key, let symbol):
      guard let value = Self.value(text) else { return show(.notAValue(text)) }
      overlay = nil
      assume(key, symbol: symbol, value)
    }
  }

  /// A decimal number up to 10¹². `Double` alone would also read 0x10.
  static func value(_ text: String) -> Double? {
    let plain = text.replacing("−", with: "-")
    guard plain.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }), let value = Double(plain),
      value.isFinite, abs(value) <= 1e12
    else { return nil }
    return value
  }

  /// As far ahead as one can go at once.
  static let farthestGoTo = 1_000_000

  // MARK: Scenes

  mutating func openNextScene() -> [Command] {
    let place = catalog.firstIndex { $0.name == workspace.scene.name } ?? catalog.count - 1
    return [.openScene(catalog[(place + 1) % catalog.count].name)]
  }

  mutating func open(_ scene: Scene) {
    // A check belongs to the scene that it was made for.
    if case .gradientCheck = overlay { overlay = nil }
    undoably(.sceneOpened(scene.title)) { $0.workspace = Workspace(scene) }
    situation = Self.situation(of: workspace)
    adopt(scene)
    startScenesRace()
    setPlaying(true)
    playback.speed = nil
  }
}

extension String {
  /// The text without spaces at either end.
  var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
