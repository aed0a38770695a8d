// `nabla man`: the manual page.

import ArgumentParser

struct Man: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: .told(
      ko: "매뉴얼을 출력해요. 모든 명령, 옵션, 키, 장면에 쓰는 말이 있어요.",
      en: "Print the manual page: every command, option, key and scene word."),
    usage: .told(
      ko: """
        nabla man | man -l -
        mkdir -p ~/.local/share/man/ko/man1
        nabla man > ~/.local/share/man/ko/man1/nabla.1
        """,
      en: """
        nabla man | man -l -
        mkdir -p ~/.local/share/man/man1
        nabla man > ~/.local/share/man/man1/nabla.1
        """),
    discussion: .told(ko: "저장해 두면 man nabla로 볼 수 있어요.", en: "Once it is there, man nabla shows it."))

  @OptionGroup var language: LanguageOption

  func run() throws {
    // The page is in the language that was decided before anything was parsed; only what is wrong with it is left to tell.
    _ = try language.resolved()
    Output.write(ManualPage.text(of: try .ofNabla()))
  }
}
