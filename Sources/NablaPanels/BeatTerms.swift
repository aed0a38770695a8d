// What grows term by term at a beat: the sums z of a layer, the products δ, and the slope of the selected parameter.

import NablaCore
import NablaModel
import NablaWords

/// The walks of a network's beats, for the sample on screen.
struct BeatTerms {
  let model: Model
  let passes: NetworkPasses

  /// More terms than this in a layer, and only the unit that is worked in the step's panel is gone through.
  private static let mostOfLayer = 12

  private typealias Term = TermWalk.Term
  private typealias Part = TermWalk.Part

  private var network: Network { passes.network }
  private var sample: Int { model.sample }
  private var last: Int { network.layers.count - 1 }

  /// The walk of a beat; nil where nothing grows.
  func walk(of beat: Beat) -> TermWalk? {
    let parts: [Part]
    switch beat {
    case .weightedInputs(let layer):
      let shape = network.layers[layer]
      parts = units(of: layer, terms: shape.inputs + (shape.hasBias ? 1 : 0)).map { weightedInput(layer, $0) }
    case .deltas where model.usesPerceptronRule, .gradient where model.usesPerceptronRule: return nil
    case .deltas(let layer):
      let paths = layer == last ? 2 : network.layers[layer + 1].units + 2
      parts = units(of: layer, terms: paths).map { delta(layer, $0) }
    case .gradient: parts = [gradient()]
    case .activations, .cost, .update: return nil
    }
    let walk = TermWalk(parts: parts)
    return walk.count > 1 ? walk : nil
  }

  /// The units to go through, the selected parameter's first; all of them where that is no long way.
  private func units(of layer: Int, terms: Int) -> [Int] {
    let parameter = network.parameter(at: model.look.selection)
    let first = parameter.layer == layer ? parameter.unit : 0
    let all = 0..<network.layers[layer].units
    return all.count * terms <= Self.mostOfLayer ? Array(all) : [first]
  }

  // MARK: Names

  private func name(_ layer: Int, _ unit: Int) -> String { network.nodeName(column: layer + 1, unit: unit) }

  private func place(_ layer: Int, _ unit: Int) -> NodePlace { NodePlace(layer: layer, unit: unit) }

  private func source(_ layer: Int, _ unit: Int) -> Double { passes.source(layer: layer, unit: unit, sample: sample) }

  private func symbol(_ index: Int) -> String { model.names.name(at: index) }

  private func weight(_ layer: Int, _ to: Int, _ from: Int) -> Int {
    network.index(of: .weight(layer: layer, to: to, from: from))!
  }

  // MARK: Forward

  private func weightedInput(_ layer: Int, _ unit: Int) -> Part {
    let terms = (0..<network.layers[layer].inputs).map { input -> Term in
      let index = weight(layer, unit, input)
      let value = passes.parameters[index]
      return Term(
        sign: .plus, symbol: "\(symbol(index))·\(network.nodeName(column: layer, unit: input))",
        numbers: [value, source(layer, input)], value: value * source(layer, input), parameters: [index],
        nodes: [place(layer - 1, input), place(layer, unit)])
    }
    let bias = network.index(of: .bias(layer: layer, of: unit)).map { index in
      Term(
        sign: .plus, symbol: "\(symbol(index))·1", numbers: [passes.parameters[index], 1],
        value: passes.parameters[index], parameters: [index], nodes: [place(layer, unit)])
    }
    return Part(
      symbol: "z(\(name(layer, unit)))", node: place(layer, unit),
      terms: Part.grouped(terms, then: bias.map { [$0] } ?? []),
      value: passes.weightedInput(layer: layer, unit: unit, sample: sample))
  }

  // MARK: Back

  private func delta(_ layer: Int, _ unit: Int) -> Part {
    Part(
      symbol: "δ(\(name(layer, unit)))", node: place(layer, unit),
      terms: layer == last ? outputTerms(unit) : hiddenTerms(layer, unit),
      value: passes.delta(layer: layer, unit: unit, sample: sample))
  }

  private var worked: WorkedSample {
    WorkedSample(of: network, at: passes.parameters, sample: sample, in: passes.data, loss: passes.cost.loss)
  }

  /// The factors of an output's δ; a − y where its loss leaves no more of them; through a softmax the ways through
  /// every output.
  private func outputTerms(_ unit: Int) -> [Term] {
    let node = name(last, unit)
    let here: Set<NodePlace> = [place(last, unit)]
    let worked = worked
    if network.layers[last].activation == .softmax {
      let ways = worked.terms(of: .delta(layer: last, unit: unit)).enumerated().map { output, way in
        Term(
          sign: .plus, symbol: way.factors.map { network.symbol(of: $0) }.joined(separator: "·"),
          numbers: way.factors.map { worked.value(of: $0) }, value: way.value, nodes: here.union([place(last, output)]))
      }
      return Part.grouped(ways)
    }
    let a = passes.activation(layer: last, unit: unit, sample: sample)
    let y = passes.target(unit: unit, sample: sample)
    if passes.cost.loss.cancels(in: network) {
      return [
        Term(sign: .plus, symbol: node, value: a, nodes: here),
        Term(sign: .plus, symbol: network.outputs == 1 ? "-y" : "-y\(unit + 1)", value: -y, nodes: here),
      ]
    }
    let slope = network.layers[last].activation.slope(
      at: passes.weightedInput(layer: last, unit: unit, sample: sample))
    return [
      Term(
        sign: .plus, symbol: "∂C/∂\(node)", value: passes.cost.loss.slope(output: a, target: y), nodes: here),
      Term(sign: .times, symbol: "∂\(node)/∂z", value: slope, nodes: here),
    ]
  }

  /// The ways from a hidden unit on, and past a residual layer, then the slope of its own activation.
  private func hiddenTerms(_ layer: Int, _ unit: Int) -> [Term] {
    let next = network.layers[layer + 1]
    let here = place(layer, unit)
    var ways = (0..<next.units).map { to -> Term in
      let index = weight(layer + 1, to, unit)
      let upper = passes.delta(layer: layer + 1, unit: to, sample: sample)
      let value = passes.parameters[index]
      return Term(
        sign: .plus, symbol: "\(symbol(index))·δ(\(name(layer + 1, to)))", numbers: [value, upper],
        value: value * upper, parameters: [index], nodes: [here, place(layer + 1, to)])
    }
    ways = Part.grouped(ways)
    if next.isResidual {
      ways.append(
        Term(
          sign: .plus, symbol: "∂C/∂\(name(layer + 1, unit))",
          value: worked.value(of: .costSlope(layer: layer + 1, unit: unit)), nodes: [here, place(layer + 1, unit)]))
    }
    let slope = network.layers[layer].activation.slope(
      at: passes.weightedInput(layer: layer, unit: unit, sample: sample))
    return ways + [Term(sign: .times, symbol: "f′(z)", value: slope, nodes: [here])]
  }

  // MARK: The selected parameter

  /// ∂C/∂w: δ times what comes in, or the mean of that over the samples; and the slope of what is added to C.
  private func gradient() -> Part {
    let index = model.look.selection
    let parameter = network.parameter(at: index)
    let step = model.situation.step
    let samples = step.batch ?? Array(0..<passes.forward.count)
    var nodes: Set<NodePlace> = [place(parameter.layer, parameter.unit)]
    var input = "1"
    if case .weight(let layer, _, let from) = parameter {
      nodes.insert(place(layer - 1, from))
      input = network.nodeName(column: layer, unit: from)
    }
    let delta = "δ(\(name(parameter.layer, parameter.unit)))"
    func numbers(_ sample: Int) -> [Double] {
      let delta = passes.delta(layer: parameter.layer, unit: parameter.unit, sample: sample)
      guard case .weight(let layer, _, let from) = parameter else { return [delta, 1] }
      return [delta, passes.source(layer: layer, unit: from, sample: sample)]
    }
    var terms: [Term]
    if samples.count == 1 {
      let pair = numbers(samples[0])
      terms = [
        Term(sign: .plus, symbol: delta, value: pair[0], nodes: [place(parameter.layer, parameter.unit)]),
        Term(sign: .times, symbol: input, value: pair[1], parameters: [index], nodes: nodes),
      ]
    } else {
      terms = Part.grouped(
        samples.map { sample in
          let pair = numbers(sample)
          return Term(
            sign: .plus, symbol: "\(delta)·\(input) (\(sample + 1))", numbers: pair, value: pair[0] * pair[1],
            parameters: [index], nodes: nodes)
        })
      terms.append(
        Term(sign: .over, symbol: "\(samples.count)", value: Double(samples.count), parameters: [index], nodes: nodes))
    }
    let regularization = step.settings.regularization
    if !regularization.isNone, index < network.weightCount {
      terms.append(
        Term(
          sign: .plus, symbol: regularization.slopeRule(of: symbol(index)),
          value: regularization.slope(at: passes.parameters[index]), parameters: [index]))
    }
    return Part(symbol: "∂C/∂\(symbol(index))", node: nil, terms: terms, value: step.gradient[index])
  }
}

extension Model {
  /// What grows term by term here: the derivation's product or sum where it has the keys, else what the beat makes.
  package var termWalk: TermWalk? {
    if walksDerivation { return DerivationOutline(self).walk(self)?.walk }
    guard let passes = situation.passes, let beat = litBeat else { return nil }
    return BeatTerms(model: self, passes: passes).walk(of: beat)
  }

  /// What is gone through now.
  package var termPlace: TermLook.Place {
    termPlace(row: walksDerivation ? DerivationOutline(self).summedRow(self) : nil)
  }

  /// How far it has grown; nil where nothing grows, and where the run does not stand still.
  package var termStop: TermStop? {
    guard growsByTerms else { return nil }
    if walksDerivation { return DerivationOutline(self).stop(self)?.stop }
    return termPosition(row: nil).flatMap { termWalk?.stop(at: $0) }
  }

  /// The row of the derivation that grows.
  package var growingRow: Int? { walksDerivation ? DerivationOutline(self).stop(self)?.row : nil }
}
