// When an answer shows: a step, a change, or certain changes and a step.

import NablaLesson

extension Form where Value == Reveal {
  /// A step, the word `change`, or both; between them what is to be changed.
  static var reveal: Form {
    let step = Form<Int>.integer(1...999_999)
    let expected = LocalizedText(
      ko: "\(step.expected.ko), change, 또는 change 뒤에 activation=tanh처럼 바꿀 것과 그런 정수를 쓴 것",
      en: step.expected.en + ", change, or change, what is changed such as activation=tanh, and such a number")
    return Form(
      expected: expected,
      read: { node, name, problems in
        guard case .scalar(let scalar) = node, !node.isNothing else {
          problems.add(.mustBe(name, expected, not: node.shown), at: node.position)
          return nil
        }
        var words = scalar.string.split(separator: " ").map(String.init)
        if words.count <= 1, let number = Int(scalar.string), (1...999_999).contains(number) { return .step(number) }
        guard words.first == "change" else {
          let hint = LocalizedText.didYouMean(nearest(to: words.first ?? "", among: ["change"]))
          problems.add(.mustBe(name, expected, not: node.shown, hint), at: node.position)
          return nil
        }
        words.removeFirst()
        var number = 1
        if let last = words.last, last.first?.isNumber == true {
          guard let given = Int(last), (1...999_999).contains(given) else {
            problems.add(.mustBe(name, expected, not: node.shown), at: node.position)
            return nil
          }
          number = given
          words.removeLast()
        }
        let wanted = words.compactMap { WantedChange.read($0, at: node.position, &problems) }
        return wanted.count == words.count ? .change(number, wanted: wanted) : nil
      },
      write: { reveal in
        switch reveal {
        case .step(let number): step.write(number)
        case .change(let number, let wanted):
          .plain((["change"] + wanted.map(\.text) + (number == 1 ? [] : ["\(number)"])).joined(separator: " "))
        }
      })
  }
}
