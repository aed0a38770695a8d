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
      drawOverlay(of: &frame, shown, pencil)
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
    drawOverlay(of: &frame, shown, pencil)
    return frame
  }

  private func drawOverlay(of frame: inout Frame, _ shown: Shown, _ pencil: Pencil) {
    switch overlay {
    case .help(let look): HelpPage(shown, look).draw(of: &frame, pencil)
    case .scenes, .timeline, .exports: foundList?.draw(of: &frame, pencil)
    case .gradientCheck(let check): GradientCheckPage(shown, check).draw(of: &frame, pencil)
    case .input(let field, let purpose): InputBox(model: shown, field: field, purpose: purpose).draw(of: &frame, pencil)
    case .palette(let palette): PalettePage(shown, palette).draw(of: &frame, pencil)
    case .notes(let scroll): NotesPage(self, scroll: scroll).draw(of: &frame, pencil)
    case .command(let command): CommandPage(self, command).draw(of: &frame, pencil)
    case nil: break
    }
  }

  private func drawPanels(_ arrangement: Arrangement, of frame: inout Frame, _ shown: Shown, _ pencil: Pencil) {
    var borders = BorderLayer(frame.bounds)
    for place in arrangement.places {
      // The keys 1 to 9 give a panel the focus; those behind it have no key.
      let number = panels.firstIndex(of: place.panel).flatMap { $0 < 9 ? "\($0 + 1) " : nil } ?? ""
      let heading = heading(of: place.panel, in: place.rect, shown, pencil)
      borders.add(
        Box(
          place.rect, title: number + heading.title, trailing: heading.trailing,
          isFocused: place.panel == look.focus))
    }
    borders.draw(into: &frame, symbols: pencil.symbols)
    for place in arrangement.places {
      let inner = place.rect.inset(columns: 1, rows: 1)
      guard !inner.isEmpty else { continue }
      frame.clipped(to: inner) { draw(place.panel, in: inner, of: &$0, shown, pencil) }
      if place.panel == .network { NetworkView(model: shown).drawSizing(in: place.rect, of: &frame, pencil) }
    }
  }

  private func heading(of panel: Panel, in rect: Rect, _ shown: Shown, _ pencil: Pencil) -> (
    title: String, trailing: String
  ) {
    let width = rect.width
    let name = Label.panel(panel).text(in: pencil.language)
    switch panel {
    case .network: return (name, NetworkView(model: shown).trailing(width: width, pencil))
    case .contour: return ContourView(model: shown).heading(width: width, pencil)
    case .loss: return (name, LossView(model: shown).trailing(pencil))
    case .step: return StepView(model: shown).heading(width: width, pencil)
    case .weights: return (name, WeightsView(model: shown).trailing(in: rect, pencil))
    case .data: return (name, DataView(model: shown).trailing(width: width, pencil))
    case .lesson: return (name, LessonView(model: shown).trailing(in: rect.inset(columns: 1, rows: 1).size, pencil))
    case .derivation: return DerivationView.heading(self, width: width, pencil)

    case .activation: return ActivationView(model: shown)?.heading(width: width, pencil) ?? (name, "")
    case .gradients: return (name, GradientsView(model: shown)?.trailing(width: width, pencil) ?? "")

    case .errors: return (name, ErrorsView(model: shown)?.trailing(width: width, pencil) ?? "")

    case .matrix: return MatrixView(model: shown)?.heading(width: width, pencil) ?? (name, "")
    case .operations: return (name, OperationsView(model: shown).trailing(width: width, pencil))

    case .taylor: return (name, TaylorView(model: shown).trailing(width: width, pencil))

    case .runs: return (name, RunsView(model: shown).trailing(pencil))

    case .rates: return (name, RatesView(model: shown).trailing(pencil))
    case .map: return (name, RateMapView(model: shown).trailing(width: width, pencil))

    case .neurons: return (name, NeuronsView(model: shown)?.trailing(in: rect, pencil) ?? "")

    case .spread: return (name, SpreadView(model: shown)?.trailing(width: width, pencil) ?? "")

    case .sharpness: return (name, SharpnessView(model: shown).trailing(pencil))
    case .curves: return (name, CurvesView(model: shown).trailing(pencil))
    }
  }

  private func draw(_ panel: Panel, in rect: Rect, of frame: inout Frame, _ shown: Shown, _ pencil: Pencil) {
    switch panel {
    case .network: NetworkView(model: shown).draw(in: rect, of: &frame, pencil)
    case .contour: ContourView(model: shown).draw(in: rect, of: &frame, pencil)
    case .loss: LossView(model: shown).draw(in: rect, of: &frame, pencil)
    case .step: StepView(model: shown).draw(in: rect, of: &frame, pencil)
    case .weights: WeightsView(model: shown).draw(in: rect, of: &frame, pencil)
    case .data: DataView(model: shown).draw(in: rect, of: &frame, pencil)
    case .lesson: LessonView(model: shown).draw(in: rect, of: &frame, pencil)
    case .derivation: DerivationView(model: shown).draw(in: rect, of: &frame, pencil)
    case .activation: ActivationView(model: shown)?.draw(in: rect, of: &frame, pencil)
    case .gradients: GradientsView(model: shown)?.draw(in: rect, of: &frame, pencil)
    case .errors: ErrorsView(model: shown)?.draw(in: rect, of: &frame, pencil)
    case .matrix: MatrixView(model: shown)?.draw(in: rect, of: &frame, pencil)
    case .operations: OperationsView(model: shown).draw(in: rect, of: &frame, pencil)
    case .taylor: TaylorView(model: shown).draw(in: rect, of: &frame, pencil)
    case .runs: RunsView(model: shown).draw(in: rect, of: &frame, pencil)
    case .rates: RatesView(model: shown).draw(in: rect, of: &frame, pencil)
    case .map: RateMapView(model: shown).draw(in: rect, of: &frame, pencil)
    case .neurons: NeuronsView(model: shown)?.draw(in: rect, of: &frame, pencil)
    case .spread: SpreadView(model: shown)?.draw(in: rect, of: &frame, pencil)
    case .sharpness: SharpnessView(model: shown).draw(in: rect, of: &frame, pencil)
    case .curves: CurvesView(model: shown).draw(in: rect, of: &frame, pencil)
    }
  }
}
