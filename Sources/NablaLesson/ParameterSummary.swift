// The names of all parameters in a few characters.

import NablaCore

extension ParameterNames {
  /// `w1…w6, b1…b3`.
  package var summary: String {
    func list(_ letter: String, _ count: Int) -> String? {
      count == 0 ? nil : (count == 1 ? "\(letter)1" : "\(letter)1…\(letter)\(count)")
    }
    return [list("w", weightCount), list("b", biasCount)].compactMap { $0 }.joined(separator: ", ")
  }
}
