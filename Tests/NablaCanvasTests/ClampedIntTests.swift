import NablaCanvas
import Testing

@Suite struct ClampedIntTests {
  @Test(arguments: [
    (Double.nan, 0), (.infinity, Int.max), (-.infinity, .min), (1e300, .max), (-1e300, .min), (0x1p63, .max),
    (-0x1p63, .min), (2.9, 2), (-2.9, -2), (-0.0, 0),
  ])
  func `every Double has an Int`(value: Double, expected: Int) {
    #expect(Int(clamping: value) == expected)
  }
}
