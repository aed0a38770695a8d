// The command line: which command runs, and how the program ends.

import ArgumentParser
import CCommit
import NablaCore
import NablaSystem

/// The root of all commands; without a command it opens a scene.
@main
struct Nabla: ParsableCommand {
  static let version = "0.1.0"
  /// The day this version was made, for the manual.
  static let versionDate = "2026-11-25"
  /// The program with its version and, in a package, the commit it was built from: `nabla 0.1.0 (06c34ecf7a21)`.
  static let title = "nabla \(version)" + (nabla_commit().map { " (\(String(cString: $0)))" } ?? "")

  static let configuration = CommandConfiguration(
    commandName: "nabla",
    abstract: .told(
      ko: "경사하강법과 역전파를 터미널에서 눈으로 보여 줘요.", en: "Gradient descent and backpropagation, made visible in a terminal."),
    usage: .told(
      ko: """
        nabla                              # 손으로 하는 역전파를 바로 재생
        nabla spiral                       # nabla scenes에 나오는 장면 하나
        nabla new my.yaml                  # 나만의 장면 시작(nabla guide 참고)
        nabla my.yaml --learning-rate 0.5  # 그 장면 열기
        nabla train spiral --steps 100     # 화면 없이 학습
        nabla man | man -l -               # 매뉴얼 전체
        """,
      en: """
        nabla                              # the worked example, playing
        nabla spiral                       # one of those nabla scenes lists
        nabla new my.yaml                  # begins your own; see nabla guide
        nabla my.yaml --learning-rate 0.5  # opens it
        nabla train spiral --steps 100     # trains without a screen
        nabla man | man -l -               # the whole manual
        """),
    discussion: .told(
      ko: """
        화면 안에서는 ?가 모든 키를 보여 주고 q로 끝내요. 영어로 보려면: --lang en.
        매뉴얼을 저장하려면: nabla man > ~/.local/share/man/ko/man1/nabla.1, 그다음 man nabla.
        """,
      en: """
        Inside, ? shows every key and q quits. Korean: --lang ko, or LANG=ko_KR.UTF-8.
        To keep the manual: nabla man > ~/.local/share/man/man1/nabla.1; then man nabla.
        """),
    version: title,
    subcommands: [
      Open.self, Train.self, Contour.self, Explain.self, SheetCommand.self, Code.self, Compare.self, Sweep.self,
      Map.self, BasinsOfStarts.self, Snapshot.self, Record.self, Bench.self,
      Scenes.self, New.self, Check.self, Guide.self, Keys.self, Config.self, Doctor.self, Man.self,
    ],
    defaultSubcommand: Open.self)

  static func main() {
    // A file that may not grow is a write that fails, with a sentence, and no death.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try checkKernel()
      let arguments = CommandLanguage.arranged(
        Array(CommandLine.arguments.dropFirst()), commands: SceneOpener.commands)
      if try Opening.atOnce(arguments, commands: SceneOpener.commands) { return }
      var command = try parsed(arguments)
      try command.run()
      Output.flush()
    } catch {
      Failure.exit(for: error)
    }
  }

  /// The command, or what is wrong with its line: a misspelt command first, then a misspelt option.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    // The parser would tell of all commands, and not that there is none of that name.
    if arguments.first == "help", let word = arguments.dropFirst().first(where: { !$0.hasPrefix("-") }),
      !SceneOpener.commands.contains(word)
    {
      _ = try SceneOpener(folder: nil).location(of: word)
    }
    do {
      return try parseAsRoot(arguments)
    } catch {
      guard exitCode(for: error) == .validationFailure else { throw error }
      // A misspelt command is told before the options that it would have: they are not those of a scene.
      if let word = arguments.first, !word.hasPrefix("-"), !SceneOpener.commands.contains(word),
        !arguments.contains(where: { $0.hasPrefix("--scenes") })
      {
        _ = try SceneOpener(folder: nil).location(of: word)
      }
      guard let tree = try? CommandTree.ofNabla(),
        let option = UnknownOption(in: arguments, of: tree)
      else { throw error }
      throw option.failure
    }
  }

  /// An unknown level would silently be another one.
  private static func checkKernel() throws(Failure) {
    guard let name = Environment.variable("NABLA_KERNEL"), !Kernel.names.contains(name) else { return }
    throw Failure(
      .usage,
      ko: "NABLA_KERNEL: 이 컴퓨터에 '\(name.sanitizedPath)' 커널은 없어요. 쓸 수 있는 것: "
        + Kernel.names.joined(separator: ", "),
      en: "NABLA_KERNEL: '\(name.sanitizedPath)' is no kernel of this machine; use one of "
        + Kernel.names.joined(separator: ", "))
  }
}
