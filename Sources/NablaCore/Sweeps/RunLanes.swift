// As many runs of one network as a vector has lanes.

import CKernels

/// Some runs side by side, each to the bit what it would be alone. One thread at a time.
struct RunLanes {
  private let pass: KernelPass
  private let width: Int
  private let count: Int
  private let parameters: NumberBlock
  private let rates: NumberBlock
  /// η of each lane before the schedule.
  private let baseRates: [Double]
  private let first: NumberBlock
  private let second: NumberBlock
  private let costs: NumberBlock
  private let workspace: NumberBlock
  private var rule: KernelRule
  /// The numbers of the parameters that are held still.
  private let still: [Int]
  /// How many costs there is room for.
  static let longest = 256

  /// - Parameters:
  ///   - pass: of the network.
  ///   - members: at most `pass.kernel.width`; the last one fills the lanes that are left.
  ///   - optimizer: the rule, with what it remembers.
  ///   - lanes: all samples, of which a step may see a part.
  ///   - still: the numbers of the parameters that are held still.
  /// - Returns: nil where no kernel has the rule.
  init?(
    _ pass: KernelPass, members: ArraySlice<ManyRuns.Member>, optimizer: Optimizer, samples lanes: SampleLanes,
    still: [Int] = []
  ) {
    guard let rule = KernelRule(optimizer) else { return nil }
    let memory = optimizer.rule.remembered
    self.pass = pass
    width = pass.kernel.width
    self.rule = rule
    let count = members[members.startIndex].start.count
    self.count = count
    parameters = NumberBlock(count: count * width)
    first = NumberBlock(count: count * width)
    second = NumberBlock(count: count * width)
    rates = NumberBlock(count: width)
    costs = NumberBlock(count: Self.longest * width)
    workspace = NumberBlock(count: pass.runWorkspace(lanes))
    self.still = still
    baseRates = (0..<width).map {
      members[min(members.startIndex + $0, members.endIndex - 1)].learningRate
    }
    for lane in 0..<width {
      let member = members[min(members.startIndex + lane, members.endIndex - 1)]
      rates.start[lane] = member.learningRate
      for index in 0..<count {
        let at = index * width + lane
        parameters.start[at] = member.start[index]
        for (place, block) in [first, second].enumerated() {
          let isKnown = place < memory.count && !memory[place].isEmpty
          block.start[at] = isKnown ? memory[place][index] : 0
        }
      }
    }
  }

  /// Takes the learning rates of a step.
  ///
  /// - Parameters:
  ///   - step: the step's number, from 0.
  ///   - schedule: how they move.
  func setRates(at step: Int, _ schedule: Schedule) {
    guard !schedule.isConstant else { return }
    let factor = schedule.factor(at: step)
    for lane in 0..<width { rates.start[lane] = baseRates[lane] * factor }
  }

  /// Makes steps over the same samples.
  ///
  /// - Parameters:
  ///   - steps: how many, at most `longest`.
  ///   - lanes: the samples.
  ///   - greatest: the cost above which no run needs to go on.
  ///   - body: what is done with C before each step, lane by lane, and how many steps it was taken of: fewer than `steps`
  ///     where no run went on.
  mutating func advance(
    by steps: Int, over lanes: SampleLanes, upTo greatest: Double, _ body: (UnsafePointer<Double>, Int) -> Void
  ) {
    let made = pass.runSteps(
      lanes, rule: &rule, rates: rates, parameters: parameters, first: first, second: second, workspace: workspace,
      greatest: greatest, steps: steps, costs: costs, still: still)
    body(costs.start, made)
  }

  /// C of every run over some samples.
  func evaluate(_ lanes: SampleLanes, _ body: (UnsafePointer<Double>) -> Void) {
    pass.runCosts(lanes, parameters: parameters, workspace: workspace, costs: costs)
    body(costs.start)
  }

  /// The parameters of one run.
  func parameters(of lane: Int) -> [Double] { (0..<count).map { parameters.start[$0 * width + lane] } }
}

extension KernelRule {
  /// A rule by its number in the kernels, with what it is made of as far as it needs that.
  init(
    _ kind: Int32, beta: Double = 0, beta2: Double = 0, epsilon: Double = 0, power: Double = 1, power2: Double = 1
  ) {
    self.init(kind: kind, beta: beta, beta2: beta2, epsilon: epsilon, power: power, power2: power2)
  }

  /// The rule of an optimizer; nil where no kernel has it.
  init?(_ optimizer: Optimizer) {
    guard let rule = optimizer.rule.kernelRule else { return nil }
    self = rule
  }
}
