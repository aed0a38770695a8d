// Figures as they are printed: a number agrees with them to half a unit of their last digit.

import NablaCore

/// Whether a number, rounded, is the quoted one: "0.0285", "7.3e-6", "2,000".
func isQuoted(_ number: Double, as quote: String) -> Bool {
  let parts = quote.split(separator: "e")
  let digits = parts[0]
  let decimals = digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  guard let value = Double(quote) else { return false }
  let unit = power(10, Double(exponent - decimals))
  return abs(number - value) <= 0.5 * unit * (1 + 1e-9)
}

/// The first of these figures that a run does not show; nil where it shows all.
func firstMiss(_ figures: [(step: Int, quote: String)], of value: (Int) -> Double) -> String? {
  for figure in figures where !isQuoted(value(figure.step), as: figure.quote) {
    return "step \(figure.step): \(value(figure.step)) instead of \(figure.quote)"
  }
  return nil
}

/// The eigenvalues of the Hessian over two parameters, by central differences of the gradient, smaller first.
func curvatures(of objective: Objective, at parameters: [Double]) -> [Double] {
  let h = 1e-5
  func column(_ index: Int) -> [Double] {
    var above = parameters
    var below = parameters
    above[index] += h
    below[index] -= h
    let high = objective.costAndGradient(at: above).gradient
    let low = objective.costAndGradient(at: below).gradient
    return zip(high, low).map { ($0 - $1) / (2 * h) }
  }
  let first = column(0)
  let second = column(1)
  let mean = (first[0] + second[1]) / 2
  let half = (first[0] - second[1]) / 2
  let mixed = (first[1] + second[0]) / 2
  let radius = (half * half + mixed * mixed).squareRoot()
  return [mean - radius, mean + radius]
}
