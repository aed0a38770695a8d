// The forms of given weights and biases: one flat list, or layer by layer as books print them.

import NablaCore

extension Form where Value == WeightsDraft {
  /// `[0.15, 0.25, …]` in parameter order, or `[[[0.15, 0.20], [0.25, 0.30]], …]`, a matrix a layer.
  static var weights: Form {
    let numbers = Form<[Double]>.numbers("a list of numbers")
    let form = "a list of numbers, or of matrices, one a layer, a row for each unit that receives"
    return Form(
      expected: form,
      read: { node, name, problems in
        guard node.holdsLists else { return numbers.read(node, name, &problems).map { .flat($0) } }
        guard case .sequence(let items) = node, items.contains(where: \.holdsLists) else {
          problems.add(
            "weights must be \(form), not rows without a matrix around them; the weights of one layer stand in one more "
              + "pair of brackets: [[[0.15, 0.2], [0.25, 0.3]]]", at: node.position)
          return nil
        }
        return lists(in: node, "a matrix of weights", numbers, &problems) { matrix, problems in
          lists(in: matrix, "a row of weights", numbers, &problems) { row, problems in
            numbers.read(row, "a row of weights", &problems)
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
    let numbers = Form<[Double]>.numbers("a list of numbers, or true", atLeast: 0)
    return Form(
      expected: "a list of numbers (given), or of lists, one a layer; true (drawn like the weights)",
      read: { node, name, problems in
        if case .scalar(let scalar) = node, scalar.isPlain, scalar.string == "true" || scalar.string == "false" {
          return .drawn(scalar.string == "true")
        }
        guard node.holdsLists else { return numbers.read(node, name, &problems).map { .given($0) } }
        let layer = Form<[Double]>.numbers("a list of numbers", atLeast: 0)
        return lists(in: node, "the biases of a layer", layer, &problems) { row, problems in
          layer.read(row, "the biases of a layer", &problems)
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
  in node: Node, _ noun: String, _ numbers: Form<[Double]>, _ problems: inout ProblemList,
  read: (Node, inout ProblemList) -> Element?
) -> [Placed<Element>]? {
  guard case .sequence(let items) = node else { return nil }
  var values: [Placed<Element>] = []
  for item in items {
    guard case .sequence = item else {
      problems.add("\(noun) must be a list, as the others beside it are, not \(item.shown)", at: item.position)
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
      return expect(names.weightCount, "weight", got: values.count, at: placed.position) ? names.kept(values) : nil
    case .matrices(let matrices):
      guard let network else {
        problems.add("a formula has no layers; its weights are one list: w1, w2, …", at: placed.position)
        return nil
      }
      guard expectLayers(network.layers.count, "matrix", "matrices", got: matrices.count, at: placed.position) else {
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
    _ wanted: Int, _ noun: String, _ plural: String, got count: Int, at position: TextPosition
  ) -> Bool {
    guard count != wanted else { return true }
    problems.add("expected \(wanted) \(wanted == 1 ? noun : plural), one for each layer, got \(count)", at: position)
    return false
  }

  /// Whether a matrix has a row for each unit of its layer, and each row a weight for each source.
  private mutating func fits(_ matrix: Placed<[Placed<[Double]>]>, _ network: Network, layer number: Int) -> Bool {
    let layer = network.layers[number]
    let rows = matrix.value
    let isTransposed =
      layer.inputs != layer.units && rows.count == layer.inputs && rows.allSatisfy { $0.value.count == layer.units }
    let hint = isTransposed ? "; rows and columns seem to be swapped" : ""
    guard rows.count == layer.units else {
      problems.add(
        "the matrix of layer \(number + 1) must have \(layer.units) \(layer.units == 1 ? "row" : "rows"), one for each "
          + "unit that receives, not \(rows.count)\(hint)", at: matrix.position)
      return false
    }
    var isComplete = true
    for (unit, row) in rows.enumerated() where row.value.count != layer.inputs {
      let node = network.nodeName(column: number + 1, unit: unit)
      let weights = layer.inputs == 1 ? "1 weight" : "\(layer.inputs) weights"
      problems.add(
        "the row of \(node) must have \(weights), one from each of what it receives, not \(row.value.count)",
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
      return expect(names.biasCount, "bias", got: values.count, at: placed.position) ? values : nil
    case .layers(let lists):
      guard let network else {
        problems.add("a formula has no biases", at: placed.position)
        return nil
      }
      // A layer without biases is left out, or has an empty list.
      let biased = network.layers.filter(\.hasBias)
      let layers = lists.count == biased.count ? biased : network.layers
      guard expectLayers(layers.count, "list of biases", "lists of biases", got: lists.count, at: placed.position)
      else {
        return nil
      }
      var values: [Double] = []
      var isComplete = true
      for (layer, list) in zip(layers, lists) {
        let wanted = layer.hasBias ? layer.units : 0
        isComplete = expect(wanted, "bias", got: list.value.count, at: list.position) && isComplete
        values += list.value
      }
      return isComplete ? values : nil
    }
  }

  private mutating func expect(_ wanted: Int, _ noun: String, got count: Int, at position: TextPosition) -> Bool {
    guard count != wanted else { return true }
    let plural = noun == "bias" ? "biases" : noun + "s"
    problems.add("expected \(wanted) \(wanted == 1 ? noun : plural), got \(count)", at: position)
    return false
  }
}
