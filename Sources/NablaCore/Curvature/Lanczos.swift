// The greatest eigenvalue of a matrix too large to write down, from products with vectors alone.
// Sources: Lanczos (1950), doi:10.6028/jres.045.026; restarts after Wu, Simon (2000), doi:10.1137/S0895479898334605.

/// The algebraically greatest eigenvalue of a symmetric matrix that is given by its products.
///
/// Every new basis vector is made orthogonal to all before, twice, so that no eigenvalue appears twice by rounding. The
/// start is random but always the same: it has a share of every eigenvector.
struct Lanczos {
  let dimension: Int
  let product: ([Double]) -> [Double]

  /// A residual of this part of the eigenvalue ends the search; the eigenvalue is then better still.
  static let tolerance = 1e-8
  /// How many products there may be before it gives up.
  static let mostProducts = 5_000

  /// How many basis vectors are kept before a restart: at most 200, and less where they would take over 128 MB.
  private var capacity: Int { min(dimension, max(24, min(200, (16 << 20) / dimension))) }

  /// - Returns: the eigenvalue and its eigenvector of length 1; nil where something is not finite or does not end.
  func greatest() -> (value: Double, vector: [Double])? {
    var random = RandomSource(seed: 1_950, stream: 45)
    var basis = [Self.normalized((0..<dimension).map { _ in random.normal() })]
    // Qᵀ H Q, `capacity` × `capacity`; only the corner of `basis.count` counts.
    let capacity = self.capacity
    var projected = [Double](repeating: 0, count: capacity * capacity)
    for number in 1...Self.mostProducts {
      let last = basis.count - 1
      var next = product(basis[last])
      var overlaps = Self.orthogonalize(&next, against: basis)
      let second = Self.orthogonalize(&next, against: basis)
      for index in overlaps.indices { overlaps[index] += second[index] }
      for index in overlaps.indices {
        projected[index * capacity + last] = overlaps[index]
        projected[last * capacity + index] = overlaps[index]
      }
      let rest = TrainingStep.norm(of: next)
      guard rest.isFinite, overlaps.allSatisfy(\.isFinite) else { return nil }
      let isFull = basis.count == capacity
      guard isFull || number % 8 == 0 || rest <= 1e-13 * abs(overlaps[last]) else {
        basis.append(next.map { $0 / rest })
        continue
      }
      guard let ritz = Self.corner(projected, of: capacity, size: basis.count) else { return nil }
      let size = max(abs(ritz.values[0]), abs(ritz.values[last]))
      let residual = rest * abs(ritz.vectors[last][last])
      if residual <= Self.tolerance * abs(ritz.values[last]) + 1e-15 * size || rest <= 1e-14 * size {
        return (ritz.values[last], Self.normalized(Self.combined(basis, ritz.vectors[last])))
      }
      if isFull {
        // Keeps the best directions found and goes on from there.
        let kept = max(1, min(capacity / 4, 24))
        let chosen = (basis.count - kept..<basis.count)
        let vectors = chosen.map { Self.combined(basis, ritz.vectors[$0]) }
        projected = [Double](repeating: 0, count: capacity * capacity)
        for (place, index) in chosen.enumerated() { projected[place * capacity + place] = ritz.values[index] }
        basis = vectors
      }
      basis.append(next.map { $0 / rest })
    }
    return nil
  }

  private static func corner(_ matrix: [Double], of width: Int, size: Int) -> SymmetricEigen? {
    var corner: [Double] = []
    for row in 0..<size { corner += matrix[row * width..<row * width + size] }
    return SymmetricEigen(corner, dimension: size)
  }

  /// Takes from a vector what it has in common with the basis, and says how much that was.
  private static func orthogonalize(_ vector: inout [Double], against basis: [[Double]]) -> [Double] {
    basis.map { direction in
      vector.withUnsafeMutableBufferPointer { vector in
        direction.withUnsafeBufferPointer { direction in
          var overlap = 0.0
          for index in direction.indices { overlap += direction[index] * vector[index] }
          for index in direction.indices { vector[index] -= overlap * direction[index] }
          return overlap
        }
      }
    }
  }

  private static func combined(_ basis: [[Double]], _ factors: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: basis[0].count)
    for (direction, factor) in zip(basis, factors) {
      for index in sum.indices { sum[index] += factor * direction[index] }
    }
    return sum
  }

  private static func normalized(_ vector: [Double]) -> [Double] {
    let length = TrainingStep.norm(of: vector)
    return vector.map { $0 / length }
  }
}
