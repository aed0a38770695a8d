// A program block by block: what it needs, data, start, constants, and the loop over the steps.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaWords

/// Puts the blocks together.
struct ProgramWriter {
  let experiment: Experiment
  let steps: Int
  let framework: Framework
  let comment: (ProgramLabel) -> String
  private(set) var lines: [String] = []
  private let update: PythonUpdate

  init(_ experiment: Experiment, steps: Int, _ framework: Framework, _ language: Language) {
    self.experiment = experiment
    self.steps = steps
    self.framework = framework
    comment = { $0.text(in: language) }
    update = PythonUpdate(experiment.settings)
    self.language = language
  }

  private let language: Language

  private var optimizer: Optimizer.Name { experiment.settings.optimizer.name }

  /// A block below an empty line, or below two where a function begins or ends.
  private mutating func add(_ title: ProgramLabel?, _ block: [String], gap: Int = 1) {
    if block.isEmpty { return }
    if lines.last?.isEmpty == false { lines += Array(repeating: "", count: gap) }
    if let title { lines.append("# " + comment(title)) }
    lines += block
  }

  private mutating func add(functions: [[String]]) {
    for function in functions { add(nil, function, gap: 2) }
  }

  mutating func open(_ scene: Scene, isOfScreen: Bool) {
    lines = ["# \(scene.title[language].sanitized(limit: 200)) (nabla \(scene.name.sanitized(limit: 200)))"]
    if isOfScreen { lines.append("# " + comment(.ofScreen)) }
    lines.append("# " + comment(.prints(names: experiment.names.summary, library: framework.title)))
  }

  // MARK: A network

  mutating func write(_ network: PythonNetwork) {
    let order = BatchOrder(experiment, steps: steps, comment)
    // One pass tells the cost and the slopes of a step that sees all samples where the parameters are.
    let passesTwice = order != nil || update.program.ahead != nil
    // Below many numbers the network would be hard to find.
    let isApart = passesTwice || network.isLarge
    let slopes = network.names.map { "d" + $0 }
    imports(network.functions, network.calls)
    add(functions: network.functions)
    if isApart {
      let head = isWritten ? "def cost_and_gradients(" : "def cost("
      add(nil, list(["x", "y"] + network.names, head, "):"), gap: 2)
      body(passes(network, "x", "y"))
      body(isWritten ? list(slopes, "return C, [", "]") : ["return C"])
    }
    add(.data(network.cost.data.count), network.data, gap: network.functions.isEmpty && !isApart ? 1 : 2)
    add(.start, network.start(experiment.firstParameters) + list(network.names, "parameters = [", "]"))
    if !network.masks.isEmpty { add(.heldStill, network.masks) }
    constants(network.penaltyConstants)
    if let order { add(nil, order.preparation) }
    begin(gap: order?.hasFunction == true ? 2 : 1)
    if isApart {
      let result = isWritten ? (passesTwice ? "C, _" : "C, gradients") : "C"
      body(["\(result) = \(isWritten ? "cost_and_gradients" : "cost")(X, Y, *parameters)"] + printing + [""])
      if let order { body(["# " + comment(.batch)] + order.choice + [""]) }
      let (x, y) = order == nil ? ("X", "Y") : ("x", "y")
      if isWritten {
        body(passesTwice ? writtenStep("\(x), \(y)") : ["# " + comment(.update)] + update.loop(framework))
      } else if optimizer == .perceptron {
        body(network.forward(x) + torchRule(x, y, network))
      } else {
        body(torchStep(passesTwice ? "cost(\(x), \(y), " : nil, network.heldNames, among: network.names))
      }
    } else if isWritten {
      body(passes(network, "X", "Y", printing: printing) + ["", "# " + comment(.update)])
      if experiment.settings.optimizer.isPlain {
        body(network.names.map { "\($0) -= eta * d\($0)" })
      } else {
        body(list(slopes, "gradients = [", "]") + update.loop(framework))
      }
    } else {
      body(passes(network, "X", "Y") + printing + [""])
      body(
        optimizer == .perceptron
          ? torchRule("X", "Y", network) : torchStep(nil, network.heldNames, among: network.names))
    }
  }

  /// Forward, the cost and, where it is written out, back.
  ///
  /// - Parameters:
  ///   - network: what is gone through.
  ///   - x: the name of the inputs.
  ///   - y: the name of the targets.
  ///   - printing: lines below the cost.
  private func passes(_ network: PythonNetwork, _ x: String, _ y: String, printing: [String] = []) -> [String] {
    var lines = ["# " + comment(.forward)] + network.forward(x)
    lines += ["", "# " + comment(.cost)] + network.loss(x, y) + printing
    if isWritten {
      lines += ["", "# " + comment(optimizer == .perceptron ? .stepRule : .backward)] + network.backward(x, y)
    }
    return lines
  }

  /// The slopes of a batch, and the step along them.
  private func writtenStep(_ sample: String) -> [String] {
    if let ahead = update.ahead() {
      return [
        "# " + comment(.lookAhead), ahead, "_, gradients = cost_and_gradients(\(sample), *ahead)", "",
        "# " + comment(.update),
      ] + update.loop(framework)
    }
    return ["# " + comment(.update), "_, gradients = cost_and_gradients(\(sample), *parameters)"]
      + update.loop(framework)
  }

  // MARK: A formula

  mutating func write(_ formula: PythonFormula, count: Int) {
    imports(formula.functions)
    add(functions: formula.functions)
    let names = (1...count).map { "w\($0)" }
    let unpacking = count == 1 ? "w1 = w[0]" : "\(names.joined(separator: ", ")) = w"
    add(nil, ["def cost(w):"], gap: 2)
    body([unpacking, "return " + formula.cost.text])
    if isWritten {
      add(nil, ["def gradient(w):"], gap: 2)
      body([unpacking])
      body(zip(names, formula.slopes).map { "d\($0) = \($1.text)" })
      body(["return np.array([\(names.map { "d" + $0 }.joined(separator: ", "))])"])
    }
    var array = PythonArray(framework: framework)
    array.isLearned = true
    add(.formulaStart, array.vector("w", experiment.firstParameters) + ["parameters = [w]"], gap: 2)
    let held = experiment.settings.frozen
    let free = held.isEmpty ? "" : " * free_w"
    if !held.isEmpty {
      var mask = PythonArray(framework: framework)
      mask.isLearned = false
      add(.heldStill, mask.vector("free_w", (0..<count).map { held.contains($0) ? 0.0 : 1 }))
    }
    constants()
    begin(gap: 1)
    body(["C = cost(w)"] + printing + [""])
    let looksAhead = update.program.ahead != nil
    if isWritten, experiment.settings.optimizer.isPlain {
      body(["# " + comment(.update), "w -= eta * gradient(w)\(free)"])
    } else if isWritten {
      body(["# " + comment(looksAhead ? .lookAhead : .update)])
      body(["gradients = [gradient(\(update.place(of: "w")))\(free)]"] + update.loop(framework))
    } else {
      body(torchStep(looksAhead ? "cost(" : nil, held.isEmpty ? [] : ["w"], among: ["w"]))
    }
  }

  // MARK: Parts

  private var isWritten: Bool { framework == .numpy }

  /// Words between commas, in as many lines as it takes.
  private func list(_ words: [String], _ first: String, _ last: String) -> [String] {
    PythonArray.wrapped(
      words.map { $0 + "," }, first: first, last: last, indent: String(repeating: " ", count: first.count))
  }

  private mutating func imports(_ functions: [[String]], _ calls: [String] = []) {
    let text = functions.flatMap { $0 }.joined()
    if update.needsMath { lines += ["import math", ""] }
    switch framework {
    case .numpy:
      lines.append("import numpy as np")
      if text.contains("exp(") || text.contains("cosh") {
        lines += ["", "np.seterr(over=\"ignore\")  # " + comment(.overflow)]
      }
    case .pytorch:
      lines.append("import torch")
      if (calls + [text]).contains(where: { $0.contains("F.") }) { lines.append("import torch.nn.functional as F") }
      lines += ["", "torch.set_default_dtype(torch.float64)"]
    }
  }

  private mutating func constants(_ more: [String] = []) {
    add(.constants, update.constants + more)
    if !isWritten, let torch = update.torch {
      lines.append("optimizer = torch.optim.\(torch)")
    } else {
      lines += update.beginnings(framework)
    }
  }

  private mutating func begin(gap: Int) {
    add(nil, ["for step in range(\(steps) + 1):"], gap: gap)
    guard let schedule = update.schedule else { return }
    body(["# " + comment(.schedule), schedule])
    if framework == .pytorch, update.torch != nil, optimizer != .perceptron {
      body(["for group in optimizer.param_groups:", "    group[\"lr\"] = eta"])
    }
    body([""])
  }

  private mutating func body(_ block: [String]) { lines += block.map { $0.isEmpty ? "" : "    " + $0 } }

  /// Prints a situation.
  private var printing: [String] {
    // Numbered by target, a weight's place is in the column of its source.
    let turned = experiment.settings.network?.numbering == .byTarget
    let values = isWritten ? (turned ? "p.T.flat" : "p.flat") : (turned ? "p.t()" : "p") + ".flatten().tolist()"
    return [
      "numbers = [\(isWritten ? "C" : "C.item()")] + [value for p in parameters for value in \(values)]",
      "print(step, *(f\"{number:.17g}\" for number in numbers))",
    ]
  }

  /// The step of PyTorch.
  ///
  /// - Parameters:
  ///   - call: how the cost of a batch is begun to be called; nil where C is known already.
  ///   - held: the names of the arrays of which something is held still.
  ///   - names: of all arrays.
  private func torchStep(_ call: String?, _ held: [String], among names: [String]) -> [String] {
    guard update.torch == nil else {
      let back = call.map { $0 + "*parameters).backward()" } ?? "C.backward()"
      return ["# " + comment(.update), "optimizer.zero_grad()", back]
        + held.map { "\($0).grad *= free_\($0)" } + ["optimizer.step()"]
    }
    let masked = held.map { "gradients[\(names.firstIndex(of: $0)!)].mul_(free_\($0))" }
    let step = ["# " + comment(.update), "with torch.no_grad():"] + update.loop(framework).map { "    " + $0 }
    guard let call, let ahead = update.ahead({ "(\($0)).detach().requires_grad_()" }) else {
      let cost = call.map { $0 + "*parameters)" } ?? "C"
      return ["gradients = torch.autograd.grad(\(cost), parameters)"] + masked + [""] + step
    }
    return ["# " + comment(.lookAhead), ahead, "gradients = torch.autograd.grad(\(call)*ahead), ahead)"] + masked + [""]
      + step
  }

  /// The perceptron rule, which has no slope that autograd could find.
  private func torchRule(_ x: String, _ y: String, _ network: PythonNetwork) -> [String] {
    func mask(_ name: String) -> String { network.heldNames.contains(name) ? " * free_\(name)" : "" }
    let bias = network.names.contains("b1") ? ["b1 += eta * (error.sum(axis=0) / len(\(x)))\(mask("b1"))"] : []
    return [
      "# " + comment(.stepRule), "error = \(y) - a1", "W1 += eta * (\(x).T @ error / len(\(x)))\(mask("W1"))",
    ] + bias
  }
}
