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
    guard let page else { return [] }
    if handleInSearch(key, page) { return [] }
    if key == Key(.escape) {
      overlay = nil
      return []
    }
    if let commands = page.handle(key, in: &self) { return commands }
    guard let action = Action(key: key) else { return [] }
    switch action {
    case .quit, .quitNow, .suspend: return action.act(&self)
    case .language: _ = perform(.language)
    case .search where overlay?.list != nil: search()
    case _ where page.closing.contains(action): overlay = nil
    case .selectNext: page.scroll(by: 1, in: &self)
    case .selectPrevious: page.scroll(by: -1, in: &self)
    case .nextBeat: page.scroll(by: page.pageLength ?? 1, in: &self)
    case .previousBeat: page.scroll(by: -(page.pageLength ?? 1), in: &self)
    case .playPause: if let length = page.pageLength { page.scroll(by: length, in: &self) }
    case .firstStep: page.scroll(by: -.max / 2, in: &self)
    case .latestStep: page.scroll(by: .max / 2, in: &self)
    default: break
    }
    return []
  }

  /// Pauses and goes to a step of the run.
  mutating func leap(to step: Int) {
    setPlaying(false)
    go(to: min(step, workspace.lastShownStep))
    refresh()
  }

  mutating func handleInField(_ key: Key, _ field: TextField, for purpose: InputPurpose) {
    if key.code == .enter { return submit(field, for: purpose) }
    var field = field
    if field.edit(with: key) { overlay = .input(field, for: purpose) }
  }

  mutating func paste(_ text: String) {
    let text = String(text.prefix(4 * CommandPalette.mostCharacters))
    if let page, page.paste(text, in: &self) { return }
    guard var look = overlay?.list, look.search != nil else { return show(.pasteIgnored) }
    look.search?.insert(text)
    look.place = 0
    overlay?.list = look
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
