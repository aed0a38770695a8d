// Clicks and the wheel. Everything they do has a key.

import NablaCanvas
import NablaScenes

extension Model {
  mutating func click(_ point: Point) -> [Command] {
    // Like any key, a click stops a long way where it is: what it asks for belongs to what is on screen now.
    destination = nil
    if overlay != nil { return clickInOverlay(point) }
    let arrangement = arrangement
    if arrangement.hints.contains(point),
      let action = HintBar(self, width: arrangement.hints.width).action(
        at: point.x - arrangement.hints.x)
    {
      return perform(action)
    }
    guard let place = arrangement.places.first(where: { $0.rect.contains(point) }) else { return [] }
    focus(on: place.panel)
    switch place.panel {
    case .network:
      if let network = situation.network,
        let index = NetworkGeometry(rect: place.rect, network: network, selection: look.selection).parameter(at: point)
      {
        select(index)
      }
    case .weights:
      if let index = WeightTable(rect: place.rect, count: names.count, selection: look.selection).parameter(at: point) {
        select(index)
      }
    case .runs:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let number = RunsView(model: self).run(at: point, in: inside, Pencil(self)) { moveTo(run: number) }
    case .derivation:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let row = DerivationView(model: self).row(at: point, in: inside, Pencil(self)) {
        if row == look.derivation.row { explain() } else { look.derivation.row = row }
      }
    case .loss:
      let inside = place.rect.inset(columns: 1, rows: 1)
      if let step = LossView(model: self).step(at: point, in: inside, Pencil(self)) {
        leap(to: step)
      }
    case .contour: clickContour(point)
    default: break
    }
    return []
  }

  private mutating func clickInOverlay(_ point: Point) -> [Command] {
    if case .scenes(let look) = overlay, let row = SceneListPage(self, look).entry(at: point) {
      overlay = nil
      return [.openScene(catalog[row].name)]
    }
    if case .palette(var palette) = overlay, let row = PalettePage(self, palette).row(at: point) {
      palette.choose(row)
      overlay = .palette(palette)
      return submit(palette)
    }
    if case .timeline(let look) = overlay, let row = TimelinePage(self, look).entry(at: point) {
      overlay = nil
      leap(to: Timeline(self).entries[row].step)
    }
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
    case .weights: select(look.selection + steps)
    case .derivation: moveDerivationRow(by: steps)
    case .runs: moveRun(by: steps)
    default: break
    }
  }
}
