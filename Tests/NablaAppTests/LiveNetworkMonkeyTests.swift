// Networks that change in any order, between keys of all kinds.

import FaultTable
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen

@Suite struct `A monkey that makes networks` {
  private static let scenes = [
    "worked-example", "bias", "symmetry", "residual", "perceptron", "three-classes", "mse-mae", "spiral", "neuron",
    "book-example",
  ]
  private static let orders = [
    "activation 1 relu", "activation 2 sine", "activation output identity", "activation tanh", "activation 3 elu",
    "bias off", "bias on", "bias 1 off", "bias here 2 on", "bias output off", "bypass on", "bypass off", "bypass 2 on",
    "bypass here 1 on", "layers 2 3 1", "layers 2 2 2 1", "layers here 2 4:relu:bypass 1", "layers 2 1", "layers 3 3",
    "layers 1 2 1", "layers 2 4 4 4 1", "layers 2 3:no-bias 3:bypass 3", "layers 2 2:softplus 2:sine 2", "frozen w1 b1",
    "loss mse", "learning-rate 0.1", "race 0.1 0.5", "race activation", "optimizer momentum",
  ]
  private static let keys = [
    "]", "]", "[", "Right", "Left", "Home", "u", "u", "U", "*", "*", "^", "&", "&", "Backspace", "m", "M", "Down", "Up",
    "r", "R", "i", "a", "c", "v", "V", "K", "J", "1", "2", "3", "5", "9", "0", "z", "Tab", "Enter", "Esc", "@", "(",
    "w",
  ]

  @Test(.fault("R1", "R7"), arguments: zip(0..<UInt64(Soak.amount(10, all: 60)), (0..<60).map { scenes[$0 % 10] }))
  func `never breaks what always holds`(seed: UInt64, name: String) throws {
    var dice = Dice(seed + 1)
    var model = Model(name, columns: 80, rows: 24)
    var last: [String] = []
    for index in 0..<Soak.amount(150, all: 1_000) {
      if Int.random(in: 0..<3, using: &dice) == 0, model.overlay == nil {
        let order = Self.orders.randomElement(using: &dice)!
        last.append(":" + order)
        model.order(order)
        if model.overlay != nil { model.press("Esc") }
      } else if Int.random(in: 0..<8, using: &dice) == 0 {
        let y = Bool.random(using: &dice) ? 21 : Int.random(in: 0..<24, using: &dice)
        let point = Point(x: Int.random(in: 0..<80, using: &dice), y: y)
        last.append("click \(point)")
        _ = model.take(.clicked(point))
      } else {
        let key = Self.keys.randomElement(using: &dice)!
        last.append(key)
        model.press(key)
      }
      if let fault = fault(of: model, replaying: index % 16 == 0) ?? fault(in: model.draw(), of: model) {
        Issue.record("\(name), seed \(seed), event \(index): \(fault); the last were \(last.suffix(12))")
        return
      }
      guard index % 25 == 24 else { continue }
      // Whatever it is, it can be taken away, and said how to come back to.
      let scene = model.exportedScene
      let again = try SceneReader.read(SceneWriter.write(scene), path: "own.yaml")
      #expect(again.experiment.settings.network == scene.experiment.settings.network, "\(last.suffix(12))")
      #expect(again.experiment.firstParameters == scene.experiment.firstParameters, "\(last.suffix(12))")
      #expect(!model.reproducingCommand.words.isEmpty)
    }
  }
}
