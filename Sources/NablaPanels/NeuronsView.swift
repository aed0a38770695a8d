// What each neuron has learnt: its activation over the plane of two inputs, over one input, or over the samples.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

package struct NeuronsView: PanelView {
  package static let name = LocalizedText(ko: "뉴런", en: "Neurons")

  @Shown var model: Model
  private let passes: NetworkPasses
  /// The layer and the unit of every neuron: hidden ones layer by layer, then the outputs.
  private let neurons: [(layer: Int, unit: Int)]
  /// The number of the neuron that the selected parameter enters.
  private let selected: Int
  /// Every neuron over the only input, from one pass; nil where samples have more.
  private let curves: (inputs: [Double], response: PlaneResponse)?

  /// nil where the cost is a formula.
  package init?(model: Shown) {
    guard let passes = model.wrappedValue.situation.passes else { return nil }
    _model = model
    self.passes = passes
    neurons = passes.network.layers.enumerated().flatMap { index, layer in
      (0..<layer.units).map { (index, $0) }
    }
    let parameter = passes.network.parameter(at: model.wrappedValue.look.selection)
    selected = neurons.firstIndex { $0.layer == parameter.layer && $0.unit == parameter.unit } ?? 0
    guard passes.data.rawInputCount == 1 else {
      curves = nil
      return
    }
    let places = passes.data.rawInputs + (passes.data.test?.rawInputs ?? [])
    let inputs = CostSlice.spread(InputPlane.axis(places, margin: 0.06), count: 241)
    curves = (inputs, PlaneResponse(passes.pass(atPlaces: inputs), of: passes.network, columns: inputs.count))
  }

  private var network: Network { passes.network }
  private var data: Dataset { passes.data }
  /// Whether a is drawn over the inputs.
  private var hasPictures: Bool { data.rawInputCount <= 2 }

  private func name(_ neuron: Int) -> String {
    network.nodeName(column: neurons[neuron].layer + 1, unit: neurons[neuron].unit)
  }

  /// How many neurons there are, and how many of them have no place.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let hidden = layout(in: rect.inset(columns: 1, rows: 1), pencil).hidden
    let label: NeuronsLabel =
      hidden > 0 ? .shown(neurons.count - hidden, hidden: hidden) : .count(neurons.count)
    let text = pencil.words(label)
    return TextWidth.of(text) + 20 <= rect.width ? text : "\(neurons.count - hidden)/\(neurons.count)"
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "입력에 따라 뉴런마다 a가 얼마인지, 곧 무엇을 배웠는지 보여 줘요.",
      en: "What each neuron gives over the inputs: what it has learnt.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 6, rect.height > 1 else { return }
    let layout = layout(in: rect, pencil)
    frame.put(layout.lines, x: layout.words.x, y: layout.words.y)
    guard hasPictures else {
      return NeuronRows(passes: passes, neurons: neurons, selected: selected)
        .draw(in: layout.tiles, of: &frame, pencil)
    }
    if let curves {
      drawLines(layout, curves.inputs, curves.response, of: &frame, pencil)
    } else {
      drawPlanes(layout, of: &frame, pencil)
    }
  }

  /// The first weight into the neuron whose tile or row is at a cell; nil where there is none.
  ///
  /// - Parameters:
  ///   - point: the cell.
  ///   - rect: the panel's inside.
  ///   - pencil: knows how things are shown.
  package func parameter(at point: Point, in rect: Rect, _ pencil: Pencil) -> Int? {
    let area = layout(in: rect, pencil).tiles
    let neuron =
      hasPictures
      ? NeuronTiles(in: area, count: neurons.count, selected: selected).tiles.first { $0.rect.contains(point) }?.neuron
      : NeuronRows(passes: passes, neurons: neurons, selected: selected).neuron(at: point, in: area)
    return neuron.flatMap {
      network.index(of: .weight(layer: neurons[$0].layer, to: neurons[$0].unit, from: 0))
    }
  }

  // MARK: Places

  private struct Layout {
    var tiles: Rect
    /// The large picture, with a row for its name and one for its shades.
    var large: Rect?
    var words: Rect
    var lines: [(text: String, style: Style)]
    var hidden: Int
  }

  private func layout(in rect: Rect, _ pencil: Pencil) -> Layout {
    let notes = notes(pencil)
    let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    var layout: Layout
    if hasPictures, inner.width >= 60, inner.height >= 12 {
      // The large picture with the words below, right of the tiles.
      let width = min(max(30, inner.width * 9 / 20), 2 * inner.height + 12)
      let lines = notes.lines(width: width, height: max(3, inner.height * 2 / 5))
      let x = inner.maxX - width
      layout = Layout(
        tiles: Rect(x: inner.x, y: inner.y, width: inner.width - width - 2, height: inner.height),
        large: Rect(x: x, y: inner.y, width: width, height: inner.height - lines.count),
        words: Rect(x: x, y: inner.maxY - lines.count, width: width, height: lines.count), lines: lines, hidden: 0)
    } else {
      let most = inner.height * 2 / (hasPictures ? 5 : 8)
      let lines = notes.lines(width: inner.width, height: max(inner.height >= 6 ? 1 : 0, most))
      let height = inner.height - lines.count
      layout = Layout(
        tiles: Rect(x: inner.x, y: inner.y, width: inner.width, height: height), large: nil,
        words: Rect(x: inner.x, y: inner.y + height, width: inner.width, height: lines.count), lines: lines, hidden: 0)
      if hasPictures, inner.height >= 30 {
        // A tall panel has it below the tiles.
        let half = height / 2
        layout.tiles.height = half
        layout.large = Rect(x: inner.x, y: inner.y + half, width: inner.width, height: height - half)
      }
    }
    layout.hidden =
      hasPictures
      ? NeuronTiles(in: layout.tiles, count: neurons.count, selected: selected).hidden
      : NeuronRows(passes: passes, neurons: neurons, selected: selected).hidden(in: layout.tiles)
    return layout
  }

  // MARK: Pictures

  private func put(_ tile: NeuronTiles.Tile, of frame: inout Frame, _ pencil: Pencil) -> Rect {
    let isSelected = tile.neuron == selected
    let text = (isSelected ? String(Character(pencil.symbols.selected)) : "") + name(tile.neuron)
    pencil.put(
      text, isSelected ? Style(.accent, .bold) : Style(.text), x: tile.rect.x, y: tile.rect.y, width: tile.rect.width,
      in: &frame)
    return Rect(x: tile.rect.x, y: tile.rect.y + 1, width: tile.rect.width, height: tile.rect.height - 1)
  }

  /// One pass over a grid as fine as the largest picture serves all pictures.
  private func drawPlanes(_ layout: Layout, of frame: inout Frame, _ pencil: Pencil) {
    let tiles = NeuronTiles(in: layout.tiles, count: neurons.count, selected: selected)
    let plane = InputPlane(of: data)
    let large = layout.large.map { Rect(x: $0.x, y: $0.y + 1, width: $0.width, height: $0.height - 2) }
    guard let finest = large ?? tiles.tiles.first?.rect else { return }
    let size = InputPlane.resolution(
      atMost: HeatMap.resolution(in: finest, level: pencil.areaLevel, hasColour: pencil.hasColour))
    let response = PlaneResponse(passes.pass(atPlaces: plane.grid(size)), of: network, columns: size.columns)
    func draw(_ neuron: Int, in rect: Rect, hasMarks: Bool) -> NeuronShade {
      let (layer, unit) = neurons[neuron]
      return NeuronPlane(response: response, layer: network.layers[layer], layerIndex: layer, unit: unit)
        .draw(in: rect, marks: hasMarks ? marks(on: plane, in: rect, pencil) : [], of: &frame, pencil)
    }
    for tile in tiles.tiles {
      let picture = put(tile, of: &frame, pencil)
      _ = draw(tile.neuron, in: picture, hasMarks: hasRoom(in: picture, cellsPerMark: 12))
    }
    guard let large, let box = layout.large, large.height > 2 else { return }
    let title = "\(name(selected)) · \(network.layers[neurons[selected].layer].activation.rawValue)"
    frame.put(pencil.words(title), Style(.accent, .bold), x: box.x, y: box.y)
    let shade = draw(selected, in: large, hasMarks: hasRoom(in: large, cellsPerMark: 4))
    drawKey(shade, y: box.maxY - 1, in: box, of: &frame, pencil)
  }

  /// From the least shade to the greatest, and what the line is.
  private func drawKey(_ shade: NeuronShade, y: Int, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    func text(_ value: Double) -> String { Numeral.significant(value, digits: 2).trimmedZeros }
    var x = frame.put("a " + text(shade.scale.low), Style(.dim), x: rect.x, y: y) + 1
    shade.drawKey(in: Rect(x: x, y: y, width: 9, height: 1), of: &frame, pencil)
    x = frame.put(text(shade.scale.high), Style(.dim), x: x + 10, y: y) + 2
    guard network.layers[neurons[selected].layer].activation != .softmax else { return }
    let sign = pencil.areaLevel == .ascii ? "0" : "──"
    let words = "\(sign) \(pencil.words(NeuronsLabel.lineMark))"
    if x + TextWidth.of(words) <= rect.maxX { frame.put(words, Style(.text), x: x, y: y) }
  }

  /// Whether so few samples stand on a picture that its shades are still seen.
  private func hasRoom(in rect: Rect, cellsPerMark: Int) -> Bool {
    rect.height >= 8 && rect.width * rect.height >= cellsPerMark * data.count
  }

  /// Each sample's cell and sign, as the data panel has them.
  private func marks(
    on plane: InputPlane, in rect: Rect, _ pencil: Pencil
  ) -> [(place: Point, glyph: Unicode.Scalar)] {
    let signs = SampleSigns(data, pencil)
    return plane.cells(of: data, in: rect).enumerated().map { ($1, signs.glyph(of: $0)) }
  }

  private func drawLines(
    _ layout: Layout, _ inputs: [Double], _ response: PlaneResponse, of frame: inout Frame, _ pencil: Pencil
  ) {
    let tiles = NeuronTiles(in: layout.tiles, count: neurons.count, selected: selected)
    for tile in tiles.tiles {
      let (layer, unit) = neurons[tile.neuron]
      let picture = put(tile, of: &frame, pencil)
      NeuronLine(inputs: inputs, response: response, layerIndex: layer, unit: unit)
        .draw(in: picture, of: &frame, pencil)
    }
    guard let large = layout.large, large.height > 3 else { return }
    let (layer, unit) = neurons[selected]
    let values = response.activations(layer: layer, unit: unit)
    let line = zip(inputs, values).map { CurvePlot.Sample(x: $0, low: $1, high: $1) }
    let points = (0..<data.count).map {
      (x: data.rawInputs[$0], y: passes.activation(layer: layer, unit: unit, sample: $0))
    }
    NeuronCurve(
      lines: [CurvePlot.Series(samples: line, role: .series(0), pattern: .solid, label: "a(\(name(selected)))")],
      range: inputs[0]...inputs[inputs.count - 1], axis: "x1", points: points, shown: model.sample
    )
    .draw(in: large, of: &frame, pencil)
  }

  // MARK: Words

  private func notes(_ pencil: Pencil) -> [Note] {
    let (layer, unit) = neurons[selected]
    let line = curves.map {
      NeuronLine(inputs: $0.inputs, response: $0.response, layerIndex: layer, unit: unit)
    }
    return NeuronNotes(
      passes: passes, names: model.names, layer: layer, unit: unit, name: name(selected), line: line
    ).notes(pencil)
  }
}
