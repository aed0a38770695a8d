import NablaCanvas
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `Numbers beside each other` {
  @Test func `have as many digits as tell them apart`() {
    #expect(NumbersApart.texts([-4, 6], digits: 4) == ["-4", "6"])
    #expect(NumbersApart.texts([1_000_000, 1_000_020], digits: 2) == ["1000000", "1000020"])
    #expect(NumbersApart.texts([0.5, 0.50001], digits: 3) == ["0.5", "0.50001"])
    #expect(NumbersApart.texts([997_500, 1_000_500], digits: 3) == ["997500", "1000500"])
    #expect(NumbersApart.texts([3e20, 4e20], digits: 3) == ["3e+20", "4e+20"])
    #expect(NumbersApart.texts([7, 7], digits: 3) == ["7", "7"])
    #expect(NumbersApart.texts([.nan, 1, .infinity], digits: 3).count == 3)
  }

  /// Costs of a valley on top of an offset, whose lines differ ever less of it.
  @Test(arguments: [0, 1, 1_000, 1e6, 1e9, -1e6])
  func `lines of a contour that are neighbours have different numbers`(offset: Double) {
    var costs: [Double] = []
    for y in 0..<40 {
      for x in 0..<40 { costs.append(offset + Double(x * x + 3 * y * y) / 40) }
    }
    for most in [5, 8, 12] {
      let levels = ContourLevels.levels(of: costs, atMost: most)
      let texts = ContourLevels.texts(levels)
      #expect(levels.count > 2 && Set(texts).count == levels.count, "\(texts)")
      for (text, level) in zip(texts, levels) { #expect(abs(Double(text)! - level) < 0.1, "\(text) for \(level)") }
    }
  }

  @Test func `that stand in one column have one notation`() {
    let pencil = Pencil(Model("worked-example"))
    #expect(pencil.column([995.7, 1464.93], width: 8) == [" 995.700", "1464.930"])
    #expect(pencil.column([12.4, 0.001, 7.8715], width: 8) == [" 12.4000", "  0.0010", "  7.8715"])
    #expect(pencil.column([12.4, 3e-7, 0], width: 8) == [" 12.4000", " <0.0001", "  0.0000"])
    #expect(pencil.column([2.5e9, 0.5], width: 8) == ["2.500e+9", "  0.5000"])
    // A run that leaves takes no digit from those that stay.
    #expect(pencil.column([12.66, 4.9e28, 0.31], width: 8) == [" 12.6600", "4.90e+28", "  0.3100"])
    #expect(pencil.column([.infinity, .nan, 1], width: 8) == ["       ∞", "     NaN", "  1.0000"])
  }

  @Test func `the table of the runs has one notation for its costs`() {
    var model = Model("learning-rates", columns: 160, rows: 45)
    for _ in 0..<60 {
      model.press("]")
      let rows = model.draw().text.split(separator: "\n").filter { $0.contains(#/│[▸ ] [A-E] η/#) }
      let costs = rows.compactMap { row in row.firstMatch(of: #/η [0-9.]+ +([-0-9.e+<∞]+) /#).map { String($0.1) } }
      #expect(costs.count == 5)
      #expect(Set(costs.map { $0.contains("e") }).count == 1, "\(costs)")
    }
  }
}
