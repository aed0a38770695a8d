import NablaCore
import Testing

@Test func `the platform's functions answer at known points`() {
  #expect(exponential(0) == 1)
  #expect(abs(hyperbolicTangent(0.5) - 0.46211715726000975) < 1e-15)
}
