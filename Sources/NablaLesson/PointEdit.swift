// Samples set, moved and deleted one by one, as they are typed: `+0.5,0.3,1 -3 2=0.1,0.2,0`.

import NablaCore

/// One sample put in, changed or taken away.
package enum PointEdit: Equatable, Sendable {
  /// A sample's place among those that are trained on, or among those held out, from 0.
  package enum Place: Hashable, Sendable {
    case training(Int)
    case heldOut(Int)
  }

  /// Put behind those that are trained on: its own inputs, then its targets.
  case add([Double])
  /// Other inputs and targets.
  case replace(Place, [Double])
  case remove(Place)

  /// As many samples as one may set by hand, so that a slip of the fingers fills no memory.
  package static let mostSamples = 100_000

  /// - Parameter word: without spaces: `+0.5,0.3,1` puts one in, `2=0.1,0.2,0` changes the second, `-3` takes the third
  ///   away; `t2` is the second of those held out. nil for anything else.
  package init?(_ word: some StringProtocol) {
    func numbers(_ text: some StringProtocol) -> [Double]? {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      let values = parts.compactMap { NumberWord.value(String($0)) }
      return values.count == parts.count && values.allSatisfy({ abs($0) <= 1e12 }) ? values : nil
    }
    if word.hasPrefix("+") {
      guard let values = numbers(word.dropFirst()) else { return nil }
      self = .add(values)
    } else if word.hasPrefix("-") {
      guard let place = Self.place(word.dropFirst()) else { return nil }
      self = .remove(place)
    } else {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let place = Self.place(parts[0]), let values = numbers(parts[1]) else { return nil }
      self = .replace(place, values)
    }
  }

  private static func place(_ text: some StringProtocol) -> Place? {
    let digits = text.hasPrefix("t") ? String(text.dropFirst()) : String(text)
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits), number > 0 else {
      return nil
    }
    return text.hasPrefix("t") ? .heldOut(number - 1) : .training(number - 1)
  }

  /// As it would be typed.
  package var text: String {
    func numbers(_ values: [Double]) -> String { values.map(NumberWord.shortest).joined(separator: ",") }
    func name(_ place: Place) -> String {
      switch place {
      case .training(let index): "\(index + 1)"
      case .heldOut(let index): "t\(index + 1)"
      }
    }
    switch self {
    case .add(let values): return "+" + numbers(values)
    case .replace(let place, let values): return "\(name(place))=" + numbers(values)
    case .remove(let place): return "-" + name(place)
    }
  }

  /// Several, with spaces between them; nil where one is none, or there is none.
  package static func list(_ text: String) -> [PointEdit]? {
    let words = text.split(separator: " ")
    let edits = words.compactMap { PointEdit($0) }
    return edits.isEmpty || edits.count < words.count ? nil : edits
  }

  package static func text(of edits: [PointEdit]) -> String { edits.map(\.text).joined(separator: " ") }

  /// The edits with one more, in as few as lead to the same samples: a sample that is moved along is moved once.
  package static func joined(_ edits: [PointEdit], with more: [PointEdit]) -> [PointEdit] {
    var result = edits
    for edit in more {
      if case .replace(let place, _) = edit, case .replace(place, _) = result.last { result.removeLast() }
      result.append(edit)
    }
    return result
  }
}

/// Why samples cannot be edited so.
package enum PointRefusal: Error, Equatable, Sendable {
  /// No sample has this number; there are so many that are trained on, and so many held out.
  case noSample(PointEdit.Place, training: Int, heldOut: Int)
  /// A sample is so many numbers, not these.
  case width(Int, inputs: Int, targets: Int)
  /// The only sample that is trained on.
  case last
  case tooMany
  /// Some number, or a feature of it, is not finite.
  case notFinite
}

/// Samples as rows, so that one can be put in or taken away.
struct SampleRows {
  private let inputCount: Int
  private let targetCount: Int
  private let features: Features?
  private var training: [[Double]]
  private var heldOut: [[Double]]

  init(_ data: Dataset) {
    inputCount = data.rawInputCount
    targetCount = data.targetCount
    features = data.features
    func rows(_ data: Dataset) -> [[Double]] { (0..<data.count).map { Array(data.rawInput($0) + data.target($0)) } }
    training = rows(data)
    heldOut = data.test.map(rows) ?? []
  }

  mutating func make(_ edit: PointEdit) throws(PointRefusal) {
    switch edit {
    case .add(let values):
      try check(values)
      guard training.count < PointEdit.mostSamples else { throw .tooMany }
      training.append(values)
    case .replace(let place, let values):
      try check(place)
      try check(values)
      switch place {
      case .training(let index): training[index] = values
      case .heldOut(let index): heldOut[index] = values
      }
    case .remove(let place):
      try check(place)
      switch place {
      case .training(let index):
        guard training.count > 1 else { throw .last }
        training.remove(at: index)
      case .heldOut(let index): heldOut.remove(at: index)
      }
    }
  }

  private func check(_ place: PointEdit.Place) throws(PointRefusal) {
    let isThere =
      switch place {
      case .training(let index): training.indices.contains(index)
      case .heldOut(let index): heldOut.indices.contains(index)
      }
    guard isThere else { throw .noSample(place, training: training.count, heldOut: heldOut.count) }
  }

  private func check(_ values: [Double]) throws(PointRefusal) {
    guard values.count == inputCount + targetCount else {
      throw .width(values.count, inputs: inputCount, targets: targetCount)
    }
    guard features.map({ $0.values(of: Array(values[..<inputCount])).allSatisfy(\.isFinite) }) ?? true else {
      throw .notFinite
    }
  }

  /// The samples; those held out are listed ones from here on.
  var dataset: Dataset {
    let all = data(training)
    return heldOut.isEmpty ? all : all.tested(on: data(heldOut))
  }

  private func data(_ rows: [[Double]]) -> Dataset {
    let plain = Dataset(
      inputCount: inputCount, targetCount: targetCount, inputs: rows.flatMap { $0.prefix(inputCount) },
      targets: rows.flatMap { $0.suffix(targetCount) })
    return features.map { plain.fed(through: $0) } ?? plain
  }
}
