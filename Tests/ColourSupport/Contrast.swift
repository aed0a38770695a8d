// How much two colours stand out from each other, by the web's standard.

import Foundation
import NablaCanvas

extension RGB {
  /// The parts as amounts of light from 0 to 1.
  package var linear: [Double] {
    [red, green, blue].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  /// Source: WCAG 2.2, relative luminance.
  package var luminance: Double {
    let light = linear
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
  }

  /// Source: WCAG 2.2, contrast ratio: 1 for the same colour, 21 for black and white.
  package func contrast(with other: RGB) -> Double {
    (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
  }
}
