// A sample whose inputs are the pixels of a square picture: the picture, an output for each class, and what is mixed up.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

struct SamplePicture {
  private let data: Dataset
  /// Pixels on a side.
  private let side: Int
  private let ink: ValueScale
  private let outputs: [Double]
  private let sample: Int
  let confusion: Confusion

  /// So many samples are looked at to tell whether they are pictures.
  private static let mostTelling = 1_000

  /// nil where the samples are no pictures: a square number of inputs from 16 on, none below 0, and a class each.
  ///
  /// - Parameters:
  ///   - passes: with the samples and what the network makes of them.
  ///   - sample: which is shown, from 0; past the last, the last.
  init?(_ passes: NetworkPasses, sample: Int) {
    let (data, answers) = (passes.data, passes.forward.outputs)
    let side = (4...1_000).first { $0 * $0 >= data.rawInputCount } ?? 0
    guard side * side == data.rawInputCount, data.targetCount > 1 else { return nil }
    let telling = min(data.count, Self.mostTelling)
    let targets = data.targets.prefix(telling * data.targetCount)
    guard targets.allSatisfy({ $0 == 0 || $0 == 1 }),
      targets.count(where: { $0 == 1 }) == telling,
      stride(from: 0, to: targets.count, by: data.targetCount).allSatisfy({
        targets[$0..<$0 + data.targetCount].contains(1)
      })
    else { return nil }
    var high = 0.0
    for value in data.rawInputs.prefix(telling * data.rawInputCount) {
      guard value >= 0 else { return nil }
      high = max(high, value)
    }
    self.data = data
    self.side = side
    ink = ValueScale(.linear, from: 0, to: high > 0 ? high : 1)
    self.sample = min(sample, data.count - 1)
    outputs = Array(answers[self.sample * data.targetCount..<(self.sample + 1) * data.targetCount])
    confusion = Confusion(outputs: answers, targets: data.targets, classes: data.targetCount)
  }

  private var classes: Int { data.targetCount }
  private var answer: Int { Confusion.greatest(outputs[...]) }
  private var target: Int {
    Confusion.greatest(data.targets[sample * classes..<(sample + 1) * classes])
  }

  /// Where the parts go in a panel.
  func layout(in rect: Rect, _ pencil: Pencil) -> PictureLayout {
    PictureLayout(
      in: rect, side: side, classes: classes,
      matrix: table.size,
      splitsCells: pencil.hasColour && pencil.areaLevel != .ascii)
  }

  private var table: ConfusionTable { ConfusionTable(confusion: confusion, target: target, answer: answer) }

  // MARK: Drawing

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let layout = layout(in: rect, pencil)
    HeatMap(Array(data.rawInput(sample)), rows: side, columns: side, scale: ink)
      .draw(
        in: layout.picture, of: &frame, level: pencil.areaLevel, hasColour: pencil.hasColour,
        splitsCells: layout.picture.height < side)
    if let bars = layout.bars {
      if bars.height >= classes, bars.width >= PictureLayout.leastBarsWidth {
        drawRows(in: bars, of: &frame, pencil)
      } else {
        drawColumns(in: bars, of: &frame, pencil)
      }
    }
    if let matrix = layout.matrix { table.draw(in: matrix, of: &frame, pencil) }
    if let y = layout.caption { drawCaption(y: y, in: rect, of: &frame, pencil) }
  }

  /// How much of a bar an output fills.
  private func share(_ output: Double) -> Double { output.isFinite ? min(max(output, 0), 1) : output > 0 ? 1 : 0 }

  /// A row for each class: its number, a bar, the output, and whether it is the target.
  private func drawRows(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let note = pencil.words(.target)
    let numberWidth = 7
    let barWidth = max(1, min(40, rect.width - 4 - numberWidth - TextWidth.of(note) - 2))
    for (number, output) in outputs.enumerated() where number < rect.height {
      let y = rect.y + number
      let isAnswer = number == answer
      let style = Style(isAnswer ? .accent : .text, isAnswer ? .bold : [])
      if isAnswer { frame.set(pencil.symbols.selected, Style(.accent, .bold), x: rect.x, y: y) }
      frame.put(
        "\(number)".padded(to: 2, .right), ClassMark(number).style(isPointedOut: isAnswer), x: rect.x + 1, y: y)
      frame.put(
        pencil.symbols.bar(share(output), width: barWidth), Style(.series(0), isAnswer ? .bold : []), x: rect.x + 4,
        y: y)
      frame.put(pencil.number(output, width: numberWidth), style, x: rect.x + 4 + barWidth, y: y)
      if number == target {
        frame.put(note, Style(.warning, .bold), x: rect.x + 6 + barWidth + numberWidth - 1, y: y)
      }
    }
  }

  /// An upright bar for each class over its number; the target's number is reversed.
  private func drawColumns(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let pitch = min(4, max(2, (rect.width + 1) / classes))
    let height = rect.height - 1
    for (number, output) in outputs.enumerated() {
      let x = rect.x + number * pitch
      let isAnswer = number == answer
      let role = isAnswer ? Role.accent : .series(0)
      let glyphs = UprightBar.glyphs(share(output), rows: height, isASCII: pencil.symbols.isASCII)
      for (row, glyph) in glyphs.enumerated() {
        for offset in 0..<pitch - 1 {
          frame.set(glyph, Style(role, isAnswer ? .bold : []), x: x + offset, y: rect.y + height - 1 - row)
        }
      }
      var style = ClassMark(number).style(isPointedOut: isAnswer)
      if number == target { style.attributes.insert(.reverse) }
      frame.put("\(number)", style, x: x, y: rect.y + height)
    }
  }

  /// Which sample it is, its class, the answer, and the classes mixed up most: as much as fits, whole.
  private func drawCaption(y: Int, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let isRight = answer == target
    let mark = Character(isRight ? pencil.symbols.check : pencil.symbols.cross)
    var items: [(texts: [String], style: Style)] = [
      (
        [
          pencil.words(Label.sampleOf(sample + 1, of: data.count)), "\(sample + 1)/\(data.count)",
        ], Style(.dim)
      ),
      ([pencil.words(PictureLabel.target(target))], Style(.warning)),
      (
        ["\(pencil.words(PictureLabel.answer(answer))) \(mark)"],
        Style(isRight ? .accent : .error, .bold)
      ),
    ]
    if let mixed = confusion.mostMixed {
      items.append(
        (
          [
            pencil.words(PictureLabel.mixed(mixed.first, mixed.second, count: mixed.count)),
            pencil.words(PictureLabel.mixedShort(mixed.first, mixed.second, count: mixed.count)),
          ], Style(.error)
        ))
    } else {
      items.append(([pencil.words(PictureLabel.noneMixed)], Style(.positive)))
    }
    // The long texts where all have room, else the short ones.
    let long = items.reduce(1) { $0 + TextWidth.of($1.texts[0]) + 2 } - 2
    var x = rect.x + 1
    for item in items {
      let text = long <= rect.width - 1 ? item.texts[0] : item.texts.last!
      guard x + TextWidth.of(text) <= rect.maxX else { break }
      x = frame.put(text, item.style, x: x, y: y) + 2
    }
  }
}
