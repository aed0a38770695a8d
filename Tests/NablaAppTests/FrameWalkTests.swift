import FaultTable
import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

@Suite struct `Frames of all sizes` {
  @Test(arguments: [("worked-example", Language.ko), ("spiral", .ko), ("curve-fit", .ko), ("perceptron", .en)])
  func `no half of a Hangul syllable, at any size`(name: String, language: Language) {
    var dice = Dice(11)
    var model = Model(name, language: language)
    model.press("] ]")
    for index in 0..<80 {
      let columns = Int.random(in: 1...(index % 4 == 0 ? 240 : 90), using: &dice)
      let rows = Int.random(in: 1...(index % 4 == 0 ? 70 : 30), using: &dice)
      _ = model.update(.resized(Size(columns: columns, rows: rows)))
      let keys = ["Tab", "z", "H", "?", "Esc", "D", "Esc", "]", "g", "c", "n", "j", "Right", "e", "Esc", "t"]
      model.press(keys.randomElement(using: &dice)!)
      if index % 5 == 0 { model.computeSlice() }
      if let fault = fault(in: model.draw(), of: model) {
        Issue.record("\(columns)x\(rows): \(fault)\n\(model.draw().text)")
        return
      }
    }
  }

  @Test func `every width from 1 to 130 and every height from 1 to 50`() {
    var model = Model("hidden-layer", language: .ko)
    model.press("] + ]")
    for columns in 1...130 {
      _ = model.update(.resized(Size(columns: columns, rows: 24)))
      if let fault = fault(in: model.draw(), of: model) { Issue.record("\(columns)x24: \(fault)") }
    }
    for rows in 1...50 {
      _ = model.update(.resized(Size(columns: 100, rows: rows)))
      if let fault = fault(in: model.draw(), of: model) { Issue.record("100x\(rows): \(fault)") }
    }
  }

  @Test(arguments: SceneLibrary.names)
  func `in a Korean frame English stands only for names`(name: String) {
    var model = Model(name, columns: 180, rows: 50, language: .ko)
    let own = scene(name)
    let texts = own.lesson.map(\.ko) + [own.title.ko, own.question?.ko ?? "", own.answer?.ko ?? ""]
    var known = Set(texts.flatMap(words))
    known.formUnion([
      "nabla", "sigmoid", "tanh", "relu", "leaky", "softplus", "sine", "identity", "step", "exponential", "cosine",
      "ReLU", "given", "zeros", "constant",
      "uniform", "normal", "xavier", "lecun", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "perceptron",
      "gradient", "descent", "loss", "log", "half", "cross", "entropy", "softmax", "weights", "biases", "Space",
      "Enter", "Shift", "English", "Tab", "Esc",
    ])
    for keys in ["", "] ]", "+ Right Right Right Right", "o a ]", "1 z", "0 H", "n", "y"] {
      model.press(keys)
      // x and o are samples, capitals the letters of runs side by side.
      let strangers = words(model.picture(hasWholeMaps: false).text).filter { word in
        !known.contains(word) && !["xo", "ABCDEFGHS"].contains { signs in word.allSatisfy { signs.contains($0) } }
      }
      #expect(strangers.isEmpty, "after \(keys): \(strangers)")
    }
  }

  /// Words of at least four letters.
  private func words(_ text: String) -> [String] { text.matches(of: /[A-Za-z]{4,}/).map { String($0.0) } }

  @Test(arguments: ["worked-example", "spiral"])
  func `a plain ASCII locale gets nothing else, in English`(name: String) {
    let plain = Surroundings(colours: .mono, isUnicode: false)
    var model = Model(name, columns: 120, rows: 40, surroundings: plain, language: .ko)
    #expect(model.language == .en)
    for keys in ["", "] ]", "+ Right Right", "?", "Esc D", "Esc e", "Esc z", "L", "g"] {
      model.press(keys)
      let frame = model.picture()
      #expect(frame.text.unicodeScalars.allSatisfy { $0.isASCII }, "\(frame.text)")
    }
    #expect(model.toast?.phrase == .asciiOnly)
  }

  @Test(.fault("R9")) func `language, theme and glyphs change while everything else stays`() {
    for overlay in ["", "?", "D"] {
      var model = Model("worked-example", columns: 120, rows: 40)
      model.press("] ] \(overlay)")
      let english = model.picture().text
      model.press("L")
      let korean = model.picture().text
      #expect(
        korean != english && korean.contains("신경망") || overlay != "" && korean.contains("키") || korean.contains("장면"))
      model.press("L")
      model.toast = nil
      #expect(model.picture().text == english)
    }
  }

  @Test func `sign is never told by colour alone`() {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.press("}")
    let colourless = Model(
      scene("hidden-layer"), size: model.size, surroundings: Surroundings(colours: .mono), theme: .mono,
      isPlaying: false)
    var other = colourless
    other.press("}")
    for text in [model.picture().text, other.picture().text] {
      for weight in model.situation.parameters.prefix(2) {
        #expect(text.contains(Numeral.fixed(weight, decimals: 3, sign: .always).prefix(5)))
      }
    }
  }
}
