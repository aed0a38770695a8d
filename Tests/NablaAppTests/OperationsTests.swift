import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The panel of operations` {
  private func lines(_ model: Model) -> [String] {
    var model = model
    model.begin(at: 0, panel: .operations)
    return model.picture().text.split(separator: "\n").map(String.init)
  }

  /// What stands in a row after its label: the numbers, read back.
  private func numbers(_ label: String, in lines: [String]) -> [Int] {
    guard let line = lines.first(where: { $0.contains(label + " ") }) else { return [] }
    let rest = line[line.range(of: label)!.upperBound...]
    return rest.split(separator: " ").compactMap { Int($0.filter { $0 != "," }) }
  }

  /// Course row 11, each number to its last digit; the first column by hand for a 2-2-1 network without biases and one
  /// sample: 2·2 + 2·1 = 6 forward, 6 × 6 perturbing, 6 + (6 + 2) forward and backward.
  @Test func `the lecture's numbers stand beside this network's`() {
    let lines = lines(Model("worked-example", columns: 80, rows: 24))
    #expect(numbers("samples", in: lines) == [1, 60_000])
    #expect(numbers("parameters", in: lines) == [6, 79_400])
    #expect(numbers("one forward pass", in: lines).prefix(2) == [6, 4_764_000_000])
    #expect(numbers("perturbing each", in: lines).prefix(2) == [36, 378_261_600_000_000])
    #expect(numbers("forward + backward", in: lines).prefix(2) == [14, 9_588_000_000])
    let text = lines.joined(separator: "\n")
    for word in ["784-100-10", "38.9%", "0.0025%", "2.333", "2.013", "≈ 378 trillion", "4,950", "99"] {
      #expect(text.contains(word), "\(word)\n\(text)")
    }
    let korean = self.lines(Model("worked-example", columns: 80, rows: 24, language: .ko)).joined(separator: "\n")
    #expect(korean.contains("약 378조") && korean.contains("약 48억") && korean.contains("약 96억"))
  }

  /// Counted layer by layer from what the network says of itself.
  @Test(arguments: SceneLibrary.names.filter { scene($0).experiment.dataset != nil })
  func `the first column follows the network and its samples`(name: String) {
    let experiment = scene(name).experiment
    let layers = experiment.settings.network!.layers
    let samples = experiment.dataset!.count
    var forward = 0
    var backward = 0
    for (index, layer) in layers.enumerated() {
      forward += layer.inputs * layer.units
      backward += layer.inputs * layer.units * (index == 0 ? 1 : 2)
    }
    let lines = lines(Model(name, columns: 120, rows: 40))
    #expect(numbers("samples", in: lines).first == samples)
    #expect(numbers("one forward pass", in: lines).first == forward * samples)
    #expect(numbers("forward + backward", in: lines).first == (forward + backward) * samples)
    let parameters = experiment.firstParameters.count
    #expect(numbers("perturbing each", in: lines).first == parameters * forward * samples)
  }

  /// Lengths of bars go with the logarithm: so many cells for each factor of 10.
  @Test func `bars are on a log scale`() throws {
    let lines = lines(Model("spiral", columns: 120, rows: 40))
    let text = lines.joined(separator: "\n")
    let cells = Double(try #require(text.firstMatch(of: /scale: (\d) cells are ×10/)?.1).description)!
    let bars = lines.filter { $0.contains("▇") }.map { $0.count { $0 == "▇" } }
    let counts: [Double] = [88 * 200, 105 * 88 * 200, 248 * 200, 4_764_000_000, 378_261_600_000_000, 9_588_000_000]
    // 2-8-8-1: 16 + 64 + 8 = 88 forward, 88 + 72 back.
    #expect(bars.count == 6)
    for (bar, count) in zip(bars, counts) {
      #expect(abs(Double(bar) - cells * decimalLogarithm(count)) <= 0.5 + 1e-9, "\(bar) for \(count)")
    }
  }

  @Test func `a formula has nothing to count`() {
    #expect(!Model("learning-rates").panels.isEmpty)
    for scene in library where scene.experiment.dataset == nil {
      #expect(!Model(scene.name).panels.contains(.operations))
    }
  }

  @Test(arguments: [
    ([2, 2, 1], "2-2-1"), ([3, 1], "3-1"), ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], "1-(1×8)-1"), ([2, 8, 8, 1], "2-8-8-1"),
    ([4, 5, 5, 5, 7, 2], "4-(5×3)-7-2"), ([64, 1024, 512, 256, 128, 10], "64-1024-5…-10"),
  ])
  func `many layers alike are taken together`(sizes: [Int], text: String) {
    #expect(OperationsView.shape(OperationCount(sizes: sizes, parameters: 1, samples: 1)) == text)
  }

  @Test func `large numbers in words`() {
    let expected: [(Int, String, String)] = [
      (378_261_600_000_000, "약 378조", "≈ 378 trillion"), (4_764_000_000, "약 48억", "≈ 4.8 billion"),
      (1_000_000, "약 100만", "≈ 1 million"), (99_996_000, "약 1억", "≈ 100 million"),
      (999_700_000, "약 10억", "≈ 1 billion"), (12_345, "약 1.2만", "12,345"), (9_999, "9,999번", "9,999"),
      (.max, "약 922경", "≈ 9.2 quintillion"),
    ]
    for (value, korean, english) in expected {
      #expect(OperationsLabel.about(value).korean == korean)
      #expect(OperationsLabel.about(value).english == english)
    }
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [
        OperationsLabel.thisNetwork, .lectureNetwork, .network, .samples, .parameters, .forward, .forwardShort,
        .perturbing, .perturbingShort, .backpropagation, .backpropagationShort, .share, .shareShort, .passes,
        .passesShort, .multiplications, .sameGradient, .sameGradientShort,
        .reuse(anew: 1, reused: 1, manyAnew: 4_950, manyReused: 99),
        .reuse(anew: 3, reused: 2, manyAnew: 4_950, manyReused: 99), .barScale(cells: 1), .barScale(cells: 3),
        .notCounted, .about(12_345_678),
      ], file: "OperationsLabel.swift")
  }
}
