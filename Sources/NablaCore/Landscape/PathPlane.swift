// The plane in which a run's path spreads most: the principal components of its points.
// Source: Pearson (1901), doi:10.1080/14786440109462720; on paths of training, Li et al. (2018), arXiv:1712.09913.

extension PlaneSlice {
  /// At most this many points of a path are used, evenly spread over it.
  package static let mostPathPoints = 64

  /// The plane of a path's two principal directions, through the parameters that the run has now.
  ///
  /// - Parameters:
  ///   - objective: the cost that the plane cuts through.
  ///   - origin: the parameters that the run has now.
  ///   - path: at least three points that do not all lie on one line.
  /// - Returns: nil where there are fewer than two directions to be told from rounding.
  /// - Complexity: O(*points*² · *parameters* + *points*³).
  package static func principal(_ objective: Objective, through origin: [Double], path: [[Double]]) -> PlaneSlice? {
    let points = pathPoints(path)
    guard points.count > 2, origin.count > 1, points.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
    let count = Double(points.count)
    let mean = origin.indices.map { index in points.reduce(0) { $0 + $1[index] / count } }
    let centred = points.map { point in point.indices.map { point[$0] - mean[$0] } }
    // The small matrix of all products of two points has the same eigenvalues as that of all products of two parameters.
    var gram = [Double](repeating: 0, count: points.count * points.count)
    for row in points.indices {
      for column in 0...row {
        var product = 0.0
        for index in origin.indices { product += centred[row][index] * centred[column][index] }
        gram[row * points.count + column] = product
        gram[column * points.count + row] = product
      }
    }
    guard let eigen = SymmetricEigen(gram, dimension: points.count) else { return nil }
    let whole = points.indices.reduce(0) { $0 + gram[$1 * points.count + $1] }
    let last = points.count - 1
    guard whole > 0, whole.isFinite, eigen.values[last - 1] > 1e-12 * eigen.values[last] else { return nil }
    func direction(_ number: Int) -> [Double] {
      var sum = [Double](repeating: 0, count: origin.count)
      for (factor, point) in zip(eigen.vectors[number], centred) {
        for index in sum.indices { sum[index] += factor * point[index] }
      }
      let length = TrainingStep.norm(of: sum)
      // A direction has no sign of its own: the run's start lies to the left and below of where it is now.
      let way = zip(sum, zip(origin, path[0])).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
      return sum.map { way < 0 ? -$0 / length : $0 / length }
    }
    return PlaneSlice(
      objective, through: origin, u: direction(last), v: direction(last - 1),
      kind: .principal(first: eigen.values[last] / whole, second: eigen.values[last - 1] / whole))
  }

  /// The first point of a path, its last, and some between.
  package static func pathPoints(_ path: [[Double]]) -> [[Double]] {
    guard path.count > mostPathPoints else { return path }
    return (0..<mostPathPoints).map { path[$0 * (path.count - 1) / (mostPathPoints - 1)] }
  }
}
