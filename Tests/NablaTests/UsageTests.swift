import FaultTable
import Foundation
import TerminalSupport
import Testing

@testable import nabla

@Suite(.startsPrograms) struct `What is typed wrong` {
  /// Row C1, C2 of the faults, and the contract: η in (0, 10⁶].
  @Test(.fault("C1"), arguments: ["abc", "-1", "0", "nan", "inf", "1e400", "1000001", "0x10", ""])
  func `a learning rate that is none names the flag and the range`(value: String) throws {
    expectFailure(try runNabla("--learning-rate", value), 64, saying: ["--learning-rate", "above 0", "1000000"])
  }

  @Test(.fault("C1")) func `every command refuses it alike`() throws {
    for command in [["train", "neuron", "--steps", "1"], ["contour", "neuron"], ["snapshot", "neuron"]] {
      let result = try run(nabla, command + ["--learning-rate", "-1"])
      expectFailure(result, 64, saying: ["--learning-rate", "above 0", "1000000"])
    }
  }

  @Test(.fault("C2")) func `a decimal comma gets a hint`() throws {
    expectFailure(try runNabla("--learning-rate", "0,1"), 64, saying: ["use 0.1"])
    expectFailure(try runNabla("train", "neuron", "--steps", "1", "--learning-rate=0,05"), 64, saying: ["use 0.05"])
  }

  @Test(.fault("C6"), arguments: ["-1", "99999999999999999999", "9223372036854775808", "0x10", ""])
  func `a seed that is none shows the range`(value: String) throws {
    let result = try runNabla("train", "spiral", "--steps", "0", "--seed", value)
    expectFailure(result, 64, saying: ["--seed", "0 to 9223372036854775807"])
  }

  @Test func `the ends of the ranges are in them`() throws {
    #expect(try runNabla("train", "spiral", "--steps", "0", "--seed", "9223372036854775807").status == .code(0))
    #expect(try runNabla("train", "spiral", "--steps", "0", "--seed", "0").status == .code(0))
    #expect(try runNabla("train", "neuron", "--steps", "0", "--learning-rate", "1e6").status == .code(0))
    #expect(try runNabla("train", "neuron", "--steps", "0", "--learning-rate", "1e-300").status == .code(0))
  }

  @Test(arguments: [
    (["--learning-rat", "1"], "--learning-rate"), (["train", "neuron", "--step", "3"], "--steps"),
    (["snapshot", "neuron", "--sizes", "80x24"], "--size"), (["contour", "neuron", "--x-rang", "0:1"], "--x-range"),
  ])
  func `an unknown flag gets the nearest one`(arguments: [String], meant: String) throws {
    expectFailure(try run(nabla, arguments), 64, saying: [arguments.first { $0.hasPrefix("--") }!, meant])
  }

  @Test func `every command that takes scenes takes a language`() throws {
    let commands = try CommandTree.ofNabla().command.subcommands.filter { command in
      command.arguments.contains { $0.kind == .positional && ["scene", "scenes"].contains($0.valueName) }
    }
    #expect(commands.count >= 12)
    for command in commands {
      let names = command.arguments.flatMap(\.names).map(\.dashed)
      #expect(names.contains("--lang"), "\(command.commandName)")
    }
    #expect(try runNabla("bench", "neuron", "--size", "20x6", "--grid", "3x3", "--lang", "ko").status == .code(0))
    expectFailure(try runNabla("bench", "neuron", "--lang", "fr"), 64, saying: ["--lang"])
  }

  /// A misspelt flag comes before a missing one, and is answered by what it means.
  @Test(arguments: [
    (["train", "spiral", "--lr", "0.1"], "--lr", "--learning-rate"),
    (["train", "spiral", "--stpes", "3"], "--stpes", "--steps"),
    (["spiral", "--lr", "0.1"], "--lr", "--learning-rate"), (["train", "spiral", "--epochs=3"], "--epochs", "--steps"),
    (["record", "spiral", "--out", "a.cast"], "--out", "--output"),
    (["compare", "spiral", "--etas", "1,2"], "--etas", "--learning-rates"),
    (["explain", "worked-example", "--sampel", "1"], "--sampel", "--sample"),
  ])
  func `a misspelt flag is told before a missing one`(arguments: [String], typed: String, meant: String) throws {
    let result = try run(nabla, arguments)
    expectFailure(result, 64, saying: ["unknown option '\(typed)'", "did you mean '\(meant)'"])
    #expect(!result.errorText.contains("Missing"))
  }

  @Test func `what looks like a flag but is a value is none`() throws {
    expectFailure(try runNabla("train", "spiral", "--learning-rate", "--lr", "0.1"), 64, saying: ["--learning-rate"])
    expectFailure(try runNabla("train", "spiral"), 64, saying: ["--steps"])
  }

  @Test(arguments: [
    (["--optimizer", "sgd"], "gradient-descent"), (["--activation", "linear"], "identity"),
    (["--loss", "bce"], "log-loss"),
    (["--initialization", "glorot"], "xavier"),
  ])
  func `a word from elsewhere is answered by what it means`(arguments: [String], meant: String) throws {
    let result = try run(nabla, ["train", "spiral", "--steps", "1"] + arguments)
    expectFailure(result, 64, saying: [arguments[0], "did you mean '\(meant)'"])
  }

  /// The name says the format, or it is an error.
  @Test func `a file's name and its format go together`() throws {
    let folder = try Folder()
    for (name, start) in [("a.svg", "<svg"), ("a.SVG", "<svg"), ("a.ansi", "\u{1B}["), ("a.txt", " ∇"), ("a", " ∇")] {
      let file = folder.path + "/" + name
      #expect(try runNabla("snapshot", "neuron", "--size", "80x24", "--output", file).status == .code(0))
      #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix(start), "\(name)")
    }
    let made = try FileManager.default.contentsOfDirectory(atPath: folder.path).count
    for (name, more) in [
      ("b.png", []), ("b.gif", []), ("b.cast", []), ("b.xyz", []), ("b.svg", ["--format", "text"]),
      ("b.txt", ["--format", "svg"]), ("b.png", ["--format", "svg"]),
    ] {
      let result = try run(nabla, ["snapshot", "neuron", "--output", folder.path + "/" + name] + more)
      expectFailure(result, 64, saying: ["--output", name, more.isEmpty ? ".txt, .ansi or .svg" : more[1]])
    }
    #expect(
      try runNabla("snapshot", "neuron", "--format", "text", "--output", folder.path + "/c.log").status == .code(0))
    for (name, more) in [
      ("b.gif", []), ("b.mp4", []), ("b.xyz", []), ("b.html", ["--format", "cast"]), ("b.cast", ["--format", "svg"]),
    ] {
      let result = try run(
        nabla, ["record", "neuron", "--seconds", "1", "--output", folder.path + "/" + name] + more)
      expectFailure(result, 64, saying: ["--output", name, more.isEmpty ? ".cast, .html or .svg" : more[1]])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == made + 1)
  }

  @Test(arguments: ["en", "ko"]) func `check warns of a start that leads nowhere, and tells the order of weights`(
    language: String
  ) throws {
    let folder = try Folder()
    let file = try folder.write("ln.yaml", "cost: \"ln(w1) + w2^2\"\ninitialization: { weights: [0, 1] }\n")
    let warned = try runNabla("check", file, "--lang", language)
    #expect(warned.status == .code(0))
    #expect(warned.outputText.contains("warning: ") && warned.outputText.contains("w1 = 0, w2 = 1"))
    let fine = try folder.write("fine.yaml", "cost: \"ln(w1) + w2^2\"\ninitialization: { weights: [1, 1] }\n")
    #expect(try runNabla("check", fine, "--lang", language).outputText == "\(fine): ok\n")
    let raced = try folder.write(
      "run.yaml",
      "cost: \"ln(w1)\"\ninitialization: { weights: [1] }\nruns: [{ learning-rate: 1 }, { initialization: { weights: [-1] } }]\n"
    )
    #expect(try runNabla("check", raced, "--lang", language).outputText.contains(language == "ko" ? "실행 2" : "run 2"))
    let book = try folder.write(
      "book.yaml",
      """
      network: { inputs: 2, layers: [{ units: 2 }, { units: 1 }] }
      initialization: { weights: [0.15, 0.2, 0.25, 0.3, 0.4, 0.5] }
      data: { generator: xor }
      """)
    let told = try runNabla("check", book, "--lang", language).outputText
    #expect(told.contains("w2 = 0.2 x1→h2, w3 = 0.25 x2→h1") && told.hasSuffix("ok\n"))
    for page in [["guide"], ["man"]] {
      let text = try run(nabla, page + (page == ["man"] ? [] : ["--lang", language])).outputText
      #expect(text.contains("[[[.15, .20], [.25, .30]]"), "\(page)")
    }
  }

  /// Every scene of the library starts where something can be learned.
  @Test func `no scene of the library is warned of`() throws {
    let names = lines(try runNabla("scenes", "--format", "table").outputText).compactMap {
      $0.split(separator: " ").first.map(String.init)
    }.filter { $0.allSatisfy { $0.isLetter || $0 == "-" } && $0.first?.isLowercase == true }
    #expect(names.count > 30)
    #expect(!(try run(nabla, ["check"] + names).outputText.contains("warning")))
  }

  @Test(arguments: [
    (["--activation", "sigmod"], "sigmoid"), (["--optimizer", "adm"], "adam"), (["--loss", "mes"], "mse"),
    (["--initialization", "xaver"], "xavier"),
  ])
  func `an unknown word gets the nearest one`(arguments: [String], meant: String) throws {
    let result = try run(nabla, ["train", "neuron", "--steps", "1"] + arguments)
    expectFailure(result, 64, saying: [arguments[0], "did you mean '\(meant)'"])
  }

  @Test(arguments: [
    ["train", "neuron"], ["train", "neuron", "--steps", "-5"], ["train", "neuron", "--steps", "1", "--every", "-1"],
    ["train", "neuron", "--steps", "1", "--format", "xml"], ["train", "neuron", "--steps", "1", "--batch", "0"],
    ["snapshot", "neuron", "--panel", "nettwork"], ["snapshot", "neuron", "--keys", "Foo"],
    ["snapshot", "neuron", "--keys", "wait:x"], ["snapshot", "neuron", "--theme", "darkk"],
    ["snapshot", "neuron", "--glyphs", "sextants"], ["snapshot", "neuron", "--lang", "fr"], ["check"],
    ["neuron", "spiral"], ["train", "worked-example", "--steps", "1", "--initialization"],
  ])
  func `wrong usage is 64 and one plain sentence`(arguments: [String]) throws {
    expectFailure(try run(nabla, arguments), 64)
  }

  @Test(.fault("C10"), arguments: ["0", "0x0", "x24", "-5x5", "1000000x1", "８０x２４", "80x24x1"])
  func `a size that is none tells the limits`(size: String) throws {
    expectFailure(try runNabla("snapshot", "neuron", "--size", size), 64, saying: ["--size", "1 to 1000"])
  }

  @Test func `NABLA_LANG in an unknown language is an error, not a guess`() throws {
    expectFailure(try runNabla("keys", environment: ["NABLA_LANG": "fr"]), 64, saying: ["NABLA_LANG", "fr"])
  }

  @Test(.fault("C3", "C4"), arguments: [("trian", "train"), ("spirl", "spiral"), ("snapshto", "snapshot")])
  func `an unknown word is no scene, and the nearest names are told`(word: String, meant: String) throws {
    // Options of the command that was meant are none of a scene's: they are not what is wrong.
    for options in [[], ["--steps", "3"], ["--lang", "en", "--bogus"]] {
      expectFailure(try run(nabla, [word] + options), 66, saying: [word, "did you mean", meant, "nabla scenes"])
    }
  }

  @Test(.fault("S2")) func `a file that is not there, a folder and a device are 66`() throws {
    let folder = try Folder()
    for path in ["/nonexistent/a.yaml", folder.path + "/", "./nope.yml", "/dev/zero"] {
      expectFailure(try runNabla("train", path, "--steps", "1"), 66)
      expectFailure(try runNabla(path), 66)
    }
  }

  @Test(.fault("C9")) func `steering characters in a name are shown, not sent`() throws {
    let result = try runNabla("train", "a\u{1B}[31mb\nc.yaml", "--steps", "1")
    expectFailure(result, 66)
    #expect(result.errorText.count { $0 == "\n" } == 1, "\(result.errorText)")
  }

  @Test(arguments: [
    ["-h"], ["--help"], ["help"], ["help", "train"], ["train", "--help"], ["snapshot", "-h"], ["--version"],
  ])
  func `help and version need no terminal`(arguments: [String]) throws {
    let result = try run(nabla, arguments, environment: ["TERM": nil, "LC_ALL": "C", "HOME": nil])
    #expect(result.status == .code(0))
    #expect(!result.output.isEmpty)
    #expect(result.error.isEmpty)
    #expect(!result.output.contains(0x1B))
  }

  @Test(.fault("C5")) func `help names every command and every exit`() throws {
    let text = try runNabla("--help").outputText
    for command in ["train", "contour", "snapshot", "scenes", "check", "keys"] { #expect(text.contains(command)) }
  }

  @Test func `settings that do not go together are a scene's mistake`() throws {
    let wrong = try runNabla(
      "train", "hidden-layer", "--steps", "1", "--optimizer", "perceptron")
    expectFailure(wrong, 65, saying: ["perceptron"])
    let loss = try runNabla("train", "learning-rates", "--steps", "1", "--loss", "log-loss")
    expectFailure(loss, 65, saying: ["log-loss", "sigmoid"])
  }
}

@Suite(.startsPrograms) struct `Without a terminal` {
  @Test(.fault("C14"), arguments: [[], ["spiral"], ["--paused"], ["open", "neuron"]])
  func `the full screen is refused, with a hint and without one escape byte`(arguments: [String]) throws {
    expectFailure(try run(nabla, arguments), 69, saying: ["nabla train", "nabla snapshot"])
  }

  @Test(.fault("T8"), arguments: ["", "dumb", "no-such-terminal", "unknown"])
  func `a terminal that can move no cursor is refused`(type: String) throws {
    let session = try TerminalSession(nabla, environment: ["TERM": type])
    #expect(session.wait() == .code(69), "\(session.transcriptText)")
    #expect(!session.transcript.contains(0x1B))
    #expect(session.modes == session.firstModes)
  }

  @Test(
    .fault("C15"),
    arguments: ["nabla > file", "nabla | cat", "nabla < /dev/null", "nabla <&-", "nabla >&- 2>&-", "nabla 2>&-"])
  func `redirected in a shell it ends at once`(line: String) throws {
    let folder = try Folder()
    let words = line.split(separator: " ").map {
      $0 == "nabla" ? "'\(nabla)'" : $0 == "file" ? "'\(folder.path)/f'" : $0
    }
    let isOpened = line == "nabla 2>&-"
    let script = "set -o pipefail; \(words.joined(separator: " "))\(isOpened ? " </dev/null" : ""); echo \"code $?\""
    let session = try TerminalSession("/bin/bash", ["--norc", "-c", script])
    #expect(session.wait() == .code(0))
    #expect(session.text.contains("code 69") || session.text.contains("code 74"), "\(line)\n\(session.text)")
    #expect(!session.transcript.contains(0x1B), "\(session.transcriptText.debugDescription)")
    let written = FileManager.default.contents(atPath: folder.path + "/f")
    #expect(written == nil || written!.isEmpty)
  }
}
