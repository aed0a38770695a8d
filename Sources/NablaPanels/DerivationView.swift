// Where the selected parameter's slope comes from: the chain rule, factor by factor, and the update.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct DerivationView: PanelView {
  package static let name = LocalizedText(ko: "유도", en: "Derivation")

  @Shown var model: Model
  private let outline: DerivationOutline
  /// How far the chain's product or a sum has grown; nil where nothing grows.
  private let stop: TermStop?
  /// The row whose sum grows; nil where the chain does.
  private let summed: Int?

  package init(model: Shown) {
    _model = model
    let outline = DerivationOutline(model.wrappedValue)
    self.outline = outline
    let grown = model.wrappedValue.walksDerivation ? outline.stop(model.wrappedValue) : nil
    stop = grown?.stop
    summed = grown?.sum
  }

  /// The last factor of the chain that has come; nil where all of it is there.
  private var lastFactor: Int? {
    guard let stop, !stop.isLast else { return nil }
    guard let summed else { return stop.term }
    // A row's own sum leaves the others as they are.
    return stop.walk.parts.count > 1 ? outline.rows[summed].path[0] : nil
  }

  private var look: DerivationLook { model.look.derivation }
  private var hasCursor: Bool { model.look.focus == .derivation }

  /// The row under the cursor.
  package var selectedRow: DerivationRow? {
    outline.rows.isEmpty ? nil : outline.rows[min(max(0, look.row), outline.rows.count - 1)]
  }

  package var rowCount: Int { outline.rows.count }

  package func path(ofRow row: Int) -> DerivationPath { outline.rows[row].path }

  package func heading(in rect: Rect, _ pencil: Pencil) -> (title: String, trailing: String) {
    let look = model.look.derivation
    let index = model.look.selection
    let path = model.situation.network.map { " \(Words.path(of: index, in: $0, isWide: true))" } ?? ""
    let title = "∂C/∂\(model.names.name(at: index))\(path)"
    let note: DerivationLabel
    switch look.precision {
    case .exact: note = look.assumptions.isEmpty ? .exact : .ownValue
    case .rounded(let decimals): note = .rounded(decimals)
    case .cut(let decimals): note = .cut(decimals)
    }
    let samples = model.situation.passes?.data.count ?? 1
    let sample = samples > 1 ? " · " + Label.sampleOf(model.sample + 1, of: samples).text(in: pencil.language) : ""
    let notes = [note.text(in: pencil.language) + sample, note.text(in: pencil.language)]
    let room = rect.width - TextWidth.of(pencil.words(title)) - 11
    return (title, notes.first { TextWidth.of(pencil.words($0)) <= room } ?? "")
  }

  // MARK: Drawing

  private struct Line {
    var text: String
    var value: String = ""
    var second: String = ""
    var style = Style(.text)
    /// The row it belongs to; nil for headings and sentences.
    var row: Int?
  }

  /// What stands where: the chain above, a sentence below, and what is between scrolls.
  private struct Layout {
    let head: [Line]
    /// The product in large numbers, in projector mode.
    let large: LargeProduct?
    let body: [Line]
    let foot: [Line]
    /// The first line of the body that is shown, and how many are.
    let first: Int
    let room: Int
    /// The cells of a line.
    let width: Int
    /// How many rows a line of the body takes.
    let pitch: Int
    var scrolls: Bool { body.count > room }
  }

  /// Where the rows do not all fit, the arrows that say so have a column of their own, a blank away from the numbers.
  private func layout(in rect: Rect, _ pencil: Pencil) -> Layout {
    let whole = layout(in: rect, width: rect.width - 2, pencil)
    return whole.scrolls ? layout(in: rect, width: rect.width - 3, pencil) : whole
  }

  private func layout(in rect: Rect, width: Int, _ pencil: Pencil) -> Layout {
    var head = chainLines(width, pencil)
    let foot = footLines(width, pencil)
    let body = bodyLines(width, pencil)
    var free = rect.height
    // On a projector the product is large, if as many rows as one reads with it remain.
    let large = model.look.isProjecting ? large(Size(columns: width, rows: free - min(body.count, 5) - 1), pencil) : nil
    if let large {
      head = Array(head.prefix(1)) + head.dropFirst(lastFactor == nil ? equationLines(width, pencil).count : head.count)
      free -= large.height
    }
    let footRoom = min(foot.count, max(0, free - head.count - min(4, body.count)))
    let rows = max(0, free - min(head.count, free) - footRoom)
    let pitch = model.look.isProjecting && 2 * body.count <= rows ? 2 : 1
    let room = rows / pitch
    var first = 0
    if hasCursor, let at = body.firstIndex(where: { $0.row == look.row }), body.count > room {
      first = min(max(0, at - room / 2), max(0, body.count - room))
    }
    return Layout(
      head: head, large: large, body: body, foot: Array(foot.prefix(footRoom)), first: first, room: room, width: width,
      pitch: pitch)
  }

  package func sentence(_ pencil: Pencil) -> String? {
    let name = model.names.name(at: model.look.selection)
    return pencil.words(
      ko: "∂C/∂\(name)의 값이 어떤 계산으로 나오는지 보여 줘요.",
      en: "How the value of ∂C/∂\(name) comes about.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 11, rect.height > 0 else { return }
    let layout = layout(in: rect, pencil)
    let width = layout.width
    var y = rect.y
    for line in layout.head where y < rect.maxY { put(line, width, rect.x + 1, &y, &frame, pencil) }
    layout.large?.draw(x: rect.x + 1, y: y, into: &frame)
    y += layout.large?.height ?? 0
    let top = y
    for line in layout.body.dropFirst(layout.first).prefix(layout.room) {
      put(line, width, rect.x + 1, &y, &frame, pencil)
      y += layout.pitch - 1
    }
    if layout.first > 0, layout.room > 0 {
      frame.put(pencil.symbols.isASCII ? "^" : "↑", Style(.accent), x: rect.maxX - 1, y: top)
    }
    if layout.first + layout.room < layout.body.count, layout.room > 0 {
      frame.put(pencil.symbols.isASCII ? "v" : "↓", Style(.accent), x: rect.maxX - 1, y: y - 1)
    }
    y = rect.maxY - layout.foot.count
    for line in layout.foot { put(line, width, rect.x + 1, &y, &frame, pencil) }
  }

  /// The row at a cell of the panel's inner rectangle; nil beside the rows.
  package func row(at point: Point, in rect: Rect, _ pencil: Pencil) -> Int? {
    guard rect.width > 11, rect.contains(point) else { return nil }
    let layout = layout(in: rect, pencil)
    let above = point.y - rect.y - layout.head.count - (layout.large?.height ?? 0)
    guard above >= 0 else { return nil }
    let place = above / layout.pitch + layout.first
    guard place >= layout.first, place < layout.first + layout.room, layout.body.indices.contains(place) else {
      return nil
    }
    return layout.body[place].row
  }

  private func put(_ line: Line, _ width: Int, _ x: Int, _ y: inout Int, _ frame: inout Frame, _ pencil: Pencil) {
    let isSelected = hasCursor && line.row == look.row && line.row != nil
    let style = isSelected ? Style(.accent, [.bold, .reverse]) : line.style
    if isSelected { frame.fill(Rect(x: x - 1, y: y, width: width + 1, height: 1), " ", style) }
    let tail = line.value + line.second
    let tailWidth = TextWidth.of(tail)
    pencil.put(line.text, style, x: x, y: y, width: max(0, width - tailWidth - (tailWidth > 0 ? 1 : 0)), in: &frame)
    if tailWidth > 0, tailWidth <= width {
      let at = frame.put(
        line.value, isSelected ? style : Style(line.style.foreground, .bold), x: x + width - tailWidth, y: y)
      if !line.second.isEmpty { frame.put(line.second, isSelected ? style : Style(.dim), x: at, y: y) }
    }
    y += 1
  }

  /// The chain rule in large numbers; nil where it is no product or too long.
  private func large(_ size: Size, _ pencil: Pencil) -> LargeProduct? {
    let chain = lastFactor == nil ? outline.chain : stop.map { outline.grown($0) } ?? outline.chain
    var number = number(pencil)
    // With few digits the product comes out about right.
    number.digits = 2
    let isExact = (chain.numbers + [.number(chain.value)]).allSatisfy { number.isExact($0) }
    return LargeProduct(chain, sign: isExact || isShortened ? "=" : "≈", in: size, pencil) { value, digits in
      number.digits = digits
      return number.text(value)
    }
  }

  /// The chain rule itself, and what it is of.
  private func chainLines(_ width: Int, _ pencil: Pencil) -> [Line] {
    if lastFactor != nil, let stop { return grownLines(stop, width, pencil) }
    var lines = equationLines(width, pencil)
    if isShortened {
      lines.append(
        Line(
          text: pencil.words(DerivationLabel.exactValue(SheetNumber(.exact).text(outline.exact))), style: Style(.dim)))
    }
    let samples = model.situation.passes?.data.count ?? 1
    // The cost of one sample alone has no penalty in it either.
    let isWhole = model.situation.settings.regularization.isNone
    if samples > 1 || !isWhole {
      lines.append(
        Line(text: pencil.words(DerivationLabel.sampleAlone(model.sample + 1, of: samples)), style: Style(.dim)))
    }
    return lines
  }

  /// The product of the factors so far, and how many there are to come.
  private func grownLines(_ stop: TermStop, _ width: Int, _ pencil: Pencil) -> [Line] {
    let chain = outline.grown(stop)
    let label = TermLabel.soFar(stop.growing.symbol, stop.term + 1, of: stop.growing.terms.count)
    let value = "= " + SheetNumber(.exact).text(chain.value)
    let numbers = stop.term > 0 ? "= " + chain.text(number(pencil).text) : ""
    let whole = [chain.rule, numbers, value].filter { !$0.isEmpty }.joined(separator: " ")
    // Each on lines of its own where they do not fit beside each other.
    let texts = TextWidth.of(pencil.words(whole)) <= width ? [whole] : [chain.rule, numbers, value]
    return [Line(text: pencil.words(label), style: Style(.dim))]
      + texts.filter { !$0.isEmpty }.flatMap { pencil.words($0).wrapped(to: width) }.map {
        Line(text: $0, style: Style(.title, .bold))
      }
  }

  private func equationLines(_ width: Int, _ pencil: Pencil) -> [Line] {
    let chain = outline.chain
    var number = number(pencil)
    var parts = [chain.symbol]
    if !chain.rule.isEmpty { parts.append(chain.rule) }
    // With six digits where they fit, so that the product comes out when someone multiplies it again.
    var detailed = number
    detailed.digits = 6
    let room = width - TextWidth.of(chain.symbol) - 3
    if TextWidth.of(chain.text(detailed.text)) <= room { number = detailed }
    let numbers = chain.text(number.text)
    let isAbout = look.precision == .exact && chain.numbers.contains { !number.isExact($0) }
    if !numbers.isEmpty, numbers != number.text(chain.value) { parts.append(numbers) }
    if look.precision == .exact {
      parts.append(SheetNumber(.exact).text(chain.value))
    } else {
      // What the shortened factors give, without the last digits' noise, before it is shortened itself.
      let product = Words.short(Precision.withoutNoise(outline.product))
      let value = number.text(chain.value)
      parts.append(Double(product) == chain.value ? value : "\(product) ≈ \(value)")
    }
    let lastSign = isAbout ? pencil.words("≈") : "="
    return EquationLines.wrapped(parts.map { pencil.words($0) }, lastSign: lastSign, width: width).map {
      Line(text: $0, style: Style(.title, .bold))
    }
  }

  private var isShortened: Bool { look.precision != .exact || !look.assumptions.isEmpty }

  private func number(_ pencil: Pencil) -> SheetNumber {
    var number = SheetNumber(look.precision)
    number.digits = 4
    number.infinity = pencil.symbols.infinity
    return number
  }

  private func bodyLines(_ width: Int, _ pencil: Pencil) -> [Line] {
    var lines: [Line] = []
    var previous: DerivationRow.Kind?
    for (index, row) in outline.rows.enumerated() {
      // What has not come yet leaves its place.
      if let lastFactor, row.path[0] > lastFactor { continue }
      if startsGroup(row.kind, after: previous) { lines.append(Line(text: "")) }
      var own = self.lines(of: grown(row, index), index, width, pencil)
      if let stop, summed == nil, row.path == [stop.term] {
        for number in own.indices { own[number].style = Style(.accent, .bold) }
      }
      lines += own
      previous = row.kind
    }
    return lines
  }

  /// A row as it is: where its sum grows, with the terms so far.
  private func grown(_ row: DerivationRow, _ index: Int) -> DerivationRow {
    guard index == summed, let stop, !stop.isGrown else { return row }
    let sum = outline.grown(stop)
    var row = row
    row.equation = Equation(row.equation.symbol, sum.rule + " + …", sum.numbers, value: sum.value)
    row.exact = nil
    return row
  }

  private func startsGroup(_ kind: DerivationRow.Kind, after previous: DerivationRow.Kind?) -> Bool {
    switch (kind, previous) {
    case (_, nil): return true
    case (.update, .update?), (.sample, _), (.formulaStep, .formulaStep?): return false
    case (.update, _), (.mean, _), (.formulaStep, _): return true
    default: return false
    }
  }

  /// A row in one line, or in several where the cursor is on it and it does not fit.
  private func lines(of row: DerivationRow, _ index: Int, _ width: Int, _ pencil: Pencil) -> [Line] {
    let number: SheetNumber
    switch row.kind {
    case .update, .withPenalty, .heldStill, .mean, .sample:
      // What the run itself uses is never shortened.
      var exact = SheetNumber(.exact)
      exact.digits = 4
      exact.infinity = pencil.symbols.infinity
      number = exact
    default: number = self.number(pencil)
    }
    let indent = String(repeating: "  ", count: row.depth)
    let sign = row.isUnfolded ? pencil.symbols.unfolded : pencil.symbols.folded
    let mark = row.isFoldable ? "\(Character(sign)) " : "  "
    let style = Style(row.isAssumed ? .warning : (row.depth > 0 ? .dim : .text))
    var valueDigits = number
    if look.precision == .exact || row.kind != .updateByHand && isUpdate(row) { valueDigits.digits = 6 }
    let value = valueDigits.text(row.equation.value)
    let second = row.exact.map { secondColumn($0, width, pencil) } ?? ""
    var numbers = row.equation.text(number.text)
    if numbers == number.text(row.equation.value) { numbers = "" }
    let symbol = pencil.words(symbolText(row, pencil))
    let rule = pencil.words(row.equation.rule)
    let room = width - TextWidth.of(value) - TextWidth.of(second) - 1
    let start = indent + mark
    func joined(_ parts: [String]) -> String { start + parts.filter { !$0.isEmpty }.joined(separator: " = ") }
    let arrow = isUpdate(row) && row.kind != .withPenalty ? pencil.words(" ← ") : " = "
    let full =
      start
      + ([symbol]
      + [[rule, pencil.words(numbers)].filter { !$0.isEmpty }.joined(separator: " = ")].filter { !$0.isEmpty }).joined(
        separator: arrow)
    if let full = Self.joined(full, toValueIn: room) {
      return [Line(text: full, value: value, second: second, style: style, row: index)]
    }
    if (hasCursor && index == look.row) || isUpdate(row) {
      // All of it, one part a line; the rule beside the name where it fits.
      let parts = [rule] + pencil.words(numbers).split(separator: " = ").map(String.init)
      var rest = parts.filter { !$0.isEmpty }
      var head = start + symbol
      if let first = rest.first, TextWidth.of(head + arrow + first) + Self.apart <= room {
        head += arrow + first
        rest.removeFirst()
      }
      var lines = [Line(text: head, value: value, second: second, style: style, row: index)]
      let blank = String(repeating: " ", count: TextWidth.of(start))
      for part in rest {
        let sign = part == rule ? arrow : " = "
        lines += part.wrapped(to: max(8, width - blank.count - 2)).enumerated().map { place, text in
          Line(text: blank + (place == 0 ? sign.dropFirst() : "  ") + text, style: Style(.dim))
        }
      }
      return lines
    }
    let shorter = [joined([symbol, pencil.words(numbers)]), joined([symbol, rule]), joined([symbol])]
    let text = shorter.lazy.compactMap { Self.joined($0, toValueIn: room) }.first ?? joined([symbol])
    return [Line(text: text, value: value, second: second, style: style, row: index)]
  }

  /// As many blanks more than one set a value apart from the numbers before it.
  private static let apart = 2

  /// A row's text in so many cells, with an equals sign at its end where its value follows so closely that both would
  /// read as one sum; nil where there is no room.
  private static func joined(_ text: String, toValueIn room: Int) -> String? {
    let free = room - TextWidth.of(text)
    if free >= apart + 1 { return text }
    // A bracket ends what stands before it.
    if free == apart - 1, text.hasSuffix(")") { return text }
    return free == apart ? text + " =" : nil
  }

  private func isUpdate(_ row: DerivationRow) -> Bool {
    switch row.kind {
    case .update, .withPenalty, .heldStill, .updateByHand: return true
    default: return false
    }
  }

  private func symbolText(_ row: DerivationRow, _ pencil: Pencil) -> String {
    switch row.kind {
    case .mean(let count):
      return row.equation.symbol + ", " + DerivationLabel.meanOver(count).text(in: pencil.language)
    case .sample(let number): return DerivationLabel.sample(number + 1).text(in: pencil.language)
    case .bypass:
      return DerivationLabel.bypass.text(in: pencil.language) + ": " + row.equation.symbol
    case .updateByHand:
      return "\(DerivationLabel.byHand.text(in: pencil.language)) \(row.equation.symbol)"
    case _ where row.isAssumed:
      return "\(row.equation.symbol) (\(DerivationLabel.ownValue.text(in: pencil.language)))"
    default: return row.equation.symbol
    }
  }

  /// The exact value beside a shortened one, where there is room for two columns.
  private func secondColumn(_ value: Double, _ width: Int, _ pencil: Pencil) -> String {
    guard width >= 50 else { return "" }
    var exact = SheetNumber(.exact)
    exact.infinity = pencil.symbols.infinity
    return "  " + exact.text(value).padded(to: 10, .right)
  }

  /// A sentence on the row under the cursor, and the keys.
  private func footLines(_ width: Int, _ pencil: Pencil) -> [Line] {
    var lines: [Line] = []
    if model.usesPerceptronRule {
      lines += pencil.words(DerivationLabel.perceptron).wrapped(to: width).map { Line(text: $0, style: Style(.text)) }
    } else if let row = selectedRow, let sentence = sentence(on: row) {
      lines += pencil.words(sentence).wrapped(to: width).map { Line(text: $0, style: Style(.accent)) }
    }
    return lines.isEmpty ? [] : [Line(text: "")] + lines
  }

  /// Why the row is what it is.
  private func sentence(on row: DerivationRow) -> DerivationLabel? {
    switch row.kind {
    case .chain: return nil
    case .formulaFactor: return .whyOuterInner
    case .formulaStep: return .whyStep
    case .path: return .whyPath
    case .bypass: return .whyBypass
    case .sharedDelta(let others): return others.isEmpty ? .whyDelta : .usedAgain(others)
    case .mean, .sample: return .whyMean
    case .updateByHand: return .whyByHand
    case .withPenalty: return .whyPenalty
    case .heldStill: return .whyHeldStill
    case .update(let isLast):
      guard isLast else { return .whyMemory }
      let change = model.situation.step.change[model.look.selection]
      guard model.situation.settings.optimizer.name == .gradientDescent else { return nil }
      return .whyUpdate(isUp: change > 0, isFlat: change == 0)
    case .quantity(let quantity): return sentence(on: quantity)
    }
  }

  /// Why a network's quantity is what it is; a formula has none.
  private func sentence(on quantity: Quantity) -> DerivationLabel? {
    guard let passes = model.situation.passes else { return nil }
    let network = passes.network
    switch quantity {
    case .weightedInput: return .whyWeightedInput
    case .activation(let layer, _):
      return network.layers[layer].activation == .softmax ? .whySoftmax : .whyActivation
    case .cost, .gradient: return nil
    case .costSlope(let layer, let unit):
      let name = network.nodeName(column: layer + 1, unit: unit)
      let y = network.outputs == 1 ? "y" : "y\(unit + 1)"
      guard layer == network.layers.count - 1 else {
        let next = network.layers[layer + 1]
        return .whyHiddenSlope(paths: next.units + (next.isResidual ? 1 : 0))
      }
      switch passes.cost.loss.slopeReason {
      case .squared: return .whySquaredError(name, y)
      case .halfSquared: return .whyHalfSquaredError(name, y)
      case .absolute: return .whyAbsoluteError(name, y)
      case .share: return .whyCrossEntropy(name, y)
      case .logarithm: return .whyLogLoss(name, target: passes.target(unit: unit, sample: model.sample))
      case nil: return nil
      }
    case .activationSlope(let layer, _): return .whyActivationSlope(network.layers[layer].activation)
    case .shareSlope(let output, let by): return .whyShareSlope(isOwn: output == by)
    case .weightSlope: return .whyWeight
    case .passageSlope: return .whyPassage
    case .sourceSlope(let parameter):
      guard case .weight(let layer, _, let from) = network.parameter(at: parameter) else { return .whyBiasSource }
      return .whySource(network.nodeName(column: layer, unit: from))
    case .delta(let layer, _) where network.layers[layer].activation == .softmax:
      return .whyShareDelta(paths: network.outputs, isShort: passes.cost.loss.cancels(in: network))
    case .delta(let layer, let unit):
      // In a chain δ stands only where its two factors cannot be told one by one.
      let node = network.nodeName(column: layer + 1, unit: unit)
      return .whyJoint(node, "\(node) − \(network.outputs == 1 ? "y" : "y\(unit + 1)")")
    }
  }
}
