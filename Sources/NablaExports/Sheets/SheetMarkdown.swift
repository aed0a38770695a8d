// A page as Markdown with its formulas in TeX, as GitHub, Obsidian, Jupyter and pandoc read it.
// Sources: GitHub Flavored Markdown 0.29, sections 2.4, 4 and 6; pandoc's `tex_math_dollars`.

extension Sheet {
  /// The page as Markdown: tables with pipes, formulas between dollars.
  package var markdown: String { blocks.map(Self.markdown).joined(separator: "\n\n") + "\n" }

  private static func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let words, let level): return String(repeating: "#", count: level) + " " + line(words)
    case .paragraph(let words): return MarkdownEscaping.atStart(line(words))
    case .list(let points): return points.map { "- " + MarkdownEscaping.atStart(line($0)) }.joined(separator: "\n")
    case .chain(let steps): return chain(steps)
    case .code(let line): return "    " + line
    case .table(let headings, let rows):
      let head = row(headings.map { Prose($0) })
      let texts = rows.map { $0.map(\.text) }
      let rule = "|" + headings.indices.map { isNumeric(texts, $0) ? "---:|" : "---|" }.joined()
      return ([head, rule] + rows.map(row)).joined(separator: "\n")
    }
  }

  private static func row(_ cells: [Prose]) -> String {
    "| " + cells.map { $0.text.isEmpty ? " " : line($0) }.joined(separator: " | ") + " |"
  }

  /// A sentence in one line.
  ///
  /// Readers take a dollar for the end of a formula only where no letter or digit follows, GitHub one for its
  /// beginning only after a space; so there is one on both sides unless a sign follows.
  private static func line(_ prose: Prose) -> String {
    var text = ""
    for run in prose.runs {
      switch run {
      case .words(let words):
        if text.last == "$", let first = words.first, first.isLetter || first.isNumber { text += " " }
        text += MarkdownEscaping.inLine(words)
      case .blank: text += MarkdownEscaping.inLine(run.text)
      case .formula(let formula), .answer(let formula, _):
        if let last = text.last, last != " " { text += " " }
        text += inline(formula)
      }
    }
    return text
  }

  /// A formula within a line; one that cannot be typeset as it is.
  private static func inline(_ formula: String) -> String {
    TeX(formula).map { "$\($0.text)$" } ?? MarkdownEscaping.inLine(formula)
  }

  /// A chain of equations below each other; as it is where one of them cannot be typeset.
  private static func chain(_ steps: [String]) -> String {
    let typeset = steps.compactMap { TeX($0)?.text }
    guard typeset.count == steps.count else { return steps.map { "    " + $0 }.joined(separator: "\n") }
    guard typeset.count > 1 else { return "$$\n\(typeset[0])\n$$" }
    let lines = typeset.dropFirst().enumerated().map { ($0.offset == 0 ? typeset[0] + " " : "") + "&= " + $0.element }
    return "$$\n\\begin{aligned}\n" + lines.joined(separator: " \\\\\n") + "\n\\end{aligned}\n$$"
  }
}
