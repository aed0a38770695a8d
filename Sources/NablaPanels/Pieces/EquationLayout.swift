// Equations in lines: broken only before "=", and the equals signs of a group one below the other.

import NablaCanvas

/// A group of equations such as "z = w·x = 0.5 × 0.3 = 0.15", to be set in a given width.
struct EquationLayout {
  /// The parts of each equation, between its equals signs.
  private let rows: [[String]]

  init(_ equations: [String]) {
    rows = equations.map { $0.split(separator: "\n").joined(separator: " ").splitAtEquals }
  }

  /// The lines, each at most `width` cells wide where its parts allow it.
  ///
  /// The left sides are right-aligned. What follows stays in one line, its last equals signs aligned too, if every
  /// equation fits; else each part has a line of its own below the first.
  func lines(width: Int) -> [String] {
    let left = rows.filter { $0.count > 1 }.map { TextWidth.of($0[0]) }.max() ?? 0
    let heads = rows.map { $0.count > 1 ? $0[0].padded(to: left, .right) : $0[0] }
    if let flat = flat(heads, left: left), flat.allSatisfy({ TextWidth.of($0) <= width }) { return flat }
    var lines: [String] = []
    for (row, head) in zip(rows, heads) {
      guard row.count > 1 else {
        lines += head.wrapped(to: width)
        continue
      }
      let whole = ([head] + row.dropFirst()).joined(separator: " = ")
      if TextWidth.of(whole) <= width {
        lines.append(whole)
        continue
      }
      // An equals sign at the usual place, or near the edge where the left side is too long for that.
      let longest = row.dropFirst().map { TextWidth.of($0) }.max() ?? 0
      let isRoomy = left + 3 + longest <= width
      let indent = isRoomy ? left : 1
      var parts = Array(row.dropFirst())
      if isRoomy || TextWidth.of(row[0]) + 3 + TextWidth.of(parts[0]) <= width {
        lines.append((isRoomy ? head : row[0]) + " = " + parts.removeFirst())
      } else {
        lines.append(row[0])
      }
      // Short parts share a line.
      var line = ""
      for part in parts {
        let start = String(repeating: " ", count: indent) + " = "
        if line.isEmpty {
          line = start + part
        } else if TextWidth.of(line) + 3 + TextWidth.of(part) <= width {
          line += " = " + part
        } else {
          lines.append(line)
          line = start + part
        }
      }
      if !line.isEmpty { lines.append(line) }
    }
    return lines.flatMap { TextWidth.of($0) <= width ? [$0] : $0.wrapped(to: width) }
  }

  /// One line for each equation, with the results below each other.
  private func flat(_ heads: [String], left: Int) -> [String]? {
    let middles = rows.map { $0.count > 2 ? $0[1..<($0.count - 1)].joined(separator: " = ") : "" }
    let middle = middles.map { TextWidth.of($0) }.max() ?? 0
    let isTable = rows.count > 1 && middles.count { !$0.isEmpty } > 1
    return zip(rows, zip(heads, middles)).map { row, texts in
      guard row.count > 1 else { return texts.0 }
      guard isTable, !texts.1.isEmpty else { return ([texts.0] + row.dropFirst()).joined(separator: " = ") }
      return "\(texts.0) = \(texts.1.padded(to: middle)) = \(row[row.count - 1])"
    }
  }
}

extension String {
  /// The parts between " = ".
  fileprivate var splitAtEquals: [String] {
    var parts: [String] = []
    var part = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if word == "=" {
        parts.append(part)
        part = ""
      } else {
        part += (part.isEmpty ? "" : " ") + word
      }
    }
    return parts + [part]
  }
}
