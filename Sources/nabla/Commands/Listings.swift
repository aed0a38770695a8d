// `nabla check` and `nabla keys`: whether a scene file is right, and what the keys do.

import ArgumentParser
import NablaCanvas
import NablaLesson
import NablaModel
import NablaScreen
import NablaWords

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: .told(ko: "장면 파일에서 틀린 곳을 알려 줘요.", en: "Say what is wrong with scene files."),
    usage: """
      nabla check my.yaml
      nabla check *.yaml
      """,
    discussion: .told(
      ko: "장면 쓰는 법은 nabla guide에 있어요. 첫 장면은 nabla new my.yaml로 만들 수 있어요.",
      en: "How a scene is written: nabla guide. A scene to begin with: nabla new my.yaml."))

  @Argument(help: ArgumentHelp(ko: "장면 파일 또는 장면의 이름.", en: "Scene files, or names of scenes."), completion: .scenes)
  var files: [String]

  @OptionGroup var folder: FolderOption

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = try language.resolved()
    let opener = SceneOpener(folder: folder.folder)
    var lines: [LocalizedText] = []
    var code: Failure.Code?
    let progress = Progress(.told(ko: "파일", en: "file"), total: files.count, isAlone: true)
    for file in files {
      progress.advance()
      do {
        let scene = try opener.scene(file)
        for notice in scene.notices { Output.write("\(file.sanitizedPath): note: \(notice.text[language])\n") }
        for label in CheckLabel.all(of: scene) { Output.write("\(file.sanitizedPath): \(label.text(in: language))\n") }
        Output.write("\(file.sanitizedPath): ok\n")
      } catch {
        lines += error.lines
        if code != .badData { code = error.code }
      }
    }
    progress.end()
    Output.flush()
    if code == .badData { lines.append(SceneGuide.pointer) }
    if let code { throw Failure(code, lines) }
  }
}

struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: .told(ko: "전체 화면에서 쓰는 키를 보여 줘요.", en: "List the keys of the full-screen program."),
    usage: """
      nabla keys
      nabla keys --lang ko
      """,
    discussion: .told(
      ko: "키의 이름은 --keys에 쓰는 것과 같아요. C-p는 Ctrl+P, S-Left는 Shift와 왼쪽 화살표예요.",
      en: "The names are those of --keys: C-p is Ctrl+P, S-Left is Shift with the left arrow."))

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = try language.resolved()
    for group in KeyGroup.allCases {
      Output.write(Label.group(group).text(in: language) + "\n")
      for action in Action.table where action.group == group {
        let keys = action.keys.map(\.name).joined(separator: " ")
        Output.write("  " + keys.padded(to: 16) + action.words[language] + "\n")
      }
    }
  }
}
