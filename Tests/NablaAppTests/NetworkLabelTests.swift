import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `Labels in the network graph` {
  private func yaml(_ sizes: [Int], isResidual: Bool = false) -> String {
    let layers = sizes.dropFirst().map {
      "{ units: \($0), activation: sigmoid\(isResidual ? ", residual: true" : "") }"
    }
    let input = Array(repeating: "0.5", count: sizes[0]).joined(separator: ", ")
    let target = Array(repeating: "1", count: sizes[sizes.count - 1]).joined(separator: ", ")
    return """
      network:
        inputs: \(sizes[0])
        layers: [\(layers.joined(separator: ", "))]
      initialization: { scheme: xavier, seed: 3 }
      loss: mse
      data:
        samples:
          - { input: [\(input)], target: [\(target)] }
      training: { optimizer: gradient-descent, learning-rate: 1, batch: all }
      """
  }

  /// The row of each edge of a gap at a place, straight from its nodes.
  private func rows(_ geometry: NetworkGeometry, gap: Int, at x: Double) -> [Int: Double] {
    var rows: [Int: Double] = [:]
    for source in geometry.columns[gap] {
      for target in geometry.columns[gap + 1] {
        let index = geometry.network.index(of: .weight(layer: gap, to: target.unit, from: source.unit))!
        let x1 = Double(geometry.edgeStart(source))
        let x2 = Double(geometry.edgeEnd(target))
        rows[index] = Double(source.y) + (x - x1) / (x2 - x1) * Double(target.y - source.y)
      }
    }
    return rows
  }

  @Test(arguments: [(80, 24), (80, 23), (120, 40), (200, 60)])
  func `every weight of the first scene has its number, in every beat`(size: (Int, Int)) {
    var model = Model("worked-example", columns: size.0, rows: size.1)
    for _ in 0..<3 {
      for _ in model.beats {
        let inside = model.inside(.network)
        let geometry = NetworkGeometry(
          inside: inside, network: model.situation.network!, selection: model.look.selection)
        let edges = NetworkEdges(model: Shown(model), geometry: geometry)
        let labels = NetworkLabels(model: Shown(model), geometry: geometry, edges: edges).placed(Pencil(model))
        #expect(Set(labels.map(\.index)) == Set(0..<6), "\(model.cursor)\n\(model.draw().text)")
        model.press("Right")
      }
    }
  }

  @Test(arguments: [[2, 2, 1], [2, 3, 2], [4, 3, 2]], [38, 48, 62, 78, 100])
  func `each is nearest to its own edge, in every beat, whatever is selected`(sizes: [Int], width: Int) throws {
    var places: [Int: Set<Int>] = [:]
    for height in [9, 14, 20, 36] {
      places = [:]
      for selection in [0, 1, 2, sizes[0] * sizes[1]] {
        var model = try Model(yaml: yaml(sizes), panel: .network)
        model.look.selection = selection
        for _ in 0..<model.beats.count {
          let rect = Rect(x: 1, y: 1, width: width, height: height)
          let geometry = NetworkGeometry(inside: rect, network: model.situation.network!, selection: selection)
          let edges = NetworkEdges(model: Shown(model), geometry: geometry)
          let labels = NetworkLabels(model: Shown(model), geometry: geometry, edges: edges).placed(Pencil(model))
          for label in labels {
            guard case .weight(let layer, _, _) = geometry.network.parameter(at: label.index) else { continue }
            let centre = Double(label.place.x) + Double(TextWidth.of(label.text) - 1) / 2
            let rows = rows(geometry, gap: layer, at: centre)
            let own = abs(rows[label.index]! - Double(label.place.y))
            for (index, row) in rows where index != label.index {
              #expect(own < abs(row - Double(label.place.y)), "\(width)x\(height) \(label) near \(index)")
            }
            if label.index != selection { places[label.index, default: []].insert(label.place.y) }
          }
          model.press("Right")
        }
      }
      for (index, rows) in places { #expect(rows.count == 1, "\(width)x\(height): \(index) in \(rows)") }
    }
    if width >= 48 { #expect(!places.isEmpty) }
  }

  @Test(arguments: [
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [2, 8, 8, 8, 8, 8, 1], [1, 1, 1, 1, 1], [4, 3, 2], [3, 3, 3, 3],
  ])
  func `texts of two nodes never meet, and every text is whole`(sizes: [Int]) throws {
    for (columns, rows) in [(40, 10), (40, 12), (50, 20), (60, 14), (80, 24), (100, 30), (120, 40), (200, 60)] {
      for isResidual in [false, sizes.allSatisfy { $0 == sizes[0] }] {
        var model = try Model(yaml: yaml(sizes, isResidual: isResidual), panel: .network, columns: columns, rows: rows)
        for _ in 0..<model.beats.count {
          let frame = model.picture()
          let inner = model.arrangement.rect(of: .network)!.inset(columns: 1, rows: 1)
          let pencil = Pencil(model)
          let passes = try #require(model.situation.passes)
          let geometry = NetworkGeometry(inside: inner, network: passes.network, selection: 0)
          let nodes = NetworkNodes(model: Shown(model), passes: passes, geometry: geometry, stop: nil)
          var owner: [Point: NetworkGeometry.Node] = [:]
          for node in geometry.columns.joined() {
            for (offset, row) in nodes.rows(of: node, pencil).enumerated() {
              var x = nodes.left(of: node, width: TextWidth.of(row.0))
              for scalar in row.0.unicodeScalars {
                let point = Point(x: x, y: node.y + offset)
                #expect(owner[point] == nil, "\(columns)x\(rows): \(row.0)")
                #expect(frame[x, point.y].glyph == scalar, "\(columns)x\(rows): \(row.0) at \(point)")
                owner[point] = node
                x += 1
              }
            }
          }
          model.press("Right")
        }
      }
    }
  }
}
