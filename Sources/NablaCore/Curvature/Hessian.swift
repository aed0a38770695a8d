// The Hessian of a cost at one point, as products with vectors: computed as a matrix only on demand.

/// The second derivatives of C over all samples at some parameters.
package struct Hessian: Equatable, Sendable {
  private enum Source: Equatable, Sendable {
    case network(NetworkCurvature)
    case formula(Formula, at: [Double])
  }

  private let source: Source
  /// How many parameters there are.
  package let dimension: Int

  /// - Parameters:
  ///   - objective: the cost whose second derivatives are wanted.
  ///   - parameters: where, in parameter order.
  package init(of objective: Objective, at parameters: [Double]) {
    precondition(parameters.count == objective.parameterCount, "one value a parameter")
    dimension = parameters.count
    switch objective {
    case .network(let cost):
      source = .network(NetworkCurvature(of: cost.network, at: parameters, data: cost.data, loss: cost.loss))
    case .formula(let formula): source = .formula(formula, at: parameters)
    }
  }

  /// H v: how ∇C changes along v, exactly.
  ///
  /// - Parameter direction: v, in parameter order.
  /// - Complexity: that of a few gradients.
  package func product(with direction: [Double]) -> [Double] {
    switch source {
    case .network(let curvature): return curvature.product(with: direction)
    case .formula(let formula, let parameters): return formula.hessianProduct(at: parameters, with: direction)
    }
  }

  /// The whole matrix, row by row, `dimension` × `dimension` and exactly symmetric.
  ///
  /// - Complexity: a product for each parameter.
  package var matrix: [Double] { matrix(by: product) }

  /// The same, with the products computed by a closure.
  func matrix(by product: ([Double]) -> [Double]) -> [Double] {
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
