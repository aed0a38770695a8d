// The shades of a map of runs: C at the end of each, on a logarithmic scale.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

/// Which shade stands for which C.
struct MapTints {
  /// The costs at both ends of the ramp; nil where no run has an end that is one.
  let ends: (low: Double, high: Double)?

  init(_ map: MapImage) {
    let costs = map.ends.compactMap { end -> Double? in
      guard let end, end.status != .diverged, let cost = end.finalCost, cost.isFinite else { return nil }
      return cost
    }
    guard let most = costs.max() else {
      ends = nil
      return
    }
    // A formula may go below 0, where there is no logarithm: what is as good as 0 or less has the lowest shade.
    let start = map.firstCost.isFinite && map.firstCost > 0 ? map.firstCost : most
    let high = max(min(most, 10 * start), 1e-30)
    ends = (max(costs.min() ?? high, high * 1e-9), high)
  }

  /// The place of a C on the ramp, from 0 to 1.
  func share(of cost: Double) -> Double {
    guard let ends, ends.high > ends.low else { return 0 }
    let low = naturalLogarithm(ends.low)
    return min(1, max(0, (naturalLogarithm(max(cost, ends.low)) - low) / (naturalLogarithm(ends.high) - low)))
  }

  /// The shades of some ends, the top row first; those that have left have none.
  func heat(_ ends: [RunEnd?], columns: Int) -> HeatMap {
    let values = ends.map { end -> Double in
      guard let end, end.status != .diverged, let cost = end.finalCost else { return .nan }
      return share(of: cost)
    }
    // The highest has the ramp's last level, which in ASCII leaves @ to the run.
    let levels = Double(Role.rampLevels)
    return HeatMap(
      values, rows: ends.count / max(1, columns), columns: columns,
      scale: ValueScale(.linear, from: 0, to: levels / (levels - 1)))
  }

  /// A bar with all shades between the lowest and the highest C.
  struct Bar {
    let ends: (low: Double, high: Double)?
    let width: Int
    let note: String

    /// - Returns: whether there was something to draw, and room for it.
    func draw(x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil) -> Bool {
      guard let ends else { return false }
      let texts = NumbersApart.texts([ends.low, ends.high], digits: 2)
      let cells = Role.rampLevels
      let start = "C \(texts[0]) "
      let rest = " \(texts[1])"
      let length = TextWidth.of(start) + cells + TextWidth.of(rest)
      guard length <= width else { return false }
      var next = frame.put(start, Style(.dim), x: x, y: y)
      HeatMap(
        (0..<cells).map(Double.init), rows: 1, columns: cells,
        scale: ValueScale(.linear, from: 0, to: Double(Role.rampLevels))
      ).draw(
        in: Rect(x: next, y: y, width: cells, height: 1), of: &frame, level: pencil.areaLevel,
        hasColour: pencil.hasColour)
      next = frame.put(rest, Style(.dim), x: next + cells, y: y)
      if length + 1 + TextWidth.of(note) <= width { frame.put(note, Style(.dim), x: next + 1, y: y) }
      return true
    }
  }

  func bar(of width: Int, _ pencil: Pencil) -> Bar { Bar(ends: ends, width: width, note: pencil.words(.logarithmic)) }
}
