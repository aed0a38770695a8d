// The bypasses of residual layers in the network graph: a dotted arc above the nodes, from a layer's input to its output.

import NablaCanvas
import NablaCore
import NablaDiagrams

struct NetworkBypasses {
  private struct Arc {
    let first: Int
    let last: Int
    let y: Int
  }

  private let arcs: [Arc]

  init(geometry: NetworkGeometry) {
    var arcs: [Arc] = []
    for (number, layer) in geometry.network.layers.enumerated() where layer.isResidual {
      for target in geometry.columns[number + 1] {
        // Only where one row runs straight through both nodes, and the row above is free.
        guard let source = geometry.columns[number].first(where: { $0.unit == target.unit }), source.y == target.y,
          source.y > geometry.rect.y,
          target.unit == geometry.columns[number + 1][0].unit || geometry.valueRows[number + 1] < 3
        else { continue }
        // An arc ends left of a node's middle, and the next one begins right of it.
        let first = source.x + source.width / 2
        let last = target.x + max(0, target.width / 2 - 1)
        if last - first >= 2 { arcs.append(Arc(first: first, last: last, y: source.y - 1)) }
      }
    }
    self.arcs = arcs.filter { arc in
      // Not through the numbers of a node above.
      !geometry.columns.joined().contains {
        arc.y > $0.y - 1 && arc.y <= $0.y + geometry.valueRows[$0.column] && $0.x <= arc.last
          && $0.x + max($0.width, $0.room) > arc.first
      }
    }
  }

  var isEmpty: Bool { arcs.isEmpty }

  /// The cells of all arcs, which no label may take.
  var places: [Rect] { arcs.map { Rect(x: $0.first, y: $0.y, width: $0.last - $0.first + 1, height: 1) } }

  /// What an arc looks like, for the legend.
  func sign(_ symbols: Symbols) -> String { symbols.isASCII ? ".-." : "╭┄╮" }

  package func draw(of frame: inout Frame, _ pencil: Pencil) {
    let glyphs = Array(sign(pencil.symbols).unicodeScalars)
    for arc in arcs {
      for x in arc.first...arc.last {
        let glyph = x == arc.first ? glyphs[0] : x == arc.last ? glyphs[2] : glyphs[1]
        frame.set(glyph, Style(.accent), x: x, y: arc.y)
      }
    }
  }
}
