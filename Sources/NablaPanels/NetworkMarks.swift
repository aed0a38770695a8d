// Small signs beside the neurons of the graph: equal ones, saturated ones, dead ones.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

/// Which of the shown neurons get a sign.
struct NetworkMarks {
  enum Sign: CaseIterable {
    case equal, saturated, dead

    func glyph(_ symbols: Symbols) -> Unicode.Scalar {
      switch self {
      case .equal: return "="
      case .saturated: return "~"
      case .dead: return symbols.cross
      }
    }

    var label: NeuronLabel {
      switch self {
      case .equal: return .equalMark
      case .saturated: return .saturatedMark
      case .dead: return .deadMark
      }
    }
  }

  private struct Mark {
    let node: NetworkGeometry.Node
    let sign: Sign
  }

  private let geometry: NetworkGeometry
  private let marks: [Mark]

  /// Wider layers are left out: their signs would be too small a part of them, and comparing takes its time.
  private static let mostUnits = 64
  /// As many slopes are looked at for one picture at most.
  private static let mostSlopes = 200_000

  /// - Parameters:
  ///   - passes: what tells which neurons are saturated or dead.
  ///   - change: Δθ of the step, by which equal neurons stay equal or part.
  ///   - geometry: which neurons there are, and where.
  init(_ passes: NetworkPasses, change: [Double], geometry: NetworkGeometry) {
    self.geometry = geometry
    let pass = passes.forward
    var found: [Mark] = []
    let network = geometry.network
    for nodes in geometry.columns.dropFirst() {
      guard let column = nodes.first?.column else { continue }
      let layer = network.layers[column - 1]
      guard layer.units <= Self.mostUnits, nodes.count * pass.count <= Self.mostSlopes else { continue }
      let twins = TwinNeurons.groups(
        inLayer: column - 1, of: network, at: passes.parameters, change: change
      ).flatMap(\.units)
      for node in nodes {
        if twins.contains(node.unit) { found.append(Mark(node: node, sign: .equal)) }
        switch NeuronReport(of: layer, index: column - 1, unit: node.unit, pass: pass).condition {
        case .working: break
        case .saturated: found.append(Mark(node: node, sign: .saturated))
        case .dead: found.append(Mark(node: node, sign: .dead))
        }
      }
    }
    marks = found
  }

  /// The signs in use, for the legend.
  var signs: [Sign] { Sign.allCases.filter { sign in marks.contains { $0.sign == sign } } }

  /// Draws each sign close to its neuron's name, if the cell is free and no number stands beside it.
  package func draw(of frame: inout Frame, _ pencil: Pencil) {
    for mark in marks {
      let name = max(geometry.rect.x, min(mark.node.x, geometry.rect.maxX - mark.node.width))
      let before = name - 1
      let after = name + mark.node.width
      // Two signs can stand at one neuron, on either side of its name.
      let isBefore = mark.sign == .equal || after >= geometry.rect.maxX
      let x = isBefore ? before : after
      let beyond = frame[isBefore ? x - 1 : x + 1, mark.node.y].glyph
      guard frame[x, mark.node.y].glyph == " ", !("0"..."9" ~= beyond), beyond != "+", beyond != "-" else { continue }
      frame.set(mark.sign.glyph(pencil.symbols), Style(.warning, .bold), x: x, y: mark.node.y)
    }
  }
}
