// Worksheets: what is left out is what the answers say, and nothing on the page tells it.

import Foundation
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `A worksheet` {
  private static let students = (1...30).map { "\($0)" }
  private static let sheets = [
    "worked-example", "hidden-layer", "backprop-cost", "two-valleys", "residual", "log-loss", "three-to-two",
    "mae-steps",
    "momentum", "neuron",
  ]

  private func worksheet(
    _ name: String, student: String?, step number: Int = 0, _ language: Language = .en,
    _ optimizer: Optimizer.Name? = nil
  ) -> (Worksheet, Scene, TrainingStep) {
    var scene = scene(name)
    scene.origin = SceneOrigin(word: name, folder: nil, of: scene)
    if let student { scene = scene.withNumbers(of: student) }
    if let optimizer { scene.experiment.settings.optimizer = Optimizer(optimizer) }
    let experiment = scene.experiment
    var state = experiment.firstState
    for _ in 0..<number {
      state = TrainingStep(from: state, subject: experiment.subject, settings: experiment.settings).next
    }
    let step = TrainingStep(from: state, subject: experiment.subject, settings: experiment.settings)
    return (Worksheet(scene, step: step, language: language), scene, step)
  }

  /// The numbers that a text has, without their signs.
  private func numbers(in text: String) -> Set<String> {
    let plain = text.replacing(/\[[0-9]+\]|\([0-9]+\) _+|h[0-9]+\.[0-9]+|[a-z]+[0-9]+/, with: " ")
    return Set(plain.matches(of: /[0-9.]+(?:e[+-]?[0-9]+)?/).map { String($0.output) })
  }

  /// All that stands on a page but the line that counts the places.
  private func texts(_ page: Sheet) -> [String] {
    page.blocks.enumerated().flatMap { place, block -> [String] in
      switch block {
      case .heading(let words, _), .paragraph(let words): place == 1 || place == 2 ? [] : [words.text]
      case .list(let points): points.map(\.text)
      case .chain(let steps): steps
      case .code(let line): [line]
      case .table(_, let rows): rows.flatMap { $0.map(\.text) }
      }
    }
  }

  @Test(arguments: sheets, [1, 2, 3])
  func `leaves out what the answers say, and tells none of it`(name: String, level: Int) throws {
    for student in [nil, "1", "김철수"] {
      for optimizer in [nil, Optimizer.Name.adam, .nesterov] {
        let (sheet, _, _) = worksheet(name, student: student, step: 1, .en, optimizer)
        let holes = sheet.holes(level: level)
        #expect(!holes.isEmpty && holes.map(\.number) == Array(1...holes.count))
        let texts = texts(sheet.blank(level: level))
        let places = Set(
          texts.flatMap { $0.matches(of: /\(([0-9]+)\) _+|^\[([0-9]+)\]$/) }.compactMap {
            Int($0.output.1 ?? $0.output.2 ?? "")
          })
        #expect(places == Set(1...holes.count))
        for text in texts {
          for place in text.matches(of: /\[([0-9]+)\]/) { #expect((1...holes.count).contains(Int(place.output.1)!)) }
        }
        let told = texts.reduce(into: Set<String>()) { $0.formUnion(numbers(in: $1)) }
        for hole in holes {
          let answer = hole.answer.first == "-" ? String(hole.answer.dropFirst()) : hole.answer
          #expect(!told.contains(answer), "\(name) \(student ?? "-"): \(hole)")
          #expect(!told.contains(SheetNumber(.exact).text(Double(answer)!)), "\(name): \(hole)")
        }
        // The answers are a line for each place.
        guard case .table(_, let rows) = sheet.key(level: level).blocks.last else { continue }
        #expect(rows.map { $0.map(\.text) } == holes.map { ["\($0.number)", $0.symbol, $0.answer] })
      }
    }
    let counts = BlankSheet.levels.map { worksheet(name, student: "1").0.holes(level: $0).count }
    #expect(counts == counts.sorted() && counts[0] < counts[2])
  }

  /// Put back in, the answers make the worked page again: everything else on it is the same.
  @Test(arguments: sheets) func `is the worked page with its numbers left out`(name: String) throws {
    let (sheet, _, _) = worksheet(name, student: "7")
    let answers = Dictionary(uniqueKeysWithValues: sheet.holes(level: 3).map { ("\($0.number)", $0.answer) })
    func filled(_ text: String) -> String {
      text.replacing(/\(([0-9]+)\) _+/) { answers[String($0.output.1)] ?? "?" }
        .replacing(/\|\[([0-9]+)\]\|/) { String((answers[String($0.output.1)] ?? "?").drop { $0 == "-" }) }
        .replacing(/\[([0-9]+)\]/) { answers[String($0.output.1)] ?? "?" }
    }
    func plain(_ text: String) -> String { String(text.prefix { $0 != "=" }).filter { !"() ".contains($0) } }
    func tables(_ page: Sheet) -> [[String]] {
      page.blocks.flatMap { block -> [[String]] in
        guard case .table(_, let rows) = block else { return [] }
        return rows.map { $0.map(\.text) }
      }
    }
    for (blank, worked) in zip(tables(sheet.blank(level: 3)), tables(sheet.worked)) {
      #expect(blank.map(filled).map(plain) == worked.map(plain), "\(name)")
    }
  }

  /// z of sigmoids and tanhs stays where slopes are large, and all numbers are short.
  @Test(arguments: SceneLibrary.names) func `has numbers of one's own that are short and do not saturate`(name: String)
  {
    var seen: Set<[Double]> = []
    let written = scene(name).experiment
    for student in Self.students {
      let (_, own, _) = worksheet(name, student: student)
      let experiment = own.experiment
      #expect(worksheet(name, student: student).1.experiment == experiment, "the same again")
      let start = experiment.firstParameters
      seen.insert(start + (experiment.dataset?.inputs ?? []))
      for value in start { #expect("\(abs(value))".count <= 5 && abs(value) < 100, "\(value)") }
      #expect(experiment.dataset?.targets == written.dataset?.targets)
      guard let network = experiment.settings.network, let data = experiment.dataset else { continue }
      if own.dataSource != .samples || data.count > 4 { #expect(data == written.dataset) }
      let pass = ForwardPass(of: network, at: start, inputs: data.inputs)
      for (layer, z) in zip(network.layers, pass.weightedInputs) {
        guard layer.activation == .sigmoid || layer.activation == .tanh else { continue }
        #expect(z.allSatisfy { layer.activation.slope(at: $0) >= 0.05 }, "\(name) \(student)")
      }
    }
    // Where there is one number only, there are not enough for thirty.
    #expect(seen.count >= (written.names.count > 1 || written.dataset != nil ? 29 : 15), "\(seen.count)")
  }

  @Test func `the numbers of a name are the same on every machine`() {
    let (_, scene, _) = worksheet("worked-example", student: "Ada")
    #expect(scene.experiment.firstParameters == [-0.72, 0.64, 0.56, 0.63, -0.26, 0.9])
    #expect(scene.experiment.dataset?.inputs == [0.1, 0.4])
    #expect(scene.origin?.student == "Ada" && scene.origin?.written == scene.experiment)
  }

  @Test(arguments: Language.allCases) func `says whose it is, or leaves room for a name`(language: Language) {
    let own = worksheet("worked-example", student: "Ada", language).0
    for page in [own.worked, own.blank(level: 3), own.key(level: 3)] { #expect(page.text.contains(": Ada\n")) }
    let plain = worksheet("worked-example", student: nil, language).0
    #expect(plain.blank(level: 3).text.contains("____________________\n"))
    #expect(!plain.worked.text.contains("___") && !plain.key(level: 3).text.contains("___"))
  }

  @Test func `is HTML with a page for each, and nothing from elsewhere`() {
    let sheets = ["<b>&", "2"].map { worksheet("worked-example", student: $0).0.blank(level: 3) }
    let page = Sheet.html(sheets, language: .en)
    #expect(page.matches(of: /<section>/).count == 2 && page.contains("break-before: page"))
    #expect(page.contains("Student: &lt;b&gt;&amp;") && !page.contains("<b>"))
    #expect(!page.contains("http") && !page.contains("<script"))
    #expect(page.matches(of: /<span class="blank">/).count == 56)
    #expect(page.contains("<i>w</i><sub>5</sub>") && page.contains("σ(<span class=\"place\">1</span>)"))
  }

  @Test func `the command line of its screen has the student`() {
    var scene = scene("worked-example")
    scene.origin = SceneOrigin(word: "worked-example", folder: nil, of: scene)
    scene = scene.withNumbers(of: "Ada Lovelace")
    var model = Model(scene, like: Model("worked-example"))
    model.press("] + ]")
    let line = model.reproducingCommand.line(after: "nabla")
    #expect(line.contains("nabla worked-example --student 'Ada Lovelace' ") && !line.contains("--set"), "\(line)")
  }

  @Test func `has its words in both languages`() throws {
    try WordingChecks.check(
      [WorksheetLabel.student("1"), .name, .fillIn(3), .answers(step: 2), .place], file: "WorksheetLabel.swift")
  }
}
