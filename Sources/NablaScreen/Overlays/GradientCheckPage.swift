// The gradient check over the panels: every parameter's slope, worked out in two ways.

import NablaCanvas
import NablaCore
import NablaModel
import NablaPanels
import NablaWords

struct GradientCheckPage: Page {
  @Shown private var model: Model
  private let check: GradientCheck
  let box: Rect
  private let headline: [String]
  private let note: [String]

  init(_ model: Shown, _ check: GradientCheck) {
    _model = model
    let model = model.wrappedValue
    self.check = check
    let pencil = Pencil(model)
    let size = model.size
    // A narrow screen is covered from side to side.
    let width = size.columns < 100 ? size.columns : 96
    let textWidth = max(0, width - 4)
    let first = Self.headline(of: check, model)
    var sentence = pencil.words(first)
    if case .agree = first, width >= 60, let network = model.situation.network {
      // Both ways go over all samples: how many there are makes no difference.
      let effort = GradientCheckLabel.effort(
        backpropagation: OperationCount(network, samples: 1).passes, differences: 2 * check.count)
      sentence += " " + pencil.words(effort)
    }
    headline = sentence.wrapped(to: textWidth)
    var reasons: [GradientCheckLabel] = []
    if case .differ? = check.worst.flatMap({ check.finding(at: $0) }) { reasons.append(Self.reason(model)) }
    if check.lost > 0 { reasons.append(.lost(check.lost)) }
    let wanted = reasons.flatMap { pencil.words($0).wrapped(to: textWidth) }
    // Borders, the columns' heading and the footer take four rows; at least two are for numbers.
    let fixed = 4 + headline.count
    note = fixed + wanted.count + 2 <= size.rows ? wanted : []
    let height = min(size.rows, fixed + note.count + check.count)
    box = Rect(x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
  }

  /// How many parameters are in sight.
  var rows: Int { max(1, box.height - 4 - headline.count - note.count) }

  var lastScroll: Int { max(0, check.count - rows) }

  var closing: [Action] { [.gradientCheck] }

  var pageLength: Int? { rows }

  func scroll(by lines: Int, in model: inout Model) { model.showCheck(check, scroll: check.scroll + lines) }

  private static func headline(of check: GradientCheck, _ model: Model) -> GradientCheckLabel {
    let samples = model.workspace.history.experiment.dataset?.count ?? 0
    let scope = GradientCheckLabel.Scope(known: check.known, count: check.count, hasSamples: samples > 1)
    if let undefined = check.undefined { return .undefined(model.names.name(at: undefined), scope) }
    guard let worst = check.worst else { return .nothingYet(scope) }
    let name = model.names.name(at: worst)
    switch check.finding(at: worst) {
    case .differ(let part):
      return .differ(name, figure(part), scope)
    case .agree(let part): return .agree(name, figure(part), scope)
    case .lost, .undefined, nil: return .nothingYet(scope)
    }
  }

  private static func figure(_ part: Double) -> String { part == 0 ? "0" : Numeral.scientific(part, digits: 2) }

  /// Why the two may differ, in words.
  private static func reason(_ model: Model) -> GradientCheckLabel {
    let settings = model.situation.settings
    let shapes = settings.network?.layers.map(\.activation.shape) ?? []
    if shapes.contains(.stepped) { return .becauseOfStep }
    if shapes.contains(.kinked) || (settings.network != nil && settings.loss.isStraight) {
      return .becauseOfKink(isFormula: false)
    }
    if case .formula(let formula) = model.workspace.history.experiment.subject,
      ["abs", "sqrt"].contains(where: formula.source.contains)
    {
      return .becauseOfKink(isFormula: true)
    }
    return .becauseOfBend
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    let first = min(check.scroll, lastScroll)
    let last = min(check.count, first + rows)
    frame.box(
      Box(
        box, title: pencil.words(GradientCheckLabel.title),
        trailing: last - first < check.count ? "\(first + 1)-\(last)/\(check.count)" : "", isFocused: true),
      symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    var y = inner.y
    for line in headline where y < inner.maxY {
      pencil.put(line, Style(.title, .bold), x: inner.x + 1, y: y, width: inner.width - 2, in: &frame)
      y += 1
    }
    let columns = Columns(model, inner: inner)
    let names: [GradientCheckLabel] = [
      model.situation.network == nil ? .derivative : .backpropagation, .centralDifference, .disagreement,
    ]
    for (index, name) in names.enumerated() where y < inner.maxY - 1 {
      let text = pencil.words(name).fitted(to: columns.widths[index], .right, ellipsis: pencil.symbols.ellipsis)
      frame.put(text, Style(.dim), x: columns.xs[index], y: y)
    }
    y += 1
    for index in model.names.order[first..<last] where y < inner.maxY - 1 {
      draw(index, columns, x: inner.x, y: y, of: &frame, pencil)
      y += 1
    }
    for line in note where y < inner.maxY - 1 {
      pencil.put(line, Style(.warning), x: inner.x + 1, y: y, width: inner.width - 2, in: &frame)
      y += 1
    }
    footer(pencil).draw(of: &frame, pencil)
  }

  func controls(_ pencil: Pencil) -> [Control] { footer(pencil).controls }

  private func footer(_ pencil: Pencil) -> Footer {
    let texts = [GradientCheckLabel.footer, .footerShort].map { pencil.words($0) }
    return SearchLine.footer(TextWidth.of(texts[0]) <= box.width - 4 ? texts[0] : texts[1], in: box)
  }

  private func draw(
    _ index: Int, _ columns: Columns, x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil
  ) {
    let finding = check.finding(at: index)
    let (mark, colour, figure) = Self.look(of: finding, pencil)
    frame.put(mark, Style(colour, .bold), x: x + 1, y: y)
    frame.put(model.names.name(at: index), Style(.text, .bold), x: x + 3, y: y)
    if columns.hasPath, let network = model.situation.network {
      pencil.put(
        pencil.words(Words.path(of: index, in: network)), Style(.dim), x: columns.pathX, y: y,
        width: Columns.pathWidth - 1, in: &frame)
    }
    func put(_ value: Double, _ column: Int) {
      let text = pencil.number(value, width: columns.widths[column], decimals: columns.decimals, sign: .always)
      frame.put(text, Style(value < 0 ? .negative : .positive), x: columns.xs[column], y: y)
    }
    put(check.exact[index], 0)
    guard let difference = check.differences[index] else {
      let waiting = pencil.words("…").padded(to: columns.widths[1], .right)
      frame.put(waiting, Style(.dim), x: columns.xs[1], y: y)
      return
    }
    put(difference, 1)
    let style = Style(colour == .positive ? .text : colour)
    frame.put(figure.padded(to: columns.widths[2], .right), style, x: columns.xs[2], y: y)
  }

  /// The mark of a finding, its colour, and its number.
  private static func look(
    of finding: GradientCheck.Finding?, _ pencil: Pencil
  ) -> (mark: String, colour: Role, figure: String) {
    switch finding {
    case nil: return (" ", .dim, "")
    case .agree(let part): return (String(Character(pencil.symbols.check)), .positive, figure(part))
    case .lost(let part): return (pencil.words("≈"), .dim, figure(part))
    case .differ(let part): return (String(Character(pencil.symbols.cross)), .warning, figure(part))
    case .undefined: return (String(Character(pencil.symbols.cross)), .warning, "NaN")
    }
  }

  /// Where the columns of numbers stand.
  private struct Columns {
    static let pathWidth = 12
    let hasPath: Bool
    let pathX: Int
    let xs: [Int]
    let widths: [Int]
    let decimals: Int

    init(_ model: Model, inner: Rect) {
      let names = [0, max(0, model.names.weightCount - 1), model.names.count - 1].map { model.names.name(at: $0) }
      let nameEnd = inner.x + 4 + names.reduce(0) { max($0, TextWidth.of($1)) }
      let room = inner.maxX - 1 - nameEnd
      hasPath = model.situation.network != nil && room >= 60
      pathX = nameEnd + 1
      let start = nameEnd + (hasPath ? Self.pathWidth : 0)
      let left = inner.maxX - 1 - start
      let number = min(18, max(9, (left - 11) / 2 - 1))
      decimals = max(4, number - 5)
      widths = [number, number, min(11, max(8, left - 2 * (number + 1) - 1))]
      xs = [start + 1, start + number + 2, start + 2 * number + 3]
    }
  }
}
