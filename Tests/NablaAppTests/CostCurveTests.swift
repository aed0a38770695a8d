import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The cost over one parameter` {
  /// Course row 3 with a = 2 and x = −1: C = 9, dC/dx = 2(x − a) = −6.
  private let parabola = """
    cost: "(w1 - 2)^2"
    initialization: { scheme: given, weights: [-1] }
    training: { optimizer: gradient-descent, learning-rate: 0.1 }
    """

  @Test func `the secants of a parabola have the slope 2(x - a) + h`() {
    for x in [-1.0, 0.5, 2, 3.25] {
      let secants = CostSecants(x: x, cost: (x - 2) * (x - 2), slope: 2 * (x - 2)) { ($0 - 2) * ($0 - 2) }
      for (width, slope) in zip(CostSecants.widths, secants.slopes) {
        #expect(abs(slope - (2 * (x - 2) + width)) < 1e-10)
      }
    }
  }

  @Test func `the row of secants ends in the tangent's slope`() throws {
    var model = try Model(yaml: parabola, panel: .contour)
    let text = model.saying()
    #expect(text.contains("h 1 h 0.1 h 0.01 h 0.001 dC/dw1"), "\(text)")
    #expect(text.contains("-5.0000 -5.9000 -5.9900 -5.9990 -6.0000"))
    #expect(text.contains("dC/dw1 = -6.0000 slope negative: w1 grows"))
  }

  @Test func `right of the minimum the slope is positive, in it nothing moves`() throws {
    var right = try Model(yaml: parabola.replacing("[-1]", with: "[3]"), panel: .contour)
    #expect(right.saying().contains("dC/dw1 = +2.0000 slope positive: w1 shrinks"))
    var bottom = try Model(yaml: parabola.replacing("[-1]", with: "[2]"), panel: .contour)
    #expect(bottom.saying().contains("dC/dw1 = +0.0000 slope 0: it stays"))
  }

  @Test func `beat by beat the secant turns into the tangent`() throws {
    var model = try Model(yaml: parabola, panel: .contour)
    #expect(model.saying().contains("secant h = 1 "))
    model.press("Right")
    #expect(model.saying().contains("secant h = 0.1 "))
    model.press("Right")
    #expect(!model.saying().contains("secant h") && model.saying().contains("tangent"))
  }

  @Test func `a small picture keeps the slope and no more`() throws {
    var model = try Model(yaml: parabola, panel: .contour, columns: 80, rows: 24)
    model.press("z")
    #expect(model.look.isZoomed == false)
    let text = model.saying()
    #expect(text.contains("dC/dw1 = -6.0000 → w1 grows") && !text.contains("secant slopes"))
  }

  @Test func `a network with one weight has it too`() throws {
    // C = (1 − 2w)², dC/dw = −4(1 − 2w); at 0 that is −4, and the secant −4 + 4h.
    var model = try Model(
      yaml: """
        network: { inputs: 1, layers: [{ units: 1, activation: identity, bias: false }] }
        initialization: { scheme: zeros }
        loss: mse
        data: { samples: [{ input: [2], target: [1] }] }
        """, panel: .contour)
    #expect(model.saying().contains("+0.0000 -3.6000 -3.9600 -3.9960 -4.0000"), "\(model.saying())")
  }

  @Test func `it is sound at all sizes`() throws {
    try expectSoundFrames(parabola, panel: .contour)
    try expectSoundFrames(parabola, panel: .contour, keys: "z")
    try expectSoundFrames(parabola.replacing("[-1]", with: "[1e150]"), panel: .contour)
    try expectSoundFrames(parabola.replacing("(w1 - 2)^2", with: "ln(w1)"), panel: .contour)
  }

  @Test func `a start beyond all measure is no fault, with one parameter or two`() throws {
    try expectSoundFrames(parabola.replacing("[-1]", with: "[1e60]"), panel: .contour)
    let two = """
      cost: "w1^2 + 10*w2^2"
      initialization: { scheme: given, weights: [1e60, -1e60] }
      training: { optimizer: gradient-descent, learning-rate: 0.01 }
      """
    try expectSoundFrames(two, panel: .contour, keys: "]")
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [
        .falls("w1"), .rises("w1"), .flat, .grows("w1"), .shrinks("w1"), .stays, .secant(h: "1"), .tangent, .secants,
      ]
        + [(1, -1), (-1, 1), (0, 1), (1, 0)].flatMap { fall, way in
          [.remembers("w1", fall: fall, way: way), .yet("w1", way: way)]
        } as [CurveLabel],
      file: "CurveLabel.swift")
  }
}
