// The compared runs as a table: what sets each apart, how it stands at this step, and why.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct RunsView: PanelView {
  package static let name = LocalizedText(ko: "실행 비교", en: "Runs")

  @Shown var model: Model

  private var entries: [Run] { model.workspace.runs.filter { $0.entry != nil } }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let count = entries.count
    return count > 0 ? "\(pencil.words(.step)) \(model.workspace.cursor.step) · \(count)" : ""
  }

  package func sentence(_ pencil: Pencil) -> String? {
    guard model.workspace.isRacing else { return nil }
    return pencil.words(
      ko: "비교하는 실행들이 이 스텝에서 어떤지 나란히 보여 줘요.",
      en: "How the compared runs stand at this step, side by side.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let width = rect.width - 2
    guard width > 8 else { return }
    guard !entries.isEmpty else {
      let current = model.workspace.current
      let words = (current.formerEntry != nil ? [RaceLabel.ended(current.name)] : []) + [model.raceOffer]
      let lines = words.map { pencil.words($0) }.joined(separator: " ").wrapped(to: width)
      for (row, line) in lines.enumerated() where row < rect.height {
        frame.put(line, Style(.text), x: rect.x + 1, y: rect.y + row)
      }
      return
    }
    let table = Table(model, entries, width: width, pencil)
    var y = rect.y
    if rect.height > entries.count {
      pencil.put("  " + table.heading, Style(.dim), x: rect.x, y: y, width: rect.width, in: &frame)
      y += 1
    }
    let sentences = sentences(of: table, in: rect)
    for (index, run) in entries.enumerated() where y < rect.maxY {
      let isCurrent = run.number == model.workspace.currentNumber
      let role = Role.series(run.entry!.place)
      let mark = isCurrent ? String(Character(pencil.symbols.selected)) : " "
      let hasFocus = isCurrent && model.look.focus == .runs
      let style = Style(role, hasFocus ? [.bold, .reverse] : (isCurrent ? .bold : []))
      if hasFocus { frame.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), " ", style) }
      pencil.put("\(mark) \(table.rows[index].text)", style, x: rect.x, y: y, width: rect.width, in: &frame)
      y += 1
      for line in sentences?[index] ?? [] where y < rect.maxY {
        frame.put(line, Style(.dim), x: rect.x + 4, y: y)
        y += 1
      }
    }
    if !table.hasWhy, sentences == nil, y < rect.maxY,
      let current = entries.firstIndex(where: { $0.number == model.workspace.currentNumber })
    {
      // The one sentence there is room for, with the letter and the colour of the run that it is about.
      let run = entries[current]
      let lines = "\(run.name): \(table.rows[current].why)".wrapped(to: width)
      let room = rect.maxY - y
      for (row, line) in lines.prefix(room).enumerated() {
        let isCut = row == room - 1 && lines.count > room
        let text = isCut ? (line + " ").truncated(to: TextWidth.of(line), ellipsis: pencil.symbols.ellipsis) : line
        frame.put(text, Style(.series(run.entry!.place)), x: rect.x + 1, y: y)
        y += 1
      }
    }
    let notes = model.workspace.hasUnlikeCosts ? [RaceLabel.unlike, .footer] : [.footer]
    for note in notes {
      let lines = pencil.words(note).wrapped(to: width)
      guard y + lines.count < rect.maxY else { continue }
      y += 1
      for line in lines {
        frame.put(line, Style(.dim), x: rect.x + 1, y: y)
        y += 1
      }
    }
  }

  /// The run in the row of a cell; nil beside the rows.
  package func run(at point: Point, in rect: Rect, _ pencil: Pencil) -> Int? {
    let hasHeading = rect.height > entries.count
    let table = Table(model, entries, width: rect.width - 2, pencil)
    let sentences = sentences(of: table, in: rect)
    var y = rect.y + (hasHeading ? 1 : 0)
    guard rect.contains(point), point.y >= y else { return nil }
    for (index, run) in entries.enumerated() {
      y += 1 + (sentences?[index].count ?? 0)
      if point.y < y { return run.number }
    }
    return nil
  }

  /// The lines of each run's sentence below its row; nil where they stand in the table, or not all of them have room.
  private func sentences(of table: Table, in rect: Rect) -> [[String]]? {
    guard !table.hasWhy else { return nil }
    let lines = table.rows.map { $0.why.wrapped(to: rect.width - 5) }
    let heading = rect.height > entries.count ? 1 : 0
    return heading + lines.reduce(0) { $0 + 1 + $1.count } <= rect.height ? lines : nil
  }

  /// What the table shows of a run at the step on screen.
  private struct Standing {
    /// The step it is of: the one on screen, or the last finite one where the run had diverged by then.
    let step: Int
    let cost: Double
    let targetStep: Int?
    let swings: Int
    let verdict: Verdict
    let names: ParameterNames

    init(of run: Run, in model: Model) {
      let record = model.record(of: run)
      step = record.lastFinite?.step ?? 0
      cost = record.lastFinite?.cost ?? record.latest.cost
      targetStep = record.targetStep
      swings = record.swings
      verdict = model.verdict(on: run, record)
      names = run.history.experiment.names
    }
  }

  /// The table's texts, with as many columns as fit.
  private struct Table {
    let heading: String
    let rows: [(text: String, why: String)]
    /// Whether the reasons stand in a column of the table.
    let hasWhy: Bool
    private let columnCount: Int

    /// With whole names where the status fits beside them, else with short ones.
    init(_ model: Model, _ entries: [Run], width: Int, _ pencil: Pencil) {
      let standings = entries.map { Standing(of: $0, in: model) }
      let whole = Table(model, entries, standings, width: width, pencil, isShort: false)
      // The status stands behind the cost and, where the costs are unlike, behind the error.
      let statusCount = model.workspace.hasUnlikeCosts ? 4 : 3
      self =
        whole.columnCount >= statusCount ? whole : Table(model, entries, standings, width: width, pencil, isShort: true)
    }

    private init(
      _ model: Model, _ entries: [Run], _ standings: [Standing], width: Int, _ pencil: Pencil, isShort: Bool
    ) {
      let isUnlike = model.workspace.hasUnlikeCosts
      let whys = standings.map { pencil.words(VerdictLabel.reason($0.verdict.reason, $0.names)) }
      var columns: [(head: String, cells: [String], isNumber: Bool)] = []
      columns.append(
        (
          pencil.words(RaceLabel.headRun),
          entries.map { run in
            let step = model.workspace.cursor.step
            let name = pencil.words(run.comparedName(in: pencil.language, at: step))
            let short = isShort ? pencil.words(run.comparedName(in: pencil.language, at: step, isShort: true)) : name
            return "\(run.name) \(TextWidth.of(short) < TextWidth.of(name) ? short : name)"
          }, false
        ))
      columns.append((pencil.words(RaceLabel.headCost), pencil.column(standings.map(\.cost), width: 8), true))
      if isUnlike {
        columns.append(
          (
            pencil.words(RaceLabel.headError),
            zip(entries, standings).map { run, standing in
              run.meanError(at: standing.step).map { pencil.number($0, width: 7) } ?? ""
            }, true
          ))
      }
      columns.append(
        (
          pencil.words(RaceLabel.headStatus),
          standings.map { pencil.words(VerdictLabel.standing($0.verdict.standing)) }, false
        ))
      if entries.contains(where: { $0.history.experiment.targetCost != nil }) {
        columns.append(
          (pencil.words(RaceLabel.headTarget), standings.map { $0.targetStep.map(String.init) ?? "-" }, true))
      }
      columns.append((pencil.words(RaceLabel.headSwings), standings.map { String($0.swings) }, true))
      if entries.contains(where: { $0.entry?.limit != nil }) {
        columns.append(
          (
            pencil.words(RaceLabel.headLimit),
            entries.map { run in
              let now = run.history.settings(at: model.workspace.cursor.step)
              var asAtStart = run.history.settings(at: 0)
              asAtStart.learningRate = now.learningRate
              // The limit is that of the settings the run started with.
              guard let limit = run.entry?.limit, now == asAtStart else { return "-" }
              let rate = now.atStep(0).learningRate
              return pencil.words("\(rate < limit ? "<" : "≥") \(Numeral.significant(limit, digits: 3))")
            }, true
          ))
      }
      columns.append((pencil.words(RaceLabel.headWhy), whys, false))
      // The status has room for the usual words: no column comes and goes with the step.
      let usual = [Verdict.Standing.waiting, .falling, .swingsGrow, .aboveStart].map {
        pencil.words(VerdictLabel.standing($0))
      }
      let status = pencil.words(RaceLabel.headStatus)
      var widths = columns.map { column in
        ([column.head] + column.cells + (column.head == status ? usual : [])).map { TextWidth.of($0) }.max() ?? 0
      }
      // The name gives way first, then the last columns go.
      func total(_ count: Int) -> Int { widths.prefix(count).reduce(0) { $0 + $1 + 2 } - 2 }
      var count = columns.count
      while count > 2, total(count) > width { count -= 1 }
      if total(count) > width { widths[0] = max(6, widths[0] - (total(count) - width)) }
      hasWhy = count == columns.count
      columnCount = count
      func line(_ texts: [String]) -> String {
        (0..<count).map { index in
          texts[index].truncated(to: widths[index], ellipsis: pencil.symbols.ellipsis)
            .padded(to: widths[index], columns[index].isNumber ? .right : .left)
        }.joined(separator: "  ")
      }
      heading = line(columns.map(\.head))
      rows = entries.indices.map { row in (line(columns.map { $0.cells[row] }), whys[row]) }
    }
  }

  package init(model: Shown) {
    _model = model
  }
}
