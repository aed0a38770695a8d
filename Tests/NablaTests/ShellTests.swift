// Pressing Tab in the real shells, those that are installed.

import Foundation
import TerminalSupport
import Testing

/// A shell with nobody's own settings, that has been told of nabla.
private enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  var isHere: Bool { isInstalled(rawValue) }

  /// Starts it in a folder; the prompt is `>`.
  func start(in folder: Folder) throws -> TerminalSession {
    let script = try runNabla("--generate-completion-script", rawValue).outputText
    let home = folder.path + "/home"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let path = (nabla as NSString).deletingLastPathComponent + ":/usr/bin:/bin"
    let environment: [String: String?] = ["HOME": home, "PATH": path, "ZDOTDIR": home]
    let arguments: [String]
    switch self {
    case .bash:
      try script.write(toFile: home + "/nabla.bash", atomically: true, encoding: .utf8)
      _ = try folder.write(
        "home/rc", "PS1='> '\nsource ~/nabla.bash\nbind 'set show-all-if-ambiguous on'\ncd '\(folder.path)'\n")
      arguments = ["--rcfile", home + "/rc", "-i"]
    case .zsh:
      try script.write(toFile: home + "/_nabla", atomically: true, encoding: .utf8)
      _ = try folder.write(
        "home/.zshrc",
        "PS1='> '\nfpath=(~ $fpath)\nautoload -Uz compinit\ncompinit -u -D\ncd '\(folder.path)'\n")
      arguments = ["-d", "-i"]
    case .fish:
      try script.write(toFile: home + "/nabla.fish", atomically: true, encoding: .utf8)
      _ = try folder.write(
        "home/rc.fish",
        "function fish_prompt; echo -n '> '; end\nsource ~/nabla.fish\ncd '\(folder.path)'\n")
      arguments = ["--no-config", "-C", "source ~/rc.fish"]
    }
    let program = try run("/bin/bash", ["-c", "command -v \(rawValue)"]).outputText
    return try TerminalSession(
      program.trimmingCharacters(in: .whitespacesAndNewlines), arguments, environment: environment, columns: 120)
  }
}

@Suite(.startsPrograms) struct `Pressing Tab in a shell` {
  /// What is typed, and how the line goes on.
  private static let lines = [
    // A scene or a command, and behind a scene what open takes.
    ("nabla spir", "al "), ("nabla trai", "n "), ("nabla spiral --optim", "izer "), ("nabla --them", "e "),
    ("nabla help contou", "r "), ("nabla min", "e.yaml "), ("nabla open spir", "al "),
    // Scenes behind every command that takes them, by name or path.
    ("nabla check min", "e.yaml "), ("nabla train ./fold", "er/"), ("nabla train folder/o", "ne.yaml "),
    ("nabla new --from spir", "al "), ("nabla compare --seeds 1,2 spir", "al "),
    // Words of flags, also those that stand in a list, and the parameters of the scene on the line.
    ("nabla spiral --theme mo", "no "), ("nabla snapshot spiral --panel op", "erations "),
    ("nabla snapshot spiral --format a", "nsi "), ("nabla compare spiral --optimizers adam,mo", "mentum "),
    ("nabla explain worked-example al", "l "), ("nabla contour log-loss --x b", "1 "),
    ("nabla contour spir", "al "), ("nabla record spir", "al "), ("nabla open log-loss --x w1 --select b", "1 "),
  ]

  @Test(arguments: Shell.allCases.filter(\.isHere))
  fileprivate func `completes scenes, commands, flags and their words`(shell: Shell) throws {
    let folder = try Folder()
    _ = try folder.write("mine.yaml", "cost: \"w1^2\"\n")
    try FileManager.default.createDirectory(atPath: folder.path + "/folder", withIntermediateDirectories: true)
    _ = try folder.write("folder/one.yaml", "cost: \"w1^2\"\n")
    let session = try shell.start(in: folder)
    #expect(session.until { session.text.contains(">") })
    for (typed, rest) in Self.lines {
      // What follows the completion tells whether the shell went on behind a blank.
      session.type(typed + "\t")
      let isDone = session.until { session.text.contains("> \(typed)\(rest.trimmingCharacters(in: .whitespaces))") }
      #expect(isDone, "\(shell): \(typed)\n\(session.text)")
      session.type("X")
      #expect(session.until { session.text.contains("> \(typed)\(rest)X") }, "\(shell): \(typed)\n\(session.text)")
      // Ctrl-U empties the line.
      session.send([0x15])
      #expect(session.until { !session.text.contains(typed) }, "\(shell)\n\(session.text)")
    }
  }

  @Test(arguments: Shell.allCases.filter(\.isHere))
  fileprivate func `lists what there is to choose from`(shell: Shell) throws {
    let folder = try Folder()
    let session = try shell.start(in: folder)
    #expect(session.until { session.text.contains(">") })
    session.type("nabla snapshot spiral --panel \t")
    let names = ["network", "contour", "derivation", "matrix", "runs"]
    #expect(session.until { names.allSatisfy(session.text.contains) }, "\(session.text)")
    session.send([0x15])
    session.type("nabla explain neuron \t")
    #expect(session.until { session.text.contains("w1") && session.text.contains("all") }, "\(session.text)")
    #expect(!session.text.contains("w2"))
  }
}
