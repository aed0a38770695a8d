import NablaCanvas
import Testing

@Suite struct CurveMarkTests {
  private func picture(_ plot: CurvePlot, _ columns: Int, _ rows: Int) -> String {
    var frame = Frame(Size(columns: columns, rows: rows))
    plot.draw(in: frame.bounds, of: &frame, symbols: .unicode, level: .braille)
    return frame.text
  }

  @Test func `marks stand at the ends of their lines, side by side where lines end in one cell`() {
    let lines: [[Double]] = [[10, 9, 8], [10, 5, 0], [10, 5, 0], [10, 7.5]]
    var plot = CurvePlot([], scaling: .linear, xRange: 0...2)
    plot.series = zip(lines, "ABCD".unicodeScalars).map { CurvePlot.Series($0, role: .series(0)).marked($1) }
    var frame = Frame(Size(columns: 20, rows: 6))
    plot.draw(in: frame.bounds, of: &frame, symbols: .unicode, level: .braille)
    let area = plot.area(in: frame.bounds, symbols: .unicode, level: .braille)
    func place(_ mark: Unicode.Scalar) -> Point? {
      for y in area.y..<area.maxY {
        for x in area.x..<area.maxX where frame[x, y].glyph == mark { return Point(x: x, y: y) }
      }
      return nil
    }
    #expect(place("A") == Point(x: area.maxX - 1, y: area.y + 1))
    #expect(place("C") == Point(x: area.maxX - 1, y: area.maxY - 1))
    #expect(place("B") == Point(x: area.maxX - 2, y: area.maxY - 1))
    // At half the way: the middle of the picture.
    #expect(place("D")?.x == area.x + (area.width - 1) / 2 || place("D")?.x == area.x + area.width / 2)
    #expect(frame[area.maxX - 1, area.y + 1].style == Style(.series(0), [.bold, .reverse]))
  }

  @Test func `marks along their lines lie on them, each line's in columns of its own`() {
    var plot = CurvePlot([], scaling: .linear, xRange: 0...100, repeatsMarks: true)
    let heights = [4.0, 3, 2]
    plot.series = zip(heights, "ABC".unicodeScalars).map { height, mark in
      CurvePlot.Series(Array(repeating: height, count: 101), role: .series(0)).marked(mark)
    }
    var frame = Frame(Size(columns: 80, rows: 12))
    plot.draw(in: frame.bounds, of: &frame, symbols: .unicode, level: .braille)
    var columns: Set<Int> = []
    var rows: [Unicode.Scalar: Set<Int>] = [:]
    for y in 0..<12 {
      for x in 6..<79 where "ABC".unicodeScalars.contains(frame[x, y].glyph) {
        #expect(columns.insert(x).inserted)
        rows[frame[x, y].glyph, default: []].insert(y)
        // At the end, and three times on the way.
        #expect(frame[x, y].style.attributes == .bold)
      }
    }
    #expect(columns.count == 9 && rows.values.allSatisfy { $0.count == 1 })
    #expect(rows["A"]!.first! < rows["B"]!.first! && rows["B"]!.first! < rows["C"]!.first!)
    plot.repeatsMarks = false
    frame = Frame(Size(columns: 80, rows: 12))
    plot.draw(in: frame.bounds, of: &frame, symbols: .unicode, level: .braille)
    #expect(frame.text.count { "ABC".contains($0) } == 3)
  }

  @Test func `marks give way to the cursor, and one without a place in sight is left out`() {
    var plot = CurvePlot(
      [CurvePlot.Series([1, 1], role: .series(1)).marked("A"), .init([1, 1], role: .series(0))], scaling: .linear,
      cursor: 1)
    #expect(picture(plot, 12, 4).contains("A◉"))
    plot.series[0].samples = [.init(x: 0, low: .nan, high: .nan)]
    #expect(!picture(plot, 12, 4).contains("A"))
    plot.series[0].samples = []
    #expect(!picture(plot, 12, 4).contains("A"))
  }
}

extension CurvePlot.Series {
  fileprivate func marked(_ mark: Unicode.Scalar) -> CurvePlot.Series {
    var series = self
    series.mark = mark
    return series
  }
}
