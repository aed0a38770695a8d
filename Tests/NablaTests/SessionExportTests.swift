import FaultTable
import Foundation
import TerminalSupport
import Testing

/// What a session leaves in the folder it runs in.
@Suite(.startsPrograms) struct `Files from inside` {
  /// A session in a folder of its own with its first picture.
  private func open(
    in folder: Folder, _ arguments: [String] = ["worked-example", "--paused"], columns: Int = 80, rows: Int = 24
  ) throws -> TerminalSession {
    try ready(
      TerminalSession(
        "/bin/sh", ["-c", "cd \"$1\" && shift && exec \"$0\" \"$@\"", nabla, folder.path] + arguments,
        columns: columns, rows: rows), rows)
  }

  private func ready(_ session: TerminalSession, _ rows: Int) throws -> TerminalSession {
    let isReady = session.until(30) { session.line(rows - 1).contains("q ") && session.line(0).contains(" C ") }
    try #require(isReady, "\(session.text)")
    return session
  }

  /// The start of a command that runs another one on a disk of 64 kB, where this system lets one have such a disk.
  private static let smallDisk: [String]? = {
    let ways = [["unshare", "-rm"], ["unshare", "-m"]]
    let mount = "mount -t tmpfs -o size=64k none \"$1\" && cd \"$1\" && shift && exec \"$0\" \"$@\""
    return ways.lazy.map { $0 + ["sh", "-c", mount] }.first {
      (try? run("/usr/bin/env", $0 + ["true", NSTemporaryDirectory()]))?.status == .code(0)
    }
  }()

  /// A session on a small disk, and where its files are seen from here.
  private func openOnSmallDisk(_ folder: Folder, _ arguments: [String]) throws -> (TerminalSession, folder: String) {
    let start = try #require(Self.smallDisk)
    let session = try ready(
      TerminalSession("/usr/bin/env", start + [nabla, folder.path] + arguments, columns: 150, rows: 45), 45)
    return (session, "/proc/\(session.process)/cwd/")
  }

  private func names(_ folder: Folder) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private func bytes(_ folder: Folder, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)))
  }

  @Test(.fault("E3")) func `S writes what is on the screen, each time under a new name, and says which`() throws {
    let folder = try Folder()
    let file = try folder.write("nabla-worked-example-2.svg", "precious")
    let session = try open(in: folder)
    session.send(keys: "] ] ]")
    #expect(session.until { session.step == 3 })
    session.settle()
    let screen = session.trimmedText
    session.send(keys: "S")
    #expect(session.shows("nabla-worked-example-1.svg"))
    session.send(keys: "F9")
    #expect(session.shows("nabla-worked-example-3.svg"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
    #expect(names(folder).count == 3)
    let picture = PictureReader(
      String(decoding: try bytes(folder, "nabla-worked-example-1.svg"), as: UTF8.self))
    try #require(picture.problem == nil)
    let drawn = (0..<24).map { y in
      var row = (0..<80).map { x -> String in
        let text = picture.shown(x, y).text
        return text.isEmpty ? " " : text
      }.joined()
      while row.last == " " { row.removeLast() }
      return row
    }.joined(separator: "\n")
    #expect(drawn == screen.replacing("█", with: " ").replacing("⠀", with: " "))
  }

  @Test(.fault("E9")) func `x saves the run and the scene, which nabla reads again with the same numbers`() throws {
    let folder = try Folder()
    let session = try open(in: folder)
    session.send(keys: "+ ] ] ]")
    #expect(session.until { session.step == 3 })
    session.send(keys: "x")
    #expect(session.shows("YAML") && session.text.contains("CSV"))
    session.send(keys: "Down Enter")
    #expect(session.shows("nabla-worked-example-1.csv"))
    session.send(keys: "F7 Down Down Down Enter")
    #expect(session.shows("nabla-worked-example-1.yaml"))
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    let table = String(decoding: try bytes(folder, "nabla-worked-example-1.csv"), as: UTF8.self)
    #expect(!table.contains("\u{1B}"))
    let again = try runNabla(
      "train", folder.path + "/nabla-worked-example-1.yaml", "--steps", "3", "--format", "csv")
    #expect(again.outputText == table)
  }

  @Test(.fault("E1"), arguments: ["S", "X"]) func `a folder that takes no file is told, and the work goes on`(
    key: String
  ) throws {
    let folder = try Folder()
    let session = try open(in: folder)
    // Nobody, not even root, can write into a folder that is gone.
    try FileManager.default.removeItem(atPath: folder.path)
    session.send(keys: "] ]")
    #expect(session.until { session.step == 2 })
    session.send(keys: key)
    #expect(session.shows("not saved"), "\(session.text)")
    session.send(keys: "] q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test(.fault("E2"), .enabled(if: smallDisk != nil))
  func `a full disk is told, no half file stays, and the program goes on`() throws {
    let folder = try Folder()
    let (session, place) = try openOnSmallDisk(folder, ["spiral", "--paused"])
    session.send(keys: "S")
    #expect(session.shows("not saved"), "\(session.text)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    session.send(keys: "]")
    #expect(session.until { session.step == 1 })
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
  }

  @Test(.fault("E2"), .enabled(if: smallDisk != nil))
  func `a recording that meets a full disk keeps what there is, and the program goes on`() throws {
    let folder = try Folder()
    let (session, place) = try openOnSmallDisk(folder, ["worked-example", "--paused"])
    session.send(keys: "X")
    #expect(session.shows("● REC"))
    func isOver() -> Bool { !session.line(0).contains("REC") && session.text.contains("No space left") }
    for key in Array(repeating: ["z", "0", "]", "2", "1"], count: 60).flatMap(\.self) where !isOver() {
      session.send(keys: key)
      _ = session.until(0.1, isOver)
    }
    #expect(isOver(), "\(session.text)")
    let left = try FileManager.default.contentsOfDirectory(atPath: place)
    #expect(left == ["nabla-worked-example-1.cast"])
    let player = CastPlayer(Array(try Data(contentsOf: URL(fileURLWithPath: place + left[0]))))
    #expect(player.problems.isEmpty && player.events.count > 2)
    session.send(keys: "? Esc q")
    #expect(session.wait() == .code(0))
  }

  @Test(.fault("E7")) func `X records what is seen, other sizes too, and X ends it`() throws {
    let folder = try Folder()
    let session = try open(in: folder, ["worked-example", "--paused", "--lang", "ko"])
    session.send(keys: "X")
    #expect(session.shows("● 녹화"))
    session.send(keys: "] ]")
    #expect(session.until { session.step == 2 })
    session.resize(columns: 100, rows: 30)
    #expect(session.until { session.line(29).contains("q ") })
    session.send(keys: "]")
    #expect(session.until { session.step == 3 })
    session.settle()
    let screen = session.trimmedText
    session.send(keys: "F8")
    #expect(session.shows("nabla-worked-example-1.cast"))
    #expect(!session.line(0).contains("녹화"))
    let player = CastPlayer(try bytes(folder, "nabla-worked-example-1.cast"))
    #expect(player.problems.isEmpty)
    #expect(player.events.filter { $0.kind == "r" }.map(\.text) == ["100x30"])
    #expect(player.events.filter { $0.kind == "m" }.map(\.text).contains("스텝 3"))
    player.play()
    #expect(player.columns == 100 && player.text == screen)
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
  }

  @Test func `leaving the program saves the recording and says where`() throws {
    let folder = try Folder()
    let session = try open(in: folder)
    session.send(keys: "X ]")
    #expect(session.until { session.step == 1 })
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(session.text.contains("nabla-worked-example-1.cast"))
    #expect(CastPlayer(try bytes(folder, "nabla-worked-example-1.cast")).problems.isEmpty)
    expectRestored(session)
  }

  @Test(.fault("G1"), arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a signal closes the recording with a valid last line`(number: Int32) throws {
    let folder = try Folder()
    let session = try open(in: folder, ["spiral"])
    session.send(keys: "X")
    #expect(session.until { session.line(0).contains("REC") && (session.step ?? 0) > 0 })
    session.signal(number)
    #expect(session.wait() == .signal(number))
    expectRestored(session)
    #expect(names(folder) == ["nabla-spiral-1.cast"])
    let player = CastPlayer(try bytes(folder, "nabla-spiral-1.cast"))
    #expect(player.problems.isEmpty && player.events.last?.text.hasSuffix("\u{1B}[?25h") == true)
  }

  @Test(.fault("E5", "G5")) func `killed, it leaves whole lines under a name of their own`() throws {
    let folder = try Folder()
    let session = try open(in: folder, ["spiral"])
    session.send(keys: "X")
    #expect(session.until { session.line(0).contains("REC") && (session.step ?? 0) > 0 })
    session.signal(SIGKILL)
    #expect(session.wait() == .signal(SIGKILL))
    let left = names(folder)
    #expect(left.count == 1 && left[0].hasPrefix("nabla-spiral.cast.nabla-"))
    #expect(CastPlayer(try bytes(folder, left[0])).problems.isEmpty)
  }
}
