// The forms of single values: numbers, words, switches, texts.

import NablaCore
import NablaLesson

extension Form {
  /// A form that reads a scalar's text; `read` returns nil or throws the reason, for brackets.
  ///
  /// - Parameters:
  ///   - expected: what may stand there.
  ///   - isWord: whether a value is a word, which is the same with quotes and without.
  ///   - write: the value as a scene has it.
  ///   - read: the value of a text.
  fileprivate static func scalar(
    _ expected: LocalizedText, isWord: @escaping @Sendable (Value) -> Bool = { _ in false },
    write: @escaping @Sendable (Value) -> YAMLValue,
    read: @escaping @Sendable (String) throws(NumberText.Refusal) -> Value?
  ) -> Form {
    Form(
      expected: expected,
      read: { node, name, problems in
        var hint: LocalizedText?
        if case .scalar(let scalar) = node, !node.isNothing {
          do throws(NumberText.Refusal) {
            let value = try read(scalar.string)
            if let value, scalar.isPlain || isWord(value) { return value }
            if value != nil { hint = LocalizedText(ko: "따옴표 없이 써요", en: "without quotes") }
          } catch {
            hint = error.hint
          }
        }
        problems.add(.mustBe(name, expected, not: node.shown, .bracketed(hint)), at: node.position)
        return nil
      },
      write: write)
  }
}

extension Form where Value == Double {
  static var number: Form { number(LocalizedText(ko: "수", en: "a number")) { _ in true } }

  static func number(_ expected: LocalizedText, where isAllowed: @escaping @Sendable (Double) -> Bool) -> Form {
    scalar(
      expected, write: YAMLValue.number,
      read: { text throws(NumberText.Refusal) in
        let value = try NumberText.double(text)
        return isAllowed(value) ? value : nil
      })
  }

  static var learningRate: Form {
    number(LocalizedText(ko: "0보다 크고 1000000 이하인 수", en: "a number above 0, at most 1000000")) {
      $0 > 0 && $0 <= Settings.highestLearningRate
    }
  }

  /// How much of the past stays.
  static var decay: Form {
    number(LocalizedText(ko: "0 이상 1 미만인 수", en: "a number from 0 to below 1"), where: OptimizerConstant.beta.allows)
  }
}

extension Form where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Form {
    scalar(
      LocalizedText(
        ko: "\(range.lowerBound)부터 \(range.upperBound)까지의 정수",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)"), write: { .plain(String($0)) },
      read: { text throws(NumberText.Refusal) in
        let value = try NumberText.integer(text)
        return range.contains(value) ? value : nil
      })
  }
}

extension Form where Value == UInt64 {
  static var seed: Form {
    scalar(
      LocalizedText(
        ko: "0부터 9223372036854775807까지의 정수", en: "a whole number from 0 to 9223372036854775807"),
      write: { .plain(String($0)) },
      read: { text throws(NumberText.Refusal) in UInt64(exactly: try NumberText.integer(text)) })
  }
}

extension Form where Value == Bool {
  static var toggle: Form {
    scalar(
      LocalizedText(ko: "true나 false", en: "true or false"), write: { .plain($0 ? "true" : "false") },
      read: { text throws(NumberText.Refusal) in text == "true" ? true : (text == "false" ? false : nil) })
  }

  /// A switch that can only take something away.
  static var off: Form {
    scalar(
      LocalizedText(ko: "편향을 모두 빼는 false", en: "false (which leaves out all biases)"), write: { _ in .plain("false") },
      read: { text throws(NumberText.Refusal) in text == "false" ? false : nil })
  }
}

extension Form where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of a closed set of words.
  static func word(_ kind: String) -> Form {
    let words = Value.allCases.map(\.rawValue)
    return Form(
      expected: .oneOf(words),
      read: { node, _, problems in
        guard case .scalar(let scalar) = node, !node.isNothing else {
          problems.add(.mustBe(LocalizedText(kind), .oneOf(words), not: node.shown), at: node.position)
          return nil
        }
        if let value = Value(rawValue: scalar.string) { return value }
        problems.add(unknownWord(scalar.string, kind: kind, words: words), at: node.position)
        return nil
      },
      write: { .plain($0.rawValue) })
  }
}

/// `unknown activation 'sigmiod' (did you mean 'sigmoid'?)`, or with all words where none is near.
private func unknownWord(_ word: String, kind: String, words: [String]) -> LocalizedText {
  let unknown = LocalizedText(
    ko: "\(kind)에 \(quoted(word, .topic)) 없어요", en: "unknown \(kind) \(quoted(word))")
  // A digit is no slip of a finger: relu6 is another function than relu.
  let isNumbered = word.contains(where: \.isNumber)
  if let near = Synonyms.meant(by: word, among: words).first ?? (isNumbered ? nil : nearest(to: word, among: words)) {
    return unknown + .didYouMean(near)
  }
  let list = words.joined(separator: ", ")
  return unknown + LocalizedText(ko: " (쓸 수 있는 말: \(list))", en: " (allowed: \(list))")
}

extension Form where Value == Batch {
  static var batch: Form {
    scalar(
      LocalizedText(ko: "'all' 또는 1 이상인 정수", en: "'all' or a whole number from 1"), isWord: { $0 == .all },
      write: { .plain($0 == .all ? "all" : "\($0.size)") },
      read: { text throws(NumberText.Refusal) in
        if text == "all" { return .all }
        let size = try NumberText.integer(text)
        return size >= 1 ? .size(size) : nil
      })
  }
}

extension Batch {
  fileprivate var size: Int {
    if case .size(let size) = self { return size }
    return 0
  }
}

extension Form where Value == String {
  /// A word or a text that is taken as it is.
  static func text(_ expected: LocalizedText) -> Form {
    Form(
      expected: expected,
      read: { node, name, problems in
        if case .scalar(let scalar) = node, !node.isNothing { return scalar.string }
        problems.add(.mustBe(name, expected, not: node.shown), at: node.position)
        return nil
      },
      write: { .text($0) })
  }

  /// The name of a parameter.
  static var parameter: Form {
    let expected = LocalizedText(ko: "w1이나 b1 같은 매개변수", en: "a parameter such as w1 or b1")
    return Form(expected: expected, read: text(expected).read, write: { .plain($0) })
  }
}
