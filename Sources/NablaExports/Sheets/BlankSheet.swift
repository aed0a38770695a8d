// A worked sheet with holes in the places of the numbers that a student reckons, and the answers to them.

import NablaCore
import NablaLesson
import NablaWords

/// A sheet to fill in.
package struct BlankSheet {
  /// A place to write.
  package struct Hole: Equatable, Sendable {
    /// What stands beside the place, from 1.
    package let number: Int
    /// What is reckoned, such as δ(h1) or `w1 ←`.
    package let symbol: String
    /// The number that belongs there, as the worked sheet prints it.
    package let answer: String
  }

  /// The page to fill in.
  package let page: Sheet
  /// In the order in which they are reckoned.
  package let holes: [Hole]

  /// How many numbers are left out: 1 the slopes of the parameters and their new values, 2 also those on the way back, 3
  /// every number that is reckoned.
  package static let levels = 1...3

  /// - Parameters:
  ///   - worked: the page with its numbers, exact ones.
  ///   - level: which of them are left out, one of `levels`.
  ///
  /// A number that the page gives anyway, as an input or by another way to the same digits, is no hole.
  package init(_ worked: Sheet, level: Int) {
    let known = Self.knownNumbers(in: worked, level: level)
    var maker = Maker(level: level, known: known)
    maker.number(worked)
    page = maker.page(of: worked)
    holes = maker.holes
  }

  /// A number without its sign, and without digits that other places do not print: the forms in which it would be told.
  static func forms(of text: String) -> [String] {
    let plain = text.first == "-" ? String(text.dropFirst()) : text
    guard let value = Double(plain) else { return [plain] }
    let short = SheetNumber(.exact).text(value)
    return short == plain ? [plain] : [plain, short]
  }

  /// The numbers that stay on the page.
  private static func knownNumbers(in sheet: Sheet, level: Int) -> Set<String> {
    var known: Set<String> = []
    var reckoned: Set<String> = []
    func numbers(in text: String) -> Set<String> {
      var numbers: Set<String> = []
      for case .number(let number) in FormulaToken.all(in: text) { numbers.formUnion(forms(of: number)) }
      return numbers
    }
    for block in sheet.blocks {
      switch block {
      case .heading(let prose, _), .paragraph(let prose):
        for run in prose.runs { known.formUnion(numbers(in: run.text)) }
      case .list(let points):
        for run in points.flatMap(\.runs) { known.formUnion(numbers(in: run.text)) }
      case .chain(let steps): reckoned.formUnion(forms(of: steps[steps.count - 1]))
      case .code: break
      case .table(_, let rows):
        for row in rows {
          let answer = row.firstIndex { $0.part != nil }
          for (place, cell) in row.enumerated() {
            if place + 1 == answer {
              // An update may take slopes that were not reckoned here, as the mean over several samples.
              if row[0].isNewValue { known.formUnion(numbers(in: cell.text).subtracting(reckoned)) }
            } else if cell.part.map({ $0.rawValue > level }) ?? true {
              known.formUnion(numbers(in: cell.text))
            }
          }
          if let answer { reckoned.formUnion(forms(of: row[answer].text)) }
        }
      }
    }
    return known
  }
}

extension Prose {
  /// Where the number is reckoned that stands here alone; nil for anything else.
  fileprivate var part: Part? {
    guard runs.count == 1, case .answer(_, let part) = runs[0] else { return nil }
    return part
  }

  /// Whether it is the left side of an update: w1 ←.
  fileprivate var isNewValue: Bool { text.hasSuffix("←") }
}

/// Numbers the holes and puts them in.
private struct Maker {
  let level: Int
  let known: Set<String>
  private(set) var holes: [BlankSheet.Hole] = []
  /// The first hole that takes a number, by the forms of it.
  private var places: [String: BlankSheet.Hole] = [:]
  /// The holes of quantities that come again.
  private var again: [String: Int] = [:]

  init(level: Int, known: Set<String>) {
    self.level = level
    self.known = known
  }

  mutating func number(_ sheet: Sheet) {
    // A chain rule stands above its factors, and is reckoned after them.
    var chains: [[String]] = []
    for block in sheet.blocks {
      switch block {
      case .table(_, let rows):
        for row in Self.inOrder(rows) {
          guard let place = row.firstIndex(where: { $0.part != nil }), let part = row[place].part else { continue }
          add(row[0].text, row[place].text, part)
        }
        for steps in chains { add(steps[0], steps[steps.count - 1], .result) }
        chains = []
      case .chain(let steps) where Self.isWorked(steps): chains.append(steps)
      default: break
      }
    }
  }

  /// Rows in the order in which they are reckoned: a sum after its terms, which have no rule of their own.
  private static func inOrder(_ rows: [[Prose]]) -> [[Prose]] {
    var ordered: [[Prose]] = []
    var sum: [Prose]?
    for row in rows {
      let isTerm = row.count > 2 && row[1].text.isEmpty && row[row.count - 1].part != nil
      if !isTerm {
        if let sum { ordered.append(sum) }
        sum = row
      } else {
        ordered.append(row)
      }
    }
    return ordered + (sum.map { [$0] } ?? [])
  }

  /// A chain rule ends in its number; a formula alone does not.
  private static func isWorked(_ steps: [String]) -> Bool { steps.count > 1 && Double(steps[steps.count - 1]) != nil }

  private mutating func add(_ symbol: String, _ answer: String, _ part: Prose.Part) {
    guard part.rawValue <= level, Double(answer) != nil, hole(symbol, answer) == nil else { return }
    let forms = BlankSheet.forms(of: answer)
    guard known.isDisjoint(with: forms) else { return }
    let hole = BlankSheet.Hole(number: holes.count + 1, symbol: symbol, answer: answer)
    holes.append(hole)
    again[symbol + "=" + answer] = hole.number
    for form in forms where places[form] == nil { places[form] = hole }
  }

  /// The hole of a quantity; nil where it has none.
  private func hole(_ symbol: String, _ answer: String) -> Int? { again[symbol + "=" + answer] }

  func page(of sheet: Sheet) -> Sheet {
    var page = Sheet()
    page.blocks = sheet.blocks.map { block in
      switch block {
      case .table(let headings, let rows): .table(headings: headings, rows: rows.map(row))
      case .chain(let steps) where Self.isWorked(steps): .chain(chain(steps))
      default: block
      }
    }
    return page
  }

  private func row(_ cells: [Prose]) -> [Prose] {
    guard let place = cells.firstIndex(where: { $0.part != nil }) else { return cells }
    return cells.indices.map { index in
      switch index {
      case place: hole(cells[0].text, cells[place].text).map(Prose.blank) ?? cells[place]
      // What stands behind = would be half of the answer.
      case place - 1: cells[index].mappingFormulas { filled($0.part(before: " = ")) }
      default: cells[index]
      }
    }
  }

  private func chain(_ steps: [String]) -> [String] {
    let last = steps.count - 1
    return steps.indices.map { index in
      switch index {
      case last: hole(steps[0], steps[last]).map { "[\($0)]" } ?? steps[last]
      case last - 1 where index > 1: filled(steps[index])
      default: steps[index]
      }
    }
  }

  /// A formula with the numbers of holes in the places of theirs.
  private func filled(_ formula: String) -> String {
    var result = ""
    var place = formula.startIndex
    for range in NumberPlaces.all(in: formula) {
      guard let hole = places[String(formula[range])] else { continue }
      let mark = "[\(hole.number)]"
      let (whole, isNegative) = NumberPlaces.signed(range, in: formula)
      let hasSign = hole.answer.first == "-"
      // The sign is a part of the answer, and so are parentheses that only a negative number has.
      let taken = hasSign && isNegative ? whole : range
      result += formula[place..<taken.lowerBound] + (hasSign && !isNegative ? "|\(mark)|" : mark)
      place = taken.upperBound
    }
    return result + formula[place...]
  }
}

extension String {
  /// What stands before a text, or all of it.
  fileprivate func part(before separator: String) -> String {
    firstRange(of: separator).map { String(self[..<$0.lowerBound]) } ?? self
  }
}

/// Where numbers stand in a formula.
private enum NumberPlaces {
  static func all(in formula: String) -> [Range<String.Index>] {
    // Digits of a name are none: relu, o1, h2.1.
    formula.ranges(of: /[A-Za-z][A-Za-z0-9.]*|[0-9.]+(?:e[+-]?[0-9]+)?/).filter { !formula[$0.lowerBound].isLetter }
  }

  /// A number with a minus that is its sign, and no subtraction, and with parentheses that are there for the sign; and
  /// whether there is one.
  static func signed(_ number: Range<String.Index>, in formula: String) -> (Range<String.Index>, Bool) {
    guard let minus = formula.index(number.lowerBound, offsetBy: -1, limitedBy: formula.startIndex),
      formula[minus] == "-"
    else { return (number, false) }
    guard let before = formula.index(minus, offsetBy: -1, limitedBy: formula.startIndex) else {
      return (minus..<number.upperBound, true)
    }
    guard "([|^".contains(formula[before]) else { return (number, false) }
    let isClosed = number.upperBound < formula.endIndex && formula[number.upperBound] == ")"
    let outside = formula.index(before, offsetBy: -1, limitedBy: formula.startIndex).map { formula[$0] }
    if formula[before] == "(", isClosed, outside.map({ " (|/".contains($0) }) ?? true {
      return (before..<formula.index(after: number.upperBound), true)
    }
    return (minus..<number.upperBound, true)
  }
}
