// A page in the language of manual pages, man(7): few macros, and every character as it is meant.

/// Builds a page, block by block.
struct Roff {
  /// A piece of a line in one face.
  enum Span {
    case plain(String)
    case bold(String)
    case italic(String)
  }

  private(set) var lines: [String]
  /// Whether a heading stands just above, after which no paragraph may be opened.
  private var isBelowHeading = false

  /// Lines are no longer, so that they can be read as they are.
  private static let width = 78

  /// - Parameters:
  ///   - title: the page's name.
  ///   - date: as 2026-11-25.
  ///   - version: of the program.
  ///   - manual: what the page is a part of.
  ///   - setsSentencesApart: whether sentences are two blanks apart, as English ones are here where they end a line.
  init(title: String, date: String, version: String, manual: String, setsSentencesApart: Bool = true) {
    lines = [
      ".TH \(title) 1 \(date) \"\(Self.escaped(version))\" \"\(Self.escaped(manual))\"", ".nh", ".ad l",
    ]
    if !setsSentencesApart { lines.append(".ss 12 0") }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func section(_ title: String) { heading(".SH " + Self.escaped(title)) }

  mutating func subsection(_ title: String) { heading(".SS " + Self.escaped(title)) }

  private mutating func heading(_ line: String) {
    lines.append(line)
    isBelowHeading = true
  }

  mutating func paragraph(_ text: String) { paragraph([.plain(text)]) }

  mutating func paragraph(_ spans: [Span]) {
    if !isBelowHeading { lines.append(".PP") }
    isBelowHeading = false
    fill(spans)
  }

  /// A term with what it means, indented below it.
  mutating func item(_ term: [Span], _ text: String) {
    isBelowHeading = false
    lines.append(".TP")
    lines.append(Self.guarded(Self.words(term).joined(separator: " ")))
    fill([.plain(text)])
  }

  /// Lines as they are typed.
  mutating func example(_ examples: [String]) {
    guard !examples.isEmpty else { return }
    if !isBelowHeading { lines.append(".PP") }
    isBelowHeading = false
    lines.append(".nf")
    lines += examples.map { Self.guarded(Self.escaped($0)) }
    lines.append(".fi")
  }

  private mutating func fill(_ spans: [Span]) {
    var line = ""
    for word in Self.words(spans) {
      if !line.isEmpty, line.utf8.count + word.utf8.count + 1 > Self.width {
        lines.append(Self.guarded(line))
        line = word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    if !line.isEmpty { lines.append(Self.guarded(line)) }
  }

  /// The words, each with its face and nothing left to be escaped.
  private static func words(_ spans: [Span]) -> [String] {
    var words: [String] = []
    /// Whether the piece before ended within a word.
    var isOpen = false
    for span in spans {
      let (text, face): (String, String?) =
        switch span {
        case .plain(let text): (text, nil)
        case .bold(let text): (text, "B")
        case .italic(let text): (text, "I")
        }
      let isContinued = isOpen && text.first?.isWhitespace == false
      for (number, word) in text.split(whereSeparator: \.isWhitespace).enumerated() {
        let shown = face.map { "\\f\($0)\(escaped(String(word)))\\fR" } ?? escaped(String(word))
        if number == 0, isContinued { words[words.count - 1] += shown } else { words.append(shown) }
      }
      isOpen = text.last.map { !$0.isWhitespace } ?? isOpen
    }
    return words
  }

  /// A line that begins with a dot would be an order, and an empty one ends what it stands in. A quote cannot begin one,
  /// as it is told by name.
  private static func guarded(_ line: String) -> String {
    line.isEmpty || line.hasPrefix(".") ? "\\&" + line : line
  }

  /// A text with every character that means something else to roff, or looks different in print, told by its name.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - keepsHangul: whether Hangul stays as it is, as in a Korean page: programs that list manual pages by their first
  ///     sentence read no names of characters.
  static func escaped(_ text: String, keepsHangul: Bool = CommandLanguage.inForce == .ko) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\(rs"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case " "..."}": result.unicodeScalars.append(scalar)
      case "가"..."힣" where keepsHangul: result.unicodeScalars.append(scalar)
      case "\n", "\t": result += " "
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return result
  }
}
