// Where one points in the picture of the samples, and what is done there.

import NablaCanvas
import NablaCore
import NablaLesson

/// A place in the picture of the samples.
package struct DataCursor: Hashable, Sendable {
  /// x1, and x2 or, where there is one input, the target.
  package var x: Double
  package var y: Double
  /// The class that a new sample gets, from 0; of two classes of one output, its target.
  package var classInHand: Int
  /// The sample that goes along; nil: none.
  package var carried: PointEdit.Place?

  package init(x: Double, y: Double, classInHand: Int, carried: PointEdit.Place? = nil) {
    self.x = x
    self.y = y
    self.classInHand = classInHand
    self.carried = carried
  }
}

/// How samples can be shown.
package enum DataShape: Equatable, Sendable {
  /// The plane of two inputs with the boundary of two classes, or the parts of several.
  case boundary, classes
  /// A curve through samples of one input, or one that two targets make.
  case fit, closedCurve
  case table
}

extension Dataset {
  package var shape: DataShape {
    if rawInputCount == 2, targetCount == 1, count > 1 { return .boundary }
    if rawInputCount == 2, targetCount <= Role.classCount, namesClasses { return .classes }
    if rawInputCount == 1, targetCount == 1, count > 2 { return .fit }
    if rawInputCount == 1, targetCount == 2, count > 2 { return .closedCurve }
    return .table
  }

  /// Whether its samples are shown in a plane that one can point at: of two inputs, or of one input and one target.
  package var hasPlane: Bool { [.boundary, .classes, .fit].contains(shape) }

  /// Whether one points at inputs alone, and the target is a class.
  package var isPlaneOfInputs: Bool { rawInputCount == 2 }

  /// How many classes a sample can be of; one output tells two apart.
  package var classCount: Int { targetCount == 1 ? 2 : targetCount }

  /// The class of some targets: the greatest of several, or whether a single one is at least a half.
  package func classNumber(of targets: some Collection<Double>) -> Int {
    guard targetCount > 1 else { return targets.first! >= 0.5 ? 1 : 0 }
    return targets.enumerated().max { $0.element < $1.element }!.offset
  }

  /// The targets of a sample of a class.
  package func targets(ofClass number: Int) -> [Double] {
    guard targetCount > 1 else { return [Double(number)] }
    return (0..<targetCount).map { $0 == number ? 1 : 0 }
  }

  /// A sample's inputs and targets by its place; nil where there is none.
  package func row(at place: PointEdit.Place) -> (inputs: [Double], targets: [Double])? {
    switch place {
    case .training(let index): (0..<count).contains(index) ? (Array(rawInput(index)), Array(target(index))) : nil
    case .heldOut(let index):
      test.flatMap { test in
        (0..<test.count).contains(index) ? (Array(test.rawInput(index)), Array(test.target(index))) : nil
      }
    }
  }
}

extension Model {
  /// Whether keys go to the cursor on the samples.
  package var pointsAtData: Bool {
    look.focus == .data && look.dataCursor != nil && workspace.scene.experiment.dataset?.hasPlane == true
  }
}
