import FaultTable
import Foundation
import NablaCanvas
import Testing

@Suite struct CurvePlotTests {
  private func picture(_ plot: CurvePlot, _ columns: Int, _ rows: Int, _ level: GlyphLevel = .braille) -> String {
    var frame = Frame(Size(columns: columns, rows: rows))
    plot.draw(in: frame.bounds, of: &frame, symbols: Symbols(level), level: level)
    return frame.text
  }

  private func plot(_ values: [Double], _ scaling: CurvePlot.Scaling = .automatic) -> CurvePlot {
    CurvePlot([.init(values, role: .series(0))], scaling: scaling)
  }

  /// 400 steps from 0.9 down to about 0.009: two decades.
  private var falling: CurvePlot {
    let costs = (0...400).map { (step: Int) -> Double in 0.005 + 0.9 * exp(-Double(step) / 75) }
    return CurvePlot([.init(costs, role: .series(0), label: "train")], xLabel: "step", cursor: 150)
  }

  @Test func `a falling cost in braille`() {
    #expect(
      picture(falling, 38, 9) == """
        1e+0 ┤⠒⠦⣄⡀
             │   ⠉⠓⠦⣄⡀
             │       ⠉⠓⠦⣄⡀
        1e-1 ┤           ⠈◉⠲⢤⣀
             │               ⠈⠙⠲⠤⣀⡀
             │                    ⠉⠓⠲⢤⣀⡀
        1e-2 ┤                         ⠉⠙⠒⠦⠤⣄⣀
             │
             └0───────────┴──200──────step 400
        """)
  }

  @Test func `a falling cost in half blocks`() {
    #expect(
      picture(falling, 38, 9, .blocks) == """
        1e+0 ┤█▄▄
             │   ▀▀█▄▄
             │       ▀▀█▄▄
        1e-1 ┤           ▀◉█▄▄
             │               ▀▀▀▄▄▄
             │                    ▀▀█▄▄▄
        1e-2 ┤                         ▀▀▀█▄▄▄
             │
             └0───────────┴──200──────step 400
        """)
  }

  @Test func `a falling cost in ASCII`() {
    #expect(
      picture(falling, 38, 9, .ascii) == """
        1e+0 +--_
             |   "--_.
             |       "--_.
        1e-1 +           '@-._
             |               '"--_.
             |                    '`--__
        1e-2 +                         '"---__
             |
             +0-----------+--200------step 400
        """)
  }

  @Test func `two curves, a target and a legend in a large panel`() {
    var plot = falling
    let test = (0...400).map { (step: Int) -> Double in 0.05 + 0.8 * exp(-Double(step) / 75) }
    plot.series.insert(.init(test, role: .series(1), pattern: .dashed, label: "test"), at: 0)
    plot.target = 0.02
    plot.targetLabel = "goal 0.02"
    plot.showsLegend = true
    #expect(
      picture(plot, 90, 22) == """
        1e+0 ┤⣤⣄⡀                                                                         ╌╌ test
             │ ⠉⠋⠳⢦⣄⡀                                                                     ── train
             │      ⠙⠳⠦⣄⡀
             │          ⠉⠓⠦⣄⡀
             │              ⠉⠓⠲⣤⣀⡀
             │                  ⠉⠓⠧⢶⡤ ⡀
             │                      ⠈⠑⠫⢽⡲ ⣄⡀
             │                          ⠈⠑⠢⢌⣀⠐⠢⠄ ⣀
             │                              ⠈◉⠲⢤⣀⠈⠉ ⠐⠤⢤ ⡀
        1e-1 ┤                                  ⠈⠙⠲⠤⣀⡀  ⠈⠉⠘⠐⠲⠄ ⣀⣀
             │                                       ⠉⠓⠦⣄⡀        ⠈⠉⠃ ⠒⠢ ⠠⠤⡀ ⣀⣀⢀
             │                                           ⠉⠑⠲⢤⣀                 ⠈⠈⠉⠁ ⠉⠑ ⠐⠒⠂ ⠒⠒ ⠠⠤⠄
             │                                               ⠈⠉⠒⠤⣀⡀
             │                                                    ⠉⠓⠲⢤⣀⡀
             │                                                         ⠉⠓⠢⢤⣀
             │⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠋⠓⠲⠦⣂⡂⠂⠂⠂⠂⠂⠂⠂goal 0.02
             │                                                                   ⠉⠙⠒⠦⢤⣀⡀
             │                                                                         ⠈⠙⠒⠲⠤⢄⣀⡀
        1e-2 ┤                                                                                ⠉⠉⠓⠒
             │
             │
             └0───────────────────100────────┴─────────200─────────────────300────────────step 400
        """)
  }

  @Test func `the legend lies on no line, and where lines are everywhere there is none`() {
    var plot = plot([0])
    plot.showsLegend = true
    plot.xRange = 0...60
    // Lines along the top, the bottom and both sides leave the middle.
    let high = [Double](repeating: 9, count: 61)
    var low = [Double](repeating: 0, count: 61)
    for step in 0..<61 where step < 8 || step > 52 { low[step] = step % 2 == 0 ? 9 : 0 }
    plot.series = [high, low].map { CurvePlot.Series($0, role: .series(0), label: "run") }
    let rows = picture(plot, 70, 16).split(separator: "\n").filter { $0.contains("── run") }
    #expect(rows.count == 2 && rows.allSatisfy { $0.contains(" ── run") || $0.contains("⠀── run") })
    let dense = (0...400).map { (step: Int) -> Double in step % 2 == 0 ? 0 : 10 }
    plot.xRange = 0...400
    plot.series = [CurvePlot.Series(dense, role: .series(0), label: "run")]
    #expect(!picture(plot, 70, 16).contains("run"))
  }

  @Test func `constant data is a line in the middle`() {
    #expect(
      picture(plot([2, 2, 2]), 20, 6) == """
             │
             │
        2.00 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
             │
             │
             └0──────1─────2
        """)
    #expect(
      picture(plot([0, 0, 0]), 20, 6) == """
             │
             │
        0.00 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
             │
             │
             └0──────1─────2
        """)
  }

  @Test func `a value alone is a dot`() {
    #expect(
      picture(plot([0.5]), 20, 6) == """
              │
              │
        0.500 ┤⠄
              │
              │
              └0────────────
        """)
  }

  @Test func `no value at all is a pair of axes`() {
    #expect(
      picture(CurvePlot([]), 12, 4) == """
             │
             │
             │
             └──────
        """)
    #expect(
      picture(plot([.nan, .nan]), 20, 5) == """
             │
             │
             │
             │
             └0────────────1
        """)
  }

  @Test(.fault("N3", "N4"))
  func `zeros sit on the floor of a logarithmic axis, NaN is a gap, infinity is a mark at the top`() {
    let values: [Double] = [
      1, 0.5, 0.25, .nan, 0.06, 0.03, 0.015, 0, 0, 0, 0.02, 4, 800, .infinity, .infinity, .infinity,
    ]
    #expect(
      picture(plot(values), 38, 9) == """
             │                        ⢀⠖⠊^⠉^⠉^
        1e+2 ┤                        ⡜
             │                       ⢰⠁
             │                      ⢀⠇
        1e+0 ┤⠑⠢⠤⣀⡀                 ⡜
             │        ⢀⡀           ⢰⠁
        1e-2 ┤         ⠈⠉⠒⠤⡀      ⢠⠃
           0 ┤             ⠘v⣀⣀v⣀v⠁
             └0───────────────────10──────────
        """)
    #expect(
      picture(plot(values), 38, 9, .ascii) == """
             |                         r"^"^"^
        1e+2 +                        |
             |                       .`
             |                       /
        1e+0 +"--._                 |
             |        __           ,`
        1e-2 +         '"`-_      _'
           0 +             'v__v_v`
             +0-------------------10----------
        """)
  }

  @Test func `minus infinity is a mark at the bottom, and values beyond a given range are marks`() {
    #expect(
      picture(plot([1, 2, -.infinity, 2, 1]), 24, 6) == """
         2.0 ┤    ⡜⡄      ⢠⢣
             │   ⡜ ⠘⡄    ⢠⠃ ⢣
         1.5 ┤  ⡜   ⠘⡄  ⢀⠎   ⢣
             │ ⡜     ⠘⡄ ⡜     ⢣
         1.0 ┤⡜       ⠘v       ⢣
             └0────────2───────4
        """)
    var zoomed = plot([1, 2, 9, 2, 1, -7])
    zoomed.valueRange = 0...3
    #expect(
      picture(zoomed, 24, 6) == """
             │     ⣀⠔^⢄⡀
           2 ┤   ⡠⠊    ⠈⠢⡀
             │ ⡠⠊        ⠈⠢⡀
             │⠊            ⠈⠢⡀
           0 ┤               ⠈⠑v
             └0──────2──────4───
        """)
  }

  @Test func `a spike one step long survives 20,000 steps in 30 columns`() {
    var values = Array(repeating: 0.5, count: 20_000)
    values[13_579] = 1
    values[4_321] = 0
    #expect(
      picture(plot(values), 36, 6) == """
         1.0 ┤                    ⡇
             │                    ⡇
         0.5 ┤⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠧⠤⠤⠤⠤⠤⠤⠤⠤⠤
             │      ⢸
         0.0 ┤      ⢸
             └0────────────10000────────────
        """)
  }

  @Test func `bins draw from their lowest to their highest value`() {
    let samples = (0..<4).map { CurvePlot.Sample(x: Double($0 * 100), low: 1, high: $0 == 2 ? 3 : 1) }
    #expect(
      picture(CurvePlot([.init(samples: samples, role: .series(0))]), 24, 6) == """
           3 ┤           ⢸
             │           ⢸
           2 ┤           ⢸
             │           ⢸
           1 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸⣀⣀⣀⣀⣀⣀
             └0─────────200─────
        """)
  }

  @Test func `the scale is logarithmic from a ratio of 50 on, unless something is negative`() {
    #expect(plot([1, 50]).scale?.kind == .linear)
    #expect(plot([1, 50.1]).scale?.kind == .logarithmic)
    #expect(plot([0, 1, 50]).scale?.kind == .linear)
    #expect(plot([0, 1, 51]).scale?.kind == .logarithmic)
    #expect(plot([-1, 0.001, 51]).scale?.kind == .linear)
    #expect(plot([1, 2], .logarithmic).scale?.kind == .logarithmic)
    #expect(plot([1, 1000], .linear).scale?.kind == .linear)
    #expect(plot([0, 0], .logarithmic).scale?.kind == .linear)
    #expect(plot([.nan, .infinity]).scale == nil)
    #expect(CurvePlot([]).scale == nil)
  }

  @Test func `the cursor stands on the last series, at the step before it`() {
    func cells(_ cursor: Double) -> [Point] {
      var frame = Frame(Size(columns: 30, rows: 6))
      var plot = plot([4, 3, 2, 1, 0])
      plot.cursor = cursor
      plot.draw(in: frame.bounds, of: &frame, symbols: .unicode, level: .braille)
      var found: [Point] = []
      for y in 0..<6 { for x in 0..<30 where frame[x, y].glyph == "◉" { found.append(Point(x: x, y: y)) } }
      return found
    }
    #expect(cells(0) == [Point(x: 6, y: 0)])
    #expect(cells(4) == [Point(x: 29, y: 4)])
    #expect(cells(2).map(\.y) == [2])
    #expect(cells(5) == [])
    #expect(cells(-1) == [])
    #expect(cells(.nan) == [])
  }

  @Test func `a legend never takes more than a quarter`() {
    var plot = falling
    plot.showsLegend = true
    #expect(picture(plot, 40, 8).contains("── train"))
    plot.series[0].label = String(repeating: "x", count: 30)
    #expect(!picture(plot, 40, 3).contains("x"))
  }

  @Test func `the axis needs no room in a tiny panel`() {
    #expect(
      picture(plot([0, 1, 2, 3]), 4, 2) == """
           ⡠
        ⡠⠒⠉
        """)
    #expect(
      picture(plot([0, 1]), 9, 3) == """
        │    ⣀⠤⠒⠉
        │⣀⠤⠒⠉
        └0──────1
        """)
  }

  @Test(arguments: GlyphLevel.allCases) func `every size and every number ends, inside its rectangle`(level: GlyphLevel)
  {
    let wild: [Double] = [
      0, -0.0, 1, .nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude, 1e-300, .greatestFiniteMagnitude,
    ]
    for scaling in CurvePlot.Scaling.allCases {
      for width in [0, 1, 2, 5, 8, 13, 40] {
        for height in [0, 1, 2, 3, 4, 9] {
          var frame = Frame(Size(columns: 44, rows: 13))
          frame.fill(frame.bounds, "x")
          let rect = Rect(x: 2, y: 2, width: width, height: height)
          frame.fill(rect)
          var drawing = plot(wild, scaling)
          drawing.cursor = 8
          drawing.target = 1e308
          drawing.showsLegend = true
          drawing.draw(in: rect, of: &frame, symbols: Symbols(level), level: level)
          for y in 0..<13 {
            for x in 0..<44 where !rect.contains(Point(x: x, y: y)) { #expect(frame[x, y].glyph == "x") }
          }
        }
      }
    }
  }

  @Test func `steps at the end of all Doubles`() {
    let samples = [-Double.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude].map {
      CurvePlot.Sample(x: $0, low: 1, high: 1)
    }
    _ = picture(CurvePlot([.init(samples: samples, role: .text)], cursor: 1), 30, 8)
    let lost = [CurvePlot.Sample(x: .nan, low: 1, high: 1), .init(x: .infinity, low: 1, high: 1)]
    _ = picture(CurvePlot([.init(samples: lost, role: .text)], cursor: .infinity), 30, 8)
  }
}
