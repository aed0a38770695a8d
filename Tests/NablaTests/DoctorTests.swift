// What `nabla doctor` tells of a terminal and of files, and a locale that is older than Unicode.

import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `The doctor` {
  private func report(
    _ arguments: [String] = [], environment: [String: String?] = [:], manners: TerminalManners = TerminalManners()
  ) throws -> String {
    let session = try TerminalSession(
      nabla, ["doctor"] + arguments, environment: environment, columns: 120, rows: 40, manners: manners)
    #expect(session.wait(30) == .code(0))
    return session.text
  }

  @Test func `tells what the terminal says of itself`() throws {
    let narrow = try report(manners: .narrow(background: "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\"))
    #expect(narrow.contains("TERM=xterm-256color") && narrow.contains("120 × 40"))
    #expect(narrow.contains("#ffffff (light)"))
    #expect(narrow.contains("as they should be"))
    #expect(narrow.contains("everything is as it should be"), "\(narrow)")
    let wide = try report(["--lang", "ko"], manners: .wide())
    #expect(wide.contains("∇: 여기서는 2칸") && wide.contains("! 글자 폭"), "\(wide)")
    #expect(wide.contains("살펴볼 것 1개") && wide.contains("터미널이 이런 기호를 두 칸으로"))
    let inScreen = try report(environment: ["STY": "1.pts"], manners: .wide())
    #expect(inScreen.contains("GNU screen") && inScreen.contains("cjkwidth off") && inScreen.contains("--glyphs ascii"))
    var bytewise = TerminalManners()
    for sign in "∇⠿한─" { bytewise.cells[sign] = 3 }
    #expect(try report(manners: bytewise).contains("bytes of UTF-8 one by one"))
    var silent = TerminalManners()
    silent.knowsCursor = false
    silent.knowsAttributes = false
    #expect(try report(manners: silent).contains("does not answer"))
  }

  @Test func `shows what only a person can see, and what helps`() throws {
    let text = try report(manners: .narrow())
    #expect(text.contains("⠿⣿⢄ are dots") && text.contains("press g"))
    #expect(text.contains("x1→h1  ∂C/∂w5") && text.contains("--signs narrow"))
  }

  @Test(.fault("T12")) func `leaves no answer to the next program`() throws {
    // As inside GNU screen: the answer about the background comes behind the others, from the terminal around it.
    var manners = TerminalManners.narrow(background: "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\")
    manners.backgroundDelay = 0.25
    let session = try TerminalSession(
      "/bin/bash", ["-c", "'\(nabla)' doctor; read -t 1 -n 1 && echo leaked || echo nothing left"], columns: 120,
      rows: 50, manners: manners)
    #expect(session.until(30) { session.count(of: "leaked") + session.count(of: "nothing left") == 1 })
    #expect(session.text.contains("#ffffff (light)") && session.text.contains("nothing left"), "\(session.text)")
  }

  @Test func `tells where each choice comes from`() throws {
    let home = try Folder()
    try FileManager.default.createDirectory(atPath: home.path + "/.config/nabla", withIntermediateDirectories: true)
    _ = try home.write(".config/nabla/config.yaml", "theme: light\nglyhps: ascii\n")
    let text = try report(
      ["--glyphs", "blocks"], environment: ["HOME": home.path, "NABLA_LANG": "ko", "NO_COLOR": "1"],
      manners: .narrow(background: ""))
    #expect(text.contains("light (설정 파일)") && text.contains("blocks (명령줄)") && text.contains("ko (환경 변수)"))
    #expect(text.contains("NO_COLOR=1"))
    #expect(text.contains("혹시 'glyphs'인가요?") && text.contains("! 설정 파일"), "\(text)")
  }

  @Test func `works without a terminal and without TERM`() throws {
    let result = try runNabla("doctor", environment: ["TERM": nil, "LC_ALL": "xx_YY.UTF-8"])
    #expect(result.status == .code(0))
    #expect(result.outputText.contains("TERM is not set") && result.outputText.contains("xx_YY.UTF-8: not there"))
    #expect(!result.output.contains(0x1B))
  }
}

@Suite(.startsPrograms) struct `A locale that is older than Unicode` {
  @Test(.fault("T10")) func `in EUC-KR Korean is right, and borders and curves are ASCII`() throws {
    let folder = try Folder()
    let made = try run("/usr/bin/localedef", ["-c", "-i", "ko_KR", "-f", "EUC-KR", folder.path + "/ko_KR.euckr"])
    // A warning about the character set is no failure.
    try #require(FileManager.default.fileExists(atPath: folder.path + "/ko_KR.euckr"), "\(made.errorText)")
    let session = try TerminalSession(
      nabla, ["neuron", "--paused"], environment: ["LOCPATH": folder.path, "LC_ALL": "ko_KR.euckr"])
    // 끝 and 신경망 in the encoding of the locale.
    let end: [UInt8] = [0xB3, 0xA1]
    let network: [UInt8] = [0xBD, 0xC5, 0xB0, 0xE6, 0xB8, 0xC1]
    #expect(session.until(30) { Self.contains(session.transcript, network) && Self.contains(session.transcript, end) })
    session.settle()
    // Every byte beyond ASCII belongs to a pair, and the pair to Hangul's 25 rows.
    var pairs = 0
    var first: UInt8?
    for byte in session.transcript {
      if let lead = first {
        #expect((0xB0...0xC8).contains(lead) && (0xA1...0xFE).contains(byte), "\(lead), \(byte)")
        pairs += 1
        first = nil
      } else if byte >= 0x80 {
        first = byte
      }
    }
    #expect(pairs > 20 && first == nil)
    // ㅂ of the input method, in this encoding, quits.
    session.send([0xA4, 0xB2])
    #expect(session.wait() == .code(0))
    #expect(session.modes == session.firstModes)
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.dropLast(part.count - 1).contains { Array(bytes[$0..<$0 + part.count]) == part }
  }
}

@Suite(.startsPrograms) struct `Inside another program's terminal` {
  @Test(.fault("T13")) func `it works under script, and what was recorded is the screen`() throws {
    let folder = try Folder()
    let log = folder.path + "/typescript"
    let session = try TerminalSession(
      "/usr/bin/script", ["-qefc", "'\(nabla)' neuron --paused", log], columns: 90, rows: 28)
    #expect(session.until(30) { session.text.contains("q Quit") }, "\(session.text)")
    session.send(keys: "]")
    #expect(session.until { session.step == 1 })
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(session.privateModes == TerminalSession.firstPrivateModes)
    #expect(try String(contentsOfFile: log, encoding: .utf8).contains("?1049h"))
  }
}
