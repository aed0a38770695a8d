// `nabla sheet`: pages for a class, against what `nabla explain` says of the same student.

import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `nabla sheet` {
  private func sheet(_ arguments: String...) throws -> String {
    let result = try run(nabla, ["sheet"] + arguments + ["--lang", "en"])
    #expect(result.status == .code(0) && result.error.isEmpty, "\(result.errorText)")
    return result.outputText
  }

  /// The answers by their quantities, as the Markdown has them.
  private func answers(_ text: String) -> [(symbol: String, value: Double)] {
    text.matches(of: /\| [0-9]+ \| \$(.+)\$ \| \$(.+)\$ \|/).map { row in
      let symbol = row.output.1.replacing(/\\frac\{\\partial (.+?)\}\{\\partial (.+?)\}/) {
        "∂\($0.output.1)/∂\($0.output.2)"
      }.replacing("\\delta", with: "δ").replacing("\\leftarrow", with: "←").filter { !"_{}".contains($0) }
      let value = row.output.2.replacing(/\s\\times 10\^\{(-?[0-9]+)\}/) { "e\($0.output.1)" }
      return (symbol, Double(value) ?? .nan)
    }
  }

  @Test(arguments: ["worked-example", "backprop-cost", "hidden-layer"], [0, 3])
  func `thirty keys say what explain says of those students`(scene: String, step: Int) throws {
    let folder = try Folder()
    let names = (1...30).map { "student \($0)" }
    let file = try folder.write("class.txt", "\u{FEFF}" + names.joined(separator: "\r\n") + "\r\n\r\n")
    let pages = try sheet(scene, "--key", "--students", file, "--step", "\(step)").components(separatedBy: "\n---\n")
    try #require(pages.count == 30)
    for (name, page) in zip(names, pages) {
      #expect(page.contains("\nStudent: \(name)\n"))
      let known = try object(
        run(nabla, ["explain", scene, "all", "--student", name, "--step", "\(step)", "--format", "json"]).outputText)
      var values: [String: Double] = [:]
      for quantity in try #require(known["quantities"] as? [[String: Any]]) {
        values[try #require(quantity["symbol"] as? String)] = (quantity["value"] as? NSNumber)?.doubleValue
      }
      for parameter in try #require(known["parameters"] as? [[String: Any]]) {
        let symbol = try #require(parameter["parameter"] as? String)
        values["∂C/∂\(symbol)"] = (parameter["value"] as? NSNumber)?.doubleValue
        values["\(symbol) ←"] = ((parameter["update"] as? [String: Any])?["new"] as? NSNumber)?.doubleValue
      }
      let answers = answers(page)
      #expect(answers.count > 12)
      for (symbol, value) in answers {
        let exact = try #require(values[symbol], "\(symbol)")
        #expect(abs(value - exact) <= 5.1e-6 * abs(exact), "\(scene) \(name) \(symbol)")
      }
    }
  }

  @Test func `a scene opens on the numbers of the sheet, with every command`() throws {
    let page = try sheet("worked-example", "--student", "Ada")
    let first = try #require(
      lines(runNabla("train", "worked-example", "--steps", "0", "--student", "Ada").outputText).last)
    let parameters = try #require(try object(first)["parameters"] as? [String: Double])
    #expect(parameters.count == 6)
    for (name, value) in parameters { #expect(page.contains("| $w_{\(name.dropFirst())}$ | $\(value)$ |")) }
    let screen = try runNabla("snapshot", "worked-example", "--student", " Ada ", "--panel", "weights", "--lang", "en")
    #expect(screen.outputText.contains("-0.72"))
    let plain = try sheet("worked-example")
    #expect(
      plain == (try runNabla("explain", "worked-example", "all", "--format", "markdown", "--lang", "en").outputText))
    let code = try runNabla("code", "worked-example", "--student", "Ada")
    #expect(code.outputText.contains("-0.72"))
    // Hangul is the same however it is composed.
    let (one, other) = ("\u{AE40}", "\u{1100}\u{1175}\u{11B7}")
    #expect(try sheet("neuron", "--student", one) == sheet("neuron", "--student", other))
  }

  @Test func `a class is one document, in HTML too`() throws {
    let page = try sheet("worked-example", "--blank", "--student", "1", "--student", "2", "--format", "html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.matches(of: /<section>/).count == 2)
    let ones = try sheet("worked-example", "--blank", "--level", "1")
    #expect(ones.contains("(12) ") && !ones.contains("(13) ") && ones.contains("Name: "))
  }

  @Test func `what is wrong is told`() throws {
    expectFailure(try runNabla("sheet", "worked-example", "--blank", "--key"), 64, saying: ["--blank", "--key"])
    expectFailure(
      try runNabla("sheet", "worked-example", "--blank", "--level", "4"), 64, saying: ["--level", "1 to 3"])
    expectFailure(try runNabla("sheet", "worked-example", "--student", " "), 64, saying: ["--student"])
    expectFailure(
      try runNabla("train", "neuron", "--steps", "1", "--student", "1", "--student", "2"), 64, saying: ["nabla sheet"])
    expectFailure(try runNabla("sheet", "neuron", "--students", "/none/class.txt"), 66, saying: ["class.txt"])
    let folder = try Folder()
    expectFailure(
      try runNabla("sheet", "neuron", "--students", try folder.write("a.txt", "\n \n")), 65, saying: ["no name"])
  }

  @Test(.enabled(if: isInstalled("xmllint"))) func `xmllint has nothing against the HTML`() throws {
    let page = try sheet("two-valleys", "--blank", "--student", "<&>", "--format", "html")
    let result = try run("/usr/bin/env", ["xmllint", "--html", "--noout", "-"], input: page)
    let complaints = lines(result.errorText).filter { $0.contains("error") && !$0.contains("Tag section invalid") }
    #expect(complaints.isEmpty, "\(result.errorText)")
  }
}
