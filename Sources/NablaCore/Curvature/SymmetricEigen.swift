// All eigenvalues and eigenvectors of a small symmetric matrix: Householder's reduction to three diagonals, then
// implicit QL. Source: Golub, Van Loan, Matrix Computations (2013), sections 8.3.1 and 8.3.3.

/// A symmetric matrix taken apart into its principal directions.
package struct SymmetricEigen: Equatable, Sendable {
  /// Ascending.
  package let values: [Double]
  /// Eigenvectors of length 1, one for each value.
  package let vectors: [[Double]]

  /// - Parameters:
  ///   - matrix: row by row, `dimension` × `dimension`, symmetric and finite.
  ///   - dimension: how many rows and columns the matrix has.
  /// - Returns: nil where it is not finite, or where the iteration does not end, which has not been seen.
  /// - Complexity: O(*n*³).
  package init?(_ matrix: [Double], dimension: Int) {
    precondition(matrix.count == dimension * dimension && dimension > 0, "a square matrix")
    let size = matrix.reduce(0) { max($0, abs($1)) }
    guard matrix.allSatisfy(\.isFinite) else { return nil }
    // Brought to size 1, so that no square overflows or vanishes.
    let scale = size > 0 ? size : 1
    var reduction = Tridiagonal(matrix.map { $0 / scale }, dimension: dimension)
    guard reduction.iterate() else { return nil }
    let order = (0..<dimension).sorted { reduction.diagonal[$0] < reduction.diagonal[$1] }
    values = order.map { reduction.diagonal[$0] * scale }
    vectors = order.map { Array(reduction.basis[$0 * dimension..<($0 + 1) * dimension]) }
  }
}

/// A matrix A = Q T Qᵀ of three diagonals, on its way to a single one.
private struct Tridiagonal {
  let dimension: Int
  var diagonal: [Double]
  /// What couples i and i + 1; the last is 0.
  var coupling: [Double]
  /// Qᵀ: the basis vectors row by row.
  var basis: [Double]

  /// Householder's reduction.
  init(_ matrix: [Double], dimension n: Int) {
    dimension = n
    var a = matrix
    diagonal = Array(repeating: 0, count: n)
    coupling = Array(repeating: 0, count: n)
    basis = Array(repeating: 0, count: n * n)
    for index in 0..<n { basis[index * n + index] = 1 }
    for k in 0..<max(0, n - 2) {
      var v = (k + 1..<n).map { a[$0 * n + k] }
      let length = Self.length(v)
      coupling[k] = v[0]
      // Nothing to reflect where the column is in form already.
      guard Self.length(Array(v.dropFirst())) > 0 else { continue }
      let image = v[0] > 0 ? -length : length
      v[0] -= image
      let norm = Self.length(v)
      for index in v.indices { v[index] /= norm }
      coupling[k] = image
      Self.reflect(&a, along: v, from: k + 1, dimension: n)
      // Q ← Q H: the same on the rows of Qᵀ.
      var sums = [Double](repeating: 0, count: n)
      for (offset, factor) in v.enumerated() {
        let row = (k + 1 + offset) * n
        for column in 0..<n { sums[column] += factor * basis[row + column] }
      }
      for (offset, factor) in v.enumerated() {
        let row = (k + 1 + offset) * n
        for column in 0..<n { basis[row + column] -= 2 * factor * sums[column] }
      }
    }
    if n > 1 { coupling[n - 2] = a[(n - 1) * n + n - 2] }
    for index in 0..<n { diagonal[index] = a[index * n + index] }
  }

  /// A ← H A H for the reflection H = 1 − 2vvᵀ that acts from `first` on.
  private static func reflect(_ a: inout [Double], along v: [Double], from first: Int, dimension n: Int) {
    var p = [Double](repeating: 0, count: v.count)
    for row in v.indices {
      var sum = 0.0
      let start = (first + row) * n + first
      for column in v.indices { sum += a[start + column] * v[column] }
      p[row] = sum
    }
    var overlap = 0.0
    for index in v.indices { overlap += v[index] * p[index] }
    for index in v.indices { p[index] -= overlap * v[index] }
    for row in v.indices {
      let start = (first + row) * n + first
      for column in v.indices { a[start + column] -= 2 * (v[row] * p[column] + p[row] * v[column]) }
    }
  }

  /// Implicit QL with Wilkinson's shift, until every coupling is lost in rounding.
  mutating func iterate() -> Bool {
    for l in 0..<dimension {
      var rounds = 0
      while true {
        var end = l
        while end < dimension - 1 {
          let size = abs(diagonal[end]) + abs(diagonal[end + 1])
          if abs(coupling[end]) <= 0x1p-53 * size || abs(coupling[end]) < 1e-290 { break }
          end += 1
        }
        if end == l { break }
        rounds += 1
        guard rounds <= 100 else { return false }
        sweep(from: l, to: end)
      }
    }
    return true
  }

  private mutating func sweep(from l: Int, to end: Int) {
    let ratio = (diagonal[l + 1] - diagonal[l]) / (2 * coupling[l])
    let root = Self.hypotenuse(ratio, 1)
    var g = diagonal[end] - diagonal[l] + coupling[l] / (ratio + (ratio < 0 ? -root : root))
    var sine = 1.0
    var cosine = 1.0
    var shift = 0.0
    for i in stride(from: end - 1, through: l, by: -1) {
      let f = sine * coupling[i]
      let b = cosine * coupling[i]
      let r = Self.hypotenuse(f, g)
      coupling[i + 1] = r
      if r == 0 {
        diagonal[i + 1] -= shift
        coupling[end] = 0
        return
      }
      sine = f / r
      cosine = g / r
      g = diagonal[i + 1] - shift
      let t = (diagonal[i] - g) * sine + 2 * cosine * b
      shift = sine * t
      diagonal[i + 1] = g + shift
      g = cosine * t - b
      rotate(i, sine: sine, cosine: cosine)
    }
    diagonal[l] -= shift
    coupling[l] = g
    coupling[end] = 0
  }

  /// Turns the basis vectors i and i + 1 into each other.
  private mutating func rotate(_ i: Int, sine: Double, cosine: Double) {
    let n = dimension
    basis.withUnsafeMutableBufferPointer { basis in
      let low = basis.baseAddress! + i * n
      let high = low + n
      for k in 0..<n {
        let upper = high[k]
        high[k] = sine * low[k] + cosine * upper
        low[k] = cosine * low[k] - sine * upper
      }
    }
  }

  private static func length(_ v: [Double]) -> Double { TrainingStep.norm(of: v) }

  private static func hypotenuse(_ a: Double, _ b: Double) -> Double {
    let large = max(abs(a), abs(b))
    guard large > 0 else { return 0 }
    let share = min(abs(a), abs(b)) / large
    return large * (1 + share * share).squareRoot()
  }
}
