import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Searching in lists` {
  private func rows(_ model: Model) -> [String] { model.draw().text.split(separator: "\n").map(String.init) }

  @Test(arguments: [("?", "/ s e e d"), ("", "/ s e e d"), ("?", "/ 시 드")])
  func `help shows the rows with the words, under their headings`(opening: String, keys: String) {
    var model = Model("neuron", columns: 80, rows: 60)
    model.press(opening)
    model.press(keys)
    let text = model.draw().text
    for key in ["restart with a new seed", "type a seed"] { #expect(text.contains(key)) }
    #expect(text.contains("Run"))
    #expect(!text.contains("Display"))
    #expect(!text.contains("next theme"))
    #expect(!text.contains("learning rate up"))
  }

  @Test(arguments: Language.allCases)
  func `help finds keys by how they are called, and panels by their names`(language: Language) {
    for (typed, line) in [("shift", "Shift+←"), ("데이터", "1…9"), ("data", "1…9"), ("ctrl", "Ctrl+O"), ("C-o", "Ctrl+O")]
    {
      var model = Model("neuron", columns: 80, rows: 60, language: language)
      model.press("/")
      model.type(typed)
      #expect(model.draw().text.contains(line), "\(typed)")
    }
  }

  @Test(arguments: ["?", "D", "G", "x"])
  func `a list in which nothing is found says so and how to go on`(opening: String) {
    for language in Language.allCases {
      var model = Model("neuron", columns: 80, rows: 24, language: language)
      model.press("] + \(opening) /")
      model.type("xyzzy")
      let text = model.draw().text
      #expect(text.contains(language == .ko ? "‘xyzzy’: 여기에는 없어요" : "Nothing here has “xyzzy”"))
      #expect(text.contains("Esc"))
    }
  }

  @Test func `its words are there in both languages`() throws {
    try WordingChecks.check([SearchLabel.nothing("x"), .advice], file: "SearchLabel.swift")
  }

  @Test(arguments: ["?", "D", "G"])
  func `Esc ends the search, then closes the list`(opening: String) {
    var model = Model("neuron")
    model.press("] + \(opening)")
    let open = model
    model.press("/ a b")
    #expect(model.overlay?.list?.search?.text == "ab")
    model.press("Esc")
    #expect(model.overlay?.list?.search == nil)
    #expect(model.overlay != nil)
    #expect(model.draw().text == open.draw().text || opening != "?")
    model.press("Esc")
    #expect(model.overlay == nil)
  }

  @Test func `a found scene opens, and stays chosen after the search`() {
    var model = Model("neuron")
    model.press("D / s p i r")
    #expect(model.update(.key(Key(.enter))) == [.openScene("spiral")])
    model.press("D / s p i r Esc")
    guard case .scenes(let look) = model.overlay else {
      Issue.record("no list")
      return
    }
    #expect(sceneCatalog[look.place].name == "spiral")
    #expect(model.update(.key(Key(.enter))) == [.openScene("spiral")])
  }

  @Test func `a scene is found by its title in the other language too`() {
    var model = Model("neuron", language: .en)
    model.press("D /")
    model.type("역전파")
    let names = sceneCatalog.filter { $0.title.ko.contains("역전파") }.map(\.name)
    #expect(!names.isEmpty)
    for row in rows(model).filter({ $0.hasPrefix("  ") == false && $0.contains("│") }) {
      let name = row.split(whereSeparator: { " │▸".contains($0) }).first.map(String.init) ?? ""
      if sceneCatalog.contains(where: { $0.name == name }) { #expect(names.contains(name), "\(row)") }
    }
  }

  @Test func `a click takes the row that is seen, not the row that was there`() {
    var model = Model("neuron", columns: 100, rows: 30)
    model.press("D / s p i r a l")
    let y = rows(model).firstIndex { $0.contains("spiral ") }!
    #expect(model.update(.clicked(Point(x: 40, y: y))) == [.openScene("spiral")])
  }

  @Test func `nothing found says so, and Enter does nothing`() {
    for opening in ["?", "D", "G"] {
      var model = Model("neuron", language: .ko)
      model.press("\(opening) / z z z q")
      #expect(model.draw().text.contains("찾은 것이 없어요"))
      let before = model
      #expect(model.update(.key(Key(.enter))).isEmpty)
      #expect(model == before)
    }
  }

  @Test func `keys that move and quit elsewhere are typed here`() {
    var model = Model("neuron")
    model.press("D / q j k L ? / C-a x C-e C-w")
    #expect(model.overlay?.list?.search?.text == "")
    model.press("가 나 다 Left Backspace")
    #expect(model.overlay?.list?.search?.text == "가다")
    model.press("C-u Del Backspace")
    #expect(model.overlay?.list?.search == nil, "one Backspace more ends the search")
    _ = model.update(.pasted("scene"))
    #expect(model.toast?.phrase == .pasteIgnored)
    model.press("/")
    _ = model.update(.pasted(String(repeating: "길", count: 100_000)))
    #expect(model.overlay?.list?.search?.characters.count == TextField.mostCharacters)
  }

  @Test func `arrows and the wheel go through what is found`() {
    var model = Model("neuron")
    model.press("D / 의")
    let count = sceneCatalog.count { $0.title.ko.contains("의") }
    #expect(count > 2)
    for _ in 0..<200 { model.press("Down") }
    #expect(model.overlay?.list?.place == count - 1)
    _ = model.update(.scrolled(Point(x: 5, y: 5), steps: -1))
    #expect(model.overlay?.list?.place == count - 2)
    model.press("PgUp PgUp PgUp PgUp")
    #expect(model.overlay?.list?.place == 0)
    model.press("PgDn PgDn PgDn PgDn 없")
    #expect(model.overlay?.list?.place == 0)
  }

  @Test(arguments: Language.allCases)
  func `a search line fits every size`(language: Language) {
    for (columns, rows) in [(1, 1), (3, 3), (20, 6), (40, 10), (80, 24), (130, 30), (300, 100)] {
      for opening in ["?", "D", "G"] {
        var model = Model("neuron", columns: columns, rows: rows, language: language)
        model.press("\(opening) /")
        for character in "검색 search 검색 search 검색 search" {
          model.type(String(character))
          #expect(fault(in: model.draw(), of: model) == nil, "\(columns)x\(rows)")
        }
      }
    }
  }
}

@Suite struct `Words that are searched for` {
  @Test(arguments: [
    ("되도", "되돌리기", true), ("되돌", "되돌리기", true), ("되독", "되돌리기", false), ("ㄷㄷㄹㄱ", "되돌리기", true),
    ("도리", "되돌리기", false), ("ㅣ", "되돌리기", false), ("ㄱ", "되돌리기", true), ("", "", true), ("a", "", false),
    ("리기", "되돌리기", true), ("ㄲ", "되돌리기", false), ("가", "각", true), ("각", "가", false), ("까", "가", false),
  ])
  func `a syllable under way stands for the one it may become`(typed: String, text: String, isFound: Bool) {
    #expect(Hangul.contains(typed: typed, in: text) == isFound)
  }

  @Test func `every syllable is found by itself, without its last consonant, and by its initial`() {
    let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
    for value in UInt32(0xAC00)...0xD7A3 {
      let syllable = String(Unicode.Scalar(value)!)
      let open = String(Unicode.Scalar(value - (value - 0xAC00) % 28)!)
      let initial = String(initials[Int(value - 0xAC00) / (21 * 28)])
      guard Hangul.contains(typed: syllable, in: syllable), Hangul.contains(typed: open, in: syllable),
        Hangul.contains(typed: initial, in: syllable)
      else {
        Issue.record("\(syllable)")
        return
      }
      #expect(initials.count { Hangul.contains(typed: String($0), in: syllable) } == 1)
    }
  }
}
