// The words about what leaves the screen: pictures, recordings and files.

import NablaCanvas

package enum ExportLabel: Wording {
  /// What a picture shows, for those who cannot see it.
  case description(scene: String, step: Int, cost: Double)
  /// Where in a recording a step begins.
  case marker(step: Int)

  package var korean: String {
    switch self {
    case .description(let scene, let step, let cost):
      return "nabla의 \(scene) 장면, 스텝 \(step), 비용 C = \(Words.short(cost))"
    case .marker(let step): return "스텝 \(step)"
    }
  }

  package var english: String {
    switch self {
    case .description(let scene, let step, let cost):
      return "The scene \(scene) in nabla at step \(step), cost C = \(Words.short(cost))"
    case .marker(let step): return "step \(step)"
    }
  }
}
