// Lines of equal cost over two parameters, with the run's path running down them.

import NablaCanvas
import NablaCore

struct ContourView {
  let model: Model

  func heading(width: Int, _ pencil: Pencil) -> (title: String, trailing: String) {
    let names = model.names
    let x = names.name(at: model.look.axisX)
    let name = Label.panel(.contour).text(in: pencil.language)
    guard let y = model.look.axisY else { return ("\(name) C(\(x))", "") }
    let title = "\(name) C(\(x), \(names.name(at: y)))"
    guard names.count > 2 else { return (title, "") }
    // The number of the panel, the borders and the blanks between take 11 cells.
    let room = width - TextWidth.of(title) - 11
    let step = model.situation.step.state.step
    let note = [Label.slice(step: step), .sliceShort(step: step)].map { $0.text(in: pencil.language) }
      .first { TextWidth.of(pencil.words($0)) <= room }
    return (title, note ?? "")
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let image = model.slice, let wanted = model.wantedSlice, image.request.columns == wanted.columns,
      image.request.rows == wanted.rows, image.request.slice.y == wanted.slice.y
    else {
      frame.put(pencil.words(.computing), Style(.dim), x: rect.x + 1, y: rect.y)
      return
    }
    let plot = ContourGeometry(inside: rect).plot
    if model.look.axisY == nil {
      CostCurveView(model: model, image: image).draw(in: plot, of: &frame, pencil)
    } else {
      let levels = ContourLevels.levels(of: image.costs, atMost: max(5, min(12, plot.height * 2 / 3)))
      drawLines(image, levels, in: plot, of: &frame, pencil)
    }
    if rect.height > plot.height { ContourLegend(model: model, image: image).draw(in: rect, of: &frame, pencil) }
  }

  // MARK: Lines

  private func drawLines(
    _ image: SliceImage, _ levels: [Double], in plot: Rect, of frame: inout Frame, _ pencil: Pencil
  ) {
    var lines = DotGrid(plot, level: pencil.level)
    let map = PlaneMap(image: image, grid: lines)
    var isolines: [(level: Double, role: Role, segments: [IsolineSegment])] = []
    for (number, level) in levels.enumerated() {
      let role = Role.ramp(levels.count > 1 ? 2 + number * (Role.rampLevels - 3) / (levels.count - 1) : 4)
      let segments = Isolines.segments(of: image.costs, columns: image.xs.count, level: level)
      for segment in segments {
        lines.line(from: map.dot(segment.x1, segment.y1), to: map.dot(segment.x2, segment.y2), Pen(role, priority: 1))
      }
      isolines.append((level, role, segments))
    }
    lines.draw(into: &frame)
    var path = DotGrid(plot, level: pencil.level)
    let paths = ContourPaths(model: model, map: map)
    paths.draw(on: &path)
    let marks = ContourMarks(paths: paths, dotsPerCell: path.dotsPerCell).all(in: plot)
    var labels = ContourLabels(plot: plot, path: path, marks: marks.map(\.cell))
    for (number, line) in isolines.enumerated() {
      let text = ContourLevels.text(line.level)
      labels.add(text, to: line.segments, number: number, of: isolines.count, map, lines)
    }
    for label in labels.placed {
      let width = TextWidth.of(label.text)
      frame.fill(Rect(x: label.x - 1, y: label.y, width: width + 2, height: 1))
      frame.put(label.text, Style(isolines[label.number].role), x: label.x, y: label.y)
    }
    path.draw(into: &frame)
    for mark in marks {
      frame.set(mark.glyph(pencil.symbols), mark.style, x: mark.cell.x, y: mark.cell.y)
    }
  }
}
