import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `What was done, and the key that takes it back` {
  private static let changes = ["+", "-", "a", "i", "o", "b", "f", "r", "d", "m", ": s e t Space w 1 Space 2 Enter"]

  /// The row of toasts.
  private func row(_ model: Model) -> String {
    let rows = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
    let rect = model.arrangement.status.isEmpty ? model.arrangement.hints : model.arrangement.status
    return String(rows[rect.y]).trimmingSpaces
  }

  @Test(arguments: Language.allCases, [(80, 24), (60, 20), (40, 10), (200, 60)])
  func `every change says what it was and how to undo it`(language: Language, size: (Int, Int)) {
    for name in ["hidden-layer", "cost-surface", "worked-example"] {
      for change in Self.changes {
        for before in ["]", "] ] [", "] Right"] {
          var model = Model(name, columns: size.0, rows: size.1, language: language)
          model.press(before)
          let deeds = model.done.count
          model.press(change)
          guard model.done.count > deeds else { continue }
          let text = row(model)
          let undo = Label.undoHint.text(in: language)
          #expect(text.hasSuffix("(\(undo))"), "\(name), \(change): \(text)")
          #expect(TextWidth.of(text) <= size.0)
          if size.0 >= 80, !model.lastDeed!.english.hasPrefix("opened") {
            // A learning rate may be told beside its limit, and then without its name.
            let deed = model.lastDeed!.text(in: language)
            #expect(text.contains(deed.split(separator: "η").last!), "\(text)")
            #expect(!text.contains("…"), "\(text)")
          }
          // A scene that was opened plays.
          model.setPlaying(false)
          _ = model.update(.ticked(seconds: 70, allowance: .max))
          #expect(model.toast == nil)
          if size.0 >= 80 { #expect(row(model).hasSuffix(undo), "\(row(model))") }
          model.press("u")
          #expect(model.done.count == deeds)
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a toast is never cut inside a word, at any width`(language: Language) {
    var model = Model("worked-example", language: language)
    let phrases: [Phrase] = [
      .sceneOpened(LocalizedText(ko: "아주 길고 긴 제목을 가진 장면 하나", en: "A scene with quite a long title for it")),
      .slopeIsFlat(step: 123, .plateau), .rateAgainstLimit(0.5, limit: 0.238, below: 0.2, above: 0.5),
      .fromStep(.rateAgainstLimit(0.5, limit: 0.238, below: 0.2, above: 0.5), 12), .pathTooShort,
      .diverged(.costTooLarge(step: 9, bound: 1e12)),
    ]
    for phrase in phrases {
      let words = Set(phrase.text(in: language).split(separator: " ").map(String.init))
      for columns in 60...130 {
        model.size = Size(columns: columns, rows: 24)
        model.show(phrase)
        let shown = row(model).replacing("…", with: "").split(separator: " ").map(String.init)
        #expect(shown.allSatisfy(words.contains), "\(columns): \(shown)")
      }
    }
  }

  @Test func `undo past the start says that there is nothing`() {
    var model = Model("hidden-layer")
    model.press("+ + u u")
    #expect(model.workspace == Model("hidden-layer").workspace)
    model.press("u")
    #expect(model.toast?.phrase == .nothingToUndo)
    model.press("U U U")
    #expect(model.toast?.phrase == .nothingToRedo)
    #expect(model.done.count == 2)
    model.press("u -")
    #expect(model.undone.isEmpty, "a change ends what could be done again")
  }

  @Test func `after undo the line tells the change before`() {
    var model = Model("hidden-layer", columns: 120, rows: 30)
    model.press("+ o u")
    model.wait(6)
    #expect(row(model).hasSuffix("last: learning rate η = 5  u undo"), "\(row(model))")
    model.press("u")
    model.wait(6)
    #expect(!row(model).contains("undo"))
  }
}
