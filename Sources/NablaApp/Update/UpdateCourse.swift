// The course: from lesson to lesson, and from a question to the answer that the run shows.

import NablaCanvas
import NablaScenes

extension Model {
  // MARK: Which scene

  /// The scene so many places on in the list; round from the last to the first.
  mutating func openScene(by offset: Int) -> [Command] {
    let place = catalog.firstIndex { $0.name == workspace.scene.name } ?? (offset > 0 ? -1 : 0)
    return [.openScene(catalog[((place + offset) % catalog.count + catalog.count) % catalog.count].name)]
  }

  /// The scene that comes after this one; nil where it is the last.
  var nextEntry: CatalogEntry? {
    guard let place = catalog.firstIndex(where: { $0.name == workspace.scene.name }) else { return nil }
    return place + 1 < catalog.count ? catalog[place + 1] : nil
  }

  mutating func open(_ scene: Scene) {
    // A check belongs to the scene that it was made for.
    if case .gradientCheck = overlay { overlay = nil }
    let isAnother = scene.name != workspace.scene.name
    undoably(.sceneOpened(scene.title)) { $0.workspace = Workspace(scene) }
    situation = Self.situation(of: workspace)
    adopt(scene)
    startScenesRace()
    playback.speed = nil
    progress.reach(.opened, of: scene.name)
    // A question is to be answered before the run answers it.
    let isAsked = isAnother && scene.question != nil
    setPlaying(playback.isAnimated && !isAsked)
    if isAsked {
      look.isPredicting = true
      show(.predictFirst, seconds: 30)
    }
  }

  // MARK: The lesson's pages

  mutating func turnLesson() {
    if look.focus != .lesson { return focus(on: .lesson) }
    let pages = LessonPages(workspace.scene)
    if pages.isAnswer(look.lessonPage), !look.isAnswerOpen {
      // Whoever asks twice gets it before the run does.
      look.isAnswerOpen = true
    } else {
      look.lessonPage = (look.lessonPage + 1) % pages.count
    }
    noteLastPage()
  }

  private mutating func noteLastPage() {
    let pages = LessonPages(workspace.scene)
    guard look.lessonPage == pages.count - 1, !pages.isAnswer(look.lessonPage) || look.isAnswerOpen else { return }
    progress.reach(.answered, of: workspace.scene.name)
  }

  /// The step at which the run has shown the answer.
  var revealStep: Int { workspace.scene.reveal ?? 1 }

  /// Opens the answer as soon as the run is where it shows.
  mutating func revealAnswer() {
    guard !look.isAnswerOpen, workspace.scene.answer != nil, hasShownAnswer else { return }
    look.isAnswerOpen = true
    if look.focus == .lesson { noteLastPage() }
    guard look.isPredicting else { return }
    look.isPredicting = false
    show(.answerShown, seconds: 12)
  }

  /// A run that ends before that step has nothing more to show.
  private var hasShownAnswer: Bool {
    workspace.cursor.step >= revealStep
      || workspace.hasDiverged && !workspace.isRacing && workspace.cursor.step >= workspace.lastShownStep
  }
}
