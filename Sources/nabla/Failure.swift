// How the program ends when something is wrong: one line each on standard error, and the exit code scripts rely on.

import ArgumentParser
import NablaLesson
import NablaSystem

/// Something that ends the program, with the code it ends with.
struct Failure: Error {
  enum Code: Int32, CaseIterable {
    case usage = 64
    case badData = 65
    case notFound = 66
    case noTerminal = 69
    case software = 70
    case cannotCreate = 73
    case writeFailed = 74
  }

  let code: Code
  /// One line each, without the program's name.
  let lines: [LocalizedText]

  init(_ code: Code, _ lines: [LocalizedText]) {
    self.code = code
    self.lines = lines
  }

  init(_ code: Code, _ line: LocalizedText) { self.init(code, [line]) }

  /// - Parameters:
  ///   - code: what it ends with.
  ///   - ko: the sentence in Korean.
  ///   - en: the sentence in English.
  init(_ code: Code, ko: String, en: String) {
    self.init(code, LocalizedText("error: ") + LocalizedText(ko: ko, en: en))
  }

  /// The first line without the word that begins it, to stand in a sentence.
  var reason: LocalizedText {
    func bare(_ line: String) -> String { line.hasPrefix("error: ") ? String(line.dropFirst(7)) : line }
    let line = lines.first ?? .nothing
    return LocalizedText(ko: bare(line.ko), en: bare(line.en))
  }

  /// Ends the program.
  static func exit(for error: any Error) -> Never {
    if let failure = error as? Failure {
      for line in failure.lines { complain(line[CommandLanguage.inForce]) }
      NablaSystem.exit(failure.code.rawValue)
    }
    let code = Nabla.exitCode(for: error)
    if code == .success {
      // Help and version.
      // Without a reader there is nothing to fail at.
      if fcntl(STDOUT_FILENO, F_GETFD) < 0 { NablaSystem.exit(0) }
      let text = HelpPage.printed(Nabla.fullMessage(for: error), in: CommandLanguage.inForce)
      Output.write(CompletionScript.knowingScenes(text, commands: SceneOpener.commands) + "\n")
      Output.flush()
      NablaSystem.exit(0)
    }
    let isUsage = code == .validationFailure
    for line in usageLines(of: error) {
      complain("error: " + ParserSentence.text(of: line, in: CommandLanguage.inForce))
    }
    if isUsage { complain(seeHelp[CommandLanguage.inForce]) }
    NablaSystem.exit(isUsage ? Code.usage.rawValue : Code.software.rawValue)
  }

  /// The last line about wrong usage: where the options of the command are told that was typed.
  static var seeHelp: LocalizedText {
    let words = CommandLanguage.arranged(Array(CommandLine.arguments.dropFirst()), commands: SceneOpener.commands)
    let command = words.first.flatMap { SceneOpener.commands.contains($0) && $0 != "help" ? $0 : nil }
    let line = command.map { "nabla help \($0)" } ?? "nabla --help"
    return LocalizedText(ko: "쓰는 법은 '\(line)'에 있어요", en: "see '\(line)'")
  }

  /// The sentences about wrong usage; what they quote cannot steer a terminal.
  static func usageLines(of error: any Error) -> [String] {
    Nabla.message(for: error).split(whereSeparator: \.isNewline).map { String($0).sanitizedPath }
  }

  /// Tells something that is no failure.
  static func note(_ line: String) { complain(line) }

  private static func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { NablaSystem.write(STDERR_FILENO, $0.baseAddress! + done, bytes.count - done) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      done += count
    }
  }
}
