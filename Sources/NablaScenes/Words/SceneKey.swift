// One row for each word a scene may use: parser, hints, writer and reference page all walk these rows.

import NablaLesson

/// A key of one of a scene's sections.
struct SceneKey<Draft>: Sendable {
  let name: String
  /// What may stand behind it, such as `a number above 0`.
  let form: LocalizedText
  /// What holds without it, as it would be written; nil: nothing.
  let fallback: LocalizedText?
  let isRequired: Bool
  let doc: LocalizedText
  let read: @Sendable (Node, inout Draft, inout ProblemList) -> Void
  /// The key's value as the draft has it; nil: left out.
  let write: @Sendable (Draft) -> YAMLValue?
  /// The rows of the section behind the key, for the reference page.
  let section: @Sendable () -> [SceneReference.Row]

  /// The place in the draft is asked for when the key is read or written: a key path is made at run time, and making all of
  /// a table's takes as long as reading a scene.
  init<Value>(
    _ name: String,
    _ place: @autoclosure @escaping @Sendable () -> any WritableKeyPath<Draft, Placed<Value>?> & Sendable,
    _ form: Form<Value>,
    fallback: LocalizedText? = nil, isRequired: Bool = false, _ doc: LocalizedText
  ) {
    self.name = name
    self.form = form.expected
    self.fallback = fallback
    self.isRequired = isRequired
    self.doc = doc
    read = { node, draft, problems in
      let before = problems.count
      guard let value = form.read(node, LocalizedText(name), &problems) else { return }
      draft[keyPath: place()] = Placed(value, at: node.position, isFlawed: problems.count > before)
    }
    write = { draft in draft[keyPath: place()].map { form.write($0.value) } }
    section = form.section
  }
}

/// How a value of some type is written in a scene.
struct Form<Value>: Sendable {
  /// Fit to stand after "must be".
  let expected: LocalizedText
  /// The value, or nil after noting what is wrong with it.
  let read: @Sendable (Node, _ name: LocalizedText, inout ProblemList) -> Value?
  let write: @Sendable (Value) -> YAMLValue
  var section: @Sendable () -> [SceneReference.Row] = { [] }
}

/// The problems found so far.
struct ProblemList {
  let path: String
  private var found: [(order: TextPosition, problem: SceneProblem)] = []

  init(path: String) { self.path = path }

  var count: Int { found.count }
  var isEmpty: Bool { found.isEmpty }

  mutating func add(_ message: LocalizedText, at position: TextPosition) {
    found.append((position, SceneProblem(path: path, position: position, message: message)))
  }

  /// Adds a problem by its words.
  mutating func add(ko: String, en: String, at position: TextPosition) {
    add(LocalizedText(ko: ko, en: en), at: position)
  }

  /// Adds problems of another file, in the place where the scene names it.
  mutating func add(_ problems: [SceneProblem], from position: TextPosition) {
    for problem in problems { found.append((position, problem)) }
  }

  /// All of them in file order.
  var sorted: SceneProblems {
    let order = found.indices.sorted { (found[$0].order, $0) < (found[$1].order, $1) }
    return SceneProblems(order.map { found[$0].problem })
  }
}
