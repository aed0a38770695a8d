// Help and the manual in Korean: complete, in columns, and about the very same options as in English.

import ArgumentParser
import Foundation
import NablaCanvas
import TerminalSupport
import Testing

@testable import nabla

private var hangul: Regex<Substring> { /[가-힣]/ }

@Suite(.startsPrograms) struct `Help in Korean` {
  /// The program's own description of itself in Korean.
  private static let korean = Result { try dump("ko") }
  private static let english = Result { try dump("en") }

  /// A command's or option's texts, by its place.
  private struct Text: Equatable {
    let place: String
    let text: String
  }

  private static func dump(_ language: String) throws -> (texts: [Text], valueNames: Set<String>) {
    let result = try run(nabla, ["--experimental-dump-help"], environment: ["NABLA_LANG": language])
    let root = try #require(object(result.outputText)["command"] as? [String: Any])
    var texts: [Text] = []
    var valueNames: Set<String> = []
    func add(_ node: [String: Any], _ place: String) {
      for kind in ["abstract", "discussion"] {
        if let text = node[kind] as? String { texts.append(Text(place: "\(place) \(kind)", text: text)) }
      }
    }
    func walk(_ command: [String: Any]) {
      let name = command["commandName"] as? String ?? ""
      add(command, name)
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        let names = (argument["names"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        add(argument, "\(name) \(names.joined(separator: " "))")
        if argument["kind"] as? String != "flag", let word = argument["valueName"] as? String {
          valueNames.insert(word)
        }
      }
      for each in command["subcommands"] as? [[String: Any]] ?? [] { walk(each) }
    }
    walk(root)
    return (texts, valueNames)
  }

  /// A text that is the same in both languages was forgotten; what the parser itself says is told by its page.
  @Test func `every command and every option has a Korean text`() throws {
    let (korean, english) = try (Self.korean.get().texts, Self.english.get().texts)
    #expect(korean.map(\.place) == english.map(\.place) && korean.count > 300)
    let parsers = ["Show the version.", "Show help information.", "Show subcommand help information."]
    for (one, other) in zip(korean, english) where !parsers.contains(other.text) {
      #expect(one.text.contains(hangul), "\(one.place): \(one.text)")
      #expect(!other.text.contains(hangul), "\(other.place)")
    }
  }

  @Test func `every placeholder that is a word has a Korean one`() throws {
    for name in try Self.english.get().valueNames where name.contains(/[a-z]{2}/) {
      #expect(ParserSentence.koreanValueNames[name]?.contains(hangul) == true, "\(name)")
    }
  }

  /// The layout is proven by the parser's own: with English headings and texts it gives the parser's page, byte for byte.
  @Test func `the page is laid out as the parser does it`() throws {
    let tree = try CommandTree.ofNabla()
    let types: [any ParsableCommand.Type] = [Nabla.self] + Nabla.configuration.subcommands
    for type in types {
      let parsers = HelpPage.examplesFirst(Nabla.helpMessage(for: type, columns: 80))
      let own = try #require(HelpPage(of: type._commandName, in: tree, language: .en))
      #expect(own.text == parsers, "\(type)")
    }
  }

  @Test(arguments: ["nabla"] + SceneOpener.commands)
  func `a page fits 80 columns and has the options of the English one`(command: String) throws {
    let arguments = command == "nabla" ? ["--help"] : ["help", command]
    let korean = try run(nabla, arguments + ["--lang", "ko"])
    let english = try run(nabla, arguments)
    #expect(korean.status == .code(0) && korean.errorText.isEmpty)
    for line in lines(korean.outputText) { #expect(TextWidth.of(line) <= 80 && !line.hasSuffix(" "), "\(line)") }
    func options(_ text: String) -> [String] {
      text.matches(of: /(?m)^  (-[^<\n]*?)(?: <|  |\n|$)/).map { String($0.1) }
    }
    #expect(options(korean.outputText) == options(english.outputText))
    #expect(options(korean.outputText).count >= 1)
    // Texts stand in one column, whatever the names before them are wide.
    for line in lines(korean.outputText) {
      guard let found = line.firstMatch(of: /^  -[^ ]*(?: <[^>]*>)?  +/) else { continue }
      #expect(TextWidth.of(String(found.0)) == 26, "\(line)")
    }
    for heading in ["USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "EXAMPLES", "OVERVIEW", "default:", "values:"] {
      #expect(!korean.outputText.contains(heading))
    }
    for heading in ["예:", "옵션:"] { #expect(lines(korean.outputText).contains(heading)) }
  }

  /// Each a way to ask, with the example by which one knows the page.
  @Test(arguments: [
    ("--lang ko --help", "nabla spiral  "), ("--help --lang ko", "nabla spiral  "),
    ("help --lang=ko", "nabla spiral  "),
    ("--lang ko help train", "nabla train worked-example"), ("help --lang ko train", "nabla train worked-example"),
    ("train --lang ko --help", "nabla train worked-example"), ("--lang ko train -h", "nabla train worked-example"),
    ("spiral --help --lang ko", "nabla open spiral"), ("help help --lang ko", "nabla help train"),
  ])
  func `wherever --lang stands, the page asked for is Korean`(line: String, example: String) throws {
    let result = try run(nabla, line.split(separator: " ").map(String.init))
    #expect(result.status == .code(0) && result.outputText.contains("예:\n") && result.outputText.contains(example))
    #expect(try #require(lines(result.outputText).first).contains(hangul))
  }

  @Test(arguments: ["LC_ALL", "LC_MESSAGES", "LANG"])
  func `a Korean locale does it too, and --lang en undoes it`(variable: String) throws {
    var environment: [String: String?] = ["LC_ALL": nil, "LC_MESSAGES": nil, "LANG": nil, "NABLA_LANG": nil]
    environment[variable] = "ko_KR.UTF-8"
    #expect(try run(nabla, ["train", "--help"], environment: environment).outputText.contains("옵션:"))
    let english = try run(nabla, ["train", "--help"]).outputText
    #expect(try run(nabla, ["train", "--help", "--lang", "en"], environment: environment).outputText == english)
    #expect(english.contains("OPTIONS:") && !english.contains(hangul))
  }

  @Test func `--lang may stand before the command`() {
    func arranged(_ line: String) -> String {
      CommandLanguage.arranged(line.split(separator: " ").map(String.init), commands: SceneOpener.commands)
        .joined(separator: " ")
    }
    #expect(arranged("--lang ko train neuron --steps 1") == "train --lang ko neuron --steps 1")
    #expect(arranged("--lang=ko keys") == "keys --lang=ko")
    #expect(arranged("--lang ko spiral") == "--lang ko spiral")
    #expect(arranged("spiral --lang ko") == "spiral --lang ko")
    #expect(arranged("--lang ko") == "--lang ko")
    #expect(arranged("--lang=ko") == "--lang=ko")
    #expect(arranged("train --lang ko --help") == "train --lang ko --help")
    #expect(arranged("help train --lang ko") == "help train")
    #expect(arranged("--lang ko -h") == "-h")
    // What is no language is left to be complained about.
    #expect(arranged("--lang fr train") == "--lang fr train")
    #expect(arranged("help train --lang fr") == "help train --lang fr")
    #expect(arranged("--lang") == "--lang")
    #expect(arranged("") == "")
  }

  @Test(.startsPrograms, arguments: [["--lang", "ko"], ["--lang=ko"], ["--lang", "ko", "--paused"]])
  func `the language alone opens the usual scene in it`(arguments: [String]) throws {
    let session = try TerminalSession(nabla, arguments)
    #expect(session.until(60) { session.line(0).contains("손으로 하는 역전파") }, "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait(60) == .code(0))
  }
}

@Suite(.startsPrograms) struct `The manual in Korean` {
  private let korean = Result { try runNabla("man", "--lang", "ko").outputText }
  private let english = Result { try runNabla("man").outputText }

  @Test func `it has every section, command, option, key and word of the English one`() throws {
    let (korean, english) = try (lines(korean.get()), lines(english.get()))
    func orders(_ page: [String]) -> [String] {
      page.filter { $0.hasPrefix(".") && !$0.hasPrefix(".ss") }.map { String($0.prefix(3)) }
    }
    #expect(orders(korean) == orders(english))
    func bold(_ page: [String]) -> [String] { page.flatMap { $0.matches(of: /\\fB(.*?)\\fR/).map { String($0.1) } } }
    #expect(bold(korean) == bold(english) && bold(korean).count > 300)
    // Hangul as it is, so that apropos finds it; everything else by name, as in English.
    #expect(korean.allSatisfy { $0.unicodeScalars.allSatisfy { (" "..."~").contains($0) || ("가"..."힣").contains($0) } })
    #expect(korean.contains(".SH 이름") && korean.contains { $0.hasPrefix("nabla \\- 경사하강법과") })
  }

  /// English words in Korean sentences: a text that was left over.
  @Test(.enabled(if: isInstalled("groff")))
  func `every paragraph is Korean, in 80 columns`() throws {
    let result = try run(
      "/bin/bash", ["-c", "groff -k -man -ww -t -Tutf8 -P-c -P-b -P-u -P-o"], input: try korean.get())
    #expect(result.status == .code(0) && result.errorText.isEmpty, "\(result.errorText)")
    for line in lines(result.outputText) { #expect(TextWidth.of(line) <= 80, "\(line)") }
    for line in lines(result.outputText) where line.wholeMatch(of: #/ {7,}[A-Z][a-z]+ [a-z]+ [a-z]+ .*/#) != nil {
      Issue.record("\(line)")
    }
  }

  @Test(.enabled(if: isInstalled("man")))
  func `man shows it`() throws {
    let result = try run(
      "/bin/bash", ["-c", "man --warnings -l -"], input: try korean.get(),
      environment: ["MANWIDTH": "80", "LC_ALL": "C.UTF-8"])
    #expect(result.status == .code(0) && result.errorText.isEmpty, "\(result.errorText)")
    #expect(result.outputText.contains("nabla - 경사하강법과 역전파를 터미널에서"))
  }

  @Test(.enabled(if: isInstalled("mandoc")))
  func `mandoc has nothing against it`() throws {
    let result = try run("/bin/bash", ["-c", "mandoc -Tlint -W warning"], input: try korean.get())
    #expect(result.outputText.isEmpty, "\(result.outputText)")
  }
}
