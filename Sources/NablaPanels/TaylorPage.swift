// A column of text and numbers that is filled line by line.

import NablaCanvas

/// A rectangle that fills from the top.
struct TaylorPage {
  let rect: Rect
  var y: Int

  init(_ rect: Rect) {
    self.rect = rect
    y = rect.y
  }

  var free: Int { rect.maxY - y }

  mutating func blank() { y += 1 }

  /// Writes lines, all of them or none.
  mutating func write(_ lines: [String], _ style: Style, in frame: inout Frame) {
    guard lines.count <= free else { return }
    for line in lines {
      frame.put(line, style, x: rect.x, y: y)
      y += 1
    }
  }

  /// A text with a blank line above it, where both fit.
  mutating func paragraph(_ text: String, _ style: Style, in frame: inout Frame) {
    let lines = text.wrapped(to: rect.width)
    guard lines.count + 1 <= free else { return }
    if y > rect.y { y += 1 }
    write(lines, style, in: &frame)
  }
}
