// The screen of a scene whose weights are numbered by target: what it names, and in which order it goes through it.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `A screen numbered by target` {
  private static let text = """
    numbering: by-target
    network: { inputs: 2, layers: [{ units: 2 }, { units: 2 }] }
    initialization: { weights: [.15, .20, .25, .30, .40, .45, .50, .55], biases: [.35, .36, .60, .61] }
    loss: half-mse
    data: { samples: [{ input: [0.05, 0.10], target: [0.01, 0.99] }] }
    training: { learning-rate: 0.5 }
    """

  private func model(columns: Int = 120, rows: Int = 40) throws -> Model {
    let scene = try SceneReader.read(Self.text, path: "book.yaml")
    return Model(scene, size: Size(columns: columns, rows: rows), language: .en, isPlaying: false)
  }

  /// Name, from where to where, and value of each, written down by hand.
  private static let book = [
    ("w1", "x1→h1", 0.15), ("w2", "x2→h1", 0.20), ("w3", "x1→h2", 0.25), ("w4", "x2→h2", 0.30), ("w5", "h1→o1", 0.40),
    ("w6", "h2→o1", 0.45), ("w7", "h1→o2", 0.50), ("w8", "h2→o2", 0.55),
  ]

  @Test func `the table of weights has the book's names, one below the other`() throws {
    var model = try model()
    model.begin(at: 0, panel: .weights)
    let rows = model.picture().text.split(separator: "\n").map { $0.split { " │▸►".contains($0) }.map(String.init) }
    var last = -1
    for (name, path, value) in Self.book {
      let place = try #require(rows.firstIndex { $0.first == name && $0.dropFirst().first == path }, "\(rows)")
      #expect(place > last)
      last = place
      #expect(rows[place].dropFirst(2).first.flatMap(Double.init) == value)
    }
  }

  @Test func `the graph has every weight's name at its own edge`() throws {
    var model = try model()
    model.begin(at: 0, panel: .network)
    let geometry = NetworkGeometry(
      inside: model.inside(.network), network: model.situation.network!, selection: model.look.selection)
    let edges = NetworkEdges(model: Shown(model), geometry: geometry)
    let labels = NetworkLabels(model: Shown(model), geometry: geometry, edges: edges).placed(Pencil(model))
    #expect(labels.count == 8)
    for label in labels {
      let entry = try #require(Self.book.first { label.text.hasPrefix($0.0 + " ") }, "\(label)")
      let (from, to) = (Array(entry.1)[1].wholeNumberValue! - 1, Array(entry.1)[4].wholeNumberValue! - 1)
      let layer = entry.1.first == "x" ? 0 : 1
      #expect(model.situation.network!.parameter(at: label.index) == .weight(layer: layer, to: to, from: from))
    }
    let picture = model.picture().text
    for (name, _, _) in Self.book { #expect(picture.contains(name + " "), "\(picture)") }
  }

  @Test func `arrow keys, the contour, the gradient check and the palette go by the names`() throws {
    var model = try model()
    #expect([model.look.axisX, model.look.axisY!].map(model.names.name) == ["w1", "w2"])
    model.begin(at: 0, panel: .weights)
    var seen: [String] = [model.names.name(at: model.look.selection)]
    for _ in 0..<12 {
      model.press("Down")
      seen.append(model.names.name(at: model.look.selection))
    }
    #expect(seen == (1...8).map { "w\($0)" } + (1...4).map { "b\($0)" } + ["b4"])
    model.press("C")
    let text = model.picture().text
    let places = try (1...8).map { try #require(text.firstRange(of: " w\($0) ")).lowerBound }
    #expect(places == places.sorted())
    model.press("Esc :")
    model.type("select w")
    guard case .palette(let palette) = model.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(model.rows(of: palette).map(\.command) == (1...8).map { "select w\($0)" })
  }

  /// `set w2 0.7` reaches the weight from x2 to h1, and a click on its row selects it.
  @Test func `a value goes to the weight of that name`() throws {
    var model = try model()
    model.press(":")
    model.type("set w2 0.7")
    model.press("Enter")
    let index = try #require(model.situation.network?.index(of: .weight(layer: 0, to: 0, from: 1)))
    #expect(model.situation.parameters[index] == 0.7)
    #expect(model.draw().text.contains("w2 = 0.7"))
    model.begin(at: 0, panel: .weights)
    let rect = try #require(model.arrangement.rect(of: .weights))
    let lines = model.draw().text.split(separator: "\n")
    let row = try #require(lines.firstIndex { $0.contains("w3") && $0.contains("x1→h2") })
    _ = model.update(.clicked(Point(x: rect.x + 4, y: row)))
    #expect(model.names.name(at: model.look.selection) == "w3")
    #expect(model.look.selection == 1)
  }

  @Test(arguments: ["", "] ] 3", "e 2 Enter ]", "w c Down Down Down c"])
  func `the exported scene opens the same screen`(keys: String) throws {
    var model = try model()
    model.press(keys)
    let text = SceneWriter.write(model.exportedScene)
    #expect(text.contains("numbering: by-target"))
    let again = Model(
      try SceneReader.read(text, path: "book.yaml"), size: model.size, language: .en, isPlaying: false)
    #expect(again.situation.parameters == model.history.state(at: 0).parameters)
    #expect(again.names == model.names)
    #expect(again.look.axisX == model.look.axisX && again.look.axisY == model.look.axisY)
    if keys.isEmpty {
      var again = again
      #expect(again.picture() == model.picture())
    }
  }
}
