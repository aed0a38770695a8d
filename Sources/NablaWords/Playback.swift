// How fast time goes by while a run plays.

/// What one unit of playing time shows.
package enum Pace: Hashable, Sendable {
  case beats(perSecond: Double)
  case steps(perSecond: Double)

  /// How many beats or steps go by in a second.
  package var perSecond: Double {
    switch self {
    case .beats(let rate), .steps(let rate): return rate
    }
  }

  package var showsBeats: Bool {
    if case .beats = self { return true }
    return false
  }
}

/// Whether and how fast the current run plays.
package struct Playback: Equatable, Sendable {
  package var isPlaying: Bool
  /// The step at which it began to play.
  package var firstStep = 0
  /// Whether it plays because a scene was opened by its name, and nobody has asked for more.
  package var isOpening = false
  /// A place on the ladder; nil: slow through the first steps, then faster and faster.
  package var speed: Int?
  /// Playing time that has not become a beat or step yet, in beats or steps.
  package var credit = 0.0
  /// Whether beats and steps are shown on their way. Without, playing goes on as fast, but shows a new picture only every
  /// `calmSeconds`, and whole steps only.
  package var isAnimated = true
  /// How long ago the last picture was shown.
  package var calm = 0.0

  package static let calmSeconds = 0.5

  package init(isPlaying: Bool, speed: Int? = nil) {
    self.isPlaying = isPlaying
    self.speed = speed
  }

  package static let ladder: [Pace] =
    [1, 2, 4, 8, 16].map { .beats(perSecond: $0) }
    + [1, 2, 5, 10, 30, 60, 120, 300, 1_000, 3_000, 10_000].map { .steps(perSecond: $0) }

  /// The pace at a step of so many beats: the chosen one, or by itself first in beats, then in whole steps, as fast as a
  /// class can follow what changes: the farther a run has come, the less a step changes.
  package func pace(at step: Int, beats: Int) -> Pace {
    if let speed { return pace(atPlace: speed) }
    if !isAnimated, step < 2 { return .steps(perSecond: 1) }
    switch step {
    // A sentence a beat, and a long step in a quarter of a minute all the same.
    case 0: return .beats(perSecond: Double(max(1, beats / 12)))
    case 1: return .beats(perSecond: Double(2 * max(1, beats / 12)))
    case 2..<10: return .steps(perSecond: 1)
    case 10..<25: return .steps(perSecond: 2)
    case 25..<60: return .steps(perSecond: 4)
    case 60..<120: return .steps(perSecond: 8)
    case 120..<250: return .steps(perSecond: 15)
    case 250..<600: return .steps(perSecond: 30)
    default: return .steps(perSecond: 60)
    }
  }

  /// Every pace that a run of such steps has by itself.
  package func automaticPaces(beats: Int) -> [Pace] {
    [0, 1, 2, 10, 25, 60, 120, 250, 600].map { pace(at: $0, beats: beats) }
  }

  /// A pace of the ladder, in whole steps where nothing is animated: slower still than the slowest of those there.
  package func pace(atPlace place: Int) -> Pace {
    let pace = Self.ladder[place]
    return !isAnimated && pace.showsBeats ? .steps(perSecond: pace.perSecond / 16) : pace
  }

  /// The place on the ladder nearest to a pace.
  package static func place(of pace: Pace) -> Int {
    let same = ladder.indices.filter { ladder[$0].showsBeats == pace.showsBeats }
    return same.last { ladder[$0].perSecond <= pace.perSecond } ?? same[0]
  }
}
