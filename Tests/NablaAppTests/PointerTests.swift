import FaultTable
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `The mouse` {
  private func inside(_ model: Model, _ panel: Panel) -> Rect { model.arrangement.rect(of: panel)! }

  @Test(arguments: ["worked-example", "hidden-layer", "neuron", "spiral", "curve-fit"])
  func `a click on the middle of an edge selects its weight`(name: String) {
    var model = Model(name, columns: 160, rows: 45)
    let number = model.panels.firstIndex(of: .network)! + 1
    model.press("\(number) z")
    let network = model.situation.network!
    var hit = 0
    let geometry = NetworkGeometry(rect: inside(model, .network), network: network, selection: model.look.selection)
    for column in geometry.columns.indices.dropFirst() {
      for (source, target) in zip(geometry.columns[column - 1], geometry.columns[column]) {
        // A fifth of the way: where edges are far enough apart to be told apart.
        let from = source.x + source.width
        let x = from + (target.x - 1 - from) / 5
        let y = (Double(source.y) + Double(target.y - source.y) / 5).rounded()
        _ = model.update(.clicked(Point(x: x, y: Int(y))))
        let parameter = network.parameter(at: model.look.selection)
        guard case .weight(let layer, _, let from) = parameter else { continue }
        #expect(layer == column - 1)
        if from == source.unit { hit += 1 }
      }
    }
    #expect(hit > 0)
    #expect(model.look.focus == .network)
  }

  @Test func `a click on a straight edge selects exactly that weight`() {
    var model = Model("worked-example", columns: 120, rows: 40)
    let network = model.situation.network!
    let geometry = NetworkGeometry(rect: inside(model, .network), network: network, selection: model.look.selection)
    for unit in 0..<2 {
      let from = geometry.columns[0][unit]
      let point = Point(x: from.x + max(from.width, from.room) + 2, y: from.y)
      _ = model.update(.clicked(point))
      #expect(network.parameter(at: model.look.selection) == .weight(layer: 0, to: unit, from: unit))
    }
  }

  @Test func `a click on a neuron selects its bias`() {
    var model = Model("neuron", columns: 120, rows: 40)
    let network = model.situation.network!
    let geometry = NetworkGeometry(rect: inside(model, .network), network: network, selection: 0)
    let node = geometry.columns[1][0]
    _ = model.update(.clicked(Point(x: node.x + 1, y: node.y)))
    #expect(model.names.name(at: model.look.selection) == "b1")
  }

  @Test(arguments: ["worked-example", "spiral"])
  func `a click on a row of the table selects its parameter`(name: String) {
    var model = Model(name, columns: 180, rows: 50)
    let rect = inside(model, .weights)
    let frame = model.picture()
    for y in rect.y + 2..<rect.maxY - 1 {
      let row = (rect.x + 1..<rect.maxX - 1).map { String(Character(frame[$0, y].glyph)) }.joined()
      guard let word = row.split(whereSeparator: { " ▸".contains($0) }).first,
        let shown = model.names.index(of: String(word))
      else { continue }
      var copy = model
      _ = copy.update(.clicked(Point(x: rect.x + 4, y: y)))
      #expect(copy.look.selection == shown, "\(row)")
      #expect(copy.look.focus == .weights)
    }
  }

  @Test func `a click on the cost curve goes to that step`() {
    var model = Model("cost-surface", columns: 120, rows: 40)
    model.press("} } } }")
    let rect = inside(model, .loss)
    let y = rect.y + rect.height / 2
    var steps: [Int] = []
    for x in stride(from: rect.x + 10, to: rect.maxX - 2, by: 5) {
      var copy = model
      _ = copy.update(.clicked(Point(x: x, y: y)))
      #expect(copy.look.focus == .loss)
      steps.append(copy.cursor.step)
      #expect(copy.situation.step == copy.history.step(at: copy.cursor.step))
    }
    #expect(steps == steps.sorted())
    #expect(Set(steps).count > 5)
    #expect(steps.allSatisfy { (0...40).contains($0) })
    #expect(steps.first! < 8 && steps.last! > 30, "\(steps)")
  }

  @Test func `a click on a hint does what its key does`() {
    let model = Model("hidden-layer", columns: 200, rows: 50)
    let hints = model.arrangement.hints
    for item in HintBar(model, width: hints.width).items {
      var clicked = model
      var pressed = model
      let key = item.action.keys[0]
      let commands = clicked.update(.clicked(Point(x: hints.x + item.x + item.width - 1, y: hints.y)))
      #expect(commands == pressed.update(.key(key)), "\(item.word)")
      #expect(clicked == pressed, "\(item.word)")
    }
    var beside = model
    _ = beside.update(.clicked(Point(x: hints.maxX - 1, y: hints.y)))
    #expect(beside == model)
  }

  @Test func `the wheel brings the contour closer and moves the selection`() {
    var model = Model("worked-example", columns: 120, rows: 40)
    let contour = inside(model, .contour)
    let point = Point(x: contour.x + 5, y: contour.y + 5)
    let width = { (model: Model) in
      model.wantedSlice!.viewport.x.upperBound - model.wantedSlice!.viewport.x.lowerBound
    }
    let before = width(model)
    _ = model.update(.scrolled(point, steps: -1))
    #expect(abs(width(model) - before * 0.8) < 1e-9)
    _ = model.update(.scrolled(point, steps: 1))
    #expect(abs(width(model) - before) < 1e-9)
    model.press("5")
    let table = inside(model, .weights)
    let selected = model.look.selection
    _ = model.update(.scrolled(Point(x: table.x + 3, y: table.y + 3), steps: -2))
    #expect(model.look.selection == selected - 2)
    for _ in 0..<20 { _ = model.update(.scrolled(Point(x: table.x + 3, y: table.y + 3), steps: -3)) }
    #expect(model.look.selection == 0)
  }

  @Test(.fault("T16")) func `clicks anywhere, in and outside, at any size, do no harm`() {
    for (columns, rows) in [(80, 24), (120, 40), (50, 12), (20, 6), (1, 1), (300, 100)] {
      for overlay in ["", "?", "D", ":"] {
        var model = Model("hidden-layer", columns: columns, rows: rows)
        model.press("] ] \(overlay)")
        // A larger screen has larger panels, not more of them; each row begins further right, so that all columns are met.
        let (down, across) = (max(3, rows / 9), max(5, columns / 16))
        for (row, y) in stride(from: -2, through: rows + 2, by: down).enumerated() {
          for x in stride(from: -2 + row % across, through: columns + 2, by: across) {
            var copy = model
            _ = copy.take(.clicked(Point(x: x, y: y)))
            _ = copy.take(.scrolled(Point(x: x, y: y), steps: x % 2 == 0 ? 1 : -1))
            #expect((0..<copy.names.count).contains(copy.look.selection))
          }
        }
        _ = model.take(.clicked(Point(x: 99_999, y: 99_999)))
        _ = model.take(.scrolled(Point(x: -99_999, y: 0), steps: 1_000))
      }
    }
  }

  @Test func `a click in the scene list opens the scene under it`() {
    // High enough for the whole list.
    var model = Model("neuron", columns: 100, rows: sceneCatalog.count + Course.chapters.count + 12)
    model.press("D")
    let rows = model.draw().text.split(separator: "\n")
    for entry in sceneCatalog {
      let y = rows.firstIndex { $0.contains(" \(entry.place!.text.padded(to: 5))\(entry.name) ") }
      var copy = model
      #expect(copy.update(.clicked(Point(x: 40, y: y ?? 0))) == [.openScene(entry.name)], "\(rows)")
    }
  }
}
