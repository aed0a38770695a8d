// The forms of given weights and biases: one flat list, or layer by layer as books print them.

import NablaCanvas
import NablaCore
import NablaLesson

extension Form where Value == WeightsDraft {
  /// `[0.15, 0.25, …]` in parameter order, or `[[[0.15, 0.20], [0.25, 0.30]], …]`, a matrix a layer.
  static var weights: Form {
    let numbers = Form<[Double]>.numbers(.numberList)
    let form = LocalizedText(
      ko: "수 목록, 또는 층마다 하나씩, 받는 유닛마다 한 행씩 쓴 행렬의 목록",
      en: "a list of numbers, or of matrices, one a layer, a row for each unit that receives")
    return Form(
      expected: form,
      read: { node, name, problems in
        guard node.holdsLists else { return numbers.read(node, name, &problems).map { .flat($0) } }
        guard case .sequence(let items) = node, items.contains(where: \.holdsLists) else {
          let hint = LocalizedText(
            ko: " (층이 하나여도 괄호를 한 겹 더 써요: [[[0.15, 0.2], [0.25, 0.3]]])",
            en: "; the weights of one layer stand in one more pair of brackets: [[[0.15, 0.2], [0.25, 0.3]]]")
          let rows = LocalizedText(ko: "행렬로 묶지 않은 행들", en: "rows without a matrix around them")
          problems.add(.mustBe(LocalizedText("weights"), form, not: rows, hint), at: node.position)
          return nil
        }
        let ofWeights = LocalizedText(ko: "가중치 행렬", en: "a matrix of weights")
        let rowOfWeights = LocalizedText(ko: "가중치 행", en: "a row of weights")
        return lists(in: node, ofWeights, numbers, &problems) { matrix, problems in
          lists(in: matrix, rowOfWeights, numbers, &problems) { row, problems in
            numbers.read(row, rowOfWeights, &problems)
          }
        }.map { .matrices($0) }
      },
      write: { draft in
        switch draft {
        case .flat(let values): numbers.write(values)
        case .matrices(let matrices):
          .list(matrices.map { .list($0.value.map { numbers.write($0.value) }) })
        }
      })
  }
}

extension Form where Value == BiasesDraft {
  /// Values for `given`, flat or a list a layer, or whether random schemes draw them.
  static var biases: Form {
    let numbers = Form<[Double]>.numbers(
      LocalizedText(ko: "수 목록 또는 true", en: "a list of numbers, or true"), atLeast: 0)
    return Form(
      expected: LocalizedText(
        ko: "true(가중치처럼 뽑아요), given이면 수 목록 또는 층마다 하나씩 쓴 목록",
        en: "a list of numbers (given), or of lists, one a layer; true (drawn like the weights)"),
      read: { node, name, problems in
        if case .scalar(let scalar) = node, scalar.isPlain, scalar.string == "true" || scalar.string == "false" {
          return .drawn(scalar.string == "true")
        }
        guard node.holdsLists else { return numbers.read(node, name, &problems).map { .given($0) } }
        let layer = Form<[Double]>.numbers(.numberList, atLeast: 0)
        let ofLayer = LocalizedText(ko: "한 층의 편향", en: "the biases of a layer")
        return lists(in: node, ofLayer, layer, &problems) { row, problems in
          layer.read(row, ofLayer, &problems)
        }.map { .layers($0) }
      },
      write: { value in
        switch value {
        case .given(let values): numbers.write(values)
        case .layers(let layers): .list(layers.map { numbers.write($0.value) })
        case .drawn(let isDrawn): .plain(isDrawn ? "true" : "false")
        }
      })
  }
}

/// The items of a list, each with its place; nil after noting what is wrong with one of them.
private func lists<Element>(
  in node: Node, _ noun: LocalizedText, _ numbers: Form<[Double]>, _ problems: inout ProblemList,
  read: (Node, inout ProblemList) -> Element?
) -> [Placed<Element>]? {
  guard case .sequence(let items) = node else { return nil }
  var values: [Placed<Element>] = []
  for item in items {
    guard case .sequence = item else {
      let list = LocalizedText(ko: "옆에 있는 것들처럼 목록", en: "a list, as the others beside it are")
      problems.add(.mustBe(noun, list, not: item.shown), at: item.position)
      continue
    }
    if let value = read(item, &problems) { values.append(Placed(value, at: item.position)) }
  }
  return values.count == items.count ? values : nil
}

extension Node {
  /// Whether a list stands here with a list in it.
  fileprivate var holdsLists: Bool {
    guard case .sequence(let items) = self else { return false }
    return items.contains { if case .sequence = $0 { true } else { false } }
  }
}

extension SceneCheck {
  /// The weights by their indices; nil after noting what does not fit the network.
  mutating func flatWeights(_ placed: Placed<WeightsDraft>, network: Network?, names: ParameterNames) -> [Double]? {
    switch placed.value {
    case .flat(let values):
      return expect(names.weightCount, .weights, got: values.count, at: placed.position) ? names.kept(values) : nil
    case .matrices(let matrices):
      guard let network else {
        problems.add(
          ko: "식에는 층이 없어요. 가중치를 한 목록으로 써요: w1, w2, …",
          en: "a formula has no layers; its weights are one list: w1, w2, …", at: placed.position)
        return nil
      }
      guard expectLayers(network.layers.count, .matrices, got: matrices.count, at: placed.position) else {
        return nil
      }
      var values = [Double](repeating: 0, count: network.weightCount)
      var isComplete = true
      for (number, matrix) in matrices.enumerated() {
        guard fits(matrix, network, layer: number) else {
          isComplete = false
          continue
        }
        for (to, row) in matrix.value.enumerated() {
          for (from, value) in row.value.enumerated() {
            values[network.index(of: .weight(layer: number, to: to, from: from))!] = value
          }
        }
      }
      return isComplete ? values : nil
    }
  }

  private mutating func expectLayers(
    _ wanted: Int, _ noun: Countable, got count: Int, at position: TextPosition
  ) -> Bool {
    guard count != wanted else { return true }
    problems.add(
      ko: "\(Particle.attach(noun.ko, .subject)) 층마다 하나씩 \(wanted)개 있어야 하는데 \(count)개예요",
      en: "expected \(noun.en(wanted)), one for each layer, got \(count)", at: position)
    return false
  }

  /// Whether a matrix has a row for each unit of its layer, and each row a weight for each source.
  private mutating func fits(_ matrix: Placed<[Placed<[Double]>]>, _ network: Network, layer number: Int) -> Bool {
    let layer = network.layers[number]
    let rows = matrix.value
    let isTransposed =
      layer.inputs != layer.units && rows.count == layer.inputs && rows.allSatisfy { $0.value.count == layer.units }
    let hint: LocalizedText =
      isTransposed
      ? LocalizedText(ko: " (행과 열이 바뀐 것 같아요)", en: "; rows and columns seem to be swapped") : .nothing
    guard rows.count == layer.units else {
      problems.add(
        LocalizedText(
          ko: "\(number + 1)번째 층의 행렬에는 받는 유닛마다 한 행씩 \(layer.units)행이 있어야 하는데 \(rows.count)행이에요",
          en:
            "the matrix of layer \(number + 1) must have \(layer.units) \(layer.units == 1 ? "row" : "rows"), one for "
            + "each unit that receives, not \(rows.count)") + hint, at: matrix.position)
      return false
    }
    var isComplete = true
    for (unit, row) in rows.enumerated() where row.value.count != layer.inputs {
      let node = network.nodeName(column: number + 1, unit: unit)
      let weights = layer.inputs == 1 ? "1 weight" : "\(layer.inputs) weights"
      problems.add(
        ko: "\(node)의 행에는 받는 것마다 하나씩 가중치 \(layer.inputs)개가 있어야 하는데 \(row.value.count)개예요",
        en: "the row of \(node) must have \(weights), one from each of what it receives, not \(row.value.count)",
        at: row.position)
      isComplete = false
    }
    return isComplete
  }

  /// The biases in parameter order, empty where there are none; nil after noting what does not fit the network.
  mutating func flatBiases(_ placed: Placed<BiasesDraft>?, network: Network?, names: ParameterNames) -> [Double]? {
    guard let placed else { return [] }
    switch placed.value {
    case .drawn: return []
    case .given(let values):
      return expect(names.biasCount, .biases, got: values.count, at: placed.position) ? values : nil
    case .layers(let lists):
      guard let network else {
        problems.add(ko: "식에는 편향이 없어요", en: "a formula has no biases", at: placed.position)
        return nil
      }
      // A layer without biases is left out, or has an empty list.
      let biased = network.layers.filter(\.hasBias)
      let layers = lists.count == biased.count ? biased : network.layers
      guard expectLayers(layers.count, .biasLists, got: lists.count, at: placed.position)
      else {
        return nil
      }
      var values: [Double] = []
      var isComplete = true
      for (layer, list) in zip(layers, lists) {
        let wanted = layer.hasBias ? layer.units : 0
        isComplete = expect(wanted, .biases, got: list.value.count, at: list.position) && isComplete
        values += list.value
      }
      return isComplete ? values : nil
    }
  }

  private mutating func expect(_ wanted: Int, _ noun: Countable, got count: Int, at position: TextPosition) -> Bool {
    guard count != wanted else { return true }
    problems.add(
      ko: "\(Particle.attach(noun.ko, .subject)) \(wanted)개 있어야 하는데 \(count)개예요",
      en: "expected \(noun.en(wanted)), got \(count)", at: position)
    return false
  }

  /// What is counted in these messages.
  private enum Countable {
    case weights, biases, matrices, biasLists

    var ko: String {
      switch self {
      case .weights: "가중치"
      case .biases: "편향"
      case .matrices: "행렬"
      case .biasLists: "편향 목록"
      }
    }

    func en(_ count: Int) -> String {
      let (one, many) =
        switch self {
        case .weights: ("weight", "weights")
        case .biases: ("bias", "biases")
        case .matrices: ("matrix", "matrices")
        case .biasLists: ("list of biases", "lists of biases")
        }
      return "\(count) \(count == 1 ? one : many)"
    }
  }
}
