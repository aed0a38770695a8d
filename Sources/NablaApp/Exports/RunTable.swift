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

  /// As CSV.
  package var text: String {
    var text = Self.heading(history.experiment.names)
    forEachStep { step, _ in text += Self.row(step) }
    return text
  }

  /// As JSON, one object a line, the last with the run's status.
  package var lines: String {
    let names = history.experiment.names
    var text = ""
    forEachStep { step, isLast in text += Self.line(step, names, status: isLast ? history.status : nil) }
    return text
  }

  private func forEachStep(_ body: (_ step: TrainingStep, _ isLast: Bool) -> Void) {
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

  /// A situation as `nabla train` prints it.
  package static func line(_ step: TrainingStep, _ names: ParameterNames, status: RunStatus?) -> String {
    var line = "{\"step\":\(step.state.step),\"cost\":\(JSONText.number(step.cost))"
    line += ",\"parameters\":" + JSONText.object(names, step.state.parameters)
    line += ",\"gradient\":" + JSONText.object(names, step.gradient)
    if let status {
      line += ",\"status\":\"\(status.word)\""
      if case .diverged(let at, let reason) = status {
        let sentence = DivergenceLabel(reason, at: at, names).english
        line += ",\"divergedAt\":\(at),\"reason\":\(JSONText.string(sentence))"
      }
    }
    return line + "}\n"
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
