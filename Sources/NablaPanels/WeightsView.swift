// Every parameter with its value, slope and change: columns of numbers that never shift.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// Which parameters the table shows, and in which rows.
package struct WeightTable {
  /// The panel's inside.
  let rect: Rect
  /// The places in parameter order of what is in sight.
  let places: Range<Int>
  let names: ParameterNames
  let hasHeading: Bool

  init(inside rect: Rect, names: ParameterNames, selection: Int) {
    self.rect = rect
    self.names = names
    hasHeading = rect.height > 2
    let rows = max(1, rect.height - (hasHeading ? 1 : 0))
    let last = max(0, names.count - rows)
    let first = min(max(0, names.place(of: selection) - rows / 2), last)
    places = first..<first + min(rows, names.count - first)
  }

  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - names: of all parameters.
  ///   - selection: the index of the one that is kept in sight.
  package init(rect: Rect, names: ParameterNames, selection: Int) {
    self.init(inside: rect.inset(columns: 1, rows: 1), names: names, selection: selection)
  }

  func y(of place: Int) -> Int { rect.y + (hasHeading ? 1 : 0) + place - places.lowerBound }

  /// The index of the parameter in the row of a cell.
  package func parameter(at point: Point) -> Int? {
    let place = point.y - rect.y - (hasHeading ? 1 : 0) + places.lowerBound
    return rect.contains(point) && places.contains(place) ? names.index(at: place) : nil
  }
}

package struct WeightsView: PanelView {
  package static let name = LocalizedText(ko: "가중치", en: "Weights")

  @Shown var model: Model

  /// How many parameters there are, and which of them are in sight.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let names = model.names
    let count = names.count
    let table = WeightTable(rect: rect, names: names, selection: model.look.selection)
    let all = Label.parameters(count).text(in: pencil.language)
    guard table.places.count < count else { return all }
    let shown = [table.places.lowerBound, table.places.upperBound - 1].map { names.name(at: names.index(at: $0)) }
      .joined(separator: "-")
    return TextWidth.of(shown + all) + 25 <= rect.width ? "\(shown) · \(all)" : "\(shown) / \(count)"
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "매개변수마다 지금의 값과 기울기를 보여 줘요.",
      en: "Every parameter with its value and its slope now.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let situation = model.situation
    let table = WeightTable(inside: rect, names: situation.names, selection: model.look.selection)
    // The last weight and the last bias have the longest names.
    let longest = [situation.names.weightCount, situation.names.count].filter { $0 > 0 }.map { $0 - 1 }
    let nameWidth = longest.reduce(0) { max($0, TextWidth.of(situation.names.name(at: $1))) } + 2
    let pathWidth = rect.width >= 52 ? 8 : 0
    let numberWidth = rect.width >= 46 ? 9 : 8
    let decimals = 4
    let x = rect.x
    let columns = [x + nameWidth + pathWidth, x + nameWidth + pathWidth + numberWidth + 1]
    let changeX = columns[1] + numberWidth + 1
    let barX = changeX + numberWidth + 2
    let barWidth = min(12, rect.maxX - barX - 1)
    if table.hasHeading {
      func heading(_ label: Label, _ x: Int) {
        frame.put(pencil.words(label).padded(to: numberWidth, .right), Style(.dim), x: x, y: rect.y)
      }
      heading(.value, columns[0])
      heading(.slopeHeading(isRule: model.usesPerceptronRule), columns[1])
      heading(.change, changeX)
      // What the bars stand for, where its name is not wider than they are.
      let name = pencil.words(model.usesPerceptronRule ? "|Δw/η|" : "|∂C/∂w|")
      if TextWidth.of(name) <= barWidth { frame.put(name, Style(.dim), x: barX, y: rect.y) }
    }
    let steepest = situation.step.gradient.reduce(1e-300) { $1.isFinite ? max($0, abs($1)) : $0 }
    for place in table.places {
      let index = situation.names.index(at: place)
      let y = table.y(of: place)
      let isSelected = index == model.look.selection
      let style = Style(isSelected ? .accent : .text, isSelected ? .bold : [])
      let mark = isSelected ? String(Character(pencil.symbols.selected)) : " "
      frame.put(mark + situation.names.name(at: index), style, x: x, y: y)
      if pathWidth > 0, let network = situation.network {
        pencil.put(
          pencil.words(Words.path(of: index, in: network)), Style(.dim), x: x + nameWidth, y: y, width: pathWidth,
          in: &frame)
      }
      func put(_ value: Double, _ column: Int) {
        let text = pencil.number(value, width: numberWidth, decimals: decimals, sign: .always)
        frame.put(text, isSelected ? style : Style(value < 0 ? .negative : .positive), x: column, y: y)
      }
      put(situation.parameters[index], columns[0])
      put(situation.step.gradient[index], columns[1])
      if situation.settings.frozen.contains(index) {
        let held = pencil.words(.heldStill).padded(to: numberWidth, .right)
        pencil.put(held, Style(.dim), x: changeX, y: y, width: numberWidth, in: &frame)
      } else {
        put(situation.step.change[index], changeX)
      }
      if barWidth >= 4 {
        let share = abs(situation.step.gradient[index]) / steepest
        frame.put(pencil.symbols.bar(share.isFinite ? share : 1, width: barWidth), Style(.series(0)), x: barX, y: y)
      }
    }
  }

  package init(model: Shown) {
    _model = model
  }
}
