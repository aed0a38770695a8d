// What the parser of arguments says of a wrong command line. It speaks English; these are its few sentences in Korean.

import ArgumentParser
import NablaCanvas
import NablaLesson

enum ParserSentence {
  /// A line in a language; in English where the parser says something that is not known here.
  ///
  /// - Parameters:
  ///   - line: as the parser has it, or one of our own sentences, which are in the language already.
  ///   - language: the one in force.
  static func text(of line: String, in language: Language) -> String {
    switch language {
    case .en: line
    case .ko: korean(line) ?? line
    }
  }

  private static func korean(_ line: String) -> String? {
    if let found = line.wholeMatch(of: /Missing expected argument '(.+)'/) { return "\(found.1) 자리에 쓸 것이 빠졌어요" }
    if let found = line.wholeMatch(of: /Missing value for '(.+)'/) { return "\(found.1): 값이 빠졌어요" }
    if let found = line.wholeMatch(of: /Missing one of: (.+)/) { return "이 가운데 하나가 빠졌어요: \(found.1)" }
    if let found = line.wholeMatch(of: /Unexpected argument '(.*)'/) { return "여기에는 쓸 수 없는 말이에요: '\(found.1)'" }
    if let found = line.wholeMatch(of: /[0-9]+ unexpected arguments: (.*)/) { return "여기에는 쓸 수 없는 말이에요: \(found.1)" }
    if let found = line.wholeMatch(of: /Unknown option '(.+)'\. Did you mean '(.+)'\?/) {
      return "모르는 옵션이에요: '\(found.1)' (혹시 '\(found.2)'인가요?)"
    }
    if let found = line.wholeMatch(of: /Unknown option '(.+)'/) { return "모르는 옵션이에요: '\(found.1)'" }
    if let found = line.wholeMatch(of: /The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/) {
      let allowed = found.3.map { " (쓸 수 있는 값: \($0.replacing(" and ", with: ", ").replacing(" or ", with: ", ")))" }
      return "\(found.2)에 '\(Particle.attach(found.1 + "'", .topic)) 쓸 수 없어요\(allowed ?? "")"
    }
    return nil
  }
}

extension ValidationError {
  /// A sentence of our own, in the language in force: the parser's errors hold a single text.
  init(ko: String, en: String) { self.init(LocalizedText(ko: ko, en: en)) }

  init(_ text: LocalizedText) { self.init(text[CommandLanguage.inForce]) }
}
