// What `nabla check` says of a scene that is written rightly.

import NablaCore
import NablaLesson
import NablaWords

enum CheckLabel: Wording {
  /// The cost is no finite number at the start; with the number of the run among those that are compared.
  case costNotFinite(start: String, run: Int?)
  /// The same of the slope along a parameter.
  case slopeNotFinite(String, start: String, run: Int?)
  /// In which order the weights are taken, by the first ones.
  case weightOrder(Numbering, String)

  var english: String {
    switch self {
    case .costNotFinite(let start, let run):
      "warning: \(Self.english(run))C is no finite number at the start (\(start)), so nothing can be learned from there; "
        + "begin elsewhere with initialization: { weights: […] }"
    case .slopeNotFinite(let name, let start, let run):
      "warning: \(Self.english(run))the slope along \(name) is no finite number at the start (\(start)), so the first "
        + "step leads nowhere; begin elsewhere with initialization: { weights: […] }"
    case .weightOrder(let numbering, let list):
      "note: a list of weights goes \(numbering == .bySource ? "source by source" : "target by target"): \(list), …; a "
        + "book's matrices go in as [[[…], […]], […]]"
    }
  }

  var korean: String {
    switch self {
    case .costNotFinite(let start, let run):
      "warning: \(Self.korean(run))출발점(\(start))에서 C가 유한한 수가 아니라서 배울 수 없어요. "
        + "initialization: { weights: […] }로 다른 곳에서 출발해 보세요"
    case .slopeNotFinite(let name, let start, let run):
      "warning: \(Self.korean(run))출발점(\(start))에서 \(name)의 기울기가 유한한 수가 아니라서 첫 스텝을 뗄 수 없어요. "
        + "initialization: { weights: […] }로 다른 곳에서 출발해 보세요"
    case .weightOrder(let numbering, let list):
      "note: 가중치를 한 줄로 쓰면 \(numbering == .bySource ? "나가는" : "받는") 쪽 차례예요: \(list), … "
        + "책에 적힌 행렬은 [[[…], […]], […]]로 그대로 써요"
    }
  }

  private static func english(_ run: Int?) -> String { run.map { "run \($0): " } ?? "" }
  private static func korean(_ run: Int?) -> String { run.map { "비교 실행 \($0): " } ?? "" }

  /// Everything there is to say of a scene.
  static func all(of scene: Scene) -> [CheckLabel] {
    let base = scene.experiment
    var labels = weightOrder(of: base).map { [$0] } ?? []
    if let problem = problem(atStartOf: base, run: nil) { return labels + [problem] }
    for (number, run) in scene.runs.enumerated() {
      if let problem = problem(atStartOf: run.experiment(from: base), run: number + 1) { labels.append(problem) }
    }
    return labels
  }

  /// More multiplications than this take longer than a check may.
  private static let mostEffort = 1_000_000_000

  private static func problem(atStartOf experiment: Experiment, run: Int?) -> CheckLabel? {
    guard (experiment.dataset?.count ?? 1) * experiment.names.count <= mostEffort,
      experiment.settings.conflict(with: experiment.subject) == nil
    else { return nil }
    let parameters = experiment.firstParameters
    let (cost, gradient) = Objective(experiment).costAndGradient(at: parameters)
    let names = experiment.names
    let shown = names.order.prefix(3).map { "\(names.name(at: $0)) = \(plain(parameters[$0]))" }
    let start = shown.joined(separator: ", ") + (names.count > 3 ? ", …" : "")
    if !cost.isFinite { return .costNotFinite(start: start, run: run) }
    // The perceptron goes by its own rule.
    guard experiment.settings.optimizer.name != .perceptron, let index = gradient.firstIndex(where: { !$0.isFinite })
    else { return nil }
    return .slopeNotFinite(names.name(at: index), start: start, run: run)
  }

  /// As it would be written in a scene.
  private static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Only where a book may have meant another order: several sources and several targets in a layer.
  private static func weightOrder(of experiment: Experiment) -> CheckLabel? {
    guard case .given(let weights, _) = experiment.initialization.scheme, let network = experiment.settings.network,
      let layer = network.layers.firstIndex(where: { $0.inputs > 1 && $0.units > 1 })
    else { return nil }
    let shape = network.layers[layer]
    let first = network.weightOffsets[layer]
    let list = [0, 1, network.numbering == .bySource ? shape.units : shape.inputs]
    let items = list.map { place in
      let index = network.names.index(at: first + place)
      guard case .weight(_, let to, let from) = network.parameter(at: index) else { return "" }
      let source = network.nodeName(column: layer, unit: from)
      let target = network.nodeName(column: layer + 1, unit: to)
      return "\(network.names.name(at: index)) = \(plain(weights[index])) \(source)→\(target)"
    }
    return .weightOrder(network.numbering, items.joined(separator: ", "))
  }
}
