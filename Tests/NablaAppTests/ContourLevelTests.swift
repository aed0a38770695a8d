import NablaCore
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaScreen

@Suite struct `The levels of a contour` {
  /// The costs of a scene's contour, computed by whole forward passes.
  private func costs(_ name: String, step: Int = 0, columns: Int = 60, rows: Int = 40) -> [Double] {
    var model = Model(name, columns: 120, rows: 40)
    model.begin(at: step, panel: .contour)
    let wanted = model.wantedSlice!
    return wanted.slice.referenceGrid(
      xs: CostSlice.spread(wanted.viewport.x, count: columns), ys: CostSlice.spread(wanted.viewport.y, count: rows))
  }

  /// Scenes whose contour has two axes.
  private static let planes = SceneLibrary.names.filter { Model($0).look.axisY != nil }

  private func share(of costs: [Double], below level: Double) -> Double {
    Double(costs.count { $0 < level }) / Double(costs.count)
  }

  @Test(arguments: planes)
  func `they are round, distinct, in order and not too many`(name: String) {
    let costs = costs(name, columns: 30, rows: 20)
    for most in 1...14 {
      let levels = ContourLevels.levels(of: costs, atMost: most)
      #expect(levels.count <= most && !levels.isEmpty, "\(name), at most \(most): \(levels)")
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 })
      let texts = ContourLevels.texts(levels)
      #expect(Set(texts).count == levels.count, "\(texts)")
      for (text, level) in zip(texts, levels) {
        #expect(text.count <= 7, "\(text)")
        #expect(abs(Double(text)! - level) <= abs(level) * 1e-9, "\(text) stands for \(level)")
      }
    }
  }

  @Test(arguments: [
    ("cost-surface", 8), ("cost-surface", 12), ("worked-example", 7), ("hidden-layer", 8), ("spiral", 8),
  ])
  func `no large part of the plane is without a line, and the floor has one`(name: String, most: Int) {
    let costs = costs(name)
    let levels = ContourLevels.levels(of: costs, atMost: most)
    let ranks = [0] + levels.map { share(of: costs, below: $0) } + [1]
    for (before, after) in zip(ranks, ranks.dropFirst()) { #expect(after - before < 0.42, "\(levels): \(ranks)") }
    // The lowest line goes round the floor and not round half of the plane.
    #expect(ranks[1] > 0.003 && ranks[1] < 0.3, "\(levels): \(ranks)")
  }

  /// A plateau at 0.2 with a pit down to 0.094: almost all of the plane is within a hundredth of the plateau.
  @Test func `a pit in a plateau has lines at its edge and on its floor`() {
    var costs: [Double] = []
    for row in 0..<60 {
      for column in 0..<60 {
        let x = Double(column) / 10 - 3
        let y = Double(row) / 10 - 3
        costs.append(0.2 - 0.106 * exponential(-3 * (x * x + y * y)) - 0.001 * x)
      }
    }
    let levels = ContourLevels.levels(of: costs, atMost: 8)
    #expect(levels.contains { $0 < 0.115 }, "\(levels)")
    #expect(levels.contains { $0 > 0.185 && $0 < 0.204 }, "\(levels)")
    #expect(levels.count >= 5)
  }

  @Test func `costs of many powers of ten have lines in each part`() {
    var costs: [Double] = []
    for row in 0..<60 {
      for column in 0..<60 { costs.append(power(10, Double(column) / 10 - 5) * (1 + Double(row) / 60)) }
    }
    let levels = ContourLevels.levels(of: costs, atMost: 9)
    #expect(levels.count >= 6)
    #expect(levels.first! < 5e-3 && levels.last! > 4.5)
    for level in levels { #expect(level >= costs.max()! * 1e-4) }
  }

  @Test func `what changes a little leaves most of the lines where they are`() {
    for name in ["worked-example", "cost-surface", "hidden-layer", "spiral"] {
      let first = costs(name, step: 20)
      let levels = ContourLevels.levels(of: first, atMost: 8)
      // A hundredth more or less, from place to place.
      let second = first.enumerated().map { $1 * (1 + 0.01 * sineOf(Double($0))) }
      let moved = ContourLevels.levels(of: second, atMost: 8)
      #expect(Set(levels).intersection(moved).count >= levels.count - 2, "\(name): \(levels) and \(moved)")
    }
  }

  @Test func `a staircase has one line at each stair and none on a tread`() {
    // Treads at 0, 0.25, 0.5 and 0.75, up to rounding.
    var costs: [Double] = []
    for row in 0..<40 {
      for column in 0..<40 { costs.append(Double(column / 10) / 4 * (1 + 1e-14 * Double(row))) }
    }
    let levels = ContourLevels.levels(of: costs, atMost: 9)
    #expect(levels.map { (4 * $0).rounded(.down) } == [0, 1, 2], "\(levels)")
    #expect(levels.allSatisfy { $0 != 0.25 && $0 != 0.5 && $0 != 0.75 })
  }

  @Test(arguments: planes) func `the last digits of the costs decide nothing`(name: String) {
    let exact = costs(name, step: 3, columns: 30, rows: 20)
    for most in [7, 12] {
      let levels = ContourLevels.levels(of: exact, atMost: most)
      for seed in 1...3 {
        let noisy = exact.enumerated().map { $1 * (1 + 1e-13 * sineOf(Double($0 * seed))) }
        #expect(ContourLevels.levels(of: noisy, atMost: most) == levels, "\(name)")
      }
    }
  }

  @Test func `what has no heights has no lines, and what is huge has some`() {
    #expect(ContourLevels.levels(of: [], atMost: 8).isEmpty)
    #expect(ContourLevels.levels(of: [0.5, 0.5, .nan], atMost: 8).isEmpty)
    #expect(ContourLevels.levels(of: [.infinity, .nan], atMost: 8).isEmpty)
    #expect(ContourLevels.levels(of: [1, 2, 3], atMost: 0).isEmpty)
    for scale in [1e-300, 1e-20, 1e20, 1e300] {
      let costs = (0..<400).map { (Double($0) + 1) * scale }
      let levels = ContourLevels.levels(of: costs, atMost: 8)
      #expect(!levels.isEmpty && levels.allSatisfy { $0 > scale && $0 < 400 * scale }, "\(levels)")
    }
    let signed = ContourLevels.levels(of: (0..<400).map { (Double($0) - 200) * 5e305 }, atMost: 8)
    #expect(!signed.isEmpty && signed.contains { $0 < 0 })
  }
}
