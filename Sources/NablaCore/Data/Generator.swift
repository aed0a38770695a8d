// Data sets made by a formula, so that a scene needs one word for them.

/// A kind of generated data. Noise is the standard deviation of a normal number added to each coordinate of the input
/// (tables and classes) or of the target (curves).
package enum Generator: String, CaseIterable, Hashable, Sendable {
  case not
  case and
  case or
  case xor
  case circle
  case moons
  case spiral
  case blobs
  case line
  case parabola
  case sine
  case heart

  package var inputCount: Int {
    switch self {
    case .not, .line, .parabola, .sine, .heart: return 1
    case .and, .or, .xor, .circle, .moons, .spiral, .blobs: return 2
    }
  }

  package var targetCount: Int { self == .heart ? 2 : 1 }

  /// Whether the targets are the classes 0 and 1.
  package var isClassification: Bool {
    switch self {
    case .line, .parabola, .sine, .heart: return false
    default: return true
    }
  }

  /// How many samples there are unless the scene says.
  package var defaultSamples: Int {
    switch self {
    case .not: return 2
    case .and, .or, .xor: return 4
    case .circle, .moons, .spiral, .blobs: return 200
    case .line, .parabola, .sine: return 40
    case .heart: return 100
    }
  }

  /// The formula in one line, for reference pages.
  package var formula: String {
    switch self {
    case .not: return "0→1, 1→0"
    case .and: return "the table of x1 and x2"
    case .or: return "the table of x1 or x2"
    case .xor: return "the table of either x1 or x2"
    case .circle: return "class 1: radius √U(0, 0.25); class 0: radius √U(0.49, 1); any angle"
    case .moons: return "class 0: (cos t − 0.5, sin t − 0.25); class 1: (0.5 − cos t, 0.25 − sin t); t = 0…π"
    case .spiral: return "class c: r = 0.1 + 0.9 t at angle 3π t + cπ; t = 0…1"
    case .blobs: return "class 0 around (−0.5, −0.5), class 1 around (0.5, 0.5), each N(0, 0.2²)"
    case .line: return "y = 0.6 x + 0.2; x = −1…1"
    case .parabola: return "y = x²; x = −1…1"
    case .sine: return "y = sin(πx); x = −1…1"
    case .heart:
      return "x = i/n; X = 16 sin³2πx, Y = 13 cos 2πx − 5 cos 4πx − 2 cos 6πx − cos 8πx; y = ([X, Y]/20 + 1)/2"
    }
  }

  /// The data set.
  ///
  /// - Parameters:
  ///   - samples: how many, at least 1; tables are repeated row by row.
  ///   - noise: a standard deviation, 0 or more.
  ///   - seed: of the noise and of random places.
  package func dataset(samples: Int, noise: Double = 0, seed: UInt64 = 1) -> Dataset {
    var random = RandomSource(seed: seed, stream: 2)
    var inputs: [Double] = []
    var targets: [Double] = []
    for number in 0..<samples {
      let (exact, aim) = sample(number, of: samples, &random)
      let point = exact.map(Self.settled)
      let target = aim.map(Self.settled)
      let noisyTarget = !isClassification
      inputs += point.map { noise == 0 || noisyTarget ? $0 : $0 + noise * random.normal() }
      targets += target.map { noise == 0 || !noisyTarget ? $0 : $0 + noise * random.normal() }
    }
    return Dataset(inputCount: inputCount, targetCount: targetCount, inputs: inputs, targets: targets)
  }

  /// What is 0 but for rounding is 0: sin π is no number to show a learner as 1.2e-16.
  static func settled(_ value: Double) -> Double { abs(value) < 1e-15 ? 0 : value }

  private func sample(_ number: Int, of count: Int, _ random: inout RandomSource) -> ([Double], [Double]) {
    let second = number % 2
    // Two classes take turns; `t` runs from 0 to 1 within each.
    let perClass = (count + 1 - second) / 2
    let t = perClass > 1 ? Double(number / 2) / Double(perClass - 1) : 0
    let along = count > 1 ? -1 + 2 * Double(number) / Double(count - 1) : 0
    switch self {
    case .not:
      return ([Double(second)], [Double(1 - second)])
    case .and, .or, .xor:
      let x1 = number / 2 % 2
      let truth = self == .and ? x1 & second : (self == .or ? x1 | second : x1 ^ second)
      return ([Double(x1), Double(second)], [Double(truth)])
    case .circle:
      let isInside = second == 1
      let radius = (isInside ? random.uniform(0, 0.25) : random.uniform(0.49, 1)).squareRoot()
      let angle = random.uniform(0, 2 * Double.pi)
      return ([radius * cosineOf(angle), radius * sineOf(angle)], [Double(second)])
    case .moons:
      let angle = Double.pi * t
      let x = cosineOf(angle) - 0.5
      let y = sineOf(angle) - 0.25
      return (second == 0 ? [x, y] : [-x, -y], [Double(second)])
    case .spiral:
      let radius = 0.1 + 0.9 * t
      let angle = 3 * Double.pi * t + Double(second) * Double.pi
      return ([radius * cosineOf(angle), radius * sineOf(angle)], [Double(second)])
    case .blobs:
      let centre = second == 1 ? 0.5 : -0.5
      return ([centre + 0.2 * random.normal(), centre + 0.2 * random.normal()], [Double(second)])
    case .line: return ([along], [0.6 * along + 0.2])
    case .parabola: return ([along], [along * along])
    case .sine: return ([along], [sineOf(Double.pi * along)])
    case .heart:
      let x = Double(number) / Double(count)
      let turn = 2 * Double.pi * x
      let s = sineOf(turn)
      let heartX = 16 * s * s * s
      let heartY = 13 * cosineOf(turn) - 5 * cosineOf(2 * turn) - 2 * cosineOf(3 * turn) - cosineOf(4 * turn)
      return ([x], [(heartX / 20 + 1) / 2, (heartY / 20 + 1) / 2])
    }
  }
}
