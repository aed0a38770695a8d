// How a neuron's activation is shaded over a plane, and drawn as a tile.

import NablaCanvas
import NablaCore
import NablaDiagrams

/// The shades for a neuron's a: two halves where it ends at 0 and 1, below and above 0 where it has a sign, else from 0 up.
struct NeuronShade: Equatable {
  let ramp: HeatMap.Ramp
  let scale: ValueScale

  /// - Parameters:
  ///   - values: a over the plane.
  ///   - layer: the neuron's.
  init(_ values: [Double], of layer: Layer) {
    if !layer.isResidual, let bounds = layer.activation.bounds {
      let halves: HeatMap.Ramp = bounds.lowerBound < 0 ? .diverging : .boundary
      ramp = layer.activation == .softmax ? .sequential : halves
      scale = ValueScale(.linear, from: bounds.lowerBound, to: bounds.upperBound)
    } else {
      let finite = values.filter(\.isFinite)
      let reach = max(finite.map(\.magnitude).max() ?? 1, .leastNormalMagnitude)
      let isSigned = finite.contains { $0 < 0 }
      (ramp, scale) = (isSigned ? .diverging : .sequential, ValueScale(.linear, from: isSigned ? -reach : 0, to: reach))
    }
  }

  /// The shades from the least value to the greatest, left to right.
  func drawKey(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let values = (0..<max(2, rect.width)).map { column -> Double in
      scale.low + (scale.high - scale.low) * Double(column) / Double(max(1, rect.width - 1))
    }
    HeatMap(values, rows: 1, columns: values.count, ramp: ramp, scale: scale)
      .draw(in: rect, of: &frame, level: pencil.areaLevel, hasColour: pencil.hasColour, splitsCells: false)
  }
}

/// One neuron over the plane of two inputs.
struct NeuronPlane {
  let response: PlaneResponse
  let layer: Layer
  let layerIndex: Int
  let unit: Int

  /// The shades, the line z = 0 and the samples' marks.
  ///
  /// - Parameters:
  ///   - rect: where, in cells.
  ///   - marks: the cell and the sign of each sample; none where there is no room.
  ///   - frame: what is drawn into.
  ///   - pencil: knows how things are shown.
  /// - Returns: the shades.
  @discardableResult
  func draw(
    in rect: Rect, marks: [(place: Point, glyph: Unicode.Scalar)], of frame: inout Frame, _ pencil: Pencil
  ) -> NeuronShade {
    let values = response.activations(layer: layerIndex, unit: unit)
    let shade = NeuronShade(values, of: layer)
    HeatMap(values, rows: response.rows, columns: response.columns, ramp: shade.ramp, scale: shade.scale)
      .draw(in: rect, of: &frame, level: pencil.areaLevel, hasColour: pencil.hasColour)
    if layer.activation != .softmax { drawLine(in: rect, of: &frame, pencil) }
    for mark in marks where rect.contains(mark.place) {
      let cell = frame[mark.place.x, mark.place.y]
      let isSplit = cell.glyph == "▀" && cell.style.foreground.isRamp
      let background = isSplit ? cell.style.foreground : cell.style.background
      frame.set(mark.glyph, Style(.text, on: background, .bold), x: mark.place.x, y: mark.place.y)
    }
    return shade
  }

  /// Dots where there are colours or braille; among shades of letters, zeros.
  private func drawLine(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let segments = response.zeroLine(layer: layerIndex, unit: unit)
    let size = Size(columns: response.columns, rows: response.rows)
    var grid = pencil.forAreas.grid(rect)
    InputPlane.draw(segments, on: size, Pen(.text, .bold), into: &grid)
    guard pencil.areaLevel == .ascii else { return grid.draw(into: &frame) }
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX where grid.inkedCells(in: Rect(x: x, y: y, width: 1, height: 1)) > 0 {
        frame.set("0", Style(.text, on: frame[x, y].style.background, .bold), x: x, y: y)
      }
    }
  }
}

/// One neuron over the only input.
struct NeuronLine {
  /// The inputs, ascending, and a and z at each.
  let inputs: [Double]
  let response: PlaneResponse
  let layerIndex: Int
  let unit: Int

  /// Where z changes its sign, as inputs.
  var zeros: [Double] {
    guard let first = inputs.first, let last = inputs.last, inputs.count > 1 else { return [] }
    let spacing = (last - first) / Double(inputs.count - 1)
    return response.zeros(layer: layerIndex, unit: unit).map { place in
      let input = first + spacing * place
      // What rounding leaves of 0 is no place of its own.
      return abs(input) < 1e-12 * (last - first) ? 0 : input
    }
  }

  /// The curve a(x), and zeros on it where z is 0.
  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let values = response.activations(layer: layerIndex, unit: unit)
    guard let first = inputs.first, let last = inputs.last, last > first else { return }
    var grid = pencil.grid(rect)
    let map = UnitMap(first...last, InputPlane.range(values.filter(\.isFinite), margin: 0.06), grid)
    grid.polyline(zip(inputs, values).map { map.dot($0, $1) }, Pen(.series(0), .bold))
    grid.draw(into: &frame)
    for place in response.zeros(layer: layerIndex, unit: unit) {
      let (left, share) = (Int(clamping: place), place - place.rounded(.down))
      let value = values[left] + (values[min(left + 1, values.count - 1)] - values[left]) * share
      let input = first + (last - first) * place / Double(inputs.count - 1)
      if let cell = map.markedCell(input, value, grid) {
        frame.set("0", Style(.warning, .bold), x: cell.x, y: cell.y)
      }
    }
  }
}
