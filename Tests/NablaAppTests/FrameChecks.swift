// What has to hold for every frame and every model, whatever was pressed before.

import NablaCanvas
import NablaCore
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

/// Random numbers that are the same every time.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// SplitMix64, by Steele, Lea and Flood (2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What is wrong with a frame; nil where nothing is.
func fault(in frame: Frame, of model: Model) -> String? {
  guard frame.size == model.size else { return "\(frame.size) instead of \(model.size)" }
  for y in 0..<frame.size.rows {
    var isHalf = false
    for x in 0..<frame.size.columns {
      let glyph = frame[x, y].glyph
      if isHalf != (glyph == Cell.rightHalf) { return "half a wide character at \(x),\(y)" }
      isHalf = glyph != Cell.rightHalf && TextWidth.of(glyph) == 2
      if glyph != Cell.rightHalf, glyph.value < 0x20 || glyph.value == 0x7F {
        return "a control character at \(x),\(y)"
      }
      if !model.surroundings.isUnicode, glyph.value >= 0x80 { return "\(glyph) at \(x),\(y) is not ASCII" }
    }
    if isHalf { return "half a wide character at the end of row \(y)" }
  }
  if let cursor = frame.cursor, !Rect(frame.size).contains(cursor) { return "the cursor is at \(cursor)" }
  return nil
}

/// What is wrong with a model; nil where nothing is.
///
/// - Parameter isReplaying: whether the step on screen is also compared with a replay, which takes a while.
func fault(of model: Model, replaying isReplaying: Bool = true) -> String? {
  let workspace = model.workspace
  if workspace.runs.isEmpty || workspace.runs.count > Workspace.mostRuns { return "\(workspace.runs.count) runs" }
  if Set(workspace.runs.map(\.number)).count != workspace.runs.count { return "a run's number twice" }
  if workspace.cursor.step < 0 || workspace.cursor.step > workspace.history.latestStep { return "\(workspace.cursor)" }
  if workspace.cursor.step > workspace.lastShownStep { return "\(workspace.cursor) beyond what can be shown" }
  if !model.beats.indices.contains(workspace.cursor.beat) { return "beat \(workspace.cursor.beat)" }
  if !(0..<model.names.count).contains(model.look.selection) { return "selection \(model.look.selection)" }
  if !(0..<model.names.count).contains(model.look.axisX) { return "axis \(model.look.axisX)" }
  if let y = model.look.axisY, !(0..<model.names.count).contains(y) || y == model.look.axisX { return "axes \(y)" }
  if let data = model.history.experiment.dataset, !(0..<data.count).contains(model.look.sample) { return "sample" }
  if model.situation.step.state.step != workspace.cursor.step { return "a situation of another step" }
  if isReplaying, model.situation.step != workspace.history.step(at: workspace.cursor.step) {
    return "another situation"
  }
  let step = workspace.cursor.step
  if model.situation.settings != workspace.history.settings(at: step).atStep(step) { return "other settings" }
  if model.history.experiment.settings.conflict(with: model.history.experiment.subject) != nil { return "a conflict" }
  if model.settingsInForce.conflict(with: model.history.experiment.subject) != nil { return "a conflict" }
  if !(model.rate > 0 && model.rate <= 1e6) { return "η = \(model.rate)" }
  if !(0...1e7).contains(model.playback.credit) { return "credit \(model.playback.credit)" }
  if model.done.count > Model.mostDeeds || model.undone.count > Model.mostDeeds { return "too many deeds" }
  if !model.panels.contains(model.look.focus) { return "focus \(model.look.focus)" }
  if model.arrangement.kind != .card, model.arrangement.rect(of: model.look.focus) == nil { return "focus not shown" }
  let isFinite = model.cost.isFinite && model.situation.parameters.allSatisfy { $0.isFinite }
  // Only a run whose very start is diverged has nothing finite to show.
  if !isFinite, model.history.divergedAt != 0 { return "C = \(model.cost) at \(workspace.cursor)" }
  return nil
}
