// The command line that opens a screen again.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// The command line that opens this screen again.
  package var reproducingCommand: ReproducingCommand {
    let origin =
      workspace.scene.origin
      ?? SceneOrigin(word: workspace.scene.name, folder: nil, of: workspace.scene)
    let attempts = plans(origin).lazy.map { CommandAttempt($0, of: self, origin) }
    // The first that brings back the run and its comparison, else the one that misses least.
    var best: CommandAttempt?
    // The likely guesses come first; a key does not wait for many others.
    var left = 4 * CommandAttempt.greatestEffort
    for attempt in attempts {
      if attempt.isWhole {
        best = attempt
        break
      }
      if attempt.missing.count < best?.missing.count ?? .max { best = attempt }
      if attempt.isReplayed { left -= CommandAttempt.effort(of: self) }
      if left < 0 { break }
    }
    return best!.command(of: self, origin)
  }

  /// What could have led here, the likeliest first.
  private func plans(_ origin: SceneOrigin) -> [CommandPlan] {
    let own = workspace.history.experiment
    guard workspace.isRacing else {
      let isRacingAtFirst = workspace.scene.panels.contains(.runs) && workspace.scene.runs.count > 1
      return [CommandPlan(base: own, keys: isRacingAtFirst ? ["M"] : []), CommandPlan(base: own, keys: [])]
    }
    var bases = [workspace.scene.experiment]
    for run in workspace.runs where run.entry != nil && !bases.contains(run.history.experiment) {
      bases.append(run.history.experiment)
    }
    // What was typed is typed again.
    let typed = workspace.raceText.map { text in
      [":"] + "race \(text)".map { $0 == " " ? "Space" : String($0) } + ["Enter"]
    }
    return ((typed.map { [$0] } ?? []) + [[], ["m"], ["m", "m"]]).flatMap { keys in
      bases.map { CommandPlan(base: $0, keys: keys) }
    }
  }
}
