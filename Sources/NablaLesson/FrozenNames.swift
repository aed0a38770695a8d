// The words for parameters that are held still: their names, or all weights or biases in one word.

import NablaCore

extension ParameterNames {
  /// The numbers of the parameters that a word holds still: a parameter's name, `weights` or `biases`; nil for any other.
  package func indices(frozenBy word: String) -> [Int]? {
    switch word {
    case "weights": return Array(0..<weightCount)
    case "biases": return Array(weightCount..<weightCount + biasCount)
    default: return index(of: word).map { [$0] }
    }
  }

  /// The words that hold exactly these parameters still: `biases`, or names in the order in which they are listed.
  ///
  /// - Parameter frozen: the parameters' numbers.
  package func words(freezing frozen: [Int]) -> [String] {
    let held = Set(frozen)
    let weights = Set(0..<weightCount)
    let biases = Set(weightCount..<weightCount + biasCount)
    var words: [String] = []
    var rest = held
    if weightCount > 1, weights.isSubset(of: held) {
      words.append("weights")
      rest.subtract(weights)
    }
    let holdsBiases = biasCount > 1 && biases.isSubset(of: held)
    if holdsBiases { rest.subtract(biases) }
    words += order.filter(rest.contains).map(name)
    if holdsBiases { words.append("biases") }
    return words
  }
}
