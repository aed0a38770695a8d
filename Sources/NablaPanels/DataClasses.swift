// Samples of several classes in the plane of two inputs: the part of each class, the lines between, who is wrong.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaWords

extension DataView {
  func drawClasses(_ passes: NetworkPasses, in panel: Rect, of frame: inout Frame, _ pencil: Pencil) {
    ClassPicture(passes, sample: model.sample).draw(in: panel, of: &frame, pencil) {
      testKey($0, of: passes.data, .text, pencil)
    } ends: {
      ends($0, pencil)
    }
  }
}

/// Samples of two raw inputs and a class each, and what the network takes each place for.
struct ClassPicture {
  private let passes: NetworkPasses
  private let plane: InputPlane
  private let chosen: Int
  /// What each sample is taken for, and is.
  private let answers: [Int]
  private let targets: [Int]

  /// - Parameters:
  ///   - passes: with samples of two raw inputs and one class of several.
  ///   - sample: which is pointed out, from 0; past the last, the last.
  init(_ passes: NetworkPasses, sample: Int) {
    self.passes = passes
    plane = InputPlane(of: passes.data)
    chosen = min(sample, passes.data.count - 1)
    answers = Self.greatest(passes.forward.outputs, of: passes.data.targetCount)
    targets = Self.greatest(passes.data.targets, of: passes.data.targetCount)
  }

  private var data: Dataset { passes.data }
  private var classes: Int { data.targetCount }

  private static func greatest(_ values: [Double], of classes: Int) -> [Int] {
    stride(from: 0, to: values.count, by: classes).map { Confusion.greatest(values[$0..<$0 + classes]) }
  }

  private var table: ConfusionTable {
    let confusion = Confusion(outputs: passes.forward.outputs, targets: data.targets, classes: classes)
    return ConfusionTable(confusion: confusion, target: targets[chosen], answer: answers[chosen])
  }

  /// Where the parts go: the plane, beside it the table where there is room for both, and below them up to two rows.
  func layout(in panel: Rect) -> (plane: Rect, table: Rect?, legend: Int?, caption: Int?) {
    let below = panel.height >= 7 ? 2 : panel.height >= 5 ? 1 : 0
    let body = Rect(x: panel.x, y: panel.y, width: panel.width, height: panel.height - below)
    let legend = below > 0 ? body.maxY : nil
    let caption = below > 1 ? body.maxY + 1 : nil
    let size = table.size
    let width = max(size.columns, 26)
    guard body.width - width - 2 >= 30, body.height >= size.rows else { return (body, nil, legend, caption) }
    let left = Rect(x: body.x, y: body.y, width: body.width - width - 2, height: body.height)
    return (left, Rect(x: left.maxX + 1, y: body.y, width: width, height: size.rows), legend, caption)
  }

  func draw(
    in panel: Rect, of frame: inout Frame, _ pencil: Pencil, testKey: (String) -> [DataView.Key],
    ends: (ClosedRange<Double>) -> String
  ) {
    let places = layout(in: panel)
    drawRegions(in: places.plane, of: &frame, pencil)
    drawSamples(in: places.plane, of: &frame, pencil)
    if let table = places.table { self.table.draw(in: table, of: &frame, pencil) }
    if let y = places.legend {
      let letters = (0..<classes).map { String(Character(ClassMark($0).heldOut)) }.joined(separator: " ")
      let notes: [DataView.Key] =
        [("! \(pencil.words(PictureLabel.wrong))", .error)] + testKey(letters) + [
          ("→ x1 \(ends(plane.across))  ↑ x2 \(ends(plane.up))", .dim)
        ]
      drawKey(notes, y: y, in: panel, of: &frame, pencil)
    }
    if let y = places.caption { drawCaption(y: y, in: panel, of: &frame, pencil) }
  }

  // MARK: The plane

  /// Each cell is filled for its class; lines run where two classes have equal outputs.
  private func drawRegions(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard !rect.isEmpty else { return }
    let size = InputPlane.resolution(atMost: Size(columns: rect.width, rows: rect.height))
    let regions = ClassRegions(
      passes.outputs(atPlaces: plane.grid(size)), classes: classes, columns: size.columns)
    for y in 0..<rect.height {
      for x in 0..<rect.width {
        let mark = ClassMark(
          regions.winner(
            x: (Double(x) + 0.5) / Double(rect.width) * Double(size.columns) - 0.5,
            y: (Double(y) + 0.5) / Double(rect.height) * Double(size.rows) - 0.5))
        // Colours leave room between the hatching's signs.
        let isHatched = (x + 2 * y) % (pencil.hasColour ? 4 : 2) == 0
        frame.set(
          isHatched ? mark.hatch : " ", pencil.hasColour ? Style(.text, on: mark.field) : Style(.dim), x: rect.x + x,
          y: rect.y + y)
      }
    }
    var grid = pencil.forAreas.grid(rect)
    InputPlane.draw(regions.borders, on: size, Pen(.text), into: &grid)
    grid.draw(into: &frame)
  }

  /// Held-out samples below the others, the pointed-out one on top. A wrong one has a sign beside it.
  private func drawSamples(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let cells = plane.cells(of: data, in: rect)
    let testCells = data.test.map { plane.cells(of: $0, in: rect) } ?? []
    if !pencil.hasColour {
      // Among hatching a letter needs blanks around it.
      for place in testCells + cells { frame.fill(Rect(x: place.x - 1, y: place.y, width: 3, height: 1)) }
    }
    func background(_ x: Int, _ y: Int) -> Role { frame[x, y].style.background }
    if let test = data.test {
      for (place, target) in zip(testCells, Self.greatest(test.targets, of: classes)) {
        let style = Style(.text, on: background(place.x, place.y), .bold)
        frame.set(ClassMark(target).heldOut, style, x: place.x, y: place.y)
      }
    }
    let taken = Set(cells)
    for (sample, place) in cells.enumerated() where answers[sample] != targets[sample] {
      let sides = [Point(x: place.x + 1, y: place.y), Point(x: place.x - 1, y: place.y)]
      guard let free = sides.first(where: { rect.contains($0) && !taken.contains($0) }) else { continue }
      frame.set("!", Style(.error, on: background(free.x, free.y), .bold), x: free.x, y: free.y)
    }
    for sample in cells.indices.filter({ $0 != chosen }) + [chosen] {
      let (x, y) = (cells[sample].x, cells[sample].y)
      var style = Style(.text, on: background(x, y), .bold)
      if sample == chosen, data.count > 1 {
        frame.set("[", style, x: x - 1, y: y)
        frame.set(answers[sample] == targets[sample] ? "]" : "!", style, x: x + 1, y: y)
        style.attributes.insert(.reverse)
      }
      frame.set(ClassMark(targets[sample]).sample, style, x: x, y: y)
    }
  }

  // MARK: Below it

  /// The classes' numbers on their hatching, and the items that fit, whole.
  private func drawKey(_ items: [DataView.Key], y: Int, in panel: Rect, of frame: inout Frame, _ pencil: Pencil) {
    var x = panel.x + 1
    for number in 0..<classes where x + 3 < panel.maxX {
      let mark = ClassMark(number)
      frame.set(mark.sample, mark.style(), x: x, y: y)
      frame.set(mark.hatch, Style(.text, on: mark.field), x: x + 1, y: y)
      x += 3
    }
    x += 1
    for item in items {
      let text = pencil.words(item.text)
      guard x + TextWidth.of(text) < panel.maxX else { break }
      x = frame.put(text, Style(item.role), x: x, y: y) + 2
    }
  }

  /// The pointed-out sample: its number, class and answer, and its outputs.
  private func drawCaption(y: Int, in panel: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let isRight = answers[chosen] == targets[chosen]
    let mark = Character(isRight ? pencil.symbols.check : pencil.symbols.cross)
    let outputs = passes.forward.outputs[chosen * classes..<(chosen + 1) * classes]
      .map { pencil.number($0, decimals: 3) }.joined(separator: " ")
    let items: [(text: String, style: Style)] = [
      ("[ ] " + pencil.words(Label.sampleOf(chosen + 1, of: data.count)), Style(.dim)),
      (pencil.words(PictureLabel.target(targets[chosen])), Style(.warning)),
      ("\(pencil.words(PictureLabel.answer(answers[chosen]))) \(mark)", Style(isRight ? .accent : .error, .bold)),
      ("a \(outputs)", Style(.text)),
    ]
    var x = panel.x + 1
    for item in items {
      guard x + TextWidth.of(item.text) < panel.maxX else { break }
      x = frame.put(item.text, item.style, x: x, y: y) + 2
    }
  }
}
