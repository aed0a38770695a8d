// The exact decimal digits of a Double, so that rounding is correct and not rounded twice.

/// A Double above 0 as decimal digits: 0.d₁d₂d₃… × 10^`point`.
struct ExactDecimal {
  /// From 0 to 9, the first one not 0; at most 767.
  private(set) var digits: [UInt8]
  private(set) var point: Int

  /// All digits of a finite `value` above 0: with m an integer, m·2^e is m·5^−e ÷ 10^−e for a negative e.
  init(_ value: Double) {
    let mantissa = value.isNormal ? value.significandBitPattern | 1 << 52 : value.significandBitPattern
    let exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    let zeros = mantissa.trailingZeroBitCount
    var limbs = Self.limbs(of: mantissa >> UInt64(zeros))
    let power = exponent + zeros
    if power >= 0 {
      Self.multiply(&limbs, by: 2, times: power, chunk: 29)
    } else {
      Self.multiply(&limbs, by: 5, times: -power, chunk: 12)
    }
    digits = []
    for limb in limbs.reversed() {
      var rest = limb
      var block: [UInt8] = []
      for _ in 0..<9 {
        block.append(UInt8(rest % 10))
        rest /= 10
      }
      digits.append(contentsOf: block.reversed())
    }
    digits.removeFirst(digits.prefix { $0 == 0 }.count)
    point = digits.count - max(0, -power)
  }

  /// Keeps `count` digits, rounding half to even like C's printf; a carry may move the point.
  mutating func round(significant count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let tail = digits[count...]
    let isUp: Bool
    if tail.first! != 5 {
      isUp = tail.first! > 5
    } else {
      let isOdd = count > 0 && digits[count - 1] % 2 == 1
      isUp = isOdd || tail.dropFirst().contains { $0 != 0 }
    }
    digits.removeSubrange(count...)
    guard isUp else { return }
    var index = count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      if digits.count > count, count > 0 { digits.removeLast() }
      point += 1
    }
  }

  /// Keeps `decimals` digits behind the point; nothing is left of what rounds to 0.
  mutating func round(decimals: Int) { round(significant: point + decimals) }

  /// The digit at a place of the value, 0 for the ones, −1 for the first decimal.
  func digit(at place: Int) -> UInt8 {
    let index = point - 1 - place
    return digits.indices.contains(index) ? digits[index] : 0
  }

  /// Base 10⁹, the least significant first.
  private static func limbs(of value: UInt64) -> [UInt32] {
    var limbs: [UInt32] = []
    var rest = value
    repeat {
      limbs.append(UInt32(rest % 1_000_000_000))
      rest /= 1_000_000_000
    } while rest > 0
    return limbs
  }

  private static func multiply(_ limbs: inout [UInt32], by base: UInt64, times: Int, chunk: Int) {
    var left = times
    while left > 0 {
      let count = min(left, chunk)
      var factor: UInt64 = 1
      for _ in 0..<count { factor *= base }
      left -= count
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = UInt64(limbs[index]) * factor + carry
        limbs[index] = UInt32(product % 1_000_000_000)
        carry = product / 1_000_000_000
      }
      if carry > 0 { limbs.append(UInt32(carry)) }
    }
  }
}
