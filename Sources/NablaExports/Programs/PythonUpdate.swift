// The optimizers in Python: for NumPy written out, for PyTorch its own where it has the same rule.

import NablaCore

/// How a step is made of the parameters `p` and their slopes `dp`.
struct PythonUpdate {
  /// η and the optimizer's constants.
  let constants: [String]
  /// What it remembers of each parameter: the list's name and the name of one of its items.
  let memory: [(list: String, item: String)]
  /// With NumPy, for one `p`.
  let lines: [String]
  /// What PyTorch calls it, with its arguments; nil where it has no such rule.
  let torch: String?
  /// η of the step `step`; nil where it stays as it is.
  let schedule: String?

  init(_ settings: Settings) {
    schedule = Self.schedule(settings.schedule)
    let rate = "\(schedule == nil ? "eta" : "first_eta") = \(PythonArray.number(settings.learningRate))"
    let rateName = schedule == nil ? "eta" : "first_eta"
    func constant(_ name: String, _ value: Double) -> String { "\(name) = \(PythonArray.number(value))" }
    let epsilon = constant("epsilon", settings.optimizer[.epsilon] ?? Optimizer.epsilon)
    switch settings.optimizer {
    case .gradientDescent, .perceptron:
      constants = [rate]
      memory = []
      lines = ["p -= eta * dp"]
      torch = "SGD(parameters, lr=\(rateName))"
    case .momentum(let rule):
      constants = [rate, constant("beta", rule.beta)]
      memory = [("velocity", "v")]
      lines = ["v[:] = beta * v + dp", "p -= eta * v"]
      torch = "SGD(parameters, lr=\(rateName), momentum=beta)"
    case .nesterov(let rule):
      constants = [rate, constant("beta", rule.beta)]
      memory = [("velocity", "v")]
      lines = ["v[:] = beta * v + dp", "p -= eta * v"]
      torch = nil
    case .adagrad:
      constants = [rate, epsilon]
      memory = [("squares", "s")]
      lines = ["s += dp ** 2", "p -= eta * dp / (np.sqrt(s) + epsilon)"]
      torch = "Adagrad(parameters, lr=\(rateName), eps=epsilon)"
    case .rmsprop(let rule):
      constants = [rate, constant("rho", rule.rho), epsilon]
      memory = [("squares", "s")]
      lines = ["s[:] = rho * s + (1 - rho) * dp ** 2", "p -= eta * dp / (np.sqrt(s) + epsilon)"]
      torch = "RMSprop(parameters, lr=\(rateName), alpha=rho, eps=epsilon)"
    case .adam(let rule):
      constants = [rate, constant("beta1", rule.beta1), constant("beta2", rule.beta2), epsilon]
      memory = [("means", "m"), ("squares", "s")]
      lines = [
        "m[:] = beta1 * m + (1 - beta1) * dp", "s[:] = beta2 * s + (1 - beta2) * dp ** 2",
        "m_hat = m / (1 - beta1 ** (step + 1))", "s_hat = s / (1 - beta2 ** (step + 1))",
        "p -= eta * m_hat / (np.sqrt(s_hat) + epsilon)",
      ]
      torch = "Adam(parameters, lr=\(rateName), betas=(beta1, beta2), eps=epsilon)"
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
    memory.map { "\($0.list) = [\(framework.prefix).zeros_like(p) for p in parameters]" }
  }

  /// The update of all parameters, from the lists `parameters` and `gradients`.
  var loop: [String] {
    let items = (["p", "dp"] + memory.map(\.item)).joined(separator: ", ")
    let lists = (["parameters", "gradients"] + memory.map(\.list)).joined(separator: ", ")
    return ["for \(items) in zip(\(lists)):"] + lines.map { "    " + $0 }
  }
}
