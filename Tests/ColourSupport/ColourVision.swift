// How far apart two colours look, also to people who see fewer.

import Foundation
import NablaCanvas

/// Ways to see colours.
package enum ColourVision: CaseIterable, Sendable {
  case usual, protanopia, deuteranopia, tritanopia

  /// What becomes of linear red, green and blue.
  ///
  /// Source: Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision
  /// deficiency, doi:10.1109/TVCG.2009.113, the matrices of severity 1.
  private var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritanopia:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }

  /// A colour as it is seen, in CIELAB under D65. Source: CIE 15:2004; the sRGB matrix of IEC 61966-2-1.
  package func lab(_ colour: RGB) -> [Double] {
    let light = Self.product(matrix, colour.linear).map { min(max($0, 0), 1) }
    let tristimulus = Self.product(
      [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]], light)
    let response = zip(tristimulus, [0.95047, 1, 1.08883]).map { value, white in
      let share = value / white
      return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116
    }
    return [116 * response[1] - 16, 500 * (response[0] - response[1]), 200 * (response[1] - response[2])]
  }

  /// ΔE*ab of 1976: about 2.3 can just be noticed side by side.
  package func distance(_ one: RGB, _ other: RGB) -> Double {
    zip(lab(one), lab(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
