// Pointing at samples with keys and the mouse: what is under a cell is told here by the frame that is drawn.

import NablaCanvas
import NablaCore
import NablaLesson
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The cursor on the samples` {
  private static let plane = """
    network: { inputs: 2, layers: [{ units: 2, activation: tanh }, { units: 1, activation: sigmoid }] }
    data: { generator: xor }
    panels: [data, network]
    """
  private static let classes = """
    network: { inputs: 2, layers: [{ units: 3, activation: softmax }] }
    loss: cross-entropy
    data:
      samples:
        - { input: [0, 0], target: [1, 0, 0] }
        - { input: [1, 0], target: [0, 1, 0] }
        - { input: [0, 1], target: [0, 0, 1] }
    panels: [data, network]
    """
  private static let fit = """
    network: { inputs: 1, layers: [{ units: 2, activation: tanh }, { units: 1, activation: identity }] }
    data: { samples: [{ input: [-1], target: [0.5] }, { input: [0], target: [0] }, { input: [2], target: [1] }] }
    panels: [data, network]
    """

  private func opened(_ text: String) throws -> Model {
    var model = try openModel(text)
    model.press("1 z")
    return model
  }
  private func rows(_ model: Model) -> [[Double]] {
    let data = model.history.experiment.dataset!
    return (0..<data.count).map { Array(data.rawInput($0)) + Array(data.target($0)) }
  }
  /// Where the cell with the reversed focus is.
  private func place(_ model: Model) -> Point? {
    let frame = model.draw()
    for y in 0..<frame.size.rows {
      for x in 0..<frame.size.columns {
        let style = frame[x, y].style
        if style.foreground == .focus, style.attributes.contains(.reverse) { return Point(x: x, y: y) }
      }
    }
    return nil
  }

  @Test(arguments: [0, 1, 2]) func `moves by cells, and puts a sample where it is`(kind: Int) throws {
    var model = try opened([Self.plane, Self.classes, Self.fit][kind])
    let before = rows(model)
    let chosen = model.sample
    #expect(place(model) == nil)
    model.press("@")
    let start = try #require(place(model))
    // Towards the middle, from wherever the chosen sample is.
    let (across, right) = start.x > 50 ? ("Left", -1) : ("Right", 1)
    let (up, down) = start.y > 15 ? ("Up", -1) : ("Down", 1)
    model.press("\(across) \(across) \(across) \(up)")
    let there = try #require(place(model))
    #expect(there.x - start.x == 3 * right && there.y - start.y == down)
    model.press("S-\(across) S-\(up)")
    let far = try #require(place(model))
    #expect(far.x - there.x == 5 * right && far.y - there.y == 5 * down)
    model.press("\(across) \(across)")
    let cursor = try #require(model.look.dataCursor)
    model.press("Enter")
    let added = rows(model)
    #expect(added.dropLast() == before[...])
    // Of the class of the sample where the cursor began.
    #expect(added.last == [cursor.x, cursor.y] + (kind == 2 ? [] : before[chosen].dropFirst(2)))
    // The new one is the chosen one, and the numbers are round: four digits at most.
    #expect(model.sample == before.count)
    #expect(added.last!.allSatisfy { "\(abs($0))".count <= 6 })
    model.press("u")
    #expect(rows(model) == before && model.look.focus == .data && model.look.isZoomed)
  }

  @Test func `picks a sample up and puts it down, gives it another class, takes it away`() throws {
    var model = try opened(Self.plane)
    model.press("@ Enter")
    let chosen = model.sample
    let before = rows(model)
    #expect(model.look.dataCursor?.carried == .training(chosen))
    model.press("S-Left S-Left")
    let cursor = try #require(model.look.dataCursor)
    model.press("Enter")
    #expect(model.look.dataCursor?.carried == nil)
    #expect(rows(model)[chosen] == [cursor.x, cursor.y, before[chosen][2]])
    model.press("c")
    #expect(rows(model)[chosen] == [cursor.x, cursor.y, 1 - before[chosen][2]])
    model.press("Backspace")
    #expect(rows(model) == before.enumerated().filter { $0.offset != chosen }.map(\.element))
    model.press("Backspace")
    #expect(model.toast?.phrase == .noSampleHere)
    model.press("u u u")
    #expect(rows(model) == before)
    // Put down where it was, nothing is another run.
    let unmoved = model.workspace
    model.press("n Enter Enter")
    #expect(model.workspace == unmoved)
    // Esc leaves what goes along where it was, then takes the cursor away.
    model.press("n Enter n")
    #expect(model.toast?.phrase == .putDownFirst)
    model.press("Left Left Esc")
    #expect(rows(model) == before && model.pointsAtData && model.look.dataCursor?.carried == nil)
    model.press("Esc")
    #expect(!model.pointsAtData)
  }

  @Test func `takes the class in hand, which c changes on an empty place`() throws {
    var model = try opened(Self.classes)
    model.press("@ Right Right Right")
    for number in [0, 1, 2] {
      model.press("Right Right Enter")
      #expect(Array(rows(model).last!.dropFirst(2)) == (0..<3).map { $0 == number ? 1 : 0 })
      model.press("Right Right c")
    }
    #expect(rows(model).count == 6 && model.look.dataCursor?.classInHand == 0)
  }

  @Test func `knows no class where the height is the target`() throws {
    var model = try opened(Self.fit)
    model.press("@ c")
    #expect(model.toast?.phrase == .heightIsTarget)
    model.press("Enter Up Up")
    let cursor = try #require(model.look.dataCursor)
    model.press("Enter")
    #expect(rows(model)[model.sample] == [cursor.x, cursor.y])
  }

  @Test func `goes to the next sample with n`() throws {
    var model = try opened(Self.plane)
    model.press("@ n")
    let row = rows(model)[model.sample]
    #expect(model.look.dataCursor?.x == row[0] && model.look.dataCursor?.y == row[1])
  }

  @Test func `clicks do what keys do`() throws {
    var model = try opened(Self.plane)
    let before = rows(model)
    _ = model.update(.clicked(Point(x: 30, y: 8)))
    #expect(place(model) == Point(x: 30, y: 8))
    let cursor = try #require(model.look.dataCursor)
    _ = model.update(.clicked(Point(x: 30, y: 8)))
    #expect(rows(model).count == before.count + 1)
    #expect(Array(rows(model).last!.prefix(2)) == [cursor.x, cursor.y])
  }

  /// Every cell: the place in its middle lies in it, and what is told under the cursor is what is drawn there.
  @Test(arguments: [0, 1, 2]) func `means the cells that the picture shows`(kind: Int) throws {
    let model = try opened([Self.plane, Self.classes, Self.fit][kind])
    let view = DataView(model: Shown(model))
    let rect = Rect(x: 1, y: 2, width: 98, height: 25)
    let plane = try #require(view.plane(in: rect, Pencil(model)))
    for y in plane.rect.y..<plane.rect.maxY {
      for x in plane.rect.x..<plane.rect.maxX {
        let place = plane.place(of: Point(x: x, y: y))
        #expect(plane.cell(place.x, place.y) == Point(x: x, y: y))
      }
    }
    let data = model.history.experiment.dataset!
    for index in 0..<data.count {
      let row = Array(data.rawInput(index)) + Array(data.target(index))
      let cell = try #require(plane.cell(row[0], row[1]))
      #expect(view.sample(at: cell, on: plane) != nil)
    }
  }

  @Test func `is where one looks: on the contour elsewhere, and not on samples of many inputs`() throws {
    var digits = Model("digits", columns: 120, rows: 40)
    digits.order("panel data")
    digits.press("@")
    #expect(!digits.pointsAtData && digits.toast?.phrase == .noPlaneOfSamples && digits.look.cursor == nil)
    var model = try opened(Self.plane)
    model.press("@")
    #expect(model.reproducingCommand.missing == [.pointer])
  }
}
