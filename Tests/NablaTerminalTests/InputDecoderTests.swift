import FaultTable
import NablaCanvas
import Testing

@testable import NablaTerminal

/// The bytes of a text in which `ESC` stands for the escape byte.
private func bytes(_ text: String) -> [UInt8] { Array(text.replacing("ESC", with: "\u{1b}").utf8) }

private func decode(_ text: String) -> [Event] {
  var decoder = InputDecoder(charset: .utf8)
  return decoder.decode(bytes(text))
}

/// The events of bytes after which nothing comes.
private func decodeAll(_ bytes: [UInt8]) -> [Event] {
  var decoder = InputDecoder(charset: .utf8)
  var events = decoder.decode(bytes)
  while decoder.patience != nil { events += decoder.giveUp() }
  return events
}

private func names(_ events: [Event]) -> [String] {
  events.map { if case .key(let key) = $0 { key.name } else { "\($0)" } }
}

@Suite struct `Bytes become events` {
  // The sequences are those of xterm's ctlseqs, "PC-Style Function Keys" and "VT220-Style Function Keys".
  @Test(arguments: [
    ("a", "a"), ("A", "A"), (" ", "Space"), ("~", "~"), ("\r", "Enter"), ("\n", "Enter"), ("\t", "Tab"),
    ("ESC[Z", "S-Tab"), ("\u{7f}", "Backspace"), ("\u{08}", "Backspace"), ("\u{01}", "C-a"), ("\u{03}", "C-c"),
    ("\u{1a}", "C-z"), ("\u{10}", "C-p"), ("ESC[A", "Up"), ("ESCOA", "Up"), ("ESCOB", "Down"), ("ESC[C", "Right"),
    ("ESC[D", "Left"), ("ESC[1;2A", "S-Up"), ("ESC[1;2D", "S-Left"), ("ESC[1;5C", "C-Right"), ("ESC[a", "S-Up"),
    ("ESCOH", "Home"), ("ESC[H", "Home"), ("ESC[1~", "Home"), ("ESC[7~", "Home"), ("ESCOF", "End"), ("ESC[4~", "End"),
    ("ESC[3~", "Del"), ("ESC[5~", "PgUp"), ("ESC[6~", "PgDn"), ("ESCOP", "F1"), ("ESCOS", "F4"), ("ESC[11~", "F1"),
    ("ESC[[A", "F1"), ("ESC[[E", "F5"), ("ESC[15~", "F5"), ("ESC[17~", "F6"), ("ESC[21~", "F10"), ("ESC[24~", "F12"),
    ("ESC[1;2P", "S-F1"), ("ESC[1P", "F1"), ("ESC[P", "Del"), ("ESCOM", "Enter"), ("ESCOp", "0"), ("ESCOk", "+"),
    ("ㅂ", "ㅂ"), ("값", "값"), ("é", "é"),
    ("😀", "😀"),
  ])
  func `a key's bytes are that key`(text: String, name: String) {
    #expect(names(decode(text)) == [name])
  }

  @Test(arguments: [
    "ESC[I", "ESC[O", "ESC[?1;2c", "ESC[?64;1R", "ESC[24;80R", "ESC[>0;276;0c", "ESC[?2026;2$y", "ESC[99~",
    "ESC[2~", "ESC[1;3A", "ESC]11;rgb:0000/0000/0000ESC\\", "ESC]0;title\u{07}", "ESCP1$r0mESC\\", "ESC\\",
    "ESC_Gi=31;OKESC\\", "ESC[<35;4;5M", "ESC[<0;4;5m", "ESC[<2;4;5M", "ESC[<66;4;5M", "ESC[u", "ESC[1;1:3A",
    "ESC[3;1:3~", "ESC[E", "\u{00}",
    "\u{85}", "ESC[<;;M", "ESC[;;;;;;~",
  ])
  func `what is no key is nothing`(text: String) {
    #expect(decode(text + "k") == [.key(Key("k"))])
  }

  @Test(
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFE, 0xFE]] as [[UInt8]])
  func `broken UTF-8 is nothing`(broken: [UInt8]) {
    #expect(names(decodeAll(broken + [UInt8(ascii: "k")])) == ["k"])
  }

  @Test(
    arguments: [[0xEA], [0xEA, 0xB0], [0x1B, 0x5B, 0x31, 0x3B], [0x1B, 0x5D, 0x31], [0x1B, 0x5B, 0x3C, 0x30]]
      as [[UInt8]])
  func `what stops half way is nothing`(half: [UInt8]) {
    var decoder = InputDecoder(charset: .utf8)
    #expect(decoder.decode(half) == [])
    #expect(decoder.patience == 250)
    #expect(decoder.giveUp() == [])
    #expect(decoder.patience == nil)
    #expect(names(decoder.decode(bytes("k"))) == ["k"])
  }

  @Test func `a lone ESC is the key once nothing follows`() {
    var decoder = InputDecoder(charset: .utf8)
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.patience == 25)
    #expect(decoder.giveUp() == [.key(Key(.escape))])
    #expect(names(decodeAll(bytes("ESCESC"))) == ["Esc", "Esc"])
    #expect(names(decodeAll(bytes("ESCESCESC"))) == ["Esc", "Esc", "Esc"])
  }

  @Test(
    .fault("T22"),
    arguments: [
      "q", "Q", "=", "[", "O", "]", "P", "\r", "\u{7f}", "\u{03}", "ㅂ", "값", "ESC[A", "ESCOA", "ESC[3~",
    ])
  func `Alt and a key is nothing`(key: String) {
    var decoder = InputDecoder(charset: .utf8)
    var events = decoder.decode(bytes("ESC" + key))
    while decoder.patience != nil { events += decoder.giveUp() }
    #expect(events == [] && names(decoder.decode(bytes("k"))) == ["k"])
  }

  @Test(arguments: [("q", "q"), ("[", "["), ("ㅂ", "ㅂ"), ("\r", "Enter"), ("ESC[A", "Up"), ("ESC", "Esc")])
  func `an ESC that came by itself is the key, whatever comes next`(text: String, name: String) {
    var decoder = InputDecoder(charset: .utf8)
    var events = decoder.decode([0x1B]) + decoder.decode(bytes(text))
    while decoder.patience != nil { events += decoder.giveUp() }
    #expect(names(events) == ["Esc", name])
  }

  @Test func `a sequence whose ESC came by itself is still one`() {
    var decoder = InputDecoder(charset: .utf8)
    #expect(decoder.decode([0x1B]) + decoder.decode(bytes("[")) == [])
    #expect(names(decoder.decode(bytes("A"))) == ["Up"])
    #expect(decoder.decode(bytes("ESCq")) == [], "the next ESC is another one")
  }

  @Test func `an escape sequence breaks off at the next`() {
    #expect(names(decode("ESC[1;ESC[A")) == ["Up"])
    #expect(names(decode("ESC]11;ESC[B")) == ["Down"])
    #expect(names(decode("ESC[1\rx")) == ["Enter", "x"])
  }

  @Test func `clicks and the wheel have a place`() {
    #expect(decode("ESC[<0;1;1M") == [.clicked(Point(x: 0, y: 0))])
    #expect(decode("ESC[<0;240;60M") == [.clicked(Point(x: 239, y: 59))])
    #expect(decode("ESC[<4;3;2M") == [.clicked(Point(x: 2, y: 1))])
    #expect(decode("ESC[<64;3;2M") == [.scrolled(Point(x: 2, y: 1), steps: -1)])
    #expect(decode("ESC[<65;3;2M") == [.scrolled(Point(x: 2, y: 1), steps: 1)])
    #expect(decode("ESC[M #\"") == [.clicked(Point(x: 2, y: 1))])
    #expect(decode("ESC[M`#\"") == [.scrolled(Point(x: 2, y: 1), steps: -1)])
    #expect(decode("ESC[<0;99999999999999999999;0M") == [.clicked(Point(x: 999_999, y: 0))])
  }

  @Test func `a paste is one event and never keys`() {
    #expect(decode("ESC[200~q\rq\r\nESC[AxESC[201~k") == [.pasted("q\nq\n\u{1b}[Ax"), .key(Key("k"))])
    #expect(decode("ESC[200~ESC[201~") == [.pasted("")])
    #expect(decode("ESC[200~한글ESC[201~ESC[200~bESC[201~") == [.pasted("한글"), .pasted("b")])
  }

  @Test func `a paste without an end ends by itself`() {
    var decoder = InputDecoder(charset: .utf8)
    #expect(decoder.decode(bytes("ESC[200~abcESC[20")) == [])
    #expect(decoder.patience == 1000)
    #expect(decoder.giveUp() == [.pasted("abc\u{1b}[20")])
    #expect(decoder.patience == nil)
  }

  @Test func `a paste is cut at the limit and not inside a character`() {
    var decoder = InputDecoder(charset: .utf8)
    _ = decoder.decode(bytes("ESC[200~"))
    let part = Array(String(repeating: "한", count: 1000).utf8)
    for _ in 0..<400 { #expect(decoder.decode(part) == []) }
    guard case .pasted(let text)? = decoder.decode(bytes("ESC[201~")).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == 999_999)
    #expect(text.unicodeScalars.allSatisfy { $0 == "한" })
  }

  @Test func `cuts between reads change nothing`() {
    let stream = bytes("aESC[1;2D한ESC[<0;4;5MESC[200~x\ryESC[201~ESC]11;rgb:1/2/3ESC\\ESCOPzESC[M #\"")
    let expected = decode("aESC[1;2D한ESC[<0;4;5MESC[200~x\ryESC[201~ESC]11;rgb:1/2/3ESC\\ESCOPzESC[M #\"")
    #expect(expected.count == 8)
    for size in 1..<stream.count {
      var decoder = InputDecoder(charset: .utf8)
      var events: [Event] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        events += decoder.decode(stream[start..<min(start + size, stream.count)])
      }
      #expect(events == expected, "in parts of \(size)")
    }
  }

  @Test(.fault("T18")) func `no bytes make it fail`() {
    // xorshift64 (Marsaglia 2003): the bytes are the same in every run.
    var state: UInt64 = 88_172_645_463_325_252
    let alphabet = bytes("ESCESCESC[[]<>?0159;;~MmAOP\\_\u{07}\r\u{00}x한") + [0xFF, 0xC3, 0x80]
    for _ in 0..<2000 {
      var decoder = InputDecoder(charset: .utf8)
      for _ in 0..<4 {
        var part: [UInt8] = []
        for _ in 0..<20 {
          state ^= state << 13
          state ^= state >> 7
          state ^= state << 17
          part.append(alphabet[Int(state % UInt64(alphabet.count))])
        }
        _ = decoder.decode(part)
      }
      var rounds = 0
      while decoder.patience != nil, rounds < 200 {
        _ = decoder.giveUp()
        rounds += 1
      }
      #expect(decoder.patience == nil)
    }
  }
}
