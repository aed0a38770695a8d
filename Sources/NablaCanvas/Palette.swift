// The 256 colours of xterm, as light.

/// A colour as light: red, green and blue from 0 to 255.
package struct RGB: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#rrggbb`.
  package var hex: String {
    let digits = Array("0123456789abcdef")
    var text = "#"
    for part in [red, green, blue] {
      text.append(digits[Int(part >> 4)])
      text.append(digits[Int(part & 15)])
    }
    return text
  }
}

package enum Palette {
  /// The colour xterm shows for an index from 0 to 255 (clamped); the first 16 are what users most often change.
  package static func rgb(_ index: Int) -> RGB {
    let colour = min(max(index, 0), 255)
    if colour < 16 { return basic[colour] }
    if colour >= 232 {
      let grey = UInt8(8 + 10 * (colour - 232))
      return RGB(grey, grey, grey)
    }
    let cube = colour - 16
    return RGB(steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
  }

  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let basic = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205),
    RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
