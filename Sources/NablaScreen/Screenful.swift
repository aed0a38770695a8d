// The whole picture: panels in their places, header, status and hints, and what lies over them.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// The picture of this moment; depends on nothing but the model.
  package func draw() -> Frame {
    var frame = drawnWithUsualSigns()
    if look.signs == .narrow { frame.narrowSigns() }
    return frame
  }

  private func drawnWithUsualSigns() -> Frame {
    var frame = Frame(size)
    let arrangement = arrangement
    let pencil = Pencil(self)
    // One copy for all views of the frame.
    let shown = Shown(self)
    guard arrangement.kind != .card else {
      TooSmallCard(model: shown).draw(in: frame.bounds, of: &frame, pencil)
      overlay?.page(shown).draw(of: &frame, pencil)
      return frame
    }
    Header(model: shown).draw(in: arrangement.header, of: &frame, pencil)
    drawPanels(arrangement, of: &frame, shown, pencil)
    ProjectorBanner(model: shown).draw(in: arrangement.banner, of: &frame, pencil)
    StatusLine(model: shown, isCombined: arrangement.status.isEmpty)
      .draw(in: arrangement.status.isEmpty ? arrangement.hints : arrangement.status, of: &frame, pencil)
    if isHintBarShown {
      HintBar(self, width: arrangement.hints.width).draw(in: arrangement.hints, of: &frame, pencil)
    }
    overlay?.page(shown).draw(of: &frame, pencil)
    return frame
  }

  private func drawPanels(_ arrangement: Arrangement, of frame: inout Frame, _ shown: Shown, _ pencil: Pencil) {
    let views = arrangement.places.map { (place: $0, view: $0.panel.view(shown)) }
    var borders = BorderLayer(frame.bounds)
    for (place, view) in views {
      // The keys 1 to 9 give a panel the focus; those behind it have no key.
      let number = panels.firstIndex(of: place.panel).flatMap { $0 < 9 ? "\($0 + 1) " : nil } ?? ""
      let heading = view?.heading(in: place.rect, pencil) ?? (title: place.panel.name[pencil.language], trailing: "")
      borders.add(
        Box(
          place.rect, title: number + heading.title, trailing: heading.trailing,
          isFocused: place.panel == look.focus))
    }
    borders.draw(into: &frame, symbols: pencil.symbols)
    for (place, view) in views {
      let inner = place.rect.inset(columns: 1, rows: 1)
      guard let view, !inner.isEmpty else { continue }
      frame.clipped(to: inner) { view.draw(in: inner, of: &$0, pencil) }
      view.drawBorder(in: place.rect, of: &frame, pencil)
    }
  }
}
