// The command line of a screen opens the same screen again: whatever was done before, cell for cell.

import ArgumentParser
import FaultTable
import Foundation
import NablaCanvas
import NablaLesson
import NablaScenes
import TerminalSupport
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords
@testable import nabla

/// The model that a command line makes, through the parser of arguments.
///
/// Not from the root of all commands: a debug build checks each tree of options again wherever it is passed by.
private func reopened(_ command: ReproducingCommand, _ size: Size) throws -> Model {
  let words = command.words + ["--size", "\(size.columns)x\(size.rows)"]
  return try Snapshot.parse(words).model()
}

/// The picture without what only a session has: its last words, and what undo would take back.
private func picture(_ model: Model) -> Frame {
  var model = model
  model.toast = nil
  model.overlay = nil
  model.done = []
  model.undone = []
  model.lastDeed = nil
  model.look.isAnswerNew = false
  model.playback.speed = nil
  model.setPlaying(false)
  model.refresh()
  Stage.compute(&model)
  return model.draw()
}

/// The rows that differ, one above the other.
private func differences(_ one: Frame, _ other: Frame) -> String {
  zip(one.text.split(separator: "\n"), other.text.split(separator: "\n")).filter { $0 != $1 }
    .map { "\($0)\n\($1)" }.joined(separator: "\n")
}

private func opened(_ name: String, _ size: Size = Size(columns: 120, rows: 40), language: Language = .en) throws
  -> Model
{
  let opener = SceneOpener(folder: nil)
  return Model(
    try opener.scene(name), size: size, language: language, isPlaying: false, catalog: opener.catalog())
}

extension Model {
  fileprivate mutating func press(_ keys: String) {
    let opener = SceneOpener(folder: nil)
    let stage = Stage(opener) { try opener.scene("neuron") }
    _ = stage.press(try! KeyScript(keys), on: &self)
  }
}

@Suite struct `The command line of a screen` {
  /// Pages are named, whatever keys led to them and whether the answer was opened on the way.
  @Test(arguments: ["learning-rates", "flat-spot", "perceptron", "bias-reach", "worked-example"])
  func `names the lesson's page where a page is meant`(name: String) throws {
    for (columns, rows) in [(80, 24), (120, 40)] {
      // Different keys lead to one page and so to one command line.
      var pictures: [[String]: Frame] = [:]
      for count in 1...8 {
        for others in ["", " 1"] {
          var model = try opened(name, Size(columns: columns, rows: rows))
          model.press(Array(repeating: "H", count: count).joined(separator: " ") + others)
          let words = model.reproducingCommand.words
          let keys = words.firstIndex(of: "--keys").map { words[$0 + 1] } ?? ""
          let page = model.look.lessonPage
          let pages = LessonPages(model.workspace.scene)
          let isClosedAnswer = pages.isAnswer(page) && !model.look.isAnswerOpen
          if !isClosedAnswer, !LessonView(model: Shown(model)).showsAnswer || page >= pages.answer ?? 0 {
            #expect(!keys.contains("H"), "\(count) \(words)")
          }
          let again = try pictures[words] ?? picture(reopened(model.reproducingCommand, model.size))
          pictures[words] = again
          #expect(again == picture(model), "\(words)")
        }
      }
    }
  }

  @Test(arguments: [
    ("worked-example", ""), ("worked-example", "] ] ] Right Right"), ("worked-example", "+ ] o ] a ] b f"),
    ("worked-example", "Down Enter Down Enter Down Enter"), ("worked-example", "] Enter Down Down % % ]"),
    ("worked-example", "m ] ] 3"), ("worked-example", "] m m Down Down"), ("worked-example", "e - 1 . 5 Enter ] ]"),
    ("learning-rates", "] ] ] ]"), ("learning-rates", "M ] +"), ("learning-rates", "] ] 3 Down Down 1"),
    ("learning-rates", "m ] ]"), ("digits", "] n n n z"), ("spiral", "i R R ] ]"), ("spiral", "s 7 Enter } z"),
    ("cost-surface", "v v S-Left S-Left S-Up ]"), ("cost-surface", "( ( S-Right S-Up 2"), ("two-valleys", "] ] z v"),
    ("two-valleys", "@ Left Left Left Enter Esc ] ]"), ("hidden-layer", "H H H w y"), ("hidden-layer", "p 3"),
    ("local-minima", "V ] ] V"), ("momentum", "} } } 4"), ("perceptron", "] ] ]"), ("vanishing", "9 Tab Tab Tab"),
    ("three-to-two", "c Up Up c n"), ("by-hand", "e 2 Enter Down e 0 . 1 Enter ] ]"), ("bias", "] ] H H"),
    ("parabola", "+ + + + } } } } } } }"), ("neuron", "d d ] ]"),
  ]) func `brings it back cell for cell`(name: String, keys: String) throws {
    for (size, language) in [(Size(columns: 80, rows: 24), Language.ko), (Size(columns: 200, rows: 60), .en)] {
      var model = try opened(name, size, language: language)
      model.press(keys)
      let command = model.reproducingCommand
      #expect(command.missing.isEmpty, "\(command)")
      let again = try reopened(command, size)
      #expect(again.toast == nil)
      let isSame = picture(again) == picture(model)
      #expect(isSame, "\(command.words)\n\(differences(picture(again), picture(model)))")
    }
  }

  /// Own data too: made otherwise, held out, from a table, and set sample by sample.
  @Test(arguments: [
    ["data moons", "samples 30", "noise 0.1", "test 0.3"], ["points +0.5,0.3,1 -2", "points 1=0.1,0.2,0"],
    ["data moons", "test 0.3", "points +0.25,0.5,1 -t1 t2=0,0,1", "l2 0.01", "layers 2 4 3 1"],
    ["function sin(3*x1)*x2", "noise 0.05"], ["data CSV", "points -1"],
    ["data moons", "points -3", "test 0.5", "data xor"],
    ["features x1, x2, x1*x2", "layers 3 4 1"],
    ["data moons", "features x1, x2, x1^2", "test 0.3", "activation 1 relu"],
  ]) func `brings back data of one's own`(commands: [String]) throws {
    let folder = try Folder()
    let table = try folder.write("My samples.csv", "x1,x2,y\n0.5,1,1\n-1,0.25,0\n2,2,1\n")
    var model = try opened(
      folder.write(
        "own.yaml",
        "network: { inputs: 2, layers: [{ units: 2, activation: tanh }, { units: 1, activation: sigmoid }] }\n"
          + "data: { generator: xor }\n"))
    let stage = Stage(SceneOpener(folder: nil)) { try SceneOpener(folder: nil).scene("neuron") }
    for command in commands {
      model.press(":")
      for scalar in command.replacing("CSV", with: table).unicodeScalars {
        _ = stage.perform(model.update(.key(Key(scalar))), on: &model)
      }
      _ = stage.perform(model.update(.key(Key(.enter))), on: &model)
      #expect(
        model.overlay == nil && model.toast?.phrase.english.contains("error") == false,
        "\(String(describing: model.toast))")
    }
    #expect(model.done.count == commands.count, "\(model.done.map(\.phrase)) \(String(describing: model.toast))")
    model.press("] ] Right")
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty, "\(command)")
    let again = try reopened(command, model.size)
    #expect(again.workspace.history.experiment == model.workspace.history.experiment)
    let isSame = picture(again) == picture(model)
    #expect(isSame, "\(command.words)\n\(differences(picture(again), picture(model)))")
  }

  @Test func `says where there are more own samples than a line can name`() throws {
    var model = try opened("hidden-layer")
    let edits = (0..<61).map { PointEdit.add([Double($0), 1, 0]) }
    _ = model.take(.points(edits))
    #expect(model.reproducingCommand.missing.contains(.data))
    model.press("u")
    _ = model.take(.points(Array(edits.prefix(60))))
    #expect(model.reproducingCommand.missing.isEmpty)
  }

  /// Another network is asked for by one flag, values that are not drawn again by more.
  @Test(arguments: [
    ("worked-example", ["layers 2 3 1"], "layers=2-3-1"),
    ("worked-example", ["bias 2 on", "activation 1 tanh"], "layers=2-2-1:bias"),
    (
      "worked-example", ["layers 2 3:tanh:bias 3:relu:bypass 1", "step", "select w9"],
      "layers=2-3:tanh:bias-3:relu:bypass-1"
    ),
    ("worked-example", ["step", "step", "layers here 2 3 1", "step", "set w3 0.5"], "layers=2-3-1"),
    ("worked-example", ["step", "layers here 2 2 1", "activation output relu", "step"], ""),
    ("hidden-layer", ["bypass 1 on", "step", "activation 1 sine", "step"], "layers=2-2:bypass-1"),
    (
      "hidden-layer", ["bias off", "layers 2 2 2 1", "activation 2 relu", "step"],
      "layers=2-2:no-bias-2:no-bias-1:no-bias"
    ),
    ("three-classes", ["loss mse", "activation output sigmoid", "layers 2 4:relu 3", "step"], ""),
    ("spiral", ["loss mse", "activation output tanh", "step", "activation 1 relu"], ""),
  ])
  func `brings another network back`(name: String, orders: [String], flag: String) throws {
    for (size, language) in [(Size(columns: 80, rows: 24), Language.ko), (Size(columns: 140, rows: 44), .en)] {
      var model = try opened(name, size, language: language)
      for order in orders {
        if order == "step" {
          model.press("]")
          continue
        }
        model.press(([":"] + order.map { $0 == " " ? "Space" : "\($0)" } + ["Enter"]).joined(separator: " "))
        #expect(model.overlay == nil, "\(order): \(String(describing: model.toast?.phrase))")
      }
      let command = model.reproducingCommand
      #expect(command.missing.isEmpty, "\(command)")
      #expect(flag.isEmpty || command.words.contains { $0.contains(flag) }, "\(command.words)")
      let again = try reopened(command, size)
      let isSame = picture(again) == picture(model)
      #expect(isSame, "\(command.words)\n\(differences(picture(again), picture(model)))")
    }
  }

  /// A scene that opens with a comparison does so again, and says that it will.
  @Test(arguments: [("symmetry", "layers 2 1 1"), ("residual", "bypass 3 off")])
  func `says where a comparison comes back that another network had ended`(name: String, order: String) throws {
    var model = try opened(name)
    model.press(([":"] + order.map { $0 == " " ? "Space" : "\($0)" } + ["Enter", "]"]).joined(separator: " "))
    let command = model.reproducingCommand
    #expect(command.missing == [.comparison], "\(command)")
    #expect(try reopened(command, model.size).situation == model.situation)
  }

  /// What was done in the past, and what the learner put in, cannot be asked for: then it is said.
  @Test(arguments: [
    ("worked-example", "] ] ] Home +", ReproducingCommand.Missing.earlierRuns), ("valley", "2 @ Right", .pointer),
    ("worked-example", "Enter e 0 . 6 Enter", .ownValues), ("learning-rates", "3 Down + ] Up Up +", .comparison),
    ("spiral", "i i i i i i ] r 2 @ Left Left Left Enter", .start),
  ]) func `says what it cannot bring back`(name: String, keys: String, missing: ReproducingCommand.Missing) throws {
    var model = try opened(name)
    model.press(keys)
    let command = model.reproducingCommand
    #expect(command.missing.contains(missing), "\(command)")
    _ = try reopened(command, model.size)
  }

  /// Changes that only go together, a sample that the step leaves out, and an optimizer with constants of its own.
  @Test(arguments: [
    (0, "f a"), (0, "f a o"), (0, "a f ] f"), (1, "n b"), (1, "b n ]"), (1, "n b ] Right a [ o"), (2, "o O"),
    (2, "o r o o O O"), (2, "Right o Left + ] ]"), (3, "B Home : s e t Space w 1 Space 0 . 1 6 Enter R o f a"),
    (3, "o a"), (3, "o a ] A O"), (4, "e 2 Enter m"), (4, "e 2 Enter m ] ]"), (4, "] e 1 2 Enter Right o O + ]"),
    (2, ": b e t a Space 0 . 7 Enter ] ]"), (2, ": b e t a Space 0 . 7 Enter r ] ]"),
    (2, "] o o o : r h o Space . 5 Enter ] ]"), (2, ": b e t a Space 0 Enter r m ]"),
    (2, "] o o : e p s i l o n Space 1 e - 3 Enter ] O O ]"), (2, ": b e t a Space . 7 Enter r ] o ] O ]"),
    (5, "] ] Down Down c e 2 Enter ]"), (5, "Down e . 7 Enter i R i R r ] w"),
    (5, "c Up c : s e t Space w 7 Space 3 Enter r ] 3"),
  ]) func `names changes that are right only together`(scene: Int, keys: String) throws {
    let folder = try Folder()
    var model = try opened(Self.scenes(folder)[scene])
    model.press(keys)
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty, "\(command)")
    #expect(picture(try reopened(command, model.size)) == picture(model), "\(command.words)")
  }

  /// Its weights are numbered as in a book.
  private static let book = """
    numbering: by-target
    network: { inputs: 2, layers: [{ units: 2 }, { units: 2 }] }
    initialization: { weights: [.15, .20, .25, .30, .40, .45, .50, .55], biases: [.35, .35, .60, .60] }
    loss: half-mse
    data: { samples: [{ input: [0.05, 0.10], target: [0.01, 0.99] }] }
    training: { learning-rate: 0.5 }
    """

  private static func scenes(_ folder: Folder) throws -> [String] {
    let network = "network: { inputs: 1, layers: [ { units: 1, activation: "
    let data = "data: { samples: [ { input: [1], target: [0.5] }, { input: [-1], target: [0.2] } ] }\n"
    let files = [
      network + "sigmoid } ] }\nloss: log-loss\n" + data,
      network + "tanh } ] }\ninitialization: { weights: [0.5], biases: [0.1] }\n" + data
        + "training: { learning-rate: 0.1, order: given }\n",
      "cost: \"w1^2 + 2*w2^2\"\ntraining: { optimizer: momentum, beta: 0.5 }\n",
    ]
    return try files.enumerated().map { try folder.write("scene\($0.offset).yaml", $0.element) }
      + ["perceptron", "worked-example", folder.write("book.yaml", Self.book)]
  }

  /// Sessions nobody thought of: the command line is one that the program takes, and where nothing is said to be missing,
  /// nothing is. What was changed on the way can always be named.
  @Test(arguments: 0..<Soak.amount(48, all: 1_500)) func `is right about itself after anything`(number: Int) throws {
    var dice = SeededDice(UInt64(number) + 77)
    let folder = try Folder()
    let scenes = try SceneLibrary.names + Self.scenes(folder)
    let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)]
    var model = try opened(scenes[number % scenes.count], sizes.randomElement(using: &dice)!)
    let keys = [
      "+ a", "o f", "f a", "n", "b", "Right o Left", "Right + Left a", "e 1 . 5 Enter", "Right e 2 Enter", "O", "A",
      "]", "]", "]", "[", "}", "Right", "Left", "n", "+", "-", "a", "i", "o", "b", "f", "R", "r", "c", "v", "(", ")",
      "S-Left", "S-Up", "1", "2", "3", "4", "5", "Tab", "Down", "Up", "Enter", "%", "z", "y", "m", "M", "w", "H", "V",
      "p", "u", "U", "Esc", "Home", "End", "@", "Backspace",
    ]
    for _ in 0..<Int.random(in: 3...25, using: &dice) { model.press(keys.randomElement(using: &dice)!) }
    let command = model.reproducingCommand
    let again = try reopened(command, model.size)
    let isAlone = !model.workspace.isRacing && model.workspace.runs.count == 1
    #expect(!isAlone || !command.missing.contains(.run), "\(command)")
    let isSameStep = again.workspace.cursor.step == model.workspace.cursor.step
    #expect(isSameStep || command.missing.contains(ReproducingCommand.Missing.run))
    guard command.missing.isEmpty else { return }
    let isSame = picture(again) == picture(model)
    #expect(isSame, "\(command.words)\n\(differences(picture(again), picture(model)))")
  }

  @Test(.startsPrograms) func `is one that a shell takes`() throws {
    let odd = "it's a scene $HOME"
    let folder = try Folder()
    let path = folder.path + "/\(odd).yaml"
    _ = try folder.write("\(odd).yaml", "cost: \"w1^2 + 2*w2^2\"\n")
    var model = Model(try SceneOpener(folder: nil).scene(path), size: Size(columns: 80, rows: 24), isPlaying: false)
    model.press("] ] y")
    let line = model.reproducingCommand.line(after: "printf '%s\\n'")
    let result = try run("/bin/sh", ["-c", line])
    #expect(lines(result.outputText) == model.reproducingCommand.words)
    // As the page breaks it over lines.
    let broken = CommandPage.wrapped(model.reproducingCommand.shellWords(after: "printf '%s\\n'"), to: 24)
    #expect(broken.count > 2)
    #expect(
      lines(try run("/bin/sh", ["-c", broken.joined(separator: "\n")]).outputText) == model.reproducingCommand.words)
  }

  @Test(.startsPrograms) func `opens the program where it says`() throws {
    let session = try open(
      "worked-example", "--learning-rate", "0.5", "--change", "3:w5=1", "--goto", "12", "--lang", "ko")
    #expect(session.step == 12 && session.text.contains("η 0.5") && session.text.contains("멈춤"))
    session.send(keys: "!")
    #expect(session.shows("nabla worked-example --learning-rate 0.5 --change 3:w5=1 --goto 12"), "\(session.text)")
    session.send(keys: "\u{1b}")
    let keyed = try open("neuron", "--keys", "d ]", "--goto", "2")
    #expect(keyed.text.contains("Fit the curve") && keyed.step == 1)
  }

  @Test(
    .startsPrograms,
    arguments: [
      (["--goto", "x"], 64, "--goto"), (["--goto", "-1"], 64, "--goto"), (["--beat", "99"], 64, "beats 1 to 9"),
      (["--change", "5"], 64, "5:learning-rate=0.3"), (["--change", "5:w9=1"], 64, "w1…w6"),
      (["--change", "5:loss=nonsense"], 64, "loss cannot be"), (["--set", "w9=1"], 64, "w1…w6"),
      (["--change", "5:beta=0.5"], 64, "gradient-descent has no β: it belongs to momentum, nesterov"),
      (["--change", "5:optimizer=adam", "--change", "5:beta1=1"], 64, "it takes 0 ≤ β₁ < 1"),
      (["--set", "rho=0.5"], 64, "gradient-descent has no ρ"),
      (["--optimizer", "rmsprop", "--set", "rho=1"], 64, "rho takes a number from 0 to below 1"),
      (["--set", "w1"], 64, "w3=0.5"), (["--set", "data=mons"], 64, "moons"),
      (["--set", "data=nowhere.csv"], 66, "nowhere.csv"), (["--set", "points=+1"], 64, "a sample is 3 numbers"),
      (["--set", "points=1"], 64, "+0.5,0.3,1"), (["--set", "samples=9"], 64, "these samples are listed"),
      (["--x", "w1", "--y", "w1"], 64, "must differ"), (["--x", "b1"], 64, "w1…w6"),
      (["--panel", "matrix2"], 64, "matrix"),
      (["--page", "99"], 64, "pages 1 to 10"), (["--sample", "2"], 64, "there are 1"),
      (["--precision", "7"], 64, "exact"),
      (["--x-range", "3:1"], 64, "-6:6"), (["--steps", "1", "--goto", "1"], 64, "the same"),
    ]) func `refuses what the scene has not`(words: [String], code: Int32, says: String) throws
  {
    let result = try run(nabla, ["snapshot", "worked-example"] + words)
    expectFailure(result, code)
    #expect(result.errorText.contains(says), "\(result.errorText)")
  }

  @Test(.startsPrograms) func `starts a parameter where it is told, whatever the initialization`() throws {
    for initialization in ["given", "zeros", "xavier"] {
      let text = try runNabla(
        "snapshot", "neuron", "--initialization", initialization, "--set", "b1=-2.5", "--panel", "weights"
      ).outputText
      #expect(text.contains("-2.5000"), "\(initialization)")
    }
  }
}
