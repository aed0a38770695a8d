// The steepest and the least bend of the cost at a point: the ends of the Hessian's spectrum.

/// An eigenvalue λ of the Hessian with its direction.
package struct PrincipalCurvature: Equatable, Sendable {
  /// λ: how fast the slope along `direction` changes.
  package let value: Double
  /// The eigenvector in parameter order, of length 1; its largest part is positive.
  package let direction: [Double]

  init(value: Double, direction: [Double]) {
    self.value = value
    let largest = direction.max { abs($0) < abs($1) } ?? 0
    self.direction = largest < 0 ? direction.map { -$0 } : direction
  }
}

/// The two ends of the Hessian's spectrum.
package struct CurvatureRange: Equatable, Sendable {
  /// The algebraically smallest eigenvalue.
  package let least: PrincipalCurvature
  /// The algebraically largest one.
  package let greatest: PrincipalCurvature
}

extension Hessian {
  /// Up to this many parameters the whole matrix is taken apart; beyond, Lanczos finds the ends.
  package static let mostDense = 200
  /// An eigenvalue below this part of the other end's size cannot be told from 0 by Doubles, and counts as 0.
  private static let rounding = 1e-12

  /// The algebraically largest eigenvalue λ with its direction, to 10⁻⁶ of λ.
  ///
  /// - Returns: nil where the Hessian is not finite, or the search did not end.
  package var greatestCurvature: PrincipalCurvature? { greatestCurvature { false } }

  /// The same, given up as soon as `isStopped`, which is asked before every product, says yes: then nil.
  package func greatestCurvature(unless isStopped: @escaping () -> Bool) -> PrincipalCurvature? {
    let free = freeDimension
    if free <= Self.mostDense { return range(unless: isStopped)?.greatest }
    guard let end = Lanczos(dimension: free, product: product(unless: isStopped)).greatest() else { return nil }
    // A value next to 0 needs the other end to be judged by.
    if end.value > 0 { return PrincipalCurvature(value: end.value, direction: widened(end.vector)) }
    return range(unless: isStopped)?.greatest
  }

  /// λ, the algebraically largest eigenvalue; nil where `greatestCurvature` is.
  package var sharpness: Double? { greatestCurvature?.value }

  /// Both ends of the spectrum; nil where the Hessian is not finite, a search did not end, or everything is held still.
  package var range: CurvatureRange? { range { false } }

  private func range(unless isStopped: @escaping () -> Bool) -> CurvatureRange? {
    let product = product(unless: isStopped)
    let free = freeDimension
    guard free > 0 else { return nil }
    if free <= Self.mostDense {
      guard let eigen = SymmetricEigen(Self.matrix(by: product, dimension: free), dimension: free) else { return nil }
      let last = free - 1
      return Self.range(
        (eigen.values[0], widened(eigen.vectors[0])), (eigen.values[last], widened(eigen.vectors[last])))
    }
    let negated = Lanczos(dimension: free) { product($0).map { -$0 } }
    guard let greatest = Lanczos(dimension: free, product: product).greatest(),
      let least = negated.greatest()
    else { return nil }
    return Self.range((-least.value, widened(least.vector)), (greatest.value, widened(greatest.vector)))
  }

  /// How many parameters are not held still.
  private var freeDimension: Int { dimension - frozen.count }

  /// A direction among all parameters from one among those that are not held still.
  private func widened(_ direction: [Double]) -> [Double] {
    guard !frozen.isEmpty else { return direction }
    var result = [Double](repeating: 0, count: dimension)
    for (index, value) in zip(freeParameters, direction) { result[index] = value }
    return result
  }

  private var freeParameters: [Int] {
    let frozen = Set(frozen)
    return (0..<dimension).filter { !frozen.contains($0) }
  }

  /// Products among the parameters that are not held still; no numbers any more once the search is to stop, which every
  /// search takes for its end.
  private func product(unless isStopped: @escaping () -> Bool) -> ([Double]) -> [Double] {
    guard !frozen.isEmpty else {
      return { isStopped() ? Array(repeating: .nan, count: self.dimension) : self.product(with: $0) }
    }
    let free = freeParameters
    return { direction in
      if isStopped() { return Array(repeating: .nan, count: free.count) }
      let product = self.product(with: self.widened(direction))
      return free.map { product[$0] }
    }
  }

  private static func range(
    _ least: (value: Double, vector: [Double]), _ greatest: (value: Double, vector: [Double])
  ) -> CurvatureRange {
    let noise = rounding * max(abs(least.value), abs(greatest.value))
    return CurvatureRange(
      least: PrincipalCurvature(value: abs(least.value) <= noise ? 0 : least.value, direction: least.vector),
      greatest: PrincipalCurvature(
        value: abs(greatest.value) <= noise ? 0 : greatest.value, direction: greatest.vector))
  }
}
