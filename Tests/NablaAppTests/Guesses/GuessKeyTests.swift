import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Putting down a prediction` {
  @Test(arguments: Language.allCases) func `the key offers what can be asked, and what is typed waits for its step`(
    language: Language
  ) {
    var model = Model("neuron", columns: 80, rows: 24, language: language)
    model.press(";")
    for text in ["guess cost", "guess w1", "guess slope w1", "guess sign w1", "guess place", "guess rate"] {
      #expect(model.draw().text.contains(text), "\(text)")
    }
    #expect(!model.draw().text.contains("guess winner"))
    model.press("Enter")
    model.type("0.3")
    model.press("Enter")
    model.toast = nil
    #expect(model.overlay == nil && model.workspace.guess?.said == .cost(0.3) && model.workspace.guess?.due == 1)
    let waiting = language == .ko ? "예측: 1스텝의 C = 0.3 · ] 눌러 확인 · Esc 취소" : "Your guess: C at step 1 = 0.3"
    #expect(model.draw().text.contains(waiting), "\(model.draw().text)")
    // Beats of the step tell nothing yet.
    model.press("Right")
    #expect(model.workspace.guess != nil && model.draw().text.contains(waiting))
    model.press("]")
    let told = language == .ko ? "1스텝의 C: 예측 0.3, 실제 0.3222" : "C at step 1: you said 0.3, it is 0.3222"
    #expect(model.workspace.guess == nil && model.draw().text.contains(told), "\(model.draw().text)")
    #expect(model.progress.scores["neuron"] == GuessScore(made: 1, near: 0))
    // It stays where a key has taken the toast, until another step is on screen.
    model.press("y")
    model.toast = nil
    #expect(model.draw().text.contains(told))
    model.press("]")
    #expect(!model.draw().text.contains(told))
  }

  @Test func `Esc takes it back, and so does undo; redo brings it again`() {
    var model = Model("neuron")
    model.guess("w1 0.5")
    let guess = model.workspace.guess
    #expect(guess != nil)
    model.press("Esc")
    #expect(model.workspace.guess == nil)
    model.press("u")
    #expect(model.workspace.guess == guess)
    model.press("u")
    #expect(model.workspace.guess == nil)
    model.press("U U")
    #expect(model.workspace.guess == nil)
    model.press("u ]")
    #expect(model.told?.guess.said == guess?.said && model.progress.score.made == 1)
  }

  @Test func `what was told is no deed: undo takes back what was done before it`() {
    var model = Model("neuron")
    model.press("+")
    let rate = model.rate
    model.guess("cost 0.3")
    model.press("] ] u")
    #expect(model.rate != rate && model.workspace.guess == nil)
  }

  @Test func `what has been seen is told and not counted`() {
    var model = Model("neuron")
    model.press("] ] [ [")
    model.guess("cost 0.3")
    #expect(model.workspace.guess?.isSeen == true)
    model.press("]")
    #expect(model.told?.isCounted == false && model.progress.score == .none)
    #expect(model.toast?.phrase.english.contains("Seen before") == true)
    // Nor after a restart that goes the same way, nor after undo has made the step unmade.
    model.press("r")
    model.guess("cost 0.3")
    #expect(model.workspace.guess?.isSeen == true)
    model.press("Esc")
    var other = Model("neuron")
    other.press("+ ] ] u")
    other.press("+")
    other.guess("cost 0.3")
    #expect(other.workspace.guess?.isSeen == true)
    // What is never brought back was there all the same.
    other.press("Esc")
    // Another rate goes another way.
    other.press("+ + +")
    other.guess("cost 0.3")
    #expect(other.workspace.guess?.isSeen == false)
  }

  @Test func `one that undo brings back after it was told is not counted twice`() {
    var model = Model("neuron")
    model.guess("cost 0.3")
    model.press("+ ]")
    #expect(model.progress.score.made == 1)
    model.press("u")
    #expect(model.workspace.guess != nil)
    model.press("]")
    #expect(model.told?.guess.isSeen == true && model.progress.score.made == 1)
  }

  @Test func `playing stops where it is told, whatever the speed`() {
    for keys in ["Space", "Space > > > > > > > > > > > >"] {
      var model = Model("neuron")
      model.guess("cost 0.3 40")
      model.press(keys)
      for _ in 0..<2_000 where model.playback.isPlaying { _ = model.update(.ticked(seconds: 0.05, allowance: 100)) }
      #expect(model.cursor.step == 40 && model.told != nil && !model.playback.isPlaying, "\(keys)")
    }
  }

  @Test func `another run has no such step`() {
    var model = Model("neuron")
    model.press("]")
    model.guess("cost 0.3")
    model.press("r")
    #expect(model.workspace.guess == nil)
    model.guess("cost 0.3")
    _ = model.take(.sceneOpened(scene("parabola")))
    #expect(model.workspace.guess == nil)
  }

  @Test(arguments: [
    ("cost", "x"), ("cost", "0.3 x"), ("cost", "0.3 5 5"), ("cost", "nan"), ("w1", "x"), ("slope w1", "-"),
    ("sign w1", "0.3"), ("place", "0.3"), ("place", "0.3 x"), ("rate", "-1"), ("rate", "0"), ("rate", "1 2"),
    ("winner", "b"),
  ])
  func `what says nothing is refused with what to type`(topic: String, value: String) {
    var model = Model("neuron")
    model.guess("\(topic) \(value)")
    switch model.openPalette?.problem {
    // What can be typed for it, in a sentence; of what there is not in this scene, all that can be predicted.
    case .because(.guess(.takes(_, let examples)))?: #expect(!examples.isEmpty && topic != "winner")
    case .refused(_, let takes)?: #expect(!takes.isEmpty && topic == "winner")
    default: Issue.record("\(topic) \(value): \(String(describing: model.openPalette?.problem))")
    }
    #expect(model.workspace.guess == nil)
  }

  @Test func `a cost below 0 is refused where there are losses, and taken where C is a formula`() {
    var model = Model("neuron", columns: 80, rows: 24)
    model.guess("cost -3")
    #expect(model.openPalette?.problem == .because(.guess(.costNeverNegative)) && model.workspace.guess == nil)
    #expect(model.draw().text.contains("C can't be below 0: a loss never is"))
    model.press("Esc")
    model.guess("cost 0")
    #expect(model.workspace.guess?.said == .cost(0))
    var formula = Model("two-valleys")
    formula.guess("cost -3")
    #expect(formula.workspace.guess?.said == .cost(-3))
  }

  /// The C on screen, 0.1255, is 0.1255184… with all its digits.
  @Test func `the C that is read on screen means that it stays`() {
    var model = Model("worked-example", columns: 80, rows: 24)
    #expect(model.draw().text.contains("0.1255"))
    model.guess("cost 0.1255")
    model.press("]")
    #expect(model.told?.verdict == .saidUnchanged(rises: false))
    #expect(model.toast?.phrase.english.contains("You said it stays; it fell.") == true)
  }

  @Test func `undo says whether a prediction is there again or gone`() {
    var model = Model("neuron", language: .ko)
    model.guess("cost 0.3")
    var said: [String] = []
    for key in ["Esc", "u", "u", "u"] {
      model.press(key)
      said.append(model.toast?.phrase.korean ?? "")
    }
    #expect(said == ["예측을 거두었어요", "거두었던 예측을 다시 적었어요", "적었던 예측을 지웠어요", "되돌릴 것이 없어요"])
  }

  @Test func `what is unknown, of the past, or not of this scene says so`() {
    var model = Model("neuron")
    model.guess("nonsense 3")
    #expect(model.openPalette?.problem != nil)
    model.press("Esc ] ]")
    model.guess("cost 0.3 1")
    #expect(model.toast?.phrase == .guess(.noEarlierStep(2)) && model.workspace.guess == nil)
    var perceptron = Model("perceptron")
    perceptron.guess("slope w1 0.3")
    #expect(perceptron.toast?.phrase == .ruleHasNoSlope && perceptron.workspace.guess == nil)
  }

  @Test func `the lesson, where a question stands, names the key`() {
    var model = Model("neuron", columns: 80, rows: 24)
    model.focus(on: .lesson)
    #expect(model.draw().text.contains("; Guess"))
  }

  @Test(arguments: [
    ("worked-example", "guess w5"), ("momentum", "guess winner"), ("rate-curve", "guess rate"),
    ("schedule", "guess cost"),
    ("mae-steps", "guess w1"), ("flat-spot", "guess w1"), ("cost-surface", "guess cost"),
  ])
  func `what the question is about comes first`(name: String, command: String) {
    var model = Model(name)
    model.press(";")
    #expect(model.openPalette.map { model.rows(of: $0).first?.command } == command)
    #expect(model.openPalette.map { model.rows(of: $0).first?.reason } == .some(nil))
  }

  @Test(arguments: Language.allCases) func `whether a parameter grows can be asked alone`(language: Language) {
    var model = Model("worked-example", columns: 80, rows: 24, language: language)
    model.guess("w5 up")
    model.press("]")
    #expect(model.told?.isNear == true)
    let words = language == .ko ? "w5가 오른다고 했고, 0.55에서 0.6498로 올랐어요. 맞았어요!" : "it rose: 0.55 to 0.6498. Right."
    #expect(model.draw().text.replacing("\n ", with: " ").contains(words), "\(model.draw().text)")
  }

  @Test func `it can be switched off`() {
    var model = Model("neuron")
    model.look.takesGuesses = false
    model.press(";")
    #expect(model.overlay == nil && model.toast?.phrase == .guess(.off))
    model.press(":")
    model.type("guess cost 0.3")
    model.press("Enter")
    #expect(model.workspace.guess == nil && model.toast?.phrase == .guess(.off))
  }

  // MARK: On the contour

  /// The rows around the run.
  private func plot(_ model: Model) -> String {
    model.draw().text.split(separator: "\n").filter { $0.contains("◉") && !$0.contains("Guess") && !$0.contains("w1") }
      .joined(separator: "\n")
  }

  @Test func `the contour's cursor puts it where the run will be, and both stay in sight`() throws {
    var model = Model("neuron", columns: 100, rows: 30)
    model.computeSlice()
    let arrow = try #require(model.draw().text.split(separator: "\n").first { $0.contains("◉") })
    #expect(arrow.contains("←"))
    model.press("; Down Down Down Down Enter")
    #expect(model.pointsAtContour && model.look.isGuessingPlace && model.toast?.phrase == .guess(.pointHere))
    model.press("Left Left Left Up")
    model.computeSlice()
    #expect(!plot(model).contains("←") && model.draw().text.contains("Enter guesses"))
    let cursor = try #require(model.look.cursor)
    let runs = model.workspace.runs.count
    model.press("Enter")
    #expect(model.workspace.runs.count == runs)
    guard case .place(let axes, let values, let reach)? = model.workspace.guess?.said else {
      Issue.record("no place")
      return
    }
    #expect(axes.map(\.name) == ["w1", "b1"] && values == [cursor.x, cursor.y] && reach > 0)
    #expect(model.look.cursor == nil)
    model.computeSlice()
    let waiting = model.draw().text
    #expect(waiting.contains("? Guess") && !plot(model).contains("←"))
    model.press("]")
    model.computeSlice()
    guard case .place(_, let after)? = model.told?.truth else {
      Issue.record("nothing told")
      return
    }
    let step = model.history.step(at: 0)
    #expect(zip(after, zip(step.state.parameters, step.gradient)).allSatisfy { abs($0 - ($1.0 - 5 * $1.1)) < 1e-12 })
    let distance = zip(after, values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    #expect(model.told?.distance == distance)
    #expect(model.guessedPlace == values && model.draw().text.contains("? Guess"))
    model.press("]")
    #expect(model.guessedPlace == nil)
  }

  @Test func `the same key works where the cursor is already, on a curve over one parameter too`() {
    var model = Model("parabola", columns: 100, rows: 30)
    model.computeSlice()
    model.press("@ Right Right ;")
    guard case .place(let axes, let values, let reach)? = model.workspace.guess?.said else {
      Issue.record("no place")
      return
    }
    #expect(axes.count == 1 && values.count == 1 && reach > 0)
    model.computeSlice()
    // Above the question, which has marks of its own.
    let rows = model.draw().text.split(separator: "\n").prefix(13).joined(separator: "\n")
    #expect(rows.count { $0 == "?" } == 1 && model.guessedPlace == values)
    // The derivation beside it tells where the run goes.
    #expect(model.workspace.guess?.isSeen == true)
    model.press("]")
    #expect(model.told != nil)
  }

  // MARK: In the classroom and in the course

  @Test(arguments: Language.allCases) func `on the projector the class's guess is typed and told`(language: Language) {
    var model = Model("neuron", columns: 80, rows: 24, language: language)
    model.press("p")
    model.guess("cost up")
    #expect(model.draw().text.contains(language == .ko ? "1스텝에서 C가 올라감" : "C rises at step 1"))
    model.press("]")
    #expect(model.draw().text.contains(language == .ko ? "0.3922에서 0.3222로 내렸어요" : "it fell: 0.3922 to 0.3222"))
  }

  @Test(arguments: Language.allCases) func `the course shows the score and what is worth another look`(
    language: Language
  ) {
    var model = Model("neuron", columns: 100, rows: 30, language: language)
    model.guess("cost up")
    model.press("]")
    model.guess("cost down")
    model.press("]")
    model.guess("cost 99")
    model.press("]")
    #expect(model.progress.scores["neuron"] == GuessScore(made: 3, near: 1))
    model.press("D")
    let text = model.draw().text
    #expect(text.contains(language == .ko ? "예측 3번 중 1번 가까움" : "1 of 3 guesses near"))
    #expect(text.contains(language == .ko ? "다시 볼 만해요" : "worth another look"))
    #expect(text.contains("?1.") || text.contains("?2."), "\(text)")
  }

  @Test func `two programs' scores add up`() {
    let kept = CourseProgress(scores: ["a": GuessScore(made: 2, near: 1)])
    var mine = kept
    mine.count(isNear: true, in: "a")
    mine.count(isNear: false, in: "b")
    let file = CourseProgress(scores: ["a": GuessScore(made: 4, near: 2), "c": GuessScore(made: 1, near: 1)])
    let all = file.joined(with: mine, beyond: kept)
    #expect(all.scores["a"] == GuessScore(made: 5, near: 3) && all.scores["b"] == GuessScore(made: 1, near: 0))
    #expect(all.scores["c"] == GuessScore(made: 1, near: 1) && all.score == GuessScore(made: 7, near: 4))
  }
}
