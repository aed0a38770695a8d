import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// A model with the map of rates and starts on screen, computed to the end.
private func shown(
  _ scene: String, _ language: Language = .en, columns: Int = 100, rows: Int = 34, keys: String = ""
) -> Model {
  var model = Model(scene, columns: columns, rows: rows, language: language)
  model.focus(on: .map)
  if !keys.isEmpty { model.press(keys) }
  model.computeMap()
  return model
}

extension Model {
  /// The run of a pixel, made by itself step by step.
  fileprivate func outcome(_ map: MapImage, _ place: MapPlace) -> RaceOutcome {
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    experiment.settings.learningRate = map.rates[place.column]
    let start = workspace.history.experiment.firstParameters.map { map.factors[place.row] * $0 }
    let weights = names.weightCount
    experiment.initialization.scheme = .given(weights: Array(start[..<weights]), biases: Array(start[weights...]))
    var race = Race([experiment])
    for _ in 0..<map.request.steps { race.advance() }
    return race.outcomes[0]
  }
}

@Suite struct `The map of learning rates and starts` {
  @Test(arguments: ["hidden-layer", "parabola", "spiral", "worked-example", "local-minima", "perceptron"])
  func `its pixels are the runs of those rates from those starts`(scene: String) throws {
    let model = shown(scene, columns: 60, rows: 20, keys: "( ( (")
    let map = try #require(model.shownMap)
    #expect(map.isFinished && map.request.steps == 10 && map.knownCount == map.rates.count * map.factors.count)
    #expect(map.rates == map.rates.sorted() && map.factors == map.factors.sorted() && map.factors.contains(1))
    for row in stride(from: 0, to: map.factors.count, by: 4) {
      for column in stride(from: 0, to: map.rates.count, by: 13) {
        let place = MapPlace(column: column, row: row)
        let outcome = model.outcome(map, place)
        let end = try #require(map.end(at: place))
        #expect(end.finalCost == outcome.finalCost && end.status == outcome.status.kind, "\(place)")
      }
    }
  }

  @Test(arguments: ["hidden-layer", "local-minima", "digits", "momentum"])
  func `Enter opens that very run, which ends where the map said`(scene: String) throws {
    var model = shown(scene, columns: 60, rows: 20, keys: scene == "digits" ? "( ( (" : "(")
    let map = try #require(model.shownMap)
    for keys in ["S-Left Up Enter", "Left Left Up Up Enter", "Down Left Enter"] {
      model.press(String(keys.dropLast(6)))
      let place = try #require(model.pointedPixel)
      let end = try #require(map.end(at: place))
      model.press("Enter")
      #expect(model.workspace.cursor == .start && model.look.map.cursor == nil)
      #expect(model.settingsInForce.learningRate == map.rates[place.column])
      let start = model.workspace.scene.experiment.firstParameters.map { map.factors[place.row] * $0 }
      #expect(model.situation.parameters == start)
      // The map is the same, and the run stands on its pixel.
      #expect(model.shownMap == map && model.wantedMap == map.request && model.mapHere == place)
      model.go(to: end.divergedAt ?? map.request.steps)
      model.refresh()
      #expect(model.situation.step.cost == end.finalCost, "\(place): \(end)")
      #expect(model.workspace.history.divergedAt == end.divergedAt)
      model.press("u")
    }
  }

  @Test func `undo takes the run back`() throws {
    var model = shown("hidden-layer")
    let before = model.workspace
    model.press("Up Right Enter")
    #expect(model.workspace != before)
    model.press("u")
    #expect(model.workspace == before)
  }

  @Test func `arrows move, with Shift by ten, up to the edges, and Esc takes the cursor away`() throws {
    var model = shown("hidden-layer")
    let map = try #require(model.shownMap)
    let here = try #require(model.mapHere)
    #expect(map.factors[here.row] == 1 && abs(map.rates[here.column] / 2 - 1) < 0.15)
    model.press("Left")
    #expect(model.pointedPixel == MapPlace(column: here.column - 1, row: here.row))
    model.press("S-Left Up Up Down")
    #expect(model.pointedPixel == MapPlace(column: here.column - 11, row: here.row + 1))
    for _ in 0..<20 { model.press("S-Right S-Up") }
    #expect(model.pointedPixel == MapPlace(column: map.rates.count - 1, row: map.factors.count - 1))
    model.press("Esc")
    #expect(model.pointedPixel == nil && model.look.map.cursor == nil)
    model.press("@")
    #expect(model.pointedPixel == here)
    #expect(model.workspace.cursor == .start)
  }

  @Test(arguments: Language.allCases) func `the run that is pointed at is told, and the lowest of all`(
    language: Language
  ) throws {
    var model = shown("hidden-layer", language)
    let map = try #require(model.shownMap)
    model.press("Up S-Left")
    let place = try #require(model.pointedPixel)
    let text = model.draw().text
    let cost = try #require(model.outcome(map, place).finalCost)
    let number = Numeral.significant(cost, digits: 4).trimmedZeros
    #expect(text.contains("η \(RatesLabel.number(map.rates[place.column])): C \(number)"))
    let lowest = try #require(map.lowest)
    #expect(lowest.cost == map.ends.filter { $0?.divergedAt == nil }.compactMap { $0?.finalCost }.min())
    #expect(text.contains("C \(Numeral.significant(lowest.cost, digits: 4).trimmedZeros): "))
  }

  @Test func `each cell has its run's mark, and shades go with C`() throws {
    var model = shown("parabola", columns: 80, rows: 24)
    model.look.theme = .mono
    let map = try #require(model.shownMap)
    let frame = model.draw()
    let plot = RateMapGeometry(rect: try #require(model.arrangement.rect(of: .map))).plot
    var marks: [RunStatus.Word: Set<String>] = [:]
    for y in plot.y..<plot.maxY {
      for x in plot.x..<plot.maxX {
        let place = MapPlace(column: x - plot.x, row: plot.maxY - 1 - y)
        let end = try #require(map.end(at: place))
        marks[end.status, default: []].insert(String(Character(frame[x, y].glyph)))
      }
    }
    let others: Set<String> = ["┊", "◉"]
    #expect(marks[.diverged].map { $0.subtracting(others) } == ["×"])
    let quiet = (marks[.converged] ?? []).union(marks[.descending] ?? []).subtracting(others)
    #expect(quiet.isSubset(of: [" ", "░", "▒", "▓", "█"]) && quiet.count > 2, "\(quiet)")
  }

  @Test func `the limit of each row is that of its own start`() throws {
    let model = shown("hidden-layer")
    let map = try #require(model.shownMap)
    for row in map.factors.indices {
      let start = map.start(ofRow: row)
      let experiment = model.workspace.history.experiment
      let sharpness = try #require(Hessian(of: Objective(experiment), at: start).sharpness)
      #expect(try abs(#require(map.limits[row]) - 2 / sharpness) < 1e-9 / sharpness)
    }
    // Of the parabola the curvature is the same everywhere, and so is the limit.
    let bowl = try #require(shown("parabola").shownMap)
    #expect(Set(bowl.limits.map { $0.map { Numeral.significant($0, digits: 9) } }).count == 1)
  }

  @Test func `it is computed coarse first, and says how far it is`() throws {
    var model = Model("hidden-layer", columns: 100, rows: 34)
    model.focus(on: .map)
    #expect(model.draw().text.contains(RateMapLabel.reckoning.english))
    var image = MapImage(try #require(model.wantedMap))
    var known: [Int] = []
    while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {
      known.append(image.knownCount)
      _ = model.update(.mapComputed(image))
      // From the first picture on there is something in every cell.
      let places = image.factors.indices.flatMap { row in
        image.rates.indices.map { MapPlace(column: $0, row: row) }
      }
      #expect(places.allSatisfy { image.shownEnd(at: $0) != nil })
      if !image.isFinished, image.knownCount < image.ends.count {
        #expect(model.draw().text.contains("\(image.knownCount)/\(image.ends.count)"))
      }
    }
    #expect(known.count > 4 && known == known.sorted() && known[0] * 16 < image.ends.count)
    #expect(!model.draw().text.contains("/\(image.ends.count)"))
    // What is called off changes nothing.
    var other = MapImage(image.request)
    let hasMore = other.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { true })
    #expect(!hasMore && other.knownCount == 0)
  }

  @Test func `another network asks for another map, and a map of other runs is not shown`() throws {
    var model = shown("hidden-layer")
    let first = try #require(model.wantedMap)
    for key in ["a", "o", "i", ")"] {
      model.press(key)
      #expect(model.wantedMap?.hasSameRuns(as: first) == false && model.shownMap == nil, "\(key)")
      #expect(model.draw().text.contains(RateMapLabel.reckoning.english))
      model.press(key == ")" ? "(" : "u")
      #expect(model.wantedMap?.hasSameRuns(as: first) == true, "\(key)")
    }
    for _ in 0..<12 { model.press("+") }
    let rate = model.settingsInForce.learningRate
    model.computeMap()
    let map = try #require(model.shownMap)
    #expect(map.rates[0] <= rate && rate <= map.rates[map.rates.count - 1] * 1.001)
  }

  @Test func `a click points at a run, and a second one opens it`() throws {
    var model = shown("hidden-layer")
    let map = try #require(model.shownMap)
    let plot = RateMapGeometry(rect: try #require(model.arrangement.rect(of: .map))).plot
    let point = Point(x: plot.x + 5, y: plot.maxY - 3)
    _ = model.update(.clicked(point))
    #expect(model.pointedPixel == MapPlace(column: 5, row: 2))
    _ = model.update(.clicked(point))
    #expect(model.settingsInForce.learningRate == map.rates[5] && model.pointedPixel == nil)
    #expect(model.toast?.phrase == .startedOnMap(factor: map.factors[2], rate: map.rates[5]))
  }

  @Test func `the command line brings the map and its cursor back`() throws {
    for keys in ["S-Left Up Up", "( ( Right Right", "@", ") S-Right Down"] {
      var model = shown("hidden-layer")
      for key in keys.split(separator: " ") {
        model.press(String(key))
        model.computeMap()
      }
      let command = model.reproducingCommand
      #expect(command.missing.isEmpty, "\(keys): \(command)")
      let place = try #require(command.words.firstIndex(of: "--keys"))
      var other = shown("hidden-layer")
      for key in command.words[place + 1].split(separator: " ") {
        other.press(String(key))
        other.computeMap()
      }
      #expect(other.pointedPixel == model.pointedPixel && other.look.map == model.look.map)
    }
  }

  @Test func `so does that of the curve of rates`() throws {
    var model = Model("hidden-layer", columns: 100, rows: 34)
    model.focus(on: .rates)
    model.press("(")
    model.computeSweep()
    let place = try #require(model.pointedRate)
    model.press("S-Down Down S-Up S-Up")
    #expect(model.pointedRate == place - 9)
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty && command.words.contains { $0.contains("Up") }, "\(command)")
  }

  @Test func `it is exported as nabla map prints it`() throws {
    let model = shown("hidden-layer", columns: 60, rows: 20, keys: "( ( (")
    let map = try #require(model.shownMap)
    #expect(model.exportKinds.contains(.map) && model.exportKinds.contains(.mapPicture))
    let lines = model.draft(of: .map).text.split(separator: "\r\n")
    #expect(lines.count == 1 + map.ends.count && lines[0] == "learningRate,scale,finalCost,status,divergedAt")
    let cells = lines[5].split(separator: ",", omittingEmptySubsequences: false)
    #expect(Double(cells[0]) == map.rates[4] && Double(cells[1]) == map.factors[0])
    #expect(Double(cells[2]) == map.ends[4]?.finalCost)
    #expect(model.draft(of: .mapPicture).text.hasPrefix("<svg") && model.draft(of: .mapPicture).ending == "svg")
    #expect(!Model("hidden-layer").exportKinds.contains(.map))
    #expect(
      model.draft(of: .mapJSON).text.hasPrefix("{\"learningRates\":[") && model.draft(of: .mapJSON).ending == "json")
  }

  @Test func `the curve of rates is exported as nabla sweep prints it`() throws {
    var model = Model("hidden-layer", columns: 100, rows: 34)
    model.focus(on: .rates)
    model.computeSweep()
    let sweep = try #require(model.shownSweep)
    #expect(model.exportKinds.contains(.rates) && model.exportKinds.contains(.ratesJSON))
    let lines = model.draft(of: .rates).text.split(separator: "\r\n")
    #expect(lines[0] == "optimizer,seed,learningRate,finalCost,status,divergedAt,targetStep")
    #expect(lines.count == 1 + sweep.rates.count)
    for index in [0, 40, 100] {
      let cells = lines[1 + index].split(separator: ",", omittingEmptySubsequences: false)
      var own = model.history.experiment
      own.settings.learningRate = sweep.rates[index]
      var race = Race([own])
      for _ in 0..<sweep.request.steps { race.advance() }
      let record = race.lanes[0].record
      #expect(Double(cells[2]) == sweep.rates[index] && Double(cells[3]) == record.lastFinite?.cost)
      #expect(cells[4] == record.status.word, "\(cells)")
    }
    let json = model.draft(of: .ratesJSON).text
    #expect(json.hasPrefix("{\"steps\":300,\"limit\":") && json.contains("\"best\":{"))
    // Samples held out have a column of their own.
    var held = Model("overfitting", columns: 100, rows: 34)
    held.focus(on: .rates)
    held.press("( ( (")
    held.computeSweep()
    #expect(held.draft(of: .rates).text.hasPrefix("optimizer,seed,learningRate,finalCost,testCost,status"))
  }

  @Test(arguments: [(80, 24), (200, 60), (40, 12), (60, 15)], GlyphLevel.allCases)
  func `it fits at any size`(size: (Int, Int), level: GlyphLevel) throws {
    for language in Language.allCases {
      var model = shown("hidden-layer", language, columns: size.0, rows: size.1)
      model.look.glyphs = level
      model.press("Up")
      let text = model.draw().text
      #expect(text.contains("~") && !text.contains("?·"), "\(text)")
    }
  }
}

@Suite struct `The words of the map of rates and starts` {
  @Test func `in both languages`() throws {
    let experiment = Experiment(
      subject: .formula(try Formula("(w1 - 2)^2")), initialization: Initialization(.given(weights: [-3], biases: [])),
      settings: Settings(network: nil, learningRate: 0.1))
    let members = [0.1, 1, 2].map { ManyRuns.Member(learningRate: $0, start: [-3]) }
    let ends = try #require(ManyRuns(experiment).ends(of: members, steps: 9))
    var words: [RateMapLabel] = [
      .heading(steps: 300, known: 9, of: 80), .heading(steps: 300, known: 80, of: 80),
      .shortHeading(steps: 300, known: 9, of: 80), .lowest(factor: 0.5, rate: 2, cost: 0.25), .allDiverged,
      .progress(known: 9, of: 80),
      .marks(hasLimit: true), .marks(hasLimit: false), .reckoning, .keys, .reading(factor: 0.5, rate: 2, nil),
    ]
    words += ends.map { .reading(factor: 0.5, rate: 2, $0) }
    try WordingChecks.check(words, file: "RateMapLabel.swift")
  }
}
