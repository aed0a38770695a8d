// The forms made of other forms: lists, ranges, texts in several languages, alternatives.

import NablaCore
import NablaLesson

extension Form {
  /// A list of at least one, each with its place.
  static func list<Element>(of element: Form<Element>, _ expected: LocalizedText) -> Form
  where Value == [Placed<Element>] {
    Form(
      expected: expected,
      read: { node, name, problems in
        guard case .sequence(let items) = node, !items.isEmpty else {
          let hint = LocalizedText(ko: " (항목마다 '- '로 시작해요)", en: "; each item begins with '- '")
          problems.add(
            .mustBe(name, expected, not: node.shownOrEmptyList, node.sequence == nil ? hint : .nothing),
            at: node.position)
          return nil
        }
        var values: [Placed<Element>] = []
        for item in items {
          let before = problems.count
          guard let value = element.read(item, name, &problems) else { continue }
          values.append(Placed(value, at: item.position, isFlawed: problems.count > before))
        }
        // Without one of them the rest would be another list than the one meant.
        return values.count == items.count ? values : nil
      },
      write: { .list($0.map { element.write($0.value) }) },
      section: element.section)
  }
}

extension Form where Value == [Placed<String>] {
  /// A formula, or a list of them.
  static func formulas(_ expected: LocalizedText) -> Form {
    let one = Form<String>.text(expected)
    let several = Form.list(of: one, expected)
    return Form(
      expected: expected,
      read: { node, name, problems in
        if case .sequence = node { return several.read(node, name, &problems) }
        return one.read(node, name, &problems).map { [Placed($0, at: node.position)] }
      },
      write: { $0.count == 1 ? one.write($0[0].value) : several.write($0) })
  }
}

extension Form where Value == [Double] {
  /// A list of numbers; a single one may stand without brackets. Nil where one of them is none.
  static func numbers(_ expected: LocalizedText, atLeast fewest: Int = 1) -> Form {
    let number = Form<Double>.number
    return Form(
      expected: expected,
      read: { node, name, problems in
        if case .scalar = node, !node.isNothing { return number.read(node, name, &problems).map { [$0] } }
        guard case .sequence(let items) = node, items.count >= fewest else {
          problems.add(.mustBe(name, expected, not: node.shownOrEmptyList), at: node.position)
          return nil
        }
        let before = problems.count
        let values = items.compactMap { number.read($0, name, &problems) }
        return problems.count == before ? values : nil
      },
      write: { .list($0.map(YAMLValue.number)) })
  }
}

extension Form where Value == ClosedRange<Double> {
  static var range: Form {
    let expected = LocalizedText(
      ko: "[-4, 4]처럼 작은 수부터 괄호 안에 쓴 두 수", en: "two numbers in brackets, the smaller first, such as [-4, 4]")
    let numbers = Form<[Double]>.numbers(expected)
    return Form(
      expected: expected,
      read: { node, name, problems in
        guard case .sequence(let items) = node, items.count == 2 else {
          let list = node.sequence.map { LocalizedText(ko: "값이 \($0.count)개인 목록", en: "a list of \($0.count)") }
          problems.add(.mustBe(name, expected, not: list ?? node.shown), at: node.position)
          return nil
        }
        guard let ends = numbers.read(node, name, &problems) else { return nil }
        guard ends[0] < ends[1], (ends[1] - ends[0]).isFinite else {
          let shown = "[" + ends.map { YAMLValue.number($0).flow }.joined(separator: ", ") + "]"
          problems.add(.mustBe(name, expected, not: LocalizedText(shown)), at: node.position)
          return nil
        }
        return ends[0]...ends[1]
      },
      write: { .list([YAMLValue.number($0.lowerBound), YAMLValue.number($0.upperBound)]) })
  }
}

extension Form where Value == LocalizedText {
  /// `{ ko: …, en: … }`, or one text for both.
  static var localized: Form {
    let expected = LocalizedText(ko: "{ ko: …, en: … } 또는 글", en: "a text, or { ko: …, en: … }")
    let text = Form<String>.text(LocalizedText(ko: "글", en: "a text"))
    return Form(
      expected: expected,
      read: { node, name, problems in
        guard case .mapping(let mapping) = node else {
          guard case .scalar(let scalar) = node, !node.isNothing else {
            problems.add(.mustBe(name, expected, not: node.shown), at: node.position)
            return nil
          }
          return LocalizedText(tidied(scalar))
        }
        let before = problems.count
        var texts: [Language: String] = [:]
        for (key, value) in mapping {
          guard let language = key.scalar.flatMap({ Language(rawValue: $0.string) }) else {
            problems.add(
              ko: "\(name.ko)에 쓸 수 없는 언어예요: \(key.shown.ko) (쓸 수 있는 언어: ko, en)",
              en: "unknown language \(key.shown.en) in \(name.en) (allowed: ko, en)", at: key.position)
            continue
          }
          guard text.read(value, name + LocalizedText(" \(language.rawValue)"), &problems) != nil else { continue }
          texts[language] = value.scalar.map(tidied)
        }
        guard let some = texts[.en] ?? texts[.ko] else {
          if problems.count == before {
            let group = LocalizedText(ko: "빈 묶음", en: "an empty group")
            problems.add(.mustBe(name, expected, not: group), at: node.position)
          }
          return nil
        }
        return LocalizedText(ko: texts[.ko] ?? some, en: texts[.en] ?? some)
      },
      write: { text in
        if text.ko == text.en { return .text(text.ko) }
        return .map([.init(key: "ko", value: .text(text.ko)), .init(key: "en", value: .text(text.en))])
      })
  }
}

extension Node {
  /// What stands here where a list with something in it should.
  fileprivate var shownOrEmptyList: LocalizedText {
    sequence == nil ? shown : LocalizedText(ko: "빈 목록", en: "an empty list")
  }
}

/// A block text ends with a line break that is not part of it.
private func tidied(_ scalar: Node.Scalar) -> String {
  guard scalar.style == .literal || scalar.style == .folded else { return scalar.string }
  var text = scalar.string
  while let last = text.last, last.isNewline { text.removeLast() }
  return text
}

extension Form where Value == [Placed<SampleDraft>] {
  static var listedSamples: Form {
    .list(
      of: .section("sample", { SceneTables.sample }, empty: { SampleDraft() }),
      LocalizedText(ko: "{ input: […], target: […] }의 목록", en: "a list of { input: […], target: […] }"))
  }
}

extension Form where Value == TestDraft {
  /// A share of the samples, or samples.
  static var test: Form {
    let expected = LocalizedText(
      ko: "{ samples: […] } 또는 0보다 크고 1보다 작은 수", en: "a number above 0 and below 1, or { samples: […] }")
    let share = Form<Double>.number(expected) { $0 > 0 && $0 < 1 }
    let listed = Form<HeldOutDraft>.section("test", { SceneTables.test }, empty: { HeldOutDraft() })
    return Form(
      expected: expected,
      read: { node, name, problems in
        if case .mapping = node { return listed.read(node, name, &problems).map { .samples($0) } }
        return share.read(node, name, &problems).map { .share($0) } ?? .unreadable
      },
      write: { value in
        switch value {
        case .share(let number): return share.write(number)
        case .samples(let draft): return listed.write(draft)
        case .unreadable: return .map([])
        }
      },
      section: listed.section)
  }
}

extension Form where Value == SamplesDraft {
  /// The samples themselves, or how many a generator makes.
  static var samples: Form {
    let listed = Form<[Placed<SampleDraft>]>.listedSamples
    let count = Form<Int>.integer(1...100_000)
    return Form(
      expected: LocalizedText(
        ko: "\(listed.expected.ko), 또는 generator나 function이 만들 개수(\(count.expected.ko))",
        en: "\(listed.expected.en), or for a generator or function \(count.expected.en)"),
      read: { node, name, problems in
        if case .scalar = node { return count.read(node, name, &problems).map { .count($0) } }
        return listed.read(node, name, &problems).map { .listed($0) }
      },
      write: { value in
        switch value {
        case .count(let number): return count.write(number)
        case .listed(let samples): return listed.write(samples)
        }
      },
      section: listed.section)
  }
}
