// Pictures of many runs as tables, as the commands `sweep` and `basins` print them.

import NablaCore
import NablaExports
import NablaModel

extension Model {
  /// The curves of the panel of rates, with C over held-out samples where it can be had.
  var exportedCurves: (curves: [NamedCurve], hasTest: Bool) {
    guard let sweep = shownSweep else { return ([], false) }
    let images = [sweep] + shownRivals.map(\.image).filter(\.isFinished)
    let tests = images.map(\.testCosts)
    let hasTest = tests.allSatisfy { $0 != nil }
    let curves = zip(images, tests).map { image, tests in
      NamedCurve(
        optimizer: image.request.experiment.settings.optimizer.name, seed: image.request.experiment.initialization.seed,
        curve: SweepCurve(
          image.rates.indices.compactMap { index in
            image.ends[index].map {
              SweepPoint(learningRate: image.rates[index], end: $0, testCost: hasTest ? tests?[index] : nil)
            }
          }))
    }
    return (curves, hasTest)
  }

  /// The plane of starts that the contour shows.
  var exportedBasins: BasinMap? {
    guard let image = shownBasins, image.isFinished else { return nil }
    let request = image.request
    let numbers = image.ends.map { end in
      switch end {
      case .minimum(let number, _)?: number
      case .diverged?: Basins.diverged
      case .onTheWay?, nil: Basins.onTheWay
      }
    }
    return BasinMap(
      x: names.name(at: request.x), y: names.name(at: request.y), xs: request.xs, ys: request.ys, names: names,
      minima: image.minima, floors: image.floors, basin: numbers, finalCosts: image.finalCosts)
  }
}

extension SweepImage {
  /// C over held-out samples where `finalCost` is C, a rate each; nil without any, or of a network too large to keep where
  /// its runs ended.
  fileprivate var testCosts: [Double?]? {
    let known = ends.compactMap(\.self)
    guard known.count == rates.count, known.allSatisfy({ $0.parameters.count == request.start.count }) else {
      return nil
    }
    let members = rates.map { ManyRuns.Member(learningRate: $0, start: request.start) }
    return ManyRuns(request.experiment, from: request.origin).testCosts(of: members, known)
  }
}
