import NablaCanvas
import NablaScenes
import Testing

@testable import NablaApp

@Suite struct `A monkey at the keyboard` {
  private static let keys = KeyBinding.table.flatMap(\.keys) + ["0", "1", "5", "9", "-", ".", "e"].map { Key($0) }

  @Test(
    arguments: [
      (1, "worked-example"), (2, "hidden-layer"), (3, "learning-rates"), (4, "spiral"), (5, "perceptron"),
    ] as [(UInt64, String)])
  func `never breaks what always holds`(seed: UInt64, name: String) {
    var dice = Dice(seed)
    var model = Model(name, columns: 80, rows: 24, isPlaying: true)
    var last: [Message] = []
    for index in 0..<(name == "spiral" ? 500 : 2_000) {
      let message = tamed(message(&dice, model), model)
      last.append(message)
      _ = model.take(message)
      if let fault = fault(of: model, replaying: index % 8 == 0) ?? drawnFault(model, index) {
        Issue.record("seed \(seed), event \(index): \(fault); the last were \(last.suffix(12))")
        return
      }
    }
  }

  private func message(_ dice: inout Dice, _ model: Model) -> Message {
    func point(_ dice: inout Dice) -> Point {
      Point(
        x: Int.random(in: -1...model.size.columns, using: &dice), y: Int.random(in: -1...model.size.rows, using: &dice))
    }
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<68: return .key(Self.keys.randomElement(using: &dice)!)
    case 68..<76: return .clicked(point(&dice))
    case 76..<80: return .scrolled(point(&dice), steps: Int.random(in: -3...3, using: &dice))
    case 80..<82: return .pasted(["q\nq\n", "0.5", "한글 붙여넣기", "nan", "\u{1B}[31m"].randomElement(using: &dice)!)
    case 82..<86:
      let sizes = [(80, 24), (60, 20), (120, 40), (40, 10), (20, 6), (1, 1), (0, 0), (100, 30)]
      let (columns, rows) = sizes.randomElement(using: &dice)!
      return .resized(Size(columns: columns, rows: rows))
    default: return .ticked(seconds: Double.random(in: 0...0.3, using: &dice), allowance: 4)
    }
  }

  /// Far steps take long, so the monkey's numbers stay small.
  private func tamed(_ message: Message, _ model: Model) -> Message {
    if case .input(let field) = model.overlay, field.purpose == .goToStep, field.text.count > 2 {
      return .key(Key(.escape))
    }
    return message
  }

  private func drawnFault(_ model: Model, _ index: Int) -> String? {
    var model = model
    if index % 60 == 0 { model.computeSlice() }
    guard index % 6 == 0 else { return nil }
    let frame = model.draw()
    if let fault = fault(in: frame, of: model) { return fault }
    let isTyping = model.overlay != nil || model.toast != nil
    return !isTyping && model.history.divergedAt == nil && frame.text.contains("NaN") ? "NaN on screen" : nil
  }
}
