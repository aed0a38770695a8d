// Other data for a scene: another generator or formula, more samples, less noise, a share held out.

import NablaCore

/// What somebody changes about a scene's data.
package enum DataChange: Equatable, Sendable {
  case generator(Generator)
  /// Formulas of the inputs, one a target.
  case function([Formula])
  /// How many are made.
  case samples(Int)
  case noise(Double)
  /// The share that is held out; nil: none is.
  case test(Double?)
}

/// Why a scene cannot have such data.
package enum DataRefusal: Error, Equatable, Sendable {
  /// The cost is a formula.
  case noSamples
  /// The samples are listed: nothing makes them.
  case notMade
  /// Samples of this size, which is none of the network's.
  case size(inputs: Int, targets: Int)
  /// Some number is not finite.
  case notFinite
  /// One sample cannot be parted.
  case oneSample
}

extension Scene {
  /// The scene with its data changed: made anew where something makes them, with the same features, and held out as before.
  package func with(_ change: DataChange) throws(DataRefusal) -> Scene {
    guard let data = experiment.dataset, let dataSource else { throw .noSamples }
    var scene = self
    let source = try dataSource.changed(by: change, inputCount: data.rawInputCount)
    scene.dataSource = source
    var samples = data.whole
    if let made = source.made {
      guard made.inputCount == data.rawInputCount, made.targetCount == data.targetCount else {
        throw .size(inputs: made.inputCount, targets: made.targetCount)
      }
      samples = data.features.map { made.fed(through: $0) } ?? made
    }
    guard samples.inputs.allSatisfy(\.isFinite), samples.targets.allSatisfy(\.isFinite) else { throw .notFinite }
    let choice = data.heldOut?.choice
    if case .test(let share) = change {
      if let share { samples = try samples.holdingOut(share, source.seed ?? choice?.seed ?? 1) }
    } else if let held = data.heldOut {
      switch held.choice {
      case .given: samples = samples.tested(on: held.data)
      case .share(let share, let seed): samples = try samples.holdingOut(share, seed)
      }
    }
    scene.experiment.subject = .samples(samples)
    scene.notices = []
    return scene
  }
}

extension Dataset {
  fileprivate func holdingOut(_ share: Double, _ seed: UInt64) throws(DataRefusal) -> Dataset {
    guard count > 1 else { throw .oneSample }
    return holdingOut(share, seed: seed)
  }
}

extension HeldOut.Choice {
  fileprivate var seed: UInt64? {
    if case .share(_, let seed) = self { return seed }
    return nil
  }
}

extension DataSource {
  /// The source after a change; a share held out is none of it.
  fileprivate func changed(by change: DataChange, inputCount: Int) throws(DataRefusal) -> DataSource {
    switch (change, self) {
    case (.test, _): return self
    case (.generator(let kind), _):
      return .generator(kind, samples: ownCount ?? kind.defaultSamples, noise: noise ?? 0, seed: seed ?? 1)
    case (.function(let formulas), _):
      guard formulas.allSatisfy({ $0.parameterCount <= inputCount }) else {
        throw .size(inputs: formulas.map(\.parameterCount).max() ?? 1, targets: formulas.count)
      }
      var range = FunctionData.defaultRange
      if case .function(let made) = self { range = made.range }
      return .function(
        FunctionData(
          formulas, inputCount: inputCount, range: range, samples: ownCount ?? FunctionData.defaultSamples,
          noise: noise ?? 0, seed: seed ?? 1))
    case (.samples(let count), .generator(let kind, _, let noise, let seed)):
      return .generator(kind, samples: count, noise: noise, seed: seed)
    case (.noise(let noise), .generator(let kind, let samples, _, let seed)):
      return .generator(kind, samples: samples, noise: noise, seed: seed)
    case (.samples(let count), .function(var made)):
      made.samples = count
      return .function(made)
    case (.noise(let noise), .function(var made)):
      made.noise = noise
      return .function(made)
    case (.samples, _), (.noise, _): throw .notMade
    }
  }

  /// The samples that it makes; nil where they are listed.
  fileprivate var made: Dataset? {
    switch self {
    case .generator(let kind, let samples, let noise, let seed):
      return kind.dataset(samples: samples, noise: noise, seed: seed)
    case .function(let made): return made.dataset
    case .samples, .file: return nil
    }
  }

  /// How many samples it makes; nil where they are listed.
  package var madeCount: Int? {
    switch self {
    case .generator(_, let samples, _, _): return samples
    case .function(let made): return made.samples
    case .samples, .file: return nil
    }
  }

  /// How many samples it makes where that is another number than usual, which other data keep.
  private var ownCount: Int? {
    switch self {
    case .generator(let kind, let samples, _, _): return samples == kind.defaultSamples ? nil : samples
    case .function(let made): return made.samples == FunctionData.defaultSamples ? nil : made.samples
    case .samples, .file: return nil
    }
  }

  /// The noise that it adds; nil where samples are listed.
  package var noise: Double? {
    switch self {
    case .generator(_, _, let noise, _): return noise
    case .function(let made): return made.noise
    case .samples, .file: return nil
    }
  }

  fileprivate var seed: UInt64? {
    switch self {
    case .generator(_, _, _, let seed): return seed
    case .function(let made): return made.seed
    case .samples, .file: return nil
    }
  }
}
