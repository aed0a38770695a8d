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

@Suite struct `Pictures in the network graph` {
  private func pictures(of model: Model) throws -> [Rect] {
    let passes = try #require(model.situation.passes)
    let geometry = NetworkGeometry(
      inside: model.inside(.network), network: passes.network, selection: model.look.selection)
    let nodes = NetworkNodes(model: Shown(model), passes: passes, geometry: geometry, stop: nil)
    let rows = geometry.columns.map { $0.map { nodes.rows(of: $0, Pencil(model)).count } }
    return NetworkResponses(passes, geometry: geometry, rows: rows, Pencil(model)).rects
  }

  @Test(arguments: [(120, 40), (200, 60)]) func `are what each neuron gives over the plane`(size: (Int, Int)) throws {
    var model = Model("hidden-layer", columns: size.0, rows: size.1)
    model.begin(at: 40, panel: .network)
    let rects = try pictures(of: model)
    #expect(rects.count == 3)
    let p = model.situation.parameters
    func outputs(_ x: Double, _ y: Double) -> [Double] {
      let h1 = tanh(p[0] * x + p[2] * y + p[6])
      let h2 = tanh(p[1] * x + p[3] * y + p[7])
      return [h1, h2, 1 / (1 + exp(-(p[4] * h1 + p[5] * h2 + p[8])))]
    }
    let frame = model.draw()
    let data = try #require(model.situation.passes).data
    let xs = stride(from: 0, to: 8, by: 2).map { data.rawInputs[$0] }
    let (low, high) = (xs.min()! - 0.12 * (xs.max()! - xs.min()!), xs.max()! + 0.12 * (xs.max()! - xs.min()!))
    for (neuron, rect) in rects.enumerated() {
      for y in 0..<2 * rect.height {
        for x in 0..<rect.width {
          let cell = frame[rect.x + x, rect.y + y / 2]
          let shade = cell.glyph == "▀" && y % 2 == 0 ? cell.style.foreground : cell.style.background
          let place = (
            low + (high - low) * (Double(x) + 0.5) / Double(rect.width),
            high - (high - low) * (Double(y) + 0.5) / Double(2 * rect.height)
          )
          let a = outputs(place.0, place.1)[neuron]
          let level = Int(shade.rawValue) - Int(Role.diverging(0).rawValue)
          // Nine levels from −1 to 1; of a sigmoid four from 0 to ½, and four above the middle one.
          let expected = neuron < 2 ? Int((a + 1) / 2 * 9) : a < 0.5 ? Int(a * 8) : 5 + Int((a - 0.5) * 8)
          #expect(level == min(expected, 8), "\(neuron) \(x),\(y): \(a)")
        }
      }
    }
    #expect(frame.text.contains("pictures: a over → x1, ↑ x2"))
  }

  @Test func `take no cell of a node, an edge's number, or the key`() throws {
    for name in ["hidden-layer", "spiral", "three-classes", "xor-line"] {
      for (columns, rows) in [(120, 40), (160, 50), (200, 60), (240, 80)] {
        var model = Model(name, columns: columns, rows: rows)
        model.begin(at: 3, panel: .network)
        let rects = try pictures(of: model)
        let inside = model.inside(.network)
        let geometry = NetworkGeometry(
          inside: inside, network: try #require(model.situation.network), selection: model.look.selection)
        for rect in rects {
          #expect(rect.intersection(inside) == rect && rect.maxY <= inside.maxY - 2)
          for node in geometry.columns.joined() {
            let texts = Rect(x: node.x, y: node.y, width: max(node.width, node.room), height: 2)
            #expect(rect.intersection(texts).isEmpty, "\(name) \(columns)x\(rows)")
          }
          for other in rects where other != rect { #expect(rect.intersection(other).isEmpty) }
        }
        let frame = model.draw()
        for rect in rects {
          for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
              #expect(frame[x, y].style.background.isRamp, "\(name) \(columns)x\(rows): \(x),\(y)")
            }
          }
        }
      }
    }
  }

  @Test func `stand only where there is ample room, colours, and a plane`() throws {
    func count(_ name: String, _ columns: Int, _ rows: Int, colours: ColourDepth = .twoHundredFiftySix) throws -> Int {
      var model = Model(name, columns: columns, rows: rows, surroundings: Surroundings(colours: colours))
      model.begin(at: 0, panel: .network)
      return try pictures(of: model).count
    }
    #expect(try count("hidden-layer", 120, 40) == 3)
    #expect(try count("hidden-layer", 80, 24) == 0)
    #expect(try count("hidden-layer", 120, 40, colours: .mono) == 0)
    #expect(try count("curve-fit", 200, 60) == 0)
    #expect(try count("worked-example", 200, 60) == 0)
  }
}
