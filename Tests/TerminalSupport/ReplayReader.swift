// A page that plays a recording, read back from the JSON in it.

import Foundation
import NablaCanvas

/// The frames of a page, each with all of its cells.
package struct ReplayReader {
  package struct Cell: Equatable, Sendable {
    /// Empty in the right half of a wide character.
    package var text: String
    /// `#rrggbb`.
    package var ink: String
    package var paper: String
    package var isBold: Bool
    package var isUnderlined: Bool

    package init(text: String, ink: String, paper: String, isBold: Bool, isUnderlined: Bool) {
      self.text = text
      self.ink = ink
      self.paper = paper
      self.isBold = isBold
      self.isUnderlined = isUnderlined
    }
  }

  package struct Shown {
    package let milliseconds: Int
    package let step: Int
    package let beat: Int
    package let words: [String]
    package let cells: [Cell]
  }

  package struct Problem: Error {}

  package private(set) var frames: [Shown] = []
  package let columns: Int
  package let rows: Int
  package let end: Int
  package let paper: String
  /// The characters that have a path.
  package let shapes: [String: String]

  /// - Throws: where the page has no JSON, or not this one.
  package init(_ html: String) throws {
    let parts = html.components(separatedBy: "<script type=\"application/json\" id=\"recording\">")
    guard parts.count == 2, let json = parts[1].components(separatedBy: "</script>").first,
      let page = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any],
      let size = page["size"] as? [Int], let looks = page["looks"] as? [[Any]], let wide = page["wide"] as? String,
      let words = page["words"] as? [[String]], let list = page["frames"] as? [[Any]], let end = page["end"] as? Int,
      let paper = page["paper"] as? String, let shapes = page["shapes"] as? [String: [Any]]
    else { throw Problem() }
    self.end = end
    self.paper = paper
    self.shapes = shapes.compactMapValues { $0[1] as? String }
    (columns, rows) = (size[0], size[1])
    let wideCharacters = Set(wide.unicodeScalars)
    func cell(_ text: String, _ number: Int) -> Cell {
      let bits = looks[number][2] as! Int
      return Cell(
        text: text, ink: looks[number][0] as! String, paper: looks[number][1] as! String, isBold: bits & 1 != 0,
        isUnderlined: bits & 2 != 0)
    }
    var cells = Array(repeating: cell(" ", 0), count: columns * rows)
    for frame in list {
      let changes = frame[4] as! [Any]
      var place = 0
      for index in stride(from: 0, to: changes.count, by: 3) {
        place += changes[index] as! Int
        let look = changes[index + 1] as! Int
        guard let text = changes[index + 2] as? String else {
          for _ in 0..<(changes[index + 2] as! Int) {
            cells[place] = cell(" ", look)
            place += 1
          }
          continue
        }
        for scalar in text.unicodeScalars {
          cells[place] = cell(String(Character(scalar)), look)
          place += 1
          if wideCharacters.contains(scalar) {
            cells[place] = cell("", look)
            place += 1
          }
        }
      }
      frames.append(
        Shown(
          milliseconds: frame[0] as! Int, step: frame[1] as! Int, beat: frame[2] as! Int,
          words: words[frame[3] as! Int], cells: cells))
    }
  }
}

extension ReplayReader {
  /// A frame's cells as a page should have them, from the colours of the theme.
  package static func cells(of frame: Frame, theme: Theme) -> [Cell] {
    var result: [Cell] = []
    for y in 0..<frame.size.rows {
      for x in 0..<frame.size.columns {
        let look = theme.appearance(of: frame[x, y].style, depth: .twoHundredFiftySix)
        var ink = look.foreground < 0 ? theme.ink : Palette.rgb(look.foreground)
        var paper = look.background < 0 ? theme.paper : Palette.rgb(look.background)
        if look.attributes.contains(.dim) {
          func third(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((2 * Int(a) + Int(b)) / 3) }
          ink = RGB(third(ink.red, paper.red), third(ink.green, paper.green), third(ink.blue, paper.blue))
        }
        if look.attributes.contains(.reverse) != (frame.cursor == Point(x: x, y: y)) { swap(&ink, &paper) }
        let glyph = frame[x, y].glyph
        result.append(
          Cell(
            text: glyph == NablaCanvas.Cell.rightHalf ? "" : String(Character(glyph)), ink: ink.hex, paper: paper.hex,
            isBold: look.attributes.contains(.bold), isUnderlined: look.attributes.contains(.underline)))
      }
    }
    return result
  }
}
