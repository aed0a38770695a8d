// Options that many commands take.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaLesson
import NablaSystem
import NablaWords

/// The losses where a page lists them: each beside its multiples.
enum LossWords {
  static let all = Loss.byKind.map(\.rawValue)
  /// Those that any outputs may have.
  static let forAnyOutput = Loss.byKind.filter { $0.partner == nil }.map(\.rawValue).joined(separator: ", ")
}

/// Which scene.
struct SceneArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      ko: "들어 있는 장면의 이름 또는 장면 파일의 경로.", en: "A scene of the library, or a path to a scene file.", valueName: "scene"),
    completion: .scenes)
  var name: String = SceneOptions.usualScene
}

/// A command on one scene. Its groups of options stand side by side and not in one another: in a debug build the parser
/// checks a group once more for each that it stands in, and that was most of the time of the tests of the command line.
protocol SceneCommand {
  var scene: SceneArgument { get }
  var overrides: Overrides { get }
  var language: LanguageOption { get }
}

extension SceneCommand {
  var options: SceneOptions { SceneOptions(scene: scene.name, overrides: overrides, language: language) }
}

/// Which scene, and what to change in it.
struct SceneOptions {
  let scene: String
  let overrides: Overrides
  let language: LanguageOption

  /// What opens where no scene is named.
  static let usualScene = "worked-example"

  /// The scene with the overriding flags applied.
  ///
  /// - Parameter starts: what parameters start with.
  func open(starts: [StartWish] = []) throws -> Scene {
    try overrides.applied(to: SceneOpener(folder: overrides.scenes).scene(scene), starts: starts)
  }
}

struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(ko: "언어: ko 또는 en(안 쓰면 로캘을 따라요).", en: "The language: ko or en (default: the locale's)."),
    completion: .words(Language.self))
  var language: String?

  func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw ValidationError(
        ko: "--lang: '\(Particle.attach(language.sanitizedPath + "'", .topic)) 쓸 수 없는 언어예요. ko나 en을 쓰세요",
        en: "--lang: '\(language.sanitizedPath)' is no language here; use ko or en")
    }
  }

  /// `--lang`, NABLA_LANG, the configuration, then the locale.
  func resolved() throws -> Language {
    if let language, let known = Language(rawValue: language) { return known }
    return try Self.ofEnvironment(FoundSettings.configuration.preferences)
  }

  /// NABLA_LANG, what the files say, then the locale.
  static func ofEnvironment(_ settings: @autoclosure () -> Preferences) throws -> Language {
    if let name = Environment.variable("NABLA_LANG"), !name.isEmpty {
      guard let known = Language(rawValue: name) else {
        throw Failure(
          .usage, ko: "NABLA_LANG: '\(Particle.attach(name.sanitizedPath + "'", .topic)) 쓸 수 없는 언어예요. ko나 en을 쓰세요",
          en: "NABLA_LANG: '\(name.sanitizedPath)' is no language here; use ko or en")
      }
      return known
    }
    if let chosen = settings().language { return chosen }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(Environment.variable).first { !$0.isEmpty }
    return locale?.hasPrefix("ko") == true ? .ko : .en
  }
}

/// Where a command that changes nothing in a scene looks for more of them.
struct FolderOption: ParsableArguments {
  @Option(
    name: .customLong("scenes"),
    help: ArgumentHelp(ko: "장면을 더 찾아볼 폴더.", en: "A folder with more scenes.", valueName: "folder"),
    completion: .directory)
  var folder: String?
}

/// Flags that override what a scene says.
struct Overrides: ParsableArguments {
  @Option(
    help: ArgumentHelp(ko: "장면을 더 찾아볼 폴더.", en: "A folder with more scenes.", valueName: "folder"),
    completion: .directory)
  var scenes: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "학습률 η. 0보다 크고 1000000 이하인 수.", en: "η, above 0 and at most 1000000.", valueName: "number"))
  var learningRate: String?

  @Option(
    help: ArgumentHelp(
      ko: "은닉층의 활성화 함수. 은닉층이 없으면 출력층의 것.", en: "The hidden layers' activation, or the output's where none is hidden."),
    completion: .words(Activation.self))
  var activation: String?

  @Option(
    help: ArgumentHelp(ko: "초기화 방법.", en: "The initialization scheme."), completion: .words(Initialization.Name.self))
  var initialization: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "시드. 0부터 9223372036854775807까지.", en: "0 to 9223372036854775807.", valueName: "number"))
  var seed: String?

  @Option(
    help: ArgumentHelp(
      ko: "손실: \(LossWords.all.joined(separator: ", ")) 가운데 하나.",
      en: "The loss: \(LossWords.all.dropLast().joined(separator: ", ")) or \(LossWords.all.last!)."),
    completion: .words(Loss.self))
  var loss: String?

  @Option(help: ArgumentHelp(ko: "옵티마이저.", en: "The optimizer."), completion: .words(Optimizer.Name.self))
  var optimizer: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "한 스텝에 쓸 샘플 수 또는 all(모두).", en: "Samples a step, or all.", valueName: "size"),
    completion: .list(["all"]))
  var batch: String?

  @Option(
    name: .customLong("student"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      ko: "이 학생만의 숫자로 바꿔요. 이름이나 번호를 써요.", en: "Numbers of this student's own, from a name or a number.", valueName: "ID"
    ))
  var students: [String] = []

  func validate() throws {
    _ = try parsedRate()
    _ = try parsedSeed()
    _ = try parsedBatch()
    for student in students where student.trimmingSpaces.isEmpty {
      throw ValidationError(
        ko: "--student: 이름이나 번호를 써 주세요", en: "--student: needs a name or a number")
    }
    _ = try activation.map { try Self.word($0, flag: "--activation", of: Activation.self) }
    _ = try initialization.map { try Self.word($0, flag: "--initialization", of: Initialization.Name.self) }
    _ = try loss.map { try Self.word($0, flag: "--loss", of: Loss.self) }
    _ = try optimizer.map { try Self.word($0, flag: "--optimizer", of: Optimizer.Name.self) }
  }

  private func parsedRate() throws -> Double? {
    guard let learningRate else { return nil }
    if learningRate.contains(","), let value = Double(learningRate.split(separator: ",").joined(separator: ".")) {
      throw ValidationError(
        ko: "--learning-rate: '\(learningRate)'에 쉼표가 있어요. 이렇게 쓰세요: \(value)",
        en: "--learning-rate: '\(learningRate)' has a comma; use \(value)")
    }
    return try Self.rate(learningRate, flag: "--learning-rate")
  }

  /// A learning rate, η in (0, 10⁶].
  static func rate(_ text: String, flag: String) throws -> Double {
    guard let value = NumberWord.value(text), value > 0, value <= Settings.highestLearningRate else {
      throw ValidationError(
        ko: "\(flag): '\(Particle.attach(text.sanitizedPath + "'", .topic)) 0보다 크고 1000000 이하인 수가 아니에요",
        en: "\(flag): '\(text.sanitizedPath)' is not a number above 0 and at most 1000000")
    }
    return value
  }

  private func parsedSeed() throws -> UInt64? { try seed.map { try Self.seed($0, flag: "--seed") } }

  /// A seed, 0 … 2⁶³ − 1.
  static func seed(_ text: String, flag: String) throws -> UInt64 {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let value = UInt64(text), value < UInt64(1) << 63 else {
      throw ValidationError(
        ko: "\(flag): '\(Particle.attach(text.sanitizedPath + "'", .topic)) 0부터 9223372036854775807까지의 정수가 아니에요",
        en: "\(flag): '\(text.sanitizedPath)' is not a whole number from 0 to 9223372036854775807")
    }
    return value
  }

  private func parsedBatch() throws -> Batch? {
    guard let batch else { return nil }
    if batch == "all" { return .all }
    guard batch.allSatisfy({ $0.isASCII && $0.isNumber }), let size = Int(batch), size > 0 else {
      throw ValidationError(
        ko: "--batch: '\(Particle.attach(batch.sanitizedPath + "'", .topic)) 'all'도 1 이상인 정수도 아니에요",
        en: "--batch: '\(batch.sanitizedPath)' is neither 'all' nor a whole number from 1")
    }
    return .size(size)
  }

  /// One of a closed set of words.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, flag: String, of words: Word.Type
  ) throws -> Word where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    throw ValidationError(.unknownValue(text.sanitizedPath, of: flag, allowed))
  }

  /// The scene as the flags want it.
  ///
  /// - Throws: `Failure` 64 or 65 where they do not go together.
  func applied(to scene: Scene, starts: [StartWish] = []) throws -> Scene {
    if students.count > 1 {
      throw Failure(
        .usage, ko: "--student: 한 번에 한 명이에요. 반 전체는 nabla sheet로 뽑아요",
        en: "--student: one at a time; nabla sheet takes a whole class")
    }
    return try applied(to: scene, starts: starts, student: students.first)
  }

  /// The scene as the flags want it, with a student's numbers.
  ///
  /// - Throws: `Failure` 64 or 65 where they do not go together.
  func applied(to scene: Scene, starts: [StartWish] = [], student: String?) throws -> Scene {
    var overrides = SceneOverrides()
    overrides.learningRate = try parsedRate()
    overrides.batch = try parsedBatch()
    overrides.optimizer = optimizer.flatMap(Optimizer.Name.init)
    overrides.loss = loss.flatMap(Loss.init)
    overrides.activation = activation.flatMap(Activation.init)
    overrides.initialization = initialization.flatMap(Initialization.Name.init)
    overrides.seed = try parsedSeed()
    for wish in starts {
      let start: SceneOverrides.Start
      switch wish {
      case .data(let name, let text):
        overrides.data.append(try Self.change(name, text, of: scene))
        continue
      case .setting(let setting, let text):
        overrides.settings[setting] = text
        continue
      case .layers(let layers):
        overrides.layers = layers
        continue
      case .activation(let change):
        overrides.activations.append(change)
        continue
      case .value(let value): start = value
      }
      if let constant = OptimizerConstant(rawValue: start.name) {
        guard constant.allows(start.value) else {
          let range = constant == .epsilon ? "a number above 0, at most 1" : "a number from 0 to below 1"
          throw ValidationError(
            ko: "--set: \(start.name)에는 \(constant == .epsilon ? "0보다 크고 1 이하인 수" : "0 이상 1 미만인 수")를 써요",
            en: "--set: \(start.name) takes \(range)")
        }
        overrides.constants[constant] = start.value
      } else {
        overrides.starts.append(start)
      }
    }
    var scene = student.map { scene.withNumbers(of: Self.identity(of: $0)) } ?? scene
    do {
      scene = try overrides.applied(to: scene)
    } catch {
      throw Self.failure(error)
    }
    return scene
  }

  /// A change of the data as it is typed.
  ///
  /// - Throws: what is none, and what is wrong in a table.
  private static func change(_ name: DataChange.Name, _ text: String, of scene: Scene) throws -> DataChange {
    if let change = DataChange(name, text) { return change }
    if name == .data, DataChange.isPath(text), let data = scene.experiment.dataset {
      return .table(text, try TableOpener.samples(text, inputs: data.rawInputCount, outputs: data.targetCount))
    }
    throw Failure(
      .usage,
      ko:
        "--set: \(name.rawValue)에 '\(Particle.attach(text.sanitizedPath + "'", .topic)) 쓸 수 없어요. 쓸 수 있는 것: \(name.example)",
      en: "--set: \(name.rawValue) cannot be '\(text.sanitizedPath)'; it takes \(name.example)")
  }

  /// A student's name as it is taken, however it was typed: spaces around it and ways to write Hangul do not matter.
  static func identity(of student: String) -> String { student.trimmingSpaces.sanitized() }

  private static func failure(_ problem: SceneOverrides.Problem) -> Failure {
    switch problem {
    case .noNetwork:
      Failure(
        .usage, ko: "--activation: 이 장면의 비용은 식이라서 신경망이 없어요",
        en: "--activation: this scene has no network; its cost is a formula")
    case .nothingGiven:
      Failure(
        .usage, ko: "--initialization: 'given'에는 가중치가 필요한데, 가중치는 장면 파일에만 쓸 수 있어요",
        en: "--initialization: 'given' needs weights, which only a scene file can give")
    case .noParameter(let name, let all):
      Failure(
        .usage, ko: "--set: 매개변수 '\(Particle.attach(name.sanitizedPath + "'", .topic)) 없어요. 있는 것: \(all)",
        en: "--set: no parameter '\(name.sanitizedPath)' here; there are \(all)")
    case .noConstant(let constant, let optimizer):
      Failure(.usage, LocalizedText("error: --set: ") + Phrase.noConstant(constant, optimizer).inAll)
    case .noLayers(let layers):
      Failure(
        .usage, ko: "--set: layers에 \(Particle.attach(layers.text, .topic)) 쓸 수 없어요. 입력과 출력의 수는 장면을 따라요",
        en: "--set: layers cannot be \(layers.text); inputs and outputs are the scene's")
    case .noLayer(let place, let last):
      Failure(
        .usage, ko: "--set: activation: 여기에는 \(place.word) 층이 없어요. 1부터 \(last)까지 있어요",
        en: "--set: activation: no layer \(place.word) here; there are 1 to \(last)")
    case .noValue(let setting, let text):
      Failure(
        .usage,
        ko:
          "--set: \(setting.rawValue)에 '\(Particle.attach(text.sanitizedPath + "'", .topic)) 쓸 수 없어요. 쓸 수 있는 것: \(setting.takes)",
        en: "--set: \(setting.rawValue) cannot be '\(text.sanitizedPath)'; it takes \(setting.takes)")
    case .conflict(let sentence): Failure(.badData, LocalizedText("error: ") + sentence)
    case .noData(let change, let refusal):
      Failure(
        .usage,
        LocalizedText("error: --set: \(change.name.rawValue)=\(change.text.sanitizedPath): ")
          + Phrase.dataRefused(refusal).inAll)
    }
  }
}

/// A size such as 120x40.
struct CellSize: ExpressibleByArgument {
  let columns: Int
  let rows: Int

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Self.number(parts[0]), let rows = Self.number(parts[1]) else { return nil }
    guard (1...1_000).contains(columns), (1...1_000).contains(rows) else { return nil }
    self.columns = columns
    self.rows = rows
  }

  private static func number(_ text: Substring) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }
}

extension LocalizedText {
  /// `--theme: unknown value 'drak' (did you mean 'dark'?); use one of …`.
  ///
  /// - Parameters:
  ///   - value: as it was typed.
  ///   - flag: with its dashes.
  ///   - allowed: all that there are.
  static func unknownValue(_ value: String, of flag: String, _ allowed: [String]) -> LocalizedText {
    let list = allowed.joined(separator: ", ")
    let near = didYouMean(nearestWords(to: value, among: allowed).first)
    return LocalizedText(
      ko: "\(flag)에 '\(Particle.attach(value + "'", .topic)) 없어요\(near.ko). 쓸 수 있는 값: \(list)",
      en: "\(flag): unknown value '\(value)'\(near.en); use one of \(list)")
  }
}

extension Wording {
  /// The words in every language.
  var inAll: LocalizedText { LocalizedText(ko: korean, en: english) }
}
