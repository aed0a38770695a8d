// `nabla sheet`: a step as a worksheet, for one student or a whole class.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson

struct SheetCommand: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: .told(
      ko: "한 스텝을 활동지로 출력해요. 풀이, 빈칸 문제지, 답 가운데 골라요.",
      en: "Print a step as a worksheet: worked, with places to fill in, or the answers."),
    usage: """
      nabla sheet worked-example
      nabla sheet worked-example --blank --student Ada > ada.md
      nabla sheet worked-example --key --student Ada
      seq 30 > class.txt
      nabla sheet neuron --blank --students class.txt --format html > a.html
      """,
    discussion: .told(
      ko: """
        --student는 학생마다 다른 가중치, 편향, 입력을 줘요. 같은 이름이면 늘 같은 숫자예요. 장면을 받는 명령이면 어디에나 쓸 수 있어서, nabla \
        worked-example --student Ada는 Ada의 활동지와 같은 숫자로 열려요. generator나 표에서 온 입력과 목표값은 그대로예요. HTML은 \
        인쇄용이고, 활동지마다 새 쪽에서 시작해요.
        """,
      en: """
        --student gives weights, biases and inputs of one's own, the same from the same ID; it goes with \
        every command that takes a scene, so nabla worked-example --student Ada opens on the numbers of \
        Ada's sheet. Inputs that a generator or a table made stay, and so do targets. HTML is made to be \
        printed, each sheet from a new page on.
        """))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case markdown, html
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Flag(help: ArgumentHelp(ko: "학생이 숫자를 써넣을 빈칸을 만들어요.", en: "With places in which the student writes the numbers."))
  var blank = false

  @Flag(help: ArgumentHelp(ko: "--blank의 빈칸에 들어갈 답.", en: "The answers to the places of --blank."))
  var key = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "무엇을 비울지: 1 매개변수의 기울기와 새 값, 2 모든 기울기, 3 모든 수.",
      en: "What is left out: 1 slopes and new values of parameters, 2 all slopes, 3 every number.", valueName: "1…3"))
  var level: String = "3"

  @Option(
    help: ArgumentHelp(
      ko: "한 줄에 이름이나 번호를 하나씩 쓴 파일. 한 명에 한 장씩 만들어요.", en: "A file with an ID a line; a sheet for each.",
      valueName: "file"), completion: .file())
  var students: String?

  @Option(parsing: .unconditional, help: ArgumentHelp(ko: "몇 스텝을 돌린 뒤인지.", en: "After how many steps.", valueName: "N"))
  var step: String = "0"

  @Option(help: ArgumentHelp(ko: "markdown 또는 html.", en: "markdown or html."))
  var format: Format = .markdown

  func validate() throws {
    _ = try chosenLevel()
    _ = try Count.parse(step, flag: "--step", from: 0)
    if blank, key {
      throw ValidationError(
        ko: "--blank와 --key는 서로 다른 활동지예요. 하나씩 따로 뽑으세요",
        en: "--blank and --key are two sheets; print one and then the other")
    }
  }

  private func chosenLevel() throws -> Int {
    try Count.parse(level, flag: "--level", from: BlankSheet.levels.lowerBound, to: BlankSheet.levels.upperBound)
  }

  func run() throws {
    let written = try SceneOpener(folder: overrides.scenes).scene(scene.name)
    let names = try names()
    let last = try Count.parse(step, flag: "--step", from: 0)
    let level = try chosenLevel()
    let language = try language.resolved()
    let progress = Progress(.told(ko: "활동지", en: "sheet"), total: names.count, isAlone: true)
    let sheets = try names.map { name -> Sheet in
      defer { progress.advance() }
      let scene = try overrides.applied(to: written, student: name)
      let training = Explain.step(last, of: scene.experiment)
      let sheet = Worksheet(scene, step: training, language: language)
      return blank ? sheet.blank(level: level) : (key ? sheet.key(level: level) : sheet.worked)
    }
    progress.end()
    switch format {
    case .markdown: Output.write(sheets.map(\.markdown).joined(separator: "\n---\n\n"))
    case .html: Output.write(Sheet.html(sheets, language: language))
    }
  }

  /// Whose sheets are wanted; nil for one with the scene's own numbers.
  private func names() throws -> [String?] {
    var names = overrides.students
    if let students { names += try Self.names(in: students) }
    return names.isEmpty ? [nil] : names
  }

  private static func names(in path: String) throws(Failure) -> [String] {
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path, most: 1 << 20)
    } catch {
      throw Failure(error.isMissing ? .notFound : .badData, error.line(path))
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let names = lines.map { String($0.drop { $0 == "\u{FEFF}" }).trimmingSpaces }.filter { !$0.isEmpty }
    guard !names.isEmpty else {
      throw Failure(
        .badData,
        LocalizedText("\(path.sanitizedPath): error: ") + LocalizedText(ko: "이름이 하나도 없어요", en: "has no name in it"))
    }
    return names
  }
}
