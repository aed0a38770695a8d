import FaultTable
import Foundation
import NablaCanvas
import Testing

@Suite struct NumeralTests {
  /// Doubles of every size, with exact ties among them.
  private static let samples: [Double] = {
    var generator = SplitMix(state: 7)
    var values: [Double] = [
      0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 0.1, 0.3, 1.0 / 3, 9.5, 9.9999, 99.995, 999_999.5, 0.00005, 0.00015,
      1e15, 123_456_789.125, .leastNonzeroMagnitude, 1.7976931348623157e308, 2.2250738585072014e-308, 1e22, 1e23, 4.35,
      0.045,
    ]
    for _ in 0..<400 { values.append(Double(generator.next() % 2_000_000) / 1024) }
    for _ in 0..<400 {
      let value = Double(bitPattern: generator.next() & 0x7FFF_FFFF_FFFF_FFFF)
      if value.isFinite { values.append(value) }
    }
    return values
  }()

  private struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 7, 12]) func `fixed decimals agree with printf`(decimals: Int) {
    for value in Self.samples where value < 1e15 {
      let printed = String(format: "%.\(decimals)f", value)
      let isLost = printed.allSatisfy { $0 == "0" || $0 == "." }
      if !isLost { #expect(Numeral.fixed(value, decimals: decimals) == printed) }
      if !isLost { #expect(Numeral.fixed(-value, decimals: decimals) == "-" + printed) }
    }
  }

  @Test(arguments: [1, 2, 3, 6, 17]) func `scientific digits agree with printf`(digits: Int) throws {
    for value in Self.samples where value >= 1e-300 {
      let printed = String(format: "%.\(digits - 1)e", value)
      let parts = printed.split(separator: "e")
      let power = try #require(Int(parts[1]))
      let expected = parts[0] + (power < 0 ? "e-" : "e+") + String(abs(power))
      #expect(Numeral.scientific(value, digits: digits) == expected)
    }
  }

  @Test func `the exact form reads back`() {
    for value in Self.samples { #expect(Double(Numeral.exact(value)) == value) }
    #expect(Numeral.exact(0.1) == "0.1")
    #expect(Numeral.exact(-0.0) == "0.0")
    #expect(Numeral.exact(2.5, sign: .always) == "+2.5")
    #expect(Numeral.exact(.infinity) == "∞")
  }

  @Test(.fault("N10")) func `a column never shifts`() {
    let values: [Double] = [
      0, -0.0, 0.4, -0.4, 1.84, -1.4458, 12.5, -123.456789, 99999.9, -1e6, 1e300, -1e300, 3.2e-7, -3.2e-7, 1e-200,
      -1e-200, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .infinity, -.infinity, .nan, 9.99996, 0.99999,
    ]
    for value in values {
      for width in 1...20 {
        for sign in [Numeral.Sign.negative, .always, .blank] {
          let text = Numeral.fixed(value, decimals: 4, width: width, sign: sign)
          if value.isFinite || width >= 3 { #expect(TextWidth.of(text) == width, "\(value) in \(width): \(text)") }
        }
      }
    }
  }

  @Test(arguments: [
    (0.4, "+0.4000"), (-0.0, "+0.0000"), (-1.4458, "-1.4458"), (12.345678, "+12.3457"), (123.456, "+1.23e+2"),
    (-123456.7, "-1.23e+5"),
    (3.2e-7, "+3.20e-7"), (-1e-200, "-1e-200"), (.leastNonzeroMagnitude, "<1e-300"),
    (-.leastNonzeroMagnitude, ">-1e-300"), (.infinity, "+∞"),
    (-.infinity, "-∞"),
    (.nan, "NaN"), (1e300, "+1e+300"),
  ])
  func `what does not fit turns scientific`(value: Double, expected: String) {
    #expect(Numeral.fixed(value, decimals: 4, width: 8, sign: .always) == expected.padded(to: 8, .right))
  }

  @Test(.fault("N10")) func `what fits in no form is a row of hashes, and what is too small for it is 0`() {
    #expect(Numeral.fixed(-1e300, decimals: 2, width: 5) == "#####")
    #expect(Numeral.fixed(12345, decimals: 0, width: 4) == "1e+4")
    #expect(Numeral.fixed(1e-9, decimals: 1, width: 3) == "0.0")
    #expect(Numeral.fixed(0, decimals: 4, width: 2) == " 0")
  }

  @Test func `signs`() {
    #expect(Numeral.fixed(1, decimals: 1, sign: .blank) == " 1.0")
    #expect(Numeral.fixed(-1, decimals: 1, sign: .blank) == "-1.0")
    #expect(Numeral.fixed(1, decimals: 1, sign: .always) == "+1.0")
    #expect(Numeral.fixed(.infinity, decimals: 1, infinity: "inf") == "inf")
    #expect(Numeral.fixed(0, decimals: 2) == "0.00")
    #expect(Numeral.fixed(1e16, decimals: 2) == "1.00e+16")
    #expect(Numeral.fixed(1e-9, decimals: 2) == "1.0e-9")
  }

  @Test(arguments: [
    (0.0, "0.00"), (1234.5, "1234"), (0.012345, "0.0123"), (0.00012345, "0.000123"), (0.000012345, "1.23e-5"),
    (999.5, "1000"), (1_234_567, "1.23e+6"), (-2.0, "-2.00"), (0x1p-1063, "<1e-300"),
  ])
  func `three significant digits`(value: Double, expected: String) {
    #expect(Numeral.significant(value, digits: 3) == expected)
  }

  @Test(arguments: [
    (0, "0"), (9999, "9999"), (-9999, "-9999"), (10_000, "10.0k"), (12_345, "12.3k"), (999_949, "999.9k"),
    (999_950, "1.0M"), (1_000_000, "1.0M"), (2_500_000_000, "2.5G"), (-1_000_000, "-1.0M"),
    (.max, "9.2E"), (.min, "-9.2E"),
  ])
  func `counts stay short`(value: Int, expected: String) {
    #expect(Numeral.count(value) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345"),
      (378_261_600_000_000, "378,261,600,000,000"),
    ])
  func `whole numbers are grouped by thousands`(value: Int, text: String) {
    #expect(Numeral.grouped(value) == text)
  }
}
