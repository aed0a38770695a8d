import NablaCore
import Testing

@Test(
  arguments: [
    (.not, [0, 1], [1, 0]),
    (.and, [0, 0, 0, 1, 1, 0, 1, 1], [0, 0, 0, 1]),
    (.or, [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 1]),
    (.xor, [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]),
  ] as [(Generator, [Double], [Double])])
func `a table is the truth table in counting order`(generator: Generator, inputs: [Double], targets: [Double]) {
  let data = generator.dataset(samples: generator.defaultSamples)
  #expect(data.inputs == inputs)
  #expect(data.targets == targets)
}

@Test func `a table of more rows repeats itself`() {
  let data = Generator.xor.dataset(samples: 10)
  #expect(data.targets == [0, 1, 1, 0, 0, 1, 1, 0, 0, 1])
  #expect(Array(data.input(9)) == [0, 1])
}

@Test(arguments: Generator.allCases)
func `data have the shape, the count and the classes that were asked for`(generator: Generator) {
  for count in [1, 2, 3, generator.defaultSamples, 57] {
    let data = generator.dataset(samples: count, noise: 0.1, seed: 4)
    #expect(data.count == count)
    #expect(data.inputCount == generator.inputCount)
    #expect(data.targetCount == generator.targetCount)
    #expect((data.inputs + data.targets).allSatisfy { $0.isFinite })
    if generator.isClassification {
      #expect(data.targets.allSatisfy { $0 == 0 || $0 == 1 })
    }
  }
}

@Test(arguments: Generator.allCases)
func `the same seed gives the same data, another seed other noise`(generator: Generator) {
  let data = generator.dataset(samples: 30, noise: 0.2, seed: 5)
  #expect(generator.dataset(samples: 30, noise: 0.2, seed: 5) == data)
  #expect(generator.dataset(samples: 30, noise: 0.2, seed: 6) != data)
}

// Clouds that are random by themselves have no clean twin with the same places.
@Test(arguments: Generator.allCases.filter { $0 != .circle && $0 != .blobs })
func `noise has the standard deviation asked for, on inputs of classes and targets of curves`(generator: Generator) {
  let count = 2_000
  let clean = generator.dataset(samples: count)
  let noisy = generator.dataset(samples: count, noise: 0.3, seed: 2)
  let isCurve = !generator.isClassification
  let pairs = isCurve ? zip(noisy.targets, clean.targets) : zip(noisy.inputs, clean.inputs)
  let differences = pairs.map { $0 - $1 }
  let variance = differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)
  // Four standard errors of a variance: 4·σ²·√(2/n).
  #expect(abs(variance - 0.09) < 4 * 0.09 * (2 / Double(differences.count)).squareRoot())
  #expect(isCurve ? noisy.inputs == clean.inputs : noisy.targets == clean.targets)
}

@Test func `the heart is course row 21's formula at a hundredth each`() {
  let data = Generator.heart.dataset(samples: 100)
  #expect(data.inputs[0] == 0)
  #expect(abs(data.inputs[99] - 0.99) < 1e-15)
  // x = 0: X = 0, Y = 13 − 5 − 2 − 1 = 5.  x = 1/4: X = 16, Y = 0 + 5 + 0 − 1 = 4.  x = 1/2: X = 0, Y = −13 − 5 + 2 − 1 = −17.
  let places: [(Int, Double, Double)] = [(0, 0, 5), (25, 16, 4), (50, 0, -17), (75, -16, 4)]
  for (sample, x, y) in places {
    let target = Array(data.target(sample))
    #expect(abs(target[0] - (x / 20 + 1) / 2) < 1e-14)
    #expect(abs(target[1] - (y / 20 + 1) / 2) < 1e-14)
  }
  // sin³ t = (3 sin t − sin 3t)/4, at a place with no symmetry: i = 13.
  let t = 2 * Double.pi * 0.13
  let cubed = (3 * sineOf(t) - sineOf(3 * t)) / 4
  #expect(abs(Array(data.target(13))[0] - (0.8 * cubed + 1) / 2) < 1e-14)
  #expect(data.targets.allSatisfy { $0 >= 0 && $0 <= 1 })
}

@Test func `a constant answer to the heart costs 0.1122`() {
  let data = Generator.heart.dataset(samples: 100)
  var cost = 0.0
  for output in 0..<2 {
    let values = (0..<100).map { data.targets[$0 * 2 + output] }
    let mean = values.reduce(0, +) / 100
    cost += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100
  }
  #expect(abs(cost - 0.1122) < 0.00005)
}

@Test func `curves run from −1 to 1, both ends included`() {
  let line = Generator.line.dataset(samples: 3)
  #expect(line.inputs == [-1, 0, 1])
  #expect(zip(line.targets, [-0.4, 0.2, 0.8]).allSatisfy { abs($0 - $1) < 1e-15 })
  #expect(Generator.parabola.dataset(samples: 5).targets == [1, 0.25, 0, 0.25, 1])
  let sine = Generator.sine.dataset(samples: 5).targets
  #expect(zip(sine, [0, -1, 0, 1, 0]).allSatisfy { abs($0 - $1) < 1e-15 })
}

@Test func `spirals turn from radius 0.1 to 1, half a turn apart`() {
  let data = Generator.spiral.dataset(samples: 200)
  for pair in 0..<100 {
    let zero = Array(data.input(2 * pair))
    let one = Array(data.input(2 * pair + 1))
    #expect(data.targets[2 * pair] == 0 && data.targets[2 * pair + 1] == 1)
    #expect(abs(zero[0] + one[0]) < 1e-14 && abs(zero[1] + one[1]) < 1e-14)
    let radius = (zero[0] * zero[0] + zero[1] * zero[1]).squareRoot()
    #expect(abs(radius - (0.1 + 0.9 * Double(pair) / 99)) < 1e-14)
  }
  // The last point of class 0 stands at 3π, after one and a half turns: straight to the left.
  #expect(abs(data.inputs[396] + 1) < 1e-14 && abs(data.inputs[397]) < 1e-14)
}

@Test func `circle and moons keep their classes apart, blobs keep their centres`() {
  let circle = Generator.circle.dataset(samples: 500, seed: 3)
  for sample in 0..<500 {
    let x = Array(circle.input(sample))
    let square = x[0] * x[0] + x[1] * x[1]
    #expect(circle.targets[sample] == 1 ? square <= 0.25 : square >= 0.49 - 1e-12 && square <= 1)
  }
  let moons = Generator.moons.dataset(samples: 100)
  for sample in 0..<100 {
    let x = Array(moons.input(sample))
    let side: Double = moons.targets[sample] == 0 ? 1 : -1
    let fromCentre = ((side * x[0] + 0.5), (side * x[1] + 0.25))
    #expect(abs(fromCentre.0 * fromCentre.0 + fromCentre.1 * fromCentre.1 - 1) < 1e-14)
    #expect(fromCentre.1 >= -1e-15)
  }
  let blobs = Generator.blobs.dataset(samples: 2_000, seed: 3)
  for label in [0.0, 1] {
    let places = (0..<2_000).filter { blobs.targets[$0] == label }.flatMap { Array(blobs.input($0)) }
    let mean = places.reduce(0, +) / Double(places.count)
    #expect(abs(mean - (label - 0.5)) < 4 * 0.2 / Double(places.count).squareRoot())
  }
}

@Test func `selecting keeps the order asked for`() {
  let data = Generator.xor.dataset(samples: 4).selecting([3, 1])
  #expect(data.inputs == [1, 1, 0, 1])
  #expect(data.targets == [0, 1])
}

/// A learner who sees an input of 1.2e-17 looks for a mistake.
@Test(arguments: Generator.allCases) func `no coordinate is 0 but for rounding`(generator: Generator) {
  for samples in [1, 2, 3, 9, 40, 41, 100, 200, 201] {
    let data = generator.dataset(samples: samples)
    #expect((data.inputs + data.targets).allSatisfy { $0 == 0 || abs($0) > 1e-12 })
  }
}
