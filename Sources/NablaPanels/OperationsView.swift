// The cost of learning: multiplications of each way to a gradient, for this network and for the lecture's.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct OperationsView: PanelView {
  package static let name = LocalizedText(ko: "계산량", en: "Operations")

  @Shown var model: Model

  /// One line of the table: what is counted, for this network and for the lecture's.
  private struct Row {
    let long: OperationsLabel
    let short: OperationsLabel
    /// A lower number stays longer where there are few rows.
    let rank: Int
    let values: [String]
    /// The counts, for rows that have a bar.
    var counts: [Int] = []
    var style = Style(.text)
  }

  /// This network, then the lecture's.
  private var counts: [OperationCount] {
    guard let passes = model.situation.passes else { return [.lecture] }
    return [OperationCount(passes.network, samples: passes.data.count), .lecture]
  }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let text = Self.shape(counts[0]) + " × " + Numeral.grouped(counts[0].samples)
    return TextWidth.of(text) + 24 <= rect.width ? pencil.words(text) : ""
  }

  /// The layers' sizes, hidden layers alike taken together: 1-(1×8)-1. A long list is cut.
  static func shape(_ count: OperationCount) -> String {
    let sizes = count.sizes
    var parts = ["\(sizes[0])"]
    var index = 1
    while index < sizes.count - 1 {
      let alike = sizes[index..<sizes.count - 1].prefix { $0 == sizes[index] }.count
      parts += alike > 2 ? ["(\(sizes[index])×\(alike))"] : Array(repeating: "\(sizes[index])", count: alike)
      index += alike
    }
    parts.append("\(sizes[sizes.count - 1])")
    let text = parts.joined(separator: "-")
    return TextWidth.of(text) <= 16 ? text : text.prefix(cells: 9) + "…-" + parts[parts.count - 1]
  }

  private func rows(_ counts: [OperationCount]) -> [Row] {
    func numbers(_ value: (OperationCount) -> Int) -> [String] { counts.map { Numeral.grouped(value($0)) } }
    func row(
      _ long: OperationsLabel, _ short: OperationsLabel, rank: Int, _ role: Role, _ value: (OperationCount) -> Int
    ) -> Row {
      Row(
        long: long, short: short, rank: rank, values: numbers(value), counts: counts.map(value),
        style: Style(role, .bold))
    }
    return [
      Row(
        long: .network, short: .network, rank: 0,
        values: counts.map(Self.shape)),
      Row(long: .samples, short: .samples, rank: 5, values: numbers(\.samples)),
      Row(long: .parameters, short: .parameters, rank: 6, values: numbers(\.parameters)),
      row(.forward, .forwardShort, rank: 2, .text, \.forward),
      row(.perturbing, .perturbingShort, rank: 0, .negative, \.perturbing),
      row(.backpropagation, .backpropagationShort, rank: 0, .positive, \.backpropagation),
      Row(
        long: .share, short: .shareShort, rank: 1,
        values: counts.map { Numeral.significant(100 * $0.share, digits: $0.share < 0.01 ? 2 : 3) + "%" },
        style: Style(.accent, .bold)),
      Row(
        long: .passes, short: .passesShort, rank: 4, values: counts.map { Numeral.fixed($0.passes, decimals: 3) }),
    ]
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "순전파와 역전파에 연산이 얼마나 드는지 세어 봤어요.",
      en: "How many operations a forward and a backward pass take.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let width = rect.width - 2
    guard width > 0 else { return }
    let counts = counts
    let rows = rows(counts)
    let sentences = [OperationsLabel.sameGradient, .sameGradientShort].map { pencil.words($0).wrapped(to: width) }
    // The table's most telling rows come first, then the sentence, then the other rows, then all the rest.
    let fewest = 5
    var free = rect.height - fewest
    let same = sentences.first { $0.count <= free } ?? sentences[1]
    let hasSentence = same.count <= free
    if hasSentence { free -= same.count }
    let shownCount = min(rows.count, fewest + max(0, free))
    let ranked = rows.indices.sorted { (rows[$0].rank, $0) < (rows[$1].rank, $1) }.prefix(shownCount)
    let shown = ranked.sorted().map { rows[$0] }
    free -= max(0, shown.count - fewest)
    var y = rect.y
    let hasHeading = free > 0
    if hasHeading {
      free -= 1
      pencil.put(
        pencil.words(OperationsLabel.multiplications), Style(.title, .bold), x: rect.x + 1, y: y, width: width,
        in: &frame)
      y += 1
      if free > 3 {
        y += 1
        free -= 1
      }
    }
    let table = Table(
      shown.map { ($0.long, $0.short, $0.values.map { pencil.words($0) }, $0.counts) }, width: width, pencil)
    if free > 0 {
      free -= 1
      table.drawHeading(x: rect.x + 1, y: y, of: &frame, pencil)
      y += 1
    }
    for (index, row) in shown.enumerated() where y < rect.maxY {
      table.draw(index, row.style, x: rect.x + 1, y: y, of: &frame)
      y += 1
    }
    func write(_ lines: [String], _ style: Style) {
      guard lines.count <= free else { return }
      if lines.count < free {
        y += 1
        free -= 1
      }
      free -= lines.count
      for line in lines {
        frame.put(line, style, x: rect.x + 1, y: y)
        y += 1
      }
    }
    if hasSentence {
      free += same.count
      write(same, Style(.text))
    }
    let barred = shown.filter { !$0.counts.isEmpty }
    if free > barred.count * counts.count + 1 {
      y += 1
      free -= 1 + drawBars(barred, x: rect.x + 1, y: &y, width: width, of: &frame, pencil)
    }
    write(pencil.words(reuse(counts[0])).wrapped(to: width), Style(.text))
    write(pencil.words(OperationsLabel.notCounted).wrapped(to: width), Style(.dim))
  }

  private func reuse(_ count: OperationCount) -> OperationsLabel {
    .reuse(
      anew: count.chainFactorsAnew, reused: count.chainFactorsReused,
      manyAnew: OperationCount.chainFactorsAnew(layers: 100), manyReused: 99)
  }

  /// A bar for each count, this network's and the lecture's on one log scale.
  ///
  /// - Returns: how many lines that took.
  private func drawBars(
    _ rows: [Row], x: Int, y: inout Int, width: Int, of frame: inout Frame, _ pencil: Pencil
  ) -> Int {
    let labels = rows.map { pencil.words($0.short) }
    let names = [OperationsLabel.thisNetwork, .lectureNetwork].map { pencil.words($0) }
    let labelWidth = (labels + names).reduce(0) { max($0, TextWidth.of($1)) } + 1
    let decades = rows.flatMap(\.counts).reduce(1) { max($0, decimalLogarithm(Double($1))) }
    let cells = min(4, Int(clamping: (Double(width - labelWidth) / decades).rounded(.down)))
    guard cells > 0 else { return 0 }
    pencil.put(pencil.words(OperationsLabel.barScale(cells: cells)), Style(.dim), x: x, y: y, width: width, in: &frame)
    y += 1
    for network in rows[0].counts.indices {
      for (index, row) in rows.enumerated() {
        let length = decimalLogarithm(Double(row.counts[network])) * Double(cells)
        let bar = String(
          repeating: Character(pencil.symbols.barFull), count: max(1, Int(clamping: length.rounded())))
        let name = index == 0 ? names[rows[0].counts.count == 1 ? 1 : network] : ""
        frame.put(labels[index], Style(.dim), x: x, y: y)
        let end = frame.put(bar, row.style, x: x + labelWidth, y: y)
        if end + 1 + TextWidth.of(name) <= x + width { frame.put(name, Style(.dim), x: end + 1, y: y) }
        y += 1
      }
    }
    return 1 + rows.count * rows[0].counts.count
  }

  package init(model: Shown) {
    _model = model
  }
}

/// The columns of the table: all digits where they fit, else in words.
private struct Table {
  private let labels: [String]
  /// For each row the cells of each column.
  private let cells: [[String]]
  /// Right-aligned columns have a positive width, left-aligned ones a negative one.
  private let widths: [Int]
  private let labelWidth: Int
  private let hasWords: Bool

  init(
    _ rows: [(long: OperationsLabel, short: OperationsLabel, values: [String], counts: [Int])], width: Int,
    _ pencil: Pencil
  ) {
    // Smaller numbers are read as quickly as words.
    func about(_ count: Int) -> String { count < 1_000_000 ? "" : pencil.words(OperationsLabel.about(count)) }
    let exact = rows.map { $0.values.map { pencil.words($0) } }
    let inWords = rows.map { row in
      row.values.indices.map { column in
        let value = row.values[column]
        guard row.counts.indices.contains(column), row.counts[column] >= 1_000_000 else { return pencil.words(value) }
        return about(row.counts[column])
      }
    }
    let both = rows.map { row in
      row.values.indices.flatMap { [row.values[$0], row.counts.indices.contains($0) ? about(row.counts[$0]) : ""] }
    }
    let long = rows.map { pencil.words($0.long) }
    let short = rows.map { pencil.words($0.short) }
    func widths(_ cells: [[String]]) -> [Int] {
      guard let first = cells.first else { return [] }
      return first.indices.map { column in cells.reduce(0) { max($0, TextWidth.of($1[column])) } }
    }
    func total(_ labels: [String], _ cells: [[String]]) -> Int {
      labels.reduce(0) { max($0, TextWidth.of($1)) } + widths(cells).reduce(0) { $0 + $1 + 2 }
    }
    let choices = [(long, both), (short, both), (long, exact), (short, exact), (long, inWords), (short, inWords)]
    let choice = choices.first { total($0.0, $0.1) <= width } ?? choices[5]
    labels = choice.0
    cells = choice.1
    hasWords = choice.1 == both && choice.1 != exact
    self.widths = widths(cells)
    labelWidth = labels.reduce(0) { max($0, TextWidth.of($1)) }
  }

  private func isLeft(_ column: Int) -> Bool { hasWords && column % 2 == 1 }

  func drawHeading(x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil) {
    let names = widths.count == (hasWords ? 2 : 1) ? [OperationsLabel.lectureNetwork] : [.thisNetwork, .lectureNetwork]
    var end = x + labelWidth
    for column in widths.indices {
      end += 2 + widths[column]
      guard !isLeft(column) else { continue }
      let name = pencil.words(names[hasWords ? column / 2 : column])
      // A heading may be wider than its numbers: it then begins further to the left.
      let start = max(column == 0 ? x : 0, end - max(widths[column], TextWidth.of(name)))
      frame.put(name.padded(to: end - start, .right), Style(.dim), x: start, y: y)
    }
  }

  package func draw(_ row: Int, _ style: Style, x: Int, y: Int, of frame: inout Frame) {
    frame.put(labels[row], Style(.dim), x: x, y: y)
    var place = x + labelWidth
    for column in widths.indices {
      let text = cells[row][column].padded(to: widths[column], isLeft(column) ? .left : .right)
      frame.put(text, isLeft(column) ? Style(.dim) : style, x: place + 2, y: y)
      place += 2 + widths[column]
    }
  }
}
