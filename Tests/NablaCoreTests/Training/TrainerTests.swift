import NablaCore
import Testing

@Test(arguments: Optimizer.Name.allCases, [Loss.mse, .logLoss])
func `many steps in one go are the steps one by one, to the bit`(name: Optimizer.Name, loss: Loss) {
  for seed in 0..<12 {
    let random = RandomExperiment(seed: UInt64(40 + seed), loss: loss, optimizer: name)
    let experiment = random.experiment
    let steps = situations(of: experiment, steps: 23)
    var trainer = Trainer(from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
    var made = 0
    for count in [0, 1, 2, 5, 15] {
      trainer.advance(by: count)
      made += count
      #expect(trainer.state == steps[made].state, "\(experiment.settings.batch), after \(made)")
    }
  }
}

@Test func `a shuffled epoch goes on in the middle`() {
  let net = network([2, 3, 1], [.tanh, .sigmoid])
  let data = Generator.moons.dataset(samples: 20, noise: 0.1)
  let one = Experiment(
    subject: .samples(data), initialization: Initialization(.xavier, seed: 4),
    settings: Settings(network: net, learningRate: 0.3, batch: .size(6), order: .shuffled))
  let steps = situations(of: one, steps: 11)
  var trainer = Trainer(from: steps[3].state, subject: one.subject, settings: one.settings)
  trainer.advance(by: 8)
  #expect(trainer.state == steps[11].state)
}

@Test func `a formula goes down too`() throws {
  let one = try experiment("w1^2 + 3*w2^2", start: [1, -2], rate: 0.1)
  var trainer = Trainer(from: one.firstState, subject: one.subject, settings: one.settings)
  trainer.advance(by: 9)
  #expect(trainer.state == situations(of: one, steps: 9)[9].state)
}

@Test func `a change made ahead of time hides none that is made before it`() throws {
  let one = try experiment("w1^2 + 3*w2^2", start: [1, -2], rate: 0.01)
  var history = History(one)
  for _ in 0..<5 { history.advance() }
  var faster = one.settings
  faster.learningRate = 0.1
  // In the middle of step 5 for step 6, then back at step 5's beginning.
  history.change(.settings(faster), at: 6)
  history.change(.parameter(0, 4))
  var states = [history.latest.state]
  for _ in 0..<4 {
    history.advance()
    states.append(history.latest.state)
  }
  for (index, state) in states.enumerated() { #expect(history.state(at: 5 + index) == state, "step \(5 + index)") }
}
