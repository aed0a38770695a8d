import Foundation
import Testing

@testable import NablaCanvas

/// A hill, a valley and a wave over the unit square, from 0 to 1.
private func hills(_ x: Double, _ y: Double) -> Double {
  let hill = exp(-20 * ((x - 0.3) * (x - 0.3) + (y - 0.4) * (y - 0.4)))
  let valley = exp(-30 * ((x - 0.7) * (x - 0.7) + (y - 0.6) * (y - 0.6)))
  return min(max(0.4 + 0.5 * hill - 0.35 * valley + 0.08 * sin(9 * x + 4 * y), 0), 1)
}

private func sampled(_ columns: Int, _ rows: Int, _ height: (Double, Double) -> Double) -> SampledPlane {
  SampledPlane(
    (0..<columns * rows).map {
      height(Double($0 % columns) / Double(columns - 1), Double($0 / columns) / Double(rows - 1))
    }, columns: columns, rows: rows)
}

/// The picture as the textbook has it: turned by a matrix, then tilted.
private struct Viewer {
  let turn: Double
  let tilt: Double

  /// - Parameter lower: degrees by which the viewer looks from lower than the stance says.
  init(_ stance: SurfaceStance, lower: Double = 0) {
    turn = Double(stance.turn) * .pi / 180
    tilt = (Double(stance.tilt) - lower) * .pi / 180
  }

  /// Right, up, and away from the viewer.
  func seen(_ x: Double, _ y: Double, _ height: Double) -> (right: Double, up: Double, away: Double) {
    let away = x * sin(turn) + y * cos(turn)
    let lift = height * SurfaceProjection.relief
    return (x * cos(turn) - y * sin(turn), lift * cos(tilt) + away * sin(tilt), away)
  }

  /// How far the surface rises above the line of sight from a point to the viewer, at most; the block's base shows no
  /// one anything. Walks the line in tiny steps.
  func cover(_ x: Double, _ y: Double, _ height: Double, _ surface: (Double, Double) -> Double) -> Double {
    var most = -Double.infinity
    for index in 1...4_000 {
      let step = Double(index) * 0.001
      let nextX = x - sin(turn) * step
      let nextY = y - cos(turn) * step
      guard abs(nextX) <= 1, abs(nextY) <= 1 else { break }
      let sight = height + step * tan(tilt) / SurfaceProjection.relief
      most = max(most, surface((nextX + 1) / 2, (nextY + 1) / 2) - sight)
    }
    return most
  }
}

@Suite struct `A surface` {
  private static let stances = [(0, 10), (30, 40), (75, 20), (90, 60), (200, 30), (315, 80)].map {
    SurfaceStance(turn: $0.0, tilt: $0.1)
  }

  private func raster(_ plane: SampledPlane, _ stance: SurfaceStance, columns: Int = 240, rows: Int = 160)
    -> SurfaceRaster
  {
    let projection = SurfaceProjection(stance, columns: columns, rows: rows, dotAspect: 1)
    return SurfaceRaster(plane, projection, bands: [0.2, 0.4, 0.6, 0.8], meshLines: 10)
  }

  @Test func `sines are those of the C library`() {
    for degrees in -720...720 {
      let angle = Double(degrees) * .pi / 180
      #expect(abs(Angle.sine(degrees: degrees) - sin(angle)) < 1e-14)
      #expect(abs(Angle.cosine(degrees: degrees) - cos(angle)) < 1e-14)
    }
    #expect(Angle.cosine(degrees: 90) == 0 && Angle.sine(degrees: 180) == 0)
  }

  @Test(arguments: stances) func `points lie where turning and tilting puts them`(stance: SurfaceStance) {
    let projection = SurfaceProjection(stance, columns: 300, rows: 100, dotAspect: 1)
    let viewer = Viewer(stance)
    let middle = projection.place(x: 0, y: 0, height: 0)
    let lifted = projection.place(x: 0, y: 0, height: 1)
    let up = (middle.dot.y - lifted.dot.y) / viewer.seen(0, 0, 1).up
    for (x, y, height) in [(1.0, 0.0, 0.0), (0, 1, 0), (-0.5, 0.7, 0.3), (1, -1, 1)] {
      let place = projection.place(x: x, y: y, height: height)
      let seen = viewer.seen(x, y, height)
      #expect(abs(place.distance - seen.away) < 1e-12)
      #expect(abs((middle.dot.y - place.dot.y) - seen.up * up) < 1e-9)
      #expect(abs((place.dot.x - middle.dot.x) - seen.right * projection.scaleX) < 1e-9)
    }
  }

  @Test func `however it is turned, all of the block is on the picture`() {
    for level in GlyphLevel.allCases {
      let grid = DotGrid(Rect(x: 0, y: 0, width: 47, height: 13), level: level)
      for turn in stride(from: 0, to: 360, by: 15) {
        for tilt in stride(from: 10, through: 80, by: 10) {
          let projection = SurfaceProjection(
            SurfaceStance(turn: turn, tilt: tilt), columns: grid.columns, rows: grid.rows, dotAspect: grid.dotAspect)
          for (x, y) in [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)] {
            for height in [SurfaceProjection.base, 1] {
              let dot = projection.place(x: x, y: y, height: height).dot
              #expect(dot.x > -0.5 && dot.x < Double(grid.columns) - 0.5, "turn \(turn), tilt \(tilt)")
              #expect(dot.y > -0.5 && dot.y < Double(grid.rows) - 0.5, "turn \(turn), tilt \(tilt)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: stances) func `a point is hidden where something rises above its line of sight`(
    stance: SurfaceStance
  ) {
    let raster = raster(sampled(161, 161, hills), stance)
    let viewer = Viewer(stance)
    let lowerViewer = Viewer(stance, lower: 4)
    var random = SplitMix(7)
    var seen = (hidden: 0, visible: 0)
    for _ in 0..<1_500 {
      let x = random.unit() * 2 - 1
      let y = random.unit() * 2 - 1
      let height = hills((x + 1) / 2, (y + 1) / 2)
      let cover = viewer.cover(x, y, height, hills)
      // A dot's breadth around a ridge is neither here nor there: what even a lower viewer sees is visible.
      let isVisible = cover < 0 && lowerViewer.cover(x, y, height, hills) < 0
      guard isVisible || cover > 0.05 else { continue }
      let place = raster.projection.place(x: x, y: y, height: height)
      #expect(raster.isVisible(place) == isVisible, "(\(x), \(y)), covered by \(cover)")
      if isVisible { seen.visible += 1 } else { seen.hidden += 1 }
    }
    #expect(seen.visible > 100)
    if stance.tilt == 10 { #expect(seen.hidden > 100) }
  }

  @Test(arguments: stances) func `a dot shows the first point that its line of sight meets`(stance: SurfaceStance) {
    let raster = raster(sampled(161, 161, hills), stance)
    let projection = raster.projection
    let viewer = Viewer(stance)
    let bands = [0.2, 0.4, 0.6, 0.8]
    var checked = 0
    for column in stride(from: 3, to: raster.columns, by: 11) {
      for row in stride(from: 2, to: raster.rows, by: 5) {
        guard case .surface(let band) = raster.kind(x: column, y: row) else { continue }
        let right = (Double(column) - projection.centreX) / projection.scaleX
        let up = (projection.centreY - Double(row)) / projection.scaleY
        var hit: Double?
        for index in 0...6_000 {
          let away = -1.5 + Double(index) * 0.0005
          let x = right * cos(viewer.turn) + away * sin(viewer.turn)
          let y = away * cos(viewer.turn) - right * sin(viewer.turn)
          guard abs(x) <= 1, abs(y) <= 1 else { continue }
          let sight = (up - away * sin(viewer.tilt)) / (SurfaceProjection.relief * cos(viewer.tilt))
          let height = hills((x + 1) / 2, (y + 1) / 2)
          if height >= sight {
            hit = height
            break
          }
        }
        guard let hit, bands.allSatisfy({ abs($0 - hit) > 0.02 }) else { continue }
        checked += 1
        #expect(band == bands.count { $0 <= hit }, "dot \(column), \(row): \(hit)")
      }
    }
    #expect(checked > 50)
  }

  @Test func `a whole turn ends where it began`() {
    func frame(_ turn: Int) -> Frame {
      var frame = Frame(Size(columns: 60, rows: 20))
      let grid = DotGrid(frame.bounds, level: .braille)
      let projection = SurfaceProjection(
        SurfaceStance(turn: turn, tilt: 40), columns: grid.columns, rows: grid.rows, dotAspect: 1)
      SurfaceRaster(sampled(40, 40, hills), projection, bands: [0.5], meshLines: 8)
        .draw(in: frame.bounds, of: &frame, level: .braille, tints: [0, 7], mesh: Pen(.dim))
      return frame
    }
    #expect(frame(20) == frame(380) && frame(20) == frame(-340))
    #expect(frame(20) != frame(30))
  }

  @Test func `holes are cut out and huge heights are cut off`() {
    let stance = SurfaceStance(turn: 30, tilt: 80)
    let whole = raster(sampled(81, 81) { _, _ in 0.5 }, stance)
    let cut = raster(sampled(81, 81) { x, y in abs(x - 0.5) < 0.1 && abs(y - 0.5) < 0.1 ? .nan : 0.5 }, stance)
    let middle = whole.projection.place(x: 0, y: 0, height: SurfaceProjection.base).dot
    let x = Int(middle.x)
    let y = Int(middle.y)
    #expect(whole.kind(x: x, y: y) == .surface(band: 2))
    #expect(cut.kind(x: x, y: y) == .sky)
    for value in [1e308, -1e308, .infinity, -.infinity, .nan, .greatestFiniteMagnitude] {
      let raster = raster(sampled(9, 9) { x, y in x > 0.5 ? value : y }, stance)
      #expect(raster.kind(x: -1, y: 0) == .sky && raster.kind(x: 0, y: 1 << 40) == .sky)
      let end = raster.projection.place(x: 1e300, y: value, height: value)
      #expect(!raster.isVisible(end))
    }
    #expect(raster(SampledPlane([], columns: 0, rows: 0), stance).kind(x: 100, y: 100) == .sky)
  }

  @Test func `a plain has mesh lines as often as asked for`() {
    // Seen from almost above, a row of dots through the middle crosses every line once.
    let projection = SurfaceProjection(SurfaceStance(turn: 0, tilt: 80), columns: 401, rows: 300, dotAspect: 1)
    let raster = SurfaceRaster(sampled(5, 5) { _, _ in 0 }, projection, bands: [], meshLines: 8)
    // Half a square beside a line across.
    let row = Int(projection.place(x: 0, y: 0.125, height: 0).dot.y)
    #expect((0..<401).count { raster.isMesh(x: $0, y: row) } == 7)
  }

  @Test func `it draws at every size, with colours and without`() {
    for level in GlyphLevel.allCases {
      for (columns, rows) in [(0, 0), (1, 1), (2, 1), (1, 9), (7, 3), (40, 2), (300, 5), (33, 70)] {
        var frame = Frame(Size(columns: columns, rows: rows))
        let grid = DotGrid(frame.bounds, level: level)
        let projection = SurfaceProjection(
          SurfaceStance(turn: 40, tilt: 30), columns: grid.columns, rows: grid.rows, dotAspect: grid.dotAspect)
        let raster = SurfaceRaster(sampled(7, 9, hills), projection, bands: [0.3, 0.6], meshLines: 9)
        raster.draw(in: frame.bounds, of: &frame, level: level, tints: nil, mesh: Pen(.dim))
        #expect(frame.cells.allSatisfy { $0.style.background == .standard })
        raster.draw(in: frame.bounds, of: &frame, level: level, tints: [0, 3, 7], mesh: Pen(.dim))
        if columns * rows > 100 { #expect(frame.cells.contains { $0.style.background.isRamp }) }
        if level == .ascii { #expect(frame.text.unicodeScalars.allSatisfy { $0.isASCII }) }
      }
    }
  }
}

@Suite struct `Numbers over a plane` {
  @Test func `a sample is itself, and between samples lies their mean`() {
    let plane = SampledPlane([1, 2, 4, 10, 20, 40], columns: 3, rows: 2)
    #expect(plane.value(x: 0, y: 0) == 1 && plane.value(x: 0.5, y: 0) == 2 && plane.value(x: 1, y: 1) == 40)
    #expect(plane.value(x: 0.75, y: 0) == 3)
    #expect(plane.value(x: 0.25, y: 0.5) == 8.25)
    #expect(plane.value(x: -3, y: 9) == 10)
  }

  @Test func `a narrow last gap is narrow`() {
    // Samples at 0, 0.4, 0.8 and 1.
    let plane = SampledPlane([0, 4, 8, 10], columns: 4, rows: 1, lastColumn: 0.5)
    for x in stride(from: 0.0, through: 1, by: 0.05) { #expect(abs(plane.value(x: x, y: 0) - 10 * x) < 1e-12) }
  }

  @Test func `huge numbers meet without overflow, and a hole spreads to its neighbours`() {
    let huge = SampledPlane([1e308, -1e308, 1e308, 1e308], columns: 2, rows: 2)
    #expect(huge.value(x: 0.5, y: 0) == 0)
    #expect(abs(huge.value(x: 0.5, y: 1) - 1e308) < 1e293)
    let hole = SampledPlane([1, .nan, .infinity, 1], columns: 4, rows: 1)
    #expect(!hole.value(x: 0.1, y: 0).isFinite && !hole.value(x: 0.9, y: 0).isFinite)
    #expect(SampledPlane([], columns: 3, rows: 3).value(x: 0.5, y: 0.5).isNaN)
    #expect(SampledPlane([7], columns: 1, rows: 1).value(x: .nan, y: 0.5).isNaN)
  }
}

/// Random numbers that are the same every time.
private struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
