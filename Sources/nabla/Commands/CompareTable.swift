// The outcomes of a race as an aligned table.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaWords

struct CompareTable {
  let entrants: [Entrant]
  let outcomes: [RaceOutcome]
  let names: ParameterNames
  /// Whether the lower cost is the better one.
  let isRanked: Bool
  /// Whether samples are held out, whose C has a column.
  let hasTest: Bool

  func text(in language: Language) -> String {
    var rows = [heading(isRanked, language)]
    let places = Self.places(of: outcomes)
    for (index, outcome) in outcomes.enumerated() {
      rows.append(row(entrants[index], outcome, place: isRanked ? .some(places[index]) : nil, language))
    }
    let last = rows[0].count - 1
    let widths = rows[0].indices.map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
    var lines = rows.map { row in
      row.indices.map { column in
        let isWord = column == 0 && entrants[0].setting != .learningRate && entrants[0].setting != .seed
        let status = statusColumn(isRanked)
        let isLeft = isWord || column == status || column == status + 1 || column == last
        return row[column].padded(to: widths[column], isLeft ? .left : .right)
      }.joined(separator: "  ").trimmedRight
    }
    lines.append("")
    if !isRanked { lines.append(ComparisonLabel.notRanked.text(in: language)) }
    lines.append(ComparisonLabel.legend.text(in: language))
    return lines.map { $0 + "\n" }.joined()
  }

  private func statusColumn(_ isRanked: Bool) -> Int { isRanked ? 2 : 1 }

  private func heading(_ isRanked: Bool, _ language: Language) -> [String] {
    let setting = String(entrants[0].setting.flag.dropFirst(2))
    let labels: [ComparisonLabel] =
      (isRanked ? [.place] : [])
      + [.outcome, .standing, .finalCost] + (hasTest ? [.testCost] : [])
      + [.target, .swings, .sharpness, .finalSharpness, .limit, .why]
    return [setting] + labels.map { $0.text(in: language) }
  }

  private func row(_ entrant: Entrant, _ outcome: RaceOutcome, place: Int??, _ language: Language) -> [String] {
    var cells = [entrant.text]
    if let place { cells.append(place.map(String.init) ?? "–") }
    cells.append(ComparisonLabel.status(outcome.status).text(in: language))
    cells.append(VerdictLabel.standing(outcome.verdict.standing).text(in: language))
    cells.append(Self.number(outcome.finalCost))
    if hasTest { cells.append(Self.number(outcome.testCost)) }
    cells.append(outcome.targetStep.map(String.init) ?? "–")
    cells.append(String(outcome.swings))
    cells.append(contentsOf: [outcome.sharpness, outcome.finalSharpness, outcome.limit].map(Self.number))
    cells.append(VerdictLabel.reason(outcome.verdict.reason, names).text(in: language))
    return cells
  }

  private static func number(_ value: Double?) -> String {
    value.map { Numeral.significant($0, digits: 4) } ?? "–"
  }

  /// Each run's place: the first at the target wins, then the lowest cost. A run that diverged, or falls without end, has none.
  private static func places(of outcomes: [RaceOutcome]) -> [Int?] {
    func key(_ outcome: RaceOutcome) -> (Int, Double)? {
      if case .diverged = outcome.status { return nil }
      if outcome.verdict.standing == .bottomless { return nil }
      guard let cost = outcome.finalCost else { return nil }
      if let step = outcome.targetStep { return (0, Double(step)) }
      return (1, cost)
    }
    let keys = outcomes.map(key)
    return keys.map { key in
      key.map { key in 1 + keys.count { other in other.map { $0 < key } ?? false } }
    }
  }
}
