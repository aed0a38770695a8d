// `nabla sheet`: a step as a worksheet, for one student or a whole class.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson

struct SheetCommand: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Print a step as a worksheet: worked, with places to fill in, or the answers.",
    usage: """
      nabla sheet worked-example
      nabla sheet worked-example --blank --student Ada > ada.md
      nabla sheet worked-example --key --student Ada
      seq 30 > class.txt
      nabla sheet neuron --blank --students class.txt --format html > a.html
      """,
    discussion: """
      --student gives weights, biases and inputs of one's own, the same from the same ID; it goes with every command \
      that takes a scene, so nabla worked-example --student Ada opens on the numbers of Ada's sheet. Inputs that a \
      generator or a table made stay, and so do targets. HTML is made to be printed, each sheet from a new page on.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case markdown, html
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Flag(help: "With places in which the student writes the numbers.")
  var blank = false

  @Flag(help: "The answers to the places of --blank.")
  var key = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What is left out: 1 slopes and new values of parameters, 2 all slopes, 3 every number.", valueName: "1…3"))
  var level: String = "3"

  @Option(
    help: ArgumentHelp("A file with an ID a line; a sheet for each.", valueName: "file"), completion: .file())
  var students: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("After how many steps.", valueName: "N"))
  var step: String = "0"

  @Option(help: "markdown or html.")
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
    let progress = Progress("sheet", total: names.count, isAlone: true)
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
