// Keys in the command palette: typing, choosing, completing, doing.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  mutating func handleInPalette(_ key: Key, _ palette: CommandPalette) -> [Command] {
    var palette = palette
    switch (key.code, key.control) {
    case (.enter, _): return submit(palette)
    case (.tab, _): complete(&palette)
    case (.up, _), (.character("p"), true): choose(by: -1, in: &palette)
    case (.down, _), (.character("n"), true): choose(by: 1, in: &palette)
    case (.pageUp, _): choose(by: -PalettePage(Shown(self), palette).visible, in: &palette)
    case (.pageDown, _): choose(by: PalettePage(Shown(self), palette).visible, in: &palette)
    default: guard palette.edit(with: key) else { return [] }
    }
    overlay = .palette(palette)
    return []
  }

  func choose(by offset: Int, in palette: inout CommandPalette) {
    let last = rows(of: palette).count - 1
    guard last >= 0 else { return }
    palette.choose(min(max((chosenRow(of: palette) ?? -1) + offset, 0), last))
  }

  /// Writes out what the chosen row would be typed as.
  private func complete(_ palette: inout CommandPalette) {
    guard let chosen = chosenRow(of: palette) else { return }
    let row = rows(of: palette)[chosen]
    switch row.deed {
    case .action: palette.complete(to: row.command)
    case .form(let command): palette.complete(to: command.rawValue + " ")
    case .value(let command, let value):
      let isHalf =
        (command == .set || command == .axes) && !value.contains(" ") || command == .guess && isBareGuess(value)
      palette.complete(to: row.command + (isHalf ? " " : ""))
    }
  }

  /// Does what the chosen row says, or says why it can't; what was typed stays until it is done.
  mutating func submit(_ palette: CommandPalette) -> [Command] {
    let text = Self.typed(palette.text).trimmingSpaces
    guard let chosen = chosenRow(of: palette) else { return refuse(palette, refusal(of: text)) }
    let row = rows(of: palette)[chosen]
    if let reason = row.reason {
      show(reason)
      return []
    }
    switch row.deed {
    case .form(let command):
      var palette = palette
      palette.complete(to: command.rawValue + " ")
      overlay = .palette(palette)
      return []
    case .action(let action):
      overlay = nil
      return perform(action)
    case .value(.guess, let value) where isBareGuess(value):
      if case .place = guessTopic(of: value)?.offer {
        overlay = nil
        pointForGuess()
        return []
      }
      var palette = palette
      palette.complete(to: row.command + " ")
      overlay = .palette(palette)
      return []
    case .value(let command, let value):
      overlay = nil
      let (commands, isDone) = run(command, value)
      return isDone ? commands : refuse(palette, refusal(of: command, value))
    }
  }

  private mutating func refuse(_ palette: CommandPalette, _ problem: PaletteLabel) -> [Command] {
    var palette = palette
    palette.refuse(problem)
    overlay = .palette(palette)
    return []
  }

  // MARK: Why something typed is nothing

  /// Why what was typed leads to no row.
  func refusal(ofTyped text: String) -> PaletteLabel { refusal(of: Self.typed(text).trimmingSpaces) }

  private func refusal(of text: String) -> PaletteLabel {
    // A space belongs to the name until it is followed by a value.
    if let (command, rest) = Self.form(text) { return refusal(of: command, rest) }
    if let command = ValueCommand(typed: text) { return .refused(text, takes: takes(command)) }
    if Self.looksLikeNumber(text) { return .refused(text, takes: takes(.goto)) }
    if let first = text.first, "wb".contains(first), text.count > 1, text.dropFirst().allSatisfy(\.isNumber) {
      return .refused(text, takes: takes(.select))
    }
    let values = ValueCommand.allCases.filter(\.hasNamedValues).flatMap { choices(of: $0) ?? [] }.map(\.word)
    let names = Action.table.map(\.name) + ValueCommand.allCases.map(\.rawValue) + values
    let first = String(text.prefix { $0 != " " })
    guard let near = nearest(to: text, among: names) ?? nearest(to: first, among: names) else {
      return .noCommand(text)
    }
    return .unknown(text, nearest: near)
  }

  private func refusal(of command: ValueCommand, _ text: String) -> PaletteLabel {
    let words = choices(of: command)?.map(\.word) ?? []
    if !Self.looksLikeNumber(text), let near = nearest(to: text, among: words) { return .unknown(text, nearest: near) }
    if command == .guess, let reason = refusalOfGuess(text) { return .because(reason) }
    return refusalOfData(command, text).map { .because($0) } ?? .refused(text, takes: takes(command, typed: text))
  }

  /// Whether a text can only have been meant as a number.
  static func looksLikeNumber(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    return first.isNumber || "+-−.".contains(first)
  }

  /// What a command takes behind what is typed already.
  func takes(_ command: ValueCommand, typed text: String) -> String {
    command == .guess ? guessTopic(of: text)?.takes ?? takes(command) : takes(command)
  }

  /// What a command takes, in a few signs that need no language.
  func takes(_ command: ValueCommand) -> String {
    if command == .activation {
      // Layers count as the matrices do, W⁽¹⁾ first.
      let layers = situation.network.map { "1…\($0.layers.count) tanh (1: W⁽¹⁾)" } ?? "1 tanh"
      return Activation.allCases.map(\.rawValue).joined(separator: ", ") + " · \(layers) · output sigmoid"
    }
    if let choices = choices(of: command) { return choices.map(\.word).joined(separator: ", ") }
    let count = workspace.history.experiment.dataset?.count ?? 1
    switch command {
    case .goto:
      return "0…\(Self.farthestGoTo)" + (workspace.history.testCosts == nil ? "" : " · \(Self.lowestTest[0])")
    case .seed: return "0…9223372036854775807"
    case .guess: return guessTopics.map(\.words).joined(separator: ", ")
    case .learningRate: return "0 < η ≤ 1000000"
    case .beta, .beta1, .beta2, .rho: return "0 ≤ \(command.constant!.symbol) < 1"
    case .epsilon: return "0 < ε ≤ 1"
    case .frozen where names.biasCount == 0:
      return StepSetting.frozen.takes.split(separator: "·").filter { !$0.contains("biases") }.joined(separator: "·")
    case .l1, .l2, .schedule, .frozen, .patience: return command.stepSetting!.takes
    case .batch: return "\(Self.wholeBatch), 1…\(count)"
    case .sample:
      if let batch = situation.step.batch, batch.count < count {
        return batch.sorted().map { "\($0 + 1)" }.joined(separator: ", ")
      }
      return "1…\(count)"
    case .set: return "\(parameterRange) · set \(names.name(at: look.selection)) 0.5"
    case .axes: return "\(parameterRange) · axes \(names.order.prefix(2).map(names.name).joined(separator: " "))"
    case .fan: return "1…\(WaysLook.mostSteps)" + (showsBasins ? "" : ", \(Self.off)")
    case .race: return RaceWish.takes
    case .layers:
      let sizes = situation.network?.sizes ?? [2, 1]
      let last = sizes[sizes.count - 1]
      return "\(sizes[0])-4-\(last) · \(sizes[0])-4:tanh-3:relu:no-bias-\(last) · here …"
    case .bias, .bypass:
      let layers = situation.network?.layers.count ?? 1
      return "\(Self.on), \(Self.off) · 1…\(layers) \(Self.off) (1: W⁽¹⁾) · output \(Self.off) · here …"
    case .data, .function, .features, .samples, .noise, .test, .points: return takesData(command)
    default: return parameterRange
    }
  }

  private var parameterRange: String {
    func range(_ letter: String, _ count: Int) -> String? {
      count == 0 ? nil : (count == 1 ? "\(letter)1" : "\(letter)1…\(letter)\(count)")
    }
    return [range("w", names.weightCount), range("b", names.biasCount)].compactMap { $0 }.joined(separator: ", ")
  }
}
