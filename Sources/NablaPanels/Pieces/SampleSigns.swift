// Which sign a sample has wherever samples stand in a plane.

import NablaCanvas
import NablaCore

/// The sign of each sample wherever it is shown in a plane.
struct SampleSigns {
  private let glyphs: [Unicode.Scalar]

  init(_ data: Dataset, _ pencil: Pencil) {
    if data.namesClasses, data.targetCount <= ClassMark.most {
      glyphs = (0..<data.count).map { ClassMark(Confusion.greatest(data.target($0))).sample }
    } else if data.targetCount == 1 {
      glyphs = data.targets.map { $0 >= 0.5 ? "x" : "o" }
    } else {
      glyphs = Array(repeating: pencil.symbols.path, count: data.count)
    }
  }

  func glyph(of sample: Int) -> Unicode.Scalar { glyphs[sample] }
}
