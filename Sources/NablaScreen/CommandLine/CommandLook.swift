// How a screen is looked at, as flags and keys.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension CommandAttempt {
  /// The command line with the look of the screen.
  func command(of wanted: Model, _ origin: SceneOrigin) -> ReproducingCommand {
    var copy = self
    copy.chooseLook(of: wanted)
    copy.judgeLook(wanted)
    return ReproducingCommand(words: copy.words(wanted, origin), missing: copy.missing)
  }

  /// What flags can say is said by flags, the rest by keys.
  private mutating func chooseLook(of wanted: Model) {
    let look = wanted.look
    let first = Model(model.workspace.scene, like: wanted).look
    if look.plane == .parameters {
      if look.axisX != first.axisX || look.axisY != first.axisY {
        staging.x = wanted.names.name(at: look.axisX)
        staging.y = look.axisY.map(wanted.names.name(at:))
      }
      if let viewport = look.viewport {
        staging.xRange = viewport.x
        staging.yRange = look.axisY == nil ? nil : viewport.y
      }
    }
    if look.landscape != first.landscape { staging.view = look.landscape }
    let shown = look.derivation
    if look.isZoomed {
      staging.panel = look.focus
    } else if look.focus != first.focus || !keys.isEmpty {
      staging.focus = look.focus
    }
    if look.selection != first.selection {
      staging.selection = wanted.names.name(at: min(look.selection, wanted.names.count - 1))
    }
    // Where the step leaves the chosen one out, the one that is on screen.
    if wanted.sample != model.sample { staging.sample = wanted.sample + 1 }
    if shown.precision != first.derivation.precision { staging.precision = shown.precision }
    let pages = LessonPages(wanted.workspace.scene)
    if look.lessonPage != first.lessonPage, !pages.isAnswer(look.lessonPage) || look.isAnswerOpen {
      staging.page = look.lessonPage + 1
    }
    // Once more from the start, as the command line will do it.
    model = Model(model.workspace.scene, like: wanted)
    if isReplayed { try? model.stage(staging) } else { try? model.stage(staging, runOf: wanted) }
    // Those for the comparison come before everything that is looked at.
    for key in keys { model.pressKey(key) }
    if !keys.isEmpty { bringBackFocus(wanted) }
    pressForLook(of: wanted)
  }

  private mutating func bringBackFocus(_ wanted: Model) {
    if model.look.focus != wanted.look.focus { press(model.keys(toFocus: wanted.look.focus)) }
    if model.look.isZoomed != wanted.look.isZoomed { press(["z"]) }
  }

  private mutating func pressForLook(of wanted: Model) {
    func repeated(_ key: String, most: Int, until isThere: (Look) -> Bool) {
      for _ in 0..<most where !isThere(model.look) { press([key]) }
    }
    let look = wanted.look
    // An answer that was opened by asking twice is opened again, where it can be seen.
    if LessonView(model: Shown(wanted)).showsAnswer != LessonView(model: Shown(model)).showsAnswer {
      let most = 2 * LessonPages(wanted.workspace.scene).count
      repeated("H", most: most) { $0.isAnswerOpen == look.isAnswerOpen && $0.lessonPage == look.lessonPage }
      bringBackFocus(wanted)
    } else if LessonPages(wanted.workspace.scene).isAnswer(look.lessonPage), !look.isAnswerOpen {
      // Named, the page would be open.
      repeated("H", most: LessonPages(wanted.workspace.scene).count) { $0.lessonPage == look.lessonPage }
      bringBackFocus(wanted)
    }
    repeated("w", most: 1) { $0.showsWeightLabels == look.showsWeightLabels }
    if LossView.isLogarithmic(model) != LossView.isLogarithmic(wanted) { press(["y"]) }
    repeated("V", most: 3) { $0.plane == look.plane }
    if look.isProjecting { press(["p"]) }
    chooseWays(of: wanted)
    if wanted.showsSurface, let stance = look.stance, let own = model.look.stance {
      let turns = (stance.turn - own.turn) / SurfaceStance.turnStep
      let whole = 360 / SurfaceStance.turnStep
      let right = ((turns % whole) + whole) % whole
      press(Array(repeating: right <= whole / 2 ? "S-Right" : "S-Left", count: min(right, whole - right)))
      let tilts = (stance.tilt - own.tilt) / SurfaceStance.tiltStep
      press(Array(repeating: tilts > 0 ? "S-Up" : "S-Down", count: abs(tilts)))
    }
    if look.focus == .derivation { unfold(look.derivation) }
    if look.terms != nil {
      press(["#"])
      let stop = wanted.termStop?.position ?? 0
      press(Array(repeating: "Right", count: stop))
    }
    if look.focus == .map { point(atMapOf: wanted) }
    if look.focus == .rates { point(atRatesOf: wanted) }
    if look.focus == .curves, look.showsLayerCurves { press(["v"]) }
    // Keys leave words on the status line; this one takes them away.
    if model.toast != nil { press(["C-l"]) }
  }

  /// Draws the same fan and the path of η → 0, or has each start of the plane of starts make as many steps.
  private mutating func chooseWays(of wanted: Model) {
    let (ways, own) = (wanted.look.ways, model.look.ways)
    func typed(_ value: String) -> [String] { [":", "f", "a", "n", "Space"] + value.map { String($0) } + ["Enter"] }
    if wanted.showsBasins {
      if ways.basinSteps != own.basinSteps { press(typed("\(ways.basinSteps)")) }
    } else if ways.fan != own.fan {
      press(typed(ways.fan.map { "\($0)" } ?? "off"))
    }
    if ways.showsFlow != own.showsFlow { press(["~"]) }
  }

  /// Looks at the map after as many steps, and points at the same pixel.
  private mutating func point(atMapOf wanted: Model) {
    for _ in RatesLook.stepChoices where model.look.map.steps != wanted.look.map.steps { press([")"]) }
    // The same map: it need not be computed once more.
    if let map = wanted.map, map.request == model.wantedMap { _ = model.update(.mapComputed(map)) }
    guard let goal = wanted.pointedPixel else { return }
    if model.pointedPixel == nil { press(["@"]) }
    guard let place = model.pointedPixel else { return }
    press(Self.arrows(goal.column - place.column, "Left", "Right"))
    press(Self.arrows(goal.row - place.row, "Down", "Up"))
  }

  /// The same for the curve of learning rates.
  private mutating func point(atRatesOf wanted: Model) {
    if model.look.rates.showsValues != wanted.look.rates.showsValues { press(["v"]) }
    for _ in RatesLook.stepChoices where model.look.rates.steps != wanted.look.rates.steps { press([")"]) }
    if let sweep = wanted.sweep, sweep.request == model.wantedSweep { _ = model.update(.sweepComputed(sweep)) }
    guard wanted.look.rates.cursor != nil, let goal = wanted.pointedRate, let place = model.pointedRate else { return }
    press(goal == place ? ["Down", "Up"] : Self.arrows(goal - place, "Up", "Down"))
  }

  /// Arrows that go so far: with Shift by ten.
  private static func arrows(_ distance: Int, _ back: String, _ forth: String) -> [String] {
    let key = distance < 0 ? back : forth
    return Array(repeating: "S-" + key, count: abs(distance) / 10) + Array(repeating: key, count: abs(distance) % 10)
  }

  /// Unfolds the same rows, from the top down, and goes to the same one.
  private mutating func unfold(_ shown: DerivationLook) {
    func go(to row: Int) {
      let way = row - model.look.derivation.row
      press(Array(repeating: way > 0 ? "Down" : "Up", count: abs(way)))
    }
    var row = 0
    while row < DerivationView(model: Shown(model)).rowCount, row < 400 {
      let path = DerivationView(model: Shown(model)).path(ofRow: row)
      if shown.unfolded.contains(path), !model.look.derivation.unfolded.contains(path) {
        go(to: row)
        press(["Enter"])
      }
      row += 1
    }
    go(to: min(shown.row, max(0, DerivationView(model: Shown(model)).rowCount - 1)))
  }

  private mutating func judgeLook(_ wanted: Model) {
    let isPointing =
      model.look.map.cursor != wanted.look.map.cursor || model.look.rates.cursor != wanted.look.rates.cursor
    if wanted.look.cursor != nil || wanted.look.dataCursor != nil || isPointing { missing.append(.pointer) }
    if !wanted.look.derivation.assumptions.isEmpty { missing.append(.ownValues) }
    func essence(_ model: Model) -> Look {
      var look = model.look
      look.sample = model.sample
      look.cursor = nil
      look.dataCursor = nil
      look.map.cursor = nil
      look.rates.cursor = nil
      // Each is seen on its own view only.
      if model.showsBasins { look.ways.fan = nil } else { look.ways.basinSteps = BasinRequest.usualSteps }
      look.automatic = []
      look.isMouseOn = true
      look.isAnswerOpen = LessonView(model: Shown(model)).showsAnswer
      look.isAnswerNew = false
      look.isPredicting = false
      look.isQuestionSeen = false
      look.focusBefore = nil
      look.heights = nil
      look.contourSamples = nil
      look.isLossLogarithmic = LossView.isLogarithmic(model)
      look.derivation.assumptions = [:]
      look.derivation.assumedAt = nil
      // The same term, however it was come to.
      look.terms = look.terms.map { _ in TermLook(position: model.termStop?.position ?? 0) }
      if !look.isProjecting { look.themeBeforeProjector = nil }
      return look
    }
    if essence(model) != essence(wanted), !missing.contains(.run) { missing.append(.look) }
  }
}
