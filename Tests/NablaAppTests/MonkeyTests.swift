import FaultTable
import NablaCanvas
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaTerminal

@Suite struct `A monkey at the keyboard` {
  private static let keys = Action.table.flatMap(\.keys) + ["0", "1", "5", "9", "-", ".", "e"].map { Key($0) }

  /// Seeds with the scene that each plays in.
  private static let plays: [(UInt64, String)] = {
    let usual = ["worked-example", "hidden-layer", "learning-rates", "spiral", "perceptron"]
    let names = Soak.isOn ? SceneLibrary.names : usual
    return (0..<Soak.amount(5, all: 100)).map { (UInt64($0) + 1, names[$0 % names.count]) }
  }()

  @Test(.fault("R1", "R7"), arguments: plays)
  func `never breaks what always holds`(seed: UInt64, name: String) {
    var dice = Dice(seed)
    var model = Model(name, columns: 80, rows: 24, isPlaying: true)
    var decoder = InputDecoder(charset: .utf8)
    var last: [Message] = []
    let isLarge = scene(name).experiment.dataset.map { $0.count > 50 } ?? false
    let most = Soak.amount(2_000, all: 10_000)
    for index in 0..<(isLarge ? most / 4 : most) {
      if Int.random(in: 0..<25, using: &dice) == 0 {
        let order = Self.orders.randomElement(using: &dice)!
        last.append(.pasted(order))
        model.order(order)
      }
      for message in messages(&dice, model, &decoder) {
        let message = tamed(message, model)
        last.append(message)
        _ = model.take(message)
      }
      if let fault = fault(of: model, replaying: index % 8 == 0) ?? drawnFault(model, index) {
        Issue.record("seed \(seed), event \(index): \(fault); the last were \(last.suffix(12))")
        return
      }
    }
  }

  /// One message, or what a handful of garbage bytes comes to.
  private func messages(_ dice: inout Dice, _ model: Model, _ decoder: inout InputDecoder) -> [Message] {
    guard Int.random(in: 0..<12, using: &dice) == 0 else { return [message(&dice, model)] }
    let bytes = (0..<Int.random(in: 1...30, using: &dice)).flatMap { _ in Self.garbage.randomElement(using: &dice)! }
    return (decoder.decode(bytes) + decoder.giveUp() + decoder.giveUp()).compactMap { event in
      switch event {
      case .key(let key): return .key(key)
      case .clicked(let point): return .clicked(point)
      case .scrolled(let point, let steps): return .scrolled(point, steps: steps)
      case .pasted(let text): return .pasted(text)
      case .resized, .resumed, .ended: return nil
      }
    }
  }

  /// Pieces of sequences, whole ones, broken characters.
  private static let garbage: [[UInt8]] =
    [
      "\u{1B}", "[", "\u{1B}[<0;10;10M", "\u{1B}[<64;9;9M", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[1;2A", "\u{1B}O",
      "\u{1B}[M!!!",
      "\u{1B}]11;rgb:ff/ff/ff\u{7}", "\u{1B}[?62;c", "\u{1B}[I", "\u{1B}[O", "\u{1B}P", "\u{1B}\\", ";", "9", "~", "값",
      "ㅂ",
      "\u{1112}\u{1161}\u{11AB}", "👨‍👩‍👧", "q", "\r", "\t", " ",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0xA0], [0x00], [0x80]]

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

  /// What is typed, now and then: another network, other data, other rules, all of it small.
  private static let orders = [
    "layers 2 3 1", "layers here 2 2 2 1", "layers 2 4:tanh:no-bias-1", "bias off", "bias 1 on", "bypass 2 on",
    "activation 1 relu", "activation output identity", "data moons", "data xor", "features x1, x1*x2", "features off",
    "samples 9", "noise 0.2", "test 0.4",
    "test 0", "function x1*x2", "points +0.5,0.3,1", "points -1", "points 2=0.1,0.9,0", "points -t1", "patience 3",
    "l2 0.1", "l1 0", "schedule cosine 9", "schedule constant", "frozen w1", "frozen none", "race here 0.1 2",
    "race l2 0 1", "goto best", "panel neurons", "panel spread", "panel data", "loss mse", "loss log-loss",
  ]

  /// Far steps take long, so the monkey's numbers stay small.
  private func tamed(_ message: Message, _ model: Model) -> Message {
    if case .palette(let palette) = model.overlay, palette.text.count > 2 {
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
