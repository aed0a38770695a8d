// The one place that says which view a panel is, and what it does otherwise than other panels.

import NablaCanvas
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Panel {
  var part: PanelPart {
    switch self {
    case .network: .network
    case .contour: .contour
    case .loss: .loss
    case .step: PanelPart(view: StepView.self)
    case .weights: .weights
    case .data: .data
    case .lesson: .lesson
    case .derivation: .derivation
    case .activation: PanelPart(view: ActivationView.self)
    case .gradients: PanelPart(view: GradientsView.self)
    case .errors: PanelPart(view: ErrorsView.self)
    case .matrix: PanelPart(view: MatrixView.self)
    case .operations: PanelPart(view: OperationsView.self)
    case .taylor: PanelPart(view: TaylorView.self)
    case .runs: .runs
    case .rates: .rates
    case .map: .map
    case .neurons: .neurons
    case .spread: PanelPart(view: SpreadView.self)
    case .sharpness: PanelPart(view: SharpnessView.self)
    case .curves: .curves
    }
  }

  /// What it is called.
  package var name: LocalizedText { part.view.name }

  /// The view of a frame; nil where it has nothing to show.
  func view(_ model: Shown) -> (any PanelView)? { part.view.init(model: model) }

  /// What a search finds the panels' keys by: one key of nine leads to each.
  static let searchNames: String = {
    let names = allCases.map { "\($0.rawValue) \($0.name.ko) \($0.name.en)" }
    return names.joined(separator: " ") + " view window 창 보기 자료"
  }()
}

extension PanelPart {
  fileprivate static let network = PanelPart(
    view: NetworkView.self,
    click: { click, model in
      guard let network = model.situation.network else { return }
      let geometry = NetworkGeometry(rect: click.rect, network: network, selection: model.look.selection)
      if let index = geometry.parameter(at: click.point) { model.select(index) }
    })

  fileprivate static let loss = PanelPart(
    view: LossView.self,
    click: { click, model in
      let step = LossView(model: Shown(model)).step(at: click.point, in: click.inside, Pencil(model))
      if let step { model.leap(to: step) }
    })

  fileprivate static let weights = PanelPart(
    view: WeightsView.self,
    click: { click, model in
      let table = WeightTable(rect: click.rect, names: model.names, selection: model.look.selection)
      if let index = table.parameter(at: click.point) { model.select(index) }
    },
    scroll: { $1.moveParameter(by: $0) })

  fileprivate static let neurons = PanelPart(
    view: NeuronsView.self,
    click: { click, model in
      let view = NeuronsView(model: Shown(model))
      if let index = view?.parameter(at: click.point, in: click.inside, Pencil(model)) { model.select(index) }
    },
    scroll: { $1.moveParameter(by: $0) })

  fileprivate static let lesson = PanelPart(
    view: LessonView.self,
    click: { if $0.hadFocus { _ = $1.perform(.lesson) } },
    hints: { usual, _ in [.lesson, .lessonBack, .playPause, .guess] + usual })

  fileprivate static let runs = PanelPart(
    view: RunsView.self,
    click: { click, model in
      let view = RunsView(model: Shown(model))
      if let number = view.run(at: click.point, in: click.inside, Pencil(model)) { model.moveTo(run: number) }
    },
    scroll: { $1.moveRun(by: $0) },
    select: { $1.workspace.isRacing ? $1.moveRun(by: $0) : $1.moveParameter(by: $0) },
    hint: { $0 == .explain && $1.workspace.isRacing ? .hintGoOn : nil })

  fileprivate static let derivation = PanelPart(
    view: DerivationView.self,
    click: { click, model in
      let view = DerivationView(model: Shown(model))
      guard let row = view.row(at: click.point, in: click.inside, Pencil(model)) else { return }
      if row == model.look.derivation.row { model.explain() } else { model.look.derivation.row = row }
    },
    scroll: { $1.moveDerivationRow(by: $0) },
    select: { $1.moveDerivationRow(by: $0) },
    hints: { _, model in
      let growing: [Action] = model.growsByTerms ? [.nextBeat] : []
      return growing + [
        .selectNext, .explain, .playPause, .precision, .editValue, .escape, .lesson, .nextSample, .nextBeat, .nextStep,
        .focusNext, .undo, .zoomPanel, .language,
      ]
    },
    hint: { action, _ in
      switch action {
      case .explain: .hintUnfold
      case .selectNext: .hintRow
      case .editValue: .hintOwnValue
      default: nil
      }
    })

  fileprivate static let rates = PanelPart(
    view: RatesView.self,
    click: { click, model in
      let view = RatesView(model: Shown(model))
      if let rate = view.place(at: click.point, in: click.inside, Pencil(model)) { model.look.rates.cursor = rate }
    },
    scroll: { $1.moveRate(by: $0) },
    perform: { $1.performOnRates($0) },
    reason: { $1.reasonOnRates($0) },
    hint: { $0 == .explain && $1.look.rates.cursor != nil ? .hintTakeRate : nil })

  fileprivate static let map = PanelPart(
    view: RateMapView.self,
    click: { $1.clickMap($0.point, in: $0.rect) },
    perform: { $1.performOnMap($0) },
    reason: { $1.goesToMap($0) ? .some(nil) : nil },
    hints: { usual, model in
      guard model.shownMap != nil else { return usual }
      let pointing: [Action] = model.look.map.cursor == nil ? [.nextBeat] : [.nextBeat, .explain, .escape]
      return pointing + [.playPause, .lesson, .nextStep, .undo, .zoomPanel, .language]
    },
    hint: { action, model in
      switch action {
      case .explain where model.pointedPixel != nil: .hintStart
      case .nextBeat where model.shownMap != nil: .hintMove
      default: nil
      }
    })

  fileprivate static let curves = PanelPart(
    view: CurvesView.self,
    perform: { $1.performOnCurves($0) },
    reason: { $0 == .landscapeView && $1.goesToCurves ? .some(nil) : nil })

  fileprivate static let data = PanelPart(
    view: DataView.self,
    click: { if $0.hadFocus { $1.clickData($0.point) } },
    perform: { $1.performOnData($0) },
    reason: { $1.pointsAtData && Model.isOfDataCursor($0) ? .some($1.reasonAgainstPointing($0)) : nil },
    hints: { usual, model in
      if model.pointsAtData {
        return [.nextBeat, .explain, .axes, .cycleBack, .escape, .nextSample, .undo, .playPause, .zoomPanel, .language]
      }
      return model.canPointAtData
        ? [.playPause, .nextBeat, .selectNext, .explain, .lesson, .sceneList, .cursor] + usual : usual
    },
    hint: { action, model in
      guard model.pointsAtData else { return nil }
      switch action {
      case .explain: return model.look.dataCursor?.carried == nil ? .hintPoint : .hintDrop
      case .nextBeat: return .hintMove
      case .axes: return .hintClass
      case .cycleBack: return .hintDelete
      default: return nil
      }
    })

  fileprivate static let contour = PanelPart(
    view: ContourView.self,
    click: { $1.clickContour($0.point) },
    scroll: { if $1.wantedSlice != nil { _ = $1.perform($0 < 0 ? .zoomIn : .zoomOut) } },
    perform: { $1.performOnContour($0) },
    // The cursor goes on, however far the run has come.
    reason: { $1.pointsAtContour && ($0 == .nextBeat || $0 == .previousBeat) ? .some(nil) : nil },
    hints: { usual, model in
      let back: [Action] = model.look.viewport == nil ? [] : [.escape]
      if model.pointsAtContour {
        let start: [Action] = model.look.isGuessingPlace ? [.guess] : [.explain, .guess]
        return [.nextBeat] + start + [.escape, .playPause, .nextStep, .undo, .axes, .plane, .language]
      }
      if model.showsSurface {
        return back + [.playPause, .panLeft, .landscapeView, .nextBeat, .lesson, .rateUp, .nextStep, .plane] + usual
      }
      return back
        + [.playPause, .cursor, .nextBeat, .landscapeView, .lesson, .sceneList, .rateUp, .nextStep, .axes, .plane]
        + usual
    },
    hint: { action, model in
      switch action {
      case .panLeft where model.showsSurface: .hintTurn
      case .explain where model.pointsAtContour: .hintStart
      case .nextBeat where model.pointsAtContour: .hintMove
      case .escape where model.look.cursor == nil && model.look.viewport != nil: .hintToRun
      default: nil
      }
    })
}
