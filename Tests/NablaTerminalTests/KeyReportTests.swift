import FaultTable
import NablaCanvas
import Testing

@testable import NablaTerminal

private func names(_ text: String) -> [String] {
  var decoder = InputDecoder(charset: .utf8)
  var events = decoder.decode(Array(text.replacing("ESC", with: "\u{1b}").utf8))
  while decoder.patience != nil { events += decoder.giveUp() }
  return events.map { if case .key(let key) = $0 { key.name } else { "\($0)" } }
}

@Suite struct `Keys of a terminal that a program left in another mode` {
  // The bytes are those of the tables in sw.kovidgoyal.net/kitty/keyboard-protocol, and of xterm's ctlseqs for 27 and ~.
  @Test(
    .fault("T22"),
    arguments: [
      ("ESC[27u", "Esc"), ("ESC[27;1u", "Esc"), ("ESC[99;5u", "C-c"), ("ESC[112;5u", "C-p"), ("ESC[113u", "q"),
      ("ESC[97;2u", "A"), ("ESC[97:65;2u", "A"), ("ESC[97;65u", "A"), ("ESC[97;66u", "a"), ("ESC[97;129u", "a"),
      ("ESC[47;2u", "?"), ("ESC[55:47;2u", "/"), ("ESC[59;2u", ":"), ("ESC[61;2u", "+"), ("ESC[91;2u", "{"),
      ("ESC[49;65u", "1"), ("ESC[47;;63u", "?"), ("ESC[97;;ESC[B", "Down"), ("ESC[13u", "Enter"),
      ("ESC[13;2u", "Enter"),
      ("ESC[9u", "Tab"), ("ESC[9;2u", "S-Tab"), ("ESC[127u", "Backspace"), ("ESC[127;5u", "Backspace"),
      ("ESC[32u", "Space"), ("ESC[12610u", "ㅂ"), ("ESC[97;1:1u", "a"), ("ESC[97;1:2u", "a"), ("ESC[57404u", "5"),
      ("ESC[57413u", "+"), ("ESC[57414u", "Enter"), ("ESC[57417u", "Left"), ("ESC[57426u", "Del"),
      ("ESC[1;1:1A", "Up"), ("ESC[1;2:2D", "S-Left"), ("ESC[1;129A", "Up"), ("ESC[3;1:1~", "Del"), ("ESC[1;1P", "F1"),
      ("ESC[15;1:2~", "F5"), ("ESC[27;5;99~", "C-c"), ("ESC[27;2;63~", "?"), ("ESC[27;1;27~", "Esc"),
    ])
  func `are the keys they always were`(text: String, name: String) {
    #expect(names(text) == [name])
  }

  @Test(arguments: [
    "ESC[113;3u", "ESC[113;9u", "ESC[113;17u", "ESC[113;33u", "ESC[113;7u", "ESC[113;1:3u", "ESC[27;1:3u",
    "ESC[57441;2u", "ESC[57358u", "ESC[57428u", "ESC[0u", "ESC[u", "ESC[;5u", "ESC[999999999999u", "ESC[55296u",
    "ESC[27;3;113~", "ESC[27;5~", "ESC[27~", "ESC[1;1:3A", "ESC[1;3:1A", "ESC[?0u", "ESC[=1;1u", "ESC[49;5u",
    "ESC[133u",
  ])
  func `let go, alone or with Alt, Super, Hyper or Meta are nothing`(text: String) {
    #expect(names(text + "k") == ["k"])
  }

  @Test func `every character and every modifier is one key or none`() {
    for code in Array(0...0x250) + Array(0x1100...0x1120) + Array(0xABFF...0xAC10) + Array(57_340...57_460) {
      for modifiers in 1...256 {
        let found = names("ESC[\(code);\(modifiers)uk")
        #expect(found.last == "k" && found.count <= 2)
        if (modifiers - 1) & 0b111010 != 0 { #expect(found == ["k"], "\(code) with \(modifiers)") }
      }
    }
  }
}
