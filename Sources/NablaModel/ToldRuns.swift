// Whether what is on screen is what the lesson tells of, and whether it has shown the answer.

import NablaCore
import NablaLesson
import NablaWords

extension Model {
  /// The scene that comes after this one; nil where it is the last.
  package var nextEntry: CatalogEntry? {
    guard let place = catalog.firstIndex(where: { $0.name == workspace.scene.name }) else { return nil }
    return place + 1 < catalog.count ? catalog[place + 1] : nil
  }

  /// Whether what is on screen has shown what the answer tells.
  package var hasShownAnswer: Bool {
    switch workspace.scene.reveal {
    case .change(let step, let wanted):
      guard workspace.cursor.step >= step else { return false }
      return wanted.isEmpty
        ? hasRunWithChange : shownRuns.contains { $0.has(wanted, of: toldScene, at: workspace.cursor.step) }
    case .step, nil:
      // What the learner has changed is another experiment than the one that was asked about.
      guard isAsTold else { return false }
      // A run that ends before that step has nothing more to show.
      return workspace.cursor.step >= workspace.scene.revealStep
        || workspace.hasDiverged && !workspace.isRacing && workspace.cursor.step >= workspace.lastShownStep
    }
  }

  /// Whether a run on screen comes to the answer if it only goes on.
  package var isOnWayToAnswer: Bool {
    guard case .change(_, let wanted) = workspace.scene.reveal else { return isAsTold }
    if wanted.isEmpty { return hasRunWithChange }
    return shownRuns.contains { $0.has(wanted, of: toldScene, at: workspace.cursor.step) }
  }

  /// The scene as its file has it, which its lesson is about, however it was opened.
  private var toldScene: Scene {
    var scene = workspace.scene
    if let written = scene.origin?.written { scene.experiment = written }
    return scene
  }

  /// What has been changed of a scene since its texts were written, if it is made of what is on screen.
  ///
  /// - Parameter experiment: the run on screen, with the settings that act now and the values that it started with.
  package func adaptation(of experiment: Experiment) -> Adaptation? {
    let scene = workspace.scene
    guard !scene.lesson.isEmpty || scene.question != nil || !scene.notes.isEmpty else { return nil }
    if !isSceneOwn { return .network }
    return experiment.isSame(as: toldScene.experiment) ? scene.adapted : .settings
  }

  /// Whether the network on screen has the neurons and connections that the scene's has, and learns of the same samples.
  package var isSceneOwn: Bool {
    guard workspace.scene.dataChanges.isEmpty, workspace.scene.adapted != .network else { return false }
    guard let network = situation.network, let own = toldScene.experiment.settings.network else { return true }
    return network.hasSameParameters(as: own)
  }

  /// The compared runs, or where none are, the current one.
  private var shownRuns: [Run] {
    workspace.isRacing ? workspace.runs.filter { $0.entry != nil } : [workspace.current]
  }

  /// Whether what the lesson says is about the run on screen: as the scene has it, or as its question asks.
  package var isLessonAboutRun: Bool {
    let run = workspace.current
    let step = workspace.cursor.step
    if isAsTold { return true }
    guard case .change(_, let wanted) = workspace.scene.reveal, !wanted.isEmpty else { return false }
    return run.has(wanted, of: toldScene, at: step)
  }

  /// Whether a scene that compares runs has its comparison on screen, under the letters that its text uses; a scene without
  /// one lacks none.
  package var showsComparison: Bool {
    guard workspace.scene.panels.contains(.runs) else { return true }
    let told = Run.told(by: toldScene)
    guard told.count > 1 else { return true }
    let compared = workspace.runs.filter { $0.entry != nil }
    return compared.count == min(told.count, Workspace.mostRuns) && compared.allSatisfy { $0.isInPlace(among: told) }
  }

  /// Whether what is on screen is what the scene tells of: the runs that it compares, or else its own run.
  private var isAsTold: Bool {
    let step = workspace.cursor.step
    guard showsComparison, workspace.scene.dataChanges.isEmpty, workspace.scene.adapted == nil else { return false }
    guard workspace.isRacing, workspace.scene.panels.contains(.runs) else {
      return workspace.current.isOwn(of: toldScene, at: step)
    }
    return workspace.runs.filter { $0.entry != nil }.allSatisfy { $0.isTold(by: toldScene, at: step) }
  }

  /// Whether a step was made with something that is not as the scene has it.
  private var hasRunWithChange: Bool {
    guard workspace.cursor.step > 0 else { return false }
    let isOtherRace = workspace.isRacing && !workspace.scene.panels.contains(.runs)
    return isOtherRace || !workspace.scene.dataChanges.isEmpty || workspace.scene.adapted != nil
      || workspace.runs.contains { !$0.isTold(by: toldScene, at: workspace.cursor.step) }
  }
}

extension Run {
  /// The runs that a scene tells of: those that it compares, and its own where that is not among them.
  fileprivate static func told(by scene: Scene) -> [Experiment] {
    let variants = scene.runs.map { $0.experiment(from: scene.experiment) }
    return variants.contains { $0.isSame(as: scene.experiment) } ? variants : [scene.experiment] + variants
  }

  /// Whether it is, up to a step, one of the runs that a scene tells of; compared by the scene, in its own place.
  fileprivate func isTold(by scene: Scene, at step: Int) -> Bool {
    guard !isChanged(before: step) else { return false }
    let told = Self.told(by: scene)
    guard entry != nil, scene.panels.contains(.runs) else {
      return told.contains { $0.isSame(as: history.experiment) }
    }
    return isInPlace(among: told)
  }

  /// Whether it is, up to a step, the run that a scene opens with.
  fileprivate func isOwn(of scene: Scene, at step: Int) -> Bool {
    !isChanged(before: step) && scene.experiment.isSame(as: history.experiment)
  }

  /// Whether it was started as the one of these runs whose place it has in a comparison.
  fileprivate func isInPlace(among told: [Experiment]) -> Bool {
    guard let entry, told.indices.contains(entry.place) else { return false }
    return told[entry.place].isSame(as: history.experiment)
  }

  private func isChanged(before step: Int) -> Bool {
    history.changes.contains { $0.step < max(1, step) }
  }

  /// Whether it was started with these changes to the scene, and with no other.
  fileprivate func has(_ wanted: [WantedChange], of scene: Scene, at step: Int) -> Bool {
    guard scene.dataChanges.isEmpty, scene.adapted == nil,
      !history.changes.contains(where: { (1..<max(1, step)).contains($0.step) })
    else {
      return false
    }
    return WantedChange.areMade(
      wanted, by: history.settings(at: 0), from: history.state(at: 0).parameters, of: scene)
  }
}

extension Experiment {
  fileprivate func isSame(as other: Experiment) -> Bool {
    settings == other.settings && initialization == other.initialization
  }
}
