// How things are shown: panels, selection, axes, themes and language.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// Follows up what is selected: a sample, a place on the contour, a run, or else a number's derivation.
  mutating func explainSelected() {
    if pointsAtData { return actOnSample() }
    if pointsAtContour { return look.isGuessingPlace ? openGuess() : startAtCursor() }
    look.focus == .runs && workspace.isRacing ? goOnAlone() : explain()
  }

  mutating func setZoomed(_ isZoomed: Bool) {
    look.isZoomed = isZoomed
    refreshSlice()
  }

  /// One level back: to the whole picture, then to the viewport that is found by itself. Never quits.
  mutating func escape() {
    if closeDerivation() { return }
    if pointsAtData, look.dataCursor?.carried != nil {
      look.dataCursor?.carried = nil
    } else if pointsAtData {
      look.dataCursor = nil
    } else if look.cursor != nil {
      look.cursor = nil
      look.isGuessingPlace = false
    } else if workspace.guess != nil {
      takeGuessBack()
    } else if look.focus == .contour, look.viewport != nil {
      look.viewport = nil
      if showsSurface { forgetStance() }
      refreshSlice()
    } else if look.isProjecting {
      toggleProjector()
    } else if look.isZoomed {
      setZoomed(false)
    } else if look.viewport != nil || showsSurface {
      look.viewport = nil
      if showsSurface { forgetStance() }
      refreshSlice()
    }
  }

  /// Moves through whatever the focused panel lists: rows of the derivation, runs of a race, else parameters.
  mutating func moveSelection(by offset: Int) { look.focus.part.select(offset, &self) }

  /// Selects the parameter so many places further in parameter order.
  mutating func moveParameter(by offset: Int) {
    select(names.index(at: min(max(names.place(of: look.selection) + offset, 0), names.count - 1)))
  }

  mutating func select(_ index: Int) {
    let selection = min(max(index, 0), names.count - 1)
    guard selection != look.selection else { return }
    look.selection = selection
    look.derivation.unfolded = []
    look.derivation.row = 0
    refreshCurves()
  }

  mutating func focus(on panel: Panel) {
    look.focus = panel
    refreshSlice()
  }

  mutating func moveFocus(by offset: Int) {
    // Panels that have no place of their own come up as the focus gets to them.
    let order = panels
    guard let place = order.firstIndex(of: look.focus) else { return }
    focus(on: order[((place + offset) % order.count + order.count) % order.count])
  }

  /// The next sample, or one before; with the cursor on the samples, that goes there.
  mutating func goToSample(by offset: Int) {
    if pointsAtData { return hopSample(by: offset) }
    guard let count = workspace.history.experiment.dataset?.count else { return }
    // Where a step sees only some samples, the keys go through those.
    let choices = situation.step.batch?.sorted() ?? Array(0..<count)
    let place = choices.firstIndex(of: sample) ?? 0
    look.sample = choices[((place + offset) % choices.count + choices.count) % choices.count]
    show(.sampleChosen(look.sample + 1, of: count))
    endAssumptionsElsewhere()
  }

  mutating func toggleLossScale() {
    let isLogarithmic = LossView.isLogarithmic(self)
    look.isLossLogarithmic = !isLogarithmic
    show(.lossScaleSet(isLogarithmic: !isLogarithmic))
  }

  mutating func cycleGlyphs() {
    let levels = surroundings.glyphLevels
    let place = levels.firstIndex(of: look.glyphs) ?? levels.count - 1
    setGlyphs(levels[(place + 1) % levels.count])
  }

  mutating func setGlyphs(_ level: GlyphLevel) {
    look.glyphs = level
    look.automatic.remove(.glyphs)
    // How many dots a cell has decides how much of the plane has the same scale both ways.
    refreshSlice()
    show(.glyphsSet(level))
  }

  mutating func cycleTheme(by offset: Int) {
    let themes = Theme.allCases
    let place = themes.firstIndex(of: look.theme)!
    setTheme(themes[((place + offset) % themes.count + themes.count) % themes.count])
  }

  mutating func setTheme(_ theme: Theme) {
    look.theme = theme
    look.automatic.remove(.theme)
    show(.themeSet(theme))
  }

  /// Takes the selected parameter for the x axis and the old x for y; where it is x already, the two change places.
  mutating func chooseAxes() {
    let x = look.axisX
    setAxes(x: look.selection == x ? look.axisY! : look.selection, y: x)
  }

  mutating func setAxes(x: Int, y: Int) {
    look.axisX = x
    look.axisY = y
    look.plane = .parameters
    look.viewport = nil
    look.cursor = nil
    forgetStance()
    refreshSlice()
    show(.axesSet(names.name(at: x), names.name(at: y)))
  }

  /// Moves the contour by tenths of what it shows, or turns the surface by as many steps.
  mutating func moveView(x: Int, y: Int) {
    if showsSurface {
      look.stance = stance.moved(x: x, y: y)
    } else {
      changeViewport { $0.moved(x: 0.1 * Double(x), y: 0.1 * Double(y)) }
    }
  }

  mutating func changeViewport(_ change: (Viewport) -> Viewport) {
    guard let wantedSlice else { return }
    let next = change(wantedSlice.viewport)
    guard next.isUsable else { return show(.viewportLimit) }
    look.viewport = next
    refreshSlice()
  }

  // MARK: The slice that the contour shows

  /// Says which slice the contour wants.
  mutating func refreshSlice() {
    refreshSweep()
    refreshSharpness()
    refreshCurves()
    refreshMap(arrangement.rect(of: .map).map { RateMapGeometry(rect: $0).plot.size })
    if !showsBasins || arrangement.rect(of: .contour) == nil { wantedBasins = nil }
    defer { refreshWays() }
    guard let rect = arrangement.rect(of: .contour) else {
      wantedSlice = nil
      return
    }
    let plot = ContourGeometry(rect: rect, of: self).plot
    guard !plot.isEmpty else {
      wantedSlice = nil
      return
    }
    // A plane that cannot be had at this step comes back at one where it can. Starts are those of step 0.
    let landscape = showsBasins ? landscapeOfStarts : landscape(look.plane) ?? landscape(.parameters)!
    var viewport = look.viewport ?? AutomaticViewport.viewport(of: self, landscape)
    if workspace.scene.contour?.sameScale == true, !landscape.isCurve {
      viewport = viewport.sameScale(on: plot, level: look.glyphs)
    }
    let fitting =
      landscape.isCurve
      ? Size(columns: 2 * plot.width, rows: 1) : Size(columns: plot.width + 1, rows: 2 * plot.height + 1)
    let samples = look.contourSamples ?? fitting
    wantedSlice = SliceRequest(
      landscape: landscape, viewport: viewport, columns: samples.columns, rows: samples.rows)
    knownStartDistance = startDistance(from: landscape)
    if showsBasins { askForBasins(PlaneMap(viewport, on: plot, level: look.glyphs)) }
    takeStance()
  }
}
