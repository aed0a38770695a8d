// A recording without a terminal: time that is counted, keys from a script, and moments as they come.

import NablaCanvas
import NablaModel
import NablaScreen

/// Plays a model by counted time and writes down what it shows.
struct RecordRun {
  private let stage: Stage
  private let ticks: Int
  private let framesPerSecond: Int
  private var model: Model
  private var recording: any Recorder
  private let mostBytes: Int
  private var tick = 0
  private let progress: Progress

  /// - Parameters:
  ///   - stage: does what the model asks for.
  ///   - model: what the first frame shows.
  ///   - format: of what is written.
  ///   - isSeries: whether each frame is a picture of its own.
  ///   - ticks: how long it lasts.
  ///   - framesPerSecond: how many of the moments are shown.
  init(
    stage: Stage, model: Model, as format: Record.Format, isSeries: Bool, ticks: Int, framesPerSecond: Int
  ) {
    self.stage = stage
    self.model = model
    self.ticks = ticks
    self.framesPerSecond = framesPerSecond
    mostBytes = (isSeries ? Record.mostSeriesMegabytes : format.mostMegabytes) << 20
    switch format {
    case .cast: recording = Recording(model.castHeader(), depth: model.surroundings.colours)
    case .html: recording = model.replayPage()
    case .svg: recording = isSeries ? model.film() : model.animatedPicture()
    }
    progress = Progress(.told(ko: "화면", en: "frame"), total: ticks, isAlone: true)
  }

  /// - Returns: whether all of it is recorded.
  mutating func record(_ script: KeyScript, to file: some RecordingTarget) throws(Failure) -> Bool {
    defer { progress.end() }
    try file.append(recording.opening)
    var isGoingOn = true
    for item in script.items where isGoingOn {
      switch item {
      case .key(let key):
        Stage.computeRuns(&model)
        isGoingOn = stage.perform(model.update(.key(key)), on: &model)
      case .wait(let seconds): guard try play(KeyScript.ticks(in: seconds), to: file) else { return false }
      }
    }
    if isGoingOn { guard try play(ticks - tick, to: file) else { return false } }
    guard try show(to: file) else { return false }
    try file.append(recording.end(milliseconds: milliseconds))
    return true
  }

  private var milliseconds: Int { Int(clamping: (Double(tick) * 1_000 / KeyScript.ticksPerSecond).rounded()) }

  /// Whether a frame is due at this tick.
  private var isDue: Bool {
    let perSecond = Int(KeyScript.ticksPerSecond)
    return tick == 0 || tick * framesPerSecond / perSecond != (tick - 1) * framesPerSecond / perSecond
  }

  /// - Returns: whether there is room for more.
  private mutating func play(_ count: Int, to file: some RecordingTarget) throws(Failure) -> Bool {
    for _ in 0..<count {
      if isDue { guard try show(to: file) else { return false } }
      stage.tick(&model)
      tick += 1
      progress.reached(tick)
    }
    return true
  }

  private mutating func show(to file: some RecordingTarget) throws(Failure) -> Bool {
    Stage.compute(&model)
    let lines = recording.take(model.moment(milliseconds: milliseconds))
    guard file.count + lines.utf8.count + recording.pending < mostBytes else {
      try file.append(recording.end(milliseconds: milliseconds))
      return false
    }
    try file.append(lines)
    return true
  }
}

/// How large a recording may become.
enum CastFile {
  static let mostMegabytes = 64

  /// Leaves room for the last line.
  static func hasRoom(for lines: String, in file: NewFile) -> Bool {
    file.count + lines.utf8.count < (mostMegabytes << 20) - 4_096
  }
}
