// A group of keys read and written by its table.

import NablaCanvas
import NablaLesson

extension Form {
  /// A mapping with the keys of a table.
  ///
  /// - Parameters:
  ///   - name: what messages call the section.
  ///   - keys: evaluated late, because sections hold sections.
  ///   - empty: makes what the keys write into.
  static func section(
    _ name: String, _ keys: @escaping @Sendable () -> [SceneKey<Value>], empty: @escaping @Sendable () -> Value
  ) -> Form {
    Form(
      expected: LocalizedText(ko: "키 묶음", en: "a group of keys"),
      read: { node, _, problems in
        guard case .mapping(let mapping) = node else {
          let allowed = keys().map(\.name).joined(separator: ", ")
          let group = LocalizedText(ko: "키(\(allowed)) 묶음", en: "a group of keys (\(allowed))")
          let hint = placeHint(for: node, among: keys())
          problems.add(.mustBe(LocalizedText(name), group, not: node.shown, hint), at: node.position)
          return nil
        }
        var draft = empty()
        readSection(mapping, name: LocalizedText(name), keys: keys(), at: node.position, into: &draft, &problems)
        return draft
      },
      write: { draft in .map(writtenSection(draft, keys: keys())) },
      section: { keys().flatMap { SceneReference.rows(of: $0, in: name) } })
  }
}

/// Where something that is no group of keys could have been meant to stand.
private func placeHint<Draft>(for node: Node, among keys: [SceneKey<Draft>]) -> LocalizedText {
  func group(_ key: SceneKey<Draft>, _ word: String) -> LocalizedText {
    LocalizedText(
      ko: " ({ \(key.name): \(word) }처럼 써요)", en: "; write { \(key.name): \(word) }")
  }
  switch node {
  case .sequence:
    return keys.first { $0.form.en.hasPrefix("a list") }.map {
      LocalizedText(ko: " (목록은 '\($0.name):' 뒤에 써요)", en: "; a list stands behind '\($0.name):'")
    } ?? .nothing
  case .scalar(let scalar):
    // The word itself may be right: `data: moons`, or `layers: [3]`.
    let word = scalar.string
    let meant =
      keys.first { $0.form.en.contains(" \(word),") || $0.form.en.hasSuffix(" \(word)") }
      ?? keys.first { $0.isRequired && Int(word) != nil && $0.form.en.hasPrefix("a whole number") }
    return meant.map { group($0, word) } ?? .nothing
  case .mapping: return .nothing
  }
}

/// Reads each key that the table knows and reports every other one.
func readSection<Draft>(
  _ mapping: Node.Mapping, name: LocalizedText, keys: [SceneKey<Draft>], at position: TextPosition,
  into draft: inout Draft,
  _ problems: inout ProblemList
) {
  var missing = Set(keys.filter(\.isRequired).map(\.name))
  for (keyNode, value) in mapping {
    guard case .scalar(let word) = keyNode else {
      let key = LocalizedText(ko: "키", en: "a key")
      problems.add(.mustBe(key, LocalizedText(ko: "낱말", en: "a word"), not: keyNode.shown), at: keyNode.position)
      continue
    }
    guard let key = keys.first(where: { $0.name == word.string }) else {
      problems.add(unknownKey(word.string, in: name, keys: keys.map(\.name)), at: keyNode.position)
      // Misspelt, it is not missing too.
      if let meant = nearest(to: word.string, among: keys.map(\.name)) { missing.remove(meant) }
      continue
    }
    missing.remove(key.name)
    if value.isNothing {
      let position = value.position == keyNode.position ? keyNode.position : value.position
      problems.add(
        ko: "\(Particle.attach(key.name, .subject)) 비어 있어요. \(Particle.attach(key.form.ko, .obligation)) 해요",
        en: "\(key.name) is empty; it must be \(key.form.en)", at: position)
      continue
    }
    key.read(value, &draft, &problems)
  }
  for key in keys where missing.contains(key.name) {
    problems.add(
      ko: "\(name.ko)에는 '\(key.name)' 키가 있어야 해요: \(key.form.ko)",
      en: "\(name.en) needs '\(key.name)': \(key.form.en)", at: position)
  }
}

private func unknownKey(_ word: String, in section: LocalizedText, keys: [String]) -> LocalizedText {
  if let near = nearest(to: word, among: keys) {
    return LocalizedText(ko: "모르는 키예요: \(quoted(word))", en: "unknown key \(quoted(word))") + .didYouMean(near)
  }
  let unknown = LocalizedText(
    ko: "\(section.ko)에 쓸 수 없는 키예요: \(quoted(word))", en: "unknown key \(quoted(word)) in \(section.en)")
  let homes = SceneReference.rows.filter { $0.key == word }.map(\.section)
  let allowed = keys.joined(separator: ", ")
  guard let home = homes.first else {
    return unknown + LocalizedText(ko: " (쓸 수 있는 키: \(allowed))", en: " (allowed: \(allowed))")
  }
  let place = home == "scene" ? "맨 바깥" : home
  return unknown
    + LocalizedText(
      ko: " (\(place)에 써요. 여기에 쓸 수 있는 키: \(allowed))", en: " (it belongs in \(home); allowed here: \(allowed))")
}

func writtenSection<Draft>(_ draft: Draft, keys: [SceneKey<Draft>]) -> [YAMLValue.Entry] {
  keys.compactMap { key in key.write(draft).map { YAMLValue.Entry(key: key.name, value: $0) } }
}

/// Every key there is, for the reference page.
package enum SceneReference {
  /// One line of the reference.
  package struct Row: Equatable, Sendable {
    /// Where the key stands: `scene`, `network`, `layer`, …
    package let section: String
    package let key: String
    /// What may stand behind it.
    package let form: LocalizedText
    /// What holds without it.
    package let fallback: LocalizedText?
    package let isRequired: Bool
    package let doc: LocalizedText
  }

  /// All keys, each section behind the key that opens it; a section that occurs twice is listed once.
  package static let rows: [Row] = {
    var seen: Set<String> = []
    return SceneTables.scene.flatMap { rows(of: $0, in: "scene") }.filter {
      seen.insert("\($0.section)/\($0.key)").inserted
    }
  }()

  static func rows<Draft>(of key: SceneKey<Draft>, in section: String) -> [Row] {
    [
      Row(
        section: section, key: key.name, form: key.form, fallback: key.fallback, isRequired: key.isRequired,
        doc: key.doc)
    ] + key.section()
  }
}
