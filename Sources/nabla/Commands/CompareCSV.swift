// The outcomes of a race, and its costs by step, as tables for other programs.

import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson
import NablaWords

/// The outcomes as CSV: the keys of the JSON are the columns; what is not there is empty.
enum CompareCSV {
  /// - Parameters:
  ///   - entrants: what is compared.
  ///   - outcomes: one for each.
  ///   - hasTest: whether samples are held out, whose C has a column.
  static func text(_ entrants: [Entrant], _ outcomes: [RaceOutcome], hasTest: Bool) -> String {
    let head = "status,finalCost,\(hasTest ? "testCost," : "")targetStep,swings,sharpness,finalSharpness,limit\r\n"
    let rows = zip(entrants, outcomes).map { entrant, outcome in
      let cells =
        [entrant.cell, outcome.status.word, number(outcome.finalCost)]
        + (hasTest ? [number(outcome.testCost)] : [])
        + [
          outcome.targetStep.map(String.init) ?? "",
          "\(outcome.swings)", number(outcome.sharpness), number(outcome.finalSharpness), number(outcome.limit),
        ]
      return cells.joined(separator: ",") + "\r\n"
    }
    return "\(entrants[0].setting.rawValue),\(head)" + rows.joined()
  }

  /// The shortest digits that read back as the same number; nothing for what is none.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return "\(value)"
  }
}

/// The costs of several runs at the same steps.
struct CostsByStep {
  let steps: [Int]
  /// One list a run; shorter where the run has diverged, not finite where it did.
  private let costs: [[Double]]

  /// - Parameters:
  ///   - last: the last step, which is always among them.
  ///   - stride: how many steps lie between two of them.
  ///   - costs: what each run has noted.
  init(through last: Int, every stride: Int, _ costs: [[Double]]) {
    let regular = Array(Swift.stride(from: 0, through: last, by: stride))
    steps = regular.last == last ? regular : regular + [last]
    self.costs = costs
  }

  private func cost(ofRun run: Int, at place: Int) -> Double? {
    costs[run].indices.contains(place) && costs[run][place].isFinite ? costs[run][place] : nil
  }

  func json(ofRun run: Int) -> String {
    "[" + steps.indices.map { cost(ofRun: run, at: $0).map(JSONText.number) ?? "null" }.joined(separator: ",") + "]"
  }

  /// A row for each step, a column for each run: `step,learningRate 0.1,learningRate 0.5`.
  func csv(_ entrants: [Entrant]) -> String {
    let head = (["step"] + entrants.map { "\($0.setting.rawValue) \($0.cell)" }).joined(separator: ",") + "\r\n"
    let rows = steps.enumerated().map { place, step in
      let cells = entrants.indices.map { CompareCSV.number(cost(ofRun: $0, at: place)) }
      return (["\(step)"] + cells).joined(separator: ",") + "\r\n"
    }
    return head + rows.joined()
  }

  /// The same to be read.
  func table(_ entrants: [Entrant], in language: Language) -> String {
    var rows: [[String]] = [[Label.step.text(in: language)] + entrants.map { "C (\($0.text))" }]
    for (place, step) in steps.enumerated() {
      let costs = entrants.indices.map { run -> String in
        cost(ofRun: run, at: place).map { Numeral.significant($0, digits: 4) } ?? "–"
      }
      rows.append(["\(step)"] + costs)
    }
    let widths = rows[0].indices.map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { row[$0].padded(to: widths[$0], .right) }.joined(separator: "  ") + "\n"
    }.joined()
  }
}

extension Entrant {
  /// The value as a cell: numbers as they are printed everywhere, words as they are.
  var cell: String { json.filter { $0 != "\"" } }
}
