// The English labels.

import NablaCanvas
import NablaCore
import NablaLesson

extension Label {
  package var english: String {
    switch self {
    case .hintPause: return "Pause"
    case .hintTerm: return "Term"
    case .hintAnswer: return "Answer"
    case .hintMove: return "Move"
    case .hintStart: return "Start here"
    case .hintPoint: return "Put/pick up"
    case .hintDrop: return "Put down"
    case .hintClass: return "Class"
    case .hintDelete: return "Delete"
    case .hintTurn: return "Turn"
    case .hintToRun: return "To the run"
    case .guess: return "Guess"
    case .hintGoOn: return "Go on with it"
    case .hintTakeRate: return "Take this η"
    case .hintUnfold: return "Unfold"
    case .hintRow: return "Row"
    case .hintOwnValue: return "Own value"
    case .hintNormal: return "Normal"

    case .group(let group):
      switch group {
      case .run: return "Run"
      case .parameters: return "Parameters"
      case .contour: return "Contour"
      case .look: return "Panels"
      case .display: return "Display"
      case .app: return "Program"
      }
    case .phase(let phase):
      switch phase {
      case .forward: return "forward"
      case .cost: return "cost"
      case .backward: return "back"
      case .update: return "update"
      }

    case .step: return "step"
    case .epoch: return "epoch"
    case .seed: return "seed"
    case .cost: return "C"
    case .paused: return "paused"
    case .automaticPace: return "auto"
    case .pace(let pace):
      let rate = Words.rate(pace)
      return "\(rate) \(pace.showsBeats ? "beat" : "step")\(rate == "1" ? "" : "s")/s"
    case .batch: return "batch"
    case .all: return "all"
    case .given: return "given"
    case .beatTitle(let beat, let layers): return Self.englishTitle(of: beat, layers: layers)
    case .caption(let beat, let layers, let optimizer):
      return Self.englishCaption(of: beat, layers: layers, by: optimizer)
    case .wholeStepCaption:
      return "One step: forward, cost, back, update. → goes through it beat by beat."
    case .sampleOf(let number, let count): return "sample \(number)/\(count)"
    case .meanOver(let count): return "mean over \(count) samples"
    case .heldCaption: return "What is not held still moves at once, by the optimizer's rule."
    case .heldStill: return "held"
    case .target: return "target"
    case .prediction: return "output"
    case .error: return "error"
    case .value: return "value"
    case .slope: return "∂C/∂w"
    case .change: return "Δw"
    case .now: return "now"
    case .start: return "start"
    case .other(let count): return "+\(count) more"
    case .parameters(let count): return count == 1 ? "1 parameter" : "\(count) parameters"
    case .surface: return "Surface"
    case .strongestEdges(let count, let all): return "strongest \(count) of \(all)"
    case .addLayer: return "+ layer"
    case .thicknessKey: return "thickness |w|"
    case .outside: return "outside"
    case .perceptronRule: return "perceptron rule"
    case .perceptronError: return "The error: target minus output, y - a. It is -1, 0 or 1."
    case .perceptronShare: return "The perceptron rule has no slope: what came in, times the error."
    case .sampleNumber(let number): return "sample \(number)"
    case .slopeHeading(let isRule): return isRule ? "-Δw/η" : "∂C/∂w"
    case .noData: return "No samples here: the cost is a formula."
    case .current: return "now"
    case .ghosts: return "earlier"
    case .lessonPage(let number, let count): return "\(number)/\(count)"
    case .question: return "Question"
    case .answer: return "Answer"
    case .noPage: return "This scene has no lesson."
    case .selected(let name, let path): return path.isEmpty ? name : "\(name) \(path)"
    case .lastDeed(let deed): return "last: \(deed.english)"
    case .undoHint: return "u undo"
    case .tooSmall(let size): return "nabla needs \(size.columns)x\(size.rows)"
    case .tooSmallNow(let size): return "now \(size.columns)x\(size.rows): enlarge"
    case .crashed: return "nabla: a fault of its own ended it"
    case .tooSmallKeys: return "q quit  ? keys"
    case .helpTitle: return "Keys and marks"
    case .marksTitle: return "Marks on the screen"
    case .helpFooter: return "↑ ↓ scroll · / search · Esc back"
    case .nothingFound: return "nothing found"
    case .askSeed: return "Seed"
    case .askValue(let name): return "New value of \(name)"
    case .inputFooter: return "Enter take it · Esc leave it"
    case .computing: return "computing …"
    case .contourTooLarge: return "This network is too large: drawing its cost would take minutes."
    case .logarithmic: return "log"
    case .linear: return "linear"
    case .converged: return "slope ≈ 0"
    case .correct(let right, let count): return "\(right)/\(count) right"
    case .bannerCost: return "cost"
    case .bannerRate: return "learning rate"
    case .bias: return "bias"
    }
  }

  private static func englishTitle(of beat: Beat, layers: Int) -> String {
    switch beat {
    case .weightedInputs(let layer): return "forward: z of layer \(layer + 1)"
    case .activations(let layer): return "forward: a of layer \(layer + 1)"
    case .cost: return "cost C"
    case .deltas(let layer): return "back: δ of layer \(layer + 1)"
    case .gradient: return "back: ∂C/∂w"
    case .update: return "update"
    }
  }

  private static func englishCaption(of beat: Beat, layers: Int, by optimizer: Optimizer.Name) -> String {
    switch beat {
    case .weightedInputs(0):
      return "Each neuron multiplies its inputs by its weights and adds them up: z."
    case .weightedInputs:
      return "The outputs of the layer before, times the weights, added up: z."
    case .activations:
      return "The activation function turns each z into an output a."
    case .cost:
      return layers == 0
        ? "The formula's value here is the cost C." : "How far is the output from the target? That is C."
    case .deltas(let layer) where layer == layers - 1:
      return "How much does C change with z of the output? That is δ."
    case .deltas:
      return "δ comes back through the weights, times the slope of the activation."
    case .gradient:
      return layers == 0
        ? "The slope of the formula by each w." : "Each weight's slope: δ times what came in through it."
    case .update: return englishMove(by: optimizer)
    }
  }

  private static func englishMove(by optimizer: Optimizer.Name) -> String {
    switch optimizer.movement {
    case .againstSlope: "All parameters move at once, each against its slope."
    case .byInput: "No error, no change; else by what came in."
    case .byVelocity: "All parameters move at once by -η·v: v adds up the slopes so far."
    case .byVelocityAhead: "All parameters move at once by -η·v: v adds up slopes taken a little ahead."
    case .overRoot: "All parameters move at once, each against its slope, divided by √s."
    case .byMeans: "All parameters move at once against m′/√v′: m′ is a mean of the slopes so far."
    }
  }
}
