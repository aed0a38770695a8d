import NablaCore
import Testing

@Suite struct `An update's equations` {
  @Test(arguments: Optimizer.Name.allCases, 0..<4)
  func `lead to the run's own new value`(optimizer: Optimizer.Name, seed: Int) throws {
    let random = RandomExperiment(seed: UInt64(seed + 40), loss: .mse, optimizer: optimizer)
    for step in situations(of: random.experiment, steps: 4) {
      for parameter in step.change.indices {
        let update = UpdateDerivation(
          of: parameter, in: step, names: random.network.names)
        #expect(update.new == step.next.parameters[parameter])
        #expect(update.equations.last?.value == update.new)
        for equation in update.equations {
          let value = try #require(try reckoned(equation))
          #expect(agree(value, equation.value, within: 1e-11), "\(equation.symbol) = \(equation.text { "\($0)" })")
        }
      }
    }
  }

  @Test func `show the sign of a step against a negative slope`() {
    let run = experiment(
      network([2, 2, 1], [.sigmoid, .sigmoid], bias: false), samples([([0.5, 0.3], 1)]),
      weights: [0.7, 0.3, 0.4, 0.6, 0.55, 0.45], rate: 1)
    let step = situations(of: run, steps: 0)[0]
    let update = UpdateDerivation(of: 4, in: step, names: run.names)
    #expect(update.equations[0].rule == "w5 - η · ∂C/∂w5")
    #expect(
      update.equations[0].text {
        isQuoted($0, as: "-0.0998") ? "-0.0998" : (isQuoted($0, as: "0.0998") ? "0.0998" : "\($0)")
      } == "0.55 - 1.0 × (-0.0998) = 0.55 + 0.0998")
    // Course-settings: .649753.
    #expect(isQuoted(update.new, as: "0.649753"))
  }
}
