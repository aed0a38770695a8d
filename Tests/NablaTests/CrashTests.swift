// A crash of the program itself, and what a kill or a stray signal leaves behind.

import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `A crash` {
  @Test(.fault("G2"), arguments: [(SIGSEGV, "SIGSEGV"), (SIGABRT, "SIGABRT"), (SIGILL, "SIGILL"), (SIGFPE, "SIGFPE")])
  func `leaves one sentence, a file that says what happened, and a next start that works`(
    number: Int32, name: String
  ) throws {
    let home = try Folder()
    let session = try open("spiral", "--lang", "ko", environment: ["HOME": home.path, "SWIFT_BACKTRACE": nil])
    session.send(keys: "Space")
    #expect(session.shows("■ 멈춤"))
    session.signal(number)
    #expect(session.wait() == .signal(number))
    expectRestored(session)
    let state = home.path + "/.local/state/nabla"
    let names = try FileManager.default.contentsOfDirectory(atPath: state).filter { $0.hasPrefix("crash-") }
    let file = try #require(names.first)
    #expect(names.count == 1)
    let after = session.transcriptText.components(separatedBy: "\u{1b}[?1049l").last ?? ""
    #expect(after.contains("nabla: 프로그램 오류로 끝났어요 (\(name)): \(state)/\(file)"), "\(after)")
    #expect(after.split(separator: "\n").count == 1)
    let text = try String(contentsOfFile: state + "/" + file, encoding: .utf8)
    #expect(text.hasPrefix("nabla "))
    #expect(text.contains("opened with spiral\nended by \(name) (\(number))"))
    #expect(text.contains("\nkey Space\n"))
    #expect(text.contains("stack:\n"))
    #expect(text.components(separatedBy: "stack:\n")[1].split(separator: "\n").count > 3)
    let next = try open("spiral", environment: ["HOME": home.path])
    next.send(keys: "q")
    #expect(next.wait() == .code(0))
  }

  @Test(.fault("G2")) func `is told even where no file can be written`() throws {
    let session = try open("neuron", environment: ["XDG_STATE_HOME": "/dev/null", "SWIFT_BACKTRACE": nil])
    session.signal(SIGSEGV)
    #expect(session.wait() == .signal(SIGSEGV))
    expectRestored(session)
    #expect(session.transcriptText.hasSuffix("nabla: a fault of its own ended it (SIGSEGV)\r\n"))
  }

  @Test(.fault("G5")) func `a terminal that a killed program has left raw is whole after the next start`() throws {
    // A shell without a line editor puts nothing right by itself.
    let session = try TerminalSession("/bin/sh", ["-c", "'\(nabla)' neuron --paused; '\(nabla)' spiral --paused"])
    #expect(session.until(30) { session.text.contains("q Quit") }, "\(session.text)")
    let children = "/proc/\(session.process)/task/\(session.process)/children"
    let first = try #require(try String(contentsOfFile: children, encoding: .utf8).split(separator: " ").first)
    session.signal(SIGKILL, process: try #require(Int32(first)))
    #expect(
      session.until(30) { session.line(0).contains("Two spirals") }, "\(session.text)")
    #expect(session.modes != session.firstModes)
    session.send(keys: "q")
    #expect(session.wait(30) == .code(0))
    #expect(session.modes == session.firstModes)
  }

  @Test(.fault("G7"), arguments: [SIGPIPE, SIGXFSZ, SIGALRM, SIGUSR1, SIGUSR2, SIGCHLD, SIGVTALRM, SIGWINCH, SIGURG])
  func `no stray signal ends a lesson`(number: Int32) throws {
    let session = try open("neuron", "--paused")
    for _ in 0..<20 { session.signal(number) }
    session.send(keys: "]")
    #expect(session.until { session.step == 1 }, "\(session.text)")
    #expect(session.status == nil)
  }
}

@Suite(.startsPrograms) struct `A machine with little left` {
  private func shell(_ line: String) throws -> ProgramRun { try run("/bin/bash", ["-c", line]) }

  @Test(.fault("C19"), arguments: ["train digits --steps 2 --every 0", "snapshot spiral"])
  func `needs no more than 300 MB of addresses and 8 descriptors`(command: String) throws {
    let memory = try shell("ulimit -v 300000; '\(nabla)' \(command)")
    #expect(memory.status == .code(0), "\(memory.errorText)")
    let descriptors = try shell("ulimit -n 8; '\(nabla)' \(command)")
    #expect(descriptors.outputText == memory.outputText)
  }

  @Test(.fault("C19")) func `the screen too`() throws {
    let session = try TerminalSession("/bin/bash", ["-c", "ulimit -v 300000; exec '\(nabla)' spiral"])
    #expect(session.until(30) { session.step ?? 0 > 3 }, "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test(.fault("C19")) func `with few descriptors it says so and does not begin`() throws {
    let session = try TerminalSession("/bin/bash", ["-c", "ulimit -n 8; exec '\(nabla)' spiral"], columns: 160)
    #expect(session.wait(30) == .code(69), "\(session.text)")
    #expect(session.text.contains("ulimit -n 256") && !session.transcript.contains(0x1B))
  }

  @Test(.fault("C19"), arguments: [0, 1])
  func `without room for a screen it says so and does not begin`(blocks: Int) throws {
    let session = try TerminalSession("/bin/bash", ["-c", "ulimit -f \(blocks); exec '\(nabla)' spiral"], columns: 160)
    #expect(session.wait(30) == .code(69))
    #expect(session.text.contains("ulimit -f unlimited"))
    #expect(!session.transcript.contains(0x1B))
  }

  @Test(.fault("C19", "E2"), arguments: ["train neuron --steps 2000 >", "snapshot spiral --output"])
  func `a file that may not grow is a write that failed`(command: String) throws {
    let folder = try Folder()
    let result = try shell("ulimit -f 1; '\(nabla)' \(command) '\(folder.path)/out'")
    #expect(result.status == .code(74))
    #expect(result.errorText.contains("File too large"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out") || command.hasSuffix(">"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { $0 == "out" })
  }

  @Test(.fault("E2")) func `a file that may not grow leaves the old one as it was`() throws {
    let folder = try Folder()
    let path = try folder.write("out", "old")
    let result = try shell("ulimit -f 1; '\(nabla)' snapshot spiral --size 200x60 --force --output '\(path)'")
    #expect(result.status == .code(74))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  @Test(.fault("C18")) func `odd masks and links do no harm`() throws {
    let folder = try Folder()
    let masked = try shell("umask 777; '\(nabla)' snapshot neuron --output '\(folder.path)/a'")
    #expect(masked.status == .code(0))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/a"))
  }

  @Test(.fault("C7")) func `a billion steps can be broken off, and say how far they are`() throws {
    let session = try TerminalSession(nabla, ["train", "neuron", "--steps", "1000000000", "--every", "0"])
    #expect(session.until(30) { session.text.contains("/1000000000") }, "\(session.text)")
    session.send(keys: "C-c")
    #expect(session.wait() == .signal(SIGINT))
  }

  @Test(.fault("C5"), arguments: ["--help", "-h", "help train", "--version", "train --help"])
  func `help needs neither a terminal nor an output`(command: String) throws {
    #expect(try shell("unset TERM; '\(nabla)' \(command) < /dev/null").status == .code(0))
    #expect(try shell("'\(nabla)' \(command) >&- </dev/null").status == .code(0))
  }

  @Test(.fault("C3")) func `a flag that is none is told, with the nearest`() throws {
    let result = try runNabla("--learning-rat", "1")
    expectFailure(result, 64, saying: ["--learning-rate"])
  }
}

@Suite(.startsPrograms) struct `A scene file that changes meanwhile` {
  private let good = "title: First\ncost: \"w1^2\"\n"

  @Test(.fault("S16")) func `is read again on request, and a bad or missing one changes nothing`() throws {
    let folder = try Folder()
    let path = try folder.write("s.yaml", good)
    let session = try open(path, "--paused", "--learning-rate", "0.25", columns: 120)
    session.send(keys: "] ]")
    #expect(session.until { session.step == 2 })
    _ = try folder.write("s.yaml", "title: First\ncost: \"w1^^2\"\n")
    session.send(keys: "C-o")
    #expect(session.shows("s.yaml:2:"), "\(session.text)")
    #expect(session.step == 2)
    try FileManager.default.removeItem(atPath: path)
    session.send(keys: "Esc C-o")
    #expect(session.shows("No such file"), "\(session.text)")
    #expect(session.step == 2)
    session.send(keys: "]")
    #expect(session.until { session.step == 3 })
    _ = try folder.write("s.yaml", "title: Second\ncost: \"w1^2 + 1\"\n")
    session.send(keys: "C-o")
    #expect(session.until { session.line(0).contains("Second") }, "\(session.text)")
    // What the command line changed still holds.
    #expect(session.line(0).contains("0.25"))
    session.send(keys: "Space u")
    #expect(session.until { session.line(0).contains("First") }, "\(session.text)")
  }
}
