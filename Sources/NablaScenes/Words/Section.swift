// A group of keys read and written by its table.

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
      expected: "a group of keys",
      read: { node, _, problems in
        guard case .mapping(let mapping) = node else {
          let allowed = keys().map(\.name).joined(separator: ", ")
          let hint = placeHint(for: node, among: keys())
          problems.add("\(name) must be a group of keys (\(allowed)), not \(node.shown)\(hint)", at: node.position)
          return nil
        }
        var draft = empty()
        readSection(mapping, name: name, keys: keys(), at: node.position, into: &draft, &problems)
        return draft
      },
      write: { draft in .map(writtenSection(draft, keys: keys())) },
      section: { keys().flatMap { SceneReference.rows(of: $0, in: name) } })
  }
}

/// Where something that is no group of keys could have been meant to stand.
private func placeHint<Draft>(for node: Node, among keys: [SceneKey<Draft>]) -> String {
  switch node {
  case .sequence: keys.first { $0.form.hasPrefix("a list") }.map { "; a list stands behind '\($0.name):'" } ?? ""
  case .scalar(let scalar):
    // The word itself may be right: `data: moons`, or `layers: [3]`.
    keys.first { $0.form.contains(" \(scalar.string),") || $0.form.hasSuffix(" \(scalar.string)") }.map {
      "; write { \($0.name): \(scalar.string) }"
    } ?? keys.first { $0.isRequired && Int(scalar.string) != nil && $0.form.hasPrefix("a whole number") }.map {
      "; write { \($0.name): \(scalar.string) }"
    } ?? ""
  case .mapping: ""
  }
}

/// Reads each key that the table knows and reports every other one.
func readSection<Draft>(
  _ mapping: Node.Mapping, name: String, keys: [SceneKey<Draft>], at position: TextPosition, into draft: inout Draft,
  _ problems: inout ProblemList
) {
  var missing = Set(keys.filter(\.isRequired).map(\.name))
  for (keyNode, value) in mapping {
    guard case .scalar(let word) = keyNode else {
      problems.add("a key must be a word, not \(keyNode.shown)", at: keyNode.position)
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
      problems.add("\(key.name) is empty; it must be \(key.form)", at: position)
      continue
    }
    key.read(value, &draft, &problems)
  }
  for key in keys where missing.contains(key.name) {
    problems.add("\(name) needs '\(key.name)': \(key.form)", at: position)
  }
}

private func unknownKey(_ word: String, in section: String, keys: [String]) -> String {
  let unknown = "unknown key \(quoted(word))"
  if let near = nearest(to: word, among: keys) { return "\(unknown) (did you mean '\(near)'?)" }
  let homes = SceneReference.rows.filter { $0.key == word }.map(\.section)
  let allowed = keys.joined(separator: ", ")
  guard let home = homes.first else { return "\(unknown) in \(section) (allowed: \(allowed))" }
  return "\(unknown) in \(section) (it belongs in \(home); allowed here: \(allowed))"
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
    package let form: String
    /// What holds without it.
    package let fallback: String?
    package let isRequired: Bool
    package let doc: String
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
