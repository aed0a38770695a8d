import FaultTable
import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

private let panels = Panel.allCases

@Suite struct `Where everything stands` {
  @Test(.fault("T2", "T3"), arguments: 1...3)
  func `at every size all panels are inside, and neighbours share one border at the most`(third: Int) {
    for columns in (third - 1) * 100 + 1...third * 100 {
      for rows in 1...120 {
        let size = Size(columns: columns, rows: rows)
        if let fault = fault(Arrangement(size, panels: panels, focus: .network, isZoomed: false), size) {
          Issue.record("\(columns)x\(rows): \(fault)")
          return
        }
      }
    }
  }

  @Test(arguments: Panel.allCases, [false, true])
  func `whatever has the focus is shown`(focus: Panel, isZoomed: Bool) {
    for columns in stride(from: 1, through: 300, by: 7) {
      for rows in stride(from: 1, through: 120, by: 3) {
        let size = Size(columns: columns, rows: rows)
        let arrangement = Arrangement(size, panels: panels, focus: focus, isZoomed: isZoomed)
        if let fault = fault(arrangement, size) {
          Issue.record("\(columns)x\(rows) \(focus) \(isZoomed): \(fault)")
          return
        }
        guard arrangement.kind != .card else { continue }
        #expect(arrangement.rect(of: focus) != nil, "\(columns)x\(rows) without \(focus)")
        if isZoomed { #expect(arrangement.places.count == 1) }
      }
    }
  }

  /// What is wrong with an arrangement; nil where nothing is.
  private func fault(_ arrangement: Arrangement, _ size: Size) -> String? {
    let screen = Rect(size)
    if size.columns < 40 || size.rows < 10 {
      let isEmpty = arrangement.places.isEmpty && arrangement.header.isEmpty && arrangement.hints.isEmpty
      return arrangement.kind == .card && isEmpty ? nil : "no card"
    }
    if arrangement.kind == .card { return "a card" }
    if arrangement.places.isEmpty { return "no panel" }
    let lines = [arrangement.header, arrangement.status, arrangement.hints].filter { !$0.isEmpty }
    for (index, line) in lines.enumerated() {
      if !screen.contains(line) || line.height != 1 { return "line \(index) is \(line)" }
      for other in lines.dropFirst(index + 1) where !line.intersection(other).isEmpty { return "lines meet" }
    }
    if arrangement.header.isEmpty || arrangement.hints.isEmpty { return "no header or no hints" }
    let rects = arrangement.places.map(\.rect)
    if Set(arrangement.places.map(\.panel)).count != rects.count { return "a panel twice" }
    for (index, rect) in rects.enumerated() {
      if !screen.contains(rect) { return "\(rect) outside" }
      if rect.width < 24 || rect.height < 7 { return "\(rect) too small" }
      for line in lines where !line.intersection(rect).isEmpty { return "\(rect) over a line" }
      for other in rects.dropFirst(index + 1) {
        let shared = rect.intersection(other)
        if !shared.isEmpty, shared.width > 1, shared.height > 1 { return "\(rect) over \(other)" }
      }
    }
    return uncovered(arrangement, rects)
  }

  /// Panels fill everything between header and the lines below, whatever borders they share.
  private func uncovered(_ arrangement: Arrangement, _ rects: [Rect]) -> String? {
    let top = arrangement.header.maxY
    let bottom = arrangement.status.isEmpty ? arrangement.hints.y : arrangement.status.y
    let left = rects.map(\.x).min()!
    let right = rects.map(\.maxX).max()!
    if left != arrangement.header.x || right != arrangement.header.maxX { return "not as wide as the header" }
    if rects.map(\.y).min()! != top || rects.map(\.maxY).max()! != bottom { return "not as high as the room" }
    // With shared borders counted once in each direction, the inner areas add up to the body's.
    let area = rects.reduce(0) { $0 + ($1.width - 1) * ($1.height - 1) }
    return area == (right - left - 1) * (bottom - top - 1) ? nil : "a hole"
  }

  @Test(arguments: [
    (39, 10, 0), (40, 9, 0), (20, 6, 0), (1, 1, 0), (40, 10, 1), (79, 23, 1), (79, 24, 1), (80, 22, 1), (80, 23, 4),
    (80, 24, 4),
    (109, 36, 4), (110, 36, 5), (179, 50, 5), (180, 50, 7), (500, 200, 7), (84, 46, 3), (80, 60, 4), (60, 80, 5),
  ])
  func `larger screens show more panels at once`(columns: Int, rows: Int, count: Int) {
    let arrangement = Arrangement(
      Size(columns: columns, rows: rows), panels: panels, focus: .network, isZoomed: false)
    #expect(arrangement.places.count == count)
  }

  @Test(.fault("T1")) func `a huge screen is filled in its middle only`() {
    let arrangement = Arrangement(Size(columns: 500, rows: 200), panels: panels, focus: .network, isZoomed: false)
    #expect(arrangement.header == Rect(x: 130, y: 60, width: 240, height: 1))
    #expect(arrangement.hints.y == 139)
  }

  @Test(.fault("T3")) func `absurd sizes do no harm`() {
    for size in [Size(columns: Int.max, rows: Int.max), Size(columns: 0, rows: 0), Size(columns: Int.max, rows: 1)] {
      _ = Arrangement(size, panels: panels, focus: .lesson, isZoomed: false)
    }
  }
}
