import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `A projector's panel` {
  private func projecting(_ name: String, _ columns: Int, _ rows: Int, language: Language = .en) -> Model {
    var model = Model(name, columns: columns, rows: rows, language: language)
    model.press("] ] p")
    return model
  }

  /// The sentence below the panel.
  private func sentence(_ model: Model, _ frame: Frame) -> String {
    frame.text(in: model.arrangement.status).split(separator: "\n").map { String($0).trimmingSpaces }
      .joined(separator: " ").trimmingSpaces
  }

  @Test(arguments: Language.allCases)
  func `has a sentence of its own, which the panel does not say a second time`(language: Language) {
    for name in ["worked-example", "learning-rates", "parabola", "perceptron", "digits"] {
      var model = projecting(name, 120, 40, language: language)
      var sentences: [String: Panel] = [:]
      for panel in model.panels {
        model.focus(on: panel)
        let frame = model.quickPicture()
        let said = sentence(model, frame)
        #expect(!said.isEmpty, "\(name) \(panel)")
        if panel != .lesson {
          #expect(!frame.text(in: model.inside(panel)).contains(said.prefix(30)), "\(name) \(panel)")
        }
        // The network and the numbers of its beat go together, and so do panels that have nothing to show.
        if let other = sentences[said] {
          let caption = StepView(model: Shown(model)).caption.text(in: language)
          #expect(caption.hasPrefix(said.prefix(20)), "\(name): \(panel) says what \(other) says: \(said)")
        }
        sentences[said] = panel
      }
    }
  }

  @Test func `never goes without the step's number`() {
    for name in ["worked-example", "learning-rates", "digits"] {
      for (columns, rows) in [(80, 24), (100, 32), (120, 40), (200, 60)] {
        for step in [0, 7, 12, 123] {
          var model = Model(name, columns: columns, rows: rows)
          if name == "digits", step > 7 { continue }
          model.begin(at: step, panel: .loss)
          model.press("p")
          let banner = model.draw().text(in: model.arrangement.banner)
          #expect(banner.contains("step"), "\(name) \(columns)x\(rows) step \(step)\n\(banner)")
        }
      }
    }
  }

  @Test(arguments: [(120, 40), (200, 60)], GlyphLevel.allCases)
  func `shows the chain rule in large numbers, where half of it would be empty`(size: (Int, Int), glyphs: GlyphLevel) {
    var model = Model("worked-example", columns: size.0, rows: size.1, glyphs: glyphs)
    model.press(": w 5 Enter p")
    model.focus(on: .derivation)
    let frame = model.draw()
    let text = frame.text(in: model.inside(.derivation))
    let rows = text.split(separator: "\n")
    // Course row 9: -0.7086 × 0.2288 × 0.6154, with the names above.
    let ink: Unicode.Scalar = glyphs == .ascii ? "#" : "█"
    #expect(frame.cells(ink, in: model.inside(.derivation)).count > 40, "\(text)")
    let pencil = Pencil(model)
    for factor in ["∂C/∂o1", "∂o1/∂z", "∂z/∂w5"] { #expect(text.contains(pencil.words(factor))) }
    #expect(rows.count { $0.contains(where: { "█▀▄#".contains($0) }) } >= 3)
    // Every row of the derivation is still there.
    for value in ["-0.708572", "0.228767", "0.615384", "0.649753"] { #expect(text.contains(value), "\(text)") }
  }

  @Test func `names and sentences of panels hold in both languages`() {
    var words = Panel.allCases.map { PaletteLabel.named($0.name) }
    for name in ["worked-example", "learning-rates", "parabola"] {
      let korean = Model(name, language: .ko)
      let english = Model(name, language: .en)
      for panel in korean.panels where panel != .lesson {
        let said = [korean, english].map { panel.view(Shown($0))?.sentence(Pencil($0)) }
        #expect((said[0] == nil) == (said[1] == nil), "\(name) \(panel)")
        guard let ko = said[0], let en = said[1] else { continue }
        words.append(.named(LocalizedText(ko: ko, en: en)))
      }
    }
    #expect(words.count > 60)
    for language in Language.allCases { WordingChecks.checkTexts(words, in: language) }
    WordingChecks.checkKorean(words, same: [])
    for word in words {
      #expect(!word.english.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(word.english)")
      #expect(Symbols.ascii.spell(word.english).unicodeScalars.allSatisfy { $0.isASCII }, "\(word.english)")
    }
  }
}

@Suite struct `Signs beside numbers` {
  @Test func `no row of a derivation begins with a plus or a minus, and its arrows stand apart`() throws {
    for (name, keys) in [
      ("worked-example", ": w 1 Enter Enter Enter"), ("spiral", "Enter Enter"), ("parabola", "Enter"),
    ] {
      for glyphs in [GlyphLevel.braille, .ascii] {
        for (columns, rows) in [(80, 24), (120, 40)] {
          var model = Model(name, columns: columns, rows: rows, glyphs: glyphs)
          model.press(keys)
          model.focus(on: .derivation)
          for _ in 0..<12 {
            let frame = model.draw()
            let text = frame.text(in: model.inside(.derivation))
            for row in text.split(separator: "\n") {
              #expect(row.firstMatch(of: #/^ *[-+] \S+ = /#) == nil, "\(row)")
              let arrow = try #/[0-9](↑|↓|\^|v)\s*$/#.firstMatch(in: row)
              #expect(arrow == nil, "\(row)")
            }
            model.press("Down")
          }
        }
      }
    }
  }
}

@Suite struct `What has room is whole` {
  @Test(arguments: Language.allCases) func `titles of scenes beside their learning rate, at 80 columns`(
    language: Language
  ) {
    for scene in library {
      let model = Model(scene.name, columns: 80, rows: 24, language: language)
      let row = String(model.draw().text.prefix { $0 != "\n" })
      let title = scene.title[language]
      if row.contains(title) { continue }
      #expect(!row.contains("nabla"), "\(row)")
      // What is missing is more than the blanks in the middle.
      let shown = title.indices.last { row.contains(title[..<$0]) }.map { String(title[..<$0]) } ?? ""
      let blanks = row.split(separator: "■")[0].reversed().prefix { $0 == " " }.count
      #expect(TextWidth.of(title) - TextWidth.of(shown) > blanks - 1, "\(row)")
    }
  }

  @Test(arguments: Language.allCases) func `a toast says its reason at 80 columns`(language: Language) {
    for name in ["worked-example", "parabola", "hidden-layer", "learning-rates", "perceptron"] {
      for keys in ["", "]", "0", "p"] {
        for action in Action.table {
          var model = Model(name, columns: 80, rows: 24, language: language)
          model.press(keys)
          guard let reason = model.reason(against: action) else { continue }
          model.show(reason)
          let rows = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          let status = model.arrangement.status.y
          let words = rows[max(0, status - 1)...status].joined(separator: " ").split(separator: " ")
          let wanted = Pencil(model).words(reason).split(separator: " ")
          let isThere = words.indices.contains { start in
            words[start...].prefix(wanted.count).elementsEqual(wanted)
          }
          #expect(isThere, "\(action): \(Pencil(model).words(reason))\n\(rows[status])")
        }
      }
    }
  }

  @Test func `every unit's z, where there are rows for it`() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
      var model = Model("worked-example", columns: columns, rows: rows)
      #expect(model.draw().text.contains("z(h2) = +0.3300"), "\(columns)")
      model.begin(at: 0, panel: .step)
      let text = model.draw().text
      #expect(text.contains("z(h1) = +0.4700") && text.contains("z(h2) = +0.3300"))
      #expect(text.contains("back: ∂C/∂w"), "the list of beats stays")
    }
  }
}
