// The line below a contour: its axes, its signs and C.

import NablaCanvas

struct ContourLegend {
  let model: Model
  let image: SliceImage

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let names = model.names
    let dots = pencil.symbols.isASCII ? ".." : "…"
    func ends(_ range: ClosedRange<Double>) -> String {
      [range.lowerBound, range.upperBound].map { Numeral.significant($0, digits: 4).trimmedZeros }
        .joined(separator: dots)
    }
    // The ranges stay; the rest goes whole, the last first.
    var parts = [
      ("\(pencil.words("→")) \(names.name(at: model.look.axisX)) \(ends(image.request.viewport.x))", Role.dim)
    ]
    if let y = model.look.axisY {
      parts.append(("\(pencil.words("↑")) \(names.name(at: y)) \(ends(image.request.viewport.y))", .dim))
      parts.append(("\(pencil.symbols.now) \(pencil.words(.now))", .warning))
      parts.append(("\(pencil.symbols.start) \(pencil.words(.start))", .accent))
      if model.situation.step.cost.isFinite {
        parts.append(("C \(pencil.number(model.situation.step.cost, decimals: 4))", .dim))
      }
    }
    var x = rect.x + 1
    for (text, role) in parts {
      guard x + TextWidth.of(text) <= rect.maxX else { break }
      x = frame.put(text, Style(role), x: x, y: rect.maxY - 1) + 2
    }
  }
}
