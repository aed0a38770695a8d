import FaultTable
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A file that is no scene` {
  @Test(.fault("S1"), arguments: ["", "   \n\n", "# only a comment\n", "---\n", "---\n...\n", "~", "\u{FEFF}"])
  func `an empty file is answered with the smallest scene`(_ text: String) throws {
    let lines = problemLines(Array(text.utf8))
    #expect(lines.count == 1)
    #expect(
      lines.first?.hasPrefix("Scenes/test.yaml:1:1: error: empty scene: it needs at least network and data, such as {")
        == true)
    #expect(lines.first?.contains(SceneReader.smallestScene) == true)
    #expect(throws: Never.self) { try readScene(SceneReader.smallestScene) }
  }

  @Test(arguments: ["just words", "[1, 2]"]) func `a scene is a group of keys`(_ text: String) {
    let shown = text.hasPrefix("[") ? "a list" : "'just words'"
    expectProblems(
      "1️⃣\(text)",
      "a scene must be a group of keys (version, title, lesson, question, answer, reveal, guess, notes, adapted, network, "
        + "numbering, initialization, loss, data, cost, training, contour, panels, runs), not \(shown)")
  }

  @Test(.fault("S3")) func `Korean in CP949 is told by its first byte`() {
    // "title: 한글" in CP949.
    #expect(
      problemLines(Array("title: ".utf8) + [0xC7, 0xD1, 0xB1, 0xDB, 0x0A])
        == [
          "Scenes/test.yaml:1:8: error: not UTF-8 (byte 0xC7 at 7); it looks like CP949 (EUC-KR): save the file as UTF-8"
        ])
    #expect(problemLines(Array("a: ".utf8) + [0xC7, 0xD1])[0].contains("not UTF-8 (byte 0xC7 at 3)"))
  }

  @Test(.fault("S3")) func `other encodings are told as well`() {
    #expect(
      problemLines(Array("title: caf".utf8) + [0xE9] + Array(" noir\n".utf8))[0]
        .contains("1:11: error: not UTF-8 (byte 0xE9 at 10); it looks like Latin-1"))
    let utf16 = "title: a".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let message = "Scenes/test.yaml:1:1: error: not UTF-8 but UTF-16; save the file as UTF-8"
    #expect(problemLines([0xFF, 0xFE] + utf16) == [message])
    #expect(problemLines(utf16) == [message])
    #expect(problemLines([0xFE, 0xFF, 0, 0x61]) == [message])
    #expect(problemLines([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0x80, 0xFF])[0].contains("a binary file"))
  }

  @Test(
    .fault("S3"),
    arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80]] as [[UInt8]])
  func `what only looks like UTF-8 is refused`(_ bytes: [UInt8]) {
    #expect(problemLines(Array("a\n".utf8) + bytes)[0].hasPrefix("Scenes/test.yaml:2:1: error: not UTF-8 (byte 0x"))
  }

  @Test(.fault("S4")) func `control characters and NUL`() {
    #expect(
      problemLines(Array("title: a\n\0".utf8))
        == ["Scenes/test.yaml:2:1: error: a NUL byte at 9: this is no plain text"])
    #expect(
      problemLines(Array("title: \u{1B}[0m".utf8))
        == ["Scenes/test.yaml:1:8: error: a control character 0x1B at 7: this is no plain text"])
  }

  @Test(.fault("S2")) func `more than 8 MB is not looked at`() {
    let lines = problemLines([UInt8](repeating: 0x23, count: (8 << 20) + 1))
    #expect(lines == ["Scenes/test.yaml:1:1: error: larger than 8 MB, the most that is read"])
  }

  @Test(.fault("S5")) func `tabs in the indentation`() {
    expectProblems(
      "network:\n1️⃣\tinputs: 1\ndata:\n  2️⃣\tgenerator: not",
      "a tab in the indentation: YAML is indented with spaces", "a tab in the indentation: YAML is indented with spaces"
    )
  }

  @Test(.fault("S6")) func `a key that is there twice names both lines`() {
    expectProblems(
      "title: a\n1️⃣title: b\nnetwork:\n  inputs: 1\n  layers:\n  - units: 1\n    2️⃣units: 1\n  - units: 2\n"
        + "data: { generator: not, samples: 1, 3️⃣\"generator\": or }\n",
      "key 'title' is here a second time: it is in line 1 already",
      "key 'units' is here a second time: it is in line 6 already",
      "key 'generator' is here a second time: it is in line 9 already")
  }

  @Test(.fault("S14")) func `two documents`() {
    expectProblems(goodNetwork + "1️⃣---\ntitle: b", "a second document begins here: a scene is one document")
  }

  @Test func `what begins behind directives is the first document`() throws {
    for head in [
      "%YAML 1.2\n---\n", "%YAML 1.1\n%TAG ! tag:example.org,2026:\n--- # here\n", "# a\n%YAML 1.2\n\n---\n",
    ] {
      #expect(try readScene(head + "title: 5% off\n" + goodNetwork).title[.en] == "5% off")
    }
    expectProblems(
      "%YAML 1.2\n---\n" + goodNetwork + "1️⃣---\ntitle: b", "a second document begins here: a scene is one document")
    expectProblems(
      "%YAML 1.2\n---\n" + goodNetwork + "...\n%YAML 1.2\n1️⃣---\ntitle: b",
      "a second document begins here: a scene is one document")
  }

  @Test(.fault("S14")) func `anchors and aliases`() {
    let ending = "scenes have none; a text that begins with this sign goes in quotes"
    expectProblems("title: 1️⃣&a b\nquestion: *a", "an anchor (&): \(ending)")
    expectProblems("title: 1️⃣*bold*", "an alias (*): \(ending)")
  }

  @Test func `signs that mean nothing inside a text are left alone`() throws {
    let scene = try readScene("title: a & b * c - d | 5 > 4 'e' \"f\" [g] {h} #i\n" + goodNetwork)
    #expect(scene.title[.en] == "a & b * c - d | 5 > 4 'e' \"f\" [g] {h}")
  }

  @Test func `YAML that does not parse has a hint`() {
    expectProblems(
      "title: a1️⃣: b",
      "not valid YAML: mapping values are not allowed in this context (is a key above indented differently, or a text "
        + "with ': ' not in quotes?)")
    expectProblems(
      "data: [1, 2\ntitle1️⃣: b",
      "not valid YAML: did not find expected ',' or ']' while parsing a flow sequence that begins in line 1 "
        + "(is a bracket ] missing?)")
  }

  @Test(.fault("S17")) func `a newer version is the only thing said`() {
    expectProblems(
      "version: 1️⃣99\nfuture: true\n", "version 99 was made for a newer nabla; this one reads version 1")
    #expect(throws: Never.self) { try readScene("version: 1\n" + goodNetwork) }
  }
}

@Suite struct `A file that would eat the machine` {
  @Test(.fault("S13"), arguments: ["[", "{", "- ", "? ", "{a: ", "[["])
  func `deep nesting is refused at once`(_ opening: String) {
    let lines = problemLines(Array(String(repeating: opening, count: 100_000).utf8))
    #expect(lines.count == 1)
    #expect(lines[0].hasSuffix("error: nested more than 64 levels deep"))
  }

  @Test(.fault("S13")) func `deep nesting by indentation`() {
    let text = (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(problemLines(Array(text.utf8)) == ["Scenes/test.yaml:65:65: error: nested more than 64 levels deep"])
  }

  @Test(.fault("S13")) func `a million laughs`() {
    let text = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    #expect(problemLines(Array(text.utf8))[0].contains(":1:4: error: an anchor (&)"))
  }

  @Test(.fault("S13")) func `a million keys in every style`() {
    let styles = [
      (0..<600_000).map { "k\($0): 1\n" }.joined(), "{" + (0..<500_000).map { "k\($0)," }.joined(),
      "{" + (0..<500_000).map { "k\($0): 1," }.joined(),
    ]
    for text in styles {
      let lines = problemLines(Array(text.utf8))
      #expect(lines.count == 1)
      #expect(lines[0].hasSuffix("error: more than 20000 keys; large data belong in a CSV file"))
    }
  }

  @Test(.fault("S13")) func `a million values in every style`() {
    for text in ["a: [" + String(repeating: "1,", count: 1_000_000), String(repeating: "- 1\n", count: 1_000_000)] {
      let lines = problemLines(Array(text.utf8))
      #expect(lines.count == 1)
      #expect(lines[0].hasSuffix("error: more than 500000 values; large data belong in a CSV file"))
    }
  }

  @Test func `20,000 keys are allowed, also where there are as many values`() throws {
    // 10,000 samples of two keys each, less the keys around them.
    let samples = String(repeating: "- { input: 1, target: 1 }\n", count: 9_990)
    let scene = try readScene(
      "network: { inputs: 1, layers: [{ units: 1 }] }\ndata:\n  samples:\n  " + samples.replacing("\n", with: "\n  "))
    #expect(scene.experiment.dataset?.count == 9_990)
  }

  @Test func `a flood of problems is cut off`() {
    let lines = problemLines(Array((goodNetwork + (0..<150).map { "x\($0): 1\n" }.joined()).utf8))
    #expect(lines.count == 101)
    #expect(lines.last == "Scenes/test.yaml: error: and 50 more")
  }

  @Test func `any bytes are answered, none crash`() {
    var random = RandomSource(seed: 1)
    let seed = Array(`A scene that is right`.workedExample.utf8)
    let signs = Array("[]{}:,-&*!|>'\"#%@`?\n\t \\~0e".utf8)
    for _ in 0..<1_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = signs.randomElement(using: &random)!
        case 2: bytes.insert(signs.randomElement(using: &random)!, at: place)
        default: bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      for line in problemLines(bytes) { #expect(!line.isEmpty && !line.contains("\n")) }
    }
  }
}
