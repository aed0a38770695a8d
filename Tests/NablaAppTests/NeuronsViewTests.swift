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

/// A curve through six samples: three tanh of one input, and an output that adds them up.
private let curve = """
  network: { inputs: 1, layers: [{ units: 3, activation: tanh }, { units: 1, activation: identity }] }
  initialization: { weights: [1, -2, 0.5, 1, 1, -1], biases: [0.5, 1, -2, 0.1] }
  data:
    samples:
      - { input: [-2], target: [0] }
      - { input: [-1], target: [1] }
      - { input: [0], target: [0.5] }
      - { input: [1], target: [-1] }
      - { input: [2], target: [0] }
      - { input: [3], target: [0.2] }
  panels: [neurons]
  """

/// Four inputs, and more neurons than a small panel has rows.
private let wide = """
  network: { inputs: 4, layers: [{ units: 30, activation: relu }, { units: 2, activation: sigmoid }] }
  initialization: { scheme: he }
  data:
    samples:
      - { input: [1, 0, 2, -1], target: [1, 0] }
      - { input: [-2, 1, 0.5, 0], target: [0, 1] }
      - { input: [0.3, 1, -1, 2], target: [0, 1] }
  panels: [neurons]
  """

@Suite struct `Tiles of neurons` {
  @Test func `lie inside, apart from each other, and show the selected one`() {
    for (columns, rows) in [(1, 1), (8, 4), (20, 7), (38, 8), (60, 30), (120, 55)] {
      for count in [1, 2, 5, 13, 64, 300] {
        for selected in [0, count / 2, count - 1] {
          let rect = Rect(x: 3, y: 2, width: columns, height: rows)
          let layout = NeuronTiles(in: rect, count: count, selected: selected)
          #expect(layout.tiles.count + layout.hidden == count)
          #expect(layout.tiles.contains { $0.neuron == selected }, "\(columns)x\(rows), \(selected) of \(count)")
          for (index, tile) in layout.tiles.enumerated() {
            #expect(tile.rect.intersection(rect) == tile.rect, "\(columns)x\(rows) of \(count): \(tile.rect)")
            if index > 0 { #expect(tile.neuron == layout.tiles[index - 1].neuron + 1) }
            for other in layout.tiles[..<index] { #expect(other.rect.intersection(tile.rect).isEmpty) }
          }
        }
      }
    }
  }
}

@Suite struct `What a neuron has learnt` {
  /// The selection that the neuron with that number has: a weight into it.
  private func select(_ neuron: Int, in model: inout Model) throws {
    let network = try #require(model.situation.network)
    var unit = neuron
    for (index, layer) in network.layers.enumerated() {
      if unit < layer.units {
        model.look.selection = try #require(network.index(of: .weight(layer: index, to: unit, from: 0)))
        return
      }
      unit -= layer.units
    }
  }

  @Test func `is from one pass over the grid, every z and a as worked by hand`() throws {
    var model = try Model(yaml: threeClasses, panel: .neurons)
    model.begin(at: 20, panel: .neurons)
    let passes = try #require(model.situation.passes)
    let plane = InputPlane(of: passes.data)
    let size = Size(columns: 17, rows: 9)
    let places = plane.grid(size)
    let response = PlaneResponse(passes.pass(atPlaces: places), of: passes.network, columns: 17)
    #expect(response.columns == 17 && response.rows == 9)
    for neuron in 0..<6 {
      let a = response.activations(layer: neuron / 3, unit: neuron % 3)
      let z = response.weightedInputs(layer: neuron / 3, unit: neuron % 3)
      for place in 0..<17 * 9 {
        // From the left and from above, at the middle of each cell: −0.9 … 1 and −1 … 1.1 with 12 % more.
        let x = -1.128 + 2.356 * (Double(place % 17) + 0.5) / 17
        let y = 1.352 - 2.604 * (Double(place / 17) + 0.5) / 9
        let own = threeClassesPass(x, y, passes.parameters)
        #expect(abs(a[place] - own.a[neuron]) < 1e-9 && abs(z[place] - own.z[neuron]) < 1e-9)
      }
      for segment in response.zeroLine(layer: neuron / 3, unit: neuron % 3) where neuron < 3 {
        let x = -1.128 + 2.356 * (segment.x1 + 0.5) / 17
        let y = 1.352 - 2.604 * (segment.y1 + 0.5) / 9
        #expect(abs(threeClassesPass(x, y, passes.parameters).z[neuron]) < 1e-9, "a first layer's line is straight")
      }
    }
  }

  @Test(arguments: [GlyphLevel.braille, .ascii]) func `is shaded by its sign and size`(glyphs: GlyphLevel) throws {
    var model = try Model(yaml: threeClasses, panel: .neurons, columns: 100, rows: 30, glyphs: glyphs)
    model.begin(at: 20, panel: .neurons)
    let parameters = model.situation.parameters
    for neuron in 0..<3 {
      try select(neuron, in: &model)
      let frame = model.draw()
      // The large picture begins below its name, and ends above its key.
      let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let name = "h\(neuron + 1) \(glyphs == .ascii ? "*" : "·") tanh"
      let top = try #require(rows.firstIndex { $0.contains(name) && !$0.contains("nabla") })
      let start = try #require(rows[top].range(of: name)).lowerBound
      let left = rows[top].distance(from: rows[top].startIndex, to: start)
      let key = try #require(
        rows.indices.first { $0 > top && rows[$0].contains(" z = 0") && rows[$0].contains(" a -1") })
      let area = Rect(x: left, y: top + 1, width: 98 - left, height: key - top - 1)
      var looked = 0
      var wrong = 0
      for y in 0..<area.height {
        for x in 0..<area.width {
          let cell = frame[area.x + x, area.y + y]
          guard cell.style.background.isRamp, cell.glyph == " " || glyphs == .ascii else { continue }
          if glyphs == .ascii, cell.style.foreground != cell.style.background { continue }
          let place = (
            -1.128 + 2.356 * (Double(x) + 0.5) / Double(area.width),
            1.352 - 2.604 * (Double(y) + 0.5) / Double(area.height)
          )
          let a = threeClassesPass(place.0, place.1, parameters).a[neuron]
          looked += 1
          // Nine levels from −1 to 1; the middle of a cell may be beside that of its halves.
          let level = Int(cell.style.background.rawValue) - Int(Role.diverging(0).rawValue)
          if abs(Double(level) - ((a + 1) / 2 * 9 - 0.5)) > 1 { wrong += 1 }
        }
      }
      #expect(looked > 150 && wrong == 0, "\(wrong) of \(looked): \(frame.text)")
    }
  }

  @Test(arguments: [Language.en, .ko]) func `is told by numbers that are counted another way`(language: Language) throws
  {
    let inputs: [(Double, Double, Int)] = [
      (1, 0.1, 0), (0.9, 0.5, 0), (0.2, -0.3, 0), (-0.5, 1, 1), (-0.8, 0.7, 1), (0.1, 0.2, 1), (-0.5, -1, 2),
      (-0.2, -0.9, 2),
    ]
    var model = try Model(yaml: threeClasses, panel: .neurons, columns: 160, rows: 40, language: language)
    model.begin(at: 25, panel: .neurons)
    for neuron in 0..<6 {
      try select(neuron, in: &model)
      let all = inputs.map { threeClassesPass($0.0, $0.1, model.situation.parameters) }
      let a = all.map { $0.a[neuron] }.sorted()
      let text = model.saying()
      let ends = [a[0], a[7]].map { String(format: "%.3f", $0) }
      #expect(text.contains(ends[0]) && text.contains(ends[1]), "\(text)")
      if neuron < 3 {
        let positive = inputs.indices.map { all[$0].z[neuron] > 0 }
        func count(_ own: Int) -> String {
          "\(own): \(inputs.indices.count { inputs[$0].2 == own && positive[$0] })/\(inputs.count { $0.2 == own })"
        }
        let counts = "(\(count(0)), \(count(1)), \(count(2)))"
        let sum = positive.count { $0 }
        #expect(
          text.contains(
            language == .en
              ? "z > 0 for \(sum) of 8 samples \(counts)." : "샘플 8개 중 \(sum)개에서 z > 0이에요 \(counts)."), "\(text)")
        // The plane's corners: a line beyond them is not in the picture.
        let corners = [(-1.128, -1.252), (-1.128, 1.352), (1.228, -1.252), (1.228, 1.352)].map {
          threeClassesPass($0.0, $0.1, model.situation.parameters).z[neuron]
        }
        let isCrossed = corners.contains { $0 > 0 } && corners.contains { $0 < 0 }
        let equation = "w\(neuron + 1)·x1 + w\(neuron + 4)·x2 + b\(neuron + 1) = 0"
        #expect(text.contains(equation) == isCrossed, "\(text)")
      } else {
        let greatest = all.count { pass in (3..<6).allSatisfy { pass.a[$0] <= pass.a[neuron] } }
        #expect(
          text.contains(
            language == .en
              ? "The greatest output for \(greatest) of 8 samples." : "샘플 8개 중 \(greatest)개에서 이 출력이 가장 커요."), "\(text)")
      }
    }
  }

  @Test func `of one input is a curve with zeros where z is 0`() throws {
    var model = try Model(yaml: curve, panel: .neurons, columns: 120, rows: 40)
    // z = x + 0.5, −2x + 1, 0.5x − 2: 0 at −0.5, 0.5 and 4, which lies beyond the samples.
    for (neuron, says) in [(0, "z = 0 at x1 = -0.50"), (1, "z = 0 at x1 = +0.50"), (2, "z < 0 at every place shown.")] {
      try select(neuron, in: &model)
      let text = model.saying()
      #expect(text.contains(says), "\(text)")
      let places: [Double] = [-2, -1, 0, 1, 2, 3]
      let (weight, bias): (Double, Double) = [(1, 0.5), (-2, 1), (0.5, -2)][neuron]
      let positive = places.count { (place: Double) -> Bool in weight * place + bias > 0 }
      #expect(text.contains("z > 0 for \(positive) of 6 samples."), "\(text)")
    }
    let passes = try #require(model.situation.passes)
    let inputs = CostSlice.spread(-2...3, count: 101)
    let response = PlaneResponse(passes.pass(atPlaces: inputs), of: passes.network, columns: 101)
    let output = response.activations(layer: 1, unit: 0)
    for (place, x) in inputs.enumerated() {
      let expected: Double = tanh(x + 0.5) + tanh(1 - 2 * x) - tanh(0.5 * x - 2) + 0.1
      #expect(abs(output[place] - expected) < 1e-9)
    }
    let line = NeuronLine(inputs: inputs, response: response, layerIndex: 0, unit: 1)
    #expect(line.zeros.count == 1 && abs(line.zeros[0] - 0.5) < 1e-9)
  }

  @Test func `of more inputs is how a is spread over the samples`() throws {
    for (rows, hidden) in [(60, 0), (24, 15)] {
      var model = try Model(yaml: wide, panel: .neurons, columns: 110, rows: rows)
      try select(0, in: &model)
      let text = model.saying()
      #expect(text.contains("Samples have 4 inputs, a plane has two: there is no picture."), "\(text)")
      if hidden > 0 {
        let shown = model.draw().text.split(separator: "\n").count {
          $0.contains(#/│ ?[ ▸][ho]\d+ [^(]/#)
        }
        #expect(text.contains("\(shown) neurons, \(32 - shown) not shown"), "\(text)")
      } else {
        #expect(text.contains("32 neurons"), "\(text)")
      }
      let passes = try #require(model.situation.passes)
      let inputs: [[Double]] = [[1, 0, 2, -1], [-2, 1, 0.5, 0], [0.3, 1, -1, 2]]
      let p = passes.parameters
      let a = inputs.map { (x: [Double]) -> Double in
        var z: Double = p[30 * 4 + 60]
        for source in 0..<4 { z += p[source * 30] * x[source] }
        return max(0, z)
      }
      let row = try #require(
        model.draw().text.split(separator: "\n").first { $0.contains("▸h1 ") && !$0.contains("w1") })
      let numbers = row.split(separator: " ").compactMap { Double($0) }.suffix(3)
      let expected = [a.min()!, a.reduce(0, +) / 3, a.max()!]
      #expect(zip(numbers, expected).allSatisfy { abs($0 - $1) < 6e-4 } && numbers.count == 3, "\(row) \(expected)")
    }
  }

  @Test func `says how many neurons have no room, and scrolls to the selected one`() throws {
    let many = """
      network: { inputs: 2, layers: [{ units: 60, activation: relu }, { units: 1, activation: sigmoid }] }
      initialization: { scheme: he }
      data: { generator: xor, samples: 20 }
      panels: [neurons]
      """
    var model = try Model(yaml: many, panel: .neurons, columns: 80, rows: 24)
    for (neuron, name) in [(0, "h1"), (40, "h41"), (60, "o1")] {
      try select(neuron, in: &model)
      let text = model.draw().text
      #expect(text.contains("▸\(name) ") || text.contains("▸\(name)\n"), "\(text)")
      let match = try #require(text.firstMatch(of: #/(\d+) neurons, (\d+) not shown/#))
      #expect(Int(match.1)! + Int(match.2)! == 61)
      // As many tiles have a name.
      let names = Set(text.matches(of: #/(?:h\d+|o1)(?= |\n|$)/#).map { String($0.output) })
      #expect(names.count >= Int(match.1)!, "\(text)")
    }
    model.press("Down")
    #expect(model.draw().text.contains("▸"))
  }

  @Test func `is selected by a click on its tile or row`() throws {
    for yaml in [threeClasses, curve, wide] {
      var model = try Model(yaml: yaml, panel: .neurons, columns: 110, rows: 60)
      for name in ["h2", "h3", "o1", "h1"] {
        let frame = model.draw()
        let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
        // The name begins a tile, or a row.
        let wanted = Array(name)
        let found = rows.indices.lazy.compactMap { y -> Point? in
          guard y > 1, y < 57 else { return nil }
          let row = rows[y]
          return row.indices.dropFirst().first { x in
            x + 3 < row.count && Array(row[x..<x + 2]) == wanted && row[x + 2] == " " && " ▸".contains(row[x - 1])
          }.map { Point(x: $0, y: y) }
        }.first
        let point = try #require(found, "\(name): \(frame.text)")
        _ = model.take(.clicked(point))
        let parameter = try #require(model.situation.network).parameter(at: model.look.selection)
        let network = try #require(model.situation.network)
        #expect(network.nodeName(column: parameter.layer + 1, unit: parameter.unit) == name, "\(point)")
      }
    }
  }

  @Test func `is sound at any size`() throws {
    try expectSoundFrames(threeClasses, panel: .neurons, keys: "] ]")
    try expectSoundFrames(curve, panel: .neurons, keys: "] ]")
    try expectSoundFrames(wide, panel: .neurons, keys: "] ]")
  }

  @Test(arguments: SceneLibrary.names) func `is said truly in every scene`(name: String) throws {
    for language in Language.allCases {
      var model = Model(name, columns: 200, rows: 60, language: language)
      guard model.situation.passes != nil else { continue }
      for step in [0, 7] {
        model.begin(at: step, panel: .neurons)
        let passes = try #require(model.situation.passes)
        let network = passes.network
        let count = network.layers.reduce(0) { $0 + $1.units }
        for neuron in Set([0, count / 2, count - 1]) {
          try select(neuron, in: &model)
          let text = model.saying()
          let parameter = network.parameter(at: model.look.selection)
          let (layer, unit) = (parameter.layer, parameter.unit)
          let z = (0..<passes.data.count).map { passes.weightedInput(layer: layer, unit: unit, sample: $0) }
          let positive = z.count { $0 > 0 }
          let isSoftmax = network.layers[layer].activation == .softmax
          let says =
            language == .en
            ? "z > 0 for \(positive) of \(z.count)" : "샘플 \(z.count)개 중 \(positive)개에서 z > 0"
          #expect(text.contains(says) != isSoftmax, "\(name) \(step) \(neuron): \(text)")
          let isStraight = text.contains(language == .en ? "on a straight line" : "직선이에요")
          #expect(!isStraight || layer == 0 && passes.data.features == nil && passes.data.rawInputCount == 2)
          if passes.data.rawInputCount == 2 {
            let places = InputPlane(of: passes.data).grid(Size(columns: 9, rows: 9))
            let pass = passes.pass(atPlaces: places)
            let all = (0..<81).map { pass.weightedInputs[layer][$0 * network.layers[layer].units + unit] }
            if text.contains(NeuronsLabel.allPositive.text(in: language)) { #expect(all.allSatisfy { $0 > 0 }) }
            if text.contains(NeuronsLabel.allNegative.text(in: language)) { #expect(all.allSatisfy { $0 < 0 }) }
          }
          let bends = text.contains(language == .en ? "can bend" : "휠 수 있어요")
          #expect(!bends || network.layers[..<layer].contains { $0.activation != .identity })
          let isPlain = text.contains(language == .en ? "there is no picture" : "평면에 그릴 수 없어요")
          #expect(isPlain == (passes.data.rawInputCount > 2), "\(text)")
          if text.contains(language == .en ? "for every sample." : "모든 샘플에서 a = ") {
            let a = (0..<z.count).map { passes.activation(layer: layer, unit: unit, sample: $0) }
            #expect(a.max()! - a.min()! < 1e-3)
          }
        }
      }
    }
  }

  @Test func `has its words in both languages`() throws {
    try WordingChecks.check(
      [
        .count(9), .count(1), .shown(4, hidden: 5),
        .range(name: "h1", activation: "tanh", low: "-0.500", high: "0.500", samples: 9),
        .only(name: "h1", activation: "tanh", value: "0.500"),
        .positive(
          3, of: 9, classes: [.init(mark: "o", positive: 1, count: 4), .init(mark: "x", positive: 2, count: 5)]),
        .positive(1, of: 1, classes: []), .greatest(3, of: 9), .greatest(1, of: 1), .straightLine("w1·x1 + w2·x2 + b1"),
        .canBend(1), .canBend(3), .allPositive, .allNegative, .zeros(["x1 = +0.50"], more: 0),
        .zeros(["x1 = +0.50"], more: 4), .noPicture(inputs: 64, samples: 300), .noPicture(inputs: 3, samples: 1), .bars,
        .lineMark, .least, .mean, .greatestOf, .spread, .pictures,
      ] as [NeuronsLabel], file: "NeuronsLabel.swift")
  }
}

@Suite struct `How values are spread` {
  @Test func `is told by mean and deviation, as another formula has them`() {
    var dice = Dice(5)
    for count in [1, 2, 9, 200] {
      let values = (0..<count).map { _ in Double.random(in: -3...5, using: &dice) }
      let spread = ValueSpread(values)
      let mean = values.reduce(0, +) / Double(count)
      // Var x = E x² − (E x)².
      let variance = values.reduce(0) { $0 + $1 * $1 } / Double(count) - mean * mean
      #expect(abs(spread.mean - mean) < 1e-12 && abs(spread.deviation - max(0, variance).squareRoot()) < 1e-6)
      #expect(spread.least == values.min() && spread.greatest == values.max() && spread.count == count)
      let counts = spread.counts(in: 8, of: -3...5)
      for part in 0..<8 {
        let low = Double(part) - 3
        #expect(counts[part] == values.count { $0 >= low && $0 < low + 1 })
      }
    }
    #expect(ValueSpread([]).count == 0 && ValueSpread([]).deviation == 0)
    #expect(ValueSpread([1, .nan, .infinity, 3]).mean == 2)
    #expect(ValueSpread([-9, 0.5, 9]).counts(in: 2, of: 0...1) == [1, 2])
    #expect(ValueSpread([2, 2]).counts(in: 3, of: 2...2) == [2, 0, 0])
  }

  @Test func `is drawn as high as there are values`() {
    let spread = ValueSpread([0.1, 0.1, 0.1, 0.1, 0.6, 0.6, 0.9])
    #expect(Histogram.row(spread, over: 0...1, width: 4, isASCII: false) == "█ ▄▂")
    #expect(Histogram.row(spread, over: 0...1, width: 4, isASCII: true) == "@ =:")
    #expect(Histogram.row(spread, over: 0...1, width: 0, isASCII: true).isEmpty)
  }
}
