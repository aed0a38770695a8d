// Going through the course, from one start of the program to the next.

import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `Progress in the course` {
  private let file = "/.local/state/nabla/progress.yaml"

  private func kept(_ folder: Folder) -> String? {
    try? String(contentsOfFile: folder.path + file, encoding: .utf8)
  }

  @Test func `is there at the next start`() throws {
    let folder = try Folder()
    let first = try open("neuron", "--paused", environment: ["HOME": folder.path])
    #expect(kept(folder) == nil, "opening the program writes nothing")
    first.send(keys: "d")
    try #require(first.shows("Fit the curve"), "\(first.text)")
    first.send(keys: "q")
    #expect(first.wait() == .code(0))
    #expect(kept(folder) == "by-hand: opened\nneuron: opened\n")
    let second = try open("bias", "--paused", environment: ["HOME": folder.path])
    // To the last page, and once more for the answer that the run has not shown.
    var presses = 0
    while presses < 12, !second.until(0.3, { second.text.contains("Next scene") }) {
      second.send(keys: "H")
      presses += 1
    }
    #expect(second.text.contains("Next scene"), "\(second.text)")
    second.send(keys: "q")
    #expect(second.wait() == .code(0))
    #expect(kept(folder) == "bias: answered\nby-hand: opened\nneuron: opened\n")
    let third = try open("neuron", "--paused", environment: ["HOME": folder.path])
    third.send(keys: "D")
    #expect(third.shows("1 answered") && third.text.contains("✓ 1.3"), "\(third.text)")
    third.send(keys: "\u{1b}")
  }

  @Test func `of two programs at once adds up`() throws {
    let folder = try Folder()
    let one = try open("neuron", "--paused", environment: ["HOME": folder.path])
    let other = try open("spiral", "--paused", environment: ["HOME": folder.path])
    one.send(keys: "d")
    try #require(one.shows("Fit the curve"))
    other.send(keys: "d")
    try #require(other.shows("One of three"))
    for session in [one, other] {
      session.send(keys: "q")
      #expect(session.wait() == .code(0))
    }
    #expect(kept(folder) == "by-hand: opened\nneuron: opened\nspiral: opened\nthree-classes: opened\n")
  }

  @Test func `that cannot be kept or read stops nobody`() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path + "/.local/state", withIntermediateDirectories: true)
    _ = try folder.write(".local/state/nabla", "a file where a folder should be")
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path], columns: 140)
    session.send(keys: "d")
    #expect(session.shows("could not be kept"), "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    let odd = try Folder()
    try FileManager.default.createDirectory(atPath: odd.path + "/.local/state/nabla", withIntermediateDirectories: true)
    _ = try odd.write(String(file.dropFirst()), "neuron: [answered\n\u{7}: x\n")
    let second = try open("neuron", "--paused", environment: ["HOME": odd.path])
    second.send(keys: "D")
    #expect(second.shows("The course"))
  }
}

@Suite(.startsPrograms) struct `Predictions in the course` {
  @Test func `are kept beside the progress, with the lines of other versions`() throws {
    let folder = try Folder()
    let path = folder.path + "/.local/state/nabla/progress.yaml"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.local/state/nabla", withIntermediateDirectories: true)
    _ = try folder.write(
      ".local/state/nabla/progress.yaml",
      "bias: answered\nguesses/bias: 1 of 4\nlater/bias: some words\nneuron: opened\n")
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path])
    session.send(keys: ";")
    try #require(session.shows("guess cost"), "\(session.text)")
    session.send(Array("cost down\r".utf8))
    try #require(session.shows("Your guess"), "\(session.text)")
    session.send(keys: "]")
    #expect(session.shows("You said C falls"), "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      kept
        == "bias: answered\n\"guesses/bias\": 1 of 4\n\"guesses/neuron\": 1 of 1\n\"later/bias\": some words\nneuron: opened\n",
      "\(kept)")
    let list = try runNabla("scenes", "--lang", "en", environment: ["HOME": folder.path])
    #expect(list.outputText.contains("(1 of 4 guesses near, worth another look)"), "\(list.outputText)")
    #expect(list.outputText.contains("(1 of 1 guesses near)"))
  }

  @Test func `are not taken where the configuration says so`() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path + "/.config/nabla", withIntermediateDirectories: true)
    _ = try folder.write(".config/nabla/config.yaml", "guesses: false\n")
    let session = try open("neuron", "--paused", environment: ["HOME": folder.path])
    session.send(keys: ";")
    #expect(session.shows("guesses are switched off"), "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
  }
}
