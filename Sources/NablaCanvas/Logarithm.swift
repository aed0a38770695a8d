// Powers of ten without the C library.

enum Logarithm {
  /// log₁₀ of a finite `x` above 0, to a few units in the last place.
  static func base10(_ x: Double) -> Double {
    // x = s·2^e with s from √½ to √2; ln s = 2·artanh((s − 1)/(s + 1)), a series that converges fast there.
    var s = x.significand
    var e = Double(x.exponent)
    if s > 1.4142135623730951 {
      s /= 2
      e += 1
    }
    let t = (s - 1) / (s + 1)
    let square = t * t
    var sum = 0.0
    var odd = 23.0
    while odd >= 1 {
      sum = sum * square + 1 / odd
      odd -= 2
    }
    return e * 0.30102999566398120 + 2 * t * sum * 0.43429448190325183
  }

  /// 10^`power`, correctly rounded; 0 or ∞ beyond the Doubles.
  static func power(_ power: Int) -> Double {
    if power < -330 { return 0 }
    if power > 308 { return .infinity }
    return power >= 0 && power < small.count ? small[power] : Double("1e\(power)")!
  }

  /// The power of ten at or below a finite `x` above 0.
  static func floorPower(_ x: Double) -> Int {
    let guess = Int(clamping: base10(x).rounded(.down))
    if Self.power(guess) > x { return guess - 1 }
    return Self.power(guess + 1) <= x ? guess + 1 : guess
  }

  private static let small: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
