import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `A sample that is a picture` {
  /// The rows of the file as numbers.
  private static let rows: [[Double]] = (SceneLibrary.file(named: "digits.csv") ?? "").split(separator: "\n").map {
    $0.split(separator: ",").map { Double($0)! }
  }

  private func model(
    _ columns: Int, _ rows: Int, step: Int = 60, keys: String = "", language: Language = .en,
    glyphs: GlyphLevel = .braille
  ) -> Model {
    var model = Model("digits", columns: columns, rows: rows, language: language, glyphs: glyphs)
    model.begin(at: step, panel: .data)
    model.press(keys)
    return model
  }

  private func picture(of model: Model) throws -> (SamplePicture, PictureLayout) {
    let passes = try #require(model.situation.passes)
    let picture = try #require(SamplePicture(passes, sample: model.sample))
    let place = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    return (picture, picture.layout(in: place, Pencil(model)))
  }

  private func text(_ rect: Rect, of frame: Frame) -> [String] {
    (rect.y..<rect.maxY).map { y in
      String(String.UnicodeScalarView((rect.x..<rect.maxX).map { frame[$0, y].glyph }))
    }
  }

  /// The ten outputs for a row of the file, from the weights as the course numbers them.
  private func outputs(_ row: [Double], _ p: [Double]) -> [Double] {
    let hidden: [Double] = (0..<16).map { unit in
      var z = p[1_184 + unit]
      for pixel in 0..<64 { z += p[pixel * 16 + unit] * row[pixel] }
      return tanh(z)
    }
    return (0..<10).map { unit -> Double in
      var z = p[1_200 + unit]
      for source in 0..<16 { z += p[1_024 + source * 10 + unit] * hidden[source] }
      return 1 / (1 + exp(-z))
    }
  }

  private func answer(_ row: [Double], _ p: [Double]) -> Int {
    let outputs = outputs(row, p)
    return outputs.firstIndex(of: outputs.max()!)!
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)], [0, 8, 299])
  func `has the file's pixels, each a square of cells, the darker the fuller`(size: (Int, Int), sample: Int) throws {
    var model = model(size.0, size.1)
    model.look.sample = sample
    let layout = try picture(of: model).1
    let frame = model.draw()
    let pixel = layout.picture.height / 8
    #expect(pixel >= 1 && layout.picture.width == 16 * pixel && layout.picture.height == 8 * pixel)
    let shades = Array(" ░▒▓█".unicodeScalars)
    for y in 0..<layout.picture.height {
      for x in 0..<layout.picture.width {
        let value = Self.rows[sample][y / pixel * 8 + x / (2 * pixel)]
        let cell = frame[layout.picture.x + x, layout.picture.y + y]
        #expect(cell.glyph == shades[min(4, Int(value * 5))], "\(x), \(y)")
        #expect(cell.style.background == .ramp(min(7, Int(value * 8))))
      }
    }
  }

  @Test func `stands beside its ten outputs, the target named and the greatest marked`() throws {
    for sample in [0, 8, 15, 117] {
      var model = model(200, 60)
      model.look.sample = sample
      let bars = try #require(try picture(of: model).1.bars)
      let lines = text(bars, of: model.draw())
      let outputs = outputs(Self.rows[sample], model.situation.parameters)
      #expect(lines.count == 10)
      for (digit, line) in lines.enumerated() {
        let words = line.split(separator: " ")
        #expect(words.contains { Double($0).map { abs($0 - outputs[digit]) <= 5.1e-5 } ?? false }, "\(line)")
        #expect(line.contains("target") == (digit == sample % 10), "\(line)")
        #expect(line.hasPrefix("▸") == (outputs[digit] == outputs.max()), "\(line)")
        let full = line.unicodeScalars.count { $0 == "▇" }
        let width = full + line.unicodeScalars.count { $0 == "▁" }
        #expect(abs(Double(full) - outputs[digit] * Double(width)) <= 1, "\(line)")
      }
    }
  }

  @Test func `has upright bars where a panel has fewer rows than classes`() throws {
    var model = Model("digits", columns: 80, rows: 24)
    model.begin(at: 60)
    let place = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    let passes = try #require(model.situation.passes)
    let picture = try #require(SamplePicture(passes, sample: model.sample))
    let bars = try #require(picture.layout(in: place, Pencil(model)).bars)
    let frame = model.draw()
    let lines = text(bars, of: frame)
    #expect(lines.last?.split(separator: " ").joined() == "0123456789")
    let outputs = outputs(Self.rows[0], model.situation.parameters)
    for digit in 0..<10 {
      let x = bars.x + 2 * digit
      let eighths = (bars.y..<bars.maxY - 1).reduce(0) { sum, y in
        sum + (Array(" ▁▂▃▄▅▆▇█".unicodeScalars).firstIndex(of: frame[x, y].glyph) ?? -99)
      }
      #expect(eighths == max(1, Int((outputs[digit] * 8 * Double(bars.height - 1)).rounded())), "\(digit)")
      #expect(frame[x, bars.maxY - 1].style.attributes.contains(.reverse) == (digit == 0))
    }
  }

  @Test func `counts in a table what is taken for what, and says how many are right`() throws {
    let model = model(200, 60)
    let matrix = try #require(try picture(of: model).1.matrix)
    let frame = model.draw()
    let lines = text(matrix, of: frame)
    var counts = Array(repeating: Array(repeating: 0, count: 10), count: 10)
    for row in Self.rows { counts[Int(row[64])][answer(row, model.situation.parameters)] += 1 }
    for digit in 0..<10 {
      let cells = lines[digit + 2].split(separator: " ").map { $0 == "·" ? 0 : Int($0) ?? -1 }
      #expect(cells == [digit] + counts[digit])
      #expect(cells.dropFirst().reduce(0, +) == 30)
    }
    let right = (0..<10).reduce(0) { $0 + counts[$1][$1] }
    #expect(right == 281)
    #expect(frame.text.contains("281/300 right"))
    #expect(frame.text.contains("mixed up most: 8 and 9, \(counts[8][9] + counts[9][8]) times"))
    #expect(counts[8][9] + counts[9][8] == 6)
  }

  @Test func `is stepped through with its number, target and answer`() throws {
    var model = model(80, 24, keys: "n n")
    #expect(model.draw().text.contains("sample 3/300  target 2  answer 2 ✓"))
    // The first that is wrong, found by hand.
    let wrong = try #require(Self.rows.firstIndex { answer($0, model.situation.parameters) != Int($0[64]) })
    model.look.sample = wrong
    let says = answer(Self.rows[wrong], model.situation.parameters)
    #expect(model.draw().text.contains("\(wrong + 1)/300  target \(wrong % 10)  answer \(says) ✕"))
    model.press("N")
    #expect(model.look.sample == wrong - 1)
  }

  @Test func `says so when all are right`() {
    let text = model(80, 24, step: 300).draw().text
    #expect(text.contains("300/300 right") && text.contains("all are right"))
  }

  @Test func `is sound at any size, in both languages, without colour and in ASCII`() {
    for (columns, rows) in [
      (40, 10), (41, 11), (60, 14), (60, 60), (80, 24), (97, 31), (120, 40), (200, 60), (300, 90),
    ] {
      for (language, glyphs, surroundings) in [
        (Language.ko, GlyphLevel.braille, Surroundings()), (.en, .ascii, Surroundings()),
        (.en, .blocks, Surroundings(colours: .mono)), (.ko, .braille, Surroundings(colours: .eight)),
      ] {
        for isZoomed in [true, false] {
          var model = Model(
            "digits", columns: columns, rows: rows, surroundings: surroundings, language: language, glyphs: glyphs)
          model.begin(at: 2, panel: isZoomed ? .data : nil)
          let frame = model.draw()
          let found = fault(in: frame, of: model)
          #expect(found == nil, "\(columns)x\(rows) \(language) \(glyphs)")
        }
      }
    }
  }

  @Test func `needs a square number of inputs, none below 0, and a class each`() throws {
    func isPicture(_ inputs: [Double], _ targets: [Double]) throws -> Bool {
      func list(_ numbers: [Double]) -> String { "[" + numbers.map { "\($0)" }.joined(separator: ", ") + "]" }
      let model = try Model(
        yaml: """
          network:
            inputs: \(inputs.count)
            layers:
              - { units: \(targets.count), activation: sigmoid }
          data:
            samples:
              - { input: \(list(inputs)), target: \(list(targets)) }
              - { input: \(list(inputs.reversed())), target: \(list(targets)) }
          """, panel: .data)
      let passes = try #require(model.situation.passes)
      return SamplePicture(passes, sample: model.sample) != nil
    }
    let sixteen = (0..<16).map(Double.init)
    #expect(try isPicture(sixteen, [0, 1]))
    #expect(try isPicture(Array(repeating: 0, count: 25), [0, 0, 1]))
    #expect(try !isPicture(Array(repeating: 1, count: 9), [0, 1]))
    #expect(try !isPicture(Array(repeating: 1, count: 17), [0, 1]))
    #expect(try !isPicture([-1] + sixteen.dropFirst(), [0, 1]))
    #expect(try !isPicture(sixteen, [0, 0]))
    #expect(try !isPicture(sixteen, [1, 1]))
    #expect(try !isPicture(sixteen, [0.5, 0.5]))
    #expect(try !isPicture(sixteen, [1]))
  }

  @Test func `has room in its table for counts of several digits`() throws {
    let one = "{ input: [\(Array(repeating: "1", count: 16).joined(separator: ", "))], target: [1, 0] }"
    let model = try Model(
      yaml: """
        network:
          inputs: 16
          layers:
            - { units: 2, activation: sigmoid }
        initialization: { scheme: zeros }
        data:
          samples: [\(Array(repeating: one, count: 1_234).joined(separator: ", "))]
        """, panel: .data)
    let matrix = try #require(try picture(of: model).1.matrix)
    let lines = text(matrix, of: model.draw())
    #expect(lines[2].split(separator: " ") == ["0", "1234", "·"])
    #expect(lines[3].split(separator: " ") == ["1", "·", "·"])
  }

  @Test func `keeps half blocks for panels too low for a row a pixel`() throws {
    let model = model(40, 10)
    let layout = try picture(of: model).1
    #expect(layout.picture.width == 8 && layout.picture.height == 4)
  }
}

@Suite struct `The words around a picture` {
  @Test func `are there in both languages`() throws {
    try WordingChecks.check(
      [
        PictureLabel.target(3), .answer(8), .mixed(8, 9, count: 6), .mixed(8, 9, count: 1),
        .mixedShort(8, 9, count: 6), .noneMixed, .matrix, .matrixShort, .wrong,
      ], file: "PictureLabel.swift")
    #expect(PictureLabel.mixed(8, 9, count: 1).text(in: .en).hasSuffix("once"))
  }
}
