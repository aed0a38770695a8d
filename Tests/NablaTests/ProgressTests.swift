// How far a long command is: told on a terminal, to nobody else, and Ctrl-C still ends it.

import Foundation
@preconcurrency import Glibc
import NablaScenes
import TerminalSupport
import Testing

@testable import nabla

@Suite(.startsPrograms) struct `Progress of long commands` {
  /// A scene that is read anew each time, as those of the library are not.
  private static let digits = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scenes/digits.yaml").path

  /// Commands that take minutes, with the words they tell it in.
  private static let commands: [(arguments: [String], word: String)] = [
    (["contour", "spiral", "--grid", "4000x4000"], "contour part"),
    (["contour", "spiral", "--step", "1000000000"], "step"),
    (["compare", "spiral", "--learning-rates", "0.1,0.2", "--steps", "1000000000"], "step of all runs"),
    (["explain", "spiral", "w1", "--step", "1000000000"], "step"),
    (["explain", "digits", "all", "--sample", "all", "--format", "json"], "parameter"),
    (["explain", "digits", "all", "--sample", "all"], "parameter"),
    (["snapshot", "spiral", "--steps", "10000000"], "step"),
    (["snapshot", "spiral", "--keys", "Space" + String(repeating: " wait:3600", count: 100)], "frame"),
    (["bench", "spiral", "neuron", "spiral", "neuron"], "measurement"),
    (["train", "spiral", "--steps", "1000000000", "--every", "0"], "step"),
    (["check"] + Array(repeating: digits, count: 2_000), "file"),
  ]

  @Test(arguments: commands.indices)
  func `it is told on a terminal, and Ctrl-C ends the command`(index: Int) throws {
    let (arguments, word) = Self.commands[index]
    let session = try TerminalSession(nabla, arguments)
    let pattern = try Regex("\(word) [0-9]+/[0-9]+  [0-9]+ %  [0-9]+ s")
    #expect(session.until(90) { session.text.contains(pattern) }, "\(arguments.prefix(4))\n\(session.text)")
    session.send([0x03])
    #expect(session.wait(30) == .signal(SIGINT), "\(arguments.prefix(4))")
  }

  @Test func `a shell hears of Ctrl-C as 130`() throws {
    let line = "trap : INT; '\(nabla)' train spiral --steps 1000000000 --every 0; echo \"code $?\""
    let session = try TerminalSession("/bin/bash", ["--norc", "-c", line])
    #expect(session.until(60) { session.text.contains("step ") }, "\(session.text)")
    session.send([0x03])
    #expect(session.until(30) { session.text.contains("code 130") }, "\(session.text)")
  }

  @Test func `at the end the line is gone, and the output is whole`() throws {
    let arguments = ["check"] + Array(repeating: "digits", count: 60)
    let session = try TerminalSession(nabla, arguments, rows: 200)
    #expect(session.wait(120) == .code(0))
    #expect(session.text.components(separatedBy: "digits: ok").count == 61)
    #expect(!session.text.contains("file "))
  }

  @Test func `nobody else is told`() throws {
    let result = try run(nabla, ["check"] + Array(repeating: "digits", count: 60), timeout: 120)
    #expect(result.status == .code(0))
    #expect(result.error.isEmpty, "\(result.errorText)")
    let numbers = try runNabla("contour", "spiral", "--grid", "400x400", "--step", "2000")
    #expect(numbers.status == .code(0) && numbers.error.isEmpty)
  }
}
