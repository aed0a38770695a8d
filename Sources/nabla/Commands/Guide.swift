// `nabla guide`: how a scene is written. A command of its own, because `nabla help NAME` tells of commands.

import ArgumentParser

struct Guide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: .told(ko: "나만의 장면을 쓰는 법을 한 쪽으로 알려 줘요.", en: "Tell on one page how to write a scene of one's own."),
    usage: """
      nabla guide
      nabla guide --words
      nabla guide --lang ko
      """)

  @Flag(
    help: ArgumentHelp(
      ko: "대신 장면에 쓸 수 있는 모든 말과 그 값을 보여 줘요.", en: "List every word a scene may use instead, with what it takes."))
  var words = false

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = try language.resolved()
    Output.write(words ? SceneGuide.words(in: language) : SceneGuide.page(in: language))
  }
}
