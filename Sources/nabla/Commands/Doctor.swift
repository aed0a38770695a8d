// `nabla doctor`: what this terminal can show, and where files are looked for.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import NablaSystem
import NablaTerminal
import NablaWords

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: .told(
      ko: "이 터미널이 무엇을 보여 줄 수 있는지, 파일을 어디서 찾는지 알려 줘요.",
      en: "Say what this terminal can show, and where files are looked for."),
    usage: """
      nabla doctor
      nabla doctor --lang ko
      """)

  @OptionGroup var language: LanguageOption
  @OptionGroup var look: LookOptions

  @OptionGroup var folder: FolderOption

  func run() throws {
    var flags = look.preferences
    flags[.language] = language.language
    let settings = try ResolvedPreferences(flags: flags)
    var report = DoctorReport(language: settings.language)
    report.examineTerminal(settings)
    report.examineFiles(settings, folder: folder.folder)
    Output.write(report.text)
  }
}

/// The lines of the report; what needs a look is marked.
private struct DoctorReport {
  let language: Language
  private var rows: [(label: DoctorLabel, text: String, isTrouble: Bool)] = []

  init(language: Language) { self.language = language }

  private mutating func add(_ label: DoctorLabel, _ text: String, isTrouble: Bool = false) {
    rows.append((label, text, isTrouble))
  }

  private func words(_ label: DoctorLabel) -> String { label.text(in: language) }

  var text: String {
    let width = rows.map { TextWidth.of(words($0.label)) }.max() ?? 0
    var lines = [Nabla.title]
    for row in rows {
      lines.append("\(row.isTrouble ? "!" : " ") \(words(row.label).padded(to: width))  \(row.text)")
    }
    let troubles = rows.filter(\.isTrouble).count
    lines.append(words(troubles == 0 ? .allWell : .hasTrouble(troubles)))
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: The terminal

  mutating func examineTerminal(_ settings: ResolvedPreferences) {
    let (charset, missingLocale) = Charset.adoptLocale(environment: Environment.variable)
    let name = Environment.variable("TERM")?.sanitizedPath ?? "-"
    do {
      let type = try TerminalType(descriptor: STDOUT_FILENO)
      add(.terminal, "TERM=\(name)", isTrouble: isatty(STDOUT_FILENO) == 0 || isatty(STDIN_FILENO) == 0)
      let depth = ColourDepth.detect(
        requested: settings.depth, colours: type.colours, environment: Environment.variable)
      let said = ResolvedPreferences.colourVariables.compactMap { name in
        Environment.variable(name).map { "\(name)=\($0.sanitizedPath)" }
      }
      add(.colours, ([depth == .mono ? "-" : depth == .eight ? "8" : "256"] + said).joined(separator: ", "))
    } catch {
      add(.terminal, "\(error)", isTrouble: true)
    }
    if isatty(STDOUT_FILENO) == 1 {
      let size = Terminal.size(of: STDOUT_FILENO)
      add(.size, "\(size.columns) × \(size.rows)", isTrouble: size.columns < 80 || size.rows < 24)
    } else {
      add(.size, words(.noTerminal))
    }
    let locale = missingLocale.map { ", \($0.sanitizedPath): \(words(.notThere))" } ?? ""
    add(.characters, "\(charset)\(locale)", isTrouble: charset != .utf8 || missingLocale != nil)
    examineAnswers(settings)
    let source: DoctorLabel =
      settings.flags.language != nil
      ? .byFlag
      : Environment.variable("NABLA_LANG").map { !$0.isEmpty } ?? false
        ? .byVariable
        : settings.configuration.preferences.language != nil
          ? .byConfiguration : settings.remembered.preferences.language != nil ? .byMemory : .byLocale
    add(.language, "\(settings.language.rawValue) (\(words(source)))")
    add(.kernel, Kernel.current?.name ?? "reference")
    add(.sample, "─│┌┐ ▀▄█ ⠿⣿⢄ ∇∂ηδ ◉ → 한글")
    addLines(.sampleHint)
    add(.signSample, "x1→h1  ∂C/∂w5  2×3  ◉▸|  1…9|")
    addLines(.signHint)
  }

  private mutating func addLines(_ label: DoctorLabel) {
    for line in words(label).split(separator: "\n") { add(.blank, String(line)) }
  }

  private mutating func examineAnswers(_ settings: ResolvedPreferences) {
    let findings = TerminalFindings.ofThisTerminal()
    if let findings {
      let shade = findings.background.map { colour in
        "\(colour.hex) (\(words(Theme(on: colour) == .light ? .light : .dark)))"
      }
      add(.background, shade ?? words(findings.isComplete ? .notTold : .silent))
      let wrong = findings.cells.filter { $0.value != TextWidth.of($0.key.rawValue) }
      let told = wrong.sorted { $0.key.rawValue.value < $1.key.rawValue.value }.map {
        words(.wrongWidth(String(Character($0.key.rawValue)), cells: $0.value))
      }
      let isSilent = findings.cells.isEmpty
      add(
        .widths, isSilent ? words(.silent) : told.isEmpty ? words(.asExpected) : told.joined(separator: ", "),
        isTrouble: !told.isEmpty)
      if findings.isNoUnicode {
        addLines(.noUnicode)
      } else if findings.drawsSignsWide {
        addLines(TerminalType.isInsideScreen(Environment.variable) ? .wideInScreen : .wideByTerminal)
      }
    }
    for (preference, label) in [(Preference.theme, DoctorLabel.theme), (.glyphs, .glyphs), (.signs, .signs)] {
      let word = settings.wishes[preference]
      let source: DoctorLabel =
        settings.flags[preference] != nil
        ? .byFlag
        : settings.configuration.preferences[preference] != nil
          ? .byConfiguration : word != nil ? .byMemory : .byTerminal
      add(label, "\(word ?? "auto") (\(words(source)))")
    }
  }

  // MARK: Files

  mutating func examineFiles(_ settings: ResolvedPreferences, folder: String?) {
    let configuration = settings.configuration
    let state = configuration.isThere ? "" : " (\(words(.notThere)))"
    add(.configuration, (configuration.path?.sanitizedPath ?? "-") + state, isTrouble: configuration.path == nil)
    for problem in configuration.problems { add(.configuration, problem[language], isTrouble: true) }
    if let path = settings.remembered.path {
      let reason = Folders.reasonAgainstWriting(in: Files.folder(of: path))?[language]
      add(
        .remembered, "\(path.sanitizedPath) (\(reason ?? words(settings.remembered.isThere ? .writable : .notThere)))",
        isTrouble: reason != nil)
      if let progress = UserFolders.progress {
        let isThere = access(progress, F_OK) == 0
        add(.progress, "\(progress.sanitizedPath) (\(reason ?? words(isThere ? .writable : .notThere)))")
      }
      add(.crashes, "\(Files.folder(of: path).sanitizedPath)crash-….txt")
    } else {
      add(.remembered, "-", isTrouble: true)
    }
    for folder in SceneSearch(option: folder, environment: Environment.all).folders {
      let names = Files.names(in: folder)?.filter { SceneSearch.isPath($0) }
      add(.scenes, "\(folder.sanitizedPath): \(names.map { words(.isOwn(count: $0.count)) } ?? words(.notThere))")
    }
    add(.scenes, words(.library(count: SceneLibrary.names.count)))
  }
}
