// What the writer writes: a small tree that becomes YAML of even layout.

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

  /// Over as many lines as needed, each ended; what is short stays on one line.
  ///
  /// - Parameter isTop: the top's entries each have a line of their own.
  func lines(indent: Int = 0, isTop: Bool = false) -> String {
    let pad = String(repeating: " ", count: indent)
    switch self {
    case .plain, .text: return pad + flow + "\n"
    case .list(let items):
      return items.map { item in
        if case .map(let entries) = item, !item.fits(indent + 2) {
          let block = YAMLValue.map(entries).lines(indent: indent + 2)
          return pad + "- " + block.dropFirst(indent + 2)
        }
        return pad + "- " + item.flow + "\n"
      }.joined()
    case .map(let entries):
      return entries.map { entry in
        let head = pad + entry.key + ":"
        if entry.value.fits(indent + entry.key.utf8.count + 2) || !entry.value.canBeBlock {
          return head + " " + entry.value.flow + "\n"
        }
        return head + "\n" + entry.value.lines(indent: indent + 2)
      }.joined()
    }
  }

  private func fits(_ start: Int) -> Bool { start + flow.count <= Self.width }

  /// Whether the value gains from several lines; a long row of numbers does not.
  private var canBeBlock: Bool {
    switch self {
    case .plain, .text: return false
    case .list(let items): return items.contains { $0.isCollection }
    case .map(let entries): return !entries.isEmpty
    }
  }

  private var isCollection: Bool {
    switch self {
    case .plain, .text: return false
    case .list, .map: return true
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
  static func number(_ value: Double) -> YAMLValue {
    if let whole = Int(exactly: value), abs(whole) < 1_000_000_000 { return .plain(String(whole)) }
    return .plain("\(value)")
  }
}
