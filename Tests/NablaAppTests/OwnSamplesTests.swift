// Samples set by hand, as they are typed, and tables: what becomes of them is told here by lists of one's own.

import FaultTable
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Samples set by hand` {
  private static let listed = """
    network: { inputs: 2, layers: [{ units: 1, activation: sigmoid }] }
    data: { samples: [{ input: [0, 0], target: [0] }, { input: [0, 1], target: [1] }, { input: [1, 0], target: [1] }] }
    """
  private static let made = """
    network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 1, activation: sigmoid }] }
    data: { generator: moons, samples: 20, noise: 0.1, test: 0.3 }
    """

  private func rows(_ data: Dataset?) -> [[Double]] {
    guard let data else { return [] }
    return (0..<data.count).map { Array(data.rawInput($0)) + Array(data.target($0)) }
  }
  private func rows(_ model: Model) -> [[Double]] { rows(model.history.experiment.dataset) }
  private func tests(_ model: Model) -> [[Double]] { rows(model.history.experiment.dataset?.test) }

  @Test func `are put in, changed and taken away, in the order in which they are typed`() throws {
    var model = try openModel(Self.listed)
    model.press("] ]")
    model.order("points +0.5,0.3,1 -1 2=1,0.25,0")
    #expect(rows(model) == [[0, 1, 1], [1, 0.25, 0], [0.5, 0.3, 1]])
    #expect(model.cursor == .start && model.workspace.scene.dataSource == .samples)
    #expect(model.toast?.phrase.english == "3 edits of samples, from step 0")
    model.order("점 -1")
    #expect(rows(model) == [[1, 0.25, 0], [0.5, 0.3, 1]])
    #expect(model.toast?.phrase.korean == "샘플 1 지움, 0스텝부터")
    model.press("u")
    #expect(rows(model).count == 3)
    model.press("u")
    #expect(rows(model) == [[0, 0, 0], [0, 1, 1], [1, 0, 1]])
    // A number with a sign, a power and many digits is the number that is typed.
    model.order("points +-0.5,1e-3,0.123456789012345678")
    #expect(rows(model).last == [-0.5, 0.001, 0.123456789012345678])
  }

  @Test func `reach those that are held out, and stay what they are when a share is drawn again`() throws {
    var model = try openModel(Self.made)
    let (training, held) = (rows(model), tests(model))
    #expect(training.count == 14 && held.count == 6)
    model.order("points t2=9,9,1 -t1 +5,5,0")
    #expect(rows(model) == training + [[5, 5, 0]])
    #expect(tests(model) == [[9, 9, 1]] + held[2...])
    // All of them are drawn from again, none twice.
    model.order("test 0.5")
    #expect(rows(model).count == 10 && tests(model).count == 10)
    func sorted(_ rows: [[Double]]) -> [[Double]] { rows.sorted { $0.lexicographicallyPrecedes($1) } }
    #expect(sorted(rows(model) + tests(model)) == sorted(training + [[5, 5, 0], [9, 9, 1]] + held[2...]))
    model.order("test 0")
    #expect(tests(model).isEmpty && rows(model).count == 20)
    // What was set by hand cannot be made with more noise.
    model.order("noise 0.3")
    #expect(model.toast?.phrase == .dataNotMade)
    model.press("Esc")
    model.order("data circle")
    #expect(rows(model).count == 200)
  }

  @Test func `are fed through the features that the others are fed through`() throws {
    var model = try openModel(
      """
      network: { inputs: 2, layers: [{ units: 1, activation: identity }] }
      data: { samples: [{ input: [1], target: [1] }, { input: [2], target: [4] }], features: [x1, exp(x1)] }
      """)
    model.order("points +3,9")
    let data = try #require(model.history.experiment.dataset)
    #expect(data.rawInputs == [1, 2, 3])
    #expect(
      data.inputs.enumerated().allSatisfy { abs($1 - [1, 2.718281828, 2, 7.389056099, 3, 20.085536923][$0]) < 1e-8 })
    let before = model.workspace
    model.order("points +1000,1")
    #expect(model.workspace == before)
    #expect(model.open?.problem?.english == "some number would not be finite")
  }

  @Test(arguments: [
    ("+0.5,0.3", "a sample is 3 numbers (2 inputs, 1 target), not 2"), ("-4", "no sample 4; there are 1…3"),
    ("7=0,0,0", "no sample 7; there are 1…3"), ("-t1", "no sample is held out"),
    ("-1 -1 -1", "it is the only sample"), ("+1,2,3 -5", "no sample 5; there are 1…4"),
  ]) func `that cannot be are told why, and lose nothing`(text: String, reason: String) throws {
    var model = try openModel(Self.listed)
    let before = model.workspace
    model.order("points " + text)
    #expect(model.workspace == before && model.done.isEmpty)
    #expect(model.open?.problem?.english == reason)
    #expect(model.open?.text == "points " + text)
  }

  @Test(arguments: [
    "", "0.5,0.3,1", "+", "+a,b,c", "+0x1,2,3", "+1,,2", "-0", "-t", "1=", "=1,2,3", "+inf,0,0", "--1", "+1,2,1e13",
  ])
  func `are nothing where they are no samples`(text: String) throws {
    #expect(PointEdit.list(text) == nil)
  }

  @Test func `are written as they are read`() throws {
    var dice = SeededDice(5)
    for _ in 0..<200 {
      let edits = (0..<Int.random(in: 1...5, using: &dice)).map { _ -> PointEdit in
        let values = (0..<3).map { _ in Double.random(in: -9...9, using: &dice) }
        let number = Int.random(in: 0...99, using: &dice)
        switch Int.random(in: 0...3, using: &dice) {
        case 0: return .add(values)
        case 1: return .replace(.training(number), values)
        case 2: return .replace(.heldOut(number), values)
        default: return .remove(Bool.random(using: &dice) ? .training(number) : .heldOut(number))
        }
      }
      #expect(PointEdit.list(PointEdit.text(of: edits)) == edits)
    }
  }

  @Test func `do not go in where the loss cannot take them`() throws {
    var model = try openModel(Self.listed + "\nloss: log-loss")
    model.order("points +0.5,0.5,2")
    #expect(rows(model).count == 3 && model.open?.problem != nil)
  }

  /// A scene's own loss may take no such data: then the scene goes on with the one in force, and can be read again.
  @Test func `may be such as the scene's own loss could not take`() throws {
    var model = try openModel(Self.listed + "\nloss: log-loss")
    model.order("loss mse")
    model.order("points +0.5,0.5,3")
    #expect(rows(model).last == [0.5, 0.5, 3])
    #expect(model.workspace.scene.experiment.settings.loss == .mse)
    let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(again.experiment.subject == model.history.experiment.subject)
    model.press("m")
    let isFit = model.workspace.runs.allSatisfy {
      $0.history.experiment.settings.conflict(with: $0.history.experiment.subject) == nil
    }
    #expect(model.workspace.isRacing && isFit)
    model.press("u u u")
    #expect(model.settingsInForce.loss == .logLoss && rows(model).count == 3)
  }

  /// Whatever is changed one after the other: what the scene remembers of it leads to the same samples.
  @Test(arguments: 0..<40) func `are remembered with all other changes of the data`(number: Int) throws {
    var dice = SeededDice(UInt64(number) + 900)
    var model = try openModel(number % 2 == 0 ? Self.made : Self.listed)
    let written = model.workspace.scene
    let table = Dataset(inputCount: 2, targetCount: 1, inputs: [1, 2, 3, 4, 5, 6], targets: [0, 1, 1])
    for _ in 0..<12 {
      let values = (0..<3).map { _ in "\(Double.random(in: 0...1, using: &dice))" }.joined(separator: ",")
      let place = Int.random(in: 1...4, using: &dice)
      let command = [
        "data moons", "data circle", "samples 12", "samples 30", "noise 0.2", "test 0.4", "test 0", "function x1*x2",
        "features x1, x2, x1*x2", "features off",
        "points +\(values)", "points \(place)=\(values)", "points -\(place)", "points t\(place)=\(values)", "csv",
      ].randomElement(using: &dice)!
      if command == "csv" {
        _ = model.update(.tableRead(path: "my.csv", table))
      } else {
        model.order(command)
        model.press("Esc")
      }
    }
    var again = written
    for change in model.workspace.scene.dataChanges {
      again = try again.with(change)
      // Each is what its words say.
      if case .table = change { continue }
      #expect(DataChange(change.name, change.text) == change)
    }
    #expect(again.experiment.subject == model.history.experiment.subject)
    #expect(again.dataSource == model.workspace.scene.dataSource)
    // And the scene that is written out has them.
    let own = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(own.experiment.subject == model.exportedScene.experiment.subject)
  }

  /// Network, data and rules changed one after the other, with steps between: undo and redo land on the same pictures.
  @Test func `and twenty other changes go back and forth to the same pictures`() throws {
    var model = try openModel(Self.made)
    func picture() -> Frame {
      var copy = model
      copy.toast = nil
      copy.lastDeed = nil
      copy.done = []
      copy.undone = []
      return copy.picture()
    }
    let commands = [
      "data xor", "data moons", "samples 30", "layers 2 4 3 1", "bias off", "test 0.5", "l2 0.01",
      "features x1, x2, x1*x2",
      "points +0.5,0.25,1 +0.1,-0.2,0", "patience 20", "schedule cosine 40", "frozen w1 w2", "activation 2 relu",
      "points -2 t1=0.3,0.3,1", "learning-rate 0.5", "optimizer momentum", "batch 5", "layers here 3 4 2 1",
      "bias 1 on",
      "function x1*x2", "loss mae", "initialization he", "points 1=0,0,1",
    ]
    var before: [Frame] = []
    for command in commands {
      model.press("] ]")
      before.append(picture())
      let count = model.done.count
      model.order(command)
      #expect(model.done.count == count + 1 && model.overlay == nil, "\(command)")
    }
    let end = picture()
    for index in commands.indices.reversed() {
      model.press("u")
      let isSame = picture() == before[index]
      #expect(isSame, "undone: \(commands[index])")
    }
    for index in commands.indices {
      model.press("U")
      let isSame = picture() == (index + 1 < before.count ? before[index + 1] : end)
      #expect(isSame, "done again: \(commands[index])")
    }
  }

  @Test func `come from a table with the name that was typed, capitals too`() throws {
    var model = try openModel(Self.listed)
    model.press(":")
    model.type("data My/Samples.CSV")
    let commands = model.update(.key(Key(.enter)))
    #expect(commands == [.readTable(path: "My/Samples.CSV", inputs: 2, targets: 1)])
    let table = Dataset(inputCount: 2, targetCount: 1, inputs: [1, 2, 3, 4], targets: [0, 1])
    _ = model.update(.tableRead(path: "My/Samples.CSV", table))
    #expect(rows(model) == [[1, 2, 0], [3, 4, 1]])
    #expect(model.toast?.phrase == .dataSet("My/Samples.CSV"))
    _ = model.update(.tableFailed([LocalizedText(ko: "x.csv:1:2: error: 하나", en: "x.csv:1:2: error: one")]))
    #expect(model.toast?.phrase.korean == "x.csv:1:2: error: 하나")
    #expect(model.toast?.phrase.english == "x.csv:1:2: error: one")
    _ = model.update(
      .tableFailed(["x.csv:1:2: error: one", "x.csv:3:1: error: two", "three"].map { LocalizedText($0) }))
    #expect(model.toast?.phrase.english == "x.csv:1:2: error: one (and 2 more)")
    #expect(rows(model) == [[1, 2, 0], [3, 4, 1]])
    var strict = try openModel(Self.listed + "\nloss: log-loss")
    _ = strict.update(
      .tableRead(path: "a.csv", Dataset(inputCount: 2, targetCount: 1, inputs: [1, 2], targets: [7])))
    #expect(strict.toast?.phrase == .targetsOutsideUnit(7) && rows(strict).count == 3)
  }
}

extension Model {
  fileprivate var open: CommandPalette? {
    if case .palette(let palette) = overlay { return palette }
    return nil
  }
}
