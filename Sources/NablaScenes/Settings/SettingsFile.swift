// A file of settings: one word for each key. What is right in it counts even where other lines are wrong.

import NablaLesson

/// The words of a settings file, and what is wrong with the rest of it.
package struct SettingsFile: Equatable, Sendable {
  /// A key that such a file may have.
  package struct Key: Equatable, Sendable {
    package let name: String
    /// The words that may stand behind it.
    package let allowed: [String]

    package init(_ name: String, allowed: [String]) {
      self.name = name
      self.allowed = allowed
    }
  }

  /// The most that is read of one.
  package static let mostMegabytes = 1

  /// The right ones, by their keys.
  package private(set) var words: [String: String] = [:]
  /// Everything that was left out, in file order; nil: nothing.
  package private(set) var problems: SceneProblems?

  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - path: what messages call it.
  ///   - keys: the settings there are.
  package init(_ bytes: [UInt8], path: String, keys: [Key]) {
    var found = ProblemList(path: path)
    if let text = YAMLText(bytes, megabytes: Self.mostMegabytes, &found), let root = text.root, !root.isNothing {
      if case .mapping(let mapping) = root {
        for (key, value) in mapping { take(key, value, keys, &found) }
      } else {
        let names = keys.map(\.name).joined(separator: ", ")
        let group = LocalizedText(ko: "키(\(names)) 묶음", en: "a group of keys (\(names))")
        found.add(
          .mustBe(LocalizedText(ko: "설정", en: "settings"), group, not: root.shown), at: root.position)
      }
    }
    problems = found.isEmpty ? nil : found.sorted
  }

  private mutating func take(_ name: Node, _ value: Node, _ keys: [Key], _ problems: inout ProblemList) {
    let word = name.string ?? ""
    guard let key = keys.first(where: { $0.name == word }) else {
      let near = nearest(to: word, among: keys.map(\.name))
      let names = keys.map(\.name).joined(separator: ", ")
      let allowed = LocalizedText(ko: " (쓸 수 있는 설정: \(names))", en: " (allowed: \(names))")
      problems.add(
        LocalizedText(ko: "모르는 설정이에요: \(name.shown.ko)", en: "unknown setting \(name.shown.en)")
          + (near == nil ? allowed : .didYouMean(near)), at: name.position)
      return
    }
    if case .scalar(let scalar) = value, key.allowed.contains(scalar.string) {
      words[key.name] = scalar.string
      return
    }
    let near = value.string.flatMap { nearest(to: $0, among: key.allowed) }
    problems.add(
      .mustBe(LocalizedText(key.name), .oneOf(key.allowed), not: value.shown, .didYouMean(near)), at: value.position)
  }

  /// A file that says these words, one line each.
  package static func text(of words: [(key: String, word: String)]) -> String {
    words.map { "\($0.key): \($0.word)\n" }.joined()
  }
}
