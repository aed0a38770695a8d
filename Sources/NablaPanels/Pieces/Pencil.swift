// What every view needs to know of how things are shown.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaWords

/// Language, glyphs and colours of a picture.
package struct Pencil {
  package let language: Language
  package let symbols: Symbols
  /// What lines are drawn with.
  package private(set) var level: GlyphLevel
  /// What areas are filled with: where blocks are two cells wide, ASCII, also beside braille lines.
  let areaLevel: GlyphLevel
  /// Whether ramps have colours.
  let hasColour: Bool
  /// Whether lines are drawn to be seen from far away.
  let isBold: Bool
  /// How many decimals numbers in running text have.
  var decimals = 4

  package init(_ model: Model) {
    language = model.look.language
    level = model.look.glyphs
    areaLevel = model.surroundings.needsPlainSymbols ? .ascii : level
    symbols = model.surroundings.needsPlainSymbols ? .ascii : Symbols(model.look.glyphs, model.look.signs)
    isBold = model.look.isProjecting
    hasColour = model.surroundings.colours == .twoHundredFiftySix && model.look.theme != .mono
  }

  /// The pencil for a picture in which lines and areas share cells.
  var forAreas: Pencil {
    var pencil = self
    pencil.level = areaLevel
    return pencil
  }

  /// Dots to draw lines on.
  func grid(_ rect: Rect) -> DotGrid { DotGrid(rect, level: level, isBold: isBold) }

  package func words(_ label: Label) -> String { symbols.spell(label.text(in: language)) }
  package func words(_ wording: some Wording) -> String { symbols.spell(wording.text(in: language)) }
  package func words(_ text: String) -> String { symbols.spell(text) }
  func words(ko: String, en: String) -> String { words(LocalizedText(ko: ko, en: en)[language]) }

  /// A number in a column.
  package func number(_ value: Double, width: Int, decimals: Int = 4, sign: Numeral.Sign = .negative) -> String {
    Numeral.fixed(value, decimals: decimals, width: width, sign: sign, infinity: symbols.infinity)
  }

  /// Numbers one below the other, in one notation: all with as many decimals as fit, or all with powers of ten. What is
  /// too large for the width without a power of ten does not take the decimals from the others.
  ///
  ///     column([995.6995, 1464.9], width: 8)  // " 995.700", "1464.900"
  func column(_ values: [Double], width: Int) -> [String] {
    let infinity = symbols.infinity
    let isHuge = values.map { value in
      let text = Numeral.fixed(value, decimals: 0)
      return value.isFinite && abs(value) > 1 && (text.count > width || text.contains("e"))
    }
    if isHuge.contains(true), isHuge.contains(false) {
      var others = column(zip(values, isHuge).filter { !$0.1 }.map(\.0), width: width)[...]
      var huge = column(zip(values, isHuge).filter(\.1).map(\.0), width: width)[...]
      return isHuge.map { $0 ? huge.removeFirst() : others.removeFirst() }
    }
    let least = values.map(abs).filter { $0 > 0 && $0.isFinite }.min() ?? 1
    for decimals in stride(from: 4, through: 0, by: -1) {
      // With fewer decimals, two digits of each number have to remain.
      if decimals < 4, least * Double("1e\(decimals)")! < 10 { break }
      let texts = values.map { value in
        value != 0 && abs(value) < 0.5e-4
          ? (value > 0 ? "<0.0001" : ">-0.0001") : Numeral.fixed(value, decimals: decimals, infinity: infinity)
      }
      let fits = texts.allSatisfy { TextWidth.of($0) <= width && !$0.contains("e") }
      if fits { return texts.map { $0.padded(to: width, .right) } }
    }
    return values.map { value in
      let texts = (1...4).reversed().map { Numeral.scientific(value, digits: $0, infinity: infinity) }
      return (texts.first { TextWidth.of($0) <= width } ?? texts[3]).padded(to: width, .right)
    }
  }

  /// A number in running text.
  package func number(_ value: Double, decimals: Int? = nil, sign: Numeral.Sign = .negative) -> String {
    Numeral.fixed(value, decimals: decimals ?? self.decimals, sign: sign, infinity: symbols.infinity)
  }

  /// Writes a text cut to `width` cells.
  package func put(_ text: String, _ style: Style = .plain, x: Int, y: Int, width: Int, in frame: inout Frame) {
    frame.put(text.truncated(to: max(0, width), ellipsis: symbols.ellipsis), style, x: x, y: y)
  }
}
