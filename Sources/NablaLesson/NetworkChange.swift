// A scene whose network has become another one.

import NablaCore

extension Scene {
  /// What draws the parameters that another network brings: what the others were drawn by, and beside given values what
  /// drew the last ones that came.
  ///
  /// - Parameter start: what the parameters that there are start with.
  package func drawing(beside start: Initialization) -> Initialization { start.name == .given ? drawing : start }

  /// The scene with another experiment, whose network need not have the parameters that the scene's has.
  ///
  /// What names parameters goes on naming the same ones where they are still there: a contour of two weights that have
  /// stayed is of these two, however they are called now. Runs that name parameters or give their values go.
  package func with(_ next: Experiment) -> Scene {
    var scene = self
    scene.experiment = next
    let inputs = next.inputPlaces(in: experiment)
    guard let old = experiment.settings.network, let new = next.settings.network,
      inputs != nil || !new.hasSameParameters(as: old)
    else { return scene }
    scene.runs.removeAll { $0.frozen != nil || $0.initialization?.name == .given }
    let places = new.renumbering(from: old, inputs: inputs)
    func kept(_ name: String?) -> String? {
      name.flatMap { old.names.index(of: $0) }.flatMap { places[$0] }.map(new.names.name)
    }
    if case .change(let step, let wanted) = reveal {
      let names = wanted.map { $0.setting == nil ? kept($0.name) : $0.name }
      // A parameter that is gone cannot be asked for: then any change will do.
      let isWhole = names.allSatisfy { $0 != nil }
      scene.reveal = .change(step, wanted: isWhole ? zip(names, wanted).map { WantedChange($0!, $1.value) } : [])
    }
    if let contour {
      scene.contour?.x = kept(contour.x)
      scene.contour?.y = kept(contour.y)
      let isLost = (contour.x != nil && kept(contour.x) == nil) || (contour.y != nil && kept(contour.y) == nil)
      // Ranges are of the two that they were given for.
      if isLost { scene.contour = contour.view.map { SceneContour(view: $0) } }
    }
    return scene
  }
}

extension Network {
  /// The number that each parameter of another network has here; none for one that is gone.
  ///
  /// - Parameters:
  ///   - old: the network that this one has been made of.
  ///   - inputs: which of its inputs each input is, nil for a new one; nil: as many, each what it was.
  package func renumbering(from old: Network, inputs: [Int?]? = nil) -> [Int: Int] {
    var numbers: [Int: Int] = [:]
    for (index, place) in places(in: old, inputs: inputs).enumerated() {
      if let place { numbers[place] = index }
    }
    return numbers
  }
}
