// A figure that a lesson states, and how the scene's own run gives it.

import NablaLesson
import NablaScenes

/// A number on a page, as it is written there, beside the value that has to round to it.
struct LessonFigure: Sendable {
  let quote: String
  let value: @Sendable (SceneRun) -> Double

  init(_ quote: String, _ value: @escaping @Sendable (SceneRun) -> Double) {
    self.quote = quote
    self.value = value
  }

  /// Whether the value, rounded to the quote's decimals, is the quote.
  func agrees(with run: SceneRun) -> Bool {
    guard let written = number(quote) else { return false }
    let decimals = quote.split(separator: ".").dropFirst().first?.count ?? 0
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    return abs(value(run) - written) <= 0.5 * unit * (1 + 1e-9)
  }
}

/// A number in a lesson: with − for minus and commas between thousands.
func number(_ text: String) -> Double? {
  Double(text.replacing("−", with: "-").replacing(",", with: ""))
}

/// The numbers with a decimal point in a text, in order: "−0.0998", "1.1".
func decimals(in text: String) -> [String] {
  text.matches(of: /−?[0-9][0-9,]*\.[0-9]+(?![0-9])/).map { String($0.output) }
}

extension Scene {
  /// Lesson, question, answer and notes in one language.
  func pages(_ language: Language) -> String {
    (lesson + [question, answer].compactMap { $0 } + notes).map { $0[language] }.joined(separator: "\n")
  }
}
