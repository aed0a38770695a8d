import NablaCanvas
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

/// Networks with more units than a panel has rows.
@Suite struct `A network larger than its panel` {
  private func model(columns: Int, rows: Int) throws -> Model {
    let scene = try SceneReader.read(
      """
      network:
        inputs: 2
        layers:
          - { units: 40, activation: tanh }
          - { units: 1, activation: sigmoid }
      data: { generator: xor }
      """, path: "wide.yaml")
    return Model(scene, size: Size(columns: columns, rows: rows), isPlaying: false)
  }

  @Test(arguments: [(80, 24), (100, 26), (120, 40), (200, 60)])
  func `it says how many units have no place, and spoils no name with it`(columns: Int, rows: Int) throws {
    var model = try model(columns: columns, rows: rows)
    let text = model.picture().text
    // The step panel names h1 once more.
    let shown = Set(text.matches(of: /\(h(\d+)\)/).map(\.1)).count
    #expect(shown > 3)
    #expect(text.contains("+\(40 - shown)"), "\(text)")
  }

  /// 1,184 weights: the last bias, b26, has a shorter name than they have.
  @Test(arguments: [80, 100, 200]) func `names of four digits stand whole beside their paths`(columns: Int) {
    var model = Model("digits", columns: columns, rows: 30)
    model.begin(at: 0, panel: .weights)
    #expect(model.draw().text.contains("w1183 h16→o9 "))
  }

  @Test func `the selected weight's neuron is always among those shown`() throws {
    var model = try model(columns: 80, rows: 24)
    model.select(37)
    #expect(model.picture().text.contains("(h38)"))
  }
}
