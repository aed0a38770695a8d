// YAML as a tree: what stands where, before anything is read into it.

import NablaLesson

/// A value of a YAML text with its place.
package enum Node: Sendable {
  case scalar(Scalar)
  case sequence(Sequence)
  case mapping(Mapping)

  /// A single value, which is text until something reads a number in it.
  package struct Scalar: Sendable {
    /// How the text is written.
    enum Style: Sendable {
      case plain, quoted, literal, folded
    }

    package let string: String
    let style: Style
    let position: TextPosition

    /// Whether it stands without quotes and on one line.
    var isPlain: Bool { style == .plain }
  }

  package struct Sequence: Sendable, RandomAccessCollection {
    let items: [Node]
    let position: TextPosition

    package var startIndex: Int { items.startIndex }
    package var endIndex: Int { items.endIndex }
    package subscript(index: Int) -> Node { items[index] }
  }

  /// Keys and values in the order of the text.
  package struct Mapping: Sendable, RandomAccessCollection {
    let entries: [(key: Node, value: Node)]
    let position: TextPosition

    package var startIndex: Int { entries.startIndex }
    package var endIndex: Int { entries.endIndex }
    package subscript(index: Int) -> (key: Node, value: Node) { entries[index] }

    /// What stands behind a word; nil: nothing.
    package subscript(word: String) -> Node? { entries.first { $0.key.string == word }?.value }
  }

  package var scalar: Scalar? { if case .scalar(let scalar) = self { scalar } else { nil } }
  package var sequence: Sequence? { if case .sequence(let items) = self { items } else { nil } }
  package var mapping: Mapping? { if case .mapping(let mapping) = self { mapping } else { nil } }
  /// A scalar's text.
  package var string: String? { scalar?.string }

  var position: TextPosition {
    switch self {
    case .scalar(let scalar): scalar.position
    case .sequence(let sequence): sequence.position
    case .mapping(let mapping): mapping.position
    }
  }

  /// Whether nothing stands here.
  var isNothing: Bool {
    guard case .scalar(let scalar) = self, scalar.isPlain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// What stands here, for a message.
  var shown: LocalizedText {
    switch self {
    case .scalar(let scalar):
      if isNothing { return LocalizedText(ko: "빈 값", en: "empty") }
      let word = quoted(scalar.string)
      return scalar.isPlain ? LocalizedText(word) : LocalizedText(ko: "글 \(word)", en: "the text \(word)")
    case .sequence: return LocalizedText(ko: "목록", en: "a list")
    case .mapping: return LocalizedText(ko: "키 묶음", en: "a group of keys")
    }
  }
}
