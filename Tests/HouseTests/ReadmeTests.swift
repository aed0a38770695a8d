// The README says what the program does: its pictures, and its and the reference's generated parts, are compared with
// what the program says now.

import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct ReadmeTests {
  @Test(arguments: GeneratedPart.allCases)
  func `a generated part is what the program says`(part: GeneratedPart) throws {
    let text = try part.page.text
    let begin = "<!-- \(part.rawValue) -->\n"
    let end = "\n<!-- /\(part.rawValue) -->"
    let start = try #require(text.range(of: begin), "\(part.page.path) has no marker for \(part.rawValue)")
    let stop = try #require(text.range(of: end, range: start.upperBound..<text.endIndex))
    let wanted = try part.text
    if Readme.isRecording {
      try Recorder.shared.replace(part: begin, end, of: part.page, with: wanted)
    } else {
      #expect(text[start.upperBound..<stop.lowerBound] == wanted[...], ".ci/record rewrites it")
    }
  }

  @Test(arguments: ReadmePicture.allCases, ReadmePicture.shades)
  func `the README's picture is what the program draws`(picture: ReadmePicture, shade: String) throws {
    let file = Readme.pictures.appending(path: picture.fileName(shade))
    let wanted = try picture.svg(shade)
    // A page of pictures should be there at once.
    #expect(wanted.utf8.count < 64_000)
    if Readme.isRecording {
      try FileManager.default.createDirectory(at: Readme.pictures, withIntermediateDirectories: true)
      try wanted.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    guard recorded != wanted else { return }
    let old = (recorded ?? "").split(separator: "\n")
    let new = wanted.split(separator: "\n")
    let line = zip(old, new).first { $0 != $1 }
    Issue.record(
      """
      \(picture.fileName(shade)) is not what the program draws now; .ci/record draws it anew
      recorded: \(line?.0 ?? "\(old.count) lines")
      drawn:    \(line?.1 ?? "\(new.count) lines")
      """)
  }

  @Test func `every picture there is, is shown, on dark pages and on light ones, with words for it`() throws {
    let text = try Page.readme.text
    let shown = text.matches(
      of:
        /<picture><source media="\(prefers-color-scheme: light\)" srcset="([^"]+)"><img src="([^"]+)" alt="([^"]{20,})"><\/picture>/
    ).map { $0.output }
    #expect(text.matches(of: /<img|!\[/).count == shown.count, "a picture is shown in another way")
    let wanted = Set(ReadmePicture.allCases.map(\.rawValue))
    #expect(Set(shown.map { $0.1 }) == Set(wanted.map { ".pictures/\($0)-light.svg" }))
    #expect(Set(shown.map { $0.2 }) == Set(wanted.map { ".pictures/\($0)-dark.svg" }))
    for picture in shown { #expect(picture.1.replacing("-light", with: "-dark") == picture.2) }
    let known = Set(ReadmePicture.allCases.flatMap { picture in ReadmePicture.shades.map(picture.fileName) })
    for file in try FileManager.default.contentsOfDirectory(atPath: Readme.pictures.path) where !known.contains(file) {
      if Readme.isRecording {
        try FileManager.default.removeItem(at: Readme.pictures.appending(path: file))
      } else {
        Issue.record("\(file) is not in use; .ci/record removes it")
      }
    }
  }

  @Test func `the README is a tour, and what is looked up stands elsewhere`() throws {
    #expect(try Page.readme.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 351)
  }

  @Test func `the README gives both commands, each in one line`() throws {
    let text = try Page.readme.text
    for marker in ["run-command", "test-command"] {
      let start = try #require(text.range(of: "<!-- \(marker) -->\n```sh\n"))
      let stop = try #require(text.range(of: "\n```\n<!-- /\(marker) -->"))
      let command = text[start.upperBound..<stop.lowerBound]
      #expect(!command.contains("\n"))
      #expect(command.hasPrefix("$(command -v sudo) sh -c 'apt-get update && apt-get install -y "))
      // The section in Korean opens it in Korean.
      let isInKorean = text.contains("\n```sh\n\(command) --lang ko\n```\n")
      #expect(marker != "run-command" || isInKorean)
    }
  }
}

/// Rewrites parts of a page one after the other, though tests run at the same time.
private final class Recorder: @unchecked Sendable {
  static let shared = Recorder()
  private let lock = NSLock()

  func replace(part begin: String, _ end: String, of page: Page, with wanted: String) throws {
    lock.lock()
    defer { lock.unlock() }
    var text = try page.text
    guard let start = text.range(of: begin),
      let stop = text.range(of: end, range: start.upperBound..<text.endIndex)
    else { return }
    text.replaceSubrange(start.upperBound..<stop.lowerBound, with: wanted)
    try text.write(to: page.file, atomically: true, encoding: .utf8)
  }
}
