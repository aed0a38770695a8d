// Pointing at samples: a cursor on their picture that puts them in, moves them, gives them another class, takes them away.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension Model {
  private var dataView: DataView { DataView(model: Shown(self)) }

  /// The picture of the samples in cells; nil where it is not on screen, or no plane.
  private var dataPlane: DataPlane? {
    guard let rect = arrangement.rect(of: .data) else { return nil }
    return dataView.plane(in: rect.inset(columns: 1, rows: 1), Pencil(self))
  }

  /// Whether a cursor can be put on the samples: keys go to them, and they lie in a plane.
  var canPointAtData: Bool {
    look.focus == .data && arrangement.rect(of: .data) != nil && workspace.scene.experiment.dataset?.hasPlane == true
  }

  /// The sample under the cursor.
  private var sampleUnderCursor: PointEdit.Place? {
    guard let cursor = look.dataCursor, let plane = dataPlane, let cell = plane.cell(cursor.x, cursor.y) else {
      return nil
    }
    return dataView.sample(at: cell, on: plane)
  }

  /// Puts the cursor on the chosen sample, or takes it away.
  mutating func toggleDataCursor() {
    if pointsAtData {
      look.dataCursor = nil
      return
    }
    guard let data = workspace.scene.experiment.dataset, let row = data.row(at: .training(sample)) else { return }
    let values = row.inputs + row.targets
    let hand = data.isPlaneOfInputs ? data.classNumber(of: row.targets) : 0
    look.dataCursor = DataCursor(x: values[0], y: values[1], classInHand: hand)
  }

  /// Puts the cursor on the next sample, or the one before; also on one that the step leaves out.
  mutating func hopSample(by offset: Int) {
    guard look.dataCursor?.carried == nil, let data = workspace.scene.experiment.dataset else { return }
    var here = look.sample
    if case .training(let index) = sampleUnderCursor { here = index }
    let next = ((here + offset) % data.count + data.count) % data.count
    guard let row = data.row(at: .training(next)) else { return }
    let values = row.inputs + row.targets
    look.dataCursor?.x = values[0]
    look.dataCursor?.y = values[1]
    look.sample = next
  }

  /// Moves the cursor where an arrow key points, if it is there; with Shift five cells.
  ///
  /// - Returns: whether it is.
  mutating func performOnData(_ action: Action) -> Bool {
    guard pointsAtData else { return false }
    let far = 5
    let way: (x: Int, y: Int)
    switch action {
    case .previousBeat: way = (-1, 0)
    case .nextBeat: way = (1, 0)
    case .selectPrevious: way = (0, -1)
    case .selectNext: way = (0, 1)
    case .panLeft: way = (-far, 0)
    case .panRight: way = (far, 0)
    case .panUp: way = (0, -far)
    case .panDown: way = (0, far)
    default: return false
    }
    toast = nil
    moveDataCursor(x: way.x, y: way.y)
    return true
  }

  private mutating func moveDataCursor(x dx: Int, y dy: Int) {
    guard let cursor = look.dataCursor, let plane = dataPlane else { return }
    let area = plane.rect
    let here = plane.cell(cursor.x, cursor.y) ?? Point(x: area.x + area.width / 2, y: area.y + area.height / 2)
    put(
      plane,
      at: Point(
        x: min(max(here.x + dx, area.x), area.maxX - 1), y: min(max(here.y + dy, area.y), area.maxY - 1)))
  }

  /// Puts the cursor into a cell, at round numbers; on a sample, at its own.
  private mutating func put(_ plane: DataPlane, at cell: Point) {
    if look.dataCursor?.carried == nil, let found = dataView.sample(at: cell, on: plane),
      let row = workspace.scene.experiment.dataset?.row(at: found)
    {
      let values = row.inputs + row.targets
      look.dataCursor?.x = values[0]
      look.dataCursor?.y = values[1]
      return
    }
    let place = plane.place(of: cell)
    let size = plane.cellSize
    look.dataCursor?.x = Self.round(place.x, within: size.x)
    look.dataCursor?.y = Self.round(place.y, within: size.y)
  }

  // MARK: What is done there

  /// Puts down what goes along, picks up what is there, or puts a new sample in.
  mutating func actOnSample() {
    guard let cursor = look.dataCursor, let data = workspace.scene.experiment.dataset else { return }
    if let carried = cursor.carried, let row = data.row(at: carried) {
      look.dataCursor?.carried = nil
      let targets = data.isPlaneOfInputs ? row.targets : []
      // Put down where it was, it is no other sample.
      if [cursor.x, cursor.y] + targets == row.inputs + row.targets { return }
      take(.points([.replace(carried, [cursor.x, cursor.y] + targets)]), tellsWhyNot: true)
    } else if let found = sampleUnderCursor {
      look.dataCursor?.carried = found
      choose(found)
    } else {
      let targets = data.isPlaneOfInputs ? data.targets(ofClass: cursor.classInHand) : []
      if take(.points([.add([cursor.x, cursor.y] + targets)]), tellsWhyNot: true) { choose(.training(data.count)) }
    }
  }

  private mutating func choose(_ place: PointEdit.Place) {
    if case .training(let index) = place { look.sample = index }
  }

  /// Gives the sample under the cursor the next class, or the next sample that is put in.
  mutating func changeClass() {
    guard let cursor = look.dataCursor, let data = workspace.scene.experiment.dataset else { return }
    guard let place = cursor.carried ?? sampleUnderCursor, let row = data.row(at: place) else {
      look.dataCursor?.classInHand = (cursor.classInHand + 1) % data.classCount
      return
    }
    let next = (data.classNumber(of: row.targets) + 1) % data.classCount
    choose(place)
    take(.points([.replace(place, row.inputs + data.targets(ofClass: next))]), tellsWhyNot: true)
  }

  /// Takes the sample under the cursor away.
  mutating func removeSample() {
    guard let place = look.dataCursor?.carried ?? sampleUnderCursor else { return }
    look.dataCursor?.carried = nil
    take(.points([.remove(place)]), tellsWhyNot: true)
  }

  /// Why a key can do nothing at the cursor; nil where it can, and for keys that have nothing to do with it.
  func reasonAgainstPointing(_ action: Action) -> Phrase? {
    switch action {
    case .axes: return workspace.scene.experiment.dataset?.isPlaneOfInputs == false ? .heightIsTarget : nil
    case .nextSample, .previousSample:
      if look.dataCursor?.carried != nil { return .putDownFirst }
      return (workspace.scene.experiment.dataset?.count ?? 0) < 2 ? .oneSample : nil
    case .cycleBack: return look.dataCursor?.carried == nil && sampleUnderCursor == nil ? .noSampleHere : nil
    default: return nil
    }
  }

  /// Whether a key belongs to the cursor on the samples as long as there is one.
  static func isOfDataCursor(_ action: Action) -> Bool {
    switch action {
    case .previousBeat, .nextBeat, .selectPrevious, .selectNext, .panLeft, .panRight, .panUp, .panDown, .explain, .axes,
      .cycleBack, .nextSample, .previousSample:
      true
    default: false
    }
  }

  // MARK: The mouse

  /// Puts the cursor at a cell; a second click there does what Enter does.
  mutating func clickData(_ point: Point) {
    guard canPointAtData, let plane = dataPlane, plane.rect.contains(point) else { return }
    if let cursor = look.dataCursor, plane.cell(cursor.x, cursor.y) == point { return actOnSample() }
    if look.dataCursor == nil { toggleDataCursor() }
    put(plane, at: point)
    if look.dataCursor?.carried == nil, let found = dataView.sample(at: point, on: plane) { choose(found) }
  }
}
