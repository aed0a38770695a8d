// The panel of the map: pointing at one of its runs, opening it, and how many steps it looks at.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  /// Whether the panel of the map takes an action for itself now.
  func goesToMap(_ action: Action) -> Bool {
    guard look.focus == .map, arrangement.rect(of: .map) != nil else { return false }
    switch action {
    // As long as no map is there, arrows do what they do elsewhere.
    case .previousBeat, .nextBeat, .selectPrevious, .selectNext, .panLeft, .panRight, .panUp, .panDown, .cursor:
      return shownMap != nil
    case .zoomIn, .zoomOut: return true
    case .explain: return pointedPixel != nil
    case .escape: return look.map.cursor != nil
    default: return false
    }
  }

  /// Does what keys do while they go to the panel of the map.
  ///
  /// - Returns: whether the action was one of its own.
  mutating func performOnMap(_ action: Action) -> Bool {
    guard goesToMap(action) else { return false }
    toast = nil
    switch action {
    case .previousBeat: movePixel(x: -1, y: 0)
    case .nextBeat: movePixel(x: 1, y: 0)
    case .selectPrevious: movePixel(x: 0, y: 1)
    case .selectNext: movePixel(x: 0, y: -1)
    case .panLeft: movePixel(x: -10, y: 0)
    case .panRight: movePixel(x: 10, y: 0)
    case .panUp: movePixel(x: 0, y: 10)
    case .panDown: movePixel(x: 0, y: -10)
    case .cursor: look.map.cursor = look.map.cursor == nil ? firstPixel : nil
    case .zoomIn: changeMapSteps(by: -1)
    case .zoomOut: changeMapSteps(by: 1)
    case .explain: openPixel()
    default: look.map.cursor = nil
    }
    return true
  }

  /// Where pointing begins: at the run, or where that is none of the map's, in its middle.
  private var firstPixel: MapPlace? {
    mapHere ?? shownMap.map { MapPlace(column: $0.rates.count / 2, row: $0.factors.count / 2) }
  }

  private mutating func movePixel(x dx: Int, y dy: Int) {
    guard let map = shownMap, let place = pointedPixel ?? firstPixel else { return }
    look.map.cursor = MapPlace(
      column: min(max(place.column + dx, 0), map.rates.count - 1),
      row: min(max(place.row + dy, 0), map.factors.count - 1))
  }

  private mutating func changeMapSteps(by offset: Int) {
    let choices = RatesLook.stepChoices
    let place = choices.firstIndex { $0 >= look.map.steps } ?? choices.count - 1
    look.map.steps = choices[(place + offset + choices.count) % choices.count]
    refreshSlice()
  }

  /// Points at a cell; a second click there opens its run.
  mutating func clickMap(_ point: Point, in rect: Rect) {
    guard shownMap != nil, let place = RateMapGeometry(rect: rect).place(at: point) else { return }
    if place == pointedPixel { return openPixel() }
    look.map.cursor = place
  }

  /// Starts the run that is pointed at: the map's start times its factor, with its learning rate.
  private mutating func openPixel() {
    guard let map = shownMap, let place = pointedPixel else { return }
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    experiment.settings.learningRate = map.rates[place.column]
    let factor = map.factors[place.row]
    let start = map.start(ofRow: place.row)
    // Where the map is of the scene's own start, that needs no numbers.
    experiment.initialization = map.request.experiment.initialization
    let weights = names.weightCount
    if start != experiment.firstParameters {
      experiment.initialization.scheme = .given(weights: Array(start[..<weights]), biases: Array(start[weights...]))
    }
    look.map.cursor = nil
    open(
      History(experiment), .startedOnMap(factor: factor, rate: map.rates[place.column]),
      at: factor == 1 ? nil : "×\(RatesLabel.number(factor))")
  }

  /// Puts a run that begins at step 0 in the place of one that nobody has used, or beside the others.
  private mutating func open(_ history: History, _ phrase: Phrase, at place: String?) {
    let isUnused = workspace.history.latestStep == 0 && workspace.current.entry == nil
    var dropped: Run?
    undoably(phrase) { dropped = $0.workspace.open(history, at: .start, startedAt: place, replaces: isUnused) }
    if let dropped { show(.runDropped(dropped.name)) }
    refresh()
  }
}
