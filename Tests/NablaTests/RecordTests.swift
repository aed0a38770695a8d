import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `nabla record` {
  private func cast(_ arguments: String..., folder: Folder) throws -> CastPlayer {
    let file = folder.path + "/a.cast"
    let result = try run(nabla, ["record"] + arguments + ["--output", file, "--force"], timeout: 300)
    #expect(result.status == .code(0), "\(result.errorText)")
    #expect(result.output.isEmpty && result.error.isEmpty, "\(result.errorText)")
    let player = CastPlayer(Array(try Data(contentsOf: URL(fileURLWithPath: file))))
    #expect(player.problems.isEmpty)
    return player
  }

  /// The snapshot is another way out of the same moment; libvterm plays both.
  @Test(arguments: [
    ("neuron", "3", "", "ko"), ("hidden-layer", "2", "", "en"), ("worked-example", "5", "wait:1 ] v wait:2 L", "en"),
    ("cost-surface", "1.5", "v v", "ko"), ("mse-mae", "2", "? wait:1 Esc D wait:0.5", "ko"),
  ])
  func `its last screen is the snapshot of that moment, cell for cell`(
    scene: String, seconds: String, keys: String, language: String
  ) throws {
    let player = try cast(
      scene, "--seconds", seconds, "--keys", keys, "--size", "90x28", "--lang", language, folder: try Folder())
    player.play()
    let waited = keys.split(separator: " ").compactMap { Double($0.replacing("wait:", with: "")) }.reduce(0, +)
    let rest = Double(seconds)! - waited
    let shot = try runNabla(
      "snapshot", scene, "--size", "90x28", "--lang", language, "--format", "ansi", "--keys",
      "Space \(keys) wait:\(rest)")
    let text = lines(shot.outputText).enumerated().map { "\u{1B}[\($0.offset + 1);1H\($0.element)" }.joined()
    let wanted = PlayedText(text, columns: 90, rows: 28)
    var wrong = 0
    for y in 0..<28 {
      for x in 0..<90 where !player.cell(x, y).looksLike(wanted.cell(x, y)) {
        wrong += 1
        if wrong < 4 { Issue.record("\(x),\(y): \(player.cell(x, y)), not \(wanted.cell(x, y))") }
      }
    }
    #expect(wrong == 0, "\(player.text)")
  }

  @Test func `it plays from its start, with a mark at every step`() throws {
    let player = try cast("hidden-layer", "--seconds", "16", "--size", "80x24", folder: try Folder())
    #expect(player.header["width"] as? Int == 80 && player.header["height"] as? Int == 24)
    player.play(to: 0)
    #expect(player.text.contains("step 0"))
    #expect(player.events.last?.seconds == 16)
    player.play()
    let last = try #require(player.text.firstMatch(of: /step (\d+)/).flatMap { Int($0.1) })
    #expect(last > 0)
    #expect(player.events.filter { $0.kind == "m" }.map(\.text) == (0...last).map { "step \($0)" })
  }

  @Test(arguments: [(10, 10), (15, 15), (30, 30)])
  func `while something moves it shows as many frames a second as it says`(rate: Int, wanted: Int) throws {
    let player = try cast(
      "hidden-layer", "--seconds", "4", "--size", "80x24", "--fps", "\(rate)", "--keys", "> > > > > > > > > > >",
      folder: try Folder())
    let times = Set(player.events.filter { $0.kind == "o" }.map(\.seconds))
    #expect(times.count >= 4 * wanted && times.count <= 4 * wanted + 2)
    #expect(player.events.count { $0.kind == "m" } > 4 * wanted / 2)
  }

  @Test func `it is the same bytes every time, however the time went by`() throws {
    let folder = try Folder()
    var files: [Data] = []
    for name in ["a", "b"] {
      let file = folder.path + "/\(name).cast"
      _ = try runNabla("record", "spiral", "--seconds", "1", "--size", "80x24", "--output", file)
      files.append(try Data(contentsOf: URL(fileURLWithPath: file)))
    }
    #expect(files[0] == files[1] && files[0].count > 1_000)
  }

  @Test func `while nothing moves nothing is written`() throws {
    let player = try cast("neuron", "--keys", "Space", "--seconds", "30", folder: try Folder())
    // A picture, and the end, which keeps the length.
    #expect(player.events.filter { $0.kind == "o" }.map(\.seconds) == [0, 30])
  }

  /// A run as it plays by itself, and the busiest pictures at full speed, which a whole hour never is.
  @Test(
    .fault("E6"),
    arguments: [("worked-example", 40, ""), ("neuron", 12, "> > > > > >"), ("cost-surface", 12, "v v v > > > >")])
  func `a minute at 80 by 24 is less than a megabyte`(scene: String, seconds: Int, keys: String) throws {
    let folder = try Folder()
    _ = try cast(scene, "--seconds", "\(seconds)", "--keys", keys, "--size", "80x24", folder: folder)
    let size = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.cast")).count
    #expect(size * 60 / seconds < 1 << 20, "\(size) bytes in \(seconds) s")
    #expect(size > 3_000)
  }

  @Test(arguments: [
    ["--seconds", "0"], ["--seconds", "nan"], ["--seconds", "3601"], ["--fps", "9"], ["--fps", "31"],
    ["--size", "0x3"], ["--keys", "Nokey"], ["--keys", "wait:-1"], ["--seconds", "1", "--keys", "wait:2"],
  ])
  func `what makes no sense is wrong usage, and no file comes of it`(arguments: [String]) throws {
    let folder = try Folder()
    let file = folder.path + "/a.cast"
    let flag = arguments.contains("wait:2") ? "--seconds" : arguments[0]
    expectFailure(try run(nabla, ["record", "neuron", "--output", file] + arguments), 64, saying: [flag])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(try runNabla("record", "neuron").status == .code(64))
  }
}

@Suite(.startsPrograms) struct `Files that commands write` {
  private let command = ["snapshot", "neuron", "--format", "svg", "--output"]
  private let recording = ["record", "neuron", "--seconds", "1", "--size", "40x12", "--output"]

  private func contents(_ folder: Folder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test(.fault("E1")) func `a place that takes no file is told with its name`() throws {
    let folder = try Folder()
    let long = String(repeating: "가", count: 100) + ".svg"
    for command in [command, recording] {
      for place in [folder.path + "/none/a", folder.path, folder.path + "/" + long, "", "/proc/a"] {
        expectFailure(try run(nabla, command + [place]), 73, saying: place.isEmpty ? ["name"] : [])
      }
    }
    #expect(try contents(folder).isEmpty)
  }

  @Test(.fault("E3")) func `what is there stays unless it is to be replaced`() throws {
    let folder = try Folder()
    let file = try folder.write("a", "precious")
    for command in [command, recording] {
      expectFailure(try run(nabla, command + [file]), 73, saying: ["--force"])
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
    }
    #expect(try run(nabla, command + [file, "--force"]).status == .code(0))
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<svg"))
    #expect(try contents(folder) == ["a"])
  }

  @Test(.fault("E4")) func `links, pipes, terminals and devices are no files to write`() throws {
    let folder = try Folder()
    let file = try folder.write("real", "precious")
    let link = folder.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for command in [command, recording] {
      for place in [link, pipe, "/dev/tty", "/dev/full", "/dev/null"] {
        expectFailure(try run(nabla, command + [place, "--force"]), 73, saying: [place])
      }
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
    #expect(try contents(folder) == ["link", "pipe", "real"])
  }

  /// A limit on a file's size is the full disk that everyone has.
  @Test(.fault("E2")) func `where the disk is full the old file stays and the code is 74`() throws {
    let folder = try Folder()
    let file = try folder.write("a", "precious")
    for command in [command, ["record", "worked-example", "--seconds", "3", "--output"]] {
      let result = try run("/bin/sh", ["-c", "ulimit -f 4; exec \"$0\" \"$@\"", nabla] + command + [file, "--force"])
      expectFailure(result, 74, saying: [file])
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
      #expect(try contents(folder) == ["a"])
    }
  }

  private func startRecording(_ folder: Folder) throws -> TerminalSession {
    let session = try TerminalSession(
      nabla, ["record", "spiral", "--seconds", "3600", "--output", folder.path + "/a.cast"])
    try #require(session.until(60) { (try? contents(folder))?.isEmpty == false })
    return session
  }

  @Test(.fault("G8"), arguments: [1, 2]) func `Ctrl-C takes the unfinished file away`(presses: Int) throws {
    let folder = try Folder()
    let session = try startRecording(folder)
    // It takes longer than a second, so it says how far it is.
    #expect(session.until(60) { session.text.contains("frame ") })
    for _ in 0..<presses { session.signal(SIGINT) }
    #expect(session.wait() == .signal(SIGINT))
    #expect(try contents(folder).isEmpty)
  }

  @Test(.fault("E5")) func `a killed command leaves no half file under the name`() throws {
    let folder = try Folder()
    let session = try startRecording(folder)
    session.signal(SIGKILL)
    #expect(session.wait() == .signal(SIGKILL))
    let left = try contents(folder)
    #expect(!left.contains("a.cast") && left.allSatisfy { $0.hasPrefix("a.cast.nabla-") })
  }
}
