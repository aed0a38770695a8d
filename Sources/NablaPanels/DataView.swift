// The samples and what the network makes of them: a boundary, regions of classes, a fitted curve, a closed curve, a picture, or a table.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct DataView: PanelView {
  package static let name = LocalizedText(ko: "데이터", en: "Data")

  @Shown var model: Model

  private var passes: NetworkPasses? { model.situation.passes }

  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    guard let passes else { return "" }
    let data = passes.data
    if data.namesClasses {
      func right(_ outputs: [Double], _ data: Dataset) -> Int {
        Confusion(outputs: outputs, targets: data.targets, classes: data.targetCount).right
      }
      let test = data.test.map { right(passes.outputs($0.inputs), $0) }
      return correct(right(passes.forward.outputs, data), test, of: data, width: rect.width, pencil)
    }
    guard data.asksYesOrNo(of: passes.network) else { return "" }
    func right(_ outputs: [Double], _ data: Dataset) -> Int {
      (0..<data.count).count { (outputs[$0] >= 0.5) == (data.targets[$0] >= 0.5) }
    }
    let test = data.test.map { right(passes.outputs($0.inputs), $0) }
    return correct(right(passes.forward.outputs, data), test, of: data, width: rect.width, pencil)
  }

  /// How many samples are answered rightly, and how many of those held out.
  private func correct(_ right: Int, _ test: Int?, of data: Dataset, width: Int, _ pencil: Pencil) -> String {
    let long = Label.correct(right, of: data.count).text(in: pencil.language)
    let short = "\(right)/\(data.count)"
    var texts = [long, short]
    if let test, let held = data.test {
      let note = " · " + DataLabel.testCorrect(test, of: held.count).text(in: pencil.language)
      texts = [long + note, short + note] + texts
    }
    // The name and number of the panel, the borders and the blanks between take some 20 cells.
    return texts.first { TextWidth.of($0) <= width - 20 } ?? short
  }

  package func sentence(_ pencil: Pencil) -> String? {
    guard model.situation.network != nil else { return nil }
    return pencil.words(
      ko: "샘플과, 샘플마다 신경망이 내놓은 출력이에요.",
      en: "The samples, and what the network makes of each.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let passes else {
      for (offset, line) in pencil.words(.noData).wrapped(to: rect.width - 2).enumerated() {
        frame.put(line, Style(.dim), x: rect.x + 1, y: rect.y + offset)
      }
      return
    }
    switch passes.data.shape {
    case .boundary: drawBoundary(passes, in: rect, of: &frame, pencil)
    case .classes: drawClasses(passes, in: rect, of: &frame, pencil)
    case .fit: drawFit(passes, in: rect, of: &frame, pencil)
    case .closedCurve: drawClosedCurve(passes, in: rect, of: &frame, pencil)
    case .table:
      if let picture = SamplePicture(passes, sample: model.sample) {
        picture.draw(in: rect, of: &frame, pencil)
      } else {
        drawTable(passes, in: rect, of: &frame, pencil)
      }
    }
    drawPointing(in: rect, of: &frame, pencil)
  }

  package init(model: Shown) {
    _model = model
  }
}

/// From coordinates of a plane to dots.
struct UnitMap {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let columns: Double
  private let rows: Double

  /// - Parameters:
  ///   - x: from the left edge to the right one.
  ///   - y: from the bottom to the top.
  ///   - grid: the dots there are.
  ///   - keepsAspect: whether one unit is equally long both ways on screen.
  init(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ grid: DotGrid, keepsAspect: Bool = false) {
    columns = Double(max(1, grid.columns - 1))
    rows = Double(max(1, grid.rows - 1))
    guard keepsAspect else {
      self.x = x
      self.y = y
      return
    }
    // How wide and tall the picture is, in dots across.
    let width = columns
    let height = rows * grid.dotAspect
    let unit = max((x.upperBound - x.lowerBound) / width, (y.upperBound - y.lowerBound) / height)
    func stretched(_ range: ClosedRange<Double>, _ length: Double) -> ClosedRange<Double> {
      let centre = (range.lowerBound + range.upperBound) / 2
      return (centre - unit * length / 2)...(centre + unit * length / 2)
    }
    self.x = stretched(x, width)
    self.y = stretched(y, height)
  }

  func dot(_ valueX: Double, _ valueY: Double) -> DotPoint {
    DotPoint(
      x: (valueX - x.lowerBound) / (x.upperBound - x.lowerBound) * columns,
      y: (y.upperBound - valueY) / (y.upperBound - y.lowerBound) * rows)
  }

  /// The cell of a point; nil outside the grid.
  func cell(_ valueX: Double, _ valueY: Double, _ grid: DotGrid) -> Point? {
    let dot = dot(valueX, valueY)
    guard abs(dot.x) < 1e9, abs(dot.y) < 1e9 else { return nil }
    let place = Point(
      x: grid.rect.x + Int(clamping: (dot.x / Double(grid.dotsPerCell.columns)).rounded(.down)),
      y: grid.rect.y + Int(clamping: (dot.y / Double(grid.dotsPerCell.rows)).rounded(.down)))
    return grid.rect.contains(place) ? place : nil
  }
}
