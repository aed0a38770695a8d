// The steps of a run as CSV: one row each, in full precision.

import NablaCore

/// `step,cost,w1…,b1…,gradient.w1…,gradient.b1…`, by RFC 4180; what is no finite number is empty.
package struct RunTable {
  private let history: History
  /// One of so many steps stands in the table, and the last.
  package let stride: Int

  /// So many rows, and so many numbers, are as much as one can wait for at a key.
  private static let mostRows = 10_000
  private static let mostNumbers = 2_000_000

  package init(_ history: History) {
    self.history = history
    let rows = max(2, min(Self.mostRows, Self.mostNumbers / (2 * history.experiment.names.count + 2)))
    stride = max(1, (history.latestStep + rows - 1) / rows)
  }

  package var text: String {
    var text = Self.heading(history.experiment.names)
    let last = history.latestStep
    if stride == 1 {
      // In pieces: all steps of a long run at once would take much memory.
      for first in Swift.stride(from: 0, through: last, by: 64) {
        for step in history.steps(first...min(first + 63, last)) { text += Self.row(step) }
      }
    } else {
      for number in Swift.stride(from: 0, to: last, by: stride) { text += Self.row(history.step(at: number)) }
      text += Self.row(history.step(at: last))
    }
    return text
  }

  package static func heading(_ names: ParameterNames) -> String {
    let all = (0..<names.count).map(names.name(at:))
    return (["step", "cost"] + all + all.map { "gradient.\($0)" }).joined(separator: ",") + "\r\n"
  }

  package static func row(_ step: TrainingStep) -> String {
    let numbers = ([step.cost] + step.state.parameters + step.gradient).map { $0.isFinite ? "\($0)" : "" }
    return "\(step.state.step)," + numbers.joined(separator: ",") + "\r\n"
  }
}
