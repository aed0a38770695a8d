// What the writer writes: a small tree that becomes YAML of even layout.

import NablaLesson

/// A piece of YAML to be written.
indirect enum YAMLValue: Equatable, Sendable {
  /// Written as it stands: a number, a word.
  case plain(String)
  case text(String)
  case list([YAMLValue])
  case map([Entry])

  struct Entry: Equatable, Sendable {
    let key: String
    let value: YAMLValue
  }

  /// On one line.
  var flow: String {
    switch self {
    case .plain(let word): return word
    case .text(let text): return Self.quoted(text)
    case .list(let items): return "[" + items.map(\.flow).joined(separator: ", ") + "]"
    case .map(let entries):
      return entries.isEmpty
        ? "{}" : "{ " + entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ") + " }"
    }
  }

  private static let width = 110

  /// Over as many lines as needed, each ended: groups in a list have a line of their own, and so has all that is long.
  func lines(indent: Int = 0) -> String {
    let pad = String(repeating: " ", count: indent)
    switch self {
    case .plain, .text: return pad + flow + "\n"
    case .list(let items):
      return items.map { item in
        guard case .map = item, !item.fitsOnLine(from: indent + 2) else { return pad + "- " + item.flow + "\n" }
        return pad + "- " + item.lines(indent: indent + 2).dropFirst(indent + 2)
      }.joined()
    case .map(let entries):
      return entries.map { entry in
        let head = pad + entry.key + ":"
        if entry.value.fitsOnLine(from: indent + entry.key.utf8.count + 2) {
          return head + " " + entry.value.flow + "\n"
        }
        return head + "\n" + entry.value.lines(indent: indent + 2)
      }.joined()
    }
  }

  private func fitsOnLine(from start: Int) -> Bool {
    if hasGroupsInList { return false }
    switch self {
    case .plain, .text: return true
    case .map(let entries): return entries.isEmpty || start + flow.count <= Self.width
    case .list(let items):
      // A long row of numbers is no easier to read as a column.
      guard items.contains(where: { if case .text = $0 { true } else { false } }) else { return true }
      return start + flow.count <= Self.width
    }
  }

  private var hasGroupsInList: Bool {
    switch self {
    case .plain, .text: return false
    case .list(let items): return items.contains { if case .map = $0 { true } else { $0.hasGroupsInList } }
    case .map(let entries): return entries.contains { $0.value.hasGroupsInList }
    }
  }

  /// In double quotes, with everything escaped that a terminal or YAML might take for more than text.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if isUnsafeToShow(scalar) || scalar.value & 0xFFFE == 0xFFFE {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// A number as the shortest text that reads back as the same one.
  static func number(_ value: Double) -> YAMLValue { .plain(NumberWord.shortest(value)) }
}
