// Options that say how far the run is and how it is looked at: the words of the command line that reopens a screen.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaScreen

struct StagingOptions: ParsableArguments {
  @Option(
    name: .customLong("goto"), parsing: .unconditional,
    help: ArgumentHelp(
      ko: "몇 번째 스텝을 볼지. 그 스텝의 첫 세부 단계에서 멈춰 있어요.", en: "At which step, paused at its first beat.", valueName: "N"))
  var step: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "그 스텝의 몇 번째 세부 단계를 볼지. 1부터 세요.", en: "Which beat of that step, from 1.", valueName: "N"))
  var beat: String?

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      ko: """
        스텝 0에서의 값. w3=0.5 같은 매개변수, beta=0.5 같은 옵티마이저의 상수, 또는 l1, l2, schedule, frozen, patience, \
        activation=2:tanh(가중치가 있는 첫 층이 1), layers=2-4:tanh:no-bias-1, data, function, features, samples, noise, \
        test, points. 여러 번 쓸 수 있어요.
        """,
      en: """
        A parameter's value at step 0, such as w3=0.5, a constant of the optimizer, beta=0.5, or l1, l2, \
        schedule, frozen, patience, activation=2:tanh (layer 1 is the first with weights), \
        layers=2-4:tanh:no-bias-1, data, function, features, samples, noise, test, points; as often as needed.
        """,
      valueName: "name=value"))
  var starts: [String] = []

  @Option(name: .customLong("change"), parsing: .unconditionalSingleValue, help: ChangeOption.help)
  var changes: [String] = []

  @Option(
    help: ArgumentHelp(ko: "등고선의 가로축에 놓을 매개변수.", en: "The contour's parameter along x.", valueName: "name"),
    completion: .parameters())
  var x: String?

  @Option(
    help: ArgumentHelp(ko: "등고선의 세로축에 놓을 매개변수.", en: "The contour's parameter along y.", valueName: "name"),
    completion: .parameters())
  var y: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "등고선의 가로 범위, A부터 B까지.", en: "The contour from A to B along x.", valueName: "A:B"))
  var xRange: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "등고선의 세로 범위, A부터 B까지.", en: "The contour from A to B along y.", valueName: "A:B"))
  var yRange: String?

  @Option(
    help: ArgumentHelp(
      ko: "등고선을 그리는 방법: lines(선), shaded(색), both(둘 다), surface(곡면), basins(출발점마다 닿는 극솟값) 가운데 하나.",
      en: "The contour as lines, shaded, both, surface or basins."), completion: .words(LandscapeView.self))
  var view: String?

  @Option(
    help: ArgumentHelp(ko: "혼자 보여 줄 패널.", en: "The panel to show alone.", valueName: "name"),
    completion: .words(Panel.self))
  var panel: String?

  @Option(
    help: ArgumentHelp(ko: "키를 받을 패널.", en: "The panel that the keys go to.", valueName: "name"),
    completion: .words(Panel.self))
  var focus: String?

  @Option(
    help: ArgumentHelp(ko: "고른 매개변수.", en: "The selected parameter.", valueName: "name"), completion: .parameters())
  var select: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "화면에 보일 샘플의 번호. 1부터 세요.", en: "The sample on screen, from 1.", valueName: "K"))
  var sample: String?

  @Option(
    help: ArgumentHelp(
      ko: "연쇄법칙을 풀 때 쓰는 소수 자릿수: exact(그대로), 3(반올림), 'cut 3'(버림).",
      en: "Decimals of the derivation: exact, 3, or 'cut 3'.", valueName: "precision"))
  var precision: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "설명의 쪽. 1부터 세요.", en: "The lesson's page, from 1.", valueName: "N"))
  var page: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "누를 키. 이름은 'nabla keys'에 나와요. wait:1.5는 그만큼(초) 기다려요.",
      en: "Keys to press, as 'nabla keys' names them; wait:1.5 lets time go by.", valueName: "keys"))
  var keys: String = ""

  func validate() throws {
    _ = try staging()
    _ = try startValues()
    _ = try KeyScript(keys)
  }

  /// Whether nothing is asked for.
  func isEmpty() throws -> Bool { try staging().isEmpty && keys.isEmpty && step == nil }

  /// What the flags ask for.
  ///
  /// - Throws: `ValidationError` for a value that no scene could take.
  func staging() throws -> Staging {
    var staging = Staging()
    if let step { staging.step = try Count.parse(step, flag: "--goto", from: 0, to: Self.farthest) }
    if let beat { staging.beat = try Count.parse(beat, flag: "--beat", from: 1, to: 1_000) }
    staging.changes = try ChangeOption.parsed(changes)
    staging.x = x
    staging.y = y
    staging.xRange = try xRange.map { try SliceOptions.range($0, flag: "--x-range") }
    staging.yRange = try yRange.map { try SliceOptions.range($0, flag: "--y-range") }
    staging.view = try view.map { try Overrides.word($0, flag: "--view", of: LandscapeView.self) }
    staging.panel = try panel.map { try Overrides.word($0, flag: "--panel", of: Panel.self) }
    staging.focus = try focus.map { try Overrides.word($0, flag: "--focus", of: Panel.self) }
    staging.selection = select
    staging.sample = try sample.map { try Count.parse($0, flag: "--sample", from: 1) }
    staging.precision = try precision.map(Self.precision)
    staging.page = try page.map { try Count.parse($0, flag: "--page", from: 1, to: 1_000) }
    return staging
  }

  /// The values that parameters start with, constants of the optimizer, and settings that are told as text.
  func startValues() throws -> [StartWish] {
    try starts.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2, parts[0] == "layers" {
        guard let layers = LayerSizes(parts[1]) else {
          throw ValidationError(
            ko:
              "--set: '\(Particle.attach(text.sanitizedPath + "'", .topic)) layers=2-4-1이나 layers=2-4:tanh-1:no-bias 같은 층 목록이 아니에요",
            en: "--set: '\(text.sanitizedPath)' is no list of layers such as layers=2-4-1 or layers=2-4:tanh-1:no-bias")
        }
        return .layers(layers)
      }
      if parts.count == 2, let data = DataChange.Name(rawValue: parts[0]) { return .data(data, parts[1]) }
      if parts.count == 2, parts[0] == "activation" {
        guard let change = ActivationChange(parts[1]) else {
          throw ValidationError(
            ko: "--set: '\(Particle.attach(text.sanitizedPath + "'", .topic)) activation=2:tanh 같은 활성화 함수가 아니에요",
            en: "--set: '\(text.sanitizedPath)' is no activation such as activation=2:tanh")
        }
        return .activation(change)
      }
      if parts.count == 2, let setting = StepSetting(rawValue: parts[0]) { return .setting(setting, parts[1]) }
      guard parts.count == 2, !parts[0].isEmpty, let value = NumberWord.value(parts[1]), abs(value) <= 1e12 else {
        throw ValidationError(
          ko: "--set: '\(Particle.attach(text.sanitizedPath + "'", .topic)) w3=0.5처럼 이름과 수를 쓴 것이 아니에요",
          en: "--set: '\(text.sanitizedPath)' is no name and number such as w3=0.5")
      }
      return .value(SceneOverrides.Start(name: parts[0], value: value))
    }
  }

  /// As far ahead as the program goes at once.
  static let farthest = 10_000_000

  private static func precision(_ text: String) throws -> Precision {
    guard let precision = DerivationLook.precisions.first(where: { Model.word(of: $0) == text }) else {
      let all = DerivationLook.precisions.map { "'\(Model.word(of: $0))'" }.joined(separator: ", ")
      throw ValidationError(
        ko: "--precision에 '\(Particle.attach(text.sanitizedPath + "'", .topic)) 없어요. 쓸 수 있는 값: \(all)",
        en: "--precision: unknown value '\(text.sanitizedPath)'; use one of \(all)")
    }
    return precision
  }
}

/// What `--set` asks for.
enum StartWish: Sendable {
  /// Other data, as they are typed.
  case data(DataChange.Name, String)
  /// A parameter's value, or a constant of the optimizer.
  case value(SceneOverrides.Start)
  /// The activation of the hidden layers or of one layer.
  case activation(ActivationChange)
  /// The layers of the network.
  case layers(LayerSizes)
  /// A setting as it is typed.
  case setting(StepSetting, String)
}

/// What is changed while a run goes on.
enum ChangeOption {
  static let help = ArgumentHelp(
    ko: "도중에 바꿀 것: 5:learning-rate=0.3, 7:w5=1, 3:activation=2:tanh처럼 써요. 여러 번 쓸 수 있어요.",
    en: "What is changed on the way: 5:learning-rate=0.3, 7:w5=1 or 3:activation=2:tanh; as often as needed.",
    valueName: "N:name=value")

  /// - Throws: `ValidationError` for what is no change.
  static func parsed(_ texts: [String]) throws -> [Staging.Change] { try texts.map(change) }

  private static func change(_ text: String) throws -> Staging.Change {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let parts = halves.last!.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2, parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw ValidationError(
        ko:
          "--change: '\(Particle.attach(text.sanitizedPath + "'", .topic)) 5:learning-rate=0.3이나 7:w5=1처럼 스텝, 이름, 값을 쓴 것이 아니에요",
        en: "--change: ''\(text.sanitizedPath)' is no step, name and value such as 5:learning-rate=0.3 or 7:w5=1")
    }
    let step = try Count.parse(halves[0], flag: "--change", from: 0, to: StagingOptions.farthest)
    return Staging.Change(step: step, name: parts[0], value: parts[1])
  }
}

extension Stage {
  /// Makes of a model what the flags ask for; their keys are not pressed.
  ///
  /// - Throws: `Failure` 64 for what this scene has not.
  static func prepare(_ model: inout Model, _ staging: Staging, isPlaying: Bool = false) throws {
    let progress = Progress(.told(ko: "스텝", en: "step"), total: staging.step, isAlone: true)
    defer { progress.end() }
    try refusing { () throws(StagingProblem) in
      try model.stage(staging, isPlaying: isPlaying) { progress.advance() }
    }
  }

  /// The same for a model that shows what another one has already made.
  static func prepare(_ model: inout Model, _ staging: Staging, runOf other: Model) throws {
    try refusing { () throws(StagingProblem) in try model.stage(staging, runOf: other) }
  }

  private static func refusing(_ stage: () throws(StagingProblem) -> Void) throws {
    do {
      try stage()
    } catch {
      throw Failure(
        .usage, ko: "--\(error.flag): \(error.reason.ko.sanitizedPath)",
        en: "--\(error.flag): \(error.reason.en.sanitizedPath)")
    }
  }

  /// Presses keys and lets time go by.
  ///
  /// - Parameters:
  ///   - script: what to press, and how long to wait.
  ///   - model: presses them.
  ///   - isTold: whether the terminal may show how far it is.
  /// - Returns: whether the program goes on after them.
  func press(_ script: KeyScript, on model: inout Model, isTold: Bool = true) -> Bool {
    let progress = isTold ? Progress(.told(ko: "화면", en: "frame"), total: script.ticks, isAlone: true) : nil
    defer { progress?.end() }
    for item in script.items {
      switch item {
      case .key(let key):
        // A way that is long only because each step is: it need not be shown.
        let isFar = model.destination != nil
        Self.computeRuns(&model)
        guard perform(model.update(.key(key)), on: &model) else { return false }
        if !isFar, let destination = model.destination, destination <= model.workspace.cursor.step + 200 {
          model.arrive()
        }
      case .wait(let seconds):
        for _ in 0..<KeyScript.ticks(in: seconds) {
          tick(&model)
          progress?.advance()
        }
      }
    }
    return true
  }
}
