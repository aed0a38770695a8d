// From a CSV file's bytes to samples: the first columns are inputs, the last ones targets or a class.

import NablaCore
import NablaLesson

/// Reads a table of numbers for a network.
struct TableReader {
  /// What messages call the file.
  let path: String
  let inputs: Int
  let targets: DataSource.FileTargets
  /// The network's outputs: one a class, or a single one for two classes.
  let outputs: Int

  private var targetColumns: Int {
    if case .columns(let count) = targets { return count }
    return 1
  }
  private var width: Int { inputs + targetColumns }

  /// - Throws: the first problem of the file's form, or the first five cells that cannot be read.
  func read(_ bytes: [UInt8]) throws(SceneProblems) -> DataTable {
    var rows = TableRows(targets: targets, inputs: inputs, outputs: outputs)
    do throws(PlainText.Problem) {
      let text = try PlainText.checked(bytes, megabytes: SceneReader.mostDataMegabytes)
      var records = CSVRecords(text)
      var record = try records.next()
      if let line = record, isSeparatorLine(line) { record = try records.next() }
      guard let first = record else {
        throw PlainText.Problem(position: .start, message: "the file is empty; expected \(expectedRows)")
      }
      try checkWidth(first)
      let hasHeader = isHeader(first)
      if !hasHeader { rows.add(first) }
      while let record = try records.next() {
        try checkWidth(record)
        rows.add(record)
      }
      if rows.count == 0, rows.badCells.isEmpty {
        throw PlainText.Problem(position: .start, message: "only a header; expected \(expectedRows) below it")
      }
    } catch {
      throw SceneProblems([SceneProblem(path: path, position: error.position, message: error.message)])
    }
    guard rows.badCells.isEmpty else { throw SceneProblems(rows.problems(in: path)) }
    let dataset = Dataset(
      inputCount: inputs, targetCount: outputs, inputs: rows.inputValues, targets: rows.targetValues)
    return DataTable(
      dataset: dataset, path: path, targetPositions: rows.targetPositions, notices: dataset.notices)
  }

  private var expectedRows: String { "rows of \(expectedCells)" }

  /// `3 cells (2 inputs, 1 target)`.
  private var expectedCells: String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let last: String =
      switch targets {
      case .columns(let number): count(number, "target")
      case .classes: "1 class"
      }
    return "\(width) cells (\(count(inputs, "input")), \(last))"
  }

  private func checkWidth(_ record: [CSVCell]) throws(PlainText.Problem) {
    guard record.count != width else { return }
    let found = record.count == 1 ? "1 cell" : "\(record.count) cells"
    var message = "expected \(expectedCells), got \(found)"
    let line = record.map(\.text)
    if let sign = [";", "\t"].first(where: { sign in line.contains { $0.contains(sign) } }) {
      let name = sign == ";" ? "semicolons" : "tabs"
      message += "; columns are parted by commas, not \(name), and numbers have a point: 0.5"
    } else if record.count == width + 1, record[width].trimmed.isEmpty {
      message += "; there is a comma too many at the line's end"
    } else if record.count == 2 * width {
      message += "; a number has a point, not a comma: 0.5"
    }
    throw PlainText.Problem(
      position: record[min(width, record.count) - (record.count > width ? 0 : 1)].position, message: message)
  }

  /// `sep=,`: by this a spreadsheet says what parts its cells. No sample begins like that.
  private func isSeparatorLine(_ record: [CSVCell]) -> Bool {
    let first = record[0].trimmed.lowercased()
    return first.hasPrefix("sep=") && first.utf8.count <= 5 && record.dropFirst().allSatisfy { $0.trimmed.isEmpty }
  }

  /// Names over the columns: no input there is meant to be a number.
  private func isHeader(_ record: [CSVCell]) -> Bool {
    let blanks = ["na", "n/a", "nan", "null", "none", "nil", "inf", "infinity"]
    return record.prefix(inputs).allSatisfy { cell in
      let text = cell.trimmed.lowercased()
      return text.unicodeScalars.first?.properties.isAlphabetic == true && !blanks.contains(text)
    }
  }
}
