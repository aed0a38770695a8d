// From a YAML text to its tree, by libyaml's events.

import CYAML
import NablaCanvas
import NablaLesson

/// What libyaml does not understand, in its own words.
struct YAMLError: Error {
  /// What is wrong; in Korean as far as that can be told of libyaml's own sentence.
  let problem: LocalizedText
  let position: TextPosition
  /// What was being read when it went wrong, and the line where that begins.
  var context: (text: String, line: Int)?
}

package struct YAMLParser: ~Copyable {
  /// Where the parser keeps its state. libyaml points into it, so it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// The only document of a text, which must outlive the parser.
  ///
  /// Aliases and further documents are refused. The depth of the stack grows with that of the tree, so a text that others
  /// wrote goes through `SceneOutline` first.
  ///
  /// - Returns: the top node; nil where there is nothing but comments.
  /// - Throws: `YAMLError`.
  package static func root(of text: String) throws -> Node? {
    var text = text
    return try text.withUTF8 { bytes in
      let parser = try YAMLParser(bytes)
      return try parser.root()
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw YAMLError(problem: LocalizedText(ko: "메모리가 모자라요", en: "there is not enough memory"), position: .start)
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  // MARK: Events

  /// Something that the text says, with where it begins.
  private struct Event {
    enum Kind {
      case streamStart, streamEnd, documentStart, documentEnd, alias, sequenceStart, sequenceEnd, mappingStart,
        mappingEnd, nothing
      case scalar(String, Node.Scalar.Style)
    }

    let kind: Kind
    let position: TextPosition
  }

  private borrowing func next() throws -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw error }
    defer { yaml_event_delete(&event) }
    return Event(kind: Self.kind(of: event), position: Self.position(of: event.start_mark))
  }

  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_STREAM_END_EVENT: .streamEnd
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias
    case YAML_SEQUENCE_START_EVENT: .sequenceStart
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT: .mappingStart
    case YAML_MAPPING_END_EVENT: .mappingEnd
    case YAML_SCALAR_EVENT:
      .scalar(
        String(
          decoding: UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self),
        style(event.data.scalar.style))
    default: .nothing
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> Node.Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func position(of mark: yaml_mark_t) -> TextPosition {
    TextPosition(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }

  private var error: YAMLError {
    let told = parser.pointee
    guard let problem = told.problem.map({ String(cString: $0) }) else {
      return YAMLError(problem: LocalizedText(ko: "메모리가 모자라요", en: "there is not enough memory"), position: .start)
    }
    // What is no character has an offset and no mark; until there all is.
    let mark = told.error == YAML_READER_ERROR ? told.mark : told.problem_mark
    return YAMLError(
      problem: LocalizedText(ko: YAMLProblem.korean(problem), en: problem), position: Self.position(of: mark),
      context: told.context.map { (String(cString: $0), Int(clamping: told.context_mark.line) + 1) })
  }

  // MARK: The tree

  private borrowing func root() throws -> Node? {
    _ = try next()
    guard case .documentStart = try next().kind else { return nil }
    let root = try node(try next())
    _ = try next()
    let end = try next()
    guard case .streamEnd = end.kind else {
      throw YAMLError(problem: LocalizedText(ko: "문서가 또 있어요", en: "but found another document"), position: end.position)
    }
    return root
  }

  private borrowing func node(_ event: Event) throws -> Node {
    switch event.kind {
    case .scalar(let string, let style):
      return .scalar(Node.Scalar(string: string, style: style, position: event.position))
    case .sequenceStart:
      var items: [Node] = []
      while true {
        let event = try next()
        if case .sequenceEnd = event.kind { break }
        items.append(try node(event))
      }
      return .sequence(Node.Sequence(items: items, position: event.position))
    case .mappingStart:
      var entries: [(key: Node, value: Node)] = []
      var words: Set<String> = []
      while true {
        let event = try next()
        if case .mappingEnd = event.kind { break }
        let key = try node(event)
        if let word = key.string, !words.insert(word).inserted {
          throw YAMLError(
            problem: LocalizedText(
              ko: "키 \(quoted(word, .subject)) 두 번 나와요", en: "key \(quoted(word)) is here twice"),
            position: event.position)
        }
        entries.append((key, try node(try next())))
      }
      return .mapping(Node.Mapping(entries: entries, position: event.position))
    default:
      throw YAMLError(
        problem: LocalizedText(ko: "여기에 별칭이 있어요", en: "an alias stands here"), position: event.position)
    }
  }
}
