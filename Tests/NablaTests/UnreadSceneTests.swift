// A scene is read while the terminal is prepared for; where it can't be shown, the terminal is as if nothing had begun.

import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `A scene that can't be shown` {
  @Test(arguments: [
    ("steps: 3\nlayers: [2\n", Int32(65), "broken.yaml:"), ("name: x\nwidht: 2\n", Int32(65), "widht"),
    (nil, Int32(66), "broken.yaml"),
  ])
  func `is told on a terminal that was never taken over`(text: String?, code: Int32, words: String) throws {
    let folder = try Folder()
    let file = folder.path + "/broken.yaml"
    if let text { try text.write(toFile: file, atomically: true, encoding: .utf8) }
    for arguments in [[file], ["open", file, "--theme", "light"]] {
      let session = try TerminalSession(nabla, arguments)
      #expect(session.wait(60) == .code(code))
      #expect(session.transcriptText.contains(words), "\(session.transcriptText)")
      #expect(!session.transcriptText.contains("\u{1b}"), "\(session.transcriptText)")
      #expect(session.modes == session.firstModes)
    }
  }
}
