// The command palette: a line to type in, and under it everything that fits.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel
import NablaPanels
import NablaScenes
import NablaWords

struct PalettePage: Page {
  @Shown private var model: Model
  private let palette: CommandPalette
  private let rows: [PaletteRow]
  private let selected: Int
  let box: Rect
  private let footer: [(text: String, style: Style)]
  private let footerText: String
  private let first: Int
  /// How many rows are in sight.
  let visible: Int

  init(_ model: Shown, _ palette: CommandPalette) {
    _model = model
    let model = model.wrappedValue
    self.palette = palette
    let pencil = Pencil(model)
    let size = model.size
    rows = model.rows(of: palette)
    selected = model.chosenRow(of: palette, rows) ?? 0
    let width = size.columns < 96 ? size.columns : min(size.columns - 8, 112)
    // The same height whatever is typed, between the header and the status line where there is room for them.
    let height = size.rows < 14 ? size.rows : min(size.rows - 3, 30)
    box = Rect(
      x: (size.columns - width) / 2, y: size.rows < 14 ? 0 : max(1, (size.rows - height) / 3), width: width,
      height: height)
    let room = max(1, width - 4)
    let (said, style) = Self.footer(model, palette, rows, selected, width: room, pencil)
    footerText = said
    let lines = said.wrapped(to: room)
    footer = lines.prefix(max(1, height / 6)).map { ($0, style) }
    visible = max(1, height - 3 - footer.count)
    first = min(max(0, selected - visible / 2), max(0, rows.count - visible))
  }

  /// A problem, else what a value may be, else why the chosen row would do nothing, else the keys.
  private static func footer(
    _ model: Model, _ palette: CommandPalette, _ rows: [PaletteRow], _ selected: Int, width: Int, _ pencil: Pencil
  ) -> (String, Style) {
    if let problem = palette.problem { return (pencil.words(problem), Style(.warning, .bold)) }
    if let toast = model.toast { return (pencil.words(toast.phrase), Style(.warning, .bold)) }
    if rows.indices.contains(selected), let reason = rows[selected].reason {
      return (pencil.words(reason), Style(.warning))
    }
    if let (command, rest) = Model.form(Model.typed(palette.text)) {
      if command == .guess, rest.isEmpty { return (pencil.words(GuessLabel.rule), Style(.dim)) }
      let now = model.present(of: command)
      if model.choices(of: command) == nil {
        return (pencil.words(PaletteLabel.takes(model.takes(command, typed: rest), now: now)), Style(.dim))
      }
    }
    return (Footer(pencil.words(PaletteLabel.footer), x: 0, y: 0, width: width).text, Style(.dim))
  }

  /// Whole only: a line that was wrapped is a sentence and no list of keys.
  func controls(_ pencil: Pencil) -> [Control] {
    footer.count == 1 ? SearchLine.footer(footerText, in: box).controls : []
  }

  var closesByClick: Bool { false }

  func handle(_ key: Key, in model: inout Model) -> [Command]? { model.handleInPalette(key, palette) }

  func click(_ point: Point, in model: inout Model) -> [Command]? {
    guard let row = row(at: point) else { return nil }
    var palette = palette
    palette.choose(row)
    model.overlay = .palette(palette)
    return model.submit(palette)
  }

  func scroll(by lines: Int, in model: inout Model) {
    var palette = palette
    model.choose(by: lines, in: &palette)
    model.overlay = .palette(palette)
  }

  func paste(_ text: String, in model: inout Model) -> Bool {
    var palette = palette
    palette.paste(text)
    model.overlay = .palette(palette)
    return true
  }

  /// The row at a cell.
  private func row(at point: Point) -> Int? {
    let inner = box.inset(columns: 1, rows: 1)
    let index = point.y - inner.y - 1 + first
    let isInList = inner.contains(point) && point.y > inner.y && point.y <= inner.y + visible
    return isInList && rows.indices.contains(index) ? index : nil
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    frame.box(
      Box(
        box, title: pencil.words(PaletteLabel.title), trailing: rows.isEmpty ? "" : "\(selected + 1)/\(rows.count)",
        isFocused: true), symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    frame.put(":", Style(.accent, .bold), x: inner.x + 1, y: inner.y)
    TypedText(palette.field, placeholder: placeholder(pencil, width: inner.width - 5))
      .draw(x: inner.x + 3, y: inner.y, width: inner.width - 5, of: &frame, pencil)
    for line in 0..<visible where rows.indices.contains(first + line) {
      draw(
        rows[first + line], isSelected: first + line == selected,
        in: Rect(x: inner.x, y: inner.y + 1 + line, width: inner.width, height: 1), of: &frame, pencil)
    }
    if rows.isEmpty { drawNothing(in: inner, of: &frame, pencil) }
    for (line, item) in footer.enumerated() {
      pencil.put(
        item.text, item.style, x: inner.x + 1, y: inner.maxY - footer.count + line, width: inner.width - 2, in: &frame)
    }
  }

  /// Why there is no row, and what there could be.
  private func drawNothing(in inner: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let advice: [PaletteLabel] = [.tryTitle, .tryDeed, .trySetting, .tryName, .tryNumber]
    var y = inner.y + 2
    for label in [model.refusal(ofTyped: palette.text)] + advice {
      if label == .tryTitle { y += 1 }
      for line in pencil.words(label).wrapped(to: inner.width - 2) where y < inner.y + 1 + visible {
        frame.put(line, Style(.text), x: inner.x + 1, y: y)
        y += 1
      }
    }
  }

  /// Never half a hint.
  private func placeholder(_ pencil: Pencil, width: Int) -> String {
    let text = pencil.words(PaletteLabel.placeholder)
    return TextWidth.of(text) <= width ? text : ""
  }

  private func draw(
    _ row: PaletteRow, isSelected: Bool, in line: Rect, of frame: inout Frame, _ pencil: Pencil
  ) {
    let role: Role = isSelected ? .accent : (row.reason == nil ? .text : .dim)
    let style = Style(role, isSelected ? [.bold, .reverse] : [])
    let quiet = isSelected ? style : Style(.dim)
    if isSelected { frame.fill(line, " ", style) }
    let mark = isSelected ? pencil.symbols.selected : (row.isPresent ? pencil.symbols.check : " ")
    frame.set(mark, style, x: line.x, y: line.y)
    let name = row.wording.map { pencil.words($0) } ?? row.command
    let keys = pencil.words(row.keys)
    let keysWidth = line.width < 36 ? 0 : TextWidth.of(keys)
    pencil.put(
      keys, isSelected ? style : Style(row.reason == nil ? .accent : .dim), x: line.maxX - 1 - keysWidth, y: line.y,
      width: keysWidth, in: &frame)
    // Keys have a column of their own, so that names stand below each other.
    let right = line.maxX - 1 - (line.width < 36 ? 0 : 13)
    let room = line.width < 36 ? line.width - 2 : right - line.x - 2
    let shown = name.cutAtWord(to: room, ellipsis: pencil.symbols.ellipsis)
    let end = frame.put(shown, style, x: line.x + 1, y: line.y)
    guard line.width >= 60 else { return }
    let command = row.wording == nil ? (row.isPresent ? pencil.words(PaletteLabel.now) : nil) : row.command
    let asides = [row.reason.map { pencil.words($0) }, command].compactMap { $0 }
    guard let aside = asides.first(where: { end + 2 + TextWidth.of($0) <= right - 1 }) else { return }
    frame.put(aside, quiet, x: right - 1 - TextWidth.of(aside), y: line.y)
  }
}
