// From a CSV file's bytes to samples: the first columns are inputs, the last ones targets or a class.

import NablaCanvas
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

  /// - Throws: the first five lines of another width, the first five cells that cannot be read, and how many more there
  ///   are; behind them what ends the reading. Where no line has the right width and all are alike, only the first is told.
  func read(_ bytes: [UInt8]) throws(SceneProblems) -> DataTable {
    var rows = TableRows(targets: targets, inputs: inputs, outputs: outputs)
    var ragged = RaggedLines()
    do throws(PlainText.Problem) {
      let text = try PlainText.checked(bytes, megabytes: SceneReader.mostDataMegabytes)
      var records = CSVRecords(text)
      var record = try records.next()
      if let line = record, isSeparatorLine(line) { record = try records.next() }
      guard let first = record else {
        throw PlainText.Problem(
          position: .start, message: LocalizedText(ko: "빈 파일이에요", en: "the file is empty") + expectedRows)
      }
      if let problem = widthProblem(first) {
        ragged.add(problem, width: first.count, isPartedOtherwise: otherSign(first) != nil)
      } else if !isHeader(first) {
        rows.add(first)
      }
      while let record = try records.next() {
        if let problem = widthProblem(record) {
          ragged.add(problem, width: record.count, isPartedOtherwise: otherSign(record) != nil)
        } else {
          rows.add(record)
        }
      }
      if rows.count == 0, rows.badCells.isEmpty, ragged.count == 0 {
        throw PlainText.Problem(
          position: .start,
          message: LocalizedText(
            ko: "머리글만 있어요. 그 아래 줄마다 \(expectedCells.ko)이 있어야 해요",
            en: "only a header; expected rows of \(expectedCells.en) below it"))
      }
    } catch {
      throw problems(rows, ragged, end: error)
    }
    guard rows.badCells.isEmpty, ragged.count == 0 else { throw problems(rows, ragged, end: nil) }
    let dataset = Dataset(
      inputCount: inputs, targetCount: outputs, inputs: rows.inputValues, targets: rows.targetValues)
    return DataTable(
      dataset: dataset, path: path, targetPositions: rows.targetPositions, notices: dataset.notices)
  }

  /// Lines with too few or too many cells.
  private struct RaggedLines {
    static let most = 5

    private(set) var first: [PlainText.Problem] = []
    private(set) var count = 0
    private var width: Int?
    /// Whether all have one width, or part their cells by something else than commas.
    private(set) var areAlike = true

    mutating func add(_ problem: PlainText.Problem, width: Int, isPartedOtherwise: Bool) {
      count += 1
      if let known = self.width, known != width, !isPartedOtherwise { areAlike = false }
      self.width = width
      if first.count < Self.most { first.append(problem) }
    }
  }

  private func problems(_ rows: TableRows, _ ragged: RaggedLines, end: PlainText.Problem?) -> SceneProblems {
    let isAnotherTable = rows.count == 0 && ragged.areAlike
    let lines = isAnotherTable ? Array(ragged.first.prefix(1)) : ragged.first
    let all = (lines + rows.badCells + (end.map { [$0] } ?? [])).sorted { $0.position < $1.position }
    var result = all.map { SceneProblem(path: path, position: $0.position, message: $0.message) }
    func count(_ others: Int, _ noun: LocalizedText, from last: PlainText.Problem?) {
      guard others > 0, let last else { return }
      result.append(SceneProblem(path: path, position: last.position, message: .more(others, noun)))
    }
    if !isAnotherTable { count(ragged.count - lines.count, LocalizedText(ko: "줄", en: "line"), from: lines.last) }
    count(rows.badCount - rows.badCells.count, LocalizedText(ko: "칸", en: "cell"), from: rows.badCells.last)
    return SceneProblems(result)
  }

  /// What follows the sentence that there is none.
  private var expectedRows: LocalizedText {
    LocalizedText(ko: ". 줄마다 \(expectedCells.ko)이 있어야 해요", en: "; expected rows of \(expectedCells.en)")
  }

  /// `3 cells (2 inputs, 1 target)`; in Korean the count stands last, so that a particle fits any number.
  private var expectedCells: LocalizedText {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let last: LocalizedText =
      switch targets {
      case .columns(let number): LocalizedText(ko: "목표 \(number)", en: count(number, "target"))
      case .classes: LocalizedText(ko: "클래스 1", en: "1 class")
      }
    return LocalizedText(
      ko: "\(width)칸(입력 \(inputs), \(last.ko))", en: "\(width) cells (\(count(inputs, "input")), \(last.en))")
  }

  private func widthProblem(_ record: [CSVCell]) -> PlainText.Problem? {
    guard record.count != width else { return nil }
    let found = record.count == 1 ? "1 cell" : "\(record.count) cells"
    var message = LocalizedText(
      ko: "\(expectedCells.ko)이 있어야 하는데 \(record.count)칸이에요", en: "expected \(expectedCells.en), got \(found)")
    if let sign = otherSign(record) {
      let name = sign == ";" ? LocalizedText(ko: "쌍반점", en: "semicolons") : LocalizedText(ko: "탭", en: "tabs")
      message =
        message
        + LocalizedText(
          ko: ". 칸은 \(Particle.attach(name.ko, .subject)) 아니라 쉼표로 나누고, 소수점은 0.5처럼 점으로 써요",
          en: "; columns are parted by commas, not \(name.en), and numbers have a point: 0.5")
    } else if record.count == width + 1, record[width].trimmed.isEmpty {
      message = message + LocalizedText(ko: ". 줄 끝에 쉼표가 하나 더 있어요", en: "; there is a comma too many at the line's end")
    } else if record.count == 2 * width {
      message =
        message
        + LocalizedText(ko: ". 소수점은 쉼표가 아니라 점으로 써요: 0.5", en: "; a number has a point, not a comma: 0.5")
    }
    return PlainText.Problem(
      position: record[min(width, record.count) - (record.count > width ? 0 : 1)].position, message: message)
  }

  /// What parts the cells of a line instead of commas; nil where nothing does.
  private func otherSign(_ record: [CSVCell]) -> String? {
    let line = record.map(\.text)
    return [";", "\t"].first { sign in line.contains { $0.contains(sign) } }
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
