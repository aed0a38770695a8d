// All keys from the key table and all marks of the screen, over the panels.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

struct HelpPage: Page {
  @Shown private var model: Model
  private let lines: [(key: String, text: String, isHeading: Bool)]
  let box: Rect
  private let columns: Int
  private let look: ListLook
  /// The line at which the marks begin.
  private let marksPlace: Int

  init(_ model: Shown, _ look: ListLook) {
    _model = model
    let model = model.wrappedValue
    self.look = look
    let pencil = Pencil(model)
    let words = look.words
    let size = model.size
    columns = size.columns >= 130 ? 2 : 1
    // A narrow screen is covered from side to side: strips of panels beside the page would only distract.
    let width = columns == 2 ? 130 : (size.columns < 96 ? size.columns : 76)
    let textWidth = (width - 2) / columns - 2 - Self.keyWidth(in: (width - 2) / columns - 2) - 1
    var lines: [(key: String, text: String, isHeading: Bool)] = []
    var allLines = 0
    for group in KeyGroup.allCases {
      let entries = Self.entries(of: group, pencil.symbols)
      allLines += entries.count + 1
      let found = entries.filter { words.occur(in: [$0.keys, $0.words.ko, $0.words.en] + $0.names) }
      if found.isEmpty { continue }
      lines.append(("", pencil.words(.group(group)), true))
      lines += found.map { ($0.keys, pencil.words($0.words[pencil.language]), false) }
    }
    // The marks are asked for by what stands on the screen, so what they look like is searched too.
    let explained = MarkLabel.allCases.map { (mark: $0, lines: pencil.words($0).wrapped(to: textWidth)) }
    allLines += explained.reduce(1) { $0 + $1.lines.count }
    let marks = explained.filter { words.occur(in: [$0.mark.sign(.unicode), $0.mark.korean, $0.mark.english]) }
    marksPlace = lines.count
    if !marks.isEmpty {
      lines.append(("", pencil.words(.marksTitle), true))
      for mark in marks {
        for (number, line) in mark.lines.enumerated() {
          lines.append((number == 0 ? mark.mark.sign(pencil.symbols) : "", line, false))
        }
      }
    }
    self.lines = lines
    let height = min(size.rows, (allLines + columns - 1) / columns + 3)
    box = Rect(x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
  }

  /// What stands in a line, and by which other words it is found.
  private struct Entry {
    let keys: String
    let words: LocalizedText
    let names: [String]
  }

  /// The actions of a group; the panels' nine numbers in one line.
  private static func entries(of group: KeyGroup, _ symbols: Symbols) -> [Entry] {
    Action.table.filter { $0.group == group }.compactMap { action in
      if action == Action.panels[0] {
        return Entry(keys: "1…9", words: Action.panelsByNumber, names: ["panel", Panel.searchNames])
      }
      if Action.panels.contains(action) { return nil }
      let keys = action.keys.map { $0.title(isASCII: symbols.isASCII) }.joined(separator: " ")
      let names = action.keys.flatMap(\.searchNames) + [action.name, action.searchWords]
      return Entry(keys: keys, words: action.words, names: names)
    }
  }

  private var rows: Int { max(1, box.height - 3) }

  /// How far the page can be scrolled.
  var lastScroll: Int { max(0, (lines.count + columns - 1) / columns - rows) }

  /// How far to scroll for the marks.
  var scrollToMarks: Int {
    let perColumn = (lines.count + columns - 1) / columns
    return min(marksPlace % max(1, perColumn), lastScroll)
  }

  func controls(_ pencil: Pencil) -> [Control] { look.search == nil ? footer(pencil).controls : [] }

  private func footer(_ pencil: Pencil) -> Footer { SearchLine.footer(pencil.words(.helpFooter), in: box) }

  var closing: [Action] { [.help, .marks] }

  var pageLength: Int? { model.pageLength }

  func scroll(by lines: Int, in model: inout Model) { model.moveInList(by: lines, of: lastScroll + 1) }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    let scroll = min(max(0, look.place), lastScroll)
    let more = lastScroll > 0 ? "\(scroll + 1)/\(lastScroll + 1)" : ""
    frame.box(
      Box(box, title: Label.helpTitle.text(in: pencil.language), trailing: more, isFocused: true),
      symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    let width = inner.width / columns
    let perColumn = (lines.count + columns - 1) / columns
    for column in 0..<columns {
      for row in 0..<rows {
        let index = column * perColumn + row + scroll
        guard index < min(lines.count, (column + 1) * perColumn) else { break }
        draw(lines[index], x: inner.x + 1 + column * width, y: inner.y + row, width: width - 2, of: &frame, pencil)
      }
    }
    let line = SearchLine(look: look, footer: footer(pencil), isEmpty: lines.isEmpty)
    line.drawNothing(in: inner, of: &frame, pencil)
    line.draw(of: &frame, pencil)
  }

  private static func keyWidth(in width: Int) -> Int { min(15, max(0, width) / 2) }

  private func draw(
    _ line: (key: String, text: String, isHeading: Bool), x: Int, y: Int, width: Int, of frame: inout Frame,
    _ pencil: Pencil
  ) {
    if line.isHeading {
      pencil.put(line.text, Style(.title, .bold), x: x, y: y, width: width, in: &frame)
      return
    }
    let keyWidth = Self.keyWidth(in: width)
    pencil.put(line.key, Style(.accent, .bold), x: x + 1, y: y, width: keyWidth - 1, in: &frame)
    pencil.put(line.text, Style(.text), x: x + 1 + keyWidth, y: y, width: width - keyWidth - 1, in: &frame)
  }
}
