// What a program is written with, and how each of them spells arrays.

import NablaCore

/// A library that a printed program uses.
package enum Framework: String, CaseIterable, Sendable {
  /// The backward pass is written out.
  case numpy
  /// The slopes are the library's own, by autograd.
  case pytorch

  /// How it calls itself.
  package var title: String { self == .numpy ? "NumPy" : "PyTorch" }

  /// The name in front of its functions.
  var prefix: String { self == .numpy ? "np" : "torch" }
}

/// Arrays as text, so that Python reads the very same numbers.
struct PythonArray {
  let framework: Framework
  /// Whether slopes by it are wanted of PyTorch.
  var isLearned = false

  private static let width = 100
  /// Up to so many rows an array is written as one.
  private static let mostRows = 12

  /// A vector: a row of its own.
  func vector(_ name: String, _ values: some Collection<Double>) -> [String] {
    let row = Self.list(values)
    let text = "\(name) = \(constructor)(\(row))\(ending)"
    return text.count <= Self.width ? [text] : block(name, Array(values), shape: "")
  }

  /// A matrix, row by row.
  func matrix(_ name: String, _ values: some Collection<Double>, columns: Int) -> [String] {
    let values = Array(values)
    let rows = stride(from: 0, to: values.count, by: columns).map { Self.list(values[$0..<$0 + columns]) }
    let head = "\(name) = \(constructor)(["
    let isSmall = rows.count <= Self.mostRows && rows.allSatisfy { head.count + $0.count + 4 <= Self.width }
    guard isSmall else { return block(name, values, shape: ".reshape(\(rows.count), \(columns))") }
    let margin = String(repeating: " ", count: head.count)
    return rows.indices.map { row in
      (row == 0 ? head : margin) + rows[row] + (row == rows.count - 1 ? "])\(ending)" : ",")
    }
  }

  /// Rows that have a single 1 each, by the places of the ones.
  func oneHot(_ name: String, _ places: [Int], columns: Int) -> [String] {
    let head = "\(name) = \(framework.prefix).eye(\(columns))[["
    return Self.wrapped(places.map { "\($0)," }, first: head, last: "]]")
  }

  private var constructor: String { framework == .numpy ? "np.array" : "torch.tensor" }

  private var ending: String { framework == .pytorch && isLearned ? ".requires_grad_()" : "" }

  /// Many numbers, as a text of them that is read.
  private func block(_ name: String, _ values: [Double], shape: String) -> [String] {
    let lines = Self.wrapped(values.map(Self.short), first: "", last: "")
    let (head, foot) =
      framework == .numpy
      ? ("np.array(\"\"\"", "\"\"\".split(), float)")
      : ("torch.tensor([float(text) for text in \"\"\"", "\"\"\".split()])")
    return ["\(name) = \(head)"] + lines + [foot + shape + ending]
  }

  private static func list(_ values: some Collection<Double>) -> String {
    "[" + values.map(number).joined(separator: ", ") + "]"
  }

  /// Words in lines that are not too long.
  static func wrapped(_ words: [String], first: String, last: String, indent: String = "") -> [String] {
    var lines = [first]
    for (place, word) in words.enumerated() {
      let word = place == words.count - 1 && word.hasSuffix(",") ? String(word.dropLast()) : word
      let line = lines[lines.count - 1]
      let isAtStart = line.isEmpty || line == first || line == indent
      if !isAtStart, line.count + word.count + 1 > width {
        lines.append(indent + word)
      } else {
        lines[lines.count - 1] += (isAtStart ? "" : " ") + word
      }
    }
    lines[lines.count - 1] += last
    return lines
  }

  /// A number that Python takes for a float and reads as the same one.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "float(\"nan\")" }
    if value.isInfinite { return value > 0 ? "float(\"inf\")" : "-float(\"inf\")" }
    return "\(value)"
  }

  /// The same where nothing says that it is a float.
  static func short(_ value: Double) -> String {
    let text = value.isFinite ? "\(value)" : (value.isNaN ? "nan" : (value > 0 ? "inf" : "-inf"))
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
