// What is said of a run is read back from the sentence and reckoned again from the run's own numbers.

import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

/// What a sentence claims, as a reader would note it down.
private struct Claims: Equatable {
  /// So many of so many steps turned back.
  var turns: Int?
  var window: Int?
  /// How long each of those was, over the one before; 1 where it says as long.
  var growth: Double?
  var isEven: Bool?
  /// C over what it was; below 1 it fell.
  var ratio: ClosedRange<Double>?
  var isStill = false
  var isSteady = false
  var isCrawl = false
  /// C went up and down between two values.
  var range: [Double] = []
  /// So many of them turned back though every step lowered C.
  var turnedAnyway: Int?
  /// So many steps raised C.
  var rises: Int?
  /// C over that of the start.
  var overStart: Double?
  var isAboveStart = false
  var isFlat = false

  init(english text: String) {
    if let match = text.firstMatch(of: /(\d+) of the last (\d+) steps turned back, (each|on average)/) {
      turns = Int(match.1)
      window = Int(match.2)
      isEven = match.3 == "each"
      growth = text.firstMatch(of: /about ([\d.e+-]+) × as long/).flatMap { Double($0.1) }
      if text.contains("about as long") { growth = 1 }
    }
    if let match = text.firstMatch(of: /C fell by (less than |more than )?([\d.]+)%/) {
      ratio = Self.range(String(match.1 ?? ""), match.2, isFall: true)
    }
    if let match = text.firstMatch(of: /C rose by (less than |more than )?([\d.]+)%/) {
      ratio = Self.range(String(match.1 ?? ""), match.2, isFall: false)
    }
    if let match = text.firstMatch(of: /C rose to ([\d.e+]+) times/) { ratio = Self.near(match.1) }
    isStill = text.contains("C is what it was")
    if text.contains("goes down steadily") { isSteady = true }
    isCrawl = text.contains("hardly any change")
    if let match = text.firstMatch(of: /C rose in (\d+|both|all) of the last (\d+) steps/) {
      window = Int(match.2)
      rises = Int(match.1) ?? window
    }
    if let match = text.firstMatch(of: /between ([-\d.e+]+) and ([-\d.e+]+)/) {
      range = [Double(match.1)!, Double(match.2)!]
    }
    if let match = text.firstMatch(of: /though (\d+) of the last (\d+) steps turned back/) {
      turnedAnyway = Int(match.1)
      window = Int(match.2)
      isSteady = true
    }
    if let match = text.firstMatch(of: /in the last (\d+) steps/) { window = Int(match.1) }
    if text.contains("in one step") { window = 1 }
    if let match = text.firstMatch(of: /([\d.e+]+) times its start/) { overStart = Double(match.1) }
    isAboveStart = text.contains("above its start") || overStart != nil
    isFlat = text.contains("slope ≈ 0")
  }

  init(korean text: String) {
    if let match = text.firstMatch(of: /최근 (\d+)스텝 중 (\d+)번 되돌아섰고 그 걸음은 (매번|평균해서)/) {
      turns = Int(match.2)
      window = Int(match.1)
      isEven = match.3 == "매번"
      growth = text.firstMatch(of: /직전의 약 ([\d.e+-]+)배/).flatMap { Double($0.1) }
      if text.contains("직전과 거의 같은 길이") { growth = 1 }
    }
    if let match = text.firstMatch(of: /C는 ([\d.]+)%(도 안| 넘게)? 줄었어요/) {
      ratio = Self.range(String(match.2 ?? ""), match.1, isFall: true)
    }
    if let match = text.firstMatch(of: /C는 ([\d.]+)%(도 안| 넘게)? 늘었어요/) {
      ratio = Self.range(String(match.2 ?? ""), match.1, isFall: false)
    }
    if let match = text.firstMatch(of: /C는 ([\d.e+]+)배가 됐어요/) { ratio = Self.near(match.1) }
    isStill = text.contains("C는 그대로") || text.contains("스텝 전과 같아요")
    if text.contains("꾸준히 내려가요") { isSteady = true }
    isCrawl = text.contains("거의 그대로:")
    if let match = text.firstMatch(of: /최근 (\d+)스텝 중 (\d+)번은 C가 올랐고/) {
      window = Int(match.1)
      rises = Int(match.2)
    }
    if let match = text.firstMatch(of: /최근 (\d+)스텝 (두 번 다|내내) C가 올랐고/) {
      window = Int(match.1)
      rises = window
    }
    if let match = text.firstMatch(of: /C는 ([-\d.e+]+)(?:과|와) ([-\d.e+]+) 사이를/) {
      range = [Double(match.1)!, Double(match.2)!]
    }
    if let match = text.firstMatch(of: /최근 (\d+)스텝 중 (\d+)번 되돌아섰지만 스텝마다/) {
      turnedAnyway = Int(match.2)
      window = Int(match.1)
      isSteady = true
    }
    if let match = text.firstMatch(of: /최근 (\d+)스텝 동안/) { window = Int(match.1) }
    if text.contains("한 스텝에 ") { window = 1 }
    if let match = text.firstMatch(of: /출발할 때의 ([\d.e+]+)배/) { overStart = Double(match.1) }
    isAboveStart = text.contains("출발할 때보다 높") || overStart != nil
    isFlat = text.contains("기울기 ≈ 0") || text.contains("기울기가 거의 0") || text.contains("기울기도 휜 정도도 ≈ 0")
  }

  private static func near(_ digits: Substring) -> ClosedRange<Double>? {
    Double(digits).map { $0 * 0.94...$0 * 1.06 }
  }

  private static func range(_ sign: String, _ digits: Substring, isFall: Bool) -> ClosedRange<Double>? {
    guard let percent = Double(digits) else { return nil }
    let isMore = sign == "more than " || sign == " 넘게"
    let isLess = sign == "less than " || sign == "도 안"
    let least = isMore ? percent : (isLess ? 0 : percent * 0.94 - 0.01)
    let most = isLess ? percent : (isMore ? 100 : percent * 1.06 + 0.01)
    return isFall ? max(0, 1 - most / 100)...1 - least / 100 : 1 + least / 100...1 + most / 100
  }
}

/// The figures of a run, by their plain meaning, from all its situations.
private struct Figures {
  let steps: [TrainingStep]

  private var last: Int { steps.count - 1 }
  private var costs: [Double] { steps.map(\.cost) }

  /// So many steps back is looked: 20, and no further than to where a schedule came to 0 and C stood still.
  func window() -> Int {
    let still = steps.reversed().prefix { $0.settings.learningRate == 0 && $0.cost == now() }.count
    return min(20, last, steps[last].settings.learningRate == 0 && still > 1 ? still - 1 : 20)
  }
  func before() -> Double { costs[last - window()] }
  func now() -> Double { costs[last] }
  func rises() -> Int { (last - window()..<last).count { costs[$0 + 1] > costs[$0] } }

  private func dot(_ step: Int) -> Double {
    zip(steps[step].change, steps[step - 1].change).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func length(_ step: Int) -> Double { steps[step].change.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The steps of the window that turned back: the step that leads from 0 to 1 has none before it.
  func turned() -> [Int] { (max(1, last - window())..<max(1, last)).filter { dot($0) < 0 } }

  private func ratios() -> [Double] { turned().map { length($0) / length($0 - 1) } }

  func isEven() -> Bool {
    let mean = log(growth())
    let isOneSided = ratios().allSatisfy { $0 > 1 } || ratios().allSatisfy { $0 < 1 }
    return ratios().allSatisfy { abs(log($0) - mean) < 0.01 } && (isOneSided || abs(mean) < 0.005)
  }

  func growth() -> Double {
    let ratios = ratios()
    return exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count))
  }

  /// Everything that a sentence claims, checked.
  func check(_ claims: Claims, _ standing: Verdict.Standing, _ comment: Comment) {
    if let window = claims.window { #expect(window == self.window(), comment) }
    if let turns = claims.turns {
      #expect(turns == turned().count && 2 * turns >= window(), comment)
      let growth = growth()
      #expect(claims.growth.map { abs($0 / growth - 1) < 0.06 } ?? false, comment)
      if let said = claims.growth, abs(growth - 1) > 0.01 { #expect((said > 1) == (growth > 1), comment) }
      #expect(claims.isEven == isEven(), comment)
    }
    if let ratio = claims.ratio { #expect(ratio.contains(now() / before()), comment) }
    let passed = costs[(last - window())...]
    let spread = passed.max()! - passed.min()!
    // Whoever reads that C is where it was takes it that it stayed there.
    if claims.isStill { #expect(spread <= 1e-9 * abs(before()) || rises() == 0 || rises() == window(), comment) }
    if claims.isSteady { #expect(rises() == 0 && now() < before(), comment) }
    if claims.isCrawl {
      #expect(now() < before() && before() - now() < 0.01 * before() && spread < 0.02 * abs(before()), comment)
    }
    #expect((claims.turnedAnyway ?? 0) == (claims.isSteady ? turned().count : 0), comment)
    if !claims.range.isEmpty {
      #expect(claims.range[0] < claims.range[1] && rises() > 0 && rises() < window(), comment)
      for (said, real) in zip(claims.range, [passed.min()!, passed.max()!]) {
        #expect(abs(said - real) <= 0.006 * abs(real), comment)
      }
    }
    if let rises = claims.rises { #expect(rises == self.rises(), comment) }
    if let ratio = claims.overStart { #expect(abs(now() / costs[0] / ratio - 1) < 0.06, comment) }
    if claims.isAboveStart { #expect(now() > costs[0], comment) }
    if claims.isFlat {
      #expect(steps[last].gradientNorm < 1e-4 * min(1, 100 * abs(costs[0])), comment)
    }
    // C stands within a hundredth of where it stood, and went at least twice as far in between.
    let isRestless = rises() > 0 && abs(now() - before()) < 0.01 * abs(before()) && spread >= 2 * abs(now() - before())
    // What went up and down is not said to go one way.
    if isRestless, rises() < window() { #expect(standing != .falling && standing != .rising, comment) }
    // C went one way in all, and the other in the last step.
    let recent = (max(last - window(), last - 4)..<last).map { costs[$0 + 1] > costs[$0] }
    let isMixed =
      last > 0
      && ((now() < before()) == (costs[last] > costs[last - 1])
        || recent.count { $0 == (now() < before()) } >= 2 || !turned().isEmpty && rises() > 0)
    switch standing {
    case .falling:
      #expect(now() < before() && costs[last] <= costs[last - 1] && recent.count { $0 } < 2, comment)
      #expect(turned().count < 2 || 2 * turned().count < window() || rises() == 0, comment)
    case .rising: #expect(now() > before() && costs[last] > costs[last - 1] && recent.count { !$0 } < 2, comment)
    case .swingsGrow:
      #expect(now() > before() && ratios().allSatisfy { $0 > 1 } && 2 * turned().count >= window(), comment)
      #expect(2 * rises() > window(), comment)
    case .aboveStart: #expect(now() > costs[0], comment)
    case .still: #expect(abs(now() - before()) <= 1e-9 * abs(before()), comment)
    case .toAndFro: #expect(abs(now() - before()) <= 1e-9 * abs(before()) && !turned().isEmpty, comment)
    case .oscillating: #expect((rises() >= 5 || isRestless || isMixed) && 2 * turned().count >= window(), comment)
    case .upAndDown:
      let isBack = rises() > 0 && abs(now() - before()) <= 1e-9 * abs(before())
      #expect((rises() >= 5 || isBack || isRestless || isMixed) && 2 * turned().count < max(4, window()), comment)
    case .waiting: #expect(last == 0, comment)
    default: break
    }
  }
}

@Suite struct `What is said of a run` {
  /// The runs that a scene compares, and its own at other rates, up to one that leaves.
  private func experiments(_ scene: Scene) -> [Experiment] {
    let base = scene.experiment
    let variants = scene.runs.map { $0.experiment(from: base) }
      .filter { $0.settings.conflict(with: $0.subject) == nil }
    return variants
      + [0.05, 1, 4, 30].map { factor in
        var experiment = base
        experiment.settings.learningRate = min(1e6, base.settings.learningRate * factor)
        return experiment
      }
  }

  @Test(arguments: SceneLibrary.names) func `follows from its numbers, in both languages, at every step`(name: String) {
    let scene = scene(name)
    let isLarge = scene.experiment.names.count * (scene.experiment.dataset?.count ?? 1) > 10_000
    for experiment in experiments(scene) {
      var steps = [
        TrainingStep(from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
      ]
      var race = Race([experiment])
      var history = History(experiment)
      let moments = isLarge ? [1, 5, 12] : [0, 1, 2, 3, 5, 12, 20, 21, 22, 50, 120]
      for number in 0...moments.last! {
        if number > 0 {
          steps.append(
            TrainingStep(from: steps.last!.next, subject: experiment.subject, settings: experiment.settings))
          race.advance()
          if history.divergedAt == nil { history.advance() }
        }
        guard moments.contains(number) else { continue }
        let comment: Comment = "\(name) η \(experiment.settings.learningRate) step \(number)"
        // What `compare` says and what the table of runs says: one verdict.
        let record = history.record(through: number)
        let verdict = Verdict(of: race.lanes[0].record)
        #expect(verdict == Verdict(of: record), comment)
        #expect(record.swings == race.lanes[0].record.swings, comment)
        if case .diverged(let step, let cause) = verdict.status {
          let limit = 1e12 * max(1, abs(steps[0].cost))
          #expect(
            steps[step].cost > limit || !steps[step].cost.isFinite || cause != .costTooLarge(bound: limit), comment)
          #expect(steps[..<step].allSatisfy { $0.cost.isFinite && $0.cost <= limit }, comment)
          break
        }
        let names = experiment.names
        let label = VerdictLabel.reason(verdict.reason, names)
        let english = Claims(english: label.english)
        let korean = Claims(korean: label.korean)
        #expect(english == korean, "\(label.english) · \(label.korean)")
        Figures(steps: steps).check(english, verdict.standing, "\(comment.description): \(label.english)")
      }
    }
  }

  /// What came before a change says nothing of the run as it is now, neither in a word nor in a sentence.
  @Test(arguments: ["mae-steps", "flat-spot", "two-valleys", "learning-rates", "parabola"], [Language.ko, .en])
  func `looks no farther back than the last change`(name: String, language: Language) {
    for (before, after) in [("o", "O"), ("F", "f"), ("+ + +", "- - -")] {
      var model = Model(name, columns: 180, rows: 50, language: language)
      model.press("M \(before) } }")
      let change = model.cursor.step
      model.press(after)
      for _ in 0..<9 where model.divergence == nil {
        model.press("]")
        let costs = (change...model.cursor.step).map { model.history.step(at: $0).cost }
        let verdict = model.verdict(on: model.workspace.current)
        let context: Comment = "\(name) \(before) \(after) \(model.cursor.step): \(verdict) \(costs)"
        let falls = zip(costs, costs.dropFirst()).allSatisfy { $0 > $1 }
        if falls, costs[0] > 0, costs.last! < 0.9 * costs[0] {
          #expect([.falling, .flat, .atTarget, .aboveStart].contains(verdict.standing), context)
        }
        if case .moving(let trend, _) = verdict.reason, trend.isFall, trend.rises == 0 {
          #expect([.falling, .aboveStart].contains(verdict.standing), context)
        }
      }
    }
  }

  /// Optimizers that swing, and a rate at which MAE goes round for ever: C stands where it stood, and did not stay.
  @Test(arguments: ["flat-spot", "mae-steps", "mse-mae", "valley", "parabola", "momentum"], Optimizer.Name.allCases)
  func `holds for every rule, along the way`(name: String, optimizer: Optimizer.Name) {
    for factor in [1, 3.0] {
      var experiment = scene(name).experiment
      experiment.settings.optimizer = Optimizer(optimizer)
      experiment.settings.learningRate *= factor
      for loss in experiment.settings.network == nil ? [experiment.settings.loss] : [.mse, .mae] {
        experiment.settings.loss = loss
        guard experiment.settings.conflict(with: experiment.subject) == nil else { continue }
        var steps: [TrainingStep] = []
        var race = Race([experiment])
        for number in 0...70 where !race.lanes[0].hasStopped {
          steps.append(race.lanes[0].record.latest)
          let verdict = Verdict(of: race.lanes[0].record)
          let label = VerdictLabel.reason(verdict.reason, experiment.names)
          let claims = Claims(english: label.english)
          #expect(claims == Claims(korean: label.korean), "\(label.english) · \(label.korean)")
          Figures(steps: steps).check(
            claims, verdict.standing, "\(name) \(optimizer) \(loss) × \(factor), \(number): \(label.english)")
          race.advance()
        }
      }
    }
  }

  @Test(
    arguments: ["learning-rates", "momentum", "parabola", "local-minima", "zig-zag", "vanishing"], Language.allCases)
  func `stands in the table of runs as compare prints it`(name: String, language: Language) {
    for step in [0, 1, 3, 20] {
      var model = Model(name, columns: 180, rows: 50, language: language)
      if !model.workspace.isRacing { model.press("m") }
      model.begin(at: step, panel: .runs)
      let text = model.draw().text
      for run in model.workspace.runs {
        var race = Race([run.history.experiment])
        for _ in 0..<step { race.advance() }
        let verdict = race.outcomes[0].verdict
        #expect(text.contains(VerdictLabel.standing(verdict.standing).text(in: language)), "\(name) \(step)")
        let reason = VerdictLabel.reason(verdict.reason, run.history.experiment.names).text(in: language)
        #expect(text.contains(reason.prefix(24)), "\(name) \(step): \(reason)\n\(text)")
        #expect(model.verdict(on: run).standing == verdict.standing)
      }
    }
  }

  @Test func `names the run that it is about, where only one has room for a sentence`() throws {
    for (columns, rows) in [(80, 24), (120, 40)] {
      var model = Model("learning-rates", columns: columns, rows: rows)
      model.press("} }")
      for letter in ["A", "B", "C", "D", "E"] {
        let number = try #require(model.workspace.runs.first { $0.name == letter }).number
        model.moveTo(run: number)
        let run = try #require(model.workspace.runs.first { $0.number == number })
        let reason = VerdictLabel.reason(model.verdict(on: run).reason, model.names).english
        let frame = model.draw()
        guard !frame.text.contains("  \(reason.prefix(20))") else { continue }
        let line = try #require(
          frame.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0.contains("\(letter): \(reason.prefix(12))")
          }, "\(letter) at \(columns): \(reason)\n\(frame.text)")
        let place = (0..<columns).first {
          frame[$0, line].glyph == letter.unicodeScalars.first! && frame[$0 + 1, line].glyph == ":"
        }
        #expect(place.map { frame[$0, line].style.foreground } == .series(run.entry!.place))
      }
    }
  }

  @Test func `holds in both languages`() throws {
    let names = ParameterNames(weightCount: 2, biasCount: 1)
    let trends: [Verdict.Trend] = [
      .init(window: 20, rises: 0, from: 2, to: 1, start: 3), .init(window: 20, rises: 0, from: 2, to: 1.999, start: 3),
      .init(window: 20, rises: 3, from: 2, to: 1, start: 3), .init(window: 20, rises: 9, from: 2, to: 9, start: 1),
      .init(window: 1, rises: 0, from: 2, to: 1, start: 2), .init(window: 7, rises: 2, from: -2, to: 1, start: -2),
      .init(window: 20, rises: 0, from: 2, to: 2, start: 1), .init(window: 20, rises: 5, from: 2, to: 2.1, start: 2.05),
      .init(window: 20, rises: 0, from: 2, to: 0, start: 2),
      .init(window: 20, rises: 0, from: 2, to: 1.9999, start: 2),
      .init(window: 20, rises: 10, from: 2, to: 2, start: 1, range: 0.5...2),
      .init(window: 20, rises: 8, from: 2, to: 1.99, start: 3, range: 1.2...2.5),
      .init(window: 2, rises: 2, from: 2, to: 3, start: 1), .init(window: 5, rises: 5, from: 2, to: 3, start: 1),
    ]
    let turns = [0.5, 1, 1.01, 1.4].map { Verdict.Turns(count: 18, window: 20, growth: $0, isEven: $0 > 1) }
    let standings: [Verdict.Standing] = [
      .waiting, .changed, .diverged, .bottomless, .atTarget, .settled, .flat, .swingsGrow, .aboveStart, .oscillating,
      .upAndDown, .toAndFro, .still, .rising, .falling,
    ]
    let causes: [Divergence] = [
      .costNotFinite, .costTooLarge(bound: 7.7e28), .parameterNotFinite(2), .slopeNotDefined(0),
    ]
    var reasons: [Verdict.Reason] = [
      .atStart, .changed(at: 7), .bottomless, .reachedTarget(step: 8), .settled, .flat(nil),
    ]
    reasons += FlatPlace.allCases.map { .flat($0) } + trends.flatMap { [.moving($0), .moving($0, turned: 3)] }
    reasons += turns.flatMap { turn in trends.map { .turning(turn, $0) } }
    reasons += causes.flatMap { cause in
      [.diverged(at: 3, cause, turns: nil), .diverged(at: 3, cause, turns: turns[3])]
    }
    try WordingChecks.check(
      standings.map(VerdictLabel.standing) + reasons.map { .reason($0, names) }, file: "VerdictLabel.swift")
    try WordingChecks.check(
      causes.map { DivergenceLabel($0, at: 3, names) }, file: "DivergenceLabel.swift")
  }

  /// What a learner changes is no doing of the run: what is said looks no farther back than that.
  @Test func `looks no farther back than the last change`() throws {
    func verdict(_ scene: String, _ keys: String) throws -> Verdict {
      var model = Model(scene, columns: 160, rows: 45)
      model.press("M " + keys)
      return model.verdict(on: model.workspace.current)
    }
    // Another loss is another ruler: the jump of C is none of the run's.
    #expect(try verdict("log-loss", "} } } f f").standing == .changed)
    for keys in ["} } } f f ]", "} } } f f ] ] ]"] {
      switch try verdict("log-loss", keys).reason {
      case .moving(let trend, _), .turning(_, let trend):
        #expect(trend.window == keys.count { $0 == "]" } && trend.start == nil, "\(keys)")
      case let other: Issue.record("\(other)")
      }
    }
    // Another η in the middle of swings: only what was made with it counts.
    var model = Model("learning-rates", columns: 160, rows: 45)
    model.press("M")
    model.setRate(0.22)
    model.press("} }")
    model.setRate(0.5)
    #expect(model.verdict(on: model.workspace.current).standing == .changed)
    model.press("] ] ]")
    guard case .turning(let turns, _) = model.verdict(on: model.workspace.current).reason else {
      Issue.record("\(model.verdict(on: model.workspace.current).reason)")
      return
    }
    // |1 − 0.5 · 8.40512| = 3.2026 along the sharpest direction.
    #expect(turns.window == 3 && turns.count == 2 && abs(turns.growth - 3.2026) < 0.01)
  }
}
