import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

private let title = LocalizedText(ko: "제목", en: "A title")

/// One of each phrase that carries something.
private let phrases: [Phrase] = [
  .sceneOpened(title), .predictFirst(isQuestionShown: true), .predictFirst(isQuestionShown: false),
  .questionAhead, .questionFirst, .questionBehind, .firstPage,
  .predictAndChange(isQuestionShown: true), .predictAndChange(isQuestionShown: false), .answerShown,
  .sceneFailed(LocalizedText("a:1:1: error: x"), more: 2),
  .mouseOn,
  .mouseOff,
  .speedAutomatic, .animationSet(true), .animationSet(false), .speedSet(.beats(perSecond: 2)),
  .speedSet(.steps(perSecond: 30)), .targetReached(step: 3, 0.01),
  .perceptronSettled(step: 24), .slopeIsFlat(step: 9, nil), .slopeIsFlat(step: 9, .minimum),
  .slopeIsFlat(step: 9, .valley),
  .slopeIsFlat(step: 9, .saddle), .slopeIsFlat(step: 9, .maximum), .slopeIsFlat(step: 9, .plateau),
  .diverged(.costTooLarge(step: 4, bound: 1e12)), .diverged(.costNotFinite(step: 0)),
  .diverged(.slopeNotDefined("w1", step: 3)),
  .valueSet("w1", -0.25), .rateSet(0.1),
  .activationSet(.leakyRelu), .layerActivationSet(.layer(1), .tanh),
  .layerActivationSet(.output, .softmax), .layerActivationSet(.all, .tanh), .optimizerSet(.gradientDescent),
  .constantSet(.beta, 0.5),
  .settingSet(.l1, "0.1", isInUse: true), .settingSet(.l2, "0.1", isInUse: true),
  .settingSet(.schedule, "cosine 5", isInUse: true), .settingSet(.schedule, "constant", isInUse: false),
  .settingSet(.patience, "50", isInUse: true), .settingSet(.patience, "0", isInUse: false),
  .sweepHereNeedsSteadyRate, .sweepIsFromHere, .fanNeedsPlane, .noFanOnSurface, .tooLargeForFlow(5_000),
  .fanSet(1), .fanSet(10), .fanOff, .flowSet(true), .flowSet(false), .basinStepsSet(1_000),
  .testStopped(patience: 50, best: 240), .nothingHeldOut, .heightIsTarget, .noSampleHere, .noPlaneOfSamples,
  .putDownFirst,
  .testSet(0.3, held: 1, of: 4), .testSet(nil, held: 0, of: 4),
  .settingSet(.frozen, "b1", isInUse: true),
  .settingSet(.frozen, "none", isInUse: false),
  .noConstant(.epsilon, .momentum), .batchSet(.all), .batchSet(.size(2)), .lossSet(.mse),
  .initializationSet(.xavier), .seedSet(7), .dataSet("moons"), .featuresSet(["x1", "x1*x2"]), .featuresSet([]),
  .dataNotMade,
  .pointsEdited([.add([0.5, 0.25, 1])], inputs: 2), .pointsEdited([.remove(.heldOut(0))], inputs: 2),
  .pointsEdited([.replace(.training(1), [1, 2])], inputs: 1),
  .pointsEdited([.remove(.training(0)), .add([1])], inputs: 1),
  .dataRefused(.size(inputs: 1, targets: 2)), .dataRefused(.notFinite), .dataRefused(.points(.last)),
  .dataRefused(.points(.tooMany)), .dataRefused(.points(.width(2, inputs: 2, targets: 1))),
  .dataRefused(.points(.noSample(.training(8), training: 3, heldOut: 0))),
  .dataRefused(.points(.noSample(.heldOut(8), training: 3, heldOut: 0))),
  .dataRefused(.points(.noSample(.heldOut(8), training: 3, heldOut: 2))),
  .restarted, .runDropped("A"), .runTakenOut("A"), .undone(.restarted),
  .redone(.restarted),
  .sampleChosen(1, of: 4), .lossScaleSet(isLogarithmic: true), .lossScaleSet(isLogarithmic: false), .languageSet,
  .glyphsSet(.braille), .glyphsSet(.blocks), .glyphsSet(.ascii), .themeSet(.dark), .axesSet("w1", "w2"),
  .planeRandom(ofNeurons: true), .planeRandom(ofNeurons: false), .planePrincipal, .startedAt("w1 = 0.5"),
  .startedOnMap(factor: 0.5, rate: 2), .raceStartedAt("w1 = 0.5", 4), .noOtherPlane, .pathTooShort,
  .raceHasOwnStarts, .noPointingAtSurface, .rateAgainstLimit(0.2, limit: 0.238, below: 0.2, above: 0.5),
  .rateAgainstLimit(0.5, limit: 0.238, below: 0.2, above: 0.5),
  .landscapeSet(.lines), .landscapeSet(.shaded),
  .landscapeSet(.both), .landscapeSet(.surface), .landscapeSet(.basins), .tiltLimit,
  .parameterSelected("w1"), .raceStarted(5, sharesStart: true, dropped: []),
  .raceStarted(2, sharesStart: false, dropped: [.rate(0.2), .start(.given)]),
  .raceEnded, .raceOver(step: 3, [.flat, .diverged]), .goesOn("A"), .handedOver("D", to: "A"),
  .noRace,
  .precisionSet(.exact), .precisionSet(.rounded(3)),
  .precisionSet(.cut(3)), .valueAssumed("o1", 0.645), .assumptionTaken("o1"), .assumptionsEnded,
  .guess(.takenBack), .guess(.pointHere), .guess(.off), .guess(.unlikeCosts), .guess(.otherPlane),
  .guess(.noEarlierStep(3)), .guess(.worthAnotherLook), .guess(.rule), .guess(.score(GuessScore(made: 5, near: 3))),
  .undone(.guess(.takenBack)),
  .terms(.on), .terms(.off), .terms(.whole), .terms(.first),
  .viewportLimit, .pasteIgnored, .notASeed("x"), .notAValue("x"), .atTheStart, .atTheLatest,
  .fastestAlready, .slowestAlready, .noSamples, .oneSample, .seedNotUsed(.given), .rateHighest, .rateLowest,
  .nothingCycled, .noScenes, .nothingToUnfold, .contourNotShown, .oneParameter, .noSuchPanel(9, last: 7), .noNetwork,
  .noLesson, .noNotes,
  .firstLook, .signsSet(.usual), .signsSet(.narrow), .asciiOnly, .signsTooWide, .hangulTooNarrow, .terminalNotUnicode,
  .layersSet("2-4-1"), .layersSetHere("2-4-1", step: 3), .largestNetwork, .layersKeepEnds(inputs: 2, outputs: 1),
  .noLayer(3, last: 2), .bypassNeedsEqualSizes(layer: 2, inputs: 2, units: 1), .noLayerForBypass, .softmaxOnlyAtOutput,
  .softmaxNeedsSeveral, .softmaxNeedsNoBypass, .targetsOutsideUnit(2.4), .targetsNoShares, .noHiddenNeuron,
  .penaltyNeedsNetwork, .perceptronHasNoCost, .onlyAxes,
  .nothingToUndo, .nothingToRedo, .formulaStartsAsGiven, .perceptronNeedsStep, .activationFixedByLoss(.logLoss),
  .activationFixedByLoss(.crossEntropy),
  .noAlternative, .ruleHasNoSlope, .tooLargeToCheck, .oneSampleInStep(2), .doesNotFit("x"), .projectorShowsOne,
  .fromStep(.restarted, 3), .travelling(step: 3, to: 900), .localeMissing("xx_YY"),
  .settingsWrong(LocalizedText("a:1:1: error: x"), more: 2), .settingsWrong(LocalizedText("a:1:1: error: x"), more: 0),
  .notRemembered(LocalizedText("x")),
  .exported(.saved("a.svg")),
]

private let beats = Beat.all(layers: 3)

private let labels: [Label] =
  [
    .hintPause, .hintTerm, .hintAnswer, .hintNormal, .hintMove, .hintStart, .hintPoint, .hintDrop, .hintClass,
    .hintDelete, .hintToRun, .hintTurn, .hintGoOn, .hintTakeRate, .hintUnfold, .hintRow, .hintOwnValue, .guess, .step,
    .epoch, .seed, .cost,
    .paused,
    .automaticPace, .pace(.beats(perSecond: 4)), .pace(.steps(perSecond: 4)), .batch, .all, .given, .wholeStepCaption,
    .sampleOf(1, of: 2), .meanOver(4), .heldStill, .heldCaption, .target, .prediction, .error, .value, .slope, .change,
    .now, .start, .other(3),
    .parameters(1), .parameters(6), .surface, .outside, .noData, .current,
    .ghosts, .lessonPage(1, of: 2), .question, .answer, .noPage, .selected("w1", path: "x1→h1"),
    .lastDeed(.restarted), .undoHint, .tooSmall(Size(columns: 40, rows: 10)),
    .tooSmallNow(Size(columns: 20, rows: 6)), .tooSmallKeys, .crashed, .helpTitle, .marksTitle, .helpFooter,
    .nothingFound,
    .askSeed, .askValue("w1"), .inputFooter, .computing, .contourTooLarge, .logarithmic, .linear, .converged,
    .correct(3, of: 4), .bias, .bannerCost, .bannerRate, .strongestEdges(160, of: 400),
    .thicknessKey, .addLayer, .sampleNumber(2), .slopeHeading(isRule: true), .slopeHeading(isRule: false),
    .perceptronRule, .perceptronError, .perceptronShare,
  ] + KeyGroup.allCases.map { .group($0) }
  + Beat.Phase.allCases.map { .phase($0) } + beats.map { .beatTitle($0, layers: 3) }
  + [0, 1, 3].flatMap { layers in
    Beat.all(layers: layers).map { .caption($0, layers: layers, by: .gradientDescent) }
  } + Optimizer.Name.allCases.map { .caption(.update, layers: 1, by: $0) }

@Suite struct `What it says` {
  @Test func `the lists above have every phrase and every label`() throws {
    let missingPhrases = try WordingChecks.caseNames("Phrase.swift").subtracting(
      phrases.map(WordingChecks.caseName))
    let missingLabels = try WordingChecks.caseNames("Label.swift").subtracting(labels.map(WordingChecks.caseName))
    #expect(missingPhrases.isEmpty, "\(missingPhrases)")
    #expect(missingLabels.isEmpty, "\(missingLabels)")
  }

  @Test(arguments: Language.allCases)
  func `it has words for everything`(language: Language) {
    WordingChecks.checkTexts(phrases, in: language)
    WordingChecks.checkTexts(labels, in: language)
  }

  @Test func `Korean is Korean`() {
    // What a mathematician writes the same in both languages, and what a language calls itself.
    let same: Set<String> = [
      "cost", "slope", "slopeHeading", "change", "lessonPage", "selected", "valueSet", "constantSet",
      "sceneFailed",
    ]
    WordingChecks.checkKorean(phrases, same: same)
    WordingChecks.checkKorean(labels, same: same)
  }

  @Test func `English has no Hangul`() {
    let texts =
      phrases.map { (WordingChecks.caseName($0), $0.text(in: .en)) }
      + labels.map { (WordingChecks.caseName($0), $0.text(in: .en)) }
    for (name, text) in texts {
      #expect(!text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(name): \(text)")
    }
  }

  @Test func `particles fit the word before them`() {
    #expect(Phrase.parameterSelected("w3").korean == "w3을 골랐어요")
    #expect(Phrase.parameterSelected("b2").korean == "b2를 골랐어요")
    #expect(Phrase.valueAssumed("w5", 0.649753).korean.contains("0.649753으로"))
    #expect(Phrase.valueAssumed("w5", 0.5).korean.contains("0.5로"))
    #expect(Phrase.valueAssumed("w5", 0.25).korean.contains("0.25로"))
    #expect(Phrase.valueAssumed("w5", 0.1).korean.contains("0.1로"))
    #expect(Phrase.handedOver("D", to: "L").korean == "실행 D가 발산해서 실행 L을 보여요")
    #expect(Phrase.goesOn("N").korean == "실행 N으로 계속해요")
    #expect(Phrase.runDropped("R").korean.hasPrefix("실행 R은 "))
    #expect(Phrase.assumptionTaken("σ(z)").korean.hasPrefix("σ(z)는 "))
    #expect(Phrase.assumptionTaken("e²").korean.hasPrefix("e²은 "))
    // Only where the reading is not certain do both forms stand.
    for text in phrases.map(\.korean) {
      #expect(text.firstMatch(of: /은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로/) == nil, "\(text)")
    }
  }

  @Test func `what is undone does not read as what is restored`() {
    #expect(Phrase.undone(.valueSet("b1", 5)).korean == "‘b1 = 5’ 변경을 되돌렸어요")
    #expect(Phrase.undone(.sceneOpened(title)).korean == "장면 바꾸기를 되돌렸어요")
    #expect(Phrase.undone(.valueSet("b1", 5)).english == "undone: b1 = 5")
  }

  @Test func `in ASCII every word is spelled with ASCII`() {
    let texts = phrases.map { $0.text(in: .en) } + labels.map { $0.text(in: .en) }
    for text in texts {
      let spelled = Symbols.ascii.spell(text)
      let isKorean = text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
      #expect(isKorean || spelled.unicodeScalars.allSatisfy { $0.isASCII }, "\(spelled)")
    }
  }
}
