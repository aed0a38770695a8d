// The lines of an asciicast, version 2: a header and one event each.
// Source: https://docs.asciinema.org/manual/asciicast/v2/

/// What a recording is of.
package struct CastHeader: Equatable, Sendable {
  package var size: Size
  package var title: String
  /// What a player puts behind and under the colours that are the terminal's own.
  package var paper: RGB
  package var ink: RGB
  /// The longest pause that is played, in seconds; nil: pauses are played as they were.
  package var idleLimit: Int?

  package init(size: Size, title: String, paper: RGB, ink: RGB, idleLimit: Int? = nil) {
    self.size = size
    self.title = title
    self.paper = paper
    self.ink = ink
    self.idleLimit = idleLimit
  }

  /// The header's line.
  package var line: String {
    var line = "{\"version\":2,\"width\":\(size.columns),\"height\":\(size.rows),\"title\":\(CastLine.string(title))"
    if let idleLimit { line += ",\"idle_time_limit\":\(idleLimit)" }
    let palette = (0..<16).map { Palette.rgb($0).hex }.joined(separator: ":")
    line += ",\"env\":{\"TERM\":\"xterm-256color\"}"
    return line + ",\"theme\":{\"fg\":\"\(ink.hex)\",\"bg\":\"\(paper.hex)\",\"palette\":\"\(palette)\"}}\n"
  }
}

/// One event of a recording.
enum CastLine {
  enum Kind: String {
    case output = "o"
    case marker = "m"
    case resize = "r"
  }

  /// - Parameters:
  ///   - milliseconds: since the start.
  ///   - kind: what happened.
  ///   - text: what was written or is told.
  static func event(_ milliseconds: Int, _ kind: Kind, _ text: String) -> String {
    let part = String(milliseconds % 1_000)
    let zeros = String(repeating: "0", count: 3 - part.count)
    return "[\(milliseconds / 1_000).\(zeros)\(part),\"\(kind.rawValue)\",\(string(text))]\n"
  }

  /// A text as JSON.
  static func string(_ text: String) -> String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var result = String.UnicodeScalarView()
    result.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        result.append("\\")
        result.append(scalar)
      case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
      case 0x0D: result.append(contentsOf: "\\r".unicodeScalars)
      case 0..<0x20, 0x7F..<0xA0:
        result.append(contentsOf: "\\u00".unicodeScalars)
        result.append(digits[Int(scalar.value >> 4)])
        result.append(digits[Int(scalar.value & 15)])
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }
}
