// What is added to a copy of the sources, to count the files that one more of a kind takes. A row is added here, and to the
// table in the article on architecture.

import NablaCore

/// One more of a kind of thing, complete.
struct OneMore {
  /// What it is one more of, as the article calls it.
  let thing: String
  /// How many files of `Sources` it may take.
  let mostFiles: Int
  /// The new case, as switches name it.
  let word: String
  /// The cases that are there already: a switch over them names one of them at least.
  let others: [String]
  /// What makes the case known, before anything is done for it.
  let cases: [Insertion]
  /// What is done for it in files that are there already.
  let rows: [Insertion]
  /// The file of its own: where it lies, below `Sources`, and what stands in it.
  let path: String
  let text: String

  /// Lines that are added to a file.
  struct Insertion {
    /// Below `Sources`.
    let path: String
    /// The line behind which they stand; it is there once.
    let line: String
    let added: String
  }

  /// The files that are touched.
  var files: Set<String> { Set((cases + rows).map(\.path) + [path]) }

  static let all = [activation, loss, optimizer]
}

extension OneMore {
  private static func insertion(_ path: String, _ line: String, _ added: String) -> Insertion {
    Insertion(path: path, line: line, added: added)
  }

  // MARK: An activation that the kernels do not know

  private static let activations = "NablaCore/Activations/Activation.swift"

  static let activation = OneMore(
    thing: "activation", mostFiles: 2, word: "gaussian", others: Activation.allCases.map { "\($0)" },
    cases: [insertion(activations, "  case step", "  case gaussian")],
    rows: [
      insertion(activations, "    case .step: return StepFunction.self", "    case .gaussian: return Gaussian.self"),
      insertion(
        activations, "    case .step: return StepFunction.value(at: z)",
        "    case .gaussian: return Gaussian.value(at: z)"),
      insertion(
        activations, "    case .step: return StepFunction.slope(at: z)",
        "    case .gaussian: return Gaussian.slope(at: z)"),
    ],
    path: "NablaCore/Activations/Gaussian.swift",
    text: """
      /// exp(−z²).
      enum Gaussian: ActivationRule {
        static let symbol = "gaussian"
        static let shape = ActivationShape.curved
        static let bounds: ClosedRange<Double>? = 0...1
        static let greatestSlope = 0.85776388496070679
        static let flatEnd: NeuronReport.Condition? = .saturated
        static let slopeForm = SlopeForm.ofInput
        static let kernelNumber: Int32? = nil

        static func value(at z: Double) -> Double { exponential(-z * z) }
        static func slope(at z: Double) -> Double { -2 * z * value(at: z) }
        static func curvature(at z: Double) -> Double { (4 * z * z - 2) * value(at: z) }

        static let numpy = NumPyActivation(
          name: "gaussian", slope: .function("gaussian_slope"),
          definitions: [
            PythonDefinition("gaussian", "np.exp(-z * z)"),
            PythonDefinition("gaussian_slope", "-2 * z * np.exp(-z * z)"),
          ])
        static let torch = TorchActivation(
          name: "gaussian", definitions: [PythonDefinition("gaussian", "torch.exp(-z * z)")])
      }
      """)

  // MARK: A loss that the kernels do not know

  private static let losses = "NablaCore/Losses/Loss.swift"

  static let loss = OneMore(
    thing: "loss", mostFiles: 2, word: "logCosh", others: Loss.allCases.map { "\($0)" },
    cases: [insertion(losses, "  case mae", "  case logCosh = \"log-cosh\"")],
    rows: [
      insertion(losses, "    case .mae: return AbsoluteError.self", "    case .logCosh: return LogCosh.self"),
      insertion(
        losses, "    case .mae: return AbsoluteError.value(output: a, target: y)",
        "    case .logCosh: return LogCosh.value(output: a, target: y)"),
      insertion(
        losses, "    case .mae: return AbsoluteError.slope(output: a, target: y)",
        "    case .logCosh: return LogCosh.slope(output: a, target: y)"),
    ],
    path: "NablaCore/Losses/LogCosh.swift",
    text: """
      /// ln cosh(y − a).
      enum LogCosh: LossRule {
        static let slopeByError: Double? = nil
        static let isStraight = false
        static let abbreviation = "log-cosh"
        static let sign = "lc"
        static let slopeReason: SlopeReason? = nil
        static let kernelNumber: Int32? = nil

        static func value(output a: Double, target y: Double) -> Double {
          let e = abs(y - a)
          return e + logarithmOfOnePlus(exponential(-2 * e)) - naturalLogarithm(2)
        }

        static func slope(output a: Double, target y: Double) -> Double { hyperbolicTangent(a - y) }

        static func curvature(output a: Double, target y: Double) -> Double {
          1 - hyperbolicTangent(a - y) * hyperbolicTangent(a - y)
        }

        static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss {
          OutputLoss(
            rule: "ln cosh(\\(targetName) - \\(node))",
            numbers: [.text("ln cosh("), .number(y), .text(" - "), .enclosed(a), .text(")")],
            value: value(output: a, target: y))
        }

        static func writtenSlope(
          node: String, targetName: String, a: Double, y: Double, z: Double?
        ) -> (rule: String, numbers: [Equation.Piece]) {
          ("tanh(\\(node) - \\(targetName))", [.text("tanh("), .number(a), .text(" - "), .enclosed(y), .text(")")])
        }

        static func program(_ names: LossNames) -> LossProgram {
          LossProgram(
            value: [PythonLine("C = " + names.mean("\\(names.prefix).log(\\(names.prefix).cosh\\(names.error))"))],
            slope: [PythonLine("\\(names.outputSlope) = np.tanh\\(names.error) / \\(names.count)")])
        }
      }
      """)

  // MARK: An optimizer that neither the kernels nor PyTorch know

  private static let optimizers = "NablaCore/Optimizers/Optimizer.swift"

  static let optimizer = OneMore(
    thing: "optimizer", mostFiles: 2, word: "signDescent", others: Optimizer.Name.allCases.map { "\($0)" },
    cases: [
      insertion(optimizers, "  case perceptron(Perceptron)", "  case signDescent(SignDescent)"),
      insertion(
        optimizers, "    case momentum, nesterov, adagrad, rmsprop, adam, perceptron",
        "    case signDescent = \"sign-descent\""),
    ],
    rows: [
      insertion(optimizers, "    case .perceptron: return .perceptron", "    case .signDescent: return .signDescent"),
      insertion(
        optimizers, "    case .perceptron(let rule): return rule", "    case .signDescent(let rule): return rule"),
      insertion(
        optimizers, "    case .perceptron: return Perceptron.self",
        "    case .signDescent: return SignDescent.self"),
    ],
    path: "NablaCore/Optimizers/SignDescent.swift",
    text: """
      import CKernels

      /// Moves by η against the sign of each slope.
      package struct SignDescent: UpdateRule {
        static let name = Optimizer.Name.signDescent
        static let title = OptimizerTitle.proper("SignSGD")
        static let movement = Movement.againstSlope
        static let formulas = ["w ← w - η · sgn(∂C/∂w)"]
        static let program = UpdateProgram(lines: ["p -= eta * np.sign(dp)"], torch: nil)

        var optimizer: Optimizer { .signDescent(self) }
        var kernelRule: KernelRule? { nil }

        mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
          gradient.map { $0 == 0 ? 0 : $0 < 0 ? learningRate : -learningRate }
        }

        func equations(after: Self, _ worker: UpdateWorker) -> [Equation] {
          worker.plain(symbol: "sgn(\\(worker.slope))", value: worker.gradient < 0 ? -1 : worker.gradient > 0 ? 1 : 0)
        }
      }
      """)
}
