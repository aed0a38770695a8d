import FaultTable
import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `The numbers on screen` {
  private static let networks = SceneLibrary.names.filter { scene($0).experiment.dataset != nil }

  @Test(arguments: networks)
  func `C in the header is C of the parameters, whoever works it out`(name: String) {
    var model = Model(name, columns: 120, rows: 40)
    for keys in ["]", "] ]", "+ ]", "}", "[", "a ] ]", "Right Right", "u", "Home"] {
      model.press(keys)
      let experiment = model.history.experiment
      let plain = plainCost(experiment, model.situation.settings, at: model.situation.parameters)
      #expect(abs(model.cost - plain) <= 1e-12 * max(1, abs(plain)), "\(name) after \(keys)")
      let replay = model.history.step(at: model.cursor.step)
      #expect(replay.cost == model.cost)
      let objective = Objective(experiment.subject, settings: model.situation.settings)
      #expect(objective.cost(at: model.situation.parameters) == model.cost)
      let header = model.picture().text.split(separator: "\n")[0]
      #expect(header.contains("C " + Numeral.fixed(plain, decimals: 4, width: 8)), "\(header)")
      #expect(header.contains("step \(model.cursor.step) "))
    }
  }

  @Test(arguments: SceneLibrary.names)
  func `the contour at the marker is C`(name: String) {
    var model = Model(name, columns: 120, rows: 40)
    model.press("] ] ]")
    if model.wantedSlice == nil { model.press("\(model.panels.firstIndex(of: .contour)! + 1)") }
    // Starts are those of step 0, with nothing of the step on screen.
    if model.look.landscape == .basins { model.press("v") }
    for keys in ["", "]", "+ ]", "c", "a ]", "f ]"] {
      model.press(keys)
      let wanted = model.wantedSlice!
      let x = model.situation.parameters[model.look.axisX]
      let y = model.look.axisY.map { model.situation.parameters[$0] } ?? 0
      let value = wanted.slice.grid(xs: [x, x + 1], ys: [y])[0]
      #expect(abs(value - model.cost) <= 1e-12 * max(1, abs(model.cost)), "\(name) after \(keys)")
      #expect(wanted.landscape.origin == model.situation.parameters)
    }
  }

  @Test(arguments: ["worked-example", "cost-surface", "learning-rates"])
  func `every sample of the contour is the cost of a network with those two weights`(name: String) {
    var model = Model(name, columns: 80, rows: 24)
    model.press("] ] \(model.panels.firstIndex(of: .contour)! + 1)")
    let wanted = model.wantedSlice!
    for stride in SliceRequest.strides {
      let image = SliceImage(wanted, stride: stride) { jobs, job in (0..<jobs).forEach(job) }!
      #expect(image.xs.first == wanted.viewport.x.lowerBound && image.xs.last == wanted.viewport.x.upperBound)
      #expect(image.ys.first == wanted.viewport.y.lowerBound && image.ys.last == wanted.viewport.y.upperBound)
      for row in Swift.stride(from: 0, to: image.ys.count, by: 5) {
        for column in Swift.stride(from: 0, to: image.xs.count, by: 7) {
          var parameters = model.situation.parameters
          parameters[model.look.axisX] = image.xs[column]
          parameters[model.look.axisY!] = image.ys[row]
          let plain = plainCost(model.history.experiment, model.situation.settings, at: parameters)
          let shown = image.costs[row * image.xs.count + column]
          #expect(abs(shown - plain) <= 1e-12 * max(1, plain))
        }
      }
    }
  }

  @Test func `the marker stands at the parameters' place in the plane`() {
    var model = Model("cost-surface", columns: 80, rows: 24)
    model.look.landscape = .lines
    model.press("z")
    for _ in 0..<5 {
      let frame = model.picture()
      let plot = ContourGeometry(rect: model.arrangement.rect(of: .contour)!, of: model).plot
      let viewport = model.wantedSlice!.viewport
      let marks = cells(of: "◉", in: frame, inside: plot)
      #expect(marks.count == 1)
      let mark = marks[0]
      let width = (viewport.x.upperBound - viewport.x.lowerBound) / Double(plot.width)
      let height = (viewport.y.upperBound - viewport.y.lowerBound) / Double(plot.height)
      let x = viewport.x.lowerBound + (Double(mark.x - plot.x) + 0.5) * width
      let y = viewport.y.upperBound - (Double(mark.y - plot.y) + 0.5) * height
      #expect(abs(x - model.situation.parameters[0]) <= width)
      #expect(abs(y - model.situation.parameters[1]) <= height)
      model.press("}")
    }
  }

  private func cells(of glyph: Unicode.Scalar, in frame: Frame, inside rect: Rect) -> [Point] {
    var result: [Point] = []
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX where frame[x, y].glyph == glyph { result.append(Point(x: x, y: y)) }
    }
    return result
  }

  /// Row 9 of the course: w = (0.7, 0.3, 0.4, 0.6, 0.55, 0.45), ∂C/∂w rounded from the exact values written there, and
  /// Δw = −η·∂C/∂w with η = 1.
  @Test func `the table of weights has the course's digits`() {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("5 z")
    let rows = model.picture().text.split(separator: "\n").map(String.init)
    let expected = [
      "w1 x1→h1   +0.7000   -0.0106   +0.0106", "w2 x1→h2   +0.3000   -0.0089   +0.0089",
      "w3 x2→h1   +0.4000   -0.0063   +0.0063", "w4 x2→h2   +0.6000   -0.0053   +0.0053",
      "w5 h1→o1   +0.5500   -0.0998   +0.0998", "w6 h2→o1   +0.4500   -0.0943   +0.0943",
    ]
    for line in expected {
      let words = line.split(separator: " ")
      let isShown = rows.contains { row in
        let parts = row.split { " │▸>".contains($0) }
        return parts.starts(with: words)
      }
      #expect(isShown, "\(line)\n\(rows.joined(separator: "\n"))")
    }
  }

  /// The same row: h1 = 0.615…, o1 = 0.645714…, C = 0.125518….
  @Test func `the beats of the worked example show the course's numbers`() {
    var model = Model("worked-example", columns: 160, rows: 45)
    var texts: [String] = []
    for _ in 0..<9 {
      texts.append(model.picture().text)
      model.press("Right")
    }
    for (beat, words) in [
      (0, ["0.4700"]), (1, ["0.6154"]), (2, ["0.6000"]), (3, ["0.6457"]), (4, ["0.1255"]), (5, ["-0.1621"]),
      (7, ["-0.0998"]), (8, ["0.6498"]),
    ] {
      for word in words { #expect(texts[beat].contains(word), "beat \(beat): \(word)\n\(texts[beat])") }
    }
    #expect(texts[4].contains("0.645714") || texts[4].contains("0.6457"))
  }

  @Test func `after one step with η = 1 every weight is the old one plus Δw`() {
    var model = Model("worked-example")
    let before = model.situation
    model.press("]")
    // course.md: 0.55 + 0.09975254031514091.
    #expect(abs(model.situation.parameters[4] - 0.6497525403151409) < 1e-15)
    for index in 0..<6 {
      #expect(model.situation.parameters[index] == before.parameters[index] + before.step.change[index])
    }
  }

  @Test func `the bars beside the weights say what they stand for`() {
    var model = Model("worked-example", columns: 100, rows: 30)
    model.begin(at: 0, panel: .weights)
    let rows = model.picture().text.split(separator: "\n")
    let heading = rows.first { $0.contains("|∂C/∂w|") }!
    // The longest bar is that of w5, the steepest, and begins below its heading.
    let steepest = rows.first { $0.contains("h1→o1") && $0.contains("▇") }!
    let column = heading.distance(from: heading.startIndex, to: heading.range(of: "|∂C/∂w|")!.lowerBound)
    #expect(steepest.distance(from: steepest.startIndex, to: steepest.firstIndex(of: "▇")!) == column)
    #expect(!steepest.contains("▁"))
  }

  @Test(.fault("N10")) func `columns of numbers never shift while a run plays`() {
    var model = Model("worked-example", columns: 100, rows: 30)
    model.press("5 z")
    var ends: Set<Int> = []
    for _ in 0..<40 {
      let row = model.picture().text.split(separator: "\n").first { $0.contains("x1→h2") }!
      let digits = row.enumerated().filter { $0.element == "." }.map(\.offset)
      ends.formUnion(digits.prefix(3))
      model.press("] ] ]")
    }
    #expect(ends.count == 3, "\(ends)")
  }
}
