// What is happening now, in words and with its numbers: one beat of the step under the cursor.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct StepView: PanelView {
  package static let name = LocalizedText(ko: "스텝", en: "Step")

  @Shown var model: Model

  private var situation: Situation { model.situation }

  package func heading(in rect: Rect, _ pencil: Pencil) -> (title: String, trailing: String) {
    let step = model.workspace.cursor.step
    let name = "\(Label.step.text(in: pencil.language)) \(step)"
    guard let beat = model.litBeat else { return (name, "") }
    let number = "\(model.workspace.cursor.beat + 1)/\(model.beats.count)"
    let title = "\(name) · \(number)"
    // The number of the panel, the borders and the blanks between take 11 cells.
    let room = rect.width - TextWidth.of(pencil.words(title)) - 11
    let notes = [self.name(of: beat), .phase(beat.phase)].map { $0.text(in: pencil.language) }
    return (title, notes.first { TextWidth.of(pencil.words($0)) <= room } ?? "")
  }

  /// What a beat is called; the perceptron rule has names of its own.
  package func name(of beat: Beat) -> Label {
    switch beat {
    case .deltas where model.usesPerceptronRule: return .error
    case .gradient where model.usesPerceptronRule: return .perceptronRule
    default: return .beatTitle(beat, layers: layers)
    }
  }

  private var layers: Int { situation.network?.layers.count ?? 0 }

  /// What happens at the beat, as beside every panel that has no sentence of its own.
  package func sentence(_ pencil: Pencil) -> String? { pencil.words(caption) }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let width = rect.width - 2
    // A projector has the caption below the panel.
    let caption = model.look.isProjecting ? [] : pencil.words(caption).wrapped(to: width)
    var lines = growing(pencil, width: width, height: rect.height - caption.count)
    if lines.isEmpty {
      lines = equations(pencil, width: width, height: rect.height).map { ($0, Style(.text)) }
      lines += otherUnits(below: lines.count + caption.count, width: width, height: rect.height, pencil)
        .map { ($0, Style(.text)) }
    }
    let note = pencil.words([sampleNote(pencil), featureNote(pencil)].filter { !$0.isEmpty }.joined(separator: " · "))
    // The numbers come first: where all does not fit, the note goes, then the blank lines, then the caption.
    var free = rect.height - lines.count
    let shownCaption = caption.count <= free ? caption : []
    free -= shownCaption.count
    let hasNote = !note.isEmpty && free > 0
    if hasNote { free -= 1 }
    var y = rect.y
    if free > 1, rect.height >= 10 {
      y += 1
      free -= 1
    }
    for line in shownCaption {
      frame.put(line, Style(.title, .bold), x: rect.x + 1, y: y)
      y += 1
    }
    if free > 0, !shownCaption.isEmpty { y += 1 }
    for line in lines where y < rect.maxY {
      pencil.put(line.text, line.style, x: rect.x + 1, y: y, width: width, in: &frame)
      y += 1
    }
    if hasNote {
      if free > 1 { y += 1 }
      pencil.put(note, Style(.dim), x: rect.x + 1, y: min(y, rect.maxY - 1), width: width, in: &frame)
      y += 1
    }
    drawOutline(below: y, in: rect, of: &frame, pencil)
  }

  /// What happens at the beat, or in a step that goes by whole.
  package var caption: Label {
    guard let beat = model.litBeat else { return .wholeStepCaption }
    switch beat {
    case .deltas where model.usesPerceptronRule: return .perceptronError
    case .gradient where model.usesPerceptronRule: return .perceptronShare
    case .update where !situation.settings.frozen.isEmpty: return .heldCaption
    default: return .caption(beat, layers: layers, by: situation.settings.optimizer.name)
    }
  }

  /// A sum or product that grows term by term, in lines; none where nothing does, or it is whole.
  private func growing(_ pencil: Pencil, width: Int, height: Int) -> [(text: String, style: Style)] {
    guard !model.walksDerivation, let stop = model.termStop else { return [] }
    return TermLines(stop: stop, pencil: pencil).lines(width: width, height: max(4, height - 2))
  }

  /// The numbers in lines: with fewer decimals, or without their middle, where they would not fit.
  private func equations(_ pencil: Pencil, width: Int, height: Int) -> [String] {
    func lines(_ pencil: Pencil) -> [String] {
      EquationLayout(StepEquations(_model, pencil).lines(of: model.litBeat).map { pencil.words($0) }).lines(
        width: width)
    }
    let full = lines(pencil)
    guard full.count > height - 1, let last = full.last else { return full }
    var brief = pencil
    brief.decimals = 3
    let shorter = lines(brief)
    let best = shorter.count < full.count ? shorter : full
    return best.count > height ? best.prefix(height - 1) + [best.last ?? last] : best
  }

  /// The z of the layer's other units: worked like the first where there is room for all, else their values.
  private func otherUnits(below used: Int, width: Int, height: Int, _ pencil: Pencil) -> [String] {
    guard case .weightedInputs(let layer) = model.litBeat, let passes = situation.passes else { return [] }
    let network = passes.network
    let equations = NetworkEquations(_model, passes, pencil)
    let first = equations.unit(of: layer)
    let others = (0..<network.layers[layer].units).filter { $0 != first }
    let rest = height - used - (samples > 1 ? 5 : 3)
    // The list of the step's beats comes first.
    let outline = beatRows <= rest - 1 ? beatRows + 1 : 0
    let worked = others.flatMap { unit in
      [""] + EquationLayout(equations.weightedInputs(layer, unit).map { pencil.words($0) }).lines(width: width)
    }
    if worked.count <= rest - outline { return worked }
    let values = others.map { pencil.words(equations.weightedInput(layer, $0)) }
    return Array(values.prefix(max(0, values.count <= rest - outline ? rest - outline : rest)))
  }

  /// How many rows the list of the step's beats takes.
  private var beatRows: Int { model.beats.count + 1 }

  /// Which sample or how many samples the numbers are of.
  private func sampleNote(_ pencil: Pencil) -> String {
    guard samples > 1 else { return "" }
    switch model.litBeat {
    case .weightedInputs, .activations, .cost, .deltas:
      return Label.sampleOf(sample + 1, of: samples).text(in: pencil.language)
    case .gradient where situation.step.batch?.count == 1:
      return Label.sampleOf(sample + 1, of: samples).text(in: pencil.language)
    case .gradient:
      return Label.meanOver(situation.step.batch?.count ?? samples).text(in: pencil.language)
    case .update, nil: return ""
    }
  }

  /// What the inputs are made of, where the first layer takes them.
  private func featureNote(_ pencil: Pencil) -> String {
    guard case .weightedInputs(layer: 0) = model.litBeat, let data = situation.passes?.data else { return "" }
    return DataLabel(featuresOf: data)?.text(in: pencil.language) ?? ""
  }

  private var sample: Int { model.sample }
  private var samples: Int { situation.passes?.forward.count ?? 0 }

  package init(model: Shown) {
    _model = model
  }
}
