// `nabla new`: a scene to begin with, empty of nothing: it opens as it is.

import ArgumentParser
import NablaCanvas
import NablaScenes
import NablaWords

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: .told(
      ko: "나만의 장면을 시작해요. 쓰는 법을 주석으로 달아 줘요.", en: "Begin a scene of one's own, with comments that tell how."),
    usage: """
      nabla new my.yaml
      nabla new --from spiral spirals.yaml
      nabla new my.yaml --lang ko --force
      """,
    discussion: .told(
      ko: "무엇을 쓰는지는 nabla guide 한 쪽에 모여 있어요.", en: "What to write in it is told on one page: nabla guide."))

  @Argument(
    help: ArgumentHelp(ko: "만들 파일. 이름이 .yaml이나 .yml로 끝나요.", en: "The file to write; its name ends in .yaml or .yml."),
    completion: .scenes)
  var file: String

  @Option(
    help: ArgumentHelp(ko: "대신 베껴서 시작할 장면.", en: "A scene to begin with instead.", valueName: "scene"),
    completion: .scenes)
  var from: String?

  @OptionGroup var folder: FolderOption
  @OptionGroup var language: LanguageOption

  @Flag(
    help: ArgumentHelp(
      ko: "파일과 데이터 표가 이미 있으면 바꿔 써요.", en: "Replace the file, and the table of its data, if they exist."))
  var force = false

  func run() throws {
    let language = try language.resolved()
    try Self.check(file)
    let typed = file.inShell
    let source =
      try from.map { try SceneOpener(folder: folder.folder).source($0) }
      ?? SceneSource(text: SceneTemplate.text(for: typed, in: language), table: nil)
    let scene = try NewFile(.exactly(file, isForced: force))
    do {
      try scene.append(source.text)
      if let table = source.table { try write(table) }
    } catch {
      scene.discard()
      throw error
    }
    _ = try scene.finish()
    Output.write(NewSceneLabel.written(typed).text(in: language))
  }

  /// Only a name that says what it is can be opened by it.
  private static func check(_ file: String) throws(Failure) {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let shown = file.sanitizedPath
    guard !name.isEmpty, name != ".", name != ".." else {
      throw Failure(
        .usage, ko: "'\(Particle.attach(shown + "'", .topic)) 파일 이름이 아니에요. my.yaml 같은 이름을 쓰세요",
        en: "'\(shown)' is no name for a file; a scene needs one such as my.yaml")
    }
    let isScene = [".yaml", ".yml"].contains { name.lowercased().hasSuffix($0) && name.count > $0.count }
    guard !isScene else { return }
    guard !name.hasPrefix(".") else {
      throw Failure(
        .usage, ko: "'\(shown)'에는 확장자 앞에 이름이 없어요. my.yaml 같은 이름을 쓰세요",
        en: "'\(shown)' has nothing before its ending; a scene needs a name such as my.yaml")
    }
    throw Failure(
      .usage,
      ko: "장면 이름은 .yaml이나 .yml로 끝나야 하는데 '\(Particle.attach(shown + "'", .topic)) 그렇지 않아요. 이렇게 써 보세요: '\(shown).yaml'",
      en: "'\(shown)' does not end in .yaml or .yml, as scenes do; try '\(shown).yaml'")
  }

  /// Writes the table beside the scene, unless the same one stands there already.
  private func write(_ table: SceneSource.Table) throws(Failure) {
    let path = Files.folder(of: file) + table.name
    let present = try? Files.read(path, most: SceneReader.mostDataMegabytes << 20)
    guard present != Array(table.text.utf8) else { return }
    try Folders.make(Files.folder(of: path))
    try FileWriter.write(table.text, to: path, isForced: force)
  }
}
