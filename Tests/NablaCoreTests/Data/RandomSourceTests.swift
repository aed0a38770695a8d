import NablaCore
import Testing

// The numbers come from a second implementation in Python's unbounded integers, which was first checked against the
// published vectors of SplitMix64 (seed 1234567: 6457827717110365317, 3203168211198807973, …) and xoshiro256**
// (state 1, 2, 3, 4: 11520, 0, 1509978240, 1215971899390074240, …).

@Test func `a seed gives the sequence of xoshiro256 starstar after SplitMix64`() {
  var random = RandomSource(seed: 1_234_567)
  #expect(
    (0..<6).map { _ in random.next() } == [
      3_504_822_795_582_309_479, 1_819_558_768_956_484_042, 1_250_851_346_055_027_673, 16_940_231_675_099_994_102,
      11_585_879_347_611_423_030, 8_134_400_763_355_999_650,
    ])
}

@Test func `a stream is a sequence of its own`() {
  var random = RandomSource(seed: 3, stream: 2)
  #expect(
    (0..<4).map { _ in random.next() } == [
      17_813_091_560_150_357_994, 1_800_628_224_758_340_997, 14_736_078_000_294_094_081, 2_989_952_824_913_552_413,
    ])
}

@Test func `units, uniforms and normals are made of the upper 53 bits`() {
  var units = RandomSource(seed: 1)
  #expect(units.unit() == 0.7029218331588505)
  #expect(units.unit() == 0.5204366199388569)
  var uniforms = RandomSource(seed: 1)
  #expect(abs(uniforms.uniform(-3, 5) - (-3 + 8 * 0.7029218331588505)) < 1e-15)
  var normals = RandomSource(seed: 1)
  #expect(abs(normals.normal() + 1.5452228371402943) < 1e-15)
  #expect(abs(normals.normal() + 1.0136476397283942) < 1e-15)
}

@Test func `normals have mean 0, variance 1 and the tails of a bell`() {
  var random = RandomSource(seed: 11)
  let count = 20_000
  let numbers = (0..<count).map { _ in random.normal() }
  let mean = numbers.reduce(0, +) / Double(count)
  let variance = numbers.reduce(0) { $0 + $1 * $1 } / Double(count)
  let beyondTwo = Double(numbers.count { abs($0) > 2 }) / Double(count)
  // Four standard errors: 1/√n, √(2/n), √(p(1 − p)/n) with p = erfc(√2).
  #expect(abs(mean) < 4 * 0.00707)
  #expect(abs(variance - 1) < 4 * 0.01)
  #expect(abs(beyondTwo - 0.0455003) < 4 * 0.00147)
  #expect(numbers.allSatisfy { $0.isFinite })
}

@Test func `a permutation of eight is the one Fisher and Yates would draw`() {
  var random = RandomSource(seed: 5)
  #expect(random.permutation(of: 8) == [5, 2, 4, 7, 3, 6, 0, 1])
}

@Test(arguments: [0, 1, 2, 3, 17, 1_000])
func `a permutation holds every number once`(count: Int) {
  var random = RandomSource(seed: 3)
  #expect(random.permutation(of: count).sorted() == (0..<Int32(count)).map { $0 })
}

@Test func `every order of three comes up about equally often`() {
  var random = RandomSource(seed: 8)
  var counts: [[Int32]: Int] = [:]
  for _ in 0..<6_000 { counts[random.permutation(of: 3), default: 0] += 1 }
  #expect(counts.count == 6)
  // Four standard deviations of a binomial(6000, 1/6): 4·√(6000·5/36) ≈ 115.
  #expect(counts.values.allSatisfy { abs($0 - 1_000) < 116 })
}

@Test func `a copy of a source has the same future, other seeds have another`() {
  var random = RandomSource(seed: 9)
  _ = random.next()
  var copy = random
  #expect(copy == random)
  #expect((0..<5).map { _ in copy.next() } == (0..<5).map { _ in random.next() })
  var other = RandomSource(seed: 10)
  #expect(other.next() != copy.next())
}
