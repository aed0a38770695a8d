// Panel borders. Neighbours share a column or row, so edges are collected first and become glyphs at the end.

/// The directions in which a border leaves a cell.
package struct BorderEdges: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let up = BorderEdges(rawValue: 1)
  package static let right = BorderEdges(rawValue: 2)
  package static let down = BorderEdges(rawValue: 4)
  package static let left = BorderEdges(rawValue: 8)
}

/// A frame around something, with a title at its left and another at its right.
package struct Box: Hashable, Sendable {
  package var rect: Rect
  package var title: String
  /// Shown at the right while there is room beside the title.
  package var trailing: String
  package var isFocused: Bool
  package var style: Style
  package var titleStyle: Style

  package init(
    _ rect: Rect, title: String = "", trailing: String = "", isFocused: Bool = false, style: Style = Style(.border),
    titleStyle: Style = Style(.title)
  ) {
    self.rect = rect
    self.title = title
    self.trailing = trailing
    self.isFocused = isFocused
    self.style = style
    self.titleStyle = titleStyle
  }

  /// The style of the border: a focused one is bold in the focus colour.
  fileprivate var borderStyle: Style {
    isFocused ? Style(.focus, on: style.background, style.attributes.union(.bold)) : style
  }
}

/// The borders of a screen: where boxes and lines meet they join (├ ┬ ┼), in whatever order they came.
package struct BorderLayer: Sendable {
  private let area: Rect
  private var edges: [BorderEdges]
  private var styles: [Style]
  private var boxes: [Box] = []

  /// A layer over `area`; what is added outside does not show.
  package init(_ area: Rect) {
    let width = min(area.width, 4096)
    let height = min(area.height, 4096)
    self.area = Rect(x: area.x, y: area.y, width: width, height: height)
    edges = Array(repeating: [], count: width * height)
    styles = Array(repeating: .plain, count: width * height)
  }

  /// Adds a box; one narrower or lower than 2 cells has no border.
  package mutating func add(_ box: Box) {
    guard box.rect.width >= 2, box.rect.height >= 2 else { return }
    boxes.append(box)
    if !box.isFocused { outline(box) }
  }

  /// Adds a line from cell to cell, in one row or one column; its ends join what they touch.
  package mutating func addLine(from: Point, to: Point, style: Style = Style(.border)) {
    if from.y == to.y {
      let left = max(min(from.x, to.x), area.x)
      let right = min(max(from.x, to.x), area.maxX - 1)
      for x in left..<max(left, right) {
        mark(x, from.y, .right, style)
        mark(x + 1, from.y, .left, style)
      }
    } else if from.x == to.x {
      let top = max(min(from.y, to.y), area.y)
      let bottom = min(max(from.y, to.y), area.maxY - 1)
      for y in top..<max(top, bottom) {
        mark(from.x, y, .down, style)
        mark(from.x, y + 1, .up, style)
      }
    }
  }

  /// Draws the borders and then the titles, so that no neighbour's border runs over a title.
  package func draw(into frame: inout Frame, symbols: Symbols) {
    var layer = self
    // The focused border goes last: its colour runs all the way round.
    for box in boxes where box.isFocused { layer.outline(box) }
    for row in 0..<area.height {
      for column in 0..<area.width {
        let index = row * area.width + column
        if layer.edges[index].isEmpty { continue }
        frame.set(symbols.joint(layer.edges[index]), layer.styles[index], x: area.x + column, y: area.y + row)
      }
    }
    for box in boxes where !box.isFocused { Self.drawTitles(box, in: &frame, symbols) }
    for box in boxes where box.isFocused { Self.drawTitles(box, in: &frame, symbols) }
  }

  private mutating func outline(_ box: Box) {
    let left = box.rect.x
    let right = box.rect.maxX - 1
    let top = box.rect.y
    let bottom = box.rect.maxY - 1
    let style = box.borderStyle
    addLine(from: Point(x: left, y: top), to: Point(x: right, y: top), style: style)
    addLine(from: Point(x: left, y: bottom), to: Point(x: right, y: bottom), style: style)
    addLine(from: Point(x: left, y: top), to: Point(x: left, y: bottom), style: style)
    addLine(from: Point(x: right, y: top), to: Point(x: right, y: bottom), style: style)
  }

  private mutating func mark(_ x: Int, _ y: Int, _ edge: BorderEdges, _ style: Style) {
    guard area.contains(Point(x: x, y: y)) else { return }
    let index = (y - area.y) * area.width + x - area.x
    edges[index].insert(edge)
    styles[index] = style
  }

  private static func drawTitles(_ box: Box, in frame: inout Frame, _ symbols: Symbols) {
    // Corner, blank, title, blank, corner.
    let room = box.rect.width - 4
    guard room > 0, !(box.title.isEmpty && !box.isFocused) || !box.trailing.isEmpty else { return }
    let y = box.rect.y
    let title = symbols.spell(box.title).cutAtWord(to: room, ellipsis: symbols.ellipsis)
    let titleWidth = TextWidth.of(title)
    if titleWidth > 0 || box.isFocused {
      var style = box.titleStyle
      if box.isFocused {
        style = Style(.focus, on: style.background, style.attributes.union(.bold))
        frame.set(symbols.focus, style, x: box.rect.x + 1, y: y)
      } else {
        frame.set(" ", style, x: box.rect.x + 1, y: y)
      }
      frame.put(title, style, x: box.rect.x + 2, y: y)
      if titleWidth > 0 { frame.set(" ", style, x: box.rect.x + 2 + titleWidth, y: y) }
    }
    // One border cell at least stays between the two.
    let left = titleWidth > 0 ? room - titleWidth - 3 : room
    let trailing = symbols.spell(box.trailing).cutAtWord(to: left, ellipsis: symbols.ellipsis)
    let width = TextWidth.of(trailing)
    guard width > 0, trailing != symbols.ellipsis else { return }
    frame.put(" " + trailing + " ", box.titleStyle, x: box.rect.maxX - 3 - width, y: y)
  }
}

extension Frame {
  /// Draws one box; boxes that share borders belong in a `BorderLayer`.
  package mutating func box(_ box: Box, symbols: Symbols) {
    var layer = BorderLayer(box.rect.intersection(bounds))
    layer.add(box)
    layer.draw(into: &self, symbols: symbols)
  }
}
