// Which plane the contour shows, and where one points in it.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson

/// A choice of plane.
package enum ContourPlane: CaseIterable, Hashable, Sendable {
  /// Along two parameters.
  case parameters
  /// Along two random directions, scaled neuron by neuron.
  case random
  /// Along the two principal directions of the run's path.
  case principal
}

/// The place in the contour's plane that a learner points at.
package struct ContourCursor: Hashable, Sendable {
  package var x: Double
  /// 0 on a curve over a single parameter.
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension Model {
  /// The landscape of a plane at the step on screen; nil where there is no such plane now.
  package func landscape(_ plane: ContourPlane) -> Landscape? {
    let objective = Objective(workspace.history.experiment.subject, settings: situation.settings)
    let parameters = situation.parameters
    switch plane {
    case .parameters:
      return .parameters(CostSlice(objective, through: parameters, x: look.axisX, y: look.axisY))
    case .random:
      let seed = workspace.history.experiment.initialization.seed
      return PlaneSlice.random(objective, through: parameters, seed: seed).map { .plane($0) }
    case .principal:
      return PlaneSlice.principal(objective, through: parameters, path: shownPath).map { .plane($0) }
    }
  }

  /// The run's path up to the step on screen, as far as it is remembered, and the step itself.
  package var shownPath: [[Double]] {
    let path = workspace.history.path
    let points = path.points.prefix(workspace.cursor.step / path.spacing + 1)
    return points.last == situation.parameters ? Array(points) : points + [situation.parameters]
  }

  /// The plane on screen: the chosen one, or where there is none such now, the parameters'.
  package var shownPlane: ContourPlane {
    switch wantedSlice?.landscape {
    case .plane(let plane):
      if case .random = plane.kind { return .random }
      return .principal
    case .parameters, nil: return .parameters
    }
  }

  /// What the contour's axes are called; the second is nil for a curve.
  package var axisNames: (x: String, y: String?) {
    switch shownPlane {
    case .parameters: return (names.name(at: look.axisX), look.axisY.map { names.name(at: $0) })
    case .random: return ("α", "β")
    case .principal: return ("PC1", "PC2")
    }
  }

  /// Whether the contour shows a surface.
  package var showsSurface: Bool { look.landscape == .surface && look.axisY != nil }

  /// From where the surface is seen.
  package var stance: SurfaceStance { look.stance ?? .automatic(facing: 0) }
}
