// The contour of large networks: what it takes is known beforehand, and no key waits for it. Work is counted, not time.

import FaultTable
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The contour of a large network` {
  /// A network of one hidden layer, and as many samples, all alike.
  private func model(_ inputs: Int, _ units: Int, samples: Int, panel: Panel = .contour) -> Model {
    let network = Network(
      inputs: inputs,
      layers: [
        Layer(inputs: inputs, units: units, activation: .tanh), Layer(inputs: units, units: 10, activation: .sigmoid),
      ])
    let data = Dataset(
      inputCount: inputs, targetCount: 10, inputs: Array(repeating: 0.5, count: inputs * samples),
      targets: Array(repeating: 1, count: 10 * samples))
    let scene = Scene(
      name: "large", title: LocalizedText(ko: "큰 망", en: "large"),
      experiment: Experiment(
        subject: .samples(data), initialization: Initialization(.xavier), settings: Settings(network: network)),
      panels: [panel])
    return Model(scene, size: Size(columns: 120, rows: 40), isPlaying: false)
  }

  @Test func `is left to the background where its coarsest grid takes more than a frame`() throws {
    #expect(try #require(model(8, 8, samples: 20).wantedSlice).isQuick)
    #expect(try !#require(model(300, 300, samples: 400).wantedSlice).isQuick)
    // Every scene of the library is drawn to its finest, as before.
    for scene in library where scene.name != "digits" {
      let wanted = Model(scene.name, columns: 120, rows: 40).wantedSlice
      #expect(wanted?.finestStride ?? 1 == 1, "\(scene.name)")
    }
  }

  @Test func `is as fine as there is time for, and says so where there is none`() throws {
    var random = model(300, 300, samples: 400)
    random.press("V")
    // Every point is a whole pass over all parameters and samples: 4e7 multiplications.
    let wanted = try #require(random.wantedSlice)
    #expect(try wanted.finestStride ?? 1 > 1 && wanted.effort(stride: #require(wanted.finestStride)) <= 2e10)
    var hopeless = model(400, 400, samples: 5_000, panel: .contour)
    hopeless.press("V")
    #expect(try #require(hopeless.wantedSlice).finestStride == nil)
    for language in Language.allCases {
      hopeless.look.language = language
      #expect(hopeless.draw().text.contains(Label.contourTooLarge.text(in: language).prefix(12)))
    }
  }

  /// The effort of a plan is about the work of its parts: whole passes at every point, or only what moves.
  @Test func `knows that two parameters of one layer need no whole pass at every point`() throws {
    let slice = try #require(model(300, 300, samples: 20).wantedSlice)
    let whole = 20.0 * 93_000
    #expect(slice.effort(stride: 1) < whole * 3 + Double(slice.columns * slice.rows) * 20 * 2_000)
    var random = model(300, 300, samples: 20)
    random.press("V")
    let plane = try #require(random.wantedSlice)
    #expect(plane.effort(stride: 1) > whole * Double(plane.columns * plane.rows))
  }

  @Test func `is not looked at parameter by parameter again for a key that changes none of them`() {
    var model = model(60, 60, samples: 3)
    model.press("] ]")
    let known = model.knownStartDistance
    #expect(known != nil && known?.distance ?? 0 > 0)
    model.press("Down Tab ? Esc")
    #expect(model.knownStartDistance == known)
    #expect(model.startDistance(from: model.wantedSlice!.landscape) == known)
  }

  @Test func `ten steps and a comparison go bit by bit where one step takes long`() {
    var model = model(300, 300, samples: 400)
    model.press("}")
    #expect(model.history.latestStep == 0 && model.destination == 10)
    _ = model.update(.ticked(seconds: 1.0 / 30, allowance: 2))
    #expect(model.history.latestStep == 2 && model.destination == 10)
    model.press("Esc")
    #expect(model.destination == nil && model.history.latestStep == 2)
    model.press("m")
    #expect(model.workspace.isRacing && model.destination == 2)
    #expect(model.workspace.runs.allSatisfy { $0.history.latestStep == 0 })
  }
}
