import NablaCore
import Testing

@Suite struct `A formula's derivation` {
  @Test(arguments: [
    "(w1-2)^2", "w1^2 + 10*w2^2", "0.1*(w1^2-4)^2 + 0.3*w1 + 0.5*w2^2", "w1*sin(w1)*w2", "exp(-w1)/w2 - w3",
    "w1^w2 + ln(w1)*sqrt(w2)", "sigmoid(w1*w2)*tanh(w1) + abs(w2) - cos(w1)/tan(w2)", "w1", "-w2", "w3 + 0*w1",
    "2^(w1*w1)", "w1 - (w1 - w2)/w1",
  ])
  func `multiplies to the exact gradient`(text: String) throws {
    let formula = try Formula(text)
    let parameters = Array([0.7, 1.3, -0.4].prefix(formula.parameterCount))
    let (value, gradient) = formula.valueAndGradient(at: parameters)
    let derivation = FormulaDerivation(of: formula, at: parameters)
    #expect(derivation.cost == value)
    for step in derivation.steps {
      guard let again = try reckoned(step) else { continue }
      #expect(agree(again, step.value, within: 1e-12), "\(step)")
    }
    for parameter in parameters.indices {
      let chain = derivation.chain(of: parameter)
      #expect(agree(chain.value, gradient[parameter], within: 1e-12))
      #expect(chain.factors.reduce(1) { $0 * $1.equation.value } == chain.product)
      for factor in chain.factors where !factor.terms.isEmpty {
        #expect(agree(factor.terms.reduce(0) { $0 + $1.value }, factor.equation.value, within: 1e-13))
      }
      for equation in chain.factors.map(\.equation) {
        guard let again = try reckoned(equation) else { continue }
        #expect(agree(again, equation.value, within: 1e-12), "\(equation)")
      }
    }
  }

  @Test func `of the parabola goes through the inner function`() throws {
    let derivation = FormulaDerivation(of: try Formula("(w1-2)^2"), at: [-3])
    #expect(derivation.steps.map(\.symbol) == ["u1", "C"])
    #expect(derivation.chain(of: 0).factors.map(\.equation.symbol) == ["∂C/∂u1", "∂u1/∂w1"])
    #expect(derivation.chain(of: 0).factors.map(\.equation.value) == [-10, 1])
  }

  @Test func `takes one's own value for a step`() throws {
    let derivation = FormulaDerivation(of: try Formula("(w1-2)^2"), at: [-3], assuming: ["u1": -4])
    #expect(derivation.cost == 16)
    #expect(derivation.chain(of: 0).value == -8)
  }
}
