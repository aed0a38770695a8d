import Foundation
import NablaCanvas
import Testing

@Suite struct HangulTests {
  @Test func `all syllables compose from their jamo`() {
    // Foundation's canonical mapping is the outside authority.
    for value in stride(from: UInt32(0xAC00), through: 0xD7A3, by: 1) {
      let syllable = String(Character(Unicode.Scalar(value)!))
      let jamo = syllable.decomposedStringWithCanonicalMapping
      let composed = Array(Hangul.composed(jamo).unicodeScalars)
      if composed != Array(syllable.unicodeScalars) {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  @Test func `other sequences keep their first scalar`() {
    #expect(Array(Hangul.composed("e\u{301}x").unicodeScalars) == ["e", "x"])
    #expect(Array(Hangul.composed("ᄒ").unicodeScalars) == ["ᄒ"])
    #expect(Array(Hangul.composed("가\u{11A8}").unicodeScalars) == ["각"])
    #expect(Hangul.composed("a\nb") == "a\nb")
  }

  @Test func `a decomposed syllable is drawn as one`() {
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.put("\u{1112}\u{1161}\u{11AB}b", x: 0, y: 0)
    #expect(frame.text == "한b")
  }

  @Test func `a syllable tells its final consonant`() {
    #expect(Hangul.finalConsonant("가") == 0)
    #expect(Hangul.finalConsonant("각") == 1)
    #expect(Hangul.finalConsonant("률") == 8)
    #expect(Hangul.finalConsonant("ㄱ") == nil)
    #expect(Hangul.finalConsonant("a") == nil)
  }

  @Test(arguments: [
    ("학습률", "은"), ("에폭", "은"), ("손실", "은"), ("기울기", "는"), ("0", "은"), ("1", "은"), ("2", "는"), ("3", "은"),
    ("4", "는"), ("5", "는"), ("6", "은"), ("7", "은"), ("8", "은"), ("9", "는"), ("10", "은"), ("0.25", "는"),
    ("w1", "은"), ("XOR", "은"), ("x", "는"), ("L", "은"), ("ReLU", "는"), ("Adam", "은"), ("sigmoid", "는"),
    ("momentum", "은"), ("optimizer", "는"), ("tanh", "는"), ("epoch", "은(는)"), ("cost", "는"), ("gradient", "는"),
    ("network", "는"),
    ("step", "은"), ("input", "은"), ("line", "은"), ("help", "는"), ("patience", "는"), ("scheme", "은"), ("set", "은(는)"),
    ("batch", "는"), ("scale", "은"), ("η", "는"),
    ("ε", "은"), ("δ²", "은"),
    ("(학습률)", "은"), ("\"기울기\"", "는"), ("50%", "는"), ("", "은(는)"), ("→", "은(는)"), ("∂C/∂w", "는"),
  ])
  func `the topic particle follows the sound`(word: String, particle: String) {
    #expect(Particle.attach(word, .topic) == word + particle)
  }

  @Test func `every particle has its forms`() {
    #expect(Particle.allCases.map { Particle.attach("값", $0) } == ["값은", "값이", "값을", "값으로", "값과", "값이에요", "값이어야"])
    #expect(Particle.allCases.map { Particle.attach("오차", $0) } == ["오차는", "오차가", "오차를", "오차로", "오차와", "오차예요", "오차여야"])
    #expect(Particle.allCases.map { Particle.attach("률", $0) } == ["률은", "률이", "률을", "률로", "률과", "률이에요", "률이어야"])
    #expect(
      Particle.allCases.map { Particle.attach("?", $0) } == [
        "?은(는)", "?이(가)", "?을(를)", "?(으)로", "?과(와)", "?예요", "?(이)어야",
      ])
  }
}
