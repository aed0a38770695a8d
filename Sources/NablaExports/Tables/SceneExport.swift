// The scene as the learner has changed it, to be opened again.

import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel

extension Model {
  /// The scene with the settings that act now, the start of the run and what the contour shows. Opened again, it begins
  /// where this run began.
  package var exportedScene: Scene {
    var scene = workspace.scene
    scene.experiment = workspace.history.experiment
    scene.experiment.settings = settingsInForce
    if let start = changedStart { scene.experiment.initialization.scheme = start }
    if let runs = comparedRuns(beside: scene.experiment) {
      scene.runs = runs
      if !scene.panels.contains(.runs) {
        // Where four panels have room, it is one of them.
        let first = scene.panels.isEmpty ? Array(workspace.panels.prefix(3)) : scene.panels
        scene.panels = first
        scene.panels.insert(.runs, at: min(3, first.count))
      }
    }
    // A run that does not go with what was changed would keep the scene from being read.
    let base = scene.experiment
    scene.runs.removeAll { run in
      let own = run.experiment(from: base)
      return own.settings.conflict(with: own.subject) != nil
    }
    scene.contour = exportedContour
    scene.adapted = adaptation(of: base)
    return scene.selfContained
  }

  /// The comparison on screen, as the scene would have it; nil where there is none, or no scene can say it.
  private func comparedRuns(beside base: Experiment) -> [RunVariant]? {
    let compared = workspace.runs.filter { $0.entry != nil }
    guard compared.count > 1 else { return nil }
    let experiments = compared.map { run -> Experiment in
      if run.number == workspace.currentNumber { return base }
      var own = run.history.experiment
      own.settings = run.history.settings(at: workspace.changeStep)
      let values = run.history.state(at: 0).parameters
      if values != own.firstParameters {
        let count = own.names.weightCount
        own.initialization.scheme = .given(
          weights: Array(values.prefix(count)), biases: Array(values.dropFirst(count)))
      }
      return own
    }
    return RunVariant.variants(of: experiments, labels: compared.map { $0.entry?.label }, from: base)
  }

  /// The parameters at step 0 where they are not those that the initialization made.
  private var changedStart: Initialization.Scheme? {
    let history = workspace.history
    let values = history.state(at: 0).parameters
    guard values != history.experiment.firstParameters else { return nil }
    let count = names.weightCount
    return .given(weights: Array(values.prefix(count)), biases: Array(values.dropFirst(count)))
  }

  /// What the scene says of its contour, unless the learner has chosen otherwise.
  private var exportedContour: SceneContour? {
    let scene = workspace.scene
    guard look.plane == .parameters else { return scene.contour }
    let first = scene.contour?.x.flatMap { names.index(of: $0) } ?? 0
    let second = scene.contour?.y.flatMap { names.index(of: $0) } ?? names.first(except: first)
    let hasOwnAxes = look.axisX == first && (look.axisY == nil || look.axisY == second)
    let hasOwnView = look.landscape == scene.contour?.view ?? .lines
    if hasOwnAxes, hasOwnView, look.viewport == nil { return scene.contour }
    var view = scene.contour ?? SceneContour()
    view.x = names.name(at: look.axisX)
    view.y = look.axisY.map(names.name(at:))
    if !hasOwnAxes {
      view.xRange = nil
      view.yRange = nil
    }
    if let viewport = look.viewport {
      view.xRange = viewport.x
      view.yRange = look.axisY == nil ? nil : viewport.y
    }
    if !hasOwnView { view.view = look.landscape }
    return view
  }
}
