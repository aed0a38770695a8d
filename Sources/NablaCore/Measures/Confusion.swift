// Which class a network takes each sample for, counted against the class it is of.

/// A table of classes: how many samples of each are taken for each.
package struct Confusion: Equatable, Sendable {
  package let classes: Int
  /// How many samples of class i are taken for class j, at i · `classes` + j.
  package let counts: [Int]

  /// - Parameters:
  ///   - outputs: `classes` numbers a sample; the greatest is the answer.
  ///   - targets: as many, 1 for the sample's class and 0 for the others.
  ///   - classes: how many classes there are.
  package init(outputs: [Double], targets: [Double], classes: Int) {
    self.classes = classes
    var counts = Array(repeating: 0, count: classes * classes)
    for first in stride(from: 0, to: min(outputs.count, targets.count), by: classes) {
      let own = Self.greatest(targets[first..<first + classes])
      let answer = Self.greatest(outputs[first..<first + classes])
      counts[own * classes + answer] += 1
    }
    self.counts = counts
  }

  /// How many samples of class `own` are taken for class `answer`.
  package func count(of own: Int, takenFor answer: Int) -> Int { counts[own * classes + answer] }

  /// How many samples are taken for what they are.
  package var right: Int { (0..<classes).reduce(0) { $0 + count(of: $1, takenFor: $1) } }

  /// The two classes that are taken for each other most often, either way, the first of equals; nil where none are.
  package var mostMixed: (first: Int, second: Int, count: Int)? {
    var found: (first: Int, second: Int, count: Int)?
    for first in 0..<classes {
      for second in first + 1..<max(classes, first + 1) {
        let count = count(of: first, takenFor: second) + count(of: second, takenFor: first)
        if count > found?.count ?? 0 { found = (first, second, count) }
      }
    }
    return found
  }

  /// The place of the greatest number, the first of equals; NaN is never greatest, unless all are.
  package static func greatest(_ values: ArraySlice<Double>) -> Int {
    var best = values.startIndex
    for index in values.indices where values[index] > values[best] || (values[best].isNaN && !values[index].isNaN) {
      best = index
    }
    return best - values.startIndex
  }
}
