// The cost over a plane that lies anywhere among all parameters, not only along two of them.

/// C over the points origin + α·u + β·v.
package struct PlaneSlice: Equatable, Sendable {
  /// Where its directions come from.
  package enum Kind: Equatable, Sendable {
    /// Random ones, drawn with this seed.
    case random(seed: UInt64)
    /// The two in which a run's path spreads most, each with its share of the path's variance.
    case principal(first: Double, second: Double)
  }

  package let objective: Objective
  /// The parameters that the plane goes through, in parameter order.
  package let origin: [Double]
  /// The direction to the right, in parameter order; it need not have length 1.
  package let u: [Double]
  /// The direction upwards; it need not be perpendicular to `u`, but is not parallel to it.
  package let v: [Double]
  package let kind: Kind
  private let lengthU: Double
  private let lengthV: Double
  /// Of the angle between the directions.
  private let cosine: Double

  package init(_ objective: Objective, through origin: [Double], u: [Double], v: [Double], kind: Kind) {
    precondition(u.count == origin.count && v.count == origin.count, "one number a parameter")
    self.objective = objective
    self.origin = origin
    self.u = u
    self.v = v
    self.kind = kind
    lengthU = TrainingStep.norm(of: u)
    lengthV = TrainingStep.norm(of: v)
    var cosine = 0.0
    for index in u.indices { cosine += (u[index] / lengthU) * (v[index] / lengthV) }
    self.cosine = cosine
  }

  /// The parameters at a point of the plane; at (0, 0) they are the origin, bit for bit.
  package func point(_ alpha: Double, _ beta: Double) -> [Double] {
    origin.indices.map { origin[$0] + alpha * u[$0] + beta * v[$0] }
  }

  /// C at a point of the plane, by a whole forward pass.
  package func cost(_ alpha: Double, _ beta: Double) -> Double { objective.cost(at: point(alpha, beta)) }

  /// α and β of a vector's shadow on the plane's directions: the nearest α·u + β·v there is.
  package func shadow(of vector: [Double]) -> (x: Double, y: Double) {
    // Along directions of length 1, so that no square overflows.
    var p = 0.0
    var q = 0.0
    for index in vector.indices {
      p += (u[index] / lengthU) * vector[index]
      q += (v[index] / lengthV) * vector[index]
    }
    let rest = 1 - cosine * cosine
    return ((p - cosine * q) / rest / lengthU, (q - cosine * p) / rest / lengthV)
  }
}
