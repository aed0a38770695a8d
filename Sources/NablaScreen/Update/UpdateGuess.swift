// Predictions: putting one down, taking it back, and telling what became of it.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// The key for a prediction: at the contour's cursor of that place, else of whatever can be asked here.
  mutating func openGuess() {
    if pointsAtContour { return guessAtCursor() }
    var palette = CommandPalette()
    palette.complete(to: "\(ValueCommand.guess.rawValue) ")
    overlay = .palette(palette)
  }

  /// Why nothing can be predicted, whatever it is of.
  var reasonAgainstGuessing: Phrase? { look.takesGuesses ? nil : .guess(.off) }

  /// Lets the learner point at where the run will be.
  mutating func pointForGuess() {
    // Elsewhere the cursor's key asks for something else.
    focus(on: .contour)
    if let reason = reason(against: .cursor) { return show(reason) }
    if !pointsAtContour { toggleCursor() }
    look.isGuessingPlace = true
    show(.guess(.pointHere), seconds: 30)
  }

  /// Puts down that the run will be at the cursor after the next step.
  private mutating func guessAtCursor() {
    guard let cursor = look.cursor else { return }
    if let reason = reason(against: .nextStep) { return show(reason) }
    guard look.plane == .parameters else { return show(.guess(.otherPlane)) }
    let axes = ([look.axisX] + (look.axisY.map { [$0] } ?? [])).map { Guess.Parameter($0, names.name(at: $0)) }
    let reach = cursorReach
    look.cursor = nil
    look.isGuessingPlace = false
    put(.place(axes, axes.count == 1 ? [cursor.x] : [cursor.x, cursor.y], reach: reach), due: nextStep)
  }

  /// How far from the cursor is still in its cell: half the cell's diagonal.
  private var cursorReach: Double {
    guard let map = contourMap, let landscape = wantedSlice?.landscape else { return 0 }
    let size = map.cellSize
    return landscape.isCurve ? size.x / 2 : (size.x * size.x + size.y * size.y).squareRoot() / 2
  }

  /// Puts down what was typed.
  ///
  /// - Returns: whether it says something that can be predicted.
  mutating func guess(typed text: String) -> Bool {
    guard let (said, due) = typedGuess(text), !isImpossible(said) else { return false }
    if let topic = guessTopic(of: text), let reason = topic.reason {
      show(reason)
      return true
    }
    let isLater = due > workspace.cursor.step
    if case .firstFailing = said {
      put(said, due: due)
      // Its panel tells at once: of rates from the start.
      look.rates.origin = nil
      focus(on: .rates)
      refresh()
    } else if isLater {
      put(said, due: due)
    } else {
      show(.guess(.noEarlierStep(workspace.cursor.step)))
    }
    return true
  }

  /// Whether no run can ever show it: a cost below 0, where it is a sum of losses.
  private func isImpossible(_ said: Guess.Said) -> Bool {
    guard case .cost(let value) = said else { return false }
    return value < 0 && situation.network != nil
  }

  /// Why what was typed is no prediction; nil where it names nothing that can be predicted.
  func refusalOfGuess(_ text: String) -> Phrase? {
    if let (said, _) = typedGuess(text), isImpossible(said) { return .guess(.costNeverNegative) }
    return guessTopic(of: text).map { .guess(.takes($0.offer, examples: $0.takes)) }
  }

  /// Puts down a prediction in the place of another one that waits.
  private mutating func put(_ said: Guess.Said, due: Int) {
    let guess = Guess(
      said, from: workspace.cursor.step, due: due, run: workspace.currentNumber, id: guesses.number(),
      isSeen: hasSeen(said, at: due))
    guesses.clear()
    setPlaying(false)
    undoably(.guess(.made(guess))) { $0.workspace.guess = guess }
    show(.guess(.pending(guess)))
    refreshSlice()
  }

  /// Takes back the prediction that waits.
  mutating func takeGuessBack() {
    undoably(.guess(.takenBack)) { $0.workspace.guess = nil }
  }

  /// Tells what became of the prediction as soon as the run has shown it, and counts it.
  mutating func tellGuess() {
    if let shown = guesses.shown, shown.step != workspace.cursor.step { guesses.clear() }
    if !pointsAtContour { look.isGuessingPlace = false }
    guard var guess = workspace.guess else { return }
    guard isAlive(guess) else {
      workspace.guess = nil
      return
    }
    guard let truth = truth(of: guess) else { return }
    if guesses.hasTold(guess) { guess.isSeen = true }
    let outcome = GuessOutcome(guess, truth)
    workspace.guess = nil
    guesses.tell(outcome, at: workspace.cursor.step)
    forget(guess)
    if outcome.isCounted { progress.count(isNear: outcome.isNear, in: workspace.scene.name) }
    if playback.isPlaying { setPlaying(false) }
    show(.guess(.told(outcome)), seconds: 60)
  }

  /// What was told cannot be taken back: the run would go back with it.
  private mutating func forget(_ guess: Guess) {
    guard case .guess(.made(let made)) = done.last?.phrase, made.id == guess.id else { return }
    done.removeLast()
    lastDeed = done.last?.phrase
  }

  /// How many steps the run may make at once on its way to a prediction that waits.
  var stepsToGuess: Int? {
    guard let guess = workspace.guess, !guess.isOfRates, workspace.cursor.step < guess.due else { return nil }
    return guess.due - workspace.cursor.step
  }
}
