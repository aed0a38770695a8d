// Help, scene list and text fields: what lies over the panels takes the keys.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// Opens a field for the selected parameter's value, or in the derivation for a row's.
  mutating func openValue() {
    if let row = assumableRow {
      overlay = .input(TextField(), for: .assumption(row.key, symbol: row.symbol))
    } else {
      overlay = .input(TextField(), for: .value(parameter: look.selection))
    }
  }

  /// Esc closes exactly one level; quitting works from everywhere but a text field.
  mutating func handleInOverlay(_ key: Key) -> [Command] {
    toast = nil
    if handleInSearch(key) { return [] }
    if key == Key(.escape) {
      overlay = nil
      return []
    }
    switch overlay {
    case .help: return handleInHelp(key)
    case .scenes(let look): return handleInFoundList(key, look, closing: .sceneList)
    case .gradientCheck(let check): return handleInCheck(key, check)
    case .timeline(let look): return handleInFoundList(key, look, closing: .timeline)
    case .exports(let look): return handleInFoundList(key, look, closing: .export)
    case .palette(let palette): return handleInPalette(key, palette)
    case .notes(let scroll): return handleInNotes(key, scroll)
    case .command(let command): return handleInCommand(key, command)
    case .input(let field, let purpose):
      handleInField(key, field, for: purpose)
      return []
    case nil: return []
    }
  }

  private mutating func handleInHelp(_ key: Key) -> [Command] {
    switch Action(key: key) {
    case .help, .marks: overlay = nil
    case .playPause: moveInList(by: HelpPage.pageLength(size))
    case .nextBeat: moveInList(by: HelpPage.pageLength(size))
    case .previousBeat: moveInList(by: -HelpPage.pageLength(size))
    default: return handleInList(key)
    }
    return []
  }

  /// In a list Enter chooses, and the key that opened it closes it.
  private mutating func handleInFoundList(_ key: Key, _ look: ListLook, closing: Action) -> [Command] {
    guard key.code == .enter else { return handleInList(key, closing: closing) }
    return foundList?.entry(look.place).map { choose($0) } ?? []
  }

  /// Pauses and goes to a step of the run.
  mutating func leap(to step: Int) {
    setPlaying(false)
    go(to: min(step, workspace.lastShownStep))
    refresh()
  }

  /// The keys that lists have in common.
  mutating func handleInList(_ key: Key, closing: Action? = nil) -> [Command] {
    switch Action(key: key) {
    case .quit, .quitNow: return [.quit(0)]
    case .suspend: return [.suspend]
    case let action? where action == closing: overlay = nil
    case .selectNext, .nextBeat: moveInList(by: 1)
    case .selectPrevious, .previousBeat: moveInList(by: -1)
    case .firstStep: moveInList(by: -.max / 2)
    case .latestStep: moveInList(by: .max / 2)
    case .search: search()
    case .language: _ = perform(.language)
    default: break
    }
    return []
  }

  private mutating func handleInCheck(_ key: Key, _ check: GradientCheck) -> [Command] {
    let page = GradientCheckPage(Shown(self), check)
    switch Action(key: key) {
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

  private mutating func handleInCommand(_ key: Key, _ command: ReproducingCommand) -> [Command] {
    if key.code == .enter {
      overlay = nil
      return [.write(draft(of: command))]
    }
    switch Action(key: key) {
    case .quit, .quitNow: return [.quit(0)]
    case .suspend: return [.suspend]
    case .language: _ = perform(.language)
    case .commandLine: overlay = nil
    default: break
    }
    return []
  }

  private mutating func handleInNotes(_ key: Key, _ scroll: Int) -> [Command] {
    let last = NotesPage(self, scroll: scroll).lastScroll
    func place(_ offset: Int) -> Overlay { .notes(scroll: min(max(scroll + offset, 0), last)) }
    switch Action(key: key) {
    case .quit, .quitNow: return [.quit(0)]
    case .suspend: return [.suspend]
    case .language: _ = perform(.language)
    case .notes: overlay = nil
    case .selectNext: overlay = place(1)
    case .selectPrevious: overlay = place(-1)
    case .nextBeat, .playPause: overlay = place(HelpPage.pageLength(size))
    case .previousBeat: overlay = place(-HelpPage.pageLength(size))
    case .firstStep: overlay = place(-last)
    case .latestStep: overlay = place(last)
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
    let text = String(text.prefix(4 * CommandPalette.mostCharacters))
    switch overlay {
    case .input(var field, let purpose):
      field.insert(text)
      overlay = .input(field, for: purpose)
    case .palette(var palette):
      palette.paste(text)
      overlay = .palette(palette)
    default:
      guard var look = overlay?.list, look.search != nil else { return show(.pasteIgnored) }
      look.search?.insert(text)
      look.place = 0
      overlay?.list = look
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
    NumberWord.value(text.replacing("−", with: "-")).flatMap { abs($0) <= 1e12 ? $0 : nil }
  }

  /// As far ahead as one can go at once.
  static let farthestGoTo = 1_000_000
}
