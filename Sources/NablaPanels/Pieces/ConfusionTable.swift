// How many samples of each class are taken for each: the table beside a picture or a plane.

import NablaCanvas
import NablaCore
import NablaWords

/// A row for each class, a column for each answer.
struct ConfusionTable {
  let confusion: Confusion
  /// The class of the shown sample.
  let target: Int
  /// What the shown sample is taken for.
  let answer: Int

  private var classes: Int { confusion.classes }

  /// The cells of a class's number, and of a count: the largest class may be taken for one other.
  private var nameWidth: Int { "\(classes - 1)".count + 1 }
  private var cellWidth: Int {
    let largest = (0..<classes).map { own in
      (0..<classes).reduce(0) { $0 + confusion.count(of: own, takenFor: $1) }
    }.max()
    return max(nameWidth, "\(largest ?? 0)".count) + 1
  }

  /// The cells that it takes: a title, the answers' numbers, and the classes.
  var size: Size { Size(columns: nameWidth + cellWidth * classes, rows: classes + 2) }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let titles = [PictureLabel.matrix, .matrixShort].map { pencil.words($0) }
    let title = titles.first { TextWidth.of($0) <= rect.width } ?? titles[1]
    pencil.put(title, Style(.dim), x: rect.x, y: rect.y, width: rect.width, in: &frame)
    let mixed = confusion.mostMixed
    let (nameWidth, cellWidth) = (nameWidth, cellWidth)
    func put(_ text: String, _ style: Style, column: Int, y: Int) {
      let x = rect.x + nameWidth + 1 + cellWidth * column
      frame.put(text.padded(to: cellWidth - 1, .right), style, x: x, y: y)
    }
    for own in 0..<classes {
      put("\(own)", ClassMark(own).style(isPointedOut: own == answer), column: own, y: rect.y + 1)
      let y = rect.y + 2 + own
      let name = "\(own)".padded(to: nameWidth, .right)
      frame.put(name, ClassMark(own).style(isPointedOut: own == target), x: rect.x, y: y)
      for taken in 0..<classes {
        let count = confusion.count(of: own, takenFor: taken)
        let style: Style
        if count == 0 {
          style = Style(.dim)
        } else if own == taken {
          style = Style(.positive)
        } else if let mixed, Set([own, taken]) == Set([mixed.first, mixed.second]) {
          style = Style(.error, [.bold, .reverse])
        } else {
          style = Style(.error, .bold)
        }
        put(count == 0 ? (pencil.symbols.isASCII ? "." : "·") : "\(count)", style, column: taken, y: y)
      }
    }
  }
}
