import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// A model with the panel of rates on screen, computed to the end.
private func shown(_ scene: String, _ language: Language = .en, columns: Int = 120, rows: Int = 40, keys: String = "")
  -> Model
{
  var model = Model(scene, columns: columns, rows: rows, language: language)
  model.focus(on: .rates)
  model.press("z")
  if model.arrangement.rect(of: .rates) == nil { model.press("z") }
  if !keys.isEmpty { model.press(keys) }
  model.computeSweep()
  return model
}

@Suite struct `The panel of learning rates` {
  @Test(arguments: ["hidden-layer", "parabola", "spiral", "worked-example", "local-minima"])
  func `its points are the runs of those rates`(scene: String) throws {
    let model = shown(scene, keys: "( ( (")
    let sweep = try #require(model.sweep)
    #expect(sweep.isFinished && sweep.knownCount == 129 && sweep.request.steps == 10)
    #expect(sweep.rates == sweep.rates.sorted())
    for place in stride(from: 0, to: 129, by: 16) {
      var experiment = model.workspace.history.experiment
      experiment.settings.learningRate = sweep.rates[place]
      var race = Race([experiment])
      for _ in 0..<10 { race.advance() }
      let outcome = race.outcomes[0]
      let end = try #require(sweep.ends[place])
      #expect(end.finalCost == outcome.finalCost && end.status == outcome.status.kind, "η \(sweep.rates[place])")
      #expect(sweep.limit == nil || outcome.limit.map { abs($0 / sweep.limit! - 1) < 1e-9 } == true)
    }
  }

  @Test(arguments: Language.allCases) func `says what it shows: a reading, the fastest, the first that fails`(
    language: Language
  ) throws {
    let model = shown("hidden-layer", language)
    let sweep = try #require(model.sweep)
    let text = model.draw().text
    let fastest = try #require(sweep.curve.fastest)
    let failing = try #require(sweep.curve.firstFailing)
    #expect(text.contains("η \(RatesLabel.number(fastest.learningRate)), C"))
    #expect(text.contains("η \(RatesLabel.number(failing.learningRate)) ·"))
    // By the definition, from the ends alone.
    let standing = sweep.curve.points.filter { $0.end.divergedAt == nil }
    #expect(fastest.end.finalCost == standing.compactMap(\.end.finalCost).min())
    #expect(
      sweep.curve.points.prefix { $0.learningRate < failing.learningRate }.allSatisfy {
        $0.end.status != .oscillating && $0.end.status != .diverged
      })
    #expect(text.contains("~") && text.contains("2.94"))
  }

  @Test func `the keys go along the curve, take a rate and change the number of steps`() throws {
    var model = shown("hidden-layer")
    let place = try #require(model.pointedRate)
    let sweep = try #require(model.sweep)
    #expect(abs(sweep.rates[place] / 2 - 1) < 0.06)
    model.press("Down Down Down Up")
    #expect(model.pointedRate == place + 2)
    model.press("Enter")
    #expect(model.settingsInForce.learningRate == sweep.rates[place + 2])
    #expect(model.look.rates.cursor == nil)
    // The curve is the same: only the rate in force has walked.
    #expect(model.wantedSweep == sweep.request)
    model.press(")")
    #expect(model.wantedSweep?.steps == 1_000 && model.wantedSweep != sweep.request)
    model.press("Esc u")
    #expect(model.settingsInForce.learningRate == 2)
  }

  @Test func `another network, loss or start asks for another curve, and a rate out of sight widens it`() throws {
    var model = shown("hidden-layer")
    let first = try #require(model.wantedSweep)
    for key in ["a", "o", "i"] {
      let before = model.wantedSweep
      model.press(key)
      #expect(model.wantedSweep != before, "\(key)")
    }
    model.press("u u u")
    #expect(model.wantedSweep?.hasSameRuns(as: first) == true)
    model.computeSweep()
    for _ in 0..<12 { model.press("+") }
    let rate = model.settingsInForce.learningRate
    model.computeSweep()
    let sweep = try #require(model.sweep)
    #expect(sweep.rates[0] <= rate && rate <= sweep.rates[128] * 1.001, "\(rate)")
  }

  @Test func `a curve of other runs is not shown, nor gone along`() throws {
    for key in ["a", "f", ")"] {
      var model = shown("hidden-layer")
      #expect(model.draw().text.contains("lowest C"))
      model.press(key)
      let text = model.draw().text
      #expect(!text.contains("lowest C") && text.contains(RatesLabel.reckoning.english), "\(key)")
      #expect(model.pointedRate == nil)
      model.computeSweep()
      #expect(model.draw().text.contains("lowest C"), "\(key)")
    }
  }

  @Test func `a click points at a rate`() throws {
    var model = shown("hidden-layer")
    let rect = try #require(model.arrangement.rect(of: .rates))
    _ = model.update(.clicked(Point(x: rect.maxX - 4, y: rect.y + 4)))
    #expect(try #require(model.pointedRate) > 120)
    _ = model.update(.clicked(Point(x: rect.x + 14, y: rect.y + 4)))
    #expect(try #require(model.pointedRate) < 20)
  }

  @Test func `nothing is wanted where the panel is not on screen`() {
    let model = Model("hidden-layer", columns: 80, rows: 24)
    #expect(model.arrangement.rect(of: .rates) != nil || model.wantedSweep == nil)
  }

  @Test(arguments: [(80, 24), (200, 60), (40, 12)], GlyphLevel.allCases)
  func `every run's mark stands below the curve at any size`(size: (Int, Int), level: GlyphLevel) throws {
    var model = shown("parabola", columns: size.0, rows: size.1)
    model.look.glyphs = level
    let text = model.draw().text
    if size.0 >= 80 { #expect(level == .ascii || text.contains("×××")) }
    #expect(!text.isEmpty)
  }
}

@Suite struct `The words of sweeps and maps` {
  /// Ends of every status, as `ManyRuns` gives them.
  private func points() throws -> [SweepPoint] {
    func points(_ formula: String, _ rates: [Double]) throws -> [SweepPoint] {
      let experiment = Experiment(
        subject: .formula(try Formula(formula)), initialization: Initialization(.given(weights: [-3], biases: [])),
        settings: Settings(network: nil, learningRate: 0.1))
      let members = rates.map { ManyRuns.Member(learningRate: $0, start: [-3]) }
      let ends = try #require(ManyRuns(experiment).ends(of: members, steps: 90))
      return zip(rates, ends).map { SweepPoint(learningRate: $0, end: $1) }
    }
    // Steps of one length never come to rest at a corner.
    return try points("(w1 - 2)^2", [0.001, 0.3]) + points("abs(w1 - 2)", [0.3]) + points("(w1 - 2)^2", [2])
  }

  @Test func `of a sweep`() throws {
    let points = try points()
    #expect(Set(points.map(\.end.status)) == [.descending, .converged, .oscillating, .diverged])
    var words: [SweepLabel] = [
      .rate, .testCost, .status, .divergedAt, .target, .cost(steps: 300), .curve(.adam, seed: 3),
      .fastest(nil, steps: 9),
      .fastest(points[1], steps: 90), .firstFailing(nil, limit: 1), .firstFailing(points[2], limit: 1),
      .firstFailing(points[3], limit: nil),
    ]
    words += RunStatus.Word.allCases.map { .word($0) }
    try WordingChecks.check(words, file: "SweepLabel.swift", same: ["rate"])
  }

  @Test func `of the panel`() throws {
    let points = try points()
    let phases: [RunPhase?] = [
      nil, .evenly, .upThenDown(isFlatter: true), .upThenDown(isFlatter: nil), .dying, .cycle(4), .bounded, .above,
      .leaves,
    ]
    var words: [RatesLabel] = [
      .heading(steps: 300, from: nil, known: 9, of: 129), .heading(steps: 300, from: 4, known: 129, of: 129),
      .valuesHeading("w1", steps: 300, from: nil), .valuesHeading("w1", steps: 300, from: 4),
      .rival("B adam", rate: 0.1, cost: 0.25), .rivalFails("B adam"), .values("w1", rate: 1.5, low: "1", high: "1"),
      .values("w1", rate: 1.5, low: "1", high: "2"), .noValues, .limit, .inForce, .marks,
      .fastest(points[1], steps: 90), .firstFailing(points[2], limit: 1), .reckoning, .keys,
    ]
    words += phases.map { .reading(rate: 0.3, end: points[1].end, steps: 90, $0) }
    words.append(.reading(rate: 2, end: points[3].end, steps: 90, .leaves))
    try WordingChecks.check(words, file: "RatesLabel.swift")
    // No two kinds are said alike.
    #expect(Set(words.map { $0.text(in: .ko) }).count == words.count)
  }

  @Test func `of a map`() throws {
    try WordingChecks.check(
      [
        .factor, .rateByStart, .basins, .marks(steps: 300), .colours(steps: 300), .minimum("A", cost: 0.5, runs: 1),
        .minimum("B", cost: 0.25, runs: 12), .floor("A", cost: 0, runs: 1), .floor("B", cost: 0, runs: 7),
        .moreMinima(3),
        .starts(ended: 2, diverged: 3, of: 9, steps: 500),
      ] as [MapLabel], file: "MapLabel.swift")
  }
}
