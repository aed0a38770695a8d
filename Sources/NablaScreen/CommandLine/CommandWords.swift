// A command line as the words that a person would type.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension CommandAttempt {
  /// The scene and its flags.
  func words(_ wanted: Model, _ origin: SceneOrigin) -> [String] {
    var words = [origin.word]
    func add(_ flag: String, _ value: String?) {
      guard let value else { return }
      // A value that begins like a flag is joined to its own.
      if value.hasPrefix("-") { words.append("--\(flag)=\(value)") } else { words += ["--" + flag, value] }
    }
    add("scenes", origin.folder)
    add("student", origin.student)
    add("learning-rate", overrides.learningRate.map(Self.plain))
    add("activation", overrides.activation?.rawValue)
    add("initialization", overrides.initialization?.rawValue)
    add("seed", overrides.seed.map(String.init))
    add("loss", overrides.loss?.rawValue)
    add("optimizer", overrides.optimizer?.rawValue)
    add("batch", overrides.batch.map { Words.batch($0) ?? Model.wholeBatch })
    for change in overrides.data { add("set", "\(change.name.rawValue)=\(change.text)") }
    for (constant, value) in overrides.constants.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add("set", "\(constant.rawValue)=\(Self.plain(value))")
    }
    for change in overrides.activations { add("set", "activation=\(change.text)") }
    add("set", overrides.layers.map { "layers=\($0.text)" })
    for setting in StepSetting.allCases {
      if let text = overrides.settings[setting] { add("set", "\(setting.rawValue)=\(text)") }
    }
    for start in overrides.starts { add("set", "\(start.name)=\(Self.plain(start.value))") }
    for change in staging.changes { add("change", change.text) }
    add("goto", "\(staging.step)")
    if staging.beat != 1 { add("beat", "\(staging.beat)") }
    add("x", staging.x)
    add("y", staging.y)
    func range(_ range: ClosedRange<Double>) -> String {
      "\(Self.plain(range.lowerBound)):\(Self.plain(range.upperBound))"
    }
    add("x-range", staging.xRange.map(range))
    add("y-range", staging.yRange.map(range))
    add("view", staging.view?.rawValue)
    add("panel", staging.panel?.rawValue)
    add("focus", staging.focus?.rawValue)
    add("select", staging.selection)
    add("sample", staging.sample.map(String.init))
    add("precision", staging.precision.map(Model.word))
    add("page", staging.page.map(String.init))
    if !keys.isEmpty { add("keys", keys.joined(separator: " ")) }
    add("lang", wanted.look.language.rawValue)
    let theme = wanted.look.themeBeforeProjector ?? wanted.look.theme
    if theme != .dark, !wanted.look.automatic.contains(.theme) { add("theme", theme.rawValue) }
    if wanted.look.glyphs != .braille, !wanted.look.automatic.contains(.glyphs) {
      add("glyphs", wanted.look.glyphs.rawValue)
    }
    if wanted.look.signs != .usual { add("signs", wanted.look.signs.rawValue) }
    return words
  }

}
