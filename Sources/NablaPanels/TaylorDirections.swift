// What steps of the same length in other directions would have done: the lower half of the Taylor panel.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

extension TaylorView {
  struct DirectionRow {
    let name: String
    let outcome: TaylorPrediction
    let isStep: Bool
  }

  /// The tried directions and this step's own, by angle.
  func directionRows(_ numbers: TaylorNumbers) -> [DirectionRow] {
    let own = numbers.angle ?? -1
    var rows: [(degrees: Double, row: DirectionRow)] = numbers.choices.map { choice in
      let name = TaylorLabel.degrees(Int(clamping: choice.degrees)).text(in: model.language)
      let isStep = TaylorNumbers.isSame(choice.degrees, own)
      return (choice.degrees, DirectionRow(name: name, outcome: choice.outcome, isStep: isStep))
    }
    if !rows.isEmpty, own >= 0, !rows.contains(where: \.row.isStep) {
      rows.append((own, DirectionRow(name: TaylorNumbers.name(ofDegrees: own), outcome: numbers.outcome, isStep: true)))
      rows.sort { $0.degrees < $1.degrees }
    }
    return rows.map(\.row)
  }

  func drawDirections(
    _ numbers: TaylorNumbers, on page: inout TaylorPage, of frame: inout Frame, _ pencil: Pencil
  ) {
    var rows = directionRows(numbers)
    guard !rows.isEmpty, page.free >= 2 else { return }
    // Where not all fit, the slanting ones go: what is left still says which way is down.
    let hasTitle = page.free > 3
    for degrees in [135, 45] where rows.count > page.free - (hasTitle ? 1 : 0) {
      rows.removeAll { $0.name == TaylorLabel.degrees(degrees).text(in: model.language) && !$0.isStep }
    }
    if hasTitle {
      let length = Numeral.significant(numbers.length, digits: 3)
      let titles = [TaylorLabel.directions(length: length), .directionsShort].map { pencil.words($0) }
      pencil.put(
        TextWidth.of(titles[0]) <= page.rect.width ? titles[0] : titles[1], Style(.title, .bold), x: page.rect.x,
        y: page.y, width: page.rect.width, in: &frame)
      page.y += 1
    }
    let nameWidth = rows.reduce(0) { max($0, TextWidth.of(pencil.words($1.name))) } + 3
    let isWide = page.rect.width >= 60
    let numberWidth = isWide ? 11 : 9
    let columns = isWide ? 2 : 1
    let barX = page.rect.x + nameWidth + columns * (numberWidth + 1) + 1
    let half = (min(41, page.rect.maxX - barX) - 1) / 2
    let scale = rows.filter { $0.outcome.actual.isFinite }.reduce(0) { max($0, abs($1.outcome.actual)) }
    if isWide, page.free > rows.count {
      for (index, label) in [TaylorLabel.predictedShort, .actual].enumerated() {
        let x = page.rect.x + nameWidth + index * (numberWidth + 1)
        frame.put(pencil.words(label).padded(to: numberWidth, .right), Style(.dim), x: x, y: page.y)
      }
      page.y += 1
    }
    for row in rows where page.free > 0 {
      let mark = row.isStep ? String(Character(pencil.symbols.selected)) : " "
      let nameStyle = row.isStep ? Style(.accent, .bold) : Style(.text)
      frame.put(mark + " " + pencil.words(row.name), nameStyle, x: page.rect.x, y: page.y)
      var x = page.rect.x + nameWidth
      if isWide {
        frame.put(text(row.outcome.predicted, width: numberWidth, pencil), Style(.dim), x: x, y: page.y)
        x += numberWidth + 1
      }
      let actual = row.outcome.isRounding ? 0 : row.outcome.actual
      frame.put(text(actual, width: numberWidth, pencil), style(actual), x: x, y: page.y)
      if half >= 2 { drawBar(actual, scale: scale, x: barX, y: page.y, half: half, of: &frame, pencil) }
      page.y += 1
    }
    if page.free > 2, rows.contains(where: \.isStep) {
      let mark = String(Character(pencil.symbols.selected))
      pencil.put(
        mark + " " + pencil.words(TaylorLabel.thisStep), Style(.dim), x: page.rect.x, y: page.y,
        width: page.rect.width, in: &frame)
      page.y += 1
    }
  }

  /// A bar from the middle: to the left where C falls, to the right where it rises.
  private func drawBar(
    _ value: Double, scale: Double, x: Int, y: Int, half: Int, of frame: inout Frame, _ pencil: Pencil
  ) {
    frame.set(pencil.symbols.vertical, Style(.dim), x: x + half, y: y)
    guard value.isFinite, scale > 0, value != 0 else { return }
    let cells = min(half, max(1, Int(clamping: (abs(value) / scale * Double(half)).rounded())))
    let start = value < 0 ? x + half - cells : x + half + 1
    for cell in 0..<cells {
      frame.set(pencil.symbols.barFull, Style(value < 0 ? .negative : .positive), x: start + cell, y: y)
    }
  }
}
