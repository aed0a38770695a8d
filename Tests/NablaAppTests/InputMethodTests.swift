import NablaCanvas
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `With the Korean input method on` {
  @Test func `a letter does what its key does`() {
    var latin = Model("worked-example")
    var hangul = latin
    latin.press("] ] a i f")
    // ㅁ ㅑ ㄹ lie on a i f.
    hangul.press("] ] ㅁ ㅑ ㄹ")
    #expect(hangul == latin)
    #expect(hangul.press("ㅂ") == [.quit(0)] && hangul.press("ㅃ") == [.quit(0)])
  }

  @Test func `a syllable does what its keys do, in their order`() {
    var latin = Model("worked-example")
    latin.press("] ] ] + j")
    var hangul = latin
    var jamo = latin
    latin.press("r k s Esc")
    hangul.press("간 Esc")
    jamo.press("\u{1100} \u{1161} \u{11AB} Esc")
    #expect(hangul == latin && jamo == latin && latin.cursor.step == 0)
  }

  @Test func `what follows a quit is not done, and what follows a new scene happens in it`() {
    var model = Model("worked-example")
    // 벼 is q u.
    #expect(model.update(.key(Key("벼"))) == [.quit(0), .press([Key("u")])])
    var latin = Model("worked-example")
    latin.press("d z")
    // ㅇ and ㅋ lie on d and z; no syllable has them in this order, but 아 is d k.
    model.press("ㅇ ㅋ")
    #expect(model.workspace == latin.workspace && model.look == latin.look)
    latin = Model("worked-example")
    latin.press("d k")
    model = Model("worked-example")
    model.press("아")
    #expect(model.workspace.scene.name != "worked-example" && model.look == latin.look)
  }

  @Test func `lists and help hear it`() {
    var model = Model("worked-example", columns: 80, rows: 24)
    model.press("? ㅓ ㅓ")
    #expect(model.overlay?.list?.place == 2)
    model.press("ㅏ")
    #expect(model.overlay?.list?.place == 1)
    model.press("Esc F4 Home ㅓ")
    #expect(model.overlay?.list?.place == 1)
    model.press("ㅏ")
    #expect(model.overlay?.list?.place == 0)
    #expect(model.press("ㅂ") == [.quit(0)])
  }

  @Test func `a field takes Hangul as it is`() {
    var model = Model("worked-example")
    model.press("e ㅂ 값")
    guard case .input(let field, _) = model.overlay else {
      Issue.record("no field")
      return
    }
    #expect(field.text == "ㅂ값")
    model.press("Esc / ㅂ 값")
    #expect(model.overlay?.list?.search?.text == "ㅂ값")
  }
}
