// `nabla guide`: how a scene is written. A command of its own, because `nabla help NAME` tells of commands.

import ArgumentParser

struct Guide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "Tell on one page how to write a scene of one's own.",
    usage: """
      nabla guide
      nabla guide --words
      nabla guide --lang ko
      """)

  @Flag(help: "List every word a scene may use instead, with what it takes.")
  var words = false

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = try language.resolved()
    Output.write(words ? SceneGuide.words(in: language) : SceneGuide.page(in: language))
  }
}
