import FaultTable
import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The key to the marks` {
  @Test(arguments: Language.allCases) func `every mark stands in it with what it says`(language: Language) {
    var model = Model("worked-example", columns: 80, rows: 220, language: language)
    model.press("'")
    let rows = model.draw().text.split(separator: "\n").filter { $0.hasPrefix("│") }
    // Lines that go on have nothing in the column of signs, so without blanks a text is in one piece.
    let seen = rows.joined().filter { $0 != "│" && $0 != " " }
    for mark in MarkLabel.allCases {
      let sign = mark.sign(.unicode).filter { $0 != " " }
      #expect(seen.contains(sign + mark.text(in: language).filter { $0 != " " }), "\(mark)")
    }
  }

  @Test func `a key and a command open it, and a search finds a mark by its look and by its name`() {
    var model = Model("worked-example", columns: 80, rows: 24, language: .ko)
    model.press("'")
    #expect(model.draw().text.contains("화면의 기호"))
    model.press("' / δ")
    #expect(model.draw().text.contains("z가 조금 커질 때"))
    model.press("Esc Esc /")
    model.type("출발한")
    #expect(model.draw().text.contains("S  "))
    model.press("Esc Esc :")
    model.type("기호")
    #expect(model.draw().text.contains("marks"))
  }

  @Test func `in ASCII every mark is ASCII`() {
    for mark in MarkLabel.allCases {
      let isASCII = mark.sign(.ascii).unicodeScalars.allSatisfy { $0.isASCII }
      #expect(isASCII, "\(mark)")
    }
  }

  @Test func `the marks under the cost curve are the ones it names`() {
    var model = Model("worked-example", columns: 80, rows: 24)
    model.press("] ]")
    model.computeSlice()
    #expect(!model.draw().text.contains("▲") && model.draw().text.contains("┴"))
    model.press("+ ] ] ]")
    #expect(model.draw().text.contains("▲"))
    #expect(
      MarkLabel.axisMarks.english.contains("on screen (┴)") && MarkLabel.axisMarks.english.contains("changed (▲)"))
  }

  /// What the legends and headings of every scene call by a mark is explained.
  @Test func `what stands before the words of a legend is in it`() {
    let signs = MarkLabel.allCases.map { $0.sign(.unicode) }.joined(separator: " ")
    for name in SceneLibrary.names {
      var model = Model(name, columns: 200, rows: 60, language: .ko)
      model.press("] ]")
      let text = model.picture().text
      for mark in ["◉", "•", "»", "▲", "δ", "λ", "η", "∂C/∂w", "▸", "■", "╌╌", "──", "Δw", "✕"]
      where text.contains(mark) {
        #expect(signs.contains(mark), "\(mark) in \(name)")
      }
    }
  }
}

@Suite struct `Going back and naming` {
  @Test func `backspace takes the learning rate one rung back`() {
    var model = Model("worked-example")
    let rate = model.rate
    model.press("+ Backspace")
    #expect(model.rate == rate)
    model.press("- - Backspace")
    #expect(model.rate == LearningRateLadder.next(from: rate, up: false))
  }

  @Test func `undoing another scene comes back paused, where it was`() {
    var model = Model("worked-example")
    model.press("] ] ]")
    model.press("d u")
    #expect(model.workspace.scene.name == "worked-example" && model.cursor.step == 3)
    #expect(!model.playback.isPlaying)
  }

  @Test func `commands with values have Korean names too`() {
    var model = Model("worked-example", language: .ko)
    model.press(":")
    model.type("학습률 0.03")
    model.press("Enter")
    #expect(model.rate == 0.03)
    model.press(":")
    model.type("장면 골짜기 둘")
    model.press("Enter")
    #expect(model.workspace.scene.name == "two-valleys")
    model.press(":")
    model.type("η 0.2")
    model.press("Enter")
    #expect(model.rate == 0.2)
    model.press(":")
    model.type("테마")
    #expect(model.draw().text.contains("▸테마 정하기"))
    #expect(Set(ValueCommand.allCases.map(\.koreanName)).count == ValueCommand.allCases.count)
    for command in ValueCommand.allCases { #expect(!command.koreanName.contains(" ")) }
  }

  @Test func `a theme chosen on the projector is not for the next start`() {
    var model = Model("worked-example")
    let before = model.look
    model.press("p t")
    #expect(Preferences(changedFrom: before, to: model.look)[.theme] == nil)
    model.press("p")
    let back = model.look
    model.press("t")
    #expect(Preferences(changedFrom: back, to: model.look)[.theme] != nil)
  }

}
