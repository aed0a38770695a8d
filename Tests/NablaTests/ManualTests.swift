// The manual page: everything is in it, and every character is as it is meant.

import ArgumentParser
import Foundation
import NablaCore
import NablaDiagrams
import NablaModel
import NablaPanels
import NablaScenes
import NablaScreen
import NablaWords
import TerminalSupport
import Testing

@testable import nabla

private let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Sources")

@Suite(.startsPrograms) struct `The manual page` {
  private let page = Result { try runNabla("man").outputText }

  /// The names of options as help shows them, which is another way to them than the manual's.
  @Test func `every command is there with every option of its help`() throws {
    let page = try page.get()
    #expect(Set(SceneOpener.commands).isSuperset(of: Nabla.commandNames))
    for command in SceneOpener.commands {
      let heading = ".SS nabla \(command)\n"
      let start = try #require(page.firstRange(of: heading), "\(command)")
      let rest = page[start.upperBound...]
      let end = try #require([rest.firstRange(of: "\n.SS "), rest.firstRange(of: "\n.SH ")].compactMap(\.self).first)
      let section = rest[..<end.lowerBound]
      let help = command == "help" ? "" : try runNabla(command, "--help").outputText
      let options = help.matches(of: /(?m)^ +(?:-h, )?(--[a-z-]+)/).map { String($0.1) }
      #expect(command == "help" || options.count >= 2)
      for option in options { #expect(section.contains("\\fB\(Roff.escaped(option))\\fR"), "\(command) \(option)") }
    }
    for option in ["--learning-rate", "--lang", "--scenes", "--force"] {
      let term = ".TP\n\\fB\(Roff.escaped(option))\\fR"
      #expect(page.components(separatedBy: term).count >= 2, "\(option) is described")
    }
  }

  @Test func `every key, scene word and exit code is there`() throws {
    let page = try page.get()
    for action in Action.table {
      for key in action.keys { #expect(page.contains("\\fB\(Roff.escaped(key.name))\\fR"), "\(key.name)") }
    }
    for row in SceneReference.rows { #expect(page.contains(".TP\n\\fB\(Roff.escaped(row.key))\\fR\n"), "\(row.key)") }
    let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for generator in Generator.allCases {
      #expect(page.contains(".TP\n\\fB\(Roff.escaped(generator.rawValue))\\fR\n"), "\(generator)")
      #expect(words.contains(": " + Roff.escaped(generator.formula)), "\(generator)")
    }
    let status = try #require(page.firstRange(of: ".SH EXIT STATUS")).upperBound
    for code in [0, 64, 65, 66, 69, 70, 73, 74, 130] { #expect(page[status...].contains("\\fB\(code)\\fR")) }
  }

  /// Whatever the sources read from the environment or keep in a file of the user's stands in the manual.
  @Test func `no variable and no file is forgotten`() throws {
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    var variables: Set<String> = []
    var places: Set<String> = []
    for file in files where file.hasSuffix(".swift") || file.hasSuffix(".c") {
      guard !file.hasPrefix("nabla/Manual") else { continue }
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /(?:ariable|getenv|environment)[(\[]"([A-Z_]+)"/) {
        variables.insert(String(match.1))
      }
      for match in text.matches(of: /"((?:XDG|NABLA|LC|CLICOLOR|NO_COLOR)[A-Z_]*)"/) {
        variables.insert(String(match.1))
      }
      for match in text.matches(of: /"(\/nabla\/[a-z]+)/) { places.insert(String(match.1)) }
    }
    #expect(variables.isSuperset(of: ["NABLA_LANG", "NABLA_SCENES", "TERM", "XDG_STATE_HOME", "NO_COLOR"]))
    #expect(places.count >= 4)
    let told = Set(EnvironmentEntry.table.flatMap(\.names))
    #expect(variables.subtracting(told) == [])
    for place in places { #expect(FileEntry.table.contains { $0.end.hasPrefix(place) }, "\(place)") }
    let page = try page.get()
    for name in told { #expect(page.contains("\\fB\(Roff.escaped(name))\\fR"), "\(name)") }
    for entry in FileEntry.table { #expect(page.contains(Roff.escaped(entry.end)), "\(entry.end)") }
  }

  @Test func `it is plain ASCII in short lines, and no text is taken for an order`() throws {
    let orders = [
      ".TH", ".nh", ".ad", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi",
    ]
    for line in lines(try page.get()) {
      #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(line)")
      #expect(!line.isEmpty && !line.hasSuffix(" "))
      #expect(!line.hasPrefix("'"))
      if line.hasPrefix(".") { #expect(orders.contains { line == $0 || line.hasPrefix($0 + " ") }, "\(line)") }
    }
  }

  @Test func `characters that mean something else are told by name`() {
    #expect(Roff.escaped(#"a\b"#) == #"a\(rsb"#)
    #expect(Roff.escaped("--x-range -6:6") == #"\-\-x\-range \-6:6"#)
    #expect(Roff.escaped("'w1^2' `~`") == #"\(aqw1\(ha2\(aq \(ga\(ti\(ga"#)
    #expect(Roff.escaped("∂C/∂w1 = η") == #"\[u2202]C/\[u2202]w1 = \[u03B7]"#)
    var page = Roff(title: "T", date: "2026-01-01", version: "1", manual: "M")
    page.section("A")
    page.paragraph(".TP is no order")
    page.example([".hidden", "'quoted", "", "\\fB"])
    page.item([.bold("."), .plain(", "), .bold(">")], "faster")
    #expect(
      page.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3) == [
        ".SH A", "\\&.TP is no order", ".PP", ".nf", "\\&.hidden", "\\(aqquoted", "\\&", "\\(rsfB", ".fi", ".TP",
        "\\fB.\\fR, \\fB>\\fR", "faster", "",
      ])
  }

  @Test(.enabled(if: isInstalled("mandoc")))
  func `mandoc has nothing against it`() throws {
    let result = try run("/bin/bash", ["-c", "mandoc -Tlint"], input: try page.get())
    #expect(result.status == .code(0))
    #expect(result.outputText.isEmpty, "\(result.outputText)")
    #expect(result.errorText.isEmpty, "\(result.errorText)")
  }

  @Test(.enabled(if: isInstalled("groff")))
  func `groff has nothing against it`() throws {
    let plain = "-P-c -P-b -P-u -P-o"
    let result = try run("/bin/bash", ["-c", "groff -man -ww -t -Tutf8 \(plain)"], input: try page.get())
    #expect(result.status == .code(0))
    #expect(result.errorText.isEmpty, "\(result.errorText)")
    for text in ["--learning-rate", "∂C/∂w", "data: { generator: and }", #"--keys "Space wait:3 z""#, "C-p"] {
      #expect(result.outputText.contains(text), "\(text)")
    }
    for line in lines(result.outputText) { #expect(line.count <= 80, "\(line)") }
  }

  @Test(.enabled(if: isInstalled("man")))
  func `man shows it as a terminal of 80 columns does`() throws {
    let result = try run(
      "/bin/bash", ["-c", "man --warnings -l -"], input: try page.get(), environment: ["MANWIDTH": "80"])
    #expect(result.status == .code(0))
    #expect(result.errorText.isEmpty, "\(result.errorText)")
    #expect(result.outputText.hasPrefix("NABLA(1)"))
    #expect(result.outputText.contains("nabla - gradient descent") || result.outputText.contains("nabla  - gradient"))
  }
}
