// Samples that are never trained on: what is learned of the others is tried on them.

/// Held-out samples, and how they were chosen.
package struct HeldOut: Equatable, Sendable {
  package enum Choice: Equatable, Sendable {
    /// Somebody listed them.
    case given
    /// This share of all samples, in (0, 1), drawn from a seed.
    case share(Double, seed: UInt64)
  }

  package let choice: Choice
  /// One: a data set cannot hold another directly.
  private let box: [Dataset]

  package var data: Dataset { box[0] }

  init(_ data: Dataset, _ choice: Choice) {
    box = [data]
    self.choice = choice
  }

  /// Which of some samples are held out, in their order: at least one, and at least one is left.
  ///
  /// - Parameters:
  ///   - share: of all samples, rounded to whole ones.
  ///   - count: how many samples there are, at least 2.
  ///   - seed: the same one holds out the same samples.
  package static func numbers(_ share: Double, of count: Int, seed: UInt64) -> [Int] {
    precondition(share > 0 && share < 1 && count > 1, "a part of several samples")
    let exact = (share * Double(count)).rounded()
    let wanted = min(max(1, Int(exact)), count - 1)
    var random = RandomSource(seed: seed, stream: 3)
    return random.permutation(of: count).prefix(wanted).map(Int.init).sorted()
  }
}

extension Dataset {
  /// The samples that are left when a share of them is held out, both in their order.
  package func holdingOut(_ share: Double, seed: UInt64) -> Dataset {
    precondition(count > 1, "one sample to train on, and one to hold out")
    let numbers = HeldOut.numbers(share, of: count, seed: seed)
    let tests = Set(numbers)
    var training = selecting((0..<count).filter { !tests.contains($0) })
    training.heldOut = HeldOut(selecting(numbers), .share(share, seed: seed))
    return training
  }

  /// The same samples, with others to try on what is learned of them.
  package func tested(on test: Dataset) -> Dataset {
    precondition(test.inputCount == inputCount && test.targetCount == targetCount, "samples of one shape")
    var copy = self
    copy.heldOut = HeldOut(test, .given)
    return copy
  }

  /// The held-out samples; nil where there are none.
  package var test: Dataset? { heldOut?.data }

  /// The first number among the targets, held-out samples' last, that is so; nil where none is.
  package func firstTarget(where isSo: (Double) -> Bool) -> Double? {
    targets.first(where: isSo) ?? test?.targets.first(where: isSo)
  }

  /// The samples as they were before a share of them was held out, none held out.
  package var whole: Dataset {
    guard let heldOut else { return self }
    guard case .share(let share, let seed) = heldOut.choice else { return selecting(0..<count) }
    let all = count + heldOut.data.count
    let tests = HeldOut.numbers(share, of: all, seed: seed)
    // Those that are left come first in `joined`, then those held out.
    var place = [Int](repeating: 0, count: all)
    for (number, sample) in tests.enumerated() { place[sample] = count + number }
    let held = Set(tests)
    for (number, sample) in (0..<all).filter({ !held.contains($0) }).enumerated() { place[sample] = number }
    return joined(with: heldOut.data).selecting(place)
  }

  /// All samples, none held out: as they were before a share was, and behind them those that were listed for it.
  package var everything: Dataset {
    guard let heldOut, case .given = heldOut.choice else { return whole }
    return selecting(0..<count).joined(with: heldOut.data)
  }

  /// The samples of both, none held out.
  private func joined(with other: Dataset) -> Dataset {
    Dataset(
      inputCount: inputCount, targetCount: targetCount, inputs: inputs + other.inputs, targets: targets + other.targets,
      raw: raw.map { RawInputs(features: $0.features, values: $0.values + other.rawInputs) })
  }
}
