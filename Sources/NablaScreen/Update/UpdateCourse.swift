// The course: from lesson to lesson, and from a question to the answer that the run shows.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  // MARK: Which scene

  /// The scene so many places on in the list; round from the last to the first.
  mutating func openScene(by offset: Int) -> [Command] {
    let place = catalog.firstIndex { $0.name == workspace.scene.name } ?? (offset > 0 ? -1 : 0)
    return [.openScene(catalog[((place + offset) % catalog.count + catalog.count) % catalog.count].name)]
  }

  mutating func open(_ scene: Scene) {
    // A check belongs to the scene that it was made for.
    if case .gradientCheck = overlay { overlay = nil }
    undoably(.sceneOpened(scene.title)) { $0.workspace = Workspace(scene) }
    situation = Self.situation(of: workspace)
    adopt(scene)
    startScenesRace()
    playback.speed = nil
    progress.reach(.opened, of: scene.name)
    // A question is to be answered before the run answers it. A scene that is read again goes on as it was.
    let isAsked = !isReloading && scene.question != nil
    setPlaying(isReloading ? playback.isPlaying : playback.isAnimated && !isAsked)
    isReloading = false
    if isAsked { ask() }
  }

  /// Asks the scene's question: its run stops at the answer. What plays already plays on until there.
  package mutating func ask() {
    guard workspace.scene.question != nil, !look.isAnswerOpen else { return }
    look.isPredicting = true
    noteQuestion()
    playback.isOpening = playback.isPlaying
    show(playback.isPlaying ? .questionAhead : askingPhrase, seconds: 30)
  }

  private var askingPhrase: Phrase {
    // Its key goes past what stands on the page already.
    let isShown = arrangement.rect(of: .lesson) != nil && LessonView(model: Shown(self)).firstPageBelow > 1
    if case .change = workspace.scene.reveal { return .predictAndChange(isQuestionShown: isShown) }
    return .predictFirst(isQuestionShown: isShown)
  }

  /// Where a scene that was opened by its name asks for a change, nothing more plays by itself than would in the course.
  mutating func pauseOpening() {
    guard playback.isOpening, look.isPredicting, workspace.cursor.step >= workspace.scene.revealStep else { return }
    setPlaying(false)
    show(askingPhrase, seconds: 30)
  }

  /// Whether what plays by itself would now answer a question that has not been on screen.
  var isAboutToAnswer: Bool {
    guard playback.isOpening, look.isPredicting, !look.isQuestionSeen, !look.isAnswerOpen else { return false }
    if case .change = workspace.scene.reveal { return false }
    return workspace.cursor.step == workspace.scene.revealStep - 1
  }

  /// Stops ahead of the step or beat that answers, once.
  mutating func stopBeforeAnswer() {
    look.isPredicting = false
    look.isHeldBack = true
    setPlaying(false)
    show(.questionFirst, seconds: 30)
  }

  /// Remembers that the question has been on screen.
  mutating func noteQuestion() {
    guard !look.isQuestionSeen, overlay == nil, let question = LessonPages(workspace.scene).question else { return }
    look.isQuestionSeen =
      arrangement.rect(of: .lesson) != nil && LessonView(model: Shown(self)).firstPageBelow > question
    // Whoever was stopped to read it is stopped at its answer too.
    if look.isQuestionSeen, look.isHeldBack, !hasShownAnswer { look.isPredicting = true }
  }

  // MARK: The lesson's pages

  mutating func turnLesson() {
    let pages = LessonPages(workspace.scene)
    if isAnswerDue { openAnswer() }
    if look.isAnswerNew, let answer = pages.answer {
      focus(on: .lesson)
      look.lessonPage = answer
    } else if arrangement.rect(of: .lesson) == nil {
      focus(on: .lesson)
    } else if pages.isAnswer(look.lessonPage), !look.isAnswerOpen {
      // Whoever asks twice gets it before the run does.
      focus(on: .lesson)
      look.isAnswerOpen = true
    } else {
      // What was read under the page already is not turned to.
      let next = LessonView(model: Shown(self)).firstPageBelow
      focus(on: .lesson)
      look.lessonPage = next % pages.count
    }
    noteAnswer()
  }

  /// One page back; where the lesson is not on screen it comes up.
  mutating func turnLessonBack() {
    if arrangement.rect(of: .lesson) != nil { look.lessonPage = max(0, look.lessonPage - 1) }
    focus(on: .lesson)
  }

  private mutating func noteAnswer() {
    let pages = LessonPages(workspace.scene)
    let isRead =
      pages.answer.map { look.isAnswerOpen && look.lessonPage >= $0 } ?? (look.lessonPage == pages.count - 1)
    guard isRead else { return }
    look.isAnswerNew = false
    progress.reach(.answered, of: workspace.scene.name)
  }

  /// Opens the answer as soon as the run has shown it. Whoever was asked to predict is stopped there, before it is gone.
  ///
  /// Where the question has not been on screen yet, it comes first.
  mutating func revealAnswer() {
    noteQuestion()
    guard !look.isAnswerOpen, workspace.scene.answer != nil, hasShownAnswer else { return }
    if isAnswerDue { openAnswer() }
    guard look.isPredicting else { return }
    look.isPredicting = false
    if playback.isPlaying { setPlaying(false) }
    show(look.isAnswerOpen ? .answerShown : .questionBehind, seconds: look.isAnswerOpen ? 8 : 30)
  }

  /// Whether the run has shown the answer to a question that was asked.
  private var isAnswerDue: Bool {
    !look.isAnswerOpen && workspace.scene.answer != nil && look.isQuestionSeen && hasShownAnswer
  }

  private mutating func openAnswer() {
    look.isAnswerOpen = true
    look.isAnswerNew = true
    if look.focus == .lesson, LessonPages(workspace.scene).isAnswer(look.lessonPage) { noteAnswer() }
  }

  /// How many steps the run may make at once on its way to an answer that it would run past.
  var stepsToAnswer: Int? {
    let step = workspace.scene.revealStep
    guard look.isPredicting, !look.isAnswerOpen, workspace.cursor.step < step else { return stepsToGuess }
    return min(step - workspace.cursor.step, stepsToGuess ?? .max)
  }
}
