// Clicks and the wheel. Everything they do has a key.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  mutating func click(_ point: Point) -> [Command] {
    // Like any key, a click stops a long way where it is: what it asks for belongs to what is on screen now.
    destination = nil
    if let page { return click(point, on: page) }
    if let deed = controls.deed(at: point) { return work(deed) }
    let arrangement = arrangement
    if isHintBarShown, arrangement.hints.contains(point) {
      let bar = HintBar(self, width: arrangement.hints.width)
      return bar.action(at: point.x - arrangement.hints.x).map { perform($0) } ?? []
    }
    // A border between two panels shows the title of the lower one.
    let places = arrangement.places.filter { $0.rect.contains(point) }
    guard let place = places.first(where: { $0.rect.y == point.y }) ?? places.first else { return [] }
    // The title of the panel that has the keys: alone, and back.
    if place.panel == look.focus, point.y == place.rect.y, reason(against: .zoomPanel) == nil {
      return perform(.zoomPanel)
    }
    let hadFocus = place.panel == look.focus
    focus(on: place.panel)
    place.panel.part.click(PanelPart.Click(point: point, rect: place.rect, hadFocus: hadFocus), &self)
    return []
  }

  /// Where there is room for one line only, a toast has it.
  var isHintBarShown: Bool { !arrangement.status.isEmpty || toast == nil }

  /// What can be clicked around the panels.
  private var controls: [Control] {
    let pencil = Pencil(self)
    let arrangement = arrangement
    let status = arrangement.status.isEmpty ? arrangement.hints : arrangement.status
    let shown = Shown(self)
    return Header(model: shown).controls(in: arrangement.header, pencil)
      + StatusLine(model: shown, isCombined: arrangement.status.isEmpty).controls(in: status, pencil)
      + arrangement.places.flatMap { $0.panel.view(shown)?.controls(in: $0.rect, pencil) ?? [] }
  }

  private mutating func work(_ deed: Control.Deed) -> [Command] {
    switch deed {
    case .action(let action): return perform(action)
    case .key(let key): return update(.key(key))
    case .value(let command, let text):
      if let reason = reason(againstValueOf: command) ?? conflict(command, text) {
        show(reason)
        return []
      }
      return run(command, text).commands
    case .panel(let panel):
      focus(on: panel)
      return []
    case .phase(let phase):
      guard let beat = beats.firstIndex(where: { $0.phase == phase }) else { return [] }
      focus(on: .network)
      go(toBeat: beat)
      return []
    case .form(let command):
      if let reason = reason(againstValueOf: command) {
        show(reason)
        return []
      }
      toast = nil
      var palette = CommandPalette()
      palette.complete(to: command.rawValue + " ")
      overlay = .palette(palette)
      return []
    }
  }

  private mutating func click(_ point: Point, on page: any Page) -> [Command] {
    if let deed = page.controls(Pencil(self)).deed(at: point) { return work(deed) }
    if let commands = page.click(point, in: &self) { return commands }
    if page.closesByClick, !page.box.contains(point) { overlay = nil }
    return []
  }

  mutating func scroll(_ point: Point, steps: Int) {
    if let page { return page.scroll(by: steps, in: &self) }
    arrangement.panel(at: point)?.part.scroll(steps, &self)
  }
}
