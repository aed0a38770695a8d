// A prediction that a learner has put down: what it is of, what was said, and when it can be told.

/// One prediction.
package struct Guess: Equatable, Sendable {
  /// A parameter that a prediction is about.
  package struct Parameter: Hashable, Sendable {
    package let index: Int
    package let name: String

    package init(_ index: Int, _ name: String) {
      self.index = index
      self.name = name
    }
  }

  /// What was said, and of what.
  package enum Said: Equatable, Sendable {
    case cost(Double)
    /// Whether C is higher than before the step.
    case costRises(Bool)
    case value(Parameter, Double)
    case valueRises(Parameter, Bool)
    case slope(Parameter, Double)
    /// −1, 0 or +1.
    case slopeSign(Parameter, Int)
    /// Where the run will be along the contour's axes; so near, in the axes' units, is within one cell of the picture.
    case place([Parameter], [Double], reach: Double)
    /// The number and the name of the run that has the lowest C.
    case winner(Int, name: String)
    /// The lowest learning rate whose run swings or diverges within so many steps.
    case firstFailing(Double, steps: Int)
  }

  package let said: Said
  /// The step that was on screen.
  package let from: Int
  /// The step at which the screen shows it; for a learning rate, the one on screen.
  package let due: Int
  /// The number of the run it is about.
  package let run: Int
  /// Counts up, so that none is counted twice.
  package let id: Int
  /// Whether the screen had shown it already.
  package var isSeen: Bool

  /// - Parameters:
  ///   - said: what was said, and of what.
  ///   - from: the step that was on screen.
  ///   - due: the step at which the screen shows it.
  ///   - run: the number of the run it is about.
  ///   - id: no other prediction has it.
  ///   - isSeen: whether the screen had shown it already.
  package init(_ said: Said, from: Int, due: Int, run: Int, id: Int, isSeen: Bool) {
    self.said = said
    self.from = from
    self.due = due
    self.run = run
    self.id = id
    self.isSeen = isSeen
  }

  /// Whether the very next step tells it.
  package var isOfNextStep: Bool { due == from + 1 }

  /// Whether it waits for the curve of learning rates, and for no step.
  package var isOfRates: Bool {
    if case .firstFailing = said { return true }
    return false
  }
}

/// How many predictions were made in a scene, and how many of them were near.
package struct GuessScore: Equatable, Sendable {
  package let made: Int
  package let near: Int

  package init(made: Int, near: Int) {
    self.made = max(0, made)
    self.near = min(max(0, near), max(0, made))
  }

  package static let none = GuessScore(made: 0, near: 0)

  /// With one more.
  package func adding(isNear: Bool) -> GuessScore { GuessScore(made: made + 1, near: near + (isNear ? 1 : 0)) }

  /// With those that another one has beyond a third.
  package func adding(_ other: GuessScore, beyond known: GuessScore) -> GuessScore {
    GuessScore(made: made + max(0, other.made - known.made), near: near + max(0, other.near - known.near))
  }

  /// As the file of progress has it: `2 of 3`.
  package var text: String { "\(near) of \(made)" }

  /// - Parameter text: as the file of progress has it; nil where it says nothing of the kind.
  package init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, words[1] == "of", let near = Int(words[0]), let made = Int(words[2]),
      0...1_000_000_000 ~= made, 0...made ~= near
    else { return nil }
    self.init(made: made, near: near)
  }

  /// Whether most of the predictions missed, so that the scene is worth another look.
  package var isWorthAnotherLook: Bool { made > 0 && 2 * near < made }
}
