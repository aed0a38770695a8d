import FaultTable
import Foundation
@preconcurrency import Glibc
import NablaLesson
import NablaScenes
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `nabla snapshot` {
  @Test func `it prints exactly so many rows and columns`() throws {
    for (columns, rows) in [(120, 40), (80, 24), (60, 20), (20, 6), (1, 1), (300, 100)] {
      let result = try runNabla("snapshot", "worked-example", "--size", "\(columns)x\(rows)")
      #expect(result.status == .code(0))
      #expect(lines(result.outputText).count == rows)
      #expect(lines(result.outputText).allSatisfy { $0.count <= columns })
      #expect(!result.output.contains(0x1B))
    }
  }

  @Test func `it is paused at the first beat of the step asked for`() throws {
    let trained = try situation("train", "worked-example", "--steps", "25", "--every", "0")
    let text = try runNabla("snapshot", "worked-example", "--steps", "25").outputText
    #expect(text.contains("step 25 "))
    #expect(text.contains("1/9"))
    #expect(text.contains(String(format: "%.4f", trained["cost"] as! Double)))
    #expect(text.contains("paused"))
  }

  @Test func `keys are pressed in their order, and waiting plays`() throws {
    let text = try runNabla("snapshot", "worked-example", "--keys", "] ] + Right").outputText
    #expect(text.contains("step 2 ") && text.contains("η 2") && text.contains("2/9"))
    let still = try runNabla("snapshot", "neuron", "--keys", "wait:5").outputText
    #expect(still.contains("step 0 "))
    let played = try runNabla("snapshot", "neuron", "--keys", "Space wait:12").outputText
    #expect(!played.contains("step 0 ") && !played.contains("paused"))
    #expect(played == (try runNabla("snapshot", "neuron", "--keys", "Space wait:12").outputText))
    #expect(try runNabla("snapshot", "neuron", "--keys", "d").outputText.contains("Fit the curve"))
    let quit = try runNabla("snapshot", "neuron", "--keys", "] q ]")
    #expect(quit.status == .code(0))
    #expect(quit.outputText.contains("step 1 "), "what follows q is pressed no more")
  }

  @Test func `panel, language, glyphs and theme are as asked`() throws {
    let korean = try runNabla("snapshot", "worked-example", "--lang", "ko").outputText
    #expect(korean.contains("신경망") && korean.contains("손으로 하는 역전파"))
    let panel = try runNabla("snapshot", "worked-example", "--panel", "weights", "--size", "60x20").outputText
    #expect(panel.contains("x1→h1") && !panel.contains("Contour"))
    #expect(!panel.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
    let ascii = try runNabla("snapshot", "worked-example", "--glyphs", "ascii")
    #expect(ascii.output.allSatisfy { $0 < 0x80 })
    let dark = try runNabla("snapshot", "worked-example", "--format", "ansi")
    let light = try runNabla("snapshot", "worked-example", "--format", "ansi", "--theme", "light")
    let mono = try runNabla("snapshot", "worked-example", "--format", "ansi", "--color", "never")
    #expect(dark.output != light.output)
    #expect(dark.outputText.contains("38;5;"))
    #expect(!mono.outputText.contains("38;5;") && mono.output.contains(0x1B))
  }

  @Test func `the locale chooses the language, and flags come before it`() throws {
    func title(_ environment: [String: String?], _ arguments: String...) throws -> Bool {
      let all = ["snapshot", "neuron", "--size", "60x20"] + arguments
      return try run(nabla, all, environment: environment).outputText.contains("뉴런 하나가")
    }
    #expect(try title(["LC_ALL": nil, "LANG": "ko_KR.UTF-8"]))
    #expect(try title(["LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"]))
    #expect(try !title(["LC_ALL": "en_US.UTF-8", "LANG": "ko_KR.UTF-8"]))
    #expect(try title(["NABLA_LANG": "ko"]))
    #expect(try !title(["NABLA_LANG": "ko"], "--lang", "en"))
  }

  @Test(.fault("E3")) func `a file is written whole, and nothing is overwritten without being told to`() throws {
    let folder = try Folder()
    let file = folder.path + "/frame.txt"
    #expect(try runNabla("snapshot", "neuron", "--output", file).status == .code(0))
    let first = try String(contentsOfFile: file, encoding: .utf8)
    #expect(first == (try runNabla("snapshot", "neuron").outputText))
    expectFailure(try runNabla("snapshot", "spiral", "--output", file), 73, saying: ["exists", "--force"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == first)
    #expect(try runNabla("snapshot", "spiral", "--output", file, "--force").status == .code(0))
    #expect(try String(contentsOfFile: file, encoding: .utf8) != first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["frame.txt"])
  }

  @Test(.fault("E1", "E4")) func `output that cannot be created is 73`() throws {
    let folder = try Folder()
    let name = folder.path + "/" + String(repeating: "x", count: 300)
    for path in [folder.path, folder.path + "/no/such/f", "", name, "/dev/full"] {
      expectFailure(try runNabla("snapshot", "neuron", "--output", path, "--force"), 73)
    }
  }
}

@Suite(.startsPrograms) struct `Lists and checks` {
  @Test func `scenes lists the library as a table and as JSON`() throws {
    let all = lines(try runNabla("scenes").outputText)
    let chapters = all.filter { $0.hasPrefix("# ") }
    #expect(chapters == Course.chapters.enumerated().map { "# \($0.offset + 1). \($0.element.title.en)" })
    let table = all.filter { !$0.hasPrefix("# ") && !$0.isEmpty }
    let list = try #require(try json(try runNabla("scenes", "--format", "json").outputText) as? [[String: Any]])
    #expect(list.count == table.count)
    for (row, item) in zip(table, list) {
      let name = try #require(item["name"] as? String)
      let title = try #require(item["title"] as? [String: String])
      #expect(row.hasPrefix(name + " "))
      #expect(row.hasSuffix(try #require(title["en"])))
      #expect(title["ko"]?.isEmpty == false)
      let place = try #require(Course.place(of: name))
      #expect(item["place"] as? String == place.text)
      #expect((item["chapter"] as? [String: String])?["ko"] == Course.chapters[place.chapter - 1].title.ko)
      #expect((item["question"] as? [String: String])?["ko"]?.isEmpty == false && item["progress"] is NSNull)
    }
    let names = list.compactMap { $0["name"] as? String }
    for name in [
      "worked-example", "neuron", "cost-surface", "perceptron", "hidden-layer", "curve-fit", "spiral", "learning-rates",
    ] {
      #expect(names.contains(name))
    }
    #expect(try runNabla("scenes", "--lang", "ko").outputText.contains("두 나선 가르기"))
  }

  @Test func `scenes tells how far one is`() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path + "/nabla", withIntermediateDirectories: true)
    _ = try folder.write("nabla/progress.yaml", "bias: answered\ndigits: opened\nneuron: nonsense\n")
    let environment = ["XDG_STATE_HOME": folder.path]
    let table = lines(try runNabla("scenes", environment: environment).outputText)
    #expect(table.contains { $0.hasPrefix("bias ") && $0.contains("✓ A bias") })
    #expect(table.contains { $0.hasPrefix("digits ") && $0.contains("• Hand") })
    #expect(!table.contains { $0.hasPrefix("neuron ") && ($0.contains("•") || $0.contains("✓")) })
    let text = try runNabla("scenes", "--format", "json", environment: environment).outputText
    let list = try #require(try json(text) as? [[String: Any]])
    #expect(list.first { $0["name"] as? String == "bias" }?["progress"] as? String == "answered")
  }

  @Test func `scenes makes a handout, and one with answers for the teacher`() throws {
    let scene = try #require(try SceneLibrary.scene(named: "valley"))
    for language in Language.allCases {
      let words = ["scenes", "--format", "markdown", "--lang", language.rawValue]
      let pupils = try run(nabla, words).outputText
      let teachers = try run(nabla, words + ["--notes"]).outputText
      for text in [pupils, teachers] {
        #expect(lines(text).contains("### 2.8 " + scene.title[language]) && lines(text).contains("    nabla valley"))
        #expect(lines(text).contains { $0.contains(scene.question![language]) })
      }
      #expect(!pupils.contains(scene.answer![language]) && teachers.contains(scene.answer![language]))
    }
    expectFailure(try runNabla("scenes", "--notes"), 64)
  }

  @Test func `scenes of one's own are found by flag, by variable and in the data folder`() throws {
    let folder = try Folder()
    let text = "title: { ko: 내 것, en: Mine }\ncost: \"w1^2 + 2*w2^2\"\n"
    _ = try folder.write("mine.yaml", text)
    #expect(try runNabla("scenes", "--scenes", folder.path).outputText.contains("mine"))
    #expect(try runNabla("train", "mine", "--steps", "1", "--scenes", folder.path).status == .code(0))
    #expect(
      try runNabla("train", "mine", "--steps", "1", environment: ["NABLA_SCENES": folder.path]).status == .code(0))
    expectFailure(try runNabla("train", "mine", "--steps", "1"), 66)
    let data = folder.path + "/data/nabla/scenes"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try text.write(toFile: data + "/other.yaml", atomically: true, encoding: .utf8)
    #expect(
      try runNabla("train", "other", "--steps", "1", environment: ["XDG_DATA_HOME": folder.path + "/data"]).status
        == .code(0))
  }

  /// The contract's own line: file, line, column, what is wrong and the nearest right word.
  @Test func `check says every mistake in the contract's form`() throws {
    let folder = try Folder()
    let file = try folder.write(
      "xor.yaml",
      """
      title: { ko: 배타, en: XOR }
      network:
        inputs: 2
        layers:
          - { units: 2, activation: sigmiod }
          - { units: 1 }
      data: { generator: xor }
      training: { learning-rat: 0.5 }

      """)
    let result = try runNabla("check", file)
    expectFailure(result, 65)
    let found = lines(result.errorText)
    let column = "    - { units: 2, activation: ".count + 1
    #expect(found.first == "\(file):5:\(column): error: unknown activation 'sigmiod' (did you mean 'sigmoid'?)")
    // Behind the mistakes stands where to read more.
    #expect(found.count == 3, "\(found)")
    #expect(found[1].contains("\(file):8:13: error:"))
    #expect(found[1].contains("'learning-rate'"))
    // The same lines from every command that opens a scene.
    expectFailure(try runNabla("train", file, "--steps", "1"), 65, saying: Array(found.prefix(2)))
    expectFailure(try runNabla("snapshot", file), 65, saying: Array(found.prefix(2)))
  }

  @Test func `check is content with the library and goes on after a bad file`() throws {
    let folder = try Folder()
    let bad = try folder.write("bad.yaml", "network: 3\n")
    #expect(try runNabla("check", "spiral", "neuron").status == .code(0))
    let mixed = try runNabla("check", "spiral", bad, "/nonexistent.yaml", "neuron")
    #expect(mixed.status == .code(65))
    #expect(mixed.outputText.contains("spiral: ok") && mixed.outputText.contains("neuron: ok"))
    #expect(mixed.errorText.contains("bad.yaml:1:") && mixed.errorText.contains("/nonexistent.yaml"))
    #expect(try runNabla("check", "/nonexistent.yaml").status == .code(66))
  }

  @Test(.fault("S2")) func `a pipe and a device in a scene's place do not block`() throws {
    let folder = try Folder()
    let pipe = folder.path + "/pipe.yaml"
    #expect(mkfifo(pipe, 0o600) == 0)
    expectFailure(try run(nabla, ["check", pipe], timeout: 30), 66)
  }

  @Test(arguments: ["en", "ko"])
  func `keys prints every group in both languages`(language: String) throws {
    let text = try runNabla("keys", "--lang", language).outputText
    for key in ["Space", "PgDn", "Backspace", "C-r", "S-Left", "F4", "Esc"] { #expect(text.contains(key)) }
    let headings = lines(text).filter { !$0.hasPrefix(" ") }
    #expect(headings.count == 6, "\(headings)")
    let isKorean = text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    #expect(isKorean)
    #expect(text.contains(language == "en" ? "quit" : "끝내기"))
  }
}

@Suite(.startsPrograms) struct `Where the output goes` {
  private func shell(_ script: String) throws -> ProgramRun {
    try run("/bin/bash", ["--norc", "-c", script])
  }

  @Test(.fault("C17")) func `a reader that leaves ends it quietly by SIGPIPE`() throws {
    let result = try shell("'\(nabla)' train neuron --steps 100000 | head -1; echo ${PIPESTATUS[0]}")
    let rows = lines(result.outputText)
    #expect(rows.count == 2)
    #expect(rows.last == "141")
    #expect(result.error.isEmpty, "\(result.errorText)")
  }

  @Test(arguments: [
    "train neuron --steps 20000", "train neuron --steps 1", "contour neuron", "snapshot neuron", "scenes", "keys",
    "check neuron", "--help",
  ])
  func `a full disk is 74, and said`(command: String) throws {
    let result = try shell("'\(nabla)' \(command) > /dev/full; echo $?")
    #expect(result.outputText == "74\n")
    #expect(result.errorText.contains("No space left"))
  }

  @Test(.fault("C16")) func `with both outputs closed nothing crashes`() throws {
    let result = try shell("'\(nabla)' train neuron --steps 3 >&- 2>&-; echo $?")
    #expect(result.outputText == "74\n")
  }

  @Test(.fault("C18")) func `it works without HOME, with odd folders and a deleted directory`() throws {
    let folder = try Folder()
    #expect(
      try runNabla("train", "neuron", "--steps", "1", environment: ["HOME": nil, "XDG_DATA_HOME": "relative"]).status
        == .code(0))
    #expect(try runNabla("scenes", environment: ["HOME": "/nonexistent"]).status == .code(0))
    let gone = try shell("mkdir '\(folder.path)/d' && cd '\(folder.path)/d' && rmdir ../d && '\(nabla)' scenes")
    #expect(gone.status == .code(0))
  }

  @Test(.fault("C8")) func `a Hangul file name opens however it is composed`() throws {
    let folder = try Folder()
    _ = try folder.write("한글.yaml", "cost: \"w1^2\"\n")
    let decomposed = "한글".decomposedStringWithCanonicalMapping
    #expect(
      try runNabla("train", decomposed, "--steps", "1", "--scenes", folder.path).status == .code(0))
  }
}
