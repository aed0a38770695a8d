// Spoilt command lines: parsed, or refused in plain words.

import ArgumentParser
import FaultTable
import Testing

@testable import nabla

@Suite struct `Spoilt command lines` {
  private static let words =
    SceneOpener.commands
    + [
      "spiral", "neuron", "w1", "all", "--learning-rate", "--seed", "--steps", "--every", "--format", "--grid",
      "--size",
      "--keys", "--panel", "--theme", "--glyphs", "--color", "--lang", "--batch", "--loss", "--optimizer",
      "--activation",
      "--initialization", "--x", "--y", "--x-range", "--y-range", "--step", "--sample", "--decimals", "--cut",
      "--assume",
      "--learning-rates", "--optimizers", "--force", "--output", "--paused", "--scenes", "--threads", "--version", "-h",
      "0.1", "-1", "1e400", "nan", "0,1", "-6:6", "6:-6", "100x50", "0x0", "999999999999999999999", "ko", "en", "xor",
      "\u{1B}[31m", "", " ", "--", "-", "=", "--=", "한글", "\u{202E}", "../../x.yaml", "/dev/zero", "a\nb",
    ]

  /// The parser takes a tenth of a second for a line, so these are fewer than elsewhere.
  @Test(.fault("C1", "C3", "C6", "C9"), arguments: Array(0..<8))
  func `a spoilt command line is taken or refused in plain words`(chunk: Int) {
    var dice = SeededDice(UInt64(chunk) + 300)
    for _ in 0..<Soak.amount(15, all: 2_000) {
      var line = (0..<Int.random(in: 0...7, using: &dice)).map { _ in Self.words.randomElement(using: &dice)! }
      if !line.isEmpty, Bool.random(using: &dice) {
        let place = line.indices.randomElement(using: &dice)!
        let bytes = Mutation.spoilt(Array(line[place].utf8), Self.words.map { Array($0.utf8) }, &dice)
        line[place] = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
      }
      do {
        _ = try Nabla.parseAsRoot(line)
      } catch {
        let code = Nabla.exitCode(for: error)
        #expect(code == .validationFailure || code == .success || error is Failure, "\(line): \(error)")
        guard code == .validationFailure else { continue }
        let lines = Failure.usageLines(of: error)
        #expect(!lines.isEmpty && !lines.contains { $0.isEmpty || $0.contains("\u{1B}") }, "\(line): \(lines)")
      }
    }
  }
}
