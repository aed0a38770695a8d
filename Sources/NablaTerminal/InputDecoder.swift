// From the bytes a terminal sends to events. What is no key, click or paste (focus reports, unknown sequences, broken
// UTF-8) disappears here, so that none of it can act as a key; answers to questions are kept for who asked.
// Source: ECMA-48 for the shape of sequences, xterm's ctlseqs for their meaning.

import CNcurses
import NablaCanvas

nonisolated struct InputDecoder {
  /// How many bytes of a paste are kept.
  static let pasteLimit = 1_000_000
  /// How long an ESC may be the beginning of a sequence, in milliseconds.
  var escapeDelay = 25
  let charset: Charset
  /// Whether questions are open: an answer that comes in pieces is waited for longer.
  var expectsAnswers = false
  private var answers: [TerminalAnswer] = []
  private var buffer: [UInt8] = []
  private var paste: [UInt8]?
  /// Whether the buffer begins with an ESC that came by itself: a key then, unless it turns out to begin a sequence.
  private var isEscapeAlone = false

  init(charset: Charset) { self.charset = charset }

  /// How many milliseconds after the last byte `giveUp()` is due; nil where nothing is unfinished.
  var patience: Int? {
    if paste != nil { return 1000 }
    if buffer.isEmpty { return nil }
    if expectsAnswers, buffer.starts(with: [Byte.escape, UInt8(ascii: "]")]) { return 1000 }
    if expectsAnswers, buffer.starts(with: [Byte.escape, UInt8(ascii: "["), UInt8(ascii: "?")]) { return 1000 }
    return buffer.allSatisfy { $0 == Byte.escape } ? escapeDelay : 250
  }

  /// The answers that have come since the last call.
  mutating func takeAnswers() -> [TerminalAnswer] {
    defer { answers = [] }
    return answers
  }

  /// Takes bytes as they come, cut anywhere, and returns what they complete.
  mutating func decode(_ bytes: some Collection<UInt8>) -> [Event] {
    if !bytes.isEmpty, paste == nil, buffer == [Byte.escape] { isEscapeAlone = true }
    buffer.append(contentsOf: bytes)
    return decodeBuffer(isLast: false)
  }

  /// Says that nothing follows: a lone ESC is the key, a paste without an end has ended, and a half sequence is noise.
  mutating func giveUp() -> [Event] {
    if paste != nil {
      paste! += buffer
      buffer = []
      return [endPaste()]
    }
    return decodeBuffer(isLast: true)
  }

  private mutating func decodeBuffer(isLast: Bool) -> [Event] {
    var events: [Event] = []
    var position = 0
    while position < buffer.count {
      if paste != nil {
        position = takePaste(from: position)
        if paste != nil { break }
        events.append(.pasted(pasted))
        pasted = ""
        continue
      }
      switch step(buffer[position...]) {
      case .took(let count, let event):
        isEscapeAlone = false
        if let event { events.append(event) }
        position += count
      case .answered(let count, let answer):
        isEscapeAlone = false
        answers.append(answer)
        position += count
      case .pasteBegins(let count):
        isEscapeAlone = false
        paste = []
        position += count
      case .unfinished where isLast:
        let (count, key) = leftover(buffer[position...])
        if let key { events.append(.key(key)) }
        position += count
        isEscapeAlone = false
      case .unfinished:
        buffer.removeFirst(position)
        return events
      }
    }
    buffer.removeFirst(min(position, buffer.count))
    return events
  }

  private enum Step {
    case took(Int, Event?)
    case answered(Int, TerminalAnswer)
    case pasteBegins(Int)
    case unfinished
  }

  private func step(_ bytes: ArraySlice<UInt8>) -> Step {
    let first = bytes.first!
    switch first {
    case Byte.escape:
      if isEscapeAlone, bytes.dropFirst().first == Byte.escape { return .took(1, .key(Key(.escape))) }
      switch EscapeSequence.read(bytes) {
      case .unfinished: return .unfinished
      case .key(let count, let key): return .took(count, .key(key))
      case .event(let count, let event): return .took(count, event)
      case .answer(let count, let answer): return .answered(count, answer)
      case .pasteBegins(let count): return .pasteBegins(count)
      case .noise(let count): return .took(count, nil)
      case .alternate: return alternate(bytes)
      }
    case 0x0A, 0x0D: return .took(1, .key(Key(.enter)))
    case 0x09: return .took(1, .key(Key(.tab)))
    case 0x08, 0x7F: return .took(1, .key(Key(.backspace)))
    case 0x00: return .took(1, nil)
    case 0x01...0x1A: return .took(1, .key(Key(.character(Unicode.Scalar(first + 0x60)), control: true)))
    case 0x1C...0x1F: return .took(1, .key(Key(.character(Unicode.Scalar(first + 0x40)), control: true)))
    case 0x20...0x7E: return .took(1, .key(Key(Unicode.Scalar(first))))
    default: return character(bytes)
    }
  }

  /// Alt and a key, which is ESC and that key in one piece: nothing is bound to it.
  private func alternate(_ bytes: ArraySlice<UInt8>) -> Step {
    if isEscapeAlone { return .took(1, .key(Key(.escape))) }
    guard case .took(let count, _) = step(bytes.dropFirst()) else { return .unfinished }
    return .took(count + 1, nil)
  }

  /// A character of more than one byte.
  private func character(_ bytes: ArraySlice<UInt8>) -> Step {
    let result = charset == .eucKR ? MultibyteCharacter.inLocale(bytes) : MultibyteCharacter.inUTF8(bytes)
    switch result {
    case .unfinished: return .unfinished
    case .broken: return .took(1, nil)
    case .character(let count, let scalar):
      let isControl = scalar.value < 0xA0 || scalar == "\u{FEFF}"
      return .took(count, isControl ? nil : .key(Key(scalar)))
    }
  }

  /// What an unfinished sequence was after all: ESC, or ESC and a key that only looked like its continuation, or such a
  /// key with Alt.
  private func leftover(_ bytes: ArraySlice<UInt8>) -> (count: Int, key: Key?) {
    let isEscape = bytes.allSatisfy { $0 == Byte.escape } || bytes.count == 2 && isEscapeAlone
    return isEscape ? (1, Key(.escape)) : (bytes.count, nil)
  }

  // MARK: Paste

  private static let pasteEnd = Array("\u{1b}[201~".utf8)
  private var pasted = ""

  /// Moves bytes into the paste, up to its end mark; returns where to go on.
  private mutating func takePaste(from start: Int) -> Int {
    var position = start
    let end = Self.pasteEnd
    while position < buffer.count {
      guard let escape = buffer[position...].firstIndex(of: Byte.escape) else {
        keep(buffer[position...])
        return buffer.count
      }
      keep(buffer[position..<escape])
      let rest = buffer[escape...]
      if rest.starts(with: end) {
        if case .pasted(let text) = endPaste() { pasted = text }
        return escape + end.count
      }
      if rest.count < end.count, end.starts(with: rest) { return escape }
      keep(buffer[escape...escape])
      position = escape + 1
    }
    return position
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    paste!.append(contentsOf: bytes.prefix(max(0, Self.pasteLimit - paste!.count)))
  }

  /// A paste as text: line ends as newlines, and not ending inside a character.
  private mutating func endPaste() -> Event {
    var bytes = paste ?? []
    paste = nil
    if bytes.count >= Self.pasteLimit {
      bytes.removeSubrange(Self.pasteLimit...)
      while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
      if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
      text.append(byte == 0x0D ? 0x0A : byte)
    }
    return .pasted(String(decoding: text, as: UTF8.self))
  }
}

nonisolated enum Byte {
  static let escape: UInt8 = 0x1B
  static let bell: UInt8 = 0x07
}
