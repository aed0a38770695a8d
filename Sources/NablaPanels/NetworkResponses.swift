// Small pictures below the nodes of a network of two inputs: what each gives over their plane, where there is ample room.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct NetworkResponses {
  private let passes: NetworkPasses
  private let places: [(node: NetworkGeometry.Node, rect: Rect)]

  /// Three rows, or two where nodes stand closer.
  private static let width = 8
  private static let heights = [3, 2]
  /// So far apart have columns to stand: beside the pictures, edges and their numbers keep the most of the panel.
  private static let leastPitch = 32

  /// All neurons have a picture, or none: without colours, or where a row would be taken from a node's numbers.
  ///
  /// - Parameters:
  ///   - passes: of the network that is drawn.
  ///   - geometry: where its nodes are.
  ///   - rows: how many rows of texts each node has, column by column.
  ///   - pencil: knows how things are shown.
  init(_ passes: NetworkPasses, geometry: NetworkGeometry, rows: [[Int]], _ pencil: Pencil) {
    self.passes = passes
    guard passes.data.rawInputCount == 2, passes.data.count > 1, pencil.hasColour, pencil.areaLevel != .ascii,
      geometry.rect.width >= Self.leastPitch * geometry.columns.count, geometry.hidden.allSatisfy({ $0 == 0 })
    else {
      places = []
      return
    }
    places = Self.heights.lazy.compactMap { Self.places(geometry, rows: rows, height: $0) }.first ?? []
  }

  /// The picture of each neuron; nil where one has no room.
  private static func places(
    _ geometry: NetworkGeometry, rows: [[Int]], height: Int
  ) -> [(node: NetworkGeometry.Node, rect: Rect)]? {
    var places: [(node: NetworkGeometry.Node, rect: Rect)] = []
    for (column, rows) in zip(geometry.columns, rows).dropFirst() {
      for (number, node) in column.enumerated() {
        let y = node.y + rows[number]
        // A blank row lies between a picture and the node below it; at the bottom there are the key and the formula.
        let end = number + 1 < column.count ? column[number + 1].y : geometry.rect.maxY - 1
        guard y + height < end, node.x + width <= geometry.rect.maxX else { return nil }
        places.append((node, Rect(x: node.x, y: y, width: width, height: height)))
      }
    }
    return places
  }

  /// The cells of the pictures, which no number may take.
  var rects: [Rect] { places.map(\.rect) }

  /// One pass over a grid of places serves all pictures.
  func draw(of frame: inout Frame, _ pencil: Pencil) {
    guard let first = places.first?.rect else { return }
    let size = HeatMap.resolution(in: first, level: pencil.areaLevel, hasColour: pencil.hasColour)
    let plane = InputPlane(of: passes.data)
    let response = PlaneResponse(passes.pass(atPlaces: plane.grid(size)), of: passes.network, columns: size.columns)
    for (node, rect) in places {
      let values = response.activations(layer: node.column - 1, unit: node.unit)
      let shade = NeuronShade(values, of: passes.network.layers[node.column - 1])
      HeatMap(values, rows: size.rows, columns: size.columns, ramp: shade.ramp, scale: shade.scale)
        .draw(in: rect, of: &frame, level: pencil.areaLevel, hasColour: pencil.hasColour)
    }
  }
}
