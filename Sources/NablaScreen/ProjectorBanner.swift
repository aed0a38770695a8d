// The large numbers of projector mode: C, η and the step, as many as there is room for.

import NablaCanvas
import NablaCore
import NablaModel
import NablaPanels
import NablaWords

struct ProjectorBanner {
  @Shown var model: Model

  private struct Item {
    let label: String
    let number: BigText
    let style: Style
    var width: Int { max(number.width, TextWidth.of(label)) }
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard !rect.isEmpty, let wanted = model.bannerScale else { return }
    // The step in smaller numbers, then all of them, before one goes.
    let scales: [[BigText.Scale]] =
      (wanted == .double ? [[.double, .double, .double], [.double, .double, .single]] : [])
      + [[.single, .single, .single], [.single, .single], [.single]]
    for scales in scales {
      let shown = items(scales, pencil)
      let width = shown.reduce(0) { $0 + $1.width }
      for gap in scales[0] == .double ? [6, 4, 3] : [4, 3] where width + gap * (shown.count - 1) + 4 <= rect.width {
        return draw(shown, gap: gap, in: rect, of: &frame)
      }
    }
  }

  private func draw(_ items: [Item], gap: Int, in rect: Rect, of frame: inout Frame) {
    var x = rect.x + 2
    for item in items {
      frame.put(item.label, Style(.dim), x: x, y: rect.y)
      item.number.draw(item.style, x: x, y: rect.y + 1, into: &frame)
      x += item.width + gap
    }
  }

  /// The cost, the learning rate and the step; a number that cannot be drawn large is left to the header.
  private func items(_ scales: [BigText.Scale], _ pencil: Pencil) -> [Item] {
    let cost = model.situation.step.cost
    let shown = Numeral.fixed(cost, decimals: 4, width: 8, infinity: "∞").filter { $0 != " " }
    let rate = model.situation.settings.learningRate
    let isOver = model.rateLimit.map { rate > $0 } ?? false
    let texts: [(Label, String, Style)] = [
      (.bannerCost, "C \(shown)", Style(cost.isFinite ? .title : .error, .bold)),
      (.bannerRate, "η \(Words.coordinate(rate))", Style(isOver ? .warning : .accent, .bold)),
      (.step, "\(model.workspace.cursor.step)", Style(.text)),
    ]
    return zip(texts, scales).compactMap { item, scale in
      let (label, text, style) = item
      return BigText(text, scale: scale, level: pencil.level).map {
        Item(label: pencil.words(label), number: $0, style: style)
      }
    }
  }
}
