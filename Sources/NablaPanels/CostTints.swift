// Costs as bands of colour: each begins at a round number, where a line of equal cost would be.

import NablaCanvas
import NablaCore
import NablaDiagrams

/// The bands of a slice, from the lowest costs to the highest.
struct CostTints {
  /// The costs at which a new band begins, ascending.
  let bounds: [Double]
  /// The lowest and the highest cost that is known of the slice.
  let ends: (low: Double, high: Double)?

  /// - Parameters:
  ///   - image: the slice.
  ///   - others: costs on it between its samples.
  init(_ image: SliceImage, and others: [Double] = []) {
    let finite = CostSpread(image.costs)
    let known = others.filter(\.isFinite)
    ends = finite.map { (known.reduce($0.low, min), known.reduce($0.high, max)) }
    bounds = ContourLevels.levels(of: image.costs, atMost: Role.rampLevels - 1)
  }

  /// The ramp's level of each band.
  var levels: [Int] {
    guard !bounds.isEmpty else { return [Role.rampLevels / 2] }
    return (0...bounds.count).map { $0 * (Role.rampLevels - 1) / bounds.count }
  }

  /// The band of a cost.
  func band(of cost: Double) -> Int {
    var band = 0
    while band < bounds.count, cost >= bounds[band] { band += 1 }
    return band
  }
}

extension CostTints {
  /// A bar with all bands, between the lowest and the highest cost.
  struct Bar {
    let text: String
    private let start: Int
    private let levels: [Int]
    private let cells: Int

    init?(_ tints: CostTints, note: String = "") {
      guard let ends = tints.ends else { return nil }
      let levels = tints.levels
      let texts = NumbersApart.texts([ends.low, ends.high], digits: 2)
      let (low, high) = (texts[0], texts[1])
      cells = levels.count
      text = "C \(low) " + String(repeating: " ", count: cells) + " \(high)" + note
      start = TextWidth.of(low) + 3
      self.levels = levels
    }

    /// Draws the bands into the gap of the text, which begins at `x`.
    func draw(x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil) {
      HeatMap(
        levels.map(Double.init), rows: 1, columns: cells,
        scale: ValueScale(.linear, from: 0, to: Double(Role.rampLevels))
      )
      .draw(
        in: Rect(x: x + start, y: y, width: cells, height: 1), of: &frame, level: pencil.areaLevel,
        hasColour: pencil.hasColour)
    }
  }
}
