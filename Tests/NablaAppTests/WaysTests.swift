// The fan of all learning rates and the path of η → 0 on the contour.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

extension Model {
  /// The contour of a scene alone, at a step.
  fileprivate init(
    contour name: String, at step: Int, columns: Int = 120, rows: Int = 40, language: Language = .en
  ) {
    self.init(name, columns: columns, rows: rows, language: language)
    begin(at: step, panel: .contour)
    if workspace.isRacing { press("M") }
  }
}

/// The run of a model that goes on from the step on screen with another η.
private func alone(_ model: Model, rate: Double, steps: Int) -> (place: [Double], hasDiverged: Bool) {
  var history = model.history.truncated(to: model.cursor.step)
  var settings = model.settingsInForce
  settings.learningRate = rate
  history.change(.settings(settings))
  history.advance(by: steps)
  return (history.latest.state.parameters, history.divergedAt != nil)
}

@Suite struct `The fan of all learning rates` {
  @Test(arguments: ["zig-zag", "momentum", "two-valleys", "hidden-layer", "xor-line", "spiral"], [1, 7])
  func `every point is where a run with that rate is`(name: String, steps: Int) throws {
    var model = Model(contour: name, at: 3)
    model.order("fan \(steps)")
    model.computeSlice()
    model.computeWays()
    let fan = try #require(model.shownFan)
    #expect(fan.isFinished && fan.request.origin == model.situation.step.state && fan.request.steps == steps)
    let rates = fan.points.map(\.rate)
    #expect(rates == rates.sorted() && Set(rates).count == rates.count && rates.contains(model.rate))
    let landscape = try #require(model.wantedSlice).landscape
    var compared = 0
    for (number, (rate, point)) in fan.points.enumerated() where number % 9 == 0 || rate == model.rate {
      let own = alone(model, rate: rate, steps: steps)
      guard let point else {
        #expect(own.hasDiverged, "\(name) η \(rate)")
        continue
      }
      let place = landscape.place(of: own.place)
      #expect(point.x == place.x && point.y == place.y, "\(name) η \(rate): \(point), \(place)")
      #expect(point.away == landscape.distance(of: own.place))
      compared += 1
    }
    #expect(compared > 4)
  }

  @Test func `of one plain step it is the straight line along −∇C`() throws {
    var model = Model(contour: "zig-zag", at: 2)
    model.press("|")
    #expect(model.look.ways.fan == 1 && model.toast?.phrase == .fanSet(1))
    model.computeWays()
    let fan = try #require(model.shownFan)
    let here = fan.origin
    let slope = model.situation.step.gradient
    for case (let rate, let point?) in fan.points {
      #expect(abs(point.x - (here.x - rate * slope[model.look.axisX])) < 1e-9 * max(1, rate))
      #expect(abs(point.y - (here.y - rate * slope[model.look.axisY!])) < 1e-9 * max(1, rate))
    }
    // The rate in force leads where the next step does.
    let own = try #require(fan.own)
    model.press("]")
    let next = try #require(model.wantedSlice).landscape.here
    #expect(own.x == next.x && own.y == next.y)
  }

  @Test func `a place outside the picture is told as that`() throws {
    var model = Model(contour: "zig-zag", at: 0)
    for (keys, language) in [("| | |", Language.en), ("", .ko)] {
      model.press(keys)
      model.look.language = language
      let text = model.picture().text
      let own = try #require(model.shownFan?.own)
      let view = try #require(model.wantedSlice).viewport
      let isInside = view.x.contains(own.x) && view.y.contains(own.y)
      let told = "η \(ContourLabel.text(model.rate)): " + (language == .en ? "outside" : "그림 밖")
      #expect(!isInside && text.contains(told), "\(own) \(text)")
    }
    model.order("fan 1")
    #expect(!model.picture().text.contains("그림 밖"))
  }

  @Test func `neighbours that are seen lie near one another, and its line ends where runs leave`() throws {
    var model = Model(contour: "zig-zag", at: 0)
    model.order("fan 10")
    model.computeWays()
    let fan = try #require(model.shownFan)
    let view = fan.request.viewport
    func isSeen(_ point: FanPoint) -> Bool { view.x.contains(point.x) && view.y.contains(point.y) }
    var gaps = 0
    for line in fan.lines {
      for (one, other) in zip(line, line.dropFirst()) where isSeen(one) && isSeen(other) {
        let x = (one.x - other.x) / (view.x.upperBound - view.x.lowerBound)
        let y = (one.y - other.y) / (view.y.upperBound - view.y.lowerBound)
        if (x * x + y * y).squareRoot() > 0.02 { gaps += 1 }
      }
    }
    #expect(gaps <= 6, "\(gaps)")
    // A bowl has a limit: far above it the fan has left the picture.
    #expect(fan.points.last.map { $0.point.map(isSeen) ?? false } == false)
  }

  @Test func `its key goes through steps and off, and legend and mark tell of it`() throws {
    for language in Language.allCases {
      var model = Model(contour: "hidden-layer", at: 4, language: language)
      for steps in [1, 10, 100] {
        model.press("|")
        let frame = model.picture()
        #expect(model.look.ways.fan == steps)
        let own = try #require(model.shownFan?.own)
        #expect(frame.text.contains(WaysLabel.fan(steps: steps, from: 4).text(in: language)), "\(frame.text)")
        #expect(frame.text.contains("◇ " + WaysLabel.rate(model.rate).text(in: language)))
        // Nine parameters, of which two are seen.
        #expect(own.away > 0 && frame.text.contains(WaysLabel.projected(own.away).text(in: language)))
      }
      model.press("|")
      #expect(model.look.ways.fan == nil && model.toast?.phrase == .fanOff && model.wantedFan == nil)
      #expect(!model.picture().text.contains("◇"))
    }
  }

  @Test func `it follows the step, the rate and the optimizer`() throws {
    var model = Model(contour: "zig-zag", at: 2)
    model.press("|")
    model.computeWays()
    for key in ["]", "+", "o", "["] {
      let before = try #require(model.wantedFan)
      model.press(key)
      #expect(model.wantedFan != before, "\(key)")
      // The old one stands in, and says of which step it is.
      if model.fan?.request != model.wantedFan, let shown = model.shownFan {
        #expect(shown.request.steps == 1)
      }
      model.computeWays()
      #expect(model.shownFan?.request == model.wantedFan && model.shownFan?.isFinished == true)
    }
  }

  @Test func `momentum takes its memory along`() throws {
    var model = Model(contour: "momentum", at: 6)
    model.order("optimizer momentum")
    model.press("] ] ]")
    model.press("|")
    model.computeWays()
    let fan = try #require(model.shownFan)
    // With a η of nearly 0 the velocity still carries it on, so that the line does not point along −∇C.
    let smallest = try #require(fan.points.first { $0.point != nil })
    let own = alone(model, rate: smallest.rate, steps: 1).place
    #expect(smallest.point.map { [$0.x, $0.y] } == [own[model.look.axisX], own[model.look.axisY!]])
  }

  @Test func `where it has no place it says why`() {
    var curve = Model(contour: "parabola", at: 0)
    curve.press("|")
    #expect(curve.toast?.phrase == .fanNeedsPlane && curve.look.ways.fan == nil)
    curve.order("fan 5")
    #expect(curve.toast?.phrase == .fanNeedsPlane)
    var surface = Model(contour: "two-valleys", at: 0)
    surface.look.landscape = .surface
    surface.press("|")
    #expect(surface.toast?.phrase == .noFanOnSurface)
    var schedule = Model(contour: "schedule", at: 0)
    schedule.press("|")
    #expect(schedule.look.axisY == nil || schedule.toast?.phrase == .sweepHereNeedsSteadyRate)
    var elsewhere = Model("zig-zag", columns: 80, rows: 24)
    elsewhere.begin(at: 0, panel: .loss)
    elsewhere.press("|")
    #expect(elsewhere.toast?.phrase == .contourNotShown)
  }

  @Test func `a prediction of the place is not given away`() {
    var model = Model(contour: "two-valleys", at: 0)
    model.press("| ~")
    #expect(model.showsFan && model.showsFlow)
    model.press("; @")
    if model.hidesStep { #expect(!model.showsFan && !model.showsFlow) }
  }

  @Test func `the command says what it takes`() {
    var model = Model(contour: "zig-zag", at: 0)
    model.press(":")
    model.type("fan ")
    let text = model.draw().text
    #expect(text.contains("takes 1…100000, off · now off"), "\(text)")
    model.type("0.5")
    model.press("Enter")
    #expect(model.look.ways.fan == nil && model.overlay != nil)
  }

  @Test func `the command line brings it back`() {
    var model = Model(contour: "zig-zag", at: 2)
    model.order("fan 7")
    model.press("~")
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty, "\(command)")
    #expect(command.words.joined(separator: " ").contains("~"), "\(command.words)")
  }
}

@Suite struct `The path of η → 0` {
  @Test(arguments: ["zig-zag", "two-valleys", "hidden-layer"])
  func `the distance is that from a run of a thousandth of η`(name: String) throws {
    var model = Model(contour: name, at: 20)
    model.press("~")
    #expect(model.toast?.phrase == .flowSet(true))
    model.computeWays()
    guard case .apart(let distance, let time)? = model.flowStanding else {
      Issue.record("\(String(describing: model.flowStanding))")
      return
    }
    #expect(abs(time - 20 * model.rate) < 1e-12 * max(1, time))
    func end(_ share: Int) -> [Double] {
      var fine = model.history.experiment
      fine.settings.learningRate = model.rate / Double(share)
      var history = History(fine)
      history.advance(by: 20 * share)
      return history.latest.state.parameters
    }
    // Richardson of two runs: what they say of η = 0.
    let limit = zip(end(500), end(1000)).map { 2 * $1 - $0 }
    let own = zip(model.situation.parameters, limit).map { $0 - $1 }.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(distance - own) < 1e-5 * max(1, own), "\(name): \(distance) for \(own)")
    let place = try #require(model.flowPlace)
    #expect(zip(place, limit).allSatisfy { abs($0 - $1) < 1e-5 })
    let text = model.picture().text
    #expect(text.contains("○ " + WaysLabel.apart(distance, time: time).english))
    // Of mini-batches there is no flow: it is that of all samples, and the words say so.
    #expect(text.contains("over all samples") == (model.situation.step.batch != nil))
  }

  @Test func `other changes on the way are made at the same time`() throws {
    var model = Model(contour: "zig-zag", at: 5)
    model.press("+ ] ] ]")
    model.order("set w1 2")
    model.press("] ]")
    model.press("~")
    model.computeWays()
    let history = model.history
    let rates = (0..<history.latestStep).map { history.settings(at: $0).learningRate }
    #expect(Set(rates).count == 2 && abs(history.flowTime(at: history.latestStep) - rates.reduce(0, +)) < 1e-12)
    let changed = history.changes.contains { if case .parameter = $0.kind { true } else { false } }
    #expect(changed && model.wantedFlow?.pieces.contains { $0.values == [0: 2] } == true)
    let piece = try #require(model.wantedFlow?.pieces.first { $0.values == [0: 2] })
    #expect(model.shownFlow?.place(at: piece.time)?[0] == 2)
  }

  @Test func `time is the sum of rates under a schedule`() {
    var model = Model("zig-zag")
    model.order("schedule step 5 0.5")
    model.press("r")
    for _ in 0..<12 { model.press("]") }
    let history = model.history
    var sum = 0.0
    for step in 0..<12 { sum += history.step(at: step).settingsRate(history) }
    #expect(abs(history.flowTime(at: 12) - sum) < 1e-12)
  }

  @Test func `with another optimizer no distance is told, and the perceptron has no slope`() {
    var model = Model(contour: "zig-zag", at: 0)
    model.order("optimizer adam")
    model.press("] ] ~")
    model.computeWays()
    #expect(model.flowStanding == .otherTime(.adam))
    #expect(model.picture().text.contains(WaysLabel.otherTime(.adam).english))
    var rule = Model(contour: "perceptron", at: 0)
    rule.press("~")
    #expect(rule.toast?.phrase == .ruleHasNoSlope && !rule.look.ways.showsFlow)
  }

  @Test func `it is there over one parameter and on the surface`() throws {
    var curve = Model(contour: "parabola", at: 3)
    curve.press("~")
    let text = curve.picture().text
    #expect(text.contains("η → 0") && text.contains("○"), "\(text)")
    var surface = Model(contour: "two-valleys", at: 3)
    surface.look.landscape = .surface
    surface.press("~")
    #expect(surface.picture().text.contains("η → 0"))
  }

  @Test func `as the run goes on the path stays, and reaches beyond it`() throws {
    var model = Model(contour: "two-valleys", at: 0)
    model.press("~")
    model.computeWays()
    for _ in 0..<200 {
      model.press("]")
      #expect(model.flowPlace != nil, "step \(model.cursor.step)")
      model.computeWays()
    }
  }

  @Test func `a longer way that is computed anew does not take away what is known`() throws {
    var model = Model(contour: "hidden-layer", at: 30)
    model.press("~")
    model.computeWays()
    let known = try #require(model.flow)
    let shorter = FlowImage(known.request)
    _ = model.update(.flowComputed(shorter))
    #expect(model.flow == known)
  }

  @Test(arguments: [(80, 24), (200, 60), (46, 14)], GlyphLevel.allCases)
  func `both fit at any size`(size: (Int, Int), level: GlyphLevel) {
    for name in ["two-valleys", "hidden-layer", "parabola", "catapult"] {
      for language in Language.allCases {
        var model = Model(name, columns: size.0, rows: size.1, language: language)
        model.look.glyphs = level
        model.begin(at: 2, panel: .contour)
        model.press("| ~")
        #expect(fault(in: model.picture(), of: model) == nil)
        model.look.landscape = .basins
        model.refreshSlice()
        #expect(fault(in: model.picture(hasWholeMaps: false), of: model) == nil)
      }
    }
  }

  @Test func `its words in both languages`() throws {
    try WordingChecks.check(
      [
        .fan(steps: 10, from: 0), .fan(steps: 1, from: 3), .shortFan(steps: 10, from: 0),
        .shortFan(steps: 1, from: 3), .rate(0.5), .rateLeaves(2), .rateOutside(2),
        .projected(0.25), .shortProjected(0.25), .computing,
        .noFan, .flow(overAll: false), .flow(overAll: true), .shortFlow, .apart(0.125, time: 6), .shortApart(0.125),
        .otherTime(.adam),
        .shortOtherTime(.adam), .cutOff(at: 3),
      ] as [WaysLabel], file: "WaysLabel.swift", same: ["rate", "shortFlow"])
  }
}

extension TrainingStep {
  /// η of a step, as its change and its gradient tell it.
  fileprivate func settingsRate(_ history: History) -> Double {
    let index = gradient.indices.max { abs(gradient[$0]) < abs(gradient[$1]) }!
    return -change[index] / gradient[index]
  }
}
