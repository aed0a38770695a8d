// `nabla man`: the manual page.

import ArgumentParser

struct Man: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page: every command, option, key and scene word.",
    usage: """
      nabla man | man -l -
      mkdir -p ~/.local/share/man/man1
      nabla man > ~/.local/share/man/man1/nabla.1
      """,
    discussion: "Once it is there, man nabla shows it.")

  func run() throws { Output.write(ManualPage.text(of: try .ofNabla())) }
}
