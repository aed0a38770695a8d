// Where a slope is as good as 0: what is said of the ground around, asked of C itself.

import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A flat place` {
  /// C at a distance in a direction.
  private func rise(
    _ objective: Objective, _ parameters: [Double], _ direction: [Double], _ distance: Double
  ) -> Double {
    objective.cost(at: zip(parameters, direction).map { $0 + distance * $1 }) - objective.cost(at: parameters)
  }

  private func directions(_ gradient: [Double], using random: inout RandomSource) -> [[Double]] {
    let count = gradient.count
    var list: [[Double]] = []
    for axis in 0..<count {
      for side in [-1.0, 1] { list.append((0..<count).map { $0 == axis ? side : 0 }) }
    }
    for _ in 0..<20 { list.append((0..<count).map { _ in random.normal() }) }
    list += [gradient, gradient.map { -$0 }]
    return list.compactMap { vector in
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? vector.map { $0 / length } : nil
    }
  }

  /// Larger scenes are not asked for their curvature on screen either.
  private static let small = library.filter { scene in
    let count = scene.experiment.names.count
    return count * count * (scene.experiment.dataset?.count ?? 1) <= 3_000
  }.map(\.name)

  /// Every small scene under rules, rates and activations with which it comes to a slope of nearly 0 somewhere.
  @Test(arguments: small) func `is what C around it says`(name: String) throws {
    let scene = scene(name)
    var found: [FlatPlace: Int] = [:]
    for activation in [nil, Activation.tanh] {
      for optimizer in [Optimizer.Name.gradientDescent, .momentum, .rmsprop, .adam] {
        for factor in [1.0, 5, 20] {
          var experiment = scene.experiment
          experiment.settings.optimizer = Optimizer(optimizer)
          experiment.settings.learningRate = min(1e6, factor * experiment.settings.learningRate)
          if let activation {
            guard let network = experiment.settings.network else { continue }
            experiment.settings.network = Network(
              inputs: network.inputs,
              layers: network.layers.map { layer in
                var layer = layer
                layer.activation = activation
                return layer
              })
          }
          guard experiment.settings.conflict(with: experiment.subject) == nil else { continue }
          try follow(experiment, "\(name) \(optimizer) × \(factor)", &found)
        }
      }
    }
    if name == "flat-spot" { #expect(found[.minimum, default: 0] > 0, "\(found)") }
  }

  private func follow(_ experiment: Experiment, _ name: String, _ found: inout [FlatPlace: Int]) throws {
    var random = RandomSource(seed: 7)
    var race = Race([experiment])
    var seen = 0
    for step in 0..<400 where !race.lanes[0].hasStopped {
      race.advance()
      let record = race.lanes[0].record
      guard record.isFlat, seen < 3 || step % 100 == 99 else { continue }
      seen += 1
      let objective = Objective(experiment)
      let parameters = record.latest.state.parameters
      guard let range = Hessian(of: objective, at: parameters).range,
        let place = FlatPlace.found(by: objective, at: parameters, range: range, flatSlope: record.bounds.flatSlope)
      else { continue }
      found[place, default: 0] += 1
      let gradient = objective.costAndGradient(at: parameters).gradient
      let slope = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let comment: Comment =
        "\(name) step \(step + 1): \(place), ‖∇C‖ \(slope), λ \(range.least.value)…\(range.greatest.value)"
      let size = parameters.reduce(1) { max($0, abs($1)) }
      for direction in directions(gradient, using: &random) {
        func rises(_ curvature: Double) -> [Double] {
          [2.5, 3.5].map { times in
            let distance = slope > 0 && curvature != 0 ? times * slope / abs(curvature) : 0
            return rise(objective, parameters, direction, max(distance, 2e-4 * size))
          }
        }
        switch place {
        case .minimum: #expect(rises(range.least.value).allSatisfy { $0 > 0 }, comment)
        case .maximum: #expect(rises(range.greatest.value).allSatisfy { $0 < 0 }, comment)
        case .saddle, .valley, .plateau: break
        }
      }
      let down = range.least.direction
      if place == .saddle {
        let far = 3 * slope / abs(range.least.value)
        #expect([-far, far].contains { rise(objective, parameters, down, $0) < 0 }, comment)
      }
    }
  }

  /// C = 3 − 0.4w³ is flat at 0 and bends upwards before it: no minimum on the way there, nor a maximum behind it.
  @Test(arguments: [-0.00911, -0.003, 0.0003, 0.005]) func `beside an inflection is neither top nor bottom`(
    w: Double
  ) throws {
    let experiment = try SceneReader.read(
      """
      cost: "3 - 0.4*w1^3"
      initialization: { scheme: given, weights: [\(w)] }
      """, path: "formula.yaml"
    ).experiment
    let objective = Objective(experiment)
    let range = try #require(Hessian(of: objective, at: [w]).range)
    let place = FlatPlace.found(by: objective, at: [w], range: range, flatSlope: RunBounds.flatSlope)
    #expect(place != .minimum && place != .maximum, "\(String(describing: place))")
  }
}
