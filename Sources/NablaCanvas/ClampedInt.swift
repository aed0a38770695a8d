// The one way from Double to Int: `Int(x)` traps on NaN, ∞ and anything beyond 64 bits.

extension Int {
  /// The integer part of `value`, towards zero: NaN gives 0, anything too large gives the nearest `Int`.
  package init(clamping value: Double) {
    if value.isNaN {
      self = 0
    } else if value >= 0x1p63 {
      self = .max
    } else if value <= -0x1p63 {
      self = .min
    } else {
      self.init(value)
    }
  }
}
