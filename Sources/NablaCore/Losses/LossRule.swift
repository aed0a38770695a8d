// What has to be said of a loss, so that everything else can do with it.

/// What one loss is.
protocol LossRule {
  static func value(output a: Double, target y: Double) -> Double
  static func slope(output a: Double, target y: Double) -> Double
  static func curvature(output a: Double, target y: Double) -> Double

  /// The activation that the outputs have to have, with whose slope its own cancels to a − y; nil where they may have any.
  static var partner: Activation? { get }
  /// The loss of σ(z) and its slope by σ(z), from z; asked of losses whose partner is the sigmoid.
  static func value(sigmoidOf z: Double, target y: Double) -> Double
  static func slope(sigmoidOf z: Double, target y: Double) -> Double
  /// The loss from −ln a; asked of losses whose partner is the softmax.
  static func value(surprise: Double, target y: Double) -> Double

  /// How many times a − y the slope is, for an error whose digits are all known; nil where it is no multiple of it.
  static var slopeByError: Double? { get }
  static var isStraight: Bool { get }
  /// The loss of which it is a multiple; nil where it stands for itself.
  static var multipleOf: Loss? { get }
  static var abbreviation: String { get }
  /// As short as can be; where it is of the error e alone, that.
  static var sign: String { get }
  static var slopeReason: SlopeReason? { get }

  /// Its number in the kernels; nil where they do not know it, and the plain passes serve.
  static var kernelNumber: Int32? { get }

  /// The loss as written by hand.
  ///
  /// - Parameters:
  ///   - node: the output's name.
  ///   - targetName: y, or y1, y2, … where there are several outputs.
  ///   - a: the output.
  ///   - y: its target.
  ///   - z: where a is σ(z) with all its digits; nil where it was shortened, assumed, or is another function.
  static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss

  /// Its slope as written by hand, with the same parameters: the rule with names, and with numbers.
  static func writtenSlope(
    node: String, targetName: String, a: Double, y: Double, z: Double?
  ) -> (rule: String, numbers: [Equation.Piece])

  static func program(_ names: LossNames) -> LossProgram
}

extension LossRule {
  static var partner: Activation? { nil }
  static var multipleOf: Loss? { nil }

  static func value(sigmoidOf z: Double, target y: Double) -> Double { value(output: logistic(z), target: y) }
  static func slope(sigmoidOf z: Double, target y: Double) -> Double { slope(output: logistic(z), target: y) }
  static func value(surprise: Double, target y: Double) -> Double { value(output: exponential(-surprise), target: y) }
}

/// What there is to say of the slope of a loss.
package enum SlopeReason: Equatable, Sendable {
  /// It is in proportion to the error.
  case squared, halfSquared
  /// It is the same whatever the error.
  case absolute
  /// It grows without end the more wrong an output is: of one that says yes or no, and of a share.
  case logarithm, share
}

/// What the numbers of the output layer are called in Python.
package struct LossNames: Equatable, Sendable {
  /// Whether PyTorch is to find the slopes; else NumPy is used, and they are written out.
  package let isTorch: Bool
  package let a: String
  package let y: String
  package let z: String
  /// How many samples there are.
  package let count: String
  /// ∂C/∂a and ∂C/∂z.
  package let outputSlope: String
  package let inputSlope: String

  /// - Parameters:
  ///   - isTorch: whether PyTorch is used.
  ///   - layer: the number of the last layer, from 1.
  ///   - x: the name of the inputs.
  ///   - y: the name of the targets.
  package init(isTorch: Bool, layer: Int, x: String, y: String) {
    self.isTorch = isTorch
    self.y = y
    a = "a\(layer)"
    z = "z\(layer)"
    count = "len(\(x))"
    outputSlope = "da\(layer)"
    inputSlope = "dz\(layer)"
  }

  /// The name in front of the library's functions.
  var prefix: String { isTorch ? "torch" : "np" }

  var error: String { "(\(a) - \(y))" }

  /// The mean over the samples of the sum over the outputs.
  func mean(_ loss: String) -> String { "\(prefix).sum(\(loss)) / \(count)" }
}

/// A loss in Python.
package struct LossProgram: Equatable, Sendable {
  /// C.
  package let value: [PythonLine]
  /// ∂C/∂a for NumPy; ∂C/∂z where the loss has a partner.
  package let slope: [PythonLine]
  /// What the slope calls.
  package var definitions: [PythonDefinition] = []
}

/// A line of a program.
package struct PythonLine: Equatable, Sendable {
  package enum Remark: Equatable, Sendable {
    /// The same as a shorter expression that loses digits.
    case sameAs(String)
    /// Why δ of a softmax is short.
    case pathsOfSoftmax
  }

  /// Empty where only the remark stands there.
  package let text: String
  package let remark: Remark?

  init(_ text: String, _ remark: Remark? = nil) {
    self.text = text
    self.remark = remark
  }
}
