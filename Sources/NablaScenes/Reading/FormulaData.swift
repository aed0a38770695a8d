// Formulas of x1, x2, … in a scene: the functions that make data, and the features that a network is fed.

import NablaCanvas
import NablaCore
import NablaLesson

/// What samples have to fit.
struct SampleShape {
  let network: Network
  /// As many inputs as a sample must have by itself; nil where features are made of them.
  let inputs: Int?
  /// The last x that a feature names.
  let namedInputs: Int

  /// - Parameters:
  ///   - network: what learns of the samples.
  ///   - features: nil where it is fed the inputs themselves; nil inside where they could not be read.
  init(network: Network, features: [Formula]??) {
    self.network = network
    inputs = features == nil ? network.inputs : nil
    namedInputs = (features ?? nil)?.map(\.parameterCount).max() ?? 1
  }
}

extension SceneCheck {
  /// Samples by formulas of their inputs.
  mutating func makeOfFunctions(
    _ functions: Placed<[Placed<String>]>, _ data: DataDraft, _ shape: SampleShape
  ) -> Source? {
    let network = shape.network
    guard let formulas = readFormulas(functions.value, inputs: shape.inputs) else { return nil }
    guard formulas.count == network.outputs else {
      let made = formulas.count == 1 ? "1 function makes 1 target" : "\(formulas.count) functions make as many targets"
      problems.add(
        ko: "함수 \(formulas.count)개로는 목표도 \(formulas.count)개인데, 신경망의 출력은 \(network.outputs)개예요",
        en: "\(made), but the network has \(network.outputs == 1 ? "1 output" : "\(network.outputs) outputs")",
        at: functions.position)
      return nil
    }
    let named = max(shape.namedInputs, formulas.map(\.parameterCount).max() ?? 1, 1)
    var made = FunctionData(formulas, inputCount: shape.inputs ?? named)
    if let range = data.range { made.range = range.value }
    if case .count(let number) = data.samples?.value { made.samples = number }
    made.noise = data.noise?.value ?? 0
    made.seed = data.seed?.value ?? 1
    let dataset = made.dataset
    if let bad = dataset.targets.firstIndex(where: { !$0.isFinite }) {
      let sample = bad / dataset.targetCount
      let function = functions.value[bad % dataset.targetCount]
      problems.add(
        .notFinite(function.value, at: Self.shown(dataset.input(sample)), .sample, sample + 1), at: function.position)
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
  ///   - inputs: how many inputs a sample has; nil where that is not known yet.
  mutating func readFormulas(_ texts: [Placed<String>], inputs: Int?) -> [Formula]? {
    var formulas: [Formula] = []
    for text in texts {
      do throws(FormulaProblem) {
        let formula = try Formula(text.value, of: .inputs)
        if let inputs, !fits(formula, inputs: inputs, ofNetwork: true, at: text.position) { continue }
        formulas.append(formula)
      } catch {
        let variables = inputs.map { $0 == 1 ? "x1" : "x1…x\($0)" } ?? "x1, x2, …"
        for problem in Formula.problems(in: text.value, of: .inputs) {
          problems.add(problem.sentence(variables: variables), at: text.position)
        }
      }
    }
    return formulas.count == texts.count ? formulas : nil
  }

  private mutating func fits(_ formula: Formula, inputs: Int, ofNetwork: Bool, at position: TextPosition) -> Bool {
    guard formula.parameterCount > inputs else { return true }
    let count = inputs == 1 ? "1 input" : "\(inputs) inputs"
    let last = "x\(formula.parameterCount)"
    let owner =
      ofNetwork ? LocalizedText(ko: "신경망", en: "the network takes") : LocalizedText(ko: "샘플", en: "a sample has")
    problems.add(
      ko: "식에 \(Particle.attach(last, .subject)) 있는데, \(owner.ko)의 입력은 \(inputs)개예요",
      en: "the formula has \(last), but \(owner.en) \(count)", at: position)
    return false
  }

  // MARK: Features

  /// The features, as many as the network takes inputs; nil after noting what is wrong with them.
  mutating func readFeatures(_ texts: Placed<[Placed<String>]>, for network: Network) -> [Formula]? {
    let formulas = readFormulas(texts.value, inputs: nil)
    guard texts.value.count == network.inputs else {
      let made =
        texts.value.count == 1 ? "1 feature makes 1 input" : "\(texts.value.count) features make as many inputs"
      problems.add(
        ko: "features \(texts.value.count)개로는 입력도 \(texts.value.count)개인데, \(LocalizedText.takes(network.inputs).ko)",
        en: "\(made), but the network takes \(network.inputs)", at: texts.position)
      return nil
    }
    return formulas
  }

  /// The samples with the features that a network is fed in place of their inputs.
  ///
  /// - Parameters:
  ///   - table: the samples with their own inputs.
  ///   - formulas: the features.
  ///   - texts: the same as they were typed.
  ///   - noun: what messages call a sample.
  mutating func feed(
    _ table: DataTable, through formulas: [Formula], _ texts: [Placed<String>], noun: LocalizedText = .sample
  ) -> DataTable? {
    let inputs = table.dataset.inputCount
    var fits = true
    for (formula, text) in zip(formulas, texts) {
      fits = self.fits(formula, inputs: inputs, ofNetwork: false, at: text.position) && fits
    }
    guard fits else { return nil }
    let fed = table.dataset.fed(through: Features(formulas, inputCount: inputs))
    for (number, text) in texts.enumerated() {
      let column = stride(from: number, to: fed.inputs.count, by: fed.inputCount)
      guard let bad = column.first(where: { !fed.inputs[$0].isFinite }) else { continue }
      let sample = bad / fed.inputCount
      problems.add(
        .notFinite(text.value, at: Self.shown(fed.rawInput(sample)), noun, sample + 1), at: text.position)
      fits = false
    }
    guard fits else { return nil }
    return table.with(fed)
  }

  /// `x1 = -1, x2 = 0.5`, the first few.
  static func shown(_ inputs: ArraySlice<Double>) -> String {
    let some = inputs.prefix(4).enumerated().map { "x\($0.offset + 1) = \(YAMLValue.number($0.element).flow)" }
    return some.joined(separator: ", ") + (inputs.count > 4 ? ", …" : "")
  }
}

extension LocalizedText {
  fileprivate static let sample = LocalizedText(ko: "샘플", en: "sample")

  /// `'ln(x1)' is no finite number at x1 = 0, which is sample 1`.
  fileprivate static func notFinite(
    _ formula: String, at inputs: String, _ noun: LocalizedText, _ number: Int
  ) -> LocalizedText {
    LocalizedText(
      ko: "\(inputs)일 때(\(noun.ko) \(number)) \(quoted(formula, .subject)) 유한한 수가 아니에요",
      en: "\(quoted(formula)) is no finite number at \(inputs), which is \(noun.en) \(number)")
  }
}
