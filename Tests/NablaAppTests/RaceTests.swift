import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// A run of an experiment on its own, as far as the race is.
private func alone(_ experiment: Experiment, steps: Int) -> [TrainingStep] {
  var step = TrainingStep(from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
  var all = [step]
  for _ in 0..<steps {
    step = TrainingStep(from: step.next, subject: experiment.subject, settings: experiment.settings)
    all.append(step)
  }
  return all
}

@Suite struct `A race` {
  @Test func `of a ladder starts from one start, and every run is what it would be alone`() {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("m } } ] ]")
    let runs = model.workspace.runs
    #expect(runs.map { $0.history.experiment.settings.learningRate } == [1, 1.8, 9.1, 16, 21])
    #expect(runs.map(\.name) == ["A", "B", "C", "D", "E"])
    #expect(model.workspace.current.name == "A")
    for run in runs {
      let steps = alone(run.history.experiment, steps: 22)
      #expect(run.history.latestStep == 22)
      #expect(run.history.latest.state == steps[22].state)
      let record = run.history.record(through: 22)
      #expect(record.lastFinite?.cost == steps[22].cost)
      // Swings by the definition, from the changes of the steps themselves.
      let changes = steps.prefix(22).map(\.change)
      let swings = zip(changes, changes.dropFirst()).count { zip($0, $1).reduce(0) { $0 + $1.0 * $1.1 } < 0 }
      #expect(record.swings == swings)
    }
  }

  @Test func `moves all its runs through time together`() {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("m } [ [")
    #expect(model.workspace.cursor.step == 8)
    let text = model.draw().text
    for run in model.workspace.runs {
      let cost = run.history.step(at: 8).cost
      #expect(text.contains(Numeral.fixed(cost, decimals: 4, width: 8).split(separator: " ")[0]))
    }
  }

  @Test func `goes on with another run when the one on screen diverges, which keeps its last finite step`() {
    var model = Model("learning-rates", columns: 160, rows: 45)
    // The last entry is η = 0.25; its limit is 0.238 (course row 14).
    model.look.focus = .runs
    model.press("j j j j")
    #expect(model.workspace.current.history.experiment.settings.learningRate == 0.25)
    for _ in 0..<40 { model.press("}") }
    #expect(model.workspace.cursor.step == 400)
    #expect(model.workspace.current.history.experiment.settings.learningRate != 0.25)
    let diverged = model.workspace.runs.first { $0.history.divergedAt != nil }!
    let record = diverged.history.record(through: 400)
    #expect(record.lastFinite?.step == diverged.history.divergedAt! - 1)
    #expect(record.lastFinite!.cost <= 21e12)
    #expect(record.status.word == "diverged")
    #expect(model.draw().text.contains("diverged"))
  }

  @Test(arguments: library.filter { $0.runs.count > 1 }.map(\.name))
  func `of a scene's own runs has the scene's settings among them, each by its name`(name: String) {
    let scene = scene(name)
    let card = RaceCard(scene.runs, of: scene.experiment)
    #expect(card.entries.count == scene.runs.count)
    for language in Language.allCases {
      let names = card.entries.map { $0.entry.name(in: language) }
      #expect(Set(names).count == names.count, "\(names)")
    }
    #expect(card.entries.contains { $0.experiment == scene.experiment }, "\(name)")
    if scene.panels.contains(.runs) {
      let model = Model(name, columns: 160, rows: 45)
      #expect(model.workspace.isRacing)
      #expect(model.workspace.history.experiment == scene.experiment)
    }
  }

  @Test func `is drawn on a logarithmic axis where its runs' costs together span much, not only the current run's`() {
    var model = Model("learning-rates", columns: 80, rows: 24)
    model.press("]")
    // At step 1 all runs are within a factor of 50 of each other: 21 at the start, 0.26 … 20.4 after it.
    let costs = model.workspace.runs.map { $0.history.step(at: 1).cost }
    #expect(LossView.isLogarithmic(model) == (21 / costs.min()! > 50))
    model.press("] ] ] ] ]")
    let later = model.workspace.runs.map { $0.history.step(at: 6).cost }
    #expect(21 / model.cost < 50 && 21 / later.min()! > 50)
    #expect(LossView.isLogarithmic(model))
    model.press("y")
    #expect(!LossView.isLogarithmic(model))
  }

  @Test(arguments: [GlyphLevel.braille, .blocks, .ascii])
  func `has its runs' letters at the ends of their lines, with colours and without`(glyphs: GlyphLevel) throws {
    for colours in ColourDepth.allCases {
      for (columns, rows) in [(80, 24), (200, 60)] {
        var model = Model(
          "momentum", columns: columns, rows: rows, surroundings: Surroundings(colours: colours), glyphs: glyphs)
        model.press("} ]")
        let frame = model.draw()
        let rect = try #require(model.arrangement.rect(of: .loss)).inset(columns: 1, rows: 1)
        // The current run's end has the cursor.
        for (place, letter) in "BCDEF".unicodeScalars.enumerated() {
          let mark = (rect.y..<rect.maxY).flatMap { y in (rect.x..<rect.maxX).map { Point(x: $0, y: y) } }.filter {
            frame[$0.x, $0.y].glyph == letter && frame[$0.x, $0.y].style.attributes.contains(.reverse)
          }
          #expect(mark.count == 1, "\(letter) at \(columns)x\(rows)")
          #expect(mark.first.map { frame[$0.x, $0.y].style.foreground } == .series(place + 1))
        }
      }
    }
  }

  @Test func `has whole names in its table where the status fits beside them, else the shorter ones`() {
    for (scene, rows) in [
      ("momentum", ["A 경사하강법", "B 모멘텀", "C Nesterov", "D AdaGrad", "E RMSProp", "F Adam"]),
      ("vanishing", ["A 시그모이드", "B tanh", "C ReLU"]),
      ("zig-zag", ["A sigmoid", "B tanh", "C sigmoid 배치 전체"]),
    ] {
      let text = Model(scene, columns: 80, rows: 24, language: .ko).draw().text
      for row in rows { #expect(text.contains(row), "\(row)") }
    }
  }

  @Test func `says in a run's row what was changed on the way, and compares no C of another loss`() throws {
    var model = Model("learning-rates", columns: 160, rows: 45)
    model.press("] ] +")
    #expect(model.draw().text.contains("B η 0.01 → η 0.02"))
    model.press("[")
    #expect(!model.draw().text.contains("η 0.01 → η 0.02"))
    model.press("] ]")
    #expect(!model.workspace.hasUnlikeCosts)
    model.press("f ]")
    #expect(model.draw().text.contains("η 0.01 → η 0.02 MAE"))
    #expect(model.workspace.hasUnlikeCosts)
    #expect(model.draw().text.contains(RaceLabel.unlike.english))
    // Before the change it is what it was.
    model.press("[ [ [ [")
    #expect(!model.workspace.hasUnlikeCosts && !model.draw().text.contains("η 0.01 → η 0.02"))
  }

  @Test func `a swing that grows is called so`() {
    var model = Model("learning-rates", columns: 160, rows: 45)
    model.press("} } ]")
    let row = model.draw().text.split(separator: "\n").first {
      $0.contains("E η 0.25") && $0.contains("swings grow")
    }
    #expect(row != nil)
  }

  @Test func `of different losses shows errors, ranks no cost and says so`() {
    var model = Model("log-loss", columns: 160, rows: 45)
    model.press("} }")
    let text = model.draw().text
    #expect(model.workspace.hasUnlikeCosts)
    #expect(text.contains("mean |y−a|"))
    // Course-settings: after 20 steps MSE is at a = .950, log loss at .064.
    let errors = model.workspace.runs.map { $0.meanError(at: 20)! }
    #expect(abs(errors[0] - 0.950) < 5e-4)
    #expect(abs(errors[1] - 0.064) < 5e-4)
    #expect(text.contains("0.9496") || text.contains("0.9500") || text.contains("0.950"))
  }

  @Test func `ends with the winner or with M, and undo brings it back`() {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("m } j Enter")
    #expect(!model.workspace.isRacing)
    #expect(model.workspace.history.experiment.settings.learningRate == 1.8)
    #expect(model.workspace.runs.count == 5)
    model.press("u")
    #expect(model.workspace.isRacing)
    model.press("M")
    #expect(model.workspace.runs.count == 1)
    model.press("u u")
    #expect(!model.workspace.isRacing)
  }

  @Test func `is drawn at any size in colour and without`() {
    for name in ["learning-rates", "zig-zag", "log-loss", "bias"] {
      for (columns, rows) in [(40, 10), (60, 20), (80, 24), (84, 60), (120, 40), (200, 60)] {
        for glyphs in GlyphLevel.allCases {
          var model = Model(name, columns: columns, rows: rows)
          model.look.glyphs = glyphs
          model.press("} ] m ] j k")
          let text = model.draw().text
          #expect(text.split(separator: "\n").count <= rows)
        }
      }
    }
  }

  @Test func `goes to a run with fewer parameters and back`() {
    var model = Model("bias", columns: 160, rows: 45)
    model.look.focus = .runs
    var counts: Set<Int> = []
    for key in ["k", "k", "j", "j", "j", "k", "]", "j"] {
      model.press(key)
      counts.insert(model.names.count)
      #expect(model.look.axisX < model.names.count)
      #expect(model.look.axisY ?? 0 < model.names.count)
      _ = model.draw()
    }
    #expect(counts == [1, 2])
  }

  @Test func `knows the limit before it starts`() {
    let model = Model("learning-rates", columns: 200, rows: 60)
    // Course row 14: 0.238, 2 over the greatest eigenvalue of [[7, 3], [3, 2]].
    for run in model.workspace.runs { #expect(abs(run.entry!.limit! - 2 / 8.40512) < 1e-6) }
    #expect(model.draw().text.contains("0.238"))
  }
}

@Suite struct `The words of a race` {
  @Test func `are there in both languages`() throws {
    try WordingChecks.check(
      [
        RaceLabel.asItIs, .rate(0.1), .optimizer(.adam), .constant(.beta, 0.5), .activation(.tanh),
        .layerActivation(.layer(1), .tanh),
        .layerActivation(.output, .softmax), .loss(.mse),
        .batch(.all), .batch(.size(2)),
        .order(.given), .order(.shuffled), .noBiases, .seed(7), .setting(.l1, "0.1"), .setting(.l2, nil),
        .setting(.schedule, nil), .setting(.patience, "5"), .setting(.patience, nil), .setting(.frozen, "b1"),
        .setting(.frozen, nil), .start(.given), .start(.xavier),
        .headRun, .headCost,
        .headError, .headTarget, .headSwings, .headStatus, .headLimit, .headWhy, .startsRates,
        .startsScene([LocalizedText("A MAE")]), .ended("A"), .unlike,
        .footer,
      ], file: "RaceLabel.swift",
      same: ["rate", "optimizer", "constant", "activation", "loss", "start", "headCost"])
  }
}
