// What has to be said of an optimizer, so that everything else can do with it.

import CKernels

/// What one optimizer is, with what it remembers from step to step.
protocol UpdateRule: Equatable, Sendable {
  static var name: Optimizer.Name { get }

  /// With its usual constants and nothing remembered.
  init()

  /// The same among all optimizers.
  var optimizer: Optimizer { get }

  /// One step; see `Optimizer.step(along:learningRate:)`.
  mutating func step(along gradient: [Double], learningRate: Double) -> [Double]

  /// Whether a step is −η times what it goes along, with nothing remembered.
  static var isPlain: Bool { get }
  /// The numbers that the rule is made with, beside η.
  static var constants: [(name: OptimizerConstant, place: WritableKeyPath<Self, Double>)] { get }
  /// What it remembers of each parameter, at most two numbers, in parameter order; empty before the first step.
  static var memory: [WritableKeyPath<Self, [Double]>] { get }

  /// Where the slopes of a step are taken; nil where the parameters are.
  func gradientPoint(from parameters: [Double], learningRate: Double) -> [Double]?
  /// What it goes along in the place of ∇C, for some samples; nil where it goes along ∇C.
  func substitute(for objective: Objective, at parameters: [Double], over samples: [Int]?) -> [Double]?
  /// Takes note of a step that it made.
  mutating func note(change: [Double], endsEpoch: Bool)
  /// Takes note that a learner interfered with the parameters or has only now chosen this rule.
  mutating func disturb(atEpochStart: Bool)
  /// Whether it has come to its end, where it knows by itself; nil where the slope tells.
  var hasSettled: Bool? { get }

  /// The rule as a kernel reads it; nil where the kernels do not know it, and one run after another serves.
  var kernelRule: KernelRule? { get }

  /// The largest stable η where the sharpest direction has curvature λ; nil where steps do not grow with the slope alone.
  func largestStableLearningRate(sharpness: Double) -> Double?
  /// How the λ is written above which it is not stable; nil where there is none.
  static var edge: EdgeFormula? { get }

  /// The rule as in books, a line for each number that it makes.
  static var formulas: [String] { get }
  /// The equations of one parameter's update, in the order in which they are worked.
  ///
  /// - Parameters:
  ///   - after: the same after the step.
  ///   - worker: knows the parameter.
  func equations(after: Self, _ worker: UpdateWorker) -> [Equation]

  /// What it is called in sentences.
  static var title: OptimizerTitle { get }
  /// How all parameters move by it.
  static var movement: Movement { get }
  static var program: UpdateProgram { get }
}

extension UpdateRule {
  static var isPlain: Bool { false }
  static var constants: [(name: OptimizerConstant, place: WritableKeyPath<Self, Double>)] { [] }
  static var memory: [WritableKeyPath<Self, [Double]>] { [] }
  static var edge: EdgeFormula? { nil }
  var hasSettled: Bool? { nil }

  func gradientPoint(from parameters: [Double], learningRate: Double) -> [Double]? { nil }
  func substitute(for objective: Objective, at parameters: [Double], over samples: [Int]?) -> [Double]? { nil }
  mutating func note(change: [Double], endsEpoch: Bool) {}
  mutating func disturb(atEpochStart: Bool) {}
  func largestStableLearningRate(sharpness: Double) -> Double? { nil }
}

extension UpdateRule {
  /// The value of a constant; nil where the rule has no such constant.
  subscript(_ constant: OptimizerConstant) -> Double? {
    Self.constants.first { $0.name == constant }.map { self[keyPath: $0.place] }
  }

  /// The same with another value of a constant.
  func with(_ constant: OptimizerConstant, _ value: Double) -> Self {
    var rule = self
    if let place = Self.constants.first(where: { $0.name == constant })?.place { rule[keyPath: place] = value }
    return rule
  }

  /// Forgets what it remembers of some parameters.
  mutating func forget(_ frozen: [Int]) {
    for memory in Self.memory where !self[keyPath: memory].isEmpty {
      for index in frozen { self[keyPath: memory][index] = 0 }
    }
  }

  /// What it remembers.
  var remembered: [[Double]] { Self.memory.map { self[keyPath: $0] } }

  /// The equations, where `after` is the same rule.
  func equations(after: any UpdateRule, by worker: UpdateWorker) -> [Equation]? {
    (after as? Self).map { equations(after: $0, worker) }
  }
}

/// The curvature above which an optimizer is not stable, written with η and its constants.
package struct EdgeFormula: Hashable, Sendable {
  package let text: String

  init(_ text: String) { self.text = text }
}

/// What an optimizer is called in sentences: the same in every language where it has a name of its own.
package enum OptimizerTitle: Equatable, Sendable {
  case proper(String)
  case gradientDescent, momentum, nesterovMomentum, perceptronRule
}

/// How all parameters move in a step.
package enum Movement: Equatable, Sendable {
  /// Each against its slope.
  case againstSlope
  /// By what came in, where the answer was wrong.
  case byInput
  /// By a sum of slopes so far, taken here or a little ahead.
  case byVelocity, byVelocityAhead
  /// Each against its slope, divided by the root of its squares.
  case overRoot
  /// Against a mean of its slopes, divided by that root.
  case byMeans
}

/// An optimizer in Python.
package struct UpdateProgram: Equatable, Sendable {
  /// A list of what is remembered of each parameter, and the name of one of its items.
  package struct Memory: Equatable, Sendable {
    package let list: String
    package let item: String
  }

  /// What PyTorch calls it, and its arguments behind η.
  package struct Torch: Equatable, Sendable {
    package let name: String
    package var arguments = ""
  }

  package var memory: [Memory] = []
  /// With NumPy, for one parameter `p` with its slope `dp`.
  package let lines: [String]
  /// nil where PyTorch has no such rule, and the same lines serve.
  package let torch: Torch?
  /// What the first of what is remembered is multiplied by and taken off a parameter, to come to where its slope is
  /// taken; nil where that is the parameter itself.
  package var ahead: String?
}
