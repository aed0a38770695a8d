// Type-checking a copy of the sources in which something is new, target by target, without building it.
//
// The build has told how each target is compiled, and its modules serve for what has not changed. Only files are looked at
// that can say anything of the new: those that name all cases beside it, or one and have a `default`.

import Foundation
import TerminalSupport
import Testing

/// A copy of some sources with things added.
final class TrialBuild {
  /// What the compiler said of a place.
  struct Remark: Hashable {
    /// Below `Sources`.
    let file: String
    let kind: String
    let text: String
  }

  /// How the build compiles one target.
  private struct Recipe: Decodable {
    let executable: String
    let importPath: String
    let moduleName: String
    let otherArguments: [String]
    let sources: [String]
  }

  private struct Build: Decodable { let swiftCommands: [String: Recipe] }

  private static let sources = Readme.root.appending(path: "Sources").path + "/"
  private let folder: URL
  private let recipes: [String: Recipe]
  /// What has changed: below `Sources`, and the text.
  private var texts: [String: String] = [:]

  /// The targets that may know an activation, a loss or an optimizer, each behind those that it imports.
  static let targets = [
    "NablaCore", "NablaLesson", "NablaDiagrams", "NablaScenes", "NablaWords", "NablaModel", "NablaPanels",
    "NablaExports", "NablaScreen", "nabla",
  ]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "nabla-growth-\(UUID().uuidString)")
    let file = URL(filePath: builtProduct("nabla")).deletingLastPathComponent().appending(path: "description.json")
    let build = try JSONDecoder().decode(Build.self, from: Data(contentsOf: file))
    recipes = Dictionary(build.swiftCommands.values.map { ($0.moduleName, $0) }) { first, _ in first }
    try FileManager.default.createDirectory(at: folder.appending(path: "Modules"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A text of the copy.
  private func text(of path: String) throws -> String {
    try texts[path] ?? String(contentsOfFile: Self.sources + path, encoding: .utf8)
  }

  /// Adds lines to files that are there.
  func insert(_ insertions: [OneMore.Insertion]) throws {
    for insertion in insertions {
      var lines = try text(of: insertion.path).components(separatedBy: "\n")
      let places = lines.indices.filter { lines[$0] == insertion.line }
      try #require(places.count == 1, "\(insertion.path): “\(insertion.line)” stands there \(places.count) times")
      lines.insert(insertion.added, at: places[0] + 1)
      texts[insertion.path] = lines.joined(separator: "\n")
    }
  }

  /// Adds a file.
  func add(_ path: String, _ text: String) throws {
    let isNew = !FileManager.default.fileExists(atPath: Self.sources + path)
    try #require(isNew, "\(path) is there already")
    texts[path] = text
  }

  /// What the compiler says of a target.
  ///
  /// - Parameters:
  ///   - target: its name.
  ///   - others: the cases beside the new, kind by kind.
  ///   - isModule: whether targets above are to see the new.
  func remarks(on target: String, switchingOver others: [[String]], makesModule isModule: Bool) throws -> [Remark] {
    let recipe = try #require(recipes[target], "the build knows no \(target)")
    let old = recipe.sources.map { $0.hasPrefix(Self.sources) ? String($0.dropFirst(Self.sources.count)) : $0 }
    let paths = old + texts.keys.filter { $0.hasPrefix(target + "/") && !old.contains($0) }.sorted()
    var files: [String] = []
    var primaries: Set<Int> = []
    for (number, path) in paths.enumerated() {
      guard !path.hasPrefix("/") else {
        files.append(path)
        continue
      }
      let text = try text(of: path)
      let patterns = Patterns(in: text)
      let isPrimary = texts[path] != nil || others.contains(where: patterns.canSwitch)
      if isPrimary { primaries.insert(number) }
      files.append(isPrimary ? try write(path, Self.withoutDefaults(text)) : Self.sources + path)
    }
    if isModule {
      let module = folder.appending(path: "Modules/\(target).swiftmodule").path
      let made = try compile(recipe, ["-emit-module", "-experimental-skip-all-function-bodies", "-o", module] + files)
      guard made.status == .code(0) else { return remarks(in: made) }
    }
    guard !primaries.isEmpty else { return [] }
    let marked = files.enumerated().flatMap { number, file in
      primaries.contains(number) ? ["-primary-file", file] : [file]
    }
    return remarks(in: try compile(recipe, ["-typecheck"] + marked))
  }

  /// What the switches of a file name. Not by regular expressions, which take longer over all files than the compiler.
  private struct Patterns {
    private var words: Set<String> = []
    private var hasDefault = false

    init(in text: String) {
      for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
        let code = line.drop { $0 == UInt8(ascii: " ") }
        // A list of cases goes on with a dot.
        let isCase = code.starts(with: "case ".utf8) || code.first == UInt8(ascii: ".")
        hasDefault = hasDefault || code.starts(with: "default:".utf8) || code.starts(with: "case _:".utf8)
        guard isCase else { continue }
        let parts = code.split { byte in
          let letter = byte | 0x20
          return !(letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
        }
        words.formUnion(parts.map { String(decoding: $0, as: UTF8.self) })
      }
    }

    /// Whether there can be a switch over some cases, with all of them or with a `default`.
    func canSwitch(over cases: [String]) -> Bool {
      hasDefault ? cases.contains(where: words.contains) : cases.allSatisfy(words.contains)
    }
  }

  /// A `default` of which the compiler tells the cases that it stands for.
  private static func withoutDefaults(_ text: String) -> String {
    text.replacing(/(?m)^(\s*)(default|case _):/) { "\($0.output.1)@unknown \($0.output.2):" }
  }

  private func write(_ path: String, _ text: String) throws -> String {
    let file = folder.appending(path: "Sources/" + path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  private func compile(_ recipe: Recipe, _ arguments: [String]) throws -> ProgramRun {
    // What the driver alone knows is left out.
    var known: [String] = []
    var rest = recipe.otherArguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "-target", "-Xcc", "-swift-version", "-package-name", "-module-cache-path", "-sdk", "-F", "-I":
        known += [argument] + (rest.popFirst().map { [$0] } ?? [])
      case "-Xfrontend", "-index-store-path", "-emit-objc-header-path": _ = rest.popFirst()
      case "-parse-as-library": known.append(argument)
      default: if argument.hasPrefix("-D") { known.append(argument) }
      }
    }
    let search = ["-I", folder.appending(path: "Modules").path, "-I", recipe.importPath]
    // Each remark on a line of its own.
    let head = ["-frontend", "-diagnostic-style", "llvm", "-module-name", recipe.moduleName]
    return try run(recipe.executable, head + arguments + search + known, timeout: 1200)
  }

  private func remarks(in run: ProgramRun) -> [Remark] {
    let roots = [folder.appending(path: "Sources").path + "/", Self.sources]
    let found = run.errorText.matches(of: /(?m)^(\/[^:\n]+):\d+:\d+: (error|warning|note): (.*)$/).map { match in
      let path = String(match.output.1)
      let root = roots.first { path.hasPrefix($0) } ?? ""
      return Remark(
        file: String(path.dropFirst(root.count)), kind: String(match.output.2), text: String(match.output.3))
    }
    // A crash, or a flag that is not known, has no place.
    let isUntold = run.status != .code(0) && !found.contains { $0.kind == "error" }
    return found + (isUntold ? [Remark(file: "", kind: "error", text: String(run.errorText.suffix(2000)))] : [])
  }
}
