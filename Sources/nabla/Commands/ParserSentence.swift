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
    if let found = line.wholeMatch(of: /Missing expected argument '(.+)'/) {
      return "\(namingValues(found.1)) 자리에 쓸 것이 빠졌어요"
    }
    if let found = line.wholeMatch(of: /Missing value for '(.+)'/) { return "\(namingValues(found.1)): 값이 빠졌어요" }
    if let found = line.wholeMatch(of: /Missing one of: (.+)/) { return "이 가운데 하나가 빠졌어요: \(namingValues(found.1))" }
    if let found = line.wholeMatch(of: /Unexpected argument '(.*)'/) { return "여기에는 쓸 수 없는 말이에요: '\(found.1)'" }
    if let found = line.wholeMatch(of: /[0-9]+ unexpected arguments: (.*)/) { return "여기에는 쓸 수 없는 말이에요: \(found.1)" }
    if let found = line.wholeMatch(of: /Unknown option '(.+)'\. Did you mean '(.+)'\?/) {
      return "모르는 옵션이에요: '\(found.1)' (혹시 '\(found.2)'인가요?)"
    }
    if let found = line.wholeMatch(of: /Unknown option '(.+)'/) { return "모르는 옵션이에요: '\(found.1)'" }
    if let found = line.wholeMatch(of: /The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/) {
      let allowed = found.3.map { " (쓸 수 있는 값: \($0.replacing(" and ", with: ", ").replacing(" or ", with: ", ")))" }
      return "\(namingValues(found.2))에 '\(Particle.attach(found.1 + "'", .topic)) 쓸 수 없어요\(allowed ?? "")"
    }
    return nil
  }

  // MARK: What it says in help

  /// The parser's own texts in help, in the language in force; others, which are ours, stay as they are.
  static func help(_ text: String) -> String {
    switch (CommandLanguage.inForce, text) {
    case (.ko, "Show the version."): "버전을 보여 줘요."
    case (.ko, "Show help information."): "이 도움말을 보여 줘요."
    case (.ko, "Show subcommand help information."): "명령의 도움말을 보여 줘요."
    default: text
    }
  }

  /// What stands for a value, such as `<file>`, in the language in force.
  static func valueName(_ name: String) -> String {
    switch CommandLanguage.inForce {
    case .en: name
    case .ko: koreanValueNames[name] ?? name
    }
  }

  /// The placeholders that are words; the others are letters or show how the value looks.
  static let koreanValueNames = [
    "activation": "함수", "color": "색", "file": "파일", "files": "파일", "folder": "폴더", "format": "형식",
    "framework": "라이브러리", "glyphs": "글자", "ID": "이름", "initialization": "방법", "keys": "키", "lang": "언어",
    "loss": "손실", "N:name=value": "N:이름=값", "name": "이름", "name=value": "이름=값", "number": "수",
    "optimizer": "옵티마이저", "parameter": "매개변수", "precision": "자릿수", "scene": "장면", "scenes": "장면",
    "seconds": "초", "signs": "기호", "size": "크기", "subcommands": "명령", "theme": "테마", "view": "모양",
  ]

  /// A text with its placeholders in Korean.
  private static func namingValues(_ text: some StringProtocol) -> String {
    String(text).replacing(/<([^<>]+)>/) { "<\(koreanValueNames[String($0.1)] ?? String($0.1))>" }
  }
}

extension ValidationError {
  /// A sentence of our own, in the language in force: the parser's errors hold a single text.
  init(ko: String, en: String) { self.init(LocalizedText(ko: ko, en: en)) }

  init(_ text: LocalizedText) { self.init(text[CommandLanguage.inForce]) }
}
