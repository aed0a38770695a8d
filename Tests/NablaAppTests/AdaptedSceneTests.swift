// A scene that was changed and saved says so beside its texts when it is opened again.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import NablaWords
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen

@Suite struct `A saved scene whose texts are about another` {
  /// The scene as it is saved, read again and opened with its lesson.
  private func reopened(_ model: Model) throws -> Model {
    let scene = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(scene == model.exportedScene.named("own"))
    var again = Model(scene, size: Size(columns: 100, rows: 30), language: model.language, isPlaying: false)
    again.begin(at: 0, panel: .lesson)
    return again
  }

  private func note(_ label: CourseLabel, _ language: Language) -> String {
    // Wrapped in its panel: its first words are enough.
    label.text(in: language).split(separator: " ").prefix(3).joined(separator: " ")
  }

  @Test(arguments: Language.allCases) func `says that it is of another network or data`(language: Language) throws {
    for command in ["data moons", "layers 2 4 1", "points +0.1,0.2,1"] {
      var own = scene("worked-example")
      own.origin = SceneOrigin(word: own.name, folder: nil, of: own)
      var model = Model(own, size: Size(columns: 100, rows: 30), language: language, isPlaying: false)
      model.order(command)
      #expect(model.exportedScene.adapted == .network, "\(command)")
      let again = try reopened(model)
      #expect(again.draw().text.contains(note(.otherScene, language)), "\(command)\n\(again.draw().text)")
      #expect(!again.isLessonAboutRun && !again.hasShownAnswer)
      // Saved once more it still is.
      #expect(again.exportedScene.adapted == .network)
    }
  }

  @Test func `says that its numbers are others, and nothing where they are not`() throws {
    var model = Model("worked-example")
    model.press("+")
    #expect(model.exportedScene.adapted == .settings)
    let again = try reopened(model)
    #expect(again.draw().text.contains(note(.otherNumbers, .en)), "\(again.draw().text)")
    let same = try reopened(Model("worked-example"))
    #expect(same.exportedScene.adapted == nil && same.isLessonAboutRun)
    #expect(!same.draw().text.contains(note(.otherNumbers, .en)))
    #expect(!SceneWriter.write(Model("worked-example").exportedScene).contains("adapted"))
    // A scene without texts has nothing to be about.
    var bare = try Model(SceneReader.read("cost: \"w1^2\"", path: "bare.yaml"), size: Size(columns: 80, rows: 24))
    bare.press("+")
    #expect(bare.exportedScene.adapted == nil)
  }

  @Test func `a word that is none is told`() {
    #expect {
      try SceneReader.read("adapted: data\ncost: \"w1^2\"", path: "a.yaml")
    } throws: { error in
      (error as? SceneProblems)?.lines.first?.en.hasPrefix("a.yaml:1:10: error: unknown change 'data'") == true
    }
  }
}

extension Scene {
  fileprivate func named(_ name: String) -> Scene {
    var scene = self
    scene.name = name
    return scene
  }
}
