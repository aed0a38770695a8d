// The samples of a scene: written out, generated, or in a file beside it.

import NablaCanvas
import NablaCore
import NablaLesson

extension SceneCheck {
  /// Samples with where they came from.
  struct Source {
    let table: DataTable
    let origin: DataSource
  }

  /// The data of a scene whose network could not be read: what can be told without it.
  mutating func checkDataAlone() {
    guard present["cost"] == nil, let data = draft.data?.value else { return }
    let network = draft.network?.value
    let inputs = data.features == nil ? network?.inputs?.value : nil
    let outputs = network?.layers?.value.last?.value.units?.value
    var listed: [Placed<SampleDraft>]?
    if case .listed(let samples) = data.samples?.value { listed = samples }
    refuseForeignKeys(of: data, isListed: listed != nil)
    for sample in listed ?? [] {
      if let inputs, let input = sample.value.input {
        _ = expect(input, .input, inputs, .takes(inputs))
      }
      if let outputs, let target = sample.value.target {
        _ = expect(target, .target, outputs, Self.reason(outputs: outputs))
      }
    }
    if let functions = data.function { _ = readFormulas(functions.value, inputs: inputs) }
    if let features = data.features { _ = readFormulas(features.value, inputs: nil) }
  }

  private static func reason(outputs: Int) -> LocalizedText {
    LocalizedText(
      ko: "신경망의 출력은 \(outputs)개예요", en: "the network has \(outputs == 1 ? "1 output" : "\(outputs) outputs")")
  }

  mutating func readData(for network: Network, file: SceneReader.FileReader) -> Source? {
    guard let placed = draft.data else { return nil }
    let data = placed.value
    var listed: Placed<[Placed<SampleDraft>]>?
    if case .listed(let samples) = data.samples?.value {
      listed = Placed(samples, at: data.samples?.position ?? placed.position, isFlawed: data.samples?.isFlawed == true)
    }
    refuseForeignKeys(of: data, isListed: listed != nil)
    let features = data.features.map { readFeatures($0, for: network) }
    let shape = SampleShape(network: network, features: features)
    let source: Source?
    if let listed {
      source = readSamples(listed, shape)
    } else if let generator = data.generator {
      source = generate(generator, data, shape)
    } else if let functions = data.function {
      source = makeOfFunctions(functions, data, shape)
    } else if let name = data.file {
      source = readFile(name, data, shape, file: file)
    } else {
      if !placed.isFlawed {
        problems.add(
          ko: "data에는 'samples'({ input: […], target: […] }의 목록), 'generator', 'function', 'file' 가운데 하나가 있어야 해요",
          en: "data needs 'samples' (a list of { input: […], target: […] }), 'generator', 'function' or 'file'",
          at: placed.position)
      }
      return nil
    }
    guard let source else { return nil }
    var table = source.table
    if let texts = data.features {
      guard let formulas = features ?? nil, let fed = feed(table, through: formulas, texts.value) else { return nil }
      table = fed
    }
    let raw = source.table.dataset.inputCount
    return holdOut(data, of: table, rawInputs: raw, for: network, features ?? nil).map {
      Source(table: $0, origin: source.origin)
    }
  }

  /// Samples, generator, function and file exclude each other, and each has keys of its own.
  private mutating func refuseForeignKeys(of data: DataDraft, isListed: Bool) {
    let kinds: [(name: String, position: TextPosition?)] = [
      ("generator", data.generator?.position), ("function", data.function?.position), ("file", data.file?.position),
    ]
    guard let kind = isListed ? "samples" : kinds.first(where: { $0.position != nil })?.name else { return }
    for (name, position) in kinds where name != kind {
      guard let position else { continue }
      problems.add(
        ko: "data에는 'samples', 'generator', 'function', 'file' 가운데 하나만 써요. "
          + "지금은 \(quoted(kind, .and)) \(quoted(name, .subject)) 함께 있어요",
        en: "data has either 'samples' or 'generator' or 'function' or 'file', not both '\(kind)' and '\(name)'",
        at: position)
    }
    let count: TextPosition? = if case .count = data.samples?.value { data.samples?.position } else { nil }
    let made = ["generator", "function"]
    let owners: [(key: String, position: TextPosition?, owners: [String])] = [
      ("samples: a number", count, made), ("range", data.range?.position, ["function"]),
      ("noise", data.noise?.position, made), ("seed", data.holdsOutShare ? nil : data.seed?.position, made),
      ("inputs", data.inputs?.position, ["file"]), ("targets", data.targets?.position, ["file"]),
      ("classes", data.classes?.position, ["file"]),
    ]
    for (key, position, owners) in owners where !owners.contains(kind) {
      guard let position else { continue }
      let words = owners.map { "'\($0)'" }
      problems.add(
        ko: "'\(Particle.attach(key + "'", .topic)) \(words.joined(separator: " 또는 ")) 데이터에 써요. '\(kind)'에는 쓸 수 없어요",
        en: "'\(key)' belongs to data with a \(words.joined(separator: " or ")), not with '\(kind)'", at: position)
    }
  }

  private mutating func readSamples(_ samples: Placed<[Placed<SampleDraft>]>, _ shape: SampleShape) -> Source? {
    // Before features are made of them, samples have as many inputs as the first one.
    let first = samples.value.first?.value.input?.value.count
    let (wanted, reason) =
      shape.inputs.map { ($0, LocalizedText.takes($0)) }
      ?? (first ?? 1, LocalizedText(ko: "첫 샘플은 \(first ?? 1)개예요", en: "the first one has \(first ?? 1)"))
    return readSamples(samples, inputs: wanted, reason, shape.network).map { Source(table: $0, origin: .samples) }
  }

  /// Listed samples.
  ///
  /// - Parameters:
  ///   - samples: as they stand there.
  ///   - wanted: how many inputs each must have.
  ///   - reason: why, such as `the network takes 2`.
  ///   - network: whose outputs the targets are for.
  mutating func readSamples(
    _ samples: Placed<[Placed<SampleDraft>]>, inputs wanted: Int, _ reason: LocalizedText, _ network: Network
  ) -> DataTable? {
    var inputs: [Double] = []
    var targets: [Double] = []
    var targetPositions: [TextPosition] = []
    var isComplete = true
    for sample in samples.value {
      if let input = sample.value.input {
        isComplete = expect(input, .input, wanted, reason) && isComplete
        inputs += input.value
      }
      if let target = sample.value.target {
        let reason = Self.reason(outputs: network.outputs)
        isComplete = expect(target, .target, network.outputs, reason) && isComplete
        targets += target.value
        targetPositions.append(target.position)
      }
    }
    guard isComplete, !samples.isFlawed, !samples.value.isEmpty else { return nil }
    let dataset = Dataset(inputCount: wanted, targetCount: network.outputs, inputs: inputs, targets: targets)
    return DataTable(dataset: dataset, path: problems.path, targetPositions: targetPositions)
  }

  private mutating func expect(
    _ list: Placed<[Double]>, _ noun: LocalizedText, _ wanted: Int, _ reason: LocalizedText
  ) -> Bool {
    guard list.value.count != wanted else { return true }
    let numbers = list.value.count == 1 ? "1 number" : "\(list.value.count) numbers"
    problems.add(
      ko: "이 \(noun.ko)에는 수가 \(list.value.count)개 있는데, \(reason.ko)",
      en: "this \(noun.en) has \(numbers), but \(reason.en)", at: list.position)
    return false
  }

  private mutating func generate(_ generator: Placed<Generator>, _ data: DataDraft, _ shape: SampleShape) -> Source? {
    let kind = generator.value
    let inputs = shape.inputs ?? kind.inputCount
    guard kind.inputCount == inputs, kind.targetCount == shape.network.outputs else {
      problems.add(
        ko:
          "generator '\(Particle.attach(kind.rawValue + "'", .topic)) \(kind.inputCount) → \(kind.targetCount) 크기의 샘플을 만드는데, "
          + "신경망은 \(inputs) → \(Particle.attach("\(shape.network.outputs)", .copula))",
        en: "generator '\(kind.rawValue)' makes samples of size \(kind.inputCount) → \(kind.targetCount), "
          + "but the network is \(inputs) → \(shape.network.outputs)", at: generator.position)
      return nil
    }
    var count = kind.defaultSamples
    if case .count(let number) = data.samples?.value { count = number }
    let noise = data.noise?.value ?? 0
    let seed = data.seed?.value ?? 1
    let dataset = kind.dataset(samples: count, noise: noise, seed: seed)
    let place = [TextPosition](repeating: generator.position, count: dataset.count)
    return Source(
      table: DataTable(dataset: dataset, path: problems.path, targetPositions: place),
      origin: .generator(kind, samples: count, noise: noise, seed: seed))
  }

  private mutating func readFile(
    _ name: Placed<String>, _ data: DataDraft, _ shape: SampleShape, file: SceneReader.FileReader
  ) -> Source? {
    guard let targets = fileTargets(data, shape) else { return nil }
    guard let path = relativePath(name.value) else {
      problems.add(
        ko: "file에는 장면이 있는 폴더 안의 이름을, '..' 없이, 앞에 '/' 없이 써야 해요. 지금은 \(quoted(name.value, .copula))",
        en: "file must be a name inside the scene's folder, without '..' and without a '/' in front, not "
          + quoted(name.value), at: name.position)
      return nil
    }
    let bytes: [UInt8]
    do {
      bytes = try file(path)
    } catch {
      problems.add(LocalizedText("\(shownPath(path)): ") + error.reason, at: name.position)
      return nil
    }
    do {
      let reader = TableReader(
        path: beside(path), inputs: shape.inputs ?? data.inputs?.value ?? shape.namedInputs, targets: targets,
        outputs: shape.network.outputs)
      let table = try reader.read(bytes)
      notices += table.notices
      return Source(table: table, origin: .file(path, targets))
    } catch {
      problems.add(error.problems, from: name.position)
      return nil
    }
  }

  /// What the last columns hold; nil where it does not fit the network.
  private mutating func fileTargets(_ data: DataDraft, _ shape: SampleShape) -> DataSource.FileTargets? {
    let network = shape.network
    var fits = true
    if let inputs = data.inputs, let wanted = shape.inputs, inputs.value != wanted {
      problems.add(
        ko: "파일의 입력은 \(inputs.value)개인데, \(LocalizedText.takes(wanted).ko)",
        en: "the file has \(inputs.value) inputs, but the network takes \(wanted)", at: inputs.position)
      fits = false
    }
    if let targets = data.targets, let classes = data.classes {
      problems.add(
        ko: "data에는 'targets'(수로 된 열들)와 'classes'(열 하나) 가운데 하나만 써요",
        en: "data has either 'targets' (columns of numbers) or 'classes' (one column), not both",
        at: max(targets.position, classes.position))
      return nil
    }
    if let classes = data.classes {
      let isBinary = classes.value == 2 && network.outputs == 1
      if classes.value != network.outputs, !isBinary {
        problems.add(
          ko: "클래스가 \(classes.value)개면 출력도 그만큼 있어야 하는데, 신경망의 출력은 \(network.outputs)개예요",
          en: "\(classes.value) classes need as many outputs, but the network has \(network.outputs)",
          at: classes.position)
        fits = false
      }
      return fits ? .classes(classes.value) : nil
    }
    if let targets = data.targets, targets.value != network.outputs {
      problems.add(
        ko: "파일의 목표는 \(targets.value)개인데, 신경망의 출력은 \(network.outputs)개예요",
        en: "the file has \(targets.value) targets, but the network's outputs are \(network.outputs)",
        at: targets.position)
      fits = false
    }
    return fits ? .columns(network.outputs) : nil
  }

  /// The path without `.` parts; nil where it leaves the scene's folder.
  private func relativePath(_ path: String) -> String? {
    guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("~"), !path.contains("\\"), !path.contains("\0") else {
      return nil
    }
    let parts = path.split(separator: "/").filter { $0 != "." }
    return parts.isEmpty || parts.contains("..") ? nil : parts.joined(separator: "/")
  }

  /// The path as messages show it: in the folder of the scene's own path.
  private func beside(_ path: String) -> String {
    guard let slash = problems.path.lastIndex(of: "/") else { return path }
    return problems.path[...slash] + path
  }
}

extension LocalizedText {
  fileprivate static let input = LocalizedText(ko: "입력", en: "input")
  fileprivate static let target = LocalizedText(ko: "목표", en: "target")

  /// How many inputs a network takes.
  static func takes(_ inputs: Int) -> LocalizedText {
    LocalizedText(ko: "신경망의 입력은 \(inputs)개예요", en: "the network takes \(inputs)")
  }
}
