import Foundation
import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// Twelve samples of three classes around a circle, four of them held out, for a hidden layer of three tanh.
let threeClasses = """
  network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 3, activation: softmax }] }
  initialization: { scheme: xavier }
  loss: cross-entropy
  data:
    samples:
      - { input: [1, 0.1], target: [1, 0, 0] }
      - { input: [0.9, 0.5], target: [1, 0, 0] }
      - { input: [0.2, -0.3], target: [1, 0, 0] }
      - { input: [-0.5, 1], target: [0, 1, 0] }
      - { input: [-0.8, 0.7], target: [0, 1, 0] }
      - { input: [0.1, 0.2], target: [0, 1, 0] }
      - { input: [-0.5, -1], target: [0, 0, 1] }
      - { input: [-0.2, -0.9], target: [0, 0, 1] }
    test:
      samples:
        - { input: [0.7, -0.2], target: [1, 0, 0] }
        - { input: [-0.9, 1.1], target: [0, 1, 0] }
        - { input: [-0.7, -0.6], target: [0, 0, 1] }
        - { input: [0.3, 0], target: [0, 0, 1] }
  training: { learning-rate: 0.3, batch: all }
  panels: [data, network]
  """

/// The two layers of `threeClasses` in plain loops: z and a of each neuron at a place, hidden ones first.
func threeClassesPass(_ x: Double, _ y: Double, _ p: [Double]) -> (z: [Double], a: [Double]) {
  let hidden: [Double] = (0..<3).map { p[$0] * x + p[3 + $0] * y + p[15 + $0] }
  let a = hidden.map { tanh($0) }
  let z = (0..<3).map { unit in p[6 + unit] * a[0] + p[9 + unit] * a[1] + p[12 + unit] * a[2] + p[18 + unit] }
  let powers = z.map { exp($0) }
  let sum = powers[0] + powers[1] + powers[2]
  return (hidden + z, a + powers.map { $0 / sum })
}

private let samples: [(x: Double, y: Double, own: Int)] = [
  (1, 0.1, 0), (0.9, 0.5, 0), (0.2, -0.3, 0), (-0.5, 1, 1), (-0.8, 0.7, 1), (0.1, 0.2, 1), (-0.5, -1, 2),
  (-0.2, -0.9, 2),
]
private let tests: [(x: Double, y: Double, own: Int)] = [
  (0.7, -0.2, 0), (-0.9, 1.1, 1), (-0.7, -0.6, 2), (0.3, 0, 2),
]

@Suite struct `Regions of classes` {
  /// Three planes over 9 × 7 places.
  private func height(_ number: Int, _ x: Double, _ y: Double) -> Double {
    [0.3 * x - 0.2 * y, 1.9 - 0.25 * x + 0.1 * y, 0.4 * y - 0.6][number]
  }

  private var regions: ClassRegions {
    let outputs = (0..<7).flatMap { y in
      (0..<9).flatMap { x in (0..<3).map { height($0, Double(x), Double(y)) } }
    }
    return ClassRegions(outputs, classes: 3, columns: 9)
  }

  @Test func `are those of the greatest output, between the places too`() {
    for step in 0..<400 {
      let x = Double(step % 20) * 0.41
      let y = Double(step / 20) * 0.31
      let heights = (0..<3).map { height($0, x, y) }
      let sorted = heights.sorted()
      guard sorted[2] - sorted[1] > 1e-9 else { continue }
      #expect(regions.winner(x: x, y: y) == heights.firstIndex(of: sorted[2]))
    }
  }

  @Test func `have lines where two outputs are equal and no third is greater`() {
    let borders = regions.borders
    #expect(borders.count > 10)
    var met = 0
    for segment in borders {
      for (x, y) in [(segment.x1, segment.y1), (segment.x2, segment.y2)] {
        let heights = (0..<3).map { height($0, x, y) }.sorted()
        // Where three meet, the lines go to the middle of a square, beside the place itself.
        if heights[2] - heights[0] < 0.5 { met += 1 } else { #expect(heights[2] - heights[1] < 1e-9, "\(x), \(y)") }
      }
    }
    #expect(met > 0)
    #expect(ClassRegions([1, 0, 1, 0, 1, 0, 1, 0], classes: 2, columns: 2).borders.isEmpty)
    #expect(ClassRegions([1, 0], classes: 2, columns: 1).borders.isEmpty)
    #expect(ClassRegions([.nan, .nan], classes: 2, columns: 1).winner(column: 0, row: 0) == 0)
  }
}

@Suite struct `Samples of several classes` {
  private func layout(of model: Model, in rect: Rect) throws -> (plane: Rect, table: Rect?, legend: Int?, caption: Int?)
  {
    let passes = try #require(model.situation.passes)
    return ClassPicture(passes, sample: 0).layout(in: rect)
  }

  private func answer(_ x: Double, _ y: Double, _ parameters: [Double]) -> Int {
    let outputs = threeClassesPass(x, y, parameters).a[3...]
    return outputs.firstIndex(of: outputs.max()!)! - 3
  }

  @Test(arguments: [0, 3, 40], [GlyphLevel.braille, .ascii])
  func `lie in a plane that is filled for the class each place is taken for`(step: Int, glyphs: GlyphLevel) throws {
    var model = try Model(yaml: threeClasses, panel: .data, columns: 90, rows: 30, glyphs: glyphs)
    model.begin(at: step, panel: .data)
    let frame = model.draw()
    let parameters = model.situation.parameters
    let rect = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    let place = try layout(of: model, in: rect).plane
    // From −0.9 to 1 and from −1 to 1.1, with 12 % more on each side.
    let (left, right, bottom, top) = (-0.9 - 0.228, 1 + 0.228, -1 - 0.252, 1.1 + 0.252)
    var looked = 0
    var wrong = 0
    for y in 0..<place.height {
      for x in 0..<place.width {
        let cell = frame[place.x + x, place.y + y]
        let hatches = [" ", ".", "/"].map { Unicode.Scalar($0)! }
        guard hatches.contains(cell.glyph), glyphs == .braille || cell.glyph != " " else { continue }
        let at = (
          left + (right - left) * (Double(x) + 0.5) / Double(place.width),
          top - (top - bottom) * (Double(y) + 0.5) / Double(place.height)
        )
        looked += 1
        let own = answer(at.0, at.1, parameters)
        let isRight =
          cell.style.background == .classField(own)
          && (cell.glyph == " " || cell.glyph == hatches[own])
        if !isRight { wrong += 1 }
      }
    }
    // Beside a line the even change between places and the network's may fall on two sides; an ASCII line may look like
    // a hatching.
    #expect(looked > 150 && wrong * (glyphs == .ascii ? 20 : 50) < looked, "\(wrong) of \(looked)")
  }

  @Test(arguments: [0, 2, 40, 300]) func `are counted, those held out too`(step: Int) throws {
    var model = try Model(yaml: threeClasses, panel: .data, columns: 120, rows: 30)
    model.begin(at: step, panel: .data)
    let frame = model.draw()
    let parameters = model.situation.parameters
    func right(_ list: [(x: Double, y: Double, own: Int)]) -> Int {
      list.count { answer($0.x, $0.y, parameters) == $0.own }
    }
    #expect(frame.text.contains("\(right(samples))/8 right · test \(right(tests))/4"), "\(frame.text)")
    let shares = threeClassesPass(1, 0.1, parameters).a[3...]
    let says = answer(1, 0.1, parameters)
    let caption = "[ ] sample 1/8  target 0  answer \(says) \(says == 0 ? "✓" : "✕")  a "
    let row = try #require(frame.text.split(separator: "\n").first { $0.contains(caption) }, "\(frame.text)")
    let numbers = row.split(separator: " a ")[1].split(separator: " ").compactMap { Double($0) }
    #expect(numbers.count == 3 && zip(numbers, shares).allSatisfy { abs($0 - $1) <= 5.1e-4 }, "\(row)")
    // The table counts what is taken for what.
    let rect = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    let table = try #require(try layout(of: model, in: rect).table)
    for own in 0..<3 {
      let row = String(
        String.UnicodeScalarView((table.x..<table.maxX).map { frame[$0, table.y + 2 + own].glyph }))
      let counts = row.split(separator: " ").map { $0 == "·" ? 0 : Int($0) ?? -1 }
      let expected = (0..<3).map { taken in
        samples.count { $0.own == own && answer($0.x, $0.y, parameters) == taken }
      }
      #expect(counts == [own] + expected, "\(row)")
    }
  }

  @Test func `have their class's number, a letter where they are held out, and a sign where they are wrong`() throws {
    for (name, columns) in [("three-classes", 80), ("three-classes", 120)] {
      var model = Model(name, columns: columns, rows: 24)
      model.begin(at: 0, panel: .data)
      let rect = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
      let place = try layout(of: model, in: rect).plane
      func count(_ glyph: Unicode.Scalar) -> Int { places(of: glyph, in: model.draw()).count { place.contains($0) } }
      // At the start all three are wrong; one has its sign in place of a bracket.
      #expect(count("!") == 3 && count("0") == 1 && count("1") == 1 && count("2") == 1)
      #expect(model.draw().text.contains("0/3 right"))
      model.begin(at: 60, panel: .data)
      #expect(count("!") == 0 && count("[") == 1 && count("]") == 1)
      #expect(model.draw().text.contains("3/3 right"))
    }
    var model = try Model(yaml: threeClasses, panel: .data, columns: 120, rows: 40)
    let rect = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    let place = try layout(of: model, in: rect).plane
    let frame = model.picture()
    for (letter, count) in [("a", 1), ("b", 1), ("c", 2)] {
      #expect(places(of: Unicode.Scalar(letter)!, in: frame).count { place.contains($0) } == count, "\(frame.text)")
    }
  }

  @Test func `are sound at any size, and told apart without colour`() throws {
    try expectSoundFrames(threeClasses, panel: .data, keys: "] ]")
    let plain = Surroundings(colours: .mono)
    var model = Model("three-classes", columns: 80, rows: 24, surroundings: plain)
    model.begin(at: 60, panel: .data)
    let text = model.draw().text
    for sign in [". . .", "/ / /", "[2]"] { #expect(text.contains(sign), "\(text)") }
  }

  @Test func `of more than ten classes are a table`() throws {
    func shown(_ classes: Int) throws -> String {
      let rows = (0..<classes).map { own in
        let target = (0..<classes).map { $0 == own ? "1" : "0" }.joined(separator: ", ")
        return "    - { input: [\(own), \(own * own % 7)], target: [\(target)] }"
      }
      var model = try Model(
        yaml: """
          network: { inputs: 2, layers: [{ units: \(classes), activation: sigmoid }] }
          data:
            samples:
          \(rows.joined(separator: "\n"))
          """, panel: .data)
      return model.picture().text
    }
    #expect(try shown(10).contains("! wrong"))
    #expect(try !shown(11).contains("! wrong") && shown(11).contains("target"))
  }
}
