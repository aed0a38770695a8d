// The activations in Python, each beside its slope, with all the digits that nabla keeps.

import NablaCore
import NablaWords

/// How an activation is called in a printed program.
struct PythonActivation {
  /// f; a function of the library's or our own. Nil for z itself.
  let name: String?
  /// f′ in NumPy; nil where it is 1 or 0 everywhere.
  let slope: String?
  /// Our own functions among them, with what they call.
  let functions: [[String]]

  init(_ activation: Activation, _ framework: Framework, _ comment: (ProgramLabel) -> String) {
    switch framework {
    case .numpy: self.init(numpy: activation, comment)
    case .pytorch: self.init(torch: activation)
    }
  }

  private init(name: String?, slope: String?, functions: [[String]]) {
    self.name = name
    self.slope = slope
    self.functions = functions
  }

  /// f(z) as an expression.
  func value(_ z: String) -> String { name.map { "\($0)(\(z))" } ?? z }

  static let sigmoid = ["def sigmoid(z):", "    return 1 / (1 + np.exp(-z))"]

  private static func function(_ name: String, _ result: String, _ comment: String = "") -> [String] {
    ["def \(name)(z):" + (comment.isEmpty ? "" : "  # " + comment), "    return \(result)"]
  }

  private init(numpy activation: Activation, _ comment: (ProgramLabel) -> String) {
    let function = Self.function
    switch activation {
    case .sigmoid:
      self.init(
        name: "sigmoid", slope: "sigmoid_slope",
        functions: [Self.sigmoid, function("sigmoid_slope", "sigmoid(z) * sigmoid(-z)", comment(.sameAs("a (1 - a)")))])
    case .tanh:
      self.init(
        name: "np.tanh", slope: "tanh_slope",
        functions: [function("tanh_slope", "1 / np.cosh(z) ** 2", comment(.sameAs("1 - a ** 2")))])
    case .relu:
      self.init(
        name: "relu", slope: "relu_slope",
        functions: [
          function("relu", "np.maximum(z, 0)", ""), function("relu_slope", "np.where(z > 0, 1.0, 0.0)", ""),
        ])
    case .leakyRelu:
      self.init(
        name: "leaky_relu", slope: "leaky_relu_slope",
        functions: [
          function("leaky_relu", "np.where(z > 0, z, 0.01 * z)", ""),
          function("leaky_relu_slope", "np.where(z > 0, 1.0, 0.01)", ""),
        ])
    case .elu:
      self.init(
        name: "elu", slope: "elu_slope",
        functions: [
          function("elu", "np.where(z > 0, z, np.expm1(np.minimum(z, 0)))", ""),
          function("elu_slope", "np.exp(np.minimum(z, 0))", ""),
        ])
    case .softplus:
      self.init(
        name: "softplus", slope: "sigmoid",
        functions: [function("softplus", "np.logaddexp(0, z)", comment(.sameAs("ln(1 + exp(z))"))), Self.sigmoid])
    case .sine: self.init(name: "np.sin", slope: "np.cos", functions: [])
    case .identity: self.init(name: nil, slope: nil, functions: [])
    case .softmax:
      self.init(
        name: "softmax", slope: nil,
        functions: [
          [
            "def softmax(z):", "    e = np.exp(z - z.max(axis=1, keepdims=True))",
            "    return e / e.sum(axis=1, keepdims=True)",
          ]
        ])
    case .step:
      self.init(name: "step_function", slope: nil, functions: [function("step_function", "np.heaviside(z, 1.0)", "")])
    }
  }

  private init(torch activation: Activation) {
    let name: String?
    var functions: [[String]] = []
    switch activation {
    case .sigmoid: name = "torch.sigmoid"
    case .tanh: name = "torch.tanh"
    case .relu: name = "torch.relu"
    case .leakyRelu: name = "F.leaky_relu"
    case .elu: name = "F.elu"
    case .softplus:
      name = "softplus"
      // Its own goes straight from z = 20 on.
      functions = [Self.function("softplus", "F.softplus(z, threshold=50)")]
    case .sine: name = "torch.sin"
    case .softmax:
      name = "softmax"
      functions = [["def softmax(z):", "    return torch.softmax(z, dim=1)"]]
    case .identity: name = nil
    case .step:
      name = "step_function"
      // Autograd has to find a way, and a slope of 0 on it.
      functions = [Self.function("step_function", "(z >= 0).double() + 0 * z")]
    }
    self.init(name: name, slope: nil, functions: functions)
  }
}
