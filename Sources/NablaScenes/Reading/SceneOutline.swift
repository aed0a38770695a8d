// A first look at a scene's YAML in one sweep and little memory, before anything is built from it: how many keys, how
// deep, any aliases, tabs, second documents, keys written twice. Whatever else is wrong is for the real parser to say.

import NablaCanvas
import NablaLesson

/// What the sweep finds.
struct SceneOutline {
  struct Finding: Error, Equatable {
    let position: TextPosition
    let message: LocalizedText
  }

  static let mostKeys = 20_000
  static let mostValues = 500_000
  static let deepest = 64

  /// In file order; nothing may be composed while there is any.
  private(set) var findings: [Finding] = []
  private(set) var keyCount = 0
  private(set) var valueCount = 0

  private enum Level {
    case blockMapping(column: Int, id: Int)
    case blockSequence(column: Int)
    case flowMapping(id: Int)
    case flowSequence

    var column: Int? {
      switch self {
      case .blockMapping(let column, _), .blockSequence(let column): return column
      case .flowMapping, .flowSequence: return nil
      }
    }
  }

  private struct KeyPlace: Hashable {
    let mapping: Int
    let text: [UInt8]
  }

  private var text: TextSweep
  private var levels: [Level] = []
  private var mappingCount = 0
  private var seenKeys: [KeyPlace: TextPosition] = [:]
  private var flowDepth = 0
  private var hasContent = false
  /// Whether the next word inside braces is a value.
  private var isBehindColon = false

  init(_ bytes: ArraySlice<UInt8>) {
    text = TextSweep(bytes)
    do {
      while !text.isAtEnd { try line() }
    } catch {
      findings.append(error)
    }
  }

  /// One line from its first column, and further lines where quotes or brackets stay open.
  private mutating func line() throws(Finding) {
    let startsInFlow = flowDepth > 0
    text.skipSpaces()
    if text.byte == UInt8(ascii: "\t"), !startsInFlow {
      let position = text.position
      text.skipBlanks()
      if !text.isAtLineEnd, text.byte != UInt8(ascii: "#") {
        try report(
          LocalizedText(
            ko: "들여쓰기에 탭이 있어요. YAML은 빈칸으로 들여 써요", en: "a tab in the indentation: YAML is indented with spaces"),
          at: position)
      }
    }
    // `%YAML 1.2`: a directive, which is not yet part of the document.
    if !hasContent, text.byte == UInt8(ascii: "%"), text.position.column == 1 { text.skipLine() }
    if !startsInFlow, text.isAtDocumentMark {
      if text.byte == UInt8(ascii: "-"), hasContent {
        throw Finding(
          position: text.position,
          message: LocalizedText(
            ko: "여기서 두 번째 문서가 시작돼요. 장면은 문서 하나예요", en: "a second document begins here: a scene is one document"))
      }
      text.advance(3)
    }
    while !text.isAtLineEnd {
      try token()
      text.skipBlanks()
    }
    text.advance()
  }

  private mutating func token() throws(Finding) {
    text.skipBlanks()
    guard let byte = text.byte, !text.isAtLineEnd else { return }
    let column = text.position.column
    switch byte {
    case UInt8(ascii: "#"):
      text.skipLine()
      return
    case UInt8(ascii: "&"), UInt8(ascii: "*"):
      let kind = byte == UInt8(ascii: "&") ? "anchor (&)" : "alias (*)"
      let korean = byte == UInt8(ascii: "&") ? "& 기호로 쓴 앵커" : "* 기호로 쓴 별칭"
      throw Finding(
        position: text.position,
        message: LocalizedText(
          ko: "\(Particle.attach(korean, .copula)). 장면에는 쓰지 않아요. 이 기호로 시작하는 글은 따옴표 안에 써요",
          en: "an \(kind): scenes have none; a text that begins with this sign goes in quotes"))
    case UInt8(ascii: "!"):
      text.skipWord()
      return
    case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
      try countValue()
      text.skipLine()
      text.skipBlock(deeperThan: levels.last?.column ?? 0)
      return
    case UInt8(ascii: "-") where flowDepth == 0 && text.isFollowedByBlank,
      UInt8(ascii: "?") where flowDepth == 0 && text.isFollowedByBlank:
      try openSequence(at: column)
      text.advance()
      return
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      try openFlow(isMapping: byte == UInt8(ascii: "{"))
      return
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      closeFlow()
      return
    case UInt8(ascii: ","), UInt8(ascii: ":"):
      isBehindColon = byte == UInt8(ascii: ":")
      text.advance()
      return
    default: break
    }
    try scalar(at: text.position)
  }

  /// A word or a quoted text, which may turn out to be a key.
  private mutating func scalar(at position: TextPosition) throws(Finding) {
    hasContent = true
    let isQuoted = text.byte == UInt8(ascii: "\"") || text.byte == UInt8(ascii: "'")
    let word = isQuoted ? text.quoted() : text.plain(inFlow: flowDepth > 0)
    text.skipBlanks()
    guard text.byte == UInt8(ascii: ":"), isQuoted && flowDepth > 0 || text.isFollowedByBlank || endsFlowKey else {
      if case .flowMapping = levels.last, !isBehindColon { try countKey(at: position) } else { try countValue() }
      return
    }
    try countKey(at: position)
    text.advance()
    isBehindColon = true
    switch levels.last {
    case .flowMapping(let id): try note(word, in: id, at: position)
    case .flowSequence: break
    default: try note(word, in: try blockMapping(at: position), at: position)
    }
  }

  private var endsFlowKey: Bool {
    guard flowDepth > 0, let next = text.next else { return false }
    return ",[]{}".utf8.contains(next)
  }

  private mutating func report(_ message: LocalizedText, at position: TextPosition) throws(Finding) {
    let finding = Finding(position: position, message: message)
    guard findings.count < 2 * SceneProblems.limit else { throw finding }
    findings.append(finding)
  }

  private mutating func note(
    _ word: ArraySlice<UInt8>, in mapping: Int, at position: TextPosition
  ) throws(Finding) {
    let place = KeyPlace(mapping: mapping, text: Array(word.prefix(256)))
    if let first = seenKeys[place] {
      let name = quoted(String(decoding: word, as: UTF8.self))
      try report(
        LocalizedText(
          ko: "키 \(Particle.attach(name, .subject)) 또 나와요. \(first.line)번째 줄에 이미 있어요",
          en: "key \(name) is here a second time: it is in line \(first.line) already"), at: position)
    } else {
      seenKeys[place] = position
    }
  }

  private mutating func countKey(at position: TextPosition) throws(Finding) {
    keyCount += 1
    guard keyCount <= Self.mostKeys else {
      throw Finding(
        position: position,
        message: LocalizedText(
          ko: "키가 \(Self.mostKeys)개보다 많아요. 큰 데이터는 CSV 파일에 써요",
          en: "more than \(Self.mostKeys) keys; large data belong in a CSV file"))
    }
  }

  private mutating func countValue() throws(Finding) {
    valueCount += 1
    guard valueCount <= Self.mostValues else {
      throw Finding(
        position: text.position,
        message: LocalizedText(
          ko: "값이 \(Self.mostValues)개보다 많아요. 큰 데이터는 CSV 파일에 써요",
          en: "more than \(Self.mostValues) values; large data belong in a CSV file"))
    }
  }

  private mutating func push(_ level: Level, at position: TextPosition) throws(Finding) {
    guard levels.count < Self.deepest else {
      throw Finding(
        position: position,
        message: LocalizedText(
          ko: "\(Self.deepest)겹보다 깊이 묶여 있어요", en: "nested more than \(Self.deepest) levels deep"))
    }
    levels.append(level)
  }

  private mutating func openFlow(isMapping: Bool) throws(Finding) {
    hasContent = true
    mappingCount += 1
    try push(isMapping ? .flowMapping(id: mappingCount) : .flowSequence, at: text.position)
    flowDepth += 1
    isBehindColon = false
    text.advance()
  }

  private mutating func closeFlow() {
    text.advance()
    guard flowDepth > 0 else { return }
    flowDepth -= 1
    isBehindColon = false
    levels.removeLast()
  }

  private mutating func openSequence(at column: Int) throws(Finding) {
    hasContent = true
    try countValue()
    while let last = levels.last?.column, last > column { levels.removeLast() }
    if case .blockSequence(column) = levels.last { return }
    try push(.blockSequence(column: column), at: text.position)
  }

  /// The number of the mapping that a key in this place belongs to.
  private mutating func blockMapping(at position: TextPosition) throws(Finding) -> Int {
    let column = position.column
    while let last = levels.last?.column, last >= column {
      if case .blockMapping(column, let id) = levels.last { return id }
      levels.removeLast()
    }
    mappingCount += 1
    try push(.blockMapping(column: column, id: mappingCount), at: position)
    return mappingCount
  }
}
