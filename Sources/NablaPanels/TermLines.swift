// A growing sum or product in lines: the terms so far, the latest one lit, and what they come to.

import NablaCanvas
import NablaModel
import NablaWords

struct TermLines {
  let stop: TermStop
  let pencil: Pencil

  /// The lines that fit: the last terms where there are too many, and always what they come to.
  ///
  /// - Parameters:
  ///   - width: the cells of a line.
  ///   - height: how many rows there are.
  func lines(width: Int, height: Int) -> [(text: String, style: Style)] {
    var done: [(text: String, style: Style)] = []
    for part in stop.walk.parts.prefix(stop.part) {
      done += set("\(part.symbol) = \(pencil.signed(part.value))", width).map { ($0, Style(.dim)) }
    }
    if !done.isEmpty { done.append(("", Style(.text))) }
    let terms = stop.growing.terms.prefix(stop.term + 1).enumerated().map { lines(of: $1, $0, width) }
    let total = set(totalText, width).map { (text: $0, style: Style(.title, .bold)) }
    let room = max(1, height - total.count)
    let growing = terms.flatMap(\.self)
    if done.count + growing.count <= room { return done + growing + total }
    if growing.count <= room { return growing + total }
    // The last terms, below a line that counts those before them.
    var shown: [(text: String, style: Style)] = []
    var left = terms.count
    while left > 0, shown.isEmpty || shown.count + terms[left - 1].count < room {
      left -= 1
      shown = terms[left] + shown
    }
    let note = ("  " + (pencil.others(left).first ?? ""), Style(.dim))
    return (left > 0 && room > shown.count ? [note] : []) + shown + total
  }

  private func lines(of term: TermWalk.Term, _ number: Int, _ width: Int) -> [(text: String, style: Style)] {
    let isLit = number == stop.term
    let mark = isLit ? "\(Character(pencil.symbols.selected)) " : "  "
    return set(text(of: term, isFirst: number == 0), width - 2).enumerated().map { row, text in
      ((row == 0 ? mark : "  ") + text, isLit ? Style(.accent, .bold) : Style(.text))
    }
  }

  /// The latest term and what all so far come to, in one line.
  var sentence: String { "\(text(of: stop.lit, isFirst: stop.term == 0)) · \(totalText)" }

  private func set(_ text: String, _ width: Int) -> [String] {
    EquationLayout([pencil.words(text)]).lines(width: width)
  }

  /// w1·x1 = 0.7 × 0.5 = +0.35, × f′(z) = 0.2367, ÷ 4.
  private func text(of term: TermWalk.Term, isFirst: Bool) -> String {
    let sign =
      switch term.sign {
      case .plus: isFirst ? "" : "+ "
      case .times: "× "
      case .over: "/ "
      }
    if term.sign == .over { return sign + term.symbol }
    let factors = term.numbers.enumerated().map { $0 == 0 ? pencil.number($1) : pencil.factor($1) }
    let product = factors.isEmpty ? "" : " = " + factors.joined(separator: " × ")
    let value = term.sign == .times ? pencil.factor(term.value) : pencil.signed(term.value)
    return "\(sign)\(term.symbol)\(product) = \(value)"
  }

  /// What all terms so far come to, and how many there are to come.
  private var totalText: String {
    let value = pencil.signed(stop.running)
    let growing = stop.growing
    if stop.isGrown { return "\(growing.symbol) = \(value)" }
    return TermLabel.soFar(growing.symbol, stop.term + 1, of: growing.terms.count).text(in: pencil.language)
      + " = \(value)"
  }
}
