// The palette's rows for what is typed: everything that can be done, the best match first.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// So many names of parameters at most are offered at once.
  static let mostOffered = 200

  /// The rows for a typed text.
  package func rows(of palette: CommandPalette) -> [PaletteRow] {
    let text = Self.typed(palette.text)
    if let (command, rest) = Self.form(text) { return rows(of: command, rest) }
    return shortcuts(text) + (Self.looksLikeNumber(text) ? [] : commandRows(text))
  }

  /// The chosen row's number; nil where there is no row.
  package func chosenRow(of palette: CommandPalette) -> Int? { chosenRow(of: palette, rows(of: palette)) }

  func chosenRow(of palette: CommandPalette, _ rows: [PaletteRow]) -> Int? {
    if rows.isEmpty { return nil }
    if let selected = palette.selected { return min(max(selected, 0), rows.count - 1) }
    let form = Self.form(Self.typed(palette.text))
    let isBare = form?.rest.isEmpty == true
    // Nothing is compared, and no data and no network changed, by accident.
    let mustBeChosen: [ValueCommand] = [.race, .data, .bias, .bypass]
    if isBare, let form, mustBeChosen.contains(form.command) { return rows.firstIndex(where: \.isPresent) }
    return isBare ? rows.firstIndex(where: \.isPresent) ?? 0 : 0
  }

  /// The typed text without what belongs to no command.
  static func typed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first == ":" || first == " " { rest.removeFirst() }
    // A file's name is what it is.
    let words = rest.split(separator: " ", maxSplits: 1)
    if words.count == 2, DataChange.isPath(String(words[1])) {
      let name = SearchWords.plain(String(words[0]))
      if ValueCommand(typed: name) == .data { return "\(name) \(words[1])" }
    }
    return SearchWords.plain(String(rest))
  }

  /// The command whose value is being typed; nil as long as its name is.
  static func form(_ text: String) -> (command: ValueCommand, rest: String)? {
    guard let space = text.firstIndex(of: " "), let command = ValueCommand(typed: String(text[..<space])) else {
      return nil
    }
    return (command, text[space...].split(separator: " ").joined(separator: " "))
  }

  /// A bare number is a step, a parameter's name selects it.
  private func shortcuts(_ text: String) -> [PaletteRow] {
    let text = text.trimmingSpaces
    if let step = Int(text), text.allSatisfy({ $0.isASCII && $0.isNumber }), step <= Self.farthestGoTo {
      return [row(.goto, "\(step)", .goesTo(step))]
    }
    return names.index(of: text) == nil ? [] : [row(.select, text, .selects(text))]
  }

  private func row(
    _ command: ValueCommand, _ value: String, _ wording: PaletteLabel?, conflict: Phrase? = nil,
    isPresent: Bool? = nil
  ) -> PaletteRow {
    PaletteRow(
      deed: .value(command, value), wording: wording, command: "\(command.rawValue) \(value)", keys: "",
      reason: reason(againstValueOf: command) ?? conflict, isPresent: isPresent ?? (present(of: command) == value))
  }

  // MARK: Commands by their names

  private func commandRows(_ text: String) -> [PaletteRow] {
    let words = SearchWords(text)
    let isPlain = Pencil(self).symbols.isASCII
    var found: [(rank: Int, row: PaletteRow)] = []
    func offer(
      _ name: String, _ wording: PaletteLabel, _ others: [String], isNamed: Bool = false, isLast: Bool = false,
      _ row: @autoclosure () -> PaletteRow
    ) {
      guard isNamed || words.occur(in: [name, wording.korean, wording.english] + others) else { return }
      let rank = isNamed ? -1 : rank(text, words, name, wording.text(in: language)) + (isLast ? 10_000 : 0)
      found.append((rank, row()))
    }
    for group in KeyGroup.allCases {
      for action in Action.table where action.group == group {
        let wording = PaletteLabel.named(action.words)
        offer(
          action.name, wording, action.keys.flatMap(\.searchNames) + [action.searchWords],
          PaletteRow(
            deed: .action(action), wording: wording, command: action.name,
            keys: action.keys.map { $0.title(isASCII: isPlain) }.joined(separator: " "),
            reason: reason(against: action)))
      }
      for command in ValueCommand.allCases where command.group == group {
        offer(
          command.rawValue, .form(command), command.searchNames,
          // `data` alone is the panel.
          isNamed: command != .data && ValueCommand(typed: text.trimmingSpaces) == command,
          // A constant that the optimizer has not, and what changes the data or the network, give way to all else that
          // begins like it.
          isLast: command.constant.map { settingsInForce.optimizer[$0] == nil }
            ?? (command.isOfData || command == .bias || command == .bypass),
          PaletteRow(
            deed: .form(command), wording: .form(command), command: "\(command.rawValue) \(present(of: command))",
            keys: "", reason: reason(againstValueOf: command)))
      }
    }
    found += valueRows(text.trimmingSpaces, words)
    return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.row)
  }

  /// Values by their own names: `data` is a panel, `adam` an optimizer.
  private func valueRows(_ text: String, _ words: SearchWords) -> [(rank: Int, row: PaletteRow)] {
    // So little fits everywhere.
    guard text.unicodeScalars.count >= (text.utf8.allSatisfy { $0 < 0x80 } ? 3 : 2) else { return [] }
    return ValueCommand.allCases.filter(\.hasNamedValues).flatMap { command in
      (choices(of: command) ?? []).filter { choice in
        let labels = [choice.label?.ko, choice.label?.en].compactMap { $0?.sanitized(limit: 200) }
        return words.occur(in: [choice.word] + labels + Synonyms.others(of: choice.word))
      }.map { choice in
        let names = [choice.word, choice.label?.ko ?? "", choice.label?.en ?? ""].map(SearchWords.plain)
        return (
          names.contains { $0.hasPrefix(text) } ? 1_500 : 3_000,
          row(command, choice.word, choice.label.map { .named($0) }, conflict: conflict(command, choice.word))
        )
      }
    }
  }

  /// How well a command fits, the best lowest: by its name's beginning, by beginnings of words, or somehow.
  private func rank(_ text: String, _ words: SearchWords, _ name: String, _ phrase: String) -> Int {
    if words.isEmpty { return 0 }
    let typed = text.trimmingSpaces
    // The shortest of those that begin alike: what else they say is only more of it.
    if name.hasPrefix(typed) { return name.count - typed.count }
    return words.begin(wordsOf: phrase) || words.begin(wordsOf: name) ? 1_000 : 2_000
  }

  // MARK: Values of one command

  private func rows(of command: ValueCommand, _ rest: String) -> [PaletteRow] {
    if command == .data, DataChange.isPath(rest) { return [row(command, rest, nil)] }
    if command == .activation, let rows = layerActivationRows(rest) { return rows }
    if let choices = choices(of: command) {
      let words = SearchWords(rest)
      let rows = choices.compactMap { choice -> (rank: Int, row: PaletteRow)? in
        let labels = [choice.label?.ko, choice.label?.en].compactMap { $0?.sanitized(limit: 200) }
        guard words.occur(in: [choice.word] + labels) else { return nil }
        let isBeginning = words.isEmpty || choice.word.hasPrefix(rest)
        let rank = choice.word == rest ? 0 : (isBeginning ? 1 : 2)
        return (
          rank, row(command, choice.word, choice.label.map { .named($0) }, conflict: conflict(command, choice.word))
        )
      }
      return rows.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .map(\.element.row)
    }
    switch command {
    case .guess: return guessRows(rest)
    case .bias where rest.isEmpty, .bypass where rest.isEmpty: return switchRows(command)
    case .select: return parameters(startingWith: rest).map { row(command, $0, nil) }
    case .set, .axes:
      let parts = rest.split(separator: " ").map(String.init)
      if parts.count < 2 {
        let first = parts.first ?? ""
        let isNamed = names.index(of: first) != nil
        if command == .set { return parameters(startingWith: first).map { setRow($0) } }
        if !isNamed { return parameters(startingWith: first).map { row(command, $0, nil) } }
        return parameters(startingWith: "").filter { $0 != first }.map { row(command, "\(first) \($0)", nil) }
      }
      if command == .axes, names.index(of: parts[1]) == nil {
        return parameters(startingWith: parts[1]).filter { $0 != parts[0] }.map {
          row(command, "\(parts[0]) \($0)", nil)
        }
      }
      return [row(command, rest, nil)]
    case .race where rest.isEmpty: return RaceWish.offers.map { row(command, $0, nil) }
    case .batch where rest.isEmpty:
      return alternatives(of: .batch).map { row(command, Words.batch($0.settings.batch) ?? Self.wholeBatch, nil) }
    default:
      let value = rest.isEmpty ? present(of: command) : rest
      return [row(command, value, nil, conflict: conflict(command, value))]
    }
  }

  /// What can be predicted; once something is said of it, that.
  private func guessRows(_ rest: String) -> [PaletteRow] {
    if !isBareGuess(rest) { return [row(.guess, rest, nil, conflict: guessTopic(of: rest)?.reason)] }
    let words = SearchWords(rest)
    let topics = guessTopics.filter {
      let label = GuessLabel.offer($0.offer)
      return words.occur(in: [$0.words, label.korean, label.english])
    }
    return topics.map { row(.guess, $0.words, .asks($0.offer), conflict: $0.reason, isPresent: false) }
  }

  /// The activations of one layer, where a layer is typed.
  private func layerActivationRows(_ rest: String) -> [PaletteRow]? {
    let words = rest.split { $0 == " " || $0 == ":" }.map(String.init)
    guard let first = words.first, let place = LayerPlace(first), words.count <= 2 else { return nil }
    let start = words.count > 1 ? words[1] : ""
    let network = settingsInForce.network
    return Activation.allCases.filter { $0.rawValue.hasPrefix(start) }.map { activation in
      let value = "\(place.word) \(activation.rawValue)"
      let isPresent = network.map { ActivationChange(place, activation).network(from: $0) == $0 } ?? false
      return row(
        .activation, value, nil, conflict: conflict(.activation, value), isPresent: isPresent)
    }
  }

  /// Of every layer the other of on and off, then of all; before them what all have already, where they are alike.
  private func switchRows(_ command: ValueCommand) -> [PaletteRow] {
    guard let network = settingsInForce.network else { return [row(command, Self.off, nil)] }
    func isOn(_ layer: Layer) -> Bool { command == .bias ? layer.hasBias : layer.isResidual }
    let single = network.layers.enumerated().prefix(Self.mostOffered).map { number, layer in
      "\(number + 1) \(isOn(layer) ? Self.off : Self.on)"
    }
    let hasSome = network.layers.contains(where: isOn)
    let rows = (single + [hasSome ? Self.off : Self.on]).map { row(command, $0, nil, conflict: conflict(command, $0)) }
    guard !hasSome || network.layers.allSatisfy(isOn) else { return rows }
    return [row(command, hasSome ? Self.on : Self.off, nil, isPresent: true)] + rows
  }

  /// A parameter with the value that it has now.
  private func setRow(_ name: String) -> PaletteRow {
    let value = names.index(of: name).map { Words.short(situation.parameters[$0]) } ?? ""
    return row(.set, name, .isNow(name, value))
  }

  private func parameters(startingWith text: String) -> [String] {
    var found: [String] = []
    for index in names.order where found.count < Self.mostOffered {
      let name = names.name(at: index)
      if name.hasPrefix(text) { found.append(name) }
    }
    return found
  }

  /// Why a value does not go with the rest of the settings; nil where it does.
  func conflict(_ command: ValueCommand, _ word: String) -> Phrase? {
    func isOffered(_ kind: Cycle, _ matches: (Settings) -> Bool) -> Bool {
      alternatives(of: kind).contains { matches($0.settings) }
    }
    switch command {
    case .activation:
      guard let network = settingsInForce.network, let change = ActivationChange(word) else { return nil }
      if let next = change.network(from: network) { return conflict(word, network: next) }
      guard case .layer(let layer) = change.place else { return nil }
      return .noLayer(layer + 1, last: network.layers.count)
    case .layers, .bias, .bypass: return conflict(command, network: word)
    case .optimizer: return isOffered(.optimizer) { $0.optimizer.name.rawValue == word } ? nil : .doesNotFit(word)
    case .loss: return isOffered(.loss) { $0.loss.rawValue == word } ? nil : .doesNotFit(word)
    case .initialization:
      return initializations.contains { $0.name.rawValue == word } ? nil : .doesNotFit(word)
    case .data: return goesWithSettings(Generator(rawValue: word)) ? nil : .doesNotFit(word)
    default: return nil
    }
  }
}
