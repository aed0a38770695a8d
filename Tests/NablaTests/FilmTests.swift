// A recording as pictures apart, from which ffmpeg makes a film.

import Foundation
import TerminalSupport
import Testing

@testable import nabla

@Suite(.startsPrograms) struct `A film as pictures` {
  private func contents(_ folder: Folder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test(arguments: [("a-%d.svg", "a-1.svg", "a-12.svg"), ("x/%04d.svg", "x/0001.svg", "x/0012.svg")])
  func `a number in a name counts the pictures`(pattern: String, first: String, twelfth: String) throws {
    let series = try #require(PictureSeries(pattern, isForced: false))
    #expect(series.name(1) == first && series.name(12) == twelfth)
  }

  @Test(arguments: ["a.svg", "%s.svg", "100%.svg", "%d-%d.svg", "%d/a.svg", "%4d.svg", "%00d.svg", ""])
  func `any other name is a name`(name: String) { #expect(PictureSeries(name, isForced: false) == nil) }

  /// A picture without the sentence that describes it.
  private func drawn(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.hasPrefix("<desc") }.joined(separator: "\n")
  }

  @Test func `each frame is the snapshot of its moment, as many a second as it says`() throws {
    let folder = try Folder()
    let result = try run(
      nabla,
      [
        "record", "worked-example", "--lang", "ko", "--seconds", "2", "--fps", "10", "--output",
        folder.path + "/film-%03d.svg",
      ])
    #expect(result.status == .code(0) && result.output.isEmpty && result.error.isEmpty, "\(result.errorText)")
    #expect(try contents(folder) == (1...21).map { "film-\($0 < 10 ? "00" : "0")\($0).svg" })
    for (number, seconds) in [(1, 0.0), (6, 0.5), (21, 2)] {
      let file = folder.path + "/film-\(number < 10 ? "00" : "0")\(number).svg"
      let picture = try String(contentsOfFile: file, encoding: .utf8)
      let shot = try runNabla(
        "snapshot", "worked-example", "--lang", "ko", "--size", "80x24", "--format", "svg", "--keys",
        "Space wait:\(seconds)")
      #expect(drawn(picture) == drawn(shot.outputText), "at \(seconds) s")
    }
  }

  @Test func `a picture that is there stays, and those before it go`() throws {
    let folder = try Folder()
    _ = try folder.write("a3.svg", "precious")
    let command = ["record", "neuron", "--seconds", "1", "--fps", "10", "--output", folder.path + "/a%d.svg"]
    expectFailure(try run(nabla, command), 73, saying: ["a3.svg", "--force"])
    #expect(try contents(folder) == ["a3.svg"])
    #expect(try String(contentsOfFile: folder.path + "/a3.svg", encoding: .utf8) == "precious")
    #expect(try run(nabla, command + ["--force"]).status == .code(0))
    #expect(try contents(folder).count == 11)
    #expect(try String(contentsOfFile: folder.path + "/a3.svg", encoding: .utf8).hasPrefix("<svg"))
  }
}
