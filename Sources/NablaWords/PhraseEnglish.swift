// The English words.

import NablaCanvas
import NablaCore
import NablaLesson

extension Phrase {
  package var english: String {
    switch self {
    case .sceneOpened(let title): return "opened “\(title[.en])”"
    case .predictAndChange(let isShown):
      return isShown
        ? "predict first, then change what the question asks"
        : "H turns to the question: predict, then change what it asks"
    case .predictFirst(let isShown):
      return isShown ? "predict first, then Space plays" : "H turns to the question: predict, then Space plays"
    case .questionAhead: return "this scene asks something: Space pauses, H reads it"
    case .questionFirst: return "stopped: the question comes before the answer; read it with H and predict"
    case .questionBehind: return "with H: this scene's question, and its answer behind it"
    case .answerShown: return "now the answer can be seen, with H"
    case .sceneFailed(let line, let more): return more > 0 ? "\(line.en) (and \(more) more)" : line.en
    case .mouseOn: return "mouse on"
    case .mouseOff: return "mouse off: the terminal selects text again"
    case .speedSet(let pace): return "speed: \(Label.pace(pace).english)"
    case .speedAutomatic: return "speed: by itself, slow at first"
    case .animationSet(let isOn):
      return isOn ? "animation on" : "animation off: playing shows a new picture every half second"
    case .fanNeedsPlane: return "with one parameter all rates lead along the curve; the panel rates draws them"
    case .noFanOnSurface: return "the fan lies on the plane; v leaves the surface"
    case .tooLargeForFlow(let count): return "following η → 0 takes too long with \(count) parameters"
    case .sweepHereNeedsSteadyRate:
      return "under a schedule η depends on the step, so rates cannot be compared from here"
    case .sweepIsFromHere: return "this is the start already; go on a few steps, then @"
    case .testStopped(let patience, let best):
      return "no lower test C for \(patience) steps; it was lowest at step \(best): :goto best"
    case .heightIsTarget: return "a sample's height is its target; move it up or down"
    case .noPlaneOfSamples: return "samples cannot be pointed at in this picture; :points puts them in by number"
    case .testSet(let share, let held, let all):
      return share == nil ? "no samples held out, from step 0" : "\(held) of \(all) samples held out, from step 0"
    case .putDownFirst: return "put the sample down first (Enter; Esc leaves it where it was)"
    case .noSampleHere: return "no sample here"
    case .nothingHeldOut: return "no samples are held out; hold some out first, such as test 0.3"
    case .targetReached(let step, let cost): return "target cost \(Words.short(cost)) reached at step \(step)"
    case .perceptronSettled(let step): return "a whole epoch without a mistake: done at step \(step)"
    case .slopeIsFlat(let step, let place, let ofMoving):
      let start = (ofMoving ? "of what moves: " : "") + "slope ≈ 0 at step \(step)"
      switch place {
      case nil: return "\(start): flat here, which need not be the minimum"
      case .minimum: return "\(start): a minimum, though perhaps not the lowest one"
      case .valley: return "\(start): no clear bend down: a valley floor, or a very gentle slope"
      case .saddle: return "\(start): a saddle, no minimum: it still goes down to the side"
      case .maximum: return "\(start): a maximum, no minimum"
      case .plateau: return "\(start): curvature ≈ 0 too: flat here, which is no success by itself"
      }
    case .diverged(let cause):
      if cause.step == 0 { return "nothing to step along: \(cause.english); e sets another value" }
      if case .slopeNotDefined = cause { return "diverged: \(cause.english); [ goes back" }
      return "diverged: \(cause.english); [ goes back, - lowers η"
    case .valueSet(let name, let value): return "\(name) = \(Words.short(value))"
    case .rateSet(let rate): return "learning rate η = \(Words.short(rate))"
    case .activationSet(let activation): return "activation \(activation.rawValue)"
    case .layerActivationSet(.layer(let layer), let activation):
      return "activation of layer \(layer + 1) \(activation.rawValue)"
    case .layerActivationSet(.output, let activation): return "output activation \(activation.rawValue)"
    case .layerActivationSet(.all, let activation): return "activation \(activation.rawValue)"
    case .optimizerSet(let name): return "optimizer \(name.rawValue)"
    case .settingSet(.l1, let text, _): return "l1 = \(text)"
    case .settingSet(.l2, let text, _): return "l2 = \(text)"
    case .settingSet(.schedule, let text, let isInUse):
      return isInUse ? "η moves: \(text)" : "η stays as it is"
    case .settingSet(.patience, let text, let isInUse):
      return isInUse ? "stops after \(text) steps without a lower test C" : "plays on, whatever the test C does"
    case .settingSet(.frozen, let text, let isInUse):
      return isInUse ? "held still: \(text)" : "nothing is held still"
    case .constantSet(let constant, let value): return "\(constant.symbol) = \(Words.short(value))"
    case .batchSet(let batch): return Words.batch(batch).map { "batch of \($0)" } ?? "batch: all samples"
    case .lossSet(let loss): return "loss \(loss.rawValue)"
    case .initializationSet(let name): return "initialization \(name.rawValue), from step 0"
    case .seedSet(let seed): return "seed \(seed), from step 0"
    case .dataSet(let text): return "data \(text), from step 0"
    case .featuresSet(let names):
      return
        "the network is fed \(names.isEmpty ? "the inputs as they are" : names.joined(separator: ", ")), from step 0"
    case .pointsEdited(let edits, let inputs): return SamplePhrase(edits, inputs: inputs).english
    case .dataRefused(let refusal): return SamplePhrase.english(refusal)
    case .restarted: return "restarted from the same weights"
    case .runTakenOut(let name): return "run \(name) is out of the comparison"
    case .runDropped(let name): return "run \(name) is gone: at most \(RunLimits.mostKept) are kept"
    case .undone(let deed): return "undone: \(deed.english)"
    case .redone(let deed): return "again: \(deed.english)"
    case .fromStep(let deed, let step): return "\(deed.english), from step \(step)"
    case .travelling(let step, let target): return "on the way to step \(target): \(step) … any key stops"
    case .settingsWrong(let line, let more):
      return "where the configuration is wrong the default holds (nabla config): \(line.en)"
        + (more > 0 ? " (and \(more) more)" : "")
    case .notRemembered(let reason): return "could not be kept for the next start: \(reason.en)"
    case .exported(let notice): return notice.english
    case .localeMissing(let name): return "the locale \(name) is not installed here; UTF-8 is used"
    case .sampleChosen(let number, let count): return "sample \(number) of \(count)"
    case .lossScaleSet(let isLogarithmic): return isLogarithmic ? "cost on a log scale" : "cost on a linear scale"
    case .languageSet: return "English"
    case .glyphsSet(let level): return "drawing with \(level.rawValue)"
    case .signsSet(.usual): return "the usual signs"
    case .signsSet(.narrow): return "narrow signs only: -> for an arrow, d for a curly d"
    case .firstLook: return "boxes at ⠿? g draws otherwise. →∂◉▸ run together? type :signs narrow"
    case .themeSet(let theme): return "theme \(theme.rawValue)"
    case .raceStarted(let count, let sharesStart, let dropped):
      let start = "\(count) runs" + (sharesStart ? " from the same start" : ", each from a start of its own")
      guard !dropped.isEmpty else { return start }
      let list = dropped.map(\.english).joined(separator: ", ")
      return "\(start); your \(list) \(dropped.count == 1 ? "is" : "are") not among them"
    case .raceOver(let step, let ends):
      let list = ends.map { VerdictLabel.standing($0).english }.joined(separator: ", ")
      return "step \(step): every run has come to its end (\(list))"
    case .raceEnded: return "comparison ended"
    case .goesOn(let name): return "going on with run \(name)"
    case .handedOver(let diverged, let next): return "run \(diverged) diverged; now showing run \(next)"
    case .noRace: return "nothing is being compared; m starts a race"
    case .parameterSelected(let name): return "\(name) selected"
    case .precisionSet(.exact): return "derivation with exact values"
    case .precisionSet(.rounded(let decimals)): return "every number rounded to \(decimals) decimals on the way"
    case .precisionSet(.cut(let decimals)): return "every number cut after \(decimals) decimals on the way"
    case .valueAssumed(let symbol, let value): return "your own \(symbol) = \(Words.short(value)); the rest follows"
    case .assumptionTaken(let symbol): return "\(symbol) as computed again"
    case .assumptionsEnded: return "your own values belonged to another step or sample: computed values again"
    case .landscapeSet(.lines): return "landscape: lines of equal cost"
    case .landscapeSet(.shaded): return "landscape: shaded by cost"
    case .landscapeSet(.both): return "landscape: shaded, with lines of equal cost"
    case .landscapeSet(.basins): return "landscape: the minimum that each start ends in, at this η"
    case .fanSet(let steps): return "fan: where every η is \(steps) step\(steps == 1 ? "" : "s") from here"
    case .fanOff: return "fan off"
    case .flowSet(true): return "the path of η → 0 from the start, dotted"
    case .flowSet(false): return "path of η → 0 off"
    case .basinStepsSet(let steps): return "each start makes \(steps) step\(steps == 1 ? "" : "s")"
    case .landscapeSet(.surface): return "landscape: a surface; Shift+arrows turn it"
    case .axesSet(let x, let y): return "contour of C(\(x), \(y))"
    case .planeRandom(true): return "contour over two random directions, each neuron's as long as its own weights"
    case .planeRandom(false): return "contour over two random directions, both as long as all parameters together"
    case .planePrincipal: return "contour over the two directions in which the path spreads most"
    case .startedOnMap(let factor, let rate):
      return "a new run: start ×\(RatesLabel.number(factor)), η \(RatesLabel.number(rate))"
    case .startedAt(let place): return "a new run from \(place)"
    case .raceStartedAt(let place, let count): return "all \(count) runs start at \(place)"
    case .rateAgainstLimit(let rate, let limit, let below, let above):
      let place =
        "(the limit, \(Words.limit(limit, beside: rate)), lies between \(Words.short(below)) and \(Words.short(above)))"
      return rate > limit
        ? "η = \(Words.short(rate)) is above the limit here \(place)"
        : "η = \(Words.short(rate)) is \(rate < limit ? "below" : "at") the limit here \(place)"

    case .guess(let label): return label.english
    case .terms(let label): return label.english
    case .viewportLimit: return "no further: the numbers would run into each other"
    case .tiltLimit: return "it cannot be tilted any further"
    case .pasteIgnored: return "pasted text is not typed as keys; open a text field first"
    case .notASeed(let text): return "“\(text)” is not a seed: type a whole number from 0 to 9223372036854775807"
    case .notAValue(let text): return "“\(text)” is not a value: type a number such as -0.25 or 1e-3"
    case .atTheStart: return "this is the start"
    case .atTheLatest: return "this is the latest step; ] makes the next one"
    case .fastestAlready: return "no faster than this"
    case .slowestAlready: return "no slower than this"
    case .noSamples: return "no samples here: the cost is a formula"
    case .oneSampleInStep(let number): return "this step sees sample \(number) alone"
    case .oneSample: return "there is only one sample"
    case .seedNotUsed(let name):
      return "the \(name.rawValue) weights do not depend on a seed; press i until the start is random"
    case .rateHighest: return "η is as high as it goes"
    case .rateLowest: return "η is as low as it goes"
    case .nothingCycled: return "nothing to take one back: no setting has been stepped through yet"
    case .noScenes: return "no scenes found"
    case .nothingToUnfold: return "there is nothing more behind this line"
    case .contourNotShown: return "the contour is not on screen; its number shows it"
    case .oneParameter: return "there is only one parameter"
    case .noOtherPlane:
      return "no other plane yet: all weights are 0 and the path is too short"
    case .pathTooShort: return "back to two parameters: the path's own plane needs a path that has turned"
    case .noPointingAtSurface: return "a surface has no cursor; v goes on to the lines"
    case .raceHasOwnStarts: return "these runs differ in their starts; M ends the comparison first"
    case .noSuchPanel(let number, let last): return "no panel \(number): there are \(last)"
    case .noNetwork: return "no network here: the cost is a formula"
    case .noLesson: return "this scene has no lesson"
    case .firstPage: return "this is the lesson\'s first page"
    case .noNotes: return "this scene has no notes for teachers"
    case .signsTooWide: return "this terminal draws lines and Greek two cells wide, so only ASCII stays straight"
    case .hangulTooNarrow: return "this terminal draws Hangul one cell wide, so only English stays straight"
    case .terminalNotUnicode: return "the locale is UTF-8 but this terminal is not, so only ASCII can be read"
    case .asciiOnly: return "this locale shows plain ASCII only; use a UTF-8 one for more"
    case .nothingToUndo: return "nothing to undo"
    case .nothingToRedo: return "nothing to do again"
    case .formulaStartsAsGiven: return "a formula starts where its scene says"
    case .perceptronNeedsStep: return "the perceptron rule needs the step activation; o picks another optimizer"
    case .activationFixedByLoss(let loss) where loss.partner == .softmax:
      return "cross-entropy needs a softmax output; f picks another loss"
    case .activationFixedByLoss: return "log loss needs a sigmoid output; f picks another loss"
    case .ruleHasNoSlope: return "the perceptron rule uses no slope to be checked; o picks another optimizer"
    case .tooLargeToCheck: return "too large: each parameter takes two forward passes over all samples"
    case .targetsOutsideUnit(let target):
      return "log loss needs targets from 0 to 1, and one would be \(Words.short(target)); f picks another loss"
    case .targetsNoShares: return "cross-entropy needs targets that sum to 1; f picks another loss"
    case .doesNotFit(let word): return "\(word) does not go with the rest of the settings"
    case .layersSet(let sizes): return "network \(sizes), from step 0"
    case .layersSetHere(let sizes, let step): return "network \(sizes), from step 0 with the values of step \(step)"
    case .layersKeepEnds(let inputs, let outputs):
      return "inputs and outputs follow the data: \(inputs) and \(outputs); features changes the inputs"
    case .noLayer(let layer, let last): return "there is no layer \(layer); the last one is \(last)"
    case .bypassNeedsEqualSizes(let layer, let inputs, let units):
      return "layer \(layer) can have no bypass: \(inputs) go in, \(units) come out"
    case .noLayerForBypass: return "no hidden layer is of the size of what goes into it, as a bypass needs"
    case .softmaxOnlyAtOutput: return "softmax is for the output layer only"
    case .softmaxNeedsSeveral: return "softmax of a single output is always 1"
    case .softmaxNeedsNoBypass: return "softmax goes with no bypass"
    case .largestNetwork: return "a larger network is more than is allowed"
    case .noHiddenNeuron: return "there is no hidden neuron to take away"
    case .penaltyNeedsNetwork: return "this cost is a formula; what is added to it is written into the formula"
    case .perceptronHasNoCost: return "the perceptron rule goes down no cost that something could be added to"
    case .onlyAxes: return "there is no parameter beside the contour's axes"
    case .dataNotMade: return "these samples are listed; choose data that is made first, such as data moons"
    case .noConstant(let constant, let optimizer):
      let owners = constant.owners.map(\.rawValue).joined(separator: ", ")
      return "\(optimizer.rawValue) has no \(constant.symbol): it belongs to \(owners)"
    case .projectorShowsOne: return "projector mode shows one panel; p goes back"
    case .noAlternative: return "nothing else fits this network"
    }
  }
}
