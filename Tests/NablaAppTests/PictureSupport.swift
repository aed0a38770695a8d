// Scenes written for one test, and what a drawn panel says.

import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen

extension Model {
  /// The program with a scene given as text, one panel shown alone.
  init(
    yaml: String, panel: Panel, columns: Int = 100, rows: Int = 30, language: Language = .en,
    glyphs: GlyphLevel = .braille
  ) throws {
    self.init(
      try SceneReader.read(yaml, path: "test.yaml"), size: Size(columns: columns, rows: rows), language: language,
      glyphs: glyphs, isPlaying: false)
    begin(at: 0, panel: panel)
  }

  /// The picture as one line: words that were broken stand together again, and borders are gone.
  mutating func saying() -> String {
    picture().text.split(whereSeparator: { " \n│".contains($0) }).joined(separator: " ")
  }
}

/// The cells of a glyph, row by row.
func places(of glyph: Unicode.Scalar, in frame: Frame) -> [Point] {
  var places: [Point] = []
  // One array, read by index: as closures over rows this took a tenth of the time of some tests.
  let (cells, columns) = (frame.cells, frame.size.columns)
  var index = 0
  while index < cells.count {
    if cells[index].glyph == glyph { places.append(Point(x: index % columns, y: index / columns)) }
    index += 1
  }
  return places
}

/// Sizes from the smallest grid's panel to a projector's wall, in both languages, in Unicode and ASCII: no fault anywhere.
func expectSoundFrames(
  _ yaml: String, panel: Panel, keys: String = "", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for (columns, rows) in [(40, 10), (41, 11), (60, 14), (80, 24), (97, 31), (120, 40), (152, 52), (200, 60)] {
    for (language, glyphs) in [(Language.ko, GlyphLevel.braille), (.en, .ascii), (.en, .blocks)] {
      var model = try Model(
        yaml: yaml, panel: panel, columns: columns, rows: rows, language: language, glyphs: glyphs)
      model.press(keys)
      let frame = model.picture()
      let found = fault(in: frame, of: model)
      #expect(found == nil, "\(columns)x\(rows) \(language) \(glyphs)", sourceLocation: sourceLocation)
      if glyphs == .ascii {
        // The hint for the other language names it in Hangul.
        let strange = frame.text.unicodeScalars.filter { !$0.isASCII && !"한국어".unicodeScalars.contains($0) }
        #expect(strange.isEmpty, "\(String(String.UnicodeScalarView(strange)))", sourceLocation: sourceLocation)
      }
    }
  }
}
