import FaultTable
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

@Suite struct `What the learner takes away` {
  private func draft(_ model: Model, _ kind: ExportKind) -> Draft { model.draft(of: kind) }

  /// Presses x, goes to a kind of file and chooses it.
  private func exported(_ model: inout Model, _ kind: ExportKind) throws -> Draft {
    model.press("x")
    #expect(model.overlay == .exports(ListLook()))
    for _ in 0..<model.exportKinds.firstIndex(of: kind)! { model.press("Down") }
    let commands = model.press("Enter")
    #expect(model.overlay == nil)
    guard case .write(let draft) = try #require(commands.first), commands.count == 1 else {
      throw SceneNotFound(name: "\(commands)", nearest: [])
    }
    return draft
  }

  @Test func `the words around a command line are there in both languages`() throws {
    try WordingChecks.check(
      [CommandLabel.title, .titleInPart, .picture, .footer] + ReproducingCommand.Missing.allCases.map { .missing($0) },
      file: "CommandLabel.swift")
  }

  @Test func `the command line is a page, and a file on request`() throws {
    var model = Model("worked-example", columns: 80, rows: 24)
    model.press("] ] !")
    let page = model.draw().text
    #expect(page.contains("nabla worked-example --goto 2 --lang en") && page.contains("--size 80x24 --format svg"))
    guard case .write(let draft) = try #require(model.press("Enter").first) else { return }
    #expect(
      draft.ending == "sh"
        && draft.text.hasPrefix("#!/bin/sh\nnabla worked-example --goto 2 --lang en\n# nabla snapshot"))
    model.press("x")
    for _ in 0..<model.exportKinds.firstIndex(of: .command)! { model.press("Down") }
    #expect(model.press("Enter").isEmpty)
    #expect(model.draw().text.contains("nabla worked-example --goto 2"))
  }

  @Test func `S is a picture of the screen as it is, and F9 too where S would be a letter`() throws {
    var model = Model("worked-example", language: .ko)
    model.press("] +")
    let shown = model.draw()
    #expect(model.toast != nil, "what is said now belongs to the picture")
    let picture = Draft(stem: "nabla-worked-example", ending: "svg", text: model.picture(of: shown))
    #expect(model.press("S") == [.write(picture)])
    model.press("? ")
    let help = model.picture(of: model.draw())
    #expect(model.press("S") == [.write(Draft(stem: "nabla-worked-example", ending: "svg", text: help))])
    #expect(model.overlay == .help(ListLook()))
    model.press("Esc e")
    #expect(model.press("S").isEmpty)
    let field = model.picture(of: model.draw())
    #expect(field.contains(">S</text>"))
    #expect(model.press("F9") == [.write(Draft(stem: "nabla-worked-example", ending: "svg", text: field))])
  }

  @Test(arguments: Language.allCases) func `a picture says what it shows`(language: Language) {
    var model = Model("worked-example", language: language)
    model.press("] ]")
    let text = model.picture(of: model.draw())
    let cost = String(format: "%.6g", model.situation.step.cost)
    #expect(text.contains("<title id=\"title\">\(model.workspace.scene.title[language])</title>"))
    #expect(text.contains(language == .ko ? "스텝 2, 비용 C = \(cost)</desc>" : "at step 2, cost C = \(cost)</desc>"))
  }

  /// Every row against the run's own steps, number by number, from the text.
  @Test(.fault("E9")) func `the run's CSV reads back bit for bit, changes on the way included`() throws {
    var model = Model("hidden-layer")
    model.press("] ] ] + ] o ] ]")
    let draft = try exported(&model, .run)
    #expect(draft.stem == "nabla-hidden-layer" && draft.ending == "csv" && draft.stride == 1)
    let rows = draft.text.components(separatedBy: "\r\n")
    let last = model.history.latestStep
    try #require(last == 6 && rows.count == last + 3 && rows.last == "")
    let count = model.names.count
    #expect(rows[0].hasPrefix("step,cost,w1,") && rows[0].hasSuffix(",gradient.\(model.names.name(at: count - 1))"))
    for number in 0...last {
      let step = model.history.step(at: number)
      let numbers = rows[number + 1].split(separator: ",").map { Double($0)! }
      #expect(
        numbers.map(\.bitPattern)
          == ([Double(number), step.cost] + step.state.parameters + step.gradient).map(\.bitPattern))
    }
  }

  /// In every scene that compares: whatever runs there are, all of them leave, each with what sets it apart.
  @Test(arguments: SceneLibrary.names.filter { !scene($0).runs.isEmpty }, Language.allCases)
  func `all compared runs leave together`(name: String, language: Language) throws {
    var model = Model(name, language: language)
    if !model.workspace.isRacing { model.press("m") }
    model.press("] ] +")
    model.press("] ]")
    let runs = model.workspace.runs.filter { $0.entry != nil }
    let csv = draft(model, .run)
    let rows = csv.text.components(separatedBy: "\r\n").dropLast()
    let heads = rows[0].split(separator: ",").map(String.init)
    #expect(heads.prefix(2) == ["run", "name"])
    let lines = draft(model, .lines).text.split(separator: "\n")
    #expect(lines.count == rows.count - 1)
    var row = 1
    let place = try #require(heads.firstIndex(of: "step"))
    for run in runs {
      // Its settings, changed on the way or not, tell each run from every other one.
      for number in 0...run.history.latestStep {
        let step = run.history.step(at: number)
        #expect(rows[row].hasPrefix("\(run.name),") && lines[row - 1].hasPrefix("{\"run\":\"\(run.name)\""))
        // Names may be in quotes and hold commas; numbers stand behind them.
        let numbers = rows[row].split(separator: ",", omittingEmptySubsequences: false).suffix(heads.count - place)
        #expect(numbers.first == "\(number)" && Double(numbers.dropFirst().first!) == step.cost)
        if heads.contains("learningRate") {
          #expect(lines[row - 1].contains("\"learningRate\":\(run.history.settings(at: number).learningRate),"))
        }
        row += 1
      }
      #expect(lines[row - 2].contains("\"status\":\"\(run.history.status.word)\""))
    }
    #expect(row == rows.count)
    let rates = Set(runs.map(\.history.experiment.settings.learningRate))
    #expect(rates.count == 1 || heads.contains("learningRate"))
    let optimizers = Set(runs.map(\.history.experiment.settings.optimizer.name))
    #expect(optimizers.count == 1 || heads.contains("optimizer"))
    let losses = Set(runs.map(\.history.experiment.settings.loss))
    #expect(losses.count == 1 || heads.contains("loss"))
    model.press("x")
    #expect(model.draw().text.contains(language == .ko ? "비교하는 실행 \(runs.count)개" : "all \(runs.count) compared"))
  }

  @Test func `a long run becomes a table of every so manieth step and the last`() throws {
    var history = History(scene("neuron").experiment)
    for _ in 0..<20_500 { history.advance() }
    let table = RunTable(history)
    #expect(table.stride == 3)
    let numbers = table.text.split(separator: "\r\n").dropFirst().map { Int($0.prefix { $0 != "," })! }
    #expect(numbers == Array(stride(from: 0, to: 20_500, by: 3)) + [20_500])
    let last = table.text.split(separator: "\r\n").last!
    #expect(Double(last.split(separator: ",")[1])!.bitPattern == history.latest.cost.bitPattern)
  }

  @Test func `what is no number is empty in the table`() throws {
    var history = History(scene("learning-rates").experiment)
    var settings = history.experiment.settings
    settings.learningRate = 1e6
    history.change(.settings(settings))
    for _ in 0..<200 { history.advance() }
    #expect(!history.latest.cost.isFinite)
    let text = RunTable(history).text.lowercased()
    #expect(!text.contains("nan") && !text.contains("inf") && text.contains(",,"))
  }

  private func read(_ text: String) throws -> NablaLesson.Scene {
    try SceneReader.read(Array(text.utf8), path: "again.yaml") { _ throws(DataFileProblem) in
      throw DataFileProblem(LocalizedText("an exported scene needs no file"))
    }
  }

  /// Opened again, the scene has what was chosen, and trained from there it has the same numbers bit for bit.
  @Test(.fault("E9")) func `the scene that is exported is the one that was changed`() throws {
    var model = Model("worked-example")
    model.press("e")
    model.type("2.25")
    model.press("Enter + + o a")
    let draft = try exported(&model, .scene)
    #expect(draft.ending == "yaml")
    let again = try read(draft.text)
    #expect(again.title == model.workspace.scene.title && again.lesson == model.workspace.scene.lesson)
    #expect(again.experiment.settings == model.settingsInForce)
    #expect(again.experiment.settings.learningRate != model.workspace.scene.experiment.settings.learningRate)
    #expect(again.experiment.firstParameters == model.history.state(at: 0).parameters)
    #expect(again.experiment.firstParameters.contains(2.25))
    model.press("] ] ] ]")
    var other = History(again.experiment)
    for number in 0...4 {
      let step = model.history.step(at: number)
      #expect(other.latest.cost.bitPattern == step.cost.bitPattern)
      #expect(other.latest.state.parameters.map(\.bitPattern) == step.state.parameters.map(\.bitPattern))
      other.advance()
    }
  }

  @Test(arguments: SceneLibrary.names) func `every scene can be taken away, as it is and after some keys`(name: String)
    throws
  {
    var model = Model(name)
    #expect(try read(draft(model, .scene).text).experiment == model.workspace.scene.experiment)
    model.press("c Down c ( + i ] ] R ]")
    let again = try read(draft(model, .scene).text)
    #expect(again.experiment.settings == model.settingsInForce)
    #expect(again.experiment.firstParameters == model.history.state(at: 0).parameters)
    if let viewport = model.look.viewport {
      #expect(again.contour?.xRange == viewport.x)
      #expect(again.contour?.x == model.names.name(at: model.look.axisX))
    }
    for kind in model.exportKinds { #expect(draft(model, kind).text.utf8.count > 60) }
  }

  @Test func `the worked sheet is there where a network learns by slopes`() throws {
    var model = Model("worked-example", language: .ko)
    let text = try exported(&model, .sheet).text
    #expect(text.hasPrefix("# ") && text.contains("| $\\frac{\\partial C}{\\partial w_{5}}$ |"))
    // The perceptron rule has no slopes.
    #expect(!Model("perceptron").exportKinds.contains(.sheet))
  }

  @Test func `a name keeps what a file may be called`() {
    var odd = scene("neuron")
    for (name, stem) in [
      ("경사 하강/../x", "nabla-경사-하강----x"), ("", "nabla-scene"), ("a\u{1B}[2J", "nabla-a--2J"),
      (String(repeating: "긴", count: 300), "nabla-" + String(repeating: "긴", count: 60)),
    ] {
      odd.name = name
      #expect(Model(odd, size: Size(columns: 80, rows: 24)).fileStem == stem)
    }
  }

  @Test func `X records until X, and the header says so at every size`() {
    var model = Model("worked-example")
    #expect(model.press("X") == [.startRecording(stem: "nabla-worked-example")])
    #expect(!model.isRecording, "it may yet fail")
    _ = model.update(.exported(.recordingStarted))
    for columns in [40, 59, 60, 80, 200] {
      _ = model.update(.resized(Size(columns: columns, rows: 24)))
      #expect(model.draw().text.split(separator: "\n")[0].contains("●"), "\(columns)")
    }
    #expect(model.draw().text.split(separator: "\n")[0].contains("● REC"))
    #expect(model.press("? X") == [.stopRecording])
    _ = model.update(.exported(.recorded("a-1.cast")))
    #expect(!model.isRecording && model.toast?.phrase == .exported(.recorded("a-1.cast")))
    model.press("Esc")
    #expect(!model.draw().text.contains("●"))
  }

  @Test(arguments: Language.allCases) func `a formula's sheet is worked at the step on screen`(language: Language)
    throws
  {
    var model = Model("two-valleys", language: language)
    model.press("] ] ]")
    let text = try exported(&model, .sheet).text
    let lines = text.split(separator: "\n")
    // In parameter order, as they are at this step, and each slope as the last link of its own chain.
    for (index, value) in model.situation.parameters.enumerated() {
      let short = String("\(value)".prefix(5))
      #expect(lines.contains { $0.hasPrefix("| $w_{\(index + 1)}$ | $\(short)") }, "\(text)")
      let slope = model.situation.step.gradient[index]
      let head = "\\begin{aligned}\n\\frac{\\partial C}{\\partial w_{\(index + 1)}} &= "
      let chain = text.components(separatedBy: head).dropFirst().first ?? ""
      let last = chain.components(separatedBy: "\n\\end")[0].split(separator: "=").last?.split(separator: " ").last
      #expect(abs((last.flatMap { Double($0) } ?? .nan) - slope) <= 1e-12 * abs(slope), "\(chain)")
    }
    #expect(text.contains(language == .ko ? "스텝 3" : "Step 3"))
  }

  @Test(arguments: Language.allCases) func `the list shows every kind and can be clicked`(language: Language) {
    var model = Model("worked-example", columns: 80, rows: 24, language: language)
    model.press("x Down Down Down Down Down Down Down Down")
    #expect(model.overlay == .exports(ListLook(place: model.exportKinds.count - 1)))
    let rows = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = rows.firstIndex { $0.contains("CSV") }!
    for ending in ["SVG", "CSV", "YAML", "MD"] { #expect(rows.contains { $0.contains(ending) }) }
    let commands = model.update(.clicked(Point(x: 10, y: row)))
    #expect(commands == [.write(draft(model, .run))] && model.overlay == nil)
    model.press("x x")
    #expect(model.overlay == nil)
  }

  @Test func `its words are there in both languages`() throws {
    try WordingChecks.check(
      [
        ExportLabel.description(scene: "a", step: 1, cost: 0.5), .marker(step: 1), .title, .footer, .recording,
        .comparison(.run, 5), .comparison(.lines, 5),
      ] + ExportKind.allCases.map { .kind($0) }, file: "ExportLabel.swift")
    try WordingChecks.check(
      [
        ExportNotice.saved("a"), .savedEvery(3, "a"), .notSaved(LocalizedText("x")), .recordingStarted, .recorded("a"),
        .recordingFull("a", megabytes: 64), .recordingBroken(LocalizedText("x"), "a"),
        .recordingBroken(LocalizedText("x"), nil),
      ], file: "ExportNotice.swift")
  }
}

@Suite struct `A run as JSON` {
  @Test func `has a line for each step, the same numbers as the table, and how it came out`() throws {
    var model = Model("hidden-layer")
    model.press("] ] ] + ] o ] ]")
    let lines = model.draft(of: .lines).text.split(separator: "\n")
    let rows = model.draft(of: .run).text.split(separator: "\r\n").dropFirst()
    #expect(lines.count == rows.count && model.draft(of: .lines).ending == "jsonl")
    for (line, row) in zip(lines, rows) {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let cells = row.split(separator: ",")
      let names = (0..<model.names.count).map(model.names.name(at:))
      func numbers(_ cells: some Sequence<Substring>) -> String {
        "{" + zip(names, cells).map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
      }
      let count = names.count
      let expected =
        "{\"step\":\(cells[0]),\"cost\":\(cells[1]),\"parameters\":\(numbers(cells[2..<(2 + count)])),"
        + "\"gradient\":\(numbers(cells[(2 + count)...]))"
      #expect(line.hasPrefix(expected))
      #expect((object["status"] as? String != nil) == (line == lines.last))
    }
  }

  @Test func `says null where a number is none, and why it ended`() throws {
    var model = Model("parabola")
    model.press("+ + + + } } } } } } }")
    let last = try #require(model.draft(of: .lines).text.split(separator: "\n").last)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
    #expect(object["status"] as? String == "diverged" && object["divergedAt"] as? Int == model.history.divergedAt)
    #expect((object["reason"] as? String)?.isEmpty == false)
  }
}
