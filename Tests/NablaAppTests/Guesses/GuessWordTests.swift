import NablaCanvas
import NablaLesson
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

private let w5 = Guess.Parameter(4, "w5")

private func outcome(_ said: Guess.Said, _ truth: GuessOutcome.Truth, isSeen: Bool = false) -> GuessOutcome {
  GuessOutcome(Guess(said, from: 12, due: 13, run: 0, id: 0, isSeen: isSeen), truth)
}

@Suite struct `What is said of a prediction` {
  /// A number, what was before and after, and the words that have to be there.
  @Test(arguments: [
    (0.21, 0.25, 0.24, false, "4 times too far", "4배"), (0.246, 0.25, 0.24, false, "only 40 % of the way", "40 %"),
    (0.26, 0.25, 0.24, false, "it fell, you said it would rise", "내렸는데 오른다"),
    (0.23, 0.25, 0.26, false, "it rose, you said it would fall", "올랐는데 내린다"),
    (0.25, 0.25, 0.24, false, "You said it stays; it fell", "그대로라고 했는데 내렸"),
    // As it is read on screen, with the few digits there.
    (0.1255, 0.12551847, 0.10741, false, "You said it stays; it fell", "그대로라고 했는데 내렸"),
    (0.125518, 0.12551847, 0.10741, false, "You said it stays; it fell", "그대로라고 했는데 내렸"),
    (0.126, 0.12551847, 0.10741, false, "it fell, you said it would rise", "내렸는데 오른다"),
    (0.0, 0.00003, 0.00002, false, "3 times too far", "3배"),
    (0.2, 0.25, 0.25, false, "Nothing changed", "변하지 않았어요"), (0.24, 0.25, 0.24, true, "Exactly", "정확"),
    (0.239, 0.25, 0.24, true, "the change is 10 % off", "10 %"),
    (0.2425, 0.25, 0.24, true, "the change is 25 % off", "25 %"),
    (0.2426, 0.25, 0.24, false, "only 74 % of the way", "74 %"),
  ])
  func `of a number that changes names the direction and how far`(
    said: Double, before: Double, after: Double, isNear: Bool, english: String, korean: String
  ) {
    for kind in [Guess.Said.cost(said), .value(w5, said)] {
      let outcome = outcome(kind, .number(before: before, after: after))
      #expect(outcome.english.contains(english), "\(outcome.english)")
      #expect(outcome.korean.contains(korean), "\(outcome.korean)")
      #expect(outcome.isNear == isNear && outcome.isCounted, "\(outcome.english)")
      #expect(outcome.distance == abs(said - after))
    }
  }

  @Test(arguments: [
    (0.2, 0.1, "2 times too large", false), (-0.1, 0.1, "Wrong sign", false), (0.03, 0.1, "only 30 % of it", false),
    (0.11, 0.1, "Close: 10 % off", true), (0, 0.1, "You said 0; it is not", false), (0.1, 0, "The slope is 0", false),
  ])
  func `of a slope names the sign first`(said: Double, truth: Double, english: String, isNear: Bool) {
    let outcome = outcome(.slope(w5, said), .number(before: 1, after: truth))
    #expect(outcome.english.contains(english) && outcome.isNear == isNear, "\(outcome.english)")
  }

  @Test func `of signs, directions and winners is right or wrong`() {
    for (sign, slope, isRight) in [(1, 0.2, true), (-1, 0.2, false), (0, 0.0, true), (-1, -1e-9, true)] {
      #expect(outcome(.slopeSign(w5, sign), .number(before: 0, after: slope)).isNear == isRight)
    }
    #expect(outcome(.costRises(true), .number(before: 1, after: 2)).isNear)
    #expect(!outcome(.costRises(false), .number(before: 1, after: 2)).isNear)
    #expect(!outcome(.costRises(true), .number(before: 1, after: 1)).isNear)
    let winner = GuessOutcome.Truth.winner(2, name: "C", cost: 0.1, named: 0.3)
    #expect(outcome(.winner(2, name: "C"), winner).isNear)
    #expect(outcome(.winner(1, name: "B"), winner).english.contains("it is run C with 0.1. Run B has 0.3. Wrong."))
    #expect(!outcome(.winner(1, name: "B"), .noWinner).isNear)
    // As low as the lowest is no loser.
    #expect(outcome(.winner(1, name: "B"), .winner(0, name: "A", cost: 0.1, named: 0.1)).isNear)
  }

  /// From (0, 0) to (3, 4), five units long.
  @Test(arguments: [
    ([3.0, 4.0], "Exactly", true), ([3, 3], "off by 20 % of the way", true), ([6, 8], "2 times too far", false),
    ([1.5, 2], "only 50 % of the way", false), ([-3, -4], "180 degrees beside", false),
    ([4, -3], "90 degrees beside", false), ([0, 0], "You said it stays; it moved", false),
  ])
  func `of a place names direction and length`(said: [Double], english: String, isNear: Bool) {
    let axes = [Guess.Parameter(0, "w1"), Guess.Parameter(1, "w2")]
    let outcome = outcome(.place(axes, said, reach: 0), .place(before: [0, 0], after: [3, 4]))
    #expect(outcome.english.contains(english) && outcome.isNear == isNear, "\(outcome.english)")
    let far = GuessOutcome(
      Guess(.place(axes, said, reach: 100), from: 0, due: 1, run: 0, id: 0, isSeen: false),
      .place(before: [0, 0], after: [3, 4]))
    // Who says that it stays has pointed at nothing, however coarse the picture is.
    #expect(far.isNear == (said != [0, 0]))
  }

  @Test func `has words for everything`() throws {
    let guesses: [Guess.Said] = [
      .cost(0.5), .costRises(true), .costRises(false), .value(w5, 1), .valueRises(w5, true), .valueRises(w5, false),
      .slope(w5, 1), .slopeSign(w5, -1),
      .place([w5], [1], reach: 0), .winner(1, name: "B"), .firstFailing(18, steps: 300),
    ]
    let all = guesses.map { Guess($0, from: 12, due: 13, run: 0, id: 0, isSeen: true) }
    try WordingChecks.check(
      all.map(GuessLabel.made) + all.map(GuessLabel.pending)
        + [
          .offer(.cost(step: 13, now: 0.25)), .offer(.value(step: 13, w5, now: 0.25)),
          .offer(.slope(step: 13, w5, now: 0.25)), .offer(.slopeSign(step: 13, w5)), .offer(.place(step: 13)),
          .offer(.winner(step: 30)), .offer(.firstFailing(steps: 300)), .takenBack,
          .told(outcome(.cost(0.5), .number(before: 1, after: 0.7), isSeen: true)),
          .told(outcome(.winner(1, name: "B"), .noWinner)), .told(outcome(.cost(0.5), .diverged(step: 3))),
          .told(outcome(.winner(1, name: "B"), .winner(2, name: "C", cost: 0.1, named: nil))),
          .told(outcome(.firstFailing(18, steps: 300), .rate(18.6))),
          .told(outcome(.firstFailing(18, steps: 300), .rate(1))),
          .told(outcome(.firstFailing(18, steps: 3), .rate(nil))),
          .takes(.cost(step: 13, now: 0.25), examples: "0.2"), .takes(.value(step: 13, w5, now: 0.25), examples: "0.2"),
          .takes(.slope(step: 13, w5, now: 0.25), examples: "0.2"), .takes(.slopeSign(step: 13, w5), examples: "+"),
          .takes(.place(step: 13), examples: "1 2"), .takes(.winner(step: 30), examples: "A"),
          .takes(.firstFailing(steps: 300), examples: "1"), .costNeverNegative,
          .pointHere, .off, .unlikeCosts, .otherPlane, .noEarlierStep(3), .score(GuessScore(made: 5, near: 3)),
          .worthAnotherLook, .rule,
        ], file: "Guesses/GuessLabel.swift")
  }

  @Test func `its score is read as it was written`() {
    let score = GuessScore(made: 5, near: 3)
    #expect(score.text == "3 of 5" && GuessScore("3 of 5") == score && !score.isWorthAnotherLook)
    for text in ["", "5", "6 of 5", "a of b", "-1 of 5", "3 of", "3 from 5", "3 of 5 of"] {
      #expect(GuessScore(text) == nil, "\(text)")
    }
    #expect(GuessScore(made: 3, near: 1).isWorthAnotherLook && !GuessScore.none.isWorthAnotherLook)
  }
}
