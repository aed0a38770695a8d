// What a contour or a curve is of: C over one or two parameters, or over a plane that lies askew among all of them.

package enum Landscape: Equatable, Sendable {
  case parameters(CostSlice)
  case plane(PlaneSlice)

  package var objective: Objective {
    switch self {
    case .parameters(let slice): return slice.objective
    case .plane(let plane): return plane.objective
    }
  }

  /// The parameters that it goes through.
  package var origin: [Double] {
    switch self {
    case .parameters(let slice): return slice.parameters
    case .plane(let plane): return plane.origin
    }
  }

  /// Whether it is a curve over a single parameter.
  package var isCurve: Bool {
    if case .parameters(let slice) = self { return slice.y == nil }
    return false
  }

  /// Whether the same coordinates mean the same: two parameters, or the same kind of plane, at whatever step.
  package func hasSameAxes(as other: Landscape) -> Bool {
    switch (self, other) {
    case (.parameters(let slice), .parameters(let second)): return slice.x == second.x && slice.y == second.y
    case (.plane(let plane), .plane(let second)):
      switch (plane.kind, second.kind) {
      case (.random(let seed), .random(let secondSeed)): return seed == secondSeed
      case (.principal, .principal): return true
      default: return false
      }
    default: return false
    }
  }

  /// The place of `origin`.
  package var here: (x: Double, y: Double) { place(of: origin) }

  /// The place of some parameters, seen from straight above; they need not lie on it.
  package func place(of parameters: [Double]) -> (x: Double, y: Double) {
    switch self {
    case .parameters(let slice): return (parameters[slice.x], slice.y.map { parameters[$0] } ?? 0)
    case .plane(let plane): return plane.shadow(of: zip(parameters, plane.origin).map { $0 - $1 })
    }
  }

  /// What remains of a direction, seen from straight above.
  package func shadow(of direction: [Double]) -> (x: Double, y: Double) {
    switch self {
    case .parameters(let slice): return (direction[slice.x], slice.y.map { direction[$0] } ?? 0)
    case .plane(let plane): return plane.shadow(of: direction)
    }
  }

  /// A direction's shadow as a vector among all parameters.
  package func flattened(_ direction: [Double]) -> [Double] {
    switch self {
    case .parameters(let slice):
      return direction.indices.map { $0 == slice.x || $0 == slice.y ? direction[$0] : 0 }
    case .plane(let plane):
      let shadow = plane.shadow(of: direction)
      return direction.indices.map { shadow.x * plane.u[$0] + shadow.y * plane.v[$0] }
    }
  }

  /// How far some parameters lie from it.
  package func distance(of parameters: [Double]) -> Double {
    if case .parameters(let slice) = self {
      // In place: there may be a million of them.
      var way = parameters
      for index in way.indices { way[index] -= slice.parameters[index] }
      way[slice.x] = 0
      if let y = slice.y { way[y] = 0 }
      return TrainingStep.norm(of: way)
    }
    let way = zip(parameters, origin).map { $0 - $1 }
    return TrainingStep.norm(of: zip(way, flattened(way)).map { $0 - $1 })
  }

  /// All parameters at a place.
  package func point(x: Double, y: Double) -> [Double] {
    switch self {
    case .parameters(let slice):
      var moved = slice.parameters
      moved[slice.x] = x
      if let axis = slice.y { moved[axis] = y }
      return moved
    case .plane(let plane): return plane.point(x, y)
    }
  }

  /// C at a place, by a whole forward pass.
  package func cost(x: Double, y: Double) -> Double { objective.cost(at: point(x: x, y: y)) }
}

extension Landscape {
  /// How fast C changes along each axis where its gradient is `gradient`.
  package func slopes(_ gradient: [Double]) -> (x: Double, y: Double) {
    switch self {
    case .parameters(let slice): return (gradient[slice.x], slice.y.map { gradient[$0] } ?? 0)
    case .plane(let plane):
      return zip(gradient, zip(plane.u, plane.v)).reduce((0, 0)) { ($0.0 + $1.0 * $1.1.0, $0.1 + $1.0 * $1.1.1) }
    }
  }

  /// Which part of a direction of length 1 lies in it: the square of its shadow's length, from 0 to 1.
  package func share(of direction: [Double]) -> Double {
    flattened(direction).reduce(0) { $0 + $1 * $1 }
  }
}
