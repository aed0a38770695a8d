// Spoilt scenes and tables: each is read or answered with problems, and what is read can be written and read again.

import FaultTable
import NablaLesson
import NablaScenes
import Testing

@Suite struct `Spoilt files` {
  private static let yaml = [
    "[", "]", "{", "}", ":", ": ", ",", "- ", "&a ", "*a", "!!x ", "|\n", ">\n", "'", "\"", "#", "%", "@", "`", "?",
    "\n", "\t",
    "---\n", "...\n", "~", "null", ".nan", ".inf", "1e400", "1:30", "010", "-0", "1e-400", "9223372036854775808",
    "0x1F",
    "\u{FEFF}", "\u{0}", "\u{1B}[31m", "\u{202E}", "한글", "\u{1100}\u{1161}", "👨‍👩‍👧", "learning-rate: ", "layers: ",
    "units: 0",
    "network:\n", "cost: \"w1^w2\"\n", "w1", "((((((((((", "samples: 99999", "file: ../x.csv", "version: 99\n",
  ].map { Array($0.utf8) }

  /// The seed of a chunk of inputs; chunks run side by side.
  private static let chunks = Array(0..<8)

  @Test(.fault("S3", "S13", "S15"), arguments: chunks)
  func `a spoilt scene is read or answered, never a crash, and what is read is whole`(chunk: Int) throws {
    var dice = SeededDice(UInt64(chunk) + 1)
    let texts = SceneLibrary.names.compactMap { SceneLibrary.text(named: $0) }.map { Array($0.utf8) }
    for index in 0..<Soak.amount(500, all: 50_000) {
      let bytes = Mutation.spoilt(texts.randomElement(using: &dice)!, Self.yaml, &dice)
      switch Self.read(bytes) {
      case .success(let scene):
        // A table is written as its samples, which would take long here.
        guard index % 7 == 0, scene.experiment.dataset.map({ $0.count < 100 }) ?? true else { continue }
        #expect(try Self.read(Array(SceneWriter.write(scene).utf8)).get() == scene, "chunk \(chunk), input \(index)")
      case .failure(let problems):
        for line in problems.lines(in: .ko)
        where line.isEmpty || line.contains(where: { $0.isNewline || $0 == "\u{1B}" }) {
          Issue.record("chunk \(chunk), input \(index): \(line.debugDescription)")
        }
      }
    }
  }

  /// With the library's tables beside it. A `do` with two kinds of errors around this stops the compiler.
  private static func read(_ bytes: [UInt8]) -> Result<Scene, SceneProblems> {
    Result { () throws(SceneProblems) -> Scene in
      try SceneReader.read(bytes, path: "Scenes/f.yaml") { path throws(DataFileProblem) in
        guard let text = SceneLibrary.file(named: path) else { throw DataFileProblem(LocalizedText("no such file")) }
        return Array(text.utf8)
      }
    }
  }

  private static let csv = [
    ",", ";", "\t", "\"", "\"\"", "\n", "\r", "\r\n", "\u{0}", "NA", "nan", "inf", "1e999", "1,000", "０", "한글",
    "\u{FEFF}", "-",
    "1e-400", "#", "'", " ", ",,,,,,,,", "0.5.5", "\u{1B}]0;x\u{7}",
  ].map { Array($0.utf8) }

  @Test(.fault("D2", "D4", "D5"), arguments: chunks)
  func `a spoilt table is read or answered`(chunk: Int) {
    var dice = SeededDice(UInt64(chunk) + 100)
    let scene = Array("network: { inputs: 2, layers: [{ units: 1 }] }\ndata: { file: a.csv }".utf8)
    let table = Array("x1,x2,y\n0.5,1,0\n-1e-3,2,1\n\"3\",\"4\",1\n5,6,0\n7,8,1\n".utf8)
    for index in 0..<Soak.amount(800, all: 75_000) {
      let bytes = Mutation.spoilt(table, Self.csv, &dice)
      do {
        let scene = try SceneReader.read(scene, path: "Scenes/f.yaml") { _ throws(DataFileProblem) in bytes }
        #expect(scene.experiment.dataset?.inputs.allSatisfy(\.isFinite) == true, "chunk \(chunk), input \(index)")
      } catch {
        for line in error.lines(in: .ko) where line.isEmpty || line.contains(where: { $0.isNewline || $0 == "\u{1B}" })
        {
          Issue.record("chunk \(chunk), input \(index): \(line.debugDescription)")
        }
      }
    }
  }

  @Test(.fault("C13"), arguments: chunks) func `a spoilt configuration costs only what is spoilt`(chunk: Int) {
    var dice = SeededDice(UInt64(chunk) + 200)
    let keys = [SettingsFile.Key("theme", allowed: ["auto", "dark"]), SettingsFile.Key("mouse", allowed: ["true"])]
    let text = Array("theme: dark # a remark\nmouse: true\n".utf8)
    for index in 0..<Soak.amount(300, all: 25_000) {
      let file = SettingsFile(Mutation.spoilt(text, Self.yaml, &dice), path: "config.yaml", keys: keys)
      #expect(
        file.words.allSatisfy { word in keys.contains { $0.name == word.key && $0.allowed.contains(word.value) } })
      for line in file.problems?.lines(in: .ko) ?? [] where line.contains(where: { $0.isNewline || $0 == "\u{1B}" }) {
        Issue.record("chunk \(chunk), input \(index): \(line.debugDescription)")
      }
    }
  }
}
