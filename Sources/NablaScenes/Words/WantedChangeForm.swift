// A wanted change as scene files write it.

import NablaCore
import NablaLesson

extension WantedChange {
  /// As a scene has it.
  package var text: String {
    switch value {
    case .other: name
    case .word(let word): "\(name)=\(word)"
    case .number(let number): "\(name)=\(YAMLValue.number(number).flow)"
    case .below(let number): "\(name)<\(YAMLValue.number(number).flow)"
    case .above(let number): "\(name)>\(YAMLValue.number(number).flow)"
    }
  }

  /// Reads `activation=identity`, `w1>0.1` or `b1`.
  ///
  /// - Returns: nil after noting what is wrong with it.
  static func read(_ text: String, at position: TextPosition, _ problems: inout ProblemList) -> WantedChange? {
    let sign = text.firstIndex { "=<>".contains($0) }
    let name = String(text[..<(sign ?? text.endIndex)])
    let value = sign.map { String(text[text.index(after: $0)...]) }
    let setting = Setting(rawValue: name)
    guard setting != nil || ParameterNames.isName(name) else {
      let all = Setting.allCases.map(\.rawValue)
      let hint = nearest(to: name, among: all).map { "did you mean '\($0)'?" }
      let list = all.joined(separator: ", ")
      let allowed = hint ?? "allowed: \(list), or a parameter such as w1"
      problems.add("reveal cannot ask for a change of \(quoted(name)) (\(allowed))", at: position)
      return nil
    }
    guard let sign, let value else { return WantedChange(name, .other) }
    let number = (try? NumberText.double(value)) ?? nil
    switch (setting, text[sign]) {
    case (.batch, "=") where value == "all" || Int(value).map { $0 >= 1 } == true:
      return WantedChange(name, .word(value))
    case (let setting?, "=") where setting.words?.contains(value) == true: return WantedChange(name, .word(value))
    case (nil, let sign), (.learningRate, let sign):
      guard let number else { break }
      return WantedChange(name, sign == "=" ? .number(number) : (sign == "<" ? .below(number) : .above(number)))
    default: break
    }
    let expected =
      setting?.words.map { "one of " + $0.joined(separator: ", ") }
      ?? (setting == .batch ? "all or a number" : "a number")
    let near = setting?.words.flatMap { nearest(to: value, among: $0) }.map { " (did you mean '\($0)'?)" } ?? ""
    let signs = setting?.words != nil || setting == .batch ? "=" : "=, < or >"
    problems.add(
      "reveal: behind '\(name)' must stand \(signs) and \(expected), not \(quoted(value))\(near)", at: position)
    return nil
  }
}

extension ParameterNames {
  /// Whether a word could be the name of a parameter in some scene.
  static func isName(_ word: String) -> Bool { word.wholeMatch(of: /[wb][1-9][0-9]{0,6}/) != nil }
}
