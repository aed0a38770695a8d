// The article on a first panel: its code compiles, draws the picture it shows, and goes wherever a panel has to.

import Foundation
import NablaCanvas
import NablaModel
import NablaPanels
import NablaScenes
import NablaScreen
import Testing

@Suite struct FirstPanelTests {
  @Test func `the article's view is the one that compiles here`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "SamplePanel.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    let view = try #require(text.firstRange(of: "/// The samples with"))
    let shown = try #require(try Page.firstPanel.blocks(of: "swift").first).joined(separator: "\n") + "\n"
    #expect(shown.hasSuffix(text[view.lowerBound...]))
  }

  @Test func `the view draws the article's picture`() throws {
    let scene = try #require(try SceneLibrary.scene(named: "hidden-layer"))
    let pencil = Pencil(Model(scene, size: Size(columns: 80, rows: 24)))
    let view = WorstView(losses: [0.0625, 0.25, .nan, 0.0025, 0.5])
    var frame = Frame(Size(columns: 30, rows: 4))
    view.draw(in: frame.bounds, of: &frame, pencil)
    let shown = try #require(try Page.firstPanel.blocks(of: "text").first).joined(separator: "\n")
    #expect(frame.text() == shown)
    #expect(view.trailing(in: Rect(x: 0, y: 0, width: 32, height: 6), pencil) == "4 / 5")
    #expect(view.trailing(in: Rect(x: 0, y: 0, width: 32, height: 7), pencil) == "5")
  }

  @Test func `it shows the losses of the step on screen, and nothing of a formula`() throws {
    let scene = try #require(try SceneLibrary.scene(named: "hidden-layer"))
    let model = Model(scene, size: Size(columns: 80, rows: 24))
    let losses = try #require(WorstView(model: Shown(model))?.losses)
    #expect(losses.count == model.situation.passes?.data.count)
    #expect(abs(losses.reduce(0, +) / Double(losses.count) - model.situation.step.cost) < 1e-12)
    let formula = try #require(try SceneLibrary.scene(named: "parabola"))
    #expect(WorstView(model: Shown(Model(formula, size: Size(columns: 80, rows: 24)))) == nil)
  }

  @Test func `a rect of any size is drawn in`() throws {
    let scene = try #require(try SceneLibrary.scene(named: "hidden-layer"))
    let pencil = Pencil(Model(scene, size: Size(columns: 80, rows: 24)))
    for (width, height) in [(0, 0), (1, 1), (20, 3), (80, 24)] {
      for losses in [[], [0], [0, 0], [.infinity, 1]] {
        var frame = Frame(Size(columns: width, rows: height))
        WorstView(losses: losses).draw(in: frame.bounds, of: &frame, pencil)
      }
    }
  }

  /// A panel that has nothing of its own but its view is named by these files; a new one has to be as well.
  @Test func `the article names every file in which a panel is named`() throws {
    let sources = Readme.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    var naming: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      if text.contains(/[. ]taylor\b(?!")/) { naming.insert("Sources/" + file) }
    }
    #expect(naming == ["Sources/NablaLesson/Panel.swift", "Sources/NablaScreen/Panels/PanelTable.swift"])
    let named = try Page.firstPanel.code.filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
    #expect(naming.isSubset(of: named), "not named: \(naming.subtracting(named).sorted())")
  }
}
