// Which letter and colour is which run: the key below every picture that several runs are drawn in.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaWords

/// The names of all runs in rows.
struct RunKey {
  private typealias Part = (text: String, style: Style)

  @Shown private var model: Model
  private let pencil: Pencil

  init(_ model: Shown, _ pencil: Pencil) {
    _model = model
    self.pencil = pencil
  }

  /// The rows that the key takes below a picture in `rect`: none where there is one run, or hardly any room.
  func height(in rect: Rect) -> Int {
    let runs = model.workspace.runs.count
    guard runs > 1, rect.height >= 6, rect.width >= 12 else { return 0 }
    // A table of the runs on screen is key enough where a picture is small.
    if rect.height < 12, model.workspace.isRacing, model.arrangement.rect(of: .runs) != nil { return 0 }
    return rows(in: rect).count
  }

  /// Draws the key into the lowest rows of `rect`.
  ///
  /// - Parameters:
  ///   - rect: the picture with the rows of its key.
  ///   - frame: what it is drawn into.
  ///   - isDrawn: whether a run is on the picture; of the others it says that they are not.
  package func draw(in rect: Rect, of frame: inout Frame, where isDrawn: (Run) -> Bool = { _ in true }) {
    let height = height(in: rect)
    guard height > 0 else { return }
    let absent = model.workspace.runs.filter { !isDrawn($0) }.map(\.letter)
    for (offset, row) in rows(in: rect).enumerated() {
      let y = rect.maxY - height + offset
      var x = rect.x + 1
      for part in row {
        let isAbsent = absent.contains { part.text.unicodeScalars.first == $0 }
        x = frame.put(part.text, isAbsent ? Style(.dim) : part.style, x: x, y: y) + 2
      }
      guard offset == height - 1, !absent.isEmpty else { continue }
      let names = absent.map { String(Character($0)) }.joined(separator: ", ")
      let note = pencil.words(ContourLabel.notHere(names))
      if x + TextWidth.of(note) < rect.maxX { frame.put(note, Style(.dim), x: x, y: y) }
    }
  }

  /// Whole names, or short ones, or as much of each as fits into a quarter of the picture.
  private func rows(in rect: Rect) -> [[Part]] {
    let width = rect.width - 2
    let most = max(1, rect.height / 4)
    for isShort in [false, true] {
      let rows = wrapped(parts(isShort: isShort), width)
      if rows.count <= most { return rows }
    }
    let parts = parts(isShort: true)
    let column = max(1, width / ((parts.count + most - 1) / most) - 2)
    return Array(
      wrapped(parts.map { ($0.text.truncated(to: column, ellipsis: pencil.symbols.ellipsis), $0.style) }, width)
        .prefix(most))
  }

  private func parts(isShort: Bool) -> [Part] {
    let workspace = model.workspace
    return workspace.runs.map { run in
      let isCurrent = run.number == workspace.currentNumber
      return (
        pencil.words(workspace.title(of: run, in: pencil.language, isShort: isShort)),
        Style(run.role(isCurrent: isCurrent), isCurrent ? .bold : [])
      )
    }
  }

  private func wrapped(_ parts: [Part], _ width: Int) -> [[Part]] {
    var rows: [[Part]] = []
    var free = 0
    for part in parts {
      let room = TextWidth.of(part.text)
      if rows.isEmpty || room + 2 > free {
        rows.append([part])
        free = width - room
      } else {
        rows[rows.count - 1].append(part)
        free -= room + 2
      }
    }
    return rows
  }
}
