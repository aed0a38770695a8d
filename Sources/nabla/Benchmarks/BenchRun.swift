// What one scene costs on this machine.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaScreen
import NablaSystem
import NablaTerminal

/// The measurements of one scene.
struct BenchRun {
  let name: String
  /// Steps without and with record and cost.
  let stepsPerSecond: Double
  let playedStepsPerSecond: Double
  /// One grid, and twelve lines of equal cost in it.
  let contourMilliseconds: Double
  let isolinesMilliseconds: Double
  let hessianVectorMicroseconds: Double
  /// A step, its contour, its lines and the drawing of the whole screen; and what that sends to the terminal.
  let frameMilliseconds: Double
  let frameBytes: Double
  /// Steps of 256 runs at once, each under a learning rate of its own, all together.
  let runStepsPerSecond: Double
  /// The most memory the program has had.
  let peakMegabytes: Double

  /// How many there are of a scene, each told as it is done.
  static let measurements = 7

  @MainActor
  init(_ name: String, _ scene: Scene, slice: SliceOptions, size: Size, threads: Int, progress: Progress) throws {
    self.name = name
    let experiment = scene.experiment
    let history = History(experiment)
    let choice = try slice.choice(of: scene, history)
    stepsPerSecond = Self.trainingRate(experiment)
    progress.advance()
    playedStepsPerSecond = Self.playingRate(history)
    progress.advance()
    let parameters = history.latest.state.parameters
    let objective = Objective(experiment)
    let costSlice = CostSlice(objective, through: parameters, x: choice.x, y: choice.y)
    let grid = choice.costs(costSlice, threads: threads)
    contourMilliseconds = 1e3 * Stopwatch.seconds { for _ in 0..<$0 { _ = choice.costs(costSlice, threads: threads) } }
    progress.advance()
    isolinesMilliseconds = choice.y == nil ? .nan : 1e3 * Self.isolines(of: grid, columns: choice.columns)
    progress.advance()
    hessianVectorMicroseconds = 1e6 * Self.product(objective, at: parameters)
    progress.advance()
    (frameMilliseconds, frameBytes) = try Self.frames(of: scene, choice, size: size, threads: threads)
    progress.advance()
    runStepsPerSecond = Self.manyRunsRate(experiment, threads: threads)
    progress.advance()
    peakMegabytes = Double(system_peak_memory()) / 1_048_576
  }

  private static func trainingRate(_ experiment: Experiment) -> Double {
    var trainer = Trainer(
      from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
    return 1 / Stopwatch.seconds { trainer.advance(by: $0) }
  }

  /// Rates from a thousandth of the scene's to its own, so that hardly a run leaves and ends early.
  private static func manyRunsRate(_ experiment: Experiment, threads: Int) -> Double {
    let rate = experiment.settings.learningRate
    let start = experiment.firstParameters
    let members = LearningRates.geometric(1e-3 * rate...rate, count: 256)
      .map { ManyRuns.Member(learningRate: $0, start: start) }
    let runs = ManyRuns(experiment)
    return 256
      / Stopwatch.seconds { steps in
        if threads == 1 {
          _ = runs.ends(of: members, steps: steps)
        } else {
          _ = runs.endsOnAllCores(of: members, steps: steps, telling: nil)
        }
      }
  }

  private static func playingRate(_ start: History) -> Double {
    var history = start
    return 1
      / Stopwatch.seconds { steps in
        let end = history.latestStep + steps
        // As many in one go as fit in a frame of a fast run; one that diverges goes on.
        while history.latestStep < end { history.advance(by: min(1_024, end - history.latestStep)) }
      }
  }

  /// Seconds for twelve levels, evenly spaced as the peers space them.
  private static func isolines(of grid: [Double], columns: Int) -> Double {
    let finite = grid.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), low < high else { return .nan }
    let levels = (1...12).map { low + (high - low) * Double($0) / 13 }
    return Stopwatch.seconds { for _ in 0..<$0 { _ = Isolines.segments(of: grid, columns: columns, levels: levels) } }
  }

  /// Seconds for one product of the Hessian with a vector.
  private static func product(_ objective: Objective, at parameters: [Double]) -> Double {
    let hessian = Hessian(of: objective, at: parameters)
    let direction = parameters.map { _ in 1 / Double(parameters.count).squareRoot() }
    return Stopwatch.seconds { for _ in 0..<$0 { _ = hessian.product(with: direction) } }
  }

  @MainActor
  private static func frames(
    of scene: Scene, _ choice: SliceOptions.Choice, size: Size, threads: Int
  ) throws -> (milliseconds: Double, bytes: Double) {
    let screen = try BenchScreen(size)
    let terminal: Terminal
    do {
      terminal = try Terminal(input: screen.near, output: screen.near, depth: .twoHundredFiftySix)
    } catch {
      throw Failure(.noTerminal, LocalizedText("error: ") + error.text)
    }
    terminal.palette = { Theme.dark.appearance(of: $0, depth: .twoHundredFiftySix) }
    var model = Model(scene, size: size, surroundings: Surroundings(), isPlaying: false)
    model.showSlice(
      x: choice.x, y: choice.y, choice.viewport, samples: Size(columns: choice.columns, rows: choice.rows))
    func frame() {
      _ = model.update(.key(Key(.character("]"))))
      if let wanted = model.wantedSlice,
        let image = SliceImage(wanted, stride: 1, spread: threads == 1 ? SliceWorker.alone : SliceWorker.spread)
      {
        _ = model.update(.sliceComputed(image))
      }
      terminal.show(model.draw())
      while !terminal.isSettled { _ = terminal.events(timeoutMilliseconds: 1) }
    }
    for _ in 0..<3 { frame() }
    let before = screen.bytes()
    var times: [Double] = []
    let end = Clock.seconds() + 1.5
    while times.count < 30 || (Clock.seconds() < end && times.count < 300) { times.append(Stopwatch.time(frame)) }
    let bytes = Double(screen.bytes() - before) / Double(times.count)
    terminal.close()
    screen.close()
    return (1e3 * Stopwatch.median(times), bytes)
  }
}
