// The command line that opens this screen again, to be read off, marked with the mouse, or saved.

import NablaCanvas
import NablaModel
import NablaPanels
import NablaWords

struct CommandPage: Page {
  let box: Rect
  private let command: ReproducingCommand
  private let lines: [(text: String, style: Style)]
  private let footer: Footer

  /// - Parameters:
  ///   - model: whose screen it lies over.
  ///   - command: made when the page was opened.
  init(_ model: Model, _ command: ReproducingCommand) {
    self.command = command
    let pencil = Pencil(model)
    let size = model.size
    var lines: [(text: String, style: Style)] = []
    // From the first column on and without a border, so that marking lines with the mouse marks nothing else.
    func add(_ words: [String]) {
      lines += Self.wrapped(words, to: size.columns).map { ($0, Style(.text)) }
      lines.append(("", .plain))
    }
    func say(_ label: CommandLabel, _ style: Style) {
      lines += pencil.words(label).wrapped(to: max(1, size.columns - 1)).map { ($0, style) }
    }
    let isWhole = command.missing.allSatisfy { $0 == .pointer || $0 == .look }
    say(isWhole ? .title : .titleInPart, Style(.title, .bold))
    add(command.shellWords(after: "nabla"))
    say(.picture, Style(.title, .bold))
    add(command.shellWords(after: "nabla snapshot", model.pictureFlags))
    for missing in command.missing { say(.missing(missing), Style(.warning)) }
    if !command.missing.isEmpty { lines.append(("", .plain)) }
    self.lines = lines
    let height = min(size.rows, lines.count + 2)
    box = Rect(x: 0, y: size.rows - height, width: size.columns, height: height)
    footer = Footer(pencil.words(CommandLabel.footer), x: 1, y: size.rows - 1, width: max(0, size.columns - 2))
  }

  var closing: [Action] { [.commandLine] }

  /// Enter saves it.
  func handle(_ key: Key, in model: inout Model) -> [Command]? {
    guard key.code == .enter else { return nil }
    model.overlay = nil
    return [.write(model.draft(of: command))]
  }

  func controls(_ pencil: Pencil) -> [Control] { footer.controls }

  /// Lines that a shell takes for one: each but the last ends in a backslash.
  static func wrapped(_ words: [String], to width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for unit in Self.units(words) {
      var word = unit
      // A long value is parted inside its quotation; what follows begins its line, or there would be a blank in it.
      while let (head, tail) = Self.parted(word, to: width) {
        lines += current.isEmpty ? [] : [current + " \\"]
        lines.append((current.isEmpty ? "" : "  ") + head + "\\")
        (current, word) = ("", tail)
      }
      if current.isEmpty {
        current = word
      } else if TextWidth.of(current) + 1 + TextWidth.of(word) + 2 <= width {
        current += " " + word
      } else {
        lines.append(current + " \\")
        current = "  " + word
      }
    }
    return lines + [current]
  }

  /// A word that has no room in a line, in two: where it has a quotation, behind a blank in it.
  private static func parted(_ word: String, to width: Int) -> (head: String, tail: String)? {
    guard TextWidth.of(word) + 4 > width, let quote = word.firstIndex(of: "'"), word.hasSuffix("'"),
      word[word.index(after: quote)...].dropLast().allSatisfy({ $0 != "'" })
    else { return nil }
    var end: String.Index?
    for index in word[quote...].indices where word[index] == " " {
      let next = word.index(after: index)
      if TextWidth.of(String(word[..<next])) + 4 <= width { end = next }
    }
    return end.map { (word[..<$0] + "'", "'" + word[$0...]) }
  }

  /// A flag and its value stay on one line.
  private static func units(_ words: [String]) -> [String] {
    var units: [String] = []
    for word in words {
      if let last = units.last, last.hasPrefix("--"), !last.contains(where: { " =".contains($0) }),
        !word.hasPrefix("--")
      {
        units[units.count - 1] += " " + word
      } else {
        units.append(word)
      }
    }
    return units
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    frame.put(
      String(repeating: pencil.symbols.isASCII ? "-" : "─", count: box.width), Style(.border), x: 0, y: box.y)
    for (row, line) in lines.enumerated() where row + 2 < box.height {
      frame.put(line.text, line.style, x: 0, y: box.y + 1 + row)
    }
    footer.draw(of: &frame, pencil)
  }
}

extension Model {
  /// What makes a picture of this size of the same screen.
  fileprivate var pictureFlags: [String] {
    ["--size", "\(size.columns)x\(size.rows)", "--format", "svg", "--output", fileStem + ".svg"]
  }

  /// The command line that writes the same screen as a picture.
  func pictureLine(of command: ReproducingCommand) -> String {
    command.line(after: "nabla snapshot", pictureFlags)
  }
}
