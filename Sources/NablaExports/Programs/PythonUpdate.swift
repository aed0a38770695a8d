// The optimizers in Python: for NumPy written out, for PyTorch its own where it has the same rule.

import NablaCore

/// How a step is made of the parameters `p` and their slopes `dp`.
struct PythonUpdate {
  /// η and the optimizer's constants.
  let constants: [String]
  /// The rule without numbers.
  let program: UpdateProgram
  /// What PyTorch calls it, with its arguments; nil where it has no such rule.
  let torch: String?
  /// η of the step `step`; nil where it stays as it is.
  let schedule: String?

  init(_ settings: Settings) {
    schedule = Self.schedule(settings.schedule)
    let rateName = schedule == nil ? "eta" : "first_eta"
    func constant(_ name: String, _ value: Double) -> String { "\(name) = \(PythonArray.number(value))" }
    let optimizer = settings.optimizer
    constants =
      [constant(rateName, settings.learningRate)]
      + optimizer.constants.compactMap { name in optimizer[name].map { constant(name.rawValue, $0) } }
    program = optimizer.name.program
    torch = program.torch.map { torch in
      "\(torch.name)(parameters, lr=\(rateName)\(torch.arguments.isEmpty ? "" : ", " + torch.arguments))"
    }
  }

  /// The factor of a schedule, behind the η that it begins with.
  private static func schedule(_ schedule: Schedule) -> String? {
    guard !schedule.isConstant else { return nil }
    let number = PythonArray.number
    var factors = schedule.warmUp > 0 ? [" * min(1, (step + 1) / \(schedule.warmUp))"] : []
    switch schedule.kind {
    case .constant: break
    case .step(let every, let factor): factors.append(" * \(number(factor)) ** (step // \(every))")
    case .exponential(let factor): factors.append(" * \(number(factor)) ** step")
    case .inverse(let decay): factors.append(" / (1 + \(number(decay)) * step)")
    case .cosine(let steps, let floor):
      let wave = "0.5 * (1 + math.cos(math.pi * min(step, \(steps)) / \(steps)))"
      factors.append(floor == 0 ? " * \(wave)" : " * (\(number(floor)) + (1 - \(number(floor))) * \(wave))")
    }
    return "eta = first_eta" + factors.joined()
  }

  /// Whether the schedule needs Python's own mathematics.
  var needsMath: Bool { schedule?.contains("math.") ?? false }

  /// What it remembers, at the start.
  func beginnings(_ framework: Framework) -> [String] {
    program.memory.map { "\($0.list) = [\(framework.prefix).zeros_like(p) for p in parameters]" }
  }

  /// The update of all parameters, from the lists `parameters` and `gradients`.
  func loop(_ framework: Framework) -> [String] {
    let memory = program.memory
    let items = (["p", "dp"] + memory.map(\.item)).joined(separator: ", ")
    let lists = (["parameters", "gradients"] + memory.map(\.list)).joined(separator: ", ")
    let lines = program.lines.map { $0.replacing("np.", with: framework.prefix + ".") }
    return ["for \(items) in zip(\(lists)):"] + lines.map { "    " + $0 }
  }

  /// Where the slopes are taken, in a list `ahead`; nil where it is where the parameters are.
  ///
  /// - Parameter detail: what is done with each of the places.
  func ahead(_ detail: (String) -> String = { $0 }) -> String? {
    guard let factor = program.ahead, let memory = program.memory.first else { return nil }
    let place = detail("p - \(factor) * \(memory.item)")
    return "ahead = [\(place) for p, \(memory.item) in zip(parameters, \(memory.list))]"
  }

  /// Where the slope of a list's only parameter is taken.
  func place(of name: String) -> String {
    guard let factor = program.ahead, let memory = program.memory.first else { return name }
    return "\(name) - \(factor) * \(memory.list)[0]"
  }
}
