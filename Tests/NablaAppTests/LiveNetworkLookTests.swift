// What is looked at while the network becomes another one, and the clicks that make it so.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// A network of three layers, whose losses take any outputs.
private let deep = """
  network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 3, activation: tanh }, { units: 1, activation: sigmoid }] }
  data: { generator: xor }
  initialization: { scheme: uniform, seed: 5, biases: true }
  """

extension Model {
  /// The picture without the last words and what undo would take back.
  fileprivate var plainPicture: Frame {
    var copy = self
    copy.toast = nil
    copy.lastDeed = nil
    copy.done = []
    copy.undone = []
    return copy.picture()
  }
}

@Suite struct `What is looked at in another network` {
  @Test func `are the same connections, whatever they are called`() throws {
    var model = Model("worked-example")
    let contour = try #require(scene("worked-example").contour)
    #expect(contour.x == "w5" && contour.y == "w6")
    model.order("select w4")
    model.order("layers 2 3 1")
    // w5: h1 to o1, w6: h2 to o1. With three of them they are w7 and w8; w4, x2 to h2, is w5.
    #expect(
      model.axisNames.x == "w7" && model.axisNames.y == "w8" && model.names.name(at: model.look.selection) == "w5")
    #expect(model.workspace.scene.contour?.x == "w7" && model.workspace.scene.contour?.xRange == contour.xRange)
    model.press("^ ^")
    // h2 is gone, and w6 with it: the contour is chosen anew.
    #expect(
      model.settingsInForce.network?.sizes == [2, 1, 1] && model.axisNames.x == "w1" && model.axisNames.y == "w2")
    #expect(model.workspace.scene.contour == nil)
    model.press("u")
    #expect(
      model.axisNames.x == "w5" && model.axisNames.y == "w6" && model.names.name(at: model.look.selection) == "w4")
    model.press("u")
    #expect(model.axisNames.x == "w7" && model.axisNames.y == "w8")
  }

  @Test func `is what a question asks to change, as long as it is there`() throws {
    let scene = try SceneReader.read(
      """
      network: { inputs: 2, layers: [{ units: 2, activation: tanh }, { units: 1 }] }
      data: { generator: xor }
      question: Which weight?
      answer: That of h2.
      reveal: change w6=3 activation=relu 5
      """, path: "own.yaml")
    var model = Model(
      scene, size: Size(columns: 80, rows: 24), language: .en, isPlaying: false, catalog: [])
    model.order("layers 2 3 1")
    // h2 to o1 is w8 among three hidden neurons.
    let wanted = [WantedChange("w8", .number(3)), WantedChange("activation", .word("relu"))]
    #expect(model.workspace.scene.reveal == .change(5, wanted: wanted))
    model.order("layers 2 1 1")
    #expect(model.workspace.scene.reveal == .change(5))
    let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(again.reveal == .change(5))
    model.press("u u")
    #expect(model.workspace.scene == scene)
  }

  @Test func `stays with undo: panels, zoom and what is selected`() throws {
    var model = Model("worked-example")
    model.press("3 z")
    let before = model.plainPicture
    model.press("* u")
    #expect(model.plainPicture == before && model.look.isZoomed)
  }

  @Test func `twenty changes undone land on the frames that were`() throws {
    var model = try openModel(deep, columns: 100, rows: 30)
    let orders = [
      "layers 2 4 3 1", "bias 2 off", "activation 2 relu", "step", "layers here 2 4 3 2 1", "activation 3 sine",
      "bias on",
      "activation output identity", "step", "layers 2 3 3 1", "bypass 2 on", "bias here 1 off", "activation 1 sine",
      "step", "layers 2 1", "layers 2 5 1", "activation softplus", "step", "bias output off", "layers here 2 2 2 1",
      "bypass 1 on", "activation 2 elu", "layers 2 2 2 2 1", "bias off",
    ]
    var frames: [Frame] = []
    for order in orders {
      if order == "step" {
        model.press("] ]")
        continue
      }
      frames.append(model.plainPicture)
      let count = model.done.count
      model.order(order)
      #expect(model.done.count == count + 1, "\(order): \(String(describing: model.toast?.phrase))")
    }
    #expect(frames.count == 20)
    let last = model.plainPicture
    for (number, frame) in frames.enumerated().reversed() {
      model.press("u")
      #expect(model.plainPicture == frame, "\(number)")
    }
    for _ in frames { model.press("U") }
    #expect(model.plainPicture == last)
    // Rewound and made again, a run is what it was.
    model.press("] ] ] Home")
    #expect(model.plainPicture == last)
  }
}

@Suite struct `The lower border of a network alone` {
  private func place(of text: String, _ model: Model, after column: Int = 0) -> Point? {
    let y = model.arrangement.rect(of: .network)!.maxY - 1
    let row = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false)[y]
    let characters = Array(row)
    let wanted = Array(text)
    var x = 0
    for start in characters.indices {
      if x >= column, Array(characters[start...].prefix(wanted.count)) == wanted { return Point(x: x, y: y) }
      x += TextWidth.of(String(characters[start]))
    }
    return nil
  }

  @Test(arguments: [(80, 24), (120, 40)], Language.allCases)
  func `does by click what is typed`(_ size: (Int, Int), language: Language) throws {
    var model = Model("worked-example", columns: size.0, rows: size.1, language: language)
    #expect(place(of: "[+]", model) == nil)
    model.press("1 z")
    func clicked(_ text: String, _ dx: Int = 1, after column: Int = 0) throws -> Model {
      let point = try #require(place(of: text, model, after: column), "\(text)\n\(model.draw().text)")
      var copy = model
      _ = copy.take(.clicked(Point(x: point.x + dx, y: point.y)))
      return copy
    }
    func typed(_ text: String) -> Model {
      var copy = model
      copy.order(text)
      return copy
    }
    let layer = "[\(Label.addLayer.text(in: language))]"
    #expect(try clicked("[+]") == typed("layers 2 3 1"))
    #expect(try clicked("[-]") == typed("layers 2 1 1"))
    #expect(try clicked(layer) == typed("layers 2 2 2 1"))
    model = try clicked(layer)
    let second = try #require(place(of: "[+]", model)).x + 3
    #expect(try clicked("[+]", after: second) == typed("layers 2 2 3 1"))
    model = try clicked("[-]")
    // The last neuron takes its layer along.
    #expect(try clicked("[-]").settingsInForce.network?.sizes == [2, 2, 1])
    model = typed("layers 2 1")
    #expect(try clicked(layer).settingsInForce.network?.sizes == [2, 2, 1])
    model.press("F2")
    #expect(place(of: layer, model) == nil)
  }

  @Test func `says why there can be no more`() throws {
    var model = try openModel(
      """
      network: { inputs: 1, layers: [{ units: 1024, activation: tanh }, { units: 1 }] }
      data: { samples: [{ input: [1], target: [1] }] }
      """, columns: 80, rows: 24)
    model.order("panel network")
    model.press("z")
    let point = try #require(place(of: "[+]", model))
    _ = model.take(.clicked(point))
    #expect(model.toast?.phrase == .largestNetwork && model.settingsInForce.network?.sizes == [1, 1_024, 1])
  }
}
