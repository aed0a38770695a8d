// The Hessian of a cost at one point, as products with vectors: computed as a matrix only on demand.

/// The second derivatives of C over all samples at some parameters, by the parameters that are not held still.
///
/// A parameter that is held still counts as if C did not depend on it: its row and column are 0, and no direction of
/// curvature leads along it.
package struct Hessian: Equatable, Sendable {
  private enum Source: Equatable, Sendable {
    case network(NetworkCurvature)
    case formula(Formula, at: [Double])
  }

  private let source: Source
  /// What is added to the second derivative by each weight.
  private let l2: Double
  private let weightCount: Int
  /// The numbers of the parameters that are held still.
  let frozen: [Int]
  /// How many parameters there are.
  package let dimension: Int

  /// - Parameters:
  ///   - objective: the cost whose second derivatives are wanted.
  ///   - parameters: where, in parameter order.
  ///   - frozen: the numbers of the parameters that are held still.
  package init(of objective: Objective, at parameters: [Double], frozen: [Int] = []) {
    precondition(parameters.count == objective.parameterCount, "one value a parameter")
    dimension = parameters.count
    self.frozen = frozen
    switch objective {
    case .network(let cost):
      source = .network(NetworkCurvature(of: cost.network, at: parameters, data: cost.data, loss: cost.loss))
      l2 = cost.regularization.l2
      weightCount = cost.network.weightCount
    case .formula(let formula):
      source = .formula(formula, at: parameters)
      l2 = 0
      weightCount = 0
    }
  }

  /// H v: how ∇C changes along v, exactly.
  ///
  /// - Parameter direction: v, in parameter order.
  /// - Complexity: that of a few gradients.
  package func product(with direction: [Double]) -> [Double] {
    var direction = direction
    for index in frozen { direction[index] = 0 }
    var product: [Double]
    switch source {
    case .network(let curvature): product = curvature.product(with: direction)
    case .formula(let formula, let parameters): product = formula.hessianProduct(at: parameters, with: direction)
    }
    if l2 != 0 {
      for index in 0..<weightCount { product[index] += l2 * direction[index] }
    }
    for index in frozen { product[index] = 0 }
    return product
  }

  /// The whole matrix, row by row, `dimension` × `dimension` and exactly symmetric.
  ///
  /// - Complexity: a product for each parameter.
  package var matrix: [Double] { Self.matrix(by: product, dimension: dimension) }

  /// The same of products computed by a closure.
  static func matrix(by product: ([Double]) -> [Double], dimension: Int) -> [Double] {
    var matrix = [Double](repeating: 0, count: dimension * dimension)
    var unit = [Double](repeating: 0, count: dimension)
    for column in 0..<dimension {
      unit[column] = 1
      let products = product(unit)
      unit[column] = 0
      for row in 0..<dimension { matrix[row * dimension + column] = products[row] }
    }
    for row in 0..<dimension {
      for column in 0..<row {
        let mean = (matrix[row * dimension + column] + matrix[column * dimension + row]) / 2
        matrix[row * dimension + column] = mean
        matrix[column * dimension + row] = mean
      }
    }
    return matrix
  }
}
