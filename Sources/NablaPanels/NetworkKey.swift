// The rows below the network graph, where they are free: what lines and signs mean, and the network as one formula.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaWords

struct NetworkKey {
  let edges: NetworkEdges
  let marks: NetworkMarks
  let bypasses: NetworkBypasses
  let geometry: NetworkGeometry
  /// Whether nodes have pictures below them.
  let hasPictures: Bool

  package func draw(of frame: inout Frame, _ pencil: Pencil) {
    let rect = geometry.rect
    let y = rect.maxY - 1
    guard isFree(y, in: frame) else { return }
    let signs = marks.signs
    drawFormula(y: y - 1, of: &frame, pencil)
    if rect.height >= 12 {
      drawLines(signs, y: y, of: &frame, pencil)
    } else if !signs.isEmpty {
      draw(signs, x: rect.x + 1, y: y, of: &frame, pencil)
    }
  }

  /// The network as one formula, above the other row.
  private func drawFormula(y: Int, of frame: inout Frame, _ pencil: Pencil) {
    guard geometry.rect.height >= 12, isFree(y, in: frame), let formula = NetworkFormula.text(of: geometry.network)
    else { return }
    let text = pencil.words(formula)
    if TextWidth.of(text) < geometry.rect.width { frame.put(text, Style(.text), x: geometry.rect.x + 1, y: y) }
  }

  private func isFree(_ y: Int, in frame: Frame) -> Bool {
    (geometry.rect.x..<geometry.rect.maxX).allSatisfy { frame[$0, y].glyph == " " }
  }

  /// What the lines mean; the signs come before the words about thickness.
  private func drawLines(_ signs: [NetworkMarks.Sign], y: Int, of frame: inout Frame, _ pencil: Pencil) {
    let dash = pencil.symbols.isASCII ? "- -" : "╌╌"
    let line = pencil.symbols.isASCII ? "---" : "──"
    var x = frame.put("\(line) +", Style(.positive), x: geometry.rect.x + 1, y: y) + 2
    x = frame.put("\(dash) -", Style(.negative), x: x, y: y) + 2
    if !bypasses.isEmpty {
      let text = "\(bypasses.sign(pencil.symbols)) \(pencil.words(NeuronLabel.bypass))"
      if x + TextWidth.of(text) <= geometry.rect.maxX { x = frame.put(text, Style(.accent), x: x, y: y) + 2 }
    }
    x = draw(signs, x: x, y: y, of: &frame, pencil)
    if hasPictures {
      let text = pencil.words(NeuronsLabel.pictures)
      if x + TextWidth.of(text) <= geometry.rect.maxX { x = frame.put(text, Style(.text), x: x, y: y) + 2 }
    }
    let note = edges.isThinned ? Label.strongestEdges(edges.shownCount, of: edges.allCount) : .thicknessKey
    let text = pencil.words(note)
    if x + TextWidth.of(text) <= geometry.rect.maxX { frame.put(text, Style(.dim), x: x, y: y) }
  }

  /// The signs with their words, as many as there is room for.
  @discardableResult
  private func draw(_ signs: [NetworkMarks.Sign], x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil) -> Int {
    var x = x
    for sign in signs {
      let text = "\(sign.glyph(pencil.symbols)) \(pencil.words(sign.label))"
      guard x + TextWidth.of(text) <= geometry.rect.maxX else { break }
      x = frame.put(text, Style(.warning), x: x, y: y) + 2
    }
    return x
  }
}
