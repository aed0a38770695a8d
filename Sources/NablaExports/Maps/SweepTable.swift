// A sweep of learning rates for other programs.

import NablaCore

/// One curve of a sweep with what it is of.
package struct NamedCurve: Equatable, Sendable {
  package let optimizer: Optimizer.Name
  package let seed: UInt64
  package let curve: SweepCurve

  package init(optimizer: Optimizer.Name, seed: UInt64, curve: SweepCurve) {
    self.optimizer = optimizer
    self.seed = seed
    self.curve = curve
  }
}

package enum SweepTable {
  /// - Parameters:
  ///   - curves: at least one.
  ///   - steps: how many each run was to make.
  ///   - limit: the largest stable η at step 0; nil where there is none.
  ///   - hasTest: whether samples are held out, whose C is told.
  package static func json(_ curves: [NamedCurve], steps: Int, limit: Double?, hasTest: Bool = false) -> String {
    func test(_ point: SweepPoint) -> String { hasTest ? ",\"testCost\":\(number(point.testCost))" : "" }
    let texts = curves.map { named in
      let points = named.curve.points.map { point in
        "{\"learningRate\":\(JSONText.number(point.learningRate)),\"finalCost\":\(number(point.end.finalCost))"
          + test(point) + ",\"status\":\"\(point.end.status.rawValue)\",\"divergedAt\":\(count(point.end.divergedAt))"
          + ",\"targetStep\":\(count(point.end.targetStep))}"
      }
      return "{\"optimizer\":\"\(named.optimizer.rawValue)\",\"seed\":\(named.seed),\"points\":["
        + points.joined(separator: ",\n ") + "]}"
    }
    let best = lowest(of: curves).map { point in
      "{\"learningRate\":\(JSONText.number(point.learningRate)),\"finalCost\":\(number(point.end.finalCost))"
        + test(point) + "}"
    }
    return "{\"steps\":\(steps),\"limit\":\(number(limit)),\"curves\":[" + texts.joined(separator: ",\n")
      + "],\"best\":\(best ?? "null")}\n"
  }

  /// - Parameters:
  ///   - curves: at least one.
  ///   - hasTest: whether samples are held out, whose C has a column.
  package static func csv(_ curves: [NamedCurve], hasTest: Bool = false) -> String {
    let rows = curves.flatMap { named in
      named.curve.points.map { point in
        let end = point.end
        let cells =
          [named.optimizer.rawValue, "\(named.seed)", "\(point.learningRate)", cell(end.finalCost)]
          + (hasTest ? [cell(point.testCost)] : [])
          + [end.status.rawValue, end.divergedAt.map(String.init) ?? "", end.targetStep.map(String.init) ?? ""]
        return cells.joined(separator: ",") + "\r\n"
      }
    }
    return "optimizer,seed,learningRate,finalCost,\(hasTest ? "testCost," : "")status,divergedAt,targetStep\r\n"
      + rows.joined()
  }

  /// The lowest end of all curves; nil where every run has diverged.
  package static func lowest(of curves: [NamedCurve]) -> SweepPoint? {
    curves.compactMap(\.curve.lowest)
      .min { ($0.end.finalCost ?? .infinity) < ($1.end.finalCost ?? .infinity) }
  }

  static func number(_ value: Double?) -> String { value.map(JSONText.number) ?? "null" }
  static func count(_ value: Int?) -> String { value.map(String.init) ?? "null" }
  static func cell(_ value: Double?) -> String { value.flatMap { $0.isFinite ? "\($0)" : nil } ?? "" }
}
