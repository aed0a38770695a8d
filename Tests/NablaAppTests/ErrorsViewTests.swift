import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The errors` {
  /// a = 1.9x + 1.1 against targets of 1: course row 4's errors of 0.1 and 2, and one of 0.55 between them.
  private let twoErrors = """
    network: { inputs: 1, layers: [{ units: 1, activation: identity }] }
    initialization: { scheme: given, weights: [1.9], biases: [1.1] }
    loss: mse
    data:
      samples:
        - { input: [0], target: [1] }
        - { input: [1], target: [1] }
        - { input: [0.5], target: [1.5] }
    training: { optimizer: gradient-descent, learning-rate: 0.1, batch: all }
    """

  @Test func `0.1 against 0.01, and 2 against 4, with the means of all`() throws {
    var model = try Model(yaml: twoErrors, panel: .errors)
    model.press("N")
    while model.sample != 0 { model.press("n") }
    // Means: (0.1 + 2 + 0.55) / 3 and (0.01 + 4 + 0.3025) / 3; slopes: e = −0.1, so −2e = 0.2 against +1.
    let first = model.saying()
    #expect(first.contains("e = y - a = 1.0000 - 1.1000 = -0.1000"), "\(first)")
    #expect(first.contains("mae 0.1000 0.8833 +1.0000"))
    #expect(first.contains("mse 0.0100 1.4375 +0.2000"))
    #expect(first.contains("Σ|e| = 2.6500"))
    #expect(!first.contains("log-loss"))
    model.press("n")
    let second = model.saying()
    #expect(second.contains("mae 2.0000 0.8833 +1.0000"))
    #expect(second.contains("mse 4.0000 1.4375 +4.0000"))
    #expect(second.contains("-2e") && second.contains("±1") && second.contains("area e²"))
  }

  @Test func `a wide panel lists every sample's |e| and e²`() throws {
    var model = try Model(yaml: twoErrors, panel: .errors, columns: 130, rows: 34)
    let lines = model.picture().text.split(separator: "\n").map(String.init)
    for expected in [["1", "0.1000", "0.0100"], ["2", "2.0000", "4.0000"], ["3", "0.5500", "0.3025"]] {
      let isShown = lines.contains { line in
        let words = line.split { " │▸▇▁".contains($0) }.map(String.init)
        return words.suffix(3).elementsEqual(expected)
      }
      #expect(isShown, "\(expected)\n\(lines.joined(separator: "\n"))")
    }
  }

  @Test func `the marks stand at the targets and the shown output`() throws {
    var model = try Model(yaml: twoErrors, panel: .errors, columns: 80, rows: 30)
    while model.sample != 1 { model.press("n") }
    let frame = model.picture()
    let targets = places(of: "•", in: frame).sorted { $0.x < $1.x }
    // One belongs to the legend; x = 0, ½ and 1 lie evenly, the targets of 1 level, that of 1.5 above.
    let drawn = targets.filter { point in targets.contains { $0 != point && abs($0.y - point.y) < 8 } }
    let now = places(of: "◉", in: frame)
    #expect(now.count == 1 && drawn.count >= 3)
    let level = drawn.filter { $0.y == drawn.map(\.y).max() }
    #expect(level.count == 2)
    let middle = try #require(drawn.first { $0.y < level[0].y && $0.x > level[0].x && $0.x < level[1].x })
    #expect(abs(2 * middle.x - level[0].x - level[1].x) <= 2)
    #expect(now[0].x == level[1].x && now[0].y < middle.y)
  }

  @Test func `areas shrink as it learns`() throws {
    func hatched(_ model: inout Model) -> Int {
      let frame = model.picture()
      return (0..<frame.size.rows).reduce(0) { sum, y in
        sum + (0..<frame.size.columns).count { frame[$0, y].style.foreground == .ghost }
      }
    }
    var model = try Model(yaml: twoErrors, panel: .errors, columns: 80, rows: 30)
    let before = hatched(&model)
    model.press("} }")
    #expect(before > 100 && hatched(&model) < before / 2)
  }

  /// Course row 5: one sigmoid neuron far from its target, z = 4, y = 0.
  @Test func `log loss beside MSE on a saturated neuron`() throws {
    var model = try Model(
      yaml: """
        network: { inputs: 1, layers: [{ units: 1, activation: sigmoid }] }
        initialization: { scheme: given, weights: [2], biases: [2] }
        loss: log-loss
        data: { samples: [{ input: [1], target: [0] }] }
        training: { optimizer: gradient-descent, learning-rate: 1, batch: all }
        """, panel: .errors)
    // σ(4) = 0.982014; −ln(1 − a) = ln(1 + e⁴) = 4.018150; a − y = a; MSE: 2a · a(1 − a) = 0.034690; ratio 28.3.
    let text = model.saying()
    #expect(text.contains("log-loss 4.0181 4.0181 +55.5982 +0.9820"), "\(text)")
    #expect(text.contains("mse 0.9644 0.9644 +1.9640 +0.0347"))
  }

  @Test(arguments: ["hidden-layer", "curve-fit", "spiral", "worked-example"])
  func `the mean of the loss in use is C`(name: String) {
    var model = Model(name, columns: 120, rows: 40)
    model.begin(at: 7, panel: .errors)
    for keys in ["", "]", "n", "f ]"] {
      model.press(keys)
      let row = model.picture().text.split(separator: "\n").first {
        $0.contains("▸") && $0.contains(model.situation.settings.loss.rawValue)
      }
      let words = (row ?? "").split { " │".contains($0) }
      #expect(words.contains(Substring(Numeral.fixed(model.cost, decimals: 4))), "\(name): \(row ?? "no row")")
    }
  }

  /// A cross-entropy needs other outputs than this scene has.
  @Test(arguments: Loss.allCases.filter { $0 != .crossEntropy })
  func `the smallest panel still has the loss in use`(loss: Loss) throws {
    var scene = scene("hidden-layer")
    scene.experiment.settings.loss = loss
    var model = Model(scene, size: Size(columns: 40, rows: 10), isPlaying: false)
    model.press("]")
    model.begin(at: 1, panel: .errors)
    let name = try #require([Loss.mae: "▸|e|", .mse: "▸e²", .logLoss: "▸log", .halfMse: "▸e²/2"][loss])
    #expect(model.picture().text.contains(name), "\(model.picture().text)")
  }

  @Test func `it is sound at all sizes`() throws {
    try expectSoundFrames(twoErrors, panel: .errors)
    let many = """
      network: { inputs: 1, layers: [{ units: 3, activation: tanh }, { units: 1, activation: identity }] }
      loss: mse
      data: { generator: sine, samples: 60, noise: 0.1 }
      """
    try expectSoundFrames(many, panel: .errors, keys: "] ]")
    let wild = twoErrors.replacing("[1.9]", with: "[1e200]")
    try expectSoundFrames(wild, panel: .errors)
    let wide = """
      network: { inputs: 2, layers: [{ units: 3, activation: sigmoid }] }
      loss: log-loss
      data: { samples: [{ input: [0, 1], target: [0, 1, 0] }, { input: [1, 1], target: [1, 0, 0.5] }] }
      """
    try expectSoundFrames(wide, panel: .errors)
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [
        .meanHeading(outputs: 1), .meanHeading(outputs: 2), .area(sum: "1"), .squares, .squareBars, .bars, .slopes,
        .logSlope, .areaShort, .slopesShort, .barsShort,
      ] as [ErrorLabel], file: "ErrorLabel.swift")
  }
}
