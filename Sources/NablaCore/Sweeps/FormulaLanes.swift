// Many runs on one formula side by side: each operation is done for all of them before the next one.

/// Runs of plain descent on a cost that is a formula, each to the bit what it would be alone. One thread at a time.
///
/// Numbers stand operation by operation (or parameter by parameter), and within it run by run.
struct FormulaLanes {
  private let formula: Formula
  private let count: Int
  private let parameterCount: Int
  private let still: [Int]
  private let schedule: Schedule
  private let baseRates: [Double]
  private let parameters: NumberBlock
  private let values: NumberBlock
  private let slopes: NumberBlock
  private let gradient: NumberBlock

  /// As many runs as are made side by side: enough for some vectors, few enough for a processor's nearest memory.
  static let width = 32

  /// - Parameters:
  ///   - formula: C.
  ///   - members: at most `width`.
  ///   - settings: what they have in common.
  init(_ formula: Formula, members: ArraySlice<ManyRuns.Member>, _ settings: Settings) {
    self.formula = formula
    count = members.count
    parameterCount = members[members.startIndex].start.count
    still = settings.frozen
    schedule = settings.schedule
    baseRates = members.map(\.learningRate)
    parameters = NumberBlock(count: parameterCount * count)
    values = NumberBlock(count: formula.operations.count * count)
    slopes = NumberBlock(count: formula.operations.count * count)
    gradient = NumberBlock(count: parameterCount * count)
    for (lane, member) in members.enumerated() {
      for index in 0..<parameterCount { parameters.start[index * count + lane] = member.start[index] }
    }
  }

  /// C of a run, once it is evaluated; no number where a parameter is none.
  func cost(of lane: Int) -> Double {
    for index in 0..<parameterCount where !parameters.start[index * count + lane].isFinite { return .nan }
    return values.start[(formula.operations.count - 1) * count + lane]
  }

  /// The parameters of a run.
  func parameters(of lane: Int) -> [Double] { (0..<parameterCount).map { parameters.start[$0 * count + lane] } }

  private func value(_ operation: Int) -> UnsafeMutablePointer<Double> { values.start + operation * count }
  private func slope(_ operation: Int) -> UnsafeMutablePointer<Double> { slopes.start + operation * count }

  /// C of every run where it stands.
  func evaluate() {
    for (index, operation) in formula.operations.enumerated() {
      let result = value(index)
      switch operation {
      case .constant(let number): for lane in 0..<count { result[lane] = number }
      case .parameter(let number):
        let source = parameters.start + number * count
        for lane in 0..<count { result[lane] = source[lane] }
      case .negate(let a):
        let a = value(a)
        for lane in 0..<count { result[lane] = -a[lane] }
      case .add(let a, let b):
        let (a, b) = (value(a), value(b))
        for lane in 0..<count { result[lane] = a[lane] + b[lane] }
      case .subtract(let a, let b):
        let (a, b) = (value(a), value(b))
        for lane in 0..<count { result[lane] = a[lane] - b[lane] }
      case .multiply(let a, let b):
        let (a, b) = (value(a), value(b))
        for lane in 0..<count { result[lane] = a[lane] * b[lane] }
      case .divide(let a, let b):
        let (a, b) = (value(a), value(b))
        for lane in 0..<count { result[lane] = a[lane] / b[lane] }
      case .power(let a, let b):
        let (a, b) = (value(a), value(b))
        for lane in 0..<count { result[lane] = power(a[lane], b[lane]) }
      case .function(let function, let a):
        let a = value(a)
        for lane in 0..<count { result[lane] = function.value(at: a[lane]) }
      }
    }
  }

  /// Makes a step of every run, once C is evaluated.
  ///
  /// - Parameter step: the step's number, from 0.
  func move(at step: Int) {
    findSlopes()
    let factor = schedule.isConstant ? 1 : schedule.factor(at: step)
    for index in 0..<parameterCount where !still.contains(index) {
      let place = parameters.start + index * count
      let slope = gradient.start + index * count
      for lane in 0..<count { place[lane] += -(baseRates[lane] * factor) * slope[lane] }
    }
  }

  /// ∇C of every run, by reverse accumulation as `Formula.valueAndGradient` does it.
  private func findSlopes() {
    let last = formula.operations.count - 1
    for index in 0..<last * count { slopes.start[index] = 0 }
    for lane in 0..<count { slope(last)[lane] = 1 }
    for index in 0..<parameterCount * count { gradient.start[index] = 0 }
    for index in stride(from: last, through: 0, by: -1) {
      let own = slope(index)
      let result = value(index)
      switch formula.operations[index] {
      case .constant: break
      case .parameter(let number):
        let sum = gradient.start + number * count
        for lane in 0..<count { sum[lane] += own[lane] }
      case .negate(let a):
        let a = slope(a)
        for lane in 0..<count { a[lane] -= own[lane] }
      case .add(let a, let b):
        let (a, b) = (slope(a), slope(b))
        for lane in 0..<count {
          a[lane] += own[lane]
          b[lane] += own[lane]
        }
      case .subtract(let a, let b):
        let (a, b) = (slope(a), slope(b))
        for lane in 0..<count {
          a[lane] += own[lane]
          b[lane] -= own[lane]
        }
      case .multiply(let a, let b):
        let (slopeA, slopeB, a, b) = (slope(a), slope(b), value(a), value(b))
        for lane in 0..<count {
          slopeA[lane] += own[lane] * b[lane]
          slopeB[lane] += own[lane] * a[lane]
        }
      case .divide(let a, let b):
        let (slopeA, slopeB, a, b) = (slope(a), slope(b), value(a), value(b))
        for lane in 0..<count {
          slopeA[lane] += own[lane] / b[lane]
          slopeB[lane] -= own[lane] * a[lane] / (b[lane] * b[lane])
        }
      case .power(let base, let exponent):
        let (slopeA, slopeB, a, b) = (slope(base), slope(exponent), value(base), value(exponent))
        for lane in 0..<count { slopeA[lane] += own[lane] * Formula.powerSlope(a[lane], b[lane]) }
        if case .constant = formula.operations[exponent] { break }
        for lane in 0..<count where result[lane] != 0 {
          slopeB[lane] += own[lane] * result[lane] * naturalLogarithm(a[lane])
        }
      case .function(let function, let a):
        let (slopeA, a) = (slope(a), value(a))
        for lane in 0..<count { slopeA[lane] += own[lane] * function.slope(at: a[lane], value: result[lane]) }
      }
    }
  }
}
