// Which numbers of a step leave: the columns of a table, and the keys of a line of JSON.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel

package struct RunColumns: Equatable, Sendable {
  package enum Column: Hashable, Sendable {
    case step, cost, penalty, testCost, learningRate, accuracy
    /// By its index.
    case parameter(Int)
    case gradient(Int)
  }

  /// Columns that were asked for and that there are none of.
  package struct Problem: Error, Equatable, Sendable {
    package let sentence: LocalizedText
  }

  private let columns: [Column]
  /// The chosen parameters and slopes, by their indices, in parameter order.
  private let parameters: [Int]
  private let slopes: [Int]
  private let names: ParameterNames
  private let subject: Subject

  /// `step,cost,w1…,b1…,gradient.w1…,gradient.b1…`
  ///
  /// With `penalty` behind the cost where something is added to it, `testCost` where samples are held out, and
  /// `learningRate` where it is scheduled.
  package init(of experiment: Experiment) {
    self.init(
      experiment.names, experiment.subject, hasPenalty: !experiment.settings.regularization.isNone,
      isScheduled: !experiment.settings.schedule.isConstant)
  }

  /// The same for runs of which some have fewer parameters.
  init(_ names: ParameterNames, _ subject: Subject, hasPenalty: Bool = false, isScheduled: Bool = false) {
    self.names = names
    self.subject = subject
    let all = names.order
    var first: [Column] = [.step, .cost]
    if hasPenalty { first.append(.penalty) }
    if case .samples(let data) = subject, data.heldOut != nil { first.append(.testCost) }
    if isScheduled { first.append(.learningRate) }
    columns = first + all.map { .parameter($0) } + all.map { .gradient($0) }
    parameters = Array(all)
    slopes = Array(all)
  }

  /// The columns that a list such as `step,cost,w3,gradient` names, in its order.
  ///
  /// - Throws: a sentence for the first word that names none.
  package init(_ list: String, of experiment: Experiment) throws(Problem) {
    self.names = experiment.names
    subject = experiment.subject
    var columns: [Column] = []
    var known: Set<Column> = []
    for item in list.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(item).trimmingSpaces
      for column in try Self.columns(named: word, of: experiment) {
        guard known.insert(column).inserted else {
          throw Problem(
            sentence: LocalizedText(
              ko: "'\(Particle.attach(word.sanitized(limit: 40) + "'", .subject)) 두 번 나와요",
              en: "'\(word.sanitized(limit: 40))' is here twice"))
        }
        columns.append(column)
      }
    }
    self.columns = columns
    let names = experiment.names
    func sorted(_ indices: [Int]) -> [Int] { indices.sorted { names.place(of: $0) < names.place(of: $1) } }
    parameters = sorted(columns.compactMap { if case .parameter(let index) = $0 { index } else { nil } })
    slopes = sorted(columns.compactMap { if case .gradient(let index) = $0 { index } else { nil } })
  }

  private static func columns(named word: String, of experiment: Experiment) throws(Problem) -> [Column] {
    let names = experiment.names
    switch word {
    case "step": return [.step]
    case "cost": return [.cost]
    case "penalty": return [.penalty]
    case "testCost":
      guard experiment.dataset?.heldOut != nil else {
        throw Problem(
          sentence: LocalizedText(
            ko: "testCost에는 남겨 둔 샘플이 필요한데 이 장면에는 없어요: test: 0.3",
            en: "testCost needs samples that are held out, and this scene has none: test: 0.3"))
      }
      return [.testCost]
    case "learningRate": return [.learningRate]
    case "accuracy":
      guard let network = experiment.settings.network, experiment.dataset?.hasAnswers(of: network) == true else {
        throw Problem(
          sentence: LocalizedText(
            ko: "accuracy에는 클래스를 나타내는 목표가 필요한데 이 장면의 목표는 그렇지 않아요",
            en: "accuracy needs targets that name classes, and this scene's do not"))
      }
      return [.accuracy]
    case "parameters": return names.order.map { .parameter($0) }
    case "gradient": return names.order.map { .gradient($0) }
    default: break
    }
    if let index = names.index(of: word) { return [.parameter(index)] }
    let slope = "gradient."
    if word.hasPrefix(slope), let index = names.index(of: String(word.dropFirst(slope.count))) {
      return [.gradient(index)]
    }
    let words = ["step", "cost", "penalty", "testCost", "learningRate", "accuracy", "parameters", "gradient"]
    let near = LocalizedText.didYouMean(nearest(to: word, among: words))
    let shown = word.sanitized(limit: 40)
    let list = words.joined(separator: ", ") + ", \(names.summary)"
    throw Problem(
      sentence: LocalizedText(
        ko: "'\(shown)' 열은 없어요\(near.ko). 있는 열: \(list), 그리고 이름 앞에 gradient.을 붙인 것",
        en: "no column '\(shown)'\(near.en); there are \(list), and gradient. before a name"))
  }

  // MARK: As CSV

  /// The names of the columns.
  var heads: [String] {
    columns.map { column in
      switch column {
      case .step: "step"
      case .cost: "cost"
      case .penalty: "penalty"
      case .testCost: "testCost"
      case .learningRate: "learningRate"
      case .accuracy: "accuracy"
      case .parameter(let index): names.name(at: index)
      case .gradient(let index): "gradient." + names.name(at: index)
      }
    }
  }

  package var heading: String { heads.joined(separator: ",") + "\r\n" }

  /// A situation's cells; what is no finite number is empty.
  func cells(_ step: TrainingStep, _ settings: Settings) -> [String] {
    columns.map { column in
      if case .step = column { return "\(step.state.step)" }
      return value(column, step, settings).map { $0.isFinite ? "\($0)" : "" } ?? ""
    }
  }

  package func row(_ step: TrainingStep, _ settings: Settings) -> String {
    cells(step, settings).joined(separator: ",") + "\r\n"
  }

  /// Nil where the run has no such number.
  private func value(_ column: Column, _ step: TrainingStep, _ settings: Settings) -> Double? {
    switch column {
    case .step: return Double(step.state.step)
    case .cost: return step.cost
    case .penalty: return penalty(step)
    case .testCost: return testCost(step, settings)
    case .learningRate: return step.settings.learningRate
    case .accuracy: return accuracy(step, settings)
    case .parameter(let index): return at(index, of: step.state.parameters)
    case .gradient(let index): return at(index, of: step.gradient)
    }
  }

  private func at(_ index: Int, of values: [Double]) -> Double? { values.indices.contains(index) ? values[index] : nil }

  /// The part of C that is not the samples'; nil where the cost is a formula.
  private func penalty(_ step: TrainingStep) -> Double? {
    guard case .network(let cost) = Objective(subject, settings: step.settings) else { return nil }
    return cost.penalty(at: step.state.parameters)
  }

  private func testCost(_ step: TrainingStep, _ settings: Settings) -> Double? {
    Objective(subject, settings: settings).testCost(at: step.state.parameters)
  }

  private func accuracy(_ step: TrainingStep, _ settings: Settings) -> Double? {
    guard case .network(let cost) = Objective(subject, settings: settings) else { return nil }
    return cost.data.accuracy(of: cost.network, at: step.state.parameters)
  }

  // MARK: As JSON

  /// A situation's keys, without the braces; the last one of a run has its status.
  func keys(_ step: TrainingStep, _ settings: Settings, _ own: ParameterNames, status: RunStatus?) -> [String] {
    var keys: [String] = []
    func add(_ name: String, _ value: String?) { if let value { keys.append("\"\(name)\":\(value)") } }
    if columns.contains(.step) { add("step", "\(step.state.step)") }
    if columns.contains(.cost) { add("cost", JSONText.number(step.cost)) }
    if columns.contains(.penalty) { add("penalty", penalty(step).map(JSONText.number)) }
    if columns.contains(.testCost) { add("testCost", testCost(step, settings).map(JSONText.number)) }
    if columns.contains(.learningRate) { add("learningRate", JSONText.number(step.settings.learningRate)) }
    if columns.contains(.accuracy) { add("accuracy", accuracy(step, settings).map(JSONText.number)) }
    add("parameters", object(own, step.state.parameters, parameters))
    add("gradient", object(own, step.gradient, slopes))
    if let status { keys += RunTable.keys(of: status, own) }
    return keys
  }

  /// The chosen ones of a group; nil where none is.
  private func object(_ own: ParameterNames, _ values: [Double], _ chosen: [Int]) -> String? {
    if chosen.isEmpty { return nil }
    if chosen.count == names.count { return JSONText.object(own, values) }
    let pairs = chosen.map { "\"\(own.name(at: $0))\":\(JSONText.number(values[$0]))" }
    return "{" + pairs.joined(separator: ",") + "}"
  }

  /// A situation as `nabla train` prints it.
  package func line(
    _ step: TrainingStep, _ settings: Settings, _ own: ParameterNames, status: RunStatus?
  ) -> String {
    "{" + keys(step, settings, own, status: status).joined(separator: ",") + "}\n"
  }
}
