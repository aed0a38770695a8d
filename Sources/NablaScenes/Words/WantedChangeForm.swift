// A wanted change as scene files write it.

import NablaCanvas
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
      let list = all.joined(separator: ", ")
      let near = nearest(to: name, among: all)
      let allowed = LocalizedText(
        ko: " (쓸 수 있는 말: \(list), 또는 w1 같은 매개변수)", en: " (allowed: \(list), or a parameter such as w1)")
      problems.add(
        LocalizedText(
          ko: "reveal은 \(quoted(name, .object)) 바꾸라고 할 수 없어요",
          en: "reveal cannot ask for a change of \(quoted(name))") + (near == nil ? allowed : .didYouMean(near)),
        at: position)
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
      setting?.words.map { LocalizedText.oneOf($0) }
      ?? (setting == .batch
        ? LocalizedText(ko: "all이나 수", en: "all or a number") : LocalizedText(ko: "수", en: "a number"))
    let near = setting?.words.flatMap { nearest(to: value, among: $0) }
    let signs =
      setting?.words != nil || setting == .batch
      ? LocalizedText("=") : LocalizedText(ko: "=, <, > 가운데 하나", en: "=, < or >")
    problems.add(
      LocalizedText(
        ko: "reveal: '\(name)' 뒤에는 \(Particle.attach(signs.ko, .and)) \(Particle.attach(expected.ko, .subject)) 와야 해요. "
          + "지금은 \(quoted(value, .copula))",
        en: "reveal: behind '\(name)' must stand \(signs.en) and \(expected.en), not \(quoted(value))")
        + .didYouMean(near), at: position)
    return nil
  }
}

extension ParameterNames {
  /// Whether a word could be the name of a parameter in some scene.
  static func isName(_ word: String) -> Bool { word.wholeMatch(of: /[wb][1-9][0-9]{0,6}/) != nil }
}
