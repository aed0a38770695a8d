// What on screen can be clicked besides panels: each does what its key does.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaWords

/// Some cells in one row that a click works.
package struct Control: Equatable {
  package enum Deed: Equatable {
    case action(Action)
    /// Asks for the command's value.
    case form(ValueCommand)
    /// Does the command.
    case value(ValueCommand, String)
    case key(Key)
    case panel(Panel)
    /// Goes to where the step's phase begins.
    case phase(Beat.Phase)
  }

  let deed: Deed
  let rect: Rect

  package init(_ deed: Deed, x: Int, y: Int, width: Int) {
    self.deed = deed
    rect = Rect(x: x, y: y, width: width, height: 1)
  }
}

extension [Control] {
  package func deed(at point: Point) -> Control.Deed? { first { $0.rect.contains(point) }?.deed }
}

/// The last line of an overlay: items that begin with their keys.
package struct Footer {
  private let items: [String]
  package let x: Int
  package let y: Int
  package let width: Int

  private static let separator = " · "

  /// Where not all items fit, those before the last go, which is the way out.
  package init(_ text: String, x: Int, y: Int, width: Int) {
    var items = text.split(separator: Self.separator).map(String.init)
    while items.count > 1, TextWidth.of(items.joined(separator: Self.separator)) > width {
      items.remove(at: items.count - 2)
    }
    self.items = items
    self.x = x
    self.y = y
    self.width = width
  }

  package var text: String { items.joined(separator: Self.separator) }

  package var controls: [Control] {
    var controls: [Control] = []
    var left = x
    for item in items {
      let cells = TextWidth.of(item)
      // C/Esc closes by either.
      let name = item.split(separator: " ").first.map { $0.split(separator: "/").last ?? $0 } ?? ""
      if left + cells <= x + width, let key = Key(name: String(name)), Self.isWorth(key) {
        controls.append(Control(.key(key), x: left, y: y, width: cells))
      }
      left += cells + TextWidth.of(Self.separator)
    }
    return controls
  }

  /// Arrows stand for two keys, so a click on them would be a guess.
  private static func isWorth(_ key: Key) -> Bool {
    switch key.code {
    case .enter, .escape, .tab: true
    default: key == Key("/")
    }
  }

  package func draw(_ style: Style = Style(.dim), of frame: inout Frame, _ pencil: Pencil) {
    pencil.put(text, style, x: x, y: y, width: width, in: &frame)
  }
}
