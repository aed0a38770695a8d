// Formulas of x1, x2, … in a scene: the functions that make data.

import NablaCore
import NablaLesson

extension SceneCheck {
  /// Samples by formulas of their inputs.
  mutating func makeOfFunctions(
    _ functions: Placed<[Placed<String>]>, _ data: DataDraft, for network: Network
  ) -> Source? {
    guard let formulas = readFormulas(functions.value, inputs: network.inputs, "the network takes") else { return nil }
    guard formulas.count == network.outputs else {
      let made = formulas.count == 1 ? "1 function makes 1 target" : "\(formulas.count) functions make as many targets"
      problems.add(
        "\(made), but the network has \(network.outputs == 1 ? "1 output" : "\(network.outputs) outputs")",
        at: functions.position)
      return nil
    }
    var made = FunctionData(formulas, inputCount: network.inputs)
    if let range = data.range { made.range = range.value }
    if case .count(let number) = data.samples?.value { made.samples = number }
    made.noise = data.noise?.value ?? 0
    made.seed = data.seed?.value ?? 1
    let dataset = made.dataset
    if let bad = dataset.targets.firstIndex(where: { !$0.isFinite }) {
      let sample = bad / dataset.targetCount
      let function = functions.value[bad % dataset.targetCount]
      problems.add(
        "\(quoted(function.value)) is no finite number at \(Self.shown(dataset.input(sample))), which is sample \(sample + 1)",
        at: function.position)
      return nil
    }
    let place = [TextPosition](repeating: functions.position, count: dataset.count)
    return Source(
      table: DataTable(dataset: dataset, path: problems.path, targetPositions: place), origin: .function(made))
  }

  /// Formulas of inputs; nil after noting what is wrong with each.
  ///
  /// - Parameters:
  ///   - texts: as they were typed.
  ///   - inputs: how many inputs a sample has.
  ///   - reason: what stands before that number in messages, such as `the network takes`.
  mutating func readFormulas(_ texts: [Placed<String>], inputs: Int, _ reason: String) -> [Formula]? {
    var formulas: [Formula] = []
    for text in texts {
      do throws(FormulaProblem) {
        let formula = try Formula(text.value, of: .inputs)
        guard formula.parameterCount <= inputs else {
          let count = inputs == 1 ? "1 input" : "\(inputs) inputs"
          problems.add("the formula has x\(formula.parameterCount), but \(reason) \(count)", at: text.position)
          continue
        }
        formulas.append(formula)
      } catch {
        problems.add(
          error.sentence(variables: inputs == 1 ? "x1" : "x1…x\(inputs)"), at: text.position)
      }
    }
    return formulas.count == texts.count ? formulas : nil
  }

  /// `x1 = -1, x2 = 0.5`, the first few.
  static func shown(_ inputs: ArraySlice<Double>) -> String {
    let some = inputs.prefix(4).enumerated().map { "x\($0.offset + 1) = \(YAMLValue.number($0.element).flow)" }
    return some.joined(separator: ", ") + (inputs.count > 4 ? ", …" : "")
  }
}
