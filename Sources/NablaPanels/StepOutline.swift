// All beats of a step in a list, with the one under way marked: where in the step the numbers above stand.

import NablaCanvas
import NablaModel

extension StepView {
  /// Draws the list below row `y`, if all of it has room.
  func drawOutline(below y: Int, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let lit = model.litBeat else { return }
    let beats = model.beats
    let top = y + 1
    guard top + beats.count <= rect.maxY else { return }
    for (offset, beat) in beats.enumerated() {
      let isLit = beat == lit
      let mark = isLit ? String(Character(pencil.symbols.selected)) : " "
      let number = String(offset + 1).padded(to: beats.count > 9 ? 2 : 1, .right)
      let text = "\(mark) \(number)  \(pencil.words(name(of: beat)))"
      pencil.put(
        text, isLit ? Style(.accent, .bold) : Style(.dim), x: rect.x + 1, y: top + offset, width: rect.width - 2,
        in: &frame)
    }
  }
}
