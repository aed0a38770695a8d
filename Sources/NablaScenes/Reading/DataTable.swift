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

  func firstTarget(outside range: ClosedRange<Double>) -> (path: String, position: TextPosition)? {
    if let place = dataset.targets.firstIndex(where: { !range.contains($0) }) {
      return (path, targetPositions[place / dataset.targetCount])
    }
    guard let test = dataset.test, let place = test.targets.firstIndex(where: { !range.contains($0) }) else {
      return nil
    }
    return (testPath, testPositions[place / test.targetCount])
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
