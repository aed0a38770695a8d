import NablaCore
import Testing

@Suite struct `Shortening a number` {
  @Test func `rounds halves away from zero, as on paper`() {
    #expect(Precision.rounded(3).applied(to: 0.0005) == 0.001)
    #expect(Precision.rounded(3).applied(to: -0.0005) == -0.001)
    // Just below a half as a double, a half on paper.
    #expect(Precision.rounded(5).applied(to: 0.645 * 0.355) == 0.22898)
    #expect(Precision.rounded(2).applied(to: 1.005) == 1.01)
    #expect(Precision.rounded(3).applied(to: 0.6154) == 0.615)
    #expect(Precision.rounded(0).applied(to: 2.5) == 3)
  }

  @Test func `cuts towards zero, as on paper`() {
    #expect(Precision.cut(3).applied(to: 0.6457) == 0.645)
    #expect(Precision.cut(3).applied(to: -0.6457) == -0.645)
    // 0.57 × 100 is 56.99999999999999 as a double.
    #expect(Precision.cut(2).applied(to: 0.57) == 0.57)
    #expect(Precision.cut(5).applied(to: -0.006358) == -0.00635)
    // 0.01 and 0.8 on paper; as doubles further below than their own last place allows.
    #expect(Precision.cut(2).applied(to: 5.1 - 5.09) == 0.01)
    #expect(Precision.cut(4).applied(to: 47.9 - 47.1) == 0.8)
    #expect(Precision.cut(4).applied(to: 0.00079999) == 0.0007)
  }

  @Test func `leaves alone what it cannot shorten, and makes no minus zero`() {
    #expect(Precision.rounded(3).applied(to: .infinity) == .infinity)
    #expect(Precision.rounded(3).applied(to: .nan).isNaN)
    #expect(Precision.rounded(3).applied(to: 1e300) == 1e300)
    #expect(Precision.rounded(3).applied(to: -0.0001).sign == .plus)
    #expect(Precision.withoutNoise(800.0000000000001) == 800)
    #expect(Precision.withoutNoise(-0.708 * 0.229 * 0.615) == -0.09971118)
    #expect(Precision.exact.applied(to: 0.123456789) == 0.123456789)
  }

  @Test(arguments: 0...8) func `is at most half a unit away, or a whole one`(decimals: Int) {
    var random = RandomSource(seed: 5, stream: 1)
    for _ in 0..<200 {
      let value = random.uniform(-20, 20)
      let unit = power(10, -Double(decimals))
      #expect(abs(Precision.rounded(decimals).applied(to: value) - value) <= unit / 2 * (1 + 1e-6))
      let cut = Precision.cut(decimals).applied(to: value)
      #expect(abs(cut) <= abs(value) * (1 + 1e-12) && abs(cut - value) < unit)
    }
  }
}
