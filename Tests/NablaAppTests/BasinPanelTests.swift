import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// Two valleys of different depth, and a third parameter that has to settle, too.
private let valleys = """
  cost: "(w1^2 - 1)^2 + 0.2*w1 + w2^2 + (w3 - 1)^2"
  initialization: { scheme: given, weights: [1.5, 1, 2] }
  training: { optimizer: gradient-descent, learning-rate: 0.05 }
  contour: { x: w1, y: w2, x-range: [-2, 2], y-range: [-2, 2], view: basins }
  """

extension Model {
  /// The contour with its basins, computed to the end.
  fileprivate mutating func showBasins() {
    look.landscape = .basins
    refreshSlice()
    computeSlice()
    computeBasins()
  }

  fileprivate var plot: Rect { ContourGeometry(rect: arrangement.rect(of: .contour)!, of: self).plot }
}

@Suite struct `The contour of the minima that starts end in` {
  @Test func `each place has the end of its own run`() throws {
    for name in ["two-valleys", "local-minima"] {
      var model = Model(name, columns: 60, rows: 18)
      model.begin(at: 0, panel: .contour)
      model.showBasins()
      let image = try #require(model.shownBasins)
      #expect(image.isFinished && image.request.steps == 500)
      let experiment = model.workspace.history.experiment
      for row in stride(from: 0, to: image.request.ys.count, by: 3) {
        for column in stride(from: 0, to: image.request.xs.count, by: 7) {
          var start = experiment.firstParameters
          start[model.look.axisX] = image.request.xs[column]
          start[model.look.axisY!] = image.request.ys[row]
          var own = experiment
          own.initialization.scheme = .given(
            weights: Array(start[..<model.names.weightCount]), biases: Array(start[model.names.weightCount...]))
          own.targetCost = nil
          var history = History(own)
          history.advance(by: 500)
          let end = try #require(image.end(column: column, row: row))
          switch end {
          case .diverged: #expect(history.divergedAt != nil)
          case .onTheWay: #expect(history.divergedAt == nil)
          case .minimum(let minimum, let steps):
            let place = history.state(at: 500).parameters
            let goal = image.minima[minimum]
            #expect(zip(place, goal.parameters).allSatisfy { abs($0 - $1) <= 1e-3 }, "\(name) \(column) \(row)")
            // C was at rest after those steps, and not before.
            let costs = (0...500).map { history.step(at: $0).cost }
            #expect((steps..<500).allSatisfy { abs(costs[$0 + 1] - costs[$0]) <= 1e-6 })
            #expect(steps == 0 || abs(costs[steps] - costs[steps - 1]) > 1e-6)
          }
        }
      }
    }
  }

  @Test func `A is the deepest, with the others as at step 0, at any step`() throws {
    var model = try Model(yaml: valleys, panel: .contour, columns: 80, rows: 24)
    model.press("] ] ]")
    model.showBasins()
    let image = try #require(model.shownBasins)
    #expect(image.minima.count == 2)
    let deepest = try #require(image.minima.indices.min { image.minima[$0].cost < image.minima[$1].cost })
    #expect(image.letter(of: deepest) == "A" && image.minima[deepest].parameters[0] < 0)
    #expect(image.request.start[2] == 2 && model.wantedSlice?.landscape.origin[2] == 2)
    #expect(model.situation.parameters[2] != 2)
    // The ridge between the valleys is where the slope along w1 is 0: 4w1(w1² − 1) + 0.2 = 0 near 0.05.
    for (row, y) in image.request.ys.enumerated() where row % 4 == 0 {
      for (column, x) in image.request.xs.enumerated() where abs(x - 0.05) > 0.1 {
        guard case .minimum(let minimum, _)? = image.end(column: column, row: row) else {
          Issue.record("no end at (\(x), \(y))")
          continue
        }
        #expect((minimum == deepest) == (x < 0.05), "(\(x), \(y))")
      }
    }
    let text = model.picture().text
    #expect(text.contains("A C -0.202") && text.contains("B C 0.197"), "\(text)")
    let frame = model.picture()
    let plot = model.plot
    var letters: [Unicode.Scalar: Int] = [:]
    for y in plot.y..<plot.maxY { for x in plot.x..<plot.maxX { letters[frame[x, y].glyph, default: 0] += 1 } }
    #expect(letters["A", default: 0] > 20 && letters["B", default: 0] > 20)
  }

  @Test(arguments: ["", "+", "] ] ]"])
  func `a run from the cursor ends in the minimum that was told`(before: String) throws {
    var model = Model("moving-valleys", columns: 100, rows: 30)
    model.begin(at: 0, panel: .contour)
    model.showBasins()
    if !before.isEmpty { model.press(before) }
    model.computeBasins()
    model.press("@")
    for keys in ["Left Left Left Left Left Up", "Right Right Right Right Right Right Right Down Down", "Up Up Up Left"]
    {
      model.press(keys)
      model.computeBasins()
      let image = try #require(model.shownBasins)
      let cursor = try #require(model.look.cursor)
      let column = try #require(image.request.xs.firstIndex(of: cursor.x))
      let row = try #require(image.request.ys.firstIndex(of: cursor.y))
      let end = try #require(image.end(column: column, row: row))
      let text = model.picture().text
      guard case .minimum(let minimum, let steps) = end else {
        #expect(text.contains(end == .diverged ? "diverges" : "not there after"))
        continue
      }
      #expect(text.contains("ends in \(image.letter(of: minimum)), C settled after \(steps) steps"), "\(text)")
      var other = model
      other.press("Enter")
      #expect(other.situation.parameters == image.request.start(of: row * image.request.xs.count + column))
      other.go(to: 500)
      other.refresh()
      let place = other.situation.parameters
      #expect(zip(place, image.minima[minimum].parameters).allSatisfy { abs($0 - $1) <= 1e-3 })
    }
  }

  @Test func `another η asks for other basins, and says how far it is`() throws {
    var model = Model("two-valleys", columns: 100, rows: 34)
    model.begin(at: 0, panel: .contour)
    model.showBasins()
    let first = try #require(model.wantedBasins)
    #expect(model.shownBasins != nil)
    model.press("+")
    #expect(model.wantedBasins != first && model.shownBasins == nil)
    #expect(model.wantedBasins?.experiment.settings.learningRate == model.settingsInForce.learningRate)
    var image = BasinImage(try #require(model.wantedBasins))
    var known = 0
    while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {
      #expect(image.knownCount > known)
      known = image.knownCount
      _ = model.update(.basinsComputed(image))
      if !image.isFinished { #expect(model.draw().text.contains("\(known)/\(image.ends.count)")) }
    }
    #expect(image.isFinished && !model.draw().text.contains("/\(image.ends.count)"))
    model.press("v")
    #expect(model.wantedBasins == nil)
  }

  @Test(arguments: [(80, 24), (200, 60), (40, 12)], GlyphLevel.allCases)
  func `it fits at any size, told by letters where there are no colours`(size: (Int, Int), level: GlyphLevel) throws {
    for theme in [Theme.dark, .mono] {
      for language in Language.allCases {
        var model = try Model(yaml: valleys, panel: .contour, columns: size.0, rows: size.1)
        model.look.glyphs = level
        model.look.theme = theme
        model.look.language = language
        let frame = model.picture()
        let plot = model.plot
        let row = plot.y + plot.height / 4
        let letters = Set((plot.x..<plot.maxX).map { frame[$0, row].glyph })
        #expect(letters.isSuperset(of: ["A", "B"]), "\(frame.text)")
        if theme == .mono { #expect(!letters.contains(" ")) }
      }
    }
  }

  @Test(arguments: [Theme.dark, .light, .projectorDark, .projectorLight])
  func `fields are lighter where C is sooner at rest, and letters can be read on them`(theme: Theme) {
    for index in 0..<Role.basinCount {
      let colours = (0..<Role.basinLevels).map { level in
        theme.appearance(of: Style(.text, on: .basin(index, level: level)), depth: .twoHundredFiftySix)
      }
      for (lighter, darker) in zip(colours, colours.dropFirst()) {
        #expect(
          Palette.rgb(lighter.background).contrast(with: RGB(0, 0, 0))
            > Palette.rgb(darker.background).contrast(with: RGB(0, 0, 0)))
      }
      for colour in colours {
        let contrast = Palette.rgb(colour.foreground).contrast(with: Palette.rgb(colour.background))
        #expect(contrast >= ([.projectorDark, .projectorLight].contains(theme) ? 7 : 4.5), "\(index): \(contrast)")
      }
    }
    #expect(BasinPlane.level(of: 3, in: 3...300) == 0 && BasinPlane.level(of: 300, in: 3...300) == 2)
    #expect(BasinPlane.level(of: 5, in: 5...5) == 0 && BasinPlane.level(of: 5, in: nil) == 0)
  }

  @Test func `its words in both languages`() throws {
    try WordingChecks.check(
      [
        .heading(rate: 0.1, steps: 500, known: 3, of: 9), .heading(rate: 0.1, steps: 500, known: 9, of: 9),
        .shortHeading(rate: 0.1, known: 3, of: 9), .progress(known: 3, of: 9),
        .minimum("A", cost: 0.25, x: 1, y: -1), .moreMinima(3), .shortMinimum("A", cost: 0.25), .lost(["A", "C"]),
        .noMinimum, .diverged, .floor("A", cost: 0, x: -1...2, y: 0.5...4, isCurve: true),
        .floor("B", cost: 0, x: -1...2, y: 0.5...4, isCurve: false), .shortFloor("A", cost: 0, isCurve: true),
        .shortFloor("B", cost: 0, isCurve: false), .floorNote(isCurve: true), .floorNote(isCurve: false),
        .onTheWay(steps: 500),
        .settling(3...90), .endsIn("A", after: 30), .endsDiverged, .endsOnTheWay(steps: 500), .unknown,
      ] as [BasinLabel], file: "BasinLabel.swift", same: ["minimum", "shortMinimum"])
  }
}

@Suite struct `A floor that is a curve` {
  private func shown(_ language: Language = .en, columns: Int = 120, rows: Int = 40) -> Model {
    var model = Model("catapult", columns: columns, rows: rows, language: language)
    model.begin(at: 0, panel: .contour)
    model.showBasins()
    return model
  }

  @Test func `has one letter a branch, and the legend says that it is no point`() throws {
    let model = shown()
    let image = try #require(model.shownBasins)
    // C = (w1·w2 − 1)²: many places of rest, on two branches of a hyperbola.
    #expect(image.minima.count > 50)
    #expect(Set(image.minima.indices.map { image.letter(of: $0) }) == ["A", "B"])
    for (number, minimum) in image.minima.enumerated() {
      #expect(image.isFloor(number) && abs(minimum.parameters[0] * minimum.parameters[1] - 1) < 1e-2)
      let isSame = image.minima.indices.allSatisfy {
        (image.letter(of: $0) == image.letter(of: number))
          == ((image.minima[$0].parameters[0] > 0) == (minimum.parameters[0] > 0))
      }
      #expect(isSame)
    }
    for language in Language.allCases {
      let text = shown(language).draw().text
      #expect(text.contains(BasinLabel.floorNote(isCurve: true).text(in: language)), "\(text)")
      #expect(!text.contains("#") && !text.contains(language == .ko ? "그 밖에" : "more"))
      let ends = image.minima.filter { $0.parameters[0] > 0 }.map { $0.parameters[0] }
      let range = "\(ContourLabel.text(ends.min()!))…\(ContourLabel.text(ends.max()!))"
      #expect(text.contains(range), "\(range)")
    }
    #expect(shown(columns: 80, rows: 24).draw().text.contains("A C 0 along a curve"))
  }

  @Test func `keeps its letters as η moves, and forgets places that no start comes to`() throws {
    var model = shown()
    let first = try #require(model.shownBasins)
    let right = try #require(first.minima.indices.first { first.minima[$0].parameters[0] > 0 })
    for _ in 0..<3 {
      model.press("-")
      model.computeBasins()
      let image = try #require(model.shownBasins)
      let same = try #require(image.minima.indices.first { image.minima[$0].parameters[0] > 0 })
      #expect(image.letter(of: same) == first.letter(of: right))
      #expect(image.lettered.count < image.ends.count)
    }
  }

  @Test func `its steps go by key, and the legend tells them`() throws {
    var model = shown()
    model.press("|")
    #expect(model.look.ways.basinSteps == 1_000 && model.toast?.phrase == .basinStepsSet(1_000))
    #expect(model.wantedBasins?.steps == 1_000 && model.shownBasins == nil && model.look.ways.fan == nil)
    model.computeBasins()
    #expect(model.draw().text.contains("1000 steps"))
    model.order("fan 30")
    #expect(model.look.ways.basinSteps == 30)
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty && command.words.contains { $0.contains("f a n Space 3 0") }, "\(command)")
  }

  @Test func `is exported as nabla basins prints it`() throws {
    // Where the floor is no curve, the order in which runs are sorted does not matter.
    var model = Model("two-valleys", columns: 60, rows: 20)
    model.begin(at: 0, panel: .contour)
    model.showBasins()
    let image = try #require(model.shownBasins)
    #expect(model.exportKinds.contains(.basins) && !Model("two-valleys").exportKinds.contains(.basins))
    let lines = model.draft(of: .basins).text.split(separator: "\r\n")
    #expect(lines.count == 1 + image.ends.count && lines[0] == "w1,w2,basin,finalCost")
    // The same runs, sorted row by row.
    var experiment = model.workspace.history.experiment
    experiment.settings = model.settingsInForce
    experiment.targetCost = nil
    let request = image.request
    let members = image.ends.indices.map {
      ManyRuns.Member(learningRate: experiment.settings.learningRate, start: request.start(of: $0))
    }
    let ends = try #require(ManyRuns(experiment).ends(of: members, steps: request.steps))
    let basins = Basins(of: ends, objective: Objective(experiment))
    for index in stride(from: 0, to: lines.count - 1, by: 7) {
      let cells = lines[1 + index].split(separator: ",", omittingEmptySubsequences: false)
      #expect(Double(cells[0]) == request.xs[index % request.xs.count])
      #expect(cells[2] == "\(basins.basin[index])" && Double(cells[3]) == ends[index].finalCost)
    }
    let json = model.draft(of: .basinsJSON)
    #expect(json.ending == "json" && json.text.contains("\"minima\":[{\"parameters\":{\"w1\":"))
    #expect(model.draft(of: .basinsPicture).text.hasPrefix("<svg"))
  }
}
