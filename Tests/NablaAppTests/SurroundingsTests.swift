import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen

private let white = RGB(255, 255, 255)
private let wide = TerminalFindings(cells: [.nabla: 2, .braille: 1, .hangul: 2, .line: 2], isComplete: true)

/// A program that leaves theme and glyphs to the terminal.
private func open(_ name: String = "worked-example", language: Language = .en, glyphs: GlyphLevel = .braille) -> Model {
  var model = Model(name, columns: 120, rows: 40, language: language, glyphs: glyphs)
  for choice in AutomaticChoice.allCases { model.leave(choice) }
  return model
}

extension Model {
  fileprivate mutating func hear(_ findings: TerminalFindings) { _ = update(.terminalTold(findings)) }
}

/// The characters of a frame that are neither ASCII nor Hangul.
private func strangers(_ frame: Frame) -> Set<Unicode.Scalar> {
  Set(frame.cells.map(\.glyph)).filter { glyph in
    !glyph.isASCII && glyph != Cell.rightHalf && !(0xAC00...0xD7A3).contains(glyph.value)
      && !(0x3131...0x318E).contains(glyph.value)
  }
}

@Suite struct `What the terminal told` {
  @Test func `its background chooses the theme, unless somebody has`() {
    var model = open()
    model.hear(TerminalFindings(background: white))
    #expect(model.look.theme == .light && model.toast == nil)
    model.press("t")
    model.hear(TerminalFindings(background: RGB(0, 0, 0)))
    #expect(model.look.theme == .projectorLight, "t came first")
    var chosen = Model("worked-example")
    chosen.hear(TerminalFindings(background: white))
    #expect(chosen.look.theme == .dark)
  }

  @Test func `colours stand on the terminal's background where it goes with the theme, else on their own`() {
    var model = open()
    #expect(model.ground == .own, "nobody has said what it is")
    model.hear(TerminalFindings(background: white))
    #expect(model.ground == .terminal && model.look.theme == .light)
    model.press("T")
    #expect(model.look.theme == .dark && model.ground == .own)
    var told = Model("worked-example", surroundings: Surroundings(hint: .dark))
    #expect(told.ground == .terminal, "a variable has said it")
    told.hear(TerminalFindings(background: white))
    #expect(told.ground == .own, "the terminal knows better")
    var chosen = Model("worked-example")
    #expect(chosen.ground == .terminal, "who chooses a theme knows the terminal")
    chosen.hear(TerminalFindings(background: RGB(0, 0, 0)))
    #expect(chosen.ground == .terminal)
  }

  @Test func `the hint of the first start goes where there are no dots and signs to look at`() {
    for findings in [wide, TerminalFindings(cells: [.braille: 2])] {
      var model = open()
      _ = model.update(.noticed(.firstLook))
      #expect(model.isIntroducing)
      model.hear(TerminalFindings(background: white))
      #expect(model.isIntroducing)
      model.hear(findings)
      #expect(!model.isIntroducing)
    }
  }

  @Test func `a terminal without UTF-8 gets ASCII and English, told once`() {
    var model = open(language: .ko)
    let bytewise = TerminalFindings(cells: [.nabla: 3, .braille: 3, .hangul: 3, .line: 3])
    model.hear(bytewise)
    #expect(model.toast?.phrase == .terminalNotUnicode && model.language == .en && model.look.glyphs == .ascii)
    for key in ["g", "L"] {
      model.press(key)
      #expect(model.toast?.phrase == .terminalNotUnicode && model.language == .en && model.look.glyphs == .ascii)
    }
    model.press("Esc ]")
    model.hear(bytewise)
    #expect(model.toast?.phrase != .terminalNotUnicode)
  }

  @Test func `silence changes nothing`() {
    var model = open()
    let before = model
    model.hear(TerminalFindings())
    #expect(model == before)
    model.hear(TerminalFindings(cells: [.nabla: 1, .braille: 1, .hangul: 2, .line: 1], isComplete: true))
    #expect(model.draw() == before.draw() && model.look == before.look)
  }

  @Test(arguments: SceneLibrary.names)
  func `where signs are wide there is nothing but ASCII and Hangul on any panel`(name: String) {
    var model = open(name, language: .ko)
    model.press("} +")
    model.hear(wide)
    #expect(model.look.glyphs == .ascii && model.language == .ko)
    for keys in ["0", "?", "Esc F4", "Esc C-t", "Esc C", "Esc e", "Esc v", "v", "v", "Right Right Right"] {
      model.press(keys)
      let found = strangers(model.picture())
      #expect(found.isEmpty, "after \(keys): \(found)")
    }
    for panel in model.panels {
      model.begin(at: 4, panel: panel)
      let found = strangers(model.picture())
      #expect(found.isEmpty, "\(panel): \(found)")
    }
  }

  @Test(arguments: SceneLibrary.names)
  func `one's own braille is kept beside safe borders`(name: String) {
    var model = Model(name, columns: 120, rows: 40, language: .ko)
    model.hear(wide)
    #expect(model.look.glyphs == .braille)
    for panel in model.panels {
      model.begin(at: 4, panel: panel)
      let found = strangers(model.picture()).filter { !(0x2800...0x28FF).contains($0.value) }
      #expect(found.isEmpty, "\(panel): \(found)")
    }
  }

  @Test(arguments: SceneLibrary.names)
  func `with narrow signs no sign is left that a font may draw wide`(name: String) {
    for language in Language.allCases {
      var model = Model(name, columns: 120, rows: 40, language: language)
      model.press(":")
      model.type("signs narrow")
      model.press("Enter } +")
      #expect(model.look.signs == .narrow)
      for keys in ["0", "?", "Esc '", "Esc F4", "Esc C-t", "Esc C", "Esc e", "Esc :", "Esc v", "v", "v", "Right Right"]
      {
        model.press(keys)
        let found = strangers(model.picture()).intersection(SignSet.wide)
        #expect(found.isEmpty, "after \(keys): \(found)")
      }
      for panel in model.panels {
        model.begin(at: 4, panel: panel)
        let frame = model.picture()
        #expect(strangers(frame).isDisjoint(with: SignSet.wide), "\(panel): \(strangers(frame))")
        #expect(strangers(frame).contains("─"), "borders stay")
      }
    }
  }

  @Test func `wide braille alone means blocks`() {
    var model = open()
    model.hear(TerminalFindings(cells: [.nabla: 1, .braille: 2, .hangul: 2, .line: 1]))
    #expect(model.look.glyphs == .blocks && model.surroundings.glyphLevels == [.blocks, .ascii])
    model.press("g")
    #expect(model.look.glyphs == .ascii)
    model.press("g")
    #expect(model.look.glyphs == .blocks)
  }

  @Test func `what would break the rows is refused with a reason`() {
    var model = open(language: .ko)
    model.hear(wide)
    model.press("g")
    #expect(model.look.glyphs == .braille, "which is narrow there, for who wants it")
    var everything = wide
    everything.cells[.braille] = 2
    model = open(language: .ko)
    model.hear(everything)
    model.press("g")
    #expect(model.toast?.phrase == .signsTooWide && model.look.glyphs == .ascii)
    model = open(language: .ko)
    model.hear(TerminalFindings(cells: [.hangul: 1]))
    #expect(model.language == .en && model.toast?.phrase == .hangulTooNarrow)
    model.press("L")
    #expect(model.language == .en && model.toast?.phrase == .hangulTooNarrow)
    model = open(language: .en)
    model.hear(TerminalFindings(cells: [.hangul: 1]))
    #expect(model.toast == nil, "nothing is lost")
  }
}
