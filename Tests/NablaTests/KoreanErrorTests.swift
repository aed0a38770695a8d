// What is typed or written wrong, told in Korean: the same places and codes, and no English sentence.

import NablaLesson
import TerminalSupport
import Testing

@testable import nabla

@Suite(.startsPrograms) struct `Mistakes in Korean` {
  /// Words of English sentences that are no words of a scene or a command line.
  private static let english: Set<String> = [
    "a", "an", "the", "this", "that", "it", "is", "are", "there", "must", "needs", "takes", "of", "with", "use", "no",
    "from", "but", "one", "number", "unknown", "allowed", "did", "mean", "missing", "expected", "see", "such", "value",
    "argument", "option", "please", "cannot", "only", "exists", "file",
  ]

  private func words(_ line: String) -> Set<String> {
    let said = line.replacing(/'[^']*'/, with: "").replacing(/<[^>]*>|--?[a-z-]+/, with: "")
    return Set(said.split { !$0.isLetter }.map(String.init))
  }

  /// Each the exit code with what is typed.
  private static let wrong: [String] = [
    "64 --learning-rate -1",
    "64 --learning-rate 0,1",
    "64 --seed x neuron",
    "64 train neuron",
    "64 train neuron --steps",
    "64 train neuron --steps 1.5",
    "64 train neuron --stpes 3",
    "64 train neuron --qqq",
    "64 train neuron more --steps 3",
    "64 train neuron more most --steps 3",
    "64 train neuron --steps 1 --format xml",
    "64 train neuron --steps 1 --batch x",
    "64 train neuron --steps 1 --optimizer adm",
    "64 train neuron --steps 1 --columns cots",
    "64 train neuron --steps 1 --change x",
    "64 train neuron --steps 1 --change 0:w99=1",
    "64 train neuron --steps 1 --change 0:optimiser=1",
    "64 contour neuron --x w99",
    "64 contour neuron --grid 1x1",
    "64 contour neuron --x-range 3:1",
    "64 compare neuron",
    "64 explain neuron w99",
    "64 explain neuron w1 --sample 999",
    "64 explain neuron w1 --assume q1=1",
    "64 snapshot neuron --size 0x0",
    "64 snapshot neuron --keys foo",
    "64 snapshot neuron --panel lesson --page 99",
    "64 snapshot neuron --output a.png",
    "64 new a.txt",
    "64 bench --threads 0",
    "64 scenes --notes",
    "66 spirall",
    "66 check /nonexistent.yaml",
    "66 train / --steps 1",
    "65 neuron --loss cross-entropy",
    "69 neuron",
  ]

  @Test(arguments: wrong)
  func `a wrong command line ends alike and is told in Korean`(line: String) throws {
    let parts = line.split(separator: " ").map(String.init)
    let code = try #require(Int32(parts[0]))
    let arguments = Array(parts.dropFirst())
    let english = try run(nabla, arguments, environment: ["NABLA_LANG": "en"])
    let korean = try run(nabla, arguments, environment: ["NABLA_LANG": "ko"])
    #expect(english.status == .code(code) && korean.status == .code(code), "\(english.errorText)")
    #expect(!english.errorText.contains(/[가-힣]/), "\(english.errorText)")
    let told = lines(korean.errorText)
    #expect(told.count == lines(english.errorText).count && !told.isEmpty)
    for line in told {
      #expect(line.contains(/[가-힣]/) && words(line).isDisjoint(with: Self.english), "\(line)")
    }
    #expect(told[0].contains("error: "))
  }

  @Test func `--lang comes first, whatever else is wrong`() throws {
    for arguments in [
      ["train", "--lang", "ko"], ["train", "--lang=ko"], ["bench", "--lang", "ko", "--threads", "0"],
    ] {
      #expect(try run(nabla, arguments, environment: ["NABLA_LANG": "en"]).errorText.contains(/[가-힣]/))
    }
    #expect(CommandLanguage.of(["train", "--lang", "en", "--lang", "ko"]) == .ko)
    #expect(CommandLanguage.of(["check", "--lang=en"]) == .en)
  }

  @Test func `check tells every mistake in the same place`() throws {
    let folder = try Folder()
    _ = try folder.write("a.csv", "1,2\n3\n4,x\n")
    let bad = try folder.write(
      "bad.yaml",
      "title: [a]\nnetwork: { inputs: 1, layers: [{ units: 1, activation: sigmiod }] }\nlos: mse\ndata: { file: a.csv }\n"
    )
    let english = lines(try run(nabla, ["check", bad, "--lang", "en"]).errorText)
    let korean = lines(try run(nabla, ["check", bad, "--lang", "ko"]).errorText)
    #expect(english.count == korean.count && english.count == 6)
    for (one, other) in zip(english, korean).dropLast() {
      let place = one[..<one.firstRange(of: "error: ")!.upperBound]
      #expect(other.hasPrefix(place) && other.contains(/[가-힣]/) && other != one, "\(other)")
    }
    #expect(korean.contains { $0.hasSuffix("activation에 'sigmiod'는 없어요 (혹시 'sigmoid'인가요?)") })
  }
}
