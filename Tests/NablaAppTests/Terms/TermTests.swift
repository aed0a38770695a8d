// Sums and products that grow term by term: each number found in another way, and each key seen in the cells.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaScenes
import NablaWords
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

private func isNear(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-12 * max(1, abs(one), abs(other)) }

extension Model {
  /// Every walk of the step on screen, with its beat.
  fileprivate var everyWalk: [(beat: Beat, walk: TermWalk)] {
    guard let passes = situation.passes else { return [] }
    return beats.compactMap { beat in
      BeatTerms(model: self, passes: passes).walk(of: beat).map { (beat, $0) }
    }
  }
}

@Suite struct `What grows term by term` {
  /// Plain, deep, with bypasses, several outputs, softmax, pictures, many samples, the perceptron rule, penalties.
  private static let scenes = [
    "worked-example", "book-example", "residual", "ten-layers", "three-classes", "digits", "spiral", "log-loss",
    "perceptron", "curve-fit", "neuron",
  ]

  /// z of a unit by the forward pass, whose loops are others; the partial sums from the parameters, last term first.
  @Test(arguments: scenes) func `a sum z has all its terms, and each partial sum is theirs`(name: String) throws {
    var model = Model(name)
    model.press("]")
    let passes = try #require(model.situation.passes)
    let network = passes.network
    var count = 0
    for case (.weightedInputs(let layer), let walk) in model.everyWalk {
      for part in walk.parts {
        let unit = try #require(part.node).unit
        #expect(part.node == NodePlace(layer: layer, unit: unit))
        let shape = network.layers[layer]
        let single = (0..<shape.inputs).map { input in
          passes.parameters[network.index(of: .weight(layer: layer, to: unit, from: input))!]
            * passes.source(layer: layer, unit: input, sample: model.sample)
        }
        var place = 0
        for (number, term) in part.terms.enumerated() {
          place += term.count
          let others = single.prefix(place).reversed().reduce(0, +)
          let bias =
            place > shape.inputs ? passes.parameters[network.index(of: .bias(layer: layer, of: unit))!] : 0
          #expect(isNear(part.running(through: number), others + bias), "\(name) \(part.symbol) \(number)")
          count += 1
        }
        #expect(place == shape.inputs + (shape.hasBias ? 1 : 0))
        #expect(isNear(part.value, passes.forward.weightedInputs[layer][model.sample * shape.units + unit]))
      }
    }
    #expect(count > 0)
  }

  /// δ and ∂C/∂w by backpropagation, which sums them otherwise.
  @Test(arguments: scenes) func `a product δ and a slope come to what backpropagation says`(name: String) throws {
    var model = Model(name)
    model.press("]")
    let passes = try #require(model.situation.passes)
    for parameter in 0..<min(model.names.count, 24) {
      model.select(parameter)
      for (beat, walk) in model.everyWalk {
        for part in walk.parts {
          let all = part.terms.dropFirst().reduce(part.terms[0].value) { value, term in
            switch term.sign {
            case .plus: value + term.value
            case .times: value * term.value
            case .over: value / term.value
            }
          }
          #expect(isNear(all, part.value), "\(name) \(part.symbol)")
          if case .deltas(let layer) = beat {
            let node = try #require(part.node)
            #expect(part.value == passes.delta(layer: layer, unit: node.unit, sample: model.sample))
          }
          if beat == .gradient { #expect(part.value == model.situation.step.gradient[parameter]) }
          for term in part.terms where !term.numbers.isEmpty {
            #expect(isNear(term.numbers.reduce(1, *), term.value), "\(name) \(term.symbol)")
          }
        }
      }
    }
    #expect(model.everyWalk.contains { $0.beat == .gradient } == !model.usesPerceptronRule)
  }

  @Test func `a penalty is the last term of the slope`() throws {
    var model = Model("worked-example")
    model.press(": l 2 Space 0 . 1 Enter ]")
    let walk = try #require(model.everyWalk.first { $0.beat == .gradient }?.walk)
    let index = model.look.selection
    #expect(walk.parts[0].terms.last?.symbol == "l2·w5")
    #expect(isNear(walk.parts[0].terms.last?.value ?? 0, 0.1 * model.situation.parameters[index]))
    #expect(isNear(walk.parts[0].running(through: 9), model.situation.step.gradient[index]))
  }

  /// The derivation's numbers are those of `ChainRule`, whose product is the gradient.
  @Test(arguments: ["worked-example", "book-example", "residual", "three-classes", "ten-layers", "two-valleys"])
  func `the chain rule comes to its product, and joint factors to their sums`(name: String) throws {
    var model = Model(name)
    for parameter in 0..<min(model.names.count, 12) {
      model.select(parameter)
      let outline = DerivationOutline(model)
      let walk = try #require(outline.walk(model))
      for (part, row) in zip(walk.walk.parts, walk.rows) {
        #expect(isNear(part.running(through: part.terms.count - 2).isNaN ? 0 : part.value, part.value))
        let all = part.terms.dropFirst().reduce(part.terms[0].value) {
          $1.sign == .times ? $0 * $1.value : $0 + $1.value
        }
        #expect(isNear(all, part.value), "\(name) \(part.symbol)")
        if let row { #expect(part.value == outline.rows[row].equation.value) }
      }
      #expect(walk.walk.parts.last?.value == outline.chain.value)
    }
  }

  @Test func `many terms go by groups: a picture's by its rows`() throws {
    let model = Model("digits")
    let walk = try #require(model.everyWalk.first?.walk)
    #expect(walk.parts.count == 1 && walk.count == 9)
    #expect(walk.parts[0].terms.map(\.count) == [8, 8, 8, 8, 8, 8, 8, 8, 1])
    #expect(walk.parts[0].terms[1].symbol == "w129·x9 + … + w241·x16")
    #expect(walk.parts[0].terms[1].parameters.count == 8 && walk.parts[0].terms[1].nodes.count == 9)
  }

  @Test func `words are there in both languages`() throws {
    try WordingChecks.check(
      [TermLabel.soFar("z(h1)", 1, of: 3), .on, .off, .whole, .first], file: "TermLabel.swift")
  }
}

@Suite struct `The keys for terms` {
  @Test(arguments: Language.allCases) func `each key adds a term in the panel and lights it in the graph`(
    language: Language
  ) {
    var model = Model("worked-example", columns: 80, rows: 24, language: language)
    func sees(_ texts: String...) {
      let text = model.draw().text
      for each in texts { #expect(text.contains(each), "\(each) in:\n\(text)") }
    }
    func styles(_ name: String) -> [Bool] {
      let frame = model.draw()
      let names = ["(x1)", "(x2)", "(h1)", "(h2)", "(o1)"]
      return names.map { name in
        for y in 0..<frame.size.rows {
          for x in 0..<frame.size.columns
          where Array(name.unicodeScalars).enumerated().allSatisfy({ frame[x + $0, y].glyph == $1 }) {
            return frame[x, y].style.attributes.contains(.reverse)
          }
        }
        return false
      }
    }
    let so = language == .ko ? "z(h1), 여기까지 1/2 = +0.3500" : "z(h1), 1 of 2 so far = +0.3500"
    model.press("#")
    sees("▸ w1·x1 = 0.7000 × 0.5000 = +0.3500", so, "z 0.350", language == .ko ? "한 항" : "Term")
    #expect(styles("x1") == [true, false, true, false, false])
    model.press("Right")
    sees("  w1·x1", "▸ + w3·x2 = 0.4000 × 0.3000", "z(h1) = +0.4700", "z 0.470")
    #expect(styles("x2") == [false, true, true, false, false])
    model.press("Right")
    sees("z(h1) = +0.4700", "▸ w2·x1 = 0.3000 × 0.5000 = +0.1500", "z 0.150")
    #expect(styles("h2") == [true, false, false, true, false])
    model.press("PgDn PgDn")
    // The next beat has no terms, the one after it has.
    sees("2/9", "sigmoid(0.4700)")
    model.press("l")
    sees("3/9", "▸ w5·h1 = 0.5500 × 0.6154 = +0.3385")
    // ← from the next beat comes back to the last term.
    model.press("Left Left")
    sees("1/9", "z(h2) = +0.3300", "▸ + w4·x2")
    model.press("#")
    sees(language == .ko ? "다시 세부 단계씩" : "beat by beat again")
    #expect(model.termStop == nil)
  }

  /// Backwards through the same panels, over beats and steps; around them the course goes on.
  @Test(arguments: ["worked-example", "book-example", "three-classes", "residual"], [Panel.step, .network])
  func `back is the same way`(name: String, panel: Panel) {
    var model = Model(name, columns: 80, rows: 24)
    model.begin(at: 0, panel: panel)
    model.press("# C-l")
    func cells() -> [[Cell]] {
      let frame = model.draw()
      return (1..<21).map { y in (0..<frame.size.columns).map { frame[$0, y] } }
    }
    var frames = [cells()]
    for _ in 0..<40 {
      model.press("Right")
      frames.append(cells())
    }
    #expect(Set(frames).count > 12)
    for (number, frame) in frames.enumerated().dropLast().reversed() {
      model.press("Left")
      #expect(cells() == frame, "\(number)")
    }
  }

  @Test func `while it plays everything is whole, and a step begins with its first term`() {
    var model = Model("worked-example", columns: 80, rows: 24)
    model.press("# Right")
    #expect(model.termStop?.position == 1)
    model.press("Space")
    #expect(model.termStop == nil && model.look.terms != nil)
    var plain = Model("worked-example", columns: 80, rows: 24)
    plain.press("Space")
    for _ in 0..<60 {
      _ = model.update(.ticked(seconds: 0.1, allowance: .max))
      _ = plain.update(.ticked(seconds: 0.1, allowance: .max))
      #expect(model.workspace.cursor == plain.workspace.cursor)
    }
    model.press("Space ]")
    #expect(model.termStop?.position == 0 && model.workspace.cursor.beat == 0)
    model.press("Right")
    #expect(model.termStop?.position == 1 && model.workspace.cursor.beat == 0)
    // Another sample or unit begins anew.
    model.press("Down")
    #expect(model.termStop?.position == 0)
  }

  @Test(arguments: Language.allCases) func `the derivation's product grows, and says where it ends`(language: Language)
  {
    var model = Model("worked-example", columns: 80, rows: 24, language: language)
    model.press("Enter #")
    func text() -> String { model.draw().text }
    #expect(text().contains(language == .ko ? "∂C/∂w5, 여기까지 1/3" : "∂C/∂w5, 1 of 3 so far"))
    #expect(text().contains("∂C/∂o1 = -0.708572") && !text().contains("∂o1/∂z ="))
    let first = model.draw()
    model.press("Left")
    #expect(model.toast?.phrase == .terms(.first))
    model.press("Right")
    #expect(text().contains("= -0.162098") && text().contains("∂o1/∂z = o1(1 - o1)"))
    model.press("Right")
    let whole = text()
    #expect(whole.contains("-0.0997525"))
    model.press("Right")
    #expect(model.toast?.phrase == .terms(.whole) && model.workspace.cursor == .start)
    model.press("Left Left")
    model.toast = nil
    #expect(model.draw().text.split(separator: "\n").prefix(20) == first.text.split(separator: "\n").prefix(20))
    // A row that is a sum grows by itself: unfold ∂o1/∂z, then o1.
    model.press("Right Right Up Enter Down Enter Down")
    #expect(text().contains("z(o1) = w5·h1 + …"))
    model.press("Right")
    #expect(!text().contains("+ …"))
  }

  @Test func `paths that join add up before the product goes on`() {
    var model = Model("book-example", columns: 80, rows: 24)
    model.select(0)
    model.press("Enter #")
    #expect(model.draw().text.contains("∂C/∂h1, 1 of 2 so far"))
    model.press("Right")
    #expect(!model.draw().text.contains("of 2 so far") && model.draw().text.contains("= 0.0363503"))
    model.press("Right")
    #expect(model.draw().text.contains("∂C/∂w1, 1 of 3 so far"))
    model.press("Right Right")
    #expect(model.draw().text.contains("0.000438568"))
  }

  @Test func `every scene grows at every size, in ASCII and on a projector`() {
    for scene in library {
      for (columns, rows, glyphs) in [(80, 24, GlyphLevel.braille), (40, 10, .ascii), (200, 60, .blocks)] {
        var model = Model(scene.name, columns: columns, rows: rows, glyphs: glyphs)
        guard model.situation.passes != nil else { continue }
        if columns == 80 { model.press("p") }
        if columns == 40 { model.begin(at: 0, panel: .step) }
        model.press("# C-l")
        let count = model.termWalk?.count ?? 0
        for position in 0..<min(count, 20) {
          #expect(model.termStop?.position == position, "\(scene.name)")
          let text = model.draw().text
          if columns != 80 || model.look.focus == .network {
            #expect(text.contains("so far") || model.termStop?.isGrown == true, "\(scene.name)\n\(text)")
          }
          model.press("Right")
        }
      }
    }
  }

  @Test func `the edge of a term is drawn, however many are left out beside it`() throws {
    var model = Model("digits", columns: 200, rows: 60)
    model.press("Right Right Right Right Right Right # Right Right Right")
    let stop = try #require(model.termStop)
    let network = try #require(model.situation.network)
    #expect(stop.lit.symbol == "w1028·δ(o4)")
    let geometry = NetworkGeometry(
      inside: Rect(x: 0, y: 0, width: 66, height: 31), network: network, selection: model.look.selection)
    let plain = NetworkEdges(model: Shown(model), geometry: geometry).edges.map(\.index)
    let lit = NetworkEdges(model: Shown(model), geometry: geometry, term: stop.lit).edges.map(\.index)
    let own = try #require(stop.lit.parameters.first)
    #expect(!plain.contains(own) && lit.contains(own))
  }

  @Test(arguments: ["# Right", "] ] Right Right # Right Right", "Enter # Right", "4 # Right Right Right"])
  func `the command line brings the term back`(keys: String) {
    var model = Model("worked-example", columns: 80, rows: 24)
    model.press(keys)
    model.press("C-l")
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty && command.words.contains { $0.contains("#") }, "\(command)")
  }
}
