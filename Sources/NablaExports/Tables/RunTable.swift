// Runs as files: CSV or JSON, a row for each step, in full precision.

import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// `step,cost,w1…,b1…,gradient.w1…,gradient.b1…`, by RFC 4180; what is no finite number is empty. Compared runs stand
/// one below the other, each row with its run and with what sets that apart.
package struct RunTable {
  /// A run with what stands at the beginning of its rows.
  private struct Entry {
    let history: History
    let marks: RunMarks?
  }

  private let entries: [Entry]
  private let columns: RunColumns
  /// The table has every k-th step, and each run's last.
  package let stride: Int

  /// The most rows, and the most numbers, that a key can make without a wait.
  private static let mostRows = 10_000
  private static let mostNumbers = 2_000_000

  /// One run.
  package init(_ history: History) {
    self.init([Entry(history: history, marks: nil)])
  }

  /// The runs of a comparison, all of them.
  package init(comparing runs: [Run], at step: Int, in language: Language) {
    let settings = RunMarks.differing(among: runs.map(\.history))
    self.init(
      runs.map { run in
        let name = run.comparedName(in: language, at: step)
        return Entry(history: run.history, marks: RunMarks(run.name, name, settings))
      })
  }

  private init(_ entries: [Entry]) {
    self.entries = entries
    // A network without biases has fewer columns than its rivals.
    let widest = entries.map(\.history.experiment).max { $0.names.count < $1.names.count }!
    columns = RunColumns(of: widest)
    let numbers = Self.mostNumbers / (2 * widest.names.count + 2)
    let rows = max(2, min(Self.mostRows, numbers) / entries.count)
    let last = entries.map(\.history.latestStep).max()!
    stride = max(1, (last + rows - 1) / rows)
  }

  /// As CSV.
  package var text: String {
    var text = ((entries[0].marks?.heads ?? []) + columns.heads).joined(separator: ",") + "\r\n"
    for entry in entries {
      forEachStep(of: entry.history) { step, _ in
        let settings = entry.history.settings(at: step.state.step)
        let marks = entry.marks?.cells(settings, entry.history.experiment.initialization) ?? []
        text += (marks + columns.cells(step, settings)).joined(separator: ",") + "\r\n"
      }
    }
    return text
  }

  /// As JSON, one object a line, the last of each run with its status.
  package var lines: String {
    var text = ""
    for entry in entries {
      let names = entry.history.experiment.names
      forEachStep(of: entry.history) { step, isLast in
        let settings = entry.history.settings(at: step.state.step)
        let marks = entry.marks?.keys(settings, entry.history.experiment.initialization) ?? []
        let keys = columns.keys(step, settings, names, status: isLast ? entry.history.status : nil)
        text += "{" + (marks + keys).joined(separator: ",") + "}\n"
      }
    }
    return text
  }

  private func forEachStep(of history: History, _ body: (_ step: TrainingStep, _ isLast: Bool) -> Void) {
    let last = history.latestStep
    if stride == 1 {
      // In pieces: all steps of a long run at once would take much memory.
      for first in Swift.stride(from: 0, through: last, by: 64) {
        for step in history.steps(first...min(first + 63, last)) { body(step, step.state.step == last) }
      }
    } else {
      for number in Swift.stride(from: 0, to: last, by: stride) { body(history.step(at: number), false) }
      body(history.step(at: last), true)
    }
  }

  /// What the last line of a run says of it.
  static func keys(of status: RunStatus, _ names: ParameterNames) -> [String] {
    var keys = ["\"status\":\"\(status.word)\""]
    if case .diverged(let at, let reason) = status {
      let sentence = DivergenceLabel(reason, at: at, names).english
      keys += ["\"divergedAt\":\(at)", "\"reason\":\(JSONText.string(sentence))"]
    }
    return keys
  }
}
