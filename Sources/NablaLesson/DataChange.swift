// Other data for a scene: another generator or formula, other features of it, more samples, less noise, a table, a share
// held out, own points.

import NablaCore

/// What somebody changes about a scene's data.
package enum DataChange: Equatable, Sendable {
  case generator(Generator)
  /// Formulas of the inputs, one a target.
  case function([Formula])
  /// What the network is fed, as formulas of the inputs; nil: the inputs themselves.
  case features([Formula]?)
  /// The samples of a CSV file, by the path that was typed for it.
  case table(String, Dataset)
  /// How many are made.
  case samples(Int)
  case noise(Double)
  /// The share that is held out; nil: none is.
  case test(Double?)
  /// Samples put in, moved and taken away one by one, in this order.
  case points([PointEdit])

  /// What a change is called where it is typed, and in `--set`.
  package enum Name: String, CaseIterable, Sendable {
    case data, function, features, samples, noise, test, points

    /// What it takes, in a few signs that need no language.
    package var example: String {
      switch self {
      case .data: Generator.allCases.map(\.rawValue).joined(separator: ", ") + " · samples.csv"
      case .function: "sin(3*x1)"
      case .features: "x1, x2, x1*x2 · \(DataChange.plain)"
      case .samples: "1…\(DataChange.mostSamples)"
      case .noise: "0…" + NumberWord.shortest(DataChange.mostNoise)
      case .test: "0, 0.1…0.9 (0.3 = 30 %)"
      case .points: "+0.5,0.3,1 · 2=0.1,0.2,0 · -3 · -t1"
      }
    }
  }

  /// As many samples as a scene may ask for.
  package static let mostSamples = 100_000
  package static let mostNoise = 1e6
  /// What is typed where no features are to be made.
  package static let plain = "off"
  /// As many features as can be typed.
  package static let mostFeatures = 64

  /// A change as it is typed.
  ///
  /// - Returns: nil for what is no value of it, and for the path of a table, which has to be read first.
  package init?(_ name: Name, _ text: String) {
    switch name {
    case .data:
      guard let generator = Generator(rawValue: text) else { return nil }
      self = .generator(generator)
    case .function:
      guard let formulas = Self.formulas(text) else { return nil }
      self = .function(formulas)
    case .features:
      guard text != Self.plain else {
        self = .features(nil)
        return
      }
      guard let formulas = Self.formulas(text), formulas.count <= Self.mostFeatures else { return nil }
      self = .features(formulas)
    case .samples:
      guard let count = Int(text), (1...Self.mostSamples).contains(count) else { return nil }
      self = .samples(count)
    case .noise:
      guard let noise = NumberWord.value(text), (0...Self.mostNoise).contains(noise) else { return nil }
      self = .noise(noise)
    case .test:
      guard let share = NumberWord.value(text), share >= 0, share < 1 else { return nil }
      self = .test(share == 0 ? nil : share)
    case .points:
      guard let edits = PointEdit.list(text) else { return nil }
      self = .points(edits)
    }
  }

  private static func formulas(_ text: String) -> [Formula]? {
    let texts = text.split(separator: ",").map { String($0).trimmingSpaces }
    let formulas = texts.compactMap { try? Formula($0, of: .inputs) }
    return formulas.isEmpty || formulas.count != texts.count ? nil : formulas
  }

  package var name: Name {
    switch self {
    case .generator, .table: .data
    case .function: .function
    case .features: .features
    case .samples: .samples
    case .noise: .noise
    case .test: .test
    case .points: .points
    }
  }

  /// As it would be typed.
  package var text: String {
    switch self {
    case .generator(let generator): generator.rawValue
    case .function(let formulas), .features(let formulas?): formulas.map(\.source).joined(separator: ", ")
    case .features(nil): Self.plain
    case .table(let path, _): path
    case .samples(let count): "\(count)"
    case .noise(let noise): NumberWord.shortest(noise)
    case .test(let share): NumberWord.shortest(share ?? 0)
    case .points(let edits): PointEdit.text(of: edits)
    }
  }

  /// Whether what is typed for data can only be the path of a file.
  package static func isPath(_ text: String) -> Bool { text.contains("/") || text.contains(".") }

  /// Some changes with one more, in as few as lead to the same data.
  static func joined(_ changes: [DataChange], with change: DataChange) -> [DataChange] {
    var result = changes
    switch (result.last, change) {
    case (.points(let edits), .points(let more)):
      result[result.count - 1] = .points(PointEdit.joined(edits, with: more))
      return result
    // After a table nothing is left of what made samples before it.
    case (.table, _): break
    case (let last?, _) where last.name == change.name: result.removeLast()
    default: break
    }
    return result + [change]
  }
}

/// Why a scene cannot have such data.
package enum DataRefusal: Error, Equatable, Sendable {
  /// The cost is a formula.
  case noSamples
  /// The samples are listed: nothing makes them.
  case notMade
  /// Samples of this size, which is none of the network's.
  case size(inputs: Int, targets: Int)
  /// The network would have too many parameters.
  case tooLarge
  /// Some number is not finite.
  case notFinite
  /// One sample cannot be parted.
  case oneSample
  case points(PointRefusal)
}

extension Scene {
  /// The scene with its data changed: made anew where something makes them, with the same features, and held out as before.
  package func with(_ change: DataChange) throws(DataRefusal) -> Scene {
    guard let data = experiment.dataset, let dataSource else { throw .noSamples }
    var scene = self
    scene.dataChanges = DataChange.joined(dataChanges, with: change)
    scene.notices = []
    let samples: Dataset
    switch change {
    case .points(let edits):
      var rows = SampleRows(data)
      for edit in edits {
        do { try rows.make(edit) } catch { throw .points(error) }
      }
      samples = rows.dataset
      scene.dataSource = .samples
    case .test(let share):
      let seed = dataSource.seed ?? data.heldOut?.choice.seed ?? 1
      samples =
        try share.map { share throws(DataRefusal) in try data.everything.holdingOut(share, seed) } ?? data.everything
    case .table(_, let table):
      samples = try data.held(out: table.fitting(data))
      scene.dataSource = .samples
    case .features(let formulas):
      let named = formulas?.map(\.parameterCount).max() ?? 1
      guard named <= data.rawInputCount else { throw .size(inputs: named, targets: data.targetCount) }
      samples = data.refed(through: formulas)
      scene.drawing = drawing(beside: experiment.initialization)
      guard let next = experiment.fed(samples, drawnBy: scene.drawing) else { throw .tooLarge }
      scene = scene.with(next)
    case .generator, .function, .samples, .noise:
      let source = try dataSource.changed(by: change, inputCount: data.rawInputCount)
      let made = try source.made!.fitting(data)
      let isOther = change.name == .data || change.name == .function
      samples = try isOther ? data.held(out: made) : data.held(outOf: made)
      scene.dataSource = source
    }
    guard samples.inputs.allSatisfy(\.isFinite), samples.targets.allSatisfy(\.isFinite) else { throw .notFinite }
    scene.experiment.subject = .samples(samples)
    return scene
  }
}

extension Dataset {
  fileprivate func holdingOut(_ share: Double, _ seed: UInt64) throws(DataRefusal) -> Dataset {
    guard count > 1 else { throw .oneSample }
    return holdingOut(share, seed: seed)
  }

  /// These samples through the features of others, which have to be as wide.
  fileprivate func fitting(_ data: Dataset) throws(DataRefusal) -> Dataset {
    guard inputCount == data.rawInputCount, targetCount == data.targetCount else {
      throw .size(inputs: inputCount, targets: targetCount)
    }
    return data.features.map { fed(through: $0) } ?? self
  }

  /// Other samples of the same problem, held out as of these.
  fileprivate func held(outOf samples: Dataset) throws(DataRefusal) -> Dataset {
    if let heldOut, case .given = heldOut.choice { return samples.tested(on: heldOut.data) }
    return try held(out: samples)
  }

  /// Samples of another problem, of which as large a share is held out; what was listed for these says nothing of them.
  fileprivate func held(out samples: Dataset) throws(DataRefusal) -> Dataset {
    guard let heldOut, case .share(let share, let seed) = heldOut.choice else { return samples }
    return try samples.holdingOut(share, seed)
  }
}

extension HeldOut.Choice {
  fileprivate var seed: UInt64? {
    if case .share(_, let seed) = self { return seed }
    return nil
  }
}

extension DataSource {
  /// The source after a change of what makes samples.
  fileprivate func changed(by change: DataChange, inputCount: Int) throws(DataRefusal) -> DataSource {
    switch (change, self) {
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
    case (.samples, _), (.noise, _), (.features, _), (.table, _), (.test, _), (.points, _): throw .notMade
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
