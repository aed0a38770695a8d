import Testing

@testable import NablaCore

@Suite struct `Second derivatives` {
  /// A central difference, (f(x + h) − f(x − h)) ∕ 2h.
  private func difference(_ f: (Double) -> Double, at x: Double) -> Double { (f(x + 1e-5) - f(x - 1e-5)) / 2e-5 }

  @Test(arguments: Activation.elementwise)
  func `an activation's curvature is how its slope changes`(activation: Activation) {
    for z in [-7.3, -2, -0.4, 0.3, 1, 3.7, 9] {
      let expected = difference({ activation.slope(at: $0) }, at: z)
      #expect(abs(activation.curvature(at: z) - expected) < 1e-9, "\(activation) at \(z)")
    }
    #expect(activation == .sine || activation.curvature(at: .infinity) == 0)
    #expect(activation.curvature(at: .nan).isNaN)
  }

  @Test(arguments: [Activation.relu, .leakyRelu, .elu])
  func `a kink has the curvature of its left side`(activation: Activation) {
    #expect(activation.curvature(at: 0) == (activation == .elu ? 1 : 0))
  }

  /// σ″(z) = σ′(z)(1 − 2σ(z)), which is e⁻ᶻ to within e⁻²ᶻ where z is large; likewise 1 − tanh²(z) ≈ 4e⁻²ᶻ.
  @Test func `a saturated neuron keeps its digits`() {
    let small = exponential(-40)
    #expect(abs(Activation.sigmoid.curvature(at: 40) / -small - 1) < 1e-14)
    #expect(abs(Activation.sigmoid.curvature(at: -40) / small - 1) < 1e-14)
    #expect(abs(Activation.sigmoid.slope(at: 40) / small - 1) < 1e-14)
    #expect(abs(Activation.tanh.slope(at: 20) / (4 * small) - 1) < 1e-14)
    #expect(abs(Activation.tanh.curvature(at: 20) / (-8 * small) - 1) < 1e-14)
  }

  @Test(arguments: Loss.allCases)
  func `a loss's curvature is how its slope changes`(loss: Loss) {
    for a in [0.1, 0.35, 0.8] {
      for y in [0, 0.2, 0.5, 1] {
        let expected = difference({ loss.slope(output: $0, target: y) }, at: a)
        #expect(abs(loss.curvature(output: a, target: y) - expected) < 1e-6, "\(loss) at \(a), \(y)")
      }
    }
  }

  @Test(arguments: Formula.Function.allCases)
  func `a function's curvature is how its slope changes`(function: Formula.Function) {
    for x in [0.2, 0.7, 1.1, 2.5] {
      let expected = difference({ function.slope(at: $0, value: function.value(at: $0)) }, at: x)
      let found = function.curvature(at: x, value: function.value(at: x))
      #expect(abs(found - expected) < 1e-7 * max(1, abs(expected)), "\(function) at \(x)")
    }
  }
}
