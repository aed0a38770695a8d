// What the panel on screen shows, in one sentence.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct ProjectorSentence {
  @Shown var model: Model

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard !rect.isEmpty else { return }
    let lines = text(pencil).wrapped(to: max(1, rect.width - 4))
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let isCut = row == rect.height - 1 && lines.count > rect.height
      let shown = isCut ? (line + " ").truncated(to: TextWidth.of(line), ellipsis: pencil.symbols.ellipsis) : line
      frame.put(shown, Style(.title, .bold), x: rect.x + 2, y: rect.y + row)
    }
  }

  private func text(_ pencil: Pencil) -> String {
    let workspace = model.workspace
    if let divergence = model.divergence, workspace.cursor.step == workspace.lastShownStep {
      return pencil.words(divergence)
    }
    if let sentence { return pencil.words(sentence) }
    // A lesson speaks for itself, under its title; everything else goes with the beat.
    if model.look.focus == .lesson { return pencil.words(Sanitized.title(workspace.scene.title[pencil.language])) }
    // Below the graph, the term that is lit there.
    if model.look.focus == .network, let stop = model.termStop {
      return pencil.words(TermLines(stop: stop, pencil: pencil).sentence)
    }
    return pencil.words(StepView(model: _model).caption)
  }

  /// Of a panel that shows more than the beat; nil for the others.
  private var sentence: ProjectorLabel? {
    let hasRivals = model.workspace.runs.count > 1
    switch model.look.focus {
    case .contour:
      if model.look.axisY == nil { return .curve(model.axisNames.x) }
      return hasRivals ? .contourOfRuns : .contour
    case .loss: return hasRivals ? .lossOfRuns : .loss
    case .weights: return .weights
    case .data: return model.situation.network == nil ? nil : .data
    case .derivation: return .derivation(model.names.name(at: model.look.selection))
    case .activation: return .activation
    case .gradients: return .gradients
    case .errors: return .errors
    case .matrix: return .matrix
    case .operations: return .operations
    case .taylor: return .taylor
    case .rates: return .rates
    case .map: return .map
    case .neurons: return .neurons
    case .spread: return .spread
    case .sharpness: return .sharpness
    case .curves: return .curves
    case .runs: return model.workspace.isRacing ? .runs : nil
    case .network, .step, .lesson: return nil
    }
  }

  package init(model: Shown) {
    _model = model
  }
}
