// The rows of a table as they come in: numbers, classes, and what is neither.

import NablaCanvas
import NablaLesson

/// Collects samples and the cells that cannot be read.
struct TableRows {
  private static let mostBadCells = 5

  private let targets: DataSource.FileTargets
  private let inputs: Int
  private let outputs: Int

  private(set) var inputValues: [Double] = []
  private(set) var targetValues: [Double] = []
  private(set) var targetPositions: [TextPosition] = []
  private(set) var badCells: [PlainText.Problem] = []
  private(set) var badCount = 0
  /// The words for classes in the order they came; canonically equal ones are one, as `String` compares.
  private var classWords: [String: Int] = [:]
  /// Whether classes are words; nil before the first row.
  private var hasClassWords: Bool?

  init(targets: DataSource.FileTargets, inputs: Int, outputs: Int) {
    self.targets = targets
    self.inputs = inputs
    self.outputs = outputs
  }

  var count: Int { targetPositions.count }

  /// Takes a record of the right width.
  mutating func add(_ record: [CSVCell]) {
    targetPositions.append(record[inputs].position)
    for cell in record[..<inputs] { inputValues.append(number(cell)) }
    switch targets {
    case .columns:
      for cell in record[inputs...] { targetValues.append(number(cell)) }
    case .classes(let count):
      let number = classNumber(record[inputs], of: count)
      if outputs == 1 {
        targetValues.append(Double(number))
      } else {
        targetValues += (0..<outputs).map { $0 == number ? 1 : 0 }
      }
    }
  }

  private mutating func refuse(_ cell: CSVCell, _ message: LocalizedText) {
    badCount += 1
    if badCells.count < Self.mostBadCells {
      badCells.append(PlainText.Problem(position: cell.position, message: message))
    }
  }

  private mutating func number(_ cell: CSVCell) -> Double {
    let text = cell.trimmed
    do throws(NumberText.Refusal) {
      return try NumberText.double(text, allowsLeadingZeros: true)
    } catch {
      let shown = text.isEmpty ? LocalizedText(ko: "빈칸", en: "an empty cell") : LocalizedText(quoted(text))
      refuse(
        cell,
        LocalizedText(ko: "\(shown.topic) 수가 아니에요", en: "\(shown.en) is not a number") + .bracketed(error.hint))
      return 0
    }
  }

  private mutating func classNumber(_ cell: CSVCell, of count: Int) -> Int {
    let text = cell.trimmed
    let number = try? NumberText.double(text, allowsLeadingZeros: true)
    let isWord = number == nil
    if hasClassWords == nil, !text.isEmpty { hasClassWords = isWord }
    if text.isEmpty {
      refuse(cell, LocalizedText(ko: "빈칸은 클래스가 아니에요", en: "an empty cell is no class"))
      return 0
    }
    guard hasClassWords == true else {
      if let number, let whole = Int(exactly: number), (0..<count).contains(whole) { return whole }
      refuse(
        cell,
        LocalizedText(
          ko: "\(quoted(text, .topic)) 클래스가 아니에요. classes가 \(count)일 때는 0부터 \(count - 1)까지의 정수예요",
          en: "\(quoted(text)) is not a class; with classes: \(count) they are whole numbers 0 to \(count - 1)"))
      return 0
    }
    if let known = classWords[text] { return known }
    guard classWords.count < count else {
      refuse(
        cell,
        LocalizedText(
          ko: "\(quoted(text, .topic)) 'classes'에 적은 \(count)개를 넘는 클래스예요",
          en: "\(quoted(text)) is one class more than the \(count) that 'classes' allows"))
      return 0
    }
    classWords[text] = classWords.count
    return classWords.count - 1
  }
}
