// What can be predicted here and now, and what a typed prediction says.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// Something that can be predicted now, by the words that are typed for it.
struct GuessTopic {
  let words: String
  let offer: GuessOffer
  /// What may be typed behind it.
  let takes: String
  /// Why it can't be asked now.
  let reason: Phrase?
}

extension Model {
  /// What is typed for each thing to predict, in either language; the first one is shown.
  private static let costWords = ["cost", "c", "비용"]
  private static let slopeWords = ["slope", "gradient", "기울기"]
  private static let signWords = ["sign", "부호"]
  private static let placeWords = ["place", "자리", "위치"]
  private static let winnerWords = ["winner", "승자"]
  private static let rateWords = ["rate", "eta", "η", "학습률"]
  private static let riseWords = ["up", "rise", "rises", "+", "오름", "올라감", "위"]
  private static let fallWords = ["down", "fall", "falls", "-", "내림", "내려감", "아래"]

  /// The step after the one on screen.
  var nextStep: Int { workspace.cursor.step + 1 }

  /// The step at which a comparison is judged where none is typed: the one that answers the scene's question, else the
  /// next round one.
  var raceStep: Int {
    let now = workspace.cursor.step
    if case .step(let step) = workspace.scene.reveal, step > now { return step }
    return [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000].first { $0 > now } ?? now + 100_000
  }

  /// Everything that can be predicted, what the scene's question asks for first.
  var guessTopics: [GuessTopic] {
    let asked = workspace.scene.guess
    let index = asked?.parameter.flatMap { names.index(of: $0) } ?? look.selection
    let topics = guessTopics(of: index)
    guard let asked, let place = topics.firstIndex(where: { $0.words == asked.text }) else { return topics }
    return [topics[place]] + topics[..<place] + topics[(place + 1)...]
  }

  /// The same in its usual order, with a parameter.
  private func guessTopics(of index: Int) -> [GuessTopic] {
    let step = situation.step
    let next = nextStep
    let parameter = Guess.Parameter(index, names.name(at: index))
    let atEnd = reason(against: .nextStep)
    let ruled = usesPerceptronRule ? Phrase.ruleHasNoSlope : atEnd
    let axes = [look.axisX] + (look.axisY.map { [$0] } ?? [])
    let here = GuessLabel.number(step.state.parameters[index])
    let later = " · 0.2 \(raceStep)"
    var topics = [
      GuessTopic(
        words: Self.costWords[0], offer: .cost(step: next, now: step.cost), takes: "0.2 · up · down" + later,
        reason: atEnd),
      GuessTopic(
        words: parameter.name, offer: .value(step: next, parameter, now: step.state.parameters[index]),
        takes: here + " · up · down · \(here) \(raceStep)", reason: atEnd),
      GuessTopic(
        words: "\(Self.slopeWords[0]) \(parameter.name)",
        offer: .slope(step: next, parameter, now: step.gradient[index]), takes: "0.2" + later, reason: ruled),
      GuessTopic(
        words: "\(Self.signWords[0]) \(parameter.name)", offer: .slopeSign(step: next, parameter), takes: "+ · - · 0",
        reason: ruled),
      GuessTopic(
        words: Self.placeWords[0], offer: .place(step: next),
        takes: axes.map { GuessLabel.number(step.state.parameters[$0]) }.joined(separator: " ") + " · ;",
        reason: atEnd ?? (look.plane == .parameters ? nil : .guess(.otherPlane))),
    ]
    if workspace.isRacing {
      let letters = workspace.runs.filter { $0.entry != nil }.map(\.name)
      topics.append(
        GuessTopic(
          words: Self.winnerWords[0], offer: .winner(step: raceStep),
          takes: letters.joined(separator: ", ") + " · \(letters[0]) \(raceStep)",
          reason: workspace.hasUnlikeCosts ? .guess(.unlikeCosts) : atEnd))
    }
    topics.append(
      GuessTopic(
        words: Self.rateWords[0], offer: .firstFailing(steps: look.rates.steps), takes: "0 < η ≤ 1000000", reason: nil))
    return topics
  }

  /// What a typed text is about and where its value begins; nil where it names nothing.
  private func subject(of words: [String]) -> (topic: String, parameter: Guess.Parameter?, values: [String])? {
    func parameter(_ word: String) -> Guess.Parameter? {
      names.index(of: word).map { Guess.Parameter($0, word) }
    }
    guard let first = words.first else { return nil }
    let rest = Array(words.dropFirst())
    let plain: [(words: [String], topic: String)] = [
      (Self.costWords, "cost"), (Self.placeWords, "place"), (Self.winnerWords, "winner"), (Self.rateWords, "rate"),
    ]
    if let found = plain.first(where: { $0.words.contains(first) }) { return (found.topic, nil, rest) }
    for (words, topic) in [(Self.slopeWords, "slope"), (Self.signWords, "sign")] where words.contains(first) {
      return rest.first.flatMap(parameter).map { (topic, $0, Array(rest.dropFirst())) }
    }
    if let known = parameter(first) { return ("value", known, rest) }
    if first.hasPrefix("∂c/∂"), let known = parameter(String(first.dropFirst(4))) { return ("slope", known, rest) }
    // A number alone is C.
    return Self.value(first) == nil ? nil : ("cost", nil, words)
  }

  /// Whether a text names something to predict and says nothing of it yet.
  func isBareGuess(_ text: String) -> Bool {
    subject(of: text.split(separator: " ").map(String.init))?.values.isEmpty ?? true
  }

  /// The thing to predict that a typed text is about; nil where it names none.
  func guessTopic(of text: String) -> GuessTopic? {
    guard let subject = subject(of: text.split(separator: " ").map(String.init)) else { return nil }
    return guessTopics.first { topic in
      switch (topic.offer, subject.topic) {
      case (.cost, "cost"), (.value, "value"), (.slope, "slope"), (.slopeSign, "sign"), (.place, "place"),
        (.winner, "winner"), (.firstFailing, "rate"):
        return true
      default: return false
      }
    }
  }

  /// What a typed prediction says, and of which step; nil where it says nothing.
  func typedGuess(_ text: String) -> (said: Guess.Said, due: Int)? {
    guard let (topic, parameter, values) = subject(of: text.split(separator: " ").map(String.init)),
      let first = values.first
    else { return nil }
    /// What was said, where at most a step follows behind so many words.
    func at(_ said: Guess.Said?, after count: Int = 1, usual: Int? = nil) -> (Guess.Said, Int)? {
      guard let said else { return nil }
      if values.count == count { return (said, usual ?? nextStep) }
      guard values.count == count + 1, let step = Int(values[count]), (1...Self.farthestGoTo).contains(step) else {
        return nil
      }
      return (said, step)
    }
    let value = Self.value(first)
    switch topic {
    case "cost":
      if Self.riseWords.contains(first) { return at(.costRises(true)) }
      if Self.fallWords.contains(first) { return at(.costRises(false)) }
      return at(value.map { .cost($0) })
    case "value":
      if Self.riseWords.contains(first) { return at(.valueRises(parameter!, true)) }
      if Self.fallWords.contains(first) { return at(.valueRises(parameter!, false)) }
      return at(value.map { .value(parameter!, $0) })
    case "slope": return at(value.map { .slope(parameter!, $0) })
    case "sign":
      let signs = ["+": 1, "-": -1, "−": -1, "0": 0]
      return at(signs[first].map { .slopeSign(parameter!, $0) })
    case "place":
      let axes = ([look.axisX] + (look.axisY.map { [$0] } ?? [])).map { Guess.Parameter($0, names.name(at: $0)) }
      let numbers = values.prefix(axes.count).compactMap(Self.value)
      guard numbers.count == axes.count else { return nil }
      return at(.place(axes, numbers, reach: 0), after: axes.count)
    case "winner":
      let run = workspace.runs.first { $0.entry != nil && $0.name.lowercased() == first }
      return at(run.map { .winner($0.number, name: $0.name) }, usual: raceStep)
    default:
      guard let value, value > 0, value <= Settings.highestLearningRate, values.count == 1 else { return nil }
      return (.firstFailing(value, steps: look.rates.steps), workspace.cursor.step)
    }
  }
}
