// What has to be said of an activation, so that everything else can do with it.

/// What one activation is.
protocol ActivationRule {
  static func value(at z: Double) -> Double
  static func slope(at z: Double) -> Double
  static func curvature(at z: Double) -> Double

  /// The slope from the value that is written down, where a hand would take it from there.
  static func slope(at z: Double, written value: Double) -> Double

  /// `value(at:)` of many z in place.
  static func apply(to values: inout [Double])

  /// Its number in the kernels; nil where they do not know it, and the plain passes serve.
  static var kernelNumber: Int32? { get }

  /// Its name in a formula.
  static var symbol: String { get }
  static var shape: ActivationShape { get }
  static var bounds: ClosedRange<Double>? { get }
  static var greatestSlope: Double { get }
  /// What becomes of a neuron where the slope is next to nothing; nil where it is nowhere so for large |z|.
  static var flatEnd: NeuronReport.Condition? { get }
  static var slopeForm: SlopeForm { get }

  /// Its slope as written by hand: the rule with names, and with numbers.
  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece])

  static var numpy: NumPyActivation { get }
  static var torch: TorchActivation { get }
}

extension ActivationRule {
  static func slope(at z: Double, written value: Double) -> Double { slope(at: z) }

  static func apply(to values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { values in
      for index in values.indices { values[index] = value(at: values[index]) }
    }
  }

  /// f′(z).
  static func writtenSlope(_ place: SlopePlace) -> (rule: String, numbers: [Equation.Piece]) {
    ("\(symbol)′(z)", [.text("\(symbol)′("), .number(place.z), .text(")")])
  }
}

/// How the graph of an activation runs.
package enum ActivationShape: Equatable, Sendable {
  /// It bends and has a slope everywhere.
  case curved
  /// One line.
  case straight
  /// Lines that meet at a kink.
  case kinked
  /// Level lines with a jump between them.
  case stepped
}

/// What a hand makes the slope of an activation of.
package enum SlopeForm: Equatable, Sendable {
  /// a(1 − a).
  case logistic
  /// 1 − a².
  case tangent
  /// a(1 − a) by its own z, while other z move it too.
  case share
  /// It is 1 everywhere.
  case one
  /// It is 0 everywhere.
  case zero
  /// A function of z.
  case ofInput
}

/// Where a slope is to be written.
struct SlopePlace {
  /// What f(z) is called.
  let name: String
  /// f(z) as it is written down.
  let value: Double
  let z: Double
  /// Whether 1 − |f| would be written with few digits or none, though more are known from z.
  let isSaturated: Bool
}

/// A function in Python.
package struct PythonDefinition: Equatable, Sendable {
  package let name: String
  /// The lines below its head.
  package let body: [String]
  /// A shorter expression that is the same but loses digits; nil where there is no need to tell.
  package let shorter: String?

  init(_ name: String, _ result: String, sameAs shorter: String? = nil) {
    self.init(name, body: ["return \(result)"], sameAs: shorter)
  }

  init(_ name: String, body: [String], sameAs shorter: String? = nil) {
    self.name = name
    self.body = body
    self.shorter = shorter
  }
}

/// An activation and its slope for NumPy, with all the digits that we keep.
package struct NumPyActivation: Equatable, Sendable {
  package enum Slope: Equatable, Sendable {
    case one, zero
    /// A function of z.
    case function(String)
    /// Each output depends on every z of the layer.
    case shares
  }

  /// f; a function of the library's or one that is defined. nil for z itself.
  package let name: String?
  package let slope: Slope
  package var definitions: [PythonDefinition] = []
}

/// An activation for PyTorch, which finds its slope by itself.
package struct TorchActivation: Equatable, Sendable {
  /// f; a function of the library's or one that is defined. nil for z itself.
  package let name: String?
  package var definitions: [PythonDefinition] = []
}
