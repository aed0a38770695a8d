// The activations in Python, each beside its slope, as a program defines and calls them.

import NablaCore
import NablaWords

/// How an activation is called in a printed program.
struct PythonActivation {
  /// f; a function of the library's or our own. Nil for z itself.
  let name: String?
  /// f′ in NumPy.
  let slope: NumPyActivation.Slope
  /// Our own functions among them, with what they call.
  let functions: [[String]]

  init(_ activation: Activation, _ framework: Framework, _ comment: (ProgramLabel) -> String) {
    slope = activation.numpy.slope
    switch framework {
    case .numpy:
      name = activation.numpy.name
      functions = activation.numpy.definitions.map { $0.lines(comment) }
    case .pytorch:
      name = activation.torch.name
      functions = activation.torch.definitions.map { $0.lines(comment) }
    }
  }

  /// f(z) as an expression.
  func value(_ z: String) -> String { name.map { "\($0)(\(z))" } ?? z }
}

extension PythonDefinition {
  /// The function as it stands in a program.
  func lines(_ comment: (ProgramLabel) -> String) -> [String] {
    ["def \(name)(z):" + (shorter.map { "  # " + comment(.sameAs($0)) } ?? "")] + body.map { "    " + $0 }
  }
}
