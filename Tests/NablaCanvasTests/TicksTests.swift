import Testing

@testable import NablaCanvas

@Suite struct TicksTests {
  private func linear(_ low: Double, _ high: Double, _ most: Int) -> [String] {
    Ticks.linear(from: low, to: high, atMost: most).map(\.label)
  }

  private func decades(_ low: Double, _ high: Double, _ most: Int) -> [String] {
    Ticks.logarithmic(from: low, to: high, atMost: most).map(\.label)
  }

  @Test func `linear ticks step by 1, 2 or 5, all labels equally wide`() {
    #expect(linear(0, 1, 6) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(linear(0, 1, 3) == ["0.0", "0.5", "1.0"])
    #expect(linear(-2.5, 2.5, 6) == ["-2", "-1", " 0", " 1", " 2"])
    #expect(linear(0, 400, 5) == ["  0", "100", "200", "300", "400"])
    #expect(linear(0.012, 0.031, 3) == ["0.02", "0.03"])
    #expect(linear(0, 4e7, 3) == ["   0", "2e+7", "4e+7"])
    #expect(linear(1e6, 1.2e6, 3) == ["1000000", "1100000", "1200000"])
  }

  @Test func `the third of ten steps of a tenth is 0.3`() {
    #expect(
      Ticks.linear(from: 0, to: 1, atMost: 11).map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test func `decades, with 2 and 5 between few of them`() {
    #expect(decades(0.01, 1, 4) == ["1e-2", "1e-1", "1e+0"])
    #expect(decades(0.01, 1, 7) == ["1e-2", "2e-2", "5e-2", "1e-1", "2e-1", "5e-1", "1e+0"])
    #expect(decades(1e-6, 1, 4) == ["1e-6", "1e-4", "1e-2", "1e+0"])
    #expect(decades(0.02, 0.9, 3) == ["2e-2", "5e-2", "1e-1"])
    #expect(decades(3, 4, 4) == ["3.0", "3.5", "4.0"])
    #expect(decades(1e-300, 1e300, 4) == ["1e-200", "  1e+0", "1e+200"])
  }

  @Test func `any range has few ticks, inside it and in order`() {
    let ends: [Double] = [
      -.greatestFiniteMagnitude, -1e300, -1, -1e-300, 0, .leastNonzeroMagnitude, 0x1p-1063, 1e-300, 0.1, 1,
      1.0000000000000002, 3, 1e15,
      1e16 + 2, 1e300, .greatestFiniteMagnitude,
    ]
    for low in ends {
      for high in ends where high >= low {
        for most in [1, 2, 5, 10] {
          for ticks in [
            Ticks.linear(from: low, to: high, atMost: most), Ticks.logarithmic(from: low, to: high, atMost: most),
          ] {
            #expect(!ticks.isEmpty && ticks.count <= max(2, most), "\(low)…\(high)")
            #expect(ticks.allSatisfy { $0.value >= low && $0.value <= high }, "\(low)…\(high): \(ticks)")
            #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value }, "\(low)…\(high): \(ticks)")
            #expect(Set(ticks.map { TextWidth.of($0.label) }).count == 1)
          }
        }
      }
    }
  }

  @Test func `a range that is none`() {
    #expect(linear(3, 3, 5) == ["3.00"])
    #expect(linear(.nan, 1, 5) == ["1.00"])
    #expect(linear(.nan, .infinity, 5) == [])
    #expect(decades(0, 1, 5) == ["0.00", "1.00"])
  }

  @Test func `bounds grow outwards to round numbers`() {
    #expect(Ticks.linearBounds(0.03, 0.91, atMost: 4) == (0, 1))
    #expect(Ticks.linearBounds(-1.2, 0.4, atMost: 4) == (-2, 1))
    #expect(Ticks.logarithmicBounds(0.013, 0.8) == (0.01, 1))
    #expect(Ticks.logarithmicBounds(0.3, 40) == (0.2, 50))
    #expect(Ticks.logarithmicBounds(1, 100) == (1, 100))
    #expect(
      Ticks.logarithmicBounds(.leastNonzeroMagnitude, .greatestFiniteMagnitude) == (
        Double.leastNonzeroMagnitude, .greatestFiniteMagnitude
      ))
  }

  @Test func `logarithms are those of the platform`() {
    for power in -323...308 { #expect(Logarithm.floorPower(Logarithm.power(power)) == power) }
    #expect(Logarithm.floorPower(999.9999) == 2)
    #expect(abs(Logarithm.base10(2) - 0.30102999566398120) < 1e-16)
    #expect(abs(Logarithm.base10(0.07) + 1.1549019599857432) < 1e-15)
  }

  @Test func `a scale maps its ends to 0 and 1`() {
    let linear = ValueScale(.linear, from: -1, to: 3)
    #expect([-1.0, 0, 1, 3, 5].map { linear.place(of: $0) } == [0, 0.25, 0.5, 1, 1.5])
    let decades = ValueScale(.logarithmic, from: 0.01, to: 1)
    #expect(abs(decades.place(of: 0.1) - 0.5) < 1e-15)
    #expect(decades.place(of: 0) == -.infinity)
    #expect(decades.place(of: -1) == -.infinity)
    #expect(linear.place(of: .infinity) == .infinity)
    #expect(linear.place(of: .nan).isNaN)
  }

  @Test(arguments: [
    0.0, 1, -1, 0x1p-1063, .leastNonzeroMagnitude, 1e300, -.greatestFiniteMagnitude, .greatestFiniteMagnitude,
  ])
  func `a single value lies in the middle`(value: Double) {
    for kind in ValueScale.Kind.allCases {
      let scale = ValueScale(kind, from: value, to: value)
      #expect(scale.low < scale.high && scale.low.isFinite && scale.high.isFinite)
      let place = scale.place(of: value)
      #expect(place >= 0 && place <= 1)
      if value.magnitude > 1e-300, value.magnitude < 1e300 { #expect(abs(place - 0.5) < 1e-12) }
    }
  }

  @Test func `ends that are not finite do not matter`() {
    #expect(ValueScale(.linear, from: .nan, to: 2) == ValueScale(.linear, from: 2, to: 2))
    #expect(ValueScale(.linear, from: -.infinity, to: .infinity).low == -1)
    #expect(ValueScale(.logarithmic, from: 0, to: 2).kind == .linear)
    #expect(ValueScale(.linear, from: 3, to: 1).low == 1)
    let all = ValueScale(.linear, from: -.greatestFiniteMagnitude, to: .greatestFiniteMagnitude)
    #expect(all.place(of: 0) == 0.5)
  }
}

@Test(arguments: [1, 2, 3, 4, 6])
func `a logarithmic axis over many powers of ten has numbers all along it`(most: Int) {
  for (low, high) in [(1.4e-5, 1.1e4), (3e-12, 7e3), (1e-3, 9e5), (2e-4, 3e1)] {
    let values = Ticks.logarithmic(from: low, to: high, atMost: most).map(\.value)
    #expect(!values.isEmpty && values.count <= most, "\(low)…\(high): \(values)")
    #expect(values == values.sorted() && values.allSatisfy { $0 >= low && $0 <= high })
    guard most > 1, let first = values.first, let last = values.last else { continue }
    // From the lowest number to the highest lies a good part of the axis.
    #expect(last / first >= 100, "\(low)…\(high): \(values)")
  }
}
