// Sines of whole degrees without the C library.

enum Angle {
  /// The sine of a whole number of degrees, the same for angles a whole turn apart.
  static func sine(degrees: Int) -> Double {
    let angle = ((degrees % 360) + 360) % 360
    if angle >= 180 { return -sine(degrees: angle - 180) }
    // From 0° to 90° by symmetry; then from 0° to 45°, where the series need few terms.
    let acute = angle > 90 ? 180 - angle : angle
    return acute <= 45 ? sineSeries(radians(acute)) : cosineSeries(radians(90 - acute))
  }

  static func cosine(degrees: Int) -> Double { sine(degrees: degrees % 360 + 90) }

  private static func radians(_ degrees: Int) -> Double { Double(degrees) * (Double.pi / 180) }

  /// x − x³/3! + x⁵/5! − …
  private static func sineSeries(_ x: Double) -> Double {
    var sum = 1.0
    for n in stride(from: 18.0, to: 1, by: -2) { sum = 1 - x * x / (n * (n + 1)) * sum }
    return x * sum
  }

  /// 1 − x²/2! + x⁴/4! − …
  private static func cosineSeries(_ x: Double) -> Double {
    var sum = 1.0
    for n in stride(from: 17.0, to: 0, by: -2) { sum = 1 - x * x / (n * (n + 1)) * sum }
    return sum
  }
}
