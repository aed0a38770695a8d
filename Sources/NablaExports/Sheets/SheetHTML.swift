// Pages as HTML that needs nothing else, made to be printed on A4: a sheet a page or more, each beginning on a new one.

import NablaLesson
import NablaWords

extension Sheet {
  /// A whole document.
  ///
  /// - Parameters:
  ///   - sheets: one after the other.
  ///   - language: of their words.
  package static func html(_ sheets: [Sheet], language: Language) -> String {
    let pages = sheets.map { "<section>\n" + $0.blocks.map(html).joined(separator: "\n") + "\n</section>" }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(sheets.first?.title ?? ""))</title>
      <style>
      @page { size: A4; margin: 15mm }
      body { font: 9.5pt/1.4 sans-serif; max-width: 180mm; margin: auto; color: #000; background: #fff }
      p { margin: .5em 0 }
      section + section { break-before: page }
      h1 { font-size: 14pt } h2 { font-size: 10.5pt; margin: .9em 0 .2em; break-after: avoid }
      table { border-collapse: collapse; width: 100% }
      tr { break-inside: avoid }
      th, td { border-bottom: .5pt solid #999; padding: .28em .6em .28em 0; text-align: left; vertical-align: baseline }
      th { font-weight: normal; font-size: 8.5pt; color: #444 }
      td:first-child, .pair { white-space: nowrap } .pair { display: inline-block; min-width: 8em }
      .formula { font: 10.5pt serif }
      .chain { margin-left: 1.5em }
      .blank { display: inline-block; min-width: 9em; height: 1.9em; border-bottom: .8pt solid #000 }
      .blank, .place { font-size: 7.5pt } .place { border: .6pt solid #000; padding: 0 .35em }
      @media screen { section { padding: 1em } section + section { border-top: 1px dashed #999 } }
      </style>
      </head>
      <body>
      \(pages.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  /// The words of its first heading.
  private var title: String? {
    if case .heading(let words, _) = blocks.first { return words.text }
    return nil
  }

  private static func html(_ block: Block) -> String {
    switch block {
    case .heading(let words, let level): return "<h\(level)>\(line(words))</h\(level)>"
    case .paragraph(let words): return "<p>\(line(words))</p>"
    case .list(let points): return "<ul>\n" + points.map { "<li>\(line($0))</li>\n" }.joined() + "</ul>"
    case .chain(let steps):
      let lines = steps.count == 1 ? [steps[0]] : steps.dropFirst().map { $0 }
      return lines.enumerated().map { number, step in
        let head = steps.count == 1 ? "" : (number == 0 ? formula(steps[0]) : "") + " = "
        return "<p class=\"chain\">\(head)\(formula(step))</p>"
      }.joined(separator: "\n")
    case .code(let text): return "<pre>\(escaped(text))</pre>"
    case .table(let headings, let rows) where headings.count == 2:
      // Names and values need no lines of their own.
      let pairs = rows.map { "<span class=\"pair\">\(line($0[0])) = \(line($0[1]))</span>" }
      return "<p>\(pairs.joined(separator: " "))</p>"
    case .table(let headings, let rows):
      let head = "<tr>" + headings.map { "<th>\(escaped($0))</th>" }.joined() + "</tr>"
      let body = rows.map { row in "<tr>" + row.map { "<td>\(line($0))</td>" }.joined() + "</tr>" }
      return (["<table>", head] + body + ["</table>"]).joined(separator: "\n")
    }
  }

  private static func line(_ prose: Prose) -> String {
    prose.runs.map { run in
      switch run {
      case .words(let words): escaped(words)
      case .formula(let text), .answer(let text, _): formula(text)
      case .blank(let number): "<span class=\"blank\">\(number)</span>"
      }
    }.joined()
  }

  /// A formula in one line: letters slanted, their numbers below, places to fill in as boxes.
  private static func formula(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    func take(_ count: Int) -> Substring {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    while let first = rest.first {
      if let place = rest.prefixMatch(of: /\[([0-9]+)\]/) {
        result += "<span class=\"place\">\(place.1)</span>"
        rest = rest[place.range.upperBound...]
      } else if let name = rest.prefixMatch(of: /([a-zA-Z])([0-9]+(?:\.[0-9]+)?)/) {
        result += "<i>\(name.1)</i><sub>\(name.2)</sub>"
        rest = rest[name.range.upperBound...]
      } else if let number = rest.prefixMatch(of: /[0-9.]+(?:e[+-]?[0-9]+)?/) {
        result += number.0
        rest = rest[number.range.upperBound...]
      } else if let word = rest.prefixMatch(of: /[a-zA-Z-]*[a-zA-Z]/), !word.0.hasPrefix("-") {
        result += word.0.count == 1 ? "<i>\(word.0)</i>" : String(word.0)
        rest = rest[word.range.upperBound...]
      } else {
        result += first == "-" ? "−" : escaped(String(first))
        rest = rest.dropFirst()
      }
    }
    return "<span class=\"formula\">\(result)</span>"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
