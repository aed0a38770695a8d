// The configuration file and what is remembered, as a user meets them.

import FaultTable
import Foundation
@preconcurrency import Glibc
import TerminalSupport
import Testing

/// A home with a configuration.
private func home(_ configuration: String?) throws -> Folder {
  let folder = try Folder()
  if let configuration {
    try FileManager.default.createDirectory(atPath: folder.path + "/.config/nabla", withIntermediateDirectories: true)
    _ = try folder.write(".config/nabla/config.yaml", configuration)
  }
  return folder
}

private let remembered = "/.local/state/nabla/remembered.yaml"

@Suite(.startsPrograms) struct `A configuration` {
  @Test func `is printed with every default, and what is printed is one`() throws {
    let empty = try home(nil)
    let printed = try runNabla("config", environment: ["HOME": empty.path])
    #expect(printed.status == .code(0))
    for key in ["language: auto", "theme: auto", "glyphs: auto", "color: auto", "mouse: true", "animation: true"] {
      #expect(printed.outputText.contains("\n\(key)"))
    }
    let again = try home(printed.outputText)
    let second = try runNabla("config", environment: ["HOME": again.path])
    #expect(second.status == .code(0))
    #expect(lines(second.outputText).dropFirst() == lines(printed.outputText).dropFirst())
    #expect(second.outputText.contains("read from"))
  }

  @Test func `decides what no flag and no variable says`() throws {
    let folder = try home("language: ko\nglyphs: ascii\ntheme: mono\nmouse: false\n")
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path])
    #expect(session.text.contains("q 끝"))
    #expect(!session.text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
    #expect(!session.privateModes.contains(1000))
    let flagged = try open("neuron", "--paused", "--lang", "en", environment: ["HOME": folder.path])
    #expect(flagged.text.contains("q Quit"))
    let variable = try open("neuron", "--paused", environment: ["HOME": folder.path, "NABLA_LANG": "en"])
    #expect(variable.text.contains("q Quit"))
    #expect(try runNabla("keys", environment: ["HOME": folder.path]).outputText.contains("재생"))
  }

  @Test(
    .fault("C13"),
    arguments: [
      ("theme: [", "config.yaml:"), ("theme: 5", "config.yaml:1:8"), ("\nthem: dark", "did you mean 'theme'?"),
      ("- dark", "must be a group of keys"), ("theme: {a: 1}", "config.yaml:1:8"), ("theme: drak", "'dark'"),
      (String(repeating: "# much\n", count: 1_500_000), "larger than 1 MB"), ("theme: dark\u{0}", "config.yaml:1"),
    ])
  func `with a mistake is told by line, and the defaults hold`(text: String, words: String) throws {
    let folder = try home(text + "\n")
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path], columns: 160)
    #expect(session.shows("the default holds"), "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    let told = try runNabla("config", environment: ["HOME": folder.path])
    #expect(told.status == .code(65))
    #expect(told.errorText.contains(words), "\(told.errorText)")
    #expect(told.outputText.contains("theme: auto"))
  }

  @Test func `keeps what is right beside a mistake`() throws {
    let folder = try home("language: ko\ntheme: drak\n")
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path])
    #expect(session.shows("기본값으로 열었어요"))
  }

  @Test(.fault("C13"), arguments: ["folder", "pipe", "device"])
  func `that is no file neither blocks nor ends it`(kind: String) throws {
    let folder = try home(nil)
    let path = folder.path + "/.config/nabla/config.yaml"
    try FileManager.default.createDirectory(atPath: folder.path + "/.config/nabla", withIntermediateDirectories: true)
    switch kind {
    case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    case "pipe": try #require(mkfifo(path, 0o600) == 0)
    default: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
    }
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path], columns: 160)
    #expect(session.shows("the default holds"), "\(session.text)")
  }

  @Test(.fault("C12"), arguments: ["relative/dir", ""])
  func `is not looked for in a relative folder`(value: String) throws {
    let folder = try home("language: ko\n")
    let printed = try runNabla("config", environment: ["HOME": folder.path, "XDG_CONFIG_HOME": value])
    #expect(printed.outputText.contains("language: ko"))
    #expect(printed.outputText.contains(folder.path + "/.config/nabla/config.yaml"))
  }
}

@Suite(.startsPrograms) struct `What is remembered` {
  @Test func `is the theme, language and glyphs chosen by key, until chosen again`() throws {
    let folder = try home(nil)
    let first = try open("neuron", "--paused", environment: ["HOME": folder.path])
    first.send(keys: "L g")
    #expect(first.shows("블록"))
    first.send(keys: "q")
    #expect(first.wait() == .code(0))
    #expect(
      try String(contentsOfFile: folder.path + remembered, encoding: .utf8)
        == "language: ko\nglyphs: blocks\nintroduction: false\n")

    let second = try open("neuron", "--paused", environment: ["HOME": folder.path])
    #expect(second.text.contains("q 끝"))
    #expect(!second.text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
    // A flag holds for once; a file that its owner writes holds before what was chosen.
    let flagged = try open("neuron", "--paused", "--lang", "en", environment: ["HOME": folder.path])
    #expect(flagged.text.contains("q Quit"))
    try FileManager.default.createDirectory(atPath: folder.path + "/.config/nabla", withIntermediateDirectories: true)
    _ = try folder.write(".config/nabla/config.yaml", "language: en\n")
    let configured = try open("neuron", "--paused", environment: ["HOME": folder.path])
    #expect(configured.text.contains("q Quit"))
  }

  @Test(.fault("T25")) func `is that the first start told what to do if the picture looks wrong`() throws {
    let folder = try home(nil)
    let first = try open("neuron", "--paused", environment: ["HOME": folder.path])
    #expect(first.shows("boxes at ⠿? g") && first.text.contains("→∂◉▸"), "\(first.text)")
    first.send(keys: "]")
    #expect(first.until { first.step == 1 && !first.text.contains("boxes at") }, "\(first.text)")
    first.send(keys: "q")
    #expect(first.wait() == .code(0))
    let second = try open("neuron", "--paused", environment: ["HOME": folder.path])
    second.settle()
    #expect(!second.text.contains("boxes at"))
    // Where there are neither dots nor such signs there is nothing to look at.
    let other = try home(nil)
    let ascii = try open("neuron", "--paused", "--glyphs", "ascii", environment: ["HOME": other.path])
    ascii.settle()
    #expect(!ascii.text.contains("boxes at"))
  }

  @Test(.fault("T25")) func `is the choice of narrow signs, made by flag, file or command`() throws {
    let folder = try home(nil)
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path], columns: 120, rows: 40)
    session.type(":signs narrow\r")
    #expect(session.until { session.text.contains("dC/d") && !session.text.contains("∂") }, "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    let second = try open("neuron", "--paused", environment: ["HOME": folder.path], columns: 120, rows: 40)
    #expect(second.text.contains("dC/d") && second.text.contains("─") && second.text.contains("η"))
    let flagged = try open(
      "neuron", "--paused", "--signs", "usual", environment: ["HOME": folder.path], columns: 120, rows: 40)
    #expect(flagged.text.contains("∂C/∂"))
    let other = try home("signs: narrow\n")
    let configured = try open("neuron", "--paused", environment: ["HOME": other.path], columns: 120, rows: 40)
    #expect(configured.text.contains("dC/d") && !configured.text.contains("∂"))
  }

  @Test(
    .fault("C11"),
    arguments: [
      ["HOME": nil, "XDG_STATE_HOME": "/proc/none"], ["HOME": "/nonexistent"], ["XDG_STATE_HOME": "/dev/null"],
    ]
      as [[String: String?]])
  func `is told once where it cannot be kept, and everything else works`(environment: [String: String?]) throws {
    let session = try open("neuron", "--paused", environment: environment, columns: 120)
    session.send(keys: "L")
    #expect(session.shows("저장하지 못했어요"), "\(session.text)")
    session.send(keys: "L")
    #expect(session.until { session.text.contains("q Quit") && !session.text.contains("could not be kept") })
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(!FileManager.default.fileExists(atPath: "/nonexistent"))
  }

  @Test(.fault("G10")) func `is whole when two programs remember at once`() throws {
    let folder = try home(nil)
    let sessions = try (0..<2).map { _ in try open("neuron", "--paused", environment: ["HOME": folder.path]) }
    for _ in 0..<20 {
      for session in sessions { session.send(keys: "g t L") }
    }
    for session in sessions {
      session.send(keys: "q")
      #expect(session.wait(60) == .code(0))
    }
    let state = folder.path + "/.local/state/nabla"
    #expect(try FileManager.default.contentsOfDirectory(atPath: state) == ["remembered.yaml"])
    let text = try String(contentsOfFile: folder.path + remembered, encoding: .utf8)
    #expect(
      text.wholeMatch(of: /language: (ko|en)\ntheme: [a-z-]+\nglyphs: [a-z]+\nintroduction: false\n/) != nil, "\(text)")
  }

  @Test(arguments: ["theme: [", "theme: nonsense\n", "\u{0}\u{1}"])
  func `is forgotten where the file is broken`(text: String) throws {
    let folder = try home(nil)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.local/state/nabla", withIntermediateDirectories: true)
    _ = try folder.write(".local/state/nabla/remembered.yaml", text)
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path])
    session.send(keys: "L")
    #expect(session.shows("q 끝"))
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(
      try String(contentsOfFile: folder.path + remembered, encoding: .utf8)
        == "language: ko\nintroduction: false\n")
  }
}
