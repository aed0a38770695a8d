// Samples together with the places they were read from.

import NablaCore
import NablaLesson

/// A data set that can still say where a number stood.
struct DataTable {
  let dataset: Dataset
  /// The file the samples stand in: the scene itself, or a CSV file.
  let path: String
  /// Where each sample's first target stands.
  let targetPositions: [TextPosition]
  var notices: [SceneNotice] = []
  /// Where the held-out samples stand.
  var testPath = ""
  var testPositions: [TextPosition] = []

  /// The numbers, from 1, of the samples as they were before some of them were held out; nil: all are here.
  var numbers: [Int]?

  /// A sample whose targets a loss cannot take.
  struct BadSample {
    let path: String
    let position: TextPosition
    /// From 1, among those to train on or those held out.
    let number: Int
    let targets: [Double]
  }

  /// The samples whose targets are so, held-out ones last, one for each place; generated ones have all the same.
  func badSamples(where isBad: (ArraySlice<Double>) -> Bool) -> [BadSample] {
    var result: [BadSample] = []
    var places: Set<TextPosition> = []
    for sample in 0..<dataset.count
    where isBad(dataset.target(sample)) && places.insert(targetPositions[sample]).inserted {
      result.append(
        BadSample(
          path: path, position: targetPositions[sample], number: numbers?[sample] ?? sample + 1,
          targets: Array(dataset.target(sample))))
    }
    guard let test = dataset.test else { return result }
    if testPath != path { places = [] }
    for sample in 0..<test.count where isBad(test.target(sample)) && places.insert(testPositions[sample]).inserted {
      result.append(
        BadSample(
          path: testPath, position: testPositions[sample], number: sample + 1, targets: Array(test.target(sample))))
    }
    return result
  }

  /// The same table with other samples in place of its own.
  func with(_ dataset: Dataset) -> DataTable {
    DataTable(dataset: dataset, path: path, targetPositions: targetPositions, notices: notices)
  }
}

extension Dataset {
  /// What is odd about the samples.
  var notices: [SceneNotice] {
    if count == 1 { return [.oneSample] }
    var result: [SceneNotice] = []
    let constantInputs = Self.constantColumns(inputs, of: inputCount)
    let constantTargets = Self.constantColumns(targets, of: targetCount)
    if !constantInputs.isEmpty { result.append(.constantInputs(constantInputs)) }
    if !constantTargets.isEmpty { result.append(.constantTargets(constantTargets)) }
    return result
  }

  private static func constantColumns(_ values: [Double], of width: Int) -> [Int] {
    (0..<width).filter { column in
      stride(from: column, to: values.count, by: width).allSatisfy { values[$0] == values[column] }
    }.map { $0 + 1 }
  }
}
