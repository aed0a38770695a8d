// What can be said of one neuron: where its a lies, for how many samples z is above 0, where z is 0.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

struct NeuronNotes {
  let passes: NetworkPasses
  let names: ParameterNames
  let layer: Int
  let unit: Int
  let name: String
  /// The neuron over the only input; nil where samples have more.
  let line: NeuronLine?

  private var network: Network { passes.network }
  private var data: Dataset { passes.data }
  private var shape: Layer { network.layers[layer] }
  /// So many zeros of a curve are listed.
  private static let mostZeros = 3
  /// So many classes are counted one by one.
  private static let mostClasses = 4

  func notes(_ pencil: Pencil) -> [Note] {
    var notes: [Note] = []
    func add(_ label: NeuronsLabel, _ style: Style = Style(.text), rank: Int) {
      notes.append(Note(pencil.words(label), style, rank: rank))
    }
    if data.rawInputCount > 2 {
      add(.noPicture(inputs: data.rawInputCount, samples: data.count), rank: 1)
      add(.bars, Style(.dim), rank: 5)
    }
    let a = ValueSpread((0..<data.count).map { passes.activation(layer: layer, unit: unit, sample: $0) })
    let (low, high) = (pencil.number(a.least, decimals: 3), pencil.number(a.greatest, decimals: 3))
    add(
      low == high
        ? .only(name: name, activation: shape.activation.rawValue, value: low)
        : .range(name: name, activation: shape.activation.rawValue, low: low, high: high, samples: data.count),
      Style(.accent, .bold), rank: 0)
    add(counts, rank: 2)
    if let condition = condition { notes.append(Note(pencil.words(condition), Style(.title, .bold), rank: 3)) }
    if let where0 = zeros(pencil) { add(where0, rank: 4) }
    return notes
  }

  /// For how many samples z is above 0, of each class; of a softmax, for how many it is the greatest output.
  private var counts: NeuronsLabel {
    if shape.activation == .softmax {
      let outputs = passes.forward.outputs
      let greatest = (0..<data.count).count { sample in
        Confusion.greatest(outputs[sample * shape.units..<(sample + 1) * shape.units]) == unit
      }
      return .greatest(greatest, of: data.count)
    }
    let isPositive = (0..<data.count).map { passes.weightedInput(layer: layer, unit: unit, sample: $0) > 0 }
    return .positive(isPositive.count { $0 }, of: data.count, classes: classes(isPositive))
  }

  private func classes(_ isPositive: [Bool]) -> [NeuronsLabel.ClassCount] {
    let own: [Int]
    let marks: [String]
    if data.asksYesOrNo(of: network) {
      own = data.targets.map { $0 >= 0.5 ? 1 : 0 }
      marks = ["o", "x"]
    } else if data.namesClasses, data.targetCount <= Self.mostClasses {
      own = (0..<data.count).map { Confusion.greatest(data.target($0)) }
      marks = (0..<data.targetCount).map { String(Character(ClassMark($0).sample)) }
    } else {
      return []
    }
    return marks.enumerated().map { number, mark in
      NeuronsLabel.ClassCount(
        mark: mark, positive: own.indices.count { own[$0] == number && isPositive[$0] },
        count: own.count { $0 == number })
    }
  }

  private var condition: NeuronLabel? {
    let report = NeuronReport(of: shape, index: layer, unit: unit, pass: passes.forward)
    switch report.condition {
    case .saturated: return .saturated(report.samples)
    case .dead: return .dead(report.samples)
    case .working: return nil
    }
  }

  /// Where z is 0: of a first layer its equation; behind others, that it can bend; over one input, the places.
  private func zeros(_ pencil: Pencil) -> NeuronsLabel? {
    guard data.rawInputCount <= 2, shape.activation != .softmax else { return nil }
    if data.rawInputCount == 2, layer == 0, data.features == nil {
      var terms = (0..<2).map { source in
        names.name(at: network.index(of: .weight(layer: 0, to: unit, from: source))!) + "·x\(source + 1)"
      }
      if let bias = network.index(of: .bias(layer: 0, of: unit)) { terms.append(names.name(at: bias)) }
      let weights = (0..<2).map { passes.parameters[network.index(of: .weight(layer: 0, to: unit, from: $0))!] }
      guard weights.contains(where: { $0 != 0 }) else { return nil }
      // A line that leaves all four corners on one side is not in the picture.
      let (plane, bias) = (InputPlane(of: data), network.index(of: .bias(layer: 0, of: unit)))
      let corners = [plane.across.lowerBound, plane.across.upperBound].flatMap { x in
        [plane.up.lowerBound, plane.up.upperBound].map { y in
          weights[0] * x + weights[1] * y + (bias.map { passes.parameters[$0] } ?? 0)
        }
      }
      return sign(corners) ?? .straightLine(terms.joined(separator: " + "))
    }
    if let line {
      let found = line.zeros
      guard !found.isEmpty else { return sign(line.response.weightedInputs(layer: layer, unit: unit)) }
      return .zeros(
        found.prefix(Self.mostZeros).map { "x1 = " + pencil.number($0, decimals: 2, sign: .always) },
        more: max(0, found.count - Self.mostZeros))
    }
    let before = network.layers[..<layer]
    return before.contains { $0.activation != .identity } ? .canBend(shape.inputs) : nil
  }

  /// What all of some z are; nil where they differ, or one is 0.
  private func sign(_ z: [Double]) -> NeuronsLabel? {
    z.allSatisfy { $0 > 0 } ? .allPositive : z.allSatisfy { $0 < 0 } ? .allNegative : nil
  }
}
