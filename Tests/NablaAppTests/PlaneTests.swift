import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Planes beyond two weights` {
  private func model(_ name: String, steps: Int) -> Model {
    var model = Model(name, columns: 120, rows: 40)
    model.begin(at: steps, panel: .contour)
    return model
  }

  @Test(arguments: ["worked-example", "hidden-layer", "cost-surface"])
  func `V goes through them, and the point's C is the header's in each`(name: String) throws {
    var model = model(name, steps: 30)
    var shown: [ContourPlane] = []
    for _ in 0..<3 {
      shown.append(model.shownPlane)
      let landscape = model.wantedSlice!.landscape
      let here = landscape.here
      #expect(landscape.cost(x: here.x, y: here.y) == model.cost)
      #expect(model.contourMap!.cell(x: here.x, y: here.y).map(model.contourMap!.plot.contains) == true)
      model.press("V")
    }
    #expect(shown == [.parameters, .random, .principal])
    #expect(model.shownPlane == .parameters)
    #expect(model.toast?.phrase == .axesSet(model.axisNames.x, model.axisNames.y!))
  }

  @Test func `every sample of a plane is the cost by a pupil's sums`() throws {
    var model = model("worked-example", steps: 20)
    for _ in 0..<2 {
      model.press("V")
      model.computeSlice()
      let image = model.slice!
      guard case .plane(let plane) = image.request.landscape else { return #expect(Bool(false)) }
      for (row, column) in [(0, 0), (3, 40), (image.ys.count - 1, image.xs.count - 1)] {
        let parameters = plane.origin.indices.map {
          plane.origin[$0] + image.xs[column] * plane.u[$0] + image.ys[row] * plane.v[$0]
        }
        let plain = plainCost(model.history.experiment, model.situation.settings, at: parameters)
        #expect(abs(image.costs[row * image.xs.count + column] - plain) <= 1e-12 * max(1, plain))
      }
    }
  }

  @Test func `their axes and what they are stand on screen`() throws {
    var model = model("worked-example", steps: 30)
    model.press("V")
    var text = model.saying()
    #expect(text.contains("C(α, β)") && text.contains("plane of two random directions · seed 1"), "\(text)")
    #expect(text.contains("→ α -1…1 ↑ β -1…1"))
    #expect(text.contains("path projected onto this plane"))
    model.press("V")
    text = model.saying()
    #expect(text.contains("C(PC1, PC2)") && text.contains("the path's own plane · "), "\(text)")
    // The share of the path's variance along the first direction, from the points themselves.
    guard case .plane(let plane) = model.wantedSlice!.landscape else { return #expect(Bool(false)) }
    let path = (0...30).map { model.history.state(at: $0).parameters }
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let whole = (0..<6).reduce(0) { sum, index in sum + variance(path.map { $0[index] }) }
    let first = variance(path.map { point in zip(point, plane.u).reduce(0) { $0 + $1.0 * $1.1 } }) / whole
    let second = variance(path.map { point in zip(point, plane.v).reduce(0) { $0 + $1.0 * $1.1 } }) / whole
    let shares = [first, second].map { Numeral.fixed(100 * $0, decimals: 1).trimmedZeros + "%" }
    #expect(text.contains("\(shares[0]) + \(shares[1]) of its spread"), "\(shares) \(text)")
    // Few paths leave their own plane by much: all its points are in the picture.
    let viewport = model.wantedSlice!.viewport
    for point in path {
      let place = Landscape.plane(plane).place(of: point)
      #expect(viewport.x.contains(place.x) && viewport.y.contains(place.y))
    }
  }

  @Test func `a step later the plane goes through the next point`() throws {
    var model = model("worked-example", steps: 30)
    for keys in ["V", "V"] {
      model.press(keys)
      for move in ["]", "]", "[", "}"] {
        model.press(move)
        #expect(model.wantedSlice!.landscape.origin == model.situation.parameters)
      }
    }
  }

  @Test func `without a path there is no plane of it, with one parameter none at all`() throws {
    var start = model("worked-example", steps: 0)
    start.press("V")
    #expect(start.shownPlane == .random)
    start.press("V")
    #expect(start.shownPlane == .parameters && start.toast?.phrase == .pathTooShort)
    var one = model("parabola", steps: 3)
    one.press("V")
    #expect(one.toast?.phrase == .oneParameter)
    var zero = model("worked-example", steps: 0)
    for _ in 0..<20 where zero.situation.parameters.contains(where: { $0 != 0 }) { zero.press("i") }
    #expect(zero.situation.parameters.allSatisfy { $0 == 0 })
    zero.press("V")
    #expect(zero.toast?.phrase == .noOtherPlane)
  }

  @Test func `back at the start the path's plane gives way, and comes again with the path`() throws {
    var model = model("worked-example", steps: 30)
    model.press("V V Home")
    #expect(model.shownPlane == .parameters && model.axisNames.x == "w5")
    _ = model.picture()
    model.press("}")
    #expect(model.shownPlane == .principal)
    model.press("c")
    #expect(model.shownPlane == .parameters)
  }

  @Test func `one can point at a plane and start there`() throws {
    var model = model("worked-example", steps: 20)
    model.press("V @ Right Right Up")
    let cursor = try #require(model.look.cursor)
    guard case .plane(let plane) = model.wantedSlice!.landscape else { return #expect(Bool(false)) }
    let parameters = plane.origin.indices.map {
      plane.origin[$0] + cursor.x * plane.u[$0] + cursor.y * plane.v[$0]
    }
    let plain = plainCost(model.history.experiment, model.situation.settings, at: parameters)
    #expect(
      model.saying().contains(
        "α = \(Words.coordinate(cursor.x)), β = \(Words.coordinate(cursor.y)) C \(Numeral.significant(plain, digits: 6))"
      ))
    model.press("Enter")
    #expect(model.situation.parameters == parameters)
  }

  @Test func `a picture of another plane is none of this one`() throws {
    var model = model("worked-example", steps: 20)
    _ = model.picture()
    for keys in ["V", "V", "c"] {
      model.press(keys)
      #expect(model.draw().text.contains("computing"), "\(keys)")
      #expect(!model.picture().text.contains("computing"))
      model.press("]")
      #expect(!model.draw().text.contains("computing"), "a step later the old picture stays until there is a new one")
    }
  }

  @Test func `frames are sound at all sizes`() throws {
    let bowl = """
      cost: "w1^2 + 4*w2^2 + w3^2"
      initialization: { scheme: given, weights: [3, 1, 2] }
      training: { optimizer: momentum, learning-rate: 0.05 }
      contour: { same-scale: true }
      """
    try expectSoundFrames(bowl, panel: .contour, keys: "} V @ Right")
    try expectSoundFrames(bowl, panel: .contour, keys: "} V V @ Up")
    try expectSoundFrames(bowl.replacing("[3, 1, 2]", with: "[1e200, 1e-200, 2]"), panel: .contour, keys: "} V")
    try expectSoundFrames(bowl.replacing("0.05", with: "1000"), panel: .contour, keys: "} V V")
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [
        .guessHere,
        .sliceMoved(step: 3, 0.84), .sliceMovedShort(step: 3, 0.84), .sliceMovedShortest(step: 3, 0.84),
        .slice(step: 3), .sliceShort(step: 3), .randomPlane(seed: 1), .randomPlaneShort,
        .pathPlane(first: 0.9, second: 0.05), .pathPlaneShort(0.95), .arrow(.descent, 0.1),
        .arrow(.step, 0.1), .arrow(.slope, 0.1), .arrow(.ofBatch, 0.1), .shortArrow(.descent, 0.1), .realStep,
        .projected,
        .bend(8, share: 0.9),
        .tangent, .startsHere, .backToRun,
        .same(0.6931), .range(1, 2), .nowhere, .away("w1 2"), .notHere("A, B"),
      ] as [ContourLabel], file: "ContourLabel.swift", same: ["arrow"])
    try WordingChecks.check(
      [
        .beside(0.1, 0.2, isShort: true), .beside(0.1, 0.2, isShort: false), .beside(0.3, 0.2, isShort: false),
        .curvature(3), .stability(3, rate: 0.1, limit: 0.2, butFalls: false),
        .stability(3, rate: 0.3, limit: 0.2, butFalls: true), .shortStability(3, rate: 0.3, limit: 0.2),
        .shortStability(3, rate: 0.2, limit: 0.2),
      ] as [LimitLabel], file: "LimitLabel.swift", same: ["beside"])
  }
}
