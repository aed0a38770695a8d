import Testing

@testable import NablaCore

@Suite struct `Eigenvalues of a symmetric matrix` {
  /// What must hold for every matrix: A v = λ v, and vectors of length 1 at right angles.
  private func check(_ matrix: [Double], _ n: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let eigen = try #require(SymmetricEigen(matrix, dimension: n), sourceLocation: sourceLocation)
    let size = matrix.reduce(1e-300) { max($0, abs($1)) }
    #expect(eigen.values == eigen.values.sorted(), sourceLocation: sourceLocation)
    for (index, vector) in eigen.vectors.enumerated() {
      for row in 0..<n {
        var sum = 0.0
        for column in 0..<n { sum += matrix[row * n + column] * vector[column] }
        #expect(
          abs(sum - eigen.values[index] * vector[row]) < 1e-13 * size * Double(n), sourceLocation: sourceLocation)
      }
      for (other, second) in eigen.vectors.enumerated() where other >= index {
        let product = zip(vector, second).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (other == index ? 1 : 0)) < 1e-13 * Double(n), sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 7, 20, 41])
  func `a random matrix is taken apart`(n: Int) throws {
    var random = RandomSource(seed: UInt64(n))
    var matrix = [Double](repeating: 0, count: n * n)
    for row in 0..<n {
      for column in 0...row {
        matrix[row * n + column] = random.normal()
        matrix[column * n + row] = matrix[row * n + column]
      }
    }
    try check(matrix, n)
    // Very large and very small ones too.
    try check(matrix.map { $0 * 1e200 }, n)
    let small = try #require(SymmetricEigen(matrix.map { $0 * 1e-200 }, dimension: n))
    let plain = try #require(SymmetricEigen(matrix, dimension: n))
    for (one, other) in zip(small.values, plain.values) { #expect(abs(one * 1e200 - other) < 1e-12) }
  }

  /// A chain of springs: 2 − 2 cos(kπ ∕ (n + 1)).
  @Test func `a chain has the eigenvalues of the textbook`() throws {
    let n = 12
    var matrix = [Double](repeating: 0, count: n * n)
    for index in 0..<n {
      matrix[index * n + index] = 2
      if index > 0 {
        matrix[index * n + index - 1] = -1
        matrix[(index - 1) * n + index] = -1
      }
    }
    let eigen = try #require(SymmetricEigen(matrix, dimension: n))
    for k in 1...n {
      #expect(abs(eigen.values[k - 1] - (2 - 2 * cosineOf(Double(k) * .pi / Double(n + 1)))) < 1e-13)
    }
  }

  @Test func `equal eigenvalues, zeros and graded sizes are no obstacle`() throws {
    try check([3, 0, 0, 0, 3, 0, 0, 0, 3], 3)
    try check([0, 0, 0, 0], 2)
    try check([1, 1, 1, 1, 1, 1, 1, 1, 1], 3)
    try check([1e12, 1e3, 1, 1e3, 1, 1e-3, 1, 1e-3, 1e-9], 3)
    // Ones everywhere: n once, and 0 otherwise.
    let ones = try #require(SymmetricEigen(Array(repeating: 1, count: 25), dimension: 5))
    #expect(abs(ones.values[4] - 5) < 1e-14)
    #expect(ones.values.dropLast().allSatisfy { abs($0) < 1e-14 })
  }

  @Test func `what is not finite has none`() {
    #expect(SymmetricEigen([.nan], dimension: 1) == nil)
    #expect(SymmetricEigen([1, .infinity, .infinity, 1], dimension: 2) == nil)
  }
}

@Suite struct `The ends of a large spectrum` {
  private func greatest(_ diagonal: [Double]) throws -> Double {
    // Turned out of the axes by reflections, so that no vector of the basis is an eigenvector by chance.
    var random = RandomSource(seed: 77)
    let mirrors = (0..<3).map { _ in
      let v = diagonal.map { _ in random.normal() }
      let length = TrainingStep.norm(of: v)
      return v.map { $0 / length }
    }
    func reflected(_ x: [Double], _ mirror: [Double]) -> [Double] {
      let overlap = zip(x, mirror).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(x, mirror).map { $0 - 2 * overlap * $1 }
    }
    let search = Lanczos(dimension: diagonal.count) { x in
      let turned = mirrors.reduce(x, reflected)
      return mirrors.reversed().reduce(zip(turned, diagonal).map(*), reflected)
    }
    let end = try #require(search.greatest())
    #expect(abs(TrainingStep.norm(of: end.vector) - 1) < 1e-12)
    let image = search.product(end.vector)
    let residual = zip(image, end.vector).map { $0 - end.value * $1 }
    #expect(TrainingStep.norm(of: residual) <= 1e-6 * abs(end.value) + 1e-12)
    return end.value
  }

  @Test func `the algebraically greatest is found where another is greater in size`() throws {
    let spread = (0..<300).map { -50 + Double($0) * 0.17 }
    #expect(try abs(greatest(spread) - spread[299]) < 1e-7)
    #expect(try abs(greatest(spread.map { $0 - 100 }) - (spread[299] - 100)) < 1e-6)
  }

  @Test func `equal and crowded greatest values are found`() throws {
    let equal = (0..<260).map { $0 < 40 ? 3.0 : Double($0 % 7) * 0.3 - 1 }
    #expect(try abs(greatest(equal) - 3) < 1e-9)
    let crowded = (0..<250).map { 1 - Double($0) * 1e-5 }
    #expect(try abs(greatest(crowded) - 1) < 1e-6)
    let lonely = (0..<400).map { $0 == 17 ? 1e-4 : -Double($0) }
    #expect(try abs(greatest(lonely) - 1e-4) < 1e-10)
  }

  @Test func `nothing but zeros has zero`() throws {
    #expect(try greatest(Array(repeating: 0, count: 220)) == 0)
    #expect(Lanczos(dimension: 210) { $0.map { _ in .nan } }.greatest() == nil)
  }

  @Test(arguments: [[2, 3, 1], [2, 14, 14, 1]])
  func `a search that is stopped has no result, and makes no product more`(sizes: [Int]) throws {
    let net = network(sizes, sizes.dropFirst().map { _ in .tanh })
    let data = Generator.moons.dataset(samples: 5, noise: 0.1)
    let objective = Objective(.samples(data), settings: Settings(network: net))
    let hessian = Hessian(of: objective, at: Initialization(.xavier, seed: 2).parameters(for: net))
    var asked = 0
    let stopped = hessian.greatestCurvature {
      asked += 1
      return asked > 4
    }
    #expect(stopped == nil)
    #expect(asked <= max(12, net.parameterCount + 1))
    #expect(hessian.greatestCurvature { false } == hessian.greatestCurvature)
    #expect(hessian.greatestCurvature != nil)
  }

  /// 2-14-14-1 has 267 parameters: Lanczos against the whole matrix.
  @Test func `both ways agree on a network too large for the dense one`() throws {
    let net = network([2, 14, 14, 1], [.tanh, .sigmoid, .identity])
    var random = RandomSource(seed: 8)
    let parameters = (0..<net.parameterCount).map { _ in random.normal() * 0.6 }
    let data = samples((0..<5).map { _ in ([random.normal(), random.normal()], random.normal()) })
    let hessian = Hessian(
      of: Objective(.samples(data), settings: Settings(network: net, learningRate: 1)), at: parameters)
    #expect(hessian.dimension > Hessian.mostDense)
    let range = try #require(hessian.range)
    let dense = try #require(SymmetricEigen(hessian.matrix, dimension: hessian.dimension))
    #expect(abs(range.greatest.value - dense.values.last!) < 1e-7 * dense.values.last!)
    #expect(abs(range.least.value - dense.values[0]) < 1e-7 * abs(dense.values[0]))
    let overlap = zip(range.greatest.direction, dense.vectors.last!).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(abs(overlap) - 1) < 1e-6)
    #expect(hessian.sharpness == range.greatest.value)
  }
}
