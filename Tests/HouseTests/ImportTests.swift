// Which target may import what. SwiftPM alone does not stop an import of Foundation, and an incremental build lets an
// undeclared one through.

import Foundation
import Testing

private let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Sources")

@Suite struct ImportTests {
  /// What each target may import.
  static let allowed: [String: Set<String>] = [
    "NablaSystem": ["CSystem", "Glibc", "Musl", "Darwin"],
    "NablaCore": ["CKernels", "NablaSystem"],
    "NablaCanvas": [],
    "NablaLesson": ["NablaCore"],
    "NablaScenes": ["CYAML", "NablaCanvas", "NablaCore", "NablaLesson"],
    "NablaDiagrams": ["NablaCanvas", "NablaCore"],
    "NablaWords": ["NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson"],
    "NablaModel": ["NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson", "NablaWords"],
    "NablaPanels": ["NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson", "NablaModel", "NablaWords"],
    "NablaExports": [
      "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaLesson", "NablaModel", "NablaScenes", "NablaWords",
    ],
    "NablaScreen": [
      "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaExports", "NablaLesson", "NablaModel", "NablaPanels",
      "NablaScenes", "NablaWords",
    ],
    "NablaTerminal": ["NablaCanvas", "NablaSystem", "CNcurses", "CTerminalGuard"],
    "nabla": [
      "ArgumentParser", "CCommit", "Dispatch", "NablaCanvas", "NablaCore", "NablaDiagrams", "NablaExports",
      "NablaLesson", "NablaModel", "NablaScenes", "NablaScreen", "NablaSystem", "NablaTerminal", "NablaWords",
      "Synchronization",
    ],
    "EmbedScenes": ["Foundation", "PackagePlugin"],
    "EmbedScenesTool": ["Foundation"],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what its place allows`(target: String) throws {
    let folder = sources.appending(path: target)
    let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
    let swift = files.filter { $0.hasSuffix(".swift") }
    #expect(!swift.isEmpty)
    for file in swift {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        guard words.first == "import", words.count == 2 else { continue }
        let module = String(words[1])
        #expect(Self.allowed[target]!.contains(module), "\(target)/\(file) imports \(module)")
        // Mathematics takes two things of the system: its elementary functions, and one variable.
        let isCalculation = target == "NablaCore" && module == "NablaSystem"
        #expect(
          !isCalculation || ["PlatformMath.swift", "Kernels/Kernel.swift"].contains(file), "\(file) knows the system")
      }
    }
  }

  @Test func `every target has a place in this table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    let swift = folders.filter { $0.first != "." && $0.first != "C" }
    #expect(Set(swift) == Set(Self.allowed.keys))
  }

  /// Turning a Double into an Int traps on NaN, on infinity and on what is too large: `Int(clamping:)` never does.
  @Test func `no Double is rounded straight into an Int`() throws {
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    for file in files where file.hasSuffix(".swift") && !file.hasSuffix("ClampedInt.swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") where line.contains(".rounded(") {
        let isBare = line.contains(/\bInt\((?!clamping:).*\.rounded\(/)
        #expect(!isBare, "\(file): \(line)")
      }
    }
  }
}
