// What the scenes about maps of runs claim, read from their panels.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The scenes about maps of runs` {
  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func `start map: what learns is an island around the run`(size: (Int, Int)) throws {
    var model = Model("start-map", columns: size.0, rows: size.1)
    #expect(model.look.focus == .map && model.arrangement.rect(of: .map) != nil)
    model.computeMap()
    let map = try #require(model.shownMap)
    func share(_ factors: ClosedRange<Double>, _ rates: ClosedRange<Double>) -> Double {
      var (learnt, all) = (0, 0)
      for (row, factor) in map.factors.enumerated() where factors.contains(factor) {
        for (column, rate) in map.rates.enumerated() where rates.contains(rate) {
          let end = try? #require(map.end(at: MapPlace(column: column, row: row)))
          all += 1
          learnt += (end?.finalCost ?? 1) < 0.05 ? 1 : 0
        }
      }
      return all == 0 ? .nan : Double(learnt) / Double(all)
    }
    #expect(share(0.7...1.7, 3.5...13) > 0.9)
    // Too small a start, too large a start, too small a rate, too large a rate.
    #expect(share(0...0.2, 0...13) == 0)
    #expect(share(3...10, 0...8) == 0)
    #expect(share(0...10, 0...1) < 0.01)
    #expect(share(0...10, 40...1_000) == 0)
    let here = try #require(model.mapHere)
    #expect(map.factors[here.row] == 1 && abs(map.rates[here.column] / 5 - 1) < 0.2)
  }

  @Test func `start map: near 0 every answer is about a half, and far out two of the four stay so`() throws {
    let experiment = scene("start-map").experiment
    let targets = try #require(experiment.dataset).targets
    func answers(_ factor: Double) throws -> [Double] {
      var own = experiment
      let start = experiment.firstParameters.map { factor * $0 }
      own.initialization.scheme = .given(weights: Array(start[..<6]), biases: Array(start[6...]))
      var history = History(own)
      history.advance(by: 300)
      let network = try #require(own.settings.network)
      let data = try #require(own.dataset)
      return (0..<data.count).map {
        ForwardPass(of: network, at: history.state(at: 300).parameters, inputs: Array(data.input($0))).outputs[0]
      }
    }
    #expect(try answers(0.1).allSatisfy { abs($0 - 0.5) < 0.01 })
    let far = try answers(5)
    #expect(zip(far, targets).count { abs($0 - $1) < 0.1 } == 2 && far.count { abs($0 - 0.5) < 0.1 } == 2, "\(far)")
  }

  private func valleys(_ rate: Double) throws -> (image: BasinImage, counts: [Int]) {
    var model = Model("moving-valleys", columns: 120, rows: 40)
    model.computeBasins()
    if rate != 1 {
      model.order("learning-rate \(rate)")
      model.computeBasins()
    }
    let image = try #require(model.shownBasins)
    #expect(image.request.experiment.settings.learningRate == rate)
    let letters: [Unicode.Scalar] = ["A", "B", "C", "D"]
    let counts = letters.map { letter in
      image.ends.count { end in
        if case .minimum(let minimum, _)? = end { image.letter(of: minimum) == letter } else { false }
      }
    }
    return (image, counts)
  }

  @Test func `moving valleys: four at first, the deepest of them the steepest, and B the widest`() throws {
    let (image, counts) = try valleys(1)
    #expect(image.minima.count == 4 && counts.reduce(0, +) == image.ends.count && counts[1] == counts.max())
    let costs = image.lettered.map(\.cost)
    #expect(costs == costs.sorted())
    let objective = Objective(image.request.experiment)
    let sharpness = image.lettered.map { Hessian(of: objective, at: $0.parameters).sharpness ?? .nan }
    #expect(sharpness[0] == sharpness.max())
  }

  @Test func `moving valleys: past 2 ÷ λ no start ends in a valley, and the letters stay`() throws {
    #expect(try valleys(1.4).counts.allSatisfy { $0 > 0 })
    for (rate, lost) in [(1.45, [0]), (2, [0]), (2.2, [0, 3])] {
      let (image, counts) = try valleys(rate)
      #expect(counts.indices.filter { counts[$0] == 0 } == lost, "η \(rate): \(counts)")
      #expect(image.lettered.count == 4)
    }
    var model = Model("moving-valleys", columns: 120, rows: 40)
    model.computeBasins()
    model.press("+")
    let text = model.picture().text
    #expect(model.settingsInForce.learningRate == 2 && text.contains("from no start: A"), "\(text)")
    // A run from A goes to and fro.
    model.press("r")
    model.go(to: 500)
    model.refresh()
    let costs = (300...500).map { model.workspace.history.step(at: $0).cost }
    #expect(zip(costs, costs.dropFirst()).contains { $0 < $1 - 0.01 })
  }

  @Test func `moving valleys: the run of the scene ends in A`() throws {
    var model = Model("moving-valleys", columns: 120, rows: 40)
    model.computeBasins()
    let image = try #require(model.shownBasins)
    model.go(to: 400)
    model.refresh()
    #expect(zip(model.situation.parameters, image.lettered[0].parameters).allSatisfy { abs($0 - $1) < 1e-3 })
  }
}
