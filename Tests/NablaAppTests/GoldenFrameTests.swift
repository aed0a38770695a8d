import FaultTable
import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

@Suite struct `Recorded frames` {
  private func frames(_ name: String, _ language: Language) -> String {
    var text = ""
    for (columns, rows) in [(80, 24), (120, 40)] {
      for step in [0, 10] {
        var model = Model(name, columns: columns, rows: rows, language: language)
        model.begin(at: step)
        text += "== \(columns)x\(rows), step \(step)\n" + model.picture().text + "\n"
      }
    }
    return text
  }

  @Test(.fault("T1"), arguments: SceneLibrary.names, Language.allCases)
  func `a scene at the start and after ten steps`(name: String, language: Language) {
    expectGolden(frames(name, language), "\(name).\(language.rawValue)")
  }

  @Test(arguments: Panel.allCases)
  func `a panel alone`(panel: Panel) {
    var text = ""
    for (name, language) in [("worked-example", Language.en), ("curve-fit", .ko)] {
      var model = Model(name, columns: 100, rows: 30, language: language)
      model.begin(at: 3, panel: panel)
      text += "== \(name) \(language.rawValue)\n" + model.picture().text + "\n"
    }
    expectGolden(text, "panel-\(panel.rawValue)")
  }

  @Test func `the beats of a step`() {
    var model = Model("worked-example", columns: 80, rows: 24)
    var text = ""
    for beat in 1...9 {
      text += "== beat \(beat)\n" + model.picture().text + "\n"
      model.press("Right")
    }
    expectGolden(text, "beats")
  }

  @Test(.fault("T2", "T3")) func `small screens, plain ones, and what lies over them`() {
    var text = ""
    func add(_ title: String, _ model: Model) {
      var model = model
      text += "== \(title)\n" + model.picture().text + "\n"
    }
    func model(_ columns: Int, _ rows: Int, _ language: Language, keys: String = "") -> Model {
      var model = Model("worked-example", columns: columns, rows: rows, language: language)
      model.begin(at: 10)
      model.press(keys)
      return model
    }
    for language in Language.allCases {
      add("60x20 \(language)", model(60, 20, language))
      add("40x10 \(language)", model(40, 10, language))
      add("20x6 \(language)", model(20, 6, language))
      add("60x60 \(language)", model(60, 60, language))
      add("help \(language)", model(80, 24, language, keys: "?"))
      add("scenes \(language)", model(80, 24, language, keys: "D"))
      add("a field \(language)", model(80, 24, language, keys: "e 0 . 2 5"))
      add("a reason \(language)", model(80, 24, language, keys: "n"))
    }
    let plain = Surroundings(colours: .mono, isUnicode: false)
    for (columns, rows) in [(80, 24), (120, 40), (20, 6)] {
      var model = Model("worked-example", columns: columns, rows: rows, surroundings: plain)
      model.begin(at: 10)
      add("ASCII \(columns)x\(rows)", model)
    }
    add("blocks", model(80, 24, .en, keys: "g"))
    expectGolden(text, "small")
  }
}
