// Writing a scene: the template, the copy, and the page that tells how.

import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import TerminalSupport
import Testing

@testable import nabla

@Suite(.startsPrograms) struct `nabla new` {
  @Test(arguments: ["ko", "en"])
  func `the scene it writes passes the check and opens`(language: String) throws {
    let folder = try Folder()
    let file = folder.path + "/mine.yaml"
    let made = try runNabla("new", file, "--lang", language)
    #expect(made.status == .code(0), "\(made.errorText)")
    for next in ["nabla check \(file)", "nabla \(file)", "nabla guide"] { #expect(made.outputText.contains(next)) }
    let check = try runNabla("check", file)
    #expect(check.status == .code(0))
    #expect(check.outputText == "\(file): ok\n")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) } == (language == "ko"))
    let session = try TerminalSession(nabla, [file, "--lang", language, "--paused"])
    #expect(session.until { session.text.contains(language == "ko" ? "나의 첫 장면" : "My first scene") })
    session.type("q")
    #expect(session.wait() == .code(0))
  }

  /// A pupil takes the # away from what the comments offer.
  @Test(arguments: Language.allCases)
  func `what its comments offer is right too`(language: Language) throws {
    let text = SceneTemplate.text(for: "mine.yaml", in: language)
    let plain = try SceneReader.read(text, path: "mine.yaml")
    #expect(plain.notices.isEmpty)
    let hidden = text.replacing("# - { units: 3", with: "- { units: 3")
    #expect(hidden != text)
    #expect(try SceneReader.read(hidden, path: "m.yaml").experiment.settings.network?.layers.count == 2)
    let begin = try #require(text.firstRange(of: "data:\n"))
    let end = try #require(text.firstRange(of: "target: [1] }\n"))
    let generated = text.replacingCharacters(in: begin.lowerBound..<end.upperBound, with: "")
      .replacing("# data: { generator", with: "data: { generator")
    #expect(try SceneReader.read(generated, path: "m.yaml").experiment.dataset?.count == 100)
    for loss in ["mse", "mae"] {
      _ = try SceneReader.read(text.replacing("loss: log-loss", with: "loss: \(loss)"), path: "m.yaml")
    }
    #expect(!text.contains("\t"))
    for line in text.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= 110, "\(line)") }
  }

  @Test func `it never replaces a file unless that is asked for`() throws {
    let folder = try Folder()
    let file = try folder.write("mine.yaml", "mine\n")
    expectFailure(try runNabla("new", file), 73, saying: ["exists", "--force"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine\n")
    #expect(try runNabla("new", file, "--force").status == .code(0))
    #expect(try runNabla("check", file).status == .code(0))
  }

  @Test(arguments: [
    ("mine", "try '", "mine.yaml'"), ("mine.txt", ".yaml or .yml", "mine.txt.yaml"),
    (".yaml", "before its ending", "my.yaml"),
    ("", "no name", "my.yaml"), ("folder/", "no name", "my.yaml"),
  ])
  func `a name that no scene has is wrong usage, and nothing is written`(name: String, one: String, two: String) throws
  {
    let folder = try Folder()
    let path = name.isEmpty ? "" : folder.path + "/" + name
    expectFailure(try runNabla("new", path), 64, saying: [one, two])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a folder that is not there is told`() throws {
    expectFailure(try runNabla("new", "/nonexistent/mine.yaml"), 73, saying: ["cannot create"])
  }

  @Test func `a name that a shell would split is shown in quotes`() throws {
    let folder = try Folder()
    let made = try runNabla("new", folder.path + "/my own.YML")
    #expect(made.outputText.contains("nabla check '\(folder.path)/my own.YML'"))
    #expect(
      "-x.yaml".inShell == "./-x.yaml" && "it's.yaml".inShell == "'it'\\''s.yaml'" && "수업/a.yaml".inShell == "수업/a.yaml"
    )
  }

  @Test func `it can begin with a scene of the library, comments and all`() throws {
    let folder = try Folder()
    let file = folder.path + "/mine.yaml"
    #expect(try runNabla("new", file, "--from", "hidden-layer").status == .code(0))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == SceneLibrary.text(named: "hidden-layer"))
    let again = folder.path + "/again.yaml"
    #expect(try runNabla("new", again, "--from", file).status == .code(0))
    #expect(try runNabla("check", again).status == .code(0))
  }

  @Test func `every scene of the library can be begun with, its table beside it`() throws {
    for name in SceneLibrary.names {
      let folder = try Folder()
      let file = folder.path + "/mine.yaml"
      #expect(try runNabla("new", "--from", name, file).status == .code(0), "\(name)")
      #expect(try runNabla("check", file).status == .code(0), "\(name)")
    }
  }

  @Test func `another table of the same name stays, and no half of a scene is left`() throws {
    let folder = try Folder()
    let table = try folder.write("digits.csv", "1,2\n")
    let file = folder.path + "/mine.yaml"
    expectFailure(try runNabla("new", "--from", "digits", file), 73, saying: ["digits.csv", "--force"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["digits.csv"])
    #expect(try String(contentsOfFile: table, encoding: .utf8) == "1,2\n")
    #expect(try runNabla("new", "--from", "digits", file, "--force").status == .code(0))
    // The same table is no obstacle.
    #expect(try runNabla("new", "--from", "digits", folder.path + "/second.yaml").status == .code(0))
  }

  @Test func `a scene that is not there or has mistakes cannot be begun with`() throws {
    let folder = try Folder()
    let bad = try folder.write("bad.yaml", "network: 3\n")
    expectFailure(try runNabla("new", folder.path + "/a.yaml", "--from", "spirl"), 66, saying: ["spiral"])
    expectFailure(try runNabla("new", folder.path + "/a.yaml", "--from", bad), 65, saying: ["bad.yaml:1"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["bad.yaml"])
  }
}

@Suite(.startsPrograms) struct `nabla guide` {
  @Test(arguments: Language.allCases)
  func `it is one page`(language: Language) throws {
    let text = try runNabla("guide", "--lang", language.rawValue).outputText
    #expect(text == SceneGuide.page(in: language))
    #expect(lines(text).count <= 60)
    for line in lines(text) { #expect(TextWidth.of(line) <= 80, "\(line)") }
  }

  @Test(arguments: Language.allCases)
  func `its smallest scene is one, and its mistake is told as it says`(language: Language) throws {
    let page = SceneGuide.page(in: language)
    _ = try SceneReader.read(SceneGuide.smallestScene, path: "my.yaml")
    #expect(page.contains(lines(SceneGuide.smallestScene + "\n").map { "  " + $0 }.joined(separator: "\n")))
    let wrong = SceneGuide.smallestScene.replacing("sigmoid", with: "sigmiod")
    let problem = #expect(throws: SceneProblems.self) { try SceneReader.read(wrong, path: "my.yaml") }
    #expect(page.contains("\n  \(try #require(problem?.lines.first?[language]))\n"))
  }

  /// Every piece of YAML the page shows, put where it says.
  @Test(arguments: Language.allCases)
  func `what it shows can be written so`(language: Language) throws {
    let page = SceneGuide.page(in: language)
    let pieces = [
      ("initialization", "{ scheme: xavier, seed: 7 }"),
      ("training", "{ optimizer: adam, learning-rate: 0.1, batch: 4 }"), ("contour", "{ x: w1, y: w2 }"),
      ("panels", "[data, network, loss, lesson]"), ("runs", "[{ learning-rate: 0.1 }]"), ("numbering", "by-target"),
    ]
    for (key, value) in pieces {
      #expect(page.contains(value.trimmingCharacters(in: .whitespacesAndNewlines)), "\(value)")
      _ = try SceneReader.read(SceneGuide.smallestScene + "\n\(key): \(value)\n", path: "my.yaml")
    }
    // The list and the matrices are the same weights.
    let network = "network: { inputs: 2, layers: [{ units: 2, bias: false }, { units: 1, bias: false }] }\n"
    let weights = [
      "{ weights: [.15, .25, .20, .30, .40, .45] }", "{ weights: [[[.15, .20], [.25, .30]], [[.40, .45]]] }",
    ]
    let starts = try weights.map { value in
      #expect(page.contains(value), "\(value)")
      return try SceneReader.read(
        network + "data: { generator: and }\ninitialization: \(value)\n", path: "my.yaml"
      ).experiment.firstParameters
    }
    #expect(starts[0] == starts[1])
    let data = [
      ("- { input: [0, 1], target: [1] }", "data:\n  samples:\n    - { input: [0, 1], target: [1] }\n"),
      ("generator: spiral", "data: { generator: spiral }"),
      ("function: \"sin(3*x1)\"", "data: { function: \"sin(3*x1)\" }"),
      ("features: [\"x1\", \"x1^2\"]", "data: { generator: and, features: [\"x1\", \"x1^2\"] }"),
      ("test: 0.3", "data: { generator: and, test: 0.3 }"),
    ]
    for (shown, value) in data {
      #expect(page.contains(shown), "\(shown)")
      let scene = SceneGuide.smallestScene.replacing("data: { generator: and }", with: value)
      _ = try SceneReader.read(scene, path: "my.yaml")
    }
    let formula = "cost: \"w1^2 + 10*w2^2\""
    #expect(page.contains(formula))
    _ = try SceneReader.read(formula + "\n", path: "my.yaml")
  }

  @Test(arguments: Language.allCases)
  func `every section it names is a word of scenes, and none is missing but version and cost`(language: Language) {
    let page = SceneGuide.page(in: language)
    for row in SceneReference.rows where row.section == "scene" && row.key != "version" {
      #expect(page.contains(row.key), "\(row.key)")
    }
  }

  @Test(arguments: Language.allCases)
  func `every word is listed with what it takes, on lines as wide as a terminal`(language: Language) throws {
    let text = try runNabla("guide", "--words", "--lang", language.rawValue).outputText
    for row in SceneReference.rows {
      #expect(text.contains("\n  \(row.key) "), "\(row.key)")
    }
    for name in Panel.allCases.map(\.rawValue) { #expect(text.contains(name), "\(name)") }
    for line in lines(text) { #expect(TextWidth.of(line) <= 80, "\(line)") }
    let titles = lines(text).filter { !$0.hasPrefix(" ") && !$0.isEmpty }
    // Above the generators stands one more.
    #expect(titles.count == Set(SceneReference.rows.map(\.section)).count + 1 && Set(titles).count == titles.count)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for generator in Generator.allCases {
      #expect(text.contains("\n  \(generator.rawValue) "), "\(generator)")
      #expect(words.contains(": \(generator.text[language])"), "\(generator)")
    }
  }

  @Test func `the check's help, its complaints and the manual point to it`() throws {
    let folder = try Folder()
    let bad = try folder.write("bad.yaml", "network: 3\n")
    #expect(try runNabla("check", "--help").outputText.contains("nabla guide"))
    #expect(try runNabla("man").outputText.contains("nabla guide"))
    for (language, word) in [("en", "how"), ("ko", "쓰는 법")] {
      let said = lines(try runNabla("check", bad, bad, "--lang", language).errorText)
      #expect(said.count { $0.contains("nabla guide") } == 1)
      #expect(said.last?.contains("nabla guide") == true && said.last?.contains(word) == true)
    }
    #expect(!(try runNabla("check", "/nonexistent.yaml").errorText.contains("guide")))
  }
}
