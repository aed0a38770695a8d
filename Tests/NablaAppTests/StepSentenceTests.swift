// What is said of which way a step goes is held against the step's own numbers, whatever rule makes it.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `What is said of a step's way` {
  /// A scene under an optimizer that goes with it; nil where none of its settings allow that.
  private func opened(
    _ name: String, _ optimizer: Optimizer.Name, columns: Int = 160, rows: Int = 50, language: Language
  )
    -> Model?
  {
    var scene = scene(name)
    scene.experiment.settings.optimizer = Optimizer(optimizer)
    guard scene.experiment.settings.conflict(with: scene.experiment.subject) == nil else { return nil }
    return Model(scene, size: Size(columns: columns, rows: rows), language: language, isPlaying: false)
  }

  @Test(arguments: allowed)
  func `the update's sentence is true of every parameter`(name: String, optimizer: Optimizer.Name) throws {
    var model = try #require(opened(name, optimizer, language: .en))
    let isLarge = model.names.count > 500
    for step in isLarge ? [0, 1, 2] : [0, 1, 2, 3, 5, 8, 12, 20, 40] {
      model.begin(at: step)
      for _ in 1..<model.beats.count { model.press("Right") }
      let caption = StepView(model: Shown(model)).caption
      for language in Language.allCases {
        let text = caption.text(in: language)
        let saysAgainst = language == .ko ? text.contains("기울기") && text.contains("반대쪽") : text.contains("against")
        // m′ and v have no side that this test knows.
        guard saysAgainst, !text.contains("m′") else { continue }
        let numbers = model.situation.step
        let isTrue = zip(numbers.change, numbers.gradient).allSatisfy { $0 * $1 <= 0 }
        #expect(isTrue, "\(name) \(optimizer) step \(numbers.state.step): \(text)")
      }
    }
  }

  /// Every scene with the optimizers that its settings allow; of the perceptron's rule nothing is said.
  private static let allowed: [(String, Optimizer.Name)] = library.flatMap { scene in
    Optimizer.Name.allCases.filter { name in
      var settings = scene.experiment.settings
      settings.optimizer = Optimizer(name)
      return name != .perceptron && settings.conflict(with: scene.experiment.subject) == nil
    }.map { (scene.name, $0) }
  }

  /// A cost over one parameter, by a formula and by a network.
  @Test(arguments: ["parabola", "flat-spot"], Optimizer.Name.allCases.filter { $0 != .perceptron })
  func `below a curve it is the step's own`(name: String, optimizer: Optimizer.Name) throws {
    for (language, size) in [(Language.en, (160, 50)), (.ko, (160, 50)), (.en, (80, 24)), (.ko, (80, 24))] {
      var model = try #require(
        opened(name, optimizer, columns: size.0, rows: size.1, language: language))
      for step in 0...24 {
        model.begin(at: step, panel: .contour)
        guard model.cursor.step == step else { break }
        let numbers = model.situation.step
        let change = numbers.change[0]
        let text = model.saying()
        // From one step to the next, as the run's own states have it.
        let moved = numbers.next.parameters[0] - numbers.state.parameters[0]
        let grows = text.contains(language == .en ? "w1 grows" : "w1 값이 커져요") || text.contains("w1 증가")
        let shrinks = text.contains(language == .en ? "w1 shrinks" : "w1 값이 작아져요") || text.contains("w1 감소")
        #expect(grows == (moved > 0) && shrinks == (moved < 0), "\(name) \(optimizer) step \(step)\n\(text)")
        if text.contains("slope positive") || text.contains("기울기가 양수") { #expect(numbers.gradient[0] > 0) }
        if text.contains("slope negative") || text.contains("기울기가 음수") { #expect(numbers.gradient[0] < 0) }
        if text.contains("slope 0") || text.contains("기울기가 0:") { #expect(numbers.gradient[0] == 0) }
        let word = language == .en ? "step" : "걸음"
        guard
          let match = text.firstMatch(
            of: try Regex<(Substring, Substring, Substring)>("─ \(word) (−η∇C|Δ) ([0-9.e+-]+)"))
        else { continue }
        let said = try #require(Double(match.2))
        #expect(
          abs(said - abs(change)) <= 0.006 * abs(change), "\(name) \(optimizer) step \(step): \(match.0), \(change)")
        if match.1 == "−η∇C" {
          let descent = model.situation.settings.learningRate * numbers.gradient[0]
          #expect(abs(change + descent) < 1e-12 * abs(descent))
        }
      }
    }
  }

  /// Momentum past the bottom: the slope points back, and the run goes on all the same.
  @Test func `an arrow points to where the run goes`() throws {
    var model = try #require(opened("parabola", .momentum, language: .en))
    var seen = 0
    for step in 0...24 {
      model.begin(at: step, panel: .contour)
      let change = model.situation.step.change[0]
      guard change * model.situation.step.gradient[0] > 0 else { continue }
      let frame = model.picture()
      let tips = places(of: change > 0 ? "→" : "←", in: frame)
      let now = places(of: "◉", in: frame)
      let isSeen = tips.contains { tip in now.contains { here in here.y == tip.y && (here.x < tip.x) == (change > 0) } }
      #expect(isSeen, "\(step)\n\(frame.text)")
      seen += 1
    }
    #expect(seen > 2)
  }
}
