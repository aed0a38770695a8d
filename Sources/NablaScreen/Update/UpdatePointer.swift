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
    if overlay != nil { return clickInOverlay(point) }
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
    switch place.panel {
    case .network:
      if let network = situation.network,
        let index = NetworkGeometry(rect: place.rect, network: network, selection: look.selection).parameter(at: point)
      {
        select(index)
      }
    case .weights:
      if let index = WeightTable(rect: place.rect, names: names, selection: look.selection).parameter(at: point) {
        select(index)
      }
    case .runs:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let number = RunsView(model: Shown(self)).run(at: point, in: inside, Pencil(self)) { moveTo(run: number) }
    case .derivation:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let row = DerivationView(model: Shown(self)).row(at: point, in: inside, Pencil(self)) {
        if row == look.derivation.row { explain() } else { look.derivation.row = row }
      }
    case .loss:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let step = LossView(model: Shown(self)).step(at: point, in: inside, Pencil(self)) {
        leap(to: step)
      }
    case .rates:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let rate = RatesView(model: Shown(self)).place(at: point, in: inside, Pencil(self)) {
        look.rates.cursor = rate
      }
    case .map: clickMap(point, in: place.rect)
    case .neurons:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let index = NeuronsView(model: Shown(self))?.parameter(at: point, in: inside, Pencil(self)) { select(index) }
    case .contour: clickContour(point)
    case .data where hadFocus: clickData(point)
    case .lesson where hadFocus: return perform(.lesson)
    default: break
    }
    return []
  }

  /// Where there is room for one line only, a toast has it.
  var isHintBarShown: Bool { !arrangement.status.isEmpty || toast == nil }

  /// What can be clicked around the panels, or with an overlay open, in it.
  private var controls: [Control] {
    let pencil = Pencil(self)
    switch overlay {
    case .help(let look): return HelpPage(Shown(self), look).controls(pencil)
    case .scenes, .timeline, .exports: return foundList?.controls ?? []
    case .gradientCheck(let check): return GradientCheckPage(Shown(self), check).controls(pencil)
    case .palette(let palette): return PalettePage(Shown(self), palette).controls
    case .notes(let scroll): return NotesPage(self, scroll: scroll).controls
    case .command(let command): return CommandPage(self, command).controls
    case .input(let field, let purpose):
      return InputBox(model: Shown(self), field: field, purpose: purpose).controls(pencil)
    case nil:
      let arrangement = arrangement
      let status = arrangement.status.isEmpty ? arrangement.hints : arrangement.status
      return Header(model: Shown(self)).controls(in: arrangement.header, pencil)
        + StatusLine(model: Shown(self), isCombined: arrangement.status.isEmpty).controls(in: status, pencil)
        + (arrangement.rect(of: .network).map { NetworkView(model: Shown(self)).controls(in: $0, pencil) } ?? [])
    }
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

  private mutating func clickInOverlay(_ point: Point) -> [Command] {
    if let deed = controls.deed(at: point) { return work(deed) }
    let box: Rect
    switch overlay {
    case .scenes, .timeline, .exports:
      guard let list = foundList else { return [] }
      if let entry = list.entry(at: point) { return choose(entry) }
      box = list.box
    case .palette(var palette):
      guard let row = PalettePage(Shown(self), palette).row(at: point) else { return [] }
      palette.choose(row)
      overlay = .palette(palette)
      return submit(palette)
    case .help(let look): box = HelpPage(Shown(self), look).box
    case .gradientCheck(let check): box = GradientCheckPage(Shown(self), check).box
    case .notes(let scroll): box = NotesPage(self, scroll: scroll).box
    case .command(let command): box = CommandPage(self, command).box
    // What is being typed is not lost by a click.
    case .input, nil: return []
    }
    if !box.contains(point) { overlay = nil }
    return []
  }

  mutating func scroll(_ point: Point, steps: Int) {
    if overlay?.list != nil { return moveInList(by: steps) }
    if case .palette(var palette) = overlay {
      choose(by: steps, in: &palette)
      overlay = .palette(palette)
      return
    }
    if case .gradientCheck(let check) = overlay { return showCheck(check, scroll: check.scroll + steps) }
    switch arrangement.panel(at: point) {
    case .contour where wantedSlice != nil: _ = perform(steps < 0 ? .zoomIn : .zoomOut)
    case .weights, .neurons: moveParameter(by: steps)
    case .derivation: moveDerivationRow(by: steps)
    case .runs: moveRun(by: steps)
    case .rates: moveRate(by: steps)
    default: break
    }
  }
}
